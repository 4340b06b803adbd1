//! The message of an item, on the item's page: read, fill what is missing, change, check, take along, record as sent.

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::{Form, Router, routing};
use heardback_core::action::Action;
use heardback_core::checks::Report;
use heardback_core::drafts::{self, Missing, Outreach};
use heardback_core::fact::{Channel, LinkedinPermission};
use heardback_core::journal::Proof;
use heardback_core::planner::Item;
use serde::Deserialize;

use super::answer::Answer;
use super::form::filled;
use super::frame::Asked;
use super::house::House;
use super::item::{find, view, way};
use crate::desk::Desk;
use crate::drafting::{Drafted, Wishes};
use crate::failure::Failure;
use crate::letter::Printed;
use crate::links::escaped;
use crate::say::{capital, finding, item};
use crate::{days, drafting, letter};

/// A draft as the item's page shows it.
pub(super) struct DraftView {
    pub(super) subject: Option<String>,
    pub(super) body: String,
    pub(super) rows: usize,
    pub(super) voicemail: Option<String>,
    pub(super) post_by: Option<String>,
    pub(super) holes: Vec<HoleView>,
    pub(super) mend: Vec<Mend>,
    /// The user changed it, and it was checked again.
    pub(super) is_changed: bool,
    /// A link that opens it in the mail program.
    pub(super) mailto: Option<String>,
    pub(super) is_mail: bool,
    pub(super) is_call: bool,
    /// It goes by post: it can be printed.
    pub(super) is_paper: bool,
    /// What was asked for besides what is proposed, as forms and links hand it on.
    pub(super) wanted: Wanted,
    pub(super) query: String,
    /// It may ask whether a LinkedIn connection would be welcome, and does not yet.
    pub(super) may_ask_linkedin: bool,
    /// The ways it may take instead, as links name them and in words.
    pub(super) ways: Vec<(&'static str, String)>,
    /// To a recruiter who wrote first: the answer it gives, as forms name it.
    pub(super) answer: Option<&'static str>,
}

/// One thing that is missing.
pub(super) struct HoleView {
    /// The word a form sends; none where the text itself has to say it.
    pub(super) word: Option<&'static str>,
    pub(super) question: String,
    /// What the user has done that may fill it, best fit first.
    pub(super) offers: Vec<Proof>,
}

/// One thing a check found.
pub(super) struct Mend {
    pub(super) says: String,
    pub(super) quote: Option<String>,
    pub(super) instead: &'static str,
    pub(super) rules: String,
}

/// The text as the user changed it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Changed {
    #[serde(flatten)]
    wanted: Wanted,
    #[serde(default, deserialize_with = "filled")]
    subject: Option<String>,
    body: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/items/{id}/fill", routing::post(fill))
        .route("/items/{id}/check", routing::post(check))
        .route("/items/{id}/sent", routing::post(sent))
        .route("/items/{id}/draft.eml", routing::get(eml))
        .route("/items/{id}/draft.pdf", routing::get(pdf))
}

impl DraftView {
    /// The draft of an item, or what the user made of it; none where there is nothing to write.
    pub(super) fn of(
        desk: &Desk,
        found: &Item,
        wanted: &Wanted,
        changed: Option<&Changed>,
    ) -> Result<Option<Self>, Failure> {
        if found.to.is_none() {
            return Ok(None);
        }
        let drafted = wanted.draft(desk, found)?;
        let (subject, body, report) = match changed {
            Some(changed) => {
                let body = changed.body.replace("\r\n", "\n");
                let subject = changed.subject.clone();
                let report = drafting::check(desk, found, &drafted, subject.as_deref(), &body)?;
                (subject, body, report)
            }
            None => (drafted.draft.subject.clone(), drafted.draft.body.clone(), drafted.report),
        };
        let here = desk.today();
        let proofs = &desk.journal()?.seeker.proofs;
        let is_mail = found.channel == Some(Channel::Email);
        let holes = match changed {
            Some(_) => Vec::new(),
            None => drafted
                .draft
                .holes
                .iter()
                .map(|hole| HoleView {
                    word: hole.missing.word(),
                    question: hole.question.clone(),
                    offers: hole.offers.iter().map(|&place| proofs[place].clone()).collect(),
                })
                .collect(),
        };
        // While something is missing, its questions say what the checks would.
        let mend = if holes.is_empty() { mend(&report) } else { Vec::new() };
        let is_whole = holes.is_empty() && mend.is_empty();
        let mailto = (is_mail && is_whole)
            .then(|| letter::mailto(desk, found, subject.as_deref(), &body).ok())
            // Too long a link, or no address: the mail file and the text are still there.
            .flatten();
        Ok(Some(DraftView {
            rows: body.lines().map(|line| line.chars().count() / 66 + 1).sum::<usize>().max(4) + 1,
            voicemail: drafted.draft.voicemail.filter(|_| changed.is_none()),
            post_by: drafted.draft.post_by.map(|by| item::post_by(by, here)),
            query: wanted.query(),
            may_ask_linkedin: is_mail && may_ask_linkedin(desk, found)?,
            wanted: wanted.clone(),
            ways: ways(desk, found)?,
            answer: drafted.told.asked.as_ref().and_then(|asked| asked.outreach).map(word_of),
            is_changed: changed.is_some(),
            is_call: found.channel == Some(Channel::Phone),
            is_paper: matches!(found.channel, Some(Channel::Letter | Channel::Card)),
            subject,
            body,
            holes,
            mend,
            mailto,
            is_mail,
        }))
    }
}

fn word_of(answer: Outreach) -> &'static str {
    Outreach::ALL.iter().find(|(known, _)| *known == answer).map_or("", |(_, word)| word)
}

