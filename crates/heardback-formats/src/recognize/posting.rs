//! What a letter says of the posting beside its title: the employer's number for it, and where the work is.

use heardback_core::matching::requisition;

use super::list::List;
use super::titles::is_title;

/// Whether a piece of text is nothing but the employer's number for a posting: `R-10443`, `Req ID 169410BR`, `2024-3381`.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']', '.', ':', '#', ' ']);
    let mut value = text;
    for _ in 0..4 {
        let Some((first, rest)) = value.split_once([' ', ':', '#', '\u{a0}']) else { break };
        let bare = first.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !NAMES.contains(&bare.as_str()) {
            break;
        }
        value = rest.trim_start_matches(['#', ':', ' ', '.', '-']);
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let named = value.len() < text.len();
    // A year says when.
    let year = !named && digits == 4 && letters == 0 && value.starts_with("20");
    !value.is_empty()
        && !value.contains(char::is_whitespace)
        && value.len() <= 24
        && letters <= 6
        && (digits >= 4 || named && digits >= 2)
        && !year
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'))
}

/// The same where it says so by itself: `R-10443`, `JR0099121`, `Req ID 169410BR`, `#77120`. A bare number behind a title
/// may be part of it.
pub(super) fn is_marked_number(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let letters: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
    is_number(text)
        && (text.starts_with('#')
            || NAMES.contains(&letters.to_lowercase().as_str())
            || text.contains(' '))
}

/// Five digits and more are no year and no level.
fn is_long_number(text: &str) -> bool {
    text.len() >= 5 && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a posting in running text, as written: “Req ID: 20-4471”, “(JR-104533)”.
pub(super) fn announced(text: &str) -> Option<&str> {
    /// Letters name it at their beginning.
    const LONGEST: usize = 4 << 10;
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let found = requisition(text)?;
    let at = text.find(&found)?;
    text.get(at..at + found.len())
}

/// What such a number is called.
const NAMES: &[&str] = &[
    "req",
    "requisition",
    "job",
    "id",
    "number",
    "no",
    "nr",
    "ref",
    "reference",
    "posting",
    "vacancy",
    "position",
    "opening",
    "code",
    "jr",
    "r",
    "kennziffer",
    "referenz",
    "referenznummer",
    "stellen",
    "stellennummer",
    "jobid",
    "reqid",
];

/// Whether a piece of text is nothing but a place: `Reno, NV`, `Austin, TX, USA`, `London, United Kingdom`.
pub(super) fn is_place(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ')']);
    if text.len() > 60 || text.is_empty() {
        return false;
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let capital = |part: &&str| {
        part.split_whitespace().count() <= 4
            && part.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    };
    let [city, rest @ ..] = &parts[..] else { return false };
    let state = |part: &&str| {
        let first = part.split_whitespace().next().unwrap_or_default();
        STATES.contains(&first)
            || COUNTRIES.iter().any(|country| part.eq_ignore_ascii_case(country))
    };
    capital(city) && rest.iter().any(state) && rest.iter().all(capital)
        || COUNTRIES.iter().any(|country| text.eq_ignore_ascii_case(country))
}

const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
    "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM",
    "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA",
    "WV", "WI", "WY", "ON", "BC", "QC", "AB", "MB", "SK", "NS", "NB", "NSW", "VIC", "QLD", "Ma",
    "Ca",
];

const COUNTRIES: &[&str] = &[
    "US",
    "USA",
    "United States",
    "United States of America",
    "UK",
    "United Kingdom",
    "England",
    "Scotland",
    "Ireland",
    "Canada",
    "Australia",
    "India",
    "Germany",
    "Deutschland",
    "France",
    "Netherlands",
    "Spain",
    "Italy",
    "Switzerland",
    "Austria",
    "Poland",
    "Portugal",
    "Sweden",
    "Singapore",
    "Israel",
    "Mexico",
    "Brazil",
    "Japan",
    "New Zealand",
    "California",
    "Texas",
    "Washington",
    "Massachusetts",
    "Illinois",
    "Ontario",
    "Florida",
    "Virginia",
    "Oregon",
];

