//! Changes that keep to the grammar: to the expressions, statements and patterns of
//! a body.

use std::collections::BTreeSet;

use proc_macro2::Delimiter;
use quote::ToTokens;
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Pat, Stmt};

use super::Case;
use super::rng::Rng;
use super::tree::{self, Tree};
use super::words::{AROUND, PATTERNS, SNIPPETS};

/// Parts of all seeds, to be put into others.
#[derive(Default)]
pub(super) struct Donors {
    exprs: Vec<String>,
    stmts: Vec<String>,
    pats: Vec<String>,
}

impl Donors {
    /// Takes the bodies of these apart.
    pub(super) fn of(seeds: &[Case]) -> Self {
        let mut donors = Self::default();
        for seed in seeds {
            if let Some((_, block)) = body(seed) {
                donors.visit_block(&block);
            }
        }
        for list in [&mut donors.exprs, &mut donors.stmts, &mut donors.pats] {
            let all: BTreeSet<String> = list.drain(..).filter(|text| text.len() < 300).collect();
            list.extend(all);
        }
        donors
    }

    /// One of these, or of our own.
    fn pick(from: &[String], own: &[&str], rng: &mut Rng) -> String {
        if rng.percent(30) {
            return rng.text(own).to_owned();
        }
        rng.pick(from).cloned().unwrap_or_default()
    }

    fn expr(&self, rng: &mut Rng) -> String {
        Self::pick(&self.exprs, &SNIPPETS, rng)
    }

    fn stmt(&self, rng: &mut Rng) -> String {
        Self::pick(&self.stmts, &SNIPPETS, rng)
    }

    fn pat(&self, rng: &mut Rng) -> String {
        Self::pick(&self.pats, &PATTERNS, rng)
    }

    /// An expression with that one in it.
    fn around(&self, inner: &str, rng: &mut Rng) -> String {
        let text = rng.text(&AROUND);
        let other = self.expr(rng);
        let other = other.trim_end_matches(';');
        text.replace("$p", &self.pat(rng))
            .replace("$e", inner)
            .replace("$f", other)
    }
}

impl<'ast> Visit<'ast> for Donors {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        self.exprs.push(expr.to_token_stream().to_string());
        visit::visit_expr(self, expr);
    }

    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        self.stmts.push(stmt.to_token_stream().to_string());
        visit::visit_stmt(self, stmt);
    }

    fn visit_pat(&mut self, pat: &'ast Pat) {
        self.pats.push(pat.to_token_stream().to_string());
        visit::visit_pat(self, pat);
    }
}

/// What stands before a case's body, and the body, if that parses.
fn body(case: &Case) -> Option<(String, Block)> {
    let mut item = tree::read(&case.item);
    if case.is_iter() {
        let block = syn::parse_str(&format!("{{ {} }}", case.item)).ok()?;
        return Some((String::new(), block));
    }
    let body = item
        .pop()
        .filter(|tree| tree.inside(Delimiter::Brace).is_some());
    let body: [Tree; 1] = [body?];
    let block = syn::parse_str(&tree::write(&body)).ok()?;
    Some((tree::write(&item), block))
}

/// The case with one part of its body changed.
pub(super) fn mutated(mut case: Case, donors: &Donors, rng: &mut Rng) -> Case {
    let Some((before, mut block)) = body(&case) else {
        return case;
    };
    match rng.below(10) {
        0..=4 => change_expr(&mut block, donors, rng),
        5..=8 => change_stmts(&mut block, donors, rng),
        _ => change_pat(&mut block, donors, rng),
    }
    case.item = if case.is_iter() {
        block
            .stmts
            .iter()
            .map(|stmt| stmt.to_token_stream().to_string() + " ")
            .collect()
    } else {
        before + &block.to_token_stream().to_string()
    };
    case
}

/// Calls a function for the `n`th of all nodes of a kind.
macro_rules! nth {
    ($block:ident, $n:expr, $visit:ident, $ty:ty, $change:expr) => {{
        struct Nth<F> {
            left: usize,
            change: Option<F>,
        }
        impl<F: FnOnce(&mut $ty)> VisitMut for Nth<F> {
            fn $visit(&mut self, node: &mut $ty) {
                if self.left == 0 {
                    if let Some(change) = self.change.take() {
                        change(node);
                    }
                    return;
                }
                self.left -= 1;
                visit_mut::$visit(self, node);
            }
        }
        let mut nth = Nth {
            left: $n,
            change: Some($change),
        };
        nth.visit_block_mut($block);
    }};
}

fn change_expr(block: &mut Block, donors: &Donors, rng: &mut Rng) {
    let mut all = Donors::default();
    all.visit_block(block);
    let n = rng.below(all.exprs.len());
    let Some(old) = all.exprs.get(n) else { return };
    let new = match rng.below(5) {
        0 => donors.expr(rng),
        1 => rng.pick(&all.exprs).cloned().unwrap_or_default(),
        _ => donors.around(old, rng),
    };
    let Ok(new) = syn::parse_str::<Expr>(new.trim_end_matches(';')) else {
        return;
    };
    nth!(block, n, visit_expr_mut, Expr, move |expr: &mut Expr| {
        *expr = new;
    });
}

fn change_pat(block: &mut Block, donors: &Donors, rng: &mut Rng) {
    let mut all = Donors::default();
    all.visit_block(block);
    let n = rng.below(all.pats.len());
    let Ok(new) = Pat::parse_multi.parse_str(&donors.pat(rng)) else {
        return;
    };
    nth!(block, n, visit_pat_mut, Pat, move |pat: &mut Pat| {
        *pat = new;
    });
}

fn change_stmts(block: &mut Block, donors: &Donors, rng: &mut Rng) {
    struct Count(usize);
    impl<'ast> Visit<'ast> for Count {
        fn visit_block(&mut self, block: &'ast Block) {
            self.0 += 1;
            visit::visit_block(self, block);
        }
    }
    let mut blocks = Count(0);
    blocks.visit_block(block);
    let n = rng.below(blocks.0);
    let new = |rng: &mut Rng| {
        let text = donors.stmt(rng);
        Block::parse_within.parse_str(&text).unwrap_or_default()
    };
    let change = |block: &mut Block| {
        let list = &mut block.stmts;
        let at = rng.below(list.len() + 1);
        let end = list.len().min(at + 1 + rng.below(3));
        match rng.below(7) {
            0 => drop(list.drain(at..end.max(at))),
            1 | 2 => drop(list.splice(at..at, new(rng))),
            3 => drop(list.splice(at..end.max(at), new(rng))),
            4 if at < list.len() => {
                let with = rng.below(list.len());
                list.swap(at, with);
            }
            5 => {
                let again: Vec<Stmt> = list.get(at..end).unwrap_or_default().to_vec();
                let to = rng.below(list.len() + 1);
                list.splice(to..to, again);
            }
            _ => {
                let inner: Vec<Stmt> = list.drain(at..end.max(at)).collect();
                let inner = quote::quote!({ #(#inner)* }).to_string();
                let text = donors.around(&inner, rng);
                let parsed = Block::parse_within.parse_str(&text).unwrap_or_default();
                list.splice(at..at, parsed);
            }
        }
    };
    nth!(block, n, visit_block_mut, Block, change);
}
