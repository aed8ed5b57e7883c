//! What a pattern binds, and what it takes of the value it is matched against.

use proc_macro2::{Ident, Span};
use syn::{Pat, PatIdent, Token, parse_quote};

/// Where a pattern stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// In `let`, `for` or a parameter: a bare name is a binding.
    Irrefutable,
    /// In `match`, `if let` or `while let`: a name that starts with a capital is
    /// a constant or a variant.
    Refutable,
}

impl Position {
    /// Whether a name is a binding there.
    pub(crate) fn binds(self, pat: &PatIdent) -> bool {
        let marked = pat.by_ref.is_some() || pat.mutability.is_some() || pat.subpat.is_some();
        let name = pat.ident.to_string();
        self == Self::Irrefutable || marked || !name.starts_with(char::is_uppercase)
    }
}

/// Calls `each` with every identifier that the pattern binds, in order; the
/// identifier may be replaced.
pub(crate) fn bindings(pat: &mut Pat, position: Position, each: &mut dyn FnMut(&mut PatIdent)) {
    match pat {
        Pat::Ident(ident) => {
            if position.binds(ident) {
                each(ident);
            }
            if let Some((_, inner)) = &mut ident.subpat {
                bindings(inner, position, each);
            }
        }
        Pat::Struct(pat) => {
            for field in &mut pat.fields {
                let before = shorthand(&field.pat);
                bindings(&mut field.pat, position, each);
                if field.colon_token.is_none() && before != shorthand(&field.pat) {
                    field.colon_token = Some(<Token![:]>::default());
                }
            }
        }
        _ => parts(pat).for_each(|pat| bindings(pat, position, each)),
    }
}

/// Whether a pattern has a `ref mut`.
pub(crate) fn borrows_mutably(pat: &Pat) -> bool {
    let mut found = false;
    bindings(&mut pat.clone(), Position::Refutable, &mut |pat| {
        found |= pat.by_ref.is_some() && pat.mutability.is_some();
    });
    found
}

