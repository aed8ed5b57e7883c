//! `fold` and what std makes of it: the same items, drops and panics as with `next`.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use std::panic::{self, AssertUnwindSafe};

use asking::{Tracer, log, same};
use primed::prelude::*;

#[generator]
fn locals(first: Tracer, _: Tracer, (second, _): (Tracer, Tracer)) -> impl Iterator<Item = u32> {
    yield_!(first.0);
    for n in 0..3 {
        let _local = Tracer(10 + n);
        if n == 1 {
            continue;
        }
        yield_!(second.0 + n);
    }
    let moved = first;
    yield_!(moved.0);
    drop(moved);
    yield_!(100);
}

#[test]
fn locals_and_parameters_drop_in_turn() {
    same(|| locals(Tracer(1), Tracer(2), (Tracer(3), Tracer(4))));
}

#[generator]
fn nested(n: u32) -> impl Iterator<Item = ()> {
    log(n);
    yield_!(yield_!(yield_!(log(7))));
    let _held = (Tracer(1), yield_!(), Tracer(2));
    if n > 3 {
        return yield_!();
    }
    yield_!()
}

#[test]
fn yields_within_yields() {
    same(|| nested(1));
    same(|| nested(5));
}

#[generator]
fn numbers(text: &'static str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    let _whole = Tracer(1);
    for word in text.split(' ') {
        let _part = Tracer(2);
        let n = word.parse::<u32>()?;
        yield_!(Ok(n));
    }
}

#[generator]
fn until_none(items: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    let _whole = Tracer(1);
    for item in items {
        yield_!(item?);
    }
    yield_!(99);
}

#[test]
fn a_question_mark_ends_it_when_its_locals_are_dropped() {
    same(|| numbers("1 22 three 4"));
    same(|| numbers("1 22"));
    same(|| until_none(vec![Some(1), None, Some(2)]));
    let total: Result<u32, _> = numbers("20 22").sum();
    assert_eq!(total, Ok(42));
}

#[generator]
fn counted(last: u32) -> impl Generator<Yield = u32, Return = &'static str> {
    let _held = Tracer(last);
    for n in 1..=last {
        yield_!(n);
    }
    "done"
}

#[generator]
fn delegating(boxed: bool) -> impl Iterator<Item = u32> {
    let _held = Tracer(50);
    let end = yield_from!(counted(2));
    log(end);
    yield_from!(vec![7, 8]);
    yield_from!(locals(Tracer(1), Tracer(2), (Tracer(3), Tracer(4))));
    if boxed {
        let inner: Box<dyn Iterator<Item = u32>> = Box::new(delegating(false));
        yield_from!(inner);
    }
}

#[test]
fn delegates_hand_on_their_items() {
    same(|| delegating(false));
    same(|| delegating(true));
}

#[derive(Debug)]
struct Shelf {
    books: Vec<Tracer>,
    extra: u32,
}

impl Shelf {
    #[generator]
    fn titles(&self) -> impl Iterator<Item = String> {
        for book in &self.books {
            yield_!(format!("{}/{}", book.0, self.extra));
        }
        yield_!(format!("{self:?} {0}", self.books.len()));
        let twice = || self.extra * 2;
        yield_!(twice().to_string());
    }

    #[generator]
    fn raised(&mut self) -> impl Iterator<Item = u32> {
        let Self { books, extra } = self;
        for book in books {
            book.0 += 10;
            yield_!(book.0);
        }
        *extra += 1;
        yield_!(*extra);
    }

    #[generator]
    fn emptied(mut self) -> impl Iterator<Item = u32> {
        while let Some(book) = self.books.pop() {
            yield_!(book.0);
        }
        self.extra = 5;
        yield_!(self.extra);
    }

    #[generator]
    fn given(self) -> impl Iterator<Item = u32> {
        yield_!(self.extra);
        let Self { books, extra } = self;
        for book in books {
            yield_!(book.0 + extra);
        }
    }

    #[generator]
    fn boxed(self: Box<Self>) -> Box<dyn Iterator<Item = u32>> {
        yield_!(self.extra);
    }
}

fn shelf() -> Shelf {
    Shelf {
        books: vec![Tracer(1), Tracer(2)],
        extra: 3,
    }
}

#[test]
fn methods_of_every_kind() {
    let kept = shelf();
    same(|| kept.titles());
    same(|| shelf().emptied());
    same(|| shelf().given());
    same(|| Box::new(shelf()).boxed());
    let (mut pulled, mut folded) = (shelf(), shelf());
    let mut items = Vec::new();
    for item in pulled.raised() {
        items.push(item);
    }
    let mut others = Vec::new();
    folded.raised().for_each(|item| others.push(item));
    assert_eq!((items, pulled.extra), (others, folded.extra));
}

struct Counter(u32);
impl Counter {
    fn up(&mut self) -> impl Iterator<Item = u32> + '_ {
        iter! {
            while self.0 < 3 {
                self.0 += 1;
                yield self.0;
            }
        }
    }
}

#[test]
fn anonymous_iterators_fold_what_they_captured() {
    same(|| {
        let (held, list) = (Tracer(1), vec![1, 2]);
        let mut n = 0;
        iter! {
            for item in list {
                n += item;
                yield n + held.0;
            }
            yield (yield 0, n).1;
        }
    });
    assert_eq!(Counter(0).up().sum::<u32>(), 6);
}

