use primed::prelude::*;

struct Handle(Vec<u32>);

impl Handle {
    fn finish(self) -> usize {
        self.0.len()
    }
}

#[generator]
fn by_method() -> impl Iterator<Item = usize> {
    let handle = Handle(vec![1]);
    let length = handle.finish();
    yield_!(length);
}

struct Person {
    name: String,
    friends: Vec<String>,
}

#[generator]
fn by_field(person: Person) -> impl Iterator<Item = String> {
    for friend in person.friends {
        yield_!(friend);
    }
}

fn main() {
    let person = Person { name: String::new(), friends: Vec::new() };
    println!("{}", person.name);
    let _ = (by_method().count(), by_field(person).count());
}
