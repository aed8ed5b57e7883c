use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use primed::__private::{StreamMachine, nowhere, yielded};

// The waker may go to another thread, and with it a yielder, but not one of an `Rc`.
fn main() {
    let _ = StreamMachine::<_, _, Rc<u8>>::new(|yielder| async move {
        let mut yielder = Some(yielder);
        poll_fn(|cx| {
            let (waker, yielder) = (cx.waker(), yielder.take().unwrap());
            std::thread::scope(|scope| {
                scope.spawn(move || {
                    let value = Rc::new(1);
                    let yielding = pin!(yielded::<_, _, _, _, false>(value, nowhere, yielder));
                    let _ = yielding.poll(&mut Context::from_waker(waker));
                });
            });
            Poll::Ready(())
        })
        .await;
    });
}
