//! From weights to one label, and what an import may do with the message.

use heardback_core::invitation::Invitation;
use heardback_core::mail::{Address, Mail};
use heardback_core::reading::{Effect, Label};

use super::bounce;
use super::rule::Signal;
use super::senders::{Sender, is_hiring_desk, is_noreply, sender};
use super::weigh::Weights;

/// From here on a reading is sure.
pub(super) const SURE: f32 = 0.8;
/// From here on it is about a search for a job, as far as an import acts on it.
pub(super) const ABOUT_A_JOB: f32 = 0.7;
/// Below this nothing is claimed.
const UNSURE: f32 = 0.5;

/// How often a letter that is surely about a job, and in which nothing was found, does say something.
const MISSED: f32 = 0.3;

/// What a letter of a service that names no news is worth as a receipt.
const ARRIVED: f32 = 0.55;

/// An absence note says within so many words that it is one.
const NOTE: usize = 60;
/// A letter to more people than these is not about the application of one of them.
const FEW: usize = 3;

/// A label with its confidence, and the signal whose strongest rule explains it.
pub(super) struct Decision {
    pub(super) label: Label,
    pub(super) confidence: f32,
    pub(super) signal: Option<Signal>,
}

fn other(confidence: f32, signal: Option<Signal>) -> Decision {
    Decision { label: Label::Other, confidence, signal }
}

