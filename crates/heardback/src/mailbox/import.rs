//! An import: read every message once, keep what is about a job, then match what was kept and record the facts.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use heardback_core::fact::{ApplicationId, BatchId, Fact, ImportId, MessageKey};
use heardback_core::hashed::Hashed;
use heardback_core::journal::Journal;
use heardback_core::mail::{Mail, Report};
use heardback_core::matching::{OwnAddresses, Sketch, is_among_sent};
use heardback_core::reading::{Effect, Label, Reading};
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};
use heardback_store::{Batch, MessageHead, ReadMessage, Store};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::matching::{self, Waiting};
use super::own::Own;
use super::pipeline::{Raw, for_each};
use super::source::{self, Opened, Sources, Unread};
use super::spool::{Spool, Spooled};
use super::{Progress, Refused, Shape};
use crate::desk::Map;
use crate::failure::{Failure, Kind};

/// What is asked of an import.
pub(crate) struct Import<'a> {
    /// Its name; also in the origin of every fact.
    pub(crate) id: ImportId,
    /// The batch of its facts.
    pub(crate) batch: BatchId,
    /// The moment it began.
    pub(crate) now: Timestamp,
    /// What is read, in words.
    pub(crate) said: String,
    /// What is read; at least one of them has changed.
    pub(crate) sources: Sources,
    /// Read everything again, whatever is known of the sources.
    pub(crate) full: bool,
    /// Only find out what an import would do.
    pub(crate) dry_run: bool,
    /// Set to end early; what was read so far is safe.
    pub(crate) stop: &'a AtomicBool,
    /// The facts there are.
    pub(crate) facts: &'a [Fact],
    /// What they add up to.
    pub(crate) journal: &'a Journal,
    /// The mark of the file when they were read.
    pub(crate) read_at: (i64, u64),
}

/// Of so little mail the store is asked message by message whether it was seen; else all that was ever seen is read first.
const LITTLE: u64 = 16 << 20;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Receipt {
    /// Messages met.
    pub(crate) read: u64,
    /// Messages that were known from an earlier import, or met twice in this one.
    pub(crate) known: u64,
    /// Messages that belong to an application now.
    pub(crate) kept: u64,
    /// Earlier messages that found their place by what came later.
    pub(crate) placed: u64,
    /// Messages the user is asked about.
    pub(crate) review: u64,
    /// Messages that may belong to the search and are not asked about.
    pub(crate) folded: u64,
    /// Messages not kept, and why.
    pub(crate) not_kept: BTreeMap<&'static str, u64>,
    /// Facts recorded.
    pub(crate) facts: u64,
    /// Applications the journal has more than before, or would have.
    pub(crate) applications: u64,
    /// Applications that a message went to.
    pub(crate) touched: BTreeSet<ApplicationId>,
    /// What a dry run would have recorded.
    pub(crate) foreseen: Vec<Fact>,
    /// Sources that have not changed since they were read.
    pub(crate) unchanged: Vec<PathBuf>,
    /// What could not be read, and why.
    pub(crate) refused: Vec<Refused>,
    /// It was stopped before everything was read.
    pub(crate) stopped: bool,
}

/// What the store keeps beside the text of a message: all that matching it later needs.
#[derive(Deserialize)]
pub(crate) struct Kept {
    /// The message without its text.
    pub(crate) mail: Mail,
    /// What was read in it.
    pub(crate) reading: Reading,
}

/// The same, while it is written.
#[derive(Serialize)]
struct Keeping<'a> {
    mail: &'a Mail,
    reading: &'a Reading,
}

