//! Drafts for the faces: gathers what the journal does not hold, and records a message as sent with its text.

use heardback_core::checks::{self, Report};
use heardback_core::drafts::{self, Asked, Draft, Outreach, Sentences, Situation, Spelling, Told};
use heardback_core::fact::{
    Channel, ContactId, Direction, Event, Fact, ImportId, MessageEvent, MessageKey, MessageKind,
};
use heardback_core::own_text::own_text;
use heardback_core::planner::Item;
use heardback_core::reading::Label;
use heardback_store::{Message, MessageHead};

use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::mailbox::read;
use crate::{library, links, say};

/// The file with a person's own sentences, in the data folder.
const OWN_SENTENCES: &str = "sentences.toml";

/// So many of the user's own letters show how he writes; older ones were written by somebody younger.
const OWN_LETTERS: usize = 12;

/// A draft, what the checks say of it, and what it answers.
#[derive(Debug)]
pub(crate) struct Drafted {
    pub(crate) draft: Draft,
    pub(crate) report: Report,
    pub(crate) told: Told,
    /// The mail it answers, as a mail program names it, where it is a reply in a thread.
    pub(crate) answers: Option<String>,
}

/// The item by another way than it says, where that is one of those its message may take.
pub(crate) fn by(desk: &Desk, item: Item, channel: Option<Channel>) -> Result<Item, Failure> {
    let Some(channel) = channel.filter(|_| item.channel != channel) else { return Ok(item) };
    let ways = drafts::ways(desk.journal()?, &item);
    if !ways.contains(&channel) {
        let known: Vec<&str> = ways.into_iter().map(say::item::channel).collect();
        return Err(Failure::refused(match known.as_slice() {
            [] => "There is nothing to write for this line.".to_owned(),
            known => format!("This goes by {}.", known.join(" or ")),
        })
        .hint("heardback contact PERSON --postal ADDRESS    makes room for cards and letters"));
    }
    let guess = item.guess && channel == Channel::Email;
    Ok(Item { channel: Some(channel), guess, ..item })
}

/// What the user wants of a draft, beyond what the line says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wishes {
    /// What a recruiter who wrote first is told; unsaid, a yes.
    pub(crate) answer: Option<Outreach>,
    /// It asks whether a LinkedIn connection would be welcome.
    pub(crate) asks_linkedin: bool,
}

/// The draft of an item; refused for what one does alone.
pub(crate) fn draft(desk: &Desk, item: &Item, wishes: Wishes) -> Result<Drafted, Failure> {
    let (mut told, answers) = told(desk, item)?;
    if let Some(given) = told.asked.as_mut().and_then(|asked| asked.outreach.as_mut()) {
        *given = wishes.answer.unwrap_or(*given);
    }
    told.asks_linkedin = wishes.asks_linkedin;
    let sentences = sentences(desk)?;
    let situation = situation(desk, item, &told, &sentences)?;
    let Some(draft) = drafts::draft(&situation) else {
        return Err(Failure::refused("There is nothing to write for this line.")
            .hint("heardback today    lines with a person take a draft"));
    };
    let message = draft.message(&situation);
    let report = checks::check(&message, &drafts::facts(&situation), situation.playbook);
    Ok(Drafted { draft, report, told, answers })
}

/// Checks a text that was changed by hand.
pub(crate) fn check(
    desk: &Desk,
    item: &Item,
    drafted: &Drafted,
    subject: Option<&str>,
    body: &str,
) -> Result<Report, Failure> {
    let sentences = sentences(desk)?;
    let situation = situation(desk, item, &drafted.told, &sentences)?;
    let changed = Draft {
        subject: subject.map(str::to_owned),
        body: body.to_owned(),
        ..drafted.draft.clone()
    };
    let facts = drafts::facts(&situation);
    Ok(checks::check(&changed.message(&situation), &facts, situation.playbook))
}

/// Records that a message went out, and keeps its text.
pub(crate) fn sent(
    desk: &mut Desk,
    item: &Item,
    subject: Option<&str>,
    body: &str,
    said: &str,
    events: Vec<Event>,
    on: heardback_core::fact::Moment,
) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let reader = item.to.map(|to| &journal.contacts[to]);
    let to = reader.map_or(String::new(), |contact| match &contact.email {
        Some(email) => format!("{} <{email}>", contact.name),
        None => contact.name.clone(),
    });
    let now = desk.now.to_string();
    let key = MessageKey::digest(["sent", &now, &item.id.to_string(), body]);
    let message = Message {
        head: MessageHead {
            key,
            import: ImportId(0),
            date: Some(desk.now),
            from: journal.seeker.name.clone().unwrap_or_default(),
            to,
            subject: subject.unwrap_or_default().to_owned(),
            folder: None,
            applications: item
                .applications
                .iter()
                .map(|&a| journal.applications[a].id.clone())
                .collect(),
            in_review: false,
        },
        message_id: None,
        refs: Vec::new(),
        reading: "{}".to_owned(),
        text: body.to_owned(),
    };
    let events = events.into_iter().map(|event| match event {
        Event::Message(message) => Event::Message(MessageEvent {
            mail: Some(key),
            subject: subject.map(str::to_owned),
            ..message
        }),
        other => other,
    });
    let events: Vec<_> = events.map(|event| (on, event)).collect();
    desk.store.keep(&message)?;
    desk.record(said, events)
}

fn sentences(desk: &Desk) -> Result<Sentences, Failure> {
    let own = desk.folder().join(OWN_SENTENCES);
    match std::fs::read_to_string(&own) {
        Ok(text) => Sentences::with_own(&text, &own.display().to_string())
            .map_err(|error| Failure::new(Kind::Found, error)),
        Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => {
            Ok(Sentences::bundled().clone())
        }
        Err(problem) => Err(Failure::file(&own, &problem)),
    }
}

