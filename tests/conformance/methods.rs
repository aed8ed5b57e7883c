//! Every method in every state. What the documentation of `Generator` says of each stands
//! in `tables`.

use std::rc::Rc;

use primed::prelude::*;
use primed::{Resume, Shared, WeakShared};

use crate::support::{Error, Log};

type Any = dyn Generator<Option<i32>, Error, Yield = i32, Return = char>;

/// What is called.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    State,
    Prime,
    Next,
    Send,
    Throw,
    Close,
    Start,
    SendIn,
    ThrowIn,
    ExitIn,
    TryIter,
}

use Call::{Close, ExitIn, Next, Prime, Send, SendIn, Start, State, Throw, ThrowIn, TryIter};

const CALLS: [Call; 11] = [
    State, Prime, Next, Send, Throw, Close, Start, SendIn, ThrowIn, ExitIn, TryIter,
];

impl Call {
    /// Makes the call, and gives what comes of it as text.
    fn on(self, g: &Shared<Any>) -> String {
        match self {
            State => format!("{}", g.state()),
            Prime => format!("{:?}", g.prime()),
            Next => format!("{:?}", g.next()),
            Send => format!("{:?}", g.send(Some(7))),
            Throw => format!("{:?}", g.throw(Error::A)),
            Close => format!("{:?}", g.close()),
            Start => format!("{:?}", g.resume(Resume::Start)),
            SendIn => format!("{:?}", g.resume(Resume::Send(Some(7)))),
            ThrowIn => format!("{:?}", g.resume(Resume::Throw(Error::A))),
            ExitIn => format!("{:?}", g.resume(Resume::Exit)),
            TryIter => format!("{:?}", g.try_iter().next()),
        }
    }
}

/// What the body does with what is thrown in at its first yield.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Leave,
    Yield,
    Return,
}

/// What the body does with its own generator when it begins, and at what is thrown in.
type Inside = Rc<dyn Fn(&Shared<Any>)>;

#[generator]
fn body(
    me: WeakShared<Any>,
    log: Log,
    answer: Answer,
    inside: Inside,
) -> impl Generator<Option<i32>, Error, Yield = i32, Return = char> {
    let _ran = log.at_drop("dropped");
    log.add("began");
    if let Some(me) = me.upgrade() {
        inside(&me);
    }
    match try_yield!(1) {
        Ok(sent) => log.add(format!("sent {sent:?}")),
        Err(thrown) => {
            log.add(format!("{thrown:?}"));
            if let Some(me) = me.upgrade() {
                inside(&me);
            }
            match answer {
                Answer::Leave => Err(thrown)?,
                Answer::Yield => {}
                Answer::Return => return Ok('r'),
            }
        }
    }
    yield_!(2);
    Ok('e')
}

/// Makes a generator in a state.
fn at(state: GeneratorState, answer: Answer, inside: Inside) -> (Shared<Any>, Log) {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| body(me, log.clone(), answer, inside));
    if state == Suspended {
        assert_eq!(g.prime(), Ok(1));
    } else if state == Closed {
        assert_eq!(g.close(), Ok(None));
    }
    log.lines();
    (g, log)
}

use GeneratorState::{Closed, Created, Running, Suspended};

/// Asserts what a call gives in a state that is seen from outside, which state follows,
/// and what was run of the body.
fn check(
    state: GeneratorState,
    call: Call,
    answer: Answer,
    expected: (&str, GeneratorState, &[&str]),
) {
    let (g, log) = at(state, answer, Rc::new(|_| {}));
    let (given, then, lines) = expected;
    assert_eq!(call.on(&g), given, "{call:?} when {state}");
    assert_eq!(g.state(), then, "after {call:?} when {state}");
    assert_eq!(log.lines(), lines, "run by {call:?} when {state}");
}

/// A created generator.
#[test]
fn created() {
    let refused = "Err(Refused { refusal: NotPrimed, input: Send(Some(7)) })";
    for (call, given, then, lines) in [
        (State, "GEN_CREATED", Created, [].as_slice()),
        (Prime, "Ok(1)", Suspended, &["began"]),
        (Next, "Ok(1)", Suspended, &["began"]),
        (Send, "Err(NotPrimed(Some(7)))", Created, &[]),
        (Throw, "Err(Raised(A))", Closed, &[]),
        (Close, "Ok(None)", Closed, &[]),
        (Start, "Ok(Yielded(1))", Suspended, &["began"]),
        (SendIn, refused, Created, &[]),
        (ThrowIn, "Ok(Raised(A))", Closed, &[]),
        (ExitIn, "Ok(Exited)", Closed, &[]),
        (TryIter, "Some(Ok(1))", Suspended, &["began"]),
    ] {
        check(Created, call, Answer::Leave, (given, then, lines));
    }
}

