//! What the ways of an initialiser lend that is taken apart: of
//! `let r = if c { &make() } else { yield_!(1); &OTHER };` each way lends something that lives
//! as long as `r`, and none may do so across a yield.
//!
//! So the ways only tell their number first. Behind them, where no yield follows any more,
//! what they lend is made and lent by that number:
//!
//! ```text
//! way = if c { 0 } else { yield 1; 1 };
//! let r = match way { 0 => { &make() } 1 => { &OTHER } };
//! ```
//!
//! What stands in a scope with locals of its own is made there, before they drop, and waits in
//! an `Option`.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Arm, Block, Expr, Stmt, parse_quote, parse_quote_spanned};

use super::expr::is_stable;
use super::lends::{Around, lends, lends_at_once, lends_on_ways, lends_value_on_ways};
use super::matching::is_owned_place;
use super::{Dest, Lower, name_expr};
use crate::ir::NodeKind;
use crate::names::{BindingId, Keep};
use crate::status::Effects;

/// The ways of an initialiser.
struct Ways<'a, 'b> {
    lower: &'a mut Lower<'b>,
    /// What is to be declared ahead of them.
    declared: Vec<BindingId>,
    /// What each of them comes to behind them.
    arms: Vec<Arm>,
    /// Whether all is made where it stands: it may move something that others do not.
    in_place: bool,
}

impl Lower<'_> {
    /// Lowers the ways of an initialiser, if one of them lends what it makes: it leaves a
    /// `match` that does so. Else, nothing is done.
    pub(super) fn lend_behind_ways(&mut self, init: &mut Expr) -> bool {
        if !self.apart(init) || !lends_on_ways(init) {
            return false;
        }
        let span = init.span().resolved_at(Span::mixed_site());
        let mut control = init.clone();
        let in_place = self.forced;
        let mut ways = Ways {
            lower: self,
            declared: Vec::new(),
            arms: Vec::new(),
            in_place,
        };
        if !ways.number(&mut control, &Around::default()) {
            return false;
        }
        let (declared, arms) = (ways.declared, ways.arms);
        let waits = !declared.is_empty();
        // What only a reference leads to may live on by itself, and what waits may not borrow
        // from a local.
        if waits && !lends_value_on_ways(init) {
            return false;
        }
        for local in declared {
            let name = &self.names[local].ident;
            let code = quote_spanned!(span=> let mut #name = ::core::option::Option::None;);
            let mut effects = Effects::default();
            effects.declare(local);
            self.push_declaring(NodeKind::Plain(code), effects, vec![local]);
        }
        let ty = parse_quote!(::core::primitive::usize);
        let way = self.declare_empty("way", Some(&ty), span);
        if self.keeps_matched(&control) {
            self.in_scope(|this| this.split_into(control, &Dest::Local(way)));
        } else {
            self.split_into(control, &Dest::Local(way));
        }
        if waits {
            self.begin_behind();
        }
        let way = &self.names[way].ident;
        *init = parse_quote_spanned!(span=> match #way {
            #(#arms)*
            _ => ::core::unreachable!(),
        });
        self.lend_in_branches(init);
        true
    }

    /// What follows is behind all ways that lead there: by then, all types are known.
    fn begin_behind(&mut self) {
        self.push(NodeKind::Plain(TokenStream::new()), Effects::default());
        if let Some(node) = self.nodes.last_mut() {
            node.begins = true;
        }
    }
}

impl Ways<'_, '_> {
    /// Gives each way of control flow its number; `false` if some cannot wait for it.
    fn number(&mut self, expr: &mut Expr, around: &Around) -> bool {
        match expr {
            Expr::If(e) if e.else_branch.is_some() => {
                let mut inner = around.clone();
                inner.condition(&e.cond);
                let otherwise = e.else_branch.as_mut().map(|(_, other)| other);
                self.block(&mut e.then_branch, inner)
                    && otherwise.is_none_or(|other| self.number(other, around))
            }
            Expr::Match(e) => {
                let drops = !is_owned_place(&e.expr) && !matches!(*e.expr, Expr::Lit(_));
                let mut arms = e.arms.iter_mut();
                arms.all(|arm| {
                    let mut inner = around.clone();
                    inner.drops |= drops;
                    inner.bind(&arm.pat);
                    if let Some((_, guard)) = &arm.guard {
                        inner.condition(guard);
                    }
                    arm.comma.get_or_insert_default();
                    self.number(&mut arm.body, &inner)
                })
            }
            Expr::Block(e) if e.label.is_none() => self.block(&mut e.block, around.clone()),
            Expr::Paren(e) => self.number(&mut e.expr, around),
            Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
            way => self.way(way, around),
        }
    }