/// What kind of message it is.
pub(super) fn label(mail: &Mail, weights: &Weights) -> Decision {
    let of = |signal| weights.of(signal);
    // Some who want to know first who writes say so in the form of a report.
    if bounce::is_bounce(mail) && !weights.spoke("auto_reply.waiting") {
        return other(0.95, None);
    }
    let mut rejection = of(Signal::Rejection);
    let mut offer = of(Signal::Offer);
    let mut confirmation = of(Signal::Confirmation);
    let mut interview = of(Signal::Interview);
    let mut assessment = of(Signal::Assessment);
    let mut scheduling = of(Signal::Scheduling);
    let mut outreach = of(Signal::Outreach);
    let mut alert = of(Signal::Alert);
    let mut auto_reply = of(Signal::AutoReply);
    // An answer to an absence note quotes its subject.
    let subject = mail.subject.trim_start().to_ascii_lowercase();
    let is_answer = subject.starts_with("re:") || subject.starts_with("aw:");
    if is_answer
        && !["auto_reply.away", "auto_reply.waiting", "auto_reply.gone"]
            .iter()
            .any(|rule| weights.spoke(rule))
    {
        auto_reply *= 0.6;
    }
    // Boards and pages of reviews ask what became of an application: they quote all kinds of news and bring none.
    if weights.spoke("portal.asked_about") && (of(Signal::Bulk) >= 0.5 || is_by_machine(mail)) {
        return other(of(Signal::Portal), Some(Signal::Portal));
    }
    let applied = of(Signal::Applied);
    // Words that speak of the reader's application speak of a job, if of nothing else.
    let job = process(weights);
    let strong = |signal, least: f32| {
        weights.strongest(signal).is_some_and(|(rule, _)| rule.weight >= least)
    };

    // Nobody reads the mailbox of most receipts either: only where nothing else is said is that the message.
    let said = ["away", "subject", "challenge", "waiting", "gone", "thanks"];
    let only_unattended = !weights
        .spoken()
        .filter_map(|(rule, _)| rule.name.strip_prefix("auto_reply."))
        .any(|name| said.contains(&name))
        && !mail.flags.auto_reply
        && mail.flags.auto_submitted.is_none();
    if only_unattended
        && [rejection, offer, confirmation, interview, assessment, scheduling, of(Signal::Portal)]
            .iter()
            .any(|weight| *weight >= UNSURE)
    {
        auto_reply *= 0.3;
    }
    // Absence notes are short, and lists pass on what others say of their holidays.
    let far_down = weights
        .strongest(Signal::AutoReply)
        .is_some_and(|(_, found)| !found.in_subject && found.place.first > NOTE);
    let spoken_of = mail.flags.list && !weights.spoke("auto_reply.subject");
    // “Our manager will be out of the office” is why an interview is moved.
    let told_why = !weights.spoke("auto_reply.subject")
        && !mail.flags.auto_reply
        && mail.flags.auto_submitted.is_none()
        && strong(Signal::Scheduling, 0.9);
    if far_down || told_why || spoken_of || only_unattended && of(Signal::Bulk) >= 0.5 {
        auto_reply *= 0.5;
    }
    if weights.spoke("handover.said")
        && !mail.flags.auto_reply
        && mail.flags.auto_submitted.is_none()
    {
        auto_reply *= 0.4;
    }
    // An answer by machine says so in its header or its subject; what it says of interviews is somebody else's.
    if auto_reply >= 0.85 && !(strong(Signal::Rejection, 0.85) && job >= 0.9) && confirmation < 0.9
    {
        return Decision {
            label: Label::AutoReply,
            confidence: auto_reply,
            signal: Some(Signal::AutoReply),
        };
    }
    // The writer applies himself: the user's own letter, found among what he sent.
    let by_hand = mail.from.as_ref().is_none_or(|from| {
        !is_noreply(from) && sender(&from.domain()) == Sender::Unknown
            || sender(&from.domain()) == Sender::Freemail
    });
    if of(Signal::Own) >= 0.85
        && by_hand
        && !mail.flags.list
        && rejection < SURE
        && confirmation < 0.9
        && of(Signal::Bulk) < 0.5
    {
        return other(of(Signal::Own), Some(Signal::Own));
    }
    // He thanks for an interview, asks how things stand, or declines: the other side of such a letter.
    let seeker = of(Signal::Seeker);
    let of_himself = weights.spoke("seeker.of_himself");
    if seeker >= 0.8
        && by_hand
        && (of_himself || !strong(Signal::Rejection, 0.9) && confirmation < 0.93)
    {
        return other(seeker, Some(Signal::Seeker));
    }
    // Banks, landlords and schools use the same words.
    let foreign = of(Signal::Foreign);
    let theirs = mail.from.as_ref().is_some_and(|from| sender(&from.domain()) != Sender::Unknown);
    if foreign >= 0.75
        && !weights.names_the_job_applied_for()
        && (foreign >= of(Signal::Job) || !theirs && weights.spoke("foreign.applied_for"))
    {
        return other(foreign, Some(Signal::Foreign));
    }
    // Who hires writes to his own people about others who apply: his words about them are no answer to the reader.
    let hiring = of(Signal::Hiring);
    let to_the_reader = weights.offers_to_the_reader() && !colleague(mail);
    if hiring >= 0.75 && (applied < 0.7 || colleague(mail)) && !to_the_reader {
        return other(hiring, Some(Signal::Hiring));
    }
    if colleague(mail) {
        for weight in [
            &mut rejection,
            &mut confirmation,
            &mut interview,
            &mut assessment,
            &mut offer,
            &mut scheduling,
            &mut outreach,
        ] {
            *weight *= 0.5;
        }
    }
    // “Unfortunately” in an offer is about its terms, and “offer” in a rejection about what is not made.
    if offer >= 0.9 && !strong(Signal::Rejection, 0.85) {
        rejection *= 0.4;
    } else if rejection >= SURE {
        offer *= 0.4;
    }
    if rejection >= SURE {
        (confirmation, interview, assessment, outreach) =
            (confirmation * 0.5, interview * 0.5, assessment * 0.5, outreach * 0.4);
        (alert, scheduling) = (alert * 0.5, scheduling * 0.5);
    }
    // Nobody is refused, invited or tested over a mailing list, unless it speaks of the reader's application.
    if mail.flags.list && applied < 0.7 {
        for weight in
            [&mut rejection, &mut confirmation, &mut interview, &mut assessment, &mut offer]
        {
            *weight *= 0.5;
        }
    }
    // Newsletters hold every word there is. What was sent to many and does not speak of the reader's application is one.
    let relayed = mail.from.as_ref().is_some_and(|from| sender(&from.domain()) == Sender::Relay);
    let newsletter = of(Signal::Bulk) >= 0.7
        && (applied < 0.7
            || mail.flags.precedence.is_some() && of(Signal::Job) < 0.9
            || mail.flags.list_unsubscribe && !relayed && applied < 0.9);
    if newsletter {
        for weight in [
            &mut rejection,
            &mut confirmation,
            &mut interview,
            &mut assessment,
            &mut offer,
            &mut scheduling,
        ] {
            *weight *= 0.5;
        }
    }
    // Codes, accounts, half-finished forms and “was viewed” change nothing.
    let portal = of(Signal::Portal);
    if portal >= 0.8
        && rejection < SURE
        && interview < 0.9
        && assessment < 0.85
        && confirmation < 0.93
    {
        return other(portal, Some(Signal::Portal));
    }
    // A letter that says first that answers arrived, and then what tests are, asks for none.
    let place = |signal| weights.strongest(signal).map(|(_, found)| found.place.first);
    let asked = strong(Signal::Assessment, 0.85)
        && assessment >= SURE
        && place(Signal::Assessment) < place(Signal::Done);
    // “We received your submission” is what a receipt says too.
    let receipt = weights.spoke("confirmation.thanks_for_applying")
        && (weights.spoke("confirmation.received") || of(Signal::Assessment) < 0.3);
    if of(Signal::Done) >= 0.8 && rejection < SURE && interview < 0.9 && !asked && !receipt {
        return other(of(Signal::Done), Some(Signal::Done));
    }
    // An approach may speak of an interview to come; whose subject is one, and who invites to it, does invite.
    if weights.spoke("interview.subject") && strong(Signal::Interview, 0.9) {
        outreach *= 0.7;
    }
    // The subject of an answer is older than the time it moves.
    if is_answer
        && scheduling >= 0.75
        && weights.strongest(Signal::Interview).is_some_and(|(_, found)| found.in_subject)
    {
        interview *= 0.75;
    }
    // An agency that answers in a thread and invites is past its approach.
    if is_answer && strong(Signal::Interview, 0.9) {
        outreach *= 0.6;
    }
    // Nobody who applied is approached out of the blue.
    if applied >= 0.7 {
        outreach *= if strong(Signal::Outreach, 0.75) && applied < 0.9 { 0.7 } else { 0.5 };
    } else if outreach >= 0.75 {
        (interview, assessment, offer, confirmation) =
            (interview * 0.5, assessment * 0.6, offer * 0.5, confirmation * 0.4);
        scheduling *= 0.6;
    }
    // Many postings under a subject that thanks are postings: nothing in them says that anything arrived.
    if alert >= 0.9 && mail.flags.list_unsubscribe && !weights.spoke("confirmation.received") {
        confirmation *= 0.6;
    }
    if alert >= SURE && confirmation < 0.93 && interview < 0.93 && offer < 0.93 {
        (confirmation, interview, outreach) = (confirmation * 0.5, interview * 0.5, outreach * 0.6);
        (assessment, offer) = (assessment * 0.5, offer * 0.5);
    } else if confirmation >= SURE || interview >= 0.9 {
        alert *= 0.5;
    }
    // The next step is the news, and the thanks for applying its opening.
    if interview >= 0.75 || assessment >= 0.75 || offer >= SURE {
        confirmation *= 0.85;
    }
    if assessment >= SURE && interview < 0.98 {
        interview *= 0.85;
    }
    if scheduling >= 0.85 && strong(Signal::Scheduling, 0.85) {
        interview *= 0.85;
    } else {
        scheduling *= 0.9;
    }
    let ranked = [
        (Label::Rejection, rejection, Signal::Rejection),
        (Label::Offer, offer, Signal::Offer),
        (Label::Scheduling, scheduling, Signal::Scheduling),
        (Label::AssessmentRequest, assessment, Signal::Assessment),
        (Label::InterviewInvitation, interview, Signal::Interview),
        (Label::ApplicationConfirmation, confirmation, Signal::Confirmation),
        (Label::RecruiterOutreach, outreach, Signal::Outreach),
        (Label::JobAlert, alert, Signal::Alert),
    ];
    // Of equals the first is the graver news.
    let (label, mut confidence, signal) =
        ranked.into_iter().fold((Label::Other, 0.0, Signal::Job), |best, next| {
            if next.1 > best.1 { next } else { best }
        });
    confidence *= match job {
        _ if label == Label::Scheduling && mail.subject.contains(" @ ") && job < 0.7 => 0.8,
        job if label == Label::Scheduling && job < 0.45 => 0.5,
        job if label == Label::RecruiterOutreach && job < 0.45 => 0.75,
        job if job >= 0.7 => 1.0,
        job if job >= 0.45
            && label == Label::RecruiterOutreach
            && foreign == 0.0
            && of(Signal::Bulk) < 0.5 =>
        {
            0.9
        }
        job if job >= 0.45 => 0.75,
        // A short answer says no, wishes luck, and names nothing.
        _ if label == Label::Rejection
            && foreign == 0.0
            && !colleague(mail)
            && rejection >= 0.84 =>
        {
            0.62
        }
        // What only a job process says needs no other word of one.
        _ if foreign == 0.0
            && label != Label::AssessmentRequest
            && !colleague(mail)
            && strong(signal, 0.9) =>
        {
            0.7
        }
        _ => 0.55,
    };
    let least = match label {
        Label::RecruiterOutreach | Label::JobAlert => 0.65,
        _ => UNSURE,
    };
    if confidence < least {
        // A service writes of the reader's application and says nothing that is news: it arrived.
        let quiet =
            [Signal::Portal, Signal::Done, Signal::Alert, Signal::Outreach, Signal::Foreign]
                .iter()
                .all(|signal| of(*signal) < UNSURE);
        if relayed && applied >= 0.7 && quiet && of(Signal::Bulk) < 0.7 && rejection < 0.3 {
            return Decision {
                label: Label::ApplicationConfirmation,
                confidence: ARRIVED,
                signal: Some(Signal::Confirmation),
            };
        }
        match of(Signal::Elsewhere) {
            guess if guess >= 0.75 => other(UNSURE, Some(Signal::Elsewhere)),
            // Where nothing was found in a letter about a job, most likely something was not understood.
            _ => other((1.0 - confidence).min(1.0 - MISSED * process(weights)), None),
        }
    } else {
        Decision { label, confidence, signal: Some(signal) }
    }
}

