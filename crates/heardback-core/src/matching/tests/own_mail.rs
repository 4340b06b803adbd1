//! What the user's own mail says, and mail of his that came back.

use expect_test::expect;

use super::mails::parse;
use super::*;

#[test]
fn a_bounce_belongs_to_the_mail_that_went_out() {
    check_after_receipt(
        "
mail: m2
at: 2026-03-10T09:00:00Z
from: sam@home.example
to: Dana Ruiz <dana@acme.example>
answers: m1
Following up.

mail: m3
at: 2026-03-10T09:01:00Z
from: mailer-daemon@home.example
report: yes
bounced: dana@acme.example

mail: m4
at: 2026-03-10T09:02:00Z
from: mailer-daemon@home.example
report: yes
bounced: aunt@family.example
",
        expect![[r#"
            kept in acme-process-engineer
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"out","kind":{"did":"application_followup"}}
            kept in acme-process-engineer
              bounced {"message":"0q7ts5ajybn6b"}
            not: a mail outside the search came back"#]],
    );
}

#[test]
fn own_mail_with_a_resume_opens_an_application() {
    let own = "
mail: m1
at: 2026-03-02T09:00:00Z
from: sam@home.example
to: dana.ruiz@northwind.co.uk
subject: Application: Process Engineer
role: Process Engineer
attached: Sam_Field_CV.pdf
I would like to apply for the position.
";
    check(
        own,
        expect![[r#"
            kept in northwind
              application {"application":"northwind","detail":{"company":"Northwind"}}
              application {"application":"northwind","detail":{"role":"Process Engineer"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana.ruiz@northwind.co.uk"}}
              contact {"contact":"dana-ruiz","detail":{"application":"northwind"}}
              applied {"application":"northwind"}
              application {"application":"northwind","detail":{"way":"email"}}
              application {"application":"northwind","detail":{"domain":"northwind.co.uk"}}
              message {"applications":["northwind"],"channel":"email","contact":"dana-ruiz","direction":"out","kind":"application"}"#]],
    );
    check(
        &own.replace("dana.ruiz@northwind.co.uk", "aunt@gmail.com"),
        expect!["review: your own mail reads like an application, and the company is not clear"],
    );
    check(
        "
mail: m1
at: 2026-03-02T09:00:00Z
from: sam@home.example
to: aunt@family.example
See you on Sunday.
",
        expect!["not: your own mail to somebody outside the search"],
    );
}

#[test]
fn steps_in_own_mail_are_recognised() {
    let before = r#"
        2026-03-01 "application", "application": "acme", "detail": {"company": "Acme"}
        2026-03-01 "applied", "application": "acme"
        2026-03-01 "contact", "contact": "dana", "detail": {"name": "Dana Ruiz"}
        2026-03-01 "contact", "contact": "dana", "detail": {"email": "dana@acme.example"}
        2026-03-01 "contact", "contact": "dana", "detail": {"application": "acme"}
    "#;
    let own = |text: &str, at: &str| {
        format!(
            "mail: m{at}\nat: {at}T09:00:00Z\nfrom: sam@home.example\nto: dana@acme.example\n{text}\n\n"
        )
    };
    let kinds = |before: &str, mails: &str| {
        let before = recorded_facts(before);
        let mut matcher = matcher(&before);
        let kinds = parse(mails).into_iter().map(|(mail, reading)| {
            let taken = take(&mut matcher, &mail, &reading);
            let kinds = taken.facts.iter().filter_map(|fact| match &fact.event {
                Event::Message(message) => Some(serde_json::to_string(&message.kind).unwrap()),
                _ => None,
            });
            kinds.collect::<Vec<_>>().join("")
        });
        kinds.collect::<Vec<_>>().join(" ")
    };
    expect![[r#"{"did":"application_followup"} {"did":"withdrawal"}"#]].assert_eq(&kinds(
        before,
        &(own("I want to follow up on my application.", "2026-03-10")
            + &own("I withdraw my application.", "2026-03-20")),
    ));
    let interview = format!(
        "{before}\n2026-03-02 \"interview\", \"interview\": \"i\", \"application\": \"acme\", \"start\": \"2026-03-09T09:00:00Z\", \"interviewers\": [\"dana\"]
        2026-03-05 \"message\", \"applications\": [\"acme\"], \"contact\": \"dana\", \"direction\": \"in\", \"channel\": \"email\", \"kind\": \"reply\""
    );
    expect![[r#"{"did":"thank_you"} {"did":"check_in"} "other""#]].assert_eq(&kinds(
        &interview,
        &(own("Thank you for the talk.", "2026-03-10")
            + &own("Is there an update on the timeline?", "2026-03-20")
            + &own("Here is the certificate.", "2026-03-21")),
    ));
    let rejected = format!(
        "{before}\n2026-03-08 \"outcome\", \"application\": \"acme\", \"outcome\": \"rejected\""
    );
    expect![[r#"{"did":"post_rejection_thanks"}"#]]
        .assert_eq(&kinds(&rejected, &own("Thank you for letting me know.", "2026-03-10")));
}

/// Two interviewers and a coordinator who are known; the talk with the two was on the ninth.
const TWO: &str = r#"
    2026-03-01 "application", "application": "acme", "detail": {"company": "Acme"}
    2026-03-01 "applied", "application": "acme"
    2026-03-01 "contact", "contact": "dana", "detail": {"name": "Dana Ruiz"}
    2026-03-01 "contact", "contact": "dana", "detail": {"email": "dana@acme.example"}
    2026-03-01 "contact", "contact": "dana", "detail": {"application": "acme"}
    2026-03-01 "contact", "contact": "lee", "detail": {"name": "Lee Wong"}
    2026-03-01 "contact", "contact": "lee", "detail": {"email": "lee@acme.example"}
    2026-03-01 "contact", "contact": "lee", "detail": {"application": "acme"}
    2026-03-02 "interview", "interview": "i", "application": "acme", "start": "2026-03-09T09:00:00Z", "interviewers": ["dana", "lee"]
"#;

const THANKS_TO_TWO: &str = "
mail: m1
at: 2026-03-10T09:00:00Z
from: sam@home.example
to: Dana Ruiz <dana@acme.example>
cc: Lee Wong <LEE@acme.example>
cc: sam@home.example
cc: Somebody Else <else@acme.example>
Thank you both for the talk.
";

#[test]
fn a_letter_to_two_is_a_touch_of_each_and_thanks_both() {
    check_after(
        TWO,
        THANKS_TO_TWO,
        expect![[r#"
            kept in acme
              message {"applications":["acme"],"channel":"email","contact":"dana","direction":"out","interview":"i","kind":{"did":"thank_you"}}
              message {"applications":["acme"],"channel":"email","contact":"lee","direction":"out","further":true,"interview":"i","kind":{"did":"thank_you"}}"#]],
    );
}

#[test]
fn lists_and_strangers_before_a_known_person_hide_nobody() {
    check_after(
        TWO,
        "
mail: m1
at: 2026-03-10T09:00:00Z
from: sam@home.example
to: jobs@acme.example
to: Lee Wong <lee@acme.example>
to: Lee Wong <lee@acme.example>
Here is the certificate.
",
        expect![[r#"
            kept in acme
              message {"applications":["acme"],"channel":"email","contact":"lee","direction":"out","kind":{"did":"application_followup"}}"#]],
    );
}

/// The contacts whose letter came back, after the mails were taken in one import or in two.
#[track_caller]
fn check_came_back(bounced: &str, expected: &str) {
    let bounce = format!(
        "mail: m2\nat: 2026-03-10T09:01:00Z\nfrom: mailer-daemon@home.example\nanswers: m1\nreport: yes\n{bounced}"
    );
    let before = recorded_facts(TWO);
    for is_one_import in [true, false] {
        let mut one = matcher(&before);
        let (letter, reading) = parse(THANKS_TO_TWO).remove(0);
        let sent = take(&mut one, &letter, &reading).facts;
        let mut facts = before.clone();
        facts.extend(sent);
        let mut two = matcher(&facts);
        let (report, reading) = parse(&bounce).remove(0);
        let taken = take(if is_one_import { &mut one } else { &mut two }, &report, &reading);
        facts.extend(taken.facts);
        let journal = Journal::from_facts(&facts, &Berlin);
        let told = journal.messages.iter().map(|message| {
            let name = &journal.contacts[message.contact.unwrap()].id;
            let touch = if message.is_touch() { "got it" } else { "did not" };
            let counts = if message.is_first_touch() { ", counts" } else { "" };
            format!("{name} {touch}{counts}")
        });
        let mut told: Vec<String> = told.collect();
        told.sort();
        assert_eq!(told.join("; "), expected, "in one import: {is_one_import}");
    }
}

#[test]
fn a_bounce_belongs_to_the_address_it_names_and_the_letter_still_counts_once() {
    check_came_back("bounced: lee@acme.example", "dana got it, counts; lee did not");
    check_came_back("bounced: Dana@acme.example", "dana did not; lee got it, counts");
    check_came_back("bounced: else@acme.example", "dana got it, counts; lee got it");
    check_came_back("Nobody is named.", "dana got it, counts; lee got it");
}

#[test]
fn a_time_proposed_and_taken_is_a_suggestion_with_both_sentences_and_arranges_nothing() {
    let asked = "
mail: m1
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: scheduling
question: Would Tuesday at 10 work for you?
proposes: Would Tuesday at 10 work for you?

";
    let agreed = "mail: m2
at: 2026-03-10T10:00:00Z
answers: m1
from: sam@home.example
to: Dana Ruiz <dana@acme.example>
agrees: Tuesday 10 works for me, thank you.
Tuesday 10 works for me, thank you.
";
    let expected = expect![[r#"
        kept in acme
          message {"applications":["acme"],"channel":"email","contact":"dana","direction":"out","kind":{"did":"reply"}}
          note {"application":"acme","text":"A time is agreed on, as far as words tell: “Would Tuesday at 10 work for you?”, and in answer “Tuesday 10 works for me, thank you.”."}"#]];
    // The talk of the day before is over, and thanks would count for it.
    let before = recorded_facts(TWO);
    let (mail, reading) = parse(asked).remove(0);
    let mut facts = before.clone();
    facts.extend(take(&mut matcher(&before), &mail, &reading).facts);
    check_from(&facts, agreed, expected);
    // Nothing was proposed: the same words agree to nothing.
    check_after(
        TWO,
        &agreed.replace("Tuesday 10 works for me, thank you.", "That works."),
        expect![[r#"
            kept in acme
              message {"applications":["acme"],"channel":"email","contact":"dana","direction":"out","kind":{"did":"application_followup"}}"#]],
    );
}

#[test]
fn the_employer_takes_a_time_that_the_user_proposed() {
    let own = "mail: m1\nat: 2026-03-10T10:00:00Z\nfrom: sam@home.example\nto: Dana Ruiz <dana@acme.example>\nproposes: Could we do Wednesday at 3?\nCould we do Wednesday at 3?";
    let (mail, reading) = parse(own).remove(0);
    let mut facts = recorded_facts(TWO);
    facts.extend(take(&mut matcher(&facts), &mail, &reading).facts);
    check_from(
        &facts,
        "mail: m2\nat: 2026-03-10T11:00:00Z\nanswers: m1\nfrom: Dana Ruiz <dana@acme.example>\nagrees: That works, thanks!",
        expect![[r#"
            kept in acme
              application {"application":"acme","detail":{"domain":"acme.example"}}
              message {"applications":["acme"],"channel":"email","contact":"dana","direction":"in","kind":"reply"}
              note {"application":"acme","text":"A time is agreed on, as far as words tell: “Could we do Wednesday at 3?”, and in answer “That works, thanks!”."}"#]],
    );
}
