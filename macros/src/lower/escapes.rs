//! The jumps that lead out of an operand, each noted down under a number: see
//! [`super::escape`].

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Label, Lifetime, parse_quote_spanned};

use crate::face::ours;
use crate::macros::{self, Arguments};
use crate::names::{BindingId, Names};
use crate::scan;
use crate::walk::visit_mut::{self, VisitMut};

/// Puts `break 'label Break(number)` for each jump that leads out.
pub(super) struct Escapes<'a> {
    pub(super) label: Lifetime,
    pub(super) jumps: Vec<Expr>,
    loops: usize,
    labels: Vec<Lifetime>,
    names: &'a mut Names,
    /// What waits to be the value of a jump.
    pub(super) values: Vec<BindingId>,
    /// Whether it cannot be done.
    pub(super) fails: bool,
}

impl<'a> Escapes<'a> {
    /// None, so far, of those that are to leave by that label.
    pub(super) const fn new(label: Lifetime, names: &'a mut Names) -> Self {
        Self {
            label,
            jumps: Vec::new(),
            loops: 0,
            labels: Vec::new(),
            names,
            values: Vec::new(),
            fails: false,
        }
    }

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

    /// Puts a `break` with a value.
    fn replace_valued(&mut self, expr: &mut Expr) {
        let Expr::Break(e) = &mut *expr else { return };
        let Some(value) = e.expr.as_deref_mut() else {
            return;
        };
        if matches!(value, Expr::Lit(_)) {
            return self.replace(expr);
        }
        self.visit_expr_mut(value);
        let span = value.span();
        let id = self.names.declare_hidden("value", span);
        self.values.push(id);
        let (name, given) = (self.names[id].ident.clone(), ours("__value", span));
        let waits: Expr = parse_quote_spanned!(span=> match #name {
            ::core::option::Option::Some(#given) => #given,
            ::core::option::Option::None => ::core::unreachable!(),
        });
        let value = std::mem::replace(value, waits);
        self.replace(expr);
        let jump = &*expr;
        *expr = parse_quote_spanned!(span=> {
            #name = ::core::option::Option::Some(#value);
            #jump
        });
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

impl VisitMut for Escapes<'_> {
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
                    self.replace_valued(expr);
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
