//! What callers see of a generator: its face, and the bounds asked of it.

#![cfg(feature = "alloc")]

use std::fmt::{self, Debug};
use std::num::ParseIntError;
use std::rc::Rc;

use primed::prelude::*;
use primed::{NextError, SendError, Step, getgeneratorlocals, getgeneratorstate};

#[derive(Debug, PartialEq)]
struct Bad(String);

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<ParseIntError> for Bad {
    fn from(error: ParseIntError) -> Self {
        Self(error.to_string())
    }
}

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = Result<i32, ParseIntError>> {
    for word in text.split(' ') {
        let number: i32 = word.parse()?;
        yield_!(Ok(number));
    }
}

#[generator]
fn pairs(mut items: impl Iterator<Item = u8>) -> impl Iterator<Item = (u8, u8)> {
    loop {
        let first = items.next()?;
        let second = items.next()?;
        yield_!((first, second));
    }
}

#[generator]
fn parser() -> impl for<'a> Generator<&'a str, Bad, Yield = i32, Return = usize> {
    let mut lines = 0;
    let mut last = 0;
    loop {
        let line = yield_!(last);
        if line.is_empty() {
            return Ok(lines);
        }
        last = line.parse::<i32>()?;
        if last < 0 {
            return Err(Bad(format!("{last} is negative")));
        }
        lines += 1;
    }
}

#[generator]
fn optional() -> impl Generator<(), Yield = u8, Return = Option<u8>> {
    yield_!(1);
    let none: Option<u8> = None;
    let value = none?;
    Some(value)
}

#[test]
fn question_marks() {
    let found: Vec<_> = numbers("1 2 x 4").collect();
    assert_eq!(found.len(), 3);
    assert!(found[2].is_err());
    assert_eq!(
        pairs([1, 2, 3, 4, 5].into_iter()).collect::<Vec<_>>(),
        [(1, 2), (3, 4)]
    );
    let mut numbers = parser();
    assert_eq!(numbers.prime(), Ok(0));
    assert_eq!(numbers.send(&String::from("7")), Ok(7));
    assert!(matches!(
        numbers.clone_free_send("-1"),
        Err(SendError::Raised(Bad(_)))
    ));
    let mut ended = parser();
    ended.prime().unwrap();
    assert_eq!(ended.send(""), Err(SendError::StopIteration(0)));
    assert_eq!(ended.send("5"), Err(SendError::Exhausted("5")));
    let mut failed = parser();
    failed.prime().unwrap();
    assert!(
        matches!(failed.send("five"), Err(SendError::Raised(Bad(text))) if text.contains("digit"))
    );
    let mut optional = optional();
    assert_eq!(optional.next(), Ok(1));
    assert_eq!(optional.next(), Err(NextError::StopIteration(None)));
}

trait CloneFree {
    fn clone_free_send(&mut self, text: &str) -> Result<i32, SendError<String, usize, Bad>>;
}

impl<G: for<'a> Generator<&'a str, Bad, Yield = i32, Return = usize>> CloneFree for G {
    fn clone_free_send(&mut self, text: &str) -> Result<i32, SendError<String, usize, Bad>> {
        match self.resume(primed::Resume::Send(text)) {
            Ok(Step::Yielded(value)) => Ok(value),
            Ok(Step::Raised(error)) => Err(SendError::Raised(error)),
            _ => Err(SendError::Exited),
        }
    }
}

#[generator]
fn steps(limit: u32) -> impl Iterator<Item = u32> + Clone + Debug + Send + Inspect {
    let mut a = 1;
    let name = String::from("x");
    while a < limit {
        yield_!(a); // the yield
        let b = a * 2;
        yield_!(b);
        a = b + 1;
    }
    drop(name);
}

#[test]
fn inspection() {
    let line = line!() - 14;
    let mut it = steps(9);
    assert_eq!(getgeneratorstate(&it), GeneratorState::Created);
    assert_eq!(
        format!("{it:?}"),
        format!("steps {{ state: GEN_CREATED, line: {line}, limit: 9 }}")
    );
    it.next();
    assert_eq!(getgeneratorstate(&it), GeneratorState::Suspended);
    assert_eq!(
        format!("{it:?}"),
        format!(
            "steps {{ state: GEN_SUSPENDED, line: {}, limit: 9, a: 1, name: \"x\" }}",
            line + 4
        )
    );
    let at = it.location().unwrap();
    assert_eq!((at.line, at.yield_number), (line + 4, Some(1)));
    assert!(at.file.ends_with("faces.rs"));
    it.next();
    assert_eq!(getgeneratorlocals(&it).get("b"), Some("2"));
    assert_eq!(it.name(), "steps");
    let mut other = it.clone();
    assert_eq!(it.next(), Some(3));
    assert_eq!(other.next(), Some(3));
    assert_eq!(other.next(), Some(6));
    assert_eq!(it.next(), Some(6));
    assert_eq!(it.by_ref().collect::<Vec<_>>(), [7, 14]);
    assert_eq!(getgeneratorstate(&it), GeneratorState::Closed);
    assert_eq!(format!("{it:?}"), "steps { state: GEN_CLOSED }");
    assert_eq!(it.next(), None);
}

