//! How a mail was read, for a person: what was decided, which rules spoke, where each field stands.

use heardback_core::reading::{Effect, Reading};
use heardback_formats::recognize::{Explanation, event_time_written};

use super::wrap::{clipped, harmless};
use super::{Out, Tone};
use crate::failure::Failure;

/// The most rules shown; what comes after them weighs little.
const RULES: usize = 12;

pub(crate) fn tell(
    name: &str,
    subject: &str,
    told: &Explanation,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let reading = &told.reading;
    out.line(out.toned(Tone::Strong, name))?;
    if !subject.is_empty() {
        out.line(format!("  “{}”", clipped(&harmless(subject), out.width.saturating_sub(4))))?;
    }
    out.gap()?;
    let label = reading.label.name().replace('_', " ");
    let does = match reading.effect {
        Effect::Create => "an import opens an application with it",
        Effect::Attach => {
            "an import puts it with its application, and opens one only if the company is sure"
        }
        Effect::Review => "an import asks about it",
        Effect::Ignore => "an import passes it over, unless its thread or sender is known",
    };
    let decided = format!("{label}, {} sure: {does}.", percent(reading.confidence));
    out.hanging("  ", "  ", decided)?;
    for why in &told.held_back {
        out.hanging("  Not more, because ", "  ", format!("{why}."))?;
    }
    rules(told, out)?;
    fields(reading, out)?;
    out.gap()
}

fn rules(told: &Explanation, out: &mut Out<'_>) -> Result<(), Failure> {
    out.gap()?;
    if told.spoke.is_empty() {
        out.line("  No rule spoke.")?;
    } else {
        out.line("  Rules that spoke, how often each is right alone, and the words it saw:")?;
    }
    for spoke in told.spoke.iter().take(RULES) {
        let first = format!("  {:>5}  {:<13}", percent(spoke.weight), spoke.speaks_for);
        let quote = clipped(&harmless(&spoke.quote), 160);
        out.hanging(&first, &" ".repeat(22), format!("“{quote}” ({})", spoke.rule))?;
    }
    if told.spoke.len() > RULES {
        out.line(format!("         and {} weaker ones", told.spoke.len() - RULES))?;
    }
    if !told.weights.is_empty() {
        let all = told.weights.iter().map(|(name, weight)| format!("{name} {}", percent(*weight)));
        let all = all.collect::<Vec<_>>().join(" · ");
        out.hanging("  Together with the headers: ", "    ", all)?;
    }
    out.line(format!("  About a search for a job: {}", percent(told.about_a_job)))
}

fn fields(reading: &Reading, out: &mut Out<'_>) -> Result<(), Failure> {
    out.gap()?;
    out.line("  What was read:")?;
    let contact = reading.contact.as_ref().map(|contact| match contact.name.as_str() {
        "" => contact.email.clone(),
        name => format!("{name} <{}>", contact.email),
    });
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let values = [
        ("company", reading.company.clone()),
        ("role", reading.role.clone()),
        ("contact", contact),
        ("event_time", reading.event_time.as_ref().map(event_time_written)),
        ("deadline", day(reading.deadline)),
        ("timeline", reading.timeline.clone()),
        ("promised_on", day(reading.promised_on)),
        ("question", reading.question.clone()),
        ("back_on", day(reading.back_on)),
        ("agreed", reading.agreed.clone()),
        ("bounced", reading.bounced.clone()),
    ];
    let mut shown: Vec<&str> = vec!["label"];
    let mut missing: Vec<&str> = Vec::new();
    for (field, value) in &values {
        match value {
            Some(value) => {
                let first = format!("    {:<13}", field.replace('_', " "));
                out.hanging(&first, &" ".repeat(17), harmless(value))?;
                evidence(reading, field, out)?;
            }
            None => missing.push(field),
        }
        shown.push(field);
    }
    for evidence in &reading.evidence {
        if !shown.contains(&evidence.field.as_str()) {
            let first = format!("    {:<13}", evidence.field.replace('_', " "));
            let quote = clipped(&harmless(&evidence.quote), 200);
            out.hanging(&first, &" ".repeat(17), format!("“{quote}” ({})", evidence.rule))?;
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    out.hanging("    not stated: ", "    ", missing.join(", ").replace('_', " "))
}

/// The words a field was read from, under its value.
fn evidence(reading: &Reading, field: &str, out: &mut Out<'_>) -> Result<(), Failure> {
    for evidence in reading.evidence.iter().filter(|evidence| evidence.field == field) {
        let said = match evidence.quote.as_str() {
            "" => format!("by {}", evidence.rule),
            quote => format!("“{}” ({})", clipped(&harmless(quote), 200), evidence.rule),
        };
        for line in super::wrap::wrapped(&" ".repeat(17), &" ".repeat(17), &said, out.width) {
            out.line(out.toned(Tone::Faint, line))?;
        }
    }
    Ok(())
}

fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}
