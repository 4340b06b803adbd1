//! A fact in words, and how we know it.

use heardback_core::fact::{
    ApplicationDetail, ApplicationId, Channel, ContactDetail, ContactId, Direction, Event, Fact,
    FactId, InterviewId, InvitedEvent, LinkedinPermission, MessageEvent, MessageKey, MessageKind,
    Origin, OutcomeKind, Part, ReferralStep, SeekerDetail, Standing, Verdict, Way,
};
use heardback_core::journal::{EmailState, Journal, Message};
use jiff::civil::Date;

use super::day;
use super::item::channel;
use super::wrap::harmless;

/// What a fact says, as one sentence without a full stop.
pub(crate) fn sentence(fact: &Fact, journal: &Journal, today: Date) -> String {
    let who = |id: &ContactId| name_of(journal, id);
    let by =
        |id: &Option<ContactId>| id.as_ref().map_or(String::new(), |id| format!(" by {}", who(id)));
    let text = match &fact.event {
        Event::Application { detail, .. } => application(detail, today),
        Event::Applied { .. } => "you applied".to_owned(),
        Event::Outcome { outcome, delivered_by, .. } => match outcome {
            OutcomeKind::Rejected => format!("the answer was no{}", said_by(journal, delivered_by)),
            OutcomeKind::Offer => format!("an offer came{}", said_by(journal, delivered_by)),
            OutcomeKind::OfferWithdrawn => {
                format!("the offer was taken back{}", by(delivered_by))
            }
            OutcomeKind::WithdrawDecided => "you decided to pull out".to_owned(),
            OutcomeKind::AcceptedElsewhere => "you accepted another offer".to_owned(),
        },
        Event::Standing { standing, .. } => match standing {
            Standing::Active => "you took it up again",
            Standing::Closed => "it was closed",
            Standing::Withdrawn => "you withdrew",
            Standing::Accepted => "you accepted this job",
            Standing::Rested => "you let it rest",
            Standing::KeepGoing => "you chose to go on",
        }
        .to_owned(),
        Event::Referral { helper, step, .. } => match step {
            ReferralStep::Asked => format!("you asked {} for a referral", who(helper)),
            ReferralStep::Agreed => format!("{} agreed to hand your resume over", who(helper)),
            ReferralStep::Delivered { to: None } => {
                format!("{} handed your resume over", who(helper))
            }
            ReferralStep::Delivered { to: Some(to) } => {
                format!("{} handed your resume to {}", who(helper), who(to))
            }
        },
        Event::Contact { contact, detail } => person(&who(contact), detail, journal, today),
        Event::Interview { start, interviewers, round, .. } => {
            let mut text = match round {
                Some(round) => format!("interview, round {round}"),
                None => "interview".to_owned(),
            };
            if let Some(start) = start {
                text += &format!(", {}", day::time(*start, &journal.zone, today));
            }
            if !interviewers.is_empty() {
                let names: Vec<String> = interviewers.iter().map(who).collect();
                text += &format!(", with {}", listed(&names));
            }
            text
        }
        Event::Invited(invited) => invitation(invited),
        Event::InterviewHeld { .. } => "the interview took place".to_owned(),
        Event::InterviewCancelled { .. } => "the interview was called off".to_owned(),
        Event::NotesReviewed { .. } => "you went through your notes".to_owned(),
        Event::Topic { contact, text, .. } => {
            format!("you talked with {} about {text}", who(contact))
        }
        Event::Message(event) => message(event, journal),
        Event::Bounced { message } => match one_of_several(*message, journal) {
            Some(who) => format!("your message to {who} could not be delivered"),
            None => "your message could not be delivered".to_owned(),
        },
        Event::Promise { by, text, due, .. } => {
            let who = by.as_ref().map_or("they".to_owned(), who);
            match due {
                Some(due) => format!("{who} said “{text}”: by {}", day::plain(*due, today)),
                None => format!("{who} said “{text}”, which names no day"),
            }
        }
        Event::PromiseKept { .. } => "the news came as promised".to_owned(),
        Event::Occasion { contact, text, .. } => {
            format!("an occasion to write to {}: {text}", who(contact))
        }
        Event::Seeker { detail } => seeker(detail, today),
        Event::Note { text, .. } => match &fact.origin {
            Origin::Typed => format!("your note: {text}"),
            Origin::Mail { .. } | Origin::Line { .. } => text.clone(),
        },
        Event::Snoozed { item, until } => {
            format!(
                "you put off {} until {}",
                short_item(&item.to_string()),
                day::plain(*until, today)
            )
        }
        Event::Skipped { action, .. } => {
            format!("you left a step out: {}", action.as_str().replace('_', " "))
        }
        Event::Reviewed { verdict, .. } => match verdict {
            Verdict::Accepted => "you confirmed what a mail is".to_owned(),
            Verdict::Application(id) => format!("you said a mail belongs to {id}"),
            Verdict::NewApplication(id) => format!("you said a mail opens {id}"),
            Verdict::NotMine => "you said a mail is not part of the search".to_owned(),
        },
        Event::Placed { from: None, .. } => {
            "a mail that waited found its place here, by what came later".to_owned()
        }
        Event::Placed { from: Some(from), .. } => {
            format!("a mail that stood with {from} belongs here, by what came later")
        }
        Event::Lesson { sender, verdict, .. } => match verdict {
            Verdict::NotMine => format!("unsure mail like that from {sender} is passed over"),
            Verdict::Accepted => format!("unsure mail like that from {sender} is taken as guessed"),
            Verdict::Application(id) | Verdict::NewApplication(id) => {
                format!("unsure mail like that from {sender} goes to {id}")
            }
        },
        Event::Retracted { .. } => "something was taken back".to_owned(),
    };
    harmless(&text)
}

