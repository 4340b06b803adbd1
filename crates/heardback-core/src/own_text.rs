//! What the writer of a message wrote: without the message it answers and without the signature.
//!
//! A scanner over lines. Mail programs announce what they quote in a handful of ways: a line "On …, … wrote:", a
//! divider, a block of From/Sent/To/Subject lines, or marks before every quoted line.

use std::borrow::Cow;

/// The writer's own words. Everything below the announcement of a quoted message goes, and so do marked lines
/// between own ones and what stands under the signature mark.
pub fn own_text(text: &str) -> Cow<'_, str> {
    without_quotes(text, false)
}

/// The same with what stands under the signature mark.
pub fn signed_text(text: &str) -> Cow<'_, str> {
    without_quotes(text, true)
}

fn without_quotes(text: &str, signed: bool) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut kept = String::with_capacity(text.len());
    let mut dropped = false;
    let mut place = 0;
    let mut wrote = false;
    while place < lines.len() {
        let line = lines[place].trim();
        if quoted(line) {
            dropped = true;
            place += 1;
            continue;
        }
        if !signed && line_before_signature(lines[place]) {
            break;
        }
        if let Some(length) = announcement(&lines[place..]) {
            // Above a quotation answered line by line the announcement is the only line that goes; a quotation
            // without marks runs to the end.
            let below = lines[place + length..]
                .iter()
                .map(|line| line.trim())
                .find(|line| !line.is_empty());
            if below.is_some_and(quoted) {
                dropped = true;
                place += length;
                continue;
            }
            if !wrote {
                // Nothing own above: a forwarded message, whose words are all there is.
                lines[place..].iter().for_each(|line| kept.push_str(line));
                place = lines.len();
            }
            break;
        }
        wrote |= !line.is_empty();
        kept.push_str(lines[place]);
        place += 1;
    }
    if !dropped && place == lines.len() { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

/// Whether a text quotes the message it answers.
pub fn answers_something(text: &str) -> bool {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    (0..lines.len())
        .any(|place| quoted(lines[place].trim()) || announcement(&lines[place..]).is_some())
}

fn quoted(line: &str) -> bool {
    line.starts_with('>') || line.starts_with("|>") || line.starts_with("&gt;")
}

/// `-- ` on a line of its own; some programs lose the space.
pub(crate) fn line_before_signature(line: &str) -> bool {
    matches!(line.trim_end_matches(['\n', '\r']), "-- " | "--" | "--\u{a0}")
}

/// How many lines announce a quoted message here.
fn announcement(lines: &[&str]) -> Option<usize> {
    let first = lines[0].trim().trim_start_matches('*');
    if first.is_empty() || !may_announce(first) {
        return None;
    }
    if divider(first) {
        return Some(1);
    }
    if let Some(length) = wrote_line(lines) {
        return Some(length);
    }
    header_block(lines)
}

/// Whether a line could announce anything: it has a colon or begins with a mark, or with a word that begins a longer
/// announcement. Most lines of a letter do neither.
fn may_announce(line: &str) -> bool {
    matches!(line.as_bytes()[0], b'-' | b'_')
        || line.bytes().any(|byte| byte == b':')
        || line.contains('：')
        || STARTS.iter().any(|start| starts_with(line, start))
}

/// `-----Original Message-----`, `Begin forwarded message:` and the same in other languages.
fn divider(line: &str) -> bool {
    if line.len() > 90 {
        return false;
    }
    if line.len() >= 30 && line.bytes().all(|byte| byte == b'_') {
        return true;
    }
    let words = line.trim_matches(|c: char| c == '-' || c == '_' || c == ':' || c.is_whitespace());
    let marked = line.starts_with("--") || line.starts_with("__") || line.ends_with(':');
    marked && DIVIDERS.iter().any(|divider| same(words, divider))
}

const DIVIDERS: [&str; 14] = [
    "original message",
    "original appointment",
    "forwarded message",
    "begin forwarded message",
    "reply message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "message d'origine",
    "message original",
    "mensaje original",
    "messaggio originale",
    "mensagem original",
    "oorspronkelijk bericht",
];

/// `On Mon, Jan 5, 2026 at 10:00 AM Jane Doe <jane@example.com> wrote:`, over at most three lines.
fn wrote_line(lines: &[&str]) -> Option<usize> {
    let first = lines[0].trim().trim_start_matches('*');
    let begins = STARTS.iter().any(|start| starts_with(first, start));
    let mut joined = String::new();
    for (count, line) in lines.iter().take(3).enumerate() {
        let line = line.trim();
        if count > 0 && (line.is_empty() || quoted(line)) {
            return None;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(line);
        if joined.len() > 300 {
            return None;
        }
        let said = joined.trim_end_matches(['*', ' ', '\u{a0}']);
        if let Some(said) = said.strip_suffix([':', '：']) {
            let said = said.trim_end();
            let names_time = said.bytes().any(|byte| byte.is_ascii_digit());
            let ends = ENDS.iter().any(|end| ends_with(said, end));
            let middle = MIDDLES.iter().any(|middle| contains(said, middle));
            return ((begins && (ends || middle) || ends && said.contains('@')) && names_time)
                .then_some(count + 1);
        }
        if !begins {
            return None;
        }
    }
    None
}

const STARTS: [&str; 9] = ["on ", "am ", "le ", "el ", "il ", "em ", "op ", "den ", "dnia "];
const ENDS: [&str; 9] = [
    "wrote",
    "writes",
    "schrieb",
    "a écrit",
    "escribió",
    "ha scritto",
    "escreveu",
    "schreef",
    "skrev",
];
/// German and Dutch put the name behind the verb.
const MIDDLES: [&str; 3] = [" schrieb ", " schreef ", " napisał"];

/// Outlook's block: From, then within four lines Sent or Date, then To or Subject.
fn header_block(lines: &[&str]) -> Option<usize> {
    field(lines[0], &FROM)?;
    let mut sent = false;
    let mut addressed = false;
    let mut length = 1;
    for line in lines.iter().skip(1).take(8) {
        if line.trim().is_empty() {
            break;
        }
        sent |= field(line, &SENT).is_some();
        addressed |= field(line, &TO).is_some();
        length += 1;
        if field(line, &SUBJECT).is_some() {
            addressed = true;
            break;
        }
    }
    (sent && addressed).then_some(length)
}

const FROM: [&str; 6] = ["from", "von", "de", "da", "van", "från"];
const SENT: [&str; 12] = [
    "sent",
    "date",
    "gesendet",
    "datum",
    "envoyé",
    "enviado",
    "inviato",
    "data",
    "fecha",
    "verzonden",
    "skickat",
    "enviada em",
];
const TO: [&str; 8] = ["to", "an", "à", "para", "a", "aan", "till", "cc"];
const SUBJECT: [&str; 7] =
    ["subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp"];

/// The value of a line `Name: value` with one of these names.
fn field<'l>(line: &'l str, names: &[&str]) -> Option<&'l str> {
    let line = line.trim().trim_start_matches('*');
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_matches('*');
    names.iter().any(|known| same(name, known)).then(|| value.trim())
}

