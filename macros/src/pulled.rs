//! Parameters of a type that the caller chooses: `impl Iterator<..>`, or a type parameter.
//!
//! A loop that pulls from such a one is a stage of a pipeline. What it calls is as large as
//! all the stages before it, and LLVM is sure to inline only what is called in one place: so
//! such a loop has one head.

use syn::punctuated::Punctuated;
use syn::{Generics, Ident, Token, Type, TypeImplTrait, TypeParamBound, WherePredicate};

use crate::sorted::Set;
use crate::walk::visit::Visit;

/// Whether a type is the caller's, or has one of theirs in it.
pub(crate) fn is_callers(ty: &Type, generics: &Generics) -> bool {
    let mut found = Found {
        params: generics.type_params().map(|param| &param.ident).collect(),
        any: false,
    };
    found.visit_type(ty);
    found.any
}

/// Whether it is one that implements [`Iterator`], as its bounds say: then `into_iter` does nothing.
pub(crate) fn is_iterator(ty: &Type, generics: &Generics) -> bool {
    if let Type::ImplTrait(ty) = ty {
        return has_iterator(&ty.bounds);
    }
    let name = |ty: &Type| match ty {
        Type::Path(path) => path.path.get_ident().cloned(),
        _ => None,
    };
    let Some(param) = name(ty) else { return false };
    let mut declared = generics.type_params().filter(|of| of.ident == param);
    let predicates = generics.where_clause.iter();
    let mut bounds = predicates
        .flat_map(|clause| &clause.predicates)
        .filter_map(|predicate| match predicate {
            WherePredicate::Type(of) if name(&of.bounded_ty).as_ref() == Some(&param) => {
                Some(&of.bounds)
            }
            _ => None,
        });
    declared.any(|of| has_iterator(&of.bounds)) || bounds.any(has_iterator)
}

fn has_iterator(bounds: &Punctuated<TypeParamBound, Token![+]>) -> bool {
    const ITERATORS: [&str; 4] = [
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "FusedIterator",
        "Iterator",
    ];
    bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| ITERATORS.iter().any(|name| last.ident == name))
        }
        _ => false,
    })
}

struct Found<'a> {
    params: Set<&'a Ident>,
    any: bool,
}

impl<'ast> Visit<'ast> for Found<'_> {
    fn visit_type_impl_trait(&mut self, _ty: &'ast TypeImplTrait) {
        self.any = true;
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.any |= self.params.contains(ident);
    }
}
