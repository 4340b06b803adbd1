//! The user's resume: its text by paragraphs, and what in it would prove a skill.
//!
//! A resume is written by its owner, but the file may come from anywhere, so every reader bounds what it takes. What a
//! library for a format does with a hostile file is the caller's care: the program reads in a process of its own.

mod docx;
mod lines;
mod pdf;
mod proposals;

pub use docx::paragraphs as of_docx;
pub use pdf::paragraphs as of_pdf;
pub use proposals::{Proposal, proposals};

use self::lines::{Line, joined};

/// More characters than any resume has; what comes after is not read.
pub const MOST_TEXT: usize = 400_000;

/// Why a file has no text to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It asks for a password.
    #[error("the file is locked with a password")]
    Locked,
    /// It has pages and no letters on them.
    #[error("the pages are pictures without text, as a scanner makes them")]
    Pictures,
    /// It is not what it says it is, or it is broken.
    #[error("the file is broken or not what its beginning says")]
    Broken,
}

/// The paragraphs of plain text or Markdown: lines that go on are joined, a mark of a list begins anew.
pub fn of_text(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut gap = true;
    let mut left = MOST_TEXT;
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() || words.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_')) {
            gap = true;
            continue;
        }
        let (heading, words) = match words.trim_start_matches('#') {
            rest if rest.len() < words.len() => (true, rest.trim()),
            rest => (false, rest),
        };
        let words = words.replace("**", "").replace("__", "");
        let length = words.chars().count();
        if length > left {
            break;
        }
        left -= length;
        let indent = line.chars().take_while(|letter| letter.is_whitespace()).count();
        lines.push(Line {
            left: indent as f64,
            right: (indent + length) as f64,
            begins: gap || heading,
            size: if heading { 2.0 } else { 1.0 },
            text: words,
        });
        gap = heading;
    }
    joined(&lines)
}
