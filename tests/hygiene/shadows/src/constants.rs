//! Constants of the user that are called as locals of generated code might be: in a pattern,
//! hygiene does not tell those apart.

use ::core::convert::From;
use ::core::iter::Iterator;
use ::core::option::Option::Some;
use ::core::result::Result::{self, Err, Ok};
use ::primed::{AsyncGenerator, Generator, Inspect, PinnedGenerator, Thrown, generator};
use ::std::string::String;

#[allow(
    dead_code,
    non_upper_case_globals,
    reason = "they are here to be in the way"
)]
mod shadows {
    pub(super) const __at: u8 = 1;
    pub(super) const __body: u8 = 1;
    pub(super) const __delegate: u8 = 1;
    pub(super) const __end: u8 = 1;
    pub(super) const __found: u8 = 1;
    pub(super) const __given: u8 = 1;
    pub(super) const __how: u8 = 1;
    pub(super) const __input: u8 = 1;
    pub(super) const __item: u8 = 1;
    pub(super) const __items: u8 = 1;
    pub(super) const __iterator: u8 = 1;
    pub(super) const __last: u8 = 1;
    pub(super) const __left: u8 = 1;
    pub(super) const __locals: u8 = 1;
    pub(super) const __machine: u8 = 1;
    pub(super) const __never: u8 = 1;
    pub(super) const __operand: u8 = 1;
    pub(super) const __other: u8 = 1;
    pub(super) const __result: u8 = 1;
    pub(super) const __returned: u8 = 1;
    pub(super) const __same: u8 = 1;
    pub(super) const __seldom: u8 = 1;
    pub(super) const __start: u8 = 1;
    pub(super) const __state: u8 = 1;
    pub(super) const __sync: u8 = 1;
    pub(super) const __tag: u8 = 1;
    pub(super) const __take: u8 = 1;
    pub(super) const __thrown: u8 = 1;
    pub(super) const __value: u8 = 1;
    pub(super) const __yielded: u8 = 1;
    pub(super) const __yielder: u8 = 1;
    pub(super) const __argument0: u8 = 1;
    pub(super) const __delegate0: u8 = 1;
    pub(super) const __delegate1: u8 = 1;
    pub(super) const __input1: u8 = 1;
    pub(super) const __iter0: u8 = 1;
    pub(super) const __left0: u8 = 1;
    pub(super) const __received2: u8 = 1;
    pub(super) const __rest0: u8 = 1;
    pub(super) const __sent0: u8 = 1;
    pub(super) const __sent1: u8 = 1;
    pub(super) const __shown0: u8 = 1;
    pub(super) const __step0: u8 = 1;
    pub(super) const __value0: u8 = 1;
    pub(super) const __value1: u8 = 1;
    pub(super) const __index1: u8 = 1;
    pub(super) const __held0: u8 = 1;
    pub(super) const __maybe0: u8 = 1;
    pub(super) const __stale0: u8 = 1;
    pub(super) const thrown: u8 = 1;
    pub(super) const delegate: u8 = 1;
    pub(super) const yielder: u8 = 1;
}

#[allow(unused_imports, reason = "they are here to be in the way")]
use shadows::*;

#[generator]
pub(super) fn items(list: [u8; 3], (a, _): (u8, u8)) -> impl Iterator<Item = Result<u8, u8>> {
    for n in list {
        let text = __item + {
            yield_!(Ok(n));
            n
        };
        yield_!(if text > 3 { Ok(text) } else { Err(a) });
    }
    yield_from!([Ok(__value), Ok(thrown)]);
    Err(__thrown)?;
}

/// Its locals are called like what visits them.
#[generator]
pub(super) fn visited(list: [u8; 2]) -> impl Iterator<Item = u8> + Inspect {
    let (visit, local) = (String::from("v"), Some(list));
    for n in list {
        yield_!(n);
    }
    ::core::mem::drop((visit, local));
}

#[generator]
fn inner(n: u8) -> impl Generator<u8, String, Yield = u8, Return = u8> {
    let last = yield_!(n + __left);
    Ok(last + __returned)
}

macro_rules! sums {
    ($($name:ident: $face:ident;)*) => {$(
        #[generator]
        pub(super) fn $name(
            rows: [[u8; 2]; 2],
            (mut sum, _): (u8, u8),
        ) -> impl $face<u8, String, Yield = u8, Return = u8> {
            while sum < 9 {
                sum += yield_!(sum) + __state;
                let caught = match try_yield!(rows[1][(yield_!(sum) % 2) as usize]) {
                    Ok(sent) => sent,
                    Err(Thrown::Raised(error)) if error.is_empty() => __value,
                    Err(Thrown::Raised(error)) => return Err(error),
                    Err(_) => return Ok(__result),
                };
                sum += caught;
                if sum == 8 {
                    sum = yield_from!(inner(sum + __delegate)) + __operand;
                }
            }
            let last = Some(sum).filter(|n| *n > 1).ok_or("none");
            let last: u8 = last?;
            Ok(last)
        }
    )*};
}

sums! {
    movable: Generator;
    pinned: PinnedGenerator;
    asynchronous: AsyncGenerator;
}

#[::core::prelude::v1::test]
fn they_are_constants() {
    let mut anonymous = ::primed::iter! {
        let n = 1;
        yield n;
        yield n + 1;
    };
    ::core::assert_eq!((anonymous.next(), anonymous.next()), (Some(1), Some(2)));
    ::core::assert!(anonymous.next().is_none());
    let given = items([1, 2, 3], (7, 0));
    let expected = [
        Ok(1),
        Err(7),
        Ok(2),
        Err(7),
        Ok(3),
        Ok(4),
        Ok(1),
        Ok(1),
        Err(1),
    ];
    ::core::assert!(given.eq(expected));
    let mut movable = movable([[1, 2], [3, 4]], (1, 0));
    let mut pinned = ::core::pin::pin!(pinned([[1, 2], [3, 4]], (1, 0)));
    ::core::assert_eq!((movable.prime(), pinned.prime()), (Ok(1), Ok(1)));
    for sent in [1, 0, 3, 1, 1, 2] {
        let (one, other) = (movable.send(sent), pinned.send(sent));
        ::core::assert_eq!(one, other);
    }
    ::core::assert_eq!(
        movable.throw(String::from("no")),
        pinned.throw(String::from("no"))
    );
    let mut visited = visited([1, 2]);
    ::core::assert_eq!(visited.next(), Some(1));
    let locals = ::std::format!("{:?}", ::primed::getgeneratorlocals(&visited));
    ::core::assert!(locals.contains("visit"), "{locals}");
    let _: &dyn ::core::ops::Fn() = &|| {
        let _ = asynchronous([[0; 2]; 2], (0, 0));
    };
}
