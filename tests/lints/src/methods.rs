//! Generators as methods.

use primed::prelude::*;

/// Something with methods.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    items: Vec<u32>,
    name: String,
}

impl Bag {
    /// Borrows.
    #[generator]
    pub fn doubled(&self) -> impl Iterator<Item = u32> {
        for item in &self.items {
            yield_!(item * 2);
        }
    }

    /// Borrows, to change what it holds.
    #[generator]
    pub fn drained(&mut self) -> impl Iterator<Item = u32> {
        while let Some(item) = self.items.pop() {
            yield_!(item);
        }
    }

    /// Takes it.
    #[generator]
    pub fn into_parts(self) -> impl Iterator<Item = u32> {
        let Self { items, name } = self;
        drop(name);
        for item in items {
            yield_!(item);
        }
    }

    /// Takes it, and changes it.
    #[generator]
    pub fn into_sorted(mut self) -> impl Iterator<Item = u32> {
        self.items.sort_unstable();
        yield_!(0);
        let items = self.items.split_off(0);
        for item in items {
            yield_!(item);
        }
    }

    /// Takes it, and sets a part of it.
    #[generator]
    pub fn into_named(mut self) -> impl Iterator<Item = usize> {
        self.name = String::from("new");
        yield_!(self.name.len());
    }

    /// The same, of a coroutine.
    #[generator]
    pub fn renamed(mut self) -> impl Generator<String, Yield = String> {
        loop {
            let name = yield_!(self.name.clone());
            self.name = name;
        }
    }

    /// Has another generator's yields among its own.
    #[generator]
    pub fn named(&self) -> impl Iterator<Item = (&str, u32)> {
        for item in self.doubled() {
            yield_!((self.name.as_str(), item));
        }
    }

    /// Needs no receiver.
    #[generator]
    pub fn numbered(count: u32) -> impl Iterator<Item = Self> {
        for i in 0..count {
            yield_!(Self {
                items: vec![i],
                name: i.to_string(),
            });
        }
    }

    /// Is sent what to add.
    #[generator]
    pub fn filling(&mut self) -> impl Generator<u32, Yield = usize> {
        loop {
            let item = yield_!(self.items.len());
            self.items.push(item);
        }
    }

    #[generator]
    fn private(&self) -> impl Iterator<Item = usize> {
        yield_!(self.items.len());
        yield_!(self.name.len());
    }

    /// Uses the one that is private.
    #[must_use]
    pub fn sizes(&self) -> usize {
        self.private().sum()
    }
}

/// A trait whose methods are generators.
pub trait Source {
    /// In the trait.
    fn items(&self) -> impl Iterator<Item = u32>;

    /// With a body.
    #[generator]
    fn twice(&self) -> impl Iterator<Item = u32> {
        for item in self.items() {
            yield_!(item);
            yield_!(item);
        }
    }

    /// In a box.
    fn in_box(&self) -> Box<dyn Iterator<Item = u32> + '_>;
}

impl Source for Bag {
    #[generator]
    fn items(&self) -> impl Iterator<Item = u32> {
        for item in &self.items {
            yield_!(*item);
        }
    }

    #[generator]
    fn in_box(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        yield_from!(self.items());
    }
}

impl Bag {
    /// In the trait's words.
    #[must_use]
    pub fn iter(&self) -> Box<dyn Iterator<Item = &u32> + '_> {
        self.into_iter()
    }
}

impl<'a> IntoIterator for &'a Bag {
    type Item = &'a u32;
    type IntoIter = Box<dyn Iterator<Item = &'a u32> + 'a>;

    #[generator(iterator)]
    fn into_iter(self) -> Self::IntoIter {
        for item in &self.items {
            yield_!(item);
        }
    }
}
