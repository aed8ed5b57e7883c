//! What expressions are by their shape: a name, a value, a place that is assigned.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Ident, Member, parse_quote_spanned};

use crate::errors::Errors;
use crate::face::Face;
use crate::walk::visit::{self, Visit};

/// The name of an expression that is nothing but a name.
pub(crate) fn lone_name(expr: &mut Expr) -> Option<&mut Ident> {
    match expr {
        Expr::Path(e) if e.qself.is_none() && e.path.leading_colon.is_none() => {
            let mut segments = e.path.segments.iter_mut();
            let only = segments
                .next()
                .filter(|segment| segment.arguments.is_none());
            only.filter(|_| segments.next().is_none())
                .map(|segment| &mut segment.ident)
        }
        Expr::Paren(e) => lone_name(&mut e.expr),
        Expr::Group(e) => lone_name(&mut e.expr),
        _ => None,
    }
}

/// Writes `Point { x }` as `Point { x: x_1 }` where a rename asks for it.
pub(crate) fn spell_out_fields(expr: &mut syn::ExprStruct) {
    for field in &mut expr.fields {
        let Member::Named(member) = &field.member else {
            continue;
        };
        let member = format!("{member}{:?}", member.span());
        let same = lone_name(&mut field.expr)
            .is_some_and(|name| format!("{name}{:?}", name.span()) == member);
        if field.colon_token.is_none() && !same {
            field.colon_token = Some(syn::Token![:](field.member.span()));
        }
    }
}

/// The places that an assignment goes to, in order.
pub(super) fn targets(left: &mut Expr, each: &mut impl FnMut(&mut Expr)) {
    match left {
        Expr::Tuple(e) => e.elems.iter_mut().for_each(|elem| targets(elem, each)),
        Expr::Array(e) => e.elems.iter_mut().for_each(|elem| targets(elem, each)),
        Expr::Call(e) => e.args.iter_mut().for_each(|elem| targets(elem, each)),
        Expr::Struct(e) => {
            for field in &mut e.fields {
                targets(&mut field.expr, each);
            }
            spell_out_fields(e);
        }
        Expr::Paren(e) => targets(&mut e.expr, each),
        Expr::Infer(_) | Expr::Range(_) => {}
        place => each(place),
    }
}

/// Ends the body: `return` and `return value`.
pub(crate) fn leave(
    face: &Face,
    errors: &mut Errors,
    value: Option<&Expr>,
    span: Span,
) -> proc_macro2::TokenStream {
    if let (true, Some(value)) = (face.is_iterator(), value.filter(|value| is_value(value))) {
        errors.at(
            value,
            "an iterator returns no value\n\
             = help: yield it, `yield_!(..)`, and then `return`; or let the function return \
             `impl Generator<(), Yield = .., Return = ..>`",
        );
        return face.leave(None, span);
    }
    face.leave(value, span)
}

/// Whether an expression is plain to have a value other than `()`: of any other, its
/// type will tell.
fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(e) => !e.elems.is_empty(),
        Expr::Call(e) => match &*e.func {
            Expr::Path(e) => e.path.segments.last().is_some_and(|name| {
                let name = name.ident.to_string();
                name.starts_with(char::is_uppercase)
            }),
            _ => false,
        },
        Expr::Binary(e) => !is_compound(e.op),
        Expr::Paren(e) => is_value(&e.expr),
        Expr::Path(_)
        | Expr::Lit(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Reference(_)
        | Expr::Unary(_)
        | Expr::Cast(_)
        | Expr::Range(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Closure(_) => true,
        _ => false,
    }
}

/// Whether the target of an assignment has a `_` or `..` in it.
pub(super) fn leaves_some(target: &Expr) -> bool {
    match target {
        Expr::Infer(_) | Expr::Range(_) => true,
        Expr::Tuple(e) => e.elems.iter().any(leaves_some),
        Expr::Array(e) => e.elems.iter().any(leaves_some),
        Expr::Call(e) => e.args.iter().any(leaves_some),
        Expr::Struct(e) => {
            e.dot2_token.is_some() || e.fields.iter().any(|field| leaves_some(&field.expr))
        }
        Expr::Paren(e) => leaves_some(&e.expr),
        _ => false,
    }
}

