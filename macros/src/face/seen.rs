//! What callers can ask of a machine, beside to resume it: by the bounds of the return type.
//!
//! Of what is behind an `impl Trait` or a `dyn Trait`, callers see the traits that are
//! written there, and the auto traits. What is implemented for a frame beyond that would be
//! checked and compiled for nobody.

use syn::punctuated::Punctuated;
use syn::{Path, Token, TypeParamBound};

use super::Kind;

/// What callers see; each sees what those before it do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seen {
    /// Items.
    Items,
    /// Where the body stands: `Observe`, which each `Generator` is.
    Place,
    /// The locals, and whatever is implemented where they implement it.
    All,
}

/// Those that say nothing of what is implemented for a frame.
const PLAIN: [&str; 6] = [
    "Send",
    "Sync",
    "Unpin",
    "Sized",
    "UnwindSafe",
    "RefUnwindSafe",
];

impl Seen {
    /// What these bounds show, one of which is that of the face.
    pub(crate) fn of(bounds: &Punctuated<TypeParamBound, Token![+]>, kind: &Kind) -> Self {
        let is_iterator = matches!(kind, Kind::Iterator { .. });
        let shown = bounds.iter().map(|bound| match bound {
            TypeParamBound::Lifetime(_) | TypeParamBound::PreciseCapture(_) => Self::Items,
            TypeParamBound::Trait(bound) => match known(&bound.path).as_deref() {
                Some("Iterator" | "FusedIterator") if is_iterator => Self::Items,
                Some("Generator" | "Observe") => Self::Place,
                Some(name) if PLAIN.contains(&name) => Self::Items,
                _ => Self::All,
            },
            // Of what is yet to come, nothing is known.
            _ => Self::All,
        });
        shown.max().unwrap_or(Self::All)
    }
}

/// The name of a trait, unless it is out of somebody else's crate.
fn known(path: &Path) -> Option<String> {
    let ours = ["core", "std", "alloc", "primed"];
    let first = path.segments.first()?;
    let is_ours = path.segments.len() == 1 || ours.iter().any(|krate| first.ident == krate);
    let last = path.segments.last().filter(|_| is_ours)?;
    Some(last.ident.to_string())
}
