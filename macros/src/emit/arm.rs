//! The code of one arm: what is left of the body from the point at which it
//! begins, up to the next yields and the points at which other arms begin.
//!
//! Scopes are written as scopes, so that rustc drops what they hold. An arm that
//! begins inside of scopes opens those again which it leaves on its way.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Lifetime;

use super::Emit;
use super::frame::Frames;
use crate::face::ours;
use crate::flow::{ArmPoint, Carried, Entry, Form, Place, PointId};
use crate::ir::{LabelId, Node, NodeKind, Received, Seq, SeqId, Yield};
use crate::names::BindingId;

/// Writes one arm.
pub(super) struct Arm<'a> {
    pub(super) emit: &'a Emit<'a>,
    pub(super) frames: &'a Frames<'a>,
    /// How this arm has what was carried into it.
    forms: BTreeMap<BindingId, Form>,
    /// Labels that a jump written so far leads to.
    jumped: BTreeSet<LabelId>,
    continued: BTreeSet<LabelId>,
    /// What the code written so far names.
    pub(super) mentioned: BTreeSet<BindingId>,
}

/// Code, and whether its end can be reached.
struct Code {
    tokens: TokenStream,
    falls: bool,
}

/// Writes the arm that begins at a point, pattern and all.
pub(super) fn write(emit: &Emit<'_>, frames: &Frames<'_>, arm: &ArmPoint) -> TokenStream {
    let carried = match arm.entry {
        Entry::Start => frames.start_carried(),
        _ => emit.carried(arm.point).to_vec(),
    };
    let mut writer = Arm {
        emit,
        frames,
        forms: carried.iter().map(|carried| (carried.id, carried.form)).collect(),
        jumped: BTreeSet::new(),
        continued: BTreeSet::new(),
        mentioned: BTreeSet::new(),
    };
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
    let fields = carried.iter().map(|carried| {
        let field = emit.field(carried.id);
        let binding = &emit.names[carried.id];
        let local = emit.local(*carried, binding.ident.span());
        let mutable = (carried.form == Form::Value && binding.mutable).then(|| quote!(mut));
        quote!(#field: #mutable #local)
    });
    let variant = frames.arm_variant(arm);
    let pattern = quote!(#variant { #(#fields),* });
    let pattern = match arm.entry {
        Entry::Join => pattern,
        _ => frames.entry_pattern(&pattern, input.as_ref()),
    };
    quote!(#pattern => { #body })
}

impl Arm<'_> {
    /// How this arm has a binding.
    pub(super) fn form(&self, id: BindingId) -> Form {
        self.forms.get(&id).copied().unwrap_or(Form::Value)
    }

    /// Takes the input apart that resumes the body.
    fn receive(&self, point: &Yield) -> TokenStream {
        let span = point.span;
        let krate = &self.emit.face.krate;
        let input = ours("__input", span);
        if self.emit.face.is_iterator() {
            return match point.received {
                Received::Input(id) => {
                    let name = self.emit.names.emitted(id, span);
                    quote_spanned!(span=> let #name = #krate::Resume::Send(());)
                }
                _ => TokenStream::new(),
            };
        }
        let (value, thrown) = (ours("__value", span), ours("__thrown", span));
        let step = quote_spanned!(span=> #krate::Step::from(#thrown));
        let sent = |value: TokenStream| {
            quote_spanned!(span=> match #krate::Resume::into_sent(#input) {
                ::core::result::Result::Ok(#value) => #value,
                ::core::result::Result::Err(#thrown) => return #step,
            })
        };
        match point.received {
            Received::Ignored => quote_spanned!(span=>
                if let ::core::result::Result::Err(#thrown) = #krate::Resume::into_sent(#input) {
                    return #step;
                }
            ),
            Received::Sent(id) => {
                let name = self.emit.names.emitted(id, span);
                let sent = sent(quote_spanned!(span=> #value));
                quote_spanned!(span=> let #name = #sent;)
            }
            Received::Caught(id) => {
                let name = self.emit.names.emitted(id, span);
                quote_spanned!(span=> let #name = #krate::Resume::into_sent(#input);)
            }
            Received::Input(id) => {
                let name = self.emit.names.emitted(id, span);
                quote_spanned!(span=> let #name = #input;)
            }
        }
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
        let code = self.seq_from(self.emit.flow.seq(seq), index, Some(arm));
        let mut tokens = prelude;
        tokens.extend(code.tokens);
        let mut falls = code.falls;
        let mut redeclared = self.emit.flow.redeclared(arm).to_vec();
        while let Some((parent, at, label)) = self.emit.flow.parent(seq) {
            if falls {
                let onward = self.onward(seq);
                tokens.extend(onward.tokens);
                falls = onward.falls;
            }
            if !falls && self.jumped.is_empty() {
                break;
            }
            let used = label.is_some_and(|label| self.jumped.remove(&label));
            let name = label.filter(|_| used).map(|label| label_name(label, self.emit.span));
            let label = name.map(|name| quote!(#name:));
            let opened = self.reopen(seq, &mut redeclared);
            tokens = quote!(#label { #opened #tokens });
            if falls || used {
                let code = self.seq_from(self.emit.flow.seq(parent), at + 1, None);
                tokens.extend(code.tokens);
                falls = code.falls;
            }
            seq = parent;
        }
        let declared = redeclared.into_iter().filter_map(|id| self.declare(id));
        let declared: TokenStream = declared.collect();
        quote!(#declared #tokens)
    }

    /// What follows the end of a sequence: nothing, if rustc goes on by itself.
    fn onward(&mut self, seq: SeqId) -> Code {
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

    /// Binds again, in a scope of its own, what a scope had when the arm began.
    fn reopen(&self, seq: SeqId, redeclared: &mut Vec<BindingId>) -> TokenStream {
        let seq = self.emit.flow.seq(seq);
        let declared = seq.nodes.iter().flat_map(|node| &node.declares);
        let mut tokens = TokenStream::new();
        for id in seq.params.iter().chain(declared) {
            if let Some(form) = self.forms.get(id) {
                let carried = Carried {
                    id: *id,
                    form: *form,
                };
                let local = self.emit.local(carried, self.emit.names[*id].ident.span());
                let mutable = (*form == Form::Value && self.emit.names[*id].mutable)
                    .then(|| quote!(mut));
                tokens.extend(quote!(let #mutable #local = #local;));
            }
            if let Some(at) = redeclared.iter().position(|other| other == id) {
                tokens.extend(self.declare(redeclared.remove(at)));
            }
        }
        tokens
    }

    /// Declares a binding that is assigned later: not if this arm has no more to
    /// do with it, since rustc could not tell its type.
    fn declare(&self, id: BindingId) -> Option<TokenStream> {
        let binding = &self.emit.names[id];
        let name = &binding.ident;
        let ty = binding.declared.as_ref().map(|ty| quote!(: #ty));
        let mutable = binding.mutable.then(|| quote!(mut));
        self.mentioned.contains(&id).then(|| quote!(let #mutable #name #ty;))
    }

    /// Writes the nodes of a sequence from one on. `begins` is the arm that begins
    /// right there.
    fn seq_from(&mut self, seq: &Seq, index: usize, begins: Option<PointId>) -> Code {
        let mut tokens = TokenStream::new();
        for (at, node) in seq.nodes.iter().enumerate().skip(index) {
            let point = self.emit.flow.point(seq.id, at);
            if self.emit.flow.is_arm(point) && begins != Some(point) {
                tokens.extend(self.goto_from(point, point));
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
                tokens.extend(rest.tokens);
                return Code {
                    tokens,
                    falls: rest.falls,
                };
            }
            let code = self.node(seq, at, point, node);
            tokens.extend(code.tokens);
            if !code.falls {
                let next = self.emit.flow.point(seq.id, at + 1);
                let dead = at + 1 < seq.nodes.len() && !self.emit.flow.is_reachable(next);
                if dead {
                    // Never reached, but rustc checks it, and warns about it.
                    tokens.extend(self.seq_from(seq, at + 1, None).tokens);
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

    /// A sequence inside of a construct that is written as a whole.
    fn inside(&mut self, seq: &Seq) -> Code {
        let code = self.seq_from(seq, 0, None);
        if !code.falls {
            return code;
        }
        let onward = self.onward(seq.id);
        let mut tokens = code.tokens;
        tokens.extend(onward.tokens);
        Code {
            tokens,
            falls: onward.falls,
        }
    }

    fn node(&mut self, seq: &Seq, at: usize, point: PointId, node: &Node) -> Code {
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
            NodeKind::Plain(code) => Code {
                tokens: code.clone(),
                falls: !node.effects.diverges(),
            },
            NodeKind::Return(code) => ends(code.clone()),
            NodeKind::Yield(out) if !self.emit.flow.is_reachable(point) => self.dead_yield(out),
            NodeKind::Yield(out) => {
                let resumption = self.emit.flow.resumption(seq.id, at);
                let number = self.emit.flow.yield_number(seq.id, at);
                let emit = self.emit;
                let after = |carried: Carried| {
                    let before = emit.flow.status(point, carried.id);
                    node.effects.apply(carried.id, before)
                };
                ends(self.suspend(&out.operand, (resumption, number), out.span, &after))
            }
            NodeKind::LetElse { head, otherwise } => {
                let otherwise = self.inside(otherwise).tokens;
                falls(quote!(#head { #otherwise };))
            }
            NodeKind::If {
                condition,
                then,
                otherwise,
            } => {
                let (then, otherwise) = (self.inside(then), self.inside(otherwise));
                let falls = then.falls || otherwise.falls;
                let then = then.tokens;
                let otherwise = (!otherwise.tokens.is_empty()).then(|| {
                    let otherwise = otherwise.tokens;
                    quote!(else { #otherwise })
                });
                Code {
                    tokens: quote!(if #condition { #then } #otherwise),
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
                        let body = body.tokens;
                        quote!(#head => { #body })
                    })
                    .collect();
                Code {
                    tokens: quote!(match #scrutinee { #(#arms)* }),
                    falls,
                }
            }
            NodeKind::Loop { label, body } => self.whole_loop(*label, body, point),
            NodeKind::Block { label, body } => {
                let code = self.inside(body);
                let used = self.jumped.remove(label);
                let name = used.then(|| label_name(*label, self.emit.span));
                let name = name.map(|name| quote!(#name:));
                let tokens = code.tokens;
                Code {
                    tokens: quote!(#name { #tokens }),
                    falls: code.falls || used,
                }
            }
            // A jump that no way leads to.
            NodeKind::Break(_) | NodeKind::Continue(_)
                if !self.emit.flow.is_reachable(point) =>
            {
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

    fn jump(&mut self, from: PointId, to: Option<PointId>, label: LabelId, breaks: bool) -> Code {
        let tokens = match to {
            Some(to) if self.emit.flow.is_arm(to) => {
                self.goto_from(from, to)
            }
            _ => {
                let name = label_name(label, self.emit.span);
                if breaks {
                    self.jumped.insert(label);
                    quote!(break #name;)
                } else {
                    self.continued.insert(label);
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
    fn whole_loop(&mut self, label: LabelId, body: &Seq, point: PointId) -> Code {
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
        let name = used.then(|| label_name(label, self.emit.span));
        let name = name.map(|name| quote!(#name:));
        let tokens = code.tokens;
        Code {
            tokens: quote!(#name loop { #tokens }),
            falls: broken,
        }
    }

    /// A yield that no way leads to: its operand is checked all the same.
    fn dead_yield(&self, out: &Yield) -> Code {
        let (span, operand) = (out.span, &out.operand);
        let ty = self.emit.face.yields();
        let received = match out.received {
            Received::Ignored => None,
            Received::Sent(id) | Received::Caught(id) | Received::Input(id) => {
                let name = self.emit.names.emitted(id, span);
                Some(quote_spanned!(span=> let #name = ::core::unreachable!();))
            }
        };
        Code {
            tokens: quote_spanned!(span=> let _: #ty = #operand; #received),
            falls: true,
        }
    }

    /// Goes on at another arm, from a point of which all is known.
    fn goto_from(&mut self, from: PointId, to: PointId) -> TokenStream {
        let flow = &self.emit.flow;
        self.goto(to, &|carried| flow.status(from, carried.id))
    }
}

fn label_name(label: LabelId, span: Span) -> Lifetime {
    let mut name = Lifetime::new(&format!("'__label{}", label.0), Span::mixed_site());
    name.set_span(span.resolved_at(Span::mixed_site()));
    name
}
