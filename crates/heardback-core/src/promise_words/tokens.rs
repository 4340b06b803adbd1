//! Words, numbers and marks of a text, each with the place it stands.

/// One word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    /// The word in lower case; a number's digits; a mark as itself, every dash as `-`.
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Option<u32>,
    /// A number with `st`, `nd`, `rd` or `th`.
    pub(super) ordinal: bool,
    /// Nothing stands between this token and the one before it.
    pub(super) joined: bool,
}

/// Splits a text that is already in lower case. An apostrophe ends a word, so that `we'll` is `we` and `ll`.
pub(super) fn tokens(lower: &str) -> Vec<Token<'_>> {
    let bytes = lower.as_bytes();
    let mut found = Vec::with_capacity(lower.len() / 5 + 4);
    let mut at = 0;
    let mut last_end = usize::MAX;
    while at < bytes.len() {
        let start = at;
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let joined = last_end == start;
        if byte.is_ascii_digit() {
            at = end_of(bytes, at, |byte| byte.is_ascii_digit());
            let number = lower[start..at].parse().ok();
            let suffix = end_of(bytes, at, |byte| byte.is_ascii_alphabetic());
            let ordinal = matches!(&lower[at..suffix], "st" | "nd" | "rd" | "th");
            let text = &lower[start..at];
            at = if ordinal { suffix } else { at };
            found.push(Token { text, start, end: at, number, ordinal, joined });
        } else if byte.is_ascii_alphabetic() {
            at = end_of(bytes, at, |byte| byte.is_ascii_alphabetic());
            let text = &lower[start..at];
            found.push(Token { text, start, end: at, number: None, ordinal: false, joined });
        } else if byte.is_ascii() {
            at += 1;
            if byte != b'\'' {
                let text = &lower[start..at];
                found.push(Token { text, start, end: at, number: None, ordinal: false, joined });
            }
        } else {
            let wide = lower[at..].chars().next().unwrap_or(' ');
            at += wide.len_utf8();
            let text = match wide {
                '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
                '\u{2019}' | '\u{2018}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => "",
                wide if wide.is_whitespace() => "",
                _ => &lower[start..at],
            };
            if text.is_empty() {
                // A typographic apostrophe keeps its word together as far as "joined" is concerned.
                if !wide.is_whitespace() {
                    last_end = at;
                }
                continue;
            }
            found.push(Token { text, start, end: at, number: None, ordinal: false, joined });
        }
        last_end = at;
    }
    found
}

fn end_of(bytes: &[u8], from: usize, within: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|byte| !within(*byte)).map_or(bytes.len(), |count| from + count)
}
