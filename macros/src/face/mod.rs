//! The face of a generator: what its return type tells callers to expect, and
//! so how a yield, a `return` and a `?` of its body are written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Path, Type};

mod imports;
mod question;
mod seen;

use crate::few::Few;
use crate::labels::ended_label;
use crate::macros;
use crate::recursion::Recursion;
use crate::walk::visit::Visit;
pub(crate) use imports::{Lookup, Lookups};
pub(crate) use question::argument;
pub(crate) use seen::Seen;

/// How many points of a body may be written in all, counting each as often as it is
/// written, for points to be written more than once.
pub(crate) const COPIES: usize = 400;

/// From how many yields on numbers have slots: with fewer, a frame stays in registers, and slots
/// would only take rustc time.
pub(crate) const SLOTS: usize = 6;

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

/// What a body becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lowering {
    /// A machine of ours, which can be moved: an iterator or a generator.
    Explicit,
    /// An async block that awaits nothing: a generator that is pinned.
    Pinned,
    /// An async block: a stream.
    Stream,
    /// An async block: an async generator.
    Async,
}

/// What the return type puts the generator into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Boxing {
    /// Nothing: `impl Trait`.
    None,
    /// `Box<dyn Trait>`.
    Box,
    /// `Pin<Box<dyn Trait>>`.
    Pin,
}

/// The face of one generator.
#[derive(Clone)]
pub(crate) struct Face {
    /// Which trait.
    pub(crate) kind: Kind,
    /// Which machine it is the face of.
    pub(crate) lowering: Lowering,
    /// Whether the return type is a box.
    pub(crate) boxing: Boxing,
    /// What callers can ask of it.
    pub(crate) seen: Seen,
    /// Where the crate `primed` is.
    pub(crate) krate: Path,
    /// How much code may be written more than once.
    pub(crate) copies: usize,
    /// From how many yields on numbers have slots.
    pub(crate) slots: usize,
    /// Whether the body catches what is thrown in: a `?` may raise that again.
    pub(crate) catches: bool,
    /// Whether what is yielded is the `Ok` of an item.
    pub(crate) fails: bool,
    /// Macros of which the user says that their arguments are expressions.
    pub(crate) macros: Vec<String>,
    /// What a call of the function itself looks like, if its body delegates to it.
    pub(crate) recursion: Option<Recursion>,
    /// What its code looks up by name.
    pub(crate) lookups: Lookups,
}

/// An identifier of ours, which no name of the user's can collide with: no local, by its
/// hygiene. A constant or static is not told from a local in a pattern, so the name is one
/// that nobody gives to those.
pub(crate) fn ours(name: &str, span: Span) -> Ident {
    let name = format!("__primed_{}", name.trim_start_matches('_'));
    Ident::new(&name, span.resolved_at(Span::mixed_site()))
}

impl Face {
    /// What a macro does with its arguments.
    pub(crate) fn kind(&self, mac: &syn::Macro) -> macros::Kind {
        let name = mac.path.segments.last();
        let listed = name.is_some_and(|name| self.macros.iter().any(|known| name.ident == known));
        match macros::kind(mac) {
            macros::Kind::Unknown if listed => macros::Kind::Borrows,
            kind => kind,
        }
    }

    /// Whether `.await` is allowed in the body.
    pub(crate) const fn awaits(&self) -> bool {
        matches!(self.lowering, Lowering::Stream | Lowering::Async)
    }

