//! Pinned generators: the protocol, and what only they can hold.
#![cfg(feature = "alloc")]
#![allow(missing_docs, reason = "tests")]

use std::pin::{Pin, pin};

use primed::prelude::*;
use primed::{
    CloseError, NextError, PrimeError, SendError, Shared, ThrowError, closing, getgeneratorstate,
};

#[generator]
fn windows(list: Vec<u32>) -> impl PinnedGenerator<Yield = u32, Return = usize> {
    let mut count = 0;
    for pair in list.windows(2) {
        let sum = &pair.iter().sum::<u32>();
        yield_!(*sum);
        count += 1;
    }
    count
}

#[test]
fn borrows_across_yields_on_the_stack_and_in_a_box() {
    let mut on_stack = pin!(windows(vec![1, 2, 3]));
    assert_eq!(on_stack.next(), Ok(3));
    assert_eq!(on_stack.next(), Ok(5));
    assert_eq!(on_stack.next(), Err(NextError::StopIteration(2)));
    assert_eq!(on_stack.next(), Err(NextError::Exhausted));
    let mut items = Box::pin(windows(vec![4, 5])).iter();
    assert_eq!(items.by_ref().collect::<Vec<_>>(), [9]);
    assert_eq!(items.into_return(), Some(1));
}

#[generator]
fn tally(words: &str) -> impl PinnedGenerator<u32, String, Yield = u32, Return = String> {
    let mut lines = Vec::new();
    for word in words.split(' ') {
        let last = &word[..1];
        match try_yield!(u32::try_from(lines.len()).map_err(|e| e.to_string())?) {
            Ok(n) => lines.push(format!("{last}{n}")),
            Err(Thrown::Raised(error)) if error == "skip" => {}
            Err(Thrown::Raised(error)) => return Err(error + last),
            Err(_) => break,
        }
    }
    Ok(lines.join(","))
}

#[test]
fn the_whole_protocol() {
    let mut g = pin!(tally("one two six"));
    assert_eq!(g.state(), GeneratorState::Created);
    assert_eq!(g.send(1), Err(SendError::NotPrimed(1)));
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.send(7), Ok(1));
    assert_eq!(g.throw("skip".to_owned()), Ok(1));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Suspended);
    assert_eq!(g.close(), Ok(Some("o7".to_owned())));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.send(3), Err(SendError::Exhausted(3)));
    assert_eq!(
        g.throw("late".to_owned()),
        Err(ThrowError::Exhausted("late".to_owned()))
    );

    let mut g = pin!(tally("one"));
    assert_eq!(g.prime(), Ok(0));
    let raised = ThrowError::Raised("no o".to_owned());
    assert_eq!(g.throw("no ".to_owned()), Err(raised));

    let mut unstarted = pin!(tally("one"));
    let raised = ThrowError::Raised("early".to_owned());
    assert_eq!(unstarted.throw("early".to_owned()), Err(raised));
    assert_eq!(unstarted.prime(), Err(PrimeError::Exhausted));
}

#[test]
fn tells_where_it_is() {
    let line = line!() + 4;
    #[generator]
    fn two() -> impl PinnedGenerator<Yield = u8> {
        yield_!(1);
        yield_!(2);
    }
    let mut g = pin!(two());
    assert_eq!(g.name(), "two");
    assert_eq!(g.location().map(|at| at.yield_number), Some(None));
    g.prime().unwrap();
    let at = g.location().unwrap();
    assert_eq!(
        (at.file, at.line, at.yield_number),
        (file!(), line - 1, Some(1))
    );
    g.next().unwrap();
    assert_eq!(
        g.location().map(|at| (at.line, at.yield_number)),
        Some((line, Some(2)))
    );
    g.next().unwrap_err();
    assert_eq!(g.location(), None);
}

#[test]
fn an_ignored_exit_leaves_it_suspended() {
    #[generator]
    fn stubborn() -> impl PinnedGenerator<Yield = u8> {
        let text = String::from("ab");
        let mut letters = text.bytes();
        while try_yield!(1).is_ok() {}
        yield_!(letters.next().unwrap());
    }
    let mut g = pin!(stubborn());
    g.prime().unwrap();
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(b'a')));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.close(), Ok(None));
}

#[generator(prime)]
fn adder() -> impl PinnedGenerator<u32, Yield = u32> {
    let mut sums = vec![0];
    loop {
        let last = sums.last().copied().unwrap_or_default();
        sums.push(last + yield_!(last));
    }
}