#[generator]
fn squares<'a, T>(items: &'a [T]) -> impl Iterator<Item = (usize, &'a T)>
where
    T: PartialOrd,
{
    'rows: for (at, item) in items.iter().enumerate() {
        for other in &items[..at] {
            if other > item {
                continue 'rows;
            }
        }
        yield_!((at, item));
    }
}

#[test]
fn what_std_makes_of_fold_agrees() {
    let items = [3, 1, 4, 1, 5, 9, 2, 6];
    same(|| squares(&items));
    assert_eq!(squares(&items).count(), 4);
    assert_eq!(squares(&items).last(), Some((5, &9)));
    assert_eq!(squares(&items).map(|(_, n)| n).max(), Some(&9));
    assert_eq!(squares(&items).map(|(at, _)| at).sum::<usize>(), 11);
    assert_eq!(squares(&items).filter(|(at, _)| at % 2 == 0).count(), 3);
    let chained = squares(&items).chain(squares(&items[1..]));
    assert_eq!(chained.map(|(at, _)| at).sum::<usize>(), 11 + 8);
    let mut begun = squares(&items);
    begun.next();
    assert_eq!(begun.by_ref().take(1).count(), 1);
    assert_eq!(begun.map(|(at, _)| at).sum::<usize>(), 9);
}

/// Many yields, in loops and between them.
#[generator]
fn sections(n: u32) -> impl Iterator<Item = u32> {
    yield_!(0);
    for i in 0..n {
        yield_!(10 + i);
        yield_!(20 + i);
    }
    for i in 0..n {
        if i % 2 == 0 {
            yield_!(30 + i);
        } else {
            for j in 0..i {
                yield_!(100 * i + j);
            }
        }
        yield_!(50 + i);
    }
    yield_!(60);
}

#[test]
fn searches_stop_where_they_find() {
    same(|| sections(3));
    let all: Vec<u32> = sections(4).collect();
    for (begin, first) in all.iter().enumerate() {
        for (at, sought) in all.iter().enumerate().skip(begin) {
            let started = || {
                let mut items = sections(4);
                let before: Vec<_> = items.by_ref().take(begin).collect();
                assert_eq!(before, all[..begin]);
                items
            };
            let mut items = started();
            assert_eq!(items.nth(at - begin), Some(*sought));
            assert!(items.eq(all[at + 1..].iter().copied()));
            let mut items = started();
            assert_eq!(items.find(|item| item == sought), Some(*sought));
            assert_eq!(items.next(), all.get(at + 1).copied());
            let mut items = started();
            assert_eq!(items.position(|item| item == *sought), Some(at - begin));
            assert_eq!(items.sum::<u32>(), all[at + 1..].iter().sum());
            let mut items = started();
            assert!(!items.all(|item| item == *first && at > begin));
            assert_eq!(
                items.count(),
                all.len() - begin - if at > begin { 2 } else { 1 }
            );
        }
    }
    let mut items = sections(2);
    assert_eq!(
        (items.nth(100), items.next(), items.nth(1)),
        (None, None, None)
    );
    assert_eq!(items.find_map(Some), None);
}

/// The function runs within the body: so its panic closes the generator.
#[test]
fn a_panic_of_a_search_closes() {
    let mut items = sections(3);
    items.next();
    let fussy = |item| item > 20 || panic::resume_unwind(Box::new(item));
    let search = AssertUnwindSafe(|| items.any(fussy));
    let payload = panic::catch_unwind(search).expect_err("it panics");
    assert_eq!(payload.downcast_ref(), Some(&10_u32));
    assert_eq!(items.next(), None);
}

#[test]
fn one_that_ended_folds_nothing() {
    let mut items = squares(&[1, 2]);
    assert_eq!(items.by_ref().count(), 2);
    assert_eq!(items.count(), 0);
}

#[generator]
fn closures(n: u32) -> impl Iterator<Item = impl Fn(u32) -> u32> {
    for i in 0..n {
        yield_!(move |x: u32| x + i);
    }
}

#[generator]
fn inner_iterators(v: &[u32]) -> impl Iterator<Item = impl Iterator<Item = u32>> {
    for i in 0..3 {
        let inner = v.iter().map(move |x| x + i);
        yield_!(inner);
    }
}

#[generator]
fn sent_closures() -> impl Generator<u32, Yield = impl Fn() -> u32> {
    let mut n = 1;
    loop {
        n = yield_!(move || n);
    }
}

/// There is one piece of code that makes them: such a body is pulled, and not run at once.
#[test]
fn items_of_a_type_without_a_name() {
    assert_eq!(closures(3).map(|f| f(10)).sum::<u32>(), 33);
    let mut begun = closures(3);
    begun.next();
    assert_eq!(begun.fold(0, |sum, f| sum + f(1)), 5);
    assert_eq!(
        inner_iterators(&[1, 2]).map(Iterator::sum::<u32>).max(),
        Some(7)
    );
    let anonymous = iter! {
        for i in 0..3 {
            yield move || i;
        }
    };
    assert_eq!(anonymous.map(|f| f()).sum::<i32>(), 3);
    let mut sent = sent_closures();
    assert_eq!(sent.prime().map(|f| f()), Ok(1));
    assert_eq!(sent.send(7).map(|f| f()), Ok(7));
}
