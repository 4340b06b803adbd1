//! One TOML file being read: every value keeps its place, and problems gather instead of stopping.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::RuleId;
use super::problem::{PlaybookError, Problem};

/// A value and its place in the file.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

pub(crate) struct Page<'t> {
    file: &'t str,
    text: &'t str,
    problems: Vec<Problem>,
}

impl<'t> Page<'t> {
    /// The file's top table, empty if it is not TOML at all.
    pub(crate) fn open(file: &'t str, text: &'t str) -> (Self, DeTable<'t>) {
        let mut page = Self { file, text, problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().unwrap_or(0..0);
            page.report(
                at,
                format!("this is not TOML: {}", error.message()),
                "A number is written like this, for example:",
                "[numbers.\"app.first\"]\nbalanced = { due = 8 }\ncites = [\"APP-4\"]",
            );
        }
        let table = if errors.is_empty() { table.into_inner() } else { DeTable::new() };
        (page, table)
    }

    /// Nothing wrong, or everything that is.
    pub(crate) fn close(mut self) -> Result<(), PlaybookError> {
        self.problems.sort_by_key(|problem| problem.line);
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(PlaybookError { problems: self.problems })
    }

    pub(crate) fn report(
        &mut self,
        at: Range<usize>,
        what: impl Into<String>,
        advice: impl Into<String>,
        example: impl Into<String>,
    ) {
        let before = &self.text.as_bytes()[..at.start.min(self.text.len())];
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line: 1 + before.iter().filter(|&&byte| byte == b'\n').count(),
            what: what.into(),
            advice: advice.into(),
            example: example.into(),
        });
    }

    /// The rules a list names. Unknown ones are reported and left out.
    pub(crate) fn rules(&mut self, list: &DeArray<'_>, by: &str) -> Vec<RuleId> {
        let mut rules = Vec::with_capacity(list.len());
        for value in list {
            match value.get_ref().as_str().map(str::parse::<RuleId>) {
                Some(Ok(rule)) => rules.push(rule),
                _ => self.report(
                    value.span(),
                    format!("{by} cites {}, which is no rule of the catalogue", written(value)),
                    "The rules are listed by `heardback playbook show`. For example:",
                    "cites = [\"APP-1\"]",
                ),
            }
        }
        rules
    }
}

/// A value as it may be quoted in a message.
pub(crate) fn written(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => format!("{text:?}"),
        DeValue::Integer(number) => number.to_string(),
        other => format!("a value of type {}", other.type_str()),
    }
}

/// A whole number, if the value is one that fits.
pub(crate) fn integer(value: &Value<'_>) -> Option<i64> {
    let number = value.get_ref().as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}
