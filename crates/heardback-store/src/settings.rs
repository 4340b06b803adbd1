//! What the user set that is no fact of the search.

use rusqlite::OptionalExtension;

use crate::error::StoreError;
use crate::store::{OWNER, Store};

impl Store {
    /// The value of a setting; none if it was never set.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read(|db| {
            Ok(db
                .prepare_cached("select value from settings where owner = $1 and name = $2")?
                .query_row((OWNER, name), |row| row.get(0))
                .optional()?)
        })
    }

    /// Sets a setting, or unsets it with none.
    pub fn set(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|db| {
            match value {
                Some(value) => db
                    .prepare_cached(
                        "insert into settings (owner, name, value) values ($1, $2, $3)
                         on conflict (owner, name) do update set value = excluded.value",
                    )?
                    .execute((OWNER, name, value))?,
                None => db
                    .prepare_cached("delete from settings where owner = $1 and name = $2")?
                    .execute((OWNER, name))?,
            };
            Ok(())
        })
    }
}