/// How we know: typed by you, or the sentence it was read from.
pub(crate) fn origin(fact: &Fact, today: Date) -> String {
    let recorded = jiff::tz::TimeZone::UTC.to_datetime(fact.recorded).date();
    match &fact.origin {
        Origin::Typed => format!("you said so on {}", day::plain(recorded, today)),
        Origin::Mail { quote: Some(quote), .. } => format!("in a mail: “{}”", harmless(quote)),
        Origin::Mail { quote: None, .. } => "in a mail".to_owned(),
        Origin::Line { file, line, .. } => format!("line {line} of {}", harmless(file)),
    }
}

/// “Dana Ruiz”, or the id while no name is known.
pub(crate) fn name_of(journal: &Journal, id: &ContactId) -> String {
    let found = journal.contacts.iter().find(|contact| contact.id == *id);
    match found {
        Some(contact) if !contact.name.is_empty() => contact.name.clone(),
        _ => id.to_string(),
    }
}

/// The names of the people who sit in an interview.
pub(crate) fn interviewers(journal: &Journal, interview: usize) -> String {
    let people = journal.interviews[interview].interviewers.iter();
    listed(&people.map(|&c| name_of(journal, &journal.contacts[c].id)).collect::<Vec<_>>())
}

/// What a calendar says of an interview, beside its time.
fn invitation(invited: &InvitedEvent) -> String {
    let mut text = match (invited.cancels, &invited.title) {
        (true, None) => "a calendar calls it off".to_owned(),
        (true, Some(title)) => format!("a calendar calls “{title}” off"),
        (false, None) => "a calendar invites to it".to_owned(),
        (false, Some(title)) => format!("a calendar invites to “{title}”"),
    };
    if !invited.cancels {
        for place in [&invited.place, &invited.link].into_iter().flatten() {
            if !text.contains(place.as_str()) {
                text += &format!(", {place}");
            }
        }
    }
    text
}

