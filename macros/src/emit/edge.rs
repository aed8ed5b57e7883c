//! What leads out of an arm: a suspension, or a way to another arm.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt;

use super::arm::Arm;
use super::frame::Frames;
use super::rest::Yields;
use super::take::How;
use crate::face::ours;
use crate::flow::{Carried, Form, PointId};
use crate::hold::{hold, hold_unless_used, value_unless_used};
use crate::ir::Yield;
use crate::labels::machine_label;
use crate::names::{BindingId, Keep};
use crate::status::Status;
use crate::used_by::UsedBy;

impl Arm<'_> {
    /// Goes on at another arm.
    pub(super) fn goto(&mut self, to: PointId, from: &dyn Fn(BindingId) -> Status) -> TokenStream {
        let span = self.emit.span;
        let variant = Frames::join_variant(self.emit.join_number(to));
        let blamed = self.emit.flow.next_yield(to).unwrap_or(span);
        let (holds, names, values) = self.fields(to, blamed, from);
        let (slots, names, values) = self.in_slots(to, (names, values));
        let fields = quote_spanned!(blamed=> #(#names: #values,)*);
        let (at, label) = (ours("__at", span), machine_label(span));
        quote!(#holds #slots #at = #variant { #fields }; continue #label;)
    }

    /// Suspends the machine, and hands a value out.
    pub(super) fn suspend(
        &mut self,
        out: &Yield,
        resumption: (PointId, usize),
        from: &dyn Fn(BindingId) -> Status,
    ) -> TokenStream {
        let span = out.span;
        let value = ours("__yielded", span);
        let store = self.stored(resumption, span, from);
        let result = self.emit.face.yielded(&value, span);
        let operand = self.operand(out, &value);
        quote_spanned!(span=>
            #operand
            #store
            return #result;
        )
    }

    /// Puts the frame of a yield into the machine.
    pub(super) fn stored(
        &mut self,
        (point, number): (PointId, usize),
        span: Span,
        from: &dyn Fn(BindingId) -> Status,
    ) -> TokenStream {
        let variant = Frames::yield_variant(number);
        let (holds, names, values) = self.fields(point, span, from);
        let (slots, names, values) = self.in_slots(point, (names, values));
        let state = ours("__state", self.emit.span);
        let is_same = self.resumed == Some(number) && self.yields == Yields::Suspend;
        // In the order of a new frame's fields, so that the optimiser finds stores alike in all
        // arms.
        let fields: Vec<_> = names
            .iter()
            .filter(|_| is_same)
            .map(|name| ours(&format!("__to_{}", name.unraw()), span))
            .collect();
        let is_there =
            is_same.then(|| quote_spanned!(span=> let #variant { #(#names: #fields),* } = #state));
        let store = match (self.emit.how == How::Copied, is_same) {
            (true, false) => {
                quote_spanned!(span=> *#state = #variant { #(#names: #values,)* };)
            }
            // The frame is that of this yield still: only what has changed is written.
            (true, true) => quote_spanned!(span=> if #is_there { #(*#fields = #values;)* }),
            (false, _) => {
                // What is in the frame is closed, or has no drop.
                let put = self.emit.face.private("put", span);
                let store = quote_spanned!(span=> #put(#state, #variant { #(#names: #values,)* }););
                // It may be that of this yield still (see `ByCopy`).
                if is_same {
                    quote_spanned!(span=> if #is_there { #(#put(#fields, #values);)* } else { #store })
                } else {
                    store
                }
            }
        };
        quote!(#holds #slots #store)
    }

    /// Makes what a yield hands out.
    pub(super) fn operand(&self, out: &Yield, value: &Ident) -> TokenStream {
        let (span, face, operand) = (out.span, self.emit.face, &out.operand);
        let (ty, same) = (face.yields(), face.same_item(value, span));
        quote_spanned!(span=> let #value: #ty = #operand; #same)
    }

    /// The fields of a variant, and what they get. What is merely held is looked at first: it may
    /// borrow from what is moved into the variant next.
    pub(super) fn fields(
        &mut self,
        to: PointId,
        span: Span,
        status: &dyn Fn(BindingId) -> Status,
    ) -> (TokenStream, Vec<Ident>, Vec<Ident>) {
        self.leads_to.insert(to);
        let mut holds = TokenStream::new();
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for carried in self.emit.carried(to).iter().rev() {
            names.push(self.emit.field(carried.id));
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
            let marks = self.emit.names.marks(carried.id).into_iter();
            let marks = marks.filter(|(_, mark)| status(*mark) == Status::Full);
            let used = marks.map(|(by, _)| by);
            let emptied = carried.form == Form::Emptied;
            let used: Vec<_> = used.filter(|by| emptied || *by != UsedBy::Opened).collect();
            let by_ways = self.emit.flow.is_by_ways(carried.id);
            let by_type = self.emit.names[carried.id].keep == Keep::ByType;
            let asks = by_type && used.iter().any(|by| *by != UsedBy::Call);
            let value = match (source.form, carried.form) {
                (Form::Value, Form::Held | Form::Emptied) => Some(self.hold(source, &used, span)),
                (Form::Value, _) if gone => Some(none),
                (Form::Stale, Form::Maybe) => {
                    let form = Form::Value;
                    let value = Carried {
                        id: carried.id,
                        form,
                    };
                    // What used it up did so before it was an `Option`.
                    let used = if by_ways { &[] } else { &*used };
                    let (held, name) = (self.hold(value, used, span), self.emit.local(value, span));
                    Some(quote_spanned!(span=> match #local {
                        #some(#name) => #some(#held),
                        #none => #none,
                    }))
                }
                // It is an `Option`, and what is in it is held.
                (Form::Value, Form::Maybe) if self.emit.body.kept.contains(&carried.id) => None,
                (Form::Value, Form::Maybe) if by_ways && asks => {
                    Some(hold_unless_used(&local, &used, self.emit.face, span))
                }
                (Form::Value, Form::Maybe) => {
                    let held = self.hold(source, &used, span);
                    Some(quote_spanned!(span=> #some(#held)))
                }
                (Form::Value, Form::Stale) if asks => {
                    Some(value_unless_used(&local, &used, self.emit.face, span))
                }
                (Form::Held, Form::Maybe) | (Form::Value, Form::Stale) => {
                    Some(quote_spanned!(span=> #some(#local)))
                }
                _ => None,
            };
            if let Some(value) = value {
                holds.extend([quote_spanned!(span=> let #target = #value;)]);
                values.push(target);
            } else {
                values.push(local);
            }
        }
        (holds, names, values)
    }

    /// What is kept of a local for its drop only.
    fn hold(&self, source: Carried, used: &[UsedBy], span: Span) -> TokenStream {
        let local = self.emit.local(source, span);
        let keep = self.emit.names[source.id].keep;
        hold(&local, keep, used, self.emit.face, span)
    }
}
