//! Which expressions must be taken apart.
//!
//! Only what contains a yield, or jumps out of something that does. All else
//! stays as the user wrote it.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, ExprYield, Label, Lifetime, Pat, Stmt, Type};

use crate::forms;
use crate::lower::is_free;
use crate::macros;
use crate::resolve;
use crate::walk::visit::{self, Visit};

/// What was found in a piece of code, not counting closures, async blocks and
/// items.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Found {
    /// It yields.
    pub(crate) yields: bool,
    /// It has a `break` or `continue` that leads out of it.
    pub(crate) jumps: bool,
    /// It has control flow, of whatever kind.
    pub(crate) control: bool,
}

impl Found {
    /// Whether the code must be taken apart.
    pub(crate) const fn any(self) -> bool {
        self.yields || self.jumps
    }
}

/// Looks into an expression.
pub(crate) fn expr(expr: &Expr) -> Found {
    let mut scan = Scan::default();
    scan.visit_expr(expr);
    scan.found
}

/// Looks into a statement.
pub(crate) fn stmt(stmt: &Stmt) -> Found {
    let mut scan = Scan::default();
    scan.visit_stmt(stmt);
    scan.found
}

/// Looks into a block.
pub(crate) fn block(block: &Block) -> Found {
    let mut scan = Scan::default();
    scan.visit_block(block);
    scan.found
}

/// Whether an expression may have a type that no other expression has: a closure,
/// or what is made of one.
pub(crate) fn has_own_type(expr: &Expr) -> bool {
    struct Own(bool);
    impl<'ast> Visit<'ast> for Own {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            self.0 |= matches!(expr, Expr::Closure(_) | Expr::Async(_));
            visit::visit_expr(self, expr);
        }

        fn visit_macro(&mut self, mac: &'ast syn::Macro) {
            self.0 |= macros::kind(mac) == macros::Kind::Unknown || has_closure(mac.tokens.clone());
        }
    }
    let mut own = Own(false);
    own.visit_expr(expr);
    own.0
}

/// Whether nothing of a type is left to be inferred, as far as syntax tells.
pub(crate) fn is_written(ty: &Type) -> bool {
    fn all_written(tokens: TokenStream) -> bool {
        tokens.into_iter().all(|token| match token {
            TokenTree::Group(group) => all_written(group.stream()),
            TokenTree::Ident(word) => word != "_" && word != "impl",
            TokenTree::Punct(mark) => mark.as_char() != '!',
            TokenTree::Literal(_) => true,
        })
    }
    all_written(ty.to_token_stream())
}

/// Whether some expression among these tokens may have such a type: `|` may begin a closure.
pub(crate) fn may_own_type(tokens: TokenStream) -> bool {
    let mut before = None;
    tokens.into_iter().any(|token| {
        let last = before.replace(token.clone());
        match token {
            TokenTree::Group(group) => may_own_type(group.stream()),
            // `!=` is joint.
            TokenTree::Punct(punct) if punct.as_char() == '!' => match last {
                Some(TokenTree::Ident(name)) if punct.spacing() == Spacing::Alone => {
                    macros::named(&name) == macros::Kind::Unknown
                }
                _ => false,
            },
            TokenTree::Punct(punct) => punct.as_char() == '|',
            TokenTree::Ident(ident) => ident == "async",
            TokenTree::Literal(_) => false,
        }
    })
}

fn has_closure(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_closure(group.stream()),
        TokenTree::Punct(punct) => punct.as_char() == '|',
        TokenTree::Ident(ident) => ident == "async",
        TokenTree::Literal(_) => false,
    })
}

