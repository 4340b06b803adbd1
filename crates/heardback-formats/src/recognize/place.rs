//! Places: where an interview is, and where the writer has his post.

/// No longer text is a place.
const LONGEST: usize = 120;

/// Where an interview takes place: `Location: …`, “at our office in …”.
pub(super) fn place(text: &str) -> Option<(&str, &str)> {
    field(text).or_else(|| in_words(text))
}

/// `Location: 2 Mill Lane`, alone on its line.
fn field(text: &str) -> Option<(&str, &str)> {
    const LINES: usize = 120;
    text.lines().take(LINES).find_map(|line| {
        let (name, value) = line.trim_start_matches(['*', '•', '-', ' ', '\t']).split_once(':')?;
        let name = name.trim_end_matches(['*', ' ']).to_ascii_lowercase();
        let value = value.trim_matches(['*', ' ', '\t', '\r']);
        let names_one =
            ["location", "where", "place", "venue", "address", "interview location", "ort"]
                .contains(&name.as_str());
        let fits = (3..=LONGEST).contains(&value.len()) && !value.contains("://");
        (names_one && fits).then_some((value, line.trim()))
    })
}

/// “will take place at our office, 2 Mill Lane”: to the end of the sentence, or to the day.
fn in_words(text: &str) -> Option<(&str, &str)> {
    const BEFORE: [&str; 9] = [
        "take place at ",
        "takes place at ",
        "take place in ",
        "be held at ",
        "be held in ",
        "at our office ",
        "at our offices ",
        "come to our ",
        "meet us at ",
    ];
    let lower = text.to_ascii_lowercase();
    BEFORE.iter().find_map(|words| {
        let at = lower.find(words)?;
        let start = if words.starts_with("at our") || words.ends_with("our ") {
            at + words.find("our")?
        } else {
            at + words.len()
        };
        let rest = &text[start..];
        let end = [". ", "\n", " on ", "!", " via ", " for ", " with ", " from "]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min()
            .unwrap_or(rest.len());
        let place = rest[..end].trim().trim_end_matches(['.', ',']);
        let says_where =
            place.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        // “at 2:00 PM” is no place.
        let is_time = place.starts_with(|c: char| c.is_ascii_digit()) && place.len() < 12;
        let fits = (3..=LONGEST).contains(&place.len()) && says_where && !is_time;
        fits.then(|| (place, text[at..start + end].trim()))
    })
}

/// The postal address among the last lines: a line with a state or country's code and its number, and the street above it
/// or in front of it.
pub(super) fn postal(text: &str) -> Option<(String, &str)> {
    const LINES: usize = 14;
    let lines: Vec<&str> = text.lines().collect();
    let last = &lines[lines.len().saturating_sub(LINES)..];
    last.iter().enumerate().rev().find_map(|(at, line)| {
        let line = line.trim();
        let own = line.split(['|', '•', '·']).map(str::trim).find(|part| ends_in_code(part))?;
        if own.len() > LONGEST {
            return None;
        }
        if own.contains(',') && has_street(own) {
            return Some((own.to_owned(), own));
        }
        let above = last[at.checked_sub(1)?].trim();
        let start = above.as_ptr() as usize - text.as_ptr() as usize;
        let end = own.as_ptr() as usize - text.as_ptr() as usize + own.len();
        let whole = has_street(above) && above.len() <= LONGEST && own.as_ptr() == line.as_ptr();
        whole.then(|| (format!("{}, {own}", above.trim_end_matches(',')), &text[start..end]))
    })
}

/// `Cambridge, MA 02139`, `London EC1A 1BB`, `53113 Bonn`.
fn ends_in_code(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let all = |word: &str, test: fn(&u8) -> bool| word.bytes().all(|byte| test(&byte));
    match words[..] {
        [.., state, code] if state.len() == 2 && all(state, u8::is_ascii_uppercase) => {
            let five = code.split('-').next().unwrap_or_default();
            five.len() == 5 && all(five, u8::is_ascii_digit)
        }
        [_, .., outer, inner] if inner.len() == 3 => {
            (2..=4).contains(&outer.len())
                && outer.starts_with(|c: char| c.is_ascii_uppercase())
                && outer.ends_with(|c: char| c.is_ascii_alphanumeric())
                && outer.bytes().any(|byte| byte.is_ascii_digit())
                && inner.starts_with(|c: char| c.is_ascii_digit())
                && inner[1..].bytes().all(|byte| byte.is_ascii_uppercase())
        }
        [.., code, town] => {
            code.len() == 5 && all(code, u8::is_ascii_digit) && town.starts_with(char::is_uppercase)
        }
        _ => false,
    }
}

/// A house and its number: `45 Vassar Way`, `Hafenstraße 12`.
fn has_street(text: &str) -> bool {
    let front = text.split(',').next().unwrap_or_default();
    let mut words = front.split_whitespace();
    let number = |word: &str| word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit());
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or_default();
    let house = last.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(last);
    let is_house =
        (1..=4).contains(&house.len()) && house.bytes().all(|byte| byte.is_ascii_digit());
    number(first) && last.starts_with(char::is_uppercase)
        || first.starts_with(char::is_uppercase) && is_house
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interviews_are_somewhere() {
        let found = |text| place(text).map(|(place, _)| place);
        assert_eq!(
            found("Date: 3 March\nLocation: 2 Mill Lane, Reno\n"),
            Some("2 Mill Lane, Reno")
        );
        assert_eq!(found("Where: https://zoom.example/j/1"), None);
        assert_eq!(
            found("The interview will take place at Harbour House, 4 Quay Street on Tuesday."),
            Some("Harbour House, 4 Quay Street")
        );
        assert_eq!(
            found("We look forward to seeing you at our office in Bonn. Best"),
            Some("our office in Bonn")
        );
        assert_eq!(found("It will take place at 2:00 PM."), None);
    }

    #[test]
    fn an_address_has_a_house_and_a_code() {
        let found = |text| postal(text).map(|(postal, _)| postal).unwrap_or_default();
        assert_eq!(
            found("Best,\nSimone\nDelphi | 45 Vassar Way, Cambridge, MA 02139"),
            "45 Vassar Way, Cambridge, MA 02139"
        );
        assert_eq!(
            found("Simone\n12 High Street\nLondon EC1A 1BB"),
            "12 High Street, London EC1A 1BB"
        );
        assert_eq!(found("Lena\nHafenstraße 12\n53113 Bonn"), "Hafenstraße 12, 53113 Bonn");
        assert_eq!(found("Best,\nSimone\nCambridge, MA 02139"), "");
        assert_eq!(found("in March 12345 People came"), "");
    }
}
