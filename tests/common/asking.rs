//! Asks an iterator for its items in many ways, which must leave the same trace.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn log(line: impl std::fmt::Display) {
    LOG.with_borrow_mut(|log| log.push(line.to_string()));
}

/// Says when it is dropped.
#[derive(Debug)]
pub(crate) struct Tracer(pub(crate) u32);

impl Drop for Tracer {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
    }
}

/// How items are asked for.
#[derive(Clone, Copy, Debug)]
enum Asking {
    /// So many are pulled, and the others folded.
    Fold(usize),
    /// `any` or one of its like looks at so many, the next one is pulled, and so on.
    Search(usize),
}

impl Asking {
    fn run<I: Iterator>(self, mut items: I, mut each: impl FnMut(I::Item)) {
        let most = match self {
            Self::Fold(pulled) => {
                if (0..pulled).all(|_| items.next().map(&mut each).is_some()) {
                    items.for_each(each);
                }
                return;
            }
            Self::Search(most) => most,
        };
        let mut seen = 0;
        let mut enough = |item| {
            each(item);
            seen += 1;
            seen % most == 0
        };
        for search in (0..4).cycle() {
            let found = match search {
                0 => items.any(&mut enough),
                1 => !items.all(|item| !enough(item)),
                2 => items.position(&mut enough).is_some_and(|at| at < most),
                _ => items.find_map(|item| enough(item).then_some(())).is_some(),
            };
            if !found || items.next().map(&mut enough).is_none() {
                return;
            }
        }
    }
}

/// Runs until `most` items have come; gives the trace. What ends it early is a panic while an
/// item is looked at.
fn trace<I>(asking: Asking, most: usize, make: impl Fn() -> I) -> Vec<String>
where
    I: Iterator<Item: std::fmt::Debug>,
{
    LOG.take();
    let run = panic::catch_unwind(AssertUnwindSafe(|| {
        let items = make();
        let mut n = 0;
        asking.run(items, |item: I::Item| {
            n += 1;
            log(format_args!("item {item:?}"));
            if n == most {
                panic::resume_unwind(Box::new(()));
            }
        });
    }));
    log(if run.is_ok() { "ended" } else { "unwound" });
    LOG.take()
}

/// Every item pulled, against all folded, some of each, and searches of every length.
#[track_caller]
pub(crate) fn same<I>(make: impl Fn() -> I)
where
    I: Iterator<Item: std::fmt::Debug>,
{
    let pulled = Asking::Fold(usize::MAX);
    let whole = trace(pulled, usize::MAX, &make);
    let items = whole.iter().filter(|line| line.starts_with("item")).count();
    assert!(items > 0, "nothing came: {whole:?}");
    for most in (1..=items).chain([usize::MAX]) {
        let expected = trace(pulled, most, &make);
        let folds = (0..=items).map(Asking::Fold);
        for asking in folds.chain((1..=items + 1).map(Asking::Search)) {
            let got = trace(asking, most, &make);
            assert_eq!(got, expected, "{asking:?}, {most} in all");
        }
    }
}

/// Searches run within one call of the machine: so the panic of what looks at an item unwinds
/// through the body, and closes it, wherever it stands.
#[track_caller]
#[allow(dead_code, reason = "each test file uses a part of this")]
pub(crate) fn closes_by_panics<I: Iterator>(make: impl Fn() -> I) {
    let count = make().count();
    assert!(count > 2);
    for pulled in 1..count {
        for looked_at in 1..=count - pulled {
            let mut items = make();
            for _ in 0..pulled {
                assert!(items.next().is_some());
            }
            let mut left = looked_at;
            let search = AssertUnwindSafe(|| {
                items.any(|_| {
                    left -= 1;
                    left == 0 && panic::resume_unwind(Box::new(()))
                })
            });
            assert!(panic::catch_unwind(search).is_err());
            assert!(
                items.next().is_none(),
                "{pulled} pulled, {looked_at} looked at"
            );
        }
    }
    LOG.take();
}
