//! Messages that wait for the last step of an import. There may be tens of thousands, and nobody looks at them before
//! that: they wait in a table that only this connection sees, which SQLite keeps in a file without a name.

use heardback_core::fact::MessageKey;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::message::{Message, MessageHead};
use crate::message_row;

/// Where the messages that wait lie, each with the row it would like to have.
#[derive(Debug, Default)]
pub(crate) struct Later(Vec<(i64, i64)>);

impl Later {
    /// Puts a message there.
    pub(crate) fn put(&mut self, db: &Connection, message: Message) -> Result<(), StoreError> {
        if self.0.is_empty() {
            db.execute_batch(
                "pragma temp.journal_mode = memory;
                 create temp table if not exists later
                     (id integer primary key, message text not null, reading text not null, body text not null);
                 delete from temp.later;",
            )?;
        }
        let wished = message_row::wished_id(&message.head);
        let Message { reading, text, .. } = &message;
        // The long parts beside, so that nothing has to be done to them.
        let short =
            Put { head: &message.head, message_id: &message.message_id, refs: &message.refs };
        let short = serde_json::to_string(&short).expect("a message is JSON");
        db.prepare_cached("insert into temp.later (message, reading, body) values ($1, $2, $3)")?
            .execute((short, reading, text))?;
        self.0.push((wished, db.last_insert_rowid()));
        Ok(())
    }

    /// Keeps them all, in rising order of their rows.
    pub(crate) fn keep(&mut self, db: &Connection) -> Result<(), StoreError> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort_unstable();
        let mut waiting =
            db.prepare_cached("select message, reading, body from temp.later where id = $1")?;
        for (_, place) in &self.0 {
            let message = waiting.query_row([place], |row| {
                let short: Taken =
                    serde_json::from_str(row.get_ref(0)?.as_str()?).expect("it was written above");
                let Taken { head, message_id, refs } = short;
                Ok(Message { head, message_id, refs, reading: row.get(1)?, text: row.get(2)? })
            })?;
            message_row::insert(db, &message)?;
        }
        db.execute("delete from temp.later", [])?;
        Ok(())
    }

    /// Nothing waits any more.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// A message without its long parts, as it is put there …
#[derive(Serialize)]
struct Put<'a> {
    head: &'a MessageHead,
    message_id: &'a Option<String>,
    refs: &'a [MessageKey],
}

/// … and as it is taken out again.
#[derive(Deserialize)]
struct Taken {
    head: MessageHead,
    message_id: Option<String>,
    refs: Vec<MessageKey>,
}
