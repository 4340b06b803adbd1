//! `/person/{item}`: finding somebody to write to. Whom one knows there, where to look, and one field for what was found.

use askama::Template;
use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::action::Action;
use heardback_core::fact::{ContactDetail, Part};
use heardback_core::journal::{Application, Journal, NotOne};
use heardback_core::planner::Item;
use heardback_core::verbs::Person;
use serde::Deserialize;

use super::answer::Answer;
use super::face::Face;
use super::form::filled;
use super::frame::{Asked, Frame};
use super::house::House;
use super::item::find;
use crate::days;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::links::escaped;
use crate::say::{fact, item};

/// How the address of a profile begins, after its host.
const PROFILE: &str = "linkedin.com/in/";

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage {
    frame: Frame,
    id: String,
    sentence: String,
    application: String,
    title: String,
    known: Vec<Known>,
    links: Vec<(String, String)>,
}

/// Somebody the user knows there.
struct Known {
    id: String,
    name: String,
    face: Face,
    about: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/person/{item}", routing::get(show).post(found))
        .route("/person/{item}/nobody", routing::post(nobody))
}

async fn show(State(house): State<House>, Path(id): Path<String>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id)).await
}

/// The item, where it is one that asks for a person.
fn wanted<'d>(desk: &'d Desk, id: &str) -> Result<&'d Item, Failure> {
    let found = find(desk, id)?;
    match found.action {
        Action::FindContact => Ok(found),
        _ => Err(Failure::new(Kind::Gone, "Nobody has to be found for this any more.")),
    }
}

fn view(desk: &Desk, frame: Frame, id: &str) -> Result<PersonPage, Failure> {
    let journal = desk.journal()?;
    let found = wanted(desk, id)?;
    let application = &journal.applications[found.applications[0]];
    Ok(PersonPage {
        frame: frame.titled(item::deed(journal, found)),
        id: id.to_owned(),
        sentence: found.reason.sentence.clone(),
        application: application.id.to_string(),
        title: application.title(),
        known: known(journal, application),
        links: links(application),
    })
}

/// Everybody of this company, whatever application they belong to.
fn known(journal: &Journal, application: &Application) -> Vec<Known> {
    let company = application.company.to_lowercase();
    let is_there = |name: &str| !company.is_empty() && name.to_lowercase() == company;
    let people = journal.contacts.iter().filter(|contact| {
        contact.company.as_deref().is_some_and(is_there)
            || contact.applications.iter().any(|&a| is_there(&journal.applications[a].company))
    });
    people
        .map(|contact| {
            let name = fact::name_of(journal, &contact.id);
            let about =
                [contact.title.as_deref(), contact.email.as_deref(), contact.phone.as_deref()];
            Known {
                id: contact.id.to_string(),
                face: Face::of(&name),
                name,
                about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            }
        })
        .collect()
}

/// Searches to follow by hand: words and address. Nothing is fetched from them.
fn links(application: &Application) -> Vec<(String, String)> {
    let company = application.company.as_str();
    let role = application.role.as_str();
    let mut links = Vec::new();
    if let Some(posting) = application.posting.as_deref().filter(|link| is_web(link)) {
        links.push(("The posting, which may name somebody".to_owned(), posting.to_owned()));
    }
    if company.is_empty() {
        return links;
    }
    let people = |words: &str| {
        format!("https://www.linkedin.com/search/results/people/?keywords={}", escaped(words))
    };
    let web = |words: &str| format!("https://duckduckgo.com/?q={}", escaped(words));
    links.push((
        format!("Recruiters at {company}, on LinkedIn"),
        people(&format!("{company} recruiter")),
    ));
    if !role.is_empty() {
        links.push((
            format!("People near “{role}” there, on LinkedIn"),
            people(&format!("{company} {role}")),
        ));
        links.push((
            "Who leads that team, on the web".to_owned(),
            web(&format!("\"{company}\" \"{role}\" hiring manager")),
        ));
    }
    links.push((
        "Their team page, on the web".to_owned(),
        web(&format!("\"{company}\" team recruiting contact")),
    ));
    links
}

fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

#[derive(Deserialize)]
struct Found {
    /// What was pasted: a name, an address, or the address of a profile.
    found: String,
    #[serde(default, deserialize_with = "filled")]
    part: Option<String>,
}

