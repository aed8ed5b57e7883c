//! Bodies that are nested deeply, or are long: no more of the stack may be used up
//! than rustc gives to a macro.

use std::thread;

use super::judge::{self, Verdict};
use super::{Case, STACK};

/// More than anyone writes, and less than what rustc's own recursion limit allows.
const DEPTH: usize = 40;

/// Nests a text in itself: `before`, then what is nested, then `after`.
fn nested(before: &str, inner: &str, after: &str, depth: usize) -> String {
    before.repeat(depth) + inner + &after.repeat(depth)
}

fn lowered(name: &str, body: &str) {
    let signature = "fn f() -> impl Generator<u8, E, Yield = u8, Return = u8>";
    let case = Case::attribute(
        String::new(),
        format!("{signature} {{ yield_!(0); {body} }}"),
    );
    let builder = thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK);
    let verdict = builder.spawn(move || judge::judge(&case));
    let verdict = verdict.expect("a thread can be started").join();
    match verdict.expect("what panics is caught") {
        Verdict::Lowered => {}
        Verdict::Found(finding) => panic!("{name}: {finding}"),
        Verdict::NoTokens | Verdict::Refused => panic!("{name} was refused"),
    }
}

#[test]
fn deep_nesting_has_room_on_the_stack() {
    let forms = [
        ("blocks", "{ ", "yield_!(1);", " }"),
        ("unsafe blocks", "unsafe { ", "yield_!(1);", " }"),
        ("labelled blocks", "'a: { ", "yield_!(1); break 'a;", " }"),
        ("loops", "loop { ", "yield_!(1);", " break; }"),
        ("whiles", "while a { ", "yield_!(1);", " }"),
        ("fors", "for i in 0..3 { ", "yield_!(i);", " }"),
        ("ifs", "if a { ", "yield_!(1);", " } else { b(); }"),
        ("if lets", "if let Some(x) = x && a { ", "yield_!(x);", " }"),
        (
            "else ifs",
            "if a { yield_!(1); } else ",
            "{ yield_!(2); }",
            "",
        ),
        (
            "matches",
            "match x { Some(x) => ",
            "yield_!(1)",
            ", None => 0 }",
        ),
        (
            "let elses",
            "let Some(x) = y else { ",
            "yield_!(1); return Ok(1);",
            " };",
        ),
        ("parentheses", "(", "yield_!(1)", ")"),
        ("operators", "1 + (", "yield_!(1)", ")"),
        ("calls", "f(1, ", "yield_!(1)", ", 2)"),
        ("yields", "yield_!(", "1", ")"),
        ("tuples", "(a, ", "yield_!(1)", ", b).1"),
        ("arrays", "[a, ", "yield_!(1)", ", b][1]"),
        ("references", "*&", "yield_!(1)", ""),
        ("negations", "!", "yield_!(1)", ""),
        ("closures", "a(|x| ", "x", ")"),
        ("macros", "vec![a, ", "yield_!(1)", "]"),
        ("questions", "", "yield_!(1)", "?"),
        ("methods", "", "yield_!(1)", ".f(a)"),
        ("sums", "a + ", "yield_!(1)", ""),
    ];
    for (name, before, inner, after) in forms {
        lowered(name, &nested(before, inner, after, DEPTH));
    }
}

#[test]
fn long_bodies_have_room_on_the_stack() {
    let forms = [
        ("statements", "f(a);"),
        ("yields in turn", "yield_!(1);"),
        ("locals", "let x = yield_!(1);"),
        ("branches", "if a { yield_!(1); }"),
        ("loops in turn", "for x in 0..3 { yield_!(x); }"),
    ];
    for (name, statement) in forms {
        lowered(name, &(statement.repeat(60) + "yield_!(1); Ok(1)"));
    }
}
