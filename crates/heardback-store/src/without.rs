//! What is left of a fact when something it names is forgotten.

use heardback_core::fact::{
    ApplicationId, ContactDetail, ContactId, Event, Fact, InterviewId, Origin, ReferralStep,
};

use crate::about::{self, Subject};

/// What is left of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Left {
    /// All of it: it does not name what is forgotten.
    All,
    /// This much: it says something of others as well.
    Part(Box<Fact>),
    /// Nothing: it was about what is forgotten.
    Nothing,
}

/// What is left of `fact` without the application.
pub(crate) fn without_application(fact: &Fact, forgotten: &ApplicationId) -> Left {
    if !names(fact, Subject::Application(forgotten)) {
        return Left::All;
    }
    let mut event = fact.event.clone();
    let others = match &mut event {
        Event::Message(message) => {
            message.applications.retain(|application| application != forgotten);
            !message.applications.is_empty()
        }
        Event::Skipped { applications, .. } => {
            applications.retain(|application| application != forgotten);
            !applications.is_empty()
        }
        _ => false,
    };
    left(fact, event, others)
}

/// What is left of `fact` without the person. Where somebody is only mentioned, as the one who sat in an interview or
/// brought the news, the rest stays; words they may have said do not.
pub(crate) fn without_contact(fact: &Fact, forgotten: &ContactId) -> Left {
    if !names(fact, Subject::Contact(forgotten)) {
        return Left::All;
    }
    let mut event = fact.event.clone();
    let drop = |contact: &mut Option<ContactId>| {
        if contact.as_ref() == Some(forgotten) {
            *contact = None;
        }
    };
    let others = match &mut event {
        Event::Outcome { delivered_by, decision_maker, .. } => {
            drop(delivered_by);
            drop(decision_maker);
            true
        }
        Event::Promise { by, .. } => {
            drop(by);
            true
        }
        Event::Interview { interviewers, .. } => {
            interviewers.retain(|contact| contact != forgotten);
            true
        }
        Event::Invited(invited) => {
            invited.interviewers.retain(|contact| contact != forgotten);
            true
        }
        Event::Referral { helper, step: ReferralStep::Delivered { to }, .. }
            if helper != forgotten =>
        {
            drop(to);
            true
        }
        _ => false,
    };
    match left(fact, event, others) {
        Left::Part(mut fact) => {
            if let Origin::Mail { quote, .. } = &mut fact.origin {
                *quote = None;
            }
            Left::Part(fact)
        }
        left => left,
    }
}

/// What is left of `fact` without an interview whose application is forgotten.
pub(crate) fn without_interview(fact: &Fact, forgotten: &InterviewId) -> Left {
    if !names(fact, Subject::Interview(forgotten)) {
        return Left::All;
    }
    let mut event = fact.event.clone();
    let others = match &mut event {
        Event::Message(message) => {
            message.interview = None;
            !message.applications.is_empty()
        }
        Event::Skipped { interview, applications, .. } => {
            *interview = None;
            !applications.is_empty()
        }
        _ => false,
    };
    left(fact, event, others)
}

/// Whether `fact` names this.
pub(crate) fn names(fact: &Fact, wanted: Subject<'_>) -> bool {
    let mut named = false;
    about::subjects(fact, |subject| named |= subject == wanted);
    named
}

/// Whether `fact` opens or describes a person rather than says what happened.
pub(crate) fn describes_contact(fact: &Fact) -> bool {
    matches!(
        &fact.event,
        Event::Contact { detail, .. } if !matches!(detail, ContactDetail::Application(_))
    )
}

fn left(fact: &Fact, event: Event, others: bool) -> Left {
    match others {
        true => Left::Part(Box::new(Fact { event, ..fact.clone() })),
        false => Left::Nothing,
    }
}
