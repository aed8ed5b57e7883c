//! Parameters of a type that the caller chooses: `impl Iterator<..>`, or a type parameter.
//!
//! A loop that pulls from such a one is a stage of a pipeline. What it calls is as large as
//! all the stages before it, and LLVM is sure to inline only what is called in one place: so
//! such a loop has one head.

use std::collections::BTreeSet;

use syn::visit::Visit;
use syn::{Generics, Ident, Type, TypeImplTrait};

/// Whether a type is the caller's, or has one of theirs in it.
pub(crate) fn is_callers(ty: &Type, generics: &Generics) -> bool {
    let mut found = Found {
        params: generics.type_params().map(|param| &param.ident).collect(),
        any: false,
    };
    found.visit_type(ty);
    found.any
}

struct Found<'a> {
    params: BTreeSet<&'a Ident>,
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
