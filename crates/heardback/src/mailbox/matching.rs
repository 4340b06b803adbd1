//! The second half of an import: every kept message, in the order they were written, to its application.

use std::collections::{BTreeSet, HashSet};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use heardback_core::fact::{
    BatchId, Event, Fact, FactId, ImportId, MessageKey, Moment, Origin, SeekerDetail,
};
use heardback_core::journal::Journal;
use heardback_core::mail::Mail;
use heardback_core::matching::{Keep, Matcher, OwnAddresses, Sketch};
use heardback_core::reading::Reading;
use heardback_core::working_days::WorkingDays;
use heardback_formats::recognize;
use heardback_store::{ImportWriter, ReadMessage, Settled, Store};
use jiff::Timestamp;

use super::import::{Kept, Receipt, no_room, seen_only, stored};
use super::late::Late;
use super::spool::{Perhaps, Place, Spool};
use crate::failure::Failure;

/// A mail between the halves.
#[derive(Debug)]
pub(super) struct Waiting {
    date: Option<Timestamp>,
    key: MessageKey,
    place: Place,
    /// Of a mail that says nothing of a job and may be a person's answer, and that the store does not have: what tells
    /// whether it is worth another look, and its source.
    perhaps: Option<(Sketch, i64)>,
}

impl Waiting {
    /// One that the store keeps.
    pub(super) fn kept(date: Option<Timestamp>, key: MessageKey, place: Place) -> Self {
        Waiting { date, key, place, perhaps: None }
    }

    /// One that may turn out to belong to the search.
    pub(super) fn perhaps(
        date: Option<Timestamp>,
        key: MessageKey,
        place: Place,
        sketch: Sketch,
        source: i64,
    ) -> Self {
        Waiting { date, key, place, perhaps: Some((sketch, source)) }
    }
}

/// What the first half found.
pub(super) struct Found<'a> {
    pub(super) waiting: Vec<Waiting>,
    pub(super) spool: Spool,
    /// The user's own addresses, as far as the mail itself shows them.
    pub(super) addresses: OwnAddresses,
    pub(super) import: ImportId,
    pub(super) batch: BatchId,
    pub(super) now: Timestamp,
    /// The user's name, as the sent mail has it.
    pub(super) name: Option<String>,
    /// Set to end early; nothing of this half is recorded then.
    pub(super) stop: &'a AtomicBool,
}

/// Matches everything that waits for it. `known` has the journal so far, `target` the kept messages; they differ in a
/// dry run only.
pub(super) fn run(
    (known, target): (&Store, &Store),
    (facts, journal): (&[Fact], &Journal),
    writer: &mut ImportWriter<'_>,
    own: &[String],
    mut found: Found<'_>,
    receipt: &mut Receipt,
) -> Result<(), Failure> {
    left_over(target, writer, &mut found)?;
    if found.waiting.is_empty() {
        return Ok(());
    }
    writer.record(who_it_is(journal, own, &found));
    let Found { mut waiting, spool, addresses, import, now, stop, .. } = found;
    // Messages without a date come first: nothing can be concluded from their order.
    waiting.sort_by_key(|waits| (waits.date, waits.key));
    let half = Second {
        spool: Mutex::new(spool),
        own: OwnAddresses::new(own.iter().map(String::as_str).chain(addresses.iter())),
        days: &journal.days,
        import,
        now,
        stop,
    };
    let matcher = Matcher::new(journal, facts);
    let (read_out, read_in) = sync_channel(WAITING);
    let (done_out, done_in) = sync_channel(WAITING);
    let mut asked: Vec<MessageKey> = Vec::new();
    let placed = thread::scope(|scope| {
        let (half, waiting) = (&half, &waiting);
        scope.spawn(move || half.read_ahead(waiting, &read_out));
        let placing = scope.spawn(move || half.place(matcher, waiting, &read_in, &done_out));
        for parcel in done_in {
            for done in parcel? {
                if matches!(done.keep, Keep::Review { .. }) {
                    asked.push(done.key);
                }
                done.write(writer, found.batch, receipt)?;
            }
        }
        Ok::<_, Failure>(placing.join())
    })?;
    let mut matcher = placed.unwrap_or_else(|panic| resume_unwind(panic));
    if stop.load(Ordering::Relaxed) {
        return Ok(());
    }
    Late { known, target, own: &half.own, import, batch: found.batch, now }.settle(
        &mut matcher,
        facts,
        &asked,
        writer,
        receipt,
    )
}

