//! What has nothing to drop, as far as the text says.
//!
//! Types are known to rustc only, but many a local is declared with one, or begins as a literal.
//! Nobody sees when such a local is dropped.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::{BinOp, Expr, Lit, Local, Pat, Type, UnOp};

/// Whether the text says so of values of a type.
pub(crate) fn is_type(ty: &Type) -> bool {
    match ty {
        Type::Reference(_) => true,
        Type::Tuple(tuple) => tuple.elems.iter().all(is_type),
        Type::Paren(ty) => is_type(&ty.elem),
        Type::Group(ty) => is_type(&ty.elem),
        _ => is_simple(ty),
    }
}

/// Whether it is the type of numbers, say, or of tuples of them.
pub(crate) fn is_simple(ty: &Type) -> bool {
    const SIMPLE: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    match ty {
        Type::Path(path) => SIMPLE.iter().any(|name| path.path.is_ident(name)),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_simple),
        Type::Paren(ty) => is_simple(&ty.elem),
        Type::Group(ty) => is_simple(&ty.elem),
        _ => false,
    }
}

/// The type that a literal ends with: `0_u64`.
pub(crate) fn suffix(expr: &Expr) -> Option<TokenStream> {
    let (name, span) = match expr {
        Expr::Lit(lit) => match &lit.lit {
            Lit::Int(lit) => (lit.suffix(), lit.span()),
            Lit::Float(lit) => (lit.suffix(), lit.span()),
            Lit::Bool(lit) => ("bool", lit.span()),
            _ => return None,
        },
        Expr::Unary(e) if matches!(e.op, UnOp::Neg(_)) => return suffix(&e.expr),
        Expr::Paren(e) => return suffix(&e.expr),
        Expr::Group(e) => return suffix(&e.expr),
        _ => return None,
    };
    let name = (!name.is_empty()).then(|| Ident::new(name, span))?;
    Some(quote_spanned!(span=> ::core::primitive::#name))
}

/// Whether it says so of all that a `let` binds: parts of what has nothing to drop have nothing,
/// either.
pub(crate) fn is_local(local: &Local) -> bool {
    let declared = matches!(&local.pat, Pat::Type(pat) if is_type(&pat.ty));
    let init = local.init.as_ref();
    declared || init.is_some_and(|init| is_value(&init.expr))
}

/// Whether it says so of a value.
fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Binary(e) => matches!(
            e.op,
            BinOp::And(_)
                | BinOp::Or(_)
                | BinOp::Eq(_)
                | BinOp::Ne(_)
                | BinOp::Lt(_)
                | BinOp::Le(_)
                | BinOp::Gt(_)
                | BinOp::Ge(_)
        ),
        // A cast gives a number or a pointer.
        Expr::Cast(_) | Expr::Lit(_) | Expr::Reference(_) => true,
        Expr::Unary(e) => matches!(e.op, UnOp::Neg(_)) && matches!(*e.expr, Expr::Lit(_)),
        Expr::Tuple(e) => e.elems.iter().all(is_value),
        Expr::Paren(e) => is_value(&e.expr),
        Expr::Group(e) => is_value(&e.expr),
        _ => false,
    }
}
