//! What a message says about a job search: its label, its effect and its fields, each with the words they were read in.
//!
//! Layers, in order: headers and the sender ([`senders`]), words in context ([`languages`], one folder a language,
//! each rule with a name), the decision between them ([`decide`]), then the fields, one file each. All phrases of all rules are
//! looked for in one walk over the words of a message. Only what the writer himself wrote is read; quoted messages were
//! read when they arrived.

mod agreed;
mod bounce;
mod company;
mod confidence;
mod contact;
mod decide;
mod explain;
mod languages;
mod links;
mod list;
mod names;
mod phrases;
mod place;
mod posting;
mod promise;
mod proposed;
mod question;
mod role;
mod rule;
mod sender_name;
mod senders;
mod signed;
mod titles;
mod weigh;
mod when;
mod wishes;
mod words;

use heardback_core::invitation::Invitation;
use heardback_core::mail::Mail;
use heardback_core::matching::signature_part;
use heardback_core::own_text::own_text;
use heardback_core::reading::{Effect, EventTime, Evidence, Label, Reading};
use heardback_core::working_days::WorkingDays;

use decide::Decision;
pub use explain::{Explanation, Spoke, explain};
use list::List;
use rule::Signal;
use weigh::{Scan, Weights};

/// More of a text than this is not searched for words.
const LONGEST: usize = 24 << 10;

/// Reads a message that is known to belong to an application, by its thread or its sender: promises, times and questions
/// are read in it whatever its words would make of it alone.
pub fn read_known(mail: &Mail, days: &WorkingDays) -> Reading {
    known(mail, read(mail, days), days)
}

/// The same of a message that [`read`] has read.
pub fn known(mail: &Mail, mut reading: Reading, days: &WorkingDays) -> Reading {
    if !concerns_a_job(reading.label) && reading.label != Label::AutoReply {
        let own = own_text(&mail.text);
        let own = beginning(&own);
        if reading.contact.is_none()
            && let Some((contact, evidence)) = contact::contact(mail, own, None)
        {
            reading.contact = Some(contact);
            reading.evidence.push(evidence);
        }
        read_moments(mail, own, days, &mut reading);
        read_wishes(&Scan::of_known(&mail.subject, own), &mut reading);
    }
    if !matches!(reading.label, Label::AutoReply | Label::Rejection) {
        read_short_answer(mail, &mut reading);
    }
    reading
}

/// What an answer says of a time without naming the talk: that it suits, or which one would.
fn read_short_answer(mail: &Mail, reading: &mut Reading) {
    let own = own_text(&mail.text);
    let own = beginning(&own);
    if reading.proposed.is_none()
        && reading.event_time.is_none()
        && let Some(sentence) = proposed::in_answer(own)
    {
        reading.proposed = Some(sentence.to_owned());
        reading.evidence.push(evidence("proposed", "when.proposed", sentence));
    }
    if let Some(sentence) = agreed::agreed(own) {
        reading.agreed = Some(sentence.to_owned());
        reading.evidence.push(evidence("agreed", "when.agreed", sentence));
    }
}

/// What a letter tells of its writer, which in the user's own mail is himself.
const OTHERS: [&str; 7] = ["contact", "company", "role", "part", "postal", "place", "proposed"];

/// How the writer wishes to be in touch.
fn read_wishes(scan: &Scan<'_>, reading: &mut Reading) {
    let absent = reading.label == Label::AutoReply;
    reading.wishes.clear();
    for (wish, evidence) in wishes::wishes(scan, absent) {
        reading.wishes.push(wish);
        reading.evidence.push(evidence);
    }
}

/// Reads a message the user wrote. Whoever sent it, its domain and its signature tell nothing about the employer; its
/// words do.
pub fn read_sent(mail: &Mail, days: &WorkingDays) -> Reading {
    sent(mail, read(mail, days), days)
}

/// The same of a message that [`read`] has read.
pub fn sent(mail: &Mail, mut reading: Reading, days: &WorkingDays) -> Reading {
    let own = own_text(&mail.text);
    let scan = Scan::of(&mail.subject, beginning(&own));
    reading.evidence.retain(|evidence| !OTHERS.contains(&evidence.field.as_str()));
    reading.contact = None;
    reading.part = None;
    reading.postal = None;
    reading.place = None;
    reading.proposed = None;
    reading.role = role::role(&scan, None).map(|(role, evidence)| {
        reading.evidence.push(evidence);
        without_name(mail, &role)
    });
    reading.company_sure = false;
    reading.company = company::in_words(&scan, reading.role.as_deref()).map(|company| {
        reading.company_sure = company.sure;
        reading.evidence.push(company.evidence);
        company.name
    });
    // What the user writes is no wish of the employer's.
    reading.wishes.clear();
    reading.evidence.retain(|evidence| evidence.field != "wish");
    if let Some(call) = when::announced_call(beginning(&own), promise::written_on(mail), days) {
        reading.announced_call = Some(call.value);
        reading.evidence.push(evidence("announced_call", "SAL-3", call.quote));
    }
    read_short_answer(mail, &mut reading);
    reading
}

