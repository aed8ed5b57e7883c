//! `#[cfg]` inside of a body, or on a parameter.
//!
//! Only rustc knows which conditions hold. So what asks is written twice, once
//! with what the condition guards and once without, each under that condition; rustc
//! drops the one, and calls the macro again for the other.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Block, Expr, ExprMatch, ExprStruct, FnArg, Meta, PatStruct, Signature, Stmt};

use crate::forms;
use crate::macros::{self, Arguments, Kind};
use crate::walk::visit::Visit;
use crate::walk::visit_mut::{self, VisitMut};

/// What there is for each answer to the first condition that is asked in it.
pub(crate) struct Split<T> {
    /// The condition.
    pub(crate) condition: TokenStream,
    /// What there is if it holds.
    pub(crate) with: T,
    /// What there is if it does not.
    pub(crate) without: T,
}

/// Splits a function at the first condition in it, if there is one.
pub(crate) fn split(sig: &Signature, block: &Block) -> Option<Split<(Signature, Block)>> {
    let mut first = First(None);
    for input in &sig.inputs {
        for attr in attributes_of(input) {
            first.visit_attribute(attr);
        }
    }
    first.visit_block(block);
    let condition = first.0?;
    let answered = |holds| {
        let (mut sig, mut block) = (sig.clone(), block.clone());
        let text = condition.to_string();
        let mut answer = Answer { text, holds };
        answer.visit_signature_mut(&mut sig);
        answer.visit_block_mut(&mut block);
        (sig, block)
    };
    Some(Split {
        with: answered(true),
        without: answered(false),
        condition,
    })
}

/// Splits a body alone.
pub(crate) fn split_body(block: &Block) -> Option<Split<Block>> {
    let split = split(&syn::parse_quote!(fn body()), block)?;
    Some(Split {
        condition: split.condition,
        with: split.with.1,
        without: split.without.1,
    })
}

/// The attributes of a parameter.
fn attributes_of(input: &FnArg) -> &[Attribute] {
    match input {
        FnArg::Receiver(input) => &input.attrs,
        FnArg::Typed(input) => &input.attrs,
    }
}

/// The condition of a `#[cfg(condition)]`.
fn condition(attr: &Attribute) -> Option<TokenStream> {
    match &attr.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.clone()),
        _ => None,
    }
}

struct First(Option<TokenStream>);

impl<'ast> Visit<'ast> for First {
    fn visit_attribute(&mut self, attr: &'ast Attribute) {
        if self.0.is_none() {
            self.0 = condition(attr);
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if self.0.is_some() || !asks(mac) {
            return;
        }
        let values = match operand(mac) {
            Some(operand) => vec![operand],
            None => macros::expressions(mac),
        };
        let mut inside = First(None);
        for value in &values {
            inside.visit_expr(value);
        }
        self.0 = inside.0;
    }

    // rustc sees to those itself.
    fn visit_item(&mut self, _item: &'ast syn::Item) {}
}

/// Whether there may be a condition among the arguments of a macro.
fn asks(mac: &syn::Macro) -> bool {
    fn mentions(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => mentions(group.stream()),
            TokenTree::Ident(ident) => ident == "cfg",
            _ => false,
        })
    }
    mentions(mac.tokens.clone())
}

/// The operand of a form that yields: its tokens are the body's.
fn operand(mac: &syn::Macro) -> Option<Expr> {
    forms::Form::of_path(&mac.path)?;
    mac.parse_body().ok()
}

struct Answer {
    text: String,
    holds: bool,
}

impl Answer {
    /// Whether what has these attributes stays; the condition goes.
    fn stays(&self, attrs: &mut Vec<Attribute>) -> bool {
        let before = attrs.len();
        attrs.retain(|attr| condition(attr).is_none_or(|found| found.to_string() != self.text));
        self.holds || attrs.len() == before
    }
}