/// Whether a fact belongs to an application, by what it names.
pub(crate) fn is_about(
    fact: &Fact,
    application: &ApplicationId,
    interviews: &[&InterviewId],
) -> bool {
    match &fact.event {
        Event::Application { application: id, .. }
        | Event::Applied { application: id }
        | Event::Outcome { application: id, .. }
        | Event::Standing { application: id, .. }
        | Event::Referral { application: id, .. }
        | Event::Interview { application: id, .. }
        | Event::Promise { application: id, .. }
        | Event::Occasion { application: id, .. }
        | Event::Placed { application: id, .. } => id == application,
        Event::InterviewHeld { interview }
        | Event::InterviewCancelled { interview }
        | Event::NotesReviewed { interview }
        | Event::Topic { interview, .. } => interviews.contains(&interview),
        Event::Invited(invited) => interviews.contains(&&invited.interview),
        Event::Message(message) => message.applications.contains(application),
        Event::Skipped { applications, .. } => applications.contains(application),
        Event::Note { application: id, .. } => id.as_ref() == Some(application),
        Event::Contact { detail: ContactDetail::Application(id), .. } => id == application,
        Event::Reviewed { verdict, .. } => match verdict {
            Verdict::Application(id) | Verdict::NewApplication(id) => id == application,
            Verdict::Accepted | Verdict::NotMine => false,
        },
        Event::Contact { .. }
        | Event::Lesson { .. }
        | Event::Bounced { .. }
        | Event::PromiseKept { .. }
        | Event::Seeker { .. }
        | Event::Snoozed { .. }
        | Event::Retracted { .. } => false,
    }
}

/// “a, b and c”.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

fn said_by(journal: &Journal, id: &Option<ContactId>) -> String {
    id.as_ref().map_or(String::new(), |id| format!(", said {}", name_of(journal, id)))
}

fn short_item(id: &str) -> &str {
    id.get(..4).unwrap_or(id)
}

/// The facts of a letter that went to several people.
fn readers(mail: MessageKey, journal: &Journal) -> impl Iterator<Item = &Message> {
    journal
        .messages
        .iter()
        .filter(move |message| message.mail == Some(mail) && message.direction == Direction::Out)
}

/// Whom a message went to, where it went to others as well.
fn one_of_several(fact: FactId, journal: &Journal) -> Option<String> {
    let message = journal.messages.iter().find(|message| message.fact == fact)?;
    let several = readers(message.mail?, journal).nth(1).is_some();
    message.contact.filter(|_| several).map(|c| name_of(journal, &journal.contacts[c].id))
}

fn message(event: &MessageEvent, journal: &Journal) -> String {
    let who = event.contact.as_ref().map(|id| {
        let first = name_of(journal, id);
        let mail = event.mail.filter(|_| event.direction == Direction::Out && !event.further);
        let others = mail.into_iter().flat_map(|mail| readers(mail, journal));
        let others = others.filter_map(|message| Some(&journal.contacts[message.contact?]));
        let others = others.map(|other| &other.id).filter(|&other| other != id);
        let others = others.map(|other| name_of(journal, other));
        listed(&[first].into_iter().chain(others).collect::<Vec<_>>())
    });
    let by = channel(event.channel);
    let mut text = match (event.direction, event.kind) {
        (Direction::Out, kind) => {
            let to = who.map_or(String::new(), |who| format!(" to {who}"));
            match kind {
                MessageKind::Application => format!("your application went{to} by {by}"),
                _ if event.queued => format!("a draft{to} waits to go out"),
                _ if event.channel == Channel::Phone => {
                    format!("you called{}", to.strip_prefix(" to").unwrap_or(""))
                }
                MessageKind::Did(action) => {
                    format!("you wrote{to} by {by} ({})", action.as_str().replace('_', " "))
                }
                _ => format!("you wrote{to} by {by}"),
            }
        }
        (Direction::In, kind) => {
            let from = who.unwrap_or_else(|| "somebody".to_owned());
            match kind {
                MessageKind::Ack => format!("a receipt came by {by}"),
                MessageKind::Ooo => format!("{from} is away"),
                MessageKind::Bounce => "a message could not be delivered".to_owned(),
                MessageKind::Rejection => format!("{from} wrote that the answer is no"),
                _ if event.auto => format!("an automatic message came by {by}"),
                _ if event.channel == Channel::Phone => format!("{from} called"),
                _ if event.needs_reply => format!("{from} wrote by {by} and asked something"),
                _ => format!("{from} wrote by {by}"),
            }
        }
    };
    if let Some(subject) = &event.subject {
        text += &format!(": “{subject}”");
    }
    text
}

