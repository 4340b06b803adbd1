//! Sentences of a mail: which of them promise news, and which words in them say when.

use std::ops::Range;

use super::phrase::{Phrase, Reader};
use super::{PromiseWords, Row, Says, place, promise_words};
use crate::calendar_words::{self, month, weekday};

/// A sentence as a range of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    from: usize,
    to: usize,
    question: bool,
}

/// Cuts a text into sentences. A blank line or a new list item ends one as well as a full stop does.
pub(super) fn sentences(reader: &Reader<'_>) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut from = 0;
    let count = reader.tokens.len();
    for at in 0..count {
        let end = match reader.word(at) {
            "!" | "?" => true,
            "." => ends_here(reader, at),
            _ => at + 1 < count && paragraph_between(reader, at),
        };
        if end || at + 1 == count {
            found.push(Sentence { from, to: at + 1, question: reader.word(at) == "?" });
            from = at + 1;
        }
    }
    found
}

fn ends_here(reader: &Reader<'_>, at: usize) -> bool {
    let Some(next) = reader.tokens.get(at + 1) else { return true };
    if next.joined {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |before| reader.word(before));
    let starts_small = reader.text.as_bytes()[next.start].is_ascii_lowercase();
    let letter = before.len() == 1 && before != "i" && before.as_bytes()[0].is_ascii_alphabetic();
    let shortened = letter
        || matches!(before, "mr" | "mrs" | "ms" | "dr" | "prof" | "approx" | "no" | "st" | "vs");
    let named = (month(before).is_some() || weekday(before).is_some()) && next.number.is_some();
    !(shortened || named || starts_small)
}

fn paragraph_between(reader: &Reader<'_>, at: usize) -> bool {
    let between = &reader.text[reader.tokens[at].end..reader.tokens[at + 1].start];
    let Some(first) = between.find('\n') else { return false };
    between[first + 1..].contains('\n')
        || matches!(reader.word(at + 1), "*" | "\u{2022}" | "\u{b7}" | ">")
        || (reader.word(at + 1) == "-" && reader.number(at).is_none())
}

impl Sentence {
    /// Where the sentence stands in the text.
    pub(super) fn place(&self, reader: &Reader<'_>) -> Range<usize> {
        place(reader, self.from, self.to)
    }

    /// The promise this sentence makes, if it says anything about when.
    pub(super) fn promise(&self, reader: &Reader<'_>) -> Option<PromiseWords> {
        if self.question || !self.may_say_when(reader) {
            return None;
        }
        if let Some(heard) = self.unless_heard(reader) {
            let phrases = reader.phrases(self.from, self.to);
            let phrase = phrases.iter().find(|phrase| phrase.due.is_some())?;
            let says = match heard {
                Unheard::TakeItAsNo => Says::SilenceMeansNo,
                Unheard::WriteToUs => Says::News,
                Unheard::Else => return None,
            };
            return Some(promise_words(reader, phrase, says));
        }
        let cues = self.cues(reader);
        if cues.is_empty() {
            return None;
        }
        let phrases = reader.phrases(self.from, self.to);
        let says = if self.only_the_chosen(reader) { Says::SilenceMeansNo } else { Says::News };
        let of = |dated: bool| {
            let mut candidates =
                cues.iter().filter_map(|cue| self.said_with(reader, cue, &phrases, dated));
            candidates.next()
        };
        of(true).or_else(|| of(false)).map(|phrase| promise_words(reader, phrase, says))
    }

    /// Most sentences of a mail have no word about time in them and need no closer look.
    fn may_say_when(&self, reader: &Reader<'_>) -> bool {
        reader.tokens[self.from..self.to]
            .iter()
            .any(|token| token.number.is_some() || calendar_words::about_time(token.text))
    }

    /// Whether news is promised, whenever it may come.
    pub(super) fn promises_news(&self, reader: &Reader<'_>) -> bool {
        !self.question && (!self.cues(reader).is_empty() || self.unless_heard(reader).is_some())
    }