#[test]
fn primes_itself_at_its_first_resumption() {
    let mut g = pin!(adder());
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.send(3), Ok(3));
    assert_eq!(g.send(4), Ok(7));

    #[generator(prime)]
    fn ends(early: bool) -> impl PinnedGenerator<u32, Yield = u32, Return = &'static str> {
        if early {
            return "early";
        }
        yield_!(1);
        "late"
    }
    assert_eq!(
        pin!(ends(true)).send(1),
        Err(SendError::StopIteration("early"))
    );
    assert_eq!(
        pin!(ends(false)).send(1),
        Err(SendError::StopIteration("late"))
    );
}

#[test]
fn delegates_to_all_that_can_be_resumed() {
    #[generator]
    fn plain(n: u32) -> impl Generator<u32, String, Yield = u32, Return = u32> {
        let sent = yield_!(n);
        if sent == 0 {
            return Err("zero".to_owned());
        }
        Ok(sent * 2)
    }
    #[generator]
    fn pinned(n: u32) -> impl PinnedGenerator<u32, String, Yield = u32, Return = u32> {
        let list = [n, n + 1];
        let mut sum = 0;
        for n in &list {
            sum += yield_from!(plain(*n));
        }
        Ok(sum)
    }
    #[generator]
    fn outer() -> impl PinnedGenerator<u32, String, Yield = u32, Return = u32> {
        let inner = pin!(pinned(1));
        let sum = yield_from!(inner);
        let caught = try_yield_from!(Box::pin(pinned(5)));
        Ok(caught.map_or(sum, |more| sum + more))
    }
    let mut g = pin!(outer());
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.send(10), Ok(2));
    assert_eq!(g.send(100), Ok(5));
    assert_eq!(
        g.throw("gone".to_owned()),
        Err(ThrowError::StopIteration(220))
    );

    #[generator]
    fn items(list: &[u8]) -> impl PinnedGenerator<Yield = u8> {
        yield_from!(list.iter().copied());
        yield_from!(list.to_vec());
    }
    assert_eq!(
        pin!(items(&[1, 2])).iter().collect::<Vec<_>>(),
        [1, 2, 1, 2]
    );
}

#[test]
fn works_with_what_takes_generators() {
    let mut doubled = Box::pin(adder()).map_yield(|n| n * 2);
    assert_eq!(doubled.send(4), Ok(8));
    let shared = Shared::new(Box::pin(adder()));
    let other = shared.clone();
    assert_eq!((shared.send(1), other.send(2)), (Ok(1), Ok(3)));
    let mut guard = closing(Box::pin(tally("one two")));
    assert_eq!(guard.prime(), Ok(0));
}

type Boxed<'a> = Pin<Box<dyn PinnedGenerator<Yield = usize, Return = ()> + 'a>>;

trait Walk {
    fn walk(&self, depth: usize) -> Pin<Box<dyn PinnedGenerator<Yield = usize, Return = ()> + '_>>;
}

struct Tree(Vec<Tree>);

impl Walk for Tree {
    #[generator]
    fn walk(&self, depth: usize) -> Pin<Box<dyn PinnedGenerator<Yield = usize, Return = ()> + '_>> {
        yield_!(depth);
        for child in &self.0 {
            yield_from!(child.walk(depth + 1));
        }
    }
}

#[generator(pinned = PinnedGenerator<Yield = usize, Return = ()>)]
fn lengths<'a, T: AsRef<str>>(texts: &'a [T]) -> Boxed<'a> {
    let owned: Vec<String> = texts
        .iter()
        .map(|text| text.as_ref().to_uppercase())
        .collect();
    for text in &owned {
        yield_!(text.len());
    }
}

#[test]
fn boxes_aliases_methods_and_generics() {
    let tree = Tree(vec![Tree(vec![Tree(vec![])]), Tree(vec![])]);
    assert_eq!(tree.walk(0).iter().collect::<Vec<_>>(), [0, 1, 2, 1]);
    assert_eq!(lengths(&["a", "bc"]).iter().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn takes_no_more_room_than_its_locals() {
    #[generator]
    fn holds() -> impl PinnedGenerator<Yield = u8> {
        let buffer = [1_u8; 4096];
        for byte in &buffer {
            yield_!(*byte);
        }
    }
    let g = holds();
    assert!(size_of_val(&g) < 4096 + 100, "{}", size_of_val(&g));
    assert_eq!(pin!(g).iter().count(), 4096);
}
