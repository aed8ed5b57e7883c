//! `#[generator]`: replaces the body of a function by the machine it lowers to.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Block, Pat, Signature, Stmt, Token, Visibility, parse_quote};

use crate::args::Args;
use crate::emit::Emit;
use crate::errors::Errors;
use crate::face::{Face, Lowering};
use crate::flow::Flow;
use crate::lower::Lower;
use crate::lower::array::is_large;
use crate::names::{BindingId, Keep, Names, Origin};
use crate::patterns::borrows_mutably;
use crate::recursion::Recursion;
use crate::sorted::Set;
use crate::told::Told;
use crate::words::Words;
use crate::{cfg, check, forms, native, pulled, returns, undropped};

/// A function, wherever it stands: free, or in an impl or a trait.
pub(crate) struct Function {
    attrs: Vec<Attribute>,
    vis: Visibility,
    defaultness: Option<Token![default]>,
    pub(crate) sig: Signature,
    pub(crate) block: Block,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let defaultness = input.parse()?;
        let sig: Signature = input.parse()?;
        if input.peek(Token![;]) {
            return Err(syn::Error::new(
                sig.ident.span(),
                "a method without a body has nothing to turn into a generator\n\
                 = help: remove `#[generator]` here, and mark the methods that implement it",
            ));
        }
        let block = input.parse()?;
        Ok(Self {
            attrs,
            vis,
            defaultness,
            sig,
            block,
        })
    }
}

/// Expands the attribute.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let options = args.clone();
    let args = Args::parse(args, &mut errors);
    let original = item.clone();
    let mut function = match syn::parse2::<Function>(item) {
        Ok(function) => function,
        Err(error) => {
            if let Some(mut function) = without_body(&original) {
                errors.push(error);
                let name = function.sig.ident.span();
                let output = &mut function.sig.output;
                let face = returns::face(output, name, &args, &mut errors);
                return function.write(face.as_ref(), TokenStream::new(), errors);
            }
            errors.push(match syn::parse2::<syn::Item>(original.clone()) {
                Ok(syn::Item::Fn(_) | syn::Item::Verbatim(_)) | Err(_) => error,
                Ok(item) => syn::Error::new_spanned(
                    item,
                    "expected a function: `#[generator]` turns the body of one into a generator",
                ),
            });
            let errors = errors.into_compile_errors();
            // What did not parse as a function is left for rustc to explain.
            return quote!(#errors #original);
        }
    };
    let words = Words::of(original);
    let split = words
        .cfg
        .then(|| cfg::split(&function.sig, &function.block))
        .flatten();
    if let Some(split) = split {
        return function.for_each_answer(split, &args, &options);
    }
    if let Some(token) = &function.sig.asyncness {
        errors.at(
            token,
            "a generator is not an `async fn`: its return type says whether its body may await\n\
             = help: remove `async`",
        );
    }
    if let Some(token) = &function.sig.constness {
        errors.at(
            token,
            "a generator cannot be a `const fn`: its machine is made when it is called\n\
             = help: remove `const`",
        );
    }
    let mut face = returns::face(
        &mut function.sig.output,
        function.sig.ident.span(),
        &args,
        &mut errors,
    );
    if let Some(face) = &mut face {
        face.catches = words.catches && forms::catches(function.block.to_token_stream());
        face.recursion = words
            .delegates
            .then(|| Recursion::of(&function.sig, &function.block, face, &args))
            .flatten();
        if let (Some(span), None) = (args.recursive, &face.recursion) {
            errors.at_span(span, not_recursive(face));
        }
    }
    if let (Some(span), Some(face)) = (args.prime, &face) {
        if face.is_iterator() {
            errors.at_span(
                span,
                if face.awaits() {
                    "a stream cannot be primed: its first item would be lost\n\
                     = help: remove `prime`, or return `impl AsyncGenerator<..>`, which is sent values"
                } else {
                    "an iterator cannot be primed: its first item would be lost\n\
                     = help: remove `prime`, or return `impl Generator<..>`, which is sent values"
                },
            );
        }
    }
    if let Some(span) = forms::find_yield(function.sig.to_token_stream()) {
        errors.at_span(span, "a yield stands in a body, not in a signature");
    }
    forms::normalise(&mut function.block, &mut errors);
    let never = "this generator never yields\n\
         = help: hand a value out with `yield_!(..)`, or remove `#[generator]`";
    check::body(
        &function.block,
        face.as_ref(),
        (function.sig.ident.span(), never),
        &mut errors,
    );
    let body = match &face {
        Some(face) if face.lowering != Lowering::Explicit => {
            native::lower(&mut function, face, args.prime.is_some(), &mut errors)
        }
        Some(face) => lower(&mut function, face, args.prime.is_some(), &mut errors),
        None => TokenStream::new(),
    };
    function.write(face.as_ref(), body, errors)
}

