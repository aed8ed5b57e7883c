//! Finds yields that belong to no generator, and generators without a yield.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Block, Expr, ImplItemFn, ItemFn, Macro};

use crate::errors::Errors;
use crate::face::Face;
use crate::forms;
use crate::macros;
use crate::scan;
use crate::walk::visit::{self, Visit};

/// Checks a normalised body; `never` is what to say, and where, if it never yields.
pub(crate) fn body(block: &Block, face: Option<&Face>, never: (Span, &str), errors: &mut Errors) {
    let Check {
        yields,
        misplaced,
        opaque,
        ..
    } = look(block, face, errors);
    if yields == 0 && misplaced == 0 && errors.is_empty() {
        let hidden = opaque.map_or_else(String::new, |name| {
            format!("\n = note: what `{name}!` expands to cannot be seen here: a yield in it does not count")
        });
        errors.at_span(never.0, format_args!("{}{hidden}", never.1));
    }
}

/// The same for a body that need not yield.
pub(crate) fn misplaced(block: &Block, face: &Face, errors: &mut Errors) {
    look(block, Some(face), errors);
}

/// The same for an expression.
pub(crate) fn misplaced_in(expr: &Expr, face: &Face, errors: &mut Errors) {
    Check::new(Some(face), errors).visit_expr(expr);
}

fn look<'a>(block: &Block, face: Option<&Face>, errors: &'a mut Errors) -> Check<'a> {
    let mut check = Check::new(face, errors);
    check.visit_block(block);
    check
}

struct Check<'a> {
    errors: &'a mut Errors,
    /// Whether the generator's body may await.
    awaits: bool,
    /// What the code being looked at is inside of, other than the generator.
    inside: Option<&'static str>,
    yields: usize,
    misplaced: usize,
    /// A macro of which it is not known what it expands to.
    opaque: Option<String>,
}

impl<'a> Check<'a> {
    fn new(face: Option<&Face>, errors: &'a mut Errors) -> Self {
        Self {
            errors,
            // Of a function whose face is not known, nothing more is said.
            awaits: face.is_none_or(Face::awaits),
            inside: None,
            yields: 0,
            misplaced: 0,
            opaque: None,
        }
    }
}

impl Check<'_> {
    /// Refuses a yield in a macro call that is no expression.
    fn cannot_yield(&mut self, mac: &Macro, message: &str) {
        let own = forms::Form::of_path(&mac.path).map(|_| mac.path.segments[0].ident.span());
        if let Some(span) = own.or_else(|| forms::find_yield(mac.tokens.clone())) {
            self.errors.at_span(span, message);
        }
    }

    fn within(&mut self, what: &'static str, inside: impl FnOnce(&mut Self)) {
        let outer = self.inside.replace(what);
        inside(self);
        self.inside = outer;
    }

    fn found(&mut self, span: Span) {
        let Some(what) = self.inside else {
            self.yields += 1;
            return;
        };
        self.misplaced += 1;
        let remedy = match what {
            "a function" => {
                "mark the function `#[generator]`, and delegate to it with `yield_from!`"
            }
            _ => "loop in the generator's own body, or collect the values and yield them after",
        };
        self.errors.at_span(
            span,
            format_args!(
                "a yield in {what} belongs to no generator: that code runs on its own\n = help: {remedy}"
            ),
        );
    }

    /// A condition, which is a chain of `let`s and expressions.
    fn condition(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(e) => {
                self.visit_pat(&e.pat);
                self.visit_expr(&e.expr);
            }
            Expr::Binary(e) if matches!(e.op, syn::BinOp::And(_)) => {
                self.condition(&e.left);
                self.condition(&e.right);
            }
            cond => self.visit_expr(cond),
        }
    }

    fn function(&mut self, attrs: &[Attribute], block: &Block) {
        let own = |attr: &Attribute| {
            let last = attr.path().segments.last();
            last.is_some_and(|last| last.ident == "generator")
        };
        if attrs.iter().any(own) {
            return;
        }
        if let Some(span) = forms::find_yield(block.to_token_stream()) {
            self.within("a function", |this| this.found(span));
        }
    }
}

