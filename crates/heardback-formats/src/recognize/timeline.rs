//! The employer's words that promise news, and when.

use super::list::List;
use super::weigh::{Scan, Use};

/// Who gives news: without one of these a date is not a promise.
pub(super) const PHRASES: &[&str] = &[
    "we|we'll|i|i'll|team|recruiter|you|you'll|someone|us|they|decision|decisions|feedback|update ..8 touch|back|reach|contact|update|know|hear|respond|reply|follow|notify|decision|decisions|contacted|receive|answer|next|respond|review|decide|made|call|inform|notified|reaching",
    "expect ..8 hear|update|response|decision|answer|news",
    "hear ..4 from|back",
    "decision|decisions ..4 made|by|within|in",
    "get|getting|be|reach|circle|come back|touch|out",
    "let you know",
    "review ..6 within|in|takes|process",
];

/// The words that name the time, and the sentence they stand in.
pub(super) struct Timeline<'t> {
    pub(super) words: &'t str,
    pub(super) sentence: &'t str,
}

/// The last promise of news in the text; of several the last is the freshest.
pub(super) fn timeline<'t>(scan: &Scan<'t>) -> Option<Timeline<'t>> {
    let words = &scan.body;
    let mut seen = u32::MAX;
    for found in scan.found().filter(|found| !found.in_subject) {
        let Use::Timeline = found.use_ else { continue };
        let sentence_number = words.list[found.place.first].sentence;
        if sentence_number == seen {
            continue;
        }
        seen = sentence_number;
        let sentence = words.sentence_around(found.place.first);
        if asks_the_reader(sentence) {
            continue;
        }
        if let Some(time) = time_words(sentence) {
            return Some(Timeline { words: time, sentence });
        }
    }
    None
}

/// “Please let us know by Friday”: the reader is to act, not the employer.
fn asks_the_reader(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "please",
        "let us know",
        "let me know",
        "can you",
        "could you",
        "would you",
        "are you",
        "contact us",
        "if you have",
        "reply",
        "complete",
        "feel free",
        "sign up",
        "apply",
        "within the last",
        "in the past",
        "start date",
    ]
    .iter()
    .any(|words| lower.contains(words))
}

/// `within a week`, `by Friday`, `in 5-7 business days`, `next week`, `shortly` is none.
fn time_words(sentence: &str) -> Option<&str> {
    let lower = sentence.to_ascii_lowercase();
    let mut best: Option<(usize, usize)> = None;
    for start in STARTS {
        let mut from = 0;
        while let Some(found) = lower[from..].find(start) {
            let at = from + found;
            from = at + start.len();
            let boundary = at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric();
            if !boundary {
                continue;
            }
            let Some(length) = unit_after(&lower[at + start.len()..], start) else { continue };
            let end = at + start.len() + length;
            if best.is_none_or(|(known, known_end)| at < known || at == known && end > known_end) {
                best = Some((at, end));
            }
        }
    }
    let (at, end) = best?;
    sentence.get(at..end).map(str::trim)
}

const STARTS: [&str; 14] = [
    "within ",
    "by ",
    "in the next ",
    "over the next ",
    "over the coming ",
    "in the coming ",
    "in about ",
    "in ",
    "next ",
    "early next ",
    "later this ",
    "this ",
    "tomorrow",
    "before ",
];

/// How far the expression goes behind its first word, if a unit of time follows soon.
fn unit_after(rest: &str, start: &str) -> Option<usize> {
    if start == "tomorrow" {
        return Some(0);
    }
    const FEW: usize = 6;
    let mut place = 0;
    for (count, word) in rest.split_inclusive([' ', '\n']).enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let end =
            place + word.trim_end().trim_end_matches(['.', ',', '!', ')', ';', ':', '?']).len();
        let unit = UNITS.has(bare) || MONTHS.has(bare);
        let day_of_month = bare.ends_with("th") && bare.as_bytes()[0].is_ascii_digit();
        if MONTHS.has(bare) {
            // The day that belongs to a month.
            let after = rest[place + word.len()..].split_whitespace().next().unwrap_or_default();
            let day = after.trim_end_matches(['.', ',', '!']);
            if day.as_bytes().first().is_some_and(u8::is_ascii_digit) {
                return Some(place + word.len() + day.len());
            }
        }
        if unit || day_of_month {
            return Some(end);
        }
        let goes_on = bare.is_empty() || FILLERS.has(bare) || bare.as_bytes()[0].is_ascii_digit();
        if !goes_on || count >= FEW || word.trim_end().ends_with(['.', ';', '!', '?']) {
            return None;
        }
        place += word.len();
    }
    None
}

const UNITS: List = List(
    "\
    day|days|week|weeks|month|months|hours|fortnight|monday|tuesday|wednesday|thursday|friday|\
    saturday|sunday|tomorrow|eod|cob|today|hour|week's|weekend|mon|fri|thurs",
);

const MONTHS: List = List(
    "\
    january|february|march|april|june|july|august|september|october|november|december|jan|feb|aug|\
    sept|oct|nov",
);

const FILLERS: List = List(
    "\
    a|an|the|next|this|of|end|few|couple|business|working|calendar|one|two|three|four|five|six|\
    seven|eight|ten|to|or|about|around|approximately|coming|following|early|late|mid|middle|\
    beginning|and|at|latest|than|latter|part|on|up|no|later|several",
);
