//! Texts of mail that belongs to the search or waits for review. They are no facts: they can be forgotten one by one.

use heardback_core::fact::{ApplicationId, ImportId, MessageKey};
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::fact_row::{instant, number, unsigned};
use crate::import::Settled;
use crate::message_row;
use crate::set_aside;
use crate::store::{OWNER, Store};

/// One kept mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What everybody knows of it.
    pub head: MessageHead,
    /// The Message-ID without brackets.
    pub message_id: Option<String>,
    /// Keys of the messages it answers and of its thread, oldest first.
    pub refs: Vec<MessageKey>,
    /// What was read in it, as JSON; the store does not look into it.
    pub reading: String,
    /// Its text.
    pub text: String,
}

/// A kept mail without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageHead {
    /// What recognises it when it is met again.
    pub key: MessageKey,
    /// The import that brought it.
    pub import: ImportId,
    /// When it was written, by its own header.
    pub date: Option<Timestamp>,
    /// Who wrote it: `Dana Ruiz <dana@acme.example>`.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The folder it was found in.
    pub folder: Option<String>,
    /// The applications it belongs to.
    pub applications: Vec<ApplicationId>,
    /// It waits for the user to say what it is.
    pub in_review: bool,
}

impl Store {
    /// Keeps a message, or replaces what was kept under its key.
    pub fn keep(&self, message: &Message) -> Result<(), StoreError> {
        self.write(|db| message_row::insert(db, message).map(drop))
    }

    /// The message of this key.
    pub fn message(&self, key: MessageKey) -> Result<Option<Message>, StoreError> {
        self.read(|db| {
            let found = message_row::select(db, "owner = $1 and key = $2", (OWNER, number(key.0)))?;
            Ok(found.into_iter().next())
        })
    }

    /// The messages of a thread: those with one of these keys, and those that refer to one of them. Oldest first.
    pub fn thread(&self, keys: &[MessageKey]) -> Result<Vec<MessageHead>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let list = places(2, keys.len());
        let values = std::iter::once(OWNER).chain(keys.iter().map(|key| number(key.0)));
        self.read(|db| {
            message_row::heads(
                db,
                &format!(
                    "owner = $1 and (key in ({list}) or id in
                     (select message from message_refs where owner = $1 and refers_to in ({list})))
                     order by id"
                ),
                params_from_iter(values.map(Value::Integer)),
            )
        })
    }

    /// The messages that belong to an application, oldest first.
    pub fn messages_of(&self, application: &ApplicationId) -> Result<Vec<MessageHead>, StoreError> {
        self.read(|db| {
            message_row::heads(
                db,
                "owner = $1 and id in (select message from message_applications where owner = $1 and application = $2)
                 order by id",
                (OWNER, application.0.as_str()),
            )
        })
    }

    /// The messages waiting for review, newest first.
    pub fn in_review(&self) -> Result<Vec<Message>, StoreError> {
        self.read(|db| {
            message_row::select(db, "owner = $1 and in_review order by id desc", [OWNER])
        })
    }

    /// How many messages wait for review.
    pub fn count_in_review(&self) -> Result<usize, StoreError> {
        self.read(|db| {
            let count: i64 = db
                .prepare_cached("select count(*) from messages where owner = $1 and in_review")?
                .query_row([OWNER], |row| row.get(0))?;
            Ok(usize::try_from(count).unwrap_or(0))
        })
    }

    /// All kept messages without their texts, oldest first.
    pub fn message_heads(&self) -> Result<Vec<MessageHead>, StoreError> {
        self.read(|db| message_row::heads(db, "owner = $1 order by id", [OWNER]))
    }

    /// Settles where a message belongs: it leaves review. With no application it is not of the search: it is set
    /// aside, found by nothing, and its text goes with the next import. False if no such message is kept.
    pub fn settle(
        &self,
        key: MessageKey,
        applications: &[ApplicationId],
    ) -> Result<bool, StoreError> {
        self.write(|db| {
            let Some(id) = message_row::id_of(db, key)? else { return Ok(false) };
            match applications {
                [] => set_aside::put(db, id, key)?,
                _ => message_row::settle(db, id, applications)?,
            }
            Ok(true)
        })
    }

    /// The kept messages that nobody has matched yet, with their dates, oldest first: an import that is still running,
    /// or was stopped before it came to that.
    pub fn unmatched(&self) -> Result<Vec<(MessageKey, Option<Timestamp>)>, StoreError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                // The rows are long. Which of them are meant stands in indexes.
                "select key, date from messages where id in
                 (select id from messages where owner = $1
                  except select message from message_applications where owner = $1
                  except select id from messages where owner = $1 and in_review) order by id",
            )?;
            let rows = statement.query_map([OWNER], |row| {
                let date = row.get::<_, Option<i64>>(1)?.map(|_| instant(row, 1)).transpose()?;
                Ok((MessageKey(unsigned(row, 0)?), date))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Puts a message back into review. Undo does so by itself when it takes back a verdict. False if the text is no
    /// longer kept.
    pub fn back_to_review(&self, key: MessageKey) -> Result<bool, StoreError> {
        self.write(|db| set_aside::back_to_review(db, key))
    }
}

/// Settles a message within an import. What is dropped there was never shown to anybody, and nothing is set aside.
pub(crate) fn settle(
    db: &Connection,
    key: MessageKey,
    settled: &Settled,
) -> Result<bool, StoreError> {
    let Some(id) = message_row::id_of(db, key)? else { return Ok(false) };
    let in_review = match settled {
        Settled::Dropped => {
            message_row::remove(db, id)?;
            db.prepare_cached("update seen set kept = false where owner = $1 and key = $2")?
                .execute((OWNER, number(key.0)))?;
            return Ok(true);
        }
        Settled::Belongs(applications) => {
            message_row::belongs(db, id, applications)?;
            false
        }
        Settled::Review => true,
    };
    // Writing a row again takes as long as writing its text did; most rows are right already.
    db.prepare_cached("update messages set in_review = $1 where id = $2 and in_review <> $1")?
        .execute((in_review, id))?;
    Ok(true)
}

/// `$2, $3, $4` for a list of three.
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}
