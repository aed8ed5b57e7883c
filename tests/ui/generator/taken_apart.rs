use primed::prelude::*;

struct Guard(u32);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("released {}", self.0);
    }
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let guard = Guard(1);
    let Guard(number) = guard;
    yield_!(number);
}

fn main() {
    let _: u32 = numbers().sum();
}
