//! Locals of a type that no other code has: a closure, or what is made of one.
//!
//! The plain body and the machine hold one each, of types that differ, so they must
//! not be tied. Which locals those are is guessed from the text, and generously: what
//! is not tied is inferred within the machine alone.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, Pat};

use crate::macros::{self, Arguments};
use crate::patterns::{self, Position};
use crate::scan;
use crate::sorted::Set;
use crate::walk::visit::{self, Visit};

/// What is of such a type in a body.
#[derive(Default)]
pub(crate) struct Own {
    /// The names of all such locals.
    pub(crate) names: Set<String>,
    /// Whether what is declared with a type is none of them.
    knows_types: bool,
    /// Whether something that is yielded is.
    pub(crate) is_yielded: bool,
}

impl Own {
    /// Looks for it.
    pub(super) fn of(block: &Block) -> Self {
        Self::default().found(block)
    }

    /// The same of what is behind yields, or of `all`; but what a `let` declares with a type that
    /// leaves nothing open is of that.
    pub(crate) fn behind_yields(block: &Block, all: bool) -> Self {
        let own = Self {
            knows_types: true,
            ..Self::default()
        };
        let stmts = block.stmts.iter();
        let stmts = stmts.skip_while(|stmt| !all && !scan::stmt(stmt).yields);
        let (brace_token, stmts) = (block.brace_token, stmts.cloned().collect());
        own.found(&Block { brace_token, stmts })
    }

    fn found(self, block: &Block) -> Self {
        let mut own = self;
        loop {
            let before = own.names.len();
            own.visit_block(block);
            if own.names.len() == before {
                return own;
            }
        }
    }

    fn holds(&self, expr: &Expr) -> bool {
        scan::has_own_type(expr)
            || (!self.names.is_empty() && self.mentions(expr.to_token_stream()))
    }

    fn mentions(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => self.mentions(group.stream()),
            TokenTree::Ident(ident) => self.names.contains(&ident.to_string()),
            TokenTree::Literal(_) | TokenTree::Punct(_) => false,
        })
    }

    fn bound(&mut self, pat: &Pat) {
        patterns::bindings(&mut pat.clone(), Position::Irrefutable, &mut |pat| {
            self.names.insert(pat.ident.to_string());
        });
    }

    /// A place of which a part gets such a type.
    fn root(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(e) => {
                if let Some(name) = e.path.get_ident() {
                    self.names.insert(name.to_string());
                }
            }
            Expr::Field(e) => self.root(&e.base),
            Expr::Index(e) => self.root(&e.expr),
            Expr::Unary(e) => self.root(&e.expr),
            Expr::Paren(e) => self.root(&e.expr),
            Expr::Reference(e) => self.root(&e.expr),
            Expr::Tuple(e) => e.elems.iter().for_each(|elem| self.root(elem)),
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Own {
    fn visit_local(&mut self, local: &'ast syn::Local) {
        let is_known = matches!(&local.pat, Pat::Type(pat) if scan::is_written(&pat.ty));
        if !(self.knows_types && is_known)
            && local
                .init
                .as_ref()
                .is_some_and(|init| self.holds(&init.expr))
        {
            self.bound(&local.pat);
        }
        visit::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Yield(syn::ExprYield { expr: Some(e), .. }) if self.holds(e) => {
                self.is_yielded = true;
            }
            Expr::Let(e) if self.holds(&e.expr) => self.bound(&e.pat),
            Expr::ForLoop(e) if self.holds(&e.expr) => self.bound(&e.pat),
            Expr::Match(e) if self.holds(&e.expr) => {
                e.arms.iter().for_each(|arm| self.bound(&arm.pat));
            }
            Expr::Assign(e) if self.holds(&e.right) => self.root(&e.left),
            Expr::MethodCall(e) if e.args.iter().any(|arg| self.holds(arg)) => {
                self.root(&e.receiver);
                e.args.iter().for_each(|arg| self.root(arg));
            }
            Expr::Call(e) if e.args.iter().any(|arg| self.holds(arg)) => {
                e.args.iter().for_each(|arg| self.root(arg));
            }
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    /// What a macro is given, as far as that is expressions.
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if macros::is_matches(mac) {
            if let Ok(written) = macros::matches(mac) {
                <Self as Visit<'_>>::visit_expr(self, &written);
            }
        } else if let Ok(mut arguments) = Arguments::parse(mac) {
            for value in arguments.values() {
                <Self as Visit<'_>>::visit_expr(self, value);
            }
        }
    }

    fn visit_item(&mut self, _item: &'ast syn::Item) {}
}
