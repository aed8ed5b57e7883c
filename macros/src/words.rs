//! Which words an item mentions: what it does not mention need not be looked for.

use proc_macro2::{TokenStream, TokenTree};

/// The words that are asked for. That one is mentioned says nothing of what it means there.
#[derive(Default)]
pub(crate) struct Words {
    /// `cfg`
    pub(crate) cfg: bool,
    /// A form that delegates.
    pub(crate) delegates: bool,
    /// A form that catches.
    pub(crate) catches: bool,
}

impl Words {
    /// Looks through all tokens of an item.
    pub(crate) fn of(item: TokenStream) -> Self {
        let mut words = Self::default();
        words.look(item);
        words
    }

    fn look(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.look(group.stream()),
                TokenTree::Ident(ident) => match ident.to_string().as_str() {
                    "cfg" => self.cfg = true,
                    "yield_from" => self.delegates = true,
                    "try_yield" => self.catches = true,
                    "try_yield_from" => (self.delegates, self.catches) = (true, true),
                    _ => {}
                },
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}
