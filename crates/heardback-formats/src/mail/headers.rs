//! The header of a message or of one of its parts, read with `mail-parser`.

use std::borrow::Cow;

use heardback_core::fact::MessageKey;
use heardback_core::mail::{Address, Flags, Mail};
use jiff::Timestamp;
use jiff::tz::Offset;
use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

use super::{decode, key_of};

/// More of a header than this is not read.
const LONGEST_HEADER: usize = 1 << 20;
/// More addresses or references than this are not kept.
const MOST: usize = 200;

/// The fields that are looked at; all others are passed over unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    From,
    ReplyTo,
    To,
    Cc,
    Subject,
    Date,
    MessageId,
    InReplyTo,
    References,
    ReturnPath,
    DeliveredTo,
    ListUnsubscribe,
    List,
    AutoSubmitted,
    Precedence,
    AutoReply,
    Labels,
    ContentType,
    Disposition,
    Encoding,
}

const NAMES: [(&str, Name); 24] = [
    ("from", Name::From),
    ("reply-to", Name::ReplyTo),
    ("to", Name::To),
    ("cc", Name::Cc),
    ("subject", Name::Subject),
    ("date", Name::Date),
    ("message-id", Name::MessageId),
    ("in-reply-to", Name::InReplyTo),
    ("references", Name::References),
    ("return-path", Name::ReturnPath),
    ("delivered-to", Name::DeliveredTo),
    ("list-unsubscribe", Name::ListUnsubscribe),
    ("list-id", Name::List),
    ("list-post", Name::List),
    ("auto-submitted", Name::AutoSubmitted),
    ("precedence", Name::Precedence),
    // What programs put on answers they write by themselves, besides Auto-Submitted.
    ("x-autoreply", Name::AutoReply),
    ("x-autorespond", Name::AutoReply),
    ("x-autoresponder", Name::AutoReply),
    ("x-auto-reply", Name::AutoReply),
    ("x-gmail-labels", Name::Labels),
    ("content-type", Name::ContentType),
    ("content-disposition", Name::Disposition),
    ("content-transfer-encoding", Name::Encoding),
];

/// How `mail-parser` reads the value of a field.
type Parse = for<'x> fn(&mut MessageStream<'x>) -> HeaderValue<'x>;

/// The header lines of a message or part, and where its body begins. A value is read when it is asked for.
pub(super) struct Headers<'a> {
    list: Vec<(Name, &'a [u8])>,
    start: usize,
    body: usize,
    problem: Option<&'static str>,
}

