//! What a pattern takes apart.
//!
//! Of a value of which a pattern binds every part, nothing is left: the parts were moved, or
//! are `Copy` and nothing is there that could be seen to drop. Not so where its type implements
//! `Drop`: nothing can be moved out of that, so the parts are copies, and the value lives on.
//! A macro sees names only, and cannot tell which. So each part of a type that the user names
//! is asked, where no way leads:
//!
//! ```text
//! match make() { Some(part @ Guard(_)) => taken_apart(part), _ => {} }
//! ```

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Pat, PatIdent, Path, Token};

use crate::face::{Face, Lookup, ours};
use crate::patterns::{self, Position};
use crate::sorted::Set;

/// A pattern that binds one part of what another one takes apart, and nothing else.
pub(crate) struct Part {
    /// The pattern.
    pub(crate) pat: Pat,
    /// Asks what it binds.
    pub(crate) asks: TokenStream,
}

/// Finds what the patterns that one value is matched against take apart.
pub(crate) struct Asker<'a> {
    position: Position,
    face: &'a Face,
    /// The places of which a part was asked: what stands there in another pattern, a variant of
    /// the same enum say, has the same type.
    known: Set<String>,
    found: Vec<Part>,
}

impl<'a> Asker<'a> {
    /// Starts with none.
    pub(crate) const fn new(position: Position, face: &'a Face) -> Self {
        Self {
            position,
            face,
            known: Set::new(),
            found: Vec::new(),
        }
    }

    /// The parts that a pattern takes apart and that may have a drop of their own.
    pub(crate) fn parts(&mut self, pat: &Pat) -> Vec<Part> {
        self.find(pat, &|inner| inner);
        std::mem::take(&mut self.found)
    }

    /// The arms of a match that asks them.
    pub(crate) fn arms(&mut self, pat: &Pat) -> TokenStream {
        let parts = self.parts(pat).into_iter();
        let arms = parts.map(|Part { pat, asks }| quote!(#pat => { #asks }));
        quote!(#(#arms)*)
    }

    /// Looks into a pattern; `around` puts one in its place in the whole.
    fn find(&mut self, pat: &Pat, around: &dyn Fn(Pat) -> Pat) {
        match pat {
            Pat::Paren(pat) => return self.find(&pat.pat, around),
            Pat::Type(pat) => return self.find(&pat.pat, around),
            Pat::Or(pat) => return pat.cases.iter().for_each(|pat| self.find(pat, around)),
            // What has a name of its own is moved as a whole.
            Pat::Ident(name) if !self.position.binds(name) => {
                self.ask(pat, &name.ident.clone().into(), around);
            }
            Pat::Path(path) => self.ask(pat, &path.path, around),
            Pat::Struct(whole) => self.ask(pat, &whole.path, around),
            Pat::TupleStruct(whole) => self.ask(pat, &whole.path, around),
            Pat::Tuple(_) | Pat::Slice(_) => {}
            // What is behind a reference does not drop here.
            _ => return,
        }
        let outline = self.outline(pat);
        for (place, inner) in patterns::children(&mut pat.clone()).enumerate() {
            self.find(inner, &|inner| {
                let mut whole = outline.clone();
                if let Some(child) = patterns::children(&mut whole).nth(place) {
                    *child = inner;
                }
                around(whole)
            });
        }
    }

    /// A pattern without what it binds.
    fn outline(&self, pat: &Pat) -> Pat {
        let mut outline = pat.clone();
        patterns::unbind(&mut outline, self.position, &|_| false);
        outline
    }

    fn ask(&mut self, pat: &Pat, path: &Path, around: &dyn Fn(Pat) -> Pat) {
        let last = path.segments.last().map(|last| last.ident.to_string());
        let known = ["Some", "None", "Ok", "Err"];
        let named = last.filter(|last| known.contains(&&**last));
        if named.is_some() && path.segments.len() == 1 {
            return;
        }
        let place = around(syn::parse_quote!(_)).to_token_stream();
        if !self.known.insert(place.to_string()) {
            return;
        }
        let span = path.span();
        let name = ours("__part", span);
        let (hold, taken) = (
            self.face.private("Hold", span),
            self.face.private("taken_apart", span),
        );
        self.face.looks_up(Lookup::Parts);
        let named = Pat::Ident(PatIdent {
            attrs: Vec::new(),
            by_ref: None,
            mutability: None,
            ident: name.clone(),
            subpat: Some((Token![@](span), Box::new(self.outline(pat)))),
        });
        self.found.push(Part {
            pat: around(named),
            asks: quote_spanned!(span=> #taken((&&#hold(&#name)).__parts());),
        });
    }
}
