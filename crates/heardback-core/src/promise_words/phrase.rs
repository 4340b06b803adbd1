//! One phrase of time: finding where it stands and which day is the latest it allows.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Row;
use super::calendar::{month_end, moved, next_weekday};
use super::tokens::Token;
use crate::calendar_words::{spelled, weekday};
use crate::working_days::WorkingDays;

/// A phrase of time in a row of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    /// The first token, a preposition included.
    pub(super) from: usize,
    /// One past the last token.
    pub(super) to: usize,
    pub(super) due: Option<Date>,
    pub(super) row: Row,
    /// It begins with a word that sets a limit ("by", "within", "in", "no later than") or spans time; "on" does not.
    pub(super) limits: bool,
}

/// What a part of the grammar found: one past its last token, the day, the row.
pub(super) type Found = (usize, Option<Date>, Row);

/// A text cut into tokens, and what is needed to turn its words into days.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) made_on: Date,
    pub(super) days: &'a WorkingDays,
}

impl<'a> Reader<'a> {
    /// Every phrase of time between two tokens, in order. What says "after", "since" or "ago" sets no date and is left out.
    pub(super) fn phrases(&self, from: usize, to: usize) -> Vec<Phrase> {
        let mut found = Vec::new();
        let mut at = from;
        while at < to {
            if self.is(
                at,
                &["after", "since", "last", "past", "previous", "from", "starting", "following"],
            ) {
                let next = if self.is(at + 1, &["the", "this"]) { at + 2 } else { at + 1 };
                if let Some(phrase) = self.phrase(next) {
                    at = phrase.to;
                    continue;
                }
            }
            match self.phrase(at) {
                Some(phrase) => {
                    at = phrase.to;
                    if !self.is(at, &["ago", "before", "earlier"]) {
                        found.push(phrase);
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    /// The phrase that begins exactly here.
    fn phrase(&self, from: usize) -> Option<Phrase> {
        let (start, limits, between) = self.prepositions(from);
        let (mut to, mut due, mut row) = self.core(start, start > from)?;
        // "Thursday or Friday", "between Monday and Wednesday", "a week to ten days": the later of the two.
        while let Some(next) = self.joining(to, between) {
            let (next, _, _) = self.prepositions(next);
            let Some((end, other, other_row)) = self.core(next, true) else { break };
            if let (Some(first), Some(second)) = (due, other) {
                if second > first {
                    row = other_row;
                }
                due = Some(first.max(second));
            }
            to = end;
        }
        if self.is(to, &["at"]) && self.is(to + 1, &["the"]) && self.is(to + 2, &["latest"]) {
            to += 3;
        }
        let limits = limits || !matches!(row, Row::Weekday | Row::NamedDate | Row::DayOfMonth);
        Some(Phrase { from, to, due, row, limits })
    }

    fn joining(&self, at: usize, between: bool) -> Option<usize> {
        let at = if self.is(at, &[","]) { at + 1 } else { at };
        let joins =
            self.is(at, &["or", "to", "-", "through"]) || (between && self.is(at, &["and"]));
        joins.then_some(at + 1)
    }

    /// Skips the words that lead up to a phrase: where it starts, whether they set a limit, whether "between" was among them.
    fn prepositions(&self, from: usize) -> (usize, bool, bool) {
        let (mut at, mut limits, mut between) = (from, false, false);
        loop {
            let step = match self.word(at) {
                "at" | "the" if self.is(at + 1, &["latest"]) => 2,
                "at" if self.is(at + 1, &["the"]) && self.is(at + 2, &["latest"]) => 3,
                "by" | "before" | "within" | "in" | "over" | "during" | "until" | "till" => {
                    limits = true;
                    1
                }
                "between" | "either" => {
                    limits = true;
                    between = true;
                    1
                }
                "on" | "at" | "around" | "about" | "approximately" | "roughly" | "sometime"
                | "hopefully" | "likely" | "probably" | "for" | "circa" | "approx" | "perhaps"
                | "maybe" | "only" | "just" => 1,
                "some" if self.is(at + 1, &["time"]) => 2,
                "up" if self.is(at + 1, &["to"]) => 2,
                "no" | "not"
                    if self.is(at + 1, &["later", "more"]) && self.is(at + 2, &["than"]) =>
                {
                    limits = true;
                    3
                }
                "less" | "fewer" if self.is(at + 1, &["than"]) => {
                    limits = true;
                    2
                }
                _ => return (at, limits, between),
            };
            at += step;
        }
    }

    fn core(&self, at: usize, led: bool) -> Option<Found> {
        self.end_of_day(at)
            .or_else(|| self.clock_time(at))
            .or_else(|| self.part(at))
            .or_else(|| self.week(at))
            .or_else(|| self.day(at, led))
            .or_else(|| self.next_month(at))
            .or_else(|| self.length(at))
            .or_else(|| self.soon(at))
    }

    /// "by the end of the day", "EOD tomorrow", "by COB Friday".
    fn end_of_day(&self, at: usize) -> Option<Found> {
        let first = self.past(at, &["the"]);
        let end = if self.is(first, &["eod", "cob", "eob"]) {
            first + 1
        } else if self.is(first, &["end", "close"]) {
            let of = self.past(first + 1, &["of"]);
            let the = self.past(of, &["the", "this", "my", "our"]);
            let kind = self.past(the, &["business", "work", "working"]);
            if self.is(kind, &["day", "play", "today"]) {
                kind + 1
            } else if kind > the {
                kind
            } else {
                return None;
            }
        } else {
            return None;
        };
        let next = self.past(self.past(end, &[","]), &["on", "of"]);
        self.day(next, true).or(Some((end, Some(self.made_on), Row::Today)))
    }

    /// A time of day before the day itself: "by 5pm on Friday", "by noon tomorrow".
    fn clock_time(&self, at: usize) -> Option<Found> {
        let mut end = at;
        if self.is(at, &["noon", "midday", "midnight", "lunchtime"]) {
            end += 1;
        } else {
            self.number(at).filter(|hour| *hour <= 24)?;
            end += 1;
            let minutes = self.is(end, &[":"]) && self.number(end + 1).is_some();
            end += if minutes { 2 } else { 0 };
            let half = self.is(end, &["am", "pm", "h"]);
            end += usize::from(half);
            if !half && !minutes {
                return None;
            }
        }
        end = self.past(
            end,
            &[
                "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "gmt", "bst", "cet",
                "cest", "utc",
            ],
        );
        self.day(self.past(self.past(end, &[","]), &["on"]), true)
    }

    /// "in two weeks", "5-7 business days", "a week or two", "over the next couple of days".
    fn length(&self, at: usize) -> Option<Found> {
        let the = self.past(at, &["the", "this", "these"]);
        let next = self.past(the, &["next", "coming", "upcoming"]);
        let counted = self.past(self.past(next, &["another"]), &["full", "short"]);
        let (amount, mut end) = match self.amount(counted) {
            Some(found) => found,
            // "the next week", "the coming days"; "two" is heard in neither.
            None if next > the || counted > next => (Amount::None, counted),
            None => return None,
        };
        end = self.past(end, &["more", "further", "full", "additional", "short"]);
        end = self.past(end, &["-"]);
        let working = self.is(end, &["working", "business", "work", "biz"]);
        end += usize::from(working || self.is(end, &["calendar"]));
        end = self.past(end, &["-"]);
        let unit = self.word(end);
        let (unit, plural) = match unit.strip_suffix('s') {
            Some(single) => (single, true),
            None => (unit, false),
        };
        let working = working || unit == "weekday";
        end += 1;
        let amount = match amount {
            Amount::None if plural && unit == "day" => Amount::Few,
            Amount::None if plural => Amount::Vague,
            Amount::None => Amount::Number(1),
            amount => amount,
        };
        end = self.past(end, &["s"]);
        let mut amount = amount;
        // "a week or two"
        if self.is(end, &["or"])
            && matches!(self.amount(end + 1), Some((_, after)) if !self.unit(after))
            && let Some((more, after)) = self.amount(end + 1)
        {
            (amount, end) = (more, after);
        }
        end = self.past(end, &["time"]);
        if self.is(end, &["or"]) && self.is(end + 1, &["so", "less", "sooner"]) {
            end += 2;
        }
        end = self.past(end, &["max", "maximum"]);
        let (length, row) = match (unit, amount) {
            ("day" | "weekday", Amount::Couple) => (Some(Length::Working(3)), Row::FewDays),
            ("day" | "weekday", Amount::Few) => (Some(Length::Working(5)), Row::FewDays),
            ("day" | "weekday", Amount::Number(n)) if working => {
                (Some(Length::Working(n)), Row::WorkingDays)
            }
            ("day", Amount::Number(n)) => (Some(Length::Days(n)), Row::Days),
            ("week" | "wk", Amount::Number(n)) => (Some(Length::Days(7 * n)), Row::Weeks),
            ("week" | "wk", Amount::Couple) => (Some(Length::Days(14)), Row::Weeks),
            ("fortnight", Amount::Number(n)) => (Some(Length::Days(14 * n)), Row::Weeks),
            ("month", Amount::Number(n)) => (Some(Length::Months(n)), Row::Months),
            ("month", Amount::Couple) => (Some(Length::Months(2)), Row::Months),
            // Whole days said in hours.
            ("hour" | "hr", Amount::Number(n)) if n >= 24 && n % 24 == 0 => {
                (Some(Length::Days(n / 24)), Row::Days)
            }
            ("day" | "weekday" | "week" | "wk" | "month" | "hour" | "hr" | "fortnight", _) => {
                (None, Row::Unclear)
            }
            _ => return None,
        };
        let (end, base) = self.anchor(end);
        Some(match (length, base) {
            (Some(length), Some(base)) => (end, self.add(base, length), row),
            _ => (end, None, Row::Unclear),
        })
    }

    /// From which day a length counts: today, unless another is said. The day of an event nobody dated is none.
    fn anchor(&self, end: usize) -> (usize, Option<Date>) {
        if !self.is(end, &["of", "from", "after", "following", "on"]) {
            return (end, Some(self.made_on));
        }
        if self.is(end + 1, &["now", "today"]) {
            return (end + 2, Some(self.made_on));
        }
        if self.is(end, &["from", "on"])
            && let Some((after, Some(base), _)) = self.day(end + 1, true)
        {
            return (after, Some(base));
        }
        const EVENTS: [&str; 20] = [
            "closing",
            "deadline",
            "interview",
            "interviews",
            "meeting",
            "call",
            "assessment",
            "test",
            "end",
            "posting",
            "conversation",
            "visit",
            "round",
            "start",
            "completion",
            "completing",
            "holidays",
            "holiday",
            "easter",
            "christmas",
        ];
        for at in end + 1..end + 6 {
            match self.word(at) {
                "" | "." | "," | ";" | "today" | "this" => break,
                word if EVENTS.contains(&word) => return (at + 1, None),
                _ => {}
            }
        }
        (end, Some(self.made_on))
    }

    fn add(&self, base: Date, length: Length) -> Option<Date> {
        match length {
            Length::Working(n) => Some(self.days.after(base, i32::try_from(n).ok()?)),
            Length::Days(n) => moved(base, i64::from(n.min(100_000)).days()),
            Length::Months(n) => moved(base, i64::from(n.min(10_000)).months()),
        }
    }

    /// "two", "2", "2-3", "two or three", "two (2)", "a couple of", "a few".
    fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let (mut amount, mut end) = self.one_amount(at)?;
        if self.is(end, &["("])
            && self.number(end + 1).or(spelled(self.word(end + 1))).is_some()
            && self.is(end + 2, &[")"])
        {
            end += 3;
        }
        if self.is(end, &["to", "-", "or", "/", "and"])
            && let Some((upper, after)) = self.one_amount(end + 1)
        {
            (amount, end) = (upper, after);
        }
        Some((amount, end))
    }

    fn one_amount(&self, at: usize) -> Option<(Amount, usize)> {
        let after_article = self.past(at, &["a", "an"]);
        match self.word(after_article) {
            "couple" => Some((Amount::Couple, self.past(after_article + 1, &["of"]))),
            "few" => Some((Amount::Few, self.past(after_article + 1, &["of"]))),
            "several" | "some" | "many" => Some((Amount::Vague, after_article + 1)),
            word => match self.number(after_article).or_else(|| spelled(word)) {
                Some(number) if after_article == at => Some((Amount::Number(number), at + 1)),
                _ if after_article > at => Some((Amount::Number(1), after_article)),
                _ => None,
            },
        }
    }

    fn unit(&self, at: usize) -> bool {
        self.is(at, &["day", "days", "week", "weeks", "month", "months", "working", "business"])
    }

    /// "next month", "later this month": the last day of it.
    fn next_month(&self, at: usize) -> Option<Found> {
        let months = match self.word(at) {
            "next" => 1,
            "this" => 0,
            _ => return None,
        };
        let row = if months == 1 { Row::NextMonth } else { Row::EndOfMonth };
        self.is(at + 1, &["month"]).then(|| (at + 2, month_end(self.made_on, months), row))
    }

    /// Words that promise news without any date.
    fn soon(&self, at: usize) -> Option<Found> {
        let length = match self.word(at) {
            "soon" | "shortly" | "asap" => 1,
            "as" if self.is(at + 1, &["soon"]) && self.is(at + 2, &["as"]) => {
                if self.is(at + 3, &["possible", "practicable", "practical"]) {
                    4
                } else if self.is(at + 3, &["we", "i"]) && self.is(at + 4, &["can"]) {
                    5
                } else {
                    return None;
                }
            }
            "due" if self.is(at + 1, &["course"]) => 2,
            "the" if self.is(at + 1, &["near"]) && self.is(at + 2, &["future"]) => 3,
            "near" if self.is(at + 1, &["future"]) => 2,
            _ => return None,
        };
        Some((at + length, None, Row::Soon))
    }

    /// A weekday strictly after the day it was said; used by the weeks and days as well.
    pub(super) fn coming_weekday(&self, at: usize) -> Option<Date> {
        next_weekday(self.made_on, weekday(self.word(at))?)
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).filter(|token| !token.ordinal).and_then(|token| token.number)
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.contains(&word)
    }

    /// One further if one of these words stands here.
    pub(super) fn past(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.is(at, words))
    }
}

#[derive(Debug, Clone, Copy)]
enum Amount {
    Number(u32),
    Couple,
    Few,
    Vague,
    None,
}

#[derive(Debug, Clone, Copy)]
enum Length {
    Working(u32),
    Days(u32),
    Months(u32),
}
