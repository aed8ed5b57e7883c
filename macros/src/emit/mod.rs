//! Writes the machine of an analysed body: an enum for where it stands, and a
//! closure that runs it from there to the next yield.
//!
//! [`frame`] writes the enums, [`mod@closure`] the closure, [`arm`] the code of each arm with
//! [`receive`] and [`node`], [`edge`] what leads from one arm to another and out of the machine.
//! [`rest`] and [`onward`] write the arms once more, so that what is left of a body runs at once,
//! [`begin`] lets a machine begin at a yield, and [`slots`] leaves numbers where they are.
//!
//! Clippy's lints are allowed for clippy only: rustc would take some time over the name of each.

mod arm;
mod begin;
mod call;
mod closure;
mod edge;
mod frame;
mod lending;
mod locals;
mod node;
mod onward;
mod place;
mod receive;
mod rest;
mod sharing;
mod slots;
mod take;
mod waiting;
mod ways;

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Block;

use crate::face::{Face, Seen, is_open, ours};
use crate::few::Few;
use crate::flow::{ArmPoint, Carried, Entry, Flow, Form, Place, PointId};
use crate::generator::Params;
use crate::ir::{Body, NodeKind, Seq, Yield};
use crate::names::{BindingId, Names};
use crate::plain;
use crate::plain::ties::{Ties, open_type};
use crate::recursion::mentions;

/// What a machine is written from.
pub(crate) struct Emit<'a> {
    flow: Flow<'a>,
    body: &'a Body,
    /// The body as the user wrote it.
    plain: &'a Block,
    names: &'a Names,
    face: &'a Face,
    arms: Vec<ArmPoint>,
    /// The frame that the machine begins with, if that is one of a yield.
    begun: Option<TokenStream>,
    rest: rest::Rest,
    /// How the frame is taken.
    how: take::How,
    /// Which numbers have a place beside it.
    slots: slots::Slots,
    /// The function's name, and where it is defined.
    name: &'a str,
    span: Span,
}

/// The body as it is run at once.
struct Whole {
    /// Whether what is wrong with it is told elsewhere.
    silent: bool,
    closure: TokenStream,
}