/// A suspended one, whose body may leave, yield or return at what is thrown in.
#[test]
fn suspended() {
    use Answer::{Leave, Return, Yield};

    let started = "Err(Refused { refusal: AlreadyStarted, input: Start })";
    let (thrown, exit) = ("Raised(A)", "Exit");
    let sent = "sent Some(7)";
    for (call, answer, given, then, lines) in [
        (State, Leave, "GEN_SUSPENDED", Suspended, [].as_slice()),
        (Prime, Leave, "Err(AlreadyStarted)", Suspended, &[]),
        (Next, Leave, "Ok(2)", Suspended, &["sent None"]),
        (Send, Leave, "Ok(2)", Suspended, &[sent]),
        (Throw, Leave, "Err(Raised(A))", Closed, &[thrown, "dropped"]),
        (Throw, Yield, "Ok(2)", Suspended, &[thrown]),
        (
            Throw,
            Return,
            "Err(StopIteration('r'))",
            Closed,
            &[thrown, "dropped"],
        ),
        (Close, Leave, "Ok(None)", Closed, &[exit, "dropped"]),
        (Close, Yield, "Err(ExitIgnored(2))", Suspended, &[exit]),
        (Close, Return, "Ok(Some('r'))", Closed, &[exit, "dropped"]),
        (Start, Leave, started, Suspended, &[]),
        (SendIn, Leave, "Ok(Yielded(2))", Suspended, &[sent]),
        (
            ThrowIn,
            Leave,
            "Ok(Raised(A))",
            Closed,
            &[thrown, "dropped"],
        ),
        (ExitIn, Leave, "Ok(Exited)", Closed, &[exit, "dropped"]),
        (TryIter, Leave, "Some(Ok(2))", Suspended, &["sent None"]),
    ] {
        check(Suspended, call, answer, (given, then, lines));
    }
}

/// A closed one.
#[test]
fn closed() {
    for (call, given) in CALLS.into_iter().zip(refused("Exhausted")) {
        let given = match call {
            State => "GEN_CLOSED",
            Close => "Ok(None)",
            _ => given.as_str(),
        };
        check(Closed, call, Answer::Leave, (given, Closed, &[]));
    }
}

/// A running one: the body calls, when it begins, when it is thrown at, and when it is
/// closed; it goes on as if it had not.
#[test]
fn running() {
    for (call, given) in CALLS.into_iter().zip(refused("AlreadyExecuting")) {
        let seen = Log::default();
        let notes = seen.clone();
        let inside: Inside = Rc::new(move |g| {
            notes.add(call.on(g));
            notes.add(g.state().to_string());
        });
        let given = match call {
            State => "GEN_RUNNING",
            _ => given.as_str(),
        };
        for (last, expected) in [(Throw, "Ok(2)"), (Close, "Err(ExitIgnored(2))")] {
            let (g, _log) = at(Running, Answer::Yield, Rc::clone(&inside));
            assert_eq!(g.next(), Ok(1));
            assert_eq!(
                seen.lines(),
                [given, "GEN_RUNNING"],
                "{call:?} when running"
            );
            assert_eq!(last.on(&g), expected);
            assert_eq!(seen.lines(), [given, "GEN_RUNNING"], "{call:?} in {last:?}");
            assert_eq!(g.state(), Suspended);
        }
    }
}

/// What each of `CALLS` gives when it is refused.
fn refused(why: &str) -> [String; 11] {
    let resume = |input| format!("Err(Refused {{ refusal: {why}, input: {input} }})");
    CALLS.map(|call| match call {
        State => String::new(),
        Prime | Next | Close => format!("Err({why})"),
        Send => format!("Err({why}(Some(7)))"),
        Throw => format!("Err({why}(A))"),
        Start => resume("Start"),
        SendIn => resume("Send(Some(7))"),
        ThrowIn => resume("Throw(A)"),
        ExitIn => resume("Exit"),
        TryIter if why == "Exhausted" => "None".to_owned(),
        TryIter => format!("Some(Err(Fault({why})))"),
    })
}
