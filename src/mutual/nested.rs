//! Iterators that delegate to each other.

use alloc::boxed::Box;
use core::fmt;
use core::iter::FusedIterator;

use super::{ClearOnUnwind, Stack};

/// What one of several iterators yields that delegate to each other: an item, or another
/// one of them, whose items come next.
///
/// [`nested`] makes one iterator of them all.
pub enum Nested<'a, Y> {
    /// An item.
    Item(Y),
    /// All items of another one.
    Inner(Box<dyn Iterator<Item = Self> + 'a>),
}

impl<'a, Y> Nested<'a, Y> {
    /// Boxes another one.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Nested, nested};
    ///
    /// let inner = [Nested::Item(2), Nested::Item(3)];
    /// let outer = [Nested::Item(1), Nested::inner(inner), Nested::Item(4)];
    /// assert!(nested(outer).eq([1, 2, 3, 4]));
    /// ```
    #[must_use = "it must be yielded"]
    pub fn inner<I>(items: I) -> Self
    where
        I: IntoIterator<Item = Self, IntoIter: 'a>,
    {
        Self::Inner(Box::new(items.into_iter()))
    }
}

impl<Y: fmt::Debug> fmt::Debug for Nested<'_, Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(item) => f.debug_tuple("Item").field(item).finish(),
            Self::Inner(_) => f.write_str("Inner(..)"),
        }
    }
}

/// Iterates the items of an iterator, and of all that it and others delegate to.
///
/// What is asked for an item is the innermost, whatever the depth. The others wait on a
/// stack; no thread's stack is used for that, in drops neither. Each of them is one
/// allocation.
///
/// # Panics
///
/// Panics if one of them does; then all are dropped, the innermost first.
///
/// # Examples
///
/// ```
/// use primed::{Nested, generator, nested};
///
/// /// `1 + (2 + 3) + 4`, as lists of terms, of which one can be a list.
/// enum Term {
///     Number(u32),
///     Sum(Vec<Term>),
/// }
///
/// #[generator]
/// fn sum(terms: &[Term]) -> Box<dyn Iterator<Item = Nested<'_, String>> + '_> {
///     for (at, each) in terms.iter().enumerate() {
///         if at > 0 {
///             yield_!(Nested::Item("+".to_owned()));
///         }
///         yield_!(Nested::Inner(term(each)));
///     }
/// }
///
/// #[generator]
/// fn term(term: &Term) -> Box<dyn Iterator<Item = Nested<'_, String>> + '_> {
///     match term {
///         Term::Number(number) => yield_!(Nested::Item(number.to_string())),
///         Term::Sum(terms) => {
///             yield_!(Nested::Item("(".to_owned()));
///             yield_!(Nested::Inner(sum(terms)));
///             yield_!(Nested::Item(")".to_owned()));
///         }
///     }
/// }
///
/// let inner = Term::Sum(vec![Term::Number(2), Term::Number(3)]);
/// let terms = [Term::Number(1), inner, Term::Number(4)];
/// let text: String = nested(sum(&terms)).collect();
/// assert_eq!(text, "1+(2+3)+4");
/// ```
pub fn nested<'a, Y, I>(first: I) -> NestedItems<'a, Y>
where
    I: IntoIterator<Item = Nested<'a, Y>, IntoIter: 'a>,
{
    NestedItems(Stack::of(Box::new(first.into_iter())))
}

/// The items of several iterators that delegate to each other, from [`nested`].
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct NestedItems<'a, Y>(Stack<dyn Iterator<Item = Nested<'a, Y>> + 'a>);

impl<Y> Iterator for NestedItems<'_, Y> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        let guard = ClearOnUnwind(&mut self.0);
        let stack = &mut guard.0.0;
        let item = loop {
            let Some(innermost) = stack.last_mut() else {
                break None;
            };
            match innermost.next() {
                Some(Nested::Item(item)) => break Some(item),
                Some(Nested::Inner(inner)) => stack.push(inner),
                None => drop(stack.pop()),
            }
        };
        core::mem::forget(guard);
        item
    }
}

impl<Y> FusedIterator for NestedItems<'_, Y> {}

impl<Y> fmt::Debug for NestedItems<'_, Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("NestedItems");
        out.field("levels", &self.0.0.len()).finish()
    }
}
