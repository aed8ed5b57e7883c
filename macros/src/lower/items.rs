//! Items in the blocks of a body.
//!
//! They are put before the machine, where all arms see them. Functions, constants, aliases and
//! imports of one name in several blocks cannot: each piece that is written of their block has
//! them.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Block, Item, Macro, UseTree};

use super::Lower;
use crate::macros;
use crate::sorted::{Map, Set};
use crate::walk::visit::{self, Visit};

/// The names of items that are there several times, and may be there once more.
pub(super) fn repeated(block: &Block) -> Set<String> {
    let mut found = Found::default();
    found.visit_block(block);
    let names = found.names.into_iter();
    let several = names.filter(|(name, times)| *times > 1 || found.fixed.contains(name));
    several.map(|(name, _)| name).collect()
}

#[derive(Default)]
struct Found {
    names: Map<String, usize>,
    /// What would be another one in another place.
    fixed: Set<String>,
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast Item) {
        let names = names(item);
        if !names.is_empty() {
            for name in names {
                *self.names.get_or_insert_with(name, Default::default) += 1;
            }
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
                *self.names.get_or_insert_with(name, Default::default) += times;
            }
            self.fixed.extend(inside.fixed);
        }
        visit::visit_macro(self, mac);
    }
}

/// The names that an item gives which means the same wherever it is written down.
fn names(item: &Item) -> Vec<String> {
    let ident = match item {
        Item::Fn(item) => &item.sig.ident,
        Item::Const(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Use(item) => {
            let mut names = Vec::new();
            imported(&item.tree, None, &mut names);
            return names;
        }
        _ => return Vec::new(),
    };
    vec![ident.to_string()]
}

/// The names that are imported by a part of a `use`, which is `inside` of a module.
fn imported(tree: &UseTree, inside: Option<&Ident>, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => imported(&path.tree, Some(&path.ident), names),
        UseTree::Name(name) if name.ident == "self" => names.extend(inside.map(Ident::to_string)),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(rename) if rename.rename == "_" => {}
        UseTree::Rename(rename) => names.push(rename.rename.to_string()),
        UseTree::Group(group) => {
            for tree in &group.items {
                imported(tree, inside, names);
            }
        }
        UseTree::Glob(_) => {}
    }
}

impl Lower<'_> {
    /// An item among the statements: it is put before the machine, or stays in its block.
    pub(super) fn item(&mut self, item: &Item) {
        // What stands at the top is before the machine in any case.
        let inner = self.depth > 1;
        let is_repeated = |name| self.repeated.contains(name);
        if inner && names(item).iter().any(is_repeated) {
            item.to_tokens(&mut self.own_items);
            return;
        }
        item.to_tokens(&mut self.items);
        self.hoisted.insert(crate::plain::item_key(item));
    }
}