fn situation<'a>(
    desk: &'a Desk,
    item: &'a Item,
    told: &'a Told,
    sentences: &'a Sentences,
) -> Result<Situation<'a>, Failure> {
    let journal = desk.journal()?;
    let today = journal.zone_of(item.to).to_datetime(desk.now).date();
    Ok(Situation { journal, item, playbook: desk.playbook()?, sentences, today, told })
}

/// What was sent before, and what is answered.
fn told(desk: &Desk, item: &Item) -> Result<(Told, Option<String>), Failure> {
    let journal = desk.journal()?;
    let ids: Vec<_> = item.applications.iter().map(|&a| &journal.applications[a].id).collect();
    let company = &journal.applications[item.applications[0]].company;
    let neighbours: Vec<_> = journal
        .applications
        .iter()
        .filter(|other| !company.is_empty() && other.company.eq_ignore_ascii_case(company))
        .map(|other| &other.id)
        .collect();
    let reader = item.to.map(|to| &journal.contacts[to].id);
    let mut told = Told {
        spelling: spelling(journal.seeker.region.as_deref()),
        posting: library::posting(desk, item.applications[0])?,
        ..Told::default()
    };
    let mut asked: Option<(&Fact, MessageKey)> = None;
    let is_helper = |contact: Option<&ContactId>| {
        contact.is_some_and(|id| {
            journal.contacts.iter().any(|known| known.id == *id && known.is_only_helper())
        })
    };
    let to_helper = is_helper(reader);
    let mut written: Vec<(&Fact, MessageKey)> = Vec::new();
    for fact in desk.facts()? {
        let Event::Message(message) = &fact.event else { continue };
        let is_ours = message.applications.iter().any(|id| ids.contains(&id));
        let is_near = is_ours || message.applications.iter().any(|id| neighbours.contains(&id));
        let to_reader = message.contact.as_ref().is_some_and(|id| Some(id) == reader);
        match message.direction {
            Direction::Out => {
                if is_ours
                    && message.kind == MessageKind::Application
                    && let Some(subject) = &message.subject
                {
                    told.header.clone_from(subject);
                }
                if let Some(key) = message.mail.filter(|_| {
                    message.channel == Channel::Email
                        && is_helper(message.contact.as_ref()) == to_helper
                }) {
                    written.push((fact, key));
                }
                let touches = to_reader || is_near;
                if let Some(key) = message.mail.filter(|_| touches)
                    && message.kind != MessageKind::Application
                    && let Some(kept) = desk.store.message(key)?
                {
                    let text = own_text(&kept.text).into_owned();
                    if to_reader {
                        told.earlier_to_same.push(text);
                    } else {
                        told.sent_to_others.push(text);
                    }
                }
            }
            Direction::In if to_reader && !message.auto => {
                if let Some(key) = message.mail
                    && asked.is_none_or(|(earlier, _)| fact.order_key() >= earlier.order_key())
                {
                    asked = Some((fact, key));
                }
            }
            Direction::In => {}
        }
    }
    told.own_letters = own_letters(desk, written)?;
    if let Some((_, key)) = asked
        && let Some(kept) = desk.store.message(key)?
    {
        told.heard = Some(own_text(&kept.text).into_owned());
    }
    let mut answers = None;
    if item.action == heardback_core::action::Action::Reply
        && let Some((_, key)) = asked
        && let Some(kept) = desk.store.message(key)?
    {
        told.asked = Some(Asked {
            subject: kept.head.subject.clone(),
            text: own_text(&kept.text).into_owned(),
            outreach: is_outreach(&kept).then(Outreach::default),
        });
        answers = kept.message_id;
    }
    Ok((told, answers))
}

/// A recruiter who wrote first.
pub(crate) fn is_outreach(message: &Message) -> bool {
    read(message).is_some_and(|(_, reading)| reading.label == Label::RecruiterOutreach)
}

/// What may be written back to a recruiter whose mail belongs to no application, as a link that begins the mail.
pub(crate) fn to_outreach(
    desk: &Desk,
    message: &Message,
    answer: Outreach,
) -> Result<(String, Option<String>), Failure> {
    // Answers go where the writer wants them.
    let mail = read(message).map(|(mail, _)| mail);
    let (name, to) = mail.map_or((String::new(), String::new()), |mail| {
        let from = mail.from.unwrap_or_default();
        let to = mail.reply_to.into_iter().next().map_or(from.email, |to| to.email);
        (from.name, to)
    });
    let text = drafts::to_outreach(&sentences(desk)?, desk.journal()?, &name, answer);
    let subject = format!("Re: {}", message.head.subject.trim_start_matches("Re: "));
    let link = to.contains('@').then(|| links::mailto_with(&to, &subject, &text));
    Ok((text, link))
}

/// The newest letters the user wrote by himself. What was recorded as sent from a draft is the program's own manner.
fn own_letters(desk: &Desk, mut written: Vec<(&Fact, MessageKey)>) -> Result<Vec<String>, Failure> {
    written.sort_by(|(one, _), (other, _)| {
        other.order_key().partial_cmp(&one.order_key()).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut letters = Vec::new();
    for (_, key) in written {
        if letters.len() == OWN_LETTERS {
            break;
        }
        match desk.store.message(key)? {
            Some(kept) if kept.head.import != ImportId(0) => {
                letters.push(own_text(&kept.text).into_owned());
            }
            _ => {}
        }
    }
    Ok(letters)
}

/// How it is spelt where the employers are.
fn spelling(region: Option<&str>) -> Spelling {
    match region.map(|region| region.get(..2).unwrap_or(region)) {
        None | Some("US" | "CA" | "PH") => Spelling::American,
        Some(_) => Spelling::British,
    }
}
