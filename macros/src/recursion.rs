//! A generator that delegates to itself: which operands of `yield_from!` are calls of the
//! function that is being written, and what those are given.
//!
//! It is asked of the text: a macro does not see what a name means. `name(..)` is the
//! function where nothing in it has that name and it has no `self`, `Self::name(..)` is the
//! method, and an option names what else is.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{
    Block, Expr, FnArg, GenericArgument, GenericParam, Lifetime, Path, PathArguments, Signature,
    Stmt, Token, Type, parse_quote,
};

use crate::args::{Args, Itself};
use crate::errors::Errors;
use crate::face::{Boxing, Face, Lowering};
use crate::forms::{self, Form};
use crate::walk::visit::{self, Visit};
use crate::walk::visit_mut::{self, VisitMut};

/// A function that delegates to itself.
#[derive(Clone)]
pub(crate) struct Recursion {
    name: String,
    /// The function's name, if it is an `unsafe fn`.
    pub(crate) unsafe_name: Option<Ident>,
    /// Whether the name alone means the function.
    plain: bool,
    /// The path by which an option says that it calls itself, if not by its name.
    path: Option<String>,
    /// The name of the method that a call `x.name(..)` is of.
    method: Option<String>,
    /// How a method takes its receiver: by a reference, which may be `mut`.
    by_reference: Option<bool>,
    /// What type parameters it has, in order.
    generics: Vec<String>,
    /// Whether what it gives is a box, so that it can delegate to another instance of it.
    boxed: bool,
    /// The types of its parameters, as they can be written in the body.
    pub(crate) params: Vec<Type>,
}

/// A call of the function itself.
pub(crate) struct SelfCall {
    /// What it is given, with the receiver.
    pub(crate) arguments: Vec<Expr>,
    /// Where it stands.
    pub(crate) span: Span,
    /// Type arguments that are not the function's own.
    pub(crate) foreign: Option<Span>,
    /// That of `unsafe { name(..) }`.
    pub(crate) unsafe_token: Option<Token![unsafe]>,
}

