//! The bindings of a body, each with an identity of its own, and the scopes in
//! which names stand for them.
//!
//! Two bindings of one name may be alive at the same time, the one shadowing the
//! other. A suspended machine keeps both, so the shadowed one is renamed, and with it
//! every use: rustc's messages give no name to what has that of a macro, and more often
//! speak of the other one. That it will be shadowed is known when the body has been
//! lowered once; then it is lowered again.

mod marks;
mod views;

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;

use crate::plain::ties::place;
use crate::sorted::{Map, Set};
use crate::status::Status;
use crate::told::Told;
use crate::used_by::UsedBy;
pub(crate) use views::View;

/// Identifies a binding within a body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct BindingId(pub(crate) usize);

/// How a binding that is in scope, but not named again, is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Keep {
    /// By its type: not at all if that is `Copy`.
    ByType,
    /// As it is. A closure's type is not known to be `Copy` or not while the
    /// body that holds it is being checked.
    Value,
    /// Not at all: a closure that only borrows has no drop.
    Nothing,
    /// Not at all: the text says that it has nothing to drop.
    Undropped,
}

/// What is known of a binding.
#[derive(Clone, Debug)]
pub(crate) struct Binding {
    /// The name to emit.
    pub(crate) ident: Ident,
    /// The name as it stands in the code around the body.
    pub(crate) outer: Ident,
    /// The name as the user wrote it; `None` for one of ours.
    pub(crate) shown: Option<String>,
    /// Whether the name to emit is not the one that the user wrote.
    pub(crate) renamed: bool,
    /// The type it is declared with, if it is declared without a value.
    pub(crate) declared: Option<TokenStream>,
    /// What the text tells of its type.
    pub(crate) told: Told,
    /// Whether it is declared `mut`.
    pub(crate) mutable: bool,
    /// How it is kept when it is not named again.
    pub(crate) keep: Keep,
    /// How it comes to its value.
    pub(crate) origin: Origin,
    /// Whether it is a closure that uses up all that it took: if any of that has a drop,
    /// it can be called once only.
    pub(crate) is_used_up: bool,
    /// Whether the statements that put it away find a value in it.
    pub(crate) found: Status,
}

impl Binding {
    /// Whether it has one value for as long as it lives.
    pub(crate) fn is_set_once(&self) -> bool {
        !self.mutable && self.origin != Origin::Late
    }
}

/// How a binding comes to its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    /// With its declaration.
    Declared,
    /// Later: it is declared without one.
    Late,
    /// It is a parameter that is a reference.
    Lent,
    /// It is what a `yield_from!` delegates to.
    Delegate,
}

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    /// A binding that a machine may have to keep.
    Tracked(BindingId),
    /// A local of an expression that stays as the user wrote it.
    Untracked,
    /// Something that is looked at anew in each use: see [`View`].
    Viewed(usize),
}

/// A name, and the syntax context in which it means something: `macro_rules!`
/// may use one name for two locals.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Name {
    text: String,
    context: String,
}

impl Name {
    fn new(ident: &Ident) -> Self {
        // There is no other way to compare hygiene: `Debug` writes a span as
        // `#7 bytes(10..12)`, of which `#7` is the syntax context. Should that
        // ever change, names are merely compared by their text.
        let mut context = format!("{:?}", ident.span());
        context.truncate(context.find(' ').unwrap_or(0));
        Self {
            text: ident.to_string(),
            context,
        }
    }
}

/// All bindings of a body, and the names in scope at the point being looked at.
#[derive(Clone, Default)]
pub(crate) struct Names {
    bindings: Vec<Binding>,
    scopes: Vec<Vec<(Name, Meaning)>>,
    hidden: usize,
    captures: Option<Vec<BindingId>>,
    uses: Map<(BindingId, UsedBy), BindingId>,
    places: Map<String, Vec<BindingId>>,
    /// The names of ours that stand for names of the user's, and for which.
    emitted: Map<String, String>,
    views: Vec<View>,
    copies_variables: bool,
    /// What is declared with a value, and with a type that leaves nothing open.
    pub(crate) typed: Set<BindingId>,
    /// What is given a value that may be of a type of its own.
    pub(crate) own: Set<BindingId>,
    /// Where bindings stand that others were found to shadow.
    shadowed: Set<String>,
    /// The same, as it was known before.
    to_be_shadowed: Set<String>,
}

impl std::ops::Index<BindingId> for Names {
    type Output = Binding;

    fn index(&self, id: BindingId) -> &Binding {
        &self.bindings[id.0]
    }
}

impl std::ops::IndexMut<BindingId> for Names {
    fn index_mut(&mut self, id: BindingId) -> &mut Binding {
        &mut self.bindings[id.0]
    }
}

