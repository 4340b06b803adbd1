//! The employer in a subject.

use super::super::list::List;
use super::super::names::{clean_company, company_at, is_capitalised};
use super::super::titles::is_title;
use super::{Candidate, Spot, within};

/// `Offer: Data Engineer at Acme Ltd`: a name from the last “at” to the end.
pub(super) fn from_subject_end(subject: &str) -> Option<Candidate> {
    let (_, end) = [" at ", " bei ", " with ", " from ", " @ "]
        .iter()
        .filter_map(|mark| subject.rsplit_once(mark))
        .min_by_key(|(_, end)| end.len())?;
    let name = company_at(end)?;
    let mark = |c: char| matches!(c, '!' | '.' | '?' | ')' | '"' | '”');
    let whole = end.trim().trim_end_matches(mark);
    if name.split(' ').any(|word| ABOUT.has(word) || NO_COMPANY.has(word)) {
        return None;
    }
    let form = |rest: &str| rest.trim_start_matches([',', ' ']).split_whitespace().count() <= 1;
    whole
        .strip_prefix(name.trim_end_matches(mark))
        .is_some_and(form)
        .then(|| Candidate::new(name, Spot::Subject, 0.7, "company.subject_end", subject))
}

/// `Application Confirmation - Acme`, `Acme: your application`, `Your Acme application`: parts of a subject that are
/// neither about the application nor a role, a number, a place or a reader.
pub(super) fn subject_parts(subject: &str, role: Option<&str>, all: &mut Vec<Candidate>) {
    let parts: Vec<&str> = subject
        .split(['|', '–', '—', '•', '\u{b7}'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(": "))
        .flat_map(|part| part.split(" // "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .take(8)
        .collect();
    let about = |part: &str| part.split(|c: char| !c.is_alphanumeric()).any(|word| ABOUT.has(word));
    if !parts.iter().any(|part| about(part)) {
        return;
    }
    let mut push = |name: &str, trust: f32, rule: &'static str| {
        all.push(Candidate::new(name, Spot::Subject, trust, rule, subject));
    };
    for part in &parts {
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_name = |words: &[&str]| {
            (1..=5).contains(&words.len())
                && words.iter().all(|word| {
                    is_capitalised(word) || matches!(*word, "of" | "and" | "&" | "the" | "for")
                })
        };
        if parts.len() > 1 && !about(part) && is_name(&words) && may_name(part, role) {
            if let Some(name) = clean_company(part) {
                // What a subject opens with is who writes: “Acme - Your application for …”.
                let opens = part == &parts[0] && about(parts[1]);
                push(name, if opens { 0.55 } else { 0.4 }, "company.subject_tail");
            }
            continue;
        }
        // “Acme Job Application”, “Your Acme interview”.
        let Some(at) = words
            .iter()
            .position(|word| ABOUT.has(word.trim_matches(|c: char| !c.is_alphanumeric())))
        else {
            continue;
        };
        let mut before = &words[..at];
        while let [first, rest @ ..] = before
            && AROUND.has(first)
        {
            before = rest;
        }
        while let [rest @ .., last] = before
            && AROUND.has(last)
        {
            before = rest;
        }
        let text = before.join(" ");
        if is_name(before)
            && may_name(&text, role)
            && let Some(name) = clean_company(&text)
        {
            push(name, 0.4, "company.subject_head");
        }
    }
}

/// Whether a part of a subject may be a company's name.
fn may_name(part: &str, role: Option<&str>) -> bool {
    let is_role =
        role.is_some_and(|role| within(role, part) || is_title(role) && part.contains(role));
    !is_role
        && !part
            .split_whitespace()
            .any(|word| NO_COMPANY.has(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Words by which a subject speaks of an application.
pub(super) const ABOUT: List = List(
    "application|applications|interview|interviews|assessment|candidacy|selection|acknowledgement|acknowledgment|offer|applying|applied|challenge|recruitment|\
    bewerbung|programme|program|internship|screening",
);

/// Words between the company and those.
const AROUND: List = List(
    "your|job|the|online|employment|my|our|new|recent|re|re:|fwd:|phone|video|onsite|final|technical|first|second|coding|\
    virtual|graduate|summer|skills|internship|work|careers|career|talent|recruiting|about|regarding|important|hr",
);

/// Words of a subject that are in no company's name.
pub(super) const NO_COMPANY: List = List(
    "re|fwd|fw|aw|wg|invitation|update|updated|status|received|confirmation|reminder|thank|thanks|next|steps|step|round|\
    final|day|time|new|your|you|we|please|review|important|action|required|request|invite|scheduled|reschedule|\
    rescheduled|monday|tuesday|wednesday|thursday|friday|compensation|relocation|contingent|panel|design|study|\
    case|letter|details|am|pm|hi|hello|dear|congratulations|great|news|follow|following|up|information|regarding|\
    feedback|position|role|job|requisition|submitted|successful|unsuccessful|outcome|decision|remote|hybrid|onsite|\
    virtual|phone|video|call|chat|interview|full|part|time|contract|deadline|expiring|expires|signed|starting|bonus|\
    complete|start|begin|take|finish|confirm|view|track|continue|submit|join|book|schedule|pick|choose|select|respond|\
    reply|upload|sign|accept|canceled|cancelled|accepted|declined|tentative|postponed|moved|urgent|automatic|external|\
    stage|phase|stages|loop|technical|coding|screen|screening|test|hiring|manager|exercise|presentation|conversion",
);
