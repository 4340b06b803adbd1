//! The names one company goes by: initials, what it was called before, and what it was found to be called.

use super::company::{company_words, key};
use crate::plain::words;

/// Words that come right before a company's other name.
const OTHERWISE: &[&str] = &[
    "formerly known as",
    "formerly",
    "previously",
    "f/k/a",
    "fka",
    "a/k/a",
    "aka",
    "also known as",
    "now called",
    "ehemals",
    "vormals",
    "früher",
];

/// Little words that initials may leave out.
const LITTLE: &[&str] = &["of", "and", "the", "for", "und", "der", "de", "la"];

/// Words of firms that look for people on behalf of others.
const AGENCY: &[&str] = &[
    "staffing",
    "recruitment",
    "recruiting",
    "recruiters",
    "recruiter",
    "personnel",
    "headhunting",
    "headhunters",
    "executive",
    "personalvermittlung",
    "personalberatung",
    "zeitarbeit",
    "temps",
];

/// Every name that stands in a written one, the first before all others: “Acme Corp. (formerly Foo)” is Acme and Foo.
pub(super) fn names_in(name: &str) -> Vec<Vec<String>> {
    let mut names = vec![company_words(name)];
    let mut add = |other: &str| {
        let other = company_words(other.trim_matches([' ', '(', ')', ',', ':', '"', '“', '”']));
        if !other.is_empty() && !names.contains(&other) {
            names.push(other);
        }
    };
    if let Some((_, other)) = otherwise(name) {
        add(other.split([')', ',', ';']).next().unwrap_or_default());
    } else if let Some((long, short)) = name.split_once('(') {
        let short = short.split(')').next().unwrap_or_default().trim();
        if initials(&company_words(long)).contains(&short.to_lowercase()) {
            add(short);
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The name that stands first, and the text of the other, where the words between say that there is one.
pub(super) fn otherwise(name: &str) -> Option<(&str, &str)> {
    if !may_say_otherwise(name) {
        return None;
    }
    let lower = name.to_lowercase();
    OTHERWISE.iter().find_map(|said| {
        let at = lower.find(&format!(" {said} ")).or_else(|| lower.find(&format!("({said} ")))?;
        // Lower case may be longer than what was written; then the places differ and nothing is cut.
        Some((name.get(..at)?, name.get(at + said.len() + 2..)?))
    })
}

/// Whether a word begins as one of [`OTHERWISE`] does. Most names have none, and every name is asked many times.
fn may_say_otherwise(name: &str) -> bool {
    let begins =
        |two: &[u8]| OTHERWISE.iter().any(|said| said.as_bytes()[..2].eq_ignore_ascii_case(two));
    !name.is_ascii()
        || name
            .as_bytes()
            .windows(3)
            .any(|letters| matches!(letters[0], b' ' | b'(') && begins(&letters[1..]))
}

/// The initials a long name may be called by, with its little words and without: three to six letters.
pub(super) fn initials(name: &[String]) -> Vec<String> {
    let of = |skips: bool| -> String {
        let kept = name.iter().filter(|word| !(skips && LITTLE.contains(&word.as_str())));
        kept.filter_map(|word| word.chars().next()).collect()
    };
    let mut found = vec![of(true), of(false)];
    found.dedup();
    found.retain(|short| (3..=6).contains(&short.len()));
    found
}

/// Whether two names mean one company: the same words, or one is the initials of the other.
pub(super) fn is_one(one: &[String], other: &[String]) -> bool {
    let stands_for = |short: &[String], long: &[String]| match short {
        [short] => initials(long).contains(short),
        _ => false,
    };
    key(one) == key(other) || stands_for(one, other) || stands_for(other, one)
}

/// Whether the name is that of a firm that looks for people on behalf of others.
pub(super) fn is_agency(name: &str) -> bool {
    words(name).iter().any(|word| AGENCY.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_name_may_hold_two() {
        let read = |name: &str| -> Vec<String> {
            names_in(name).into_iter().map(|words| words.join(" ")).collect()
        };
        for (name, names) in [
            ("Acme Corp. (formerly Foo)", &["acme", "foo"][..]),
            ("Acme, formerly known as Foo Tools Ltd.", &["acme", "foo tools"]),
            ("Acme GmbH (vormals Müller & Söhne KG)", &["acme", "muller sohne"]),
            ("International Business Machines (IBM)", &["international business machines", "ibm"]),
            ("Acme (Germany)", &["acme"]),
            ("Acme (via Relay)", &["acme"]),
            ("Now Foods", &["now foods"]),
            ("Formerly", &["formerly"]),
            ("", &[]),
        ] {
            assert_eq!(read(name), names, "{name}");
        }
    }

    #[test]
    fn initials_stand_for_long_names_only() {
        let one = |one, other| is_one(&company_words(one), &company_words(other));
        assert!(one("IBM", "International Business Machines Corp."));
        assert!(one("Bank of America", "BoA"));
        assert!(one("Federal Bureau of Weights", "FBW"));
        assert!(!one("GE", "General Electric"), "two letters say too little");
        assert!(!one("Acme", "American Crane"));
        assert!(!one("IBM", "Indiana Bread"));
    }
}
