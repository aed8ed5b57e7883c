//! Locals, parameters, labels and fields that are called what the generated code calls
//! its own.

use ::core::iter::Iterator;
use ::core::option::Option::{None, Some};
use ::primed::{Generator, generator, iter};
use ::std::string::ToString;
use ::std::vec::Vec;

#[generator(__copies = 0)]
fn joined(__state: u8, __input: u8, __at: u8) -> impl Generator<u8, Yield = u8, Return = u8> {
    let __locals = yield_!(__state);
    if __locals > 3 {
        yield_!(__input);
    } else {
        yield_!(__at);
    }
    __locals + __state + __input + __at
}

#[generator]
fn hidden(
    __start: u8,
    __same: u8,
    __body: u8,
    __take: u8,
) -> impl Generator<u8, Yield = u8, Return = u8> {
    let __machine = yield_!(__start) + yield_!(__same);
    let __value0 = __body + yield_!(__take);
    let __sent0 = __value0 + yield_!(__machine);
    let __iter0 = [__sent0, __value0];
    for __rest0 in __iter0 {
        let __held0 = __rest0;
        yield_!(__held0);
        let __maybe0 = __held0;
        let __argument0 = __maybe0 + yield_!(__maybe0);
        yield_!(__argument0);
    }
    let __yielded = __machine;
    let __result = yield_!(__yielded);
    let __seldom = yield_!(__result);
    let __thrown = Some(__seldom);
    let Some(__never) = __thrown else { return 0 };
    let __to_start = __never;
    yield_!(__to_start);
    __result + __seldom
}

#[generator]
fn labels(rows: Vec<Vec<u8>>) -> impl Iterator<Item = u8> {
    '__machine: for row in rows {
        '__label0: loop {
            for cell in &row {
                if *cell == 0 {
                    continue '__machine;
                }
                if *cell > 9 {
                    break '__label0;
                }
                if *cell > 8 {
                    continue '__label0;
                }
            }
            yield_!(row.iter().sum());
            break;
        }
    }
}

struct Bag {
    this: u8,
    state: Vec<u8>,
}

impl Bag {
    #[generator]
    fn with_this(&self, this: u8) -> impl Iterator<Item = u8> {
        yield_!(self.this + this);
        for state in &self.state {
            yield_!(this + *state);
        }
    }

    #[generator]
    fn with_these(&self) -> impl Iterator<Item = u8> {
        let this = 1;
        yield_!(this);
        let this = this + self.this;
        yield_!(this);
        let this = this + self.this;
        yield_!(this + self.this);
    }

    #[generator]
    fn taken(mut self, this_1: u8) -> impl Iterator<Item = u8> {
        let this = self.state.pop();
        yield_!(this_1);
        yield_!(this.unwrap_or(self.this));
        self.state.push(this_1);
        yield_!(self.state.len() as u8);
    }
}

/// The shadowing ones get a number: those of the user stay apart.
#[generator]
fn numbered(x: u8, x_1: u8, x_2: usize) -> impl Iterator<Item = u8> {
    let x = x + 1;
    yield_!(x);
    let x = x + x_1;
    yield_!(x);
    let x_1 = x + 3;
    {
        let x = x_1;
        yield_!(x);
        let x = "text".to_string();
        yield_!(x.len() as u8);
        let x_3 = ::std::format!("{x} {x_1} {x_2:>x_2$}");
        yield_!(x_3.len() as u8);
    }
    yield_!(x + x_1);
}

/// So do the numbers' own names.
#[generator]
fn met(x: u8, x_2: u8) -> impl Iterator<Item = u8> {
    let x = x + 1;
    yield_!(x);
    let x = x + 1;
    {
        let x_2 = x;
        yield_!(x_2);
    }
    yield_!(x + x_2);
}

/// Each call of it has a local of its own.
macro_rules! apart {
    ($target:ident, $value:expr) => {
        let value = $value * 10;
        let $target = value + 1;
    };
}

#[generator]
fn hygienic(value: u8) -> impl Iterator<Item = u8> {
    let other = ::core::convert::identity(value);
    yield_!(other);
    let value = {
        apart!(inner, value);
        inner
    };
    yield_!(value);
    yield_!(other);
}

fn sent<G: Generator<u8, Yield = u8, Return = u8>>(mut g: G) -> (Vec<u8>, u8) {
    let mut seen = Vec::new();
    let mut step = g.prime().map_err(|_| 0);
    let mut n = 0;
    while let ::core::result::Result::Ok(value) = step {
        seen.push(value);
        n += 1;
        step = g.send(n).map_err(|end| match end {
            ::primed::SendError::StopIteration(value) => value,
            _ => 255,
        });
    }
    (seen, step.err().unwrap_or(0))
}

#[test]
fn locals_are_told_apart() {
    ::std::assert_eq!(sent(joined(1, 2, 3)), (::std::vec![1, 3], 7));
    let (seen, end) = sent(hidden(1, 2, 3, 4));
    ::std::assert_eq!(seen, [1, 2, 4, 3, 10, 10, 16, 6, 6, 15, 3, 11, 12]);
    ::std::assert_eq!(end, 23);
    let rows = ::std::vec![
        ::std::vec![1, 2],
        ::std::vec![0],
        ::std::vec![10],
        ::std::vec![3]
    ];
    ::std::assert!(labels(rows).eq([3, 3]));
    let bag = Bag {
        this: 1,
        state: ::std::vec![5, 6],
    };
    ::std::assert!(bag.with_this(2).eq([3, 7, 8]));
    ::std::assert!(bag.with_these().eq([1, 2, 4]));
    ::std::assert!(bag.taken(9).eq([9, 6, 2]));
    ::std::assert!(numbered(1, 2, 3).eq([2, 4, 7, 4, 10, 11]));
    ::std::assert!(met(1, 5).eq([2, 3, 8]));
    ::std::assert!(hygienic(2).eq([2, 21, 2]));
    let (state, __locals, at) = (1, 2, "a".to_string());
    let captured = iter! {
        yield state;
        let at = at.len();
        yield __locals + at;
    };
    ::std::assert!(captured.eq([1, 3]));
    ::std::assert_eq!(None::<u8>, None);
}
