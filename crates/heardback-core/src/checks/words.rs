//! A text as words and sentences, the way the checks look at it.
//!
//! Case, accents and the shape of apostrophes make no difference, contractions are written out ("haven't" is
//! "have not"), and a question mark at the end of a sentence is a word of its own.

use std::borrow::Cow;

use super::stem::stem;
use super::wordings::Wordings;
use crate::plain::plain;

/// One word: where it stands in the text, and what the wordings know of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its number among the words that wordings name, 0 if none does.
    pub(super) id: u32,
    /// The same for its stem.
    pub(super) stem: u32,
    /// The place of its sentence in [`Words::sentences`].
    pub(super) sentence: u32,
    /// Where its plain form stands.
    plain: (u32, u32),
    /// It begins with a digit.
    pub(super) number: bool,
}

/// A run of words up to a full stop, a question mark or the end of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sentence {
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// It ends in a question mark.
    pub(super) asks: bool,
}

/// The words of a text, in order.
#[derive(Debug)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Word>,
    pub(super) sentences: Vec<Sentence>,
    plain: String,
}

/// More words than these are not looked at: no kind of message allows a tenth of them.
const MOST_WORDS: usize = 20_000;
/// A line shorter than this ends where its writer ended it; longer ones were wrapped.
const SHORT_LINE: usize = 40;

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str, wordings: &Wordings) -> Self {
        let mut words = Self {
            text,
            list: Vec::with_capacity(text.len().min(1 << 20) / 5),
            sentences: vec![Sentence::default()],
            plain: String::with_capacity(text.len().min(1 << 20)),
        };
        let (mut at, mut line_start) = (0, 0);
        while let Some(letter) = text[at..].chars().next() {
            let next = at + letter.len_utf8();
            if letter.is_alphanumeric() {
                let end = end_of_word(text, at);
                words.push(at, end, wordings);
                if words.list.len() >= MOST_WORDS {
                    break;
                }
                at = end;
                continue;
            }
            let ends = text[next..].chars().next().is_none_or(|next| !next.is_alphanumeric());
            match letter {
                '?' if ends => words.close(at, next, true, wordings),
                '!' | '…' | '。' | '•' if ends => words.close(at, next, false, wordings),
                '.' if ends && !words.abbreviated(at) => words.close(at, next, false, wordings),
                '\n' => {
                    let short = at - line_start < SHORT_LINE;
                    let blank =
                        text[next..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
                    if short || blank {
                        words.close(at, next, false, wordings);
                    }
                    line_start = next;
                }
                _ => {}
            }
            at = next;
        }
        words.close(text.len(), text.len(), false, wordings);
        words.sentences.pop();
        words
    }

    /// A word in small letters without accents.
    pub(super) fn plain(&self, word: &Word) -> &str {
        &self.plain[word.plain.0 as usize..word.plain.1 as usize]
    }

    /// Whether the word is written with a capital.
    pub(super) fn capital(&self, word: &Word) -> bool {
        self.text[word.start..].chars().next().is_some_and(char::is_uppercase)
    }

    /// What stands between a word and the next one.
    pub(super) fn between(&self, word: &Word, next: &Word) -> &'t str {
        self.text.get(word.end..next.start).unwrap_or_default()
    }

    /// The words from one to another as they are written, with the question mark that follows.
    pub(super) fn span(&self, first: usize, last: usize) -> &'t str {
        let (Some(first), Some(last)) = (self.list.get(first), self.list.get(last)) else {
            return "";
        };
        let mark = usize::from(self.text[last.end..].starts_with('?'));
        self.text.get(first.start..last.end + mark).unwrap_or_default()
    }

    /// A sentence as it is written.
    pub(super) fn sentence(&self, sentence: &Sentence) -> &'t str {
        if sentence.first >= sentence.end {
            ""
        } else {
            self.span(sentence.first, sentence.end - 1)
        }
    }

    fn push(&mut self, start: usize, end: usize, wordings: &Wordings) {
        let written = written_out(&self.text[start..end]);
        for part in written.split(' ').filter(|part| !part.is_empty()) {
            self.add(start, end, part, wordings);
        }
    }

    fn add(&mut self, start: usize, end: usize, part: &str, wordings: &Wordings) {
        let from = self.plain.len() as u32;
        self.plain.push_str(part);
        self.list.push(Word {
            start,
            end,
            id: wordings.word(part),
            stem: wordings.stem(stem(part)),
            sentence: self.sentences.len() as u32 - 1,
            plain: (from, self.plain.len() as u32),
            number: part.as_bytes()[0].is_ascii_digit(),
        });
    }

    fn close(&mut self, at: usize, end: usize, asks: bool, wordings: &Wordings) {
        let last = self.sentences.len() - 1;
        if self.list.len() == self.sentences[last].first {
            return;
        }
        if asks {
            self.add(at, end, "?", wordings);
        }
        self.sentences[last].end = self.list.len();
        self.sentences[last].asks = asks;
        self.sentences.push(Sentence { first: self.list.len(), end: self.list.len(), asks: false });
    }

    /// Whether the full stop here belongs to a title, an initial or another shortened word.
    fn abbreviated(&self, stop: usize) -> bool {
        let Some(word) = self.list.last().filter(|word| word.end == stop) else { return false };
        const SHORT: &[&str] = &[
            "mr", "mrs", "ms", "mx", "dr", "prof", "st", "jr", "sr", "no", "nr", "ref", "e", "g",
            "vs", "approx",
        ];
        let word = self.plain(word);
        // "So did I." ends a sentence; an initial is followed by a name.
        let last = self.text[stop + 1..].trim_start_matches(' ');
        SHORT.contains(&word) && (word != "no" || last.starts_with(char::is_numeric))
            || word.len() == 1 && word != "i" && last.starts_with(char::is_uppercase)
    }
}

