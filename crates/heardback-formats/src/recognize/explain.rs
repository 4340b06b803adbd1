//! How a reading came about: every rule that spoke, what it weighed, and what kept the message from more.

use heardback_core::mail::Mail;
use heardback_core::reading::{Effect, Reading};
use heardback_core::working_days::WorkingDays;

use super::confidence::calibrated;
use super::decide;
use super::rule::Signal;
use super::weigh::{self, Scan, Weights};
use super::{beginning, read};
use heardback_core::own_text::own_text;

/// A reading and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What was read.
    pub reading: Reading,
    /// The rules that spoke, the strongest first.
    pub spoke: Vec<Spoke>,
    /// How strongly each thing is spoken for by all its rules and headers together, the strongest first.
    pub weights: Vec<(String, f32)>,
    /// How likely it is about a search for a job, 0 to 1.
    pub about_a_job: f32,
    /// Why no more may be done with it, one sentence each; empty where nothing holds it back.
    pub held_back: Vec<String>,
}

/// A rule that spoke.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoke {
    /// Its name.
    pub rule: &'static str,
    /// What it speaks for.
    pub speaks_for: String,
    /// How often it is right by itself, 0 to 1.
    pub weight: f32,
    /// The words it saw, in their sentence.
    pub quote: String,
}

/// Reads one message and says how.
pub fn explain(mail: &Mail, days: &WorkingDays) -> Explanation {
    let reading = read(mail, days);
    let own = own_text(&mail.text);
    let scan = Scan::of(&mail.subject, beginning(&own));
    let mut weights = scan.weights();
    weigh::weigh_headers(mail, &mut weights);
    let mut spoke: Vec<Spoke> = weights
        .spoken()
        .map(|(rule, found)| Spoke {
            rule: rule.name,
            speaks_for: name(rule.signal),
            weight: rule.weight,
            quote: scan.words(found).sentence_around(found.place.first).trim().to_owned(),
        })
        .collect();
    spoke.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    let mut of_all: Vec<(String, f32)> =
        weights.all().map(|(signal, weight)| (name(signal), weight)).collect();
    of_all.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let about_a_job = decide::process(&weights);
    let held_back = held_back(mail, &reading, &weights);
    Explanation { reading, spoke, weights: of_all, about_a_job, held_back }
}

/// What a signal is called: as rules write it.
fn name(signal: Signal) -> String {
    let mut name = String::new();
    for letter in format!("{signal:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

fn held_back(mail: &Mail, reading: &Reading, weights: &Weights) -> Vec<String> {
    let percent = |share: f32| format!("{:.0} %", share * 100.0);
    let mut held = Vec::new();
    if matches!(reading.effect, Effect::Create | Effect::Attach) {
        if reading.effect == Effect::Attach && reading.company.is_none() {
            held.push("no company was read, so it opens no application by itself".to_owned());
        }
        return held;
    }
    let role = reading.role.as_deref();
    let enough = calibrated(reading.label, decide::enough(mail, weights, role));
    if reading.confidence < enough {
        held.push(format!(
            "the kind is {} sure, and counts as sure from {} on",
            percent(reading.confidence),
            percent(enough)
        ));
    }
    let job = decide::process(weights);
    if job < decide::ABOUT_A_JOB {
        held.push(format!(
            "it is {} likely to be about a search for a job, and {} is asked for",
            percent(job),
            percent(decide::ABOUT_A_JOB)
        ));
    }
    if decide::is_about_others(mail, weights, role) {
        held.push("it may be about somebody else's application".to_owned());
    }
    if !decide::is_of_work(mail, weights) {
        held.push("nothing in it is said of work alone".to_owned());
    }
    if mail.flags.list {
        held.push("it came over a mailing list".to_owned());
    } else if weights.of(Signal::Bulk) >= 0.7 {
        let bulk = percent(weights.of(Signal::Bulk));
        held.push(format!("it looks as if sent to many ({bulk})"));
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_spoke_is_named_with_its_words_and_what_holds_a_message_back() {
        let mail = |text: &str| {
            crate::mail::parse(format!("Subject: Your application\r\n\r\n{text}").as_bytes())
        };
        let days = WorkingDays::default();
        let sure = explain(
            &mail(
                "Thank you for applying for the position of Welder at Acme.\nUnfortunately, we have decided to move forward with other candidates.",
            ),
            &days,
        );
        assert!(sure.spoke.iter().any(|spoke| spoke.speaks_for == "rejection"
            && spoke.quote.contains("other candidates")
            && spoke.weight > 0.5));
        assert!(sure.spoke.windows(2).all(|two| two[0].weight >= two[1].weight));
        assert_eq!(sure.held_back, [""; 0]);
        let unsure = explain(&mail("See you on Sunday, the plums are ripe."), &days);
        assert!(!unsure.held_back.is_empty());
        assert_eq!(unsure.reading, read(&mail("See you on Sunday, the plums are ripe."), &days));
    }
}
