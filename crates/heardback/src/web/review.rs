//! `/review`: mails nobody is sure about, a few a day, each answered with one tap or one key.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::{Form, Router, routing};
use heardback_core::drafts::Outreach;
use heardback_core::fact::MessageKey;
use heardback_core::own_text::own_text;
use serde::Deserialize;

use super::answer::Answer;
use super::face::Face;
use super::form::filled;
use super::frame::{Asked, Frame};
use super::house::House;
use super::marks::{Piece, marked};
use crate::desk::Desk;
use crate::drafting;
use crate::failure::{Failure, Kind};
use crate::mailbox::read;
use crate::review::{self, FIELDS, Queue, settle};
use crate::say::wrap::harmless;
use crate::say::{capital, day};

/// So much of a mail is shown with its question; the rest is one tap away.
const MOST_TEXT: usize = 900;

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    frame: Frame,
    questions: Vec<Question>,
    applications: Vec<Choice>,
    /// Enough was asked today.
    enough: bool,
    shows_all: bool,
    /// What is not worth a question.
    folded: Option<String>,
}

/// One unsure mail.
struct Question {
    key: String,
    face: Face,
    subject: String,
    from: String,
    on: String,
    /// The application it most likely belongs to.
    guess: Option<Choice>,
    why: Option<String>,
    text: Vec<Piece>,
    /// There is more of it.
    goes_on: bool,
    /// What was read elsewhere than in the text: in the subject, or in who wrote.
    beside: Vec<(&'static str, String)>,
    /// To a recruiter who wrote first: what may be written back, with a link that begins the mail.
    write_back: Vec<(&'static str, String, Option<String>)>,
    /// What the mail says of a new application.
    company: String,
    role: String,
}

/// An application to choose.
struct Choice {
    id: String,
    title: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Shown {
    all: Option<String>,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/review", routing::get(show))
        .route("/review/{key}/{answer}", routing::post(answered))
}

async fn show(State(house): State<House>, Query(shown): Query<Shown>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown.all.is_some())).await
}

fn view(desk: &Desk, frame: Frame, all: bool) -> Result<ReviewPage, Failure> {
    let queue = Queue::new(desk, all)?;
    let journal = desk.journal()?;
    let choice = |application: &heardback_core::journal::Application| Choice {
        id: application.id.to_string(),
        title: application.title(),
    };
    let questions: Result<Vec<Question>, Failure> =
        queue.asked.iter().map(|asked| Question::of(desk, &queue, asked)).collect();
    let questions = questions?;
    Ok(ReviewPage {
        frame: frame.titled("Review"),
        enough: questions.is_empty() && queue.more,
        questions,
        applications: journal.applications.iter().rev().map(choice).collect(),
        shows_all: all,
        folded: queue.folded_says().filter(|_| !all),
    })
}

impl Question {
    fn of(desk: &Desk, queue: &Queue, asked: &review::Question) -> Result<Self, Failure> {
        let message = &queue.waiting[asked.place];
        let head = &message.head;
        let known = &desk.journal()?.applications;
        let guess = asked.guess.as_ref().and_then(|id| {
            let found = known.iter().find(|application| application.id.0 == *id)?;
            Some(Choice { id: id.clone(), title: found.title() })
        });
        let named: Vec<(&str, &str)> = FIELDS
            .iter()
            .filter_map(|&(field, called)| {
                let found = asked.evidence.iter().find(|found| found.field == field)?;
                (!found.quote.is_empty()).then_some((called, found.quote.as_str()))
            })
            .collect();
        let own = own_text(&message.text);
        let own = own.trim();
        let text = marked(own, named.iter().map(|(called, quote)| (*quote, capital(called))));
        let is_marked = |called: &str| {
            text.iter()
                .filter_map(|piece| piece.read.as_deref())
                .any(|read| read.split("; ").any(|word| word.eq_ignore_ascii_case(called)))
        };
        let beside = FIELDS.iter().filter_map(|&(_, called)| {
            let (_, quote) = named.iter().find(|(word, _)| *word == called)?;
            (!is_marked(called)).then(|| (called, harmless(quote)))
        });
        let beside = beside.collect();
        let (text, goes_on) = shortened(text);
        let reading = read(message).map(|(_, reading)| reading);
        let (company, role) = reading.map_or((None, None), |read| (read.company, read.role));
        let from = harmless(&head.from);
        let mut write_back = Vec::new();
        if drafting::is_outreach(message) {
            for (answer, says) in [(Outreach::NotNow, "Not now"), (Outreach::No, "No, thank you")] {
                let (text, link) = drafting::to_outreach(desk, message, answer)?;
                write_back.push((says, text, link));
            }
        }
        Ok(Question {
            write_back,
            key: head.key.to_string(),
            face: Face::of(from.split(" <").next().unwrap_or_default()),
            subject: harmless(&head.subject),
            on: head.date.map_or(String::new(), |date| day::time(date, &desk.home(), desk.today())),
            from,
            guess,
            why: asked.why.as_deref().map(|why| capital(&harmless(why))),
            text,
            goes_on: goes_on || own.len() < message.text.trim().len(),
            beside,
            company: company.unwrap_or_default(),
            role: role.unwrap_or_default(),
        })
    }
}

/// The beginning of a text, cut between two words; and whether something was left away. What is marked is kept.
fn shortened(pieces: Vec<Piece>) -> (Vec<Piece>, bool) {
    let whole: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    if whole <= MOST_TEXT {
        return (pieces, false);
    }
    let mut room = MOST_TEXT;
    let mut kept = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(mut piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        if piece.read.is_some() {
            room = room.saturating_sub(piece.text.len());
        } else if piece.text.len() > room {
            // Between two marks far apart the words next to each are enough to understand it by.
            let head = beginning(&piece.text, room.max(if kept.is_empty() { 0 } else { 120 }));
            let tail = if is_last { "" } else { ending(&piece.text, 120) };
            if head.len() + tail.len() < piece.text.len() {
                piece.text = format!("{} … {}", head.trim_end(), tail.trim_start());
            }
            room = 0;
        } else {
            room -= piece.text.len();
        }
        kept.push(piece);
    }
    (kept, true)
}

fn beginning(text: &str, most: usize) -> &str {
    let cut = text.floor_char_boundary(most);
    let cut = text[..cut].rfind(char::is_whitespace).unwrap_or(0);
    &text[..cut]
}

fn ending(text: &str, most: usize) -> &str {
    let cut = text.ceil_char_boundary(text.len().saturating_sub(most));
    let cut = text[cut..].find(char::is_whitespace).map_or(text.len(), |at| cut + at);
    &text[cut..]
}

#[derive(Deserialize)]
struct Said {
    #[serde(default, deserialize_with = "filled")]
    application: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    company: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    role: Option<String>,
    /// All that waits was shown.
    #[serde(default, deserialize_with = "filled")]
    all: Option<String>,
}

/// The verbs of the command of the same name.
async fn answered(
    State(house): State<House>,
    Path((key, answer)): Path<(String, String)>,
    Form(form): Form<Said>,
) -> Answer {
    let back = if form.all.is_some() { "/review?all=yes" } else { "/review" };
    house
        .record(back.to_owned(), move |desk| {
            let key: MessageKey = key.parse().map_err(|_| settled())?;
            let waiting = desk.store.in_review()?;
            let message =
                waiting.iter().find(|message| message.head.key == key).ok_or_else(settled)?;
            let answer = match answer.as_str() {
                "accept" => review::Answer::Accept,
                "not-mine" => review::Answer::NotMine,
                "application" => {
                    review::Answer::Application(form.application.ok_or_else(|| {
                        Failure::typed("Choose the application the mail belongs to.")
                    })?)
                }
                "new" => {
                    let reading = read(message).map(|(_, reading)| reading);
                    let (company, role) =
                        reading.map_or((None, None), |read| (read.company, read.role));
                    // What the mail says itself needs nobody to say it.
                    review::Answer::New {
                        company: form.company.filter(|told| Some(told) != company.as_ref()),
                        role: form.role.filter(|told| Some(told) != role.as_ref()),
                    }
                }
                _ => return Err(Failure::typed("That is no answer to this question.")),
            };
            settle(desk, &key.to_string(), &answer).map(drop)
        })
        .await
}

fn settled() -> Failure {
    Failure::new(Kind::Gone, "This mail is not asked about any more: it was answered meanwhile.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, is_read: bool) -> Piece {
        Piece { text: text.to_owned(), read: is_read.then(|| "Role".to_owned()) }
    }

    #[test]
    fn a_long_mail_is_shortened_around_its_marks_and_never_inside_a_word() {
        let long = "grüße word ".repeat(200);
        let (kept, goes_on) =
            shortened(vec![piece(&long, false), piece("the role", true), piece(&long, false)]);
        assert!(goes_on);
        assert!(kept.contains(&piece("the role", true)));
        let text: String = kept.iter().map(|piece| piece.text.as_str()).collect();
        assert!(text.len() < MOST_TEXT + 400, "{}", text.len());
        for word in text.split_whitespace() {
            assert!(["grüße", "word", "the", "role", "…", "rolegrüße"].contains(&word), "{word}");
        }
    }

    #[test]
    fn a_short_mail_is_shown_whole() {
        let pieces = vec![piece("Hello ", false), piece("Fitter", true)];
        assert_eq!(shortened(pieces.clone()), (pieces, false));
    }
}
