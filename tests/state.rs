//! States, locations, and the listing of locals.

mod common;

use common::{Oops, script};
use primed::{Generator, GeneratorState, Location, NextError, Observe, Step, getgeneratorstate};

/// INSP-12
#[test]
fn names_of_the_states() {
    let rows = [
        (GeneratorState::Created, "GEN_CREATED"),
        (GeneratorState::Running, "GEN_RUNNING"),
        (GeneratorState::Suspended, "GEN_SUSPENDED"),
        (GeneratorState::Closed, "GEN_CLOSED"),
    ];
    for (state, name) in rows {
        assert_eq!(state.to_string(), name);
        assert_eq!(state.as_str(), name);
        assert_eq!(format!("{state:>15}"), format!("{name:>15}"));
    }
}

/// INSP-1
#[test]
fn a_normal_life() {
    let mut g = script([Step::Yielded(1), Step::Yielded(2), Step::Returned('r')]);
    assert_eq!(getgeneratorstate(&g), GeneratorState::Created);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Suspended);
    assert_eq!(g.next(), Ok(2));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Suspended);
    assert_eq!(g.next(), Err(NextError::StopIteration('r')));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Closed);
}

/// INSP-3
#[test]
fn closed_at_once() {
    let mut g = script([Step::Raised(Oops("x"))]);
    assert_eq!(g.next(), Err(NextError::Raised(Oops("x"))));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[test]
fn through_references_and_objects() {
    let mut g = script([]);
    let dynamic: &dyn Observe = &g;
    assert_eq!(getgeneratorstate(dynamic), GeneratorState::Created);
    assert_eq!(getgeneratorstate(&dynamic), GeneratorState::Created);
    assert_eq!((&dynamic).name(), "script");
    let at = (&dynamic).location().expect("it is known");
    assert_eq!(at, Location::new("hand.rs", 1, 1, None));
    assert_eq!(getgeneratorstate(&&mut g), GeneratorState::Created);
}

#[cfg(feature = "alloc")]
mod locals {
    use primed::{Inspect, Shared, Started, getgeneratorlocals};

    use super::*;

    /// INSP-9
    #[test]
    fn listed_as_in_python() {
        let mut g = script([Step::Yielded(1), Step::Returned('r')]);
        let locals = getgeneratorlocals(&g);
        assert_eq!(locals.to_string(), r#"{'left': 2, 'word': "hey"}"#);
        assert_eq!(locals.len(), 2);
        assert!(!locals.is_empty());
        assert_eq!(locals.get("word"), Some("\"hey\""));
        assert_eq!(locals.get("nothing"), None);
        assert_eq!(
            locals.iter().collect::<Vec<_>>(),
            [("left", "2"), ("word", "\"hey\"")]
        );
        let names: Vec<_> = (&locals).into_iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["left", "word"]);
        let values: Vec<_> = locals.into_iter().map(|(_, value)| value).collect();
        assert_eq!(values, ["2", "\"hey\""]);

        g.next().unwrap();
        assert_eq!(getgeneratorlocals(&g).get("left"), Some("1"));
        g.next().unwrap_err();
        let none = getgeneratorlocals(&g);
        assert_eq!((none.len(), none.to_string().as_str()), (0, "{}"));
    }

    #[test]
    fn the_innermost_of_one_name() {
        struct Twice;

        impl Observe for Twice {
            fn generator_state(&self) -> GeneratorState {
                GeneratorState::Suspended
            }
        }

        impl Inspect for Twice {
            fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn std::fmt::Debug)) {
                visit("x", &1);
                visit("x", &2);
            }
        }

        let locals = getgeneratorlocals(&Twice);
        assert_eq!(locals.get("x"), Some("2"));
        assert_eq!(locals.to_string(), "{'x': 1, 'x': 2}");
    }

    #[test]
    fn one_that_is_not_named_again() {
        #[primed::generator]
        fn lengths(text: &str) -> impl Generator<Yield = usize> + Inspect {
            let twice: usize = 2;
            yield_!(text.len());
            yield_!(text.len() * twice);
            yield_!(0);
        }
        let mut g = lengths("a");
        let mut shown = || {
            let item = g.next().unwrap();
            (item, getgeneratorlocals(&g).to_string())
        };
        assert_eq!(shown(), (1, "{'text': \"a\", 'twice': 2}".to_owned()));
        let gone = "{'text': <not named again>}".to_owned();
        assert_eq!(shown(), (2, gone.clone()));
        assert_eq!(shown(), (0, gone));
    }

    #[test]
    fn through_every_pointer() {
        let text = r#"{'left': 0, 'word': "hey"}"#;
        let mut g = script([]);
        assert_eq!(getgeneratorlocals(&&g).to_string(), text);
        assert_eq!(getgeneratorlocals(&&mut g).to_string(), text);
        let dynamic: Box<dyn Inspect> = Box::new(g);
        assert_eq!(getgeneratorlocals(&dynamic).to_string(), text);
        assert_eq!(getgeneratorlocals(&*dynamic).to_string(), text);
        let shared = Shared::new(script([]));
        assert_eq!(getgeneratorlocals(&shared).to_string(), text);
        let started = Started::new(script([Step::Yielded(1)]));
        assert_eq!(getgeneratorlocals(&started).to_string(), text);
    }
}