impl Function {
    /// Leaves it to rustc which of two functions there is.
    fn for_each_answer(
        self,
        split: cfg::Split<(Signature, Block)>,
        args: &Args,
        options: &TokenStream,
    ) -> TokenStream {
        let krate = args.krate.clone().unwrap_or_else(|| parse_quote!(::primed));
        let not = cfg::not(&split.condition);
        let Self {
            attrs,
            vis,
            defaultness,
            ..
        } = &self;
        let answers = [(split.condition, split.with), (not, split.without)];
        let functions = answers.map(|(condition, (sig, block))| {
            quote! {
                #[cfg(#condition)]
                #[#krate::generator(#options)]
                #(#attrs)*
                #vis #defaultness #sig #block
            }
        });
        functions.into_iter().collect()
    }

    fn write(mut self, face: Option<&Face>, body: TokenStream, errors: Errors) -> TokenStream {
        let mut attrs = TokenStream::new();
        let mut body = body;
        let mut mistakes = TokenStream::new();
        if !errors.is_empty() {
            mistakes = errors.into_compile_errors();
            self.sig.asyncness = None;
            self.sig.constness = None;
            body = returns::stand_in(&mut self.sig.output, face);
            attrs = quote! {
                #[allow(unused)]
                #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic))]
            };
        }
        let mine = &self.attrs;
        let Self {
            vis,
            defaultness,
            sig,
            ..
        } = &self;
        quote! {
            #(#mine)*
            #attrs
            #[allow(refining_impl_trait)]
            #vis #defaultness #sig {
                #mistakes
                #body
            }
        }
    }
}

/// Lowers the body; the signature loses what only the body needs.
fn lower(function: &mut Function, face: &Face, prime: bool, errors: &mut Errors) -> TokenStream {
    let name = function.sig.ident.to_string();
    let span = function.sig.ident.span();
    let mut names = Names::default();
    let params = parameters(function, &mut names);
    let Some((statements, machine)) = machine(
        &names,
        &params,
        &function.block,
        face,
        (&name, span),
        errors,
    ) else {
        return TokenStream::new();
    };
    let result = finish(machine, face, prime);
    quote!(#statements #result)
}

/// A function whose body alone does not parse, without it: what the body would have been need
/// not be complained of, too.
fn without_body(item: &TokenStream) -> Option<Function> {
    let mut tokens: Vec<_> = item.clone().into_iter().collect();
    match tokens.last_mut() {
        Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
            *body = Group::new(Delimiter::Brace, TokenStream::new());
        }
        _ => return None,
    }
    syn::parse2(tokens.into_iter().collect()).ok()
}

/// Says why a body is not as `recursive` has it.
fn not_recursive(face: &Face) -> &'static str {
    if face.lowering == Lowering::Explicit {
        "this body never delegates to itself\n\
         = help: remove `recursive`, or delegate with `yield_from!(..)` to a call of this function"
    } else {
        "only an `Iterator` or a `Generator` keeps its levels on a stack, for it is a machine\n\
         = help: remove `recursive`, and box each level: `yield_from!(Box::pin(..))`"
    }
}

