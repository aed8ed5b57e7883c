//! Page replacement: a cache that is sent keys, and two policies over a known string.

use std::collections::VecDeque;

use primed::prelude::*;

/// A cache that drops what was used longest ago: it is sent keys, and tells which
/// were there, and else what had to go.
#[generator(prime)]
fn lru<K: PartialEq + Clone>(capacity: usize) -> impl Generator<K, Yield = Result<(), Option<K>>> {
    let mut used: VecDeque<K> = VecDeque::with_capacity(capacity);
    let mut answer = Ok(());
    loop {
        let key = yield_!(answer);
        answer = match used.iter().position(|other| *other == key) {
            Some(at) => used.remove(at).map(|_| ()).ok_or(None),
            None if used.len() < capacity => Err(None),
            None => Err(used.pop_front()),
        };
        used.push_back(key);
    }
}

/// First in, first out, over the whole string of references: the faults.
#[generator]
fn fifo(references: &[u8], frames: usize) -> impl Iterator<Item = u8> {
    let mut pages = VecDeque::new();
    for &page in references {
        if pages.contains(&page) {
            continue;
        }
        if pages.len() == frames {
            pages.pop_front();
        }
        pages.push_back(page);
        yield_!(page);
    }
}

/// Belady's optimum, which knows what comes.
#[generator]
fn optimal(references: &[u8], frames: usize) -> impl Iterator<Item = u8> {
    let mut pages: Vec<u8> = vec![];
    for (now, &page) in references.iter().enumerate() {
        if pages.contains(&page) {
            continue;
        }
        let next_use = |page: &u8| references[now..].iter().position(|next| next == page);
        if pages.len() == frames {
            let latest = (0..frames).max_by_key(|&i| next_use(&pages[i]).unwrap_or(usize::MAX));
            pages[latest?] = page;
        } else {
            pages.push(page);
        }
        yield_!(page);
    }
}

const REFERENCES: [u8; 20] = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];

#[test]
fn pages() {
    let mut cache = lru(3);
    let faults = REFERENCES
        .iter()
        .filter(|&&page| cache.send(page).unwrap().is_err());
    assert_eq!(faults.count(), 12);
    assert_eq!(fifo(&REFERENCES, 3).count(), 15);
    assert_eq!(optimal(&REFERENCES, 3).count(), 9);
    // Belady's anomaly: more frames, and more faults.
    let references = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
    assert_eq!(
        (fifo(&references, 3).count(), fifo(&references, 4).count()),
        (9, 10)
    );
    let mut cache = lru(2);
    let answers = ["a", "b", "a", "c", "b"].map(|key| cache.send(key).unwrap());
    assert_eq!(
        answers,
        [Err(None), Err(None), Ok(()), Err(Some("b")), Err(Some("a"))]
    );
}
