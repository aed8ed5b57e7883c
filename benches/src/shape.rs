//! What is compared: a shape, and the ways to write it.

/// A function that takes so many items of a new source.
pub type Run = fn(u64);

/// An iterator or coroutine, written in several ways.
pub struct Shape {
    /// Its name in the tables.
    pub name: &'static str,
    /// The ways to write it; nightly's only where present.
    pub variants: &'static [Variant],
    /// Whether its items have no end, so that no loop over all of them is one.
    pub is_endless: bool,
    /// How many items it has, where that is not up to whoever pulls.
    pub items: Option<fn() -> u64>,
    /// Variants for which one item takes as long as a thousand of the others: they are
    /// run once, in one way, and under no profiler.
    pub slow: &'static [&'static str],
}

impl Shape {
    /// The ways in which any variant's items are pulled.
    pub fn drives(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for variant in self.variants {
            for (name, _) in variant.drives {
                if !names.contains(name) {
                    names.push(*name);
                }
            }
        }
        names
    }

    /// Whether that variant is one of the slow ones.
    pub fn is_slow(&self, variant: &Variant) -> bool {
        self.slow.contains(&variant.name)
    }

    /// How many items to pull in one go.
    pub fn items(&self, wanted: u64) -> u64 {
        self.items.map_or(wanted, |items| items())
    }
}

/// One way to write a shape.
pub struct Variant {
    /// Which one.
    pub name: &'static str,
    /// The ways to pull its items.
    pub drives: &'static [(&'static str, Run)],
    /// The size of its value, where it is a plain one.
    pub size: Option<fn() -> usize>,
}

impl Variant {
    /// The function that pulls its items in this way.
    pub fn drive(&self, name: &str) -> Option<Run> {
        let mut drives = self.drives.iter();
        Some(drives.find(|(drive, _)| *drive == name)?.1)
    }
}