    /// "We will be in touch", and not a word about when.
    pub(super) fn bare_promise(&self, reader: &Reader<'_>) -> Option<PromiseWords> {
        let cue = self.cues(reader).first()?.clone();
        let words = place(reader, cue.start, cue.end);
        Some(PromiseWords { due: None, words, row: Row::Soon, says: Says::News })
    }

    /// The phrase that belongs to a cue: the first behind it, else one that opens the clause before it.
    fn said_with<'p>(
        &self,
        reader: &Reader<'_>,
        cue: &Range<usize>,
        phrases: &'p [Phrase],
        dated: bool,
    ) -> Option<&'p Phrase> {
        let wanted = |phrase: &&Phrase| phrase.due.is_some() == dated;
        let behind = phrases
            .iter()
            .filter(wanted)
            .find(|phrase| phrase.from >= cue.end && belongs_behind(reader, cue, phrase));
        behind.or_else(|| {
            let mut before = phrases.iter().filter(wanted).rev();
            before.find(|phrase| phrase.to <= cue.start && self.opens_clause(reader, phrase, cue))
        })
    }

    fn opens_clause(&self, reader: &Reader<'_>, phrase: &Phrase, cue: &Range<usize>) -> bool {
        let opening = phrase.from == self.from
            || reader.is(
                phrase.from - 1,
                &[
                    ",",
                    ";",
                    ":",
                    "-",
                    "(",
                    "and",
                    "but",
                    "so",
                    "that",
                    "then",
                    "hopefully",
                    "expect",
                    "ideally",
                ],
            );
        let mut between = phrase.to..cue.start;
        let clear = !between.any(|at| reader.is(at, ASKED_OF_YOU) || reader.is(at, MEETINGS));
        opening && clear && (phrase.limits || cue.start - phrase.to <= 6)
    }

    /// Everything in this sentence that announces news from the employer, as ranges of tokens.
    fn cues(&self, reader: &Reader<'_>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for at in self.from..self.to {
            if let Some((end, kind)) = cue_at(reader, at)
                && self.is_promised(reader, at, kind)
            {
                found.push(at..end.min(self.to));
            }
        }
        found
    }

    /// Whether the words before a cue make it a promise: ours to keep, in the future, and not denied.
    fn is_promised(&self, reader: &Reader<'_>, at: usize, kind: Cue) -> bool {
        if kind == Cue::Always {
            return true;
        }
        let (mut future, mut ours) = (false, false);
        let mut subject = None;
        for back in (self.from.max(at.saturating_sub(12))..at).rev() {
            let word = reader.word(back);
            match word {
                "." | "!" | ";" => break,
                "will" | "ll" | "shall" | "should" | "hope" | "hoping" | "hopefully" | "expect"
                | "expected" | "expecting" | "aim" | "aiming" | "plan" | "planning" | "intend"
                | "anticipate" | "going" | "try" | "trying" | "can" | "able" | "promise"
                | "endeavour" | "endeavor" | "strive" | "target" | "committed" | "looking"
                | "ought" | "likely" | "always" | "usually" | "would" | "typically"
                | "generally" | "normally" => future = true,
                "not" | "t" | "cannot" | "never" | "unable" | "pleased" | "happy" | "delighted"
                | "sorry" | "regret" | "writing" | "wanted" | "unfortunately" | "wish" => {
                    return false;
                }
                "please" | "kindly" | "free" | "hesitate" | "must" | "ask"
                    if kind != Cue::YouGet =>
                {
                    return false;
                }
                "we" | "i" | "they" | "team" | "she" | "he" | "hr" | "manager" | "recruiter"
                | "colleague" | "someone" | "us"
                    if subject.is_none() =>
                {
                    subject = Some(true);
                    ours |= back + 1 == at;
                }
                "you" | "candidates" | "applicants"
                    if subject.is_none() && self.acts(reader, back) =>
                {
                    subject = Some(false);
                    ours |= back + 1 == at && kind == Cue::YouGet;
                }
                // A clause of its own in front says nothing about who acts in this one.
                "," | "and" | "so" | "but" | "then" if subject.is_some() => break,
                _ => {}
            }
        }
        match kind {
            Cue::Always => true,
            Cue::Noun => subject != Some(false) || future,
            Cue::YouGet => future || ours || at == self.from,
            Cue::WeDo => (future || ours) && subject != Some(false),
        }
    }

    /// Whether "you" or "candidates" are who acts, and not to whom something is done ("thank you and …").
    fn acts(&self, reader: &Reader<'_>, at: usize) -> bool {
        let people = !reader.is(at, &["you"]);
        let acting =
            reader.is(at + 1, &["will", "should", "can", "may", "must", "shall", "are", "have"]);
        let done_to = reader.is(
            at + 1,
            &[
                "and", "for", "so", "but", "know", ",", ";", "about", "with", "within", "by", "on",
                "all", "then",
            ],
        );
        if people { acting } else { !done_to }
    }

    /// "If you have not heard by …": what then?
    fn unless_heard(&self, reader: &Reader<'_>) -> Option<Unheard> {
        let all = || self.from..self.to;
        let heard = all().find(|at| {
            reader.is(*at, &["hear", "heard", "contacted", "received", "receive"])
                && (at.saturating_sub(6).max(self.from)..*at).any(|back| {
                    reader.is(
                        back,
                        &[
                            "not", "t", "haven", "don", "never", "nothing", "without", "unless",
                            "no",
                        ],
                    )
                })
        })?;
        let asks = all().any(|at| {
            reader.is(at, &["if", "unless", "should", "where", "event", "case", "assuming"])
        });
        if !asks {
            return None;
        }
        let before_heard = (self.from..heard).any(|at| reader.is(at, &["you"]));
        if !before_heard {
            return None;
        }
        const NO: &[&str] = &[
            "assume",
            "unsuccessful",
            "presume",
            "consider",
            "considered",
            "regard",
            "conclude",
            "shortlisted",
            "selected",
            "declined",
            "filled",
            "rejected",
            "rejection",
            "successful",
            "proceeding",
            "progressing",
            "progressed",
            "moved",
            "deemed",
        ];
        const WRITE: &[&str] = &[
            "please", "free", "contact", "touch", "follow", "nudge", "chase", "reach", "call",
            "email", "write", "remind", "ping", "drop", "know", "hesitate", "shout",
        ];
        let take_as_no = all().any(|at| {
            reader.is(at, NO)
                || (reader.is(at, &["take", "treat", "read"])
                    && reader.is(at + 1, &["it", "this", "that", "our", "silence"]))
                || (reader.is(at, &["a"]) && reader.is(at + 1, &["no"]))
        });
        Some(if take_as_no {
            Unheard::TakeItAsNo
        } else if all().any(|at| reader.is(at, WRITE)) {
            Unheard::WriteToUs
        } else {
            Unheard::Else
        })
    }

    /// "Only shortlisted candidates will be contacted": who hears nothing has his answer.
    fn only_the_chosen(&self, reader: &Reader<'_>) -> bool {
        (self.from..self.to).any(|at| {
            reader.is(at, &["only"])
                && (at + 1..at + 4).any(|next| {
                    reader.is(
                        next,
                        &["shortlisted", "successful", "selected", "suitable", "short", "chosen"],
                    )
                })
        })
    }
}

