//! Reading facts: all of them, or those about something.

use std::collections::{BTreeMap, HashSet};

use heardback_core::fact::{ApplicationId, ContactId, Event, Fact, FactId, MessageKey};
use rusqlite::{Connection, Params};

use crate::about::Subject;
use crate::error::StoreError;
use crate::fact_row::{self, COLUMNS, number};
use crate::quick;
use crate::store::{OWNER, Store};

impl Store {
    /// All facts in the order they were recorded, retractions and what they retract included: which facts hold is
    /// the journal's to say.
    pub fn facts(&self) -> Result<Vec<Fact>, StoreError> {
        self.read(quick::facts)
    }

    /// The facts recorded after this one.
    pub fn facts_after(&self, id: FactId) -> Result<Vec<Fact>, StoreError> {
        self.read(|db| {
            let mut facts = Vec::new();
            if let Some(seq) = fact_row::place(db, id)? {
                quick::rows_after(db, seq, usize::MAX, |_, fact| facts.push(fact))?;
            }
            Ok(facts)
        })
    }

    /// How many facts are recorded.
    pub fn count_facts(&self) -> Result<usize, StoreError> {
        self.read(count)
    }

    /// The fact of this id.
    pub fn fact(&self, id: FactId) -> Result<Option<Fact>, StoreError> {
        self.read(|db| fact_row::find(db, id))
    }

    /// The facts that name applications and people, and whatever retracts one of them: enough to find an application
    /// by its words without reading everything.
    pub fn facts_naming(&self) -> Result<Vec<Fact>, StoreError> {
        self.read(|db| {
            select(db, "owner = $1 and kind in ('application', 'contact', 'retracted')", [OWNER])
        })
    }

    /// The facts about these applications and people: those that name one, those about their interviews, and those
    /// that keep, bounce or retract one of these.
    pub fn facts_about(
        &self,
        applications: &[ApplicationId],
        people: &[ContactId],
    ) -> Result<Vec<Fact>, StoreError> {
        self.read(|db| {
            let people = people.iter().map(Subject::Contact);
            let found = closure(db, applications.iter().map(Subject::Application).chain(people))?;
            Ok(found.into_values().collect())
        })
    }

    /// The facts read in this mail, and those that name it.
    pub fn facts_of_mail(&self, mail: MessageKey) -> Result<Vec<Fact>, StoreError> {
        self.read(|db| {
            let mut facts = select(
                db,
                "owner = $1 and message = $2 and message is not null",
                (OWNER, number(mail.0)),
            )?;
            facts.extend(naming(db, Subject::Mail(mail))?.into_values());
            Ok(facts)
        })
    }
}

fn count(db: &Connection) -> Result<usize, StoreError> {
    let count: i64 = db
        .prepare_cached("select count(*) from facts where owner = $1")?
        .query_row([OWNER], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

pub(crate) fn select(
    db: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<Fact>, StoreError> {
    let mut statement =
        db.prepare_cached(&format!("select {COLUMNS} from facts where {condition} order by seq"))?;
    let mut rows = statement.query(values)?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        facts.push(fact_row::fact(row)?);
    }
    Ok(facts)
}

/// Follows names from fact to fact, and gives back each with its row: an interview belongs to its application, a retraction to the fact it names.
pub(crate) fn closure<'a>(
    db: &Connection,
    start: impl IntoIterator<Item = Subject<'a>>,
) -> Result<BTreeMap<i64, Fact>, StoreError> {
    let mut found: BTreeMap<i64, Fact> = BTreeMap::new();
    for subject in start {
        found.extend(naming(db, subject)?);
    }
    let mut asked: HashSet<String> = HashSet::new();
    let mut fresh: Vec<i64> = found.keys().copied().collect();
    while !fresh.is_empty() {
        let mut next = BTreeMap::new();
        for seq in fresh {
            let fact = &found[&seq];
            let mut ask = |subject: Subject<'_>| -> Result<(), StoreError> {
                let mut text = String::new();
                subject.write(&mut text);
                if asked.insert(text) {
                    next.extend(naming(db, subject)?);
                }
                Ok(())
            };
            ask(Subject::Fact(fact.id))?;
            if let Event::Interview { interview, .. } = &fact.event {
                ask(Subject::Interview(interview))?;
            }
        }
        next.retain(|seq, _| !found.contains_key(seq));
        fresh = next.keys().copied().collect();
        found.extend(next);
    }
    Ok(found)
}

/// The facts that name `subject`, by their place.
fn naming(db: &Connection, subject: Subject<'_>) -> Result<BTreeMap<i64, Fact>, StoreError> {
    let mut text = String::new();
    subject.write(&mut text);
    let mut statement = db.prepare_cached(
        &format!(
            "select {COLUMNS}, seq from facts_about join facts on facts.seq = facts_about.fact
         where facts_about.owner = $1 and subject = $2",
        )
        .replace("select id", "select facts.id"),
    )?;
    let mut rows = statement.query((OWNER, &text))?;
    let mut facts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        facts.insert(row.get(11)?, fact_row::fact(row)?);
    }
    Ok(facts)
}
