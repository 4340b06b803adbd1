//! C-DATE: the day of the application, in any way of writing a day that tells it by itself.

use jiff::civil::Date;

use super::words::Words;
use super::{Fault, View};
use crate::calendar_words;

pub(super) fn date(view: &View<'_>) -> Option<Fault> {
    match view.facts.applied_on {
        Some(day) if names_day(&view.words, day) => None,
        Some(day) => Fault::saying(format!("It does not say that you applied on {day}."), None),
        None => Fault::missing(),
    }
}

/// Whether the words name a day: "2 March", "March 2nd", "the second of March", "2026-03-02", "3/2", "2.3.", "on the
/// 2nd". "Last Tuesday" and "two weeks ago" count from a day the reader does not know.
pub(super) fn names_day(words: &Words<'_>, day: Date) -> bool {
    (0..words.list.len()).any(|at| is_day(words, at, day))
}

fn is_day(words: &Words<'_>, at: usize, date: Date) -> bool {
    let word = |place: usize| words.list.get(place).map(|word| words.plain(word));
    let Some(first) = word(at) else { return false };
    let same_year =
        |place: usize| word(place).and_then(year).is_none_or(|year| year == date.year());
    let wanted = date.day();
    if month(first) == Some(date.month()) {
        let place = at + 1 + usize::from(word(at + 1) == Some("the"));
        let Some((found, length)) = day(words, place) else { return false };
        return found == wanted && same_year(place + length);
    }
    if let Some((found, length)) = day(words, at)
        && found == wanted
    {
        let place = at + length;
        let place = place + usize::from(word(place) == Some("of"));
        if word(place).and_then(month) == Some(date.month()) {
            return same_year(place + 1);
        }
        // "On the 2nd" is a day of the month at hand, if no other month follows.
        let ordinal = first.ends_with(|c: char| c.is_ascii_alphabetic())
            && first.starts_with(|c: char| c.is_ascii_digit());
        if ordinal
            && at >= 2
            && word(at - 1) == Some("the")
            && matches!(word(at - 2), Some("on" | "dated" | "from"))
        {
            return word(place).and_then(month).is_none();
        }
    }
    in_figures(words, at, date)
}

/// "2026-03-02", "3/2/2026", "02.03.26", "2/3": both orders are in use.
fn in_figures(words: &Words<'_>, at: usize, date: Date) -> bool {
    let number =
        |place: usize| words.list.get(place).and_then(|word| words.plain(word).parse::<i16>().ok());
    let joined = |place: usize| match (words.list.get(place), words.list.get(place + 1)) {
        (Some(one), Some(next)) => {
            matches!(words.between(one, next), "/" | "." | "-" | ". " | "/ ")
        }
        _ => false,
    };
    let (day, month) = (i16::from(date.day()), i16::from(date.month()));
    let pair = |place: usize| {
        let (one, other) = (number(place), number(place + 1));
        joined(place)
            && (one == Some(day) && other == Some(month)
                || one == Some(month) && other == Some(day))
    };
    if number(at) == Some(date.year()) {
        return joined(at) && pair(at + 1);
    }
    let part_of_more = at > 0 && joined(at - 1) && number(at - 1).is_some();
    let year = if joined(at + 1) { number(at + 2) } else { None };
    pair(at)
        && !part_of_more
        && year.is_none_or(|year| year == date.year() || year == date.year() % 100)
}

/// A day of the month and how many words it takes.
fn day(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let word = words.plain(words.list.get(at)?);
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !figures.is_empty() && matches!(&word[figures.len()..], "" | "st" | "nd" | "rd" | "th") {
        return Some((figures.parse().ok()?, 1));
    }
    let next = words.list.get(at + 1).map(|next| words.plain(next));
    match (word, next.and_then(ordinal)) {
        ("twenty", Some(unit @ 1..=9)) => Some((20 + unit, 2)),
        ("thirty", Some(1)) => Some((31, 2)),
        _ => ordinal(word).map(|day| (day, 1)),
    }
}

fn ordinal(word: &str) -> Option<i8> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    match word {
        "thirtieth" => Some(30),
        _ => (1..).zip(WORDS).find(|(_, name)| *name == word).map(|(number, _)| number),
    }
}

/// A month in English or German.
fn month(word: &str) -> Option<i8> {
    calendar_words::month(word).or(match word {
        "januar" => Some(1),
        "februar" => Some(2),
        "marz" | "maerz" => Some(3),
        "mai" => Some(5),
        "juni" => Some(6),
        "juli" => Some(7),
        "oktober" | "okt" => Some(10),
        "dezember" | "dez" => Some(12),
        _ => None,
    })
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1900..2200).contains(year))
}

/// Whether a word belongs to a date rather than to what somebody has done.
pub(super) fn is_time(word: &str) -> bool {
    month(word).is_some()
        || year(word).is_some()
        || calendar_words::weekday(word).is_some()
        || ordinal(word).is_some()
}
