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
    pet: Handle,
}

#[generator]
fn by_field(person: Person) -> impl Iterator<Item = usize> {
    let pet = person.pet;
    yield_!(pet.0.len());
}

#[generator]
fn by_pattern(people: Vec<Person>) -> impl Iterator<Item = usize> {
    for Person { pet, .. } in people {
        yield_!(pet.0.len());
    }
}

fn main() {
    let person = || Person { name: String::new(), pet: Handle(Vec::new()) };
    println!("{}", person().name);
    let _ = (by_method().count(), by_field(person()).count(), by_pattern(vec![person()]).count());
}
