//! What a command works at: the data folder, the journal in it, and the clock on the wall.
//!
//! Nothing is read before somebody asks for it, so that a note is taken without reading the whole search.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::env;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use etcetera::BaseStrategy;
use heardback_core::fact::{
    ApplicationId, BatchId, ContactId, Event, Fact, FactId, Moment, Origin,
};
use heardback_core::holidays::Holidays;
use heardback_core::journal::{Journal, Places};
use heardback_core::planner::{self, Item, Plan, Step};
use heardback_core::playbook::Playbook;
use heardback_core::working_days::WorkingDays;
use heardback_store::{Batch, Store, Undone};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::failure::{Failure, Kind};
use crate::say;

/// The variable that stands still the clock, for tests: an instant such as `2026-03-02T09:00:00Z`. Ids are then drawn
/// from it as well, so that the same commands give the same ids.
const CLOCK: &str = "HEARDBACK_NOW";

/// The file with a person's own changes of the playbook, in the data folder.
const OWN_PLAYBOOK: &str = "playbook.toml";

/// What the outside world says before anything is opened.
#[derive(Debug, Clone)]
pub(crate) struct World {
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The moment of this command.
    pub(crate) now: Timestamp,
    /// The clock stands still.
    pinned: bool,
}

impl World {
    /// The folder asked for, else the platform's own place for data; and the time.
    pub(crate) fn look(data: Option<&Path>) -> Result<Self, Failure> {
        let data = match data {
            Some(folder) => folder.to_owned(),
            None => etcetera::choose_base_strategy()
                .map(|place| place.data_dir().join("heardback"))
                .map_err(|problem| {
                    Failure::new(
                        Kind::System,
                        format!("Where your data lies is not known: {problem}."),
                    )
                    .hint("Name a folder: heardback --data FOLDER …")
                })?,
        };
        let (now, pinned) = match env::var(CLOCK) {
            Ok(text) => match text.parse() {
                Ok(now) => (now, true),
                Err(_) => {
                    return Err(Failure::typed(format!(
                        "{CLOCK} says “{text}”, which is no instant."
                    ))
                    .hint(format!("For example: {CLOCK}=2026-03-02T09:00:00Z")));
                }
            },
            Err(_) => (Timestamp::now(), false),
        };
        Ok(World { data, now, pinned })
    }
}

impl World {
    /// The same moment at another data folder.
    pub(crate) fn at(&self, data: PathBuf) -> Self {
        World { data, ..self.clone() }
    }
}

#[cfg(test)]
impl World {
    /// A folder at a moment, for tests.
    pub(crate) fn fixed(data: &Path, now: Timestamp) -> Self {
        World { data: data.to_owned(), now, pinned: true }
    }
}

/// An open data folder.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) now: Timestamp,
    folder: PathBuf,
    pinned: bool,
    /// The moment the desk was opened at, before a clock that stands still is moved on.
    opened: Timestamp,
    /// What the file looked like when it was last looked at.
    mark: Option<(i64, u64)>,
    /// What was recorded last at this desk.
    recorded: Option<BatchId>,
    /// How many names were drawn, so that a clock that stands still never draws the same twice.
    drawn: Cell<u64>,
    facts: OnceCell<Vec<Fact>>,
    journal: OnceCell<Journal>,
    playbook: OnceCell<Playbook>,
    plan: OnceCell<Plan>,
    /// What comes for an application if nobody answers, for those that were asked about.
    ahead: RefCell<HashMap<usize, Arc<Vec<Step>>>>,
}

impl Desk {
    pub(crate) fn open(world: &World) -> Result<Self, Failure> {
        let store = Store::open(&world.data)?;
        let mut desk = Desk {
            store,
            now: world.now,
            folder: world.data.clone(),
            pinned: world.pinned,
            opened: world.now,
            mark: None,
            recorded: None,
            drawn: Cell::new(0),
            facts: OnceCell::new(),
            journal: OnceCell::new(),
            playbook: OnceCell::new(),
            plan: OnceCell::new(),
            ahead: RefCell::default(),
        };
        if desk.pinned {
            desk.now = desk.moved_on()?;
        }
        Ok(desk)
    }

