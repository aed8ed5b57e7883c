//! Whether a body may await where this crate cannot see it.
//!
//! What a macro stands for is not known, and an `.await` in it is not rewritten. A yield after
//! that must not take the poll which the await was waiting for as its own.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Block, Expr, Item, Macro};

use crate::macros::{self, Kind};
use crate::walk::visit::{self, Visit};

/// Whether there is a macro in it that is not one of std's well-known ones.
pub(super) fn awaits(block: &Block) -> bool {
    let mut found = Hidden(false);
    found.visit_block(block);
    found.0
}

struct Hidden(bool);

impl<'ast> Visit<'ast> for Hidden {
    fn visit_macro(&mut self, mac: &'ast Macro) {
        let known = macros::kind(mac) != Kind::Unknown || macros::is_matches(mac);
        self.0 |= !known || calls(mac.tokens.clone());
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        // Who awaits in there is not the body.
        if !matches!(expr, Expr::Closure(_) | Expr::Async(_)) {
            visit::visit_expr(self, expr);
        }
    }

    fn visit_item(&mut self, _item: &'ast Item) {}
}

/// Whether any macro is called among the arguments of another one.
fn calls(tokens: TokenStream) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_call = |three: &[TokenTree]| {
        matches!(
            three,
            [TokenTree::Ident(_), TokenTree::Punct(bang), TokenTree::Group(_)]
                if bang.as_char() == '!'
        )
    };
    tokens.windows(3).any(is_call)
        || tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => calls(group.stream()),
            _ => false,
        })
}
