//! Locals that are put away where only some ways move them: see [`crate::resolve`].
//!
//! What a local is put away in is declared right behind it, so that it drops in its place.
//! Of what one pattern binds, each is then bound once more, from that local on.

use quote::{quote, quote_spanned};
use syn::Pat;

use super::{Lower, Whole};
use crate::ir::NodeKind;
use crate::names::BindingId;
use crate::patterns::{self, Position};
use crate::sorted::Set;
use crate::status::{Effects, Status};

impl Lower<'_> {
    /// Whether a local is asked to be put away; from now on, it can be.
    fn is_put_away(&mut self, id: BindingId) -> bool {
        let Some(place) = self.names.place(id) else {
            return false;
        };
        let asked = format!("put away {place}");
        let is_asked = self.split.contains(&asked) && !self.split.contains(&in_vain(&asked));
        self.keepable.insert(id, asked);
        is_asked
    }

    /// Says of a local that it can be put away, if that is asked for.
    pub(super) fn could_be_put_away(&mut self, id: BindingId) {
        self.is_put_away(id);
    }

    /// Whether it is asked to be put away in some way.
    fn asks_for(&self, id: BindingId, how: fn(&str) -> Whole) -> bool {
        let asked = self.keepable.get(&id);
        asked.is_some_and(|asked| self.split.contains(&how(asked)))
    }

    /// Behind a local that was declared last: what it may be put away in.
    pub(super) fn may_put_away(&mut self, id: BindingId) {
        if !self.is_put_away(id) {
            return;
        }
        let span = self.names[id].ident.span();
        let kept = self.names.declare_hidden("kept", span);
        self.names[kept].shown = self.names[id].shown.clone();
        let mut effects = Effects::default();
        effects.declare_empty(kept);
        self.push_declaring(NodeKind::Declare(kept), effects, vec![kept]);
        self.kept.insert(id, kept);
        let (is_unset, is_assigned) = (self.asks_for(id, unset), self.asks_for(id, anew));
        if is_unset {
            self.names[id].found = Status::Empty;
        }
        if is_assigned {
            self.empty(kept);
        }
    }

    /// The parameters are there from the start. From the first on that is put away, each
    /// is bound once more.
    pub(super) fn put_away_params(&mut self, params: &[BindingId]) {
        let asked: Vec<bool> = params.iter().map(|id| self.is_put_away(*id)).collect();
        let first = asked.into_iter().position(|asked| asked);
        match first
            .and_then(|first| params.get(first..))
            .unwrap_or_default()
        {
            [last] => self.may_put_away(*last),
            again => self.bind_again(again.to_vec()),
        }
    }

    /// Takes from what a pattern binds that which is to be bound once more: all, or from
    /// the first local on that is put away.
    pub(super) fn take_rebound(
        &mut self,
        pat: &mut Pat,
        ids: &mut Vec<BindingId>,
        all: bool,
    ) -> Vec<BindingId> {
        let asked: Vec<bool> = ids.iter().map(|id| self.is_put_away(*id)).collect();
        let first = asked.into_iter().position(|asked| asked || all);
        let again = ids.split_off(first.unwrap_or(ids.len()));
        if !again.is_empty() {
            let is_again = |name: &syn::Ident| {
                let mut again = again.iter();
                again.any(|id| self.names[*id].ident == *name)
            };
            patterns::bindings(pat, Position::Refutable, &mut |pat| {
                if pat.by_ref.is_none() && is_again(&pat.ident) {
                    pat.mutability = None;
                }
            });
        }
        again
    }

    /// Binds once more, one after the other.
    pub(super) fn bind_again(&mut self, ids: Vec<BindingId>) {
        for id in ids {
            let (name, mutable) = (&self.names[id].ident, self.names[id].mutable);
            let mutable = mutable.then(|| quote!(mut));
            let code = quote!(let #mutable #name = #name;);
            let mut effects = Effects::default();
            effects.declare(id);
            self.push_declaring(NodeKind::Plain(code), effects, vec![id]);
            self.may_put_away(id);
        }
    }

    /// Before code that may put locals away: so far, none is.
    pub(super) fn empty_kept(&mut self, effects: &Effects) {
        for id in &effects.put_away {
            let Some(kept) = self.kept.get(id).copied() else {
                continue;
            };
            self.put_away.insert(*id);
            // Where it is assigned anew, that is so from the start, and what was put away
            // since drops when it is assigned.
            if !self.asks_for(*id, anew) {
                self.empty(kept);
            }
        }
    }

    /// The locals of which what is left is asked to be put away ahead of what is resolved next.
    pub(super) fn put_away_ahead(&mut self) -> Vec<BindingId> {
        let code = self.naming.take();
        let code = code.as_ref().unwrap_or(&self.statement);
        let asked = |id: &&BindingId| {
            let asked = self.keepable.get(id);
            asked.is_some_and(|asked| {
                self.split.contains(&ahead(asked, code)) && !self.split.contains(&not_ahead(asked))
            })
        };
        self.kept.keys().filter(asked).copied().collect()
    }

    /// Puts away what is left of locals that code assigns on some of its ways.
    pub(super) fn push_put_away(&mut self, effects: &Effects) {
        for id in &effects.ahead {
            let Some(kept) = self.kept.get(id).copied() else {
                continue;
            };
            self.put_away.insert(*id);
            let kind = NodeKind::PutAway { local: *id, kept };
            let mut effects = Effects::default();
            effects.put_away_rest(*id, kept);
            self.push(kind, effects);
        }
    }

    /// Says of the locals that could have been put away, and never were, that they need not
    /// be: nothing tells the type of what they would be put away in.
    pub(super) fn kept_in_vain(&self) -> Set<Whole> {
        let kept = self.kept.keys().filter(|id| !self.put_away.contains(id));
        let asked = kept.filter_map(|id| self.keepable.get(id));
        asked.map(|asked| in_vain(asked)).collect()
    }

    fn empty(&mut self, kept: BindingId) {
        let name = &self.names[kept].ident;
        let span = name.span();
        let code = quote_spanned!(span=> #name = ::core::option::Option::None;);
        let mut effects = Effects::default();
        effects.assign(kept);
        self.push(NodeKind::Plain(code), effects);
    }
}

/// Asks that a local is not put away after all.
fn in_vain(asked: &str) -> Whole {
    format!("{asked}, in vain")
}

/// Asks that what a local is put away in is empty from the start: where the local is
/// assigned anew, that is emptied.
pub(crate) fn anew(asked: &str) -> Whole {
    format!("{asked}, assigned anew")
}

/// Asks that what is left of a local is put away ahead of the code of that name.
pub(crate) fn ahead(asked: &str, code: &str) -> Whole {
    format!("{asked}, ahead of {code}")
}

/// Asks that what is left of a local is not put away ahead of any code after all.
pub(crate) fn not_ahead(asked: &str) -> Whole {
    format!("{asked}, not ahead")
}

/// Asks that a local is put away of which the statements that do so find no value.
pub(crate) fn unset(asked: &str) -> Whole {
    format!("{asked}, without a value before")
}
