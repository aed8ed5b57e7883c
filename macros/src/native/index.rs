//! An index that yields: `a[i][yield_!(j)]`.
//!
//! rustc remembers the place `a[i]` across the yield in a way that it reads something else
//! afterwards (DESIGN.md, section 3), and so it does while the guard of a `match` on `a[i]` is
//! suspended. So the indices are evaluated first, each to a local of its own, in their order.

use proc_macro2::Span;
use quote::quote;
use syn::{Block, Expr, Ident, Stmt, parse_quote};

use crate::face::ours;
use crate::patterns::borrows_mutably;
use crate::scan;
use crate::walk::visit_mut::{self, VisitMut};

/// Takes such indices out of all places in a body.
pub(super) fn hoist(block: &mut Block) {
    Hoist::default().visit_block_mut(block);
}

/// The same for an argument of a macro.
pub(super) fn hoist_expr(expr: &mut Expr) {
    Hoist::default().visit_expr_mut(expr);
}

#[derive(Default)]
struct Hoist {
    names: usize,
    /// Locals that get a value where the place that it is part of is evaluated.
    kept: Vec<(Ident, Expr)>,
}

impl Hoist {
    fn local(&mut self) -> Ident {
        self.names += 1;
        ours(&format!("__index{}", self.names), Span::call_site())
    }

