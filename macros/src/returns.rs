//! Reads the face of a generator off its return type.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    AssocType, GenericArgument, Lifetime, PathArguments, ReturnType, Token, TraitBound, Type,
    TypeParamBound, parse_quote,
};

use crate::args::Args;
use crate::errors::Errors;
use crate::face::{COPIES, Face, Kind};

const KNOWN: &str = "\n = help: write `-> impl Iterator<Item = T>` or \
     `-> impl Generator<A, E, Yield = Y, Return = R>`, or a `Box<dyn ..>` of one of them; \
     for the name of such a type, say which it is: `#[generator(iterator)]` or \
     `#[generator(generator = Generator<A, E, ..>)]`";

/// Reads the face, and spells out in the return type what is left to defaults.
pub(crate) fn face(
    output: &mut ReturnType,
    name: Span,
    args: &Args,
    errors: &mut Errors,
) -> Option<Face> {
    let krate = args.krate.clone().unwrap_or_else(|| parse_quote!(::primed));
    let copies = args.copies.unwrap_or(COPIES);
    let ReturnType::Type(_, ty) = output else {
        errors.at_span(
            name,
            format_args!("a generator must say in its return type what it is{KNOWN}"),
        );
        return None;
    };
    let boxed = !matches!(&**ty, Type::ImplTrait(_));
    if let Some(bounds) = bounds(ty) {
        for bound in bounds.iter_mut() {
            if let TypeParamBound::Trait(bound) = bound {
                if let Some(kind) = kind(bound) {
                    return Some(Face {
                        kind,
                        boxed,
                        krate,
                        copies,
                        catches: false,
                        macros: args.macros.clone(),
                    });
                }
            }
        }
    }
    let Some(option) = &args.face else {
        errors.at(
            &*ty,
            format_args!("this return type does not say what kind of generator it is{KNOWN}"),
        );
        return None;
    };
    let kind = match (&option.bound, option.name == "iterator") {
        (Some(bound), _) => kind(&mut bound.clone())?,
        (None, true) => {
            let item = match &**ty {
                Type::ImplTrait(_) => parse_quote!(_),
                ty => Type::Verbatim(quote!(<#ty as ::core::iter::Iterator>::Item)),
            };
            Kind::Iterator { item }
        }
        (None, false) => Kind::Generator {
            send: parse_quote!(_),
            error: None,
            yields: parse_quote!(_),
            returns: parse_quote!(_),
        },
    };
    Some(Face {
        kind,
        boxed,
        krate,
        copies,
        catches: false,
        macros: args.macros.clone(),
    })
}

/// The bounds of `impl ..` and of `Box<dyn ..>`.
fn bounds(ty: &mut Type) -> Option<&mut Punctuated<TypeParamBound, Token![+]>> {
    match ty {
        Type::ImplTrait(ty) => Some(&mut ty.bounds),
        Type::Paren(ty) => bounds(&mut ty.elem),
        Type::Group(ty) => bounds(&mut ty.elem),
        Type::Path(ty) => {
            let last = ty
                .path
                .segments
                .last_mut()
                .filter(|last| last.ident == "Box")?;
            let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
                return None;
            };
            match arguments.args.first_mut()? {
                GenericArgument::Type(Type::TraitObject(ty)) => Some(&mut ty.bounds),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The face that a bound names; what it leaves out is written into it.
pub(crate) fn kind(bound: &mut TraitBound) -> Option<Kind> {
    let higher_ranked: Vec<Lifetime> = bound
        .lifetimes
        .iter()
        .flat_map(|binder| &binder.lifetimes)
        .filter_map(|param| match param {
            syn::GenericParam::Lifetime(param) => Some(param.lifetime.clone()),
            _ => None,
        })
        .collect();
    let last = bound.path.segments.last_mut()?;
    let open = |ty: &Type| writable(ty, &higher_ranked);
    if last.ident == "Iterator" || last.ident == "FusedIterator" {
        let item = assoc(&mut last.arguments, "Item");
        let item = item.map_or_else(|| parse_quote!(_), |item| open(&item.ty));
        return Some(Kind::Iterator { item });
    }
    if last.ident != "Generator" {
        return None;
    }
    for name in ["Yield", "Return"] {
        if assoc(&mut last.arguments, name).is_none() {
            add_unit(&mut last.arguments, name);
        }
    }
    let mut inputs = types(&last.arguments)
        .map(&open)
        .collect::<Vec<_>>()
        .into_iter();
    let send = inputs.next().unwrap_or_else(|| parse_quote!(()));
    let error = inputs.next();
    let yields = assoc(&mut last.arguments, "Yield").map(|ty| open(&ty.ty));
    let returns = assoc(&mut last.arguments, "Return").map(|ty| open(&ty.ty));
    Some(Kind::Generator {
        send,
        error,
        yields: yields?,
        returns: returns?,
    })
}

fn types(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments
        .into_iter()
        .flatten()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
}

fn assoc<'a>(arguments: &'a mut PathArguments, name: &str) -> Option<&'a mut AssocType> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    arguments
        .args
        .iter_mut()
        .find_map(|argument| match argument {
            GenericArgument::AssocType(ty) if ty.ident == name => Some(ty),
            _ => None,
        })
}

/// A generator that does not say what it yields or returns has nothing of it.
fn add_unit(arguments: &mut PathArguments, name: &str) {
    let name = syn::Ident::new(name, Span::call_site());
    if !matches!(arguments, PathArguments::AngleBracketed(_)) {
        *arguments = PathArguments::AngleBracketed(parse_quote!(<>));
    }
    if let PathArguments::AngleBracketed(arguments) = arguments {
        arguments.args.push(parse_quote!(#name = ()));
    }
}

/// A type as it can be written inside of the body: `impl Trait` is left open, and
/// so is a lifetime that is new each time the generator is sent something.
fn writable(ty: &Type, higher_ranked: &[Lifetime]) -> Type {
    struct Open<'a>(&'a [Lifetime]);
    impl VisitMut for Open<'_> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if matches!(ty, Type::ImplTrait(_)) {
                *ty = Type::Infer(syn::TypeInfer {
                    underscore_token: Token![_](ty.span()),
                });
            }
            visit_mut::visit_type_mut(self, ty);
        }

        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if self.0.contains(lifetime) {
                *lifetime = Lifetime::new("'_", lifetime.span());
            }
        }
    }
    let mut ty = ty.clone();
    Open(higher_ranked).visit_type_mut(&mut ty);
    ty
}

/// A return type and a body for a function whose own body is in error, so that
/// its callers do not fail too.
pub(crate) fn stand_in(output: &mut ReturnType, face: Option<&Face>) -> TokenStream {
    let Some(face) = face else {
        if let ReturnType::Type(_, ty) = output {
            if matches!(&**ty, Type::ImplTrait(_)) {
                **ty = parse_quote!(impl ::core::marker::Sized);
                return TokenStream::new();
            }
        }
        // It stands beside a `compile_error!`, and is never run.
        return quote!(::core::unreachable!());
    };
    let krate = &face.krate;
    let returns = if face.is_iterator() {
        quote!(())
    } else {
        quote!(_)
    };
    let stand_in = quote!(#krate::__private::StandIn::<_, #returns>::new());
    if face.boxed {
        return quote!(#krate::__private::Box::new(#stand_in));
    }
    stand_in.into_token_stream()
}
