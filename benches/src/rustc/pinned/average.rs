//! A running average, which is sent its values.

use std::pin::pin;

use genawaiter::stack::{Co, let_gen_using};
use next_gen::generator::GeneratorState;
use next_gen::mk_gen;
use primed::{Generator, PinnedGenerator};

use super::yielded;

nightly! {
    use std::ops::Coroutine;

    use super::resume;
}

/// Next-gen's state, as an iterator has it.
#[inline(always)]
fn given(state: GeneratorState<f64, ()>) -> Option<f64> {
    match state {
        GeneratorState::Yielded(average) => Some(average),
        GeneratorState::Returned(()) => None,
    }
}

/// What is sent: one number only, but the compiler does not know it.
#[cfg(not(test))]
#[inline(always)]
fn value() -> f64 {
    std::hint::black_box(3.0)
}

/// What is sent: a hundred numbers in turn, and the test sends hundreds to each.
#[cfg(test)]
fn value() -> f64 {
    use std::cell::Cell;

    thread_local!(static SENT: Cell<u8> = const { Cell::new(0) });
    f64::from(SENT.replace((SENT.get() + 1) % 100))
}

// What the first resumption is given, nothing awaits.
pinned! {
    average, for items in {
        #[primed::generator]
        fn generator() -> impl PinnedGenerator<f64, Yield = f64> {
            let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
            loop {
                total += yield_!(average);
                count += 1.0;
                average = total / count;
            }
        }

        async fn genawaiter(co: Co<'_, f64, f64>) {
            let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
            loop {
                total += co.yield_(average).await;
                count += 1.0;
                average = total / count;
            }
        }

        #[next_gen::generator(yield(f64), resume(f64))]
        fn next_gen() {
            let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
            loop {
                total += yield_!(average);
                count += 1.0;
                average = total / count;
            }
        }

        nightly! {
            fn coroutine() -> impl Coroutine<f64, Yield = f64, Return = ()> {
                #[coroutine] static |_: f64| {
                    let (mut total, mut count, mut average) = (0.0_f64, 0.0, 0.0);
                    loop {
                        total += yield average;
                        count += 1.0;
                        average = total / count;
                    }
                }
            }
        }
    }
    generator = {
        let mut source = pin!(generator());
        assert_eq!(source.prime(), Ok(0.0));
    }, by |source| source.send(value()).ok();
    genawaiter = {
        let_gen_using!(source, genawaiter);
        assert_eq!(yielded(source.resume_with(0.0)), Some(0.0));
    }, by |source| yielded(source.resume_with(value()));
    next_gen = {
        mk_gen!(let mut source = next_gen());
        assert_eq!(given(source.as_mut().resume(0.0)), Some(0.0));
    }, by |source| given(source.as_mut().resume(value()));
    #[cfg(feature = "nightly")] coroutine = {
        let mut source = pin!(coroutine());
        assert_eq!(resume(source.as_mut(), 0.0), Some(0.0));
    }, by |source| resume(source.as_mut(), value());
}
