//! The code of one arm: what is left of the body from the point at which it
//! begins, up to the next yields and the points at which other arms begin.
//!
//! Scopes are written as scopes, so that rustc drops what they hold. An arm that
//! begins inside of scopes opens those again which it leaves on its way.

use std::mem::replace;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Lifetime;

use super::Emit;
use super::frame::Frames;
use super::rest::Yields;
use super::take::How;
use crate::face::ours;
use crate::flow::{ArmPoint, Carried, Entry, Form, Place, PointId};
use crate::ir::{LabelId, NodeKind, SeqId};
use crate::names::{BindingId, Keep};
use crate::sorted::{Map, Set};

/// Writes one arm.
pub(super) struct Arm<'a> {
    pub(super) emit: &'a Emit<'a>,
    /// Where it begins.
    pub(super) begins: PointId,
    /// The yield at which this arm was resumed.
    pub(super) resumed: Option<usize>,
    /// How this arm has what was carried into it.
    forms: Map<BindingId, Form>,
    /// The locals in scope where it begins that it does not have by their names.
    pub(super) missing: Set<BindingId>,
    /// Labels that a jump written so far leads to.
    pub(super) jumped: Set<LabelId>,
    pub(super) continued: Set<LabelId>,
    /// Loops in the middle of which the code being written stands: the rest of a
    /// round is written first, and the loop itself behind it.
    pub(super) peeled: Set<LabelId>,
    /// What the code written so far names.
    pub(super) mentioned: Set<BindingId>,
    /// What becomes of its yields.
    pub(super) yields: Yields,
    /// Whether a loop is being written all of whose yields are calls (`Yields::Calls`).
    pub(super) in_full: bool,
    /// The arms that it leads to.
    pub(super) leads_to: Set<PointId>,
}

/// Code, and whether its end can be reached.
pub(super) struct Code {
    pub(super) tokens: TokenStream,
    pub(super) falls: bool,
}

/// Writes the arm that begins at a point, pattern and all.
pub(super) fn write(
    emit: &Emit<'_>,
    frames: &Frames<'_>,
    arm: &ArmPoint,
    yields: Yields,
) -> TokenStream {
    write_leading(emit, frames, arm, yields).0
}