fn application(detail: &ApplicationDetail, today: Date) -> String {
    use ApplicationDetail as D;
    let on = |date: &Date| day::plain(*date, today);
    match detail {
        D::Company(name) => format!("the employer is {name}"),
        D::Role(role) => format!("the role is {role}"),
        D::Way(way) => format!("it went {}", way_taken(*way)),
        D::ClosesOn(date) => format!("the posting closes on {}", on(date)),
        D::NoCalls(true) => "the posting says: no calls".to_owned(),
        D::NoCalls(false) => "calls are all right".to_owned(),
        D::NoFollowup(true) => "the posting asks not to follow up".to_owned(),
        D::NoFollowup(false) => "following up is all right".to_owned(),
        D::SalesRole(yes) => format!("it is {}a sales role", if *yes { "" } else { "not " }),
        D::Interest(interest) => format!("your interest is {}", word(interest)),
        D::CompanySize(size) => format!("the company is {}", word(size)),
        D::AnnouncedCallOn(date) => format!("your letter announced a call for {}", on(date)),
        D::DecisionExpectedOn(date) => format!("a decision is expected on {}", on(date)),
        D::RepostedOn(date) => format!("the role was posted again on {}", on(date)),
        D::NoFeedbackPolicy(_) => "they give no feedback as a rule".to_owned(),
        D::Requisition(number) => format!("the posting has the number {number}"),
        D::Posting(place) => format!("the posting is at {place}"),
        D::Region(region) => format!("their people are in {region}"),
        D::Domain(domain) => format!("their mail comes from {domain}"),
        D::AlsoCalled(name) => format!("the employer is also called {name}"),
        D::Fit(text) => format!("what fits: {text}"),
        D::SilenceMeansNoAfter(date) => format!("no word by {} means no", on(date)),
    }
}

fn person(who: &str, detail: &ContactDetail, journal: &Journal, today: Date) -> String {
    use ContactDetail as D;
    match detail {
        D::Name(name) => format!("the name is {name}"),
        D::Part(part) => format!("{who}: {}", self::part(*part)),
        D::Application(id) => {
            let title = journal.applications.iter().find(|a| a.id == *id).map(|a| a.title());
            format!("{who} belongs to {}", title.unwrap_or_else(|| id.to_string()))
        }
        D::Email(address) => format!("{who}’s address is {address}"),
        D::GuessedEmail(address) => format!("{who}’s address may be {address}"),
        D::Phone(number) => format!("{who}’s telephone is {number}"),
        D::Postal(address) => format!("{who}’s postal address is {address}"),
        D::Linkedin(profile) => format!("{who} on LinkedIn: {profile}"),
        D::LinkedinPermission(LinkedinPermission::Yes) => {
            format!("{who} is glad to connect on LinkedIn")
        }
        D::LinkedinPermission(LinkedinPermission::No) => {
            format!("{who} would rather not connect on LinkedIn")
        }
        D::LinkedinPermission(LinkedinPermission::Unknown) => {
            format!("{who} said nothing about LinkedIn")
        }
        D::WroteOnLinkedin(_) => format!("{who} wrote on LinkedIn first"),
        D::Prefers(way) => format!("{who} likes {} best", channel(*way)),
        D::InvitedCall(_) => format!("{who} invited a call"),
        D::NoCalls(_) => format!("{who} asked not to be called"),
        D::SaysNoContact(_) => format!("{who} asked not to be contacted"),
        D::ReturnsOn(date) => format!("{who} is back on {}", day::plain(*date, today)),
        D::Left(_) => format!("{who} left the company"),
        D::Zone(zone) => format!("{who} works in the zone {zone}"),
        D::Region(region) => format!("{who} works in {region}"),
        D::Company(company) => format!("{who} works for {company}"),
        D::Title(title) => format!("{who} is {title}"),
        D::AgreedToGuess(true) => format!("addresses may be guessed where {who} works"),
        D::AgreedToGuess(false) => format!("no addresses are guessed where {who} works"),
    }
}

