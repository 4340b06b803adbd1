//! `/import`: mail from files that are dropped here, chosen or named. First a look that records nothing, then the
//! receipt and what is worth knowing at once.

mod live;
mod mail;
mod missing;
mod told;
mod understood;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use askama::Template;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::IntoResponse;
use axum::{Form, Router, routing};
use heardback_core::fact::BatchId;
use heardback_core::finds::finds;
use serde::Deserialize;

pub(super) use work::Imports;
use work::{Done, Given, Reading, Seen, Stands};

use super::answer::{self, Answer};
use super::frame::{Asked, Frame};
use super::house::House;
use super::incoming::Incoming;
use super::welcome::Awaited;
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::once;
use crate::say::day;
use crate::say::wrap::harmless;
use crate::seeker;

/// So many earlier imports are listed.
const EARLIER: usize = 6;

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    frame: Frame,
    stands: Stands,
    finds: Vec<(String, Option<(String, String)>)>,
    may_rest: usize,
    /// Applications to choose from: id and title. None where there is no choice, or it was offered before.
    wanted: Vec<(String, String)>,
    /// The change of the import that was just done still stands.
    can_undo: bool,
    earlier: Vec<Earlier>,
}

/// An import that is over.
struct Earlier {
    on: String,
    said: String,
    counts: String,
    /// What takes it back; none where it was taken back already.
    batch: Option<BatchId>,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/import", routing::get(show).post(take_in).layer(DefaultBodyLimit::disable()))
        .route("/import/record", routing::post(record))
        .route("/import/stop", routing::post(stop))
        .route("/import/wanted", routing::post(want))
        .merge(live::routes())
        .merge(mail::routes())
        .merge(missing::routes())
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    let stands = house.imports().stands();
    house.page(asked, move |desk, frame| view(desk, frame, stands)).await
}

fn view(desk: &Desk, frame: Frame, stands: Stands) -> Result<ImportPage, Failure> {
    let journal = desk.journal()?;
    let here = desk.today();
    let batches = desk.store.batches()?;
    let is_undone = |batch: BatchId| batches.iter().any(|later| later.undoes == Some(batch));
    let done = match &stands {
        Stands::Done(done) => done.batch,
        _ => None,
    };
    let found = match &stands {
        Stands::Done(done) if done.told.has_news => {
            finds(journal, desk.facts()?, desk.playbook()?, desk.now)
        }
        _ => heardback_core::finds::Finds::default(),
    };
    let wanted = match &stands {
        Stands::Done(_) if once::is_open(desk, once::INTEREST)? => once::choices(desk)?,
        _ => Vec::new(),
    };
    let mut earlier = Vec::new();
    for import in desk.store.imports()?.into_iter().rev() {
        let batch = batches.iter().find(|batch| batch.import == Some(import.id));
        if earlier.len() == EARLIER {
            break;
        }
        if batch.is_some_and(|batch| Some(batch.id) == done) {
            continue;
        }
        let counted = |name: &str| import.receipt.get(name).copied().unwrap_or_default();
        earlier.push(Earlier {
            on: day::plain(desk.home().to_datetime(import.started).date(), here),
            said: harmless(import.said.strip_prefix("import ").unwrap_or(&import.said)),
            counts: match import.finished {
                Some(_) => format!("{} of {} kept", counted("kept"), counted("read")),
                None => "stopped; the same again goes on from there".to_owned(),
            },
            batch: batch.map(|batch| batch.id).filter(|batch| !is_undone(*batch)),
        });
    }
    let find = |find: &heardback_core::finds::Find| {
        let quote = find.quote.as_ref().map(|quote| (day::plain(find.on, here), harmless(quote)));
        (find.sentence.clone(), quote)
    };
    Ok(ImportPage {
        frame: frame.titled("Import mail"),
        finds: found.shown.iter().map(find).collect(),
        may_rest: found.may_rest,
        wanted: wanted
            .into_iter()
            .map(|a| (journal.applications[a].id.to_string(), journal.applications[a].title()))
            .collect(),
        can_undo: done.is_some_and(|batch| {
            !is_undone(batch) && batches.iter().any(|known| known.id == batch)
        }),
        earlier,
        stands,
    })
}

/// Takes in files, or the place of one, and looks through them.
async fn take_in(State(house): State<House>, form: Multipart) -> Answer {
    let turn = house.imports().turn()?;
    let world = house.work(|desk| Ok(desk.world())).await?;
    let mut incoming = Incoming::at(&world.data)?;
    incoming.receive(form).await?;
    let mut given = Given {
        paths: incoming.files.iter().map(|(path, _)| path.clone()).collect(),
        names: incoming.files.iter().cloned().collect(),
        said: String::new(),
        _incoming: None,
    };
    given.paths.extend(incoming.field("path").map(home_path).transpose()?);
    if given.paths.is_empty() {
        return Err(Failure::typed("Choose a file first, or name where it lies.").into());
    }
    let mut names: Vec<String> = incoming.files.iter().map(|(_, name)| name.clone()).collect();
    names.extend(incoming.field("path").map(harmless));
    given.said = format!("import {}", in_short(&names));
    given._incoming = Some(incoming);
    turn.look(world, given);
    Ok(answer::see("/import", None).into_response())
}

