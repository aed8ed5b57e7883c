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

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Label, Lifetime, parse_quote_spanned};

use super::stmt::is_control;
use super::{Dest, Lower, name_expr};
use crate::ir::NodeKind;
use crate::macros::{self, Arguments};
use crate::names::Origin;
use crate::resolve::lone_name;
use crate::scan;
use crate::status::Effects;

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
        let mut escapes = Escapes {
            label: Lifetime::new(&format!("'__left{}", label.0), Span::mixed_site()),
            jumps: Vec::new(),
            loops: 0,
            labels: Vec::new(),
            fails: false,
        };
        escapes.visit_expr_mut(&mut whole);
        if escapes.fails || extends(expr) {
            return;
        }
        let name = &escapes.label;
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
        if effects.conditional().next().is_some() && !makes_before(expr) {
            // What is moved on one way only, rustc would not see on the other; and there
            // is nothing to be dropped.
            return;
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
        let mut looks = Effects::default();
        looks.name(left);
        let otherwise = self.seq(|this| this.leave_by(&escapes.jumps, &local, 0));
        let value = self.names.declare_hidden("value", span);
        let (mut holds, mut effects) = (Effects::default(), looks);
        holds.take(left);
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

/// Puts `break 'label Break(number)` for each jump that leads out.
struct Escapes {
    label: Lifetime,
    jumps: Vec<Expr>,
    loops: usize,
    labels: Vec<Lifetime>,
    fails: bool,
}

impl Escapes {
    fn breakable(&mut self, label: Option<&Label>, is_loop: bool, inside: impl FnOnce(&mut Self)) {
        self.loops += usize::from(is_loop);
        self.labels.extend(label.map(|label| label.name.clone()));
        inside(self);
        self.loops -= usize::from(is_loop);
        if label.is_some() {
            self.labels.pop();
        }
    }

    fn leads_out(&self, label: Option<&Lifetime>) -> bool {
        label.map_or(self.loops == 0, |label| !self.labels.contains(label))
    }

    fn replace(&mut self, expr: &mut Expr) {
        let span = expr.span();
        let (label, text) = (&self.label, expr.to_token_stream().to_string());
        let mut known = self.jumps.iter().map(ToTokens::to_token_stream);
        let known = known.position(|jump| jump.to_string() == text);
        let number = known.unwrap_or(self.jumps.len());
        let Ok(number) = u8::try_from(number) else {
            self.fails = true;
            return;
        };
        let jump: Expr = parse_quote_spanned!(span=>
            break #label (::core::ops::ControlFlow::Break(#number))
        );
        let jump = std::mem::replace(expr, jump);
        if known.is_none() {
            self.jumps.push(jump);
        }
    }
}

impl VisitMut for Escapes {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Loop(e) => {
                let body = &mut e.body;
                self.breakable(e.label.as_ref(), true, |this| this.visit_block_mut(body));
            }
            Expr::While(e) => {
                let (cond, body) = (&mut e.cond, &mut e.body);
                self.breakable(e.label.as_ref(), true, |this| {
                    this.visit_expr_mut(cond);
                    this.visit_block_mut(body);
                });
            }
            Expr::ForLoop(e) => {
                self.visit_expr_mut(&mut e.expr);
                let body = &mut e.body;
                self.breakable(e.label.as_ref(), true, |this| this.visit_block_mut(body));
            }
            Expr::Block(e) => {
                let block = &mut e.block;
                self.breakable(e.label.as_ref(), false, |this| this.visit_block_mut(block));
            }
            Expr::Break(e) => {
                if !self.leads_out(e.label.as_ref()) {
                    visit_mut::visit_expr_break_mut(self, e);
                } else if e.expr.is_some() {
                    self.fails = true;
                } else {
                    self.replace(expr);
                }
            }
            Expr::Continue(e) => {
                if self.leads_out(e.label.as_ref()) {
                    self.replace(expr);
                }
            }
            Expr::Macro(e) if macros::is_matches_with_control(&e.mac) => {
                let Ok(written) = macros::matches(&e.mac) else {
                    self.fails = true;
                    return;
                };
                *expr = written;
                self.visit_expr_mut(expr);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if !scan::mentions_control(mac.tokens.clone()) {
            return;
        }
        let known = macros::kind(mac) != macros::Kind::Unknown && !macros::shows_its_tokens(mac);
        let Some(mut arguments) = Arguments::parse(mac).ok().filter(|_| known) else {
            self.fails = true;
            return;
        };
        arguments
            .values()
            .into_iter()
            .for_each(|value| self.visit_expr_mut(value));
        mac.tokens = arguments.into_token_stream();
    }

    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}
