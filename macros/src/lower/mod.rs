//! Lowers a body to its [`ir`](crate::ir): takes apart what contains a yield, and
//! leaves everything else as the user wrote it.
//!
//! In goes a normalised block (see [`crate::forms`]). Out comes a tree in which
//! no node but [`NodeKind::Yield`] yields. Evaluation order is Rust's: where an
//! expression yields, what it evaluates before goes to hidden locals first.

mod apart;
pub(crate) mod array;
mod asked;
mod branch;
mod control;
mod delegate;
mod deliver;
mod early;
mod escape;
mod escapes;
mod expr;
mod extend;
mod guard;
mod hold;
mod items;
mod iterate;
mod jump;
mod kept;
mod lend;
mod lend_apart;
mod lends;
mod loops;
mod macros;
mod matching;
mod outlive;
mod parts;
mod quiet;
pub(crate) mod recursion;
mod rests;
mod seq;
mod stmt;
mod told;
mod unsafety;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, Lifetime, Pat, Type};

use crate::errors::Errors;
use crate::face::{Face, Seen};
use crate::generator::Params;
use crate::ir::{Body, Bound, LabelId, Node, NodeKind, Received, Yield};
use crate::moved_out;
use crate::names::{BindingId, Names};
use crate::patterns::{self, Leftover, Position};
use crate::plain::ties::place;
use crate::resolve::Resolver;
use crate::scan;
use crate::sorted::{Map, Set};
use crate::status::Effects;

pub(crate) use asked::Whole;
use asked::value_key;
pub(crate) use branch::has_struct;
pub(crate) use kept::{ahead, anew, not_ahead, unset};
pub(crate) use matching::is_free;

/// Lowers one body.
pub(crate) struct Lower<'a> {
    pub(crate) names: Names,
    face: &'a Face,
    pub(crate) errors: Errors,
    nodes: Vec<Node>,
    /// Whether they are in a scope that is never reached.
    dead: bool,
    seqs: usize,
    labels: Vec<Target>,
    next_label: usize,
    items: TokenStream,
    hoisted: Set<String>,
    /// Names that several items have.
    repeated: Set<String>,
    /// The items that stay in the sequence.
    own_items: TokenStream,
    /// How many sequences are around what is being lowered.
    depth: usize,
    /// The arrays that stay in place: variable, value, and where the user declares it.
    arrays: Vec<(syn::Ident, TokenStream, String)>,
    /// Locals of which nothing but what is delivered to them tells the type.
    unified: Vec<BindingId>,
    /// The names of their types.
    types: Map<BindingId, syn::Ident>,
    /// The locals that could.
    candidates: Vec<(BindingId, Whole)>,
    /// The locals that may be put away, each with what that is asked for by.
    keepable: Map<BindingId, Whole>,
    /// Those that are, and where to.
    kept: Map<BindingId, BindingId>,
    /// Those that some code does put away.
    put_away: Set<BindingId>,
    /// Those whose type the caller chooses, and what is made of them.
    pulled: Set<BindingId>,
    /// The parameters that are iterators, whatever the caller chooses.
    iterators: Set<BindingId>,
    /// What could stay whole, but must be taken apart all the same.
    split: Set<Whole>,
    /// Whether that is so for what is being lowered.
    forced: bool,
    /// Whether the scope that is being lowered is that of one statement without a yield.
    is_statement: bool,
    /// The statement that is being lowered.
    statement: Whole,
    /// What is resolved next, if that has a name of its own.
    naming: Option<Whole>,
    /// What lives to the end of the sequence.
    held: hold::Held,
    /// Where what is made for the statement begins.
    temporaries: outlive::Temporaries,
}

/// Something that a jump can lead out of.
struct Target {
    id: LabelId,
    name: Option<Lifetime>,
    is_loop: bool,
    dest: Dest,
}

/// What becomes of the value of an expression.
#[derive(Clone, Debug)]
pub(crate) enum Dest {
    /// It is dropped, as that of a statement with a semicolon.
    Discard,
    /// It must be `()`.
    Unit,
    /// It goes to a declared local.
    Local(BindingId),
    /// It ends the body.
    Return,
}

impl<'a> Lower<'a> {
    /// Starts on a body whose parameters `names` has declared.
    pub(crate) fn new(names: Names, face: &'a Face, split: Set<Whole>, params: &Params) -> Self {
        Self {
            names,
            face,
            errors: Errors::default(),
            nodes: Vec::new(),
            dead: false,
            seqs: 0,
            labels: Vec::new(),
            next_label: 0,
            items: TokenStream::new(),
            hoisted: Set::new(),
            repeated: Set::new(),
            own_items: TokenStream::new(),
            depth: 0,
            arrays: Vec::new(),
            unified: Vec::new(),
            types: Map::new(),
            candidates: Vec::new(),
            keepable: Map::new(),
            kept: Map::new(),
            put_away: Set::new(),
            pulled: params.pulled.clone(),
            iterators: params.iterators.clone(),
            split,
            forced: false,
            is_statement: false,
            statement: Whole::new(),
            naming: None,
            held: hold::Held::default(),
            temporaries: outlive::Temporaries::default(),
        }
    }

