//! Whole messages of every kind: good ones that pass every check, and bad ones that fail just what they should.
//!
//! `messages.txt` holds them: a line `=== kind: checks that fail` (none for a good one), a line with the subject or `-`,
//! then the text.

use heardback_core::checks::check;
use heardback_core::playbook::{CheckId, Kind, Playbook};

#[test]
fn every_message_fails_what_is_written_over_it_and_nothing_else() {
    let mut wrong = Vec::new();
    let mut good = Vec::new();
    for block in include_str!("messages.txt").split("=== ").skip(1) {
        let (head, rest) = block.split_once('\n').expect("a head");
        let (subject, body) = rest.split_once('\n').expect("a subject");
        let (kind, expected) = head.split_once(':').expect("a kind");
        let kind = Kind::parse(kind).expect("a kind");
        let expected: Vec<CheckId> =
            expected.split_whitespace().map(|id| id.parse().expect("a check")).collect();
        let mut message = super::message(kind, body);
        message.subject = (subject != "-").then(|| subject.to_owned());
        let mut facts = super::facts();
        if kind == Kind::LinkedinRequest {
            facts.linkedin_permission = heardback_core::fact::LinkedinPermission::Yes;
        }
        let report = check(&message, &facts, Playbook::bundled());
        let failed: Vec<CheckId> = report.failed.iter().map(|failed| failed.check).collect();
        if failed != expected {
            let quotes: Vec<_> =
                report.failed.iter().filter_map(|failed| failed.quote.as_deref()).collect();
            wrong.push(format!("{head}\n  fails {failed:?} {quotes:?}\n{body}"));
        }
        if expected.is_empty() {
            good.push(kind);
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    for kind in Kind::ALL {
        assert!(good.contains(kind), "no good message of the kind {}", kind.as_str());
    }
}
