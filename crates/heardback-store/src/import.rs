//! Writing what an import finds, in portions, each of them whole.
//!
//! A portion holds what was found in some messages together with the note that they were read. Whatever stops an
//! import, every message is either recorded and known to have been read, or neither; repeating the import goes on.

use std::collections::BTreeMap;

use heardback_core::fact::{ApplicationId, Fact, ImportId, MessageKey};
use jiff::Timestamp;
use rusqlite::Connection;

use crate::append::{self, Appended};
use crate::batch::Batch;
use crate::error::StoreError;
use crate::fact_row::{instant, number, unsigned};
use crate::later::Later;
use crate::message::Message;
use crate::seen::Seen;
use crate::source::Source;
use crate::store::{OWNER, Store};
use crate::{message, message_row, seen, set_aside, source};

/// A portion is written once it has this many messages that are kept …
const KEPT: usize = 1_000;
/// … or this many that were read …
const READ: usize = 5_000;
/// … or this much text. About a second's work each, and little memory.
const BYTES: usize = 8 << 20;

/// One run of `import`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its name.
    pub id: ImportId,
    /// When it began.
    pub started: Timestamp,
    /// When it was done; none for one that was stopped or is still running.
    pub finished: Option<Timestamp>,
    /// What it read, in words.
    pub said: String,
    /// What it counted.
    pub receipt: BTreeMap<String, u64>,
}

/// Everything one message brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadMessage {
    /// Which message.
    pub key: MessageKey,
    /// The source it was read from.
    pub source: i64,
    /// How much of the source has been read with it, where that can be said.
    pub read_to: Option<u64>,
    /// Digest of the name of its file, where the source is a folder.
    pub file: Option<u64>,
    /// Its text, if it is kept.
    pub kept: Option<Message>,
    /// The facts read in it.
    pub facts: Vec<Fact>,
}

