//! The header of a message or of one of its parts, read with `mail-parser`.

use std::borrow::Cow;
use std::sync::LazyLock;

use heardback_core::mail::{Address, Flags, Mail};
use jiff::Timestamp;
use jiff::tz::Offset;
use mail_parser::{ContentType, Header, HeaderName, HeaderValue, MessageParser};

use super::{decode, key_of};

/// More of a header than this is not read.
const LONGEST_HEADER: usize = 1 << 20;
/// More addresses or references than this are not kept.
const MOST: usize = 200;

const GMAIL_LABELS: &str = "X-Gmail-Labels";
const PRECEDENCE: &str = "Precedence";
/// What programs put on answers they write by themselves, besides Auto-Submitted.
const AUTO_REPLY: [&str; 4] = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply"];

static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    let mut parser = MessageParser::new()
        .with_mime_headers()
        .with_message_ids()
        .header_date(HeaderName::Date)
        .header_address(HeaderName::From)
        .header_address(HeaderName::ReplyTo)
        .header_address(HeaderName::To)
        .header_address(HeaderName::Cc)
        .header_text(HeaderName::Subject)
        .header_text(HeaderName::Other(GMAIL_LABELS.into()))
        .header_raw(HeaderName::ReturnPath)
        .header_raw(HeaderName::DeliveredTo)
        .header_raw(HeaderName::ListUnsubscribe)
        .header_raw(HeaderName::ListId)
        .header_raw(HeaderName::ListPost)
        .header_raw(HeaderName::AutoSubmitted)
        .header_raw(HeaderName::Other(PRECEDENCE.into()));
    for name in AUTO_REPLY {
        parser = parser.header_raw(HeaderName::Other(name.into()));
    }
    parser.default_header_ignore()
});

/// The header lines of a message or part, and where its body begins.
pub(super) struct Headers<'a> {
    list: Vec<Header<'a>>,
    start: usize,
    body: usize,
    problem: Option<&'static str>,
}

