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
    let by_nobody = local.is_empty() && mail.return_path.is_none();
    daemon && (says_so || mail.return_path.is_none())
        || says_so && (mail.flags.auto_submitted.is_some() || by_nobody)
        || (daemon || local.is_empty() && mail.flags.auto_submitted.is_some())
            && says_why(&mail.text)
}

/// Some servers have a subject of their own, and only their words tell.
fn says_why(text: &str) -> bool {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let beginning = text[..end].to_lowercase();
    FAILED.iter().chain(&REASONS).any(|words| beginning.contains(words))
}

/// A report says at its beginning what it reports.
const MOST: usize = 2_000;

/// The address that could not be reached, and the line that says so. A delay is no failure: the mail may still arrive.
pub(super) fn bounced(mail: &Mail) -> Option<(String, String)> {
    if !is_bounce(mail) {
        return None;
    }
    let found = by_fields(&mail.text);
    if let Some((_, Action::Delayed)) = found {
        return None;
    }
    let own = |address: &str| mail.to.iter().any(|to| to.email.eq_ignore_ascii_case(address));
    let line = found.map(|(line, _)| line).or_else(|| {
        // Without a machine's field: the first address at or below the words that say it failed, but for the user's own.
        let lines: Vec<&str> = mail.text.lines().map(str::trim).collect();
        let at = lines.iter().position(|line| {
            let lower = line.to_lowercase();
            FAILED.iter().any(|words| lower.contains(words))
        })?;
        let near = lines[at..].iter().take(12);
        near.copied().find(|line| addresses(line).any(|address| !own(address)))
    })?;
    let address = addresses(line).find(|address| !own(address))?;
    Some((address.to_owned(), line.to_owned()))
}

/// What a report says was done with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Failed,
    Delayed,
}

/// The recipient a machine's fields name, one that failed before one that is only late (RFC 3464).
fn by_fields(text: &str) -> Option<(&str, Action)> {
    let value = |line: &str, names: [&str; 2]| {
        let (name, value) = line.split_once(':')?;
        names
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
            .then(|| value.trim().to_ascii_lowercase())
    };
    let mut recipient = None;
    let mut action = Action::Failed;
    let mut late = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            // A group of fields ends here.
            match (recipient.take(), action) {
                (Some(line), Action::Failed) => return Some((line, Action::Failed)),
                (Some(line), Action::Delayed) => late = late.or(Some(line)),
                (None, _) => {}
            }
            action = Action::Failed;
        } else if value(line, ["final-recipient", "original-recipient"]).is_some() {
            recipient = recipient.or(Some(line));
        } else if let Some(said) = value(line, ["action", "action"]) {
            let late = ["delayed", "relayed", "delivered", "expanded"].contains(&said.as_str());
            action = if late { Action::Delayed } else { Action::Failed };
        }
    }
    let last = recipient.map(|line| (line, action));
    last.filter(|(_, action)| *action == Action::Failed)
        .or_else(|| late.map(|line| (line, Action::Delayed)))
        .or(last)
}

/// What looks like an address in a line.
fn addresses(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ';' | ',' | '(' | ')' | '"'))
        .map(|word| word.trim_matches([':', '.']))
        .filter(|word| {
            word.split_once('@')
                .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
        })
}

const SUBJECTS: [&str; 22] = [
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
    "delivery notification",
    "delivery problem",
    "delivery report",
    "mail system error",
    "message status",
    "could not send message",
    "nondeliverable",
    "delayed mail",
    "delivery delayed",
    "delivery status",
];

const REASONS: [&str; 14] = [
    "user unknown",
    "unknown user",
    "not a valid user",
    "no such user",
    "no such recipient",
    "mailbox unavailable",
    "mailbox is full",
    "mailbox full",
    "over quota",
    "quota exceeded",
    "address rejected",
    "does not exist",
    "relaying denied",
    "host unknown",
];

const FAILED: [&str; 24] = [
    "did not reach the following",
    "was not delivered",
    "not delivered to",
    "undeliverable to the following",
    "to deliver your message",
    "unable to deliver",
    "could not deliver",
    "delivery has failed",
    "delivery failed",
    "delivery to these recipients",
    "failed permanently",
    "address not found",
    "following recipients could not",
    "following recipient(s)",
    "following addresses had",
    "konnte nicht zugestellt",
    "nicht zugestellt werden",
    "fehler bei der zustellung",
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
    fn reports_without_fields_are_read_as_well() {
        for text in [
            "Your message\n\n  Subject: Hello\n\nwas not delivered to:\n\n  jane@acme.example\n\nbecause: not listed",
            "did not reach the following recipient(s):\n\njane@acme.example on Wed, 15 Feb 2006",
            "The message that you sent was undeliverable to the following:\n\tjane@acme.example (user not found)",
            "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n<jane@acme.example>:\n550",
            "Sorry sam@home.example. Your mail to the following recipients could not be delivered:\njane@acme.example",
        ] {
            let bytes = format!(
                "From: MAILER-DAEMON@example.com\nTo: sam@home.example\nSubject: Undeliverable: Hello\n\n{text}\n"
            );
            let found = bounced(&crate::mail::parse(bytes.as_bytes()));
            assert_eq!(
                found.map(|(address, _)| address).as_deref(),
                Some("jane@acme.example"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_mail_that_is_only_late_has_not_failed() {
        let report = |fields: &str| {
            let bytes = format!(
                "From: MAILER-DAEMON@example.com\nSubject: Delivery Status Notification\n\nReporting-MTA: dns; x\n\n{fields}\n"
            );
            bounced(&crate::mail::parse(bytes.as_bytes())).map(|(address, _)| address)
        };
        let late = "Final-Recipient: rfc822; late@acme.example\nAction: delayed\n";
        assert_eq!(report(late), None);
        let both = format!("{late}\nFinal-Recipient: rfc822; jane@acme.example\nAction: failed\n");
        assert_eq!(report(&both).as_deref(), Some("jane@acme.example"));
    }

    #[test]
    fn a_letter_about_deliveries_is_no_bounce() {
        let mail = crate::mail::parse(
            b"From: shop@example.com\nSubject: Delivery failure of your parcel\n\nSorry.\n",
        );
        assert!(!is_bounce(&mail));
    }
}