/// Whether a part of `left && right` is a `let`.
pub(crate) fn has_let(left: &Expr, right: &Expr) -> bool {
    let is_let = |expr: &Expr| match expr {
        Expr::Let(_) => true,
        Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => has_let(&e.left, &e.right),
        _ => false,
    };
    is_let(left) || is_let(right)
}

/// `&&` and `||`, of which the right side may not be evaluated.
pub(crate) const fn is_lazy(op: BinOp) -> bool {
    matches!(op, BinOp::And(_) | BinOp::Or(_))
}

/// `+=` and its like.
pub(crate) const fn is_compound(op: BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// The parts of `a && b && c`.
pub(crate) fn chain(cond: Expr, parts: &mut Vec<Expr>) {
    match cond {
        Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
            chain(*e.left, parts);
            chain(*e.right, parts);
        }
        Expr::Paren(e) if matches!(&*e.expr, Expr::Paren(_)) => chain(*e.expr, parts),
        Expr::Paren(e) if matches!(&*e.expr, Expr::Binary(e) if matches!(e.op, BinOp::And(_))) => {
            chain(*e.expr, parts);
        }
        cond => parts.push(cond),
    }
}

/// Whether a condition is a chain with a `let`.
pub(crate) fn is_chain(cond: &Expr) -> bool {
    matches!(cond, Expr::Binary(e) if matches!(e.op, BinOp::And(_)) && has_let(&e.left, &e.right))
}

/// One `if` in the other for each part of a condition, with what runs where all of them hold.
pub(super) fn nest(cond: &Expr, innermost: Expr, span: Span) -> Expr {
    let mut parts = Vec::new();
    chain(cond.clone(), &mut parts);
    let around = |inner, part| parse_quote_spanned!(span=> if #part { #inner; });
    parts.into_iter().rev().fold(innermost, around)
}

/// An `if` without `else` and with a chain as one `if` in the other.
pub(super) fn nested(e: &syn::ExprIf) -> Expr {
    let span = e.if_token.span.resolved_at(Span::mixed_site());
    let (attrs, then) = (&e.attrs, &e.then_branch);
    let nested = nest(&e.cond, parse_quote_spanned!(span=> #then), span);
    parse_quote_spanned!(span=> #(#attrs)* #nested)
}

/// An `if` with a chain as one `if` in the other, so that each way that there is can be
/// written on. What a `let` matches drops before the `else`, as in edition 2024, the only one
/// that has chains. No chain in it may have the same `number`: it names the label.
pub(super) fn unchained(e: &syn::ExprIf, number: usize) -> Expr {
    let span = e.if_token.span.resolved_at(Span::mixed_site());
    let mut label = syn::Lifetime::new(&format!("'__chain{number}"), span);
    label.set_span(span);
    let then = &e.then_branch;
    let nested = nest(
        &e.cond,
        parse_quote_spanned!(span=> break #label #then),
        span,
    );
    let otherwise = e.else_branch.as_ref().map(|(_, otherwise)| otherwise);
    let attrs = &e.attrs;
    parse_quote_spanned!(span=> #(#attrs)* #label: { #nested #otherwise })
}

/// Whether a jump without a label leads out of an `if`: none may lead out of a block that
/// has one.
pub(super) fn jumps_unlabelled(e: &syn::ExprIf) -> bool {
    struct Jumps(bool);
    impl<'ast> Visit<'ast> for Jumps {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match expr {
                Expr::Break(e) => self.0 |= e.label.is_none(),
                Expr::Continue(e) => self.0 |= e.label.is_none(),
                Expr::Loop(_)
                | Expr::While(_)
                | Expr::ForLoop(_)
                | Expr::Closure(_)
                | Expr::Async(_)
                | Expr::Const(_) => return,
                // What is in it, only rustc sees.
                Expr::Macro(e) => self.0 |= crate::scan::mentions_control(e.mac.tokens.clone()),
                _ => {}
            }
            visit::visit_expr(self, expr);
        }

        fn visit_stmt_macro(&mut self, mac: &'ast syn::StmtMacro) {
            self.0 |= crate::scan::mentions_control(mac.mac.tokens.clone());
        }

        fn visit_item(&mut self, _item: &'ast syn::Item) {}
    }
    let mut jumps = Jumps(false);
    jumps.visit_expr_if(e);
    jumps.0
}
