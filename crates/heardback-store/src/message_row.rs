//! A kept message as rows: the message, what it refers to, where it belongs, and its words in the index.

use heardback_core::fact::{ApplicationId, ImportId, MessageKey};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::error::StoreError;
use crate::fact_row::{number, unsigned};
use crate::message::{Message, MessageHead};
use crate::store::OWNER;

const HEAD: &str = "id, key, import, date, sender, recipients, subject, folder, in_review,
    (select group_concat(application, char(10)) from message_applications where message = messages.id)";

/// Writes the message and its words; gives back its row.
pub(crate) fn insert(db: &Connection, message: &Message) -> Result<i64, StoreError> {
    let head = &message.head;
    let id = match id_of(db, head.key)? {
        Some(id) => {
            remove(db, id)?;
            id
        }
        None => free_id(db, head)?,
    };
    let mut refs = String::new();
    for key in &message.refs {
        refs.push_str(&key.to_string());
        refs.push(' ');
    }
    db.prepare_cached(
        "insert into messages (id, owner, key, in_review, import, date, message_id, refs, folder, sender, recipients, subject, reading, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )?
    .execute((
        id,
        OWNER,
        number(head.key.0),
        head.in_review,
        number(head.import.0),
        head.date.map(Timestamp::as_microsecond),
        &message.message_id,
        refs.trim_end(),
        &head.folder,
        &head.from,
        &head.to,
        &head.subject,
        &message.reading,
        &message.text,
    ))?;
    db.prepare_cached(
        "insert into messages_fts (rowid, subject, sender, recipients, body) values ($1, $2, $3, $4, $5)",
    )?
    .execute((id, &head.subject, &head.from, &head.to, &message.text))?;
    let mut refers = db.prepare_cached(
        "insert into message_refs (owner, refers_to, message) values ($1, $2, $3) on conflict do nothing",
    )?;
    for key in &message.refs {
        refers.execute((OWNER, number(key.0), id))?;
    }
    belongs(db, id, &head.applications)?;
    Ok(id)
}

/// Notes the applications a message belongs to, instead of those noted before.
pub(crate) fn belongs(
    db: &Connection,
    id: i64,
    applications: &[ApplicationId],
) -> Result<(), StoreError> {
    db.prepare_cached("delete from message_applications where message = $1")?.execute([id])?;
    let mut insert = db.prepare_cached(
        "insert into message_applications (owner, application, message) values ($1, $2, $3) on conflict do nothing",
    )?;
    for application in applications {
        insert.execute((OWNER, application.0.as_str(), id))?;
    }
    Ok(())
}

/// Notes the applications a message belongs to, and takes it out of review.
pub(crate) fn settle(
    db: &Connection,
    id: i64,
    applications: &[ApplicationId],
) -> Result<(), StoreError> {
    belongs(db, id, applications)?;
    db.prepare_cached("update messages set in_review = false where id = $1")?.execute([id])?;
    Ok(())
}

/// Removes a message, its words and its links.
pub(crate) fn remove(db: &Connection, id: i64) -> Result<(), StoreError> {
    // The index keeps no texts of its own: to take words out it must be told what they were.
    db.prepare_cached(
        "insert into messages_fts (messages_fts, rowid, subject, sender, recipients, body)
         select 'delete', id, subject, sender, recipients, body from messages where id = $1",
    )?
    .execute([id])?;
    db.prepare_cached("delete from messages where id = $1")?.execute([id])?;
    Ok(())
}

/// The row of a message.
pub(crate) fn id_of(db: &Connection, key: MessageKey) -> Result<Option<i64>, StoreError> {
    Ok(db
        .prepare_cached("select id from messages where owner = $1 and key = $2")?
        .query_row((OWNER, number(key.0)), |row| row.get(0))
        .optional()?)
}

/// The row a message would like to have: seconds of its date first, so that rows stand in order of date whatever
/// order they came in, then a few bits of its key, so that two of one second seldom meet.
pub(crate) fn wished_id(head: &MessageHead) -> i64 {
    let second = head.date.map_or(0, Timestamp::as_second);
    second << 8 | i64::from(head.key.0.to_le_bytes()[0])
}

fn free_id(db: &Connection, head: &MessageHead) -> Result<i64, StoreError> {
    let mut taken = db.prepare_cached("select 1 from messages where id = $1")?;
    let mut id = wished_id(head);
    while taken.exists([id])? {
        id += 1;
    }
    Ok(id)
}

/// The messages `condition` chooses.
pub(crate) fn select(
    db: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<Message>, StoreError> {
    let mut statement = db.prepare_cached(&format!(
        "select {HEAD}, message_id, refs, reading, body from messages where {condition}"
    ))?;
    let rows = statement.query_map(values, |row| {
        Ok(Message {
            head: head(row)?,
            message_id: row.get(10)?,
            refs: row
                .get_ref(11)?
                .as_str()?
                .split_ascii_whitespace()
                .filter_map(|key| key.parse().ok())
                .collect(),
            reading: row.get(12)?,
            text: row.get(13)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same without texts.
pub(crate) fn heads(
    db: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<MessageHead>, StoreError> {
    let mut statement =
        db.prepare_cached(&format!("select {HEAD} from messages where {condition}"))?;
    let rows = statement.query_map(values, head)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn head(row: &Row<'_>) -> rusqlite::Result<MessageHead> {
    let applications: Option<String> = row.get(9)?;
    Ok(MessageHead {
        key: MessageKey(unsigned(row, 1)?),
        import: ImportId(unsigned(row, 2)?),
        date: row
            .get::<_, Option<i64>>(3)?
            .map(|_| crate::fact_row::instant(row, 3))
            .transpose()?,
        from: row.get(4)?,
        to: row.get(5)?,
        subject: row.get(6)?,
        folder: row.get(7)?,
        in_review: row.get(8)?,
        applications: applications
            .iter()
            .flat_map(|ids| ids.split('\n'))
            .map(ApplicationId::from)
            .collect(),
    })
}
