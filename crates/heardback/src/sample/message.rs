//! A settled letter as a message: headers first, then the body in the form its story asks for.

use std::fmt::Write;

use super::encode;
use super::event;
use super::html;
use super::person::Person;
use super::post::{Post, digest};

/// The whole message, lines ending in a bare line feed as mailboxes on disk have them.
pub(super) fn message(post: &Post, parent: Option<&Post>) -> Result<String, String> {
    let mut lines = String::new();
    let mut header = |key: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{key}: {value}");
    };
    let first = post.references.first().unwrap_or(&post.message_id);
    header("X-GM-THRID", &format!("18{:017}", digest(first) % 10u64.pow(17)));
    header(
        "X-Gmail-Labels",
        post.letter.header("Labels").unwrap_or(if post.is_own() { "Sent" } else { "Inbox,Opened" }),
    );
    if !post.is_own() {
        header("Delivered-To", super::owner().1);
    }
    if post.letter.header("Bounced").is_some() {
        header("Return-Path", "<>");
    }
    header("Message-ID", &format!("<{}>", post.message_id));
    if let Some(parent) = post.references.last() {
        header("In-Reply-To", &format!("<{parent}>"));
        let references: Vec<String> = post.references.iter().map(|id| format!("<{id}>")).collect();
        header("References", &references.join("\n "));
    }
    let seconds = post.number() % 60;
    header("Date", &post.at.strftime(&format!("%a, %d %b %Y %H:%M:{seconds:02} %z")).to_string());
    header("From", &post.from.in_header());
    header("To", &people(&post.to));
    if !post.cc.is_empty() {
        header("Cc", &people(&post.cc));
    }
    header("Subject", &encode::header_words(&post.subject));
    for (key, value) in &post.letter.headers {
        if !OWN_HEADERS.contains(&key.as_str()) {
            header(key, value);
        }
    }
    header("MIME-Version", "1.0");
    lines.push_str(&body(post, parent)?);
    Ok(lines)
}

/// What the story files say to this program and not to the reader of the mail.
const OWN_HEADERS: [&str; 13] = [
    "Day", "Zone", "From", "To", "Cc", "Subject", "Labels", "Answers", "Form", "Charset", "Event",
    "Attach", "Bounced",
];

fn people(people: &[Person]) -> String {
    let people: Vec<String> = people.iter().map(Person::in_header).collect();
    people.join(",\n ")
}

/// Headers and content of the body.
fn body(post: &Post, parent: Option<&Post>) -> Result<String, String> {
    let latin1 = post.letter.header("Charset") == Some("iso-8859-1");
    let plain = || text("plain", &post.text, latin1);
    let rich = || text("html", &html::page(&post.text), false);
    if let Some(name) = post.letter.header("Attach") {
        let file = format!(
            "Content-Type: application/pdf; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"\n\
             Content-Transfer-Encoding: base64\n\n{}",
            encode::base64(PDF)
        );
        return Ok(parts(post, "mixed", &[plain(), file]));
    }
    if post.letter.header("Event").is_some() {
        let calendar = format!(
            "Content-Type: text/calendar; charset=UTF-8; method=REQUEST\nContent-Transfer-Encoding: base64\n\n{}",
            encode::base64(event::invitation(post)?.as_bytes())
        );
        return Ok(parts(post, "alternative", &[plain(), rich(), calendar]));
    }
    if let Some(address) = post.letter.header("Bounced") {
        let parent =
            parent.ok_or_else(|| format!("{}: a bounce answers a letter", post.letter.id))?;
        return Ok(parts(
            post,
            "report; report-type=delivery-status",
            &[plain(), delivery_status(post, address), returned(parent)],
        ));
    }
    match post.letter.header("Form").unwrap_or("plain") {
        "plain" => Ok(plain()),
        "html" => Ok(rich()),
        "both" => Ok(parts(post, "alternative", &[plain(), rich()])),
        "base64" => Ok(format!(
            "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n{}",
            encode::base64(post.text.as_bytes())
        )),
        other => Err(format!("{}: no such form: {other}", post.letter.id)),
    }
}

/// The least a PDF can be: an attachment is there to be counted, not read.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
trailer<</Root 1 0 R>>\n%%EOF\n";

/// A text part; plain seven-bit text stays as it is, everything else is quoted-printable.
fn text(kind: &str, text: &str, latin1: bool) -> String {
    let charset = if latin1 { "iso-8859-1" } else { "UTF-8" };
    let bytes = if latin1 { encode::latin1(text) } else { text.as_bytes().to_vec() };
    if text.is_ascii() && text.lines().all(|line| line.len() <= 78) {
        return format!(
            "Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: 7bit\n\n{text}"
        );
    }
    let encoded = encode::quoted_printable(&bytes);
    format!(
        "Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n{encoded}"
    )
}

fn parts(post: &Post, kind: &str, parts: &[String]) -> String {
    let boundary = format!("=_{:016x}", post.number());
    let mut out = format!("Content-Type: multipart/{kind};\n boundary=\"{boundary}\"\n\n");
    for part in parts {
        // Writing to a string cannot fail.
        let _ = write!(out, "--{boundary}\n{part}\n\n");
    }
    let _ = writeln!(out, "--{boundary}--");
    out
}

/// The part of a bounce that programs read.
fn delivery_status(post: &Post, address: &str) -> String {
    format!(
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; {host}\nArrival-Date: {date}\n\n\
         Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 5.1.1 <{address}>: Recipient address rejected: User unknown",
        host = post.from.host(),
        date = post.at.strftime("%a, %d %b %Y %H:%M:%S %z"),
    )
}

/// The headers of the letter that came back.
fn returned(parent: &Post) -> String {
    format!(
        "Content-Type: text/rfc822-headers\n\nMessage-ID: <{}>\nDate: {}\nFrom: {}\nTo: {}\nSubject: {}",
        parent.message_id,
        parent.at.strftime("%a, %d %b %Y %H:%M:%S %z"),
        parent.from.in_header(),
        people(&parent.to),
        encode::header_words(&parent.subject),
    )
}
