//! Links that start another program: a mail with address, subject and text, or a call.

use std::fmt::Write;

/// A link that begins a mail. Whatever the parts contain, they stay what they are: no address can add a header.
pub(super) fn mailto(address: &str) -> String {
    format!("mailto:{}", escaped(address, "@"))
}

/// A link that begins a call.
pub(super) fn tel(number: &str) -> String {
    let digits = number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+');
    format!("tel:{}", digits.collect::<String>())
}

/// Everything but letters, digits and `safe` as `%` and its bytes.
pub(super) fn escaped(text: &str, safe: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut link, byte| {
        let letter = char::from(byte);
        if letter.is_ascii_alphanumeric() || "-._~".contains(letter) || safe.contains(letter) {
            link.push(letter);
        } else {
            let _ = write!(link, "%{byte:02X}"); // Writing to a string cannot fail.
        }
        link
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_adds_no_header() {
        assert_eq!(mailto("dana@acme.example"), "mailto:dana@acme.example");
        assert_eq!(mailto("a@b?bcc=c@d\r\n"), "mailto:a@b%3Fbcc%3Dc@d%0D%0A");
        assert_eq!(tel("+1 (415) 555-0134"), "tel:+14155550134");
    }
}