impl<'ast> Visit<'ast> for Check<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Yield(e) => {
                self.found(e.yield_token.span);
                visit::visit_expr_yield(self, e);
            }
            Expr::Await(e) if !self.awaits && self.inside.is_none() => {
                self.errors.at(
                    e.await_token,
                    "this generator cannot await: nobody polls it\n\
                     = help: let the function return `impl Stream<Item = T>` or `impl AsyncGenerator<A, E, ..>`",
                );
                self.visit_expr(&e.base);
            }
            Expr::Closure(e) => self.within("a closure", |this| {
                visit::visit_expr_closure(this, e);
            }),
            Expr::Async(e) => self.within("an async block", |this| {
                visit::visit_expr_async(this, e);
            }),
            Expr::Const(e) => self.within("a const block", |this| {
                visit::visit_expr_const(this, e);
            }),
            Expr::Repeat(e) => {
                self.visit_expr(&e.expr);
                self.within("an array's length", |this| this.visit_expr(&e.len));
            }
            Expr::If(e) => {
                self.condition(&e.cond);
                self.visit_block(&e.then_branch);
                if let Some((_, otherwise)) = &e.else_branch {
                    self.visit_expr(otherwise);
                }
            }
            Expr::While(e) => {
                self.condition(&e.cond);
                self.visit_block(&e.body);
            }
            Expr::Let(e) => {
                let message =
                    "`let` is no expression: it stands in the condition of an `if` or `while`";
                self.errors.at(e.let_token, message);
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        self.visit_pat(&arm.pat);
        if let Some((_, guard)) = &arm.guard {
            self.condition(guard);
        }
        self.visit_expr(&arm.body);
    }

    fn visit_type_macro(&mut self, ty: &'ast syn::TypeMacro) {
        self.cannot_yield(&ty.mac, "a type cannot yield");
    }

    fn visit_pat(&mut self, pat: &'ast syn::Pat) {
        match pat {
            syn::Pat::Macro(e) => self.cannot_yield(&e.mac, "a pattern cannot yield"),
            syn::Pat::Const(e) => self.within("a const block", |this| {
                visit::visit_expr_const(this, e);
            }),
            _ => visit::visit_pat(self, pat),
        }
    }

    fn visit_type_array(&mut self, ty: &'ast syn::TypeArray) {
        self.visit_type(&ty.elem);
        self.within("an array's length", |this| this.visit_expr(&ty.len));
    }

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        if pat.ident == "self" {
            self.errors.at(&pat.ident, "`self` is no name for a local");
        }
        visit::visit_pat_ident(self, pat);
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if forms::is_generator(mac) {
            return;
        }
        let arguments = macros::expressions(mac);
        let foreign = !self.awaits && scan::mentions_await(mac.tokens.clone());
        if (foreign || forms::mentions_yield(mac.tokens.clone())) && !arguments.is_empty() {
            for mut value in arguments {
                // What is wrong with it otherwise, the lowering says.
                forms::normalise_expr(&mut value, &mut Errors::default());
                let mut argument = Check {
                    errors: &mut *self.errors,
                    awaits: self.awaits,
                    inside: self.inside,
                    yields: 0,
                    misplaced: 0,
                    opaque: None,
                };
                argument.visit_expr(&value);
                let Check {
                    yields, misplaced, ..
                } = argument;
                self.yields += yields;
                self.misplaced += misplaced;
            }
        } else if let Some(span) = forms::find_yield(mac.tokens.clone()) {
            self.found(span);
        } else if macros::kind(mac) == macros::Kind::Unknown {
            let name = mac.path.segments.last().map(|last| last.ident.to_string());
            self.opaque = self.opaque.take().or(name);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.attrs, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.attrs, &item.block);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        // What expands to a generator of its own may well yield.
        if mentions_generator(item.mac.tokens.clone()) {
            return;
        }
        if let Some(span) = forms::find_yield(item.mac.tokens.clone()) {
            self.misplaced += 1;
            self.errors.at_span(
                span,
                "a yield in `macro_rules!` is not seen where that is used: it is expanded later\n\
                 = help: let it take or give a value, and yield in the body: `yield_!(name!(..))`, \
                 `name!(yield_!(..))`",
            );
        }
    }
}

fn mentions_generator(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions_generator(group.stream()),
        TokenTree::Ident(name) => name == "generator",
        _ => false,
    })
}
