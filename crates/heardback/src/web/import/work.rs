//! The import that goes on, one at a time, on a thread of its own: first only a look, then, when the user says so, for
//! good. Pages look at where it stands.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use heardback_core::fact::BatchId;
use heardback_core::mail::Mail;
use tokio::sync::watch;

use super::told::Told;
use super::understood::{Understood, understood};
use crate::desk::World;
use crate::failure::Failure;
use crate::mailbox::{self, Bring, Meter, Progress};
use crate::web::incoming::Incoming;

/// How long the receipt stands where the next import begins.
const SHOWN: Duration = Duration::from_secs(15 * 60);

/// Where the import stands.
#[derive(Debug, Clone, Default)]
pub(in crate::web) enum Stands {
    /// There is none.
    #[default]
    Nothing,
    /// Its files are on their way.
    Coming,
    /// It reads.
    Reading(Arc<Reading>),
    /// It has looked, and the user is asked.
    Seen(Arc<Seen>),
    /// It is over.
    Done(Arc<Done>),
    /// It did not work; a sentence each.
    Failed(Arc<Vec<String>>),
}

/// What is to be read.
#[derive(Debug)]
pub(in crate::web) struct Given {
    pub(super) paths: Vec<PathBuf>,
    /// What the files are called, where they were sent by the browser.
    pub(super) names: HashMap<PathBuf, String>,
    /// What it is, in words.
    pub(super) said: String,
    /// What the browser sent; it goes away with this.
    pub(super) _incoming: Option<Incoming>,
}

/// An import while it reads.
#[derive(Debug)]
pub(in crate::web) struct Reading {
    pub(super) given: Arc<Given>,
    pub(super) meter: Arc<Meter>,
    /// What it reads is recorded.
    pub(super) records: bool,
    stop: AtomicBool,
}

/// What a look found.
#[derive(Debug)]
pub(in crate::web) struct Seen {
    pub(super) given: Arc<Given>,
    pub(super) told: Told,
    /// Addresses that look like the user's own, where none is known.
    pub(super) mine: Vec<String>,
    /// What was understood of single mails.
    pub(super) understood: Vec<Understood>,
}

/// What an import did.
#[derive(Debug)]
pub(in crate::web) struct Done {
    pub(super) said: String,
    pub(super) told: Told,
    /// The change that can be taken back.
    pub(super) batch: Option<BatchId>,
    at: Instant,
}

/// Mail that names a company and was not kept.
#[derive(Debug)]
pub(in crate::web) struct Missing {
    pub(super) company: String,
    pub(super) mails: Vec<Mail>,
}

/// The imports of a page: one at a time.
#[derive(Debug, Default)]
pub(in crate::web) struct Imports {
    state: Mutex<State>,
    bell: watch::Sender<()>,
    missing: Mutex<Option<Arc<Missing>>>,
}

#[derive(Debug, Default)]
struct State {
    stands: Stands,
    /// Counts the imports; what belongs to an earlier one changes nothing any more.
    turn: u64,
}

/// The right to bring the next import. Dropped without one, all stands as it did before.
#[derive(Debug)]
pub(in crate::web) struct Turn {
    imports: Arc<Imports>,
    turn: u64,
    before: Stands,
}

impl Imports {
    /// Where the import stands. Whoever comes back later comes for another one.
    pub(super) fn stands(&self) -> Stands {
        match &self.locked().stands {
            Stands::Done(done) if done.at.elapsed() > SHOWN => Stands::Nothing,
            stands => stands.clone(),
        }
    }

    /// Rings when the import stands elsewhere.
    pub(super) fn listen(&self) -> watch::Receiver<()> {
        self.bell.subscribe()
    }

    /// Begins the next import, if none goes on.
    pub(in crate::web) fn turn(self: &Arc<Self>) -> Result<Turn, Failure> {
        let mut state = self.locked();
        if matches!(state.stands, Stands::Coming | Stands::Reading(_)) {
            return Err(Failure::refused(
                "An import is going on. The next one can begin when it is done, and nothing is lost by waiting.",
            ));
        }
        state.turn += 1;
        let before = std::mem::replace(&mut state.stands, Stands::Coming);
        let turn = Turn { imports: Arc::clone(self), turn: state.turn, before };
        drop(state);
        self.bell.send_replace(());
        Ok(turn)
    }

    /// Ends what goes on; what was recorded is safe. What is over is put away.
    pub(super) fn stop(&self) {
        let mut state = self.locked();
        match &state.stands {
            Stands::Reading(reading) => reading.stop.store(true, Ordering::Relaxed),
            _ => {
                state.turn += 1;
                state.stands = Stands::Nothing;
            }
        }
        drop(state);
        self.bell.send_replace(());
    }

