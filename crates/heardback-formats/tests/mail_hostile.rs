//! Bytes that nobody means well with: read in bounded time and memory, never with a panic.
#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};
use heardback_core::working_days::WorkingDays;
use heardback_formats::mail;
use heardback_formats::mailbox::{Messages, Stream, kind_of};
use heardback_formats::recognize;
use proptest::prelude::*;

#[test]
fn parts_nested_without_end_are_given_up_at_a_depth() {
    let mut message = String::from("Subject: deep\n");
    for level in 0..50_000 {
        message
            .push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
    }
    message.push_str("\nwords");
    problems(
        message.as_bytes(),
        expect!["its parts are nested deeper than 24 levels; the inner ones were not read"],
    );
}

#[test]
fn parts_beyond_counting_are_given_up_at_a_number() {
    let mut message = String::from("Subject: wide\nContent-Type: multipart/mixed; boundary=b\n\n");
    for _ in 0..100_000 {
        message.push_str("--b\n\nx\n");
    }
    problems(message.as_bytes(), expect!["it has more than 1,000 parts; the rest was not read"]);
}

#[test]
fn references_without_end_keep_the_last() {
    let ids: String = (0..200_000).map(|number| format!(" <{number}@example.com>\n")).collect();
    let mail = mail::parse(format!("References:{ids}Subject: far below\n\nwords").as_bytes());
    assert_eq!(mail.references.len(), 200);
    assert_eq!(mail.problems, ["the header is longer than 1 MB; the rest of it was not read"]);
    assert_eq!(mail.text, "words");
}

#[test]
fn broken_things_are_named_one_by_one() {
    problems(b"", expect!["the message is empty"]);
    problems(b"just words, no header\n", expect!["the message has no header"]);
    problems(
        b"Subject: x\nDate: Tue, 31 Feb 2026 10:00:00 +0000\n\nx",
        expect!["the Date header names no possible moment"],
    );
    problems(
        b"Subject: a\0b\n\na\0b",
        expect![[r#"
        the header holds NUL bytes
        the text holds NUL bytes"#]],
    );
    problems(
        b"Content-Transfer-Encoding: base64\n\naGVsbG8!!!!gd29ybGQ",
        expect!["the text is damaged (base64); it was read as far as possible"],
    );
    problems(
        b"Content-Type: multipart/mixed; boundary=never\n\nwords",
        expect!["its parts are not marked as announced; it was read as plain text"],
    );
    let long = format!("Subject: long\n\n{}", "word ".repeat(1 << 20));
    problems(long.as_bytes(), expect!["the text is longer than 1 MB; only its beginning was read"]);
}

#[test]
fn a_header_cannot_smuggle_a_line_into_a_value() {
    let mail = mail::parse(
        b"Subject: =?utf-8?q?Hello=0D=0ABcc:_x@example.com?=\nFrom: =?utf-8?q?A=0AB?= <a@example.com>\n\nx",
    );
    assert_eq!(mail.subject, "Hello Bcc: x@example.com");
    assert_eq!(mail.from.unwrap().name, "A B");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        read_every_way(&bytes);
    }

    #[test]
    fn no_damage_to_a_message_makes_it_panic(
        sample in 0..SAMPLES.len(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 1..12),
    ) {
        let mut bytes = SAMPLES[sample].as_bytes().to_vec();
        for (place, byte, kind) in damage {
            let place = place.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                _ if bytes.is_empty() => bytes.push(byte),
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => { bytes.truncate(place); }
            }
        }
        read_every_way(&bytes);
    }
}

fn read_every_way(bytes: &[u8]) {
    let mail = mail::parse(bytes);
    assert_eq!(mail.key, mail::parse_headers(bytes).key);
    let own = heardback_core::own_text::own_text(&mail.text);
    assert!(own.len() <= mail.text.len() + 1);
    kind_of(bytes, "x");
    let reading = recognize::read(&mail, &WorkingDays::default());
    for evidence in reading.evidence {
        assert!(evidence.quote.len() <= mail.text.len() + mail.subject.len() + 1_000);
    }
    let whole = Messages::new(bytes).count();
    let mut stream = Stream::new(std::io::BufReader::with_capacity(16, bytes));
    let mut streamed = 0;
    while stream.read().unwrap().is_some() {
        streamed += 1;
    }
    assert_eq!(whole, streamed);
}

#[track_caller]
fn problems(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&mail::parse(bytes).problems.join("\n"));
}

const SAMPLES: [&str; 6] = [
    "From: Acme Hiring Team <no-reply@greenhouse.io>\nDate: Mon, 5 Jan 2026 10:00:00 +0100\nSubject: Thank you for applying to Acme\n\n\
     Dear Kim,\nthank you for applying for the Platform Engineer (m/f/d) position at Acme, Inc.! We’ll be in touch within 5–7 business days. \
     Would Tuesday, March 3rd at 2:30 p.m. ET work for you?\n\nKind regards,\nThe Acme’s Talent Team\n",
    "From: Jane O’Neil via Lever <x@hire.lever.co>\nSubject: Invitation: Interview @ Wed\n\nUnfortunately, Acme’s Data Engineer role has been filled. \
     Please complete the coding challenge by 2026-03-04T10:00 PST. I am out of the office until March 9.\n>\n",
    "From a@b.example Mon Jan  5 10:00:00 2026\nMessage-ID: <1@b.example>\nSubject: =?utf-8?b?SGVsbG8=?=\n\
     From: \"Jane, Doe\" <jane@b.example>\nContent-Type: text/plain; charset=utf-16\n\
     Content-Transfer-Encoding: base64\n\n//5IAGkA\n\nFrom c@d.example Mon Jan  5 10:00:00 2026\n\n>From x\n",
    "Subject: two\nContent-Type: multipart/alternative; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nhi\n\
     --b\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
     <html><head><p>G=F6=\n&nbsp;&#x1F600;<!-- x --></p><script>a</script>\n--b--\n",
    "Date: Mon, 5 Jan 2026 10:00:00 +0100\nReferences: <a@b> <c@d>\nX-Gmail-Labels: =?utf-8?q?Gr=C3=BC=C3=9Fe?=,Inbox\n\
     Content-Type: text/html; charset=utf-7\n\n<body>+AGE-<table><tr><td>&amp;&bogus;&#99999999;</td></tr>",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\n\nOn Mon, Jan 5, 2026 Jane wrote:\n\
     > hi\n--r\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\n--r\n\
     Content-Type: text/calendar; charset=\"gb2312\"; name=\"x.ics\"\nContent-Disposition: attachment; filename*=utf-8''x.ics\n\nBEGIN:VCALENDAR\n",
];
