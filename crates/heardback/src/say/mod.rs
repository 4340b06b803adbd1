//! How things are told: one place that writes, how wide, with or without colour.

pub(crate) mod day;
pub(crate) mod fact;
pub(crate) mod finding;
pub(crate) mod item;
pub(crate) mod reading;
pub(crate) mod table;
pub(crate) mod usual;
pub(crate) mod wrap;

use std::env;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use crate::failure::Failure;

/// Where answers go. Whoever prints asks for it, so a test and a pipe get the same as a terminal.
pub(crate) struct Out<'w> {
    writer: &'w mut dyn Write,
    /// Columns to fill.
    pub(crate) width: usize,
    colour: bool,
}

/// How a piece of text stands out. There is no red: nothing here is an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// The thing to look at.
    Strong,
    /// What may be overlooked.
    Faint,
    /// What to type.
    Name,
}

impl<'w> Out<'w> {
    /// Output on a terminal or elsewhere, as the environment wishes it: `NO_COLOR`, `CLICOLOR_FORCE`, `COLUMNS`.
    pub(crate) fn of_environment(writer: &'w mut dyn Write) -> Self {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let terminal = io::stdout().is_terminal() && env::var("TERM").as_deref() != Ok("dumb");
        let colour = !set("NO_COLOR") && (terminal || set("CLICOLOR_FORCE"));
        Out { writer, width: width(), colour }
    }

    /// Output of this width without colour, for tests.
    #[cfg(test)]
    pub(crate) fn plain(writer: &'w mut dyn Write, width: usize) -> Self {
        Out { writer, width, colour: false }
    }

    /// One line.
    pub(crate) fn line(&mut self, text: impl Display) -> Result<(), Failure> {
        Ok(writeln!(self.writer, "{text}")?)
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) -> Result<(), Failure> {
        self.line("")
    }

    /// A paragraph, wrapped to the width.
    pub(crate) fn text(&mut self, text: impl Display) -> Result<(), Failure> {
        self.indented("", text)
    }

    /// A paragraph whose lines all begin with `indent`.
    pub(crate) fn indented(&mut self, indent: &str, text: impl Display) -> Result<(), Failure> {
        self.hanging(indent, indent, text)
    }

    /// A paragraph whose first line begins with `first` and the others with `rest`.
    pub(crate) fn hanging(
        &mut self,
        first: &str,
        rest: &str,
        text: impl Display,
    ) -> Result<(), Failure> {
        for line in wrap::wrapped(first, rest, &text.to_string(), self.width) {
            self.line(line)?;
        }
        Ok(())
    }

    /// What a program gets: one JSON value on lines of its own.
    pub(crate) fn json(&mut self, value: &serde_json::Value) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut *self.writer, value).map_err(io::Error::from)?;
        self.line("")
    }

    /// Bytes as they are, for completions and the manual.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.writer.write_all(bytes)?)
    }

    /// Everything is where it belongs.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.writer.flush()?)
    }

    /// `text` in a tone, where there is colour.
    pub(crate) fn toned(&self, tone: Tone, text: impl Display) -> String {
        let code = match tone {
            _ if !self.colour => return text.to_string(),
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Name => "36",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// As wide as `COLUMNS` says, else as the terminal is, else 80; at most 120, because longer lines are hard to read.
fn width() -> usize {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(80).clamp(40, 120)
}

/// A sentence begins with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
