//! The parts of a message: which of them people read, and which are only named.

use heardback_core::invitation::Invitation;
use heardback_core::mail::{Mail, Report};
use mail_parser::ContentType;
use memchr::memmem::Finder;

use super::headers::Headers;
use super::{decode, html};
use crate::calendar;

/// Parts inside parts inside parts: no honest message is deeper.
const DEEPEST: usize = 24;
/// More parts than this are not looked at.
const MOST_PARTS: usize = 1_000;
/// More encoded text than this is not decoded.
const LONGEST_TEXT: usize = 1 << 20;
/// More calendar parts than these are not read, nor more invitations kept.
const MOST_CALENDARS: usize = 8;
const MOST_INVITATIONS: usize = 40;

/// Reads the body of a message into its text, invitations and attachments.
pub(super) fn read_body(body: &[u8], headers: &Headers<'_>, mail: &mut Mail) {
    let mut walk = Walk { mail, parts: 0, calendars: 0 };
    let texts = walk.part(body, headers, 0);
    let mut text = String::new();
    for leaf in &texts {
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(&leaf.read(walk.mail));
        if text.len() > LONGEST_TEXT {
            break;
        }
    }
    for invitation in &mut walk.mail.invitations {
        // A message that has no words of its own says what its invitation says.
        let words = std::mem::take(&mut invitation.text);
        if text.trim().is_empty() {
            text = format!("{}\n\n{words}\n", invitation.title);
        }
    }
    walk.mail.text = text;
}

/// A part that holds text, not decoded yet.
struct Leaf<'a> {
    bytes: &'a [u8],
    encoding: String,
    charset: Option<String>,
    is_html: bool,
}

impl Leaf<'_> {
    fn read(&self, mail: &mut Mail) -> String {
        let mut bytes = self.bytes;
        if bytes.len() > LONGEST_TEXT {
            bytes = &bytes[..LONGEST_TEXT];
            problem(mail, "the text is longer than 1 MB; only its beginning was read");
        }
        let (bytes, whole) = decode::transfer(bytes, &self.encoding);
        if !whole {
            problem(mail, "the text is damaged (base64); it was read as far as possible");
        }
        if memchr::memchr(0, &bytes).is_some() && !self.is_wide() {
            problem(mail, "the text holds NUL bytes");
        }
        let text = decode::clean(decode::charset(&bytes, self.charset.as_deref()));
        if self.is_html { html::text(&text, &mut mail.links) } else { text }
    }

    /// UTF-16 and UTF-32 are full of NUL bytes by nature.
    fn is_wide(&self) -> bool {
        self.charset.as_deref().is_some_and(|name| name.contains("16") || name.contains("32"))
    }
}

fn problem(mail: &mut Mail, sentence: &str) {
    if !mail.problems.iter().any(|known| known == sentence) {
        mail.problems.push(sentence.to_owned());
    }
}

struct Walk<'m> {
    mail: &'m mut Mail,
    parts: usize,
    calendars: usize,
}

