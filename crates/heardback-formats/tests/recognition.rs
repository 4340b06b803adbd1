//! How well mail of other people is read: precision and recall per label, real mail and written samples apart. The cases
//! are not part of the project; `HEARDBACK_CASES` names the folder that holds them.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "the cases lie in files outside the project")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use heardback_core::mail::Mail;
use heardback_core::reading::{Effect, Label, Reading};
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

/// One row of the labels, and what was read.
struct Case {
    file: String,
    label: String,
    company: String,
    role: String,
    contact: String,
    source: String,
    synthetic: bool,
    ambiguous: bool,
    mail: Mail,
    reading: Reading,
}

#[test]
fn other_peoples_mail_is_read_as_well_as_the_floor_demands() {
    let Some(cases) = cases() else { return };
    println!("{} messages", cases.len());
    for (name, synthetic) in [("real", false), ("written as samples", true)] {
        let part: Vec<&Case> = cases.iter().filter(|case| case.synthetic == synthetic).collect();
        println!("\n== {name}: {} messages", part.len());
        labels(&part);
        let mut sources: Vec<&str> = part.iter().map(|case| case.source.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            let rows: Vec<&Case> =
                part.iter().copied().filter(|case| case.source == source).collect();
            let right = rows.iter().filter(|case| case.reading.label.name() == case.label).count();
            println!("{source:28} {right:4} of {:4}  {}", rows.len(), effects(&rows));
        }
        fields(&part);
    }
    if let Some(file) = std::env::var_os("HEARDBACK_SHOW") {
        show(&cases, &file.to_string_lossy());
    }
    floors(&cases);
}

/// What must not get worse: a little below what was reached on real mail.
fn floors(cases: &[Case]) {
    let no_job =
        |case: &&Case| matches!(case.source.as_str(), "spamassassin-2002" | "bounceparser-corpus");
    let taken = cases.iter().filter(no_job).filter(|case| sure(&case.reading)).count();
    assert_eq!(taken, 0, "ordinary mail and bounces create and attach nothing");

    let real: Vec<&Case> = cases.iter().filter(|case| !case.synthetic).collect();
    let of_a_process = |case: &&&Case| {
        !matches!(case.label.as_str(), "other" | "job_alert" | "auto_reply" | "recruiter_outreach")
    };
    let taken: Vec<&&Case> = real.iter().filter(|case| sure(&case.reading)).collect();
    let rightly = taken.iter().copied().filter(of_a_process).count();
    println!("\ncreated or attached: {} real messages, {rightly} of them rightly", taken.len());
    assert!(
        rightly * 100 >= taken.len() * 99,
        "of what is created or attached 99 in 100 belong to a job process"
    );
    let missed = real
        .iter()
        .filter(of_a_process)
        .filter(|case| case.reading.effect == Effect::Ignore)
        .count();
    println!("ignored: {missed} real messages of a job process");
    assert!(missed <= 3, "hardly a message of a job process is ignored");

    for (label, precision, recall) in [
        (Label::Rejection, 0.97, 0.97),
        (Label::ApplicationConfirmation, 0.9, 0.9),
        (Label::RecruiterOutreach, 0.75, 0.8),
        (Label::Other, 0.99, 0.99),
    ] {
        let rows = real.iter().filter(|case| case.label == label.name()).count() as f64;
        let said = real.iter().filter(|case| case.reading.label == label).count() as f64;
        let both = |case: &&&Case| case.reading.label == label && case.label == label.name();
        let right = real.iter().filter(both).count() as f64;
        assert!(right >= precision * said, "{}: precision below {precision}", label.name());
        assert!(right >= recall * rows, "{}: recall below {recall}", label.name());
    }
}

fn sure(reading: &Reading) -> bool {
    matches!(reading.effect, Effect::Create | Effect::Attach)
}

fn labels(cases: &[&Case]) {
    println!(
        "{:26} {:>5} {:>5} {:>5} {:>9} {:>6}",
        "label", "rows", "said", "right", "precision", "recall"
    );
    for label in Label::ALL {
        let rows = cases.iter().filter(|case| case.label == label.name()).count();
        let said = cases.iter().filter(|case| case.reading.label == label).count();
        let right = cases
            .iter()
            .filter(|case| case.reading.label == label && case.label == label.name())
            .count();
        let percent = |of: usize| {
            if of == 0 {
                "-".to_owned()
            } else {
                format!("{:.1}", 100.0 * right as f64 / of as f64)
            }
        };
        println!(
            "{:26} {rows:5} {said:5} {right:5} {:>9} {:>6}",
            label.name(),
            percent(said),
            percent(rows)
        );
    }
}

