//! What a fact is about: the applications, people, interviews, mails and facts it names.

use std::fmt::Write;

use heardback_core::fact::{
    ApplicationId, ContactDetail, ContactId, Event, Fact, FactId, InterviewId, MessageKey, Origin,
    ReferralStep, Verdict,
};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::store::OWNER;

/// One thing a fact names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Subject<'a> {
    Application(&'a ApplicationId),
    Contact(&'a ContactId),
    Interview(&'a InterviewId),
    Mail(MessageKey),
    Fact(FactId),
}

impl Subject<'_> {
    /// As the column has it: one letter and the id.
    pub(crate) fn write(self, text: &mut String) {
        text.clear();
        match self {
            Subject::Application(id) => write!(text, "a:{id}"),
            Subject::Contact(id) => write!(text, "c:{id}"),
            Subject::Interview(id) => write!(text, "i:{id}"),
            Subject::Mail(id) => write!(text, "m:{id}"),
            Subject::Fact(id) => write!(text, "f:{id}"),
        }
        .expect("a string takes what it is given");
    }
}

/// Calls `found` with everything `fact` names. The mail of its origin has a column of its own.
pub(crate) fn subjects<'a>(fact: &'a Fact, mut found: impl FnMut(Subject<'a>)) {
    use Subject::{Application, Contact, Interview};
    let origin_mail = match &fact.origin {
        Origin::Mail { message, .. } => Some(*message),
        Origin::Typed | Origin::Line { .. } => None,
    };
    match &fact.event {
        Event::Application { application, .. }
        | Event::Applied { application }
        | Event::Standing { application, .. } => found(Application(application)),
        Event::Outcome { application, delivered_by, decision_maker, .. } => {
            found(Application(application));
            delivered_by.iter().chain(decision_maker).for_each(|contact| found(Contact(contact)));
        }
        Event::Referral { application, helper, step } => {
            found(Application(application));
            found(Contact(helper));
            if let ReferralStep::Delivered { to: Some(to) } = step {
                found(Contact(to));
            }
        }
        Event::Contact { contact, detail } => {
            found(Contact(contact));
            if let ContactDetail::Application(application) = detail {
                found(Application(application));
            }
        }
        Event::Interview { interview, application, interviewers, .. } => {
            found(Interview(interview));
            found(Application(application));
            interviewers.iter().for_each(|contact| found(Contact(contact)));
        }
        Event::Invited(invited) => {
            found(Interview(&invited.interview));
            invited.interviewers.iter().for_each(|contact| found(Contact(contact)));
        }
        Event::InterviewHeld { interview }
        | Event::InterviewCancelled { interview }
        | Event::NotesReviewed { interview } => found(Interview(interview)),
        Event::Topic { interview, contact, .. } => {
            found(Interview(interview));
            found(Contact(contact));
        }
        Event::Message(message) => {
            message.applications.iter().for_each(|application| found(Application(application)));
            message.contact.iter().for_each(|contact| found(Contact(contact)));
            message.interview.iter().for_each(|interview| found(Interview(interview)));
            if let Some(mail) = message.mail.filter(|&mail| origin_mail != Some(mail)) {
                found(Subject::Mail(mail));
            }
        }
        Event::Bounced { message } => found(Subject::Fact(*message)),
        Event::Promise { application, by, .. } => {
            found(Application(application));
            by.iter().for_each(|contact| found(Contact(contact)));
        }
        Event::PromiseKept { promise } => found(Subject::Fact(*promise)),
        Event::Occasion { application, contact, .. } => {
            found(Application(application));
            found(Contact(contact));
        }
        Event::Note { application, contact, .. } => {
            application.iter().for_each(|application| found(Application(application)));
            contact.iter().for_each(|contact| found(Contact(contact)));
        }
        Event::Skipped { applications, contact, interview, .. } => {
            applications.iter().for_each(|application| found(Application(application)));
            contact.iter().for_each(|contact| found(Contact(contact)));
            interview.iter().for_each(|interview| found(Interview(interview)));
        }
        Event::Reviewed { message, verdict } => {
            found(Subject::Mail(*message));
            match verdict {
                Verdict::Application(application) | Verdict::NewApplication(application) => {
                    found(Application(application));
                }
                Verdict::Accepted | Verdict::NotMine => {}
            }
        }
        Event::Placed { message, application, from, told_by } => {
            found(Subject::Mail(*message));
            told_by.iter().for_each(|mail| found(Subject::Mail(*mail)));
            found(Application(application));
            from.iter().for_each(|application| found(Application(application)));
        }
        Event::Lesson {
            verdict: Verdict::Application(application) | Verdict::NewApplication(application),
            ..
        } => found(Application(application)),
        Event::Lesson { .. } => {}
        Event::Retracted { retracted } => found(Subject::Fact(*retracted)),
        Event::Seeker { .. } | Event::Snoozed { .. } => {}
    }
}

/// Notes what the fact of row `seq` is about.
pub(crate) fn insert(db: &Connection, seq: i64, fact: &Fact) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(
        "insert into facts_about (owner, subject, fact) values ($1, $2, $3) on conflict do nothing",
    )?;
    let mut text = String::new();
    let mut result = Ok(());
    subjects(fact, |subject| {
        subject.write(&mut text);
        if result.is_ok() {
            result = statement.execute((OWNER, &text, seq)).map(drop);
        }
    });
    Ok(result?)
}
