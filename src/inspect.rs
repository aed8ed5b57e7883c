//! The locals of a generator, after Python's `inspect.getgeneratorlocals`.

#[cfg(feature = "alloc")]
use alloc::{format, string::String, vec, vec::Vec};
use core::fmt;

use crate::Observe;

/// A generator whose locals can be looked at while it is suspended.
///
/// Ask for it in the signature, `impl Generator<..> + Inspect`: it needs that
/// what the generator carries is `Debug`.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Inspect, generator};
///
/// #[generator]
/// fn count(from: u32) -> impl Generator<Yield = u32> + Inspect {
///     let mut at = from;
///     loop {
///         yield_!(at);
///         at += 1;
///     }
/// }
///
/// let mut seen = Vec::new();
/// count(5).visit_locals(&mut |name, value| seen.push(format!("{name}={value:?}")));
/// assert_eq!(seen, ["from=5"]);
/// ```
pub trait Inspect: Observe {
    /// Shows each local to `visit`, in the order in which they were declared.
    ///
    /// | state | what is shown |
    /// |---|---|
    /// | created | the arguments |
    /// | running | nothing: the body has its locals |
    /// | suspended | what the body carries across the yield that it waits at |
    /// | closed | nothing |
    ///
    /// A local that the rest of the body has no use for may be missing.
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug));
}

impl<G: Inspect + ?Sized> Inspect for &G {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        (**self).visit_locals(visit);
    }
}

/// The locals of a generator, from [`getgeneratorlocals`]: names, and values as
/// `{:?}` shows them.
///
/// It displays as a Python dict would: `{'a': 1, 'b': 2}`.
#[cfg(feature = "alloc")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Locals(Vec<(&'static str, String)>);

#[cfg(feature = "alloc")]
impl Locals {
    /// Gives the value of a local; of several with one name, the innermost.
    #[must_use = "this only reads the value"]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .rev()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    /// Iterates the names and values, in the order in which they were declared.
    #[must_use = "iterators are lazy and do nothing unless consumed"]
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&'static str, &str)> + ExactSizeIterator {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// Counts the locals.
    #[must_use = "this only counts"]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether there are none.
    #[must_use = "this only looks"]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(feature = "alloc")]
impl fmt::Display for Locals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (at, (name, value)) in self.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}'{name}': {value}")?;
        }
        f.write_str("}")
    }
}

#[cfg(feature = "alloc")]
impl IntoIterator for Locals {
    type Item = (&'static str, String);
    type IntoIter = vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(feature = "alloc")]
impl<'a> IntoIterator for &'a Locals {
    type Item = &'a (&'static str, String);
    type IntoIter = core::slice::Iter<'a, (&'static str, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// Lists the locals of a generator: Python's `inspect.getgeneratorlocals(g)`.
///
/// What is listed in which state, [`Inspect::visit_locals`] says.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Inspect, generator, getgeneratorlocals};
///
/// #[generator]
/// fn repeat(word: &'static str, times: u8) -> impl Generator<Yield = &'static str> + Inspect {
///     for _ in 0..times {
///         yield_!(word);
///     }
/// }
///
/// let mut g = repeat("hey", 2);
/// let locals = getgeneratorlocals(&g);
/// assert_eq!(locals.to_string(), r#"{'word': "hey", 'times': 2}"#);
/// assert_eq!(locals.get("times"), Some("2"));
/// g.close()?;
/// assert!(getgeneratorlocals(&g).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "alloc")]
#[must_use = "this only lists the locals"]
pub fn getgeneratorlocals<G: Inspect + ?Sized>(g: &G) -> Locals {
    let mut locals = Vec::new();
    g.visit_locals(&mut |name, value| locals.push((name, format!("{value:?}"))));
    Locals(locals)
}