    fn block(&mut self, block: &mut Block, mut around: Around) -> bool {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Local(local) => {
                    around.bind(&local.pat);
                    around.drops = true;
                }
                Stmt::Item(_) => return false,
                Stmt::Expr(..) | Stmt::Macro(_) => {}
            }
        }
        match block.stmts.last_mut() {
            Some(Stmt::Expr(tail, None)) => self.number(tail, &around),
            Some(Stmt::Macro(mac)) if mac.semi_token.is_none() => false,
            _ => true,
        }
    }

    fn way(&mut self, way: &mut Expr, around: &Around) -> bool {
        let number = self.arms.len();
        let span = way.span().resolved_at(Span::mixed_site());
        let mut before = TokenStream::new();
        let mut behind = way.clone();
        let waits = self.in_place || around.drops || self.lower.apart(way);
        if waits && !self.wait(&mut behind, around, &mut before) {
            return false;
        }
        *way = parse_quote_spanned!(span=> { #before #number });
        self.arms
            .push(parse_quote_spanned!(span=> #number => { #behind }));
        true
    }

    /// Makes what a way comes to where it stands; leaves what lends it behind the ways.
    fn wait(&mut self, expr: &mut Expr, around: &Around, before: &mut TokenStream) -> bool {
        match expr {
            Expr::Reference(e) if lends_at_once(&e.expr) => {
                let Some(made) = owner(&mut e.expr) else {
                    return false;
                };
                let name = self.keep(made, before);
                let value = crate::face::ours("value", made.span());
                *made = parse_quote_spanned!(made.span()=> (*match &mut #name {
                    ::core::option::Option::Some(#value) => #value,
                    ::core::option::Option::None => ::core::unreachable!(),
                }));
                true
            }
            expr if !lends(expr) => {
                if !is_stable(expr) || around.names(expr) {
                    let name = self.keep(expr, before);
                    let value = crate::face::ours("value", expr.span());
                    *expr = parse_quote_spanned!(expr.span()=>
                        match ::core::option::Option::take(&mut #name) {
                            ::core::option::Option::Some(#value) => #value,
                            ::core::option::Option::None => ::core::unreachable!(),
                        }
                    );
                }
                true
            }
            Expr::Reference(e) => self.wait(&mut e.expr, around, before),
            Expr::Cast(e) => self.wait(&mut e.expr, around, before),
            Expr::Paren(e) => self.wait(&mut e.expr, around, before),
            Expr::Tuple(e) => {
                let mut parts = e.elems.iter_mut();
                parts.all(|part| self.wait(part, around, before))
            }
            Expr::Array(e) => {
                let mut parts = e.elems.iter_mut();
                parts.all(|part| self.wait(part, around, before))
            }
            Expr::Call(e) => {
                let mut args = e.args.iter_mut();
                args.all(|arg| self.wait(arg, around, before))
            }
            Expr::Struct(e) => {
                let fields = e.fields.iter_mut().map(|field| &mut field.expr);
                let mut parts = fields.chain(e.rest.as_deref_mut());
                let done = parts.all(|part| self.wait(part, around, before));
                crate::resolve::spell_out_fields(e);
                done
            }
            _ => false,
        }
    }

    /// Keeps a value from where it is made on.
    fn keep(&mut self, made: &Expr, before: &mut TokenStream) -> syn::Ident {
        let span = made.span();
        let local = self.lower.names.declare_hidden("lent", span);
        // Its type may not be known yet where another way goes on.
        self.lower.names[local].keep = Keep::Value;
        self.declared.push(local);
        let name = self.lower.names[local].ident.clone();
        let place = name_expr(&name);
        before.extend(quote_spanned!(span=> #place = ::core::option::Option::Some(#made);));
        name
    }
}

/// What a field is part of, if no code runs on the way to it.
fn owner(expr: &mut Expr) -> Option<&mut Expr> {
    match expr {
        Expr::Field(e) => owner(&mut e.base),
        Expr::Paren(e) => owner(&mut e.expr),
        Expr::Index(_) | Expr::Unary(_) => None,
        expr => Some(expr),
    }
}
