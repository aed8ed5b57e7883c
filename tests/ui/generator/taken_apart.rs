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

#[generator]
fn of_a_box() -> impl Iterator<Item = u32> {
    let boxed = Box::new(Guard(2));
    let Guard(number) = *boxed;
    yield_!(number);
}

fn main() {
    let _: u32 = numbers().chain(of_a_box()).sum();
}