impl<'a> Headers<'a> {
    /// The header of a whole message.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        Self::read_from(bytes, start(bytes))
    }

    /// The header of a part, which may be empty.
    pub(super) fn read_part(bytes: &'a [u8]) -> Self {
        Self::read_from(bytes, 0)
    }

    fn read_from(bytes: &'a [u8], start: usize) -> Self {
        let (end, body, mut problem) = end(bytes, start);
        let section = &bytes[start..end];
        if memchr::memchr(0, section).is_some() {
            problem = problem.or(Some("the header holds NUL bytes"));
        }
        let mut list = Vec::with_capacity(12);
        let mut line = 0;
        while line < section.len() {
            let next = next_field(section, line);
            if let Some((name, value)) = field(&section[line..next]) {
                list.push((name, value));
            }
            line = next;
        }
        Headers { list, start, body, problem }
    }

    /// The message without what a container put before it.
    pub(super) fn content<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        &bytes[self.start..]
    }

    pub(super) fn body<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        &bytes[self.body..]
    }

    pub(super) fn message_id(&self) -> Option<String> {
        self.ids(Name::MessageId).into_iter().find(|id| !id.is_empty())
    }

    pub(super) fn content_type(&self) -> Option<ContentType<'a>> {
        self.typed(Name::ContentType)
    }

    pub(super) fn disposition(&self) -> Option<ContentType<'a>> {
        self.typed(Name::Disposition)
    }

    pub(super) fn transfer_encoding(&self) -> String {
        self.raw(Name::Encoding).map(|value| value.trim().to_owned()).unwrap_or_default()
    }

    /// Everything a header says, into the message.
    pub(super) fn fill(&self, mail: &mut Mail) {
        mail.subject =
            self.text(Name::Subject).map(|text| decode::one_line(&text)).unwrap_or_default();
        mail.from = self.addresses(Name::From).into_iter().next();
        mail.reply_to = self.addresses(Name::ReplyTo);
        mail.to = self.addresses(Name::To);
        mail.cc = self.addresses(Name::Cc);
        mail.in_reply_to = self.keys(Name::InReplyTo);
        mail.references = self.keys(Name::References);
        mail.return_path =
            self.raw(Name::ReturnPath).map(|path| bare(&path)).filter(|path| !path.is_empty());
        mail.delivered_to =
            self.all(Name::DeliveredTo).map(|text| bare(&text)).take(MOST).collect();
        mail.labels = self.labels();
        mail.flags = self.flags();
        self.date(mail);
        mail.problems.extend(self.problem.map(str::to_owned));
    }

    fn flags(&self) -> Flags {
        let lower = |name| self.raw(name).map(|text| text.trim().to_ascii_lowercase());
        Flags {
            list_unsubscribe: self.has(Name::ListUnsubscribe),
            list: self.has(Name::List),
            auto_submitted: lower(Name::AutoSubmitted).filter(|value| value != "no"),
            precedence: lower(Name::Precedence),
            auto_reply: self.has(Name::AutoReply),
            report: None,
        }
    }

    fn labels(&self) -> Vec<String> {
        let labels = self.text(Name::Labels).unwrap_or_default();
        let labels = labels.split(',').map(|label| label.trim().trim_matches('"').to_owned());
        labels.filter(|label| !label.is_empty()).take(MOST).collect()
    }

    fn date(&self, mail: &mut Mail) {
        let Some(HeaderValue::DateTime(date)) =
            self.first(Name::Date, |stream| stream.parse_date())
        else {
            return;
        };
        let sign = if date.tz_before_gmt { -1 } else { 1 };
        let seconds = sign * (i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60);
        match timestamp(&date, seconds) {
            Some(timestamp) => {
                mail.date = Some(timestamp);
                mail.date_offset = Some(seconds);
            }
            None => mail.problems.push("the Date header names no possible moment".to_owned()),
        }
    }

    fn has(&self, name: Name) -> bool {
        self.list.iter().any(|(known, _)| *known == name)
    }

    fn first(&self, name: Name, parse: Parse) -> Option<HeaderValue<'a>> {
        // An empty field does not hide one that says something.
        let values = self
            .list
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, value)| parsed(value, parse));
        values.into_iter().find(|value| *value != HeaderValue::Empty)
    }

    fn all(&self, name: Name) -> impl Iterator<Item = String> {
        let values = self.list.iter().filter(move |(known, _)| *known == name);
        values.filter_map(|(_, value)| text(&parsed(value, |stream| stream.parse_raw())))
    }

    fn text(&self, name: Name) -> Option<String> {
        text(&self.first(name, |stream| stream.parse_unstructured())?)
    }

    fn raw(&self, name: Name) -> Option<String> {
        text(&self.first(name, |stream| stream.parse_raw())?)
    }

    fn typed(&self, name: Name) -> Option<ContentType<'a>> {
        match self.first(name, |stream| stream.parse_content_type())? {
            HeaderValue::ContentType(value) => Some(value),
            _ => None,
        }
    }

    fn ids(&self, name: Name) -> Vec<String> {
        let clean = |id: &Cow<'_, str>| id.trim().trim_matches(['<', '>']).to_owned();
        match self.first(name, |stream| stream.parse_id()) {
            Some(HeaderValue::Text(id)) => vec![clean(&id)],
            Some(HeaderValue::TextList(list)) => list.iter().map(clean).collect(),
            _ => Vec::new(),
        }
    }

    fn keys(&self, name: Name) -> Vec<MessageKey> {
        let ids = self.ids(name);
        let skip = ids.len().saturating_sub(MOST);
        ids.iter().skip(skip).map(|id| key_of(id)).collect()
    }

    fn addresses(&self, name: Name) -> Vec<Address> {
        let Some(HeaderValue::Address(found)) = self.first(name, |stream| stream.parse_address())
        else {
            return Vec::new();
        };
        found
            .iter()
            .map(|one| Address {
                name: decode::one_line(one.name.as_deref().unwrap_or_default()),
                email: decode::one_line(one.address.as_deref().unwrap_or_default()),
            })
            .map(name_for_address)
            .filter(|one| !one.name.is_empty() || !one.email.is_empty())
            .take(MOST)
            .collect()
    }
}

/// Where the field that begins at `from` ends: behind its last folded line.
fn next_field(section: &[u8], from: usize) -> usize {
    let mut place = from;
    while let Some(newline) = memchr::memchr(b'\n', &section[place..]) {
        place += newline + 1;
        if !matches!(section.get(place), Some(b' ' | b'\t')) {
            return place;
        }
    }
    section.len()
}

/// The name of a field, if it is one that is looked at, and its value with its line end.
fn field(line: &[u8]) -> Option<(Name, &[u8])> {
    const LONGEST_NAME: usize = 32;
    let colon = memchr::memchr(b':', &line[..line.len().min(LONGEST_NAME)])?;
    let name = line[..colon].trim_ascii();
    let (_, found) = NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known.as_bytes()))?;
    Some((*found, &line[colon + 1..]))
}

