//! Promised dates: what an employer's words about when news will come allow at the latest (rule PRM-1 of the playbook).
//!
//! [`read`] takes words that are known to be a promise ("by Friday next week"); [`find_promise`] looks through a whole
//! mail for the sentences that promise news and leaves alone what the candidate is asked to do by some day.

mod calendar;
mod named;
mod phrase;
mod sentence;
mod tokens;

#[cfg(test)]
mod mail_tests;
#[cfg(test)]
mod row_tests;

use std::ops::Range;

use jiff::civil::Date;

use crate::working_days::WorkingDays;
use phrase::{Phrase, Reader};
use sentence::{Sentence, sentences};

/// The words of a promise, and the day that follows from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseWords {
    /// The latest date the words allow. Nothing for "soon" and for words the playbook gives no date.
    pub due: Option<Date>,
    /// Where the words stand in the text that was read, in bytes.
    pub words: Range<usize>,
    /// Which row of the playbook's table decided.
    pub row: Row,
    /// Whether news is promised, or silence declared to be the answer.
    pub says: Says,
}

impl PromiseWords {
    /// "If you have not heard by then, take it as a no": nothing to chase, the application may rest after `due`.
    pub fn silence_means_no(&self) -> bool {
        self.says == Says::SilenceMeansNo
    }
}

/// What a sentence about the timeline says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// News will come.
    News,
    /// No news after that day is the news.
    SilenceMeansNo,
}

/// The rows of PRM-1: which kind of words gave the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// "today", "by the end of the day".
    Today,
    /// "tomorrow": the next working day.
    Tomorrow,
    /// "in a couple of days", "in a few days".
    FewDays,
    /// "in ten working days".
    WorkingDays,
    /// "in ten days".
    Days,
    /// "in two weeks", "a fortnight".
    Weeks,
    /// "by Friday", "this Friday".
    Weekday,
    /// "next Friday", "Friday next week".
    NextWeekday,
    /// "early next week", "some time next week", "by the end of next week".
    NextWeek,
    /// "this week", "by the end of the week".
    ThisWeek,
    /// "by the 15th".
    DayOfMonth,
    /// "early", "mid", "end of next month", and the same parts of a month that is named.
    PartOfMonth,
    /// "next month", and a month that is named.
    NextMonth,
    /// "by the end of the month".
    EndOfMonth,
    /// "by March 13", "13/3".
    NamedDate,
    /// "in a month", "in three months".
    Months,
    /// "soon", "shortly", "we will be in touch": no date.
    Soon,
    /// Words about time that give no date: "4/3", "in a few weeks", "two weeks after the closing date".
    Unclear,
}

/// A promise found in a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPromise {
    /// The sentence that makes it, in bytes of the text.
    pub sentence: Range<usize>,
    /// Its words and its date; the words' place is counted in the whole text as well.
    pub promise: PromiseWords,
}

/// Reads words that are known to be a promise, with or without a sentence around them.
///
/// Nothing if no words about time were understood; then the person who typed them sets the date. Where sentences that
/// promise nothing stand around ("Thanks for meeting us on Tuesday the 3rd"), their dates are left alone.
pub fn read(text: &str, made_on: Date, days: &WorkingDays) -> Option<PromiseWords> {
    let lower = text.to_ascii_lowercase();
    let tokens = tokens::tokens(&lower);
    let reader = Reader { text, tokens: &tokens, made_on, days };
    let sentences = sentences(&reader);
    let mut promising = false;
    let mut undated = None;
    for sentence in &sentences {
        if let Some(promise) = sentence.promise(&reader) {
            if promise.due.is_some() {
                return Some(promise);
            }
            undated = undated.or(Some(promise));
        }
        promising |= sentence.promises_news(&reader);
    }
    if undated.is_some() {
        return undated;
    }
    if promising && sentences.len() > 1 {
        return sentences.iter().find_map(|sentence| sentence.bare_promise(&reader));
    }
    let phrases = reader.phrases(0, tokens.len());
    let dated = |phrase: &&Phrase| phrase.due.is_some();
    let phrase = phrases
        .iter()
        .filter(dated)
        .find(|phrase| phrase.limits)
        .or_else(|| phrases.iter().find(dated))
        .or_else(|| phrases.first());
    match phrase {
        Some(phrase) => Some(promise_words(&reader, phrase, Says::News)),
        None => sentences.iter().find_map(|sentence| sentence.bare_promise(&reader)),
    }
}

/// Every sentence of a mail in which the employer says when news will come, in the order of the mail.
///
/// "Soon" and the like are found too, without a date. What the candidate is to do by some day, and the day of an
/// interview, are not promises. Look at [`PromiseWords::says`] before chasing one.
pub fn find_promise(text: &str, made_on: Date, days: &WorkingDays) -> Vec<FoundPromise> {
    let lower = text.to_ascii_lowercase();
    let tokens = tokens::tokens(&lower);
    let reader = Reader { text, tokens: &tokens, made_on, days };
    let found = |sentence: &Sentence| {
        let promise = sentence.promise(&reader)?;
        Some(FoundPromise { sentence: sentence.place(&reader), promise })
    };
    sentences(&reader).iter().filter_map(found).collect()
}

fn promise_words(reader: &Reader<'_>, phrase: &Phrase, says: Says) -> PromiseWords {
    PromiseWords {
        due: phrase.due,
        words: place(reader, phrase.from, phrase.to),
        row: phrase.row,
        says,
    }
}

fn place(reader: &Reader<'_>, from: usize, to: usize) -> Range<usize> {
    let start = reader.tokens.get(from).map_or(0, |token| token.start);
    let end = reader.tokens.get(to.saturating_sub(1)).map_or(start, |token| token.end);
    start..end.max(start)
}
