//! The mbox format over bytes that are all there: a mapped file, or a small one read whole.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem::{self, Finder};

use super::LONGEST_MESSAGE;
use super::from_line::opens_message;

/// One message of an mbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Where its `From ` line begins, from the start of the file.
    pub offset: u64,
    /// Where the next message begins, or the file ends.
    pub end: u64,
    /// The message itself: without its `From ` line, and with quoted `>From ` lines restored.
    pub bytes: Cow<'a, [u8]>,
    /// It was longer than is looked at; the rest is missing.
    pub cut: bool,
}

/// The messages of an mbox, in order.
///
/// Both dialects are read: `>From ` loses one `>`, and so does `>>From `. Bytes before the first `From ` line belong
/// to no message and are passed over.
#[derive(Debug, Clone)]
pub struct Messages<'a> {
    data: &'a [u8],
    next: usize,
    end: usize,
    finder: Finder<'static>,
}

impl<'a> Messages<'a> {
    /// All messages of `data`.
    pub fn new(data: &'a [u8]) -> Self {
        Self::within(data, 0..data.len())
    }

    /// The messages whose `From ` line begins inside `range`. A file cut into touching ranges gives every message
    /// exactly once, so several threads can share it.
    pub fn within(data: &'a [u8], range: Range<usize>) -> Self {
        let finder = Finder::new(b"\nFrom ");
        let end = range.end.min(data.len());
        let next = start_of_message(data, range.start, &finder);
        Self { data, next, end, finder }
    }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        let start = self.next;
        if start >= self.end {
            return None;
        }
        let end = start_of_message(self.data, start + 1, &self.finder);
        self.next = end;
        Some(entry(&self.data[start..end], start as u64))
    }
}

/// Touching ranges of about equal size, one for each of `count` threads.
pub fn shares(length: usize, count: usize) -> Vec<Range<usize>> {
    let count = count.max(1);
    (0..count)
        .map(|part| {
            length / count * part..if part + 1 == count {
                length
            } else {
                length / count * (part + 1)
            }
        })
        .collect()
}

/// The first message that begins at `from` or later; the length of `data` if none does.
fn start_of_message(data: &[u8], from: usize, finder: &Finder<'_>) -> usize {
    if from == 0 && data.starts_with(b"From ") && opens_message(data, true) {
        return 0;
    }
    let mut search = from.saturating_sub(1);
    while let Some(found) = data.get(search..).and_then(|rest| finder.find(rest)) {
        let line = search + found + 1;
        if opens_message(&data[line..], ends_blank(&data[..line])) {
            return line;
        }
        search = line;
    }
    data.len()
}

/// Whether the last line of `before`, which ends in a newline, is empty.
pub(super) fn ends_blank(before: &[u8]) -> bool {
    before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n") || before == b"\n" || before == b"\r\n"
}

/// A message from its raw bytes: `From ` line, headers, body, the blank line that separates it from the next.
pub(super) fn entry(raw: &[u8], offset: u64) -> Entry<'_> {
    let end = offset + raw.len() as u64;
    let body = memchr::memchr(b'\n', raw).map_or(&raw[raw.len()..], |line| &raw[line + 1..]);
    let cut = body.len() > LONGEST_MESSAGE;
    let body = if cut { &body[..LONGEST_MESSAGE] } else { without_separator(body) };
    Entry { offset, end, bytes: unquoted(body), cut }
}

fn without_separator(body: &[u8]) -> &[u8] {
    if body.ends_with(b"\r\n\r\n") {
        &body[..body.len() - 2]
    } else if body.ends_with(b"\n\n") {
        &body[..body.len() - 1]
    } else {
        body
    }
}

