//! Unsafe blocks.

use primed::prelude::*;

/// Unsafe blocks that yield, and that do not.
#[generator]
pub fn bytes(text: &str) -> impl Iterator<Item = u8> {
    let bytes = text.as_bytes();
    for i in 0..bytes.len() {
        // SAFETY: `i` is less than the length.
        let byte = unsafe { *bytes.get_unchecked(i) };
        yield_!(byte);
    }
    if let Some(last) = bytes.len().checked_sub(1) {
        // SAFETY: there is a last one.
        unsafe {
            yield_!(*bytes.get_unchecked(last));
            yield_!(*bytes.get_unchecked(0));
        }
    }
}

/// An unsafe block with a `let … else` that yields.
#[generator]
pub fn first(text: &str) -> impl Iterator<Item = char> {
    // SAFETY: nothing is cut off.
    unsafe {
        let Some(first) = text.get_unchecked(..).chars().next() else {
            yield_!(' ');
            return;
        };
        yield_!(first);
    }
}

/// What is safe only where someone says so.
///
/// # Safety
///
/// `text` is not empty.
unsafe fn only(text: &str) -> std::str::Bytes<'_> {
    // SAFETY: as the caller says.
    unsafe { text.get_unchecked(..) }.bytes()
}

/// A delegate from unsafe code.
#[generator]
pub fn delegates(text: &str) -> impl Iterator<Item = u8> {
    // SAFETY: all is there.
    unsafe {
        yield_from!(only(text));
    }
    // SAFETY: all is there.
    unsafe { yield_from!(only(text)) }
}

/// The same, with how it ends as a value.
#[generator]
pub fn delegates_caught(text: &str) -> impl Generator<(), String, Yield = u8> {
    // SAFETY: all is there.
    unsafe {
        yield_from!(only(text));
        try_yield_from!(only(text))?;
    }
    // SAFETY: all is there.
    let ended = unsafe { try_yield_from!(only(text)) };
    // SAFETY: all is there.
    unsafe { yield_from!(only(text)) };
    Ok(ended?)
}

/// Yields of unsafe code as a block's value, in all forms.
#[generator]
pub fn forms(text: &str) -> impl Generator<u32, String, Yield = u8> {
    let bytes = text.as_bytes();
    // SAFETY: it is not empty.
    let sent = unsafe { yield_!(*bytes.get_unchecked(0)) };
    // SAFETY: it is not empty.
    let caught = unsafe { try_yield!(*bytes.get_unchecked(0)) };
    // SAFETY: it is not empty.
    let more = unsafe { try_yield!(*bytes.get_unchecked(0))? };
    drop(caught);
    if sent > more {
        // SAFETY: it is not empty.
        unsafe {
            yield_!(*bytes.get_unchecked(0));
        }
    }
    Ok(())
}

/// An unsafe block around what decides.
#[generator]
pub fn decides(text: &str, n: usize) -> impl Iterator<Item = u8> {
    let bytes = text.as_bytes();
    // SAFETY: it is not empty.
    unsafe {
        match n {
            0 => yield_!(*bytes.get_unchecked(0)),
            1 => {}
            _ => yield_!(1),
        }
    }
    // SAFETY: it is not empty.
    unsafe {
        match *bytes.get_unchecked(0) {
            0 => yield_!(0),
            byte => yield_!(byte),
        }
    }
    // SAFETY: it is not empty.
    unsafe {
        if *bytes.get_unchecked(0) == 3 {
            yield_!(2);
        }
        for byte in only(text) {
            yield_!(byte);
        }
        while *bytes.get_unchecked(0) == 4 {
            yield_!(3);
        }
    }
}

/// The same as rustc lowers it.
#[generator]
pub fn pinned(text: &str, n: usize) -> impl PinnedGenerator<u32, String, Yield = u8> {
    let bytes = text.as_bytes();
    // SAFETY: it is not empty.
    let sent = unsafe { yield_!(*bytes.get_unchecked(0)) };
    // SAFETY: it is not empty.
    let more = unsafe { try_yield!(*bytes.get_unchecked(0))? };
    // SAFETY: it is not empty.
    unsafe {
        match n {
            0 => drop(yield_!(*bytes.get_unchecked(0))),
            _ if sent > more => {}
            _ => drop(yield_!(1)),
        }
    }
    // SAFETY: it is not empty.
    unsafe {
        yield_!(*bytes.get_unchecked(0));
    }
    Ok(())
}

