//! The tables in the documentation of `Generator`, word for word. What they say is what
//! the tests in `methods` see; who changes one looks at the other.

/// Where the tables are.
const SOURCE: &str = include_str!("../../src/generator.rs");

/// The row of a state in the documentation of a method.
fn row<'a>(method: &str, state: &str) -> Option<&'a str> {
    let (before, _) = SOURCE.split_once(&format!("\n    fn {method}("))?;
    let docs = before.rsplit("\n\n").next()?;
    docs.lines()
        .find_map(|line| line.trim().strip_prefix(&format!("/// | {state} | ")))
}

/// The tables say what the tests above see.
#[test]
fn the_tables() {
    let same = "refused: `AlreadyExecuting` | the same | the same | the same |";
    let first = "runs the body to its first yield, and gives what it yields |";
    for (method, rows) in [
        (
            "resume",
            [
                "runs to the first yield | refused: `NotPrimed` | closes, `Raised(e)`; no code of the body runs | closes, `Exited`; no code of the body runs |",
                same,
                "refused: `AlreadyStarted` | the yield evaluates to `a` | the yield fails with `e` | the yield is left |",
                "refused: `Exhausted` | the same | the same | the same |",
            ],
        ),
        (
            "prime",
            [
                first,
                "[`PrimeError::AlreadyExecuting`] |",
                "[`PrimeError::AlreadyStarted`] |",
                "[`PrimeError::Exhausted`] |",
            ],
        ),
        (
            "next",
            [
                first,
                "[`NextError::AlreadyExecuting`] |",
                "sends `()` or `None`, and gives what the body yields next |",
                "[`NextError::Exhausted`] |",
            ],
        ),
        (
            "send",
            [
                "[`SendError::NotPrimed`] hands the value back, nothing is run |",
                "[`SendError::AlreadyExecuting`] hands the value back |",
                "gives what the body yields next |",
                "[`SendError::Exhausted`] hands the value back |",
            ],
        ),
        (
            "throw",
            [
                "closes without running any of the body, [`ThrowError::Raised`] |",
                "[`ThrowError::AlreadyExecuting`] hands the error back |",
                "gives what the body yields next, if it catches the error |",
                "[`ThrowError::Exhausted`] hands the error back |",
            ],
        ),
        (
            "close",
            [
                "closes without running any of the body, `Ok(None)` |",
                "[`CloseError::AlreadyExecuting`] |",
                "the yield is left: `Ok(None)` if the exit leaves the body, `Ok(Some(r))` if it catches it and returns |",
                "nothing: `Ok(None)` |",
            ],
        ),
    ] {
        for (state, expected) in ["created", "running", "suspended", "closed"]
            .iter()
            .zip(rows)
        {
            assert_eq!(row(method, state), Some(expected), "{method} when {state}");
        }
    }
    let rest = "gives what is yielded from here on |";
    for (method, state, expected) in [
        ("iter", "created, suspended", rest),
        (
            "iter",
            "running, closed",
            "gives nothing; [`Iter::end`] says why |",
        ),
        ("try_iter", "created, suspended", rest),
        ("try_iter", "running", "gives [`Fault::AlreadyExecuting`] |"),
        ("try_iter", "closed", "gives nothing |"),
    ] {
        assert_eq!(row(method, state), Some(expected), "{method} when {state}");
    }
}
