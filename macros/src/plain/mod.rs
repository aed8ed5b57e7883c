//! The body as plain Rust: a closure that is type-checked, and never called.
//!
//! In it each yield is an expression of the type that is sent; all else stands as the
//! user wrote it. So rustc sees the body whole, and in order:
//!
//! - its lints say of the user's code what they say of any function's. The machine,
//!   which holds the same code in pieces, is not asked.
//! - the types of locals are inferred as in a function. The machine's frame is tied to
//!   them ([`ties`]), whatever piece of it comes first.
//! - what is not Rust at all is told about in rustc's own words.
//!
//! In goes the normalised block, as it went into [`crate::lower`]; out comes a
//! statement.

pub(crate) mod own;
mod this;
pub(crate) mod ties;
pub(crate) mod whole;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, ExprYield, Pat, Stmt};

use crate::face::{Face, Kind, Lookup, ours};
use crate::forms::{self, Form};
use crate::generator::Params;
use crate::lower::recursion::typed;
use crate::patterns::Position;
use crate::recursion::{Recursion, SelfCall};
use crate::rewrite;
use crate::scan;
use crate::sorted::Set;
use crate::walk::visit_mut::{self, VisitMut};
use ties::Ties;

/// Writes the statement, if all the types that it needs can be written down.
pub(crate) fn statement(
    block: &Block,
    params: &Params,
    face: &Face,
    ties: &Ties,
    hoisted: &Set<String>,
) -> Option<TokenStream> {
    let span = Span::mixed_site();
    let output = face.plain_output()?;
    let block = Plain {
        face,
        ties,
        hoisted,
        runs: false,
    }
    .body(block);
    let check = face.private("checked_not_run", span);
    let (begin, stmts) = (&ties.begin, block.stmts);
    let ends = block.brace_token.span.close();
    let rebind = &params.rebind;
    let body = quote_spanned!(ends=> { #rebind #begin #(#stmts)* });
    // rustc finds any assignment to a part of what a closure takes to be without a use.
    let assigned = params
        .mut_self
        .then(|| quote!(#[allow(unused_assignments)]));
    Some(quote! {
        #assigned
        #[cfg_attr(clippy, allow(clippy::infinite_loop, clippy::needless_range_loop))]
        if false {
            #check(move || -> #output #body)
        }
    })
}

struct Plain<'a> {
    face: &'a Face,
    ties: &'a Ties,
    hoisted: &'a Set<String>,
    /// Whether it is run: see [`whole`].
    runs: bool,
}

/// Names an item of a body.
pub(crate) fn item_key(item: &syn::Item) -> String {
    let tokens = item.to_token_stream().into_iter();
    let spans: Vec<String> = tokens.map(|token| format!("{:?}", token.span())).collect();
    spans.concat()
}

impl Plain<'_> {
    fn body(mut self, block: &Block) -> Block {
        let mut block = block.clone();
        self.tail(&mut block);
        self.visit_block_mut(&mut block);
        block
    }

    /// What a yield is to the body: a value goes out, another comes in.
    fn yielded(&self, e: &ExprYield, ignored: bool) -> Expr {
        let span = e.yield_token.span;
        let (ty, value) = (self.face.yields(), ours("__yielded", span));
        let operand = e.expr.as_ref().map_or_else(
            || forms::unit(span).to_token_stream(),
            ToTokens::to_token_stream,
        );
        let form = Form::of(e);
        let recursion = self.face.recursion.as_ref().zip(e.expr.as_ref());
        let called = recursion.and_then(|(recursion, operand)| {
            let call = recursion.call(operand).filter(|_| form.delegates())?;
            Some((recursion, call))
        });
        if let Some((recursion, call)) = called {
            return Expr::Verbatim(self.delegated_to_itself(
                recursion,
                &call,
                form.catches(),
                span,
            ));
        }
        if form.delegates() && self.runs {
            return Expr::Verbatim(self.handed_on(&operand, span));
        }
        if form.delegates() {
            return Expr::Verbatim(self.delegated(&operand, form.catches(), span));
        }
        let same = self.same_item(&value, span);
        let hand_out = quote_spanned!(span=>
            #[cfg_attr(clippy, allow(clippy::redundant_type_annotations))]
            let #value: #ty = #operand;
            #same
        );
        if self.runs {
            let user = e.attrs.iter().filter(|attr| !Form::marks(attr));
            let sink = whole::sink(span);
            // The operand may yield, too. In parentheses it does not look like a block whose
            // `else` was forgotten.
            let code = quote_spanned!(span=> ({ #hand_out #sink(#value) }));
            return Expr::Verbatim(if ignored {
                quote_spanned!(span=> #(#user)* #code)
            } else {
                code
            });
        }
        if ignored {
            let user = e.attrs.iter().filter(|attr| !Form::marks(attr));
            let comes = self.face.private("comes", span);
            return Expr::Verbatim(quote_spanned!(span=> #(#user)* #comes::<()>({ #hand_out })));
        }
        // A call, as the machine has a name: rustc finds the same wrong with both.
        let Kind::Generator { send, .. } = &self.face.kind else {
            let comes = self.face.private("comes", span);
            return Expr::Verbatim(quote_spanned!(span=> #comes::<()>({ #hand_out })));
        };
        let comes = self.face.private("comes", span);
        let ty = if form.catches() {
            self.face.caught()
        } else {
            quote!(#send)
        };
        Expr::Verbatim(quote_spanned!(span=> #comes::<#ty>({ #hand_out })))
    }

    /// What a delegation to the function itself is: it is not called here, since what it
    /// gives is not known before this is checked.
    fn delegated_to_itself(
        &self,
        recursion: &Recursion,
        call: &SelfCall,
        catches: bool,
        span: Span,
    ) -> TokenStream {
        let span = span.resolved_at(Span::mixed_site());
        let mut given = typed(&call.arguments, &recursion.params, call.span);
        let (comes, taken) = (
            self.face.private("comes", span),
            self.face.private("handed_in", span),
        );
        let (plain, caught) = self.face.ended_types();
        let ty = if catches { caught } else { plain };
        if !call.arguments.is_empty() {
            given = quote_spanned!(span=> #taken(#given));
        }
        if let Some(name) = &recursion.unsafe_name {
            // So that rustc sees a call that must be in an `unsafe` block, and tells of it
            // as of the user's.
            let mut name = name.clone();
            name.set_span(call.span);
            let called = quote_spanned!(call.span=> #name());
            given = quote_spanned!(span=> { #given; { unsafe fn #name() {} #called } });
        }
        if let Some(token) = &call.unsafe_token {
            given = quote_spanned!(token.span=> #token { #given });
        }
        quote_spanned!(span=> #comes::<#ty>(#given))
    }

    /// What a delegation is: its delegate's return value.
    fn delegated(&self, operand: &TokenStream, catches: bool, span: Span) -> TokenStream {
        let span = span.resolved_at(Span::mixed_site());
        let at = operand.span();
        let (send, error) = self.face.input_types();
        let (held, delegate) = (ours("__operand", at), ours("__delegate", at));
        let (to, resume) = (
            self.face.private("DelegateTo", at),
            self.face.private("Delegate", at),
        );
        let (comes, krate) = (self.face.private("comes", span), self.face.krate_at(span));
        self.face.looks_up(Lookup::Delegate);
        let wrapped = quote_spanned!(at=> {
            let #held = #operand;
            (&&&&&&#to::<#send, #error, _>::new(&#held)).__tag().wrap(#held)
        });
        let step =
            quote_spanned!(at=> #resume::<#send, #error>::resume(&mut #delegate, #comes(())));
        let (ty, value, item) = (
            self.face.yields(),
            ours("__yielded", span),
            ours("__yielded", at),
        );
        let same = self.same_item(&value, span);
        let returned = self
            .face
            .delegated(&quote_spanned!(span=> #value), catches, span);
        quote_spanned!(span=> ({
            let mut #delegate = #wrapped;
            match #step {
                #krate::Step::Yielded(#item) => {
                    let #value: #ty = #item;
                    #same
                    ::core::unreachable!()
                }
                #krate::Step::Returned(#value) => #returned,
                _ => ::core::unreachable!(),
            }
        }))
    }

    /// Unifies the types of all that is yielded, with the machine's too, if it can be.
    fn same_item(&self, value: &proc_macro2::Ident, span: Span) -> Option<TokenStream> {
        let same = || self.face.same_item(value, span);
        (!self.ties.own_items).then(same).flatten()
    }

    /// Ends the body, in the words in which the machine does: what rustc says twice in
    /// the same words, it says once.
    fn leave(&self, e: &syn::ExprReturn) -> Expr {
        let (value, span) = (e.expr.as_deref(), e.return_token.span);
        let value_ends = e.attrs.iter().any(is_value);
        let result = ours("__result", span);
        let unit = quote_spanned!(span=> ());
        let ty = self.face.value_type().unwrap_or_else(|| unit.clone());
        let unit = value.is_none().then_some(unit);
        let left = if self.runs {
            quote_spanned!(span=> ::core::option::Option::None)
        } else {
            result.to_token_stream()
        };
        let leave = quote_spanned!(span=> #[allow(unreachable_code)] return #left;);
        // What stands last is no jump then, of which clippy would say that an `else` behind
        // it is redundant.
        let ends = value_ends.then(|| {
            quote!(
                const _: () = ();
            )
        });
        Expr::Verbatim(quote_spanned!(span=> { let #result: #ty = #value #unit; #leave #ends }))
    }

    /// The body's value, wherever a branch of its tail ends.
    fn tail(&self, block: &mut Block) {
        if let Some(Stmt::Expr(expr, None)) = block.stmts.last_mut() {
            self.tail_expr(expr);
        }
    }

    fn tail_expr(&self, expr: &mut Expr) {
        let split = scan::expr(expr).any();
        match expr {
            Expr::If(e) if split => {
                self.tail(&mut e.then_branch);
                if let Some((_, otherwise)) = &mut e.else_branch {
                    self.tail_expr(otherwise);
                }
            }
            Expr::Match(e) if split => {
                e.arms
                    .iter_mut()
                    .for_each(|arm| self.tail_expr(&mut arm.body));
            }
            Expr::Block(e) if split && e.label.is_none() => self.tail(&mut e.block),
            Expr::Block(_)
            | Expr::Loop(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Unsafe(_)
            | Expr::If(_)
            | Expr::Match(_)
            | Expr::Return(_)
            | Expr::Break(_)
            | Expr::Continue(_)
            | Expr::Macro(_)
            | Expr::Assign(_)
            | Expr::Yield(_) => {}
            expr => {
                let value = std::mem::replace(expr, forms::unit(Span::call_site()));
                *expr = Expr::Return(syn::ExprReturn {
                    attrs: vec![syn::parse_quote!(#[__value])],
                    return_token: syn::Token![return](value.span()),
                    expr: Some(Box::new(value)),
                });
            }
        }
    }

    /// Ties what `pats` bind, at the beginning of the block.
    fn tie_in(&self, block: &mut Block, pats: &[Pat], position: Position) {
        let ties = self.ties.of(pats, position);
        if !ties.is_empty() {
            block
                .stmts
                .insert(0, Stmt::Expr(Expr::Verbatim(ties), None));
        }
    }
}

/// Whether this marks a `return` as ours, of the body's value.
fn is_value(attr: &syn::Attribute) -> bool {
    attr.path().is_ident("__value")
}

/// The patterns of the `let`s in a condition.
fn conditions(cond: &Expr, pats: &mut Vec<Pat>) {
    match cond {
        Expr::Let(e) => pats.push((*e.pat).clone()),
        Expr::Binary(e) => {
            conditions(&e.left, pats);
            conditions(&e.right, pats);
        }
        _ => {}
    }
}

impl VisitMut for Plain<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            Expr::If(e) => {
                let mut pats = Vec::new();
                conditions(&e.cond, &mut pats);
                visit_mut::visit_expr_if_mut(self, e);
                return self.tie_in(&mut e.then_branch, &pats, Position::Refutable);
            }
            Expr::While(e) => {
                let mut pats = Vec::new();
                conditions(&e.cond, &mut pats);
                visit_mut::visit_expr_while_mut(self, e);
                return self.tie_in(&mut e.body, &pats, Position::Refutable);
            }
            Expr::ForLoop(e) => {
                let pat = [(*e.pat).clone()];
                visit_mut::visit_expr_for_loop_mut(self, e);
                return self.tie_in(&mut e.body, &pat, Position::Irrefutable);
            }
            Expr::Macro(e) => {
                let face = self.face;
                return rewrite::macro_call(&mut e.mac, face, &mut |value| {
                    self.visit_expr_mut(value);
                });
            }
            Expr::Try(e) => {
                let thrown = self.face.may_be_thrown(&e.expr);
                self.visit_expr_mut(&mut e.expr);
                let span = e.question_token.span;
                *expr = self.face.plain_question(&e.expr, thrown, self.runs, span);
                return;
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        match expr {
            Expr::Yield(e) => *expr = self.yielded(e, false),
            // `break 'label ::path` could be read as a label's beginning.
            Expr::Break(e) => {
                let value = e.expr.take();
                e.expr = value.map(|value| Box::new(forms::parenthesised(*value)));
            }
            Expr::Return(e) => {
                *expr = forms::parenthesised(self.leave(e));
            }
            _ => {}
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        let ties = self
            .ties
            .of(std::slice::from_ref(&arm.pat), Position::Refutable);
        let yields = match &*arm.body {
            Expr::Yield(e) => Some(e.yield_token.span).filter(|_| self.runs),
            _ => None,
        };
        visit_mut::visit_arm_mut(self, arm);
        if let Some(span) = yields {
            // An arm that only yields is no block of statements to clippy.
            let body = &arm.body;
            *arm.body = Expr::Verbatim(quote_spanned!(span=> { #body }));
        }
        if !ties.is_empty() {
            let body = &arm.body;
            *arm.body = Expr::Verbatim(quote!({ #ties #body }));
            arm.comma = Some(<syn::Token![,]>::default());
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        // The items of blocks that are taken apart stand before the machine and this.
        let hoisted = |item: &syn::Item| self.hoisted.contains(&item_key(item));
        block
            .stmts
            .retain(|stmt| !matches!(stmt, Stmt::Item(item) if hoisted(item)));
        for stmt in std::mem::take(&mut block.stmts) {
            let ties = match &stmt {
                Stmt::Local(local) => {
                    let pat = [local.pat.clone()];
                    let refutable = local
                        .init
                        .as_ref()
                        .is_some_and(|init| init.diverge.is_some());
                    let position = if refutable {
                        Position::Refutable
                    } else {
                        Position::Irrefutable
                    };
                    self.ties.of(&pat, position)
                }
                _ => TokenStream::new(),
            };
            block.stmts.push(self.stmt(stmt));
            if !ties.is_empty() {
                block.stmts.push(Stmt::Expr(Expr::Verbatim(ties), None));
            }
        }
    }

    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}

/// Lets a call begin and end with the user's tokens: there a warning that its value is
/// unused must be.
fn at(call: &TokenStream, span: Span) -> Expr {
    let shown = call.clone().into_iter().map(|mut token| {
        match &mut token {
            TokenTree::Punct(punct) => punct.set_span(span),
            TokenTree::Group(group) => group.set_span(span),
            _ => {}
        }
        token
    });
    Expr::Verbatim(shown.collect())
}

impl Plain<'_> {
    fn stmt(&mut self, mut stmt: Stmt) -> Stmt {
        match &mut stmt {
            Stmt::Expr(Expr::Yield(e), semi @ Some(_)) if Form::of(e) == Form::Yield => {
                visit_mut::visit_expr_yield_mut(self, e);
                return Stmt::Expr(self.yielded(e, true), *semi);
            }
            Stmt::Expr(Expr::Yield(e), semi @ Some(_)) => {
                let span = e.yield_token.span;
                visit_mut::visit_expr_yield_mut(self, e);
                let value = self.yielded(e, false).to_token_stream();
                let given = self.face.private("given", span);
                let call = if Form::of(e).delegates() {
                    quote_spanned!(span=> #given(#value))
                } else {
                    value
                };
                return Stmt::Expr(at(&call, span), *semi);
            }
            Stmt::Expr(Expr::Return(e), semi) => {
                visit_mut::visit_expr_return_mut(self, e);
                let (leave, span) = (self.leave(e), e.return_token.span);
                // In parentheses it does not look like a block whose `else` was forgotten.
                let leave = Expr::Verbatim(quote_spanned!(span=> (#leave)));
                return Stmt::Expr(leave, *semi);
            }
            Stmt::Macro(mac) => {
                let face = self.face;
                rewrite::macro_call(&mut mac.mac, face, &mut |value| {
                    self.visit_expr_mut(value);
                });
            }
            _ => visit_mut::visit_stmt_mut(self, &mut stmt),
        }
        stmt
    }
}
