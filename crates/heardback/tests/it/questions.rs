//! How many questions an import leaves, on mail of the cases, which is not part of the project: `HEARDBACK_CASES` names the folder.

use std::io::Write;
use std::path::Path;

use serde_json::Value;

use crate::environment::TestEnvironment;

/// Of the mail that is about no job, every so manieth.
const ONE_IN: usize = 6;

#[test]
fn real_mail_leaves_at_most_one_question_for_twenty_applications() {
    let Some(cases) = std::env::var_os("HEARDBACK_CASES") else {
        writeln!(std::io::stderr(), "skipped: HEARDBACK_CASES names no folder").unwrap();
        return;
    };
    let mut environment = TestEnvironment::new();
    environment.on("2026-12-01");
    let mailbox = mixed(&Path::new(&cases).join("data/mail"));
    std::fs::write(environment.home().join("mixed.mbox"), mailbox).unwrap();
    environment.given("import mixed.mbox");
    let rows =
        |words: &[&str]| -> Vec<Value> { serde_json::from_str(&environment.run(words)).unwrap() };
    let applications = rows(&["list", "--all", "--json"]).len();
    let waiting = rows(&["review", "--all", "--json"]);
    let questions = waiting.iter().filter(|row| row["folded"] != true).count();
    writeln!(std::io::stderr(), "{applications} applications, {questions} questions").unwrap();
    assert!(applications >= 60 && questions * 20 <= applications, "{applications}, {questions}");
}

/// All real job mail and some of the rest as one mailbox; dates, senders and recipients that are missing are made up.
fn mixed(folder: &Path) -> Vec<u8> {
    let labels = std::fs::read_to_string(folder.join("labels.csv")).unwrap();
    let files = labels.lines().skip(1).filter_map(|line| line.split(',').next());
    // Samples of other programs contradict each other: one company, a new role in each.
    let real = files.filter(|file| file.contains('/') && !file.contains("synthetic"));
    let (others, jobs): (Vec<&str>, Vec<&str>) =
        real.partition(|file| file.contains("spamassassin"));
    let mut mailbox = Vec::new();
    for (n, file) in jobs.into_iter().chain(others.into_iter().step_by(ONE_IN)).enumerate() {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let bare = file.starts_with("txt/") && !bytes.starts_with(b"From:");
        let (head, body) = if bare { (&b""[..], &bytes[..]) } else { parted(&bytes) };
        let date = format!(
            "Date: {} {} 2026 {:02}:00:00 +0000\n",
            1 + n / 24 % 28,
            ["Jul", "Aug", "Sep", "Oct"][n / 24 / 28 % 4],
            n % 24
        );
        mailbox.extend_from_slice(b"From x@x Thu Jan  1 00:00:00 2026\n");
        let mut named = Vec::new();
        let mut dropped = false;
        for line in head.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
            let goes_on = line.starts_with(b" ") || line.starts_with(b"\t");
            let text = String::from_utf8_lossy(line).to_lowercase();
            let name = text.split(':').next().unwrap_or_default().to_owned();
            dropped = if goes_on { dropped } else { name == "date" || line.starts_with(b"From ") };
            if !dropped {
                mailbox.extend_from_slice(line);
                mailbox.push(b'\n');
                named.push(name);
            }
        }
        mailbox.extend_from_slice(date.as_bytes());
        for (name, value) in [
            ("message-id", format!("<mixed-{n}@post.example>")),
            ("from", "no-reply@us.greenhouse-mail.io".to_owned()),
            ("to", "sam@home.example".to_owned()),
        ] {
            if !named.iter().any(|known| known == name) {
                mailbox.extend_from_slice(format!("{name}: {value}\n").as_bytes());
            }
        }
        mailbox.push(b'\n');
        for line in body.split(|&byte| byte == b'\n') {
            if line.starts_with(b"From ") {
                mailbox.push(b'>');
            }
            mailbox.extend_from_slice(line);
            mailbox.push(b'\n');
        }
    }
    mailbox
}

/// Headers and body.
fn parted(bytes: &[u8]) -> (&[u8], &[u8]) {
    let at = bytes.windows(2).position(|two| two == b"\n\n");
    let crossed = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    match (at, crossed) {
        (Some(at), Some(crossed)) if crossed < at => (&bytes[..crossed], &bytes[crossed + 4..]),
        (Some(at), _) => (&bytes[..at], &bytes[at + 2..]),
        (None, Some(at)) => (&bytes[..at], &bytes[at + 4..]),
        (None, None) => (bytes, b""),
    }
}
