#![deny(unused_must_use)]

use primed::{Generator, Resume, Shared};

type Boxed = Box<dyn Generator<Yield = u8, Return = ()>>;

fn boxed() -> Boxed {
    unimplemented!()
}

fn make() -> impl Generator<Yield = u8, Return = ()> {
    boxed()
}

fn main() {
    make();
    Shared::new(make());
    make().resume(Resume::Start).unwrap();
    make().iter();
}
