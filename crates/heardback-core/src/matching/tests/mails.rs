//! Mails and their readings from lines of text, for tests.

use crate::fact::MessageKey;
use crate::invitation::{Attendee, Invitation, Purpose};
use crate::mail::{Address, Mail, Report};
use crate::reading::{Effect, EventTime, Evidence, Label, Link, LinkTo, Reading};

/// Mails as paragraphs of `key: value` lines; a line without a key belongs to the text. Names of mails are single
/// words: `mail: m1`, `answers: m1`.
pub(super) fn parse(mails: &str) -> Vec<(Mail, Reading)> {
    mails.split("\n\n").map(str::trim).filter(|mail| !mail.is_empty()).map(one).collect()
}

fn one(lines: &str) -> (Mail, Reading) {
    let mut mail = Mail::empty(MessageKey(0));
    let mut reading = Reading::default();
    let key = |name: &str| MessageKey::digest([name.trim()]);
    for line in lines.lines().map(str::trim) {
        let (field, value) = line.split_once(": ").unwrap_or(("text", line));
        let mut evidence = |field: &str| {
            let (field, rule, quote) = (field.to_owned(), "test".to_owned(), value.to_owned());
            reading.evidence.push(Evidence { field, rule, quote });
        };
        match field {
            "mail" => mail.key = key(value),
            "answers" => mail.in_reply_to.push(key(value)),
            "at" => mail.date = Some(value.parse().unwrap()),
            "offset" => mail.date_offset = Some(value.parse::<i32>().unwrap() * 3600),
            "from" => mail.from = Some(address(value)),
            "to" => mail.to.push(address(value)),
            "cc" => mail.cc.push(address(value)),
            "subject" => value.clone_into(&mut mail.subject),
            "attached" => mail.attachments.push(value.to_owned()),
            "invites" => mail.invitations.push(invitation(value, Purpose::Invite)),
            "cancels" => mail.invitations.push(invitation(value, Purpose::Cancel)),
            "title" => value.clone_into(&mut last(&mut mail).title),
            "organizer" => last(&mut mail).organizer = Some(address(value)),
            "guest" => {
                let address = address(value);
                last(&mut mail).attendees.push(Attendee { address, ..Attendee::default() });
            }
            "list" => mail.flags.list_unsubscribe = true,
            "report" => mail.flags.report = Some(Report::Delivery),
            "label" => {
                evidence("label");
                reading.label = Label::ALL.into_iter().find(|label| label.name() == value).unwrap();
                reading.effect = match reading.label {
                    Label::ApplicationConfirmation => Effect::Create,
                    Label::RecruiterOutreach => Effect::Review,
                    Label::JobAlert | Label::AutoReply | Label::Other => Effect::Ignore,
                    _ => Effect::Attach,
                };
            }
            "effect" => {
                let effects = [Effect::Create, Effect::Attach, Effect::Review, Effect::Ignore];
                reading.effect = effects.into_iter().find(|effect| effect.name() == value).unwrap();
            }
            "company" => {
                evidence("company");
                reading.company = Some(value.to_owned());
                reading.company_sure = true;
            }
            "role" => reading.role = Some(value.to_owned()),
            "contact" => reading.contact = Some(address(value)),
            "question" => {
                evidence("question");
                reading.question = Some(value.to_owned());
            }
            "promises" => {
                evidence("timeline");
                reading.timeline = Some(value.to_owned());
            }
            "wish" => {
                evidence("wish");
                reading.wishes.push(serde_json::from_str(value).unwrap());
            }
            "posting" => {
                evidence("link");
                reading.links.push(Link { to: LinkTo::Posting, url: value.to_owned() });
            }
            "postal" => {
                evidence("postal");
                reading.postal = Some(value.to_owned());
            }
            "place" => {
                evidence("place");
                reading.place = Some(value.to_owned());
            }
            "proposes" => {
                evidence("proposed");
                reading.proposed = Some(value.to_owned());
            }
            "agrees" => {
                evidence("agreed");
                reading.agreed = Some(value.to_owned());
            }
            "will_call" => reading.announced_call = Some(value.parse().unwrap()),
            "promised_on" => reading.promised_on = Some(value.parse().unwrap()),
            "back_on" => reading.back_on = Some(value.parse().unwrap()),
            "silence" => reading.silence_means_no = true,
            "bounced" => reading.bounced = Some(value.to_owned()),
            "time" => {
                evidence("event_time");
                reading.event_time = Some(match value.parse() {
                    Ok(at) => EventTime::Instant { at, offset: 0 },
                    Err(_) => EventTime::Local(value.parse().unwrap()),
                });
            }
            _ => {
                mail.text.push_str(line);
                mail.text.push('\n');
            }
        }
    }
    (mail, reading)
}

/// `u1 #2 2026-03-16T09:00:00Z`; the guests and the title stand in lines of their own.
fn invitation(text: &str, purpose: Purpose) -> Invitation {
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = match words[2].parse() {
        Ok(at) => EventTime::Instant { at, offset: 0 },
        Err(_) => EventTime::Local(words[2].parse().unwrap()),
    };
    Invitation {
        purpose,
        uid: words[0].to_owned(),
        sequence: words[1].trim_start_matches('#').parse().unwrap(),
        start: Some(start),
        ..Invitation::default()
    }
}

fn last(mail: &mut Mail) -> &mut Invitation {
    mail.invitations.last_mut().unwrap()
}

fn address(text: &str) -> Address {
    let (name, email) = text.split_once('<').unwrap_or(("", text));
    Address { name: name.trim().to_owned(), email: email.trim_end_matches('>').trim().to_owned() }
}
