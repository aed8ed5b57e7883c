//! Inputs that something was found with, made small. They stay right.

use super::Case;
use super::judge::{self, Verdict};

/// Those of the attribute.
const ATTRIBUTE: &[&str] = &[
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
    "fn f() -> impl Iterator { for i in let x = 0 { yield_!(); } }",
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
