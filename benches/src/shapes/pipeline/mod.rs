//! Five generators, each of which takes what the one before gives: of the numbers up to an
//! end the odd ones, squared, added up, each total compared with the one before.

mod hand;

use std::pin::pin;

use genawaiter::stack::let_gen_using;
use next_gen::mk_gen;

use crate::drive::boxed;

shape! {
    pipeline, for items,
    in {
        mod ours {
            use primed::generator;

            #[generator]
            pub fn numbers(end: u64) -> impl Iterator<Item = u64> {
                for i in 0..end {
                    yield_!(i);
                }
            }

            #[generator]
            pub fn odds(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                for item in input {
                    if item % 2 == 1 {
                        yield_!(item);
                    }
                }
            }

            #[generator]
            pub fn squares(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                for item in input {
                    yield_!(item.wrapping_mul(item));
                }
            }

            #[generator]
            pub fn totals(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                let mut total = 0_u64;
                for item in input {
                    total = total.wrapping_add(item);
                    yield_!(total);
                }
            }

            #[generator]
            pub fn differs(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                let mut last = 0_u64;
                for item in input {
                    yield_!(item ^ last);
                    last = item;
                }
            }
        }

        nightly! {
            mod nightly {


                pub fn numbers(end: u64) -> impl Iterator<Item = u64> {
                    gen move {
                        for i in 0..end {
                            yield i;
                        }
                    }
                }

                pub fn odds(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                    gen move {
                        for item in input {
                            if item % 2 == 1 {
                                yield item;
                            }
                        }
                    }
                }

                pub fn squares(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                    gen move {
                        for item in input {
                            yield item.wrapping_mul(item);
                        }
                    }
                }

                pub fn totals(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                    gen move {
                        let mut total = 0_u64;
                        for item in input {
                            total = total.wrapping_add(item);
                            yield total;
                        }
                    }
                }

                pub fn differs(input: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
                    gen move {
                        let mut last = 0_u64;
                        for item in input {
                            yield item ^ last;
                            last = item;
                        }
                    }
                }
            }
        }

        mod paused {


            #[diapause::coroutine(yield = u64)]
            pub fn numbers(end: u64) {
                for i in 0..end {
                    yield_!(i);
                }
            }

            #[diapause::coroutine(yield = u64)]
            pub fn odds<I: Iterator<Item = u64>>(input: I) {
                for item in input {
                    if item % 2 == 1 {
                        yield_!(item);
                    }
                }
            }

            #[diapause::coroutine(yield = u64)]
            pub fn squares<I: Iterator<Item = u64>>(input: I) {
                for item in input {
                    yield_!(item.wrapping_mul(item));
                }
            }

            #[diapause::coroutine(yield = u64)]
            pub fn totals<I: Iterator<Item = u64>>(input: I) {
                let mut total = 0_u64;
                for item in input {
                    total = total.wrapping_add(item);
                    yield_!(total);
                }
            }

            #[diapause::coroutine(yield = u64)]
            pub fn differs<I: Iterator<Item = u64>>(input: I) {
                let mut last = 0_u64;
                for item in input {
                    yield_!(item ^ last);
                    last = item;
                }
            }
        }

        mod awaited {
            use genawaiter::stack::Co;

            pub async fn numbers(co: Co<'_, u64>, end: u64) {
                for i in 0..end {
                    co.yield_(i).await;
                }
            }

            pub async fn odds(co: Co<'_, u64>, input: impl Iterator<Item = u64>) {
                for item in input {
                    if item % 2 == 1 {
                        co.yield_(item).await;
                    }
                }
            }

            pub async fn squares(co: Co<'_, u64>, input: impl Iterator<Item = u64>) {
                for item in input {
                    co.yield_(item.wrapping_mul(item)).await;
                }
            }

            pub async fn totals(co: Co<'_, u64>, input: impl Iterator<Item = u64>) {
                let mut total = 0_u64;
                for item in input {
                    total = total.wrapping_add(item);
                    co.yield_(total).await;
                }
            }

            pub async fn differs(co: Co<'_, u64>, input: impl Iterator<Item = u64>) {
                let mut last = 0_u64;
                for item in input {
                    co.yield_(item ^ last).await;
                    last = item;
                }
            }
        }

        mod next {
            use next_gen::generator;

            #[generator(yield(u64))]
            pub fn numbers(end: u64) {
                for i in 0..end {
                    yield_!(i);
                }
            }

            #[generator(yield(u64))]
            pub fn odds<I: Iterator<Item = u64>>(input: I) {
                for item in input {
                    if item % 2 == 1 {
                        yield_!(item);
                    }
                }
            }

            #[generator(yield(u64))]
            pub fn squares<I: Iterator<Item = u64>>(input: I) {
                for item in input {
                    yield_!(item.wrapping_mul(item));
                }
            }

            #[generator(yield(u64))]
            pub fn totals<I: Iterator<Item = u64>>(input: I) {
                let mut total = 0_u64;
                for item in input {
                    total = total.wrapping_add(item);
                    yield_!(total);
                }
            }

            #[generator(yield(u64))]
            pub fn differs<I: Iterator<Item = u64>>(input: I) {
                let mut last = 0_u64;
                for item in input {
                    yield_!(item ^ last);
                    last = item;
                }
            }
        }

        mod faux {
            use fauxgen::generator;

            #[generator(yield = u64)]
            pub fn numbers(end: u64) {
                for i in 0..end {
                    r#yield!(i);
                }
            }

            #[generator(yield = u64)]
            pub fn odds<I: Iterator<Item = u64>>(input: I) {
                for item in input {
                    if item % 2 == 1 {
                        r#yield!(item);
                    }
                }
            }

            #[generator(yield = u64)]
            pub fn squares<I: Iterator<Item = u64>>(input: I) {
                for item in input {
                    r#yield!(item.wrapping_mul(item));
                }
            }

            #[generator(yield = u64)]
            pub fn totals<I: Iterator<Item = u64>>(input: I) {
                let mut total = 0_u64;
                for item in input {
                    total = total.wrapping_add(item);
                    r#yield!(total);
                }
            }

            #[generator(yield = u64)]
            pub fn differs<I: Iterator<Item = u64>>(input: I) {
                let mut last = 0_u64;
                for item in input {
                    r#yield!(item ^ last);
                    last = item;
                }
            }
        }

        mod stacks {
            use corosensei::Coroutine;

            use crate::shapes::suspended;

            pub fn numbers(end: u64) -> impl Iterator<Item = u64> {
                suspended(Coroutine::new(move |yielder, ()| {
                    for i in 0..end {
                        yielder.suspend(i);
                    }
                }))
            }

            pub fn odds(input: impl Iterator<Item = u64> + 'static) -> impl Iterator<Item = u64> {
                suspended(Coroutine::new(move |yielder, ()| {
                    for item in input {
                        if item % 2 == 1 {
                            yielder.suspend(item);
                        }
                    }
                }))
            }

            pub fn squares(input: impl Iterator<Item = u64> + 'static) -> impl Iterator<Item = u64> {
                suspended(Coroutine::new(move |yielder, ()| {
                    for item in input {
                        yielder.suspend(item.wrapping_mul(item));
                    }
                }))
            }

            pub fn totals(input: impl Iterator<Item = u64> + 'static) -> impl Iterator<Item = u64> {
                suspended(Coroutine::new(move |yielder, ()| {
                    let mut total = 0_u64;
                    for item in input {
                        total = total.wrapping_add(item);
                        yielder.suspend(total);
                    }
                }))
            }

            pub fn differs(input: impl Iterator<Item = u64> + 'static) -> impl Iterator<Item = u64> {
                suspended(Coroutine::new(move |yielder, ()| {
                    let mut last = 0_u64;
                    for item in input {
                        yielder.suspend(item ^ last);
                        last = item;
                    }
                }))
            }
        }

        mod scopes {
            use generator::{Generator, Gn, done};

            pub fn numbers(end: u64) -> Generator<'static, (), u64> {
                Gn::new_scoped(move |mut scope| {
                    for i in 0..end {
                        scope.yield_(i);
                    }
                    done!()
                })
            }

            pub fn odds(input: impl Iterator<Item = u64> + Send + 'static) -> Generator<'static, (), u64> {
                Gn::new_scoped(move |mut scope| {
                    for item in input {
                        if item % 2 == 1 {
                            scope.yield_(item);
                        }
                    }
                    done!()
                })
            }

            pub fn squares(input: impl Iterator<Item = u64> + Send + 'static) -> Generator<'static, (), u64> {
                Gn::new_scoped(move |mut scope| {
                    for item in input {
                        scope.yield_(item.wrapping_mul(item));
                    }
                    done!()
                })
            }

            pub fn totals(input: impl Iterator<Item = u64> + Send + 'static) -> Generator<'static, (), u64> {
                Gn::new_scoped(move |mut scope| {
                    let mut total = 0_u64;
                    for item in input {
                        total = total.wrapping_add(item);
                        scope.yield_(total);
                    }
                    done!()
                })
            }

            pub fn differs(input: impl Iterator<Item = u64> + Send + 'static) -> Generator<'static, (), u64> {
                Gn::new_scoped(move |mut scope| {
                    let mut last = 0_u64;
                    for item in input {
                        scope.yield_(item ^ last);
                        last = item;
                    }
                    done!()
                })
            }
        }

        fn loops(end: u64, mut each: impl FnMut(u64)) {
            let (mut total, mut last) = (0_u64, 0);
            for i in 0..end {
                if i % 2 == 1 {
                    total = total.wrapping_add(i.wrapping_mul(i));
                    each(total ^ last);
                    last = total;
                }
            }
        }
    }
    loops = |each| loops(items * 2, each);
    generated = ours::differs(ours::totals(ours::squares(ours::odds(ours::numbers(items * 2))))),
        opaque boxed(ours::differs(ours::totals(ours::squares(ours::odds(ours::numbers(items * 2))))));
    by_hand = hand::pipeline(items * 2), opaque boxed(hand::pipeline(items * 2));
    #[cfg(feature = "nightly")] gen_block = nightly::differs(nightly::totals(nightly::squares(nightly::odds(nightly::numbers(items * 2))))),
        opaque boxed(nightly::differs(nightly::totals(nightly::squares(nightly::odds(nightly::numbers(items * 2))))));
    diapause with {
        use diapause::Iter;
        let numbers = Iter::new(paused::numbers(items * 2));
        let odds = Iter::new(paused::odds(numbers));
        let totals = Iter::new(paused::totals(Iter::new(paused::squares(odds))));
    } = Iter::new(paused::differs(totals));
    genawaiter with {
        let_gen_using!(numbers, |co| awaited::numbers(co, items * 2));
        let_gen_using!(odds, |co| awaited::odds(co, numbers.into_iter()));
        let_gen_using!(squares, |co| awaited::squares(co, odds.into_iter()));
        let_gen_using!(totals, |co| awaited::totals(co, squares.into_iter()));
        let_gen_using!(differs, |co| awaited::differs(co, totals.into_iter()));
    } = differs.into_iter();
    next_gen with {
        use next::{differs, numbers, odds, squares, totals};
        mk_gen!(let numbers = numbers(items * 2));
        mk_gen!(let odds = odds(numbers));
        mk_gen!(let squares = squares(odds));
        mk_gen!(let totals = totals(squares));
        mk_gen!(let differs = differs(totals));
    } = differs;
    fauxgen with {
        let numbers = pin!(faux::numbers(items * 2));
        let odds = pin!(faux::odds(numbers));
        let squares = pin!(faux::squares(odds));
        let totals = pin!(faux::totals(squares));
    } = pin!(faux::differs(totals));
    corosensei = stacks::differs(stacks::totals(stacks::squares(stacks::odds(stacks::numbers(items * 2)))));
    generator_rs = scopes::differs(scopes::totals(scopes::squares(scopes::odds(scopes::numbers(items * 2)))));
}