    /// Lowers the body of a function.
    pub(crate) fn body(&mut self, params: Vec<BindingId>, mut block: Block) -> Body {
        rests::spell_out(&mut block);
        let end = block.brace_token.span.close();
        self.repeated = items::repeated(&block);
        for id in &params {
            let place = self.names.place(*id).map(moved_out::mutable);
            let mutable = place.is_some_and(|place| self.split.contains(&place));
            self.names[*id].mutable |= mutable;
        }
        // What is known to be captured is there from the start, too.
        let known: Vec<_> = [&params[..], self.names.captures()].concat();
        let mut root = self.seq(|this| {
            this.put_away_params(&known);
            this.block_stmts(block.stmts, &Dest::Return, end);
        });
        root.params = params;
        root.params.extend(self.names.captures());
        let captures = self.names.captures().to_vec();
        for id in captures {
            self.could_be_put_away(id);
        }
        // A listing says of a local that it is not named again.
        let undropped = if self.face.seen == Seen::All {
            Set::new()
        } else {
            self.names.undropped()
        };
        Body {
            root,
            end,
            seqs: self.seqs,
            items: std::mem::take(&mut self.items),
            hoisted: std::mem::take(&mut self.hoisted),
            arrays: std::mem::take(&mut self.arrays),
            candidates: std::mem::take(&mut self.candidates),
            in_vain: self.kept_in_vain(),
            keepable: std::mem::take(&mut self.keepable),
            kept: self.kept.values().copied().collect(),
            undropped,
            opened: self.names.opened(),
            types: std::mem::take(&mut self.types),
        }
    }

    fn push(&mut self, kind: NodeKind, effects: Effects) {
        self.push_declaring(kind, effects, Vec::new());
    }

    fn push_declaring(&mut self, kind: NodeKind, effects: Effects, declares: Vec<BindingId>) {
        if self.is_dead() {
            return;
        }
        self.ask_matched(&effects);
        self.push_put_away(&effects);
        self.empty_kept(&effects);
        let undecided = !effects.conditional().is_empty() || !kind.moved_on_some().is_empty();
        self.nodes.push(Node {
            kind,
            effects,
            declares,
            whole: undecided.then(|| self.statement.clone()),
            unique: false,
            quiet: false,
            begins: false,
        });
    }

    /// Whether what is added next would never run: a jump comes before it. There is no
    /// arm that it could be in.
    fn is_dead(&self) -> bool {
        let last = self.nodes.last();
        self.dead
            || last.is_some_and(|last| !matches!(last.kind, NodeKind::Plain(_)) && last.diverges())
    }