impl Store {
    /// Begins an import. Its facts are recorded in `batch`.
    pub fn import_writer(
        &self,
        import: Import,
        batch: Batch,
    ) -> Result<ImportWriter<'_>, StoreError> {
        self.write(|db| {
            set_aside::clear(db)?;
            save(db, &import)
        })?;
        Ok(ImportWriter {
            store: self,
            import,
            batch,
            messages: Vec::new(),
            later: Later::default(),
            seen: Vec::new(),
            files: Vec::new(),
            facts: Vec::new(),
            settled: Vec::new(),
            read_to: BTreeMap::new(),
            bytes: 0,
            written: Appended::default(),
        })
    }

    /// All imports, in the order they began.
    pub fn imports(&self) -> Result<Vec<Import>, StoreError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "select id, started, finished, said, receipt from imports where owner = $1 order by started, id",
            )?;
            let rows = statement.query_map([OWNER], |row| {
                let receipt: String = row.get(4)?;
                Ok(Import {
                    id: ImportId(unsigned(row, 0)?),
                    started: instant(row, 1)?,
                    finished: row
                        .get::<_, Option<i64>>(2)?
                        .map(|_| instant(row, 2))
                        .transpose()?,
                    said: row.get(3)?,
                    receipt: serde_json::from_str(&receipt).unwrap_or_default(),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Collects what an import finds and writes it portion by portion.
///
/// Dropping it without [`ImportWriter::finish`] leaves out what was not written yet, as a kill would.
#[derive(Debug)]
pub struct ImportWriter<'s> {
    store: &'s Store,
    import: Import,
    batch: Batch,
    messages: Vec<Message>,
    later: Later,
    seen: Vec<Seen>,
    files: Vec<(i64, u64)>,
    facts: Vec<Fact>,
    settled: Vec<(MessageKey, Settled)>,
    read_to: BTreeMap<i64, u64>,
    bytes: usize,
    written: Appended,
}

/// What became of a kept message once everything was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// It belongs to these applications.
    Belongs(Vec<ApplicationId>),
    /// The user is asked.
    Review,
    /// It is not about the search after all; its text is dropped.
    Dropped,
}

impl ImportWriter<'_> {
    /// Takes in a message. True if a portion was written with it: everything up to here is safe.
    pub fn add(&mut self, mut read: ReadMessage) -> Result<bool, StoreError> {
        let kept = read.kept.take();
        self.note(&read, kept.is_some());
        if let Some(message) = kept {
            self.bytes += message.text.len() + message.reading.len();
            self.messages.push(message);
        }
        self.facts.extend(read.facts);
        let full = self.messages.len() >= KEPT || self.seen.len() >= READ || self.bytes >= BYTES;
        if full {
            self.commit()?;
        }
        Ok(full)
    }

    /// Takes in a message that is written with the next [`ImportWriter::commit`], however many wait for it.
    pub fn add_later(&mut self, mut read: ReadMessage) -> Result<(), StoreError> {
        let kept = read.kept.take();
        self.note(&read, kept.is_some());
        if let Some(message) = kept {
            let later = &mut self.later;
            self.store.read(|db| later.put(db, message))?;
        }
        self.facts.extend(read.facts);
        Ok(())
    }

    /// Notes that a message was read.
    fn note(&mut self, read: &ReadMessage, kept: bool) {
        let import = self.import.id;
        self.seen.push(Seen { key: read.key, kept, import, source: read.source });
        self.files.extend(read.file.map(|name| (read.source, name)));
        self.read_to.extend(read.read_to.map(|offset| (read.source, offset)));
    }

    /// Says what became of a kept message. Written with the next [`ImportWriter::commit`].
    pub fn settle(&mut self, key: MessageKey, settled: Settled) {
        self.settled.push((key, settled));
    }

    /// Takes in facts that belong to no single message.
    pub fn record(&mut self, facts: impl IntoIterator<Item = Fact>) {
        self.facts.extend(facts);
    }

    /// The facts that wait for the next [`ImportWriter::commit`].
    pub fn waiting(&self) -> &[Fact] {
        &self.facts
    }

    /// Notes that a file of a folder was read. Written with the next [`ImportWriter::commit`].
    pub fn file_read(&mut self, source: i64, name: u64) {
        self.files.push((source, name));
    }

    /// Notes how far a source was read when the program can say so apart from a message.
    pub fn read_to(&mut self, source: i64, offset: u64) {
        self.read_to.insert(source, offset);
    }

    /// Saves what is known of a source now, with everything taken in so far.
    pub fn source(&mut self, source: &Source) -> Result<i64, StoreError> {
        self.commit()?;
        self.store.save_source(source)
    }

    /// Writes everything taken in so far. After this it survives kill -9 and a power cut.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        // The index wants its rows in rising order; out of order it would write a piece for every message.
        self.messages.sort_by_key(|message| message_row::wished_id(&message.head));
        self.seen.sort_by_key(|seen| number(seen.key.0));
        let later = &mut self.later;
        let written = self.store.write(|db| {
            for message in &self.messages {
                message_row::insert(db, message)?;
            }
            later.keep(db)?;
            for seen in &self.seen {
                seen::insert(db, seen)?;
            }
            for (key, settled) in &self.settled {
                message::settle(db, *key, settled)?;
            }
            for (source, name) in &self.files {
                source::file_read(db, *source, *name)?;
            }
            for (source, offset) in &self.read_to {
                source::read_to(db, *source, *offset)?;
            }
            append::append(db, &self.batch, &self.facts)
        })?;
        self.written.added += written.added;
        self.written.already += written.already;
        self.messages.clear();
        self.later.clear();
        self.seen.clear();
        self.files.clear();
        self.facts.clear();
        self.settled.clear();
        self.read_to.clear();
        self.bytes = 0;
        Ok(())
    }

    /// Writes the rest and the receipt, and gives back how many facts were new.
    pub fn finish(
        mut self,
        finished: Timestamp,
        receipt: BTreeMap<String, u64>,
    ) -> Result<Appended, StoreError> {
        self.commit()?;
        self.import.finished = Some(finished);
        self.import.receipt = receipt;
        self.store.write(|db| save(db, &self.import))?;
        Ok(self.written)
    }
}

fn save(db: &Connection, import: &Import) -> Result<(), StoreError> {
    let receipt = serde_json::to_string(&import.receipt).expect("words and numbers are JSON");
    db.prepare_cached(
        "insert into imports (owner, id, started, finished, said, receipt) values ($1, $2, $3, $4, $5, $6)
         on conflict (owner, id) do update set finished = excluded.finished, receipt = excluded.receipt",
    )?
    .execute((
        OWNER,
        number(import.id.0),
        import.started.as_microsecond(),
        import.finished.map(Timestamp::as_microsecond),
        &import.said,
        receipt,
    ))?;
    Ok(())
}
