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

/// So many that nothing could be written for each of the ways.
#[generator]
pub fn many(start: u32) -> impl Generator<u32, Yield = u32, Return = u32> + Clone {
    let mut sum = start;
    if sum > 1 {
        sum += yield_!(1);
    }
    if sum > 2 {
        sum += yield_!(2);
    }
    if sum > 3 {
        sum += yield_!(3);
    }
    if sum > 4 {
        sum += yield_!(4);
    }
    if sum > 5 {
        sum += yield_!(5);
    }
    if sum > 6 {
        sum += yield_!(6);
    }
    if sum > 7 {
        sum += yield_!(7);
    }
    if sum > 8 {
        sum += yield_!(8);
    }
    if sum > 9 {
        sum += yield_!(9);
    }
    if sum > 10 {
        sum += yield_!(10);
    }
    if sum > 11 {
        sum += yield_!(11);
    }
    if sum > 12 {
        sum += yield_!(12);
    }
    if sum > 13 {
        sum += yield_!(13);
    }
    if sum > 14 {
        sum += yield_!(14);
    }
    if sum > 15 {
        sum += yield_!(15);
    }
    if sum > 16 {
        sum += yield_!(16);
    }
    if sum > 17 {
        sum += yield_!(17);
    }
    if sum > 18 {
        sum += yield_!(18);
    }
    if sum > 19 {
        sum += yield_!(19);
    }
    if sum > 20 {
        sum += yield_!(20);
    }
    if sum > 21 {
        sum += yield_!(21);
    }
    if sum > 22 {
        sum += yield_!(22);
    }
    if sum > 23 {
        sum += yield_!(23);
    }
    if sum > 24 {
        sum += yield_!(24);
    }
    if sum > 25 {
        sum += yield_!(25);
    }
    if sum > 26 {
        sum += yield_!(26);
    }
    if sum > 27 {
        sum += yield_!(27);
    }
    if sum > 28 {
        sum += yield_!(28);
    }
    sum
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
