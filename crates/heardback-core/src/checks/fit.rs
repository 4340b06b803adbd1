//! What the writer brings: interest, a concrete strength, something more than a question.

mod lists;

use super::date::is_time;
use super::names::Name;
use super::stem::stem;
use super::words::{Sentence, Word};
use super::{Fault, View, topic};

use lists::Lists;

/// C-INTEREST
pub(super) fn interest(view: &View<'_>) -> Option<Fault> {
    if view.says("interest") { None } else { Fault::missing() }
}

/// C-FIT: a sentence that says what the writer has done or knows, with something in it that not everybody could say.
pub(super) fn fit(view: &View<'_>) -> Option<Fault> {
    let claim = view.words.sentences.iter().find(|sentence| claims(view, sentence));
    match claim {
        _ if has_strength(view) => None,
        None => Fault::missing(),
        Some(claim) => Fault::saying(
            "What it says of you could be said by anybody: no result, number or task.".to_owned(),
            Some(view.words.sentence(claim)),
        ),
    }
}

/// C-SUBST: a strength, or something of value.
pub(super) fn substance(view: &View<'_>) -> Option<Fault> {
    if has_strength(view) || view.says("offering") || topic::has_value(view) {
        None
    } else {
        Fault::missing()
    }
}

pub(super) fn has_strength(view: &View<'_>) -> bool {
    view.words.sentences.iter().any(|sentence| is_strength(view, sentence))
}

/// Whether a sentence speaks of the writer's fitness at all.
fn claims(view: &View<'_>, sentence: &Sentence) -> bool {
    let words = &view.words.list[sentence.first..sentence.end];
    let own = words.iter().any(|word| is_first_person(view.words.plain(word)));
    own && words.iter().any(|word| is_experience(view.words.plain(word)))
}

/// What is concrete must weigh this much: one number with a thing, a name with a thing, or two things.
const ENOUGH: u32 = 2;
/// "I" and its verb stand this close.
const REACH: usize = 7;

fn is_strength(view: &View<'_>, sentence: &Sentence) -> bool {
    let words = &view.words.list[sentence.first..sentence.end];
    let plain = |word: &Word| view.words.plain(word);
    let mut first_person = None;
    let mut told = false;
    for (place, word) in words.iter().enumerate() {
        let text = plain(word);
        if is_first_person(text) {
            first_person = Some(place);
        }
        let near = first_person.is_some_and(|at| place - at <= REACH);
        // "I would like to know" has not happened.
        let only_meant = place > 0
            && matches!(
                plain(&words[place - 1]),
                "to" | "would" | "will" | "could" | "might" | "may"
            );
        told |=
            near && !only_meant && is_deed(text) || first_person.is_some() && is_experience(text);
    }
    // "My background in cold chains" tells as much as "I planned cold chains".
    let about = words.iter().position(|word| is_experience(plain(word)));
    let about =
        about.is_some_and(|place| words[place..].iter().any(|word| is_first_person(plain(word))));
    if !told && !about {
        return false;
    }
    let company = Name::of(&view.facts.company);
    let mut weight = 0;
    for (place, word) in words.iter().enumerate() {
        let text = plain(word);
        let beside_time = [place.wrapping_sub(1), place + 1]
            .iter()
            .any(|&beside| words.get(beside).is_some_and(|word| is_time(plain(word))));
        let known = view.position.has(text)
            || company.has(text)
            || view.recipient.has(text)
            || view.sender.has(text)
            || is_time(text);
        let anybodys = is_first_person(text)
            || text.len() < 3 && !view.words.capital(word)
            || is_everyday(text)
            || is_deed(text)
            || is_applying(text)
            || is_experience(text);
        let counts = match (word.number, known || anybodys) {
            (true, _) if beside_time || is_time(text) => 0,
            (true, _) => 1,
            (false, true) => 0,
            // A name for a thing, a place or a tool.
            (false, false) if view.words.capital(word) && place > 0 => 2,
            (false, false) => 1,
        };
        weight += counts;
    }
    weight >= ENOUGH
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "my" | "we" | "our" | "me")
}

/// A verb for something done at work: any past tense that does not belong to the application itself, and some others.
fn is_deed(word: &str) -> bool {
    Lists::bundled().deeds.contains(word)
        || word.len() > 4 && word.ends_with("ed") && !is_applying(word)
}

/// Whether a word belongs to applying itself, or to what one feels about it.
fn is_applying(word: &str) -> bool {
    Lists::bundled().stems_of_applying.contains(stem(word))
}

/// Whether a word is for what somebody can.
fn is_experience(word: &str) -> bool {
    Lists::bundled().stems_of_experience.contains(stem(word))
}

/// Words that everybody writes in such a sentence.
fn is_everyday(word: &str) -> bool {
    Lists::bundled().everyday.contains(word)
}
