//! Links that start another program: a mail with address, subject and text, or a call. Whatever the parts contain, they
//! stay what they are: no address can add a reader or a header.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a link as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same in an address.
const ADDRESS: &AsciiSet = &PLAIN.remove(b'@');

/// A link that begins a mail.
pub(crate) fn mailto(address: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(address, ADDRESS))
}

/// A link that begins a mail with this subject and text; lines end as mail programs expect it.
pub(crate) fn mailto_with(address: &str, subject: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    format!("{}?subject={}&body={}", mailto(address), escaped(subject), escaped(&text))
}

/// A link that begins a call.
pub(crate) fn tel(number: &str) -> String {
    let digits = number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+');
    format!("tel:{}", digits.collect::<String>())
}

/// A text as one part of a link.
pub(crate) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
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

    #[test]
    fn a_subject_and_a_text_stay_what_they_are() {
        assert_eq!(
            mailto_with("dana@acme.example", "A&B?", "Dear Müller,\n\n50 % & more"),
            "mailto:dana@acme.example?subject=A%26B%3F&body=Dear%20M%C3%BCller%2C%0D%0A%0D%0A50%20%25%20%26%20more"
        );
    }
}
