//! A fact as a row: its frame in columns, what it says as JSON.

use heardback_core::fact::{BatchId, Event, Fact, FactId, ImportId, MessageKey, Moment, Origin};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::about;
use crate::error::StoreError;
use crate::store::OWNER;

/// The columns [`fact`] reads, in its order.
pub(crate) const COLUMNS: &str =
    "id, batch, recorded, on_day, on_at, import, message, line, body, quote, file";

/// Ids are written as the signed number of the same bits: neither SQLite nor PostgreSQL has an unsigned one.
pub(crate) fn number(id: u64) -> i64 {
    id.cast_signed()
}

/// A column of microseconds.
pub(crate) fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    let microsecond = row.get(column)?;
    Timestamp::from_microsecond(microsecond)
        .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, microsecond))
}

/// A column of an id.
pub(crate) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.cast_unsigned())
}

/// The instant as it will be read back: columns hold microseconds.
pub(crate) fn to_microsecond(instant: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(instant.as_microsecond())
        .expect("an instant without its nanoseconds is still an instant")
}

/// The fact as it will be read back.
pub(crate) fn as_kept(fact: &Fact) -> Fact {
    let mut kept = fact.clone();
    kept.recorded = to_microsecond(kept.recorded);
    if let Moment::Instant(instant) = &mut kept.on {
        *instant = to_microsecond(*instant);
    }
    kept
}

/// Adds the fact; false if one of this id is there already and says the same.
pub(crate) fn insert(db: &Connection, fact: &Fact) -> Result<bool, StoreError> {
    insert_at(db, fact, None)
}

/// The same, in a place given by the row.
pub(crate) fn insert_at(
    db: &Connection,
    fact: &Fact,
    seq: Option<i64>,
) -> Result<bool, StoreError> {
    let (on_day, on_at) = match fact.on {
        Moment::Day(day) => (Some(day_number(day)), None),
        Moment::Instant(instant) => (None, Some(instant.as_microsecond())),
    };
    let (import, message, line, quote, file) = match &fact.origin {
        Origin::Typed => (None, None, None, None, None),
        Origin::Mail { import, message, quote } => {
            (Some(number(import.0)), Some(number(message.0)), None, quote.as_deref(), None)
        }
        Origin::Line { import, file, line } => {
            (Some(number(import.0)), None, Some(number(*line)), None, Some(file.as_str()))
        }
    };
    let body =
        serde_json::to_string(&fact.event).map_err(|problem| unreadable(fact.id, problem))?;
    let added = db
        .prepare_cached(
            "insert into facts (owner, id, batch, recorded, on_day, on_at, import, message, line, kind, body, quote, file, seq)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (owner, id) do nothing",
        )?
        .execute((
            OWNER,
            number(fact.id.0),
            number(fact.batch.0),
            fact.recorded.as_microsecond(),
            on_day,
            on_at,
            import,
            message,
            line,
            kind(&body),
            &body,
            quote,
            file,
            seq,
        ))?;
    if added == 0 {
        return match find(db, fact.id)? {
            Some(recorded) if says_the_same(&recorded, fact) => Ok(false),
            _ => Err(StoreError::OtherContent { id: fact.id }),
        };
    }
    about::insert(db, db.last_insert_rowid(), fact)?;
    Ok(true)
}

/// Reads a row of [`COLUMNS`].
pub(crate) fn fact(row: &Row<'_>) -> Result<Fact, StoreError> {
    let id = FactId(unsigned(row, 0)?);
    let on = match row.get::<_, Option<i64>>(3)? {
        Some(number) => Moment::Day(day(number).ok_or_else(|| unreadable(id, "its day is none"))?),
        None => Moment::Instant(instant(row, 4)?),
    };
    let origin = match row.get::<_, Option<i64>>(5)? {
        None => Origin::Typed,
        Some(import) => {
            let import = ImportId(import.cast_unsigned());
            match row.get::<_, Option<i64>>(6)? {
                Some(message) => Origin::Mail {
                    import,
                    message: MessageKey(message.cast_unsigned()),
                    quote: row.get(9)?,
                },
                None => Origin::Line { import, file: row.get(10)?, line: unsigned(row, 7)? },
            }
        }
    };
    let body = row.get_ref(8)?.as_str().map_err(|problem| unreadable(id, problem))?;
    Ok(Fact {
        id,
        on,
        recorded: instant(row, 2)?,
        batch: BatchId(unsigned(row, 1)?),
        origin,
        event: event(body).map_err(|problem| unreadable(id, problem))?,
    })
}

/// The fact of this id.
pub(crate) fn find(db: &Connection, id: FactId) -> Result<Option<Fact>, StoreError> {
    let mut statement =
        db.prepare_cached(&format!("select {COLUMNS} from facts where owner = $1 and id = $2"))?;
    let mut rows = statement.query((OWNER, number(id.0)))?;
    rows.next()?.map(fact).transpose()
}

/// The place of the fact of this id among all that were recorded.
pub(crate) fn place(db: &Connection, id: FactId) -> Result<Option<i64>, StoreError> {
    Ok(db
        .prepare_cached("select seq from facts where owner = $1 and id = $2")?
        .query_row((OWNER, number(id.0)), |row| row.get(0))
        .optional()?)
}

/// Two recordings of one thing differ in when, and in which batch and import, they were made; that is no difference.
fn says_the_same(recorded: &Fact, fact: &Fact) -> bool {
    let same_origin = match (&recorded.origin, &fact.origin) {
        (Origin::Mail { message: one, .. }, Origin::Mail { message: other, .. }) => one == other,
        (Origin::Line { .. }, Origin::Line { .. }) => true,
        (one, other) => one == other,
    };
    same_origin && recorded.on == as_kept(fact).on && recorded.event == fact.event
}

fn event(body: &str) -> Result<Event, serde_json::Error> {
    serde_json::from_str(body)
}

/// The tag the written form begins with: `{"fact":"applied",`.
fn kind(body: &str) -> &str {
    body.split('"').nth(3).unwrap_or_default()
}

/// A day as one number a person can read: 20260304.
pub(crate) fn day_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// The day of such a number.
pub(crate) fn day(number: i64) -> Option<Date> {
    let year = i16::try_from(number.div_euclid(10_000)).ok()?;
    let in_year = number.rem_euclid(10_000);
    Date::new(year, i8::try_from(in_year / 100).ok()?, i8::try_from(in_year % 100).ok()?).ok()
}

fn unreadable(id: FactId, problem: impl ToString) -> StoreError {
    StoreError::UnreadableFact { id, path: Default::default(), problem: problem.to_string() }
}
