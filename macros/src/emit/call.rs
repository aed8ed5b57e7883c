//! What leads from a body into itself, one level further in, and back.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Ident, Type};

use super::Emit;
use super::arm::Arm;
use super::frame::Frames;
use super::rest::{Yields, each};
use crate::face::{Kind, ours};
use crate::flow::PointId;
use crate::ir::{Received, Yield};
use crate::labels::{ended_label, machine_label};
use crate::names::BindingId;
use crate::plain::ties::nowhere;
use crate::status::Status;

impl Arm<'_> {
    /// Puts the body on the stack, and begins it anew.
    ///
    /// Where it would do nothing more than hand on what comes back, it need not wait for
    /// that: unless it holds something that is dropped then.
    pub(super) fn call(
        &mut self,
        out: &Yield,
        (point, number): (PointId, usize),
        from: &dyn Fn(BindingId) -> Status,
    ) -> TokenStream {
        let span = out.span;
        let variant = Frames::call_variant(number);
        let (holds, names, values) = self.fields(point, span, from);
        let calls = ours("__calls", self.emit.span);
        let (at, label) = (ours("__at", span), machine_label(span));
        let wait = quote_spanned!(span=> #calls.push(#variant { #(#names: #values,)* }););
        let wait = if self.emit.passes_on(out, point) {
            let nothing = self.emit.face.private("drops_nothing", span);
            // What is known by its type cannot be known from the text.
            let replace =
                (!self.emit.face.is_iterator()).then(|| quote_spanned!(span=> #calls.replace();));
            quote_spanned!(span=> if true #(&& #nothing(&#values))* { #replace } else { #wait })
        } else {
            wait
        };
        let (callee, created) = self.emit.begins_with(&out.operand);
        let enter = self.emit.enters(&created, span);
        quote_spanned!(span=>
            #callee
            #holds
            #wait
            #at = #enter;
            continue #label;
        )
    }
}

impl Emit<'_> {
    /// Binds what an inner one is given, and makes its frame of that.
    fn begins_with(&self, given: &TokenStream) -> (TokenStream, TokenStream) {
        let params = &self.body.root.params;
        let names: Vec<_> = (0..params.len())
            .map(|index| ours(&format!("__given{index}"), self.span))
            .collect();
        let fields = params.iter().zip(&names).rev().map(|(id, name)| {
            let field = self.field(*id);
            quote!(#field: #name)
        });
        let created = quote!(__PrimedState::Created { #(#fields),* });
        (quote!(let (#(#names,)*) = #given;), created)
    }

    fn enters(&self, created: &TokenStream, span: proc_macro2::Span) -> TokenStream {
        if self.face.is_iterator() {
            return quote_spanned!(span=> __PrimedAt::Enter(#created));
        }
        let krate = self.face.krate_at(span);
        quote_spanned!(span=> __PrimedAt::Enter(#created, #krate::Resume::Start))
    }

    /// Whether the body ends with what comes back, and does nothing else.
    fn passes_on(&self, out: &Yield, point: PointId) -> bool {
        let Some(value) = self.flow.ends_with(point) else {
            return false;
        };
        let mut value = value.to_string();
        value.retain(|c| !c.is_whitespace());
        let is_unit = |ty: &Type| matches!(ty, Type::Tuple(ty) if ty.elems.is_empty());
        let back = match (&self.face.kind, out.received) {
            (Kind::Iterator { .. }, _) => "()".to_owned(),
            (Kind::Generator { returns, .. }, Received::Ignored) if is_unit(returns) => {
                "()".to_owned()
            }
            (_, Received::Sent(id)) => self.names.emitted(id, out.span).to_string(),
            _ => return false,
        };
        match &self.face.kind {
            Kind::Generator { error: Some(_), .. } => value == format!("Ok({back})"),
            _ => value == back,
        }
    }

    /// Says of what types that is which comes back, before the arms are looked at.
    pub(super) fn waiting_tied(&self, at: &Ident, same: &Ident) -> TokenStream {
        let calls = ours("__calls", self.span);
        let ended = (!self.face.is_iterator()).then(|| {
            let comes = self.face.private("comes", self.span);
            let (_, ended) = self.face.ended_types();
            quote!(, #comes::<#ended>(()))
        });
        let back = quote!(#at = __PrimedAt::Back(#same.value() #ended););
        let back = nowhere(&[back]);
        quote!(#calls.tie(#same); #back)
    }

    /// The loop around the arms: a level that has ended gives way to the one that waits.
    ///
    /// It leaves a block for that, rather than by another round of the loop: LLVM does not
    /// see through those.
    pub(super) fn levels(&self, arms: &[TokenStream], yields: Yields) -> TokenStream {
        let span = self.span;
        let (calls, state) = (ours("__calls", span), ours("__state", span));
        let (at, label) = (ours("__at", span), machine_label(span));
        let (call, ended) = (ours("__call", span), ours("__ended", span));
        let each = each(span);
        let leave = ended_label(span);
        let krate = &self.face.krate;
        let (closed, next) = if self.face.is_iterator() {
            let closed = quote! {
                __PrimedAt::Enter(__PrimedState::Closed) => ::core::option::Option::None,
            };
            // What `?` ends with is the last item of its level.
            let next = match yields {
                Yields::Suspend => quote! {
                    if #ended.is_none() {
                        if let ::core::option::Option::Some(#call) = #calls.pop() {
                            #at = __PrimedAt::Back(#call);
                            continue #label;
                        }
                    }
                    *#state = __PrimedState::Closed;
                    return #ended;
                },
                Yields::Calls | Yields::Hands => quote! {
                    if #ended.is_none_or(&mut *#each) {
                        if let ::core::option::Option::Some(#call) = #calls.pop() {
                            #at = __PrimedAt::Back(#call);
                            continue #label;
                        }
                    }
                    *#state = __PrimedState::Closed;
                    return ::core::option::Option::None;
                },
            };
            (closed, next)
        } else {
            // An inner level was closed, since it ignored an exit.
            let closed = quote! {
                __PrimedAt::Enter(__PrimedState::Closed, _) => {
                    #krate::Step::Fault(#krate::Fault::ExitIgnored)
                }
            };
            let next = quote! {
                match #calls.pop(#ended) {
                    ::core::result::Result::Ok((#call, #ended)) => {
                        #at = __PrimedAt::Back(#call, #ended);
                        continue #label;
                    }
                    ::core::result::Result::Err(#ended) => {
                        *#state = __PrimedState::Closed;
                        return #ended;
                    }
                }
            };
            (closed, next)
        };
        quote! {
            let #ended = #leave: {
                match #at {
                    #(#arms)*
                    #closed
                }
            };
            #next
        }
    }
}