    /// Works on at the same desk some time later: the clock is read again, and what was recorded meanwhile, here or by
    /// another program, counts. For a face that stays open.
    pub(crate) fn look_again(&mut self) -> Result<(), Failure> {
        let mark = self.store.mark()?;
        let now = if self.pinned { self.moved_on()? } else { Timestamp::now() };
        let minute = |at: Timestamp| at.as_second().div_euclid(60);
        if self.mark != Some(mark) {
            self.forget_what_was_read();
        } else if minute(now) != minute(self.now) {
            self.forget_what_was_planned();
        }
        self.mark = Some(mark);
        self.now = now;
        self.recorded = None;
        Ok(())
    }

    /// Goes on after an import at this desk: of the facts only those are read that are new, unless another program has
    /// changed something since the file had this mark.
    pub(crate) fn catch_up(&mut self, since: (i64, u64)) -> Result<(), Failure> {
        let alone = self.mark()?.0 == since.0;
        self.forget_what_was_planned();
        self.journal.take();
        match self.facts.get_mut() {
            Some(known) if alone && !known.is_empty() => {
                let last = known[known.len() - 1].id;
                known.extend(self.store.facts_after(last)?);
            }
            _ => self.forget_what_was_read(),
        }
        if self.pinned {
            self.now = self.moved_on()?;
        }
        Ok(())
    }

    /// What the file looks like now; it differs after every change.
    pub(crate) fn mark(&self) -> Result<(i64, u64), Failure> {
        Ok(self.store.mark()?)
    }

    /// What was recorded last at this desk, since it was last looked at again.
    pub(crate) fn recorded(&self) -> Option<BatchId> {
        self.recorded
    }

    /// A clock that stands still would let two commands happen at once; a microsecond a fact keeps their order.
    fn moved_on(&self) -> Result<Timestamp, Failure> {
        let ahead = i64::try_from(self.store.count_facts()?).unwrap_or_default().microseconds();
        Ok(self.opened.checked_add(ahead).unwrap_or(self.opened))
    }

    fn forget_what_was_planned(&mut self) {
        self.plan.take();
        self.ahead.get_mut().clear();
    }

    fn forget_what_was_read(&mut self) {
        self.forget_what_was_planned();
        self.journal.take();
        self.facts.take();
        self.playbook.take();
    }

    /// The world this desk was opened in, for another desk at the same folder.
    pub(crate) fn world(&self) -> World {
        let now = if self.pinned { self.opened } else { self.now };
        World { data: self.folder.clone(), now, pinned: self.pinned }
    }

    /// The data folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// All facts that still hold, in the order they were recorded.
    pub(crate) fn facts(&self) -> Result<&[Fact], Failure> {
        if self.facts.get().is_none() {
            let _ = self.facts.set(self.store.facts()?); // Nobody else can have set it.
        }
        Ok(self.facts.get().map_or(&[], Vec::as_slice))
    }

    /// Reads no more than it takes to find an application and a person by these words: what is known about them where
    /// the words are their ids, else what names applications and people.
    pub(crate) fn read_names_only(
        &self,
        application: Option<&str>,
        person: Option<&str>,
    ) -> Result<(), Failure> {
        let (a, c) = (application.map(ApplicationId::from), person.map(ContactId::from));
        let about = self.store.facts_about(a.as_slice(), c.as_slice())?;
        let journal = Journal::from_facts(&about, &Map);
        let known = a.is_none_or(|id| journal.applications.iter().any(|known| known.id == id))
            && c.is_none_or(|id| journal.contacts.iter().any(|known| known.id == id));
        let _ = self.facts.set(if known { about } else { self.store.facts_naming()? });
        Ok(())
    }

    /// What all facts add up to.
    pub(crate) fn journal(&self) -> Result<&Journal, Failure> {
        let facts = self.facts()?;
        Ok(self.journal.get_or_init(|| Journal::from_facts(facts, &Map)))
    }

    /// Closes the store and leaves everything else as it lies, for a command that is about to end: the system takes all
    /// of its memory back at once, where giving back tens of thousands of texts one by one would keep the user waiting.
    pub(crate) fn leave(self) {
        let Desk { store, facts, journal, .. } = self;
        drop(store);
        std::mem::forget((facts, journal));
    }