/// A value as `mail-parser` reads it, which wants every line to be ended.
fn parsed<'a>(value: &'a [u8], parse: Parse) -> HeaderValue<'a> {
    if value.ends_with(b"\n") {
        return parse(&mut MessageStream::new(value));
    }
    let mut ended = value.to_vec();
    ended.push(b'\n');
    parse(&mut MessageStream::new(&ended)).into_owned()
}

/// `From: Jane Doe` without any address is a name.
fn name_for_address(address: Address) -> Address {
    if address.name.is_empty() && !address.email.contains('@') {
        Address { name: address.email, email: String::new() }
    } else {
        address
    }
}

fn timestamp(date: &mail_parser::DateTime, offset: i32) -> Option<Timestamp> {
    // A leap second counts as the one before it.
    let second = date.second.min(59);
    let narrow = |number: u8| i8::try_from(number).ok();
    let civil = jiff::civil::DateTime::new(
        i16::try_from(date.year).ok()?,
        narrow(date.month)?,
        narrow(date.day)?,
        narrow(date.hour)?,
        narrow(date.minute)?,
        narrow(second)?,
        0,
    );
    // Out of range is no error here: the caller lists it as a problem.
    let offset = Offset::from_seconds(offset).ok()?;
    offset.to_timestamp(civil.ok()?).ok()
}

fn text(value: &HeaderValue<'_>) -> Option<String> {
    match value {
        HeaderValue::Text(text) => Some(text.clone().into_owned()),
        HeaderValue::TextList(list) => list.first().map(|text| text.clone().into_owned()),
        _ => None,
    }
}

fn bare(address: &str) -> String {
    address.trim().trim_matches(['<', '>']).trim().to_owned()
}

/// Past a byte order mark, blank lines and the `From ` line of an mbox.
fn start(bytes: &[u8]) -> usize {
    let mut start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    while matches!(bytes.get(start), Some(b'\n' | b'\r')) {
        start += 1;
    }
    while bytes[start..].starts_with(b"From ") || bytes[start..].starts_with(b">From ") {
        match memchr::memchr(b'\n', &bytes[start..]) {
            Some(line) => start += line + 1,
            None => break,
        }
    }
    start
}

/// Where the header ends and where the body begins. A text without any header is all body.
fn end(bytes: &[u8], start: usize) -> (usize, usize, Option<&'static str>) {
    if bytes[start..].starts_with(b"\n") {
        return (start, start + 1, None);
    }
    if bytes[start..].starts_with(b"\r\n") {
        return (start, start + 2, None);
    }
    if !begins_header(&bytes[start..]) {
        let problem =
            if bytes.is_empty() { "the message is empty" } else { "the message has no header" };
        return (start, start, Some(problem));
    }
    let mut line = start;
    while let Some(newline) = memchr::memchr(b'\n', &bytes[line..]) {
        line += newline + 1;
        let rest = &bytes[line..];
        if rest.starts_with(b"\n") {
            return (line, line + 1, None);
        }
        if rest.starts_with(b"\r\n") {
            return (line, line + 2, None);
        }
        if line - start > LONGEST_HEADER {
            // What follows is neither header nor readable text.
            return (
                line,
                blank_line(bytes, line),
                Some("the header is longer than 1 MB; the rest of it was not read"),
            );
        }
    }
    let end = bytes.len().min(start + LONGEST_HEADER);
    (end, bytes.len(), None)
}

fn blank_line(bytes: &[u8], from: usize) -> usize {
    let lf = memchr::memmem::find(&bytes[from..], b"\n\n").map(|at| from + at + 2);
    let crlf = memchr::memmem::find(&bytes[from..], b"\n\r\n").map(|at| from + at + 3);
    match (lf, crlf) {
        (Some(lf), Some(crlf)) => lf.min(crlf),
        (one, other) => one.or(other).unwrap_or(bytes.len()),
    }
}

fn begins_header(bytes: &[u8]) -> bool {
    let name = bytes.iter().take_while(|&&byte| (33..=126).contains(&byte) && byte != b':').count();
    let spaces = bytes[name..].iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
    name > 0 && bytes.get(name + spaces) == Some(&b':')
}

/// Whether a line is one that only a whole mail has: screens do not show it.
pub(super) fn is_header_of_a_whole_mail(line: &str) -> bool {
    const NEVER_SHOWN: [&str; 8] = [
        "message-id",
        "return-path",
        "delivered-to",
        "mime-version",
        "content-type",
        "dkim-signature",
        "x-gmail-labels",
        "content-transfer-encoding",
    ];
    line.split_once(':')
        .is_some_and(|(name, _)| NEVER_SHOWN.iter().any(|known| name.eq_ignore_ascii_case(known)))
}
