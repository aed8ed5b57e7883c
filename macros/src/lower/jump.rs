//! Labels, and the jumps that lead to them.

use proc_macro2::Span;
use syn::{Expr, Lifetime};

use super::{Dest, Lower, Target};
use crate::ir::{LabelId, NodeKind};
use crate::status::Effects;

impl Lower<'_> {
    /// A label that no jump of the user's leads to.
    pub(super) const fn new_label(&mut self) -> LabelId {
        let id = LabelId(self.next_label);
        self.next_label += 1;
        id
    }

    pub(super) fn label(&mut self, name: Option<Lifetime>, is_loop: bool, dest: &Dest) -> LabelId {
        let id = self.new_label();
        let dest = dest.clone();
        self.labels.push(Target {
            id,
            name,
            is_loop,
            dest,
        });
        id
    }

    pub(super) fn split_break(
        &mut self,
        label: Option<&Lifetime>,
        value: Option<Box<Expr>>,
        span: Span,
    ) {
        let Some((id, dest)) = self.target(label, span) else {
            return;
        };
        match value {
            Some(value) => self.tail(*value, &dest),
            None => self.deliver_unit(&dest, span),
        }
        self.push(NodeKind::Break(id), Effects::default());
    }

    pub(super) fn split_continue(&mut self, label: Option<&Lifetime>, span: Span) {
        if let Some((id, _)) = self.target(label, span) {
            self.push(NodeKind::Continue(id), Effects::default());
        }
    }

    pub(super) fn target(
        &mut self,
        label: Option<&Lifetime>,
        span: Span,
    ) -> Option<(LabelId, Dest)> {
        let found = self.labels.iter().rev().find(|target| match label {
            Some(label) => target.name.as_ref() == Some(label),
            None => target.is_loop,
        });
        if let Some(target) = found {
            return Some((target.id, target.dest.clone()));
        }
        let message = match label {
            Some(label) => format!("use of undeclared label `{label}`"),
            None => "`break` or `continue` outside of a loop or labelled block".to_owned(),
        };
        let span = label.map_or(span, Lifetime::span);
        self.errors.at_span(span, message);
        None
    }
}
