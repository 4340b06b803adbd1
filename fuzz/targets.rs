//! What is done with bytes of any kind, and what must hold of it whatever they are.

use heardback_core::mail::Mail;
use heardback_core::own_text::own_text;
use heardback_core::reading::Reading;
use heardback_core::working_days::WorkingDays;
use heardback_formats::mailbox::{Kind, Messages, Stream, kind_of};
use heardback_formats::{calendar, contract, mail, recognize};

/// A target: its name, the folder of its corpus, and what it does.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All of them.
pub(crate) const TARGETS: [Target; 3] =
    [("mail", on_mail), ("calendar", on_calendar), ("reader", on_reader)];

/// A message or a mailbox: however it is cut, the same messages come out.
pub(crate) fn on_mail(bytes: &[u8]) {
    let mail = mail::parse(bytes);
    assert_eq!(mail.key, mail::parse_headers(bytes).key, "a message has one key");
    assert!(own_text(&mail.text).len() <= mail.text.len() + 1, "own text is part of the text");
    let _: Kind = kind_of(bytes, "x");
    let whole = Messages::new(bytes).count();
    let mut stream = Stream::new(std::io::BufReader::with_capacity(16, bytes));
    let mut streamed = 0;
    while let Ok(Some(_)) = stream.read() {
        streamed += 1;
    }
    assert_eq!(whole, streamed, "a mailbox holds the same messages in one piece and in many");
}

/// A calendar: who is invited has an address, and no meeting repeats without end.
pub(crate) fn on_calendar(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let read = calendar::read(&text);
    for invitation in &read.invitations {
        for guest in &invitation.attendees {
            assert!(!guest.address.email.contains(['\n', '\r']), "an address is one line");
        }
    }
}

/// A letter, read in each way there is: what is said of it stands in it.
pub(crate) fn on_reader(bytes: &[u8]) {
    let mail = mail::parse(bytes);
    let days = WorkingDays::default();
    for reading in [
        recognize::read(&mail, &days),
        recognize::read_known(&mail, &days),
        recognize::read_sent(&mail, &days),
    ] {
        holds(&mail, &reading);
    }
    let line = contract::read::answer("x", 0, &mail, &recognize::read(&mail, &days));
    assert!(!line.contains('\n'), "an answer is one line");
}

fn holds(mail: &Mail, reading: &Reading) {
    assert!((0.0..=1.0).contains(&reading.confidence), "a confidence is a share");
    // A sentence may go on behind lines that quote somebody else.
    let own = own_text(&mail.text);
    let people = mail.from.iter().chain(&mail.reply_to).chain(&mail.to);
    let named: Vec<&str> =
        people.flat_map(|person| [person.name.as_str(), person.email.as_str()]).collect();
    // What stands in no text is quoted as the header or the link has it.
    let elsewhere = |rule: &str, quote: &str| match rule {
        "header.report" => mail.flags.report.is_some() && quote == "multipart/report",
        "header.auto_submitted" => {
            mail.flags.auto_submitted.as_deref().unwrap_or_default().trim() == quote
        }
        "links.of_application" => mail.links.iter().any(|link| link == quote),
        _ => false,
    };
    for evidence in &reading.evidence {
        let quote = evidence.quote.as_str();
        let stands = mail.text.contains(quote)
            || own.contains(quote)
            || mail.subject.contains(quote)
            || named.iter().any(|known| known.contains(quote));
        assert!(
            stands || elsewhere(&evidence.rule, quote),
            "“{quote}” ({}) is no part of the letter",
            evidence.rule
        );
    }
}
