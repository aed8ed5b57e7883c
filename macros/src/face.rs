//! The face of a generator: what its return type tells callers to expect, and
//! so how a yield, a `return` and a `?` of its body are written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Path, Type};

/// How many points of a body may be written in all, counting each as often as it is
/// written, for points to be written more than once.
pub(crate) const COPIES: usize = 400;

/// What callers see.
#[derive(Clone)]
#[allow(clippy::large_enum_variant, reason = "there is one for each generator")]
pub(crate) enum Kind {
    /// `impl Iterator<Item = T>`: the type of the items, where it can be
    /// written down.
    Iterator {
        /// The type of the items.
        item: Type,
    },
    /// `impl Generator<A, E, Yield = Y, Return = R>`.
    Generator {
        /// What it is sent.
        send: Type,
        /// What it may fail with, if that is written.
        error: Option<Type>,
        /// What it yields.
        yields: Type,
        /// What it returns.
        returns: Type,
    },
}

/// The face of one generator.
#[derive(Clone)]
pub(crate) struct Face {
    /// Which trait.
    pub(crate) kind: Kind,
    /// Whether the return type is a box.
    pub(crate) boxed: bool,
    /// Where the crate `primed` is.
    pub(crate) krate: Path,
    /// How much code may be written more than once.
    pub(crate) copies: usize,
}

/// An identifier of ours, which no name of the user's can collide with.
pub(crate) fn ours(name: &str, span: Span) -> Ident {
    Ident::new(name, span.resolved_at(Span::mixed_site()))
}

impl Face {
    /// Whether callers see an iterator.
    pub(crate) const fn is_iterator(&self) -> bool {
        matches!(self.kind, Kind::Iterator { .. })
    }

    /// The path of something that only generated code uses.
    pub(crate) fn private(&self, name: &str, span: Span) -> TokenStream {
        let krate = &self.krate;
        let name = Ident::new(name, span);
        quote_spanned!(span=> #krate::__private::#name)
    }

    /// Where what only generated code uses is.
    pub(crate) fn private_module(&self) -> TokenStream {
        let krate = &self.krate;
        quote!(#krate::__private)
    }

    /// The path of a variant of `primed::Step`.
    pub(crate) fn step(&self, variant: &str, span: Span) -> TokenStream {
        let krate = &self.krate;
        let variant = Ident::new(variant, span);
        quote_spanned!(span=> #krate::Step::#variant)
    }

    /// The type that a machine's closure gives.
    pub(crate) fn output(&self) -> TokenStream {
        let krate = &self.krate;
        match &self.kind {
            Kind::Iterator { item } => quote!(::core::option::Option<#item>),
            Kind::Generator {
                error,
                yields,
                returns,
                ..
            } => {
                let error = error_type(error.as_ref());
                quote!(#krate::Step<#yields, #returns, #error>)
            }
        }
    }

    /// The type of what resumes the body, if anything does.
    pub(crate) fn input(&self) -> Option<TokenStream> {
        let krate = &self.krate;
        match &self.kind {
            Kind::Iterator { .. } => None,
            Kind::Generator { send, error, .. } => {
                let error = error_type(error.as_ref());
                Some(quote!(#krate::Resume<#send, #error>))
            }
        }
    }

    /// The type of a yield's operand.
    pub(crate) const fn yields(&self) -> &Type {
        match &self.kind {
            Kind::Iterator { item } => item,
            Kind::Generator { yields, .. } => yields,
        }
    }

    /// Wraps the operand of a yield.
    pub(crate) fn yielded(&self, value: &TokenStream, span: Span) -> TokenStream {
        if self.is_iterator() {
            return quote_spanned!(span=> ::core::option::Option::Some(#value));
        }
        let step = self.step("Yielded", span);
        quote_spanned!(span=> #step(#value))
    }

    /// A statement that ends the machine.
    #[allow(clippy::unused_self, reason = "it is of the face's vocabulary")]
    pub(crate) fn close(&self, span: Span) -> TokenStream {
        let state = ours("__state", span);
        quote_spanned!(span=> *#state = __PrimedState::Closed;)
    }

    /// What a closed machine gives.
    pub(crate) fn ended(&self, span: Span) -> TokenStream {
        if self.is_iterator() {
            return quote_spanned!(span=> ::core::option::Option::None);
        }
        self.step("Exited", span)
    }

    /// The type of the body's value; `None` for that of an iterator, which has
    /// none.
    pub(crate) fn value_type(&self) -> Option<TokenStream> {
        match &self.kind {
            Kind::Iterator { .. } => None,
            Kind::Generator { error, returns, .. } => Some(error.as_ref().map_or_else(
                || quote!(#returns),
                |error| quote!(::core::result::Result<#returns, #error>),
            )),
        }
    }

    /// Statements that end the body with `value`.
    ///
    /// The value is complete before the locals are dropped, as edition 2024 has
    /// it.
    pub(crate) fn leave(&self, value: Option<&Expr>, span: Span) -> TokenStream {
        let result = ours("__result", span);
        let unit = value.is_none().then(|| quote_spanned!(span=> ()));
        let close = self.close(span);
        let Some(ty) = self.value_type() else {
            let value = value.map(|value| quote_spanned!(span=> let #result: () = #value;));
            return quote_spanned!(span=> #value #close return ::core::option::Option::None;);
        };
        let Kind::Generator { error: Some(_), .. } = &self.kind else {
            let step = self.step("Returned", span);
            return quote_spanned!(span=>
                let #result: #ty = #value #unit;
                #close
                return #step(#result);
            );
        };
        let finish = self.private("finish", span);
        quote_spanned!(span=>
            let #result: #ty = #value #unit;
            #close
            return #finish(#result);
        )
    }

    /// Rewrites `inner?`.
    pub(crate) fn question(&self, inner: &Expr, span: Span) -> Expr {
        let branch = self.private("Try", span);
        let (value, end) = (ours("__value", span), ours("__end", span));
        let close = self.close(span);
        let leave = match &self.kind {
            Kind::Iterator { item } => {
                let ends = self.private("EndsIterator", span);
                quote_spanned!(span=> #ends::<#item>::last(#end))
            }
            Kind::Generator {
                error: Some(error), ..
            } => {
                let (raises, step) = (self.private("Raises", span), self.step("Raised", span));
                quote_spanned!(span=> #step(#raises::<#error>::error(#end)))
            }
            Kind::Generator { returns, .. } => {
                let (fits, step) = (self.private("Returns", span), self.step("Returned", span));
                quote_spanned!(span=> #step(#fits::<#returns>::value(#end)))
            }
        };
        Expr::Verbatim(quote_spanned!(span=> (match #branch::branch(#inner) {
            ::core::ops::ControlFlow::Continue(#value) => #value,
            ::core::ops::ControlFlow::Break(#end) => {
                #close
                return #leave;
            }
        })))
    }
}

/// The error type, which is `Infallible` where none is written.
pub(crate) fn error_type(error: Option<&Type>) -> TokenStream {
    error.map_or_else(
        || quote!(::core::convert::Infallible),
        |error| quote!(#error),
    )
}
