use primed::prelude::*;

#[generator]
fn squares(items: Vec<u32>) -> impl Iterator<Item = u32> {
    items.iter().for_each(|x| yield_!(x * x));
}

fn main() {
    let _: u32 = squares(vec![1]).sum();
}
