//! Expressions that yield somewhere inside.
//!
//! The yield becomes a node, and the expression goes on with what was sent. What
//! it evaluates before the yield goes to hidden locals first, so that the order
//! stays Rust's. A place stays a place: in `v.push(yield_!(x))` only the syntax
//! borrows `v`, and it is borrowed after the yield.

use proc_macro2::Span;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprYield, UnOp};

use super::matching::{self, is_place};
use super::stmt::is_control;
use super::{Dest, Lower, name_expr};
use crate::face::is_open;
use crate::forms::{self, Form};
use crate::ir::{NodeKind, Received};
use crate::names::BindingId;
use crate::resolve::{is_compound, is_lazy, lone_name};
use crate::scan;
use crate::status::Effects;
use crate::walk::visit::{self, Visit};

impl Lower<'_> {
    /// Takes an expression apart as far as needed: what is left does not yield,
    /// and is evaluated once, next.
    pub(super) fn split_value(&mut self, expr: &mut Expr) {
        if !self.apart(expr) {
            return;
        }
        let span = expr.span();
        match expr {
            Expr::Yield(_) => {
                let taken = std::mem::replace(expr, forms::unit(span));
                if let Expr::Yield(e) = taken {
                    *expr = self.yielded(e);
                    self.met_yield();
                }
            }
            Expr::Binary(e) if is_lazy(e.op) && (self.forced || self.apart(&e.right)) => {
                let value = self.declare_empty(
                    "value",
                    Some(&syn::parse_quote!(::core::primitive::bool)),
                    span,
                );
                let name = name_expr(&self.names[value].ident);
                let taken = std::mem::replace(expr, name);
                if let Expr::Binary(e) = taken {
                    self.split_lazy(e, value, span);
                }
            }
            Expr::Binary(e) if is_compound(e.op) => {
                self.split_value(&mut e.right);
                if self.apart(&e.left) {
                    self.spill(&mut e.right);
                    self.split_place(&mut e.left);
                }
            }
            Expr::Binary(e) if is_comparison(e.op) && stays_place(&e.left, &e.right) => {
                self.settle_place(&mut e.left);
                self.split_value(&mut e.right);
            }
            Expr::Binary(e) => self.operands(vec![&mut e.left, &mut e.right]),
            Expr::Assign(_) => self.split_assign(expr, span),
            Expr::Call(e) => {
                if self.apart(&e.func) || lone_path(&e.func).is_none() {
                    let operands = std::iter::once(&mut *e.func).chain(&mut e.args);
                    self.operands(operands.collect());
                } else {
                    self.operands(e.args.iter_mut().collect());
                }
            }
            Expr::MethodCall(e) => {
                if e.args.iter().any(|arg| self.apart(arg)) {
                    let made = !is_place(&e.receiver) && !is_stable(&e.receiver);
                    self.settle_place(&mut e.receiver);
                    self.operands(e.args.iter_mut().collect());
                    if made && !self.holds() {
                        self.take_hidden(&mut e.receiver);
                    }
                } else {
                    self.split_base(&mut e.receiver);
                }
            }
            Expr::Field(e) => self.split_base(&mut e.base),
            Expr::Index(e) => {
                if self.apart(&e.index) {
                    self.settle_place(&mut e.expr);
                    self.split_value(&mut e.index);
                } else {
                    self.split_base(&mut e.expr);
                }
            }
            Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => self.split_base(&mut e.expr),
            Expr::Unary(e) => self.split_value(&mut e.expr),
            Expr::Reference(e) => self.split_place(&mut e.expr),
            Expr::RawAddr(e) => self.split_place(&mut e.expr),
            Expr::Cast(e) => self.split_value(&mut e.expr),
            Expr::Paren(e) => self.split_value(&mut e.expr),
            Expr::Group(e) => self.split_value(&mut e.expr),
            Expr::Try(e) => self.split_value(&mut e.expr),
            Expr::Await(e) => self.split_value(&mut e.base),
            Expr::Let(e) => self.split_value(&mut e.expr),
            Expr::Tuple(e) => self.operands(e.elems.iter_mut().collect()),
            Expr::Array(e) => self.operands(e.elems.iter_mut().collect()),
            Expr::Repeat(e) => self.split_value(&mut e.expr),
            Expr::Struct(e) => {
                let fields = e.fields.iter_mut().map(|field| &mut field.expr);
                let rest = e.rest.as_deref_mut();
                self.operands(fields.chain(rest).collect());
                crate::resolve::spell_out_fields(e);
            }
            Expr::Range(e) => {
                let ends = [&mut e.start, &mut e.end];
                let ends = ends.into_iter().filter_map(|end| end.as_deref_mut());
                self.operands(ends.collect());
            }
            Expr::Macro(_) => self.split_macro(expr),
            _ => self.split_control(expr, span),
        }
    }

    fn split_assign(&mut self, expr: &mut Expr, span: Span) {
        let Expr::Assign(e) = expr else { return };
        if matches!(*e.left, Expr::Infer(_)) && is_control(&e.right) {
            let right = std::mem::replace(&mut *e.right, forms::unit(span));
            self.discard(right);
            *expr = forms::unit(span);
            return;
        }
        let made = !is_place(&e.right);
        self.split_value(&mut e.right);
        if self.apart(&e.left) {
            self.spill(&mut e.right);
            self.split_place(&mut e.left);
        }
        if made {
            // What `(a, _) = ..` leaves drops before what `a` was.
            self.take_hidden(&mut e.right);
        }
    }

    /// Control flow in the place of a value, which goes to a hidden local.
    fn split_control(&mut self, expr: &mut Expr, span: Span) {
        match expr {
            Expr::Match(e) if self.is_statement && matching::is_free(&e.expr) => {
                let value = self.declare_empty("value", None, span);
                self.unified.push(value);
                let name = name_expr(&self.names[value].ident);
                if let Expr::Match(e) = std::mem::replace(expr, name) {
                    self.match_kept(e, &Dest::Local(value));
                }
            }
            Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_) => {
                let value = self.declare_empty("value", None, span);
                self.unified.push(value);
                let name = name_expr(&self.names[value].ident);
                let taken = std::mem::replace(expr, name);
                self.split_into(taken, &Dest::Local(value));
            }
            Expr::While(_) | Expr::ForLoop(_) => {
                let taken = std::mem::replace(expr, forms::unit(span));
                self.split_into(taken, &Dest::Unit);
            }
            Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => {
                let never = quote_spanned!(span=> ::core::unreachable!());
                let taken = std::mem::replace(expr, Expr::Verbatim(never));
                self.split_into(taken, &Dest::Discard);
            }
            _ => self
                .errors
                .at_span(span, "a yield cannot stand inside of this expression"),
        }
    }

    /// Operands, evaluated from left to right.
    pub(super) fn operands(&mut self, mut operands: Vec<&mut Expr>) {
        let Some(last) = operands.iter().rposition(|expr| self.apart(expr)) else {
            return;
        };
        for operand in operands.iter_mut().take(last) {
            if !is_stable(operand) {
                self.spill(operand);
            }
        }
        self.split_value(operands[last]);
    }

    /// `a && b` and `a || b`, of which `b` yields.
    fn split_lazy(&mut self, mut e: syn::ExprBinary, value: BindingId, span: Span) {
        let dest = Dest::Local(value);
        let start = self.nodes.len();
        let name = self.temporaries(start, |this| this.decide(&mut e.left));
        let effects = self.resolver().expr(&mut e.left);
        // In parentheses: a struct literal is no condition.
        let condition = forms::parenthesised(*e.left).to_token_stream();
        let or = matches!(e.op, BinOp::Or(_));
        let known = Expr::Verbatim(quote_spanned!(span=> #or));
        let tested = self.seq(|this| this.split_into(*e.right, &dest));
        let short = self.seq(|this| this.deliver(known, &dest));
        let (then, otherwise) = if or { (short, tested) } else { (tested, short) };
        let kind = NodeKind::If {
            condition,
            holds: Effects::default(),
            then,
            otherwise,
        };
        self.push(kind, effects);
        self.mark_whole(name);
    }

    /// Takes apart what yields inside of a place, which is used next.
    pub(super) fn split_place(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Paren(e) => self.split_place(&mut e.expr),
            Expr::Group(e) => self.split_place(&mut e.expr),
            expr => self.split_value(expr),
        }
    }

    /// Makes sure that a place means the same after a yield: what is evaluated on
    /// the way to it is evaluated now.
    pub(super) fn settle_place(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(_) => {}
            Expr::Paren(e) => self.settle_place(&mut e.expr),
            Expr::Group(e) => self.settle_place(&mut e.expr),
            Expr::Field(e) => self.settle_place(&mut e.base),
            Expr::Index(e) => {
                self.settle_place(&mut e.expr);
                if !is_stable(&e.index) {
                    self.spill(&mut e.index);
                }
            }
            Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => self.settle_place(&mut e.expr),
            expr if is_stable(expr) => {}
            expr => self.spill(expr),
        }
    }

    /// Takes apart what yields inside of a value that is used in place next.
    fn split_base(&mut self, expr: &mut Expr) {
        let made = !is_place(expr);
        self.split_place(expr);
        if made && !self.holds() {
            self.take_hidden(expr);
        }
    }

    /// Makes a temporary of a value that was kept in a hidden local: it drops with the
    /// statement, if that does not use it up.
    pub(super) fn take_hidden(&mut self, expr: &mut Expr) {
        let name = lone_name(expr).filter(|name| self.names.is_hidden(name));
        if let Some(name) = name {
            let span = name.span();
            *expr = syn::parse_quote_spanned!(span=> { #name });
        }
    }

    /// Lets the receivers of a chain of methods live as long as a local: their value may
    /// borrow from them.
    pub(super) fn extend_receivers(expr: &mut Expr) {
        if let Some(name) = made(expr) {
            *expr = name;
        }
        match expr {
            Expr::MethodCall(e) => Self::extend_receivers(&mut e.receiver),
            Expr::Field(e) => Self::extend_receivers(&mut e.base),
            Expr::Index(e) => Self::extend_receivers(&mut e.expr),
            Expr::Reference(e) => Self::extend_receivers(&mut e.expr),
            Expr::Unary(e) => Self::extend_receivers(&mut e.expr),
            Expr::Try(e) => Self::extend_receivers(&mut e.expr),
            Expr::Paren(e) => Self::extend_receivers(&mut e.expr),
            Expr::Group(e) => Self::extend_receivers(&mut e.expr),
            _ => {}
        }
    }

    /// A yield whose value is not used.
    pub(super) fn ignored_yield(&mut self, e: ExprYield) {
        if let Some(call) = self.self_call(&e).filter(|_| !Form::of(&e).catches()) {
            self.delegate_to_itself(call, &e, true);
            return;
        }
        if Form::of(&e) != Form::Yield {
            let mut rest = self.yielded(e);
            let effects = self.resolver().expr(&mut rest);
            let code = rest.to_token_stream();
            let span = code.span();
            return self.push(
                NodeKind::Plain(quote_spanned!(span=> let _ = #code;)),
                effects,
            );
        }
        self.yield_of(e, Received::Ignored);
    }

    /// Adds the yield point.
    fn yield_of(&mut self, e: ExprYield, received: Received) {
        let span = e.yield_token.span;
        let Some(mut operand) = e.expr else {
            let unit = forms::unit(span).to_token_stream();
            return self.push_yield(unit, Effects::default(), span, received);
        };
        let name = self.decide(&mut operand);
        // All that is yielded is of one type: one that no other code makes must be made once.
        let unique = is_open(self.face.yields()) && scan::has_own_type(&operand);
        let effects = self.resolver().expr(&mut operand);
        self.push_yield(operand.to_token_stream(), effects, span, received);
        self.mark_unique(unique);
        self.mark_whole(name);
    }

    /// Lowers a yield, and gives what it evaluates to.
    fn yielded(&mut self, e: ExprYield) -> Expr {
        let span = e.yield_token.span;
        let form = Form::of(&e);
        let iterator = self.face.is_iterator();
        if iterator && form.catches() {
            let plain = if form.delegates() {
                "yield_from!"
            } else {
                "yield_!"
            };
            self.errors.at_span(
                span,
                format_args!(
                    "nothing can be thrown into an iterator\n\
                     = help: use `{plain}`, or let the function return `impl Generator<..>`"
                ),
            );
        }
        if let Some(call) = self.self_call(&e) {
            return self.delegate_to_itself(call, &e, false);
        }
        if form.delegates() {
            return self.delegate(e, form.catches());
        }
        if iterator {
            self.yield_of(e, Received::Ignored);
            return forms::unit(span);
        }
        let sent = self.names.declare_hidden("sent", span);
        let received = match form {
            Form::TryYield => Received::Caught(sent),
            _ => Received::Sent(sent),
        };
        self.yield_of(e, received);
        name_expr(&self.names.emitted(sent, span))
    }
}

const fn is_comparison(op: BinOp) -> bool {
    matches!(
        op,
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_)
    )
}

/// Whether the left side of a comparison can be looked at after the right side was
/// evaluated: a comparison borrows its operands. Only a number can be changed by the
/// right side meanwhile, since rustc copies it; then a copy must be kept.
fn stays_place(left: &Expr, right: &Expr) -> bool {
    struct Changes(bool);
    impl<'ast> Visit<'ast> for Changes {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            self.0 |= match expr {
                Expr::Assign(_) | Expr::Closure(_) => true,
                Expr::Binary(e) => is_compound(e.op),
                Expr::Reference(e) => e.mutability.is_some(),
                _ => false,
            };
            visit::visit_expr(self, expr);
        }
    }
    let mut changes = Changes(false);
    changes.visit_expr(right);
    is_place(left) && !scan::expr(left).any() && !changes.0
}

/// The hidden local that a temporary is taken from.
fn made(expr: &Expr) -> Option<Expr> {
    let Expr::Block(block) = expr else {
        return None;
    };
    match &*block.block.stmts {
        [syn::Stmt::Expr(Expr::Path(name), None)] => {
            let hidden = name.path.get_ident()?.to_string().starts_with("__primed_");
            hidden.then(|| Expr::Path(name.clone()))
        }
        _ => None,
    }
}

/// A callee or receiver that is nothing but a path.
const fn lone_path(expr: &Expr) -> Option<&syn::Path> {
    match expr {
        Expr::Path(e) => Some(&e.path),
        _ => None,
    }
}

/// Whether an operand means the same when it is evaluated after a yield that
/// stands behind it: it has no effect, and nothing can change it.
pub(super) fn is_stable(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => lone_name(&mut expr.clone()).is_none_or(|name| {
            let text = name.to_string();
            text.starts_with("__primed_") || text.starts_with(char::is_uppercase)
        }),
        Expr::Reference(e) => is_plain_place(&e.expr),
        Expr::Closure(e) => e.capture.is_none(),
        Expr::Paren(e) => is_stable(&e.expr),
        Expr::Group(e) => is_stable(&e.expr),
        Expr::Unary(e) => matches!((&e.op, &*e.expr), (UnOp::Neg(_), Expr::Lit(_))),
        Expr::Tuple(e) => e.elems.iter().all(is_stable),
        _ => false,
    }
}

/// A place that is reached without running any code.
pub(super) fn is_plain_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(e) => is_plain_place(&e.base),
        Expr::Paren(e) => is_plain_place(&e.expr),
        Expr::Group(e) => is_plain_place(&e.expr),
        Expr::Unary(e) => matches!(e.op, UnOp::Deref(_)) && is_plain_place(&e.expr),
        _ => false,
    }
}
