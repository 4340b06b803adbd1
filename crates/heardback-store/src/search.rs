//! Finding kept mail by its words, newest first.

use crate::error::StoreError;
use crate::message::MessageHead;
use crate::message_row;
use crate::store::{OWNER, Store};

/// A message that has the words, with the place where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The message.
    pub head: MessageHead,
    /// A few words around the find; what was found stands between \u{2} and \u{3}.
    pub snippet: String,
}

impl Store {
    /// The newest `limit` kept messages that have all the words. Words in double quotes stand together; a word ending
    /// in `*` stands for all words beginning so. Case and accents make no difference.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = query(words) else { return Ok(Vec::new()) };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "select rowid, snippet(messages_fts, -1, char(2), char(3), '…', 12) from messages_fts
                 where messages_fts match $1 order by rowid desc limit $2",
            )?;
            let mut rows = statement.query((&query, limit))?;
            let mut hits = Vec::new();
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let head = message_row::heads(db, "owner = $1 and id = $2", (OWNER, id))?;
                let snippet: String = row.get(1)?;
                hits.extend(head.into_iter().map(|head| Hit { head, snippet: snippet.clone() }));
            }
            Ok(hits)
        })
    }
}

/// What the user typed in the index's own language; none if there is no word in it.
fn query(words: &str) -> Option<String> {
    let mut parts = Vec::new();
    for (number, piece) in words.split('"').enumerate() {
        if number % 2 == 1 {
            parts.push(quoted(piece));
        } else {
            parts.extend(piece.split_whitespace().map(|word| match word.strip_suffix('*') {
                Some(beginning) => format!("{}*", quoted(beginning)),
                None => quoted(word),
            }));
        }
    }
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// In quotes nothing is an operator; NUL would end the query early.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\0', " "))
}