/// “a.eml, b.eml and 40 more”.
fn in_short(names: &[String]) -> String {
    match names {
        [first, second, _, more @ ..] => format!("{first}, {second} and {} more", more.len() + 1),
        names => names.join(" and "),
    }
}

/// A place on this computer as people name it: from the root, or from their own folder.
fn home_path(words: &str) -> Result<PathBuf, Failure> {
    let words = words.trim().trim_matches(['"', '\'']);
    let path = match words.strip_prefix("~/") {
        Some(rest) => match etcetera::home_dir() {
            Ok(home) => home.join(rest),
            Err(_) => PathBuf::from(words),
        },
        None => PathBuf::from(words),
    };
    if path.is_absolute() {
        return Ok(path);
    }
    Err(Failure::typed(format!(
        "“{words}” could be anywhere. Name the whole way, such as /home/kim/Downloads/takeout.zip or ~/Maildir."
    )))
}

#[derive(Deserialize)]
struct Whose {
    /// Addresses, one a line: a form has one field of a name here.
    #[serde(flatten)]
    fields: std::collections::HashMap<String, String>,
}

impl Whose {
    /// The addresses that were left ticked, and one more that was typed.
    fn mine(&self, seen: &Seen) -> Result<Vec<String>, Failure> {
        let ticked =
            |(place, _): &(usize, &String)| self.fields.contains_key(&format!("mine{place}"));
        let mut mine: Vec<String> = seen
            .mine
            .iter()
            .enumerate()
            .filter(ticked)
            .map(|(_, address)| address.clone())
            .collect();
        let more = self.fields.get("address").map(|words| words.trim()).unwrap_or_default();
        if !more.is_empty() {
            seeker::address(more)?;
            mine.push(more.to_owned());
        }
        Ok(mine)
    }
}

/// Records what was looked at.
async fn record(State(house): State<House>, Form(form): Form<Whose>) -> Answer {
    let Stands::Seen(seen) = house.imports().stands() else {
        return Err(Failure::refused("There is nothing to record; give the file once more.").into());
    };
    let mine = form.mine(&seen)?;
    let world = house
        .work(|desk| {
            Awaited::over(desk)?;
            Ok(desk.world())
        })
        .await?;
    house.imports().turn()?.record(world, &seen, mine);
    Ok(answer::see("/import", None).into_response())
}

/// Ends what goes on, or puts away what is over.
async fn stop(State(house): State<House>) -> Answer {
    house.imports().stop();
    Ok(answer::see("/import", None).into_response())
}

/// Which applications are really wanted. It is asked once, whatever the answer.
async fn want(
    State(house): State<House>,
    Form(form): Form<std::collections::HashMap<String, String>>,
) -> Answer {
    let batch = match house.imports().stands() {
        Stands::Done(done) => done.batch,
        _ => None,
    };
    house
        .record("/import".to_owned(), move |desk| {
            once::close(desk, once::INTEREST)?;
            let mut chosen = Vec::new();
            for id in form.keys() {
                chosen.push(desk.application(id)?);
            }
            if chosen.is_empty() {
                return Ok(());
            }
            chosen.sort_unstable();
            let (what, events) = once::wanted(desk, &chosen)?;
            let when = days::happened(desk, None)?;
            let events = events.into_iter().map(|event| (when.on, event));
            // It goes back with the import, without which these applications would be only names.
            let batches = desk.store.batches()?;
            match batches.iter().find(|known| Some(known.id) == batch) {
                Some(import) => desk.record_with(import, events),
                None => desk.record(what, events),
            }
        })
        .await
}

impl ImportPage {
    fn reading(&self) -> Option<&Arc<Reading>> {
        match &self.stands {
            Stands::Reading(reading) => Some(reading),
            _ => None,
        }
    }

    fn seen(&self) -> Option<&Arc<Seen>> {
        match &self.stands {
            Stands::Seen(seen) => Some(seen),
            _ => None,
        }
    }

    fn done(&self) -> Option<&Arc<Done>> {
        match &self.stands {
            Stands::Done(done) => Some(done),
            _ => None,
        }
    }

    fn failed(&self) -> Option<&Arc<Vec<String>>> {
        match &self.stands {
            Stands::Failed(lines) => Some(lines),
            _ => None,
        }
    }

    fn is_coming(&self) -> bool {
        matches!(self.stands, Stands::Coming)
    }

    /// Something goes on: without scripts the page looks again by itself.
    fn goes_on(&self) -> bool {
        matches!(self.stands, Stands::Coming | Stands::Reading(_))
    }

    fn far(&self, reading: &Reading) -> String {
        told::far(reading.meter.far())
    }
}
