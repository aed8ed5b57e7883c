//! Items in the blocks of a body.
//!
//! They are put before the machine, where all arms see them. Functions, constants and aliases
//! of one name in several blocks cannot: each piece that is written of their block has them.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Block, Item, Macro};

use super::Lower;
use crate::macros;

/// The names of items that are there several times, and may be there once more.
pub(super) fn repeated(block: &Block) -> BTreeSet<String> {
    let mut found = Found::default();
    found.visit_block(block);
    let names = found.names.into_iter();
    let several = names.filter(|(name, times)| *times > 1 && !found.fixed.contains(name));
    several.map(|(name, _)| name).collect()
}

#[derive(Default)]
struct Found {
    names: BTreeMap<String, usize>,
    /// What would be another one in another place.
    fixed: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Some(name) = name(item) {
            *self.names.entry(name).or_default() += 1;
            return;
        }
        let ident = match item {
            Item::Struct(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Union(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::Static(item) => &item.ident,
            Item::Mod(item) => &item.ident,
            _ => return,
        };
        self.fixed.insert(ident.to_string());
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        for value in &macros::expressions(mac) {
            // It is a copy, so nothing of it can be kept.
            let mut inside = Found::default();
            inside.visit_expr(value);
            for (name, times) in inside.names {
                *self.names.entry(name).or_default() += times;
            }
            self.fixed.extend(inside.fixed);
        }
        visit::visit_macro(self, mac);
    }
}

/// The name of an item that means the same wherever it is written down.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Fn(item) => &item.sig.ident,
        Item::Const(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

impl Lower<'_> {
    /// An item among the statements: it is put before the machine, or stays in its block.
    pub(super) fn item(&mut self, item: &Item) {
        // What stands at the top is before the machine in any case.
        let inner = self.depth > 1;
        if inner && name(item).is_some_and(|name| self.repeated.contains(&name)) {
            item.to_tokens(&mut self.own_items);
            return;
        }
        item.to_tokens(&mut self.items);
        self.hoisted.insert(crate::plain::item_key(item));
    }
}
