//! What is printed: shares with the interval that so few messages allow.

use std::collections::BTreeMap;

use heardback_core::reading::{Effect, Label, Reading};
use heardback_core::working_days::WorkingDays;
use heardback_formats::recognize;

use crate::cases::Case;

/// Fewer messages than these say nothing about a label.
const ENOUGH: usize = 20;

/// One method's answer for one message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) label: Label,
    pub(crate) confidence: f32,
}

impl Answer {
    /// What the program itself reads.
    pub(crate) fn of(reading: &Reading) -> Self {
        Self { label: reading.label, confidence: reading.confidence }
    }
}

/// A share in per cent with its 95 % interval (Wilson's).
pub(crate) fn share(right: usize, of: usize) -> String {
    if of == 0 {
        return "-".to_owned();
    }
    let (n, p, z) = (of as f64, right as f64 / of as f64, 1.96_f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / (1.0 + z * z / n);
    format!(
        "{:5.1} ({:.0}-{:.0})",
        100.0 * p,
        100.0 * (middle - reach).max(0.0),
        100.0 * (middle + reach).min(1.0)
    )
}

/// How often a label stands there, was said, and both.
fn counts(rows: &[(&Case, Answer)], label: Label) -> (usize, usize, usize) {
    let stands = rows.iter().filter(|(case, _)| case.label == label).count();
    let said = rows.iter().filter(|(_, answer)| answer.label == label).count();
    let both =
        rows.iter().filter(|(case, answer)| case.label == label && answer.label == label).count();
    (stands, said, both)
}

/// The mean of the labels' F1, over labels that stand there at all.
pub(crate) fn macro_f1(rows: &[(&Case, Answer)]) -> f64 {
    let labels: Vec<f64> = Label::ALL
        .into_iter()
        .map(|label| counts(rows, label))
        .filter(|(stands, _, _)| *stands > 0)
        .map(|(stands, said, both)| 2.0 * both as f64 / (stands + said) as f64)
        .collect();
    labels.iter().sum::<f64>() / labels.len().max(1) as f64
}

/// Precision, recall and F1 of every label.
pub(crate) fn labels(rows: &[(&Case, Answer)]) {
    println!(
        "{:26}{:>6}{:>6}{:>7}  {:16}{:16}{:>5}",
        "label", "rows", "said", "right", "precision", "recall", "F1"
    );
    for label in Label::ALL {
        let (stands, said, both) = counts(rows, label);
        if stands + said == 0 {
            continue;
        }
        let f1 = 2.0 * both as f64 / (stands + said) as f64;
        let verdict = if stands < ENOUGH { "  too few to judge" } else { "" };
        println!(
            "{:26}{stands:6}{said:6}{both:7}  {:16}{:16}{f1:5.3}{verdict}",
            label.name(),
            share(both, said),
            share(both, stands)
        );
    }
    println!("macro F1 {:.3}", macro_f1(rows));
}

/// Every source by itself; a label of it from twenty messages on.
pub(crate) fn sources(rows: &[(&Case, Answer)]) {
    let mut by_source: BTreeMap<&str, Vec<(&Case, Answer)>> = BTreeMap::new();
    for &(case, answer) in rows {
        by_source.entry(case.source.as_str()).or_default().push((case, answer));
    }
    for (source, rows) in by_source {
        let right = rows.iter().filter(|(case, answer)| case.label == answer.label).count();
        println!("{source:28}{:5}  {}", rows.len(), share(right, rows.len()));
        for label in Label::ALL {
            let (stands, said, both) = counts(&rows, label);
            if stands >= ENOUGH {
                println!(
                    "  {:26}{stands:5}  precision {}  recall {}",
                    label.name(),
                    share(both, said),
                    share(both, stands)
                );
            } else if stands > 0 {
                println!("  {:26}{stands:5}  too few to judge", label.name());
            }
        }
    }
}

/// Of what is called so sure, how much is right, in bins of at least fifty.
pub(crate) fn calibration(rows: &[(&Case, Answer)]) {
    const BIN: usize = 50;
    let mut sorted: Vec<(f32, bool)> =
        rows.iter().map(|(case, answer)| (answer.confidence, case.label == answer.label)).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut start = 0;
    while start < sorted.len() {
        let mut end = (start + BIN).min(sorted.len());
        // The same confidence is never divided, and no bin at the end is smaller than the others.
        while end < sorted.len() && sorted[end].0 <= sorted[end - 1].0 {
            end += 1;
        }
        if sorted.len() - end < BIN {
            end = sorted.len();
        }
        let bin = &sorted[start..end];
        let said = bin.iter().map(|(confidence, _)| f64::from(*confidence)).sum::<f64>();
        let right = bin.iter().filter(|(_, right)| *right).count();
        println!(
            "  said {:.2} to {:.2}, mean {:.1} %: right {} of {}",
            bin[0].0,
            bin[bin.len() - 1].0,
            100.0 * said / bin.len() as f64,
            share(right, bin.len()),
            bin.len()
        );
        start = end;
    }
}

/// What an import would make of messages that are no application, by thousand.
pub(crate) fn false_applications(cases: &[&Case]) {
    for label in [Label::Other, Label::JobAlert] {
        let rows: Vec<&&Case> = cases.iter().filter(|case| case.label == label).collect();
        let taken: Vec<&&&Case> = rows.iter().filter(|case| opens(&case.reading)).collect();
        println!(
            "{} turned into an application: {} of {} ({:.1} in 1,000)",
            label.name(),
            taken.len(),
            rows.len(),
            1_000.0 * taken.len() as f64 / rows.len().max(1) as f64
        );
        for case in taken {
            println!("  {} ({})", case.name, case.reading.effect.name());
        }
    }
}

/// What an import would do by itself with the mail of an application, and what it would ask about.
pub(crate) fn effects(cases: &[&Case]) {
    let of_one = |case: &&&Case| {
        !matches!(
            case.label,
            Label::Other | Label::JobAlert | Label::AutoReply | Label::RecruiterOutreach
        )
    };
    let all: Vec<&&Case> = cases.iter().filter(of_one).collect();
    let count = |effect| all.iter().filter(|case| case.reading.effect == effect).count();
    println!(
        "mail of applications: {}; opens or attaches {}, asks {}, leaves {}",
        all.len(),
        count(Effect::Create) + count(Effect::Attach),
        count(Effect::Review),
        count(Effect::Ignore)
    );
}

/// Whether an import could open an application because of it.
pub(crate) fn opens(reading: &Reading) -> bool {
    matches!(reading.effect, Effect::Create | Effect::Attach)
}

/// How often a field is right where somebody wrote down what it should be; what is not stated must be left empty.
pub(crate) fn fields(cases: &[&Case]) {
    type Column = (&'static str, fn(&Case) -> Option<&str>, fn(&Reading) -> Option<&str>);
    let columns: [Column; 4] = [
        ("company", |case| case.company.as_deref(), |reading| reading.company.as_deref()),
        ("role", |case| case.role.as_deref(), |reading| reading.role.as_deref()),
        (
            "contact",
            |case| case.contact.as_deref(),
            |reading| reading.contact.as_ref().map(|contact| contact.name.as_str()),
        ),
        ("timeline", |case| case.timeline.as_deref(), |reading| reading.timeline.as_deref()),
    ];
    for (name, expected, read) in columns {
        let of_a_search = |case: &&&Case| {
            !matches!(case.label, Label::Other | Label::JobAlert | Label::AutoReply)
        };
        let known = cases.iter().filter(of_a_search).filter(|case| expected(case).is_some());
        let (mut stated, mut right, mut silent, mut kept) = (0, 0, 0, 0);
        for case in known {
            let value = read(&case.reading);
            match expected(case).unwrap_or_default() {
                "" => {
                    silent += 1;
                    kept += usize::from(value.is_none());
                }
                expected => {
                    stated += 1;
                    right += usize::from(value.is_some_and(|value| one_of(value, expected)));
                }
            }
        }
        println!(
            "{name:10} stated and right {} of {stated}; not stated and left empty {} of {silent}",
            share(right, stated),
            share(kept, silent)
        );
    }
}

/// Whether it is what was written down, or one of several that are as good, with ` | ` between them.
pub(crate) fn one_of(value: &str, expected: &str) -> bool {
    expected.split(" | ").any(|expected| same(value, expected))
}

/// Company and role of the messages whose name holds `part`, where another was read than was written down.
pub(crate) fn show_fields(cases: &[Case], part: &str) {
    for case in cases.iter().filter(|case| case.name.contains(part)) {
        let reading = &case.reading;
        for (field, expected, value) in
            [("company", &case.company, &reading.company), ("role", &case.role, &reading.role)]
        {
            let Some(expected) = expected else { continue };
            let right = match (value, expected.as_str()) {
                (None, "") => true,
                (Some(value), expected) => one_of(value, expected),
                (None, _) => false,
            };
            if !right {
                let rule = reading.evidence.iter().find(|evidence| evidence.field == field);
                let rule = rule.map(|evidence| (&evidence.rule, &evidence.quote));
                println!("{}: {field} {expected:?}, read {value:?} {rule:?}", case.name);
                println!("  {:?} {:?}", case.mail.from, case.mail.subject);
            }
        }
    }
}

/// Equal but for case, marks and the legal form.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let lower = text.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !["inc", "llc", "ltd", "gmbh", "corp", "the", "co", ""].contains(word))
            .collect()
    };
    plain(one) == plain(other)
}

