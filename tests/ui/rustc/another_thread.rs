use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use primed::__private::{StreamMachine, yielded};

// The waker may go to another thread, and with it a yielder, but not one of an `Rc`.
fn main() {
    let _ = StreamMachine::<_, _, Rc<u8>>::new(|mut yielder| async move {
        poll_fn(|cx| {
            let (waker, yielder) = (cx.waker(), &mut yielder);
            std::thread::scope(|scope| {
                scope.spawn(move || {
                    let yielding = pin!(yielded(Rc::new(1), yielder));
                    let _ = yielding.poll(&mut Context::from_waker(waker));
                });
            });
            Poll::Ready(())
        })
        .await;
    });
}