/// `Production Planner - Dana Ruiz`, as applicants write in subjects: the name is no part of the role.
fn without_name(mail: &Mail, role: &str) -> String {
    let people = mail.from.iter().chain(&mail.to);
    let mut names = people.map(|person| person.name.trim()).filter(|name| !name.is_empty());
    names
        .find_map(|name| role.strip_suffix(name))
        .map(|role| role.trim_end_matches([' ', '-', '–', '—', ',', '|', ':']))
        .filter(|role| !role.is_empty())
        .unwrap_or(role)
        .to_owned()
}

/// Reads one message. `days` are the working days where the employer is, for promises such as “in two business days”.
pub fn read(mail: &Mail, days: &WorkingDays) -> Reading {
    let own = own_text(&mail.text);
    let own = beginning(&own);
    let scan = Scan::of(&mail.subject, own);
    let mut weights = scan.weights();
    weigh::weigh_headers(mail, &mut weights);
    let decision = decide::label(mail, &weights);

    let mut reading = Reading {
        label: decision.label,
        confidence: rounded(confidence::calibrated(decision.label, decision.confidence)),
        ..Reading::default()
    };
    reading.evidence.push(label_evidence(mail, &scan, &weights, &decision));
    let mut company_is_sure = false;
    if concerns_a_job(decision.label) || matches!(decision.signal, Some(Signal::Done | Signal::Own))
    {
        let named = role::role(&scan, None).map(|(role, _)| role);
        if let Some(company) = company_of(mail, &scan, &decision, named.as_deref()) {
            company_is_sure = company.sure;
            reading.company_sure = company.sure;
            reading.company = Some(company.name);
            reading.evidence.push(company.evidence);
        }
        let company = reading.company.as_deref();
        let on_card = role::above_company(own, company.unwrap_or_default());
        let found = on_card.or_else(|| role::role(&scan, company));
        if let Some((role, evidence)) = found {
            reading.role = Some(without_name(mail, &role));
            reading.evidence.push(evidence);
        }
        if let Some((contact, evidence)) = contact::contact(mail, own, reading.company.as_deref()) {
            reading.contact = Some(contact);
            reading.evidence.push(evidence);
        }
        read_moments(mail, own, days, &mut reading);
        read_particulars(mail, own, &mut reading);
    }
    if concerns_a_job(decision.label) || decision.label == Label::AutoReply {
        read_wishes(&scan, &mut reading);
    }
    if let Some((address, line)) = bounce::bounced(mail) {
        reading.bounced = Some(address);
        reading.evidence.push(evidence("bounced", "bounce.recipient", &line));
    }
    if decision.label == Label::AutoReply
        && let Some(back) = when::back_on(own, promise::written_on(mail), days)
    {
        reading.back_on = Some(back.value);
        reading.evidence.push(evidence("back_on", "absence.return", back.quote));
    }
    if decision.label == Label::Other
        && decision.signal.is_none()
        && weights.spoke("applied.subject")
    {
        // A letter about an application that says none of the usual things, but when news will come.
        read_moments(mail, own, days, &mut reading);
        if reading.timeline.is_some() && !mail.flags.list && weights.of(Signal::Bulk) < 0.5 {
            reading.effect = Effect::Review;
        }
    }
    reading.no_followup = weights.of(Signal::NoFollowup) > 0.0;
    let role = reading.role.as_deref();
    let found = decide::effect(mail, &weights, &decision, company_is_sure, role);
    reading.effect = reading.effect.min(found);
    reading
}

/// Of a letter the company it speaks of; of the user's own application the one it goes to.
fn company_of(
    mail: &Mail,
    scan: &Scan<'_>,
    decision: &Decision,
    role: Option<&str>,
) -> Option<company::Company> {
    if decision.signal == Some(Signal::Own) {
        company::addressee(mail, scan, role)
    } else {
        let approach = decision.label == Label::RecruiterOutreach;
        company::company(mail, scan, role, approach)
    }
}

