//! One level of a delegation to itself: the innermost, or one that waits.

use core::fmt;

use super::super::frame::{self, Frame, Locals};
use super::calls::Calls;
use crate::{GeneratorState, Location, Observe};

/// What a body keeps while the one that it delegates to runs.
///
/// Implemented by the enum that `#[generator]` writes, with one variant for each place at
/// which the body delegates to itself.
pub trait Waiting {
    /// Gives where the body waits.
    fn location(&self) -> Option<Location>;
}

/// The locals of what is [`Waiting`], by name.
pub trait WaitingLocals: Waiting {
    /// Calls `visit` with each local that is kept, in order of declaration.
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug));
}

/// The innermost level, which the others delegate to.
#[derive(Clone, Debug)]
pub(super) struct Innermost<S>(pub(super) S);

impl<S: Frame> Innermost<S> {
    /// How all levels stand together. A closed one may still be waited for: it ended with
    /// its last item.
    #[inline]
    pub(super) fn state_of_all<C>(&self, calls: &Calls<C>) -> GeneratorState {
        match self.0.state() {
            GeneratorState::Closed if !calls.is_empty() => GeneratorState::Suspended,
            state => state,
        }
    }

    /// Where the outermost level stands.
    pub(super) fn location_of_all<C: Waiting>(&self, calls: &Calls<C>) -> Option<Location> {
        match calls.outermost() {
            Some(call) => call.location(),
            None => self.0.location(),
        }
    }

    /// What the outermost level delegates to.
    pub(super) fn delegate_of_all<C>(&self, calls: &Calls<C>) -> Option<&dyn Observe> {
        if calls.is_empty() {
            self.0.delegate()
        } else {
            Some(self)
        }
    }
}

impl<S: Locals> Innermost<S> {
    /// The locals of the outermost level.
    pub(super) fn visit_outermost<C: WaitingLocals>(
        &self,
        calls: &Calls<C>,
        visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug),
    ) {
        match calls.outermost() {
            Some(call) => call.visit_locals(visit),
            None => self.0.visit_locals(visit),
        }
    }

    /// Shows the outermost level, and how many there are.
    pub(super) fn debug_all<C: WaitingLocals>(
        &self,
        calls: &Calls<C>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        if calls.is_empty() {
            return frame::debug(&self.0, f);
        }
        let mut out = f.debug_struct(S::NAME);
        out.field("state", &format_args!("{}", self.state_of_all(calls)));
        if let Some(location) = self.location_of_all(calls) {
            out.field("line", &location.line);
        }
        self.visit_outermost(calls, &mut |name, value| {
            out.field(name, value);
        });
        out.field("inner_levels", &calls.len());
        out.finish()
    }
}

impl<S: Frame> Observe for Innermost<S> {
    fn generator_state(&self) -> GeneratorState {
        self.0.state()
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.0.location()
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        self.0.delegate()
    }
}
