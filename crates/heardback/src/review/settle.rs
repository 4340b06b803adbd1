//! What the user says an unsure mail is, and what follows from it.

use std::collections::{HashMap, HashSet};

use heardback_core::fact::{
    ApplicationDetail, ApplicationId, Event, Fact, FactId, Moment, Origin, Verdict,
};
use heardback_core::matching::{Keep, Matcher, OwnAddresses, Taken};
use heardback_core::reading::Reading;
use heardback_store::Message;

use super::queue::thread;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::mailbox::read;
use crate::say::wrap::harmless;

/// What the user says an unsure mail is.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// The guess is right.
    Accept,
    /// It belongs to the application these words name.
    Application(String),
    /// It opens an application of its own; employer and position only where the mail does not name them.
    New { company: Option<String>, role: Option<String> },
    /// It has nothing to do with the search.
    NotMine,
}

/// Records what the user says of the mail whose key begins so, and of the conversation around it. What was recorded comes
/// back as sentences.
pub(crate) fn settle(desk: &mut Desk, id: &str, answer: &Answer) -> Result<String, Failure> {
    let waiting = desk.store.in_review()?;
    let chosen = find(&waiting, id)?;
    let (mail, reading) = read(chosen).ok_or_else(|| {
        Failure::refused("What was read in this mail is not known any more.")
            .hint("Import its mailbox again with --full, or say `heardback review not-mine`.")
    })?;
    let (verdict, opening) = verdict(answer, id, desk, &reading)?;
    let own = own_addresses(desk)?;
    let mut matcher = Matcher::new(desk.journal()?, desk.facts()?);
    let taken = matcher.settle(&mail, &reading, &own, &verdict, chosen.head.import, desk.now);
    let mut applications = match (taken.keep, &verdict) {
        (_, Verdict::NotMine) => Vec::new(),
        (Keep::Kept { applications }, _) => applications,
        (Keep::Review { .. } | Keep::Not { .. }, _) => {
            return Err(Failure::refused("There is no sure guess to accept for this mail.")
                .hint(format!("heardback review application {id} APPLICATION"))
                .hint(format!("heardback review new {id} COMPANY ROLE")));
        }
    };
    applications.dedup();
    let mut facts = opening;
    facts.extend(taken.facts);
    // The rest of the conversation is settled with it.
    let keys: HashSet<_> = thread(chosen).collect();
    let others = waiting.iter().filter(|other| {
        other.head.key != chosen.head.key && thread(other).any(|key| keys.contains(&key))
    });
    let mut settled = vec![chosen.head.key];
    for other in others {
        let Some((mail, reading)) = read(other) else { continue };
        let verdict = match applications.first() {
            Some(application) => Verdict::Application(application.clone()),
            None => Verdict::NotMine,
        };
        let taken = matcher.settle(&mail, &reading, &own, &verdict, other.head.import, desk.now);
        facts.extend(taken.facts);
        settled.push(other.head.key);
    }
    // What the verdict tells of other mail that waits.
    let mut placed = Vec::new();
    for other in waiting.iter().rev().filter(|other| !settled.contains(&other.head.key)) {
        let Some((mail, reading)) = read(other) else { continue };
        let taken = matcher.look_again(&mail, &reading, &own, other.head.import, desk.now);
        if let Some(Taken { facts: more, keep: Keep::Kept { applications }, .. }) = taken {
            facts.extend(more);
            placed.push((other.head.key, applications));
        }
    }
    let facts = renamed(desk, facts)?;
    let taught = facts.iter().any(|fact| matches!(fact.event, Event::Lesson { .. }));
    let what = match applications.first() {
        Some(application) => format!("{} belongs to {application}", called(&chosen.head.subject)),
        None => format!("{} is not part of your search", called(&chosen.head.subject)),
    };
    desk.record_facts(&what, facts)?;
    for key in settled {
        desk.store.settle(key, &applications)?;
    }
    for (key, applications) in &placed {
        desk.store.settle(*key, applications)?;
    }
    let mut said = format!("Recorded: {what}.");
    match placed.len() {
        0 => {}
        1 => said += " Another mail found its place by that.",
        more => said += &format!(" {more} other mails found their place by that."),
    }
    if taught {
        said += " Mail like it is not asked about again.";
    }
    Ok(said)
}