enum Unheard {
    TakeItAsNo,
    WriteToUs,
    Else,
}

/// What the candidate is asked to do; a date behind such a word is the candidate's.
const ASKED_OF_YOU: &[&str] = &[
    "please",
    "kindly",
    "submit",
    "complete",
    "must",
    "need",
    "deadline",
    "return",
    "availability",
];

/// What takes place on a day; a bare "on Friday" behind such a word is the day of that.
const MEETINGS: &[&str] = &[
    "interview",
    "interviews",
    "meeting",
    "meet",
    "call",
    "arrange",
    "schedule",
    "scheduled",
    "discuss",
    "starting",
    "start",
    "onsite",
    "session",
    "chat",
    "speak",
    "talk",
    "presentation",
];

/// So many words behind a cue a date belongs to something else.
const FAR: usize = 25;

fn belongs_behind(reader: &Reader<'_>, cue: &Range<usize>, phrase: &Phrase) -> bool {
    if phrase.from - cue.end > FAR {
        return false;
    }
    let mut from = cue.end;
    // What a comma closed no longer stands in between, but a new request does.
    for at in cue.end..phrase.from {
        if reader.is(at, &[","]) && !reader.is(at + 1, &["and"]) {
            from = at + 1;
        }
    }
    let knows = reader.is(cue.end - 1, &["know"]);
    !(cue.end..phrase.from).any(|at| reader.is(at, ASKED_OF_YOU))
        && !(from..phrase.from).any(|at| {
            reader.is(at, &["once", "when", "after", "following", "unless", "whenever"])
                || (reader.is(at, &["if"]) && !knows)
                || (reader.is(at, &["should"])
                    && reader.is(at + 1, &["a", "an", "any", "your", "we", "there", "another"]))
                || (!phrase.limits && reader.is(at, MEETINGS))
        })
}

