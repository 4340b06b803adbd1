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