/// One message after reading.
enum Read {
    /// Met before.
    Known,
    /// About a job: as the store keeps it.
    Job(Box<ReadMessage>),
    /// Says nothing of a job itself, and may be a person's answer.
    Perhaps(Box<Sketch>, Spooled),
    /// Not kept, and why.
    Not(&'static str),
}

struct Done {
    source: usize,
    file: Option<u64>,
    /// The message without its text.
    head: Box<Mail>,
    read: Read,
}

/// Reads the sources and records what they say. `whose` is asked once, when everything is read, which of the addresses
/// recognised are the user's own.
pub(crate) fn import(
    store: &Store,
    import: Import<'_>,
    progress: impl FnOnce(u64) -> Progress,
    whose: impl FnOnce(&Own) -> Result<Vec<String>, Failure>,
) -> Result<Receipt, Failure> {
    let Sources { changed: mut sources, unchanged } = import.sources;
    let mut receipt = Receipt { unchanged, ..Receipt::default() };
    let batch = Batch::imported(import.batch, import.now, import.said.clone(), import.id);
    let record = heardback_store::Import {
        id: import.id,
        started: import.now,
        finished: None,
        said: import.said,
        receipt: BTreeMap::new(),
    };
    // A dry run writes into a journal that goes away with it.
    let aside = if import.dry_run { Some(Store::open_in_memory()?) } else { None };
    let target = aside.as_ref().unwrap_or(store);
    let mut writer = target.import_writer(record, batch)?;
    for source in &mut sources {
        source.now.id = writer.source(&source.now)?;
    }
    let mut unread = Vec::with_capacity(sources.len());
    for source in &sources {
        unread.push(source::unread(source, &known_files(store, source, import.full)?));
    }
    let total: u64 = sources.iter().zip(&unread).map(|(source, files)| size(source, files)).sum();
    let half = First {
        seen: if total > LITTLE { store.all_seen()? } else { HashMap::default() },
        ids: sources.iter().map(|source| source.now.id).collect(),
        import: import.id,
        days: import.journal.days.clone(),
        full: import.full,
    };
    let mut own = Own::default();
    let mut addresses = OwnAddresses::default();
    let mut spool = Spool::new().map_err(no_room)?;
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut files: Vec<(usize, u64)> = Vec::new();
    let mut others: Vec<(MessageKey, i64)> = Vec::new();
    let mut met: HashSet<MessageKey> = HashSet::new();
    let mut progress = progress(total);
    let troubles = for_each(
        &sources,
        &unread,
        import.stop,
        |raw| half.read(raw),
        |done, bytes| {
            progress.step(bytes);
            receipt.read += 1;
            files.extend(done.file.map(|file| (done.source, file)));
            let Done { head, source, .. } = done;
            let source = half.ids[source];
            let seen = if total > LITTLE || met.contains(&head.key) {
                None
            } else {
                store.seen(head.key)?
            };
            match done.read {
                _ if seen.is_some_and(|seen| seen.kept || !import.full) => {
                    receipt.known += 1;
                    own.look(&head);
                }
                Read::Known => {
                    // Its own text is known; it still says whose mailbox this is.
                    receipt.known += 1;
                    own.look(&head);
                }
                _ if !met.insert(head.key) => receipt.known += 1,
                Read::Job(message) => {
                    own.look(&head);
                    addresses.learn(&head);
                    if let Some(kept) = &message.kept {
                        let place = spool.put(&kept.reading, &kept.text).map_err(no_room)?;
                        waiting.push(Waiting::kept(head.date, head.key, place));
                    }
                    writer.add(*message)?;
                }
                Read::Perhaps(sketch, spooled) => {
                    own.look(&head);
                    addresses.learn(&head);
                    let place = spool.put(&spooled.about, &spooled.text).map_err(no_room)?;
                    waiting.push(Waiting::perhaps(head.date, head.key, place, *sketch, source));
                }
                Read::Not(why) => {
                    *receipt.not_kept.entry(why).or_default() += 1;
                    others.push((head.key, source));
                }
            }
            Ok(())
        },
    )?;
    progress.end();
    for (source, problem) in troubles {
        let path = sources[source].found.path.clone();
        receipt.refused.push(Refused { path, why: problem, is_missed: true });
    }
    if import.stop.load(Ordering::Relaxed) {
        writer.commit()?;
        receipt.stopped = true;
        return Ok(receipt);
    }
    writer.commit()?;
    let mine = whose(&own)?;
    let again;
    let (facts, journal) = if store.mark()?.0 == import.read_at.0 {
        (import.facts, import.journal)
    } else {
        // Another program has recorded something meanwhile.
        let facts = store.facts()?;
        again = (Journal::from_facts(&facts, &Map), facts);
        (&*again.1, &again.0)
    };
    matching::run(
        (store, target),
        (facts, journal),
        &mut writer,
        &mine,
        matching::Found {
            waiting,
            spool,
            addresses,
            import: import.id,
            batch: import.batch,
            now: import.now,
            name: own.name(),
            stop: import.stop,
        },
        &mut receipt,
    )?;
    if import.stop.load(Ordering::Relaxed) {
        // Nothing of this half is written; what was read waits for the next import.
        return Ok(Receipt {
            read: receipt.read,
            known: receipt.known,
            unchanged: receipt.unchanged,
            refused: receipt.refused,
            stopped: true,
            ..Receipt::default()
        });
    }
    for (key, source) in others {
        writer.add_later(seen_only(key, source))?;
    }
    for (source, file) in files {
        writer.file_read(sources[source].now.id, file);
    }
    for source in &sources {
        writer.read_to(source.now.id, source.now.size.max(1));
    }
    let counts = receipt.counts();
    let appended = writer.finish(import.now, counts)?;
    receipt.facts = u64::try_from(appended.added).unwrap_or(u64::MAX);
    if let Some(aside) = &aside {
        receipt.foreseen = aside.facts()?;
    }
    Ok(receipt)
}

/// What every worker needs to read a message.
struct First {
    seen: HashMap<MessageKey, bool, Hashed>,
    /// The sources as the store numbers them.
    ids: Vec<i64>,
    import: ImportId,
    days: WorkingDays,
    full: bool,
}

impl First {
    fn read(&self, raw: Raw) -> Done {
        let Raw { source, file, folder, bytes } = raw;
        let mut mail = if self.seen.is_empty() {
            mail::parse(&bytes)
        } else {
            let head = mail::parse_headers(&bytes);
            match self.seen.get(&head.key) {
                Some(&kept) if kept || !self.full => {
                    return Done { source, file, head: Box::new(head), read: Read::Known };
                }
                _ => mail::parse(&bytes),
            }
        };
        mail.folder = folder.or(mail.folder.take());
        let (head, read) = self.judge(mail, self.ids[source]);
        Done { source, file, head: Box::new(head), read }
    }

