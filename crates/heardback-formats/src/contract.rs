//! The stateless contracts: one JSON object a line in, one a line out, for other programs.

pub mod check;
pub mod plan;
pub mod plan_facts;
pub mod read;

use serde::Deserialize;
use serde_json::value::RawValue;

/// What is wrong with one line, and the id it gave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct LineError {
    /// What, where, what to do.
    pub error: String,
    /// The id of the line as it was written, where it has one.
    pub id: Option<String>,
}

impl LineError {
    fn new(error: String, id: Option<&RawValue>) -> Self {
        LineError { error, id: id.map(|id| id.get().to_owned()) }
    }

    /// The line of output for this error, `line` counted from 1.
    pub fn answer(&self, line: usize) -> String {
        let id = self.id.as_deref().unwrap_or("null");
        let error = serde_json::Value::from(self.error.as_str());
        format!("{{\"line\":{line},\"id\":{id},\"error\":{error}}}")
    }
}

struct JsonError {
    path: String,
    what: String,
}

impl JsonError {
    fn under(mut self, key: &str) -> Self {
        self.path = if self.path == "." { key.to_owned() } else { format!("{key}.{}", self.path) };
        self
    }

    fn of(self, id: Option<&RawValue>) -> LineError {
        let error =
            if self.path == "." { self.what } else { format!("{}: {}", self.path, self.what) };
        LineError::new(error, id)
    }
}

fn read_json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, JsonError> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut json).map_err(|error| JsonError {
        path: error.path().to_string(),
        what: plainly(&error.into_inner()),
    })
}

/// Says what is wrong without the parser's own words. The path says where; the column counts only where the line is
/// no JSON at all.
fn plainly(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let what = whole.strip_suffix(&position).unwrap_or(&whole);
    if !error.is_data() {
        let column = error.column();
        return format!("this is no JSON ({what}, column {column}): give one object a line");
    }
    let Some((value, accepted)) =
        what.strip_prefix("unknown variant `").and_then(|rest| rest.split_once("`, expected "))
    else {
        return what.to_owned();
    };
    let accepted = accepted.trim_start_matches("one of ").replace('`', "");
    format!("“{value}” is not known; it is one of {}", accepted.replace(" or ", ", "))
}
