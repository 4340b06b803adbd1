//! Forgetting: the one way anything recorded goes away, and then truly.
//!
//! The facts, the texts and the words in the index are removed, the places they took in the file are overwritten, the
//! file is written anew and its log is emptied. Backups are separate files and keep what they have.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use heardback_core::fact::{
    ApplicationId, BatchId, ContactDetail, ContactId, Event, Fact, FactId, ImportId, InterviewId,
    MessageKey, Origin,
};
use rusqlite::Connection;

use crate::about::{self, Subject};
use crate::error::StoreError;
use crate::fact_row::{self, number};
use crate::facts::closure;
use crate::message_row;
use crate::quick;
use crate::set_aside;
use crate::store::{OWNER, PATIENCE, Store};
use crate::without::{self, Left};

/// Set while traces of something forgotten may still be in the file.
pub(crate) const UNWIPED: &str = "store.unwiped";

/// What to forget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forget {
    /// An application: its facts, its mail, and people known from nowhere else.
    Application(ApplicationId),
    /// A person, and the mail exchanged with them.
    Contact(ContactId),
    /// All that an import brought; it can be imported again.
    Import(ImportId),
    /// Everything, settings included.
    All,
}

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Facts that are gone.
    pub facts: usize,
    /// Facts that stay because they say something of others as well, without naming what is forgotten.
    pub shortened: usize,
    /// Messages whose texts are gone.
    pub messages: usize,
}

impl Store {
    /// Forgets for good. It cannot be undone, and backups are not reached.
    pub fn forget(&self, what: &Forget) -> Result<Forgotten, StoreError> {
        self.read(|db| Ok(db.execute_batch("pragma secure_delete = on")?))?;
        let forgotten = self.write(|db| {
            db.execute("insert into forgetting (owner) values ($1)", [OWNER])?;
            let mut forgetting = Forgetting::new(db);
            match what {
                Forget::Application(application) => forgetting.application(application)?,
                Forget::Contact(contact) => forgetting.contact(contact)?,
                Forget::Import(import) => forgetting.import(*import)?,
                Forget::All => forgetting.all()?,
            }
            let forgotten = forgetting.finish()?;
            set_aside::clear(db)?;
            quick::renew(db)?;
            // Merging the index leaves out the words that were taken back from it.
            db.execute("insert into messages_fts (messages_fts) values ('optimize')", [])?;
            db.execute(
                "insert into settings (owner, name, value) values ($1, $2, '1') on conflict do nothing",
                (OWNER, UNWIPED),
            )?;
            db.execute("delete from forgetting where owner = $1", [OWNER])?;
            Ok(forgotten)
        })?;
        self.wipe()?;
        Ok(forgotten)
    }

    /// Writes the file anew without the places that were freed, and empties its log.
    pub fn wipe(&self) -> Result<(), StoreError> {
        let wiped = self.read(|db| {
            // Whoever reads the file now may go on for hours; there is no use in waiting long.
            db.busy_timeout(Duration::from_secs(2))?;
            db.execute_batch("pragma secure_delete = on; vacuum")?;
            db.execute("delete from settings where owner = $1 and name = $2", (OWNER, UNWIPED))?;
            let busy: bool =
                db.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
            if busy {
                db.execute(
                    "insert into settings (owner, name, value) values ($1, $2, '1') on conflict do nothing",
                    (OWNER, UNWIPED),
                )?;
            }
            Ok(busy)
        });
        self.read(|db| Ok(db.busy_timeout(PATIENCE)?))?;
        match wiped {
            Ok(false) => Ok(()),
            Ok(true) | Err(StoreError::Busy { .. }) => {
                Err(StoreError::NotWiped { path: self.path.clone() })
            }
            Err(error) => Err(error),
        }
    }
}

/// What is being forgotten, within one transaction.
struct Forgetting<'a> {
    db: &'a Connection,
    forgotten: Forgotten,
    gone: HashSet<FactId>,
    mails: HashSet<MessageKey>,
    batches: HashSet<BatchId>,
}

impl<'a> Forgetting<'a> {
    fn new(db: &'a Connection) -> Self {
        Self {
            db,
            forgotten: Forgotten::default(),
            gone: HashSet::new(),
            mails: HashSet::new(),
            batches: HashSet::new(),
        }
    }