/// The mistakes made with the most confidence.
pub(crate) fn worst(rows: &[(&Case, Answer)], most: usize) {
    let mut wrong: Vec<&(&Case, Answer)> =
        rows.iter().filter(|(case, answer)| case.label != answer.label).collect();
    wrong.sort_by(|one, other| other.1.confidence.total_cmp(&one.1.confidence));
    println!("{} wrong", wrong.len());
    for (case, answer) in wrong.into_iter().take(most) {
        println!(
            "  {:.2} {} read as {}: {}{} {:?}",
            answer.confidence,
            case.label.name(),
            answer.label.name(),
            case.name,
            if case.ambiguous { " (ambiguous)" } else { "" },
            case.mail.subject.chars().take(60).collect::<String>(),
        );
    }
}

/// Everything read in the messages whose name holds `part` and whose label or effect is wrong.
pub(crate) fn show(cases: &[Case], part: &str) {
    let outside = |case: &&Case| {
        case.label != case.reading.label
            || matches!(case.label, Label::Other | Label::JobAlert) && opens(&case.reading)
    };
    for case in cases.iter().filter(|case| case.name.contains(part)).filter(outside) {
        let reading = &case.reading;
        println!(
            "\n{}: {} -> {} {:.2} {}",
            case.name,
            case.label.name(),
            reading.label.name(),
            reading.confidence,
            reading.effect.name()
        );
        for evidence in &reading.evidence {
            println!("  {} {}: {:?}", evidence.field, evidence.rule, evidence.quote);
        }
        let explained = recognize::explain(&case.mail, &WorkingDays::default());
        let rules: Vec<&str> = explained.spoke.iter().map(|spoke| spoke.rule).collect();
        println!("  rules: {}; about a job {:.2}", rules.join(" "), explained.about_a_job);
        let text: String = case.mail.text.chars().take(400).collect();
        println!("  {:?} {text:?}", case.mail.subject);
    }
}
