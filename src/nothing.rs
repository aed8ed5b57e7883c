//! The send types which have a nothing to send.

/// A send type which has a nothing: what [`next`](crate::Generator::next) sends.
///
/// In Python `next(g)` is `g.send(None)`. Here it exists where `None` does: for
/// `()`, whose only value it is, and for `Option<T>`. The trait is sealed.
///
/// # Examples
///
/// ```
/// use primed::Nothing;
///
/// assert_eq!(Option::<u8>::nothing(), None);
/// assert_eq!(<()>::nothing(), ());
/// ```
#[diagnostic::on_unimplemented(
    message = "this generator must be sent a `{Self}`: it has no `next` and cannot be iterated",
    label = "call `prime()` first, then `send(value)`",
    note = "`next` and `iter` are for generators which are sent `()` or an `Option`"
)]
pub trait Nothing: sealed::Sealed {
    /// Makes the nothing of this type.
    #[must_use = "this makes a value and does nothing else"]
    fn nothing() -> Self;
}

impl Nothing for () {
    #[inline]
    fn nothing() -> Self {}
}

impl<T> Nothing for Option<T> {
    #[inline]
    fn nothing() -> Self {
        None
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for () {}
    impl<T> Sealed for Option<T> {}
}
