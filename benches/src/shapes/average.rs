//! A running average, which is sent its values.

use primed::{
    Generator, GeneratorState, Observe, Refusal, Refused, Resume, SendError, Step, generator,
};
use std::convert::Infallible;

#[generator]
fn averager() -> impl Generator<f64, Yield = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

fn generated() -> impl Generator<f64, Yield = f64, Return = ()> {
    primed(averager())
}

/// The same protocol: refuses what is sent too early, and can be closed.
struct ByHand {
    state: GeneratorState,
    total: f64,
    count: f64,
}

fn by_hand() -> ByHand {
    primed(ByHand {
        state: GeneratorState::Created,
        total: 0.0,
        count: 0.0,
    })
}

impl ByHand {
    #[inline]
    fn average(&mut self, value: f64) -> f64 {
        self.total += value;
        self.count += 1.0;
        self.total / self.count
    }
}

impl Observe for ByHand {
    fn generator_state(&self) -> GeneratorState {
        self.state
    }
}

impl Generator<f64> for ByHand {
    type Yield = f64;
    type Return = ();

    fn resume(&mut self, input: Resume<f64>) -> Result<Step<f64>, Refused<Resume<f64>>> {
        match (self.state, input) {
            (GeneratorState::Created, Resume::Start) => {
                self.state = GeneratorState::Suspended;
                Ok(Step::Yielded(0.0))
            }
            (GeneratorState::Suspended, Resume::Send(value)) => {
                Ok(Step::Yielded(self.average(value)))
            }
            (GeneratorState::Created | GeneratorState::Suspended, Resume::Exit) => {
                self.state = GeneratorState::Closed;
                Ok(Step::Exited)
            }
            (GeneratorState::Created, _) => Err(Refused {
                refusal: Refusal::NotPrimed,
                input,
            }),
            (GeneratorState::Suspended, _) => Err(Refused {
                refusal: Refusal::AlreadyStarted,
                input,
            }),
            _ => Err(Refused {
                refusal: Refusal::Exhausted,
                input,
            }),
        }
    }

    /// Straight to the point, without a [`Resume`] and a [`Step`] between.
    #[inline]
    fn send(&mut self, value: f64) -> Result<f64, SendError<f64, (), Infallible>> {
        match self.state {
            GeneratorState::Suspended => Ok(self.average(value)),
            GeneratorState::Created => Err(SendError::NotPrimed(value)),
            _ => Err(SendError::Exhausted(value)),
        }
    }
}

nightly! {
    use std::ops::{Coroutine, CoroutineState};
    use std::pin::Pin;

    fn coroutine() -> impl Coroutine<f64, Yield = f64, Return = ()> + Unpin {
        let mut coroutine = #[coroutine] |_: f64| {
            let (mut total, mut count, mut average) = (0.0_f64, 0.0, 0.0);
            loop {
                total += yield average;
                count += 1.0;
                average = total / count;
            }
        };
        // What the first resume is given, nothing awaits.
        assert!(matches!(Pin::new(&mut coroutine).resume(0.0), CoroutineState::Yielded(_)));
        coroutine
    }

    fn resume<G>(coroutine: &mut G, value: f64) -> Option<f64>
    where
        G: Coroutine<f64, Yield = f64, Return = ()> + Unpin + ?Sized,
    {
        match Pin::new(coroutine).resume(value) {
            CoroutineState::Yielded(average) => Some(average),
            CoroutineState::Complete(()) => None,
        }
    }
}

/// Runs to the first yield, where a value can be sent.
fn primed<G: Generator<f64>>(mut generator: G) -> G {
    assert!(generator.prime().is_ok(), "a new generator can be primed");
    generator
}

fn send<G: Generator<f64, Yield = f64> + ?Sized>(generator: &mut G, value: f64) -> Option<f64> {
    generator.send(value).ok()
}

shape! {
    average, for items:
    generated = generated(), as dyn Generator<f64, Yield = f64, Return = ()>,
        by |source| send(source, std::hint::black_box(3.0));
    by_hand = by_hand(), as dyn Generator<f64, Yield = f64, Return = ()>,
        by |source| send(source, std::hint::black_box(3.0));
    #[cfg(feature = "nightly")] gen_block = coroutine(),
        as dyn Coroutine<f64, Yield = f64, Return = ()> + Unpin,
        by |source| resume(source, std::hint::black_box(3.0));
}

#[cfg(test)]
#[test]
fn all_average_alike() {
    let (mut generated, mut by_hand) = (generated(), by_hand());
    #[cfg(feature = "nightly")]
    let mut coroutine = coroutine();
    for value in [1.0, 2.0, -7.0, 0.5] {
        let expected = send(&mut by_hand, value);
        assert_eq!(send(&mut generated, value), expected);
        #[cfg(feature = "nightly")]
        assert_eq!(resume(&mut coroutine, value), expected);
    }
}

#[cfg(test)]
#[test]
fn both_refuse_alike() {
    let mut new = ByHand {
        state: GeneratorState::Created,
        total: 0.0,
        count: 0.0,
    };
    assert_eq!(new.send(1.0), averager().send(1.0));

    let (mut generated, mut by_hand) = (generated(), by_hand());
    assert_eq!(by_hand.prime(), generated.prime());
    assert_eq!(by_hand.close(), generated.close());
    assert_eq!(by_hand.send(1.0), generated.send(1.0));
    assert_eq!(by_hand.close(), generated.close());
}