/// A word goes on over letters, digits, combining marks and apostrophes between letters.
fn end_of_word(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..].char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let inside = letter.is_alphanumeric()
            || ('\u{300}'..='\u{36f}').contains(&letter)
            || is_apostrophe(letter)
                && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !inside {
            break;
        }
        end = start + place + letter.len_utf8();
    }
    // "e-mail" is one word.
    if end - start == 1
        && text[start..].get(..6).is_some_and(|word| word.eq_ignore_ascii_case("e-mail"))
    {
        return end_of_word(text, start + 2);
    }
    end
}

pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´')
}

/// The plain words that a written word stands for, with spaces between them.
fn written_out(word: &str) -> Cow<'static, str> {
    let lower = word.to_lowercase();
    let Some((head, tail)) = lower.split_once(is_apostrophe) else {
        return whole(plain(&lower));
    };
    let (head, tail) = (plain(head), plain(tail));
    match tail.as_str() {
        "t" if head.ends_with('n') => Cow::Owned(match head.as_str() {
            "can" => "can not".to_owned(),
            "won" => "will not".to_owned(),
            "shan" => "shall not".to_owned(),
            _ => format!("{} not", &head[..head.len() - 1]),
        }),
        "re" => Cow::Owned(head + " are"),
        "ve" => Cow::Owned(head + " have"),
        "ll" => Cow::Owned(head + " will"),
        "d" => Cow::Owned(head + " would"),
        "m" => Cow::Owned(head + " am"),
        "s" if head == "let" => Cow::Borrowed("let us"),
        "s" => match head.as_str() {
            "it" | "he" | "she" | "that" | "what" | "how" | "who" | "where" | "there" | "here"
            | "when" | "everything" | "search" | "why" => Cow::Owned(head + " is"),
            _ => Cow::Owned(head),
        },
        _ => Cow::Owned(head + &tail),
    }
}

fn whole(word: String) -> Cow<'static, str> {
    Cow::Borrowed(match word.as_str() {
        "cannot" | "cant" => "can not",
        "dont" => "do not",
        "didnt" => "did not",
        "doesnt" => "does not",
        "havent" => "have not",
        "hasnt" => "has not",
        "wasnt" => "was not",
        "isnt" => "is not",
        "wont" => "will not",
        "im" => "i am",
        "ive" => "i have",
        "youve" => "you have",
        "whats" => "what is",
        "hows" => "how is",
        "wheres" => "where is",
        "e mail" => "email",
        "e mails" => "emails",
        "e mailed" => "emailed",
        _ => return Cow::Owned(word),
    })
}
