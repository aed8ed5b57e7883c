//! Names that stand for a look at part of a value: see [`crate::views`].

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::{BindingId, Meaning, Name, Names};
use crate::sorted::Set;

/// What a name stands for in a match guard that yields: the value stays where it is,
/// and each use of the name finds its part of it again.
#[derive(Clone)]
pub(crate) struct View {
    /// The expression that finds it.
    pub(crate) tokens: TokenStream,
    /// The bindings that it names.
    pub(crate) names: Set<BindingId>,
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
