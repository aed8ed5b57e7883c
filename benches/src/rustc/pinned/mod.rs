//! Pinned generators, next to those of other crates and to nightly's coroutines.

pub mod average;
pub mod counter;
pub mod fib;
pub mod nested2;

use genawaiter::GeneratorState;

/// What genawaiter's generators give, as an iterator has it.
#[inline(always)]
fn yielded<Y>(state: GeneratorState<Y, ()>) -> Option<Y> {
    match state {
        GeneratorState::Yielded(item) => Some(item),
        GeneratorState::Complete(()) => None,
    }
}

nightly! {
    use std::ops::{Coroutine, CoroutineState};
    use std::pin::Pin;

    /// Resumes a coroutine as an iterator.
    #[inline(always)]
    fn resume<A, Y>(
        coroutine: Pin<&mut impl Coroutine<A, Yield = Y, Return = ()>>,
        value: A,
    ) -> Option<Y> {
        match coroutine.resume(value) {
            CoroutineState::Yielded(item) => Some(item),
            CoroutineState::Complete(()) => None,
        }
    }
}