/// The number of the posting, links, and what a signature adds.
fn read_particulars(mail: &Mail, own: &str, reading: &mut Reading) {
    if reading.label != Label::RecruiterOutreach
        && let Some(number) = posting::announced(&mail.subject).or_else(|| posting::announced(own))
    {
        reading.requisition = Some(number.to_owned());
        reading.evidence.push(evidence("requisition", "posting.number", number));
    }
    reading.links = links::links(own, &mail.links);
    for link in &reading.links {
        reading.evidence.push(evidence("link", "links.of_application", &link.url));
    }
    let Some(contact) = &reading.contact else { return };
    if let Some((part, quote)) = signature_part(own, &contact.name) {
        reading.part = Some(part);
        reading.evidence.push(evidence("part", "contact.title", quote));
    }
    let of_a_service = mail
        .from
        .as_ref()
        .is_some_and(|from| senders::sender(&from.domain()) != senders::Sender::Unknown);
    if !of_a_service && let Some((postal, quote)) = place::postal(own) {
        reading.postal = Some(postal);
        reading.evidence.push(evidence("postal", "place.postal", quote));
    }
}

/// Promises, appointments, deadlines and questions, each for the labels that have them.
fn read_moments(mail: &Mail, own: &str, days: &WorkingDays, reading: &mut Reading) {
    let written = promise::written_on(mail);
    let no_answer_awaited = matches!(reading.label, Label::Rejection);
    if let Some(promised) = promise::promise(mail, own, days).filter(|_| !no_answer_awaited) {
        reading.timeline = Some(promised.words.to_owned());
        reading.evidence.push(evidence("timeline", "timeline.promise", promised.sentence));
        reading.silence_means_no = promised.silence_means_no;
        if let Some(due) = promised.due {
            reading.promised_on = Some(due);
            reading.evidence.push(evidence("promised_on", "PRM-1", promised.words));
        }
    }
    if matches!(reading.label, Label::InterviewInvitation | Label::Scheduling) {
        let calendar = mail.invitations.iter().find_map(Invitation::begins);
        let words = when::event(own, written).or_else(|| when::event(&mail.subject, written));
        // The calendar part knows best when, the words say it so that a person can read it.
        let (value, quote) = match (&calendar, &words) {
            (Some(calendar), Some(words)) => (Some(*calendar), words.quote),
            (Some(calendar), None) => (Some(*calendar), ""),
            (None, Some(words)) => (Some(words.value), words.quote),
            (None, None) => (None, ""),
        };
        if value.is_some() {
            let rule = if calendar.is_some() { "when.calendar" } else { "when.date_and_time" };
            reading.event_time = value;
            reading.evidence.push(evidence("event_time", rule, quote));
        }
        let time = words.as_ref().map(|words| words.quote);
        if calendar.is_none()
            && let Some(sentence) = proposed::proposed(own, time)
        {
            reading.proposed = Some(sentence.to_owned());
            reading.evidence.push(evidence("proposed", "when.proposed", sentence));
        }
        if let Some((place, quote)) = place::place(own) {
            reading.place = Some(place.to_owned());
            reading.evidence.push(evidence("place", "place.named", quote));
        }
    }
    if matches!(reading.label, Label::AssessmentRequest | Label::Offer)
        && let Some(deadline) = when::deadline(own, written, days)
    {
        reading.deadline = Some(deadline.value);
        reading.evidence.push(evidence("deadline", "when.deadline", deadline.quote));
    }
    let by_a_person = mail.from.as_ref().is_none_or(|from| !senders::is_noreply(from));
    if by_a_person
        && !no_answer_awaited
        && let Some(question) = question::question(own)
    {
        reading.question = Some(question.to_owned());
        reading.evidence.push(evidence("question", "question.asked", question));
    }
}

/// An interview's time as other programs read it: RFC 3339, local where no zone was stated.
pub fn event_time_written(time: &EventTime) -> String {
    when::written(time)
}

/// Labels whose messages name an employer, a role and people.
fn concerns_a_job(label: Label) -> bool {
    !matches!(label, Label::Other | Label::JobAlert | Label::AutoReply)
}

fn label_evidence(
    mail: &Mail,
    scan: &Scan<'_>,
    weights: &Weights,
    decision: &Decision,
) -> Evidence {
    match decision.signal.and_then(|signal| weights.strongest(signal)) {
        Some((rule, found)) => {
            let quote = scan.words(found).sentence_around(found.place.first);
            evidence("label", rule.name, quote)
        }
        None if mail.flags.report.is_some() => {
            evidence("label", "header.report", "multipart/report")
        }
        None if decision.label == Label::AutoReply => evidence(
            "label",
            "header.auto_submitted",
            mail.flags.auto_submitted.as_deref().unwrap_or_default(),
        ),
        None => evidence("label", "nothing_of_a_job_search", ""),
    }
}

fn evidence(field: &str, rule: &str, quote: &str) -> Evidence {
    Evidence { field: field.to_owned(), rule: rule.to_owned(), quote: quote.trim().to_owned() }
}

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn rounded(confidence: f32) -> f32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}
