//! What kind of file somebody handed us, told by its first bytes and then by its name.

use super::from_line::{begins_header, opens_message};

/// How many of a file's first bytes are enough to tell its kind.
pub const ENOUGH: usize = 4096;

/// The kinds of file that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Many messages, one after the other.
    Mbox,
    /// One message.
    Eml,
    /// Compressed with gzip; what is inside is told by its own first bytes.
    Gzip,
    /// A zip archive.
    Zip,
    /// A tar archive.
    Tar,
    /// An Outlook data file.
    Pst,
    /// An archive of Outlook for Mac.
    Olm,
    /// A message in Outlook's own format.
    OutlookMessage,
    /// A table as text.
    Csv,
    /// A calendar.
    Calendar,
    /// Contact cards.
    Contacts,
    /// Nothing at all.
    Empty,
    /// Anything else.
    Unknown,
}

/// The kind of a file with these first bytes and this name.
pub fn kind_of(first: &[u8], name: &str) -> Kind {
    let name = name.to_ascii_lowercase();
    let ends = |ending: &str| name.ends_with(ending);
    let text = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
    if first.is_empty() {
        Kind::Empty
    } else if first.starts_with(b"!BDN") {
        Kind::Pst
    } else if first.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && ends(".msg") {
        Kind::OutlookMessage
    } else if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") {
        if ends(".olm") { Kind::Olm } else { Kind::Zip }
    } else if first.starts_with(b"\x1f\x8b") {
        Kind::Gzip
    } else if first.get(257..262) == Some(b"ustar") {
        Kind::Tar
    } else if text.starts_with(b"From ") && opens_message(text, true) {
        Kind::Mbox
    } else if starts_with_ignoring_case(text, b"BEGIN:VCALENDAR") {
        Kind::Calendar
    } else if starts_with_ignoring_case(text, b"BEGIN:VCARD") {
        Kind::Contacts
    } else if looks_like_mail(text) {
        Kind::Eml
    } else if ends(".csv") || ends(".tsv") {
        Kind::Csv
    } else if ends(".eml") {
        // Even a broken message is one if its owner says so.
        Kind::Eml
    } else {
        Kind::Unknown
    }
}

impl Kind {
    /// Why a file of this kind is not imported, and the way round; none if it is.
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Kind::Mbox | Kind::Eml | Kind::Gzip | Kind::Zip | Kind::Tar => None,
            Kind::Csv | Kind::Calendar | Kind::Contacts => None,
            Kind::Pst => Some(
                "an Outlook data file (.pst) cannot be read directly; turn it into an mbox with `readpst FILE.pst`, or \
                 open it in Thunderbird and export the folders, then import the result",
            ),
            Kind::Olm => Some(
                "an Outlook for Mac archive (.olm) cannot be read directly; import it into Apple Mail or Thunderbird, \
                 export the mailbox as mbox, then import the result",
            ),
            Kind::OutlookMessage => Some(
                "an Outlook message (.msg) cannot be read directly; open it in Outlook or Thunderbird, save it as .eml, \
                 then import the result",
            ),
            Kind::Empty => Some("the file is empty"),
            Kind::Unknown => Some(
                "the file is of no kind that is known here; mbox, Maildir, .eml and archives of them (.zip, .tgz, .gz) \
                 are accepted",
            ),
        }
    }
}

fn starts_with_ignoring_case(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Two header lines at the top, or one of the names every mail has.
fn looks_like_mail(text: &[u8]) -> bool {
    let mut headers = 0;
    let mut telling = false;
    for line in text[..text.len().min(ENOUGH)].split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line[0] == b' ' || line[0] == b'\t' || line.starts_with(b"From ") {
            continue;
        }
        if !begins_header(line) {
            // Cut off in the middle of a line, or no mail.
            break;
        }
        headers += 1;
        telling |= TELLING.iter().any(|name| starts_with_ignoring_case(line, name));
    }
    headers > 0 && telling
}

const TELLING: [&[u8]; 12] = [
    b"from:",
    b"subject:",
    b"received:",
    b"return-path:",
    b"delivered-to:",
    b"message-id:",
    b"mime-version:",
    b"to:",
    b"date:",
    b"x-gmail-labels:",
    b"content-type:",
    b"dkim-signature:",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_bytes_before_names() {
        let cases: [(&[u8], &str, Kind); 15] = [
            (b"From a@b Mon Jan  5 10:00:00 2026\nSubject: x\n\n", "inbox", Kind::Mbox),
            (b"From a@b Mon Jan  5 10:00:00 2026\nSubject: x\n\n", "All mail.zip", Kind::Mbox),
            (b"Subject: x\nFrom: a@b\n\nhello", "mail.txt", Kind::Eml),
            (b"\xef\xbb\xbfSubject: x\n\nhello", "mail", Kind::Eml),
            (b"no header", "odd.EML", Kind::Eml),
            (b"\x1f\x8b\x08", "a.mbox.gz", Kind::Gzip),
            (b"PK\x03\x04....", "takeout.zip", Kind::Zip),
            (b"PK\x03\x04....", "Outlook.OLM", Kind::Olm),
            (b"!BDN....", "archive.pst", Kind::Pst),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "one.msg", Kind::OutlookMessage),
            (b"BEGIN:VCALENDAR\r\n", "invite", Kind::Calendar),
            (b"begin:vcard\n", "people.vcf", Kind::Contacts),
            (b"Company,Role\nAcme,Engineer\n", "jobs.csv", Kind::Csv),
            (b"", "nothing", Kind::Empty),
            (b"%PDF-1.7", "cv.pdf", Kind::Unknown),
        ];
        for (first, name, kind) in cases {
            assert_eq!(kind_of(first, name), kind, "{name}");
        }
    }

    #[test]
    fn a_tar_archive_is_known_by_its_mark() {
        let mut first = vec![0; 512];
        first[257..262].copy_from_slice(b"ustar");
        assert_eq!(kind_of(&first, "takeout"), Kind::Tar);
    }

    #[test]
    fn what_cannot_be_read_says_the_way_round() {
        for kind in [Kind::Pst, Kind::Olm, Kind::OutlookMessage] {
            assert!(
                kind.refusal().is_some_and(|sentence| sentence.contains("then import")),
                "{kind:?}"
            );
        }
        assert_eq!(Kind::Mbox.refusal(), None);
    }
}
