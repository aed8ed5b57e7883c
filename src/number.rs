//! Numbers that are drawn once in the life of a program.

#[cfg(not(target_has_atomic = "64"))]
use core::sync::atomic::{AtomicU32 as Counter, Ordering};
#[cfg(target_has_atomic = "64")]
use core::sync::atomic::{AtomicU64 as Counter, Ordering};

/// A number that nothing else has.
///
/// It leaves the compiler room: one byte of the eight takes one value only, and the others of
/// that byte say which variant an enum around it has. So a machine needs no tag of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    mark: Mark,
    digits: [u8; 7],
}

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Mark {
    Drawn,
}

static NEXT: Counter = Counter::new(0);

impl Number {
    /// Draws the next one.
    ///
    /// # Panics
    ///
    /// When there are no more: after 2^56 of them, or 2^32 where the target has no
    /// atomic integer of 64 bits.
    #[inline]
    pub(crate) fn draw() -> Self {
        #[cfg(target_has_atomic = "64")]
        let drawn = NEXT.fetch_add(1, Ordering::Relaxed);
        #[cfg(not(target_has_atomic = "64"))]
        let drawn = {
            let next = |drawn: u32| drawn.checked_add(1);
            match NEXT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next) {
                Ok(drawn) => u64::from(drawn),
                Err(_) => exhausted(),
            }
        };
        let [first, digits @ ..] = drawn.to_be_bytes();
        if first != 0 {
            exhausted();
        }
        Self {
            mark: Mark::Drawn,
            digits,
        }
    }
}

#[cold]
fn exhausted() -> ! {
    panic!("no more generators can be numbered")
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn differs_from_all_others_and_leaves_room() {
        let (one, other) = (Number::draw(), Number::draw());
        assert!(one == one && one != other);
        assert_eq!(size_of::<Number>(), 8);
        assert_eq!(size_of::<Option<Option<Number>>>(), 8);
    }
}
