//! `/settings/proofs`: what the user has done that speaks for him, and what a resume proposes, each taken with one key.

use askama::Template;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::response::IntoResponse;
use axum::{Form, Router, routing};
use heardback_core::fact::Event;
use heardback_core::journal::Proof;
use heardback_formats::resume::Proposal;
use serde::Deserialize;

use crate::days;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::library;
use crate::say::wrap::harmless;
use crate::web::answer::{self, Answer};
use crate::web::frame::{Asked, Frame};
use crate::web::house::{House, apart};
use crate::web::incoming::Incoming;

const HERE: &str = "/settings/proofs";
/// So many proposals are shown at once; the others come when these are answered.
const SHOWN: usize = 5;

#[derive(Template)]
#[template(path = "proofs.html")]
struct ProofsPage {
    frame: Frame,
    proofs: Vec<Known>,
    proposals: Vec<Proposed>,
    /// So many more wait behind those.
    more: usize,
    /// A resume was read, and all it proposes is answered.
    is_through: bool,
}

/// Something in the library.
struct Known {
    fact: String,
    text: String,
    skills: String,
}

/// Something a resume says.
struct Proposed {
    place: usize,
    text: String,
    skills: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route(HERE, routing::get(show).post(add))
        .route("/settings/proofs/resume", routing::post(read).layer(DefaultBodyLimit::disable()))
        .route("/settings/proofs/resume/over", routing::post(over))
        .route("/settings/proofs/resume/{place}/take", routing::post(take))
        .route("/settings/proofs/resume/{place}/pass", routing::post(pass))
        .route("/settings/proofs/{fact}", routing::post(change))
        .route("/settings/proofs/{fact}/remove", routing::post(remove))
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    let proposed = house.proposed();
    house.page(asked, move |desk, frame| view(desk, frame, &proposed)).await
}

fn view(desk: &Desk, frame: Frame, proposed: &[Option<Proposal>]) -> Result<ProofsPage, Failure> {
    let known = &desk.journal()?.seeker.proofs;
    let open: Vec<Proposed> = (0..)
        .zip(proposed)
        .filter_map(|(place, found)| Some((place, found.as_ref()?)))
        .filter(|(_, found)| library::is_new(known, &found.text))
        .map(|(place, found)| Proposed {
            place,
            text: harmless(&found.text),
            skills: harmless(&found.skills.join(", ")),
        })
        .collect();
    Ok(ProofsPage {
        frame: frame.titled("What you have done"),
        proofs: known.iter().map(Known::of).collect(),
        more: open.len().saturating_sub(SHOWN),
        is_through: open.is_empty() && !proposed.is_empty(),
        proposals: open.into_iter().take(SHOWN).collect(),
    })
}

impl Known {
    fn of(proof: &Proof) -> Self {
        Known { fact: name(proof), text: proof.text.clone(), skills: proof.skills.join(", ") }
    }
}

/// What a proof is called on the page: its first fact, which stays while others come and go.
fn name(proof: &Proof) -> String {
    proof.facts.first().map_or(String::new(), ToString::to_string)
}

#[derive(Deserialize)]
struct Told {
    text: String,
    #[serde(default)]
    skills: String,
}

impl Told {
    /// The skills, which are separated by commas.
    fn skills(&self) -> Vec<String> {
        let words = self.skills.split([',', ';', '\n']).map(str::trim);
        words.filter(|skill| !skill.is_empty()).map(str::to_owned).collect()
    }

    fn keep(&self, desk: &mut Desk) -> Result<(), Failure> {
        let events = desk.journal()?.prove(&self.text, &self.skills())?;
        if events.is_empty() {
            return Err(Failure::refused("That is in the list already."));
        }
        record(desk, "something you have done", events)
    }
}

/// Records events of this moment.
fn record(desk: &mut Desk, said: &str, events: Vec<Event>) -> Result<(), Failure> {
    let when = days::happened(desk, None)?;
    desk.record(said, events.into_iter().map(|event| (when.on, event)))
}

