//! David Beazley's pipelines: coroutines that send on what they are sent.

use primed::prelude::*;

/// David Beazley's pipeline: a coroutine that sends what matches on to the next one.
#[generator(prime)]
fn grep<'p, G>(
    pattern: &'p str,
    mut target: G,
) -> impl for<'a> Generator<&'a str, Yield = ()> + use<'p, G>
where
    G: Generator<String, Yield = (), Return = ()>,
{
    loop {
        let line = yield_!();
        if line.contains(pattern) && target.send(line.to_uppercase()).is_err() {
            return;
        }
    }
}

#[generator(prime)]
fn broadcast(
    mut targets: Vec<Box<dyn Generator<String, Yield = (), Return = ()> + '_>>,
) -> impl Generator<String, Yield = (), Return = ()> {
    loop {
        let item = yield_!();
        targets.retain_mut(|target| target.send(item.clone()).is_ok());
        if targets.is_empty() {
            break;
        }
    }
}

#[generator(prime)]
fn collector(
    into: &mut Vec<String>,
    most: usize,
) -> impl Generator<String, Yield = (), Return = ()> {
    while into.len() < most {
        into.push(yield_!());
    }
}

#[test]
fn a_pipeline() {
    let (mut all, mut first) = (vec![], vec![]);
    {
        let targets: Vec<Box<dyn Generator<String, Yield = (), Return = ()> + '_>> = vec![
            Box::new(collector(&mut all, 9)),
            Box::new(collector(&mut first, 1)),
        ];
        let mut pipeline = grep("python", broadcast(targets));
        for line in ["python generators", "rust", "a python", "python"] {
            pipeline.send(line).unwrap();
        }
    }
    assert_eq!(all, ["PYTHON GENERATORS", "A PYTHON", "PYTHON"]);
    assert_eq!(first, ["PYTHON GENERATORS"]);
}
