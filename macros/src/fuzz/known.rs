//! Inputs that something was found with, made small. They stay right.

use super::Case;
use super::judge::{self, Verdict};

/// Those of the attribute.
const ATTRIBUTE: &[&str] = &[
    "fn f() -> impl Generator { let x = yield_!() = move || n else {}; }",
    "fn f() -> impl Generator { matches!(0, x if yield_!() > x) }",
    "fn f() -> impl Generator { matches!(3, yield_!) }",
    "fn f() -> impl Generator { let self = 1; yield_!() }",
    "fn f() -> impl Iterator { if let self = last { yield_!() } }",
    "fn f() -> impl Iterator { [1_u8; yield_!(2)] }",
    "fn f(r#type: u8) -> impl Iterator { loop { yield_!() } }",
    "fn f() -> impl Generator { #[cfg(unix)] g(); P { x, ..base }; yield_!() }",
    "fn f() -> impl Generator { let Some(x) = return else { continue }; yield_!() }",
    r#"fn f() -> impl Generator { let r#type = 1; yield_!(); m!("{r#type}") }"#,
    "fn f() -> impl Iterator { for | _ in 0..3 { yield_!(); } }",
    "fn f() -> impl Iterator { assert!(if m { [1; yield_!()] }) }",
    "fn f() -> impl Iterator { println!(async { yield_!() }, yield_!()) }",
    "fn f() -> impl Iterator { debug_assert! { for self in 0 { yield_!() } } }",
    "fn f() -> impl Iterator { matches!(0, a if P { x: 1 } == p && yield_!()) }",
    "fn f() -> impl Generator { S { a, .. } = match b { #[cfg(x)] _ => 1 }; yield_!() }",
    "fn f() -> impl Iterator { while 0 { matches!(late, 9 if continue) = break 'out } yield_!() }",
    "fn f() -> impl Iterator { yield_!(); return as u8; }",
    "fn f() -> impl Iterator { yield_!(); return + 1; }",
    "fn f() -> impl Iterator { match x { _ => return = 1 } yield_!(); }",
    "fn f() -> impl Iterator { unsafe { let Some(x) = y else { yield_!(); return }; } }",
    "fn f(x: V) -> impl Generator { 'a: { break 'a x.into() } match y { z => yield_!() } }",
    "fn f() -> impl Iterator { match a { const { yield_!() } => b } }",
    "fn f() -> impl Iterator { for i in let x = 0 { yield_!(); } }",
    "fn f() -> impl Iterator { match x { A => m! {} = b, _ => yield_!() } }",
    "fn f() -> impl Iterator { match x { A => { yield_!() } yield_!() => b } }",
    "fn f() -> impl Generator { if let const { yield_from!(walk) } = x {} }",
    "unsafe fn f(n: u32) -> impl Iterator { yield_from!(unsafe { f(1) }) }",
    "fn f() -> impl AsyncGenerator { try_yield_from!(only { text }) }",
    "fn f() -> impl Generator { let d = make; f && { d } == 3; yield_!() }",
    "fn f() -> impl Generator { let d = make; f || m! { d } == 3; yield_!() }",
    "fn f() -> impl Generator { let d = make; g(if c { d } else { { 4 } + 5 }); yield_!() }",
    "fn f() -> impl Generator { let d = make; g('a: { if c { break 'a d } { 4 } + 5 }); yield_!() }",
    "fn f() -> impl Generator { let d = make; d = { 3 } - 4; g(if c { d } else { 4 }); yield_!() }",
    "fn f() -> impl Generator { matches!(log, S { #[cfg()] a }); yield_!() }",
];

/// Those of `iter!`.
const ITER: &[&str] = &[
    "let both = Point { x, y } == p && yield 1;",
    "x { a, } && yield_!()",
    "for i in let x = 0 { yield 1; }",
];

#[test]
fn what_was_found_stays_mended() {
    judge::be_quiet();
    let attribute = ATTRIBUTE.iter().map(|item| (*item).to_owned());
    let attribute = attribute.map(|item| Case::attribute(String::new(), item));
    let iter = ITER.iter().map(|item| Case::iter((*item).to_owned()));
    for case in attribute.chain(iter) {
        match judge::judge(&case) {
            Verdict::Lowered | Verdict::Refused => {}
            Verdict::NoTokens => panic!("{case} is no Rust"),
            Verdict::Found(finding) => panic!("{case}\n    {finding}"),
        }
    }
}
