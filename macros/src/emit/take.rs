//! How the frame is taken out of a machine.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::Emit;
use crate::face::{Lookup, ours};
use crate::plain::ties::{nowhere, open_type};

/// How a frame is taken, as far as the text tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum How {
    /// By copy: the types of all that it keeps are told.
    Copied,
    /// By moving it: something that it keeps is not `Copy`, or may not be.
    Moved,
    /// As its type says, when the body has been checked.
    Asked,
}

impl Emit<'_> {
    /// Whether rustc infers the types of some of what the frame keeps.
    pub(super) fn is_inferred(&self) -> bool {
        self.how != How::Copied
    }

    /// How the frame is taken out of the machine: what says so, and what asks for it if that
    /// leaves it open.
    pub(super) fn taking(
        &self,
        take: &syn::Ident,
        machine: &syn::Ident,
    ) -> (TokenStream, TokenStream) {
        let private = |name| self.face.private(name, Span::call_site());
        let known = match self.how {
            How::Copied => Some("ByCopy"),
            How::Moved => Some("ByMove"),
            How::Asked => None,
        };
        if let Some(known) = known {
            let (type_of, known) = (private("TypeOf"), private(known));
            let how = quote!(#type_of::<#known>(::core::marker::PhantomData));
            return (how, TokenStream::new());
        }
        self.face.looks_up(Lookup::Take);
        let taking = private("Taking");
        let asked = quote!(#take.unify(&(&#taking(#machine.frame())).__how()););
        (open_type(self.face), nowhere(&[asked]))
    }

    /// Whether a machine may copy its frame as a whole, and not field by field.
    pub(super) fn copies_whole(&self) -> bool {
        match self.how {
            How::Moved => false,
            How::Asked => true,
            How::Copied => {
                let enters = self.has_ways() && !self.takes_in_arms();
                self.face.input().is_some() || enters
            }
        }
    }

    /// Takes the locals out of the frame.
    pub(super) fn locals_taken(&self) -> TokenStream {
        let state = ours("__state", self.span);
        if self.how == How::Copied {
            return quote!(*#state);
        }
        let take = self.face.private("Take", Span::call_site());
        let how = ours("__take", self.span);
        quote!(#take::locals(#how, #state))
    }
}
