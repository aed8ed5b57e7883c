//! The code of the nodes of a sequence.

use proc_macro2::{Group, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::arm::{Arm, Code};
use super::rest::Yields;
use crate::face::ours;
use crate::flow::{Carried, Form, PointId};
use crate::hold::put_away;
use crate::ir::{LabelId, Node, NodeKind, Received, Seq, SeqId, Yield};
use crate::names::BindingId;
use crate::plain::ties::nowhere;
use crate::status::Status;

impl Arm<'_> {
    /// Writes the nodes of a sequence from one on. `begins` is the arm that begins
    /// right there.
    pub(super) fn seq_from(&mut self, seq: &Seq, index: usize, begins: Option<PointId>) -> Code {
        let mut tokens = TokenStream::new();
        for (at, node) in seq.nodes.iter().enumerate().skip(index) {
            let point = self.emit.flow.point(seq.id, at);
            if self.emit.flow.is_arm(point) && begins != Some(point) {
                tokens.extend([self.goto_from(point, point)]);
                return Code {
                    tokens,
                    falls: false,
                };
            }
            self.mentioned.extend(&node.effects.names);
            if let NodeKind::Declare(id) = &node.kind {
                self.mentioned.remove(id);
                let rest = self.seq_from(seq, at + 1, None);
                tokens.extend(self.declare(*id));
                tokens.extend([rest.tokens]);
                return Code {
                    tokens,
                    falls: rest.falls,
                };
            }
            tokens.extend([self.refill(point, node)]);
            let code = self.node(seq, at, point, node);
            tokens.extend([code.tokens]);
            if !code.falls {
                let next = self.emit.flow.point(seq.id, at + 1);
                let dead = at + 1 < seq.nodes.len() && !self.emit.flow.is_reachable(next);
                let rest = seq.nodes.get(at + 1..).unwrap_or_default();
                if dead && !rest.iter().any(|node| self.names_missing(node)) {
                    // Never reached, but rustc checks it, and a type may show there only.
                    tokens.extend(self.types_of_values(rest));
                    tokens.extend([self.seq_from(seq, at + 1, None).tokens]);
                }
                return Code {
                    tokens,
                    falls: false,
                };
            }
        }
        Code {
            tokens,
            falls: true,
        }
    }

    /// Says of what types the values are that are named by code which never runs: other arms
    /// deliver them.
    fn types_of_values(&self, dead: &[Node]) -> TokenStream {
        let is_named = |id: &BindingId| dead.iter().any(|node| node.effects.names.contains(id));
        let types = self.emit.body.types.iter();
        let types = types.filter(|(id, _)| is_named(id) && self.is_delivered(**id));
        let (mut missing, mut same) = (TokenStream::new(), Vec::new());
        for (id, ty) in types {
            let value = &self.emit.names[*id].ident;
            if self.missing.contains(id) {
                missing.extend(quote!(let mut #value;));
            }
            same.push(quote!(#ty.unify(&#value);));
        }
        let same = nowhere(&same);
        quote!(#missing #same)
    }

    /// Whether a local is the value of several ways, and its type is known by one of them.
    fn is_delivered(&self, id: BindingId) -> bool {
        self.emit.body.types.contains_key(&id) && self.emit.flow.assigns(id)
    }

    /// Whether code names a local that this arm does not have, since it is never reached.
    fn names_missing(&self, node: &Node) -> bool {
        let names = &mut node.effects.names.iter();
        let missing = names.any(|id| self.missing.contains(id) && !self.is_delivered(*id));
        let mut seqs = node.kind.seqs();
        missing || seqs.any(|seq| seq.nodes.iter().any(|node| self.names_missing(node)))
    }

    /// Puts back what a local may still hold where it is assigned: rustc drops it then.
    fn refill(&self, point: PointId, node: &Node) -> TokenStream {
        let stale = |id: &BindingId| {
            self.form(*id) == Form::Stale
                && node.effects.assigns(*id)
                && self.emit.flow.status(point, *id) == Status::Either
        };
        let names = node.effects.names.iter().copied().filter(stale);
        let refill = names.map(|id| {
            let form = Form::Stale;
            let span = self.emit.names[id].ident.span();
            let stale = self.emit.local(Carried { id, form }, span);
            let (name, value) = (self.emit.names.emitted(id, span), ours("__value", span));
            quote_spanned!(span=>
                if let ::core::option::Option::Some(#value) = #stale { #name = #value; }
            )
        });
        quote!(#(#refill)*)
    }

    /// Puts away what is left of a local.
    fn put_away(&self, point: PointId, id: BindingId, kept: BindingId) -> TokenStream {
        let (emit, form) = (self.emit, self.form(id));
        let status = |id| emit.flow.status(point, id);
        let span = emit.names[id].ident.span();
        let local = emit.local(Carried { id, form }, span);
        let (name, kept) = (emit.names.emitted(id, span), emit.names.emitted(kept, span));
        let marks = emit
            .names
            .marks(id)
            .into_iter()
            .filter(|(by, mark)| by.is_put_away() && status(*mark) == Status::Full);
        let used: Vec<_> = marks.map(|(by, _)| by).collect();
        let held = put_away(&name, emit.names[id].keep, &used, emit.face, span);
        match (status(id), form) {
            (Status::Empty, _) => TokenStream::new(),
            (Status::Full, _) => quote_spanned!(span=> #kept = #held;),
            (Status::Either, Form::Maybe) => quote_spanned!(span=>
                if #local.is_some() { #kept = #local; }
            ),
            (Status::Either, _) => quote_spanned!(span=>
                if let ::core::option::Option::Some(#name) = #local { #kept = #held; }
            ),
        }
    }

    /// A sequence inside of a construct that is written as a whole.
    pub(super) fn inside(&mut self, seq: &Seq) -> Code {
        let mut code = self.seq_from(seq, 0, None);
        if !seq.items.is_empty() {
            let (items, tokens) = (&seq.items, code.tokens);
            code.tokens = quote!(#items #tokens);
        }
        if !code.falls {
            return code;
        }
        let onward = self.onward(seq.id);
        let mut tokens = code.tokens;
        tokens.extend([onward.tokens]);
        Code {
            tokens,
            falls: onward.falls,
        }
    }

    /// The `else` of a `let`, which must not come to its end.
    fn diverging(&mut self, otherwise: &Seq) -> Group {
        let Code { mut tokens, falls } = self.inside(otherwise);
        if falls {
            // No way leads here, nor to where its jump leads.
            tokens.extend(quote!(::core::unreachable!()));
        }
        self.emit.scope(tokens)
    }

    pub(super) fn node(&mut self, seq: &Seq, at: usize, point: PointId, node: &Node) -> Code {
        let falls = |tokens| Code {
            tokens,
            falls: true,
        };
        let ends = |tokens| Code {
            tokens,
            falls: false,
        };
        match &node.kind {
            NodeKind::Declare(_) => falls(TokenStream::new()),
            NodeKind::PutAway { local, kept } => falls(self.put_away(point, *local, *kept)),
            NodeKind::Plain(code) if node.effects.diverges() => {
                // rustc need not see that: `loop { continue; break; }` is `()` to it.
                let span = self.emit.span;
                ends(quote_spanned!(span=> #code ::core::unreachable!();))
            }
            NodeKind::Plain(code) => falls(code.clone()),
            NodeKind::Return(code, _) => ends(code.clone()),
            NodeKind::Yield(out) if !self.emit.flow.is_reachable(point) => self.dead_yield(out),
            NodeKind::Yield(out) => self.yielding(out, node, (seq.id, at)),
            NodeKind::LetElse {
                head, otherwise, ..
            } => {
                let otherwise = self.diverging(otherwise);
                falls(quote!(#head #otherwise;))
            }
            NodeKind::If {
                condition,
                then,
                otherwise,
                ..
            } => {
                let (then, otherwise) = (self.inside(then), self.inside(otherwise));
                let falls = then.falls || otherwise.falls;
                let then = self.emit.scope(then.tokens);
                let otherwise = (!otherwise.tokens.is_empty()).then(|| {
                    let otherwise = self.emit.scope(otherwise.tokens);
                    quote!(else #otherwise)
                });
                Code {
                    // A statement: what follows a jump is no block's value.
                    tokens: quote!(if #condition #then #otherwise;),
                    falls,
                }
            }
            NodeKind::Match { scrutinee, arms } => {
                let mut falls = false;
                let arms: Vec<TokenStream> = arms
                    .iter()
                    .map(|arm| {
                        let (head, body) = (&arm.head, self.inside(&arm.body));
                        falls |= body.falls;
                        let body = self.emit.scope(body.tokens);
                        quote!(#head => #body)
                    })
                    .collect();
                Code {
                    tokens: quote!(match #scrutinee { #(#arms)* };),
                    falls,
                }
            }
            NodeKind::Loop { label, body, .. } => {
                // Behind a level that has come back, no other arm may lead to it.
                let in_full = self.in_full || self.emit.face.is_recursive();
                let before = std::mem::replace(&mut self.in_full, in_full);
                let code = self.whole_loop(*label, body, point);
                self.in_full = before;
                code
            }
            NodeKind::Block { label, body } => {
                let code = self.inside(body);
                let used = self.jumped.remove(label);
                let name = used.then(|| self.label("label", *label));
                let name = name.map(|name| quote!(#name:));
                Code {
                    tokens: self.emit.scope_of(body, name, code.tokens),
                    falls: code.falls || used,
                }
            }
            // A jump that no way leads to.
            NodeKind::Break(_) | NodeKind::Continue(_) if !self.emit.flow.is_reachable(point) => {
                falls(TokenStream::new())
            }
            NodeKind::Break(label) => {
                let (seq, index) = self.emit.flow.after(*label);
                let to = self.emit.flow.landing(self.emit.flow.point(seq, index));
                self.jump(point, to, *label, true)
            }
            NodeKind::Continue(label) => {
                let head = self.emit.flow.head(*label);
                self.jump(point, Some(head), *label, false)
            }
        }
    }

    pub(super) fn jump(
        &mut self,
        from: PointId,
        to: Option<PointId>,
        label: LabelId,
        breaks: bool,
    ) -> Code {
        let tokens = match to {
            Some(to) if self.emit.flow.is_arm(to) => self.goto_from(from, to),
            _ => {
                let peeled = self.peeled.contains(&label);
                let used = if breaks {
                    &mut self.jumped
                } else {
                    &mut self.continued
                };
                used.insert(label);
                // The rest of a round is a block, and not yet the loop.
                let kind = match (peeled, breaks) {
                    (false, _) => "label",
                    (true, true) => "break",
                    (true, false) => "next",
                };
                let name = self.label(kind, label);
                if breaks || peeled {
                    quote!(break #name;)
                } else {
                    quote!(continue #name;)
                }
            }
        };
        Code {
            tokens,
            falls: false,
        }
    }

    /// A loop whose rounds all run within one resumption.
    pub(super) fn whole_loop(&mut self, label: LabelId, body: &Seq, point: PointId) -> Code {
        let head = self.emit.flow.head(label);
        if self.emit.flow.is_arm(head) {
            return Code {
                tokens: self.goto_from(point, head),
                falls: false,
            };
        }
        let code = self.seq_from(body, 0, None);
        let broken = self.jumped.remove(&label);
        let used = self.continued.remove(&label) || broken;
        let name = used.then(|| self.label("label", label));
        let name = name.map(|name| quote!(#name:));
        let tokens = self.emit.scope(code.tokens);
        Code {
            tokens: quote!(#name loop #tokens),
            falls: broken,
        }
    }

    fn yielding(&mut self, out: &Yield, node: &Node, (seq, at): (SeqId, usize)) -> Code {
        let emit = self.emit;
        let point = emit.flow.point(seq, at);
        let resumed = emit.flow.resumption(seq, at);
        let after = |id| {
            let before = emit.flow.status(point, id);
            node.effects.apply(id, before)
        };
        let tokens = match self.yields {
            _ if out.calls => self.call(out, resumed, &after),
            Yields::Suspend => self.suspend(out, resumed, &after),
            Yields::Calls | Yields::Hands => return self.pass(out, resumed, &after),
        };
        Code {
            tokens,
            falls: false,
        }
    }

    /// A yield that no way leads to: its operand is checked all the same.
    pub(super) fn dead_yield(&self, out: &Yield) -> Code {
        let (span, operand) = (out.span, &out.operand);
        let ty = if out.calls {
            quote!(_)
        } else {
            self.emit.face.yields().to_token_stream()
        };
        let (sent, caught) = if out.calls {
            self.emit.face.ended_types()
        } else {
            (self.emit.face.input_types().0, self.emit.face.caught())
        };
        let (id, received) = match out.received {
            Received::Ignored => (None, sent),
            Received::Sent(id) => (Some(id), sent),
            Received::Caught(id) => (Some(id), caught),
            Received::Input(id) => (Some(id), quote!(_)),
        };
        let received = id.map(|id| {
            let name = self.emit.names.emitted(id, span);
            quote_spanned!(span=> let #name: #received = ::core::unreachable!();)
        });
        Code {
            tokens: quote_spanned!(span=> let _: #ty = #operand; #received),
            falls: true,
        }
    }

    /// Goes on at another arm, from a point of which all is known.
    pub(super) fn goto_from(&mut self, from: PointId, to: PointId) -> TokenStream {
        let flow = &self.emit.flow;
        self.goto(to, &|id| flow.status(from, id))
    }
}