impl<'a> Emit<'a> {
    /// Gathers what is needed.
    pub(crate) fn new(
        flow: Flow<'a>,
        (body, plain): (&'a Body, &'a Block),
        names: &'a Names,
        face: &'a Face,
        params: &Params,
        (name, span): (&'a str, Span),
    ) -> Self {
        let flow = if is_unseen(face) { flow.unseen() } else { flow };
        let (arms, rest) = (
            flow.arms(),
            Self::decide_rest(&flow, (body, plain), names, face),
        );
        let mut emit = Self {
            flow,
            body,
            plain,
            names,
            face,
            arms,
            begun: None,
            rest,
            how: take::How::Asked,
            slots: slots::Slots::default(),
            name,
            span,
        };
        emit.begun = emit.begun(params);
        if emit.begun.is_some() {
            emit.flow = emit.flow.resumed_first();
            emit.arms = emit.flow.arms();
        }
        emit.how = frame::Frames::new(&emit).how();
        emit.slots = slots::Slots::new(&emit);
        emit
    }

    /// Writes statements that define the machine, and an expression for it.
    pub(crate) fn machine(&self, params: &Params) -> (TokenStream, TokenStream) {
        let plain = self.plain;
        let frames = frame::Frames::new(self);
        let items = frames.items();
        let start = frames.start();
        let silent = silent();
        let start_silent = self.start_silent();
        let closure = self.closure(&frames);
        let ties = Ties::new(&frames.kept_values(), &self.body.arrays, self.names, plain);
        let (start_name, same) = (ours("__start", self.span), ours("__same", self.span));
        let whole_name = ours("__whole", self.span);
        // One that begins at a yield is run as what is left of it.
        let whole = self.begun.is_none();
        let whole = whole.then(|| self.whole(&frames, plain, params, &ties, &same));
        let whole = whole.flatten();
        let checked = whole.as_ref().is_none_or(|whole| whole.silent);
        let plain = checked
            .then(|| plain::statement(plain, params, self.face, &ties, &self.body.hoisted))
            .flatten();
        let ties = if plain.is_some() || !checked {
            ties
        } else {
            Ties::default()
        };
        let at_once = self.at_once_arguments(whole.as_ref().map(|_| &whole_name), &frames);
        let whole = whole.map(|Whole { silent, closure }| {
            let allow = plain::whole::attributes(silent);
            quote!(#allow let #whole_name = #closure;)
        });
        let same_ways = self.same_ways().into_iter();
        let machine = ours("__machine", self.span);
        let take = ours("__take", self.span);
        let (how, asked) = self.taking(&take, &machine);
        let open = open_type(self.face);
        let type_of = self.face.private("TypeOf", Span::call_site());
        let same_defined = self
            .is_inferred()
            .then(|| quote!(let #same = if false { #type_of::of(&#start_name) } else { #open };));
        let kind = self.kind();
        let user_items = &self.body.items;
        let private = self.face.private_module();
        let item = is_open(self.face.yields()).then(|| {
            let item = ours("__item", self.span);
            quote!(let #item = #open;)
        });
        let arrays = self.body.arrays.iter();
        let arrays = arrays.map(|(name, value, _)| quote!(let mut #name = #value;));
        let slots = self.slots_made();
        let arrays_tied = ties.arrays();
        // Of what nothing delivers to, the type is not known, and no matter.
        let of_values = self.body.types.iter();
        let is_known = |(id, ty): &(&BindingId, &syn::Ident)| {
            self.flow.assigns(**id) || mentions(&closure, &ty.to_string())
        };
        let of_values = of_values.filter(is_known).map(|(_, ty)| ty);
        let types = ties.definitions(self.face);
        let same_waiting = ours("__same_waiting", self.span);
        let frame_tied = frames.tied(&ties, &same, &same_waiting);
        let levels = self.levels_made(&frames);
        let calls = self.face.is_recursive().then(|| {
            let calls = ours("__calls", self.span);
            quote!(#calls,)
        });
        let lent = self.lent_argument();
        let constructor = self.constructor();
        // All that needs them has been written.
        let imports: Vec<_> = self.face.imports().collect();
        let imports = (!imports.is_empty()).then(|| {
            quote! {
                #[allow(unused_imports)]
                use #private::{
                    #(#imports as _),*
                };
            }
        });
        let statements = quote! {
            #user_items
            #items
            #imports
            #item
            #types
            #plain
            #start_silent
            let #start_name = #start;
            #same_defined
            #whole
            #levels
            #frame_tied
            #silent
            let #machine = {
                #(#arrays)*
                #slots
                #(let #of_values = #open;)*
                #arrays_tied
                #(let #same_ways = #open;)*
                let #take = #how;
                let #machine = #kind::#constructor(#start_name, #calls #lent #closure, #take #at_once);
                #asked
                #machine
            };
        };
        (statements, quote!(#machine))
    }

    /// The type of the machine.
    fn kind(&self) -> Few {
        let kind = match (self.face.is_iterator(), self.face.is_recursive()) {
            (true, false) if self.lends() => "LendingIter",
            (true, false) => "IterMachine",
            (true, true) => "RecursiveIter",
            (false, false) => "Machine",
            (false, true) => "RecursiveMachine",
        };
        self.face.private(kind, Span::call_site())
    }

    /// What makes it.
    fn constructor(&self) -> syn::Ident {
        let name = match self.rest {
            rest::Rest::Onward(_) => "onward",
            _ => "new",
        };
        syn::Ident::new(name, Span::call_site())
    }

    /// The body as it is run at once, if an iterator is made of it.
    fn whole(
        &self,
        frames: &frame::Frames<'_>,
        plain: &Block,
        params: &Params,
        ties: &Ties,
        same: &syn::Ident,
    ) -> Option<Whole> {
        // Of several levels, an inner one is no call of the function.
        let own_items = ties.own_items && is_open(self.face.yields());
        if !self.face.runs_at_once() || self.face.is_recursive() || own_items {
            return None;
        }
        let is_self = |id: &&BindingId| self.names[**id].outer == "self";
        let this = self.body.root.params.iter().find(is_self);
        // What a body captures, and a `mut self`, must stay where rustc can see whether it is
        // declared as it should be: then another closure is checked in its place.
        let silent =
            !self.names.captures().is_empty() || this.is_some_and(|id| self.names[*id].mutable);
        let head = plain::whole::Head {
            frame: frames.open_type(),
            same: self.is_inferred().then(|| same.clone()),
            start: frames.start_pattern(),
            params,
            this: this.map(|id| &self.names[*id].outer),
        };
        let closure = plain::whole::closure(plain, &head, self.face, ties, &self.body.hoisted);
        Some(Whole { silent, closure })
    }

    /// A scope, which messages show to end where the body does.
    fn scope(&self, tokens: TokenStream) -> Group {
        let mut scope = Group::new(Delimiter::Brace, tokens);
        scope.set_span(self.body.end.resolved_at(Span::mixed_site()));
        scope
    }

    /// The scope that a sequence is, with its label.
    fn scope_of(&self, seq: &Seq, label: Option<TokenStream>, tokens: TokenStream) -> TokenStream {
        if tokens.is_empty() && label.is_none() {
            return tokens;
        }
        let scope = self.scope(tokens);
        let Some(keyword) = seq.unsafety else {
            return quote!(#label #scope);
        };
        // No label may stand before the keyword.
        let scope = quote_spanned!(keyword=> unsafe #scope);
        match label {
            Some(label) => {
                let labelled = self.scope(scope);
                quote!(#label #labelled)
            }
            None => scope,
        }
    }

    /// Whether arms lead to each other within one resumption.
    fn has_ways(&self) -> bool {
        self.face.is_recursive() || self.joins().next().is_some()
    }

    /// Whether an arm goes on where the body has delegated to itself.
    fn calls(&self, arm: &ArmPoint) -> bool {
        self.yield_at(arm).is_some_and(|point| point.calls)
    }

    /// The yield at which an arm is resumed.
    fn yield_at(&self, arm: &ArmPoint) -> Option<&Yield> {
        let Place::Resume(seq, index) = self.flow.place(arm.point) else {
            return None;
        };
        match &self.flow.seq(seq).nodes[index].kind {
            NodeKind::Yield(point) => Some(point),
            _ => None,
        }
    }

    /// Where the body first delegates to itself.
    fn first_call(&self) -> Span {
        let mut points = self.arms.iter().filter_map(|arm| self.yield_at(arm));
        let first = points.find(|point| point.calls);
        first.map_or(self.span, |point| point.span)
    }

    /// Whether it is the arms that take the locals out of the frame, each its own.
    ///
    /// Of a body with many yields, the optimiser would read all that any of them keeps, and
    /// take it apart, before it goes to an arm. With one yield there is nothing else to read.
    fn takes_in_arms(&self) -> bool {
        let is_resumed = |arm: &&ArmPoint| matches!(arm.entry, Entry::Resume(_));
        let yields = self.arms.iter().filter(is_resumed).count();
        self.has_ways() && !self.face.is_recursive() && yields > 1
    }

    /// The arms that other arms lead to.
    fn joins(&self) -> impl Iterator<Item = &ArmPoint> {
        self.arms.iter().filter(|arm| arm.entry == Entry::Join)
    }

    /// The number of the join that begins at a point.
    fn join_number(&self, point: PointId) -> usize {
        self.joins().take_while(|arm| arm.point != point).count() + 1
    }

    fn carried(&self, point: PointId) -> &[Carried] {
        self.flow.carried(point)
    }

    /// The field that a binding is kept in.
    fn field(&self, id: BindingId) -> syn::Ident {
        let binding = &self.names[id];
        let text = binding.ident.to_string();
        let text = text.trim_start_matches("r#");
        if binding.renamed || text == "gen" {
            return format_ident!("__primed_{text}_{}", id.0, span = Span::call_site());
        }
        let mut field = binding.ident.clone();
        field.set_span(Span::call_site());
        field
    }

    /// The name under which an arm has what it carries.
    fn local(&self, carried: Carried, span: Span) -> syn::Ident {
        match carried.form {
            Form::Value => self.names.emitted(carried.id, span),
            Form::Held => ours(&format!("__held{}", carried.id.0), span),
            Form::Emptied => ours(&format!("__emptied{}", carried.id.0), span),
            Form::Maybe => ours(&format!("__maybe{}", carried.id.0), span),
            Form::Stale => ours(&format!("__stale{}", carried.id.0), span),
        }
    }
}

/// Whether nobody sees more of a machine than its items: not at which yield it stands.
fn is_unseen(face: &Face) -> bool {
    face.is_iterator() && face.seen == Seen::Items && !face.is_recursive()
}

/// Nothing is to be said of the machine: it is the user's code in other words.
fn silent() -> TokenStream {
    quote! {
        #[allow(
            warnings, unused, let_underscore, unused_qualifications, trivial_casts,
            trivial_numeric_casts, unfulfilled_lint_expectations
        )]
        #[cfg_attr(
            clippy,
            allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)
        )]
    }
}