    /// Boxes the machine, if the return type is a box.
    pub(crate) fn boxed(&self, machine: TokenStream) -> TokenStream {
        let private = self.private_module();
        match self.boxing {
            Boxing::None => machine,
            Boxing::Box => quote!(#private::Box::new(#machine)),
            Boxing::Pin => quote!(#private::Box::pin(#machine)),
        }
    }

    /// Whether many items can be asked for in one call: not through a `dyn Iterator`, but for an
    /// `nth`, and that is not worth the code.
    pub(crate) fn runs_at_once(&self) -> bool {
        self.is_iterator() && self.boxing == Boxing::None
    }

    /// Whether the body delegates to the function itself: then it runs on a stack of levels.
    pub(crate) const fn is_recursive(&self) -> bool {
        self.recursion.is_some()
    }

    /// Statements that leave the body, or of several levels the innermost.
    pub(crate) fn end(&self, step: &impl ToTokens, span: Span) -> TokenStream {
        if self.is_recursive() {
            let label = ended_label(span);
            // In parentheses: syn takes a label before a path's `::` for that of a loop.
            return quote_spanned!(span=> break #label (#step););
        }
        let close = self.close(span);
        quote_spanned!(span=> #close return #step;)
    }

    /// Whether callers see an iterator, or a stream.
    pub(crate) const fn is_iterator(&self) -> bool {
        matches!(self.kind, Kind::Iterator { .. })
    }

    /// The path of `primed`, shown at `span` in messages.
    pub(crate) fn krate_at(&self, span: Span) -> Few {
        Few::path(&self.krate).at(span)
    }

    /// The path of something that only generated code uses.
    pub(crate) fn private(&self, name: &str, span: Span) -> Few {
        let private = Ident::new("__private", span);
        let krate = self.krate_at(span).then(private, span);
        krate.then(Ident::new(name, span), span)
    }

    /// Where what only generated code uses is.
    pub(crate) fn private_module(&self) -> TokenStream {
        let krate = &self.krate;
        quote!(#krate::__private)
    }

    /// The path of a variant of `primed::Step`.
    pub(crate) fn step(&self, variant: &str, span: Span) -> Few {
        let krate = self.krate_at(span).then(Ident::new("Step", span), span);
        krate.then(Ident::new(variant, span), span)
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

    /// The type of what a yield that catches evaluates to.
    pub(crate) fn caught(&self) -> TokenStream {
        let krate = &self.krate;
        let (send, error) = self.input_types();
        quote!(::core::result::Result<#send, #krate::Thrown<#error>>)
    }

    /// The types of what a delegation to the function itself evaluates to: one that does not
    /// catch what leaves the inner one, and one that does.
    pub(crate) fn ended_types(&self) -> (TokenStream, TokenStream) {
        let returns = match &self.kind {
            Kind::Iterator { .. } => quote!(()),
            Kind::Generator { returns, .. } => quote!(#returns),
        };
        let (krate, (_, error)) = (&self.krate, self.input_types());
        let caught = quote!(::core::result::Result<#returns, #krate::Thrown<#error>>);
        (returns, caught)
    }

    /// What a delegation evaluates to, where its delegate returns `value`.
    pub(crate) fn delegated(&self, value: &TokenStream, catches: bool, span: Span) -> TokenStream {
        if !catches {
            return value.clone();
        }
        let (krate, (_, error)) = (self.krate_at(span), self.input_types());
        quote_spanned!(span=> ::core::result::Result::<_, #krate::Thrown<#error>>::Ok(#value))
    }

    /// The type of a yield's operand.
    pub(crate) const fn yields(&self) -> &Type {
        match &self.kind {
            Kind::Iterator { item } => item,
            Kind::Generator { yields, .. } => yields,
        }
    }

    /// Wraps the operand of a yield.
    pub(crate) fn yielded(&self, value: &impl ToTokens, span: Span) -> TokenStream {
        if self.is_iterator() {
            return quote_spanned!(span=> ::core::option::Option::Some(#value));
        }
        let step = self.step("Yielded", span);
        quote_spanned!(span=> #step(#value))
    }

    /// A statement that ends the machine.
    pub(crate) fn close(&self, span: Span) -> TokenStream {
        if self.lowering != Lowering::Explicit {
            return TokenStream::new();
        }
        let state = ours("__state", span);
        quote_spanned!(span=> *#state = __PrimedState::Closed;)
    }

    /// What a closed machine gives.
    pub(crate) fn ended(&self, span: Span) -> TokenStream {
        if self.is_iterator() {
            return quote_spanned!(span=> ::core::option::Option::None);
        }
        self.step("Exited", span).into_token_stream()
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
        let Some(ty) = self.value_type() else {
            let value = value.map(|value| quote_spanned!(span=> let #result: () = #value;));
            let end = self.end(&quote_spanned!(span=> ::core::option::Option::None), span);
            return quote_spanned!(span=> #value #end);
        };
        let Kind::Generator { error: Some(_), .. } = &self.kind else {
            let step = self.step("Returned", span);
            let end = self.end(&quote_spanned!(span=> #step(#result)), span);
            return quote_spanned!(span=> let #result: #ty = #value #unit; #end);
        };
        let finish = self.private("finish", span);
        let end = self.end(&quote_spanned!(span=> #finish(#result)), span);
        quote_spanned!(span=> let #result: #ty = #value #unit; #end)
    }

    /// The type of the plain body's value, if it can be written down, and with it what
    /// is sent.
    pub(crate) fn plain_output(&self) -> Option<TokenStream> {
        match &self.kind {
            Kind::Iterator { .. } => Some(quote!(())),
            Kind::Generator {
                send,
                error,
                returns,
                ..
            } => {
                let types = [Some(send), error.as_ref(), Some(returns)];
                let open = types.into_iter().flatten().any(is_open);
                self.value_type().filter(|_| !open)
            }
        }
    }

    /// Unifies the types of all that is yielded, where the signature leaves it open.
    pub(crate) fn same_item(&self, value: &Ident, span: Span) -> Option<TokenStream> {
        let item = ours("__item", span);
        is_open(self.yields()).then(|| quote_spanned!(span=> #item.unify(&#value);))
    }

    /// The types of what is sent and thrown.
    pub(crate) fn input_types(&self) -> (TokenStream, TokenStream) {
        match &self.kind {
            Kind::Iterator { .. } => (quote!(()), error_type(None)),
            Kind::Generator { send, error, .. } => (quote!(#send), error_type(error.as_ref())),
        }
    }
}

/// Whether a part of a type is left open.
pub(crate) fn is_open(ty: &Type) -> bool {
    struct Open(bool);
    impl<'ast> Visit<'ast> for Open {
        fn visit_type_infer(&mut self, _ty: &'ast syn::TypeInfer) {
            self.0 = true;
        }
    }
    let mut open = Open(false);
    open.visit_type(ty);
    open.0
}

/// The error type, which is `Infallible` where none is written.
pub(crate) fn error_type(error: Option<&Type>) -> TokenStream {
    error.map_or_else(
        || quote!(::core::convert::Infallible),
        |error| quote!(#error),
    )
}