async fn add(State(house): State<House>, Form(told): Form<Told>) -> Answer {
    house.record(HERE.to_owned(), move |desk| told.keep(desk)).await
}

async fn change(
    State(house): State<House>,
    Path(fact): Path<String>,
    Form(told): Form<Told>,
) -> Answer {
    house
        .record(HERE.to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let place = find(desk, &fact)?;
            let skills = told.skills();
            let known = &desk.journal()?.seeker.proofs[place];
            if known.text == told.text.trim() && known.skills == skills {
                return Ok(());
            }
            let events =
                desk.journal()?.change_proof(place, Some(&told.text), Some(&skills), when)?;
            desk.record("something you have done, in other words", events)
        })
        .await
}

async fn remove(State(house): State<House>, Path(fact): Path<String>) -> Answer {
    house
        .record(HERE.to_owned(), move |desk| {
            let place = find(desk, &fact)?;
            let journal = desk.journal()?;
            let said = format!("removed: {}", journal.seeker.proofs[place].text);
            let events = journal.remove_proof(place);
            record(desk, &said, events)
        })
        .await
}

/// The place of a proof in the library.
fn find(desk: &Desk, fact: &str) -> Result<usize, Failure> {
    let proofs = &desk.journal()?.seeker.proofs;
    proofs
        .iter()
        .position(|proof| name(proof) == fact)
        .ok_or_else(|| Failure::new(Kind::Gone, "This was changed or removed meanwhile."))
}

/// Takes in a resume and keeps what it proposes until it is answered. The file goes away at once.
async fn read(State(house): State<House>, form: Multipart) -> Answer {
    let data = house.work(|desk| Ok(desk.folder().to_owned())).await?;
    let mut incoming = Incoming::at(&data)?;
    incoming.receive(form).await?;
    let Some((path, called)) = incoming.files.first().cloned() else {
        return Err(Failure::typed("Choose the file with your resume first.").into());
    };
    let proposals = apart(move || {
        let proposals = library::proposed(&path).map_err(|failure| {
            // The place of the copy says nothing to anybody.
            let says = failure.says.replace(&path.display().to_string(), &called);
            Failure::typed(says)
        });
        drop(incoming);
        proposals
    })
    .await?;
    let has_news = {
        let found = proposals.clone();
        house
            .work(move |desk| {
                let known = &desk.journal()?.seeker.proofs;
                Ok(found.iter().any(|found| library::is_new(known, &found.text)))
            })
            .await?
    };
    if !has_news {
        return Err(Failure::refused(
            "Nothing new in it tells a result, a number or a tool. You can still say it in your own words.",
        )
        .into());
    }
    house.propose(proposals.into_iter().map(Some).collect());
    Ok(answer::see(HERE, None).into_response())
}

/// What was proposed is put away.
async fn over(State(house): State<House>) -> Answer {
    house.propose(Vec::new());
    Ok(answer::see(HERE, None).into_response())
}

async fn take(
    State(house): State<House>,
    Path(place): Path<usize>,
    Form(told): Form<Told>,
) -> Answer {
    let is_asked = house.proposed().get(place).is_some_and(Option::is_some);
    let said_otherwise = told.text.clone();
    let answer = house
        .record(HERE.to_owned(), move |desk| {
            if !is_asked {
                return Err(Failure::new(Kind::Gone, "This was answered meanwhile."));
            }
            told.keep(desk)
        })
        .await?;
    // In other words it would be asked about again; with its own words it comes back when it is taken back.
    house.answer_proposal(place, Some(said_otherwise));
    Ok(answer)
}

async fn pass(State(house): State<House>, Path(place): Path<usize>) -> Answer {
    house.answer_proposal(place, None);
    Ok(answer::see(HERE, None).into_response())
}