    /// The advice in force: the bundled playbook, with the person's own file over it where there is one.
    pub(crate) fn playbook(&self) -> Result<&Playbook, Failure> {
        let own = self.folder.join(OWN_PLAYBOOK);
        match std::fs::read_to_string(&own) {
            Ok(text) => {
                if self.playbook.get().is_none() {
                    let read = Playbook::parse_with_override(&text, &own.display().to_string())
                        .map_err(|error| Failure::new(Kind::Found, error))?;
                    let _ = self.playbook.set(read); // Nobody else can have set it.
                }
                Ok(self.playbook.get().unwrap_or_else(|| Playbook::bundled()))
            }
            Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => {
                Ok(Playbook::bundled())
            }
            Err(problem) => Err(Failure::file(&own, &problem)),
        }
    }

    /// What the playbook advises now.
    pub(crate) fn plan(&self) -> Result<Plan, Failure> {
        Ok(planner::plan(self.journal()?, self.playbook()?, self.now))
    }

    /// The same plan, made once as long as nothing changes: for a face that asks again and again.
    pub(crate) fn planned(&self) -> Result<&Plan, Failure> {
        if self.plan.get().is_none() {
            let _ = self.plan.set(self.plan()?); // Nobody else can have set it.
        }
        static NOTHING: LazyLock<Plan> = LazyLock::new(Plan::default);
        Ok(self.plan.get().unwrap_or(&NOTHING))
    }

    /// What comes for an application if nobody answers, found out once as long as nothing changes.
    pub(crate) fn ahead(&self, application: usize) -> Result<Arc<Vec<Step>>, Failure> {
        if let Some(steps) = self.ahead.borrow().get(&application) {
            return Ok(Arc::clone(steps));
        }
        let steps = planner::ahead(self.journal()?, self.playbook()?, self.now, application);
        let steps = Arc::new(steps);
        self.ahead.borrow_mut().insert(application, Arc::clone(&steps));
        Ok(steps)
    }

    /// The day it is for the user.
    pub(crate) fn today(&self) -> Date {
        self.home().to_datetime(self.now).date()
    }

    /// The zone the user lives in.
    pub(crate) fn home(&self) -> TimeZone {
        Map.home()
    }

    /// The application that the words name.
    pub(crate) fn application(&self, words: &str) -> Result<usize, Failure> {
        Ok(self.journal()?.find_application(words)?)
    }

    /// The person that the words name.
    pub(crate) fn contact(&self, words: &str) -> Result<usize, Failure> {
        Ok(self.journal()?.find_contact(words)?)
    }

