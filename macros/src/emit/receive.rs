//! What an arm begins with that a resumption enters: it takes the input apart.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::arm::Arm;
use crate::face::ours;
use crate::ir::{Received, Yield};

impl Arm<'_> {
    /// Takes the input apart that resumes the body.
    pub(super) fn receive(&self, point: &Yield) -> TokenStream {
        let span = point.span;
        let krate = self.emit.face.krate_at(span);
        let input = ours("__input", span);
        if self.emit.face.is_iterator() {
            return match point.received {
                Received::Input(id) => {
                    let name = self.emit.names.emitted(id, span);
                    quote_spanned!(span=> let #name = #krate::Resume::Send(());)
                }
                _ => TokenStream::new(),
            };
        }
        let (value, thrown) = (ours("__value", span), ours("__thrown", span));
        let step = quote_spanned!(span=> ::core::convert::From::from(#thrown));
        let end = self.emit.face.end(&step, span);
        // What an inner level came to is such a `Result` already.
        let received = if point.calls {
            quote_spanned!(span=> #input)
        } else {
            quote_spanned!(span=> #krate::Resume::into_sent(#input))
        };
        let sent = |value: TokenStream| {
            quote_spanned!(span=> match #received {
                ::core::result::Result::Ok(#value) => #value,
                ::core::result::Result::Err(#thrown) => { #end }
            })
        };
        match point.received {
            // It is dropped here, not with the input.
            Received::Ignored if point.calls => {
                let value = sent(quote_spanned!(span=> #value));
                quote_spanned!(span=> let _ = #value;)
            }
            Received::Ignored => quote_spanned!(span=>
                if let ::core::result::Result::Err(#thrown) = #received { #end }
            ),
            Received::Sent(id) => {
                let name = self.emit.names.emitted(id, span);
                let sent = sent(quote_spanned!(span=> #value));
                quote_spanned!(span=> let #name = #sent;)
            }
            Received::Caught(id) => {
                let name = self.emit.names.emitted(id, span);
                quote_spanned!(span=> let #name = #received;)
            }
            Received::Input(id) => {
                let name = self.emit.names.emitted(id, span);
                quote_spanned!(span=> let #name = #input;)
            }
        }
    }
}
