//! Text as mail carries it: quoted-printable, base64, encoded words in headers, folded lines.

use std::fmt::Write;

/// Quoted-printable, with soft breaks so that no line is longer than 76 characters.
pub(super) fn quoted_printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut width = 0;
        for (at, byte) in line.iter().enumerate() {
            let last = at + 1 == line.len();
            let plain = match byte {
                b' ' | b'\t' => !last,
                b'=' => false,
                _ => byte.is_ascii_graphic(),
            };
            let needed = if plain { 1 } else { 3 };
            if width + needed > 75 {
                out.push_str("=\n");
                width = 0;
            }
            if plain {
                out.push(char::from(*byte));
            } else {
                push_hex(&mut out, *byte);
            }
            width += needed;
        }
    }
    out
}

/// Base64 in lines of 76 characters.
pub(super) fn base64(bytes: &[u8]) -> String {
    let text = base64_line(bytes);
    let mut out = String::with_capacity(text.len() + text.len() / 76 + 1);
    for (at, character) in text.chars().enumerate() {
        if at > 0 && at % 76 == 0 {
            out.push('\n');
        }
        out.push(character);
    }
    out
}

fn base64_line(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let value = chunk.iter().fold(0u32, |value, byte| (value << 8) | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            if place > chunk.len() {
                out.push('=');
            } else {
                let index = (value >> (18 - 6 * place)) & 63;
                out.push(char::from(ALPHABET[index as usize]));
            }
        }
    }
    out
}

/// Header text: as it is when plain, else in encoded words of at most 75 characters.
pub(super) fn header_words(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let mut piece = String::new();
    for character in text.chars() {
        if piece.len() + character.len_utf8() > 18 {
            words.push(std::mem::take(&mut piece));
        }
        piece.push(character);
    }
    words.push(piece);
    // Western letters stay half readable in Q; everything else is shorter in B.
    let western = text.chars().all(|character| u32::from(character) < 0x100);
    let words: Vec<String> = words.iter().map(|word| encoded_word(word, western)).collect();
    words.join("\n ")
}

fn encoded_word(word: &str, western: bool) -> String {
    if !western {
        return format!("=?UTF-8?B?{}?=", base64_line(word.as_bytes()));
    }
    let mut out = String::from("=?UTF-8?Q?");
    for byte in word.bytes() {
        match byte {
            b' ' => out.push('_'),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => push_hex(&mut out, byte),
        }
    }
    out.push_str("?=");
    out
}

/// A calendar line folded at 75 octets, never inside a letter.
pub(super) fn calendar_line(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for character in line.chars() {
        if width + character.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(character);
        width += character.len_utf8();
    }
    out.push_str("\r\n");
    out
}

/// Text in ISO 8859-1, as older German mail programs still send it; a letter it lacks becomes a question mark.
pub(super) fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?')).collect()
}

fn push_hex(out: &mut String, byte: u8) {
    // Writing to a string cannot fail.
    let _ = write!(out, "={byte:02X}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable_keeps_lines_short_and_guards_equal_signs_and_trailing_blanks() {
        assert_eq!(quoted_printable("a = ü \nb".as_bytes()), "a =3D =C3=BC=20\nb");
        let long = quoted_printable("é".repeat(200).as_bytes());
        assert!(long.lines().all(|line| line.len() <= 76));
    }

    #[test]
    fn base64_pads_what_is_left_over() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
        assert!(base64(&[0; 200]).lines().all(|line| line.len() <= 76));
    }

    #[test]
    fn header_words_stay_short() {
        assert_eq!(header_words("Hiền Nguyễn"), "=?UTF-8?B?SGnhu4FuIE5ndXnhu4Vu?=");
        assert!(header_words(&"Ä".repeat(90)).lines().all(|line| line.trim().len() <= 75));
    }

    #[test]
    fn calendar_lines_are_folded_between_letters() {
        let folded = calendar_line(&"ü".repeat(90));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", "").trim_end(), "ü".repeat(90));
    }
}