/// `Analyst (R-10443)`, `Analyst, Req ID 1234`, `Analyst - Reno, NV`: the number of the posting, where it is set off,
/// and a place are no part of the title.
pub(super) fn without_number_and_place(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..3 {
        let before = text;
        text = text.trim_end_matches([' ', ',', '-', '–', ':', '|']);
        // A bracket that the end of the words cut off.
        if let Some(open) = text.rfind(['(', '[']) {
            let inside = text[open + 1..].trim_end_matches([')', ']', ' ', '.']);
            let closed = text.ends_with([')', ']']);
            if open > 0
                && (is_number(inside)
                    || is_place(inside)
                    || !closed
                        && (inside.len() < 3 || NAMES.contains(&inside.to_lowercase().as_str())))
            {
                text = &text[..open];
                continue;
            }
        }
        for mark in [" - ", " – ", " | ", ", ", ": "] {
            let set_off = mark == " - " || mark == " – " || mark == " | ";
            if let Some((head, tail)) = text.rsplit_once(mark)
                && (is_marked_number(tail) || set_off && is_number(tail) || is_long_number(tail))
            {
                text = head;
                break;
            }
        }
        for mark in [" - ", " – ", " | ", " in "] {
            if let Some((head, tail)) = text.rsplit_once(mark)
                && is_place(tail)
                && !head.is_empty()
            {
                text = head;
                break;
            }
        }
        // “Analyst, Baton Rouge, LA”: only a state tells a place from a field behind a comma.
        if let Some((front, state)) = text.rsplit_once(", ")
            && let Some((title, _)) = front.rsplit_once(", ")
            && state.len() == 2
            && STATES.contains(&state)
            && is_place(&text[title.len() + 2..])
            && is_title(title)
        {
            text = title;
        }
        // “Associate - $21/hr”: what it pays.
        for mark in [" - $", " – $", " - £", " – £", " - €", " – €"] {
            text = text.split_once(mark).map_or(text, |(title, _)| title);
        }
        // “100% REMOTE - Engineer”.
        if let Some((head, tail)) = text.split_once(" - ")
            && head.split_whitespace().all(|word| LOUD.has(word.trim_matches('!')))
        {
            text = tail;
        }
        // “R-0048812 Senior Engineer”: what says so by itself needs no mark behind it.
        if let Some((head, tail)) = text.split_once(' ')
            && (is_marked_number(head) || head.len() >= 5 && is_number(head) && is_title(tail))
            && tail.starts_with(|c: char| c.is_alphabetic() || c == '(' || c == '-')
        {
            text = tail.trim_start_matches(['-', '–', ' ']);
        }
        // “Engineer-2372389 Opening”.
        for word in [" Opening", " Position", " Vacancy", " Requisition"] {
            if let Some(head) = text.strip_suffix(word)
                && head.bytes().next_back().is_some_and(|byte| byte.is_ascii_digit())
            {
                text = head;
            }
        }
        // A word that announces a number which was cut off.
        for word in [" Req", " Req.", " Job ID", " Requisition", " Ref", " Ref."] {
            if let Some(head) = text.strip_suffix(word)
                && head.ends_with(['-', '–', ',', '|', '('])
            {
                text = head;
            }
        }
        // “Job ID 2024-3381, Operator”, “12877 - Operator”.
        for mark in [", ", " - ", " – ", ": "] {
            if let Some((head, tail)) = text.split_once(mark)
                && is_number(head)
                && tail.chars().any(char::is_alphabetic)
            {
                text = tail;
                break;
            }
        }
        if text == before {
            break;
        }
    }
    text
}

/// Words by which postings call out before the title.
const LOUD: List = List(
    "remote|hybrid|urgent|hiring|immediate|opening|100%|now|new|job|opportunity|w2|only|onsite",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_postings_come_in_many_shapes() {
        for number in [
            "R-10443",
            "Req ID 169410BR",
            "2024-3381",
            "Job ID: 2291014",
            "JR0099121",
            "#77120",
            "Req #77120",
            "88213",
            "Ref. AB/1234",
        ] {
            assert!(is_number(number), "{number}");
        }
        for text in ["2025", "Engineer II", "Level 3", "C++", "Remote", "", "24/7 Support"] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn what_a_posting_puts_to_a_title_is_no_part_of_it() {
        for (written, title) in [
            ("2024-11873 Patient Access Representative", "Patient Access Representative"),
            ("Supply Planner III, Baton Rouge, LA", "Supply Planner III"),
            ("Warehouse Associate - $21/hr (Overnight)", "Warehouse Associate"),
            ("Manager, Demand Planning", "Manager, Demand Planning"),
            ("Manager, Operations, US", "Manager, Operations, US"),
        ] {
            assert_eq!(without_number_and_place(written), title);
        }
    }

    #[test]
    fn places_are_told_by_their_state_or_country() {
        for place in ["Reno, NV", "Austin, TX, USA", "London, United Kingdom", "United States"] {
            assert!(is_place(place), "{place}");
        }
        for text in ["Payments", "Night Shift", "Engineer, Staff", "Data Science, NLP"] {
            assert!(!is_place(text), "{text}");
        }
    }
}