    fn application(&mut self, application: &ApplicationId) -> Result<(), StoreError> {
        let facts = closure(self.db, [Subject::Application(application)])?;
        let interviews: HashSet<InterviewId> = facts
            .values()
            .filter_map(|fact| match &fact.event {
                Event::Interview { interview, application: of, .. } if of == application => {
                    Some(interview.clone())
                }
                _ => None,
            })
            .collect();
        let people: HashSet<ContactId> = facts.values().flat_map(contacts).collect();
        self.remove(facts, |fact| {
            let left = without::without_application(fact, application);
            interviews.iter().fold(left, |left, interview| match left {
                Left::Nothing => Left::Nothing,
                Left::All => without::without_interview(fact, interview),
                Left::Part(part) => match without::without_interview(&part, interview) {
                    Left::All => Left::Part(part),
                    less => less,
                },
            })
        })?;
        let mails: Vec<i64> = self
            .db
            .prepare(
                "select key from messages join message_applications on message = id
                      where message_applications.owner = $1 and application = $2",
            )?
            .query_map((OWNER, application.0.as_str()), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        self.db.execute(
            "delete from message_applications where owner = $1 and application = $2",
            (OWNER, application.0.as_str()),
        )?;
        self.mails.extend(mails.into_iter().map(|key| MessageKey(key.cast_unsigned())));
        for contact in people {
            let known = closure(self.db, [Subject::Contact(&contact)])?;
            let mut still =
                known.values().filter(|fact| without::names(fact, Subject::Contact(&contact)));
            if still.all(without::describes_contact) {
                self.contact(&contact)?;
            }
        }
        Ok(())
    }

    fn contact(&mut self, contact: &ContactId) -> Result<(), StoreError> {
        let facts = closure(self.db, [Subject::Contact(contact)])?;
        let addresses: Vec<String> = facts
            .values()
            .filter_map(|fact| match &fact.event {
                Event::Contact {
                    contact: of,
                    detail: ContactDetail::Email(address) | ContactDetail::GuessedEmail(address),
                } if of == contact => Some(address.to_lowercase()),
                _ => None,
            })
            .filter(|address| !address.is_empty())
            .collect();
        let others = std::mem::take(&mut self.mails);
        self.remove(facts, |fact| without::without_contact(fact, contact))?;
        for address in addresses {
            let mut mails = self.db.prepare_cached(
                "select key from messages where owner = $1
                 and (instr(lower(sender), $2) > 0 or instr(lower(recipients), $2) > 0)",
            )?;
            let keys = mails.query_map((OWNER, address), |row| row.get::<_, i64>(0))?;
            for key in keys {
                self.mails.insert(MessageKey(key?.cast_unsigned()));
            }
        }
        // Mail with the person goes even where it belongs to an application.
        for key in &self.mails {
            if let Some(id) = message_row::id_of(self.db, *key)? {
                message_row::belongs(self.db, id, &[])?;
            }
        }
        self.mails.extend(others);
        Ok(())
    }

    fn import(&mut self, import: ImportId) -> Result<(), StoreError> {
        let import = number(import.0);
        let mut brought = Vec::new();
        quick::rows_after(self.db, i64::MIN, usize::MAX, |seq, fact| {
            if import_of(&fact).is_some_and(|of| number(of.0) == import) {
                brought.push((seq, fact));
            }
        })?;
        for (seq, fact) in &brought {
            self.gone(*seq, fact)?;
        }
        for (_, fact) in &brought {
            let speaking = closure(self.db, [Subject::Fact(fact.id)])?;
            if !speaking.is_empty() {
                self.remove(speaking, |_| Left::All)?;
            }
        }
        self.mails.clear();
        let mails: Vec<i64> = self
            .db
            .prepare("select id from messages where owner = $1 and import = $2")?
            .query_map((OWNER, import), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for id in mails {
            message_row::remove(self.db, id)?;
            self.forgotten.messages += 1;
        }
        for text in [
            "delete from seen where owner = $1 and import = $2",
            "delete from sources where owner = $1 and import = $2",
            "delete from imports where owner = $1 and id = $2",
        ] {
            self.db.execute(text, (OWNER, import))?;
        }
        Ok(())
    }

    fn all(&mut self) -> Result<(), StoreError> {
        self.forgotten.facts = self.db.execute("delete from facts where owner = $1", [OWNER])?;
        self.db.execute("insert into messages_fts (messages_fts) values ('delete-all')", [])?;
        self.forgotten.messages =
            self.db.execute("delete from messages where owner = $1", [OWNER])?;
        for table in ["batches", "imports", "settings", "seen", "sources"] {
            self.db.execute(&format!("delete from {table} where owner = $1"), [OWNER])?;
        }
        Ok(())
    }

    /// Removes or shortens these facts, and removes those that only speak of one that is gone.
    fn remove(
        &mut self,
        facts: BTreeMap<i64, Fact>,
        left: impl Fn(&Fact) -> Left,
    ) -> Result<(), StoreError> {
        let mut later: Vec<(i64, Fact)> = Vec::new();
        for (seq, fact) in facts {
            match left(&fact) {
                Left::All => later.push((seq, fact)),
                Left::Part(part) => {
                    self.take_out(seq, &fact)?;
                    fact_row::insert_at(self.db, &part, Some(seq))?;
                    self.forgotten.shortened += 1;
                }
                Left::Nothing => self.gone(seq, &fact)?,
            }
        }
        loop {
            let before = later.len();
            let mut rest = Vec::new();
            for (seq, fact) in later {
                let mut speaks_of_gone = false;
                about::subjects(&fact, |subject| {
                    speaks_of_gone |=
                        matches!(subject, Subject::Fact(id) if self.gone.contains(&id));
                });
                if speaks_of_gone {
                    self.gone(seq, &fact)?;
                } else {
                    rest.push((seq, fact));
                }
            }
            later = rest;
            if later.len() == before {
                return Ok(());
            }
        }
    }

    fn gone(&mut self, seq: i64, fact: &Fact) -> Result<(), StoreError> {
        self.take_out(seq, fact)?;
        self.gone.insert(fact.id);
        self.forgotten.facts += 1;
        if let Origin::Mail { message, .. } = &fact.origin {
            self.mails.insert(*message);
        }
        if let Event::Message(message) = &fact.event {
            self.mails.extend(message.mail);
        }
        Ok(())
    }

    fn take_out(&mut self, seq: i64, fact: &Fact) -> Result<(), StoreError> {
        self.db.prepare_cached("delete from facts where seq = $1")?.execute([seq])?;
        self.batches.insert(fact.batch);
        Ok(())
    }

    /// The texts of mail that belongs to nothing any more, and batches that are empty or whose words may tell.
    fn finish(mut self) -> Result<Forgotten, StoreError> {
        for key in &self.mails {
            let Some(id) = message_row::id_of(self.db, *key)? else { continue };
            let belongs = self
                .db
                .prepare_cached("select 1 from message_applications where message = $1")?
                .exists([id])?;
            if !belongs {
                message_row::remove(self.db, id)?;
                self.forgotten.messages += 1;
                // That it was seen stays, so that the next import does not bring it back.
                self.db
                    .prepare_cached("update seen set kept = false where owner = $1 and key = $2")?
                    .execute((OWNER, number(key.0)))?;
            }
        }
        for batch in &self.batches {
            let key = (OWNER, number(batch.0));
            self.db
                .prepare_cached(
                    "delete from batches where owner = $1 and id = $2
                     and not exists (select 1 from facts where facts.owner = $1 and batch = $2)",
                )?
                .execute(key)?;
            self.db
                .prepare_cached(
                    "update batches set said = 'partly forgotten'
                     where owner = $1 and id = $2 and import is null",
                )?
                .execute(key)?;
        }
        Ok(self.forgotten)
    }
}

fn import_of(fact: &Fact) -> Option<ImportId> {
    match &fact.origin {
        Origin::Mail { import, .. } | Origin::Line { import, .. } => Some(*import),
        Origin::Typed => None,
    }
}

fn contacts(fact: &Fact) -> Vec<ContactId> {
    let mut contacts = Vec::new();
    about::subjects(fact, |subject| {
        if let Subject::Contact(contact) = subject {
            contacts.push(contact.clone());
        }
    });
    contacts
}