/// Sent by a place where jobs are posted, or from an address that nobody reads.
fn is_by_machine(mail: &Mail) -> bool {
    mail.from
        .as_ref()
        .is_some_and(|from| is_noreply(from) || sender(&from.domain()) == Sender::Board)
}

/// Whether the letter stays in the house that it was written in.
fn colleague(mail: &Mail) -> bool {
    !mail.to.is_empty() && outside(mail).is_some_and(|mut others| others.next().is_none())
}

/// Those who are written to and are not at the writer's house, if he writes from one.
fn outside(mail: &Mail) -> Option<impl Iterator<Item = &Address>> {
    let house = mail.from.as_ref()?.domain();
    let of_a_house = !house.is_empty() && sender(&house) == Sender::Unknown;
    of_a_house.then(|| mail.to.iter().chain(&mail.cc).filter(move |to| to.domain() != house))
}

/// Everybody makes offers: one of a job speaks of the application, of pay or of a start, or comes from who hires.
fn said_of_a_job(weights: &Weights, job: f32) -> bool {
    weights.of(Signal::Applied) >= 0.7 || weights.spoke("offer.terms") || job >= 0.87
}

/// How likely it is about somebody's search for a job.
pub(super) fn process(weights: &Weights) -> f32 {
    // Where another field is named, an application may be one of its own.
    let share = if weights.of(Signal::Foreign) > 0.0 { 0.4 } else { 0.6 };
    1.0 - (1.0 - weights.of(Signal::Job)) * (1.0 - share * weights.of(Signal::Applied))
}

