//! The story files: letters as somebody would jot them down, one file for one employer or one kind of noise.
//!
//! ```text
//! # Lines before the first letter are notes.
//!
//! === brightwater-ack
//! Day: 34w 19:42
//! From: Brightwater Foods <no-reply@relay.example>
//! Subject: Thank you for applying
//!
//! The text, with dates such as {{+5w %A, %B %-d}}.
//! ```
//!
//! - `Day` counts working days (`8w`) or plain days (`8d`) back from today; `then 2` is two minutes after the letter that
//!   is answered. `Zone` is the writer's, where it is not the owner's.
//! - `From`, `To`, `Cc`: `me` is the owner of the mailbox, and nobody named means `me`. `Answers` names a letter above.
//! - `Form` is `plain` (when nothing is said), `html`, `both` or `base64`. `Charset` may be `iso-8859-1`, `Labels` replaces
//!   what Gmail would have written, `Attach` adds a small PDF of that name.
//! - `Event: +5w 14:00 45 | Interview | Room 2` adds a calendar part; `Bounced` makes a delivery report.
//! - In subjects and texts `{{+5w %A, %B %-d}}` is a date; in texts `{{me}}` is the signature, and `{{quote}}`,
//!   `{{quote german}}` and `{{quote outlook}}` repeat what is answered.
//!
//! Every other header is handed through as it stands.

/// One letter as its file has it.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// The name other letters of the file answer to.
    pub id: String,
    /// Header lines in their order.
    pub headers: Vec<(String, String)>,
    /// The text, its placeholders not yet filled.
    pub text: String,
}

impl Letter {
    /// The first header of that name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a story. The error names the letter that does not read.
pub(super) fn read(story: &str) -> Result<Vec<Letter>, String> {
    let mut letters = Vec::new();
    for block in format!("\n{story}").split("\n=== ").skip(1) {
        let (id, rest) = block.split_once('\n').ok_or("a story ends in the name of a letter")?;
        let (head, text) = rest
            .split_once("\n\n")
            .ok_or_else(|| format!("{id}: no empty line before the text"))?;
        let headers = head
            .lines()
            .map(|line| {
                line.split_once(": ")
                    .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
                    .ok_or_else(|| format!("{id}: not a header: {line}"))
            })
            .collect::<Result<_, _>>()?;
        letters.push(Letter { id: id.trim().to_owned(), headers, text: text.trim().to_owned() });
    }
    Ok(letters)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn notes_before_the_first_letter_are_left_out() {
        let letters =
            read("# a note\n\n=== one\nDay: 1w 09:00\n\nHello\n\n=== two\nDay: 1w 10:00\n\nBye\n")
                .unwrap();
        let ids: Vec<&str> = letters.iter().map(|letter| letter.id.as_str()).collect();
        assert_eq!(ids, ["one", "two"]);
        assert_eq!(letters[0].text, "Hello");
        assert_eq!(letters[1].header("Day"), Some("1w 10:00"));
    }

    #[test]
    fn a_line_that_is_no_header_is_named() {
        let problem = read("=== one\nDay 1w\n\nHello\n").unwrap_err();
        assert_eq!(problem, "one: not a header: Day 1w");
    }
}
