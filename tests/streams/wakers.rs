//! What a body awaits sees the waker of whoever polls the stream, and nothing of the stream.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use futures::stream::{FuturesUnordered, once};
use futures::task::AtomicWaker;
use futures::{Stream, StreamExt};
use primed::{AsyncGenerator, generator, stream};

use crate::support::{all, pause};

/// Counts how often it is woken.
#[derive(Default)]
struct Counter(AtomicUsize);

impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Counter {
    fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

/// What the futures of a body saw.
type Seen = Arc<Mutex<Vec<Waker>>>;

/// A future that keeps a clone of the waker each time it is polled, `times` times.
fn keeps(seen: &Seen, times: usize) -> impl Future<Output = ()> + use<> {
    let (seen, mut left) = (Arc::clone(seen), times);
    poll_fn(move |cx| {
        let mut seen = seen.lock().unwrap();
        seen.push(cx.waker().clone());
        left -= 1;
        if left == 0 {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
}

/// A future that says whether it sees a waker itself, not only one that wakes the same.
fn sees(waker: &Waker) -> impl Future<Output = bool> + use<> {
    let waker = waker.clone();
    poll_fn(move |cx| Poll::Ready(cx.waker().will_wake(&waker)))
}

fn poll_with<S: Stream>(stream: Pin<&mut S>, waker: &Waker) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(waker))
}

#[generator]
fn sight(real: Waker) -> impl Stream<Item = bool> {
    yield_!(sees(&real).await);
    let nested = async { async { sees(&real).await }.await };
    yield_!(nested.await);
    yield_from!(once(sees(&real)));
    let mut inner = pin!(deeper(real.clone()));
    while let Some(same) = inner.next().await {
        yield_!(same);
    }
    println!("{}", {
        yield_!(sees(&real).await);
        sees(&real).await
    });
    yield_!(matches!(Some(sees(&real).await), Some(true)));
    let boxed: Pin<Box<dyn Future<Output = bool>>> = Box::pin(sees(&real));
    yield_!(boxed.await);
}

#[generator]
fn deeper(real: Waker) -> impl Stream<Item = bool> {
    yield_from!(deepest(real));
}

#[generator]
fn deepest(real: Waker) -> impl AsyncGenerator<Yield = bool> {
    pause().await;
    yield_!(sees(&real).await);
}

/// All that a stream gives to one who polls until it ends.
fn polled<S: Stream>(stream: S, waker: &Waker) -> Vec<S::Item> {
    let mut stream = pin!(stream);
    let mut given = Vec::new();
    loop {
        match poll_with(stream.as_mut(), waker) {
            Poll::Ready(Some(item)) => given.push(item),
            Poll::Ready(None) => return given,
            Poll::Pending => {}
        }
    }
}

#[test]
fn it_is_the_real_one() {
    let waker = Waker::from(Arc::new(Counter::default()));
    assert_eq!(polled(sight(waker.clone()), &waker), [true; 7]);
}

#[test]
fn in_the_macros_too() {
    let waker = Waker::from(Arc::new(Counter::default()));
    let real = waker.clone();
    let given = stream! {
        yield sees(&real).await;
        for await same in deeper(real.clone()) {
            yield same;
        }
        for await same in stream! { yield sees(&real).await; } {
            yield same;
        }
    };
    assert_eq!(polled(given, &waker), [true; 3]);
}

#[generator]
fn keeping(seen: Seen) -> impl Stream<Item = u8> {
    keeps(&seen, 1).await;
    yield_!(1);
    keeps(&seen, 3).await;
    yield_!(2);
}

/// Each poll brings its own waker.
#[test]
fn a_waker_for_each_poll() {
    let seen = Seen::default();
    let mut stream = pin!(keeping(Arc::clone(&seen)));
    let wakers: Vec<_> = (0..5)
        .map(|_| Waker::from(Arc::new(Counter::default())))
        .collect();
    let polled: Vec<_> = wakers
        .iter()
        .map(|waker| poll_with(stream.as_mut(), waker))
        .collect();
    let items = [Some(Some(1)), None, None, Some(Some(2)), Some(None)];
    assert_eq!(
        polled,
        items.map(|item| item.map_or(Poll::Pending, Poll::Ready))
    );
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 4);
    assert!(
        seen.iter()
            .zip(&wakers)
            .all(|(seen, waker)| seen.will_wake(waker))
    );
}

/// A waker that was kept wakes whoever polled, when the stream is suspended, has ended, and
/// is gone.
#[test]
fn it_outlives_the_stream() {
    let (counter, seen) = (Arc::new(Counter::default()), Seen::default());
    let waker = Waker::from(Arc::clone(&counter));
    {
        let mut stream = Box::pin(keeping(Arc::clone(&seen)));
        assert!(poll_with(stream.as_mut(), &waker).is_ready());
        seen.lock().unwrap()[0].wake_by_ref();
        assert_eq!(counter.get(), 1);
        assert!(poll_with(stream.as_mut(), &waker).is_pending());
        seen.lock().unwrap()[1].wake_by_ref();
        assert_eq!(counter.get(), 2);
    }
    drop(waker);
    let kept = std::mem::take(&mut *seen.lock().unwrap());
    let clones = kept.clone();
    kept.into_iter().for_each(Waker::wake);
    assert_eq!(counter.get(), 4);
    thread::spawn(move || clones.iter().for_each(Waker::wake_by_ref))
        .join()
        .unwrap();
    assert_eq!(counter.get(), 6);
    assert_eq!(Arc::strong_count(&counter), 1); // each clone was dropped
}

/// So does one that was kept by what a macro polls, which is not told from a yield there.
#[test]
fn kept_in_macros() {
    #[generator]
    fn joining(seen: Seen) -> impl Stream<Item = u8> {
        tokio::join!(keeps(&seen, 2), keeps(&seen, 1));
        futures::select! {
            () = std::pin::pin!(futures::FutureExt::fuse(keeps(&seen, 1))) => yield_!(1),
        }
        yield_!(2);
    }
    let (counter, seen) = (Arc::new(Counter::default()), Seen::default());
    {
        let waker = Waker::from(Arc::clone(&counter));
        let mut stream = Box::pin(joining(Arc::clone(&seen)));
        assert!(poll_with(stream.as_mut(), &waker).is_pending());
        assert_eq!(poll_with(stream.as_mut(), &waker), Poll::Ready(Some(1)));
    }
    let kept = std::mem::take(&mut *seen.lock().unwrap());
    assert_eq!(kept.len(), 4);
    kept.into_iter().for_each(Waker::wake);
    assert_eq!((counter.get(), Arc::strong_count(&counter)), (4, 1));
}

/// To be woken by reference while it is polled is to be woken.
#[test]
fn woken_while_it_runs() {
    #[generator]
    fn wakes() -> impl Stream<Item = u8> {
        poll_fn(|cx| {
            cx.waker().wake_by_ref();
            let kept = cx.waker().clone();
            kept.wake();
            Poll::Ready(())
        })
        .await;
        yield_!(1);
    }
    let counter = Arc::new(Counter::default());
    assert!(poll_with(pin!(wakes()), &Waker::from(Arc::clone(&counter))).is_ready());
    assert_eq!((counter.get(), Arc::strong_count(&counter)), (2, 1));
}

/// An event that another thread sets.
#[derive(Default)]
struct Event(AtomicWaker, AtomicUsize);

impl Event {
    fn set(&self) {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.wake();
    }

    async fn reaches(&self, count: usize) {
        poll_fn(|cx| {
            self.0.register(cx.waker());
            if self.1.load(Ordering::SeqCst) >= count {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}

#[generator]
fn ticks(event: &Event, to: usize) -> impl Stream<Item = usize> {
    for n in 1..=to {
        event.reaches(n).await;
        yield_!(n);
    }
}

#[test]
fn woken_by_another_thread() {
    let (event, asked) = (Event::default(), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..50 {
                while asked.load(Ordering::SeqCst) <= n {
                    thread::yield_now();
                }
                event.set();
            }
        });
        futures::executor::block_on(async {
            let mut ticks = pin!(ticks(&event, 50));
            for n in 1..=50 {
                asked.fetch_add(1, Ordering::SeqCst);
                assert_eq!(ticks.next().await, Some(n));
            }
            assert_eq!(ticks.next().await, None);
        });
    });
}

/// What makes wakers of its own, inside of a stream and around it.
#[test]
fn wakers_of_others() {
    #[generator]
    fn inside(real: Waker) -> impl Stream<Item = bool> {
        let unordered: FuturesUnordered<_> = (0..2).map(|_| sees(&real)).collect();
        let mut unordered = pin!(unordered);
        while let Some(same) = unordered.next().await {
            yield_!(same);
        }
    }
    let waker = Waker::from(Arc::new(Counter::default()));
    let mut stream = pin!(inside(waker.clone()));
    assert_eq!(poll_with(stream.as_mut(), &waker), Poll::Ready(Some(false)));
    let event = Event::default();
    event.set();
    let around: FuturesUnordered<_> = (0..3)
        .map(|_| ticks(&event, 1).collect::<Vec<_>>())
        .collect();
    assert_eq!(all(around), vec![vec![1]; 3]);
}
