//! Macro calls: what their arguments do to the bindings they name.

use proc_macro2::Span;
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Expr, ExprClosure, Macro};

use super::Resolver;
use crate::forms;
use crate::macros::{self, Arguments};
use crate::names::BindingId;
use crate::rewrite;
use crate::scan;
use crate::status::Status;
use crate::used_by::{self, UsedBy};
use crate::walk::visit_mut::VisitMut;

impl Resolver<'_> {
    /// A method call.
    pub(super) fn method_call(&mut self, expr: &mut Expr) {
        if self.uses_part_up(expr) {
            return;
        }
        let Expr::MethodCall(e) = expr else { return };
        self.feeds(e);
        if used_by::consumes_by_name(&e.method) {
            self.consumed(e);
        } else {
            self.place(&mut e.receiver);
            let by = UsedBy::method(&e.method, e.args.len());
            self.used_by(&mut e.receiver, by);
        }
        e.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
    }

    /// What is called. A closure that uses up all that it took is gone then, or has no
    /// drop: where it is not named again, it is made sure of.
    pub(super) fn callee(&mut self, func: &mut Expr, arguments: usize) {
        let place = format!("call {:?}", func.span());
        let id = self.local(func);
        match id {
            Some(id) if self.names[id].is_used_up && self.closure.is_none() => {
                if self.consumed.contains(&place) {
                    self.effects.take(id);
                    let span = func.span().resolved_at(Span::mixed_site());
                    *func = Expr::Verbatim(quote_spanned!(span=> ({ #func })));
                } else {
                    self.effects.name(id);
                    self.effects.consumed.push((id, place));
                }
                return;
            }
            Some(id) => self.name(id),
            None => self.place(func),
        }
        let mut by = id.map(|id| (id, UsedBy::call(self.names[id].keep, arguments)));
        if let Some((id, by @ UsedBy::Called(_))) = &mut by {
            // That it was called matters where it is not named again.
            if self.closure.is_none() && !self.consumed.contains(&place) {
                self.effects.consumed.push((*id, place));
                *by = UsedBy::Call;
            }
        }
        self.used_by(func, by.map(|(_, by)| by));
    }

    /// Whether a closure uses up all that it takes from around it.
    pub(crate) fn uses_up_all(mut self, closure: &ExprClosure) -> bool {
        let mut closure = closure.clone();
        closure.capture = None;
        self.closure(&mut closure);
        let mut names = self.effects.names.iter();
        let gone = |id: &BindingId| self.effects.apply(*id, Status::Full) == Status::Empty;
        !self.effects.names.is_empty() && names.all(gone)
    }

    pub(super) fn macro_call(&mut self, mac: &mut Macro) {
        let kind = self.face.kind(mac);
        let controls = self.closure.is_none() && scan::mentions_control(mac.tokens.clone());
        if let (true, Ok(mut arguments)) = (kind != macros::Kind::Unknown, Arguments::parse(mac)) {
            let (tokens, named) = macros::rename_tokens(mac.tokens.clone(), self.names);
            let text = rewrite::asserted(mac, &arguments);
            let name = mac.path.segments.last().map(|last| last.ident.to_string());
            let name = name.unwrap_or_default();
            let puts = self.puts_away(|this| {
                if let Some(lazy) = macros::lazy_from(&name) {
                    this.assertion(kind, &mut arguments, lazy, name.starts_with("debug"));
                } else {
                    this.arguments(kind, arguments.values());
                }
            });
            let renames = named.iter().any(|name| self.names.is_renamed(name.id));
            let viewed = self.names.views_any(mac.tokens.clone());
            mac.tokens = if controls || renames || viewed || puts || self.names.is_capturing() {
                // What is left are inline format arguments: names were renamed.
                let tokens = quote::ToTokens::into_token_stream(arguments);
                let tokens = macros::rename_inline(tokens, self.names);
                quote::quote!(#tokens #text)
            } else {
                // It stays as the user wrote it, as messages show it.
                tokens
            };
            if self.closure.is_none() && macros::diverges(mac) {
                self.effects.diverge();
            }
            return;
        }
        if let (true, Ok(mut written)) = (macros::is_matches(mac), macros::matches(mac)) {
            let tokens = std::mem::take(&mut mac.tokens);
            mac.tokens = macros::rename_tokens(tokens, self.names).0;
            return self.on_copy(|this| this.visit_expr_mut(&mut written));
        }
        let tokens = std::mem::take(&mut mac.tokens);
        if !self.names.variables_in(tokens.clone()).is_empty() {
            // What it makes may be a `move` closure.
            self.names.copy_variable();
        }
        let (tokens, named) = macros::rename_tokens(tokens, self.names);
        mac.tokens = tokens;
        for name in named {
            // `iter!` captures as a `move` closure does, whole variables always.
            if forms::is_generator(mac) {
                self.take(name.id);
            } else if name.dotted {
                self.effects.name(name.id);
            } else {
                self.name(name.id);
            }
        }
        if self.closure.is_none() && macros::diverges(mac) {
            self.effects.diverge();
        }
    }

    /// What a macro call is short for, where something may be put away or jumps in it, or where
    /// a name stands for a view: one that it binds does not.
    pub(super) fn written_out(&self, mac: &Macro) -> Option<Expr> {
        let puts = !self.kept.is_empty() && macros::is_matches(mac);
        let moves = self.closure.is_none() && (puts || macros::is_matches_with_control(mac));
        let views = || macros::is_matches(mac) && self.names.views_any(mac.tokens.clone());
        if moves || views() {
            return macros::matches(mac).ok();
        }
        self.debug_assertion(mac)
    }

    /// A debug assertion as a branch, where one may have to put something away.
    pub(super) fn debug_assertion(&self, mac: &Macro) -> Option<Expr> {
        let planned = self.closure.is_none() && !self.kept.is_empty();
        planned.then(|| macros::debug_assertion(mac)).flatten()
    }

    /// An assertion: its message is made where it fails, and then it panics. In a debug
    /// assertion nothing is evaluated but in a debug build.
    fn assertion(&mut self, kind: macros::Kind, args: &mut Arguments, lazy: usize, debug: bool) {
        let mut checked = args.values();
        let message = checked.split_off(lazy.min(checked.len()));
        let before = self.effects.clone();
        self.arguments(kind, checked);
        let mut fails = self.branch(|this| this.arguments(kind, message));
        fails.diverge();
        self.join(fails);
        if debug {
            self.meet_unseen(before);
        }
    }

    fn arguments(&mut self, kind: macros::Kind, arguments: Vec<&mut Expr>) {
        for value in arguments {
            match (kind, value) {
                (macros::Kind::Borrows, Expr::Lit(lit)) => {
                    let tokens = quote::ToTokens::to_token_stream(lit);
                    let (_, named) = macros::rename_tokens(tokens, self.names);
                    for name in named {
                        self.name(name.id);
                    }
                }
                (macros::Kind::Borrows, value) => self.place(value),
                (_, value) => self.visit_expr_mut(value),
            }
        }
    }
}
