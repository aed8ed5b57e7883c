//! Numbers that are drawn once in the life of a program.

#[cfg(not(target_has_atomic = "64"))]
use core::sync::atomic::{AtomicU32 as Counter, Ordering};
#[cfg(target_has_atomic = "64")]
use core::sync::atomic::{AtomicU64 as Counter, Ordering};

/// A number that nothing else has.
///
/// It has two forms, and none of the one is any of the other: all of one are even, and all of the
/// other are odd. Neither is ever zero. All the same it is no [`NonZero`](core::num::NonZero): an
/// enum around it is to have a tag of its own. LLVM takes the first round of a loop out of it where
/// that makes a test of the others known, and so a resumption's test for the start; it sees that of
/// a tag, which is a constant, but not of a number that was drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number(u64);

// From one on: of zero, one form would be zero.
static NEXT: Counter = Counter::new(1);

impl Number {
    /// Draws the next one.
    ///
    /// There are 2^63 of them: who draws one each nanosecond comes to the end in 292 years.
    ///
    /// # Panics
    ///
    /// After 2^32 of them, where the target has no atomic integer of 64 bits.
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
        Self(1 | drawn << 1)
    }

    /// The form of a yield that is yet to hand its value out.
    #[inline]
    pub(crate) const fn fresh(self) -> u64 {
        self.0 - 1
    }

    /// Whether that is the first form of any number.
    #[inline]
    pub(crate) const fn is_fresh(form: u64) -> bool {
        form & 1 == 0 && form != 0
    }

    /// The form of a yield that has.
    #[inline]
    pub(crate) const fn handed(self) -> u64 {
        self.0
    }
}

#[cfg(not(target_has_atomic = "64"))]
#[cold]
fn exhausted() -> ! {
    panic!("no more generators can be numbered")
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn differs_from_all_others() {
        let (one, other) = (Number::draw(), Number::draw());
        assert!(one == one && one != other);
        assert!(Number::is_fresh(one.fresh()) && !Number::is_fresh(one.handed()));
        assert!(!Number::is_fresh(0));
    }
}