/// Sent by a service that employers write by.
fn is_by_relay(mail: &Mail) -> bool {
    mail.from.as_ref().is_some_and(|from| sender(&from.domain()) == Sender::Relay)
}

/// From which claim on a kind counts as sure. One strong rule is enough where the letter names the role and the reader's
/// application.
pub(super) fn enough(mail: &Mail, weights: &Weights, role: Option<&str>) -> f32 {
    let named = role.is_some() && weights.of(Signal::Applied) >= 0.7;
    match () {
        () if !mail.invitations.is_empty() => SURE,
        () if is_by_relay(mail) || named => 0.88,
        () => 0.915,
    }
}

/// People write about interviews, offers and refusals of others all day long. Only what speaks of the reader's own
/// application or of a role, or comes from a service that employers send such mail by or from a hiring desk to one reader, is
/// sure to be about it.
pub(super) fn is_about_others(mail: &Mail, weights: &Weights, role: Option<&str>) -> bool {
    let from_a_desk =
        mail.from.as_ref().is_some_and(is_hiring_desk) && mail.to.len() <= 1 && mail.cc.is_empty();
    let by_hirers = is_by_relay(mail) || from_a_desk;
    !by_hirers && weights.of(Signal::Applied) < UNSURE && role.is_none()
        || outside(mail).is_some_and(|others| others.count() > FEW)
        || colleague(mail)
        || weights.of(Signal::Hiring) >= 0.75
}

