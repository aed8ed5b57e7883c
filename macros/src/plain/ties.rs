//! What ties the locals of a machine's frame to those of the plain body.
//!
//! For each local that a frame keeps there is a `TypeOf<_>`. The plain body unifies it
//! with its own local, and the frame with its field: both where no way leads, so that
//! the borrow checker and the lints see nothing of it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Block, Pat};

use super::own::Own;
use crate::face::{Face, ours};
use crate::names::{BindingId, Names};
use crate::patterns::{self, Position};
use crate::sorted::{Map, Set};

/// The ties of one body.
#[derive(Default)]
pub(crate) struct Ties {
    /// By where a local is bound: the name of its `TypeOf<_>`.
    names: Map<String, Ident>,
    /// The locals tied.
    ids: Map<BindingId, Ident>,
    /// The arrays that stay in place: each with its variable.
    arrays: Vec<(Ident, Ident)>,
    /// Statements to begin the plain body with.
    pub(super) begin: TokenStream,
    /// Whether what is yielded is of a type that no other code makes.
    pub(crate) own_items: bool,
}

impl Ties {
    /// Ties those of the locals that can be.
    pub(crate) fn new(
        kept: &Set<BindingId>,
        arrays: &[(Ident, TokenStream, String)],
        names: &Names,
        block: &Block,
    ) -> Self {
        let own = Own::of(block);
        let mut ties = Self {
            own_items: own.is_yielded,
            ..Self::default()
        };
        for id in kept {
            let binding = &names[*id];
            let Some(place) = names.place(*id) else {
                continue;
            };
            let shown = binding.shown.as_deref().unwrap_or_default();
            if !own.names.contains(shown) {
                let name = ours(&format!("__type{}", id.0), binding.ident.span());
                ties.names.insert(place.to_owned(), name.clone());
                ties.ids.insert(*id, name);
            }
        }
        for (variable, _, place) in arrays {
            let name = ours(&format!("__type_of{variable}"), variable.span());
            ties.names.insert(place.clone(), name.clone());
            ties.arrays.push((name, variable.clone()));
        }
        ties
    }

    /// Ties the arrays that stay in place.
    pub(crate) fn arrays(&self) -> TokenStream {
        let tied = self.arrays.iter();
        let tied = tied.map(|(name, variable)| quote!(#name.unify(&#variable);));
        nowhere(&tied.collect::<Vec<_>>())
    }

    /// The `TypeOf<_>` of a local of the frame.
    pub(crate) fn get(&self, id: BindingId) -> Option<&Ident> {
        self.ids.get(&id)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Defines them all.
    pub(crate) fn definitions(&self, face: &Face) -> TokenStream {
        let open = open_type(face);
        let arrays = self.arrays.iter().map(|(name, _)| name);
        let names = self.ids.values().chain(arrays);
        quote!(#(let #names = #open;)*)
    }

    /// Ties what patterns bind.
    pub(super) fn of(&self, pats: &[Pat], position: Position) -> TokenStream {
        // Of a name that is bound twice, the last binding is the one that is seen.
        let mut seen: Map<String, Ident> = Map::new();
        for pat in pats {
            patterns::bindings(&mut pat.clone(), position, &mut |pat| {
                seen.insert(pat.ident.to_string(), pat.ident.clone());
            });
        }
        let tied = seen.values().filter_map(|ident| {
            let name = self.names.get(&place(ident))?;
            Some(quote!(#name.unify(&#ident);))
        });
        nowhere(&tied.collect::<Vec<_>>())
    }
}

/// The type of something, which is left open. No function makes it: it would be compiled
/// for each type.
pub(crate) fn open_type(face: &Face) -> TokenStream {
    let type_of = face.private("TypeOf", proc_macro2::Span::mixed_site());
    quote!(#type_of(::core::marker::PhantomData))
}

/// Code that is type-checked where no way leads.
pub(crate) fn nowhere(code: &[TokenStream]) -> TokenStream {
    if code.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[allow(unreachable_code)]
        #[cfg_attr(clippy, allow(clippy::empty_loop))]
        if false {
            loop {}
            #(#code)*
        };
    }
}

/// Names the place at which a local is bound.
pub(crate) fn place(ident: &Ident) -> String {
    format!("{ident}{:?}", ident.span())
}
