//! Mapping what a generator is sent.

use super::Outcome;
use super::latch::{Latch, told_by_latch};
use crate::{Generator, GeneratorState, Refusal, Refused, Resume, Step};

/// A generator that is sent what a closure makes of the value, from
/// [`Generator::map_send`].
///
/// | what comes in | what it does |
/// |---|---|
/// | a send | maps the value and passes it on, if the generator waits at a yield; else hands it back, not mapped |
/// | a throw, a close, a start | passes it on |
///
/// What is yielded, returned or raised comes out as it is. The state is that of
/// the generator. [`next`](Generator::next) sends nothing here as well: the
/// closure is given `()` or `None`. The one value that is not handed back is that
/// with which the end comes out which a [`Started`](crate::Started) generator holds.
///
/// A closure that is written in the call takes references of one lifetime. To send
/// shorter and shorter ones, name a function, or bind the closure with `let` before.
///
/// # Panics
///
/// Panics if the closure does. The adaptor is closed then, and the generator in
/// it is not resumed.
///
/// # Examples
///
/// ```
/// use primed::{Generator, SendError, generator};
///
/// #[generator]
/// fn running_sum() -> impl Generator<usize, Yield = usize> {
///     let mut total = 0;
///     loop {
///         total += yield_!(total);
///     }
/// }
///
/// let mut lengths = running_sum().map_send(|text: &str| text.len());
/// assert_eq!(lengths.send("ab"), Err(SendError::NotPrimed("ab")));
/// assert_eq!(lengths.prime(), Ok(0));
/// assert_eq!(lengths.send("ab"), Ok(2));
/// assert_eq!(lengths.send("cde"), Ok(5));
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct MapSend<G, F> {
    inner: Latch<G>,
    f: F,
}

impl<G, F> MapSend<G, F> {
    pub(crate) const fn new(generator: G, f: F) -> Self {
        Self {
            inner: Latch::new(generator),
            f,
        }
    }
}

told_by_latch!(MapSend);

impl<A, B, E, G, F> Generator<B, E> for MapSend<G, F>
where
    G: Generator<A, E>,
    F: FnMut(B) -> A,
{
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<B, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<B, E>>> {
        let f = &mut self.f;
        self.inner.step(input, |generator, input| {
            let refusal = match (generator.state(), &input) {
                (GeneratorState::Created, Resume::Send(_)) => Refusal::NotPrimed,
                (GeneratorState::Running, Resume::Send(_)) => Refusal::AlreadyExecuting,
                // It may hold the end that it came to while being primed (see
                // `Started`). If it holds none, it refuses this too.
                (GeneratorState::Closed, Resume::Send(_)) => match generator.resume(Resume::Exit) {
                    Ok(step) => return Ok(step),
                    Err(refused) => refused.refusal,
                },
                _ => return generator.resume(map(input, f)).or_else(hand_back),
            };
            // Not mapped yet: what was mapped could not be handed back.
            Err(Refused { refusal, input })
        })
    }
}

/// Maps what is sent, and nothing else.
#[inline]
fn map<A, B, E>(input: Resume<B, E>, f: impl FnOnce(B) -> A) -> Resume<A, E> {
    match input {
        Resume::Start => Resume::Start,
        Resume::Send(value) => Resume::Send(f(value)),
        Resume::Throw(error) => Resume::Throw(error),
        Resume::Exit => Resume::Exit,
    }
}

/// Hands back what was passed on as it is. A value that was mapped is refused only
/// if the closure itself resumed the generator, through a handle: that is a fault.
fn hand_back<A, B, E, Y, R>(refused: Refused<Resume<A, E>>) -> Outcome<B, E, Y, R> {
    let refusal = refused.refusal;
    let input = match refused.input {
        Resume::Send(_) => return Ok(Step::Fault(refusal.fault())),
        Resume::Start => Resume::Start,
        Resume::Throw(error) => Resume::Throw(error),
        Resume::Exit => Resume::Exit,
    };
    Err(Refused { refusal, input })
}
