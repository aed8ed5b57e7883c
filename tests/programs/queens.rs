//! The queens that do not attack each other: OEIS A000170, by three well-known programs.

use primed::prelude::*;

/// By recursion: a board with one more queen delegates to itself.
#[generator]
fn queens(n: usize, placed: Vec<usize>) -> Box<dyn Iterator<Item = Vec<usize>>> {
    if placed.len() == n {
        yield_!(placed);
        return;
    }
    let row = placed.len();
    for column in 0..n {
        let safe = (0..row).all(|r| {
            let c = placed[r];
            c != column && row - r != column.abs_diff(c)
        });
        if safe {
            let mut more = placed.clone();
            more.push(column);
            yield_from!(queens(n, more));
        }
    }
}

/// By backtracking over one board, with the lines that are taken.
struct Board {
    columns: Vec<bool>,
    rising: Vec<bool>,
    falling: Vec<bool>,
}

impl Board {
    fn new(n: usize) -> Self {
        Self {
            columns: vec![false; n],
            rising: vec![false; 2 * n],
            falling: vec![false; 2 * n],
        }
    }

    fn set(&mut self, row: usize, column: usize, taken: bool) {
        let n = self.columns.len();
        self.columns[column] = taken;
        self.rising[row + column] = taken;
        self.falling[n + row - column] = taken;
    }

    fn is_free(&self, row: usize, column: usize) -> bool {
        let n = self.columns.len();
        !(self.columns[column] || self.rising[row + column] || self.falling[n + row - column])
    }

    #[generator]
    fn solve(&mut self) -> impl Iterator<Item = Vec<usize>> {
        let n = self.columns.len();
        let mut placed = Vec::with_capacity(n);
        let mut from = 0;
        loop {
            let row = placed.len();
            if row == n {
                yield_!(placed.clone());
            } else if let Some(column) = (from..n).find(|&column| self.is_free(row, column)) {
                self.set(row, column, true);
                placed.push(column);
                from = 0;
                continue;
            }
            let Some(column) = placed.pop() else { break };
            self.set(placed.len(), column, false);
            from = column + 1;
        }
    }
}

/// By bits, as Qiu Zongyan and Martin Richards do.
#[generator]
fn by_bits(all: u32, columns: u32, left: u32, right: u32) -> Box<dyn Iterator<Item = ()>> {
    if columns == all {
        yield_!();
    }
    let mut free = all & !(columns | left | right);
    while free != 0 {
        let bit = free & free.wrapping_neg();
        free ^= bit;
        yield_from!(by_bits(
            all,
            columns | bit,
            (left | bit) << 1,
            (right | bit) >> 1
        ));
    }
}

const COUNTS: [usize; 9] = [1, 1, 0, 0, 2, 10, 4, 40, 92];

#[test]
fn counts() {
    for (n, count) in COUNTS.into_iter().enumerate() {
        assert_eq!(queens(n, vec![]).count(), count);
        assert_eq!(Board::new(n).solve().count(), count);
        assert_eq!(by_bits((1 << n) - 1, 0, 0, 0).count(), count);
    }
}

#[test]
fn solutions_in_order() {
    let first = [0, 4, 7, 5, 2, 6, 1, 3];
    assert_eq!(queens(8, vec![]).next().unwrap(), first);
    let mut board = Board::new(8);
    assert_eq!(board.solve().next().unwrap(), first);
    assert!(queens(6, vec![]).eq(Board::new(6).solve()));
    let four: Vec<_> = queens(4, vec![]).collect();
    assert_eq!(four, [[1, 3, 0, 2], [2, 0, 3, 1]]);
}
