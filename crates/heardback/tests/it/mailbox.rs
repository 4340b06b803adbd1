//! Mailboxes for tests, made here: receipts of applications among ordinary mail.

use std::io::Write;

/// Every message of an mbox with `jobs` receipts and as many ordinary letters, oldest first.
pub(crate) fn messages(jobs: usize) -> Vec<String> {
    let mut messages = Vec::new();
    for n in 0..jobs {
        let day = 1 + n % 28;
        let month = ["Jan", "Feb"][n / 28 % 2];
        let hour = n % 24;
        let minute = n % 60;
        let date = format!("{day} {month} 2026 {hour:02}:{minute:02}:00 +0000");
        let company = company(n);
        messages.push(format!(
            "From: {company} Careers <no-reply@talent.example>\r\nTo: sam@post.example\r\nSubject: Thank you for applying to {company}\r\n\
             Date: {date}\r\nMessage-ID: <receipt-{n}@talent.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             Dear Sam,\r\n\r\nThank you for applying for the position of Planner {n} at {company}. We have received your \
             application and will review it carefully.\r\n\r\nKind regards,\r\n{company} Careers\r\n"
        ));
        messages.push(format!(
            "From: Aunt Polly <polly@family.example>\r\nTo: sam@post.example\r\nSubject: Plums, basket {n}\r\nDate: {date}\r\n\
             Message-ID: <plums-{n}@family.example>\r\n\r\nThe plums are ripe. Come and fetch basket number {n}.\r\n"
        ));
    }
    messages
}

/// A company of its own for each number, in words.
fn company(n: usize) -> String {
    let first = [
        "Amber", "Birch", "Copper", "Delta", "Ember", "Fjord", "Garnet", "Harbor", "Indigo",
        "Juniper",
    ];
    let second = [
        "Works", "Foods", "Textiles", "Optics", "Paper", "Rail", "Marine", "Tools", "Glass",
        "Energy",
    ];
    let third =
        ["North", "South", "East", "West", "Central", "Upper", "Lower", "Old", "New", "Great"];
    let fourth =
        ["Valley", "Coast", "Hill", "Lake", "River", "Field", "Bridge", "Mill", "Gate", "Ford"];
    format!(
        "{} {} {} {}",
        third[n / 1000 % 10],
        first[n % 10],
        fourth[n / 100 % 10],
        second[n / 10 % 10]
    )
}

/// One file with all of them.
pub(crate) fn mbox(messages: &[String]) -> Vec<u8> {
    let mut mbox = Vec::new();
    for message in messages {
        mbox.extend_from_slice(b"From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n");
        for line in message.replace("\r\n", "\n").lines() {
            if line.trim_start_matches('>').starts_with("From ") {
                mbox.push(b'>');
            }
            writeln!(mbox, "{line}").expect("memory takes everything");
        }
        mbox.push(b'\n');
    }
    mbox
}