    /// The item of the plan that the words name: by its id, or as the only one for an application or a person.
    /// What is only offered is named last.
    pub(crate) fn item<'p>(&self, plan: &'p Plan, words: &str) -> Result<&'p Item, Failure> {
        if let Ok(item) = plan.find_item(words) {
            return Ok(item);
        }
        let journal = self.journal()?;
        let application = journal.find_application(words).ok();
        let person = journal.find_contact(words).ok();
        let fits = |item: &Item| {
            application.is_some_and(|a| item.applications.contains(&a))
                || person.is_some_and(|c| item.to == Some(c))
        };
        let mut fitting = plan.items.iter().filter(|item| fits(item));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Ok(only),
            (Some(first), Some(second)) => {
                let mut failure = Failure::typed(format!(
                    "“{words}” fits more than one thing to do; name one of them:"
                ));
                for item in [first, second].into_iter().chain(fitting) {
                    failure = failure.hint(format!(
                        "{}  {}",
                        say::item::short(plan, item.id),
                        say::item::what(journal, item)
                    ));
                }
                Err(failure)
            }
            (None, _) if let Some(offer) = plan.courtesies.iter().find(|item| fits(item)) => {
                Ok(offer)
            }
            (None, _) => Err(Failure::typed(format!("Nothing to do fits “{words}”."))
                .hint("heardback today    what is for today, each with its id")
                .hint("heardback plan     everything that is planned")),
        }
    }

    /// The fact of each id.
    pub(crate) fn facts_by_id(&self) -> Result<HashMap<FactId, &Fact>, Failure> {
        Ok(self.facts()?.iter().map(|fact| (fact.id, fact)).collect())
    }

    /// Records what happened, all of it or nothing, in one batch that one `undo` takes back.
    pub(crate) fn record(
        &mut self,
        said: impl Into<String>,
        events: impl IntoIterator<Item = (Moment, Event)>,
    ) -> Result<(), Failure> {
        let batch = self.new_batch(said.into())?;
        self.record_in(&batch, 0, events)?;
        self.recorded = Some(batch.id);
        Ok(())
    }

    /// Records what belongs to a change that is there already: one `undo` takes back both.
    pub(crate) fn record_with(
        &mut self,
        batch: &Batch,
        events: impl IntoIterator<Item = (Moment, Event)>,
    ) -> Result<(), Failure> {
        let first = u64::try_from(self.store.count_facts()?).unwrap_or_default();
        self.record_in(batch, first, events)
    }

    fn record_in(
        &mut self,
        batch: &Batch,
        first: u64,
        events: impl IntoIterator<Item = (Moment, Event)>,
    ) -> Result<(), Failure> {
        let facts: Vec<Fact> = (first..)
            .zip(events)
            .map(|(place, (on, event))| Fact {
                id: FactId(mixed(batch.id.0, place)),
                on,
                recorded: self.now,
                batch: batch.id,
                origin: Origin::Typed,
                event,
            })
            .collect();
        self.store.append(batch, &facts)?;
        self.forget_what_was_planned();
        self.journal.take();
        if let Some(known) = self.facts.get_mut() {
            known.extend(facts);
        }
        Ok(())
    }

    /// Records facts that know where they come from, in one batch as well.
    pub(crate) fn record_facts(
        &mut self,
        said: impl Into<String>,
        facts: impl IntoIterator<Item = Fact>,
    ) -> Result<(), Failure> {
        let batch = self.new_batch(said.into())?;
        let facts: Vec<Fact> =
            facts.into_iter().map(|fact| Fact { batch: batch.id, ..fact }).collect();
        self.store.append(&batch, &facts)?;
        self.recorded = Some(batch.id);
        self.forget_what_was_planned();
        self.journal.take();
        if let Some(known) = self.facts.get_mut() {
            known.extend(facts);
        }
        Ok(())
    }

    /// Ids nobody has had yet, for facts that were recorded once and taken back.
    pub(crate) fn fresh_ids(&self, count: usize) -> Result<Vec<FactId>, Failure> {
        let seed = self.new_batch(String::new())?.id.0;
        Ok((0_u64..).take(count).map(|place| FactId(mixed(!seed, place))).collect())
    }

    /// Takes back the newest change that still counts.
    pub(crate) fn undo(&self) -> Result<Option<Undone>, Failure> {
        let batch = self.new_batch("undo".to_owned())?;
        Ok(self.store.undo_last(&batch)?)
    }

    /// Takes back this change, or brings it back where it was an undo itself.
    pub(crate) fn undo_batch(&mut self, id: BatchId) -> Result<Undone, Failure> {
        let batch = self.new_batch("undo".to_owned())?;
        let undone = self.store.undo(id, &batch)?;
        self.recorded = Some(batch.id);
        self.forget_what_was_read();
        Ok(undone)
    }

    fn new_batch(&self, said: String) -> Result<Batch, Failure> {
        let drawn = if self.pinned {
            let count = u64::try_from(self.store.count_facts()?).unwrap_or_default();
            let count = count + (self.drawn.replace(self.drawn.get() + 1) << 32);
            mixed(self.now.as_microsecond().cast_unsigned(), count)
        } else {
            RandomState::new().build_hasher().finish()
        };
        Ok(Batch::typed(BatchId(drawn), self.now, said))
    }
}

/// A number that looks like no other (splitmix64).
fn mixed(seed: u64, place: u64) -> u64 {
    let mut z = seed.wrapping_add(place.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The public holidays of the world, cut into lines when the first region is asked for.
pub(crate) fn holidays() -> &'static Holidays {
    static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(Holidays::bundled);
    &HOLIDAYS
}

/// The world's zones and holidays, as they come with the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Map;

impl Places for Map {
    fn zone(&self, name: &str) -> Option<TimeZone> {
        // A name that is no zone leaves the journal's own in force; `doctor` lists such names.
        TimeZone::get(name).ok()
    }

    fn days(&self, region: &str) -> Option<WorkingDays> {
        // A region that is not in the table leaves the journal's own days in force; commands refuse to record one.
        holidays().working_days(region).ok()
    }

    fn home(&self) -> TimeZone {
        TimeZone::system()
    }
}
