//! A running average, which is sent its values.

use std::convert::Infallible;
use std::iter::from_fn;
use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use next_gen::generator::GeneratorState as NextGenState;
use next_gen::mk_gen;
use primed::{
    Generator, GeneratorState, Observe, Refusal, Refused, Resume, SendError, Step, generator,
};

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

/// Runs to the first yield, where a value can be sent.
fn primed<G: Generator<f64>>(mut generator: G) -> G {
    assert!(generator.prime().is_ok(), "a new generator can be primed");
    generator
}

/// A generator that is sent a number for each item.
struct Sent<G>(G);

impl<G: Generator<f64, Yield = f64>> Iterator for Sent<G> {
    type Item = f64;

    #[inline]
    fn next(&mut self) -> Option<f64> {
        self.0.send(value()).ok()
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

type Boxed = Box<dyn Generator<f64, Yield = f64, Return = ()>>;

/// What a coroutine of diapause's gives, as an iterator has it.
#[inline(always)]
fn yielded(state: diapause::CoroutineState<f64, ()>) -> Option<f64> {
    match state {
        diapause::CoroutineState::Yielded(average) => Some(average),
        diapause::CoroutineState::Complete(()) => None,
    }
}

/// The same of genawaiter's.
#[inline(always)]
fn awaited(state: genawaiter::GeneratorState<f64, ()>) -> Option<f64> {
    match state {
        genawaiter::GeneratorState::Yielded(average) => Some(average),
        genawaiter::GeneratorState::Complete(()) => None,
    }
}

/// The same of next-gen's.
#[inline(always)]
fn given(state: NextGenState<f64, ()>) -> Option<f64> {
    match state {
        NextGenState::Yielded(average) => Some(average),
        NextGenState::Returned(()) => None,
    }
}

/// The same of fauxgen's.
#[inline(always)]
fn faux(state: fauxgen::GeneratorState<f64, ()>) -> Option<f64> {
    match state {
        fauxgen::GeneratorState::Yielded(average) => Some(average),
        fauxgen::GeneratorState::Complete(()) => None,
    }
}

nightly! {
    use std::ops::{Coroutine as NightlyCoroutine, CoroutineState};
    use std::pin::Pin;

    /// A coroutine of nightly's, which is sent a number for each item.
    struct Resumed<G>(G);

    impl<G> Iterator for Resumed<G>
    where
        G: NightlyCoroutine<f64, Yield = f64, Return = ()> + Unpin,
    {
        type Item = f64;

        #[inline]
        fn next(&mut self) -> Option<f64> {
            resume(&mut self.0, value())
        }
    }

    type BoxedCoroutine = Box<dyn NightlyCoroutine<f64, Yield = f64, Return = ()> + Unpin>;

    #[inline(always)]
    fn resume<G>(coroutine: &mut G, value: f64) -> Option<f64>
    where
        G: NightlyCoroutine<f64, Yield = f64, Return = ()> + Unpin + ?Sized,
    {
        match Pin::new(coroutine).resume(value) {
            CoroutineState::Yielded(average) => Some(average),
            CoroutineState::Complete(()) => None,
        }
    }
}

// What the first resumption is given, nothing awaits.
shape! {
    average true, for items,
    in {
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

        fn loops(count: u64, mut each: impl FnMut(f64)) {
            let (mut total, mut number) = (0.0, 0.0);
            for _ in 0..count {
                total += value();
                number += 1.0;
                each(total / number);
            }
        }

        nightly! {
            fn gen_block() -> impl NightlyCoroutine<f64, Yield = f64, Return = ()> + Unpin {
                let mut coroutine = #[coroutine] |_: f64| {
                    let (mut total, mut count, mut average) = (0.0_f64, 0.0, 0.0);
                    loop {
                        total += yield average;
                        count += 1.0;
                        average = total / count;
                    }
                };
                assert_eq!(resume(&mut coroutine, 0.0), Some(0.0));
                coroutine
            }
        }

        #[diapause::coroutine(yield = f64, resume = f64)]
        fn paused() {
            let mut total: f64 = 0.0;
            let mut count: f64 = 0.0;
            let mut average: f64 = 0.0;
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

        #[fauxgen::generator(yield = f64, arg = f64)]
        fn fauxgen() {
            let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
            loop {
                total += r#yield!(average);
                count += 1.0;
                average = total / count;
            }
        }

        fn corosensei() -> Coroutine<f64, f64, ()> {
            Coroutine::new(|yielder, _| {
                let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
                loop {
                    total += yielder.suspend(average);
                    count += 1.0;
                    average = total / count;
                }
            })
        }

        fn generator_rs() -> generator::Generator<'static, f64, f64> {
            generator::Gn::new_scoped(|mut scope| {
                let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
                loop {
                    total += scope.yield_(average).unwrap_or_default();
                    count += 1.0;
                    average = total / count;
                }
            })
        }
    }
    loops = |each| loops(items, each);
    generated = Sent(generated()), opaque Sent::<Boxed>(Box::new(generated()));
    by_hand = Sent(by_hand()), opaque Sent::<Boxed>(Box::new(by_hand()));
    #[cfg(feature = "nightly")] gen_block = Resumed(gen_block()),
        opaque Resumed::<BoxedCoroutine>(Box::new(gen_block()));
    diapause with {
        let mut source = paused();
        assert!(yielded(diapause::Coroutine::start(&mut source)) == Some(0.0));
    } = from_fn(|| yielded(diapause::Coroutine::resume(&mut source, value())));
    genawaiter with {
        let_gen_using!(source, genawaiter);
        assert!(awaited(source.resume_with(0.0)) == Some(0.0));
    } = from_fn(|| awaited(source.resume_with(value())));
    next_gen with {
        mk_gen!(let mut source = next_gen());
        assert!(given(source.as_mut().resume(0.0)) == Some(0.0));
    } = from_fn(|| given(source.as_mut().resume(value())));
    fauxgen with {
        use fauxgen::Generator as _;
        let mut source = pin!(fauxgen());
        assert!(faux(source.as_mut().resume(0.0)) == Some(0.0));
    } = from_fn(|| faux(source.as_mut().resume(value())));
    corosensei with {
        let mut source = corosensei();
        assert!(source.resume(0.0).as_yield() == Some(0.0));
    } = from_fn(|| source.resume(value()).as_yield());
    generator_rs with {
        let mut source = generator_rs();
        assert!(source.resume() == Some(0.0));
    } = from_fn(|| Some(source.send(value())));
}

/// What is by hand has the whole protocol, or it would be compared with too little.
#[cfg(test)]
#[test]
fn by_hand_refuses_alike() {
    #[generator]
    fn averager() -> impl Generator<f64, Yield = f64> {
        let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
        loop {
            total += yield_!(average);
            count += 1.0;
            average = total / count;
        }
    }

    let mut new = ByHand {
        state: GeneratorState::Created,
        total: 0.0,
        count: 0.0,
    };
    assert_eq!(new.send(1.0), averager().send(1.0));

    let (mut generated, mut by_hand) = (primed(averager()), by_hand());
    assert_eq!(by_hand.prime(), generated.prime());
    assert_eq!(by_hand.close(), generated.close());
    assert_eq!(by_hand.send(1.0), generated.send(1.0));
    assert_eq!(by_hand.close(), generated.close());
}
