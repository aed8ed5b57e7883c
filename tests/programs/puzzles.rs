//! Puzzles by backtracking and simulation: sudoku, the knight's tour, Life, Josephus.

use std::collections::{HashMap, HashSet, VecDeque};

use primed::prelude::*;

type Grid = [[u8; 9]; 9];

fn candidates(grid: &Grid, row: usize, column: usize) -> impl Iterator<Item = u8> + use<> {
    let mut free = [true; 10];
    for i in 0..9 {
        free[grid[row][i] as usize] = false;
        free[grid[i][column] as usize] = false;
        free[grid[row / 3 * 3 + i / 3][column / 3 * 3 + i % 3] as usize] = false;
    }
    (1..=9).filter(move |&digit| free[digit as usize])
}

/// Every solution; the cell with the fewest candidates is filled first.
#[generator]
fn sudoku(mut grid: Grid) -> Box<dyn Iterator<Item = Grid>> {
    let cells = (0..9).flat_map(|row| (0..9).map(move |column| (row, column)));
    let empty = cells.filter(|&(row, column)| grid[row][column] == 0);
    let Some((row, column)) =
        empty.min_by_key(|&(row, column)| candidates(&grid, row, column).count())
    else {
        yield_!(grid);
        return;
    };
    for digit in candidates(&grid, row, column) {
        grid[row][column] = digit;
        yield_from!(sudoku(grid));
    }
}

/// Every tour of a knight over a board of `N` by `N`, from one square on.
struct Tours<const N: usize> {
    steps: [[u32; N]; N],
}

impl<const N: usize> Tours<N> {
    const JUMPS: [(isize, isize); 8] = [
        (1, 2),
        (2, 1),
        (2, -1),
        (1, -2),
        (-1, -2),
        (-2, -1),
        (-2, 1),
        (-1, 2),
    ];

    fn jumps(&self, (row, column): (usize, usize)) -> Vec<(usize, usize)> {
        let to = Self::JUMPS.map(|(down, right)| {
            Some((
                row.checked_add_signed(down)?,
                column.checked_add_signed(right)?,
            ))
        });
        let on_board = to.into_iter().flatten().filter(|&(r, c)| r < N && c < N);
        on_board.filter(|&(r, c)| self.steps[r][c] == 0).collect()
    }

    #[generator]
    fn from(mut self, start: (usize, usize)) -> impl Iterator<Item = [[u32; N]; N]> {
        let mut path = vec![(start, vec![start].into_iter())];
        while let Some((_, next)) = path.last_mut() {
            let Some(square) = next.next() else {
                path.pop();
                if let Some(((row, column), _)) = path.last() {
                    self.steps[*row][*column] = 0;
                }
                continue;
            };
            self.steps[square.0][square.1] = u32::try_from(path.len()).unwrap();
            if path.len() == N * N {
                yield_!(self.steps);
                self.steps[square.0][square.1] = 0;
                continue;
            }
            let (last, _) = path.last_mut().unwrap();
            *last = square;
            let mut jumps = self.jumps(square);
            jumps.sort_by_key(|&jump| self.jumps(jump).len()); // Warnsdorff
            path.push((square, jumps.into_iter()));
        }
    }
}

/// Conway's Life: one generation after the other.
#[generator]
fn life(mut alive: HashSet<(i32, i32)>) -> impl Iterator<Item = HashSet<(i32, i32)>> {
    loop {
        yield_!(alive.clone());
        let mut neighbours: HashMap<(i32, i32), u8> = HashMap::new();
        for &(x, y) in &alive {
            for dx in -1..=1 {
                for dy in -1..=1 {
                    if (dx, dy) != (0, 0) {
                        *neighbours.entry((x + dx, y + dy)).or_default() += 1;
                    }
                }
            }
        }
        alive = neighbours
            .into_iter()
            .filter(|(cell, count)| *count == 3 || *count == 2 && alive.contains(cell))
            .map(|(cell, _)| cell)
            .collect();
    }
}

