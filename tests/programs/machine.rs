//! A machine with a stack, which yields at its output and is sent its input.

use primed::prelude::*;
use primed::{NextError, PrimeError};

#[derive(Clone, Copy, Debug)]
enum Op {
    Push(i64),
    Add,
    Mul,
    Dup,
    Swap,
    /// Jumps if the top is not zero.
    Jump(usize),
    In,
    Out,
    Halt,
}

#[derive(Debug, PartialEq)]
enum Trap {
    Underflow { at: usize },
    Counter(usize),
}

/// A machine with a stack: it yields at its output, and is sent its input.
struct Machine {
    stack: Vec<i64>,
    counter: usize,
}

impl Machine {
    fn pop(&mut self) -> Result<i64, Trap> {
        self.stack.pop().ok_or(Trap::Underflow {
            at: self.counter - 1,
        })
    }

    #[generator]
    fn run<'a>(
        &'a mut self,
        program: &'a [Op],
    ) -> impl Generator<Option<i64>, Trap, Yield = Option<i64>, Return = Vec<i64>> + 'a {
        loop {
            let &op = program
                .get(self.counter)
                .ok_or(Trap::Counter(self.counter))?;
            self.counter += 1;
            match op {
                Op::Push(n) => self.stack.push(n),
                Op::Add => {
                    let sum = self.pop()? + self.pop()?;
                    self.stack.push(sum);
                }
                Op::Mul => {
                    let product = self.pop()? * self.pop()?;
                    self.stack.push(product);
                }
                Op::Dup => {
                    let top = self.pop()?;
                    self.stack.extend([top; 2]);
                }
                Op::Swap => {
                    let (b, a) = (self.pop()?, self.pop()?);
                    self.stack.extend([b, a]);
                }
                Op::Jump(to) => {
                    if self.pop()? != 0 {
                        self.counter = to;
                    }
                }
                Op::In => while yield_!(None).map(|n| self.stack.push(n)).is_none() {},
                Op::Out => {
                    yield_!(Some(self.pop()?));
                }
                Op::Halt => break Ok(std::mem::take(&mut self.stack)),
            }
        }
    }
}

#[test]
fn machines() {
    // Counts down from what it is sent, and returns the factorial.
    let factorial = [Op::Push(1), Op::In, Op::Dup, Op::Out, Op::Swap, Op::Halt];
    let mut machine = Machine {
        stack: vec![],
        counter: 0,
    };
    let mut run = machine.run(&factorial);
    assert_eq!(run.prime(), Ok(None));
    assert_eq!(run.next(), Ok(None));
    assert_eq!(run.send(Some(6)), Ok(Some(6)));
    assert_eq!(run.next(), Err(NextError::StopIteration(vec![6, 1])));

    let powers = [
        Op::Push(2),
        Op::Mul,
        Op::Dup,
        Op::Out,
        Op::Push(1),
        Op::Jump(0),
    ];
    let mut machine = Machine {
        stack: vec![1],
        counter: 0,
    };
    let found: Vec<_> = machine.run(&powers).try_iter().take(5).collect();
    assert_eq!(found, [2, 4, 8, 16, 32].map(|n| Ok(Some(n))));

    let mut machine = Machine {
        stack: vec![1],
        counter: 0,
    };
    let trap = machine
        .run(&[Op::Dup, Op::Add, Op::Add])
        .prime()
        .unwrap_err();
    assert_eq!(trap, PrimeError::Raised(Trap::Underflow { at: 2 }));
    let trap = machine.run(&[Op::Add]).prime().unwrap_err();
    assert_eq!(trap, PrimeError::Raised(Trap::Counter(3)));
}
