//! The line that opens a message in an mbox: `From sender Mon Jan  5 10:00:00 2026`.
//!
//! A body may hold a line that begins with `From ` too. Careful writers quote it; where they did not, a line counts
//! only if it looks like an envelope and a header follows it.

/// How many bytes from the start of such a line decide whether it is one.
pub(super) const LOOKAHEAD: usize = 1 << 10;

/// Whether `rest`, which starts with `From `, opens a message. `after_blank` tells whether the line before is empty.
pub(super) fn opens_message(rest: &[u8], after_blank: bool) -> bool {
    let rest = &rest[..rest.len().min(LOOKAHEAD)];
    let (line, next) = match memchr::memchr(b'\n', rest) {
        Some(end) => (&rest[..end], &rest[end + 1..]),
        None => (rest, &rest[rest.len()..]),
    };
    let dated = has_date(line);
    match (after_blank, dated) {
        (true, true) => {
            next.is_empty() || begins_header(next) || next[0] == b'\n' || next[0] == b'\r'
        }
        (true, false) => names_sender(line) && begins_header(next),
        (false, true) => begins_header(next),
        (false, false) => false,
    }
}

/// `Name: …`, or the quoted `>From …` that some servers leave among the headers.
pub(super) fn begins_header(next: &[u8]) -> bool {
    let name = next.iter().take_while(|&&byte| (33..=126).contains(&byte) && byte != b':').count();
    name > 0 && next.get(name) == Some(&b':') || next.starts_with(b">From ")
}

/// A weekday or month name, a time of day and a year of four digits, as every envelope date has.
fn has_date(line: &[u8]) -> bool {
    let mut time = false;
    let mut month = false;
    let mut year = false;
    for word in line.split(|byte| byte.is_ascii_whitespace()).skip(2) {
        time |= is_time(word);
        month |= MONTHS.iter().any(|name| word.eq_ignore_ascii_case(name));
        year |= word.len() == 4 && (word.starts_with(b"19") || word.starts_with(b"20"));
    }
    time && month && year
}

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

fn is_time(word: &[u8]) -> bool {
    (4..=8).contains(&word.len())
        && word.contains(&b':')
        && word.iter().all(|byte| byte.is_ascii_digit() || *byte == b':')
}

/// `From user@host` or `From -`, and hardly anything else: an envelope whose writer left the date out.
fn names_sender(line: &[u8]) -> bool {
    let mut words = line.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let sender = words.nth(1).unwrap_or_default();
    words.next().is_none() && (sender.contains(&b'@') || sender == b"-")
}