/// Whether this message may ask for a connection: a reply or thanks, to somebody who never said yes or no to it (SOC-1).
fn may_ask_linkedin(desk: &Desk, found: &Item) -> Result<bool, Failure> {
    let permission =
        found.to.map(|to| desk.journal().map(|known| known.contacts[to].linkedin_permission));
    Ok(matches!(found.action, Action::Reply | Action::ThankYou)
        && permission.transpose()? == Some(LinkedinPermission::Unknown))
}

/// The other ways this message may take.
fn ways(desk: &Desk, found: &Item) -> Result<Vec<(&'static str, String)>, Failure> {
    let ways = drafts::ways(desk.journal()?, found);
    let others = ways.into_iter().filter(|way| Some(*way) != found.channel);
    Ok(others.map(|way| (way.as_str(), capital(item::channel(way)))).collect())
}

/// What a page was asked to write: by another way than the one proposed, and with which answer to a recruiter who wrote first.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default, deserialize_with = "filled")]
    pub(super) by: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    pub(super) answer: Option<String>,
    /// Whether it asks if a LinkedIn connection would be welcome.
    #[serde(default, deserialize_with = "filled")]
    pub(super) linkedin: Option<String>,
}

impl Wanted {
    /// The draft of an item, with that answer.
    fn draft(&self, desk: &Desk, found: &Item) -> Result<Drafted, Failure> {
        let answer = match self.answer.as_deref() {
            None => None,
            Some(word) => match Outreach::ALL.iter().find(|(_, known)| *known == word) {
                Some((answer, _)) => Some(*answer),
                None => return Err(Failure::typed(format!("“{word}” is no answer to choose."))),
            },
        };
        drafting::draft(desk, found, Wishes { answer, asks_linkedin: self.linkedin.is_some() })
    }

    /// The item of this id, by that way.
    pub(super) fn find(&self, desk: &Desk, id: &str) -> Result<Item, Failure> {
        let found = find(desk, id)?.clone();
        match self.by.as_deref() {
            Some(by) if found.channel.is_some_and(|channel| channel.as_str() == by) => Ok(found),
            Some(by) => drafting::by(desk, found, Some(way(by)?)),
            None => Ok(found),
        }
    }

    /// What stands behind the address of the item's page.
    fn query(&self) -> String {
        let said = [("by", &self.by), ("answer", &self.answer), ("linkedin", &self.linkedin)];
        let said = said.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let said: Vec<String> =
            said.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
    }
}

fn mend(report: &Report) -> Vec<Mend> {
    report
        .failed
        .iter()
        .map(|failed| Mend {
            says: failed.message.clone(),
            quote: failed.quote.clone(),
            instead: failed.suggestion(),
            rules: finding::rules(failed),
        })
        .collect()
}

#[derive(Deserialize)]
struct Fill {
    #[serde(flatten)]
    wanted: Wanted,
    missing: String,
    text: String,
}

/// Something the draft asked for was said.
async fn fill(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Fill>,
) -> Answer {
    let back = format!("/items/{id}{}#draft", form.wanted.query());
    house
        .record(back, move |desk| {
            let missing = Missing::of_word(&form.missing).ok_or_else(|| {
                Failure::typed(format!("“{}” is nothing a draft asks for.", form.missing))
            })?;
            let when = days::happened(desk, None)?;
            let events = desk.journal()?.fill(find(desk, &id)?, missing, &form.text, when)?;
            desk.record("words for a message", events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// The text was changed: the same page, with what the checks say of it.
async fn check(
    State(house): State<House>,
    Path(id): Path<String>,
    asked: Asked,
    Form(form): Form<Changed>,
) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id, &form.wanted, Some(&form))).await
}

/// It is on its way: recorded with its text.
async fn sent(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Changed>,
) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let found = form.wanted.find(desk, &id)?;
            let drafted = form.wanted.draft(desk, &found)?;
            let body = form.body.replace("\r\n", "\n");
            let subject = form.subject.as_deref();
            let report = drafting::check(desk, &found, &drafted, subject, &body)?;
            if let Some(failed) = report.failed.first() {
                return Err(Failure::refused(format!(
                    "The message does not pass its checks yet: {} Go back and change it, or say \
                     that you already did it in your own way.",
                    failed.message
                )));
            }
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let events = journal.did(&found, None, when)?;
            let said = format!("sent: {}", item::what(journal, &found));
            drafting::sent(desk, &found, subject, &body, &said, events, when.on)
        })
        .await
}

/// The message as a file that a mail program opens.
async fn eml(
    State(house): State<House>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let make = |desk: &Desk, found: &Item, drafted: &Drafted| {
        letter::mail(desk, found, drafted, drafted.draft.subject.as_deref(), &drafted.draft.body)
    };
    taken_along(&house, (id, wanted), ("message/rfc822", "message.eml"), make).await
}

/// The message as a page to print.
async fn pdf(
    State(house): State<House>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let make = |desk: &Desk, found: &Item, drafted: &Drafted| {
        Printed::of(desk, found, drafted, &drafted.draft.body)?.pdf()
    };
    taken_along(&house, (id, wanted), ("application/pdf", "letter.pdf"), make).await
}

/// A finished draft as a file of this type and name.
async fn taken_along(
    house: &House,
    (id, wanted): (String, Wanted),
    (kind, name): (&'static str, &'static str),
    make: impl FnOnce(&Desk, &Item, &Drafted) -> Result<Vec<u8>, Failure> + Send + 'static,
) -> Answer {
    let bytes = house
        .work(move |desk| {
            let found = wanted.find(desk, &id)?;
            let drafted = wanted.draft(desk, &found)?;
            if !drafted.draft.is_ready() {
                return Err(Failure::refused("Something is still missing in this draft."));
            }
            make(desk, &found, &drafted)
        })
        .await?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
