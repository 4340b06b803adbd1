//! Transfer encodings and character sets. Nothing here fails: broken escapes stay as they are.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;

/// Undoes a Content-Transfer-Encoding; false if it was broken and read as far as possible.
pub(super) fn transfer<'a>(bytes: &'a [u8], encoding: &str) -> (Cow<'a, [u8]>, bool) {
    if encoding.eq_ignore_ascii_case("base64") {
        match base64_decode(bytes) {
            Some(decoded) => (Cow::Owned(decoded), true),
            None => (Cow::Owned(base64_as_far_as_possible(bytes)), false),
        }
    } else if encoding.eq_ignore_ascii_case("quoted-printable") {
        (Cow::Owned(quoted_printable(bytes)), true)
    } else {
        (Cow::Borrowed(bytes), true)
    }
}

/// Text from bytes in the character set that was declared, or in the one they are evidently in.
pub(super) fn charset(bytes: &[u8], declared: Option<&str>) -> String {
    let declared = declared.unwrap_or_default().trim();
    let western =
        ["", "ascii", "us-ascii", "utf-8", "utf8", "iso-8859-1", "iso-8859-15", "windows-1252"];
    if western.iter().any(|name| declared.eq_ignore_ascii_case(name)) {
        // Text in another set is almost never valid UTF-8 by accident, whatever was declared.
        match std::str::from_utf8(bytes) {
            Ok(text) => return text.to_owned(),
            Err(_) if declared.to_ascii_lowercase().starts_with("utf") && mostly_utf8(bytes) => {
                return String::from_utf8_lossy(bytes).into_owned();
            }
            Err(_) => {}
        }
    }
    let known = charset_decoder(declared.as_bytes()).or_else(|| {
        if std::str::from_utf8(bytes).is_ok() { None } else { charset_decoder(b"windows-1252") }
    });
    match known {
        Some(decoder) => decoder(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Line ends as `\n`, and no control characters but those and tabs.
pub(super) fn clean(text: String) -> String {
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{feff}';
    // Many bytes at a time: those that begin an odd letter beyond ASCII begin others as well, so letters are asked then.
    let perhaps = |byte: u8| {
        byte < b' ' && byte != b'\n' && byte != b'\t' || matches!(byte, 0x7f | 0xc2 | 0xef)
    };
    let any = text.bytes().fold(false, |any, byte| any | perhaps(byte));
    if !any || !text.chars().any(odd) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' => clean.push('\n'),
            letter if odd(letter) => {}
            letter => clean.push(letter),
        }
    }
    clean
}

/// A header's value without line ends, control characters or doubled spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether some letters beyond ASCII are well formed, so that the rest is damage and not another set.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad
}

fn base64_as_far_as_possible(bytes: &[u8]) -> Vec<u8> {
    let letters: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'+' || *byte == b'/')
        .collect();
    // Whole groups only: a broken end must not spoil the beginning.
    base64_decode(&letters[..letters.len() / 4 * 4]).unwrap_or_default()
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(sign) = memchr::memchr(b'=', rest) {
        decoded.extend_from_slice(&rest[..sign]);
        rest = &rest[sign + 1..];
        let hex = |byte: u8| char::from(byte).to_digit(16);
        if let [high, low, after @ ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            decoded.push((high * 16 + low) as u8);
            rest = after;
            continue;
        }
        // A soft line break, perhaps with spaces somebody added.
        let spaces =
            rest.iter().take_while(|&&byte| byte == b' ' || byte == b'\t' || byte == b'\r').count();
        match rest.get(spaces) {
            Some(b'\n') => rest = &rest[spaces + 1..],
            None => rest = &[],
            Some(_) => decoded.push(b'='),
        }
    }
    decoded.extend_from_slice(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_escapes_stay_as_they_are() {
        assert_eq!(
            quoted_printable(b"a=3Db =C3=A9 =ZZ 1=1 soft=  \r\nline="),
            b"a=b \xc3\xa9 =ZZ 1=1 softline"
        );
    }

    #[test]
    fn broken_base64_gives_what_is_whole() {
        assert_eq!(
            transfer(b"aGVsbG8gd29ybGQ=", "BASE64"),
            (Cow::Borrowed(b"hello world".as_slice()), true)
        );
        let (bytes, whole) = transfer(b"aGVs!bG8g*d29ybG", "base64");
        assert!(bytes.starts_with(b"hello wor"), "{bytes:?}");
        assert!(!whole);
    }

    #[test]
    fn a_wrong_charset_is_not_believed_where_the_bytes_say_otherwise() {
        assert_eq!(charset("Größe".as_bytes(), Some("iso-8859-1")), "Größe");
        assert_eq!(charset("Größe".as_bytes(), None), "Größe");
        assert_eq!(charset(b"Gr\xf6\xdfe", Some("utf-8")), "Größe");
        assert_eq!(charset(b"Gr\xf6\xdfe", Some("no-such-set")), "Größe");
        assert_eq!(charset(b"\x1b$B$3$s\x1b(B", Some("iso-2022-jp")), "こん");
    }

    #[test]
    fn control_characters_leave_and_lines_stay() {
        assert_eq!(clean("a\r\nb\rc\0d\u{7f}\te".to_owned()), "a\nb\ncd\te");
        assert_eq!(one_line(" a\r\n b\0c\t d "), "a b c d");
    }
}
