//! `heardback check`: one message a line in, what is wrong with it out.

use heardback_core::checks::{self, Advice, Facts, Failed, Message, Person, Report};
use heardback_core::fact::LinkedinPermission;
use heardback_core::playbook::{Kind, Playbook};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::{LineError, read_json};

/// A line that was checked: what it said and what the checks found.
#[derive(Debug)]
pub struct Checked<'a> {
    id: Option<&'a RawValue>,
    /// The message.
    pub message: Message,
    /// What it was compared with.
    pub facts: Facts,
    /// What was found.
    pub report: Report,
}

/// Checks one line. An error names what is wrong and where.
pub fn check_line<'a>(line: &'a str, playbook: &Playbook) -> Result<Checked<'a>, LineError> {
    #[derive(Deserialize)]
    struct Line<'a> {
        #[serde(borrow, default)]
        id: Option<&'a RawValue>,
    }
    let id = read_json::<Line<'_>>(line).map_err(|error| error.of(None))?.id;
    let given: Given = read_json(line).map_err(|error| error.of(id))?;
    let missing = |key: &str, what: &str| LineError::new(format!("{key} is missing: {what}"), id);
    let kind = given.kind.ok_or_else(|| missing("kind", &format!("it is one of {}", kinds())))?;
    let facts = given.facts.ok_or_else(|| missing("facts", "give what is known as an object"))?;
    let body = given.body.ok_or_else(|| missing("body", "give the text of the message"))?;
    let message = Message {
        recipients: given.recipients,
        subject: given.subject,
        body,
        ..Message::new(kind)
    };
    let facts = facts.into_facts().map_err(|error| LineError::new(error, id))?;
    let report = checks::check(&message, &facts, playbook);
    Ok(Checked { id, message, facts, report })
}

impl Checked<'_> {
    /// The answer: one JSON object without a line end.
    pub fn answer(&self) -> String {
        let answer = Answer {
            id: self.id,
            failed: self.report.failed.iter().map(Finding::of_failed).collect(),
            advice: self.report.advice.iter().map(Finding::of_advice).collect(),
        };
        serde_json::to_string(&answer).expect("text is JSON")
    }

    /// The id as it was written, for people.
    pub fn id(&self) -> Option<&str> {
        self.id.map(|id| id.get().trim_matches('"'))
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a RawValue>,
    failed: Vec<Finding<'a>>,
    advice: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    check: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
}

impl<'a> Finding<'a> {
    fn of_failed(failed: &'a Failed) -> Self {
        Self {
            check: failed.check.as_str(),
            message: &failed.message,
            quote: failed.quote.as_deref(),
        }
    }

    fn of_advice(advice: &'a Advice) -> Self {
        Self { check: advice.name, message: &advice.message, quote: None }
    }
}

fn kinds() -> String {
    Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ")
}

/// A line as it is written. Missing and null are the same.
#[derive(Deserialize)]
struct Given {
    #[serde(default, deserialize_with = "kind")]
    kind: Option<Kind>,
    #[serde(default)]
    facts: Option<GivenFacts>,
    #[serde(default, deserialize_with = "list")]
    recipients: Vec<String>,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    body: Option<String>,
}

#[derive(Deserialize)]
struct GivenFacts {
    #[serde(default)]
    sender: Option<GivenPerson>,
    #[serde(default)]
    recipient: Option<GivenPerson>,
    #[serde(default)]
    company: Option<String>,
    #[serde(default)]
    position: Option<String>,
    #[serde(default)]
    applied_on: Option<String>,
    #[serde(default)]
    original_subject: Option<String>,
    #[serde(default)]
    interview_on: Option<String>,
    #[serde(default, deserialize_with = "list")]
    topics: Vec<String>,
    #[serde(default)]
    promised: Option<Text>,
    #[serde(default)]
    value_item: Option<Text>,
    #[serde(default)]
    referrer: Option<Text>,
    #[serde(default)]
    linkedin_permission: Option<String>,
    #[serde(default, deserialize_with = "list")]
    sent_to_others: Vec<String>,
    #[serde(default, deserialize_with = "list")]
    earlier_to_same: Vec<String>,
}

#[derive(Deserialize)]
struct GivenPerson {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    role: Option<String>,
}

impl GivenFacts {
    fn into_facts(self) -> Result<Facts, String> {
        let linkedin_permission = match self.linkedin_permission.as_deref() {
            None | Some("unknown") => LinkedinPermission::Unknown,
            Some("yes") => LinkedinPermission::Yes,
            Some("no") => LinkedinPermission::No,
            Some(other) => {
                return Err(format!(
                    "facts.linkedin_permission: “{other}” is not known; it is yes, no or unknown"
                ));
            }
        };
        let text = |given: Option<Text>| given.map(Text::into_text).unwrap_or_default();
        Ok(Facts {
            sender: self.sender.map(GivenPerson::into_person).unwrap_or_default(),
            recipient: self.recipient.map(GivenPerson::into_person).unwrap_or_default(),
            company: self.company.unwrap_or_default(),
            position: self.position.unwrap_or_default(),
            also_positions: Vec::new(),
            applied_on: date(self.applied_on, "facts.applied_on")?,
            original_subject: self.original_subject.unwrap_or_default(),
            interview_on: date(self.interview_on, "facts.interview_on")?,
            topics: self.topics,
            promised: text(self.promised),
            value_item: text(self.value_item),
            referrer: text(self.referrer),
            linkedin_permission,
            sent_to_others: self.sent_to_others,
            earlier_to_same: self.earlier_to_same,
        })
    }
}