    /// What becomes of a message, and what is left of it without its text.
    fn judge(&self, mut mail: Mail, source: i64) -> (Mail, Read) {
        let reading = recognize::read(&mail, &self.days);
        if reading.effect != Effect::Ignore {
            let (head, message) = stored(mail, &reading, self.import, source);
            return (head, Read::Job(Box::new(message)));
        }
        // What a machine answers to the user's own mail belongs where that mail does, and calls itself bulk as often
        // as not.
        let is_answer = reading.label == Label::AutoReply
            || reading.bounced.is_some()
            || mail.flags.report == Some(Report::Delivery);
        let is_bulk = mail.flags.list_unsubscribe
            || mail.flags.list
            || (!is_answer
                && mail
                    .flags
                    .precedence
                    .as_deref()
                    .is_some_and(|precedence| precedence != "first-class"));
        let is_machine = (mail.flags.auto_submitted.is_some()
            || mail.flags.auto_reply
            || mail.flags.report.is_some())
            && !is_answer;
        // A calendar sends its invitations by machine, and whose they are the people in them tell.
        let invites = !mail.invitations.is_empty();
        if is_among_sent(&mail) || invites || (!is_bulk && !is_machine && mail.from.is_some()) {
            let sketch = Box::new(Sketch::of(&mail, &reading));
            let spooled = Spooled::of(&mut mail, reading);
            return (mail, Read::Perhaps(sketch, spooled));
        }
        let why = match reading.label {
            Label::JobAlert => "job alerts",
            Label::AutoReply => "answers by machine",
            _ if is_bulk => "newsletters and lists",
            _ => "other mail",
        };
        mail.text = String::new();
        (mail, Read::Not(why))
    }
}

fn size(source: &Opened, unread: &std::io::Result<Vec<Unread>>) -> u64 {
    match source.found.shape {
        Shape::Mbox | Shape::Archive | Shape::Message => {
            source.now.size.saturating_sub(source.from)
        }
        Shape::Maildir | Shape::Folder => unread
            .iter()
            .flatten()
            .filter_map(|(file, _)| file.metadata().ok())
            .map(|about| about.len())
            .sum(),
    }
}

fn known_files(
    store: &Store,
    source: &Opened,
    full: bool,
) -> Result<HashSet<u64, Hashed>, Failure> {
    let is_directory = matches!(source.found.shape, Shape::Maildir | Shape::Folder);
    if full || !is_directory {
        return Ok(HashSet::default());
    }
    Ok(store.source_files(source.now.id)?)
}

/// A message as the store keeps it before it is matched, and what is left of it without its text.
pub(super) fn stored(
    mut mail: Mail,
    reading: &Reading,
    import: ImportId,
    source: i64,
) -> (Mail, ReadMessage) {
    let text = std::mem::take(&mut mail.text);
    let address = |address: &heardback_core::mail::Address| {
        if address.name.is_empty() {
            address.email.clone()
        } else {
            format!("{} <{}>", address.name, address.email)
        }
    };
    let head = MessageHead {
        key: mail.key,
        import,
        date: mail.date,
        from: mail.from.as_ref().map(address).unwrap_or_default(),
        to: mail.to.iter().chain(&mail.cc).map(address).collect::<Vec<_>>().join(", "),
        subject: mail.subject.clone(),
        folder: mail.folder.clone(),
        applications: Vec::new(),
        in_review: false,
    };
    let mut refs = mail.references.clone();
    refs.extend(&mail.in_reply_to);
    let message_id = mail.message_id.clone();
    let keeping = Keeping { mail: &mail, reading };
    let reading = serde_json::to_string(&keeping).expect("mail is text and numbers");
    let message = ReadMessage {
        key: mail.key,
        source,
        read_to: None,
        file: None,
        kept: Some(heardback_store::Message { head, message_id, refs, reading, text }),
        facts: Vec::new(),
    };
    (mail, message)
}

/// A message as the store keeps it while the user is asked.
pub(crate) fn for_review(
    mail: Mail,
    reading: Reading,
    import: ImportId,
) -> heardback_store::Message {
    let (_, stored) = stored(mail, &reading, import, 0);
    let mut message = stored.kept.expect("a stored message has its text");
    message.head.in_review = true;
    message
}

/// A message that is only remembered.
pub(super) fn seen_only(key: MessageKey, source: i64) -> ReadMessage {
    ReadMessage { key, source, read_to: None, file: None, kept: None, facts: Vec::new() }
}

pub(super) fn no_room(problem: std::io::Error) -> Failure {
    Failure::new(
        Kind::System,
        format!("A temporary file for this import could not be written: {problem}."),
    )
    .hint("Make room on the disk, or set TMPDIR to a folder with room, and import again.")
}

impl Receipt {
    fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts: BTreeMap<String, u64> =
            self.not_kept.iter().map(|(why, count)| (format!("not kept: {why}"), *count)).collect();
        for (name, count) in [
            ("read", self.read),
            ("known", self.known),
            ("kept", self.kept),
            ("placed", self.placed),
            ("review", self.review),
            ("folded", self.folded),
            ("applications", self.applications),
        ] {
            counts.insert(name.to_owned(), count);
        }
        counts
    }
}
