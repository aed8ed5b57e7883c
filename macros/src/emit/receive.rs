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
        let close = self.emit.face.close(span);
        let (value, thrown) = (ours("__value", span), ours("__thrown", span));
        let step = quote_spanned!(span=> ::core::convert::From::from(#thrown));
        let sent = |value: TokenStream| {
            quote_spanned!(span=> match #krate::Resume::into_sent(#input) {
                ::core::result::Result::Ok(#value) => #value,
                ::core::result::Result::Err(#thrown) => {
                    #close
                    return #step;
                }
            })
        };
        match point.received {
            Received::Ignored => quote_spanned!(span=>
                if let ::core::result::Result::Err(#thrown) = #krate::Resume::into_sent(#input) {
                    #close
                    return #step;
                }
            ),
            Received::Sent(id) => {
                let name = self.emit.names.emitted(id, span);
                let sent = sent(quote_spanned!(span=> #value));
                quote_spanned!(span=> let #name = #sent;)
            }
            Received::Caught(id) => {
                let name = self.emit.names.emitted(id, span);
                quote_spanned!(span=> let #name = #krate::Resume::into_sent(#input);)
            }
            Received::Input(id) => {
                let name = self.emit.names.emitted(id, span);
                quote_spanned!(span=> let #name = #input;)
            }
        }
    }
}