impl GivenPerson {
    fn into_person(self) -> Person {
        Person {
            name: self.name.unwrap_or_default(),
            phone: self.phone.unwrap_or_default(),
            role: self.role.unwrap_or_default(),
        }
    }
}

fn date(text: Option<String>, key: &str) -> Result<Option<Date>, String> {
    let date = text.map(|text| {
        text.parse()
            .map_err(|_| format!("{key}: “{text}” is no day; a day is written like 2026-03-02"))
    });
    date.transpose()
}

/// A text, or an object that holds one: `{"to", "text"}` of an earlier message, `{"name"}` of a person.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    Within {
        #[serde(alias = "body", alias = "name", alias = "title")]
        text: String,
    },
}

impl Text {
    fn into_text(self) -> String {
        match self {
            Text::Plain(text) | Text::Within { text } => text,
        }
    }
}

/// A list of texts; one text alone is a list of one.
fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum List {
        Many(Vec<Text>),
        One(Text),
    }
    Ok(match Option::<List>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(List::One(text)) => vec![text.into_text()],
        Some(List::Many(texts)) => texts.into_iter().map(Text::into_text).collect(),
    })
}

fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Kind>, D::Error> {
    let Some(word) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let kind = Kind::parse(&word);
    let unknown =
        || serde::de::Error::custom(format!("“{word}” is not known; it is one of {}", kinds()));
    kind.map(Some).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[test]
    fn what_fails_is_told_in_order_with_the_words() {
        check(
            r#"{"id":7,"kind":"checkin_phone","later":1,"recipients":["p"],"subject":null,"facts":{"sender":{"name":"Ines Okafor"},"recipient":{"id":"p","name":"Paul Brandt"},"position":"Supply Planner"},"body":"Hello Mr. Brandt, this is Ines Okafor. Any news?"}"#,
            expect![[
                r#"{"id":7,"failed":[{"check":"C-WHO","message":"It does not say how the reader knows you: the application, the interview, the go-between."},{"check":"C-POSITION","message":"The text does not name the position."},{"check":"C-INTEREST","message":"It does not say that you are still interested."},{"check":"C-TIMELINE","message":"It asks no definite question about the timeline."},{"check":"C-PHONE","message":"It leaves no telephone number."},{"check":"C-VAGUE","message":"This is too vague to be answered.","quote":"Any news?"},{"check":"C-LEN","message":"It has 9 words; this kind of message has 40 to 130."}],"advice":[{"check":"CHK-4","message":"Recall how you match what they need, and stress that you are interested."}]}"#
            ]],
        );
    }

    #[test]
    fn an_unknown_value_names_its_key_and_what_is_accepted() {
        check(
            r#"{"id":"a","kind":"song","facts":{},"body":""}"#,
            expect![[
                r#"{"line":1,"id":"a","error":"kind: “song” is not known; it is one of application_email, early_note, application_phone, referral_ask, confirm_delivery, referral_email, thank_you_email, thank_you_card, request_details, checkin_email, checkin_phone, value_note, rejection_thanks, feedback_request, withdrawal, linkedin_request, reply, helper_thanks"}"#
            ]],
        );
        check(
            r#"{"id":"a","kind":"reply","facts":{"linkedin_permission":"maybe"},"body":""}"#,
            expect![[
                r#"{"line":1,"id":"a","error":"facts.linkedin_permission: “maybe” is not known; it is yes, no or unknown"}"#
            ]],
        );
        check(
            r#"{"id":"a","kind":"reply","facts":{"applied_on":"Monday"},"body":""}"#,
            expect![[
                r#"{"line":1,"id":"a","error":"facts.applied_on: “Monday” is no day; a day is written like 2026-03-02"}"#
            ]],
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        check(
            r#"{"id":"a","facts":{},"body":""}"#,
            expect![[
                r#"{"line":1,"id":"a","error":"kind is missing: it is one of application_email, early_note, application_phone, referral_ask, confirm_delivery, referral_email, thank_you_email, thank_you_card, request_details, checkin_email, checkin_phone, value_note, rejection_thanks, feedback_request, withdrawal, linkedin_request, reply, helper_thanks"}"#
            ]],
        );
        check(
            r#"{"id":"a","kind":"reply","body":""}"#,
            expect![[
                r#"{"line":1,"id":"a","error":"facts is missing: give what is known as an object"}"#
            ]],
        );
        check(
            r#"{"id":"a","kind":"reply","facts":{}}"#,
            expect![[
                r#"{"line":1,"id":"a","error":"body is missing: give the text of the message"}"#
            ]],
        );
        check(
            "nonsense",
            expect![[
                r#"{"line":1,"id":null,"error":"this is no JSON (expected ident, column 2): give one object a line"}"#
            ]],
        );
    }

    #[track_caller]
    fn check(line: &str, expected: Expect) {
        let answer = match check_line(line, Playbook::bundled()) {
            Ok(checked) => checked.answer(),
            Err(error) => error.answer(1),
        };
        expected.assert_eq(&answer);
    }
}