impl Recursion {
    /// Looks for a delegation to the function itself.
    pub(crate) fn of(sig: &Signature, block: &Block, face: &Face, args: &Args) -> Option<Self> {
        if face.lowering != Lowering::Explicit || matches!(args.itself, Some(Itself::Never)) {
            return None;
        }
        let name = sig.ident.to_string();
        let receiver = sig.receiver();
        let by_reference = receiver.and_then(|receiver| match &*receiver.ty {
            Type::Reference(ty) => Some(ty.mutability.is_some()),
            _ => None,
        });
        let (path, method) = match &args.itself {
            Some(Itself::Path(path)) => {
                let last = path.segments.last().map(|last| last.ident.to_string());
                (Some(written(path)), last)
            }
            Some(Itself::Method) => (None, Some(name.clone())),
            _ => (None, None),
        };
        let in_impl = receiver.is_some() || mentions(&quote!(#sig #block), "Self");
        let generics = sig.generics.params.iter().filter_map(|param| match param {
            GenericParam::Type(param) => Some(param.ident.to_string()),
            GenericParam::Const(param) => Some(param.ident.to_string()),
            GenericParam::Lifetime(_) => None,
        });
        let recursion = Self {
            plain: !in_impl && !is_shadowed(sig, block),
            path,
            method: method.filter(|_| receiver.is_some()),
            by_reference,
            generics: generics.collect(),
            boxed: face.boxing != Boxing::None,
            params: sig.inputs.iter().map(param_type).collect(),
            unsafe_name: sig.unsafety.map(|_| sig.ident.clone()),
            name,
        };
        let mut find = Find(&recursion, false);
        find.visit_block(block);
        find.1.then_some(recursion)
    }

    /// Takes an operand for a call of the function itself, if it is one.
    pub(crate) fn call(&self, operand: &Expr) -> Option<SelfCall> {
        match operand {
            Expr::Paren(e) => self.call(&e.expr),
            Expr::Group(e) => self.call(&e.expr),
            // `unsafe { name(..) }`, of an `unsafe fn`.
            Expr::Unsafe(e) => match &*e.block.stmts {
                [Stmt::Expr(call, None)] => {
                    let mut call = self.call(call)?;
                    call.unsafe_token.get_or_insert(e.unsafe_token);
                    Some(call)
                }
                _ => None,
            },
            Expr::Call(e) => {
                let Expr::Path(func) = &*e.func else {
                    return None;
                };
                let path = &func.path;
                let is_itself = func.qself.is_none()
                    && (self.is_name(path) || self.path.as_ref() == Some(&written(path)));
                let foreign = path
                    .segments
                    .last()
                    .and_then(|last| self.foreign(&last.arguments));
                if !is_itself || (self.boxed && foreign.is_some()) {
                    return None;
                }
                Some(SelfCall {
                    arguments: e.args.iter().cloned().collect(),
                    span: syn::spanned::Spanned::span(&e.func),
                    foreign,
                    unsafe_token: None,
                })
            }
            Expr::MethodCall(e) if self.method.as_ref() == Some(&e.method.to_string()) => {
                let foreign = e
                    .turbofish
                    .as_ref()
                    .and_then(|args| self.foreign(&PathArguments::AngleBracketed(args.clone())));
                if self.boxed && foreign.is_some() {
                    return None;
                }
                let receiver = &e.receiver;
                let receiver: Expr = match self.by_reference {
                    Some(true) => parse_quote!(#receiver.__by_mut()),
                    Some(false) => parse_quote!(#receiver.__by_ref()),
                    None => (**receiver).clone(),
                };
                Some(SelfCall {
                    arguments: std::iter::once(receiver)
                        .chain(e.args.iter().cloned())
                        .collect(),
                    span: e.method.span(),
                    foreign,
                    unsafe_token: None,
                })
            }
            _ => None,
        }
    }

    fn is_name(&self, path: &Path) -> bool {
        if path.leading_colon.is_some() {
            return false;
        }
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        match &*names {
            [name] => self.plain && *name == self.name,
            [of, name] => of == "Self" && *name == self.name,
            _ => false,
        }
    }

    /// Where type arguments are not the function's own parameters.
    fn foreign(&self, arguments: &PathArguments) -> Option<Span> {
        let PathArguments::AngleBracketed(arguments) = arguments else {
            return None;
        };
        let types = arguments
            .args
            .iter()
            .filter(|argument| !matches!(argument, GenericArgument::Lifetime(_)));
        let mut own = self.generics.iter();
        let mut foreign = types.filter(|argument| {
            let text = argument.to_token_stream().to_string();
            let own = own.next();
            text != "_" && own != Some(&text)
        });
        foreign.next().map(syn::spanned::Spanned::span)
    }
}

impl SelfCall {
    /// Says what is wrong with it; whether nothing is.
    pub(crate) fn check(&self, recursion: &Recursion, errors: &mut Errors) -> bool {
        let name = &recursion.name;
        if let Some(span) = self.foreign {
            errors.at_span(
                span,
                format_args!(
                    "`{name}` delegates to itself with other type arguments than its own: all \
                     levels are kept on one stack, so all are of one type\n\
                     = help: let it return a `Box<dyn ..>`, then each level with other types is \
                     boxed"
                ),
            );
        }
        let (takes, given) = (recursion.params.len(), self.arguments.len());
        if takes != given {
            let arguments = if takes == 1 { "argument" } else { "arguments" };
            let are = if given == 1 { "is" } else { "are" };
            errors.at_span(
                self.span,
                format_args!("`{name}` takes {takes} {arguments}, but {given} {are} given here"),
            );
        }
        self.foreign.is_none() && takes == given
    }
}

/// A path without its type arguments.
fn written(path: &Path) -> String {
    let mut path = path.clone();
    for part in &mut path.segments {
        part.arguments = PathArguments::None;
    }
    path.into_token_stream().to_string()
}

/// The type of a parameter, as a `let` in the body can have it: lifetimes are inferred, for
/// an inner one need not live as long as the outermost, and so is `impl Trait`.
fn param_type(input: &FnArg) -> Type {
    let mut ty = match input {
        FnArg::Receiver(receiver) => (*receiver.ty).clone(),
        FnArg::Typed(input) => (*input.ty).clone(),
    };
    Open(Vec::new()).visit_type_mut(&mut ty);
    ty
}

/// Opens what cannot be written in a body, or need not be the same there; but not what a
/// `for<'a>` of the type itself binds.
struct Open(Vec<Lifetime>);

impl Open {
    fn bound_by(&mut self, binder: Option<&syn::BoundLifetimes>, inside: impl FnOnce(&mut Self)) {
        let known = self.0.len();
        for param in binder.iter().flat_map(|binder| &binder.lifetimes) {
            if let GenericParam::Lifetime(param) = param {
                self.0.push(param.lifetime.clone());
            }
        }
        inside(self);
        self.0.truncate(known);
    }
}

impl VisitMut for Open {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if matches!(ty, Type::ImplTrait(_)) {
            *ty = parse_quote!(_);
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_type_bare_fn_mut(&mut self, ty: &mut syn::TypeBareFn) {
        let binder = ty.lifetimes.clone();
        self.bound_by(binder.as_ref(), |this| {
            visit_mut::visit_type_bare_fn_mut(this, ty);
        });
    }

    fn visit_trait_bound_mut(&mut self, bound: &mut syn::TraitBound) {
        let binder = bound.lifetimes.clone();
        self.bound_by(binder.as_ref(), |this| {
            visit_mut::visit_trait_bound_mut(this, bound);
        });
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" && !self.0.contains(lifetime) {
            *lifetime = Lifetime::new("'_", lifetime.span());
        }
    }
}

/// Whether something in the function has its name, so that it may mean that.
fn is_shadowed(sig: &Signature, block: &Block) -> bool {
    struct Shadows<'a>(&'a str, bool);
    impl Shadows<'_> {
        fn bound(&mut self, ident: &Ident) {
            self.1 |= ident == self.0;
        }
    }
    impl<'ast> Visit<'ast> for Shadows<'_> {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.bound(&pat.ident);
            visit::visit_pat_ident(self, pat);
        }

        fn visit_item(&mut self, item: &'ast syn::Item) {
            match item {
                syn::Item::Fn(item) => self.bound(&item.sig.ident),
                syn::Item::Const(item) => self.bound(&item.ident),
                syn::Item::Static(item) => self.bound(&item.ident),
                syn::Item::Struct(item) => self.bound(&item.ident),
                syn::Item::Use(item) => self.1 |= mentions(&item.to_token_stream(), self.0),
                _ => {}
            }
        }
    }
    let name = sig.ident.to_string();
    let mut shadows = Shadows(&name, false);
    sig.inputs
        .iter()
        .for_each(|input| shadows.visit_fn_arg(input));
    shadows.visit_block(block);
    shadows.1
}