/// A delegate from unsafe code, as rustc lowers it.
#[generator]
pub fn pinned_delegates(text: &str) -> impl PinnedGenerator<(), String, Yield = u8> {
    // SAFETY: all is there.
    unsafe {
        yield_from!(only(text));
        try_yield_from!(only(text))?;
    }
    // SAFETY: all is there.
    unsafe { yield_from!(only(text)) };
    // SAFETY: all is there.
    let ended = unsafe { try_yield_from!(only(text)) };
    Ok(ended?)
}

/// A stream.
#[generator]
pub fn stream(text: &str, n: usize) -> impl futures_core::Stream<Item = u8> {
    let bytes = text.as_bytes();
    // SAFETY: it is not empty.
    unsafe { yield_!(*bytes.get_unchecked(0)) }
    // SAFETY: it is not empty.
    unsafe {
        match n {
            0 => yield_!(*bytes.get_unchecked(0)),
            1 => {}
            _ => yield_!(1),
        }
    }
    // SAFETY: all is there.
    unsafe { yield_from!(only(text)) }
}

/// A stream with errors, of unsafe code.
#[generator]
pub fn async_generator(text: &str) -> impl AsyncGenerator<u32, String, Yield = u8> {
    let bytes = text.as_bytes();
    // SAFETY: it is not empty.
    let sent = unsafe { yield_!(*bytes.get_unchecked(0)) };
    // SAFETY: it is not empty.
    unsafe {
        if sent > try_yield!(*bytes.get_unchecked(0))? {
            yield_!(*bytes.get_unchecked(0));
        }
    }
    Ok(())
}

/// The same with delegates.
#[generator]
pub fn async_delegates(text: &str) -> impl AsyncGenerator<(), String, Yield = u8> {
    // SAFETY: all is there.
    unsafe { yield_from!(only(text)) };
    // SAFETY: all is there.
    unsafe {
        yield_from!(only(text));
        try_yield_from!(only(text))?;
    }
    Ok(())
}

/// An unsafe function that delegates to itself.
///
/// # Safety
///
/// `text` is longer than `at`.
#[generator]
pub unsafe fn upwards(text: &str, at: usize) -> impl Iterator<Item = u8> {
    // SAFETY: as the caller says.
    unsafe {
        yield_!(*text.as_bytes().get_unchecked(at));
    }
    if let Some(below) = at.checked_sub(1) {
        // SAFETY: it is less.
        unsafe { yield_from!(upwards(text, below)) }
    }
    if at == 3 {
        // SAFETY: it is less.
        unsafe {
            yield_from!(upwards(text, 2));
        }
    }
}

/// The same with a value.
///
/// # Safety
///
/// `text` is longer than `at`.
#[generator]
pub unsafe fn counted(
    text: &str,
    at: usize,
) -> impl Generator<(), String, Yield = u8, Return = usize> {
    // SAFETY: as the caller says.
    unsafe { yield_!(*text.as_bytes().get_unchecked(at)) };
    let Some(below) = at.checked_sub(1) else {
        return Ok(0);
    };
    // SAFETY: it is less.
    let count = unsafe { yield_from!(counted(text, below)) };
    // SAFETY: it is less.
    let more = unsafe { try_yield_from!(counted(text, below))? };
    Ok(count + more)
}

/// The same where the operand is unsafe code, and what it is given, too.
///
/// # Safety
///
/// `text` is longer than `at`, and the byte at 0 no more than its length.
#[generator]
pub unsafe fn operands(text: &str, at: usize) -> impl Iterator<Item = u8> {
    if at < 3 {
        // SAFETY: as the caller says.
        yield_!(unsafe { *text.as_bytes().get_unchecked(at) });
        // SAFETY: as the caller says.
        yield_from!(unsafe { operands(text.get_unchecked(1..), at) });
    }
}

/// A safe one, where unsafe code makes an argument.
#[generator]
pub fn arguments(text: &str, at: usize) -> impl Iterator<Item = u8> {
    if at < text.len() && at < 3 {
        yield_!(0);
        // SAFETY: it is longer.
        yield_from!(unsafe { arguments(text.get_unchecked(at..), at + 1) });
    }
}