/// The verdict, and what is told of a new application besides what the mail says.
fn verdict(
    answer: &Answer,
    id: &str,
    desk: &Desk,
    reading: &Reading,
) -> Result<(Verdict, Vec<Fact>), Failure> {
    let journal = desk.journal()?;
    Ok(match answer {
        Answer::Accept => (Verdict::Accepted, Vec::new()),
        Answer::NotMine => (Verdict::NotMine, Vec::new()),
        Answer::Application(application) => {
            let application = desk.application(application)?;
            (Verdict::Application(journal.applications[application].id.clone()), Vec::new())
        }
        Answer::New { company, role } => {
            let known = company.as_ref().or(reading.company.as_ref());
            let Some(company_name) = known else {
                return Err(Failure::typed("The mail does not name the employer.")
                    .hint(format!("heardback review new {id} COMPANY ROLE")));
            };
            let role_name = role.as_ref().or(reading.role.as_ref()).map_or("", String::as_str);
            let application = journal.new_application_id(company_name, role_name);
            let facts = told(desk, &application, company.as_ref(), role.as_ref())?;
            (Verdict::NewApplication(application), facts)
        }
    })
}

fn told(
    desk: &Desk,
    application: &ApplicationId,
    company: Option<&String>,
    role: Option<&String>,
) -> Result<Vec<Fact>, Failure> {
    let company = company.cloned().map(ApplicationDetail::Company);
    let role = role.cloned().map(ApplicationDetail::Role);
    let ids = desk.fresh_ids(2)?;
    let facts = company.into_iter().chain(role).zip(ids).map(|(detail, id)| Fact {
        id,
        on: Moment::Instant(desk.now),
        recorded: desk.now,
        batch: heardback_core::fact::BatchId(0),
        origin: Origin::Typed,
        event: Event::Application { application: application.clone(), detail },
    });
    Ok(facts.collect())
}

/// The facts of a mail have the same ids whenever it is read. Where a verdict was taken back they are there already
/// and no longer count, so they get new ones.
fn renamed(desk: &Desk, facts: Vec<Fact>) -> Result<Vec<Fact>, Failure> {
    let known: HashSet<FactId> = desk.facts()?.iter().map(|fact| fact.id).collect();
    let clashing: Vec<FactId> =
        facts.iter().map(|fact| fact.id).filter(|id| known.contains(id)).collect();
    let fresh = desk.fresh_ids(clashing.len())?;
    let names: HashMap<FactId, FactId> = clashing.into_iter().zip(fresh).collect();
    let name = |id: &mut FactId| *id = names.get(id).copied().unwrap_or(*id);
    let mut facts = facts;
    for fact in &mut facts {
        name(&mut fact.id);
        match &mut fact.event {
            Event::Bounced { message } => name(message),
            Event::PromiseKept { promise } => name(promise),
            Event::Retracted { retracted } => name(retracted),
            _ => {}
        }
    }
    Ok(facts)
}

/// The user's own addresses, as far as they are known.
pub(super) fn own_addresses(desk: &Desk) -> Result<OwnAddresses, Failure> {
    let addresses = &desk.journal()?.seeker.addresses;
    Ok(OwnAddresses::new(addresses.iter().map(String::as_str)))
}

/// The mail whose key begins so.
fn find<'m>(waiting: &'m [Message], id: &str) -> Result<&'m Message, Failure> {
    let id = id.to_lowercase();
    let mut fitting =
        waiting.iter().filter(|message| message.head.key.to_string().starts_with(&id));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) if !id.is_empty() => Ok(only),
        (Some(first), Some(second)) => {
            let failure =
                Failure::typed(format!("“{id}” fits more than one mail; type more of it:"));
            let lines = [first, second].into_iter().chain(fitting);
            let lines = lines.map(|message| {
                format!("{}  {}", message.head.key, harmless(&message.head.subject))
            });
            Err(lines.fold(failure, Failure::hint))
        }
        _ => Err(Failure::typed(format!("No mail that waits for review begins with “{id}”."))
            .hint("heardback review")),
    }
}

/// A mail by its subject, if it has one.
fn called(subject: &str) -> String {
    match harmless(subject).trim() {
        "" => "a mail without a subject".to_owned(),
        subject => format!("“{subject}”"),
    }
}