/// Whether a word is among tokens, at any depth.
pub(crate) fn mentions(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Group(group) => mentions(&group.stream(), word),
        proc_macro2::TokenTree::Ident(ident) => ident == word,
        _ => false,
    })
}

/// Looks for a delegation to the function itself, in a body that is as the user wrote it.
struct Find<'a>(&'a Recursion, bool);

impl Find<'_> {
    /// In what a macro is given, of which the form is not known.
    fn tokens(&mut self, tokens: &TokenStream) {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        if let Ok(arguments) = syn::parse::Parser::parse2(parser, tokens.clone()) {
            arguments
                .iter()
                .for_each(|argument| self.visit_expr(argument));
        } else if forms::mentions_yield(tokens.clone()) {
            // It can be the arm of a `matches!`; the form within is parsed again.
            let mut before = [None, None];
            for token in tokens.clone() {
                if let proc_macro2::TokenTree::Group(group) = &token {
                    let form = match &before {
                        [Some(proc_macro2::TokenTree::Ident(name)), Some(_)] => {
                            Form::of_path(&Path::from(name.clone()))
                        }
                        _ => None,
                    };
                    if form.is_some_and(Form::delegates) {
                        self.operand(&group.stream());
                    }
                    self.tokens(&group.stream());
                }
                before = [before[1].take(), Some(token)];
            }
        }
    }

    fn operand(&mut self, tokens: &TokenStream) {
        if let Ok(operand) = syn::parse2::<Expr>(tokens.clone()) {
            self.1 |= self.0.call(&operand).is_some();
        }
    }
}

impl<'ast> Visit<'ast> for Find<'_> {
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if forms::is_generator(mac) {
            return;
        }
        if Form::of_path(&mac.path).is_some_and(Form::delegates) {
            self.operand(&mac.tokens);
        }
        self.tokens(&mac.tokens);
    }

    fn visit_item(&mut self, _item: &'ast syn::Item) {}
}
