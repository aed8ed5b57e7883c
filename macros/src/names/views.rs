//! Names that stand for a look at part of a value: see [`crate::views`].

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::{BindingId, Meaning, Name, Names};
use crate::macros::inline_arguments;
use crate::sorted::Set;

/// What a name stands for in a match guard that yields: the value stays where it is,
/// and each use of the name finds its part of it again.
#[derive(Clone)]
pub(crate) struct View {
    /// The expression that finds it.
    pub(crate) tokens: TokenStream,
    /// The bindings that it names.
    pub(crate) names: Set<BindingId>,
    /// Whether it is a variable of the machine's, of which a `move` closure has a copy.
    pub(crate) is_variable: bool,
}

impl Names {
    /// Lets a name stand for a view, to the end of the innermost scope.
    pub(crate) fn declare_view(&mut self, ident: &Ident, view: View) {
        let meaning = Meaning::Viewed(self.views.len());
        self.views.push(view);
        self.scope().push((Name::new(ident), meaning));
    }

    /// Looks a name up that stands for a view.
    pub(crate) fn view(&self, ident: &Ident) -> Option<&View> {
        match self.meaning(&Name::new(ident)) {
            Some(Meaning::Viewed(view)) => self.views.get(view),
            _ => None,
        }
    }

    /// Remembers that code copies a variable which a view is, where only rustc sees it.
    pub(crate) fn copy_variable(&mut self) {
        self.copies_variables = true;
    }

    /// Whether some code does.
    pub(crate) const fn copies_variables(&self) -> bool {
        self.copies_variables
    }

    /// The names in these tokens that stand for variables of the machine's, each once.
    pub(crate) fn variables_in(&self, tokens: TokenStream) -> Vec<(Ident, View)> {
        let mut found: Vec<(Ident, View)> = Vec::new();
        if self.views.iter().any(|view| view.is_variable) {
            self.find_variables(tokens, &mut found);
        }
        found
    }

    fn find_variables(&self, tokens: TokenStream, found: &mut Vec<(Ident, View)>) {
        for token in tokens {
            let names = match token {
                TokenTree::Ident(ident) => vec![ident],
                // It may be a format string.
                TokenTree::Literal(text) => {
                    let names = inline_arguments(&text.to_string()).into_iter();
                    names.map(|name| Ident::new(&name, text.span())).collect()
                }
                TokenTree::Group(group) => {
                    self.find_variables(group.stream(), found);
                    continue;
                }
                TokenTree::Punct(_) => continue,
            };
            for name in names {
                let view = self.view(&name).filter(|view| view.is_variable);
                let is_new = !found.iter().any(|(other, _)| *other == name);
                found.extend(view.filter(|_| is_new).map(|view| (name, view.clone())));
            }
        }
    }

    /// Whether some name in these tokens stands for a view.
    pub(crate) fn views_any(&self, tokens: TokenStream) -> bool {
        !self.views.is_empty()
            && tokens.into_iter().any(|token| match token {
                TokenTree::Ident(ident) => self.view(&ident).is_some(),
                TokenTree::Group(group) => self.views_any(group.stream()),
                _ => false,
            })
    }
}
