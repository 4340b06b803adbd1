//! From the words met to a weight for everything they speak for.

use std::collections::HashMap;
use std::sync::LazyLock;

use heardback_core::invitation::Purpose;
use heardback_core::mail::Mail;

use super::languages::LANGUAGES;
use super::phrases::{COULD, IF, MAY, Match, Phrases, TELLING};
use super::rule::{Place, Rule, Signal};
use super::words::{Word, Words};
use super::{company, role, wishes};

/// The words of a message that count, and all that rules found in them.
pub(super) struct Scan<'m> {
    pub(super) subject: Words<'m>,
    pub(super) body: Words<'m>,
    found: Vec<Found>,
}

/// A rule that spoke, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) use_: Use,
    pub(super) in_subject: bool,
    pub(super) place: Match,
}

/// What a phrase is for: a rule of a label, or an anchor beside which a field stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Use {
    Rule(&'static Rule, usize),
    /// A company's name follows.
    Company(&'static company::Anchor),
    /// A role follows.
    Role(&'static role::Anchor),
    /// It says how somebody wishes to be in touch.
    Wish(&'static wishes::Anchor),
}

/// How many words of a text are its beginning.
const EARLY: usize = 350;

/// How often a rule may be turned down before it is left alone.
const PATIENCE: u8 = 8;

struct Book {
    phrases: Phrases,
    uses: Vec<Use>,
    /// For every rule the words that take its force away.
    spoilers: Vec<Vec<u32>>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let mut uses = Vec::new();
    let mut phrases = Vec::new();
    let mut marked = Vec::new();
    let mut spoilers = Vec::new();
    let rules = LANGUAGES
        .iter()
        .flat_map(|language| language.rules.iter().map(|rule| (rule, &language.lists)));
    for (number, (rule, lists)) in rules.enumerate() {
        for phrase in &rule.phrases {
            uses.push(Use::Rule(rule, number));
            phrases.push((*phrase, lists));
        }
        let words: Vec<&str> = rule.spoiled.iter().flat_map(|word| lists.words(word)).collect();
        marked.extend(words.iter().map(|word| (0, *word)));
        spoilers.push(words);
    }
    let english = &LANGUAGES[0].lists;
    for anchor in company::ANCHORS {
        for phrase in anchor.phrases {
            uses.push(Use::Company(anchor));
            phrases.push((phrase, english));
        }
    }
    for anchor in role::ANCHORS {
        for phrase in anchor.phrases {
            uses.push(Use::Role(anchor));
            phrases.push((phrase, english));
        }
    }
    for anchor in wishes::ANCHORS {
        for phrase in anchor.phrases {
            uses.push(Use::Wish(anchor));
            phrases.push((phrase, english));
        }
    }
    for language in LANGUAGES.iter() {
        for (mark, list) in
            [(TELLING, "<telling>"), (IF, "<if>"), (MAY, "<may>"), (COULD, "<could>")]
        {
            marked.extend(language.lists.words(list).into_iter().map(|word| (mark, word)));
        }
    }
    let phrases = Phrases::new(phrases, &marked);
    let ids = |words: Vec<&str>| words.into_iter().map(|word| phrases.id_of(word)).collect();
    let spoilers = spoilers.into_iter().map(ids).collect();
    Book { phrases, uses, spoilers }
});

impl<'m> Scan<'m> {
    pub(super) fn of(subject: &'m str, body: &'m str) -> Self {
        let subject = Words::of(subject, &BOOK.phrases);
        let body = Words::of(body, &BOOK.phrases);
        // Most mail has not one word of a search for work, and is let go at once.
        if !subject.telling && !body.telling {
            return Self { subject, body, found: Vec::new() };
        }
        Self::through(subject, body)
    }

    /// The same of a message that is known to belong to a search, whatever its words.
    pub(super) fn of_known(subject: &'m str, body: &'m str) -> Self {
        Self::through(Words::of(subject, &BOOK.phrases), Words::of(body, &BOOK.phrases))
    }

    fn through(subject: Words<'m>, body: Words<'m>) -> Self {
        let mut found: Vec<Found> = Vec::new();
        let mut asked = vec![0u8; BOOK.spoilers.len()];
        for (words, in_subject) in [(&subject, true), (&body, false)] {
            for place in BOOK.phrases.find(words) {
                let use_ = BOOK.uses[place.phrase];
                if let Use::Rule(rule, number) = use_ {
                    // A rule counts once, where it speaks first; one that was turned down again and again is not asked on.
                    if asked[number] >= PATIENCE {
                        continue;
                    }
                    asked[number] += 1;
                    if !counts(rule, &BOOK.spoilers[number], words, place, in_subject) {
                        continue;
                    }
                    asked[number] = PATIENCE;
                }
                found.push(Found { use_, in_subject, place });
            }
        }
        Self { subject, body, found }
    }

    /// The words that a finding stands in.
    pub(super) fn words(&self, found: &Found) -> &Words<'m> {
        if found.in_subject { &self.subject } else { &self.body }
    }

    /// The findings of one kind, subject before body.
    pub(super) fn found(&self) -> impl Iterator<Item = &Found> {
        self.found.iter()
    }

    /// Everything spoken for, weighed.
    pub(super) fn weights(&self) -> Weights {
        let mut weights = Weights::default();
        for found in &self.found {
            if let Use::Rule(rule, _) = found.use_ {
                weights.add(rule, found);
                if rule.name == "offer.extended" && says_you(self.words(found), found.place) {
                    weights.offers_to_the_reader = true;
                }
            }
        }
        weights
    }
}

/// How strongly each thing is spoken for: every rule counts once, and two rules count more than one.
#[derive(Debug, Default)]
pub(super) struct Weights {
    doubt: HashMap<Signal, f32>,
    rules: Vec<(&'static Rule, Found)>,
    offers_to_the_reader: bool,
}

impl Weights {
    fn add(&mut self, rule: &'static Rule, found: &Found) {
        if !self.rules.iter().any(|(known, _)| std::ptr::eq(*known, rule)) {
            self.rules.push((rule, *found));
            // A letter says early what it is about; far down a newsletter anything may stand.
            let far = !found.in_subject
                && found.place.first > EARLY
                && !matches!(rule.signal, Signal::Foreign | Signal::Bulk);
            self.support(rule.signal, if far { rule.weight * 0.4 } else { rule.weight });
        }
    }

    /// Something beside the words speaks for it.
    pub(super) fn support(&mut self, signal: Signal, weight: f32) {
        *self.doubt.entry(signal).or_insert(1.0) *= 1.0 - weight;
    }

    pub(super) fn of(&self, signal: Signal) -> f32 {
        1.0 - self.doubt.get(&signal).copied().unwrap_or(1.0)
    }

    /// Every rule that spoke, and where.
    pub(super) fn spoken(&self) -> impl Iterator<Item = (&'static Rule, &Found)> {
        self.rules.iter().map(|(rule, found)| (*rule, found))
    }

    /// Everything that is spoken for, and how strongly.
    pub(super) fn all(&self) -> impl Iterator<Item = (Signal, f32)> {
        self.doubt.keys().map(|signal| (*signal, self.of(*signal)))
    }

    /// Whether an offer is made to whoever reads it: “offer you”, and not “offer him”.
    pub(super) fn offers_to_the_reader(&self) -> bool {
        self.offers_to_the_reader
    }

    /// Whether the reader's application and the title of a job stand side by side, and no word says that people apply for
    /// something else here: a designer may have written about tax forms.
    pub(super) fn names_the_job_applied_for(&self) -> bool {
        const NEAR: usize = 8;
        let elsewhere = self
            .rules
            .iter()
            .any(|(rule, _)| rule.signal == Signal::Foreign && rule.name != "foreign.field");
        let of = |signal| self.rules.iter().filter(move |(rule, _)| rule.signal == signal);
        let beside = |one: &Found, other: &Found| {
            one.in_subject == other.in_subject
                && one.place.first.abs_diff(other.place.first) <= NEAR
        };
        let titles: Vec<&Found> = of(Signal::Employment)
            .filter(|(rule, _)| rule.name == "employment.title")
            .map(|(_, found)| found)
            .collect();
        !elsewhere
            && of(Signal::Applied)
                .any(|(_, applied)| titles.iter().any(|title| beside(applied, title)))
    }

    /// Whether a rule of this name spoke.
    pub(super) fn spoke(&self, name: &str) -> bool {
        self.rules.iter().any(|(rule, _)| rule.name == name)
    }

    /// The strongest single rule for a signal.
    pub(super) fn strongest(&self, signal: Signal) -> Option<(&'static Rule, &Found)> {
        let of_signal = self.rules.iter().filter(|(rule, _)| rule.signal == signal);
        of_signal
            .max_by(|(one, _), (other, _)| one.weight.total_cmp(&other.weight))
            .map(|(rule, found)| (*rule, found))
    }
}

/// Whether a rule holds where its words were met.
fn counts(
    rule: &Rule,
    spoilers: &[u32],
    words: &Words<'_>,
    place: Match,
    in_subject: bool,
) -> bool {
    let here = match rule.place {
        Place::Anywhere => true,
        Place::Subject => in_subject,
        Place::Body => !in_subject,
    };
    here && (rule.even_if || !only_supposed(words, place)) && !spoiled(spoilers, words, place)
}

fn says_you(words: &Words<'_>, place: Match) -> bool {
    (place.first..=place.last).any(|at| words.word(at).eq_ignore_ascii_case("you"))
}

/// “If you are not selected …”: said before it happened.
fn only_supposed(words: &Words<'_>, place: Match) -> bool {
    const FAR: usize = 28;
    let sentence = words.list[place.first].sentence;
    let before = words.list[..place.first].iter().enumerate().rev();
    before.take_while(|(_, word)| word.sentence == sentence).take(FAR).enumerate().any(
        |(distance, (at, word))| {
            let mark = BOOK.phrases.marks(word.id);
            let near = distance < 6;
            mark & IF != 0
                || near && mark & MAY != 0
                || near && mark & COULD != 0 && !opens_sentence(words, at) && !negated(words, at)
        },
    )
}

/// “We could not” tells what was not.
fn negated(words: &Words<'_>, at: usize) -> bool {
    words.word(at + 1).eq_ignore_ascii_case("not")
}

/// “Could we …?” asks; “we could …” supposes.
fn opens_sentence(words: &Words<'_>, at: usize) -> bool {
    at == 0 || words.list[at - 1].sentence != words.list[at].sentence
}

fn spoiled(spoilers: &[u32], words: &Words<'_>, place: Match) -> bool {
    if spoilers.is_empty() {
        return false;
    }
    let sentence = words.list[place.first].sentence;
    let same = |word: &&Word| word.sentence == sentence;
    let before = words.list[..place.first].iter().rev().take_while(same).count();
    let after = words.list[place.first..].iter().take_while(same).count();
    let (from, to) = (place.first - before, place.first + after);
    (from..to).any(|at| {
        let word = words.list[at];
        word.id != 0 && spoilers.contains(&word.id) && !eager(words, at)
    })
}

/// Who “can't wait” denies nothing.
fn eager(words: &Words<'_>, at: usize) -> bool {
    words.word(at + 1).eq_ignore_ascii_case("wait")
}

/// What headers and the sender's address say, added to the weights.
pub(super) fn weigh_headers(mail: &Mail, weights: &mut Weights) {
    use super::senders::{Sender, is_hiring_desk, sender};
    if let Some(from) = &mail.from {
        match sender(&from.domain()) {
            Sender::Relay => weights.support(Signal::Job, 0.85),
            Sender::Board => {
                weights.support(Signal::Job, 0.7);
                // What a board sends to all its readers, and is none of its notes about one application, are jobs.
                let of_jobs = ["job", "alert", "match", "recommend"];
                if mail.flags.list_unsubscribe
                    && of_jobs.iter().any(|word| from.email.contains(word))
                {
                    weights.support(Signal::Alert, 0.6);
                }
            }
            Sender::Freemail | Sender::Unknown => {}
        }
        // LinkedIn passes on what recruiters write to strangers from addresses of its own.
        if from.domain().ends_with("linkedin.com") && from.local().contains("hit-reply") {
            weights.support(Signal::Outreach, 0.7);
        }
        if is_hiring_desk(from) {
            weights.support(Signal::Job, 0.5);
        }
    }
    // Calendars name their mail so, with the time behind an at sign.
    let subject = &mail.subject;
    let calendar =
        ["Invitation: ", "Updated invitation: ", "Canceled event: ", "Cancelled event: "];
    if calendar.iter().any(|opening| subject.starts_with(opening)) && subject.contains(" @ ") {
        let first = subject.starts_with("Invitation: ")
            && subject.to_ascii_lowercase().contains("interview");
        weights.support(if first { Signal::Interview } else { Signal::Scheduling }, 0.95);
    }
    // An invitation whose title names an interview is to one, whatever the letter around it says.
    if let Some(invitation) = mail.invitations.iter().find(|one| one.names_interview()) {
        let (signal, weight) = match invitation.purpose {
            Purpose::Invite if invitation.sequence == 0 => (Signal::Interview, 0.85),
            Purpose::Invite | Purpose::Cancel | Purpose::Counter => (Signal::Scheduling, 0.97),
            Purpose::Answer => (Signal::Scheduling, 0.5),
        };
        weights.support(signal, weight);
        weights.support(Signal::Interview, 0.6);
        weights.support(Signal::Job, 0.7);
    }
    // Who sends a résumé applies, or answers who asked for one.
    let is_resume = |name: &String| {
        let lower = name.to_lowercase();
        let parts = lower.split(|c: char| !c.is_alphanumeric());
        parts
            .into_iter()
            .any(|part| ["cv", "resume", "résumé", "lebenslauf", "curriculum"].contains(&part))
    };
    if mail.attachments.iter().any(is_resume) {
        weights.support(Signal::Own, 0.7);
    }
    let flags = &mail.flags;
    if flags.auto_reply
        || flags.auto_submitted.as_deref().is_some_and(|value| value.starts_with("auto-replied"))
    {
        weights.support(Signal::AutoReply, 0.9);
    }
    if flags.precedence.as_deref() == Some("auto_reply") {
        weights.support(Signal::AutoReply, 0.8);
    }
    if flags.list_unsubscribe {
        weights.support(Signal::Bulk, 0.5);
        weights.support(Signal::Alert, 0.2);
    }
    if flags.list || matches!(flags.precedence.as_deref(), Some("bulk" | "list" | "junk")) {
        weights.support(Signal::Bulk, 0.6);
    }
}