/// Mail that the store keeps and nobody has matched: an import before this one was stopped.
fn left_over(
    target: &Store,
    writer: &mut ImportWriter<'_>,
    found: &mut Found<'_>,
) -> Result<(), Failure> {
    let at_hand: HashSet<MessageKey> = found.waiting.iter().map(|waits| waits.key).collect();
    for (key, date) in target.unmatched()? {
        if at_hand.contains(&key) {
            continue;
        }
        let Some(message) = target.message(key)? else { continue };
        let Ok(kept) = serde_json::from_str::<Kept>(&message.reading) else {
            // Kept by another version that wrote it otherwise: the user is asked.
            writer.settle(key, Settled::Review);
            continue;
        };
        found.addresses.learn(&kept.mail);
        let place = found.spool.put(&message.reading, &message.text).map_err(no_room)?;
        found.waiting.push(Waiting::kept(date, key, place));
    }
    Ok(())
}

/// Mails travel in parcels of so many from thread to thread …
const PARCEL: usize = 64;
/// … and so many parcels wait between two.
const WAITING: usize = 4;

/// What both threads of this half need.
struct Second<'a> {
    spool: Mutex<Spool>,
    own: OwnAddresses,
    days: &'a WorkingDays,
    import: ImportId,
    now: Timestamp,
    stop: &'a AtomicBool,
}

/// A mail and what was read in it.
type Ready = Box<(Mail, Reading)>;

/// What became of one mail.
struct Done {
    key: MessageKey,
    /// Where it was read, if the store does not have it.
    source: Option<i64>,
    keep: Keep,
    facts: Vec<Fact>,
    /// What the store is to keep of it.
    message: Option<ReadMessage>,
}