fn seeker(detail: &SeekerDetail, today: Date) -> String {
    use SeekerDetail as D;
    match detail {
        D::Employed(true) => "you have a job now".to_owned(),
        D::Employed(false) => "you have no job now".to_owned(),
        D::Passive(true) => "you do not chase".to_owned(),
        D::Passive(false) => "you follow up again".to_owned(),
        D::Profile(profile) => format!("you follow the profile “{}”", profile.as_str()),
        D::Paused { from, until: None } => {
            format!("your search rests from {}", day::plain(*from, today))
        }
        D::Paused { from, until: Some(until) } => {
            format!(
                "your search rests from {} to {}",
                day::plain(*from, today),
                day::plain(*until, today)
            )
        }
        D::Resumed => "your search goes on".to_owned(),
        D::WantsFeedback(yes) => {
            format!("you would {}like feedback after a no", if *yes { "" } else { "not " })
        }
        D::NoRejectionNotes(true) => "you would rather write no notes after a no".to_owned(),
        D::NoRejectionNotes(false) => "notes after a no are offered again".to_owned(),
        D::Name(name) => format!("your name is {name}"),
        D::Address(address) => format!("{address} is yours"),
        D::Region(region) => format!("most employers are in {region}"),
        D::Zone(zone) => format!("most employers are in the zone {zone}"),
        D::Phone(number) => format!("your number is {number}"),
        D::Signature(text) if text.is_empty() => "nothing stands under your name".to_owned(),
        D::Signature(text) => format!("under your name stands: {}", text.replace('\n', " / ")),
        D::Hours { from, until } => format!("you write and call between {from} and {until} h"),
        D::Proof(text) => format!("you have done this: {text}"),
        D::Skill { proof, skill } => format!("this proves {skill}: {proof}"),
    }
}

/// The word a value has in files, in plain letters.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    let word = serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned));
    word.unwrap_or_default().replace('_', " ")
}

/// What is said before a guessed address is used (CON-2).
pub(crate) const MAY_STRAY: &str =
    "A guess may bounce, or reach a stranger who then knows that you look for a job.";

/// What is to be known of an address beside it; nothing where mail to it arrives.
pub(crate) fn address(state: EmailState) -> Option<&'static str> {
    match state {
        EmailState::None | EmailState::Confirmed => None,
        EmailState::Guessed => Some("a guess: it may come back or reach a stranger"),
        EmailState::GuessBounced => Some("a guess that came back"),
        EmailState::Bounced => Some("mail to it comes back"),
    }
}

/// The part somebody plays.
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::HiringManager => "hiring manager",
        Part::Hr => "HR",
        Part::Recruiter => "recruiter",
        Part::AgencyRecruiter => "agency recruiter",
        Part::PostingContact => "posting contact",
        Part::Owner => "owner",
        Part::Interviewer => "interviewer",
        Part::Coordinator => "coordinator",
        Part::Referrer => "referrer",
        Part::Insider => "insider",
    }
}

/// The way an application took: “it went …”.
fn way_taken(way: Way) -> &'static str {
    match way {
        Way::Posting => "in answer to a posting",
        Way::OnlineForm => "by an online form",
        Way::Email => "by e-mail",
        Way::Referral => "by a referral",
        Way::Networking => "through people you met",
        Way::RecruiterAgency => "through an agency",
        Way::InPerson => "by hand",
    }
}