async fn found(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Found>,
) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let (name, mut details) = pasted(&form.found)?;
            let part = match form.part.as_deref() {
                None => None,
                Some("recruiter") => Some(Part::Recruiter),
                Some("hiring-manager") => Some(Part::HiringManager),
                Some(_) => return Err(Failure::typed("That part is not in the list.")),
            };
            let journal = desk.journal()?;
            let item = wanted(desk, &id)?;
            let events = match journal.find_contact(&name) {
                Ok(known) => {
                    let ids = item.applications.iter().map(|&a| journal.applications[a].id.clone());
                    details.extend(ids.map(ContactDetail::Application));
                    details.extend(part.map(ContactDetail::Part));
                    journal.know(known, details, when)?
                }
                Err(NotOne::None { .. }) => {
                    let person = Person {
                        name: name.clone(),
                        applications: item.applications.clone(),
                        parts: part.into_iter().collect(),
                        details,
                    };
                    journal.meet(&person, when)?
                }
                Err(several) => return Err(several.into()),
            };
            let what = format!("{name}, to write to at {}", item::company(journal, item));
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// The user has looked, and there is nobody to write to.
async fn nobody(State(house): State<House>, Path(id): Path<String>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let item = wanted(desk, &id)?;
            let what = format!("nobody to write to at {}", item::company(journal, item));
            let events = journal.skip(item)?;
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// The name in what was pasted, and what else it tells of that person.
fn pasted(text: &str) -> Result<(String, Vec<ContactDetail>), Failure> {
    let mut name = Vec::new();
    let mut details = Vec::new();
    let mut read = None;
    for word in text.split([' ', '\t', '\r', '\n', ',', ';']).filter(|word| !word.is_empty()) {
        let bare = word.trim_matches(['<', '>', '(', ')', '"']);
        let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
        if let Some((_, profile)) = bare.split_once(PROFILE) {
            let profile = profile.split(['/', '?', '#']).next().unwrap_or_default();
            if profile.is_empty() || profile.chars().any(char::is_control) {
                continue;
            }
            details.push(ContactDetail::Linkedin(format!("https://www.{PROFILE}{profile}")));
            read = read.or(spelled(profile, '-'));
        } else if is_web(bare) {
            return Err(Failure::typed(
                "Nobody’s name can be read from this link. Type the name, or paste an address or a LinkedIn profile.",
            ));
        } else if let Some((local, host)) = bare.split_once('@') {
            if local.is_empty() || !host.contains('.') {
                return Err(Failure::typed(format!("“{bare}” is no e-mail address.")));
            }
            details.push(ContactDetail::Email(bare.to_owned()));
            read = read.or(Some(spelled(local, '.').unwrap_or_else(|| bare.to_owned())));
        } else if details.is_empty() {
            // What follows an address or a link is a title, a company, a slogan.
            name.push(word.trim_matches('"'));
        }
    }
    // “Dana Ruiz, Recruiter”: the name ends at the comma.
    let before = text.split([',', ';', '\n']).next().unwrap_or_default().split_whitespace().count();
    name.truncate(before.max(1));
    let typed = name.join(" ");
    let name = if typed.is_empty() { read } else { Some(typed) };
    match name {
        Some(name) => Ok((name, details)),
        None => Err(Failure::typed("Paste a name, an address, or the link of a profile.")),
    }
}

/// “Dana Ruiz” from `dana-ruiz-83b1` or `dana.ruiz`; none where it is a single word, which may be anything.
fn spelled(words: &str, between: char) -> Option<String> {
    let words: Vec<String> = words
        .split(between)
        .filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
        .map(crate::say::capital)
        .collect();
    (words.len() > 1).then(|| words.join(" "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, details: &[ContactDetail]) {
        let (read, told) = pasted(text).unwrap();
        assert_eq!((read.as_str(), told.as_slice()), (name, details), "{text}");
    }

    #[test]
    fn a_name_an_address_and_a_profile_are_read_however_they_are_pasted() {
        let mail = || ContactDetail::Email("dana.ruiz@acme.example".to_owned());
        let profile =
            ContactDetail::Linkedin("https://www.linkedin.com/in/dana-ruiz-83b1".to_owned());
        check("Dana Ruiz", "Dana Ruiz", &[]);
        check("  Dana Ruiz, Recruiter", "Dana Ruiz", &[]);
        check("dana.ruiz@acme.example", "Dana Ruiz", &[mail()]);
        check("\"Dana Ruiz\" <dana.ruiz@acme.example>", "Dana Ruiz", &[mail()]);
        check("Dana Ruiz\nRecruiter\nmailto:dana.ruiz@acme.example", "Dana Ruiz", &[mail()]);
        check("https://www.linkedin.com/in/dana-ruiz-83b1/?trk=x", "Dana Ruiz", &[profile]);
        let jobs = ContactDetail::Email("jobs@acme.example".to_owned());
        check("jobs@acme.example", "jobs@acme.example", &[jobs]);
    }

    #[test]
    fn what_names_nobody_is_refused() {
        for text in
            ["", " , ", "https://acme.example/team", "dana@", "https://www.linkedin.com/in/"]
        {
            assert!(pasted(text).is_err(), "{text}");
        }
    }
}
