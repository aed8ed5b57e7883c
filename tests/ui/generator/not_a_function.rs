use primed::prelude::*;

#[generator]
struct Fib;

trait Walk {
    #[generator]
    fn walk(&self) -> impl Iterator<Item = u32>;
}

fn main() {
    let _ = Fib;
}