    /// Takes the indices out of a place; gives locals and values, in order.
    fn take(&mut self, place: &mut Expr, taken: &mut Vec<(Ident, Expr)>) {
        match place {
            Expr::Index(e) => {
                self.take(&mut e.expr, taken);
                let name = self.local();
                let index = std::mem::replace(&mut *e.index, parse_quote!(#name));
                taken.push((name, index));
            }
            Expr::Field(e) => self.take(&mut e.base, taken),
            Expr::Paren(e) => self.take(&mut e.expr, taken),
            Expr::Group(e) => self.take(&mut e.expr, taken),
            Expr::Unary(e) if matches!(e.op, syn::UnOp::Deref(_)) => self.take(&mut e.expr, taken),
            Expr::Path(e) => {
                let kept = |(name, _): &(Ident, Expr)| e.path.is_ident(name);
                if let Some(at) = self.kept.iter().position(kept) {
                    let (name, made) = self.kept.swap_remove(at);
                    taken.push((self.local(), parse_quote!(#name = #made)));
                }
            }
            // Not a place: it comes before its indices, and lives as long as the statement,
            // as what is matched does.
            made => {
                let name = self.local();
                let made = std::mem::replace(made, parse_quote!((*#name)));
                taken.push((name, parse_quote!(&mut #made)));
            }
        }
    }

    /// Keeps what `let name = &make()[i][j];` borrows for as long as the local: the value
    /// gets a local of its own, declared before. (See "temporary lifetime extension" in the
    /// reference.)
    fn keep_extended(&mut self, init: &mut Expr, kept: &mut Vec<Ident>) {
        let keep = |this: &mut Self, e: &mut Expr, kept: &mut Vec<Ident>| {
            if !is_fragile(e) {
                return this.keep_extended(e, kept);
            }
            if let Some(made) = made_of(e) {
                let name = this.local();
                let made = std::mem::replace(made, parse_quote!(#name));
                this.kept.push((name.clone(), made));
                kept.push(name);
            }
        };
        match init {
            Expr::Reference(e) => keep(self, &mut e.expr, kept),
            Expr::Tuple(e) => e.elems.iter_mut().for_each(|e| self.keep_extended(e, kept)),
            Expr::Array(e) => e.elems.iter_mut().for_each(|e| self.keep_extended(e, kept)),
            Expr::Struct(e) => {
                for field in &mut e.fields {
                    self.keep_extended(&mut field.expr, kept);
                }
            }
            Expr::Cast(e) => self.keep_extended(&mut e.expr, kept),
            Expr::Paren(e) => self.keep_extended(&mut e.expr, kept),
            _ => {}
        }
    }

    /// Evaluates what was taken before what is left, which stays a place.
    fn before(place: &mut Expr, taken: Vec<(Ident, Expr)>, mutable: bool) {
        let (names, values): (Vec<_>, Vec<_>) = taken.into_iter().unzip();
        let mutable = mutable.then(<syn::Token![mut]>::default);
        *place = parse_quote!((*match (#(#values,)*) { (#(#names,)*) => &#mutable #place }));
    }

    /// Evaluates what was taken before what is left.
    fn around(expr: &mut Expr, taken: Vec<(Ident, Expr)>) {
        let (names, values): (Vec<_>, Vec<_>) = taken.into_iter().unzip();
        *expr = parse_quote!((match (#(#values,)*) { (#(#names,)*) => #expr }));
    }
}

/// What a place is part of, if that is a value made there.
fn made_of(place: &mut Expr) -> Option<&mut Expr> {
    match place {
        Expr::Index(e) => made_of(&mut e.expr),
        Expr::Field(e) => made_of(&mut e.base),
        Expr::Paren(e) => made_of(&mut e.expr),
        Expr::Group(e) => made_of(&mut e.expr),
        Expr::Unary(syn::ExprUnary {
            op: syn::UnOp::Deref(_),
            expr,
            ..
        }) => made_of(expr),
        Expr::Path(_) => None,
        made => Some(made),
    }
}

fn guard_suspends(arm: &syn::Arm) -> bool {
    arm.guard.as_ref().is_some_and(|(_, guard)| suspends(guard))
}

/// Whether a place has an index that yields, behind another one.
fn is_fragile(place: &Expr) -> bool {
    match place {
        Expr::Index(e) => is_fragile(&e.expr) || has_index(&e.expr) && suspends(&e.index),
        Expr::Field(e) => is_fragile(&e.base),
        Expr::Paren(e) => is_fragile(&e.expr),
        Expr::Group(e) => is_fragile(&e.expr),
        Expr::Unary(e) => matches!(e.op, syn::UnOp::Deref(_)) && is_fragile(&e.expr),
        _ => false,
    }
}

fn has_index(place: &Expr) -> bool {
    match place {
        Expr::Index(_) => true,
        Expr::Field(e) => has_index(&e.base),
        Expr::Paren(e) => has_index(&e.expr),
        Expr::Group(e) => has_index(&e.expr),
        Expr::Unary(e) => matches!(e.op, syn::UnOp::Deref(_)) && has_index(&e.expr),
        _ => false,
    }
}

fn suspends(expr: &Expr) -> bool {
    scan::expr(expr).yields || scan::mentions_await(quote!(#expr))
}

impl VisitMut for Hoist {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let mut taken = Vec::new();
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            // The right side of an assignment comes first.
            Expr::Assign(e) if is_fragile(&e.left) => {
                let name = self.local();
                let right = std::mem::replace(&mut *e.right, parse_quote!(#name));
                taken.push((name, right));
                self.take(&mut e.left, &mut taken);
            }
            Expr::Binary(e) if crate::resolve::is_compound(e.op) && is_fragile(&e.left) => {
                let name = self.local();
                let right = std::mem::replace(&mut *e.right, parse_quote!(#name));
                taken.push((name, right));
                self.take(&mut e.left, &mut taken);
            }
            Expr::Reference(e) if is_fragile(&e.expr) => self.take(&mut e.expr, &mut taken),
            Expr::MethodCall(e) if is_fragile(&e.receiver) => {
                self.take(&mut e.receiver, &mut taken);
            }
            // What is matched stays open while a guard is suspended.
            Expr::Match(e)
                if is_fragile(&e.expr)
                    || has_index(&e.expr) && e.arms.iter().any(guard_suspends) =>
            {
                let mutable = e.arms.iter().any(|arm| borrows_mutably(&arm.pat));
                self.take(&mut e.expr, &mut taken);
                Self::before(&mut e.expr, std::mem::take(&mut taken), mutable);
            }
            _ if is_fragile(expr) => {
                self.take(expr, &mut taken);
                Self::before(expr, std::mem::take(&mut taken), false);
            }
            _ => {}
        }
        if !taken.is_empty() {
            Self::around(expr, taken);
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        for mut stmt in std::mem::take(&mut block.stmts) {
            if let Stmt::Local(syn::Local {
                init: Some(init), ..
            }) = &mut stmt
            {
                let mut kept = Vec::new();
                self.keep_extended(&mut init.expr, &mut kept);
                let declared = kept.into_iter().map(|name| parse_quote!(let mut #name;));
                block.stmts.extend(declared);
            }
            self.visit_stmt_mut(&mut stmt);
            block.stmts.push(stmt);
        }
    }

    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}
