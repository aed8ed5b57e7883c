//! Where the crate might be, too.

pub(crate) use ::coroutines as machines;

/// A box that does not say what is in it.
pub(crate) type Coroutine<'a> = Box<dyn machines::Generator<u8, Yield = u8, Return = ()> + 'a>;
