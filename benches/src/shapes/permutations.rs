//! All orders of eight letters, by Heap's algorithm.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

const SIZE: usize = 8;

const FIRST: [u8; SIZE] = *b"abcdefgh";

/// How many orders there are.
fn orders() -> u64 {
    (1..=SIZE as u64).product()
}

shape! {
    permutations, for items of orders(),
    in {
        #[generator]
        fn generated() -> impl Iterator<Item = [u8; SIZE]> {
            let mut letters = FIRST;
            let mut counts = [0; SIZE];
            let mut place = 1;
            yield_!(letters);
            while place < SIZE {
                if counts[place] < place {
                    let other = if place % 2 == 0 { 0 } else { counts[place] };
                    letters.swap(other, place);
                    yield_!(letters);
                    counts[place] += 1;
                    place = 1;
                } else {
                    counts[place] = 0;
                    place += 1;
                }
            }
        }

        struct ByHand {
            letters: [u8; SIZE],
            counts: [usize; SIZE],
            place: usize,
            started: bool,
        }

        fn by_hand() -> ByHand {
            ByHand {
                letters: FIRST,
                counts: [0; SIZE],
                place: 1,
                started: false,
            }
        }

        impl Iterator for ByHand {
            type Item = [u8; SIZE];

            #[inline]
            fn next(&mut self) -> Option<[u8; SIZE]> {
                if !self.started {
                    self.started = true;
                    return Some(self.letters);
                }
                while self.place < SIZE {
                    let count = &mut self.counts[self.place];
                    if *count < self.place {
                        let other = if self.place.is_multiple_of(2) { 0 } else { *count };
                        self.letters.swap(other, self.place);
                        *count += 1;
                        self.place = 1;
                        return Some(self.letters);
                    }
                    *count = 0;
                    self.place += 1;
                }
                None
            }
        }

        fn loops(mut each: impl FnMut([u8; SIZE])) {
            let mut letters = FIRST;
            let mut counts = [0; SIZE];
            let mut place = 1;
            each(letters);
            while place < SIZE {
                if counts[place] < place {
                    let other = if place % 2 == 0 { 0 } else { counts[place] };
                    letters.swap(other, place);
                    each(letters);
                    counts[place] += 1;
                    place = 1;
                } else {
                    counts[place] = 0;
                    place += 1;
                }
            }
        }

        nightly! {
            fn gen_block() -> impl Iterator<Item = [u8; SIZE]> {
                gen move {
                    let mut letters = FIRST;
                    let mut counts = [0; SIZE];
                    let mut place = 1;
                    yield letters;
                    while place < SIZE {
                        if counts[place] < place {
                            let other = if place % 2 == 0 { 0 } else { counts[place] };
                            letters.swap(other, place);
                            yield letters;
                            counts[place] += 1;
                            place = 1;
                        } else {
                            counts[place] = 0;
                            place += 1;
                        }
                    }
                }
            }
        }

        #[diapause::coroutine(yield = [u8; SIZE])]
        fn paused() {
            let mut letters: [u8; SIZE] = FIRST;
            let mut counts: [usize; SIZE] = [0; SIZE];
            let mut place: usize = 1;
            yield_!(letters);
            while place < SIZE {
                if counts[place] < place {
                    let other = if place % 2 == 0 { 0 } else { counts[place] };
                    letters.swap(other, place);
                    yield_!(letters);
                    counts[place] += 1;
                    place = 1;
                } else {
                    counts[place] = 0;
                    place += 1;
                }
            }
        }

        async fn genawaiter(co: Co<'_, [u8; SIZE]>) {
            let mut letters = FIRST;
            let mut counts = [0; SIZE];
            let mut place = 1;
            co.yield_(letters).await;
            while place < SIZE {
                if counts[place] < place {
                    let other = if place % 2 == 0 { 0 } else { counts[place] };
                    letters.swap(other, place);
                    co.yield_(letters).await;
                    counts[place] += 1;
                    place = 1;
                } else {
                    counts[place] = 0;
                    place += 1;
                }
            }
        }

        #[next_gen::generator(yield([u8; SIZE]))]
        fn next_gen() {
            let mut letters = FIRST;
            let mut counts = [0; SIZE];
            let mut place = 1;
            yield_!(letters);
            while place < SIZE {
                if counts[place] < place {
                    let other = if place % 2 == 0 { 0 } else { counts[place] };
                    letters.swap(other, place);
                    yield_!(letters);
                    counts[place] += 1;
                    place = 1;
                } else {
                    counts[place] = 0;
                    place += 1;
                }
            }
        }

        #[fauxgen::generator(yield = [u8; SIZE])]
        fn fauxgen() {
            let mut letters = FIRST;
            let mut counts = [0; SIZE];
            let mut place = 1;
            r#yield!(letters);
            while place < SIZE {
                if counts[place] < place {
                    let other = if place % 2 == 0 { 0 } else { counts[place] };
                    letters.swap(other, place);
                    r#yield!(letters);
                    counts[place] += 1;
                    place = 1;
                } else {
                    counts[place] = 0;
                    place += 1;
                }
            }
        }

        fn corosensei() -> Coroutine<(), [u8; SIZE], ()> {
            Coroutine::new(move |yielder, ()| {
                let mut letters = FIRST;
                let mut counts = [0; SIZE];
                let mut place = 1;
                yielder.suspend(letters);
                while place < SIZE {
                    if counts[place] < place {
                        let other = if place % 2 == 0 { 0 } else { counts[place] };
                        letters.swap(other, place);
                        yielder.suspend(letters);
                        counts[place] += 1;
                        place = 1;
                    } else {
                        counts[place] = 0;
                        place += 1;
                    }
                }
            })
        }

        fn generator_rs() -> Gn<'static, (), [u8; SIZE]> {
            generator::Gn::new_scoped(move |mut scope| {
                let mut letters = FIRST;
                let mut counts = [0; SIZE];
                let mut place = 1;
                scope.yield_(letters);
                while place < SIZE {
                    if counts[place] < place {
                        let other = if place % 2 == 0 { 0 } else { counts[place] };
                        letters.swap(other, place);
                        scope.yield_(letters);
                        counts[place] += 1;
                        place = 1;
                    } else {
                        counts[place] = 0;
                        place += 1;
                    }
                }
                generator::done!()
            })
        }
    }
    loops = |each| loops(each);
    generated = generated(), opaque boxed(generated());
    by_hand = by_hand(), opaque boxed(by_hand());
    #[cfg(feature = "nightly")] gen_block = gen_block(), opaque boxed(gen_block());
    diapause = diapause::Iter::new(paused());
    genawaiter with { let_gen_using!(source, genawaiter); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen()); } = source;
    fauxgen = pin!(fauxgen());
    corosensei = suspended(corosensei());
    generator_rs = generator_rs();
}
