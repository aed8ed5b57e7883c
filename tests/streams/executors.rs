//! Streams under tokio, smol and the executor of futures, with what each has to await.

use std::io;
use std::pin::{Pin, pin};
use std::time::Duration;

use futures::{Stream, StreamExt, TryStreamExt};
use primed::{generator, stream};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep, timeout};

use crate::support::soon;

#[generator]
fn received<T>(mut from: mpsc::Receiver<T>) -> impl Stream<Item = T> {
    while let Some(value) = from.recv().await {
        yield_!(value);
    }
}

#[tokio::test]
async fn channels() {
    let (to, from) = mpsc::channel(1);
    let sender = tokio::spawn(async move {
        for n in 0..20 {
            to.send(n).await.unwrap();
        }
    });
    assert_eq!(
        received(from).collect::<Vec<_>>().await,
        (0..20).collect::<Vec<_>>()
    );
    sender.await.unwrap();
}

#[tokio::test]
async fn a_channel_step_by_step() {
    let (to, from) = mpsc::channel(1);
    let mut stream = pin!(received(from));
    for n in 0..3 {
        to.send(n).await.unwrap();
        assert_eq!(stream.next().await, Some(n));
    }
    drop(to);
    assert_eq!(stream.next().await, None);
    assert_eq!(stream.next().await, None);
}

#[generator]
fn changes(mut of: watch::Receiver<u8>) -> impl Stream<Item = u8> {
    loop {
        let value = *of.borrow_and_update(); // the guard is not kept
        yield_!(value);
        if of.changed().await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn watched_values() {
    let (to, from) = watch::channel(1);
    let mut changes = pin!(changes(from));
    assert_eq!(changes.next().await, Some(1));
    to.send(2).unwrap();
    to.send(3).unwrap();
    assert_eq!(changes.next().await, Some(3));
    drop(to);
    assert_eq!(changes.next().await, None);
}

#[generator]
fn backoff(first: Duration, tries: u32) -> impl Stream<Item = Duration> {
    let begun = Instant::now();
    for n in 0..tries {
        yield_!(begun.elapsed());
        sleep(first * 2_u32.pow(n)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn timers() {
    let second = Duration::from_secs(1);
    let waited: Vec<_> = backoff(second, 4).collect().await;
    assert_eq!(waited, [0, 1, 3, 7].map(|n| second * n));
    let mut stream = pin!(backoff(60 * second, 2));
    assert!(stream.next().await.is_some());
    assert!(timeout(second, stream.next()).await.is_err());
    assert_eq!(
        timeout(60 * second, stream.next()).await,
        Ok(Some(60 * second))
    );
}

#[generator]
fn lines(text: &[u8]) -> Pin<Box<dyn Stream<Item = io::Result<String>> + Send + '_>> {
    let (mut to, from) = tokio::io::duplex(4);
    let mut from = BufReader::new(from).lines();
    let write = async move { to.write_all(text).await };
    let read = async {
        let mut lines = Vec::new();
        while let Some(line) = from.next_line().await? {
            lines.push(line);
        }
        io::Result::Ok(lines)
    };
    let (written, lines) = tokio::join!(write, read);
    written?;
    for line in lines? {
        yield_!(Ok(line));
    }
}

#[tokio::test]
async fn reading_and_writing() {
    let given: Vec<_> = lines(b"first\nsecond\nlast").try_collect().await.unwrap();
    assert_eq!(given, ["first", "second", "last"]);
    assert!(lines(b"\xff\n").next().await.unwrap().is_err());
}

#[test]
fn smol_timers_and_readers() {
    #[generator]
    fn bytes(data: &'static [u8]) -> impl Stream<Item = io::Result<u8>> {
        let mut reader = smol::io::BufReader::new(data);
        let mut byte = [0];
        while smol::io::AsyncReadExt::read(&mut reader, &mut byte).await? > 0 {
            smol::Timer::after(Duration::from_millis(1)).await;
            yield_!(Ok(byte[0]));
        }
    }
    smol::block_on(async {
        let read: Vec<u8> = bytes(b"abc").try_collect().await.unwrap();
        assert_eq!(read, b"abc");
    });
}

/// A stream that was begun under one executor goes on under another.
#[test]
fn from_one_to_another() {
    let mut stream = Box::pin(stream! {
        for n in 0..6 {
            yield soon(n).await;
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    assert_eq!(runtime.block_on(stream.next()), Some(0));
    assert_eq!(smol::block_on(stream.next()), Some(1));
    assert_eq!(futures::executor::block_on(stream.next()), Some(2));
    let rest = std::thread::spawn(move || smol::block_on(stream.collect::<Vec<_>>()));
    assert_eq!(rest.join().unwrap(), [3, 4, 5]);
}
