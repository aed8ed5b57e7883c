//! What leads out of an arm: a suspension, or a way to another arm.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt;

use super::arm::Arm;
use super::frame::Frames;
use crate::face::ours;
use crate::flow::{Carried, Form, PointId};
use crate::hold::hold;
use crate::labels::machine_label;
use crate::names::BindingId;
use crate::status::Status;
use crate::used_by::UsedBy;

impl Arm<'_> {
    /// Goes on at another arm.
    pub(super) fn goto(&mut self, to: PointId, from: &dyn Fn(BindingId) -> Status) -> TokenStream {
        let span = self.emit.span;
        let variant = Frames::join_variant(self.emit.join_number(to));
        let blamed = self.emit.flow.next_yield(to).unwrap_or(span);
        let (holds, fields, _) = self.fields(to, blamed, from);
        let (at, label) = (ours("__at", span), machine_label(span));
        quote!(#holds #at = #variant { #fields }; continue #label;)
    }

    /// Suspends the machine, and hands a value out.
    pub(super) fn suspend(
        &mut self,
        operand: &TokenStream,
        resumption: (PointId, usize),
        span: Span,
        from: &dyn Fn(BindingId) -> Status,
    ) -> TokenStream {
        let (point, number) = resumption;
        let variant = Frames::yield_variant(number);
        let (holds, fields, values) = self.fields(point, span, from);
        let (value, state) = (ours("__yielded", span), ours("__state", self.emit.span));
        let ty = self.emit.face.yields();
        let put = self.emit.face.private("put", span);
        let mut store = quote_spanned!(span=> #put(#state, #variant { #fields }););
        if self.resumed == Some(number) {
            // The frame may still be that of this yield (see `ByCopy`): then only what
            // has changed is written; in the order of a new frame's fields, so that the
            // optimiser finds stores alike in all arms.
            let carried = self.emit.carried(point).iter().rev();
            let names = carried.map(|carried| self.emit.field(carried.id));
            let slots = names
                .clone()
                .map(|name| ours(&format!("__to_{}", name.unraw()), span));
            let slots: Vec<_> = slots.collect();
            let names: Vec<_> = names.collect();
            store = quote_spanned!(span=> if let #variant { #(#names: #slots),* } = #state {
                #(#put(#slots, #values);)*
            } else {
                #put(#state, #variant { #fields });
            });
        }
        let result = self.emit.face.yielded(&quote_spanned!(span=> #value), span);
        let same = self.emit.face.same_item(&value, span);
        quote_spanned!(span=>
            let #value: #ty = #operand;
            #same
            #holds
            #store
            return #result;
        )
    }

    /// The fields of a variant. What is merely held is looked at first: it may
    /// borrow from what is moved into the variant next.
    pub(super) fn fields(
        &mut self,
        to: PointId,
        span: Span,
        status: &dyn Fn(BindingId) -> Status,
    ) -> (TokenStream, TokenStream, Vec<Ident>) {
        let (mut holds, mut fields) = (TokenStream::new(), TokenStream::new());
        let mut values = Vec::new();
        for carried in self.emit.carried(to).iter().rev() {
            let field = self.emit.field(carried.id);
            let target = self.emit.local(*carried, span);
            let mut source = Carried {
                id: carried.id,
                form: self.form(carried.id),
            };
            if source.form == Form::Stale && status(carried.id) != Status::Either {
                source.form = Form::Value;
            }
            let gone = carried.form.is_option() && status(carried.id) == Status::Empty;
            if source.form != Form::Stale && !gone {
                self.mentioned.insert(carried.id);
            }
            let local = self.emit.local(source, span);
            let some = quote_spanned!(span=> ::core::option::Option::Some);
            let none = quote_spanned!(span=> ::core::option::Option::None);
            let mut marks = self.emit.names.marks(carried.id);
            let used = marks.find(|(_, mark)| status(*mark) == Status::Full);
            let used = used.map(|(by, _)| by);
            let value = match (source.form, carried.form) {
                (Form::Value, Form::Held) => Some(self.hold(source, used, span)),
                (Form::Value, _) if gone => Some(none),
                (Form::Stale, Form::Maybe) => {
                    let form = Form::Value;
                    let value = Carried {
                        id: carried.id,
                        form,
                    };
                    let (held, name) = (self.hold(value, used, span), self.emit.local(value, span));
                    Some(quote_spanned!(span=> match #local {
                        #some(#name) => #some(#held),
                        #none => #none,
                    }))
                }
                // It is an `Option`, and what is in it is held.
                (Form::Value, Form::Maybe) if self.emit.body.kept.contains(&carried.id) => None,
                (Form::Value, Form::Maybe) => {
                    let held = self.hold(source, used, span);
                    Some(quote_spanned!(span=> #some(#held)))
                }
                (Form::Held, Form::Maybe) | (Form::Value, Form::Stale) => {
                    Some(quote_spanned!(span=> #some(#local)))
                }
                _ => None,
            };
            if let Some(value) = value {
                holds.extend(quote_spanned!(span=> let #target = #value;));
                fields.extend(quote_spanned!(span=> #field: #target,));
                values.push(target);
            } else {
                fields.extend(quote_spanned!(span=> #field: #local,));
                values.push(local);
            }
        }
        (holds, fields, values)
    }

    /// What is kept of a local for its drop only.
    fn hold(&self, source: Carried, used: Option<UsedBy>, span: Span) -> TokenStream {
        let local = self.emit.local(source, span);
        let keep = self.emit.names[source.id].keep;
        hold(&local, keep, used, self.emit.face, span)
    }
}
