//! A role without what stands around it, and whether what is left is one.

use super::super::list::List;
use super::super::posting::{is_place, without_number_and_place};
use super::super::titles::is_title;

pub(super) fn tidy(text: &str) -> Option<&str> {
    // Whether it is still open, a portal says of the posting and not of the role.
    let text = ["(Open)", "(Closed)", "(Filled)", "(Evergreen)"]
        .iter()
        .find_map(|standing| text.trim_end().strip_suffix(standing))
        .unwrap_or(text);
    let text = without_asides(without_number_and_place(text));
    let text = without_number_and_place(text);
    let text = text.trim().trim_matches(|c: char| {
        matches!(
            c,
            '"' | '“' | '”' | '*' | ':' | ',' | ';' | '-' | '–' | '!' | '?' | '>' | '\'' | '|'
        ) || c.is_whitespace()
    });
    let mut text = text.strip_suffix('.').unwrap_or(text).trim();
    while let Some((head, last)) = text.rsplit_once(char::is_whitespace)
        && LOOSE.has(last)
    {
        text = head.trim_end_matches([',', ' ', '\n']);
    }
    // “Acme's Data Engineer”: whose it is, is no part of it.
    let owned = ["'s ", "’s ", "s' ", "s’ "].iter().find_map(|mark| text.split_once(mark));
    let text = owned
        .filter(|(owner, rest)| {
            let proper = owner
                .split_whitespace()
                .all(|word| word.starts_with(|c: char| c.is_uppercase() || matches!(c, '&' | 'o')));
            !is_title(owner)
                && !EVERYBODYS.has(owner)
                && (is_title(rest) || proper && rest.starts_with(char::is_uppercase))
        })
        .map_or(text, |(_, rest)| rest);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2
        && text.len() <= 100
        && !text.contains("http")
        && !text.contains('@')
        && text.matches('\n').count() <= 1)
        .then_some(text)
}

/// `Engineer - awesome`, `completion - Data Engineer`, `Engineer (Hybrid`, `Engineer for Reno, NV`: what begins small beside a
/// dash, a bracket that was cut off, and a place are no part of a title.
fn without_asides(text: &str) -> &str {
    let mut text = text.trim();
    for mark in [" - ", " – ", " — "] {
        let Some((front, rest)) = text.rsplit_once(mark) else { continue };
        let first = rest.split([' ', '-']).next().unwrap_or_default();
        if rest.starts_with(char::is_lowercase) && is_title(front) && !MANNERS.has(first) {
            text = front;
        } else if front.starts_with(char::is_lowercase) && !is_title(front) && is_title(rest) {
            text = rest;
        }
    }
    if let Some((front, inside)) = text.rsplit_once(" (")
        && !inside.contains(')')
    {
        text = front;
    }
    if let Some((front, place)) = text.rsplit_once(" for ")
        && is_place(place)
    {
        text = front;
    }
    text
}

/// What a title may add in small letters: how much, where and at which level.
const MANNERS: List = List(
    "entry|junior|senior|mid|part|full|remote|hybrid|onsite|contract|contractor|temporary|temp|permanent|night|day|evening|\
    weekend|weekends|shift|all|level|fixed|maternity|seasonal|e|i",
);

/// Whose things a title may name.
const EVERYBODYS: List = List("men|women|children|driver|bachelor|master|mayor|people");

/// Small words that lead on to what is no longer the role.
const LOOSE: List = List("at|with|in|for|and|to|the|of|as|on|by|from|or|a|an|our|your");

pub(super) fn starts_like_a_title(name: &str) -> bool {
    // “… hiring engineers, designers and managers” is about nobody's application.
    if name.contains(", ") && !name.chars().any(char::is_uppercase) {
        return false;
    }
    if name.split_whitespace().any(|word| CLAUSE.iter().any(|known| known == word)) {
        return false;
    }
    let first = name.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let capital = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || bare.starts_with("iOS")
        || first.starts_with('.');
    (capital || is_title(name) && name.split_whitespace().count() <= 6)
        && (!NEVER_FIRST.has(bare) || bare == "IT")
        && (capital && is_title(name) || !GENERIC.has(bare))
        && !name.split_whitespace().all(|word| SENIORITY.has(word))
}

/// Words of sentences that stand in no title.
const CLAUSE: List = List(
    "see|if|whether|that|which|is|are|was|were|be|been|have|has|you|we|us|any|another|other|visit|check|please|apply|\
    your|our|their|it|thank|thanks|unfortunately|would|will|received|submitted",
);

const SENIORITY: List = List("senior|junior|entry|level|full|time|part|remote|new|open");

const NEVER_FIRST: List = List(
    "\
    we|you|your|our|this|that|it|i|thank|thanks|unfortunately|please|if|us|any|other|another|\
    these|those|each|all|many|several|one|more",
);

const GENERIC: List = List(
    "\
    future|new|exciting|great|available|current|similar|particular|specific|right|next|perfect|\
    dream|same|application|applying|update|following|submitted|full-time|part-time|good|potential|\
    joining|work",
);