/// How a cue promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// By itself: "our timeline".
    Always,
    /// A noun: "decision by".
    Noun,
    /// The candidate gets something: "hear", "be contacted", "receive an answer".
    YouGet,
    /// The employer does something: "get back to you", "decide".
    WeDo,
}

const YOU: &[&str] = &[
    "you",
    "all",
    "every",
    "everyone",
    "candidates",
    "applicants",
    "successful",
    "shortlisted",
    "selected",
    "both",
];

const NEWS: &[&str] = &[
    "decision",
    "decisions",
    "answer",
    "feedback",
    "update",
    "updates",
    "news",
    "outcome",
    "outcomes",
    "result",
    "results",
    "response",
    "reply",
    "verdict",
    "shortlist",
    "offers",
    "timeline",
    "conclusion",
    "information",
];

/// A cue that begins at this token: one past its end, and its kind.
fn cue_at(reader: &Reader<'_>, at: usize) -> Option<(usize, Cue)> {
    let is = |offset: usize, words: &[&str]| reader.is(at + offset, words);
    let previous = |words: &[&str]| at > 0 && reader.is(at - 1, words);
    let cue = match reader.word(at) {
        "get" | "getting" | "come" | "coming" | "circle" | "circling" | "report" | "be"
        | "loop" | "write" | "go"
            if is(1, &["back"]) && is(2, &["to", "with"]) && is(3, YOU) =>
        {
            (at + 4, Cue::WeDo)
        }
        "get" | "come" | "circle" | "be" if is(1, &["back"]) && !is(2, &["to"]) => {
            (at + 2, Cue::WeDo)
        }
        "revert" => (at + 1, Cue::WeDo),
        "touch"
            if previous(&["in"])
                && !(at > 1 && reader.is(at - 2, &["keep", "stay", "remain", "keeping"])) =>
        {
            (at + 1, Cue::WeDo)
        }
        "touch" if is(1, &["base"]) => (at + 2, Cue::WeDo),
        "contact" if previous(&["in"]) => (at + 1, Cue::WeDo),
        "contact" | "contacting" | "call" | "calling" | "phone" | "ring" | "email" | "inform"
        | "notify" | "update" | "advise" | "tell" | "notifying" | "informing" | "updating"
        | "message" | "text"
            if is(1, YOU) =>
        {
            (at + 2, Cue::WeDo)
        }
        "contacted" | "notified" | "informed" | "updated" | "advised"
            if previous(&["be", "get"]) =>
        {
            (at + 1, Cue::YouGet)
        }
        "reach" | "reaching" if is(1, &["out"]) => (at + 2, Cue::WeDo),
        "let" | "letting" if is(1, YOU) => {
            let know = (at + 2..at + 5).find(|next| reader.is(*next, &["know", "have"]))?;
            (know + 1, Cue::WeDo)
        }
        "keep" | "keeping" if is(1, &["you"]) && is(2, &["posted", "updated", "informed"]) => {
            (at + 3, Cue::WeDo)
        }
        "hear" | "hearing"
            if !(is(1, &["from"]) && is(2, &["you"]) || is(1, &["back"]) && is(3, &["you"])) =>
        {
            (at + 1, Cue::YouGet)
        }
        "respond" | "reply" | "answer"
            if previous(&["will", "ll", "to", "always", "usually", "should"]) =>
        {
            (at + 1, Cue::WeDo)
        }
        "follow" | "following" if is(1, &["up"]) => (at + 2, Cue::WeDo),
        "decide" | "deciding" => (at + 1, Cue::WeDo),
        "decided" if previous(&["be"]) => (at + 1, Cue::WeDo),
        "timeline" | "timeframe" if !previous(&["your"]) => (at + 1, Cue::Always),
        "time" if is(1, &["frame", "line"]) => (at + 2, Cue::Always),
        "allow" if !is(1, &["you"]) => (at + 1, Cue::Always),
        "take" | "takes" | "taking" if taken_by_process(reader, at) => (at + 1, Cue::Always),
        "send" | "sending" | "share" | "sharing" | "provide" | "providing" | "give" | "giving"
        | "make" | "making" | "reach" | "reaching" | "announce" | "finalize" | "finalise"
        | "confirm" | "communicate" | "deliver" | "return" | "come" | "extend" | "finalizing"
        | "finalising" | "work" | "move" => (news_behind(reader, at)?, Cue::WeDo),
        "receive" | "receiving" | "expect" | "get" | "have" | "having" => {
            (news_behind(reader, at)?, Cue::YouGet)
        }
        "next" if is(1, &["steps", "step"]) => (noun(reader, at, at + 2)?, Cue::Noun),
        word if NEWS.contains(&word) => (noun(reader, at, at + 1)?, Cue::Noun),
        _ => return None,
    };
    Some(cue)
}

