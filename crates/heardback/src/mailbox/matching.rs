//! The second half of an import: every kept message, in the order they were written, to its application.

use std::collections::BTreeSet;

use heardback_core::fact::{
    BatchId, Event, Fact, FactId, ImportId, MessageKey, Moment, Origin, SeekerDetail,
};
use heardback_core::journal::Journal;
use heardback_core::mail::Mail;
use heardback_core::matching::{Keep, Matcher, OwnAddresses};
use heardback_formats::recognize;
use heardback_store::{ImportWriter, Settled, Store};
use jiff::Timestamp;

use super::import::{Kept, Receipt, no_room, seen_only, stored};
use super::late::Late;
use super::source::Opened;
use super::spool::{Place, Spool};
use crate::desk::Map;
use crate::failure::Failure;

/// A message that says nothing of a job and may be a person's answer.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    date: Option<Timestamp>,
    key: MessageKey,
    place: Place,
    source: usize,
}

impl Candidate {
    pub(super) fn new(mail: &Mail, place: Place, source: usize) -> Self {
        Candidate { date: mail.date, key: mail.key, place, source }
    }
}

/// What the first half found.
pub(super) struct Found<'a> {
    pub(super) candidates: Vec<Candidate>,
    pub(super) spool: Spool,
    pub(super) sources: &'a [Opened],
    pub(super) import: ImportId,
    pub(super) batch: BatchId,
    pub(super) now: Timestamp,
    /// The user's name, as the sent mail has it.
    pub(super) name: Option<String>,
}

/// Where the next message is.
enum Next {
    InStore(MessageKey),
    InSpool(usize),
}

/// Matches everything that waits for it. `known` has the journal so far, `target` the kept messages; they differ in a
/// dry run only.
pub(super) fn run(
    known: &Store,
    target: &Store,
    writer: &mut ImportWriter<'_>,
    own: &[String],
    mut found: Found<'_>,
    receipt: &mut Receipt,
) -> Result<(), Failure> {
    let facts = known.facts()?;
    let journal = Journal::from_facts(&facts, &Map);
    let mut matcher = Matcher::new(&journal, &facts);
    let mut addresses = OwnAddresses::new(own.iter().map(String::as_str));
    let mut order: Vec<(Option<Timestamp>, MessageKey, Next)> = Vec::new();
    for (key, date) in target.unmatched()? {
        order.push((date, key, Next::InStore(key)));
    }
    for (index, candidate) in found.candidates.iter().enumerate() {
        order.push((candidate.date, candidate.key, Next::InSpool(index)));
    }
    // Messages without a date come first: nothing can be concluded from their order.
    order.sort_by_key(|&(date, key, _)| (date, key));
    if order.is_empty() {
        return Ok(());
    }
    writer.record(who_it_is(&journal, own, &found));

    let mut asked: Vec<MessageKey> = Vec::new();
    for (_, key, next) in order {
        let (mail, read, source) = match &next {
            Next::InStore(key) => {
                let Some(message) = target.message(*key)? else { continue };
                let Ok(kept) = serde_json::from_str::<Kept>(&message.reading) else {
                    // Kept by another version that wrote it otherwise: the user is asked.
                    writer.settle(*key, Settled::Review);
                    continue;
                };
                let mut mail = kept.mail;
                mail.text = message.text;
                (mail, Some(kept.reading), None)
            }
            Next::InSpool(index) => {
                let candidate = &found.candidates[*index];
                let mail = found.spool.get(candidate.place).map_err(no_room)?;
                (mail, None, Some(found.sources[candidate.source].now.id))
            }
        };
        addresses.learn(&mail);
        let reading = match read {
            _ if addresses.sent(&mail) => recognize::read_sent(&mail, &journal.days),
            Some(reading) => reading,
            // Only what belongs to an application by its thread or its sender is told of such a mail.
            None => recognize::read_known(&mail, &journal.days),
        };
        let taken = matcher.take(&mail, &reading, &addresses, found.import, found.now);
        writer.record(taken.facts.into_iter().map(|fact| Fact { batch: found.batch, ..fact }));
        let settled = match taken.keep {
            Keep::Kept { applications } => {
                receipt.kept += 1;
                Settled::Belongs(applications)
            }
            Keep::Review { folded, .. } => {
                if folded {
                    receipt.folded += 1;
                } else {
                    receipt.review += 1;
                }
                asked.push(key);
                Settled::Review
            }
            Keep::Not { why } => {
                *receipt.not_kept.entry(counted(why)).or_default() += 1;
                Settled::Dropped
            }
        };
        match (source, &settled) {
            (None, _) => writer.settle(key, settled),
            (Some(source), Settled::Dropped) => writer.add_later(seen_only(key, source)),
            (Some(source), _) => {
                writer.add_later(stored(mail, reading, found.import, source));
                writer.settle(key, settled);
            }
        }
    }
    Late {
        known,
        target,
        own: &addresses,
        import: found.import,
        batch: found.batch,
        now: found.now,
    }
    .settle(&mut matcher, &facts, &asked, writer, receipt)
}

/// What a mail that is not kept is counted as in the receipt.
fn counted(why: &'static str) -> &'static str {
    match why {
        "it is not about a job" | "you said that such mail is not about your search" => {
            "other mail"
        }
        "it lists postings" => "job alerts",
        "it went to many" => "newsletters and lists",
        "a machine answered a mail outside the search" | "a mail outside the search came back" => {
            "answers by machine"
        }
        "your own mail to somebody outside the search" => "your own letters to others",
        why => why,
    }
}

/// Who the mailbox belongs to is a fact as well: undoing the import forgets it again.
fn who_it_is(journal: &Journal, own: &[String], found: &Found<'_>) -> Vec<Fact> {
    let known: BTreeSet<String> =
        journal.seeker.addresses.iter().map(|address| address.to_lowercase()).collect();
    let addresses = own
        .iter()
        .filter(|address| !known.contains(&address.to_lowercase()))
        .map(|address| SeekerDetail::Address(address.clone()));
    let name = found.name.clone().filter(|_| journal.seeker.name.is_none()).map(SeekerDetail::Name);
    addresses
        .chain(name)
        .map(|detail| Fact {
            // Said anew after it was taken back, it is another fact.
            id: FactId::digest(["own", &format!("{detail:?}"), &found.import.to_string()]),
            on: Moment::Instant(found.now),
            recorded: found.now,
            batch: found.batch,
            origin: Origin::Typed,
            event: Event::Seeker { detail },
        })
        .collect()
}
