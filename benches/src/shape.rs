//! What is compared: a shape, and the ways to write it.

/// A function that takes so many items of a new source.
pub type Run = fn(u64);

/// An iterator or coroutine, written in several ways.
pub struct Shape {
    /// Its name in the tables.
    pub name: &'static str,
    /// The ways to write it; nightly's only where present.
    pub variants: &'static [Variant],
}

/// One way to write a shape.
pub struct Variant {
    /// Which one.
    pub name: &'static str,
    /// The ways to pull its items.
    pub drives: &'static [(&'static str, Run)],
    /// The size of its value.
    pub size: fn() -> usize,
}

/// Declares `SHAPE` from expressions which give the same iterator.
///
/// Every function that is measured gets a symbol of its own: it is not inlined,
/// and names itself, lest it be merged with one that has the same code.
macro_rules! iterators {
    ($name:ident of $item:ty, for $items:ident: $($(#[$on:meta])* $variant:ident = $new:expr;)+) => {
        shape! {
            $name, for $items:
            $($(#[$on])* $variant = $new,
                as dyn Iterator<Item = $item>,
                by |source| source.next();)+
        }
    };
}

/// Declares `SHAPE` from expressions, a trait object that each can be made, and
/// the call which gives an item.
macro_rules! shape {
    (
        $name:ident, for $items:ident:
        $($(#[$on:meta])* $variant:ident = $new:expr, as $object:ty,
            by |$source:ident| $step:expr;)+
    ) => {
        /// The shape with all its variants.
        pub static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
            name: stringify!($name),
            variants: &[$($(#[$on])* $crate::shape::Variant {
                name: stringify!($variant),
                drives: &[
                    ("local", drives::$variant::local),
                    ("inlined", drives::$variant::inlined),
                    ("opaque", drives::$variant::opaque),
                ],
                size: || {
                    let $items = 1_u64;
                    let _ = $items;
                    size_of_val(&$new)
                },
            }),+],
        };

        #[cfg(test)]
        #[test]
        fn all_give_the_same() {
            // Beyond the end, too, where there is one.
            let $items = 5_000_u64;
            let _ = $items;
            let mut all = Vec::new();
            $($(#[$on])* all.push((stringify!($variant), {
                let mut source = $new;
                let pull = |_| {
                    let $source = &mut source;
                    $step
                };
                (0..10_000).map(pull).collect::<Vec<_>>()
            }));)+
            for (variant, given) in &all[1..] {
                assert!(*given == all[0].1, "{variant} differs from {}", all[0].0);
            }
        }

        mod drives {
            $($(#[$on])* pub(super) mod $variant {
                use std::hint::black_box;

                #[allow(clippy::wildcard_imports, reason = "the expressions name what they like")]
                use super::super::*;
                use crate::drive;

                #[inline(never)]
                pub(in super::super) fn local($items: u64) {
                    black_box(concat!(module_path!(), "::local"));
                    let $items = black_box($items);
                    drive::local($new, $items, |$source| $step);
                }

                #[inline(never)]
                pub(in super::super) fn inlined($items: u64) {
                    black_box(concat!(module_path!(), "::inlined"));
                    let $items = black_box($items);
                    drive::inlined($new, $items, |$source| $step);
                }

                #[inline(never)]
                pub(in super::super) fn opaque($items: u64) {
                    black_box(concat!(module_path!(), "::opaque"));
                    let $items = black_box($items);
                    let source: Box<$object> = Box::new($new);
                    drive::opaque(source, $items, |$source| $step);
                }
            })+
        }
    };
}

/// Holds items which only a nightly can parse.
#[cfg(feature = "nightly")]
macro_rules! nightly {
    ($($item:tt)*) => { $($item)* };
}

/// Holds items which only a nightly can parse.
#[cfg(not(feature = "nightly"))]
macro_rules! nightly {
    ($($item:tt)*) => {};
}
