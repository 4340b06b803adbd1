//! Mail the user said is not of the search. Its text is not searched and not shown; it stays until the next import, so
//! that the verdict can be taken back.

use heardback_core::fact::{ApplicationId, Event, Fact, MessageKey, Verdict};
use rusqlite::{Connection, OptionalExtension};

use crate::error::StoreError;
use crate::fact_row::{self, number};
use crate::message::Message;
use crate::message_row;
use crate::store::OWNER;

/// Sets a kept message aside.
pub(crate) fn put(db: &Connection, id: i64, key: MessageKey) -> Result<(), StoreError> {
    for message in message_row::select(db, "id = $1", [id])? {
        let text = serde_json::to_string(&message).expect("a message is JSON");
        db.prepare_cached(
            "insert into set_aside (owner, key, message) values ($1, $2, $3)
             on conflict (owner, key) do update set message = excluded.message",
        )?
        .execute((OWNER, number(key.0), text))?;
    }
    message_row::remove(db, id)?;
    kept(db, key, false)
}

/// Puts a message into review again, whether it was settled or set aside. False if its text is gone.
pub(crate) fn back_to_review(db: &Connection, key: MessageKey) -> Result<bool, StoreError> {
    if let Some(id) = message_row::id_of(db, key)? {
        message_row::belongs(db, id, &[])?;
        db.prepare_cached("update messages set in_review = true where id = $1")?.execute([id])?;
        return Ok(true);
    }
    let aside: Option<String> = db
        .prepare_cached("delete from set_aside where owner = $1 and key = $2 returning message")?
        .query_row((OWNER, number(key.0)), |row| row.get(0))
        .optional()?;
    let Some(mut message) = aside.and_then(|text| serde_json::from_str::<Message>(&text).ok())
    else {
        return Ok(false);
    };
    message.head.in_review = true;
    message.head.applications.clear();
    message_row::insert(db, &message)?;
    kept(db, key, true)?;
    Ok(true)
}

/// Lets the mail follow the facts when verdicts are taken back, or taken back and brought back.
pub(crate) fn follow(db: &Connection, undone: &[Fact]) -> Result<(), StoreError> {
    for fact in undone {
        match &fact.event {
            Event::Reviewed { message, .. } | Event::Placed { message, from: None, .. } => {
                back_to_review(db, *message)?;
            }
            Event::Placed { message, from: Some(from), .. } => put_with(db, *message, from)?,
            Event::Retracted { retracted } => {
                match fact_row::find(db, *retracted)?.map(|fact| fact.event) {
                    Some(Event::Reviewed { message, verdict }) => {
                        settle_again(db, message, &verdict)?;
                    }
                    Some(Event::Placed { message, application, .. }) => {
                        put_with(db, message, &application)?;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn settle_again(db: &Connection, key: MessageKey, verdict: &Verdict) -> Result<(), StoreError> {
    let Some(id) = message_row::id_of(db, key)? else { return Ok(()) };
    match verdict {
        Verdict::NotMine => put(db, id, key),
        Verdict::Application(application) | Verdict::NewApplication(application) => {
            message_row::settle(db, id, std::slice::from_ref(application))
        }
        // Which application the guess named is not in the verdict; it may be asked again.
        Verdict::Accepted => Ok(()),
    }
}

fn put_with(
    db: &Connection,
    key: MessageKey,
    application: &ApplicationId,
) -> Result<(), StoreError> {
    match message_row::id_of(db, key)? {
        Some(id) => message_row::settle(db, id, std::slice::from_ref(application)),
        None => Ok(()),
    }
}

/// Lets go of everything that was set aside.
pub(crate) fn clear(db: &Connection) -> Result<(), StoreError> {
    db.prepare_cached("delete from set_aside where owner = $1")?.execute([OWNER])?;
    Ok(())
}

fn kept(db: &Connection, key: MessageKey, kept: bool) -> Result<(), StoreError> {
    db.prepare_cached("update seen set kept = $1 where owner = $2 and key = $3")?.execute((
        kept,
        OWNER,
        number(key.0),
    ))?;
    Ok(())
}