/// "make our final hiring decision", "give you a call": the news a verb of giving is about.
fn news_behind(reader: &Reader<'_>, at: usize) -> Option<usize> {
    for next in at + 1..at + 8 {
        let word = reader.word(next);
        if matches!(word, "" | "." | "," | ";" | "by" | "within" | "please") {
            return None;
        }
        let news = NEWS.contains(&word)
            || (word == "steps" && reader.is(next - 1, &["next"]))
            || (matches!(word, "call" | "ring" | "shout" | "offer")
                && reader.is(next - 1, &["a", "an"]));
        if news && !yours(reader, next) {
            return Some(next + 1);
        }
    }
    None
}

/// A noun of news that is followed by when or how it will come.
fn noun(reader: &Reader<'_>, at: usize, end: usize) -> Option<usize> {
    const COMES: &[&str] = &[
        "by", "within", "in", "will", "ll", "is", "are", "should", "expected", "due", ":", "comes",
        "come", "this", "next", "early", "end", "tomorrow", "today", "on", "shortly", "soon",
        "before", "no",
    ];
    if yours(reader, at) {
        return None;
    }
    (end..end + 5).any(|next| reader.is(next, COMES)).then_some(end)
}

/// "your decision" and the like are the candidate's to give.
fn yours(reader: &Reader<'_>, at: usize) -> bool {
    let own = matches!(
        reader.word(at),
        "decision" | "answer" | "response" | "reply" | "timeline" | "information"
    );
    let from = at.saturating_sub(3);
    own && (from..at).any(|back| reader.is(back, &["your"]))
}

fn taken_by_process(reader: &Reader<'_>, at: usize) -> bool {
    const PROCESS: &[&str] = &[
        "process",
        "review",
        "decision",
        "screening",
        "reviewing",
        "selection",
        "evaluation",
        "response",
        "reply",
    ];
    (at.saturating_sub(7)..at + 10).any(|near| reader.is(near, PROCESS))
}
