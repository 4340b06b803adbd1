//! How things go wrong: one type for every face, with what to do next, and one place that decides the exit code.

use std::fmt::Display;
use std::io;

use heardback_core::holidays::UnknownRegion;
use heardback_core::journal::NotOne;
use heardback_core::spoken_date::NotADate;
use heardback_core::verbs::Refusal;

use crate::say::capital;

/// Something that was asked for and not done. Its sentence says what and where, its hints what to do next.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    /// Whole sentences.
    pub(crate) says: String,
    /// One a line; something to paste where there is something.
    pub(crate) hints: Vec<String>,
}

/// What kind of trouble it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Whoever reads our output has had enough. Nothing is wrong and nothing is said.
    Quiet,
    /// What was typed makes no sense: an unknown name, several that fit, an impossible day.
    Typed,
    /// It makes sense and is not allowed: the domain said no.
    Refused,
    /// What a link leads to is not there any more.
    Gone,
    /// Something was found that is not as it should be.
    Found,
    /// Files, disk, data.
    System,
}

impl Failure {
    pub(crate) fn new(kind: Kind, says: impl Display) -> Self {
        Failure { kind, says: says.to_string(), hints: Vec::new() }
    }

    pub(crate) fn typed(says: impl Display) -> Self {
        Self::new(Kind::Typed, says)
    }

    pub(crate) fn refused(says: impl Display) -> Self {
        Self::new(Kind::Refused, says)
    }

    /// The same, with one more thing to do next.
    pub(crate) fn hint(mut self, hint: impl Display) -> Self {
        self.hints.push(hint.to_string());
        self
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &std::path::Path, problem: &io::Error) -> Self {
        Self::new(Kind::System, format!("{}: {problem}.", path.display()))
    }

    /// What the process ends with. Nothing else decides it.
    pub(crate) fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::Quiet => 0,
            Kind::Refused | Kind::Gone | Kind::Found | Kind::System => 1,
            Kind::Typed => 2,
        }
    }
}

impl From<heardback_store::StoreError> for Failure {
    fn from(error: heardback_store::StoreError) -> Self {
        Failure::new(Kind::System, error)
    }
}

impl From<NotOne> for Failure {
    /// The words named nothing, or several things: the text lists them.
    fn from(error: NotOne) -> Self {
        let says = capital(&error.to_string());
        let end = if says.contains('\n') { "" } else { "." };
        Failure::typed(format!("{says}{end}"))
    }
}

impl From<Refusal> for Failure {
    fn from(error: Refusal) -> Self {
        Failure::refused(format!("{}.", capital(&error.to_string())))
    }
}

impl From<UnknownRegion> for Failure {
    fn from(error: UnknownRegion) -> Self {
        Failure::typed(format!("{}.", capital(&error.to_string()).trim_end_matches(['.', '?'])))
    }
}

impl From<NotADate> for Failure {
    fn from(error: NotADate) -> Self {
        Failure::typed(format!("{}.", capital(&error.to_string())))
    }
}

impl From<io::Error> for Failure {
    /// Writing to the terminal or a pipe failed; files say their names through [`Failure::file`].
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::new(Kind::Quiet, error),
            _ => Failure::new(Kind::System, format!("The answer could not be written: {error}.")),
        }
    }
}
