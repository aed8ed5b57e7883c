use primed::prelude::*;

fn main() {
    let empty = iter! { let x = 1; };
    let closure = iter! { [1].map(|x| yield x); };
    let broken = iter! { yield };
    let _: (Vec<u8>, Vec<u8>, Vec<()>) = (empty.collect(), closure.collect(), broken.collect());
}
