//! The five stages by hand: an iterator each.

/// All five.
#[inline]
pub fn pipeline(end: u64) -> impl Iterator<Item = u64> {
    let numbers = Numbers { at: 0, end };
    let squares = Squares(Odds(numbers));
    let totals = Totals {
        input: squares,
        total: 0,
    };
    Differs {
        input: totals,
        last: 0,
    }
}

struct Numbers {
    at: u64,
    end: u64,
}

impl Iterator for Numbers {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.at < self.end {
            let item = self.at;
            self.at += 1;
            Some(item)
        } else {
            None
        }
    }
}

struct Odds<I>(I);

impl<I: Iterator<Item = u64>> Iterator for Odds<I> {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        loop {
            let item = self.0.next()?;
            if item % 2 == 1 {
                return Some(item);
            }
        }
    }
}

struct Squares<I>(I);

impl<I: Iterator<Item = u64>> Iterator for Squares<I> {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        let item = self.0.next()?;
        Some(item.wrapping_mul(item))
    }
}

struct Totals<I> {
    input: I,
    total: u64,
}

impl<I: Iterator<Item = u64>> Iterator for Totals<I> {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        self.total = self.total.wrapping_add(self.input.next()?);
        Some(self.total)
    }
}

struct Differs<I> {
    input: I,
    last: u64,
}

impl<I: Iterator<Item = u64>> Iterator for Differs<I> {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        let item = self.input.next()?;
        let differs = item ^ self.last;
        self.last = item;
        Some(differs)
    }
}
