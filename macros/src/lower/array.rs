//! Large arrays, which stay in place.
//!
//! A frame is moved out of the machine and back in with each resumption. For an array
//! of thousands of bytes that costs more than all else, so one that is kept across a
//! yield lives beside the frame, as a variable that the machine's closure owns, and is
//! named where it is.
//!
//! It must be seen to be an array from the text, and of a type that is `Copy`: then to
//! move it is to copy it, it has no drop, and there is nothing that a local could do
//! which the closure's variable cannot.
//!
//! Where an iterator has a second closure, for what is left of it, both are lent the array
//! instead. A `move` closure of the user's, which would take the loan, is given a copy
//! ([`crate::resolve`]); but what a macro makes that is not known may be one, too: then the body
//! has no second closure.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Lit, Local, Pat, Type, UnOp};

use super::Lower;
use crate::face::ours;
use crate::ir::NodeKind;
use crate::names::{Keep, View};
use crate::status::Effects;

/// Arrays of so many items or fewer are moved with the frame.
const SMALL: u64 = 32;

/// A local array, and a value to make its variable with.
pub(super) struct Array {
    ident: syn::Ident,
    value: TokenStream,
}

impl Array {
    /// Looks for one in `let buffer = [0; 4096]` or `let buffer: [u8; N] = ..`.
    pub(super) fn of(local: &Local) -> Option<Self> {
        let (pat, ty) = match &local.pat {
            Pat::Type(pat) => (&*pat.pat, Some(&*pat.ty)),
            pat => (pat, None),
        };
        let Pat::Ident(pat) = pat else { return None };
        if pat.by_ref.is_some() || pat.subpat.is_some() {
            return None;
        }
        let value = match ty {
            Some(ty) => {
                let value = zero(ty).filter(|_| is_large(ty))?;
                quote!({ let array: #ty = #value; array })
            }
            None => repeated(&local.init.as_ref()?.expr)?,
        };
        Some(Self {
            ident: pat.ident.clone(),
            value,
        })
    }

    fn place(&self) -> String {
        crate::plain::ties::place(&self.ident)
    }

    /// Names it, for the lowering to be done anew once it is known to be kept.
    pub(super) fn key(&self) -> String {
        format!("array {}", self.place())
    }
}

/// Whether a type is an array that is better not moved.
pub(crate) fn is_large(ty: &Type) -> bool {
    match ty {
        Type::Array(array) => {
            zero(&array.elem).is_some() && (is_many(&array.len) || is_large(&array.elem))
        }
        _ => false,
    }
}

fn is_many(len: &Expr) -> bool {
    match len {
        Expr::Lit(len) => match &len.lit {
            Lit::Int(len) => len.base10_parse::<u64>().is_ok_and(|len| len > SMALL),
            _ => false,
        },
        // A constant, or a parameter: it may be large.
        _ => true,
    }
}

/// Any value of a type that is plainly `Copy`.
fn zero(ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Array(array) => {
            let (item, len) = (zero(&array.elem)?, &array.len);
            Some(quote!([#item; #len]))
        }
        Type::Path(path) if path.qself.is_none() => {
            let name = path.path.get_ident()?;
            match name.to_string().as_str() {
                "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64"
                | "i128" | "isize" => Some(quote!(0)),
                "f32" | "f64" => Some(quote!(0.0)),
                "bool" => Some(quote!(false)),
                "char" => Some(quote!('\0')),
                _ => None,
            }
        }
        Type::Paren(ty) => zero(&ty.elem),
        Type::Group(ty) => zero(&ty.elem),
        _ => None,
    }
}

/// `[0; 4096]`, if it is large.
fn repeated(expr: &Expr) -> Option<TokenStream> {
    match expr {
        Expr::Repeat(e) => {
            let inner = repeated(&e.expr).is_some();
            let large = inner || is_many(&e.len);
            (large && is_literal(&e.expr)).then(|| e.to_token_stream())
        }
        Expr::Paren(e) => repeated(&e.expr),
        Expr::Group(e) => repeated(&e.expr),
        _ => None,
    }
}

fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Repeat(e) => is_literal(&e.expr),
        Expr::Unary(e) => matches!(e.op, UnOp::Neg(_)) && is_literal(&e.expr),
        _ => false,
    }
}

impl Lower<'_> {
    /// Lowers the declaration of an array that stays in place.
    pub(super) fn place_array(&mut self, array: &Array, local: Local) {
        let Some(mut init) = local.init else { return };
        let number = self.arrays.len();
        let span = array.ident.span().resolved_at(Span::mixed_site());
        let name = ours(&format!("__array{number}"), span);
        let effects = self.resolver().expr(&mut init.expr);
        let value = init.expr;
        self.push(
            NodeKind::Plain(quote_spanned!(span=> #name = #value;)),
            effects,
        );
        // What `Debug` and the inspection show of it is its type.
        let shown = self.names.declare_hidden("shown", span);
        self.names[shown].shown = Some(array.ident.to_string());
        self.names[shown].keep = Keep::Value;
        let marker = self.names[shown].ident.clone();
        let in_place = self.face.private("InPlace", span);
        let mut effects = Effects::default();
        effects.declare(shown);
        let code = quote_spanned!(span=> let #marker = #in_place::of(&#name););
        self.push_declaring(NodeKind::Plain(code), effects, vec![shown]);
        let view = View {
            tokens: name.to_token_stream(),
            names: crate::sorted::Set::new(),
            is_variable: true,
        };
        self.names.declare_view(&array.ident, view);
        self.arrays.push((name, array.value.clone(), array.place()));
    }
}