/// The same, with the arms that it leads to.
pub(super) fn write_leading(
    emit: &Emit<'_>,
    frames: &Frames<'_>,
    arm: &ArmPoint,
    yields: Yields,
) -> (TokenStream, Set<PointId>) {
    let carried = match arm.entry {
        Entry::Start => frames.start_carried(),
        _ => emit.carried(arm.point).to_vec(),
    };
    let mut missing: Set<BindingId> = emit.flow.in_scope(arm.point).into_iter().collect();
    let named = carried.iter().filter(|carried| carried.form == Form::Value);
    let named = named.map(|carried| carried.id);
    for id in named.chain(emit.flow.redeclared(arm.point).iter().copied()) {
        missing.remove(&id);
    }
    let mut writer = Arm {
        emit,
        begins: arm.point,
        missing,
        forms: carried
            .iter()
            .map(|carried| (carried.id, carried.form))
            .collect(),
        resumed: match arm.entry {
            Entry::Resume(number) => Some(number),
            _ => None,
        },
        jumped: Set::new(),
        continued: Set::new(),
        peeled: Set::new(),
        mentioned: Set::new(),
        yields,
        in_full: false,
        leads_to: Set::new(),
    };
    writer.in_full = arm.entry == Entry::Join && writer.repeats(arm.point, None);
    let (seq, index, received) = match emit.flow.place(arm.point) {
        Place::Before(seq, index) => (seq, index, None),
        Place::Resume(seq, index) => {
            let node = &emit.flow.seq(seq).nodes[index];
            let point = match &node.kind {
                NodeKind::Yield(point) => Some(point),
                _ => None,
            };
            (seq, index + 1, point)
        }
    };
    let input = received.map(|point| ours("__input", point.span));
    let prelude = received.map(|point| writer.receive(point));
    let body = writer.residual(seq, index, prelude.unwrap_or_default(), arm.point);
    let in_frame = match arm.entry {
        Entry::Start => carried,
        _ => emit.in_frame(arm),
    };
    let fields = in_frame.iter().map(|carried| {
        let field = emit.field(carried.id);
        let binding = &emit.names[carried.id];
        let span = binding.ident.span();
        let local = emit.local(*carried, span);
        let mutable = carried.form == Form::Value && binding.mutable;
        let mutable = mutable.then(|| quote_spanned!(span=> mut));
        quote!(#field: #mutable #local)
    });
    let variant = frames.arm_variant(arm);
    let pattern = quote!(#variant { #(#fields),* });
    let read = emit.slots_read(arm);
    let body = emit.scope(quote!(#read #body));
    if emit.takes_in_arms() && arm.entry != Entry::Join {
        let input = emit
            .face
            .input()
            .map(|_| input.map_or_else(|| quote!((_)), |input| quote!((#input))));
        let entered = Frames::entered_variant(arm);
        let (locals, ended) = (emit.locals_taken(), emit.face.ended(emit.span));
        let other = ours("__other", emit.span);
        let otherwise = if emit.how == How::Copied {
            quote!(_ => return #ended,)
        } else {
            quote!(#other => { ::core::mem::forget(#other); return #ended; })
        };
        let arm = quote! {
            #entered #input => {
                match #locals { #pattern => #body #otherwise }
            }
        };
        return (arm, writer.leads_to);
    }
    let pattern = match arm.entry {
        Entry::Join => pattern,
        _ if emit.calls(arm) => {
            let input = emit
                .face
                .input()
                .map(|_| input.as_ref().map(|input| quote!(, #input)));
            quote!(__PrimedAt::Back(#pattern #input))
        }
        _ => frames.entry_pattern(&pattern, input.as_ref()),
    };
    (quote!(#pattern => #body), writer.leads_to)
}

impl Arm<'_> {
    /// A label of the code being written.
    pub(super) fn label(&self, kind: &str, label: LabelId) -> Lifetime {
        let mut name = Lifetime::new(&format!("'__{kind}{}", label.0), Span::mixed_site());
        name.set_span(self.emit.span.resolved_at(Span::mixed_site()));
        name
    }

    /// How this arm has a binding.
    pub(super) fn form(&self, id: BindingId) -> Form {
        self.forms.get(&id).copied().unwrap_or(Form::Value)
    }

    /// The rest of the body from a point on, scope by scope, until nothing is
    /// left that this arm must do.
    fn residual(
        &mut self,
        mut seq: SeqId,
        index: usize,
        prelude: TokenStream,
        arm: PointId,
    ) -> TokenStream {
        self.peeled = self.emit.flow.loops_around(seq);
        let code = self.seq_from(self.emit.flow.seq(seq), index, Some(arm));
        let mut tokens = prelude;
        tokens.extend([code.tokens]);
        let mut falls = code.falls;
        let mut redeclared = self.emit.flow.redeclared(arm).to_vec();
        while let Some((parent, at, label)) = self.emit.flow.parent(seq) {
            if falls {
                let onward = self.onward(seq);
                tokens.extend([onward.tokens]);
                falls = onward.falls;
            }
            if !falls && self.jumped.is_empty() && self.continued.is_empty() {
                tokens = self.with_items(seq, tokens);
                break;
            }
            let opened = self.reopen(seq, &mut redeclared);
            tokens = quote!(#opened #tokens);
            // From here on, what the scope declares is new.
            for id in self.emit.flow.declared_in(seq) {
                self.forms.remove(&id);
            }
            let looping = label.filter(|label| self.peeled.remove(label));
            if let Some(label) = looping {
                let next = self
                    .continued
                    .remove(&label)
                    .then(|| self.label("next", label));
                let next = next.map(|name| quote!(#name:));
                let scope = self.emit.scope(tokens);
                tokens = quote!(#next #scope);
                if falls || next.is_some() {
                    let broken = self.jumped.remove(&label);
                    let point = self.emit.flow.point(parent, at);
                    let in_full = self.repeats(self.emit.flow.head(label), Some(label));
                    let before = replace(&mut self.in_full, in_full);
                    let code = self.whole_loop(label, self.emit.flow.seq(seq), point);
                    self.in_full = before;
                    tokens.extend([code.tokens]);
                    falls = code.falls;
                    if broken {
                        self.jumped.insert(label);
                    }
                }
            }
            let used = label.filter(|label| self.jumped.remove(label));
            let name = used.map(|label| {
                let kind = if looping.is_some() { "break" } else { "label" };
                let name = self.label(kind, label);
                quote!(#name:)
            });
            tokens = self.emit.scope_of(self.emit.flow.seq(seq), name, tokens);
            if falls || used.is_some() {
                let code = self.seq_from(self.emit.flow.seq(parent), at + 1, None);
                tokens.extend([code.tokens]);
                falls = code.falls;
            }
            seq = parent;
        }
        // What was declared after them is dropped before them.
        let first = redeclared.iter().filter(|id| self.mentioned.contains(id));
        let Some(first) = first.into_iter().next() else {
            return tokens;
        };
        let scope = self.emit.flow.in_scope(arm);
        let later = scope.into_iter().skip_while(|id| id != first);
        let opened = later.map(|id| {
            let again = self.forms.contains_key(&id) && id != *first;
            let again = again.then(|| self.rebind(id));
            let declared = redeclared.contains(&id).then(|| self.declare(id));
            let declared = declared.flatten();
            quote!(#again #declared)
        });
        quote!(#(#opened)* #tokens)
    }

    /// What follows the end of a sequence: nothing, if rustc goes on by itself.
    pub(super) fn onward(&mut self, seq: SeqId) -> Code {
        let end = self.emit.flow.seq(seq).nodes.len();
        let end = self.emit.flow.point(seq, end);
        match self.emit.flow.landing(end) {
            Some(to) if self.emit.flow.is_arm(to) => Code {
                tokens: self.goto_from(end, to),
                falls: false,
            },
            _ => Code {
                tokens: TokenStream::new(),
                falls: true,
            },
        }
    }

    /// Binds again what the arm has.
    fn rebind(&self, id: BindingId) -> TokenStream {
        let form = self.form(id);
        let span = self.emit.names[id].ident.span();
        let local = self.emit.local(Carried { id, form }, span);
        let mutable = form == Form::Value && self.emit.names[id].mutable;
        let mutable = mutable.then(|| quote_spanned!(span=> mut));
        quote_spanned!(span=> let #mutable #local = #local;)
    }

    /// Puts code that does not come to its end where it sees the items of the scopes around,
    /// and is `unsafe` where one of those is.
    fn with_items(&self, mut seq: SeqId, mut tokens: TokenStream) -> TokenStream {
        loop {
            let scope = self.emit.flow.seq(seq);
            let items = &scope.items;
            if !items.is_empty() || scope.unsafety.is_some() {
                tokens = self.emit.scope_of(scope, None, quote!(#items #tokens));
            }
            let Some((parent, ..)) = self.emit.flow.parent(seq) else {
                return tokens;
            };
            seq = parent;
        }
    }

    /// Binds again, in a scope of its own, what a scope had when the arm began.
    fn reopen(&self, seq: SeqId, redeclared: &mut Vec<BindingId>) -> TokenStream {
        let mut tokens = self.emit.flow.seq(seq).items.clone();
        for id in &self.emit.flow.declared_in(seq) {
            // When it is dropped, nobody sees of what has no drop.
            let drops = self.emit.names[*id].keep != Keep::Undropped;
            if drops && self.forms.contains_key(id) {
                tokens.extend([self.rebind(*id)]);
            }
            if let Some(at) = redeclared.iter().position(|other| other == id) {
                tokens.extend(self.declare(redeclared.remove(at)));
            }
        }
        tokens
    }

    /// Declares a binding that is assigned later: not if this arm has no more to
    /// do with it, since rustc could not tell its type.
    pub(super) fn declare(&self, id: BindingId) -> Option<TokenStream> {
        let binding = &self.emit.names[id];
        let name = &binding.ident;
        // Not what is assigned next has a say in what is told: a wrong type is told there.
        let ty = binding.declared.as_ref().or(binding.told.ty());
        let ty = ty.map(|ty| quote!(: #ty));
        let mutable = binding.mutable.then(|| quote!(mut));
        self.mentioned
            .contains(&id)
            .then(|| quote!(let #mutable #name #ty;))
    }
}
