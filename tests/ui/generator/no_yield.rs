use primed::prelude::*;

#[generator]
fn never() -> impl Iterator<Item = u8> {
    let x = 1;
    println!("{x}");
}

fn main() {
    for x in never() {
        println!("{x}");
    }
}