impl Names {
    /// Names of a body that captures its surroundings, as a closure does: a
    /// name that no binding of the body explains becomes a capture.
    pub(crate) fn capturing() -> Self {
        Self {
            captures: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// Whether the body captures.
    pub(crate) const fn is_capturing(&self) -> bool {
        self.captures.is_some()
    }

    /// What the body has captured so far, in order of first use.
    pub(crate) fn captures(&self) -> &[BindingId] {
        self.captures.as_deref().unwrap_or_default()
    }

    /// Enters a scope.
    pub(crate) fn enter(&mut self) {
        self.scopes.push(Vec::new());
    }

    /// Leaves the innermost scope.
    pub(crate) fn leave(&mut self) {
        self.scopes.pop();
    }

    /// Declares a user's binding in the innermost scope; `ident` is replaced by
    /// the name to emit.
    pub(crate) fn declare(&mut self, ident: &mut Ident, mutable: bool) -> BindingId {
        let (name, place) = (Name::new(ident), place(ident));
        let (mut renamed, mut others) = (self.to_be_shadowed.contains(&place), 1);
        for (other, meaning) in self.scopes.iter().flatten() {
            match meaning {
                _ if other.text != name.text => {}
                Meaning::Tracked(id) => {
                    let mut places = self.places.iter();
                    let place = places.find(|(_, ids)| ids.contains(id));
                    self.shadowed.extend(place.map(|(place, _)| place.clone()));
                    renamed |= !self.bindings[id.0].renamed;
                    others += usize::from(self.bindings[id.0].renamed);
                }
                Meaning::Untracked | Meaning::Viewed(_) => renamed = true,
            }
        }
        let shown = Some(ident.to_string());
        if renamed {
            *ident = self.rename(ident, others);
        }
        let id = self.add(name, ident.clone(), shown, mutable);
        self[id].renamed = renamed;
        self.places
            .get_or_insert_with(place, Default::default)
            .push(id);
        id
    }

    /// Says that the body binds a parameter once more, at the same place.
    pub(crate) fn is_bound_again(&mut self, id: BindingId) {
        if let Some(place) = self.place(id).map(ToOwned::to_owned) {
            self.places.remove(&place);
            self.places.insert(format!("{place}, parameter"), vec![id]);
        }
    }

    /// Asks for a binding to be renamed: it is named where another one shadows it.
    pub(crate) fn name_apart(&mut self, id: BindingId) {
        let place = self.place(id).map(ToOwned::to_owned);
        self.shadowed.extend(place);
    }

    /// Where the bindings stand that others shadow.
    pub(crate) const fn shadowed(&self) -> &Set<String> {
        &self.shadowed
    }

    /// Renames what will be shadowed; parameters have been declared before that is known.
    pub(crate) fn expect_shadowing(&mut self, places: &Set<String>, params: &[BindingId]) {
        self.to_be_shadowed.clone_from(places);
        for id in params {
            let place = self.place(*id).filter(|place| places.contains(*place));
            if place.is_some() && !self[*id].renamed {
                let ident = self[*id].ident.clone();
                self[*id].ident = self.rename(&ident, 1);
                self[*id].renamed = true;
            }
        }
    }

    /// Where the user bound a local, if no other is bound at that place: an expansion
    /// of a macro may repeat one.
    pub(crate) fn place(&self, id: BindingId) -> Option<&str> {
        let mut places = self.places.iter();
        let found = places.find(|(_, ids)| **ids == [id]);
        found.map(|(place, _)| place.as_str())
    }

    /// The first renamed binding keeps its text, in the hygiene of the macro. No two names
    /// of the user's come to be one.
    fn rename(&mut self, ident: &Ident, number: usize) -> Ident {
        let text = ident.unraw().to_string();
        let span = ident.span().resolved_at(Span::mixed_site());
        // In edition 2021 `gen` is a name; here it is not.
        let same = (number == 1 && *ident == text && text != "gen").then(|| text.clone());
        let numbered = (number..).map(|number| format!("{text}_{number}"));
        let free = |emitted: &String| {
            let owner = self.emitted.get(emitted);
            owner.is_none_or(|owner| *owner == text)
        };
        let emitted = same.into_iter().chain(numbered).find(free);
        let emitted = emitted.unwrap_or_else(|| text.clone());
        self.emitted.insert(emitted.clone(), text);
        Ident::new(&emitted, span)
    }

    /// Declares `self`, which no pattern can bind, under another name.
    pub(crate) fn declare_self(&mut self, span: Span, mutable: bool) -> BindingId {
        let name = Name::new(&Ident::new("self", span));
        let outer = Ident::new("self", span);
        self.emitted.insert("this".to_owned(), "self".to_owned());
        let id = self.add(name, rename_self(&outer), Some("self".to_owned()), mutable);
        self[id].renamed = true;
        self.places
            .get_or_insert_with(place(&outer), Default::default)
            .push(id);
        self[id].outer = outer;
        id
    }

    /// Declares a local of ours in the innermost scope.
    pub(crate) fn declare_hidden(&mut self, what: &str, span: Span) -> BindingId {
        let text = format!("__primed_{what}{}", self.hidden);
        self.hidden += 1;
        let ident = Ident::new(&text, span.resolved_at(Span::mixed_site()));
        self.add(Name::new(&ident), ident, None, true)
    }

    fn add(&mut self, name: Name, ident: Ident, shown: Option<String>, mutable: bool) -> BindingId {
        let id = BindingId(self.bindings.len());
        self.bindings.push(Binding {
            outer: ident.clone(),
            ident,
            shown,
            renamed: false,
            declared: None,
            told: Told::Nothing,
            mutable,
            keep: Keep::ByType,
            origin: Origin::Declared,
            is_used_up: false,
            found: Status::Full,
        });
        self.scope().push((name, Meaning::Tracked(id)));
        id
    }

    /// Declares a local that stays within an expression.
    pub(crate) fn shadow(&mut self, ident: &Ident) {
        let name = Name::new(ident);
        self.scope().push((name, Meaning::Untracked));
    }

    fn scope(&mut self) -> &mut Vec<(Name, Meaning)> {
        if self.scopes.is_empty() {
            self.enter();
        }
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    /// Looks a name up that is used as a value.
    pub(crate) fn resolve(&self, ident: &Ident) -> Option<BindingId> {
        match self.meaning(&Name::new(ident)) {
            Some(Meaning::Tracked(id)) => Some(id),
            Some(Meaning::Untracked | Meaning::Viewed(_)) | None => None,
        }
    }

    /// Looks a name up that may have been given its new name already.
    pub(crate) fn resolve_emitted(&self, ident: &Ident) -> Option<BindingId> {
        let name = Name::new(ident);
        let scopes = self
            .scopes
            .iter()
            .rev()
            .flat_map(|scope| scope.iter().rev());
        let mut tracked = scopes.filter_map(|(_, meaning)| match meaning {
            Meaning::Tracked(id) => Some(*id),
            Meaning::Untracked | Meaning::Viewed(_) => None,
        });
        tracked.find(|id| Name::new(&self[*id].ident) == name)
    }

    /// Captures what the body was found to capture, so that it is there from the start.
    pub(crate) fn capture(&mut self, names: &[Ident]) {
        self.enter();
        for name in names {
            self.resolve_or_capture(name);
        }
    }

    /// Looks a name up, and captures it if the body captures.
    pub(crate) fn resolve_or_capture(&mut self, ident: &Ident) -> Option<BindingId> {
        let name = Name::new(ident);
        match self.meaning(&name) {
            Some(Meaning::Tracked(id)) => Some(id),
            None if self.captures.is_some() && may_be_local(&name.text) => {
                let this = name.text == "self";
                let emitted = if this {
                    self.emitted.insert("this".to_owned(), "self".to_owned());
                    rename_self(ident)
                } else {
                    ident.clone()
                };
                let id = BindingId(self.bindings.len());
                self.bindings.push(Binding {
                    ident: emitted,
                    outer: ident.clone(),
                    shown: Some(name.text.clone()),
                    renamed: this,
                    declared: None,
                    told: Told::Nothing,
                    mutable: true,
                    keep: Keep::ByType,
                    origin: Origin::Declared,
                    is_used_up: false,
                    found: Status::Full,
                });
                let place = format!("{}, captured", place(ident));
                self.places
                    .get_or_insert_with(place, Default::default)
                    .push(id);
                self.scopes[0].push((name, Meaning::Tracked(id)));
                self.captures.get_or_insert_default().push(id);
                Some(id)
            }
            Some(Meaning::Untracked | Meaning::Viewed(_)) | None => None,
        }
    }

    fn meaning(&self, name: &Name) -> Option<Meaning> {
        let inside_out = self
            .scopes
            .iter()
            .rev()
            .flat_map(|scope| scope.iter().rev());
        let found = inside_out.into_iter().find(|(other, _)| other == name);
        found.map(|(_, meaning)| *meaning)
    }

    /// Whether the name of a binding stands for it at the point being looked at.
    pub(crate) fn is_seen(&self, id: BindingId) -> bool {
        let name = Name::new(&self[id].ident);
        self.is_renamed(id) || self.meaning(&name) == Some(Meaning::Tracked(id))
    }

    /// Whether a name is that of a local of ours.
    pub(crate) fn is_hidden(&self, ident: &Ident) -> bool {
        let found = self.resolve(ident);
        found.is_some_and(|id| self[id].shown.is_none())
    }

    /// Whether a use must be rewritten.
    pub(crate) fn is_renamed(&self, id: BindingId) -> bool {
        self[id].renamed
    }

    /// The name to emit for a use at `span`.
    pub(crate) fn emitted(&self, id: BindingId, span: Span) -> Ident {
        let mut ident = self[id].ident.clone();
        ident.set_span(span.resolved_at(ident.span()));
        ident
    }
}

/// A local starts with a small letter or an underscore; what starts with a
/// capital is a constant, a type or a variant.
fn may_be_local(text: &str) -> bool {
    if matches!(text, "super" | "crate") {
        return false;
    }
    let first = text.trim_start_matches("r#").chars().next();
    first.is_some_and(|first| first == '_' || first.is_lowercase())
}

fn rename_self(ident: &Ident) -> Ident {
    Ident::new("this", ident.span().resolved_at(Span::mixed_site()))
}
