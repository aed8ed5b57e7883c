//! How a shape is declared whose sources must be pinned.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use genawaiter::stack::{Gen, Shelf};

/// What points to a source that is pinned.
pub trait Held {
    /// The size of the source.
    fn size(&self) -> usize;
}

impl<P: Deref> Held for Pin<P> {
    fn size(&self) -> usize {
        size_of_val(&**self)
    }
}

impl<Y, R, F: Future> Held for &mut Gen<'_, Y, R, F> {
    fn size(&self) -> usize {
        size_of::<Shelf<Y, R, F>>()
    }
}

/// Declares `SHAPE` from functions, from statements that each make a local which points to a
/// pinned source, and from the call that gives an item.
///
/// Every function that is measured gets a symbol of its own, as in `shape!`, and sources of its
/// own: so they are pulled in as many places as that function does, which makes a difference to
/// what the compiler inlines.
macro_rules! pinned {
    (
        $name:ident, for $items:ident in $functions:tt
        $($(#[$on:meta])* $variant:ident = { $($new:tt)+ }, by |$source:ident| $step:expr;)+
    ) => {
        /// The shape with all its variants.
        pub static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
            name: stringify!($name),
            variants: &[$($(#[$on])* $crate::shape::Variant {
                name: stringify!($variant),
                drives: &[
                    ("local", drives::$variant::local),
                    ("inlined", drives::$variant::inlined),
                    ("called", drives::$variant::called),
                    ("twice", drives::$variant::twice),
                ],
                size: Some(drives::$variant::size),
            }),+],
            is_endless: false,
            items: None,
            slow: &[],
        };

        #[cfg(test)]
        #[test]
        fn all_give_the_same() {
            items! $functions
            let $items = 5_000_u64;
            let _ = $items;
            let mut all = Vec::new();
            $($(#[$on])* all.push((stringify!($variant), {
                $($new)+
                let mut $source = $source;
                // Some have no end; most of the others may not be resumed after it.
                let pull = || {
                    let $source = &mut $source;
                    $step
                };
                std::iter::from_fn(pull).take(10_000).collect::<Vec<_>>()
            }));)+
            for (variant, given) in &all {
                assert!(*given == all[0].1, "{variant} differs from {}", all[0].0);
                assert!(given.len() >= 5_000, "{variant} gives too little");
            }
        }

        #[allow(dead_code, reason = "each function uses one of the functions in it")]
        mod drives {
            $($(#[$on])* pub(super) mod $variant {
                use std::hint::black_box;

                #[allow(clippy::wildcard_imports, reason = "the statements name what they like")]
                use super::super::*;
                use crate::drive;

                #[inline(never)]
                pub(in super::super) fn local($items: u64) {
                    items! $functions
                    black_box(concat!(module_path!(), "::local"));
                    let $items = black_box($items);
                    $($new)+
                    drive::local($source, $items, |$source| $step);
                }

                #[inline(never)]
                pub(in super::super) fn inlined($items: u64) {
                    items! $functions
                    black_box(concat!(module_path!(), "::inlined"));
                    let $items = black_box($items);
                    $($new)+
                    drive::hidden($source, $items, |$source| $step);
                }

                #[inline(never)]
                pub(in super::super) fn called($items: u64) {
                    items! $functions
                    black_box(concat!(module_path!(), "::called"));
                    let $items = black_box($items);
                    $($new)+
                    drive::called($source, $items, |$source| $step);
                }

                #[inline(never)]
                pub(in super::super) fn twice($items: u64) {
                    items! $functions
                    black_box(concat!(module_path!(), "::twice"));
                    let $items = black_box($items);
                    $($new)+
                    drive::twice($source, $items, |$source| $step, |$source| $step);
                }

                pub(in super::super) fn size() -> usize {
                    items! $functions
                    let $items = 1_u64;
                    let _ = $items;
                    $($new)+
                    // Next-gen aborts where the compiler sees that its generator never ran.
                    let source = black_box($source);
                    $crate::rustc::source::Held::size(&source)
                }
            })+
        }
    };
}
