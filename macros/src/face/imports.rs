//! The traits that generated code must import: it calls their methods by name, so that
//! method lookup decides by the type.
//!
//! rustc looks for each method of a body in each trait that the body imports. So what
//! writes such a call says so, and only those are imported that something asked for.

use std::cell::Cell;

use proc_macro2::{Ident, Span};

use super::Face;

/// A method that is called by name.
#[derive(Clone, Copy)]
pub(crate) enum Lookup {
    /// Which delegate it is.
    Delegate,
    /// How a local is held.
    Hold,
    /// The same, where a method may have used it up.
    HoldAfter,
    /// The same, where a call may have used it up.
    HoldAfterCall,
    /// What a `?` leaves with.
    Leave,
    /// What takes the place of a part.
    Left,
    /// What is lent through `&mut *`.
    Lend,
    /// What a loop is over.
    Loop,
    /// Whether what was taken apart has a drop.
    Parts,
    /// How a frame is taken.
    Take,
    /// How a guard looks at a value.
    View,
}

impl Lookup {
    const ALL: [Self; 11] = [
        Self::Delegate,
        Self::Hold,
        Self::HoldAfter,
        Self::HoldAfterCall,
        Self::Leave,
        Self::Left,
        Self::Lend,
        Self::Loop,
        Self::Parts,
        Self::Take,
        Self::View,
    ];

    const fn traits(self) -> &'static [&'static str] {
        match self {
            Self::Delegate => &[
                "DelegateIterator",
                "DelegateNext",
                "DelegateNothing",
                "DelegateSend",
                "SharedNext",
                "SharedSend",
            ],
            Self::Hold => &["HoldCopy", "HoldNoDrop", "HoldValue"],
            Self::HoldAfter => &[
                "UsedByAdapter",
                "UsedByBytes",
                "UsedByIntoIter",
                "UsedByLines",
                "UsedByMap",
                "UsedByOpening",
                "UsedByUnwrap",
            ],
            Self::HoldAfterCall => &[
                "UsedByCallOf0",
                "UsedByCallOf1",
                "UsedByCallOf2",
                "UsedByCallOf3",
                "UsedByCallOf4",
                "UsedByCallOf5",
                "UsedByCallOf6",
            ],
            Self::Leave => &["LeavesOther", "LeavesThrown"],
            Self::Left => &["Left", "LeftOfItems", "LeftOfOption"],
            Self::Lend => &["LendOwner", "LendReference"],
            Self::Loop => &["LoopOverAny", "LoopOverRange"],
            Self::Parts => &["PartsOfAny", "PartsOfDrop"],
            Self::Take => &["TakeCopy", "TakeMove"],
            Self::View => &["ViewCopy", "ViewRef"],
        }
    }
}

/// What the code of one generator looks up.
#[derive(Clone, Default)]
pub(crate) struct Lookups(Cell<u16>);

impl Face {
    /// Says that the code being written calls such a method.
    pub(crate) fn looks_up(&self, method: Lookup) {
        let Lookups(known) = &self.lookups;
        known.set(known.get() | 1 << method as u8);
    }

    /// The traits that a machine's code needs.
    pub(crate) fn imports(&self) -> impl Iterator<Item = Ident> {
        let known = self.lookups.0.get();
        let asked = Lookup::ALL.into_iter();
        let asked = asked.filter(move |method| known >> *method as u8 & 1 == 1);
        let receiver = self.is_recursive().then_some("AsReceiver");
        let traits = asked.flat_map(|method| method.traits().iter().copied());
        receiver
            .into_iter()
            .chain(traits)
            .map(|name| Ident::new(name, Span::call_site()))
    }
}
