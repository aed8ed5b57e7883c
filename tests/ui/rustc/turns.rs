//! What is of a turn does not leave its body, and waits once.

use std::cell::Cell;
use std::convert::Infallible;
use std::future::Ready;
use std::pin::pin;

use primed::__private::{Home, PinnedMachine, Place, Start, Turn, hand_out, in_turns};
use primed::{Location, Resume, Step};

static PLACE: &Place = &Place::new("by hand", Location::new("", 1, 1, None));

type At = (u8, &'static Place);

type Sent = Resume<(), Infallible>;

fn leaves() {
    let leaked = Cell::new(None);
    let _ = PinnedMachine::<_, u8, (), Infallible>::new(
        PLACE,
        in_turns(async |start: Start<'_, At, Sent>| {
            let (_, turn) = start.await;
            leaked.set(Some(turn));
            Step::Returned(())
        }),
    );
}

fn is_of_one_brand(
    start: impl FnOnce(Start<'static, At, Sent>) -> Ready<Step<u8, (), Infallible>>,
) {
    let _ = PinnedMachine::<_, u8, (), Infallible>::new(PLACE, start);
}

async fn waits_twice<'y>(turn: Turn<'y, At, Sent>, home: &mut Home<'y, At, Sent>) {
    let mut waits = pin!(hand_out(1, || PLACE, turn, home));
    let here = waits.as_mut().await;
    let Ok((_, turn)) = Turn::next(here, home) else {
        return;
    };
    hand_out(2, || PLACE, turn, home).await;
    waits.await;
}

fn main() {}