impl VisitMut for Answer {
    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.retain_mut(|stmt| match stmt {
            Stmt::Local(local) => self.stays(&mut local.attrs),
            Stmt::Macro(mac) => self.stays(&mut mac.attrs),
            Stmt::Expr(expr, _) => attributes(expr).is_none_or(|attrs| self.stays(attrs)),
            Stmt::Item(_) => true,
        });
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_signature_mut(&mut self, sig: &mut Signature) {
        let inputs = std::mem::take(&mut sig.inputs).into_pairs();
        let stays = inputs.filter_map(|mut input| {
            let attrs = match input.value_mut() {
                FnArg::Receiver(input) => &mut input.attrs,
                FnArg::Typed(input) => &mut input.attrs,
            };
            self.stays(attrs).then_some(input)
        });
        sig.inputs = stays.collect();
    }

    fn visit_expr_match_mut(&mut self, expr: &mut ExprMatch) {
        expr.arms.retain_mut(|arm| self.stays(&mut arm.attrs));
        visit_mut::visit_expr_match_mut(self, expr);
    }

    fn visit_expr_struct_mut(&mut self, expr: &mut ExprStruct) {
        let fields = std::mem::take(&mut expr.fields);
        for mut field in fields {
            if self.stays(&mut field.attrs) {
                expr.fields.push(field);
            }
        }
        // `..rest` follows a comma.
        if expr.dot2_token.is_some() && !expr.fields.empty_or_trailing() {
            expr.fields.push_punct(<syn::Token![,]>::default());
        }
        visit_mut::visit_expr_struct_mut(self, expr);
    }

    fn visit_pat_struct_mut(&mut self, pat: &mut PatStruct) {
        let fields = std::mem::take(&mut pat.fields);
        for mut field in fields {
            if self.stays(&mut field.attrs) {
                pat.fields.push(field);
            }
        }
        // `..` follows a comma.
        if pat.rest.is_some() && !pat.fields.empty_or_trailing() {
            pat.fields.push_punct(<syn::Token![,]>::default());
        }
        visit_mut::visit_pat_struct_mut(self, pat);
    }

    // Anywhere else rustc has the last word on it; it must not be asked for again.
    fn visit_attributes_mut(&mut self, attrs: &mut Vec<Attribute>) {
        self.stays(attrs);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if !asks(mac) {
            return;
        }
        if let Some(mut operand) = operand(mac) {
            self.visit_expr_mut(&mut operand);
            mac.tokens = operand.into_token_stream();
        } else if let (true, Ok(Expr::Match(mut written))) =
            (macros::is_matches(mac), macros::matches(mac))
        {
            self.visit_expr_mut(&mut written.expr);
            let arm = &mut written.arms[0];
            self.visit_pat_mut(&mut arm.pat);
            let guard = arm.guard.as_mut().map(|(if_token, guard)| {
                self.visit_expr_mut(guard);
                quote!(#if_token #guard)
            });
            let (value, pat) = (&written.expr, &arm.pat);
            mac.tokens = quote!(#value, #pat #guard);
        } else if macros::kind(mac) != Kind::Unknown {
            if let Ok(mut arguments) = Arguments::parse(mac) {
                let values = arguments.values().into_iter();
                values.for_each(|value| self.visit_expr_mut(value));
                mac.tokens = arguments.into_token_stream();
            }
        }
    }

    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}

/// The attributes of a statement, which syn gives to the first operand of it.
fn attributes(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    macro_rules! attributes {
        ($($variant:ident)*) => {
            match expr {
                Expr::Assign(e) => attributes(&mut e.left),
                Expr::Binary(e) => attributes(&mut e.left),
                Expr::Cast(e) => attributes(&mut e.expr),
                $(Expr::$variant(e) => Some(&mut e.attrs),)*
                _ => None,
            }
        };
    }
    attributes! {
        Array Async Await Block Break Call Closure Const Continue Field ForLoop Group If Index
        Infer Let Lit Loop Macro Match MethodCall Paren Path Range RawAddr Reference Repeat
        Return Struct Try TryBlock Tuple Unary Unsafe While Yield
    }
}

/// The condition negated.
pub(crate) fn not(condition: &TokenStream) -> TokenStream {
    let condition = condition.to_token_stream();
    quote!(not(#condition))
}
