//! Generators in a program which has neither std nor an allocator.
//!
//! That it builds shows it: it defines the panic handler, which std would define a
//! second time, and no global allocator, without which nothing that uses `alloc`
//! links. It exits with 0 if all generators do what they should.

#![no_std]
#![no_main]

use core::ffi::c_int;
use core::future::{Future, ready};
use core::panic::PanicInfo;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use primed::prelude::*;
use primed::{SendError, getgeneratorstate};

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// What `core`'s unwind tables name, and std would bring along. Nothing unwinds here.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

/// An iterator.
#[generator]
fn fib() -> impl Iterator<Item = u64> + Clone {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(b);
        (a, b) = (b, a + b);
    }
}

/// An iterator which borrows, and delegates to others.
#[generator]
fn there_and_back(numbers: &[u32]) -> impl Iterator<Item = u32> {
    yield_from!(numbers.iter().copied());
    for &number in numbers.iter().rev() {
        yield_!(number);
    }
}

/// A coroutine which is lent what it is sent, and answers a close.
#[generator]
fn longest() -> impl for<'a> Generator<&'a str, Yield = usize, Return = usize> {
    let mut most = 0;
    while let Ok(word) = try_yield!(most) {
        most = most.max(word.len());
    }
    most
}

/// A coroutine which comes primed, and may fail.
#[generator(prime)]
fn adder() -> impl Generator<u8, &'static str, Yield = u8, Return = ()> {
    let mut sum = 0_u8;
    loop {
        let more = yield_!(sum);
        sum = sum.checked_add(more).ok_or("overflow")?;
    }
}

/// A coroutine whose body borrows from its own locals.
#[generator]
fn sums(numbers: [u32; 3]) -> impl PinnedGenerator<u32, Yield = u32, Return = u32> {
    let mut sum = 0;
    for number in &numbers {
        sum += number * yield_!(sum);
    }
    sum
}

/// A generator that awaits.
#[generator]
fn awaits(numbers: [u32; 3]) -> impl AsyncGenerator<Yield = u32> {
    let mut items = pin!(primed::stream! {
        for number in &numbers {
            yield ready(2 * number).await;
        }
    });
    yield_from!(items.as_mut());
}

fn works_pinned() -> bool {
    let mut sums = pin!(sums([1, 2, 3]));
    let mut awaits = pin!(awaits([1, 2, 3]));
    let mut cx = Context::from_waker(Waker::noop());
    sums.prime() == Ok(0)
        && sums.send(10) == Ok(10)
        && sums.send(10) == Ok(30)
        && sums.send(10) == Err(SendError::StopIteration(60))
        && matches!(pin!(awaits.next()).poll(&mut cx), Poll::Ready(Ok(2)))
        && matches!(pin!(awaits.next()).poll(&mut cx), Poll::Ready(Ok(4)))
}

fn works() -> bool {
    let mut longest = longest();
    let mut adder = adder();
    fib().take(8).eq([1, 1, 2, 3, 5, 8, 13, 21])
        && there_and_back(&[1, 2]).eq([1, 2, 2, 1])
        && matches!(longest.send("early"), Err(SendError::NotPrimed("early")))
        && longest.prime() == Ok(0)
        && longest.send("primed") == Ok(6)
        && longest.close() == Ok(Some(6))
        && getgeneratorstate(&longest) == GeneratorState::Closed
        && adder.send(200) == Ok(200)
        && adder.send(100) == Err(SendError::Raised("overflow"))
}

#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    c_int::from(!(works() && works_pinned()))
}
