use primed::prelude::*;

#[generator]
fn words() -> impl Iterator<Item = usize> {
    let list = vec!["one", "three"];
    for word in &list {
        yield_!(word.len());
    }
}

fn main() {
    let _ = words();
}