#[generator]
fn inner() -> impl Generator<i32, Bad, Yield = i32, Return = &'static str> {
    let a = yield_!(1);
    let b = yield_!(a + 1);
    if b < 0 {
        return Err(Bad("negative".into()));
    }
    Ok("inner is done")
}

#[generator]
fn outer() -> impl Generator<i32, Bad, Yield = i32, Return = String> {
    let first = yield_!(0);
    let text = yield_from!(inner());
    let last = yield_!(first);
    Ok(format!("{text} {last}"))
}

#[generator]
fn flatten<T>(lists: Vec<Vec<T>>) -> impl Iterator<Item = T> {
    for list in lists {
        yield_from!(list);
    }
}

#[generator]
fn drained<G: Generator<(), Yield = u8, Return = u16>>(
    inner: &mut G,
) -> impl Generator<(), Yield = u8, Return = u16> {
    let () = yield_!(9);
    let value = yield_from!(inner);
    let () = yield_from!([7, 8]);
    value + 1
}

#[generator]
fn short() -> impl Generator<(), Yield = u8, Return = u16> {
    yield_!(1);
    yield_!(2);
    40
}

#[test]
fn delegation() {
    // YF-1, YF-3, YF-4
    let mut g = outer();
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send(5), Ok(1));
    assert_eq!(g.send(6), Ok(7));
    assert_eq!(g.send(0), Ok(5));
    assert_eq!(
        g.send(3),
        Err(SendError::StopIteration("inner is done 3".into()))
    );
    // YF-5, YF-7
    let mut g = outer();
    g.prime().unwrap();
    g.send(1).unwrap();
    assert!(
        g.throw(Bad("thrown".into()))
            .is_err_and(|error| error.to_string() == "thrown")
    );
    assert_eq!(g.state(), GeneratorState::Closed);
    // YF-10
    let mut g = outer();
    g.prime().unwrap();
    g.send(1).unwrap();
    assert_eq!(g.close(), Ok(None));
    // YF-15, YF-17, and any `IntoIterator`
    assert_eq!(
        flatten(vec![vec![1, 2], vec![], vec![3]]).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    let mut pulled = short();
    let mut g = drained(&mut pulled);
    let mut items = Vec::new();
    let end = loop {
        match g.next() {
            Ok(item) => items.push(item),
            Err(end) => break end,
        }
    };
    assert_eq!(items, [9, 1, 2, 7, 8]);
    assert_eq!(end, NextError::StopIteration(41));
    assert_eq!(
        drained(&mut short()).iter().collect::<Vec<_>>(),
        [9, 1, 2, 7, 8]
    );
}

#[generator(prime)]
fn primed_sum() -> impl Generator<i32, Yield = i32> + Clone + Debug {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

#[generator(prime = true)]
fn primed_boxed(start: i32) -> Box<dyn Generator<i32, Yield = i32, Return = ()>> {
    yield_!(start);
    yield_!(start + 1);
}

#[generator(prime = false)]
fn not_primed() -> impl Generator<i32, Yield = i32> {
    yield_!(1);
}

#[generator(prime)]
fn higher_ranked_primed() -> impl for<'a> Generator<&'a str, Yield = usize> {
    let mut n = 0;
    loop {
        let text = yield_!(n);
        n += text.len();
    }
}

#[generator(prime)]
fn ends_at_once(fail: bool) -> impl Generator<i32, Bad, Yield = i32, Return = i32> {
    if fail {
        Err(Bad("at once".into()))?;
    }
    if !fail {
        return Ok(5);
    }
    yield_!(1);
    Ok(6)
}

#[test]
fn priming() {
    // PRIME-1
    let mut sum = primed_sum();
    assert_eq!(sum.state(), GeneratorState::Suspended);
    assert_eq!(sum.send(3), Ok(3));
    let mut copy = sum.clone();
    assert_eq!((sum.send(1), copy.send(10)), (Ok(4), Ok(13)));
    assert!(format!("{sum:?}").contains("total: 4"));
    assert_eq!(primed_boxed(4).send(0), Ok(5));
    assert_eq!(not_primed().send(7), Err(SendError::NotPrimed(7)));
    assert_eq!(higher_ranked_primed().send(&String::from("abc")), Ok(3));
    // PRIME-2, PRIME-3
    assert_eq!(
        ends_at_once(false).send(1),
        Err(SendError::StopIteration(5))
    );
    assert!(matches!(
        ends_at_once(true).send(1),
        Err(SendError::Raised(Bad(_)))
    ));
}

#[test]
fn anonymous_iterators() {
    let v = vec![1, 2, 3];
    let add = 10;
    let double = |x: i32| x * 2;
    let it = iter! {
        for x in v {
            if x == 2 { continue; }
            yield double(x) + add;
        }
        println!("{add}");
    };
    assert_eq!(it.collect::<Vec<_>>(), [12, 16]);
    let text = String::from("a b");
    let words = iter! { for word in text.split(' ').map(String::from).collect::<Vec<_>>() { yield format!("{word}{text}"); } };
    assert_eq!(words.collect::<Vec<_>>(), ["aa b", "ba b"]);
    let v = vec![1, 2];
    let nested = iter! {
        let n = v.len();
        println!("{:?}", v.iter().map(|x| if *x > 1 { x + 1 } else { 0 }).collect::<Vec<_>>());
        let inner = iter! { yield n; yield n + 1; };
        for x in inner { yield x }
    };
    assert_eq!(nested.collect::<Vec<_>>(), [2, 3]);
    let total: i32 = iter! { for i in 0..3 { yield i * 2 } }.sum();
    assert_eq!(total, 6);
    let shared = Rc::new(5);
    let it = iter! { yield Rc::strong_count(&shared); };
    assert_eq!(it.collect::<Vec<_>>(), [1]);
}

struct Bag {
    items: Vec<u32>,
}

impl Bag {
    fn doubled(&self) -> impl Iterator<Item = u32> {
        iter! { for item in &self.items { yield item * 2; } }
    }
}

#[test]
fn anonymous_iterators_capture_self() {
    assert_eq!(
        Bag { items: vec![1, 2] }.doubled().collect::<Vec<_>>(),
        [2, 4]
    );
}

type Boxed<'a> = Box<dyn Iterator<Item = u32> + 'a>;

#[generator(iterator)]
fn aliased(items: &[u32]) -> Boxed<'_> {
    for item in items {
        yield_!(item + 1);
    }
}

