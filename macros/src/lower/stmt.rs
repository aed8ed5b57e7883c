//! Statements and blocks.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, Local, Pat, Stmt, Type};

use super::array::Array;
use super::asked::whole;
use super::extend::is_extended;
use super::lends::lends_on_ways;
use super::matching::is_place;
use super::{Dest, Lower};
use crate::errors::Errors;
use crate::ir::{Node, NodeKind};
use crate::names::{BindingId, Keep, Origin};
use crate::patterns::{self, Leftover, Position};
use crate::resolve::Resolver;
use crate::scan;
use crate::sorted::Map;
use crate::status::Effects;
use crate::undropped;

impl Lower<'_> {
    /// Lowers the statements of a block, of which the last may be its value.
    pub(super) fn block_stmts(&mut self, stmts: Vec<Stmt>, dest: &Dest, end: Span) {
        let before = self.nodes.len();
        let mut stmts = stmts.into_iter().peekable();
        while let Some(stmt) = stmts.next() {
            let last = stmts.peek().is_none();
            match stmt {
                Stmt::Expr(expr, None) if last => return self.tail(expr, dest),
                // A macro call with braces may be a block's value.
                Stmt::Macro(mac) if last && mac.semi_token.is_none() => {
                    let expr = Expr::Macro(syn::ExprMacro {
                        attrs: mac.attrs,
                        mac: mac.mac,
                    });
                    return self.tail(expr, dest);
                }
                stmt if self.may_wait(&stmt) => {
                    let early = std::iter::from_fn(|| stmts.next_if(|next| self.is_early(next)));
                    let early: Vec<_> = early.collect();
                    let all = if early.is_empty() {
                        vec![stmt]
                    } else {
                        self.in_haste(stmt, early)
                    };
                    for stmt in all {
                        self.stmt(stmt);
                    }
                }
                stmt => self.stmt(stmt),
            }
        }
        self.end_of_block(before, dest, end);
    }

    /// The value of a block that has no tail is `()`, unless its end is never reached:
    /// whether its last statement is one that never ends, rustc knows best.
    fn end_of_block(&mut self, before: usize, dest: &Dest, end: Span) {
        if self.nodes[before..].iter().any(Node::diverges) {
            return;
        }
        let unit = matches!(dest, Dest::Discard | Dest::Unit) || self.nodes.len() == before;
        let plain = |last: &Node| {
            !unit && last.declares.is_empty() && matches!(last.kind, NodeKind::Plain(_))
        };
        let last = self.nodes.last().is_some_and(plain);
        let Some(mut last) = last.then(|| self.nodes.pop()).flatten() else {
            return self.deliver_unit(dest, end);
        };
        if let NodeKind::Plain(code) = &last.kind {
            let value = quote_spanned!(end=> { #code });
            last.kind = match dest {
                Dest::Local(id) => {
                    last.effects.assign(*id);
                    let name = self.names.emitted(*id, end);
                    NodeKind::Plain(quote_spanned!(end=> #name = #value;))
                }
                _ => NodeKind::Return(self.face.leave(Some(&Expr::Verbatim(value)), end), None),
            };
        }
        self.nodes.push(last);
    }

    /// Lowers the contents of a block as a scope of its own.
    pub(super) fn block_seq(&mut self, block: Block, dest: &Dest) -> crate::ir::Seq {
        let end = block.brace_token.span.close();
        self.seq(|this| this.block_stmts(block.stmts, dest, end))
    }

    pub(super) fn tail(&mut self, expr: Expr, dest: &Dest) {
        let stmt = Stmt::Expr(expr, None);
        let (split, name) = (self.must_split(&stmt), whole(&stmt));
        let Stmt::Expr(expr, _) = stmt else { return };
        self.within(name, |this| {
            if split {
                this.split_into(expr, dest);
            } else {
                this.deliver(expr, dest);
            }
        });
    }

    fn stmt(&mut self, stmt: Stmt) {
        if let Stmt::Item(item) = &stmt {
            return self.item(item);
        }
        let (split, name) = (self.must_split(&stmt), whole(&stmt));
        self.within(name, |this| {
            if split {
                this.split_stmt(stmt);
            } else {
                this.plain(stmt);
            }
        });
    }

    fn split_stmt(&mut self, stmt: Stmt) {
        match stmt {
            Stmt::Local(local) => self.split_local(local),
            Stmt::Expr(expr, Some(_)) if self.keeps_matched(&expr) => {
                self.in_scope(|this| this.discard(expr));
            }
            Stmt::Expr(expr, semi) => {
                if semi.is_some() {
                    self.discard(expr);
                } else {
                    self.split_into(expr, &Dest::Unit);
                }
            }
            Stmt::Macro(mac) => {
                let expr = Expr::Macro(syn::ExprMacro {
                    attrs: mac.attrs,
                    mac: mac.mac,
                });
                self.split_into(expr, &Dest::Discard);
            }
            Stmt::Item(_) => {}
        }
    }

    /// Lowers an expression whose value is dropped: after the locals of its blocks.
    pub(super) fn discard(&mut self, expr: Expr) {
        if !is_control(&expr) || !has_value(&expr) {
            return self.split_into(expr, &Dest::Discard);
        }
        let span = expr.span();
        let label = self.new_label();
        let body = self.seq(|this| {
            let value = this.declare_empty("value", None, span);
            // Nothing but the ways to it tells its type, and each may be in another arm.
            this.unified.push(value);
            this.split_into(expr, &Dest::Local(value));
        });
        self.push(NodeKind::Block { label, body }, Effects::default());
    }

    /// A statement that stays as the user wrote it.
    fn plain(&mut self, mut stmt: Stmt) {
        if let Stmt::Local(local) = stmt {
            self.plain_local(local);
        } else {
            let effects = self.resolver().stmt(&mut stmt);
            let code = stmt.to_token_stream();
            self.push(NodeKind::Plain(code), effects);
        }
    }

    fn plain_local(&mut self, mut local: Local) {
        let told = self.told_of_local(&local);
        let undropped = told.ty().is_some() || undropped::is_local(&local);
        let array = local.init.as_ref().and_then(|_| Array::of(&local));
        let key = array.as_ref().map(Array::key);
        if let Some(array) = array.filter(|array| self.split.contains(&array.key())) {
            return self.place_array(&array, local);
        }
        let Some(init) = &mut local.init else {
            let ty = declared_type(&local.pat).map(ToTokens::to_token_stream);
            let ids = self.bind(local.pat, Position::Irrefutable).ids;
            if undropped {
                self.have_no_drop(&ids);
            }
            for id in ids {
                self.names[id].told.clone_from(&told);
                self.names[id].declared.clone_from(&ty);
                self.names[id].origin = Origin::Late;
                let mut effects = Effects::default();
                effects.declare_empty(id);
                self.push_declaring(NodeKind::Declare(id), effects, vec![id]);
                self.may_put_away(id);
            }
            return;
        };
        self.lend_in_branches(&mut init.expr);
        let unique = scan::has_own_type(&init.expr);
        let keep = self.keep_of(&init.expr);
        let used_up = keep == Keep::Value && self.uses_up_all(&init.expr);
        let quiet = init.diverge.is_none() && super::quiet::is_literal(&init.expr);
        self.extend(&mut init.expr);
        let mut asked = Effects::default();
        let whole = local.pat.clone();
        let parts = self.parts_of(&mut init.expr, &whole, &mut asked);
        match &parts {
            Some(owner) if init.diverge.is_none() => {
                return self.bind_parts(owner, whole, Position::Irrefutable);
            }
            Some(_) => patterns::unbind(&mut local.pat, Position::Refutable, &|_| false),
            None => {}
        }
        let mut effects =
            self.initialiser(&mut init.expr, &local.pat, position(init.diverge.is_some()));
        effects.parts.append(&mut asked.parts);
        if let Some((_, diverge)) = &mut init.diverge {
            let mut other = self.resolver().expr(diverge);
            other.diverge();
            let mut both = effects.clone();
            both.then(&other);
            effects = effects.join(both);
        }

        let argument = crate::resolve::lone_name(&mut init.expr)
            .filter(|name| {
                patterns::leftover(&local.pat) == Leftover::Wildcards && self.names.is_hidden(name)
            })
            .and_then(|name| self.names.resolve(name));
        let else_follows = init.diverge.is_some();
        if else_follows {
            *init.expr = Expr::Verbatim(before_else(&init.expr));
        }
        // What a parameter's pattern leaves unbound lives as long as the parameter.
        let mut bound = if let Some(id) = argument {
            effects.take(id);
            self.bind_whole(local.pat, Position::Irrefutable)
        } else {
            self.bind(local.pat, position(else_follows))
        };
        let mut again = Vec::new();
        if let [id] = &*bound.ids {
            self.names[*id].keep = keep;
            self.names[*id].is_used_up = used_up;
            self.names[*id].told = told;
            if declared_type(&whole).is_some_and(scan::is_written) {
                self.names.typed.insert(*id);
            }
            self.candidates.extend(key.map(|key| (*id, key)));
        }
        if undropped {
            self.have_no_drop(&bound.ids);
        }
        if bound.ids.len() != 1 {
            again = self.take_rebound(&mut bound.pat, &mut bound.ids, false);
        }
        local.pat = bound.pat;
        if self.pulls(&effects) {
            self.pulled.extend(&bound.ids);
            self.pulled.extend(&again);
        }
        let lone = bound.ids.first().copied().filter(|_| bound.ids.len() == 1);
        bound.ids.iter().for_each(|id| effects.declare(*id));
        let kind = NodeKind::Plain(local.to_token_stream());
        self.push_declaring(kind, effects, bound.ids);
        self.mark_unique(unique);
        self.mark_quiet(quiet);
        self.push_prelude(bound.prelude);
        if let Some(id) = lone.filter(|_| again.is_empty()) {
            self.may_put_away(id);
        }
        self.bind_again(again);
        if let Some(owner) = parts {
            self.bind_parts(&owner, whole, Position::Refutable);
        }
    }

    /// Resolves what a `let` is initialised with.
    fn initialiser(&mut self, expr: &mut Expr, pat: &Pat, position: Position) -> Effects {
        if patterns::is_plain(pat, position) {
            return self.resolver().expr(expr);
        }
        self.resolver().scrutinee(expr, pat, position)
    }

    /// A `let` whose initialiser or `else` was asked to be taken apart.
    fn split_local(&mut self, mut local: Local) {
        let Some(mut init) = local.init.take() else {
            return self.plain(Stmt::Local(local));
        };
        let span = local.let_token.span;
        let is_whole = is_control(&init.expr) && self.lend_behind_ways(&mut init.expr);
        if is_whole && init.diverge.is_none() {
            local.init = Some(init);
            return self.forced(false, |this| this.plain_local(local));
        }
        let found = scan::expr(&init.expr);
        let whole = is_control(&init.expr) || found.jumps && !found.yields;
        let is_dropped = matches!(local.pat, Pat::Wild(_)) && init.diverge.is_none();
        if is_dropped && whole && !lends_on_ways(&init.expr) {
            // Nothing is bound: the value is dropped at once.
            return self.discard(*init.expr);
        }
        if is_control(&init.expr) && !is_whole {
            // The declared type is known to every branch, so each coerces to it.
            let ty = declared_type(&local.pat);
            let open = ty.is_none();
            let value = self.declare_empty("value", ty, init.expr.span());
            self.unified.extend(Some(value).filter(|_| open));
            let name = super::name_expr(&self.names[value].ident);
            let control = std::mem::replace(&mut *init.expr, name.clone());
            if self.keeps_matched(&control) {
                self.in_scope(|this| this.split_into(control, &Dest::Local(value)));
            } else {
                self.split_into(control, &Dest::Local(value));
            }
            // A pattern takes what it binds; the rest is dropped with the statement.
            let rest = patterns::leaves_rest(&local.pat, init.diverge.is_some());
            *init.expr = if rest {
                syn::parse_quote!(({ #name }))
            } else {
                name
            };
        } else if !is_whole {
            let made = !is_place(&init.expr);
            self.escape(&mut init.expr, &Dest::Return);
            if self.keeps_matched(&init.expr) && !is_extended(&init.expr) {
                self.settle_forced(&mut init.expr, declared_type(&local.pat));
            } else {
                self.extend(&mut init.expr);
            }
            if made && patterns::leaves_rest(&local.pat, init.diverge.is_some()) {
                self.take_hidden(&mut init.expr);
            }
        }
        let Some((else_token, diverge)) = init.diverge.take() else {
            local.init = Some(init);
            return self.plain_local(local);
        };
        let unique = scan::has_own_type(&init.expr);
        let lone = crate::resolve::lone_name(&mut init.expr)
            .and_then(|name| self.names.resolve(&name.clone()));
        let (mut holds, mut asked) = (Effects::default(), Effects::default());
        let whole = local.pat.clone();
        let parts = self.parts_of(&mut init.expr, &whole, &mut asked);
        if parts.is_some() {
            patterns::unbind(&mut local.pat, Position::Refutable, &|_| false);
        }
        let mut effects = if let Some(id) = lone {
            let mut effects = self.resolver().place_of(&mut init.expr);
            if patterns::consumes(&local.pat) {
                holds.take(id);
                effects.matched = self.asked_of(id, &local.pat);
            }
            effects
        } else {
            self.initialiser(&mut init.expr, &local.pat, Position::Refutable)
        };
        holds.parts.append(&mut asked.parts);
        let value = before_else(&init.expr);
        let otherwise = self.seq(|this| this.split_into(*diverge, &Dest::Discard));
        let mut bound = self.bind(local.pat, position(true));
        let again = self.take_rebound(&mut bound.pat, &mut bound.ids, false);
        bound.ids.iter().for_each(|id| effects.declare(*id));
        let pat = bound.pat;
        let head = quote_spanned!(span=> let #pat = #value #else_token);
        self.push_declaring(
            NodeKind::LetElse {
                head,
                holds,
                otherwise,
            },
            effects,
            bound.ids,
        );
        self.mark_unique(unique);
        self.push_prelude(bound.prelude);
        self.bind_again(again);
        if let Some(owner) = parts {
            self.bind_parts(&owner, whole, Position::Refutable);
        }
    }
}

/// An initialiser; a brace may not stand before `else`.
fn before_else(value: &Expr) -> TokenStream {
    let value = value.to_token_stream();
    match value.clone().into_iter().last() {
        Some(TokenTree::Group(last)) if last.delimiter() == Delimiter::Brace => quote!((#value)),
        _ => value,
    }
}

/// What the pattern of a `let` may be: with an `else`, it need not match.
const fn position(has_else: bool) -> Position {
    if has_else {
        Position::Refutable
    } else {
        Position::Irrefutable
    }
}

/// The declared type of a `let`.
fn declared_type(pat: &Pat) -> Option<&Type> {
    match pat {
        Pat::Type(pat) => Some(&pat.ty),
        _ => None,
    }
}

/// Whether control flow gives a value that may be more than `()`: some block of it ends
/// in an operand.
fn has_value(expr: &Expr) -> bool {
    let block = |block: &Block| match block.stmts.last() {
        Some(Stmt::Expr(expr, None)) => has_value(expr),
        Some(Stmt::Macro(mac)) => mac.semi_token.is_none(),
        _ => false,
    };
    match expr {
        Expr::If(e) => {
            let otherwise = e.else_branch.as_ref();
            otherwise.is_some_and(|(_, other)| block(&e.then_branch) || has_value(other))
        }
        Expr::Match(e) => e.arms.iter().any(|arm| has_value(&arm.body)),
        Expr::Block(e) => block(&e.block),
        Expr::Unsafe(e) => block(&e.block),
        Expr::Paren(e) => has_value(&e.expr),
        Expr::Group(e) => has_value(&e.expr),
        Expr::While(_)
        | Expr::ForLoop(_)
        | Expr::Assign(_)
        | Expr::Return(_)
        | Expr::Break(_)
        | Expr::Continue(_)
        | Expr::Lit(_)
        | Expr::Yield(_) => false,
        Expr::Binary(e) => !crate::resolve::is_compound(e.op),
        Expr::Tuple(e) => !e.elems.is_empty(),
        _ => true,
    }
}

/// Whether an expression is control flow, so that its value comes from several
/// places.
pub(super) fn is_control(expr: &Expr) -> bool {
    match expr {
        Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_) => true,
        Expr::Paren(expr) => is_control(&expr.expr),
        Expr::Group(expr) => is_control(&expr.expr),
        _ => false,
    }
}

impl Lower<'_> {
    /// Says of locals that the text says that they have nothing to drop.
    pub(super) fn have_no_drop(&mut self, ids: &[BindingId]) {
        for id in ids {
            self.names[*id].keep = Keep::Undropped;
        }
    }

    /// Whether a closure uses up all that it takes.
    fn uses_up_all(&self, init: &Expr) -> bool {
        let Expr::Closure(closure) = init else {
            return false;
        };
        let (mut names, mut errors) = (self.names.clone(), Errors::default());
        let none = Map::new();
        let resolver = Resolver::new(&mut names, self.face, &mut errors, (&self.split, &none));
        resolver.uses_up_all(closure)
    }

    /// How a local is kept that starts out as `init`.
    ///
    /// Whether a closure is `Copy` is not known while the body that it is part of is
    /// being checked. One that is not `move` can own something only if calling it uses
    /// it up: then either it is gone, or there was no need of it.
    fn keep_of(&mut self, init: &Expr) -> Keep {
        match init {
            Expr::Closure(closure) if closure.capture.is_none() => Keep::Nothing,
            Expr::Closure(_) | Expr::Async(_) => Keep::Value,
            Expr::Path(_) => {
                let found = crate::resolve::lone_name(&mut init.clone())
                    .and_then(|name| self.names.resolve(name));
                found.map_or(Keep::ByType, |id| self.names[id].keep)
            }
            _ => Keep::ByType,
        }
    }
}
