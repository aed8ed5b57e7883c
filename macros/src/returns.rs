//! Reads the face of a generator off its return type.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    AssocType, GenericArgument, Lifetime, PathArguments, ReturnType, Token, TraitBound, Type,
    TypeParamBound, parse_quote,
};

use crate::args::Args;
use crate::errors::Errors;
use crate::face::{Boxing, COPIES, Face, Kind, Lookups, Lowering, SLOTS, Seen};
use crate::walk::visit_mut::{self, VisitMut};

const KNOWN: &str = "\n = help: write `-> impl Iterator<Item = T>` or \
     `-> impl Generator<A, E, Yield = Y, Return = R>`, `PinnedGenerator`, `Stream` or \
     `AsyncGenerator` likewise, or a `Box<dyn ..>` or `Pin<Box<dyn ..>>` of one of them; \
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
    let slots = args.slots.unwrap_or(SLOTS);
    let ReturnType::Type(_, ty) = output else {
        errors.at_span(
            name,
            format_args!("a generator must say in its return type what it is{KNOWN}"),
        );
        return None;
    };
    let face = |kind, lowering, boxing| Face {
        kind,
        lowering,
        boxing,
        seen: Seen::All,
        krate: krate.clone(),
        copies,
        slots,
        catches: false,
        fails: false,
        macros: args.macros.clone(),
        recursion: None,
        lookups: Lookups::default(),
    };
    if let Some((boxing, bounds)) = bounds(ty) {
        let written = bounds.clone();
        for bound in bounds.iter_mut() {
            if let TypeParamBound::Trait(bound) = bound {
                if let Some((kind, lowering)) = kind(bound) {
                    if lowering == Lowering::Explicit || bound.lifetimes.is_none() {
                        // What is told by an option may be a trait that only has such a name.
                        let told = args.face.is_some();
                        return Some(Face {
                            seen: if told {
                                Seen::All
                            } else {
                                Seen::of(&written, &kind)
                            },
                            ..face(kind, lowering, boxing)
                        });
                    }
                    errors.at(
                        &bound.lifetimes,
                        "what a body that rustc lowers is sent has one type, and lives as long each time\n\
                         = help: name the lifetime in the signature, or return `impl for<'a> Generator<..>`",
                    );
                    return None;
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
    let opaque = matches!(&**ty, Type::ImplTrait(_));
    let name = option.name.to_string();
    let lowering = lowering(&name);
    let boxing = match lowering {
        _ if opaque => Boxing::None,
        Lowering::Explicit => Boxing::Box,
        _ => Boxing::Pin,
    };
    if let Some(bound) = &option.bound {
        let (kind, lowering) = kind(&mut bound.clone())?;
        return Some(face(kind, lowering, boxing));
    }
    let item = |of: TokenStream| match &**ty {
        _ if opaque => parse_quote!(_),
        ty => Type::Verbatim(quote!(<#ty as #of>::Item)),
    };
    let kind = match (&*name, lowering) {
        ("iterator", _) => Kind::Iterator {
            item: item(quote!(::core::iter::Iterator)),
        },
        (_, Lowering::Stream) => Kind::Iterator {
            item: item(quote!(#krate::__private::Stream)),
        },
        _ => Kind::Generator {
            send: parse_quote!(_),
            error: None,
            yields: parse_quote!(_),
            returns: parse_quote!(_),
        },
    };
    Some(face(kind, lowering, boxing))
}

/// The lowering that an option asks for.
fn lowering(option: &str) -> Lowering {
    match option {
        "pinned" => Lowering::Pinned,
        "stream" => Lowering::Stream,
        "async_generator" => Lowering::Async,
        _ => Lowering::Explicit,
    }
}

/// The bounds of `impl ..`, of `Box<dyn ..>` and of `Pin<Box<dyn ..>>`.
fn bounds(ty: &mut Type) -> Option<(Boxing, &mut Punctuated<TypeParamBound, Token![+]>)> {
    match ty {
        Type::ImplTrait(ty) => Some((Boxing::None, &mut ty.bounds)),
        Type::Paren(ty) => bounds(&mut ty.elem),
        Type::Group(ty) => bounds(&mut ty.elem),
        Type::Path(ty) => {
            let last = ty.path.segments.last_mut()?;
            let (is_box, is_pin) = (last.ident == "Box", last.ident == "Pin");
            let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
                return None;
            };
            let GenericArgument::Type(ty) = arguments.args.first_mut()? else {
                return None;
            };
            if is_pin {
                let (boxing, bounds) = bounds(ty)?;
                return (boxing == Boxing::Box).then_some((Boxing::Pin, bounds));
            }
            match ty {
                Type::TraitObject(ty) if is_box => Some((Boxing::Box, &mut ty.bounds)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The face that a bound names; what it leaves out is written into it.
pub(crate) fn kind(bound: &mut TraitBound) -> Option<(Kind, Lowering)> {
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
    let name = last.ident.to_string();
    let lowering = match &*name {
        "Iterator" | "FusedIterator" | "Generator" => Lowering::Explicit,
        "Stream" | "FusedStream" => Lowering::Stream,
        "PinnedGenerator" => Lowering::Pinned,
        "AsyncGenerator" => Lowering::Async,
        _ => return None,
    };
    if !name.ends_with("Generator") {
        let item = assoc(&mut last.arguments, "Item");
        let item = item.map_or_else(|| parse_quote!(_), |item| open(&item.ty));
        return Some((Kind::Iterator { item }, lowering));
    }
    // `Item` is a mistake which rustc tells of; the body has what was meant.
    let meant = assoc(&mut last.arguments, "Item").map(|ty| open(&ty.ty));
    for name in ["Yield", "Return"] {
        let left_out = assoc(&mut last.arguments, name).is_none();
        if left_out && (name != "Yield" || meant.is_none()) {
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
    let yields = yields.or(meant);
    let returns = assoc(&mut last.arguments, "Return").map(|ty| open(&ty.ty));
    let kind = Kind::Generator {
        send,
        error,
        yields: yields?,
        returns: returns?,
    };
    Some((kind, lowering))
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
    face.boxed(quote!(#krate::__private::StandIn::<_, #returns>::new()))
}