type Stage<'a> = Box<dyn for<'s> Generator<&'s str, Yield = usize, Return = ()> + 'a>;

#[generator(generator = for<'s> Generator<&'s str, Yield = usize>)]
fn stage(names: &[String]) -> Stage<'_> {
    for name in names {
        let text = yield_!(name.len());
        if text.is_empty() {
            return;
        }
    }
}

#[generator]
fn consumed(words: Vec<Option<String>>) -> impl Iterator<Item = String> {
    for word in words {
        yield_!(word.unwrap());
    }
}

#[generator]
fn empty() -> impl Iterator<Item = u8> {
    return;
    #[allow(unreachable_code, reason = "the return is what is tested")]
    yield_!(1);
}

#[generator]
fn never() -> impl Generator<u8, Yield = u8, Return = u8> {
    if false {
        yield_!(1);
    }
    7
}

macro_rules! fragments {
    ($name:ident, $n:ident, $e:expr) => {
        #[generator]
        fn $name($n: i32) -> impl Iterator<Item = i32> {
            yield_!($e * 2);
            let a = -$e;
            yield_!(a);
            println!("{}", 10 - $e);
            for x in iter! { yield $e * 2; } {
                yield_!(x);
            }
        }
    };
}

fragments!(fragment, n, n + 1);

struct Pair {
    a: u8,
    #[cfg(any())]
    b: u8,
}

#[generator]
fn conditional() -> impl Generator<u8, Yield = u8, Return = u8> {
    #[cfg(any())]
    {
        yield_!(100);
    }
    #[cfg(any())]
    yield_!(101);
    #[cfg(any())]
    println!("{}", yield_!(102));
    #[cfg(any())]
    if yield_!(103) > 0 {
        return 5;
    }
    #[cfg(any())]
    let x = 6;
    #[cfg(not(any()))]
    let x = 7;
    let mut y = yield_!(x);
    #[cfg(any())]
    return 9;
    #[cfg(any())]
    y += yield_!(104);
    #[cfg(not(any()))]
    y += yield_!(y);
    let pair = Pair {
        a: yield_!(y),
        #[cfg(any())]
        b: yield_!(105),
    };
    pair.a
}

/// Code that is not there is not run.
#[test]
fn conditional_code() {
    let mut g = conditional();
    assert_eq!(g.prime(), Ok(7));
    assert_eq!(g.send(1), Ok(1));
    assert_eq!(g.send(2), Ok(3));
    assert_eq!(g.send(4), Err(SendError::StopIteration(4)));
    let it = iter! {
        #[cfg(any())]
        yield 1;
        #[cfg(not(any()))]
        yield 2;
    };
    assert_eq!(it.collect::<Vec<_>>(), [2]);
}

#[test]
fn corners() {
    assert_eq!(fragment(3).collect::<Vec<_>>(), [8, -4, 8]);
    assert_eq!(aliased(&[1, 2]).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(stage(&[String::new()]).prime(), Ok(0));
    assert_eq!(consumed(vec![Some("a".into())]).collect::<Vec<_>>(), ["a"]);
    assert_eq!(empty().count(), 0);
    // CRE-3
    assert_eq!(never().prime(), Err(primed::PrimeError::StopIteration(7)));
}
