//! A lowered body: a tree of sequences in which every yield is a node of its
//! own, and every construct that holds a yield has been taken apart.
//!
//! It is a tree, not a flat list of basic blocks, because scopes are: a binding
//! lives to the end of its sequence, and what is emitted must drop it there.
//! The edges between the points of the tree are the business of [`crate::flow`].

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::Pat;

use crate::names::BindingId;
use crate::sorted::{Map, Set};
use crate::status::Effects;

/// Identifies a sequence of a body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct SeqId(pub(crate) usize);

/// Identifies something that can be jumped out of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct LabelId(pub(crate) usize);

/// The nodes of one scope, in order.
#[derive(Debug)]
pub(crate) struct Seq {
    /// Which one it is.
    pub(crate) id: SeqId,
    /// What the construct around it binds before the first node: by the pattern
    /// of a match arm, say.
    pub(crate) params: Vec<BindingId>,
    /// Items that each piece of it has.
    pub(crate) items: TokenStream,
    /// Where the keyword stands, if it is a block of the user's that is `unsafe`.
    pub(crate) unsafety: Option<Span>,
    /// The nodes.
    pub(crate) nodes: Vec<Node>,
}

/// One step of a body.
#[derive(Debug)]
pub(crate) struct Node {
    /// What it does.
    pub(crate) kind: NodeKind,
    /// What that does to the bindings, before any sequence inside the node runs.
    pub(crate) effects: Effects,
    /// The bindings that it declares for the rest of its sequence.
    pub(crate) declares: Vec<BindingId>,
    /// Names a statement that could be taken apart: it moves a binding on some of
    /// its paths only.
    pub(crate) whole: Option<String>,
    /// Whether it makes a value of a type that no other code has, a closure say,
    /// and declares something: if it were there twice, so would be the types.
    pub(crate) unique: bool,
    /// Whether it makes its locals of literals, and of parameters that are of fitting types, and
    /// does nothing else: nobody sees when.
    pub(crate) quiet: bool,
    /// Whether an arm must begin here, if several lead here: what follows must be behind all of
    /// them, also in the order in which types are found.
    pub(crate) begins: bool,
}

impl Seq {
    /// Whether its end is never reached, as far as syntax tells.
    pub(crate) fn diverges(&self) -> bool {
        self.nodes.iter().any(Node::diverges)
    }

    /// Whether it jumps to the end of `label`.
    fn breaks(&self, label: LabelId) -> bool {
        self.nodes.iter().any(|node| match &node.kind {
            NodeKind::Break(to) => *to == label,
            kind => kind.seqs().any(|seq| seq.breaks(label)),
        })
    }
}

impl Node {
    /// Whether what comes after it is never reached.
    pub(crate) fn diverges(&self) -> bool {
        match &self.kind {
            NodeKind::Plain(_) => self.effects.diverges(),
            NodeKind::Declare(_)
            | NodeKind::PutAway { .. }
            | NodeKind::LetElse { .. }
            | NodeKind::Yield(_) => false,
            NodeKind::If { .. } | NodeKind::Match { .. } => self.kind.seqs().all(Seq::diverges),
            NodeKind::Loop { label, body, .. } => !body.breaks(*label),
            NodeKind::Block { label, body } => body.diverges() && !body.breaks(*label),
            NodeKind::Break(_) | NodeKind::Continue(_) | NodeKind::Return(..) => true,
        }
    }
}

impl NodeKind {
    /// Whether it looks at more than a local, or than whether something holds: what it makes
    /// for that lives on.
    pub(crate) fn has_head(&self) -> bool {
        match self {
            Self::Match { scrutinee, .. } => scrutinee.clone().into_iter().nth(1).is_some(),
            Self::If { condition, .. } => {
                let mut tokens = condition.clone().into_iter();
                tokens.any(|token| matches!(token, TokenTree::Ident(word) if word == "let"))
            }
            _ => false,
        }
    }