/// Whether an operand is a `match` on a value without an owner, which lives as long as
/// the statement.
pub(crate) fn matches_made(expr: &Expr) -> bool {
    struct Matches(bool);
    impl<'ast> Visit<'ast> for Matches {
        fn visit_expr_match(&mut self, e: &'ast syn::ExprMatch) {
            self.0 |= is_free(&e.expr);
            self.visit_expr(&e.expr);
        }

        fn visit_expr_if(&mut self, _expr: &'ast syn::ExprIf) {}

        fn visit_expr_closure(&mut self, _expr: &'ast syn::ExprClosure) {}

        fn visit_block(&mut self, _block: &'ast Block) {}
    }
    let mut matches = Matches(false);
    match expr {
        // The value of a statement that is a `match` lives as long as that anyway.
        Expr::Match(e) => matches.visit_expr(&e.expr),
        expr => matches.visit_expr(expr),
    }
    matches.0
}

/// Whether a macro's tokens hold `?`, `return`, `break` or `continue`.
pub(crate) fn mentions_control(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions_control(group.stream()),
        TokenTree::Punct(punct) => punct.as_char() == '?',
        TokenTree::Ident(ident) => ident == "return" || ident == "break" || ident == "continue",
        TokenTree::Literal(_) => false,
    })
}

/// Whether a macro's tokens hold `?` or `return`.
pub(crate) fn mentions_end(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions_end(group.stream()),
        TokenTree::Punct(punct) => punct.as_char() == '?',
        TokenTree::Ident(ident) => ident == "return",
        TokenTree::Literal(_) => false,
    })
}

/// Whether a macro's tokens hold an `.await`.
pub(crate) fn mentions_await(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions_await(group.stream()),
        TokenTree::Ident(ident) => ident == "await",
        _ => false,
    })
}

/// Whether a macro's tokens hold a way that is taken or not.
fn mentions_branch(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions_branch(group.stream()),
        TokenTree::Ident(ident) => ident == "if" || ident == "match" || ident == "matches",
        _ => false,
    })
}

#[derive(Default)]
struct Scan {
    found: Found,
    loops: usize,
    labels: Vec<Lifetime>,
}

impl Scan {
    fn breakable(&mut self, label: Option<&Label>, is_loop: bool, inside: impl FnOnce(&mut Self)) {
        self.loops += usize::from(is_loop);
        self.labels.extend(label.map(|label| label.name.clone()));
        inside(self);
        self.loops -= usize::from(is_loop);
        if label.is_some() {
            self.labels.pop();
        }
    }

    fn jump(&mut self, label: Option<&Lifetime>) {
        let stays = match label {
            Some(label) => self.labels.contains(label),
            None => self.loops > 0,
        };
        self.found.jumps |= !stays;
    }
}

impl<'ast> Visit<'ast> for Scan {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        self.found.control |= matches!(
            expr,
            Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_)
        ) || matches!(expr, Expr::Binary(e) if resolve::is_lazy(e.op));
        match expr {
            Expr::Yield(ExprYield { .. }) => self.found.yields = true,
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Loop(e) => self.breakable(e.label.as_ref(), true, |scan| {
                scan.visit_block(&e.body);
            }),
            Expr::While(e) => self.breakable(e.label.as_ref(), true, |scan| {
                scan.visit_expr(&e.cond);
                scan.visit_block(&e.body);
            }),
            Expr::ForLoop(e) => {
                self.visit_expr(&e.expr);
                self.breakable(e.label.as_ref(), true, |scan| {
                    scan.visit_block(&e.body);
                });
            }
            Expr::Block(e) => self.breakable(e.label.as_ref(), false, |scan| {
                scan.visit_block(&e.block);
            }),
            Expr::Break(e) => {
                self.jump(e.label.as_ref());
                visit::visit_expr_break(self, e);
            }
            Expr::Continue(e) => self.jump(e.label.as_ref()),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if !forms::is_generator(mac) {
            self.found.yields |= forms::mentions_yield(mac.tokens.clone());
            self.found.control |= macros::is_matches(mac);
            if mentions_control(mac.tokens.clone()) || mentions_branch(mac.tokens.clone()) {
                for value in macros::expressions(mac) {
                    self.visit_expr(&value);
                }
            }
        }
    }

    fn visit_item(&mut self, _item: &'ast syn::Item) {}

    fn visit_pat(&mut self, _pat: &'ast Pat) {}

    fn visit_type(&mut self, _ty: &'ast Type) {}
}
