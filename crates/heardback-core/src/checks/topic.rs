//! What was talked about, and what is of value: recorded words that the text takes up again.

use super::stem::akin;
use super::{Fault, View};
use crate::plain::plain;

/// C-TOPIC: one of the recorded topics of the talk with this reader.
pub(super) fn topic(view: &View<'_>) -> Option<Fault> {
    let mut topics = view.facts.topics.iter().filter(|topic| !topic.trim().is_empty()).peekable();
    if topics.peek().is_none() {
        return Fault::saying(
            "No topic of the talk is recorded, so none can be taken up.".to_owned(),
            None,
        );
    }
    if topics.any(|topic| share(view, topic) >= TAKEN_UP) {
        return None;
    }
    let topics: Vec<_> = view.facts.topics.iter().map(|topic| topic.trim()).collect();
    Fault::saying(format!("It takes up nothing you talked about: {}.", topics.join("; ")), None)
}

/// C-VALUE: the thing of value itself.
pub(super) fn value(view: &View<'_>) -> Option<Fault> {
    if has_value(view) {
        return None;
    }
    match view.facts.value_item.trim() {
        "" => Fault::missing(),
        item => Fault::saying(format!("It does not give what it is for: {item}."), None),
    }
}

pub(super) fn has_value(view: &View<'_>) -> bool {
    match view.facts.value_item.trim() {
        "" => view.says("offering"),
        item => share(view, item) >= TAKEN_UP,
    }
}

/// So much of the weight of a topic makes the reader think of it.
const TAKEN_UP: f64 = 0.4;

/// More words of a recorded topic are not looked for.
const MOST_WORDS: usize = 40;

/// How much of some recorded words stands close together in the text, by weight.
fn share(view: &View<'_>, recorded: &str) -> f64 {
    let wanted: Vec<String> = plain(recorded)
        .split(' ')
        .filter(|word| !is_filler(word))
        .take(MOST_WORDS)
        .map(str::to_owned)
        .collect();
    let weights: Vec<f64> = wanted.iter().map(|word| weight(view, word)).collect();
    let all: f64 = weights.iter().sum();
    if all == 0.0 {
        // Nothing but little words: then they are the topic.
        let text = format!(" {} ", plain(view.parts.body));
        let recorded = plain(recorded);
        return if !recorded.is_empty() && text.contains(&format!(" {recorded} ")) {
            1.0
        } else {
            0.0
        };
    }
    // A topic is taken up in a sentence or two, not in words strewn over a letter.
    let met: Vec<Vec<bool>> = view
        .words
        .sentences
        .iter()
        .map(|sentence| {
            let words = &view.words.list[sentence.first..sentence.end];
            wanted
                .iter()
                .map(|wanted| words.iter().any(|word| akin(view.words.plain(word), wanted)))
                .collect()
        })
        .collect();
    let of_pair = |pair: &[Vec<bool>]| -> f64 {
        let held =
            weights.iter().enumerate().filter(|(place, _)| pair.iter().any(|met| met[*place]));
        let held: Vec<f64> = held.map(|(_, weight)| *weight).collect();
        // One common word is chance: "start", "plan", "team".
        if held.iter().any(|weight| *weight >= 1.0) || held.len() > 1 || held.len() == weights.len()
        {
            held.iter().sum::<f64>() / all
        } else {
            0.0
        }
    };
    let alone = met.chunks(1).map(of_pair);
    met.windows(2).map(of_pair).chain(alone).fold(0.0, f64::max)
}

fn weight(view: &View<'_>, word: &str) -> f64 {
    const COMMON: &[&str] = &[
        "start",
        "date",
        "team",
        "teams",
        "project",
        "plan",
        "plans",
        "planning",
        "process",
        "work",
        "line",
        "role",
        "time",
        "week",
        "new",
        "first",
        "company",
        "product",
        "products",
        "customer",
        "customers",
        "management",
        "manager",
        "future",
        "next",
        "people",
        "office",
        "place",
        "job",
        "position",
        "business",
        "growth",
        "development",
        "system",
        "systems",
        "quality",
        "day",
        "days",
        "year",
        "years",
        "rate",
        "way",
        "move",
        "change",
        "model",
        "safety",
        "move",
        "open",
        "program",
        "case",
        "study",
        "article",
        "report",
        "paper",
        "use",
        "further",
        "thought",
        "idea",
        "link",
        "data",
        "support",
        "service",
        "experience",
    ];
    let in_role =
        view.position.has(word) || plain(&view.facts.company).split(' ').any(|own| own == word);
    if in_role || COMMON.contains(&word) || word.len() < 3 { 0.5 } else { 1.0 }
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "" | "a"
            | "an"
            | "the"
            | "of"
            | "on"
            | "in"
            | "at"
            | "to"
            | "for"
            | "and"
            | "or"
            | "with"
            | "about"
            | "from"
            | "by"
            | "as"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "how"
            | "what"
            | "why"
            | "when"
            | "who"
            | "that"
            | "this"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "its"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "she"
            | "he"
            | "into"
            | "than"
            | "more"
    )
}
