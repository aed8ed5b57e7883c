//! What came of a body.

/// What is counted of a body whose traces are equal.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Yields of its run to the end.
    pub yields: usize,
    /// Drops of that run.
    pub drops: usize,
    /// Traces compared.
    pub runs: usize,
    /// How that run ended.
    pub ending: String,
}

/// What came of a body.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// All traces are equal.
    Same(Figures),
    /// The plain function does not compile either.
    Invalid(String),
    /// rustc's own coroutine alone does not compile.
    Foreign(String),
    /// Only the generator does not compile.
    Refused {
        /// In which lowering.
        way: String,
        /// rustc's message.
        message: String,
    },
    /// The traces differ.
    Differs {
        /// In which lowering.
        way: String,
        /// Where it was stopped, and how.
        plan: String,
        /// The plain function's trace.
        expected: String,
        /// The generator's.
        got: String,
    },
    /// The program died, or did not end.
    Crashed,
}

impl Verdict {
    /// Whether it is a failure of what is tested.
    pub const fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::Refused { .. } | Self::Differs { .. } | Self::Crashed
        )
    }

    /// What failures have in common that are likely the same; a failure is of the same
    /// kind while a body shrinks.
    pub fn kind(&self) -> String {
        match self {
            Self::Refused { message, .. } => format!("refused: {}", without_names(message)),
            Self::Differs { way, .. } if way == "coroutine" => "coroutine differs".to_owned(),
            Self::Differs { .. } => "differs".to_owned(),
            Self::Crashed => "crashed".to_owned(),
            Self::Same(_) => "same".to_owned(),
            Self::Invalid(_) => "invalid".to_owned(),
            Self::Foreign(_) => "foreign".to_owned(),
        }
    }
}

/// A message without what it quotes.
fn without_names(message: &str) -> String {
    let mut out = String::new();
    for (at, part) in message.split('`').enumerate() {
        out.push_str(if at % 2 == 0 { part } else { "_" });
    }
    out
}
