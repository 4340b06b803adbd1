//! Mail that came back: who could not be reached.

use heardback_core::mail::{Mail, Report};

/// Whether a message says that another could not be delivered.
pub(super) fn is_bounce(mail: &Mail) -> bool {
    if mail.flags.report == Some(Report::Delivery) {
        return true;
    }
    let local = mail.from.as_ref().map(|from| from.local()).unwrap_or_default();
    let daemon =
        ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"].contains(&local.as_str());
    let subject = mail.subject.to_lowercase();
    let says_so = SUBJECTS.iter().any(|words| subject.contains(words));
    daemon && (says_so || mail.return_path.is_none())
        || says_so && mail.flags.auto_submitted.is_some()
}

/// The address that could not be reached.
pub(super) fn bounced(mail: &Mail) -> Option<(String, String)> {
    if !is_bounce(mail) {
        return None;
    }
    let field = |line: &&str| {
        let lower = line.to_ascii_lowercase();
        lower.starts_with("final-recipient:") || lower.starts_with("original-recipient:")
    };
    let line = mail.text.lines().map(str::trim).find(field);
    let line = line.or_else(|| {
        // Without a machine's field: the first address below the words that say it failed.
        let mut lines = mail.text.lines().map(str::trim);
        lines.find(|line| {
            let lower = line.to_lowercase();
            FAILED.iter().any(|words| lower.contains(words))
        })?;
        lines.take(12).find(|line| address(line).is_some())
    })?;
    address(line).map(|address| (address.to_owned(), line.to_owned()))
}

/// The first thing in a line that looks like an address.
fn address(line: &str) -> Option<&str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ';' | ',' | '(' | ')' | '"'))
        .map(|word| word.trim_matches([':', '.']))
        .find(|word| {
            word.split_once('@')
                .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
        })
}

const SUBJECTS: [&str; 12] = [
    "undeliver",
    "delivery status notification",
    "delivery failure",
    "delivery has failed",
    "failure notice",
    "mail delivery failed",
    "returned mail",
    "returning message to sender",
    "unzustellbar",
    "non remis",
    "could not be delivered",
    "delivery failed",
];

const FAILED: [&str; 6] = [
    "address(es) failed",
    "could not be delivered",
    "wasn't delivered",
    "couldn't be delivered",
    "delivery to the following",
    "permanent fatal errors",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_address_that_failed_is_named() {
        let mail = crate::mail::parse(
            b"From: Mail Delivery <MAILER-DAEMON@example.com>\nSubject: Returned mail\n\nThe following address(es) failed:\n\n  <jane@acme.example>: unknown\n",
        );
        assert!(is_bounce(&mail));
        assert_eq!(bounced(&mail).unwrap().0, "jane@acme.example");
    }

    #[test]
    fn a_letter_about_deliveries_is_no_bounce() {
        let mail = crate::mail::parse(
            b"From: shop@example.com\nSubject: Delivery failure of your parcel\n\nSorry.\n",
        );
        assert!(!is_bounce(&mail));
    }
}