    fn resolver(&mut self) -> Resolver<'_> {
        let ahead = self.put_away_ahead();
        let resolver = Resolver::new(
            &mut self.names,
            self.face,
            &mut self.errors,
            (&self.split, &self.kept),
        );
        resolver.after_putting_away(ahead)
    }

    /// Declares what a pattern binds, in the current scope.
    fn bind(&mut self, mut pat: Pat, position: Position) -> Bound {
        let mut ids: Vec<BindingId> = Vec::new();
        let mut seen: Vec<(String, syn::Ident)> = Vec::new();
        let (is_plain, mut rebind) = (patterns::is_plain(&pat, position), false);
        patterns::bindings(&mut pat, position, &mut |pat| {
            // An or-pattern binds a name in each of its cases.
            let text = pat.ident.to_string();
            if self.names.is_hidden(&pat.ident) {
                return;
            }
            if let Some((_, emitted)) = seen.iter().find(|(name, _)| *name == text) {
                let span = pat.ident.span();
                pat.ident = emitted.clone();
                pat.ident.set_span(span.resolved_at(emitted.span()));
                return;
            }
            let must_be = self.split.contains(&moved_out::mutable(&place(&pat.ident)));
            if must_be && is_plain {
                pat.mutability.get_or_insert_default();
            }
            let mutable = must_be || pat.mutability.is_some();
            ids.push(self.names.declare(&mut pat.ident, mutable));
            rebind |= must_be && !is_plain;
            seen.push((text, pat.ident.clone()));
        });
        let again = ids.iter().filter(|_| rebind);
        let again = again.map(|id| self.bound_once_more(*id));
        Bound {
            pat,
            prelude: quote!(#(#again)*),
            ids,
        }
    }

    /// Binds a local again behind a pattern, in which it could not be `mut`, or not in order.
    fn bound_once_more(&self, id: BindingId) -> TokenStream {
        let (name, mutable) = (&self.names[id].ident, self.names[id].mutable);
        let mutable = mutable.then(|| quote!(mut));
        quote!(let #mutable #name = #name;)
    }

    /// Declares what a pattern binds of a value that has no place of its own: what
    /// it leaves unbound is kept in hidden locals, since it lives as long.
    fn bind_whole(&mut self, mut pat: Pat, position: Position) -> Bound {
        let mut hidden = Vec::new();
        if patterns::leftover(&pat) == Leftover::Wildcards {
            patterns::bind_wildcards(&mut pat, &mut |span| {
                let id = self.names.declare_hidden("rest", span);
                hidden.push(id);
                self.names[id].ident.clone()
            });
        }
        let Bound {
            mut pat,
            ids,
            prelude: asked,
        } = self.bind(pat, position);
        // Declared first, dropped last: the value is dropped after its parts, and what is
        // left of it in the order of its fields.
        let rebind = hidden.len() > 1 || !hidden.is_empty() && !ids.is_empty();
        hidden.reverse();
        let all = hidden.iter().chain(&ids).filter(|_| rebind);
        let again = all.map(|id| self.bound_once_more(*id));
        let mut prelude = quote!(#(#again)*);
        if !rebind {
            prelude.extend(asked);
        }
        let ordered = self.face.private("in_any_order", Span::call_site());
        let is_rest = |name: &syn::Ident| hidden.iter().any(|id| self.names[*id].ident == *name);
        patterns::unordered(&mut pat, &is_rest, &mut |one, other| {
            prelude.extend(quote!(#ordered(&#one, &#other);));
        });
        if rebind {
            patterns::bindings(&mut pat, position, &mut |pat| pat.mutability = None);
        }
        hidden.extend(ids);
        Bound {
            pat,
            ids: hidden,
            prelude,
        }
    }

    /// Adds what a pattern asks for at the start of its scope.
    fn push_prelude(&mut self, prelude: TokenStream) {
        if !prelude.is_empty() {
            self.push(NodeKind::Plain(prelude), Effects::default());
        }
    }

    /// Evaluates `expr` to a hidden local now, and leaves the local in its place.
    fn spill(&mut self, expr: &mut Expr) {
        self.decide(expr);
        if !expr::is_stable(expr) {
            self.keep(expr);
        }
    }

    /// Evaluates what does not yield to a hidden local, and leaves the local in its place.
    fn keep(&mut self, expr: &mut Expr) {
        if self.outlives() {
            return self.keep_ahead(expr);
        }
        let span = expr.span();
        let key = value_key(expr);
        let unique = scan::has_own_type(expr);
        self.naming = Some(key.clone());
        let effects = self.resolver().expr(expr);
        let value = expr.to_token_stream();
        let local = self.names.declare_hidden("value", span);
        let name = &self.names[local].ident;
        *expr = name_expr(name);
        if self.holds() {
            self.hold(local, &value, effects);
        } else {
            let mut effects = effects;
            effects.declare(local);
            let code = quote_spanned!(span=> let mut #name = #value;);
            self.push_declaring(NodeKind::Plain(code), effects, vec![local]);
        }
        self.mark_unique(unique);
        self.mark_whole(key);
    }

    /// Marks the node added last.
    fn mark_unique(&mut self, unique: bool) {
        if let Some(node) = self.nodes.last_mut() {
            node.unique |= unique;
            self.names
                .own
                .extend(node.declares.iter().filter(|_| unique));
        }
    }

    /// Marks it so, too.
    fn mark_quiet(&mut self, quiet: bool) {
        if let Some(node) = self.nodes.last_mut() {
            node.quiet |= quiet;
        }
    }

    /// Declares a hidden local that control flow will assign.
    fn declare_empty(&mut self, what: &str, ty: Option<&Type>, span: Span) -> BindingId {
        let local = self.names.declare_hidden(what, span);
        self.names[local].declared = ty.map(ToTokens::to_token_stream);
        let mut effects = Effects::default();
        effects.declare_empty(local);
        self.push_declaring(NodeKind::Declare(local), effects, vec![local]);
        local
    }

    /// Adds a yield point.
    fn push_yield(&mut self, operand: TokenStream, effects: Effects, span: Span, to: Received) {
        if effects.diverges() {
            // It never comes to hand anything out, nor to what follows.
            let code = quote_spanned!(span=> #operand; ::core::unreachable!(););
            return self.push(NodeKind::Return(code, None), effects);
        }
        let declares = match to {
            Received::Ignored => Vec::new(),
            Received::Sent(id) | Received::Caught(id) | Received::Input(id) => vec![id],
        };
        let kind = NodeKind::Yield(Yield {
            operand,
            span,
            received: to,
            calls: false,
        });
        self.push_declaring(kind, effects, declares);
    }
}

/// A local as an expression.
pub(crate) fn name_expr(name: &syn::Ident) -> Expr {
    Expr::Path(syn::ExprPath {
        attrs: Vec::new(),
        qself: None,
        path: name.clone().into(),
    })
}
