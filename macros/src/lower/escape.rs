//! Jumps out of an operand, in an expression that does not yield.
//!
//! What such an expression made before the jump must be dropped on the way out. rustc
//! knows what that is; so the expression stays whole, and gives either its value or the
//! number of the jump, which is taken behind it:
//!
//! ```text
//! let left = 'left: { Continue(f(&make(), if c { break 'left Break(0) } else { 1 })) };
//! let Continue(value) = left else { break };
//! ```
//!
//! The value of a `break` is made where it stands, and waits in an `Option`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, Lifetime, Stmt};

use super::escapes::Escapes;
use super::stmt::is_control;
use super::{Dest, Lower, name_expr};
use crate::forms;
use crate::ir::NodeKind;
use crate::macros;
use crate::names::Origin;
use crate::resolve::{is_lazy, lone_name};
use crate::scan;
use crate::status::Effects;
use crate::walk::visit::{self, Visit};
use crate::walk::visit_mut::VisitMut;

impl Lower<'_> {
    /// Takes the jumps out of an expression that neither yields nor is control flow
    /// itself; leaves it as it is where that cannot be done.
    pub(super) fn escape(&mut self, expr: &mut Expr, dest: &Dest) {
        let found = scan::expr(expr);
        if found.yields || !found.jumps || is_jump(expr) {
            return;
        }
        if let Expr::Assign(e) = expr {
            // `let x; .. x = value;`: rustc must see that it is assigned.
            let late = lone_name(&mut e.left).and_then(|name| self.names.resolve(&name.clone()));
            if late.is_some_and(|id| self.names[id].origin == Origin::Late) {
                return self.escape(&mut e.right, &Dest::Return);
            }
        }
        let span = expr.span();
        let mut whole = expr.clone();
        let label = self.new_label();
        let name = Lifetime::new(&format!("'__left{}", label.0), Span::mixed_site());
        let mut escapes = Escapes::new(name, &mut self.names);
        escapes.visit_expr_mut(&mut whole);
        if escapes.fails || extends(expr) {
            return;
        }
        let Escapes {
            label: name,
            jumps,
            values,
            ..
        } = escapes;
        let name = &name;
        let flow = quote_spanned!(span=> ::core::ops::ControlFlow);
        let ignored = matches!(dest, Dest::Discard | Dest::Unit);
        let inside = if ignored {
            // A value that nobody wants drops among what the expression made.
            // In parentheses: it may begin with what would be a statement.
            quote_spanned!(span=> { (#whole); #flow::Continue(()) })
        } else {
            quote_spanned!(span=> { #flow::Continue(#whole) })
        };
        let Ok(mut block) = syn::parse2::<Expr>(quote_spanned!(span=> #name: #inside)) else {
            return;
        };
        let mut effects = self.resolver().expr(&mut block);
        let is_conditional = effects.conditional().iter().any(|id| !values.contains(id));
        if is_conditional && !(makes_before(expr) && values.is_empty()) {
            // What is moved on one way only, rustc would not see on the other; and there
            // is nothing to be dropped.
            return;
        }
        for value in &values {
            let name = &self.names[*value].ident;
            let none = quote_spanned!(span=> let mut #name = ::core::option::Option::None;);
            let mut effects = Effects::default();
            effects.declare(*value);
            self.push_declaring(NodeKind::Plain(none), effects, vec![*value]);
        }
        let block = block.to_token_stream();
        let left = self.names.declare_hidden("left", span);
        effects.declare(left);
        let local = self.names[left].ident.clone();
        self.push_declaring(
            NodeKind::Plain(quote_spanned!(span=> let #local = #block;)),
            effects,
            vec![left],
        );
        self.mark_unique(scan::has_own_type(expr));
        if always_leaves(expr) {
            // There is no value, and nothing behind it is reached.
            self.leave_by(&jumps, &local, 0);
            self.dead = true;
            *expr = forms::unit(span);
            return;
        }
        let mut looks = Effects::default();
        looks.name(left);
        let otherwise = self.seq(|this| this.leave_by(&jumps, &local, 0));
        let value = self.names.declare_hidden("value", span);
        let (mut holds, mut effects) = (Effects::default(), looks);
        holds.take(left);
        // There is nothing in those.
        for value in &values {
            holds.take(*value);
        }
        effects.declare(value);
        let given = self.names[value].ident.clone();
        let head = quote_spanned!(span=> let #flow::Continue(mut #given) = #local else);
        let kind = NodeKind::LetElse {
            head,
            holds,
            otherwise,
        };
        self.push_declaring(kind, effects, vec![value]);
        *expr = name_expr(&given);
    }

    /// Takes the jump that was noted down.
    fn leave_by(&mut self, jumps: &[Expr], left: &syn::Ident, number: u8) {
        let (Some(jump), rest) = (jumps.first(), jumps.get(1..).unwrap_or_default()) else {
            return;
        };
        let jump = jump.clone();
        if rest.is_empty() {
            return self.split_into(jump, &Dest::Discard);
        }
        let span = jump.span();
        let condition: TokenStream = quote_spanned!(span=>
            ::core::matches!(#left, ::core::ops::ControlFlow::Break(#number))
        );
        let then = self.seq(|this| this.split_into(jump, &Dest::Discard));
        let otherwise = self.seq(|this| this.leave_by(rest, left, number + 1));
        let kind = NodeKind::If {
            condition,
            holds: Effects::default(),
            then,
            otherwise,
        };
        self.push(kind, Effects::default());
    }
}

/// Whether there is no way to the value of an expression.
fn always_leaves(expr: &Expr) -> bool {
    let block = |block: &Block| {
        block.stmts.iter().any(|stmt| match stmt {
            Stmt::Local(local) => {
                let init = local.init.as_ref();
                init.is_some_and(|init| always_leaves(&init.expr))
            }
            Stmt::Expr(expr, _) => always_leaves(expr),
            Stmt::Item(_) | Stmt::Macro(_) => false,
        })
    };
    match expr {
        expr if is_jump(expr) => true,
        Expr::Tuple(e) => e.elems.iter().any(always_leaves),
        Expr::Array(e) => e.elems.iter().any(always_leaves),
        Expr::Call(e) => always_leaves(&e.func) || e.args.iter().any(always_leaves),
        Expr::MethodCall(e) => always_leaves(&e.receiver) || e.args.iter().any(always_leaves),
        Expr::Struct(e) => e.fields.iter().any(|field| always_leaves(&field.expr)),
        Expr::Paren(e) => always_leaves(&e.expr),
        Expr::Reference(e) => always_leaves(&e.expr),
        Expr::Unary(e) => always_leaves(&e.expr),
        Expr::Field(e) => always_leaves(&e.base),
        Expr::Index(e) => always_leaves(&e.expr) || always_leaves(&e.index),
        Expr::Range(e) => [&e.start, &e.end]
            .into_iter()
            .flatten()
            .any(|e| always_leaves(e)),
        Expr::Repeat(e) => always_leaves(&e.expr),
        Expr::Cast(e) => always_leaves(&e.expr),
        Expr::Try(e) => always_leaves(&e.expr),
        Expr::Let(e) => always_leaves(&e.expr),
        Expr::ForLoop(e) => always_leaves(&e.expr),
        Expr::Assign(e) => always_leaves(&e.right),
        Expr::Binary(e) => always_leaves(&e.left) || !is_lazy(e.op) && always_leaves(&e.right),
        Expr::Block(e) => e.label.is_none() && block(&e.block),
        Expr::Unsafe(e) => block(&e.block),
        Expr::If(e) => {
            let otherwise = e.else_branch.as_ref();
            always_leaves(&e.cond)
                || block(&e.then_branch) && otherwise.is_some_and(|(_, other)| always_leaves(other))
        }
        Expr::Match(e) => {
            let mut arms = e.arms.iter();
            always_leaves(&e.expr) || arms.len() > 0 && arms.all(|arm| always_leaves(&arm.body))
        }
        Expr::Macro(e) => {
            let values = macros::expressions(&e.mac);
            let name = e.mac.path.segments.last();
            let name = name.map_or_else(String::new, |name| name.ident.to_string());
            // The message of an assertion may not be made, and without checks nothing is.
            let always = macros::lazy_from(&name).unwrap_or(values.len());
            !name.starts_with("debug_") && values.iter().take(always).any(always_leaves)
        }
        _ => false,
    }
}

const fn is_jump(expr: &Expr) -> bool {
    matches!(expr, Expr::Break(_) | Expr::Continue(_) | Expr::Return(_))
}

/// Whether an expression calls something before it may jump, whose result may have to be
/// dropped.
fn makes_before(expr: &Expr) -> bool {
    struct Calls {
        found: bool,
        jumped: bool,
    }
    impl<'ast> Visit<'ast> for Calls {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            let jumps = scan::expr(expr).jumps;
            let calls = matches!(expr, Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_));
            self.found |= calls && !jumps && !self.jumped;
            self.jumped |= jumps && is_control(expr);
            if !self.jumped {
                visit::visit_expr(self, expr);
            }
        }
    }
    let mut calls = Calls {
        found: false,
        jumped: false,
    };
    calls.visit_expr(expr);
    if let Expr::Macro(e) = expr {
        let values = macros::expressions(&e.mac);
        for value in &values {
            calls.visit_expr(value);
        }
    }
    calls.found
}

/// Whether the value borrows from what is made here: as that of `let`, it lives on.
fn extends(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(_) | Expr::RawAddr(_) => true,
        Expr::Tuple(e) => e.elems.iter().any(extends),
        Expr::Array(e) => e.elems.iter().any(extends),
        Expr::Struct(e) => e.fields.iter().any(|field| extends(&field.expr)),
        Expr::Cast(e) => extends(&e.expr),
        Expr::Paren(e) => extends(&e.expr),
        Expr::Group(e) => extends(&e.expr),
        _ => false,
    }
}
