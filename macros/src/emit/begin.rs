//! Machines that begin at a yield.
//!
//! Where nothing happens between the start and a loop that its last yield leads back to, a machine
//! that has not started is as good as one that is suspended at that yield: `for x in input { ..
//! yield_!(x); }`. So it is made one, if nobody can ask for its state. Where a pipeline is inlined,
//! no stage then tests whether it has started.

use proc_macro2::TokenStream;
use quote::quote;

use super::frame::Frames;
use super::rest::{FOR_SPEED, Rest};
use super::{Emit, is_unseen, silent};
use crate::flow::{Carried, Entry, Form, Place, PointId};
use crate::generator::Params;
use crate::ir::{NodeKind, Received, Seq};
use crate::names::{BindingId, Keep};
use crate::sorted::Set;

/// What a body does before its first loop.
#[derive(Default)]
struct Before {
    code: TokenStream,
    declared: Set<BindingId>,
    /// Parameters that are named there.
    used: Set<BindingId>,
}

impl Emit<'_> {
    /// The frame of the yield at which the machine begins, if it can.
    pub(super) fn begun(&self, params: &Params) -> Option<TokenStream> {
        // All that is left is run at once, if anything is.
        let runs = self.rest == Rest::Apart || !self.face.runs_at_once() || !FOR_SPEED;
        if !is_unseen(self.face) || !runs {
            return None;
        }
        let mut before = Before::default();
        let head = self.before_loop(&self.body.root, &mut before)?;
        let (number, carried) = self.suspended_before(head, &before)?;
        // What drops with a machine that has not started, nobody sees, or it is the iterator.
        let mut given = self.body.root.params.iter();
        let known = given.all(|id| {
            self.names[*id].keep == Keep::Undropped
                || params.iterators.contains(id) && before.used.contains(id)
        });
        if !known {
            return None;
        }
        let given = self.body.root.params.iter().map(|id| {
            let (local, outer) = (self.names.emitted(*id, self.span), &self.names[*id].outer);
            quote!(let #local = #outer;)
        });
        let kept = carried.iter().map(|carried| {
            let (field, local) = (self.field(carried.id), self.local(*carried, self.span));
            quote!(#field: #local)
        });
        let (code, begun) = (before.code, Frames::yield_variant(number));
        Some(quote! {{
            #(#given)*
            #code
            #begun { #(#kept),* }
        }})
    }

    /// What the definition of the first frame is not to be warned of: where there is code of the
    /// user's in it, that is in the plain body, too.
    pub(super) fn start_silent(&self) -> TokenStream {
        if self.begun.is_some() {
            return silent();
        }
        quote!(#[cfg_attr(clippy, allow(clippy::used_underscore_binding))])
    }

    /// Goes on to the first loop, if nobody sees what is before it; gives where its rounds begin.
    fn before_loop(&self, seq: &Seq, before: &mut Before) -> Option<PointId> {
        if !seq.items.is_empty() || seq.unsafety.is_some() {
            return None;
        }
        for node in &seq.nodes {
            match &node.kind {
                NodeKind::Plain(code) if node.quiet => {
                    before.code.extend(code.clone());
                    before.declared.extend(&node.declares);
                    before.used.extend(&node.effects.names);
                }
                NodeKind::Block { body, .. } => return self.before_loop(body, before),
                NodeKind::Loop { label, .. } => return Some(self.flow.head(*label)),
                _ => return None,
            }
        }
        None
    }

    /// A yield behind which nothing comes before a point, and what is kept there: all of that is
    /// there from the start.
    fn suspended_before(&self, head: PointId, before: &Before) -> Option<(usize, &[Carried])> {
        let is_there = |carried: &Carried| {
            let given = self.body.root.params.contains(&carried.id);
            carried.form == Form::Value && (given || before.declared.contains(&carried.id))
        };
        self.arms.iter().find_map(|arm| {
            let (Entry::Resume(number), Place::Resume(seq, index)) =
                (arm.entry, self.flow.place(arm.point))
            else {
                return None;
            };
            let ignored = self.yield_at(arm)?.received == Received::Ignored;
            let next = self.flow.landing(self.flow.point(seq, index + 1));
            let carried = self.carried(arm.point);
            let fits = ignored && next == Some(head) && carried.iter().all(is_there);
            fits.then_some((number, carried))
        })
    }
}