    /// Ends what goes on because the page ends, and waits for it that long.
    pub(in crate::web) fn leave(&self, patience: Duration) {
        self.stop();
        let until = Instant::now() + patience;
        while matches!(self.stands(), Stands::Reading(_)) && Instant::now() < until {
            thread::sleep(Duration::from_millis(10));
        }
        // The files that were sent go with it.
        self.locked().stands = Stands::Nothing;
    }

    /// Mail that was looked for and found.
    pub(super) fn missing(&self) -> Option<Arc<Missing>> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_missing(&self, missing: Option<Missing>) {
        *self.missing.lock().unwrap_or_else(PoisonError::into_inner) = missing.map(Arc::new);
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, turn: u64, stands: Stands) -> bool {
        let mut state = self.locked();
        let is_ours = state.turn == turn;
        if is_ours {
            state.stands = stands;
        }
        drop(state);
        self.bell.send_replace(());
        is_ours
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut state = self.imports.locked();
        if state.turn == self.turn && matches!(state.stands, Stands::Coming) {
            state.stands = std::mem::take(&mut self.before);
        }
    }
}

impl Turn {
    /// Looks through what was given and records nothing.
    pub(super) fn look(self, world: World, given: Given) {
        self.read(world, Arc::new(given), None, false);
    }

    /// Reads what was looked at for good. `mine` are the user's own addresses, where he was asked.
    pub(super) fn record(self, world: World, seen: &Seen, mine: Vec<String>) {
        let mine = (!seen.mine.is_empty()).then_some(mine);
        self.read(world, Arc::clone(&seen.given), mine, true);
    }

    fn read(mut self, world: World, given: Arc<Given>, mine: Option<Vec<String>>, records: bool) {
        let (meter, stop) = (Arc::new(Meter::new()), AtomicBool::new(false));
        let reading = Arc::new(Reading { given, meter, records, stop });
        // Stopped while its files were still coming: they go with what was given.
        if !self.imports.set(self.turn, Stands::Reading(Arc::clone(&reading))) {
            return;
        }
        // What was there before is not wanted again, and neither are its files.
        self.before = Stands::Nothing;
        thread::spawn(move || {
            let read = || bring(&world, &reading, mine);
            let stands = match catch_unwind(AssertUnwindSafe(read)) {
                Ok(Ok(stands)) => stands,
                Ok(Err(failure)) => Stands::Failed(Arc::new(reading.given.said_of(&failure))),
                Err(_) => Stands::Failed(Arc::new(vec![
                    "Reading stopped at something it could not cope with. What was recorded before is safe.".to_owned(),
                ])),
            };
            drop(reading);
            self.imports.set(self.turn, stands);
        });
    }
}

fn bring(world: &World, reading: &Reading, mine: Option<Vec<String>>) -> Result<Stands, Failure> {
    let given = &reading.given;
    let bring = Bring {
        paths: &given.paths,
        said: given.said.clone(),
        full: false,
        dry_run: !reading.records,
        stop: &reading.stop,
    };
    let mut recognised = Vec::new();
    let brought = mailbox::bring_in(
        world,
        bring,
        |total, is_packed| {
            // An archive holds more than its size says.
            Progress::on(Arc::clone(&reading.meter), if is_packed { 0 } else { total })
        },
        |own, known| {
            if !known.is_empty() {
                return Ok(known.to_vec());
            }
            recognised = own.addresses();
            Ok(mine.unwrap_or_else(|| recognised.clone()))
        },
    )?;
    let told = Told::of(&brought, |path| given.name_of(path));
    if reading.records {
        let said = given.said.clone();
        return Ok(Stands::Done(Arc::new(Done {
            said,
            told,
            batch: brought.batch,
            at: Instant::now(),
        })));
    }
    if told.stopped || reading.stop.load(Ordering::Relaxed) {
        return Ok(Stands::Nothing);
    }
    let understood = understood(&given.paths, &brought.desk)?;
    let given = Arc::clone(given);
    Ok(Stands::Seen(Arc::new(Seen { given, told, mine: recognised, understood })))
}

impl Given {
    /// What a file is called: as it was sent, else where it lies.
    fn name_of(&self, path: &std::path::Path) -> String {
        // What came in a folder is called by the way to it from there.
        let from = |folder: &std::path::Path| {
            let rest = path.strip_prefix(folder).ok()?;
            Some(format!("{}/{}", self.names.get(folder)?, rest.display()))
        };
        self.names
            .get(path)
            .cloned()
            .or_else(|| path.ancestors().skip(1).find_map(from))
            .unwrap_or_else(|| path.display().to_string())
    }

    /// A failure in the words of the one who sent the files: he knows nothing of where they lay.
    fn said_of(&self, failure: &Failure) -> Vec<String> {
        let lines = failure.says.lines().map(str::to_owned).chain(failure.hints.iter().cloned());
        let named = |line: String| {
            self.names
                .iter()
                .fold(line, |line, (path, name)| line.replace(&path.display().to_string(), name))
        };
        lines.map(named).collect()
    }
}
