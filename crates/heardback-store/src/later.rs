//! Messages that wait for the last step of an import. There may be tens of thousands, and nobody looks at them before
//! that: they wait in a table that only this connection sees, which SQLite keeps in a file without a name.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::message::Message;
use crate::message_row;

/// Where the messages that wait lie, each with the row it would like to have.
#[derive(Debug, Default)]
pub(crate) struct Later(Vec<(i64, i64)>);

impl Later {
    /// Puts a message there.
    pub(crate) fn put(&mut self, db: &Connection, message: &Message) -> Result<(), StoreError> {
        if self.0.is_empty() {
            db.execute_batch(
                "pragma temp.journal_mode = memory;
                 create temp table if not exists later (id integer primary key, message text not null);
                 delete from temp.later;",
            )?;
        }
        let text = serde_json::to_string(message).expect("a message is JSON");
        db.prepare_cached("insert into temp.later (message) values ($1)")?.execute([text])?;
        self.0.push((message_row::wished_id(&message.head), db.last_insert_rowid()));
        Ok(())
    }

    /// Keeps them all, in rising order of their rows.
    pub(crate) fn keep(&mut self, db: &Connection) -> Result<(), StoreError> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort_unstable();
        let mut waiting = db.prepare_cached("select message from temp.later where id = $1")?;
        for (_, place) in &self.0 {
            let text: String = waiting.query_row([place], |row| row.get(0))?;
            let message = serde_json::from_str(&text).expect("it was written above");
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