/// Puts `_` for all that a pattern binds, but for the names to be kept.
pub(crate) fn unbind(pat: &mut Pat, position: Position, keep: &dyn Fn(&Ident) -> bool) {
    match pat {
        Pat::Ident(ident) if position.binds(ident) => {
            if keep(&ident.ident) {
                ident.mutability = None;
                if let Some((_, inner)) = &mut ident.subpat {
                    unbind(inner, position, keep);
                }
                return;
            }
            *pat = match ident.subpat.take() {
                Some((_, inner)) if matches!(*inner, Pat::Rest(_)) => *inner,
                Some((_, mut inner)) => {
                    unbind(&mut inner, position, keep);
                    parse_quote!((#inner))
                }
                None => parse_quote!(_),
            };
        }
        Pat::Struct(pat) => {
            for field in &mut pat.fields {
                unbind(&mut field.pat, position, keep);
                field.colon_token.get_or_insert_default();
            }
        }
        _ => parts(pat).for_each(|pat| unbind(pat, position, keep)),
    }
}

/// The patterns that a pattern is made of, but for the fields of a struct.
fn parts(pat: &mut Pat) -> Box<dyn Iterator<Item = &mut Pat> + '_> {
    match pat {
        Pat::Tuple(pat) => Box::new(pat.elems.iter_mut()),
        Pat::TupleStruct(pat) => Box::new(pat.elems.iter_mut()),
        Pat::Slice(pat) => Box::new(pat.elems.iter_mut()),
        Pat::Or(pat) => Box::new(pat.cases.iter_mut()),
        Pat::Reference(pat) => Box::new(std::iter::once(&mut *pat.pat)),
        Pat::Paren(pat) => Box::new(std::iter::once(&mut *pat.pat)),
        Pat::Type(pat) => Box::new(std::iter::once(&mut *pat.pat)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The same with the fields.
pub(crate) fn children(pat: &mut Pat) -> Box<dyn Iterator<Item = &mut Pat> + '_> {
    match pat {
        Pat::Struct(pat) => Box::new(pat.fields.iter_mut().map(|field| &mut *field.pat)),
        pat => parts(pat),
    }
}

/// The identifier of `Point { x }`, with its hygiene: what a rename changes.
fn shorthand(pat: &Pat) -> Option<(Ident, String)> {
    match pat {
        Pat::Ident(pat) => Some((pat.ident.clone(), format!("{:?}", pat.ident.span()))),
        _ => None,
    }
}

/// What must happen to a value that is matched, so that all of it lives as long as
/// the match does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leftover {
    /// The pattern leaves nothing unbound.
    None,
    /// What it leaves unbound can be bound too: see [`bind_wildcards`].
    Wildcards,
    /// The value must be kept as a whole.
    Whole,
}

/// What a pattern leaves of a value.
pub(crate) fn leftover(pat: &Pat) -> Leftover {
    let mut worst = Leftover::None;
    let mut add = |other| match (worst, other) {
        (Leftover::Whole, _) | (_, Leftover::None) => {}
        _ => worst = other,
    };
    match pat {
        Pat::Wild(_) => add(Leftover::Wildcards),
        Pat::Rest(_) | Pat::Macro(_) | Pat::Verbatim(_) => add(Leftover::Whole),
        Pat::Ident(pat) if pat.by_ref.is_some() => add(Leftover::Whole),
        Pat::Ident(pat) if pat.subpat.is_some() => add(Leftover::None),
        Pat::Struct(pat) => {
            if pat.rest.is_some() {
                add(Leftover::Whole);
            }
            pat.fields
                .iter()
                .for_each(|field| add(leftover(&field.pat)));
        }
        Pat::Tuple(pat) => pat.elems.iter().for_each(|pat| add(leftover(pat))),
        Pat::TupleStruct(pat) => pat.elems.iter().for_each(|pat| add(leftover(pat))),
        Pat::Slice(pat) => pat.elems.iter().for_each(|pat| add(leftover(pat))),
        Pat::Paren(pat) => add(leftover(&pat.pat)),
        Pat::Type(pat) => add(leftover(&pat.pat)),
        // The cases of an or-pattern must bind the same names.
        Pat::Or(pat) if pat.cases.iter().any(|pat| leftover(pat) != Leftover::None) => {
            add(Leftover::Whole);
        }
        _ => {}
    }
    worst
}

/// Whether a pattern may leave something unbound, and borrows nothing: one that need not
/// match may leave all.
pub(crate) fn leaves_rest(pat: &Pat, refutable: bool) -> bool {
    fn borrows(pat: &mut Pat) -> bool {
        let mut found = false;
        bindings(pat, Position::Refutable, &mut |pat| {
            found |= pat.by_ref.is_some();
        });
        found
    }
    (refutable || leftover(pat) != Leftover::None) && !borrows(&mut pat.clone())
}

/// Binds each `_` of a pattern to a name.
pub(crate) fn bind_wildcards(pat: &mut Pat, name: &mut dyn FnMut(Span) -> Ident) {
    match pat {
        Pat::Wild(wild) => {
            let ident = name(wild.underscore_token.span);
            *pat = Pat::Ident(PatIdent {
                attrs: Vec::new(),
                by_ref: None,
                mutability: None,
                ident,
                subpat: None,
            });
        }
        Pat::Struct(pat) => {
            for field in &mut pat.fields {
                bind_wildcards(&mut field.pat, name);
            }
        }
        Pat::Tuple(_) | Pat::TupleStruct(_) | Pat::Slice(_) | Pat::Paren(_) | Pat::Type(_) => {
            parts(pat).for_each(|pat| bind_wildcards(pat, name));
        }
        _ => {}
    }
}

/// Calls `each` with any two of the chosen names that lie in two fields of one struct.
/// Such parts drop in the order of the struct, which the pattern need not have.
pub(crate) fn unordered(
    pat: &mut Pat,
    chosen: &dyn Fn(&Ident) -> bool,
    each: &mut dyn FnMut(&Ident, &Ident),
) {
    if let Pat::Struct(pat) = pat {
        let mut before: Vec<Ident> = Vec::new();
        for field in &mut pat.fields {
            unordered(&mut field.pat, chosen, each);
            let mut mine = Vec::new();
            bindings(&mut field.pat, Position::Irrefutable, &mut |pat| {
                mine.extend(Some(pat.ident.clone()).filter(|name| chosen(name)));
            });
            for one in &before {
                for other in &mine {
                    each(one, other);
                }
            }
            before.extend(mine);
        }
    } else {
        parts(pat).for_each(|pat| unordered(pat, chosen, each));
    }
}

/// A pattern without the type that it is given in a `let`, and that.
pub(crate) fn typed(pat: &Pat) -> (&Pat, Option<&syn::Type>) {
    match pat {
        Pat::Type(pat) => (&pat.pat, Some(&pat.ty)),
        pat => (pat, None),
    }
}

/// Whether a pattern is a name, to which a value is moved as a whole.
pub(crate) fn is_plain(pat: &Pat, position: Position) -> bool {
    match pat {
        Pat::Ident(pat) => pat.by_ref.is_none() && position.binds(pat),
        Pat::Type(pat) => is_plain(&pat.pat, position),
        _ => false,
    }
}

/// Whether matching leaves nothing behind of a value: everything in it that may
/// have a drop is bound by value.
///
/// Matching through a reference binds references instead, but then the value is
/// itself a reference, and has no drop.
pub(crate) fn consumes(pat: &Pat) -> bool {
    let (mut by_value, mut leaves) = (false, false);
    survey(pat, &mut by_value, &mut leaves);
    by_value && !leaves
}

/// Whether matching moves some parts of a value, if they are not `Copy`, and leaves others
/// where they are.
pub(crate) fn moves_parts(pat: &Pat) -> bool {
    let (mut by_value, mut leaves) = (false, false);
    survey(pat, &mut by_value, &mut leaves);
    by_value && leaves
}

/// Whether a pattern neither borrows nor looks through a reference, as far as it says so.
pub(crate) fn is_owned(pat: &Pat) -> bool {
    fn is_owned(pat: &mut Pat) -> bool {
        match pat {
            Pat::Ident(pat) if pat.by_ref.is_some() => false,
            Pat::Ident(pat) => pat.subpat.iter_mut().all(|(_, pat)| is_owned(pat)),
            Pat::Reference(_) | Pat::Macro(_) | Pat::Verbatim(_) => false,
            pat => children(pat).all(is_owned),
        }
    }
    is_owned(&mut pat.clone())
}

fn survey(pat: &Pat, by_value: &mut bool, leaves: &mut bool) {
    match pat {
        Pat::Ident(pat) => {
            *leaves |= pat.by_ref.is_some();
            *by_value |= Position::Refutable.binds(pat);
        }
        Pat::Wild(_) | Pat::Rest(_) | Pat::Macro(_) | Pat::Verbatim(_) => *leaves = true,
        Pat::Struct(pat) => {
            *leaves |= pat.rest.is_some();
            for field in &pat.fields {
                survey(&field.pat, by_value, leaves);
            }
        }
        Pat::Tuple(pat) => pat
            .elems
            .iter()
            .for_each(|pat| survey(pat, by_value, leaves)),
        Pat::TupleStruct(pat) => pat
            .elems
            .iter()
            .for_each(|pat| survey(pat, by_value, leaves)),
        Pat::Slice(pat) => pat
            .elems
            .iter()
            .for_each(|pat| survey(pat, by_value, leaves)),
        Pat::Or(pat) => pat
            .cases
            .iter()
            .for_each(|pat| survey(pat, by_value, leaves)),
        Pat::Paren(pat) => survey(&pat.pat, by_value, leaves),
        Pat::Type(pat) => survey(&pat.pat, by_value, leaves),
        _ => {}
    }
}