    /// The user's code in it, without the sequences that it is made of.
    pub(crate) fn code(&self) -> Vec<&TokenStream> {
        match self {
            Self::Plain(code) | Self::Return(code, _) => vec![code],
            Self::LetElse { head, .. } => vec![head],
            Self::Yield(out) => vec![&out.operand],
            Self::If { condition, .. } => vec![condition],
            Self::Match { scrutinee, arms } => {
                let heads = arms.iter().map(|arm| &arm.head);
                std::iter::once(scrutinee).chain(heads).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the body is suspended in it.
    pub(crate) fn yields(&self) -> bool {
        let mut nodes = self.seqs().flat_map(|seq| &seq.nodes);
        matches!(self, Self::Yield(_)) || nodes.any(|node| node.kind.yields())
    }

    /// The sequences that it is made of.
    pub(crate) fn seqs(&self) -> Box<dyn Iterator<Item = &Seq> + '_> {
        match self {
            Self::LetElse { otherwise, .. } => Box::new(std::iter::once(otherwise)),
            Self::If {
                then, otherwise, ..
            } => Box::new([then, otherwise].into_iter()),
            Self::Match { arms, .. } => Box::new(arms.iter().map(|arm| &arm.body)),
            Self::Loop { body, .. } | Self::Block { body, .. } => Box::new(std::iter::once(body)),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// What a chain of conditions binds, and moves on some of its own ways.
    pub(crate) fn moved_on_some(&self) -> Vec<BindingId> {
        let Self::If { holds, then, .. } = self else {
            return Vec::new();
        };
        let mut moved = holds.conditional();
        moved.retain(|id| then.params.contains(id));
        moved
    }
}

/// What a step does.
#[derive(Debug)]
pub(crate) enum NodeKind {
    /// Statements that rustc lowers.
    Plain(TokenStream),
    /// `let name;`, to be assigned later: possibly in another arm.
    Declare(BindingId),
    /// Puts what is left of a local away, if anything is: it may be assigned next.
    PutAway {
        /// Which.
        local: BindingId,
        /// Where that goes.
        kept: BindingId,
    },
    /// `let pat = init else { .. };`, of which the `else` was taken apart.
    LetElse {
        /// All from `let` to the initialiser.
        head: TokenStream,
        /// What the pattern moves if it matches.
        holds: Effects,
        /// What must not come to its end.
        otherwise: Seq,
    },
    /// Hands a value out.
    Yield(Yield),
    /// Two ways to go.
    If {
        /// The condition, a chain of `let`s too.
        condition: TokenStream,
        /// What happens to the bindings where it holds: a pattern may move one.
        holds: Effects,
        /// Where it holds.
        then: Seq,
        /// Where it does not.
        otherwise: Seq,
    },
    /// Many ways to go.
    Match {
        /// What is looked at.
        scrutinee: TokenStream,
        /// The ways, in order.
        arms: Vec<Arm>,
    },
    /// Runs until something jumps out of it.
    Loop {
        /// The target of such jumps.
        label: LabelId,
        /// What is run.
        body: Seq,
        /// Whether its beginning is to be there once, for what it calls: see
        /// [`crate::pulled`].
        one_head: bool,
    },
    /// A scope of its own; a jump may lead to its end.
    Block {
        /// The target of such jumps.
        label: LabelId,
        /// What is run.
        body: Seq,
    },
    /// Leads to the end of a loop or block.
    Break(LabelId),
    /// Leads to the next round of a loop.
    Continue(LabelId),
    /// Statements that end the body; and the value that they end it with, if that has been
    /// written down.
    Return(TokenStream, Option<TokenStream>),
}

/// One arm of a match.
#[derive(Debug)]
pub(crate) struct Arm {
    /// Attributes, the pattern and the guard.
    pub(crate) head: TokenStream,
    /// What the guard does to the bindings.
    pub(crate) effects: Effects,
    /// The way to go.
    pub(crate) body: Seq,
}

/// A yield point.
#[derive(Debug)]
pub(crate) struct Yield {
    /// What is handed out.
    pub(crate) operand: TokenStream,
    /// Where the user wrote it.
    pub(crate) span: Span,
    /// What becomes of what is sent.
    pub(crate) received: Received,
    /// Whether the body delegates to itself here: what is handed out are the arguments, to
    /// the body, and what comes back is what the inner one came to.
    pub(crate) calls: bool,
}

/// What becomes of the input that resumes a body at a yield point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Received {
    /// The value is dropped; anything thrown ends the body.
    Ignored,
    /// The value goes to a binding; anything thrown ends the body.
    Sent(BindingId),
    /// A binding gets the value or what is thrown, as a `Result`.
    Caught(BindingId),
    /// A binding gets the input as it is.
    Input(BindingId),
}

/// A whole body.
#[derive(Debug)]
pub(crate) struct Body {
    /// The outermost sequence; its parameters are the function's.
    pub(crate) root: Seq,
    /// Where it ends.
    pub(crate) end: Span,
    /// How many sequences there are.
    pub(crate) seqs: usize,
    /// Items that the user wrote among the statements.
    pub(crate) items: TokenStream,
    /// Which items those are.
    pub(crate) hoisted: Set<String>,
    /// The arrays that stay in place: variable, value, and where the user declares it.
    pub(crate) arrays: Vec<(syn::Ident, TokenStream, String)>,
    /// The types that several arms must agree on, each with the local that it is of.
    pub(crate) types: Map<BindingId, syn::Ident>,
    /// The locals that should stay in place, too, if a yield keeps them: each with what
    /// it is asked for by.
    pub(crate) candidates: Vec<(BindingId, String)>,
    /// What was asked to be put away and never is: see [`crate::lower`].
    pub(crate) in_vain: Set<String>,
    /// The locals that ways may put away, where only some move them: each with what that
    /// is asked for by.
    pub(crate) keepable: Map<BindingId, String>,
    /// What they are put away in: each an `Option`.
    pub(crate) kept: Set<BindingId>,
    /// The locals that have nothing to drop, as far as the text says: they are not kept where they
    /// are not named again.
    pub(crate) undropped: Set<BindingId>,
    /// The locals that may be boxes from which all is moved out, each with what stands for
    /// whether it was.
    pub(crate) opened: Map<BindingId, BindingId>,
}

/// The bindings that a pattern makes, with the pattern rewritten to match.
pub(crate) struct Bound {
    /// The pattern to emit.
    pub(crate) pat: Pat,
    /// What it binds.
    pub(crate) ids: Vec<BindingId>,
    /// Statements to begin the scope with.
    pub(crate) prelude: TokenStream,
}