/// Clubs, colleges, landlords and festivals have applicants, interviews and refusals too. Work has other words besides, or
/// is told by who sends it. Boards write of so much that only a subject that says it arrived is a receipt.
pub(super) fn is_of_work(mail: &Mail, weights: &Weights) -> bool {
    if mail.invitations.iter().any(Invitation::names_interview) {
        return true;
    }
    let from = mail.from.as_ref().map_or(Sender::Unknown, |from| sender(&from.domain()));
    match from {
        Sender::Relay => true,
        Sender::Board => {
            weights.spoke("confirmation.subject") || weights.of(Signal::Alert) < UNSURE
        }
        Sender::Freemail | Sender::Unknown => weights.of(Signal::Employment) >= 0.5,
    }
}

/// What an import may do with it, judged by itself.
pub(super) fn effect(
    mail: &Mail,
    weights: &Weights,
    decision: &Decision,
    company_is_sure: bool,
    role: Option<&str>,
) -> Effect {
    let job = process(weights);
    let sure = decision.confidence >= enough(mail, weights, role) && job >= ABOUT_A_JOB;
    // What goes to a whole list concerns nobody in particular.
    let to_many = mail.flags.list && job < 0.95;
    let about_others = is_about_others(mail, weights, role);
    let found = match decision.label {
        Label::ApplicationConfirmation if sure && company_is_sure => Effect::Create,
        Label::ApplicationConfirmation if sure => Effect::Attach,
        Label::Offer if sure && !said_of_a_job(weights, job) => Effect::Review,
        Label::Rejection | Label::InterviewInvitation | Label::AssessmentRequest | Label::Offer
            if sure =>
        {
            Effect::Attach
        }
        Label::Scheduling
            if sure
                && (weights.of(Signal::Interview) >= 0.45
                    || weights.of(Signal::Applied) >= 0.7) =>
        {
            Effect::Attach
        }
        Label::ApplicationConfirmation
        | Label::Rejection
        | Label::InterviewInvitation
        | Label::AssessmentRequest
        | Label::Scheduling
        | Label::Offer => Effect::Review,
        Label::RecruiterOutreach
            if decision.confidence >= SURE && weights.of(Signal::Bulk) < 0.5 =>
        {
            Effect::Review
        }
        Label::Other if decision.signal == Some(Signal::Own) && job >= 0.7 => {
            // Who keeps the mailbox is not known here: an application sent to a person may be one that this person got.
            let to_a_desk = mail.to.iter().any(is_hiring_desk) && company_is_sure;
            if to_a_desk && role.is_some() { Effect::Create } else { Effect::Review }
        }
        Label::Other if decision.signal == Some(Signal::Done) && job >= 0.7 => Effect::Review,
        Label::Other
            if decision.signal == Some(Signal::Elsewhere)
                && !mail.flags.list
                && weights.of(Signal::Bulk) < 0.5 =>
        {
            return Effect::Review;
        }
        Label::RecruiterOutreach | Label::AutoReply | Label::JobAlert | Label::Other => {
            Effect::Ignore
        }
    };
    // What can be unsubscribed from thanks for any interest; only what says that something arrived is a receipt.
    let to_subscribers = decision.label == Label::ApplicationConfirmation
        && mail.flags.list_unsubscribe
        && !is_by_relay(mail)
        && !weights.spoke("confirmation.received")
        && !weights.spoke("confirmation.thanks_for_applying");
    let of_work = decision.label == Label::Scheduling || is_of_work(mail, weights);
    match found {
        Effect::Create | Effect::Attach
            if to_many || about_others || to_subscribers || !of_work =>
        {
            Effect::Review
        }
        Effect::Review if to_many || job < 0.45 => Effect::Ignore,
        Effect::Review if weights.of(Signal::Bulk) >= 0.7 && weights.of(Signal::Applied) < 0.7 => {
            Effect::Ignore
        }
        found => found,
    }
}