/// Declares `SHAPE` from functions, and from expressions that give iterators of the same
/// items. Statements `with` which an expression comes make the locals that it borrows.
/// `loops` are the plain loops, which call something with each item.
///
/// The functions are repeated for each way to pull. So each is called in one place, as a
/// generator mostly is: called in two, what rustc lowers would be inlined only where LLVM
/// finds it small.
macro_rules! shape {
    (
        $name:ident $($endless:literal)?, for $items:ident $(of $count:expr)?,
        $(slow: $($slow:ident)+,)?
        in $functions:tt
        loops = |$each:ident| $loops:expr;
        $($(#[$on:meta])* $variant:ident $(with { $($with:tt)* })? = $new:expr
            $(, opaque $opaque:expr)?;)+
    ) => {
        /// The shape with all its variants.
        pub static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
            name: stringify!($name),
            variants: &[
                $($(#[$on])* $crate::shape::Variant {
                    name: stringify!($variant),
                    drives: &[
                        ("local", drives::$variant::local),
                        ("inlined", drives::$variant::inlined),
                        $(only!({ ("opaque", drives::$variant::opaque) } $opaque),)?
                        ("fold", drives::$variant::fold),
                    ],
                    size: either!($(only!({ Some(drives::$variant::size) } $opaque))?, None),
                },)+
                $crate::shape::Variant {
                    name: "loops",
                    drives: &[("fold", drives::loops::fold)],
                    size: None,
                },
            ],
            is_endless: either!($(only!({ true } $endless))?, false),
            items: either!($(Some(|| $count))?, None),
            slow: &[$($(stringify!($slow)),+)?],
        };

        #[cfg(test)]
        #[allow(dead_code, reason = "functions for other ways to pull")]
        mod tests {
            use super::*;
            items! $functions

            #[test]
            fn all_give_the_same() {
                $crate::drive::on_large_stack(|| {
                    // Beyond the end, too, where there is one.
                    let $items = 5_000_u64;
                    let _ = $items;
                    let mut all = Vec::new();
                    $($(#[$on])* {
                        $($($with)*)?
                        let items: Vec<_> = $new.take(10_000).collect();
                        all.push((stringify!($variant), items));
                    })+
                    assert!(all[0].1.len() >= 1_000, "nearly nothing was compared");
                    for (variant, given) in &all[1..] {
                        assert!(*given == all[0].1, "{variant} differs from {}", all[0].0);
                    }
                    $($(#[$on])* $({
                        let opaque: Vec<_> = $opaque.take(10_000).collect();
                        assert!(opaque == all[0].1, "opaque, {} differs", stringify!($variant));
                    })?)+
                    let keys = all[0].1.iter().map($crate::drive::Key::key);
                    $crate::python::check(stringify!($name), keys);
                    let mut looped = Vec::new();
                    let $each = |item| looped.push(item);
                    // A loop without an end ends after so many.
                    $loops;
                    let common = looped.len().min(all[0].1.len());
                    assert!(common >= 1_000 && looped[..common] == all[0].1[..common]);
                });
            }
        }

        #[allow(dead_code, reason = "functions for other ways to pull")]
        mod local {
            use super::*;
            items! $functions

            pub(super) struct Pull;

            impl Pull {
                $($(#[$on])* #[inline(always)] pub(super) fn $variant($items: u64) {
                    $($($with)*)?
                    $crate::drive::local($new, $items, |source| source.next());
                })+
            }
        }

        #[allow(dead_code, reason = "functions for other ways to pull")]
        mod inlined {
            use super::*;
            items! $functions

            pub(super) struct Pull;

            impl Pull {
                $($(#[$on])* #[inline(always)] pub(super) fn $variant($items: u64) {
                    $($($with)*)?
                    $crate::drive::inlined($new, $items, |source| source.next());
                })+
            }
        }

        #[allow(dead_code, reason = "functions for other ways to pull")]
        mod opaque {
            use super::*;
            items! $functions

            pub(super) struct Pull;

            impl Pull {
                $($(#[$on])* #[inline(always)] pub(super) fn $variant($items: u64) {
                    let _ = $items;
                    $({
                        let source = std::hint::black_box($opaque);
                        $crate::drive::local(source, $items, |source| source.next());
                    })?
                })+
            }
        }

        #[allow(dead_code, reason = "functions for other ways to pull")]
        mod fold {
            use super::*;
            items! $functions

            pub(super) struct Pull;

            impl Pull {
                $($(#[$on])* #[inline(always)] pub(super) fn $variant($items: u64) {
                    $($($with)*)?
                    if SHAPE.is_endless {
                        $crate::drive::fold($new.take($items as usize));
                    } else {
                        $crate::drive::fold($new);
                    }
                })+

                #[inline(always)]
                pub(super) fn loops($items: u64) {
                    let _ = $items;
                    let mut all = 0;
                    let $each = |item| all ^= $crate::drive::Key::key(&item);
                    $loops;
                    std::hint::black_box(all);
                }
            }
        }

        #[allow(dead_code, reason = "functions for other ways to pull")]
        mod size {
            use super::*;
            items! $functions

            pub(super) struct Pull;

            impl Pull {
                $($(#[$on])* pub(super) fn $variant() -> usize {
                    let $items = 1_u64;
                    let _ = $items;
                    $($($with)*)?
                    size_of_val(&$new)
                })+
            }
        }

        mod drives {
            $($(#[$on])* pub(super) mod $variant {
                drive!(local $variant);
                drive!(inlined $variant);
                $(only!({ drive!(opaque $variant); } $opaque);)?
                drive!(fold $variant);
                $(only!({
                    pub(in super::super) fn size() -> usize {
                        super::super::size::Pull::$variant()
                    }
                } $opaque);)?
            })+

            pub(super) mod loops {
                drive!(fold loops);
            }
        }
    };
}

/// A function that is measured. It has a symbol of its own: it is not inlined, and names
/// itself, lest it be merged with one that has the same code.
macro_rules! drive {
    ($drive:ident $variant:ident) => {
        #[inline(never)]
        pub(in super::super) fn $drive(items: u64) {
            std::hint::black_box(concat!(module_path!(), "::", stringify!($drive)));
            super::super::$drive::Pull::$variant(std::hint::black_box(items));
        }
    };
}

/// What is in it.
macro_rules! items {
    ($($item:tt)*) => { $($item)* };
}

/// The first one, where there is a second one.
macro_rules! only {
    ({ $($kept:tt)* } $condition:expr) => { $($kept)* };
}

/// The first one, if it is there.
macro_rules! either {
    (, $otherwise:expr) => {
        $otherwise
    };
    ($given:expr, $otherwise:expr) => {
        $given
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