impl Second<'_> {
    /// Brings every mail that the store keeps, in order.
    fn read_ahead(
        &self,
        waiting: &[Waiting],
        out: &SyncSender<Result<Vec<Option<Ready>>, Failure>>,
    ) {
        for parcel in waiting.chunks(PARCEL) {
            let ready = parcel.iter().map(|waits| match waits.perhaps {
                None => self.read_kept(waits.place).map(Some),
                Some(_) => Ok(None),
            });
            // Nobody listens any more once something went wrong there.
            if out.send(ready.collect()).is_err() {
                return;
            }
        }
    }

    fn read_kept(&self, place: Place) -> Result<Ready, Failure> {
        let spooled = self.spooled(place)?;
        let kept: Kept =
            serde_json::from_str(&spooled.about).map_err(|problem| no_room(problem.into()))?;
        let (mut mail, mut reading) = (kept.mail, kept.reading);
        mail.text = spooled.text;
        if self.own.sent(&mail) {
            reading = recognize::sent(&mail, reading, self.days);
        }
        Ok(Box::new((mail, reading)))
    }

    fn spooled(&self, place: Place) -> Result<super::spool::Spooled, Failure> {
        let mut spool = self.spool.lock().unwrap_or_else(PoisonError::into_inner);
        spool.get(place).map_err(no_room)
    }

    /// Decides where each mail belongs, in order. What was learned from all of them is handed back.
    fn place(
        &self,
        mut matcher: Matcher,
        waiting: &[Waiting],
        ready: &Receiver<Result<Vec<Option<Ready>>, Failure>>,
        out: &SyncSender<Result<Vec<Done>, Failure>>,
    ) -> Matcher {
        let mut parcels = waiting.chunks(PARCEL);
        while let (Some(parcel), Ok(ready)) = (parcels.next(), ready.recv()) {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            let done = ready.and_then(|ready| {
                let both = parcel.iter().zip(ready);
                both.map(|(waits, ready)| self.take(&mut matcher, waits, ready)).collect()
            });
            let failed = done.is_err();
            if out.send(done).is_err() || failed {
                break;
            }
        }
        matcher
    }

    fn take(
        &self,
        matcher: &mut Matcher,
        waits: &Waiting,
        ready: Option<Ready>,
    ) -> Result<Done, Failure> {
        let key = waits.key;
        let (mail, reading) = *match (ready, &waits.perhaps) {
            (Some(ready), _) => ready,
            (None, None) => self.read_kept(waits.place)?,
            (None, Some((sketch, source))) => {
                let mut letter = None;
                let passed_over = matcher.passes_over(sketch, &self.own, || {
                    let perhaps = self.perhaps(waits.place)?;
                    let said = (perhaps.mail.subject.clone(), perhaps.mail.text.clone());
                    letter = Some(perhaps);
                    Ok::<_, Failure>(said)
                })?;
                if let Some(why) = passed_over {
                    let (keep, facts, message) = (Keep::Not { why }, Vec::new(), None);
                    debug_assert!(
                        {
                            let (mail, reading) = *self.read_perhaps(self.perhaps(waits.place)?);
                            let taken =
                                matcher.take(&mail, &reading, &self.own, self.import, self.now);
                            taken.keep == keep && taken.facts.is_empty()
                        },
                        "a mail of the search is passed over: {why}"
                    );
                    return Ok(Done { key, source: Some(*source), keep, facts, message });
                }
                let letter = letter.map_or_else(|| self.perhaps(waits.place), Ok)?;
                self.read_perhaps(letter)
            }
        };
        let taken = matcher.take(&mail, &reading, &self.own, self.import, self.now);
        let source = waits.perhaps.as_ref().map(|(_, source)| *source);
        let stays = !matches!(taken.keep, Keep::Not { .. });
        let message =
            source.filter(|_| stays).map(|source| stored(mail, &reading, self.import, source).1);
        Ok(Done { key, source, keep: taken.keep, facts: taken.facts, message })
    }

    fn read_perhaps(&self, perhaps: Perhaps) -> Ready {
        let Perhaps { mail, reading } = perhaps;
        let reading = reading.unwrap_or_else(|| recognize::read(&mail, self.days));
        let reading = if self.own.sent(&mail) {
            recognize::sent(&mail, reading, self.days)
        } else {
            // Only what belongs to an application by its thread or its sender is told of such a mail.
            recognize::known(&mail, reading, self.days)
        };
        Box::new((mail, reading))
    }

    fn perhaps(&self, place: Place) -> Result<Perhaps, Failure> {
        let spooled = self.spooled(place)?;
        let mut perhaps: Perhaps =
            serde_json::from_str(&spooled.about).map_err(|problem| no_room(problem.into()))?;
        perhaps.mail.text = spooled.text;
        Ok(perhaps)
    }
}

impl Done {
    fn write(
        self,
        writer: &mut ImportWriter<'_>,
        batch: BatchId,
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        writer.record(self.facts.into_iter().map(|fact| Fact { batch, ..fact }));
        let settled = match self.keep {
            Keep::Kept { applications } => {
                receipt.kept += 1;
                receipt.touched.extend(applications.iter().cloned());
                Settled::Belongs(applications)
            }
            Keep::Review { folded, .. } => {
                if folded {
                    receipt.folded += 1;
                } else {
                    receipt.review += 1;
                }
                Settled::Review
            }
            Keep::Not { why } => {
                *receipt.not_kept.entry(counted(why)).or_default() += 1;
                Settled::Dropped
            }
        };
        match (self.source, self.message) {
            (Some(source), None) => return Ok(writer.add_later(seen_only(self.key, source))?),
            (_, Some(message)) => writer.add_later(message)?,
            (None, None) => {}
        }
        writer.settle(self.key, settled);
        Ok(())
    }
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
