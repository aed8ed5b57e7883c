//! Numbers that are drawn once in the life of a program.

use core::num::NonZero;
#[cfg(not(target_has_atomic = "64"))]
use core::sync::atomic::{AtomicU32 as Counter, Ordering};
#[cfg(target_has_atomic = "64")]
use core::sync::atomic::{AtomicU64 as Counter, Ordering};

/// A number that nothing else has.
///
/// It is never zero, so an enum around it needs no tag of its own. It has two forms, and none of
/// the one is any of the other: all of one are even, and all of the other are odd.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number(NonZero<u64>);

// All odd: of zero, one form would be zero.
static NEXT: Counter = Counter::new(1);

impl Number {
    /// Draws the next one.
    ///
    /// There are 2^63 of them: who draws one each nanosecond comes to the end in 292 years.
    ///
    /// # Panics
    ///
    /// After 2^31 of them, where the target has no atomic integer of 64 bits.
    #[inline]
    pub(crate) fn draw() -> Self {
        #[cfg(target_has_atomic = "64")]
        let drawn = NEXT.fetch_add(2, Ordering::Relaxed);
        #[cfg(not(target_has_atomic = "64"))]
        let drawn = {
            let next = |drawn: u32| drawn.checked_add(2);
            match NEXT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next) {
                Ok(drawn) => u64::from(drawn),
                Err(_) => exhausted(),
            }
        };
        // It is odd anyway. So the compiler knows that, too.
        Self(NonZero::<u64>::MIN | drawn)
    }

    /// The form of a yield that is yet to hand its value out.
    #[inline]
    pub(crate) const fn fresh(self) -> u64 {
        self.0.get() - 1
    }

    /// Whether that is the first form of any number.
    #[inline]
    pub(crate) const fn is_fresh(form: u64) -> bool {
        form & 1 == 0 && form != 0
    }

    /// The form of a yield that has.
    #[inline]
    pub(crate) const fn handed(self) -> u64 {
        self.0.get()
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
    fn differs_from_all_others_and_leaves_room() {
        let (one, other) = (Number::draw(), Number::draw());
        assert!(one == one && one != other);
        assert_eq!(size_of::<Option<Number>>(), 8);
    }
}