/// Takes one `>` from every line of the form `>From `, `>>From `, and so on.
fn unquoted(body: &[u8]) -> Cow<'_, [u8]> {
    let mut copy: Option<Vec<u8>> = None;
    let mut copied = 0;
    for found in memmem::find_iter(body, b">From ") {
        let quotes = body[..found].iter().rev().take_while(|&&byte| byte == b'>').count();
        let line = found - quotes;
        // A `>From ` before the first header is the server's own mark and parsers know it.
        if line > 0 && body[line - 1] == b'\n' {
            let copy = copy.get_or_insert_with(|| Vec::with_capacity(body.len()));
            copy.extend_from_slice(&body[copied..line]);
            copied = line + 1;
        }
    }
    match copy {
        None => Cow::Borrowed(body),
        Some(mut copy) => {
            copy.extend_from_slice(&body[copied..]);
            Cow::Owned(copy)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use expect_test::{Expect, expect};

    use super::*;

    const A: &str = "From a@b.example Mon Jan  5 10:00:00 2026\n";

    #[test]
    fn two_messages_are_two_entries_without_their_from_lines() {
        check(
            &format!("{A}Subject: one\n\nHello\n\n{A}Subject: two\n\nBye\n"),
            expect![[r#"
                0..63 "Subject: one\n\nHello\n"
                63..123 "Subject: two\n\nBye\n""#]],
        );
    }

    #[test]
    fn a_quoted_from_line_loses_one_mark_and_splits_nothing() {
        check(
            &format!("{A}Subject: one\n\n>From here on\n>>From a reply\na >From inside\n"),
            expect![[r#"0..100 "Subject: one\n\nFrom here on\n>From a reply\na >From inside\n""#]],
        );
    }

    #[test]
    fn a_sentence_that_begins_with_from_splits_nothing() {
        check(
            &format!(
                "{A}Subject: one\n\nHello\n\nFrom now on, write to me.\nFrom Monday 10:00 Jan 2026 on\nwe are closed\n"
            ),
            expect![[
                r#"0..133 "Subject: one\n\nHello\n\nFrom now on, write to me.\nFrom Monday 10:00 Jan 2026 on\nwe are closed\n""#
            ]],
        );
    }

    #[test]
    fn windows_line_ends_are_kept_inside_and_understood_between() {
        let crlf =
            format!("{A}Subject: one\n\nHello\n\n{A}Subject: two\n\nBye").replace('\n', "\r\n");
        check(
            &crlf,
            expect![[r#"
                0..68 "Subject: one\r\n\r\nHello\r\n"
                68..130 "Subject: two\r\n\r\nBye""#]],
        );
    }

    #[test]
    fn a_missing_blank_line_before_a_dated_envelope_does_not_join_two_messages() {
        check(
            &format!("{A}Subject: one\n\nHello\n{A}Subject: two\n\nBye\n"),
            expect![[r#"
                0..62 "Subject: one\n\nHello\n"
                62..122 "Subject: two\n\nBye\n""#]],
        );
    }

    #[test]
    fn the_envelopes_of_well_known_programs_are_recognised() {
        for line in [
            "From - Mon Jan 05 10:00:00 2026",
            "From 1817283746@xxx Mon Jan 05 10:00:00 +0000 2026",
            "From MAILER-DAEMON Mon Jan  5 10:00:00 2026",
            "From ???@??? Mon Jan 05 10:00:00 2026",
            "From someone@example.com Mon Jan  5 10:00 CET 2026",
            "From someone@example.com",
        ] {
            let data = format!("{A}Subject: one\n\nHello\n\n{line}\nSubject: two\n\nBye\n");
            assert_eq!(Messages::new(data.as_bytes()).count(), 2, "{line}");
        }
    }

    #[test]
    fn nothing_and_nonsense_have_no_messages() {
        check("", expect![""]);
        check("From here to there\n", expect![""]);
        check("no mail at all\n\n\0\0\0", expect![""]);
    }

    #[test]
    fn nul_bytes_and_a_missing_last_newline_lose_nothing() {
        check(&format!("{A}Subject: \0\n\n\0\0x"), expect![[r#"0..57 "Subject: \0\n\n\0\0x""#]]);
    }

    #[test]
    fn shares_of_any_number_give_every_message_once() {
        let mut data = String::new();
        for number in 0..50 {
            data.push_str(&format!("{A}Subject: {number}\n\n{}\n\n", "x\n".repeat(number % 7)));
        }
        let whole: Vec<_> = Messages::new(data.as_bytes()).collect();
        assert_eq!(whole.len(), 50);
        for count in 1..9 {
            let parts: Vec<_> = shares(data.len(), count)
                .into_iter()
                .flat_map(|range| Messages::within(data.as_bytes(), range))
                .collect();
            assert_eq!(parts, whole, "{count} shares");
        }
    }

    #[test]
    fn a_message_of_endless_length_is_cut_and_says_so() {
        let mut data = A.as_bytes().to_vec();
        data.extend_from_slice(b"Subject: big\n\n");
        data.resize(LONGEST_MESSAGE + 1_000, b'x');
        let entry = Messages::new(&data).next().unwrap();
        assert!(entry.cut);
        assert_eq!(entry.bytes.len(), LONGEST_MESSAGE);
        assert_eq!(entry.end, data.len() as u64);
    }

    #[track_caller]
    fn check(data: &str, expected: Expect) {
        let lines: Vec<String> = Messages::new(data.as_bytes())
            .map(|entry| {
                let text = String::from_utf8_lossy(&entry.bytes).into_owned();
                format!("{}..{} {text:?}", entry.offset, entry.end)
            })
            .collect();
        expected.assert_eq(&lines.join("\n"));

        // The reader that sees the same bytes in small pieces finds the same messages.
        for piece in [1, 3, 1 << 16] {
            let reader = std::io::BufReader::with_capacity(piece, data.as_bytes());
            let mut stream = crate::mailbox::Stream::new(reader);
            let mut streamed = Vec::new();
            while let Some(entry) = stream.read().unwrap() {
                let text = String::from_utf8_lossy(&entry.bytes).into_owned();
                streamed.push(format!("{}..{} {text:?}", entry.offset, entry.end));
            }
            assert_eq!(streamed, lines, "in pieces of {piece}");
        }
    }
}