fn effects(cases: &[&Case]) -> String {
    let mut counts = BTreeMap::new();
    for case in cases {
        *counts.entry(case.reading.effect.name()).or_insert(0) += 1;
    }
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

fn fields(cases: &[&Case]) {
    type Column = (&'static str, fn(&Case) -> &str, fn(&Reading) -> Option<&str>);
    let columns: [Column; 3] = [
        ("company", |case| &case.company, |reading| reading.company.as_deref()),
        ("role", |case| &case.role, |reading| reading.role.as_deref()),
        (
            "contact",
            |case| &case.contact,
            |reading| reading.contact.as_ref().map(|contact| contact.name.as_str()),
        ),
    ];
    for (name, expected, read) in columns {
        let known: Vec<&&Case> = cases
            .iter()
            .filter(|case| {
                expected(case) != "?" && case.label != "job_alert" && case.label != "other"
            })
            .collect();
        let stated = known.iter().filter(|case| !expected(case).is_empty()).count();
        let said = known.iter().filter(|case| read(&case.reading).is_some()).count();
        let right = known
            .iter()
            .filter(|case| {
                !expected(case).is_empty()
                    && read(&case.reading).is_some_and(|value| same(value, expected(case)))
            })
            .count();
        println!("{name:10} stated {stated:4}, said {said:4}, right {right:4}");
    }
}

/// Equal but for case, marks and the legal form.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let lower = text.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !["inc", "llc", "ltd", "corp", "the", "co", ""].contains(word))
            .collect()
    };
    plain(one) == plain(other)
}

/// The rows that were read otherwise than labelled.
fn show(cases: &[Case], part: &str) {
    for case in cases.iter().filter(|case| case.source.contains(part) || case.file.contains(part)) {
        let wrong_label = case.reading.label.name() != case.label;
        let company = case.reading.company.as_deref().unwrap_or("");
        let role = case.reading.role.as_deref().unwrap_or("");
        let contact = case.reading.contact.as_ref().map_or("", |contact| contact.name.as_str());
        let field = |read: &str, expected: &str| {
            expected != "?"
                && !same(read, expected)
                && case.label != "other"
                && case.label != "job_alert"
        };
        if wrong_label
            || field(company, &case.company)
            || field(role, &case.role)
            || field(contact, &case.contact)
            || (sure(&case.reading) && case.label == "other")
        {
            println!(
                "\n{}{} {} -> {} {:.2} {}\n  company {:?} -> {company:?}\n  role {:?} -> {role:?}\n  contact {:?} -> {contact:?}",
                case.file,
                if case.ambiguous { " (ambiguous)" } else { "" },
                case.label,
                case.reading.label.name(),
                case.reading.confidence,
                case.reading.effect.name(),
                case.company,
                case.role,
                case.contact,
            );
            for evidence in &case.reading.evidence {
                println!(
                    "  {} {}: {:?}",
                    evidence.field,
                    evidence.rule,
                    evidence.quote.chars().take(160).collect::<String>()
                );
            }
            println!(
                "  subject {:?} text {:?}",
                case.mail.subject,
                case.mail.text.chars().take(300).collect::<String>()
            );
        }
    }
}

fn cases() -> Option<Vec<Case>> {
    let Some(root) = std::env::var_os("HEARDBACK_CASES") else {
        println!("skipped: HEARDBACK_CASES is not set");
        return None;
    };
    let folder = PathBuf::from(root).join("data/mail");
    let table = std::fs::read_to_string(folder.join("labels.csv"))
        .expect("HEARDBACK_CASES holds data/mail/labels.csv");
    let mut rows = csv(&table).into_iter();
    let names = rows.next().unwrap();
    let column = |name: &str| names.iter().position(|known| known == name).unwrap();
    let (file, label, company, role, contact, source, synthetic, ambiguous) = (
        column("file"),
        column("label"),
        column("company"),
        column("role"),
        column("contact"),
        column("source"),
        column("synthetic"),
        column("ambiguous"),
    );
    let days = WorkingDays::default();
    let mut cases = Vec::new();
    for row in rows {
        let bytes = std::fs::read(folder.join(&row[file])).unwrap();
        let bare = row[file].starts_with("txt/") && !bytes.starts_with(b"From:");
        // A body without a header gets an empty one, so that its first line is not taken for it.
        let bytes = if bare { [b"\n".as_slice(), &bytes].concat() } else { bytes };
        let mail = mail::parse(&bytes);
        let reading = recognize::read(&mail, &days);
        cases.push(Case {
            file: row[file].clone(),
            label: row[label].clone(),
            company: row[company].clone(),
            role: row[role].clone(),
            contact: row[contact].clone(),
            source: row[source].clone(),
            synthetic: row[synthetic] == "yes",
            ambiguous: row[ambiguous] == "1",
            mail,
            reading,
        });
    }
    assert!(cases.len() > 1_000, "the labels name {} messages only", cases.len());
    Some(cases)
}

/// A table as rows of cells; quotes may hold commas and line ends.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            letter => row.last_mut().unwrap().push(letter),
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}
