//! The employer's number for a posting, where a mail names one: “Req ID: R-10234”.

/// The number, as written, without a sign before it.
pub fn requisition(text: &str) -> Option<String> {
    let mut words =
        text.split(|letter: char| letter.is_whitespace() || "()[]{}<>,;|".contains(letter));
    let mut announced = 0_u8;
    words.by_ref().find_map(|word| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if bare.is_empty() {
            return None;
        }
        if announced > 0 && is_number(bare) {
            return Some(bare.to_owned());
        }
        let says = |words: &[&str]| words.iter().any(|word| bare.eq_ignore_ascii_case(word));
        announced = if says(&["req", "requisition", "jobid", "reqid"]) {
            3
        } else if says(&["job", "vacancy", "posting", "position", "reference", "ref", "kennziffer"])
        {
            2
        } else if announced > 0 && says(&["id", "no", "nr", "number", "code"]) {
            // Only a word that says so makes a number of what follows it.
            3
        } else {
            0
        };
        // “Req:R-1” and “JR-104533” come as one word.
        let (head, tail) = bare.split_once(':').unwrap_or(("", bare));
        if ["req", "ref", "id"].iter().any(|word| head.eq_ignore_ascii_case(word))
            && is_number(tail)
        {
            return Some(tail.to_owned());
        }
        let letters = bare.bytes().take_while(u8::is_ascii_uppercase).count();
        let known = matches!(&bare[..letters], "JR" | "REQ" | "R");
        (known && is_number(&bare[letters..]) && bare.len() - letters >= 5).then(|| bare.to_owned())
    })
}

/// At least three digits, and nothing but letters, digits and hyphens; no year, date or clock.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (3..=12).contains(&digits)
        && word.len() <= 20
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && !(word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
        && word.split('-').filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).count() < 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_where_a_word_announces_it() {
        let read = |text: &str| requisition(text).unwrap_or_default();
        assert_eq!(read("Welder (Req ID: 20-4471)"), "20-4471");
        assert_eq!(read("for Welder, JR-104533, in Bonn"), "JR-104533");
        assert_eq!(read("requisition #10234."), "10234");
        assert_eq!(read("Job ID 88123"), "88123");
        assert_eq!(read("your job in 2026"), "");
        assert_eq!(read("position 2026-03-04"), "");
        assert_eq!(read("call 555 0199 about the job"), "");
    }
}
