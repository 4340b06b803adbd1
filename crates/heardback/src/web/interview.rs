//! `/interview/{id}`: one card to take along into an interview, or to print.

use askama::Template;
use axum::extract::{Path, State};
use axum::{Router, routing};
use heardback_core::fact::{Direction, Event, Fact, InterviewKind};
use heardback_core::journal::{Interview, InterviewStatus, Journal};
use heardback_core::playbook::{Catalogue, RuleId};
use heardback_core::preparation::{self, Question};
use jiff::civil::Date;

use super::answer::Answer;
use super::application::{self, Person, past};
use super::debrief;
use super::face::Face;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::library;
use crate::say::{capital, day, fact};
use crate::story::story;

/// So much of what was said fits on a card: the newest.
const MOST_SAID: usize = 8;

#[derive(Template)]
#[template(path = "interview.html")]
struct InterviewPage {
    frame: Frame,
    application: String,
    company: String,
    role: String,
    face: Face,
    /// The day and the hours, by the user's clock.
    when: String,
    /// The hour by theirs, where it is another one.
    for_them: Option<String>,
    how: &'static str,
    round: Option<u32>,
    place: Option<String>,
    link: Option<String>,
    /// What became of it, where it is not simply ahead.
    status: Option<&'static str>,
    people: Vec<Person>,
    brings: Vec<String>,
    said: Vec<application::Event>,
    asks: Vec<String>,
    /// Who advises to ask.
    who: String,
    /// Where it is remembered, once it began.
    debrief: Option<(String, &'static str)>,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/interview/{id}", routing::get(show))
}

/// The card of an interview, and the words of a link to it.
pub(super) fn card(talk: &Interview) -> (String, &'static str) {
    (format!("/interview/{}", talk.id), "A card to take along")
}

/// The interview of this id.
pub(super) fn find(journal: &Journal, id: &str) -> Result<usize, Failure> {
    let found = journal.interviews.iter().position(|interview| interview.id.0 == id);
    found.ok_or_else(|| Failure::new(Kind::Gone, "There is no interview of this name any more."))
}

async fn show(State(house): State<House>, Path(id): Path<String>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id)).await
}

fn view(desk: &Desk, frame: Frame, id: &str) -> Result<InterviewPage, Failure> {
    let journal = desk.journal()?;
    let here = desk.today();
    let i = find(journal, id)?;
    let talk = &journal.interviews[i];
    let application = &journal.applications[talk.application];
    let company = match application.company.as_str() {
        "" => application.id.to_string(),
        company => company.to_owned(),
    };
    let about = desk.store.facts_about(std::slice::from_ref(&application.id), &[])?;
    let known = story(&about, journal, application);
    let mut said: Vec<&Fact> = known.into_iter().filter(|fact| was_said(fact)).collect();
    said.drain(..said.len().saturating_sub(MOST_SAID));
    let proofs = library::ranked(desk, talk.application)?;
    let proofs = proofs.iter().map(|found| &journal.seeker.proofs[found.proof].text);
    let mut brings: Vec<String> = application.fits.clone();
    brings.extend(proofs.filter(|text| !application.fits.contains(text)).cloned());
    let advice = Catalogue::bundled().rule(RuleId::CHK_1);
    Ok(InterviewPage {
        frame: frame.titled(format!("Interview: {}", application.title())),
        application: application.id.to_string(),
        face: Face::of(&company),
        company,
        role: application.role.clone(),
        when: hours(desk, talk, here),
        for_them: for_them(desk, journal, talk),
        how: how(talk.kind),
        round: talk.round,
        place: talk.place.clone(),
        link: talk.link.clone().filter(|link| link.starts_with("https://")),
        status: match talk.status {
            InterviewStatus::Cancelled => Some("It was called off."),
            _ if talk.is_held(desk.now) => Some("It took place."),
            _ => None,
        },
        people: talk.interviewers.iter().map(|&c| Person::of(&journal.contacts[c])).collect(),
        brings,
        said: past(&said, journal, here),
        asks: preparation::questions(journal, i).iter().map(|ask| question(journal, ask)).collect(),
        debrief: (talk.start <= desk.now && talk.status != InterviewStatus::Cancelled)
            .then(|| debrief::link(talk)),
        who: format!("{} ({})", advice.who, RuleId::CHK_1),
    })
}

/// Words that went to and fro: what the way of an application tells beside them is left out.
fn was_said(fact: &Fact) -> bool {
    match &fact.event {
        Event::Message(message) => message.direction == Direction::In && !message.auto,
        Event::Note { .. }
        | Event::Topic { .. }
        | Event::Promise { .. }
        | Event::InterviewHeld { .. } => true,
        _ => false,
    }
}

/// “tomorrow, Wed 11 Mar, 10:00 to 11:00”, by the user's clock.
fn hours(desk: &Desk, talk: &Interview, here: Date) -> String {
    let start = desk.home().to_datetime(talk.start);
    let end = desk.home().to_datetime(talk.end);
    format!(
        "{}, {} to {}",
        capital(&day::near(start.date(), here)),
        start.strftime("%H:%M"),
        end.strftime("%H:%M")
    )
}

/// “15:00 for them”, where their clock shows another hour.
fn for_them(desk: &Desk, journal: &Journal, talk: &Interview) -> Option<String> {
    let there = journal.zone_of(talk.interviewers.first().copied()).to_datetime(talk.start);
    let here = desk.home().to_datetime(talk.start);
    (there != here).then(|| match there.date() == here.date() {
        true => format!("{} for them", there.strftime("%H:%M")),
        false => format!("{} for them", there.strftime("%a %H:%M")),
    })
}

fn how(kind: InterviewKind) -> &'static str {
    match kind {
        InterviewKind::Phone => "On the telephone",
        InterviewKind::Video => "By video",
        InterviewKind::Onsite => "At their place",
        InterviewKind::Panel => "With several people at once",
        InterviewKind::Other => "",
    }
}

/// A question in the words to ask it with.
fn question(journal: &Journal, question: &Question) -> String {
    let names = |people: &[usize]| match people {
        [] => "everybody in the room".to_owned(),
        people => {
            let name = |&c: &usize| fact::name_of(journal, &journal.contacts[c].id);
            fact::listed(&people.iter().map(name).collect::<Vec<_>>())
        }
    };
    match question {
        Question::Timeline => "When will you decide, and by when will I hear from you?".to_owned(),
        Question::Channel => {
            "How shall I ask, should I have a question: by mail or by phone?".to_owned()
        }
        Question::Names => {
            "Who is in the room, and how is each name written? Ask for a card.".to_owned()
        }
        Question::Addresses(people) => {
            format!("An address of {}, for a thank-you.", names(people))
        }
        Question::Linkedin(people) => {
            format!("If you like: is LinkedIn welcome? Not said yet by {}.", names(people))
        }
    }
}
