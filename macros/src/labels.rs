//! The labels of generated code, which no label of the user's can collide with.

use proc_macro2::Span;

/// The label of the loop in which the arms of a machine lead to each other.
pub(crate) fn machine_label(span: Span) -> syn::Lifetime {
    our_label("'__machine", span)
}

/// The label of the block that an inner level leaves with what it came to.
pub(crate) fn ended_label(span: Span) -> syn::Lifetime {
    our_label("'__ended", span)
}

fn our_label(name: &str, span: Span) -> syn::Lifetime {
    let mut label = syn::Lifetime::new(name, Span::mixed_site());
    label.set_span(span.resolved_at(Span::mixed_site()));
    label
}
