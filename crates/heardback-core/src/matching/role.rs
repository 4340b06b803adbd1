//! Roles as sets of words: “Senior Engineer (m/f/d)” and “Engineer, Senior” are one.

use crate::plain::words;

/// Words that tell nothing about which role is meant.
const NOISE: &[&str] = &[
    "m",
    "f",
    "d",
    "w",
    "x",
    "div",
    "the",
    "a",
    "an",
    "of",
    "and",
    "for",
    "in",
    "at",
    "to",
    "remote",
    "hybrid",
    "onsite",
    "role",
    "position",
    "job",
    "full",
    "part",
    "time",
    "fulltime",
    "parttime",
    "contract",
    "permanent",
    "mf",
    "mfd",
    "mwd",
];

/// The telling words of a role, sorted.
pub(super) fn role_words(role: &str) -> Vec<String> {
    let mut kept: Vec<String> = words(role)
        .into_iter()
        .map(|word| match word.as_str() {
            "sr" => "senior".to_owned(),
            "jr" => "junior".to_owned(),
            "eng" | "engr" => "engineer".to_owned(),
            "mgr" => "manager".to_owned(),
            "dev" => "developer".to_owned(),
            _ => word,
        })
        .filter(|word| word.bytes().filter(u8::is_ascii_digit).count() < 3)
        .filter(|word| !NOISE.contains(&word.as_str()))
        .collect();
    kept.sort();
    kept.dedup();
    kept
}

/// A role as it is shown: without the employer's number for it, and without `(m/f/d)`.
pub(super) fn shown_role(role: &str) -> String {
    let is_number =
        |word: &str| word.bytes().filter(u8::is_ascii_digit).count() >= 3 && !word.contains(' ');
    let mut role = role.trim();
    let of_everybody = |text: &str| text.split('/').all(|part| part.len() == 1);
    if let Some((head, inside)) = role.rsplit_once(" (")
        && let inside = inside.trim_end_matches(')')
        && (is_number(inside) || of_everybody(inside))
    {
        role = head;
    }
    if let Some((number, rest)) = role.split_once(' ')
        && is_number(number)
    {
        role = rest;
    }
    role.trim_matches([' ', '-', '–', ',', ':']).to_owned()
}

/// How two roles compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Two different roles.
    Different,
    /// At least one of them is unknown.
    Unknown,
    /// One says more than the other.
    Wider,
    /// The same.
    Same,
}

/// Compares two lists of [`role_words`].
pub(super) fn likeness(one: &[String], other: &[String]) -> Likeness {
    if one.is_empty() || other.is_empty() {
        return Likeness::Unknown;
    }
    if one == other {
        return Likeness::Same;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.iter().all(|word| long.contains(word)) { Likeness::Wider } else { Likeness::Different }
}

/// Words that tell one rung of a ladder from the next.
const LEVELS: &[&str] = &[
    "senior",
    "junior",
    "lead",
    "principal",
    "staff",
    "head",
    "chief",
    "intern",
    "trainee",
    "graduate",
    "associate",
    "i",
    "ii",
    "iii",
    "iv",
];

/// Whether one role is a rung above or below the other: not the same opening, however alike they read.
pub(super) fn differs_in_level(one: &[String], other: &[String]) -> bool {
    let is_level = |word: &&String| LEVELS.contains(&word.as_str());
    let of = |words: &[String]| words.iter().filter(is_level).cloned().collect::<Vec<_>>();
    of(one) != of(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_for_the_posting_is_not_shown() {
        assert_eq!(shown_role("Planner (JR-40417)"), "Planner");
        assert_eq!(shown_role("JR-40417 Planner"), "Planner");
        assert_eq!(shown_role("Planner (m/f/d)"), "Planner");
        assert_eq!(shown_role("Planner (Logistics)"), "Planner (Logistics)");
    }

    #[test]
    fn order_case_and_genders_make_no_difference() {
        let like = |one, other| likeness(&role_words(one), &role_words(other));
        assert_eq!(like("Sr. Engineer (m/f/d)", "Engineer, Senior"), Likeness::Same);
        assert_eq!(like("Process Engineer", "Senior Process Engineer - Remote"), Likeness::Wider);
        assert_eq!(like("Process Engineer", "Sales Engineer"), Likeness::Different);
        assert_eq!(like("", "Engineer"), Likeness::Unknown);
    }
}
