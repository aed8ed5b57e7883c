//! Yields, `?`, `return` and `.await` among the tokens of a macro that is not known.
//!
//! Rewritten where they stand, whatever the macro makes of its tokens: the handlers of
//! `tokio::select!` say. A body that rustc lowers stays whole, so nothing more need be known
//! than that the macro runs them in the body. If it makes a closure or an async block of
//! them, a yield there would be of no body, so rustc refuses it: see [`Native::in_body`].

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::buffer::Cursor;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Block, Expr, ExprMacro, Item, Lifetime, Macro, Stmt, Token};

use super::{Native, index};
use crate::face::Face;
use crate::walk::visit_mut::VisitMut;
use crate::{check, forms, scan};

/// Macros that are known to run in the body what they are given, though not what they
/// make of it.
const IN_PLACE: [&str; 6] = [
    "select",
    "select_biased",
    "join",
    "try_join",
    "pin",
    "pin_mut",
];

impl Native<'_> {
    /// Rewrites what is in a macro call.
    pub(super) fn unknown(&mut self, mac: &mut Macro) {
        if !forms::is_generator(mac) && rewrites(mac, self.face) {
            let outer = std::mem::replace(&mut self.in_macro, true);
            mac.tokens = self.tokens(std::mem::take(&mut mac.tokens));
            self.in_macro = outer;
        }
    }

    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let pieces = |input: ParseStream<'_>| {
            let mut done = TokenStream::new();
            while !input.is_empty() {
                let piece = self.piece(input)?;
                done.extend(piece);
            }
            Ok(done)
        };
        pieces.parse2(tokens.clone()).unwrap_or(tokens)
    }

    /// Takes from the input as much as can be read as one piece of code, and rewrites that.
    fn piece(&mut self, input: ParseStream<'_>) -> syn::Result<TokenStream> {
        let begin = input.cursor();
        if let Some(end) = item(input) {
            return Ok(between(begin, end));
        }
        if let Some((mut block, end)) = statement(input) {
            let written = between(begin, end);
            if !self.touches(&written) {
                return Ok(written);
            }
            self.block(&mut block);
            return Ok(block
                .stmts
                .into_iter()
                .map(Stmt::into_token_stream)
                .collect());
        }
        let ahead = input.fork();
        if let Ok(expr) = Expr::parse_with_earlier_boundary_rule(&ahead) {
            input.advance_to(&ahead);
            let written = between(begin, input.cursor());
            return Ok(self.expression(expr, written));
        }
        let ahead = input.fork();
        if let Ok(mac) = ahead.parse::<Macro>() {
            input.advance_to(&ahead);
            let written = between(begin, input.cursor());
            let attrs = Vec::new();
            return Ok(self.expression(Expr::Macro(ExprMacro { attrs, mac }), written));
        }
        Ok(match input.parse::<TokenTree>()? {
            TokenTree::Group(group) => self.group(&group).into_token_stream(),
            token => token.into_token_stream(),
        })
    }

    fn group(&mut self, group: &Group) -> Group {
        let tokens = group.stream();
        let is_block = group.delimiter() == Delimiter::Brace;
        let stmts = Block::parse_within.parse2(tokens.clone());
        let inner = match stmts {
            Ok(stmts) if is_block && self.touches(&tokens) => {
                let brace_token = syn::token::Brace(group.span());
                let mut block = Block { brace_token, stmts };
                self.block(&mut block);
                let stmts = block.stmts;
                quote!(#(#stmts)*)
            }
            Ok(_) if is_block => tokens,
            _ => self.tokens(tokens),
        };
        let mut inner = Group::new(group.delimiter(), inner);
        inner.set_span(group.span());
        inner
    }

    fn block(&mut self, block: &mut Block) {
        forms::normalise(block, self.errors);
        check::misplaced(block, self.face, self.errors);
        index::hoist(block);
        self.visit_block_mut(block);
    }

    /// Rewrites an expression that was written like this.
    fn expression(&mut self, mut expr: Expr, written: TokenStream) -> TokenStream {
        if !self.touches(&written) {
            return written;
        }
        forms::normalise_expr(&mut expr, self.errors);
        check::misplaced_in(&expr, self.face, self.errors);
        index::hoist_expr(&mut expr);
        self.visit_expr_mut(&mut expr);
        expr.into_token_stream()
    }

    /// Whether there is something to be rewritten.
    fn touches(&self, tokens: &TokenStream) -> bool {
        forms::mentions_yield(tokens.clone())
            || scan::mentions_end(tokens.clone())
            || self.face.awaits() && scan::mentions_await(tokens.clone())
    }

    /// What rustc refuses, where a macro put it into something else than the body: a label
    /// is not seen from inside of that. It stands for nothing.
    pub(super) fn in_body(&mut self, span: Span) -> Option<TokenStream> {
        if !self.in_macro {
            return None;
        }
        self.hidden.body = true;
        let span = span.resolved_at(Span::mixed_site());
        let (label, comes) = (body(span), self.face.private("comes", span));
        let jump = quote_spanned!(span=> if false { break #label #comes(()); });
        Some(within(&jump, span))
    }

    /// Leaves the body with its value, from inside of a macro.
    pub(super) fn out_of_body(&mut self, value: &TokenStream, span: Span) -> Option<TokenStream> {
        if !self.in_macro {
            return None;
        }
        self.hidden.body = true;
        let label = body(span);
        Some(within(&quote_spanned!(span=> break #label #value), span))
    }

    /// Leaves the body with a step.
    pub(super) fn leave_with(&mut self, step: &TokenStream, span: Span) -> TokenStream {
        if !self.in_macro {
            return quote_spanned!(span=> return #step);
        }
        self.hidden.end = true;
        leave(step, span)
    }
}

/// Leaves the body with a step, from inside of a macro.
pub(super) fn leave(step: &TokenStream, span: Span) -> TokenStream {
    let label = end(span);
    within(&quote_spanned!(span=> break #label #step), span)
}

/// The labels that macros' arguments jump to, if there are any.
#[derive(Default)]
pub(super) struct Hidden {
    /// That around the body, which has its value.
    pub(super) body: bool,
    /// That around the step which is made of it.
    pub(super) end: bool,
}

/// The label around the body; rustc says its name where it cannot be seen.
pub(super) fn body(span: Span) -> Lifetime {
    Lifetime::new(
        "'body_of_the_generator",
        span.resolved_at(Span::mixed_site()),
    )
}

/// The label around what becomes of the body.
pub(super) fn end(span: Span) -> Lifetime {
    Lifetime::new(
        "'end_of_the_generator",
        span.resolved_at(Span::mixed_site()),
    )
}

/// A jump in a block of its own: out of none, rustc would speak of it twice.
fn within(jump: &TokenStream, span: Span) -> TokenStream {
    let label = Lifetime::new("'_jump", span.resolved_at(Span::mixed_site()));
    quote_spanned!(span=> #label: { #jump })
}

/// Whether what is in a macro is looked at.
///
/// In a stream `?` is native where there is no yield: other macros than these may make a
/// closure of it, and async-stream lets them. In a generator it would not be
/// understood anyway.
fn rewrites(mac: &Macro, face: &Face) -> bool {
    let tokens = &mac.tokens;
    let name = mac.path.segments.last();
    let in_place = name.is_some_and(|name| IN_PLACE.iter().any(|known| name.ident == known));
    let ends = || scan::mentions_end(tokens.clone());
    let awaits = || face.awaits() && scan::mentions_await(tokens.clone());
    forms::mentions_yield(tokens.clone())
        || (in_place || !face.is_iterator()) && ends()
        || in_place && awaits()
}

/// An item is left as it is; tells where it ends.
fn item(input: ParseStream<'_>) -> Option<Cursor<'_>> {
    let ahead = input.fork();
    match ahead.parse::<Item>() {
        Ok(Item::Verbatim(_)) | Err(_) => return None,
        Ok(Item::Macro(mac)) if mac.ident.is_none() => return None,
        Ok(_) => input.advance_to(&ahead),
    }
    Some(input.cursor())
}

/// A `let` statement, alone in a block, and where it ends.
fn statement(input: ParseStream<'_>) -> Option<(Block, Cursor<'_>)> {
    if !input.peek(Token![let]) {
        return None;
    }
    let ahead = input.fork();
    let stmt = ahead.parse::<Stmt>().ok()?;
    input.advance_to(&ahead);
    let block = Block {
        brace_token: syn::token::Brace::default(),
        stmts: vec![stmt],
    };
    Some((block, input.cursor()))
}

/// The tokens from one place to another.
fn between(from: Cursor<'_>, to: Cursor<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut at = from;
    while at < to {
        let Some((token, next)) = at.token_tree() else {
            break;
        };
        tokens.extend(Some(token));
        at = next;
    }
    tokens
}
