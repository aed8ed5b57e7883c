//! Bodies in which many ways lead to one place: those are written once, as arms that
//! lead to one another.

use primed::prelude::*;

/// Yields behind branches.
#[generator]
pub fn branches(text: &str) -> impl Generator<u32, Yield = u32, Return = u32> + Clone {
    let mut total = 0;
    let length = u32::try_from(text.len()).unwrap_or(0);
    if length > 1 {
        total += yield_!(1);
    }
    if length > 2 {
        total += yield_!(2);
    } else {
        total += 1;
    }
    if length > 3 {
        total += yield_!(3);
    }
    let chosen = match yield_!(total) {
        0 => yield_!(4),
        1 => 7,
        n => n + yield_!(5),
    };
    if chosen > 4 {
        total += yield_!(6);
    }
    if chosen > 5 {
        total += yield_!(7);
    } else if chosen > 6 {
        total += yield_!(8);
    }
    while total < 100 {
        let sent = yield_!(total);
        if sent == 0 {
            break;
        }
        if sent == 1 {
            continue;
        }
        total += sent;
    }
    if total > 7 {
        total += yield_!(9);
    }
    if total > 8 {
        total += yield_!(10);
    }
    for i in 0..3 {
        if total > i {
            total += yield_!(11);
        }
        if total > i + 1 {
            total += yield_!(12);
        }
    }
    total
}

/// The same with owned values, and written once by force.
#[generator(__copies = 0)]
pub fn owned(names: Vec<String>) -> impl Iterator<Item = String> {
    let mut longest = String::new();
    for name in names {
        let upper = name.to_uppercase();
        if upper.len() > longest.len() {
            longest.clone_from(&upper);
            yield_!(upper);
        } else {
            let Some(first) = upper.chars().next() else {
                continue;
            };
            yield_!(first.to_string());
        }
        if name.starts_with('x') {
            yield_!(name);
        }
    }
    yield_!(longest);
}