/// Boxes or primes the machine, as asked.
fn finish(machine: TokenStream, face: &Face, prime: bool) -> TokenStream {
    let krate = &face.krate;
    let machine = if prime {
        quote!(#krate::Started::new(#machine))
    } else {
        machine
    };
    face.boxed(machine)
}

/// Lowers a body, analyses it and writes its machine; once more for each finding
/// that some statement must be taken apart after all.
pub(crate) fn machine(
    names: &Names,
    params: &Params,
    block: &Block,
    face: &Face,
    (name, span): (&str, Span),
    errors: &mut Errors,
) -> Option<(TokenStream, TokenStream)> {
    let (mut split, mut shadowed) = (Set::new(), Set::new());
    let mut captured: Vec<Ident> = Vec::new();
    loop {
        let mut names = names.clone();
        names.capture(&captured);
        names.expect_shadowing(&shadowed, &params.ids);
        let mut lower = Lower::new(names, face, split.clone(), params);
        let body = lower.body(params.ids.clone(), block.clone());
        let found = lower.names.captures().iter();
        captured = found.map(|id| lower.names[*id].outer.clone()).collect();
        let known = (split.len(), shadowed.len());
        shadowed.extend(lower.names.shadowed().iter().cloned());
        if !lower.errors.is_empty() {
            errors.push_all(lower.errors);
            return None;
        }
        if !errors.is_empty() {
            return None;
        }
        if shadowed.len() > known.1 {
            continue;
        }
        let flow = Flow::new(&body, face.copies, lower.names.all_marks());
        let marked = |mark| lower.names.marked(mark);
        split.extend(flow.undecided(&body.keepable, &marked, &split));
        split.extend(body.in_vain.iter().cloned());
        let kept = |(id, _): &&(BindingId, String)| flow.keeps(*id);
        // What stays in place is there once, and each level must have its own.
        let candidates = body.candidates.iter().filter(|_| !face.is_recursive());
        split.extend(candidates.filter(kept).map(|(_, key)| key.clone()));
        if split.len() == known.0 {
            return Some(
                Emit::new(
                    flow,
                    (&body, block),
                    &lower.names,
                    face,
                    params,
                    (name, span),
                )
                .machine(params),
            );
        }
    }
}

/// The parameters of a function, and how a body begins with them.
#[derive(Default)]
pub(crate) struct Params {
    ids: Vec<BindingId>,
    /// Those of a type that the caller chooses.
    pub(crate) pulled: Set<BindingId>,
    /// Those that are iterators by their bounds.
    pub(crate) iterators: Set<BindingId>,
    /// How the plain body binds them, if it is checked and not run.
    pub(crate) rebind: TokenStream,
    /// The same if it is run: each parameter, and what is left of it, drops in its turn.
    pub(crate) run: Vec<Stmt>,
    /// Whether there is a `mut self`.
    pub(crate) mut_self: bool,
    /// How many statements the body begins with that take parameters apart.
    pub(crate) taken_apart: usize,
}

/// Declares the parameters. Those that are patterns are taken apart by the body,
/// so that they are dropped as a function's are.
fn parameters(function: &mut Function, names: &mut Names) -> Params {
    let mut params = Params::default();
    let mut patterns: Vec<Stmt> = Vec::new();
    names.enter();
    for input in &mut function.sig.inputs {
        match input {
            syn::FnArg::Receiver(receiver) => {
                let by_value = receiver.reference.is_none();
                // It stays `mut`: the plain body captures it, and says whether it must be.
                let mutable = by_value && receiver.mutability.is_some();
                params.mut_self = mutable;
                let id = names.declare_self(receiver.self_token.span, mutable);
                if !by_value {
                    names[id].origin = Origin::Lent;
                    names[id].keep = Keep::Undropped;
                }
                params.ids.push(id);
            }
            syn::FnArg::Typed(input) => {
                if let Pat::Ident(pat) = &mut *input.pat {
                    if pat.by_ref.is_none() && pat.subpat.is_none() {
                        let name = &pat.ident;
                        let again: Stmt = if is_large(&input.ty) {
                            // A local of the body's stays in place, once it has started.
                            let ty = &input.ty;
                            parse_quote!(let #pat: #ty = #name;)
                        } else {
                            parse_quote!(
                                #[cfg_attr(clippy, allow(
                                    clippy::shadow_same,
                                    clippy::used_underscore_binding,
                                    clippy::no_effect_underscore_binding
                                ))]
                                let #pat = #name;
                            )
                        };
                        // Behind a pattern, it drops before what that binds.
                        let is_bound_again = is_large(&input.ty) || !patterns.is_empty();
                        if is_bound_again {
                            patterns.push(again.clone());
                        } else {
                            again.to_tokens(&mut params.rebind);
                        }
                        params.run.push(again);
                        let mutable = pat.mutability.take().is_some();
                        let id = names.declare(&mut pat.ident, mutable);
                        if matches!(*input.ty, syn::Type::Reference(_)) {
                            names[id].origin = Origin::Lent;
                        }
                        if is_bound_again {
                            names.is_bound_again(id);
                        }
                        params.ids.push(id);
                        let generics = &function.sig.generics;
                        if pulled::is_callers(&input.ty, generics) {
                            params.pulled.insert(id);
                        }
                        if pulled::is_iterator(&input.ty, generics) {
                            params.iterators.insert(id);
                        }
                        if undropped::is_type(&input.ty) {
                            names[id].keep = Keep::Undropped;
                        }
                        names[id].told = Told::of(&input.ty);
                        continue;
                    }
                }
                let span = syn::spanned::Spanned::span(&input.pat);
                let id = names.declare_hidden("argument", span);
                let name = names[id].ident.clone();
                let pat = std::mem::replace(&mut *input.pat, parse_quote!(#name));
                let mutable = borrows_mutably(&pat).then(<Token![mut]>::default);
                if mutable.is_some() {
                    let mixed = Span::mixed_site();
                    let again = quote_spanned!(mixed=> let mut #name = #name;);
                    params.rebind.extend(again);
                }
                params
                    .run
                    .push(parse_quote!(#[cfg_attr(clippy, allow(clippy::all))] let #mutable #name = #name;));
                if !matches!(pat, Pat::Wild(_)) {
                    params.run.push(parse_quote!(let #pat = #name;));
                }
                // Behind a pattern, `_` has its place in the order of drops, too.
                if !matches!(pat, Pat::Wild(_)) || !patterns.is_empty() {
                    patterns.push(parse_quote!(let #pat = #name;));
                }
                params.ids.push(id);
            }
        }
    }
    params.taken_apart = patterns.len();
    let body = std::mem::take(&mut function.block.stmts);
    function.block.stmts = patterns.into_iter().chain(body).collect();
    params
}
