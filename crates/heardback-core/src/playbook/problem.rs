//! What is wrong with a playbook file: where, what, and something to paste.

use std::fmt;

/// One thing wrong in one line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it, ending in a colon.
    pub advice: String,
    /// What to write instead.
    pub example: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, what, advice, example } = self;
        write!(f, "{file}:{line}: {what}\n{advice}\n")?;
        example.lines().try_for_each(|line| write!(f, "\n    {line}"))
    }
}

/// A playbook that does not load, with everything that is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", listed(.problems))]
pub struct PlaybookError {
    /// All problems, in the order of the file.
    pub problems: Vec<Problem>,
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n\n")
}