/// Who leaves the circle of Josephus, in order.
#[generator]
fn josephus(people: impl IntoIterator<Item = u32>, step: usize) -> impl Iterator<Item = u32> {
    let mut circle: VecDeque<_> = people.into_iter().collect();
    while !circle.is_empty() {
        let moved = (step - 1) % circle.len();
        circle.rotate_left(moved);
        if let Some(person) = circle.pop_front() {
            yield_!(person);
        }
    }
}

/// The elements of a matrix, round and round to its middle.
#[generator]
fn spiral<T, const R: usize, const C: usize>(matrix: &[[T; C]; R]) -> impl Iterator<Item = &T> {
    let (mut top, mut bottom, mut left, mut right) = (0, R, 0, C);
    while top < bottom && left < right {
        for item in &matrix[top][left..right] {
            yield_!(item);
        }
        top += 1;
        for row in &matrix[top..bottom] {
            yield_!(&row[right - 1]);
        }
        right -= 1;
        if top < bottom {
            bottom -= 1;
            for item in matrix[bottom][left..right].iter().rev() {
                yield_!(item);
            }
        }
        if left < right {
            for row in matrix[top..bottom].iter().rev() {
                yield_!(&row[left]);
            }
            left += 1;
        }
    }
}

/// Bresenham's line.
#[generator]
fn line((mut x, mut y): (i32, i32), end: (i32, i32)) -> impl Iterator<Item = (i32, i32)> {
    let (dx, dy) = ((end.0 - x).abs(), -(end.1 - y).abs());
    let (sx, sy) = ((end.0 - x).signum(), (end.1 - y).signum());
    let mut error = dx + dy;
    loop {
        yield_!((x, y));
        if (x, y) == end {
            break;
        }
        let twice = 2 * error;
        if twice >= dy {
            error += dy;
            x += sx;
        }
        if twice <= dx {
            error += dx;
            y += sy;
        }
    }
}

fn grid(text: &str) -> Grid {
    let mut digits = text
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| digit - b'0');
    [(); 9].map(|()| [(); 9].map(|()| digits.next().unwrap()))
}

#[test]
fn sudokus() {
    let puzzle = grid(
        "530070000 600195000 098000060 800060003 400803001 700020006 060000280 000419005 000080079",
    );
    let solution = grid(
        "534678912 672195348 198342567 859761423 426853791 713924856 961537284 287419635 345286179",
    );
    assert!(sudoku(puzzle).eq([solution]));
}

#[test]
fn knights() {
    let tours = Tours { steps: [[0; 5]; 5] }.from((0, 0));
    assert_eq!(tours.count(), 304);
    let tour = Tours { steps: [[0; 8]; 8] }.from((0, 0)).next().unwrap();
    let mut steps: Vec<_> = tour.into_iter().flatten().collect();
    steps.sort_unstable();
    assert!(steps.into_iter().eq(1..=64));
    assert_eq!(Tours { steps: [[0; 4]; 4] }.from((0, 0)).next(), None);
}

#[test]
fn lives() {
    let blinker = HashSet::from([(0, -1), (0, 0), (0, 1)]);
    let upright: Vec<_> = life(blinker.clone()).take(3).collect();
    assert_eq!(upright[1], HashSet::from([(-1, 0), (0, 0), (1, 0)]));
    assert_eq!(upright[2], blinker);
    let glider = HashSet::from([(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)]);
    let moved = glider.iter().map(|(x, y)| (x + 1, y + 1)).collect();
    assert_eq!(life(glider).nth(4), Some(moved));
    let pentomino = HashSet::from([(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)]);
    assert_eq!(
        life(pentomino).nth(1103).map(|cells| cells.len()),
        Some(116)
    );
}

#[test]
fn circles_and_lines() {
    assert_eq!(josephus(1..=41, 3).last(), Some(31));
    assert!(josephus(1..=7, 3).eq([3, 6, 2, 7, 5, 1, 4]));
    let matrix = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]];
    assert!(spiral(&matrix).eq(&[1, 2, 3, 4, 8, 12, 11, 10, 9, 5, 6, 7]));
    assert!(line((0, 0), (5, 2)).eq([(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 2)]));
    assert!(line((2, -5), (0, 0)).eq([(2, -5), (2, -4), (1, -3), (1, -2), (0, -1), (0, 0)]));
}