impl Walk<'_> {
    /// The texts to read in this part, in order.
    fn part<'a>(&mut self, body: &'a [u8], headers: &Headers<'_>, depth: usize) -> Vec<Leaf<'a>> {
        self.parts += 1;
        let content_type = headers.content_type();
        let kind = content_type
            .as_ref()
            .map_or_else(|| "text".to_owned(), |kind| kind.c_type.to_ascii_lowercase());
        let subkind = content_type
            .as_ref()
            .and_then(|kind| kind.c_subtype.as_deref())
            .unwrap_or("plain")
            .to_ascii_lowercase();
        if kind == "multipart"
            && let Some(content_type) = &content_type
            && let Some(boundary) = attribute(content_type, "boundary")
        {
            if depth >= DEEPEST {
                problem(
                    self.mail,
                    "its parts are nested deeper than 24 levels; the inner ones were not read",
                );
                return Vec::new();
            }
            return self.multipart(body, &subkind, content_type, boundary, depth);
        }
        let name = attachment_name(headers);
        let attached = headers
            .disposition()
            .is_some_and(|value| value.c_type.eq_ignore_ascii_case("attachment"));
        let lower = name.as_deref().unwrap_or_default().to_ascii_lowercase();
        if is_calendar(&kind, &subkind, &lower) && self.calendars < MOST_CALENDARS {
            self.calendars += 1;
            let text = self.leaf(body, headers, false).read(self.mail);
            self.invitations(&text);
        } else if lower == "winmail.dat" || subkind == "ms-tnef" {
            problem(
                self.mail,
                "it has a winmail.dat, which only Outlook reads; an invitation inside is not seen",
            );
        }
        match (kind.as_str(), subkind.as_str()) {
            ("text", "plain" | "html") | ("multipart", _)
                if !attached && !lower.ends_with(".ics") =>
            {
                vec![self.leaf(body, headers, subkind == "html")]
            }
            ("message", "delivery-status" | "disposition-notification") => {
                vec![self.leaf(body, headers, false)]
            }
            _ => {
                self.mail.attachments.extend(name.filter(|name| !name.is_empty()));
                Vec::new()
            }
        }
    }

    /// Takes in what a calendar part says. The same invitation is often there twice, as a part and as an attachment.
    fn invitations(&mut self, text: &str) {
        let read = calendar::read(text);
        for invitation in read.invitations {
            let known = &mut self.mail.invitations;
            let is_known = |one: &Invitation| {
                !one.uid.is_empty()
                    && one.purpose == invitation.purpose
                    && invitation.is_replaced_by(one)
            };
            if known.len() < MOST_INVITATIONS && !known.iter().any(is_known) {
                known.push(invitation);
            }
        }
        for sentence in read.problems {
            problem(self.mail, &sentence);
        }
    }

    fn leaf<'a>(&self, bytes: &'a [u8], headers: &Headers<'_>, is_html: bool) -> Leaf<'a> {
        let charset =
            headers.content_type().and_then(|kind| attribute(&kind, "charset").map(str::to_owned));
        Leaf { bytes, encoding: headers.transfer_encoding(), charset, is_html }
    }

    fn multipart<'a>(
        &mut self,
        body: &'a [u8],
        subkind: &str,
        content_type: &ContentType<'_>,
        boundary: &str,
        depth: usize,
    ) -> Vec<Leaf<'a>> {
        if subkind == "report" && self.mail.flags.report.is_none() {
            let kind = attribute(content_type, "report-type").unwrap_or_default();
            self.mail.flags.report = Some(match kind.to_ascii_lowercase().as_str() {
                "delivery-status" => Report::Delivery,
                "disposition-notification" => Report::Disposition,
                _ => Report::Other,
            });
        }
        let mut children = Vec::new();
        let mut found = false;
        for part in Parts::new(body, boundary) {
            found = true;
            if self.parts >= MOST_PARTS {
                problem(self.mail, "it has more than 1,000 parts; the rest was not read");
                break;
            }
            let headers = Headers::read_part(part);
            children.push(self.part(headers.body(part), &headers, depth + 1));
        }
        if !found {
            // A boundary that never comes: what is there may still be words.
            problem(self.mail, "its parts are not marked as announced; it was read as plain text");
            return vec![Leaf {
                bytes: body,
                encoding: String::new(),
                charset: None,
                is_html: false,
            }];
        }
        match subkind {
            "alternative" => self.best_of(children),
            "related" => children.into_iter().find(|texts| !texts.is_empty()).unwrap_or_default(),
            _ => children.into_iter().flatten().collect(),
        }
    }

    /// Of several renderings of one text the plain one, unless it only points to the other.
    fn best_of<'a>(&mut self, children: Vec<Vec<Leaf<'a>>>) -> Vec<Leaf<'a>> {
        let mut plain = None;
        let mut html = None;
        for texts in children {
            match texts.first() {
                Some(leaf) if leaf.is_html => html = html.or(Some(texts)),
                Some(_) => plain = plain.or(Some(texts)),
                None => {}
            }
        }
        match (plain, html) {
            (Some(plain), Some(html)) if self.is_placeholder(&plain) => html,
            (Some(texts), _) | (None, Some(texts)) => texts,
            (None, None) => Vec::new(),
        }
    }

    fn is_placeholder(&mut self, plain: &[Leaf<'_>]) -> bool {
        const FEW: usize = 400;
        plain.iter().map(|leaf| leaf.bytes.len()).sum::<usize>() < FEW && {
            let text: String = plain.iter().map(|leaf| leaf.read(self.mail)).collect();
            let lower = text.to_ascii_lowercase();
            text.trim().len() < 12 || lower.contains("html") && lower.len() < 300
        }
    }
}

/// By its type, or by its name where the type says nothing.
fn is_calendar(kind: &str, subkind: &str, name: &str) -> bool {
    matches!(
        (kind, subkind),
        ("text", "calendar" | "x-vcalendar") | ("application", "ics" | "calendar" | "x-ics")
    ) || (matches!((kind, subkind), ("application", "octet-stream") | ("text", "plain"))
        && name.ends_with(".ics"))
}

fn attribute<'c>(content_type: &'c ContentType<'_>, name: &str) -> Option<&'c str> {
    let attributes = content_type.attributes.as_ref()?;
    attributes.iter().find(|one| one.name.eq_ignore_ascii_case(name)).map(|one| one.value.as_ref())
}

fn attachment_name(headers: &Headers<'_>) -> Option<String> {
    let named = |value: Option<ContentType<'_>>, attribute_name| {
        attribute(&value?, attribute_name).map(decode::one_line)
    };
    named(headers.disposition(), "filename").or_else(|| named(headers.content_type(), "name"))
}

/// The pieces between the lines `--boundary`, up to `--boundary--` or the end.
struct Parts<'a> {
    body: &'a [u8],
    finder: Finder<'static>,
    next: Option<usize>,
}

impl<'a> Parts<'a> {
    fn new(body: &'a [u8], boundary: &str) -> Self {
        let finder = Finder::new(format!("--{boundary}").as_bytes()).into_owned();
        let mut parts = Self { body, finder, next: None };
        parts.next = parts.delimiter(0).and_then(|(_, after)| after);
        parts
    }

    /// The next delimiter line: where the line begins, and where the part behind it begins unless it is the last.
    fn delimiter(&self, from: usize) -> Option<(usize, Option<usize>)> {
        let mut search = from;
        loop {
            let found = search + self.finder.find(self.body.get(search..)?)?;
            let after = found + self.finder.needle().len();
            if found == 0 || self.body[found - 1] == b'\n' {
                let rest = &self.body[after..];
                if rest.starts_with(b"--") {
                    return Some((found, None));
                }
                // A longer boundary that begins alike is another one.
                let line = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
                if rest[..line].iter().all(u8::is_ascii_whitespace) {
                    return Some((found, Some(after + line)));
                }
            }
            search = after;
        }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.next?;
        let (mut end, next) = match self.delimiter(start) {
            Some((line, next)) => (line, next),
            None => (self.body.len(), None),
        };
        self.next = next;
        // The line end before the delimiter belongs to it.
        if end > start && next.is_some() | (end < self.body.len()) {
            end -= 1;
            if end > start && self.body[end - 1] == b'\r' {
                end -= 1;
            }
        }
        Some(&self.body[start..end.max(start)])
    }
}
