//! Code as trees of plain text, which can be cut up, kept and sent anywhere.
//!
//! Tokens are not kept themselves: each case is parsed anew, so that every token in
//! it has a span of its own, as in a compiler. The macro tells statements apart by
//! where they stand.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A token, or a group of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    /// What is one word to a reader: `name`, `'a`, `..=`, `"text"`.
    Word(String),
    /// What stands in delimiters.
    Group(Delimiter, Vec<Tree>),
}

/// What stands for a group without visible delimiters, which no text can have: a
/// fragment of a `macro_rules!` comes as one.
const UNSEEN: &str = "__unseen";

impl Tree {
    /// A word.
    pub(super) fn word(text: &str) -> Self {
        Self::Word(text.to_owned())
    }

    /// Whether it is that word.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self, Self::Word(word) if word == text)
    }

    /// What is in it, if it is in such delimiters.
    pub(super) fn inside(&self, wanted: Delimiter) -> Option<&[Self]> {
        match self {
            Self::Group(delimiter, inner) if *delimiter == wanted => Some(inner),
            _ => None,
        }
    }

    /// What is in it, if it is a group.
    pub(super) fn inner_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Group(_, inner) => Some(inner),
            Self::Word(_) => None,
        }
    }
}

/// Reads tokens.
pub(super) fn grow(tokens: TokenStream) -> Vec<Tree> {
    let mut out = Vec::new();
    let mut open = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                out.push(Tree::Group(group.delimiter(), grow(group.stream())));
            }
            TokenTree::Punct(punct) => {
                open.push(punct.as_char());
                if punct.spacing() == Spacing::Alone {
                    out.push(Tree::Word(std::mem::take(&mut open)));
                }
            }
            other => {
                // A lifetime: its quote is joined to what follows.
                open.push_str(&other.to_string());
                out.push(Tree::Word(std::mem::take(&mut open)));
            }
        }
    }
    if !open.is_empty() {
        out.push(Tree::Word(open));
    }
    out
}

/// Reads text; what is none of Rust's is nothing.
pub(super) fn read(text: &str) -> Vec<Tree> {
    text.parse().map(grow).unwrap_or_default()
}

/// Writes trees as text.
pub(super) fn write(trees: &[Tree]) -> String {
    let mut out = String::new();
    for tree in trees {
        match tree {
            Tree::Word(word) => out.push_str(word),
            Tree::Group(delimiter, inner) => {
                let (before, after) = match delimiter {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{ ", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("__unseen(", ")"),
                };
                out.push_str(before);
                out.push_str(&write(inner));
                out.push_str(after);
            }
        }
        out.push(' ');
    }
    out
}

/// Tokens of a written text, each with a span of its own.
pub(super) fn tokens(text: &str) -> Option<TokenStream> {
    Some(unsee(text.parse().ok()?))
}

fn unsee(tokens: TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            out.push(token);
            continue;
        };
        let marked = matches!(out.last(), Some(TokenTree::Ident(name)) if name == UNSEEN);
        let delimiter = if marked {
            out.pop();
            Delimiter::None
        } else {
            group.delimiter()
        };
        let mut inner = Group::new(delimiter, unsee(group.stream()));
        inner.set_span(group.span());
        out.push(TokenTree::Group(inner));
    }
    out.into_iter().collect()
}

/// How many lists there are: this one, and those in its groups.
pub(super) fn lists(trees: &[Tree]) -> usize {
    let inner = trees.iter().map(|tree| match tree {
        Tree::Group(_, inner) => lists(inner),
        Tree::Word(_) => 0,
    });
    1 + inner.sum::<usize>()
}

/// The `n`th list, in order of writing.
pub(super) fn list_mut(trees: &mut Vec<Tree>, n: usize) -> Option<&mut Vec<Tree>> {
    if n == 0 {
        return Some(trees);
    }
    let mut left = n - 1;
    for tree in trees {
        if let Tree::Group(_, inner) = tree {
            let count = lists(inner);
            if left < count {
                return list_mut(inner, left);
            }
            left -= count;
        }
    }
    None
}

/// How deep its groups are nested.
pub(super) fn depth(trees: &[Tree]) -> usize {
    let inner = trees.iter().map(|tree| match tree {
        Tree::Group(_, inner) => 1 + depth(inner),
        Tree::Word(_) => 0,
    });
    inner.max().unwrap_or(0)
}
