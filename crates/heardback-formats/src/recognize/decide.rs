//! From weights to one label, and what an import may do with the message.

use heardback_core::mail::{Mail, Report};
use heardback_core::reading::{Effect, Label};

use super::bounce;
use super::rule::Signal;
use super::senders::{Sender, is_noreply, sender};
use super::weigh::Weights;

/// From here on a reading is sure.
const SURE: f32 = 0.8;
/// Below this nothing is claimed.
const UNSURE: f32 = 0.5;

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
    if mail.flags.report == Some(Report::Delivery) || bounce::is_bounce(mail) {
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
    if (subject.starts_with("re:") || subject.starts_with("aw:"))
        && !weights.spoke("auto_reply.away")
    {
        auto_reply *= 0.6;
    }
    let applied = of(Signal::Applied);
    // Words that speak of the reader's application speak of a job, if of nothing else.
    let job = process(weights);
    let strong = |signal, least: f32| {
        weights.strongest(signal).is_some_and(|(rule, _)| rule.weight >= least)
    };

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
    // Banks, landlords and schools use the same words.
    let foreign = of(Signal::Foreign);
    if foreign >= 0.75 && foreign >= of(Signal::Job) {
        return other(foreign, Some(Signal::Foreign));
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
    // Newsletters hold every word there is. What was sent to many and does not speak of the reader's application is one.
    let newsletter = of(Signal::Bulk) >= 0.7
        && (applied < 0.7 || mail.flags.precedence.is_some() && of(Signal::Job) < 0.9);
    if newsletter {
        for weight in [
            &mut rejection,
            &mut confirmation,
            &mut interview,
            &mut assessment,
            &mut offer,
            &mut scheduling,
        ] {
            *weight *= 0.6;
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
    let asked = strong(Signal::Assessment, 0.85) && assessment >= SURE;
    if of(Signal::Done) >= 0.8 && rejection < SURE && interview < 0.9 && !asked {
        return other(of(Signal::Done), Some(Signal::Done));
    }
    // Nobody who applied is approached out of the blue.
    if applied >= 0.7 {
        outreach *= if strong(Signal::Outreach, 0.75) && applied < 0.9 { 0.7 } else { 0.5 };
    } else if outreach >= 0.75 {
        (interview, assessment, offer, confirmation) =
            (interview * 0.5, assessment * 0.6, offer * 0.5, confirmation * 0.4);
        scheduling *= 0.6;
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
        job if job >= 0.45 => 0.85,
        _ => 0.55,
    };
    let least = match label {
        Label::RecruiterOutreach | Label::JobAlert => 0.65,
        _ => UNSURE,
    };
    if confidence < least {
        match of(Signal::Elsewhere) {
            guess if guess >= 0.75 => other(UNSURE, Some(Signal::Elsewhere)),
            _ => other(1.0 - confidence, None),
        }
    } else {
        Decision { label, confidence, signal: Some(signal) }
    }
}

/// Everybody makes offers: one of a job speaks of the application, of pay or of a start, or comes from who hires.
fn said_of_a_job(weights: &Weights, job: f32) -> bool {
    weights.of(Signal::Applied) >= 0.7 || weights.spoke("offer.terms") || job >= 0.87
}

/// How likely it is about somebody's search for a job.
fn process(weights: &Weights) -> f32 {
    // Where another field is named, an application may be one of its own.
    let share = if weights.of(Signal::Foreign) > 0.0 { 0.4 } else { 0.6 };
    1.0 - (1.0 - weights.of(Signal::Job)) * (1.0 - share * weights.of(Signal::Applied))
}

/// What an import may do with it, judged by itself.
pub(super) fn effect(
    mail: &Mail,
    weights: &Weights,
    decision: &Decision,
    company_is_sure: bool,
) -> Effect {
    let job = process(weights);
    let sure = decision.confidence >= SURE && job >= 0.7;
    // What goes to a whole list concerns nobody in particular.
    let to_many = mail.flags.list && job < 0.95;
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
                && (weights.of(Signal::Interview) >= 0.6 || weights.of(Signal::Applied) >= 0.7) =>
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
            if company_is_sure {
                Effect::Create
            } else {
                Effect::Review
            }
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
    match found {
        Effect::Create | Effect::Attach if to_many => Effect::Review,
        Effect::Review if to_many || job < 0.45 => Effect::Ignore,
        Effect::Review if weights.of(Signal::Bulk) >= 0.7 && weights.of(Signal::Applied) < 0.7 => {
            Effect::Ignore
        }
        found => found,
    }
}