fn same(text: &str, lower: &str) -> bool {
    text.len() == lower.len()
        && (text.eq_ignore_ascii_case(lower) || !text.is_ascii() && text.to_lowercase() == lower)
}

fn starts_with(text: &str, lower: &str) -> bool {
    text.get(..lower.len()).is_some_and(|start| same(start, lower))
}

fn ends_with(text: &str, lower: &str) -> bool {
    let at = text.len().saturating_sub(lower.len());
    text.get(at..).is_some_and(|end| same(end, lower))
}

fn contains(text: &str, lower: &str) -> bool {
    text.to_lowercase().contains(lower)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[test]
    fn an_answer_on_top_keeps_only_itself() {
        check(
            "Friday works.\n\nOn Mon, Jan 5, 2026 at 10:00 AM Jane Doe <jane@example.com>\nwrote:\n\n> When?\n> Jane\n",
            expect![["Friday works.\n\n\n"]],
        );
        check(
            "Passt gut.\n\nAm 05.01.2026 um 10:00 schrieb Jane Doe:\nWann denn?\n",
            expect![["Passt gut.\n\n"]],
        );
        check(
            "Gladly.\n\n-----Original Message-----\nFrom: Jane\nWhen?\n",
            expect![["Gladly.\n\n"]],
        );
        check(
            "Gern.\n\nVon: Jane Doe\nGesendet: Montag, 5. Januar 2026\nAn: Kim\nBetreff: Termin\n\nWann?\n",
            expect![["Gern.\n\n"]],
        );
        check(
            "Yes.\n\n________________________________\nFrom: Jane\nSent: Monday\nTo: Kim\nSubject: x\n\nWhen?\n",
            expect![["Yes.\n\n"]],
        );
    }

    #[test]
    fn an_answer_between_the_lines_keeps_the_own_ones() {
        check(
            "On 5 Jan 2026, Jane wrote:\n> When?\nFriday.\n> Where?\nAt the office.\n",
            expect![["Friday.\nAt the office.\n"]],
        );
    }

    #[test]
    fn a_forwarded_message_is_kept_whole() {
        let text = "---------- Forwarded message ---------\nFrom: Jane\nDate: Mon\nSubject: x\nTo: Kim\n\nWe regret.\n";
        assert_eq!(own_text(text), text);
    }

    #[test]
    fn what_stands_under_the_signature_mark_goes() {
        check("Hello\n\nKim\n-- \nKim Lee\nAcme\n", expect![["Hello\n\nKim\n"]]);
    }

    #[test]
    fn ordinary_sentences_are_no_announcements() {
        for text in [
            "On Monday you will meet Jane, who wrote the book.\nSee you: bring a laptop.\n",
            "From: the team, with thanks.\n",
            "On 5 January we met. He wrote it down.\nNow:\n",
        ] {
            assert_eq!(own_text(text), text);
            assert!(!answers_something(text));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        assert!(answers_something(text) || text.contains("-- \n"));
        expected.assert_eq(&own_text(text));
    }
}
