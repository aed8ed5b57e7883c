//! What a failed assertion in a body says: what the user wrote.

use std::panic::{AssertUnwindSafe, catch_unwind};

use primed::prelude::*;

fn used(text: String) -> bool {
    let taken: Option<String> = Some(text).filter(String::is_empty);
    taken.is_some()
}

/// It moves a local on one of its ways only, which is in scope at the yield behind it.
#[generator]
fn moves(flag: bool) -> impl Iterator<Item = u32> {
    let text = String::from("text");
    assert!(flag && used(text));
    yield_!(1);
}

/// The same in a build with debug assertions.
#[generator]
fn moves_in_debug(flag: bool) -> impl Iterator<Item = u32> {
    let text = String::from("text");
    debug_assert!(flag && used(text));
    yield_!(1);
}

/// It names a local that shadows another one.
#[generator]
fn shadows() -> impl Iterator<Item = u32> {
    let n = 1;
    yield_!(n);
    {
        let n = n + 1;
        yield_!(n);
        assert!(n == 3,);
        yield_!(n);
    }
    yield_!(n);
}

/// It jumps.
#[generator]
fn jumps() -> impl Iterator<Item = u32> {
    loop {
        yield_!(1);
        assert!(if std::hint::black_box(false) {
            break;
        } else {
            false
        });
    }
}

/// It yields.
#[generator]
fn yields() -> impl Generator<u32, Yield = u32> {
    assert!(yield_!(1) == 6);
    yield_!(2);
}

/// What it says where it panics, resumed again and again; `None` if it does not.
fn said(mut items: impl Iterator<Item = u32>) -> Option<String> {
    let run = AssertUnwindSafe(|| while items.next().is_some() {});
    let said = catch_unwind(run).err()?;
    let text = said.downcast_ref::<&str>().copied();
    let text = text.or_else(|| said.downcast_ref::<String>().map(String::as_str));
    text.map(str::to_owned)
}

#[test]
fn a_conditional_move() {
    for flag in [true, false] {
        let text = said(moves(flag)).unwrap();
        assert_eq!(text, "assertion failed: flag && used(text)");
    }
}

#[test]
fn a_debug_assertion() {
    let text = said(moves_in_debug(true));
    let expected = cfg!(debug_assertions).then_some("assertion failed: flag && used(text)");
    assert_eq!(text.as_deref(), expected);
}

#[test]
fn a_shadowed_name() {
    assert_eq!(said(shadows()).unwrap(), "assertion failed: n == 3");
}

#[test]
fn a_jump() {
    let text = said(jumps()).unwrap();
    assert!(
        text.starts_with("assertion failed: if std::hint::black_box(false)"),
        "{text}"
    );
}

#[test]
fn a_yield() {
    let mut generator = yields();
    assert_eq!(generator.prime(), Ok(1));
    let run = AssertUnwindSafe(move || drop(generator.send(5)));
    let said = catch_unwind(run).unwrap_err();
    let text = said.downcast_ref::<String>().unwrap();
    assert_eq!(text, "assertion failed: yield_!(1) == 6");
}