impl<'a> Headers<'a> {
    /// The header of a whole message.
    pub(super) fn read(bytes: &[u8]) -> Headers<'static> {
        Self::read_from(bytes, start(bytes))
    }

    /// The header of a part, which may be empty.
    pub(super) fn read_part(bytes: &[u8]) -> Headers<'static> {
        Self::read_from(bytes, 0)
    }

    fn read_from(bytes: &[u8], start: usize) -> Headers<'static> {
        let (end, body, mut problem) = end(bytes, start);
        let mut section = bytes[start..end].to_vec();
        // The parser wants every line to be ended.
        section.extend_from_slice(b"\n\n");
        if memchr::memchr(0, &section).is_some() {
            problem = problem.or(Some("the header holds NUL bytes"));
        }
        let list = match PARSER.parse_headers(&section) {
            Some(mut message) => match message.parts.first_mut() {
                Some(part) => std::mem::take(&mut part.headers),
                None => Vec::new(),
            },
            None => Vec::new(),
        };
        let list = list.into_iter().filter(|header| header.value != HeaderValue::Empty);
        Headers { list: list.map(Header::into_owned).collect(), start, body, problem }
    }

    /// The message without what a container put before it.
    pub(super) fn content<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        &bytes[self.start..]
    }

    pub(super) fn body<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        &bytes[self.body..]
    }

    pub(super) fn message_id(&self) -> Option<String> {
        ids(self.first(&HeaderName::MessageId)).into_iter().find(|id| !id.is_empty())
    }

    pub(super) fn content_type(&self) -> Option<&ContentType<'a>> {
        match self.first(&HeaderName::ContentType) {
            Some(HeaderValue::ContentType(value)) => Some(value),
            _ => None,
        }
    }

    pub(super) fn disposition(&self) -> Option<&ContentType<'a>> {
        match self.first(&HeaderName::ContentDisposition) {
            Some(HeaderValue::ContentType(value)) => Some(value),
            _ => None,
        }
    }

    pub(super) fn transfer_encoding(&self) -> &str {
        match self.first(&HeaderName::ContentTransferEncoding) {
            Some(HeaderValue::Text(value)) => value.trim(),
            _ => "",
        }
    }

    /// Everything a header says, into the message.
    pub(super) fn fill(&self, mail: &mut Mail) {
        mail.subject =
            self.text(&HeaderName::Subject).map(|text| decode::one_line(&text)).unwrap_or_default();
        mail.from = self.addresses(&HeaderName::From).into_iter().next();
        mail.reply_to = self.addresses(&HeaderName::ReplyTo);
        mail.to = self.addresses(&HeaderName::To);
        mail.cc = self.addresses(&HeaderName::Cc);
        mail.in_reply_to = self.keys(&HeaderName::InReplyTo);
        mail.references = self.keys(&HeaderName::References);
        mail.return_path = self
            .text(&HeaderName::ReturnPath)
            .map(|path| bare(&path))
            .filter(|path| !path.is_empty());
        mail.delivered_to =
            self.all(&HeaderName::DeliveredTo).map(|text| bare(&text)).take(MOST).collect();
        mail.labels = self.labels();
        mail.flags = self.flags();
        self.date(mail);
        mail.problems.extend(self.problem.map(str::to_owned));
    }

    fn flags(&self) -> Flags {
        let lower =
            |name: &HeaderName<'_>| self.text(name).map(|text| text.trim().to_ascii_lowercase());
        Flags {
            list_unsubscribe: self.first(&HeaderName::ListUnsubscribe).is_some(),
            list: self.first(&HeaderName::ListId).is_some()
                || self.first(&HeaderName::ListPost).is_some(),
            auto_submitted: lower(&HeaderName::AutoSubmitted).filter(|value| value != "no"),
            precedence: lower(&HeaderName::Other(PRECEDENCE.into())),
            auto_reply: AUTO_REPLY
                .iter()
                .any(|name| self.first(&HeaderName::Other((*name).into())).is_some()),
            report: None,
        }
    }

    fn labels(&self) -> Vec<String> {
        let labels = self.text(&HeaderName::Other(GMAIL_LABELS.into())).unwrap_or_default();
        let labels = labels.split(',').map(|label| label.trim().trim_matches('"').to_owned());
        labels.filter(|label| !label.is_empty()).take(MOST).collect()
    }

    fn date(&self, mail: &mut Mail) {
        let Some(HeaderValue::DateTime(date)) = self.first(&HeaderName::Date) else {
            return;
        };
        let sign = if date.tz_before_gmt { -1 } else { 1 };
        let seconds = sign * (i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60);
        match timestamp(date, seconds) {
            Some(timestamp) => {
                mail.date = Some(timestamp);
                mail.date_offset = Some(seconds);
            }
            None => mail.problems.push("the Date header names no possible moment".to_owned()),
        }
    }

    fn first(&self, name: &HeaderName<'_>) -> Option<&HeaderValue<'a>> {
        self.list.iter().find(|header| header.name == *name).map(|header| &header.value)
    }

    fn all(&self, name: &HeaderName<'_>) -> impl Iterator<Item = String> {
        self.list
            .iter()
            .filter(move |header| header.name == *name)
            .filter_map(|header| text(&header.value))
    }

    fn text(&self, name: &HeaderName<'_>) -> Option<String> {
        self.first(name).and_then(text)
    }

    fn keys(&self, name: &HeaderName<'_>) -> Vec<heardback_core::fact::MessageKey> {
        let ids = ids(self.first(name));
        let skip = ids.len().saturating_sub(MOST);
        ids.iter().skip(skip).map(|id| key_of(id)).collect()
    }

    fn addresses(&self, name: &HeaderName<'_>) -> Vec<Address> {
        let Some(HeaderValue::Address(found)) = self.first(name) else {
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

fn ids(value: Option<&HeaderValue<'_>>) -> Vec<String> {
    let clean = |id: &Cow<'_, str>| id.trim().trim_matches(['<', '>']).to_owned();
    match value {
        Some(HeaderValue::Text(id)) => vec![clean(id)],
        Some(HeaderValue::TextList(list)) => list.iter().map(clean).collect(),
        _ => Vec::new(),
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
