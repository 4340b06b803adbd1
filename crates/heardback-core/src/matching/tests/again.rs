//! Mail met again, and mail the user was asked about.

use expect_test::expect;

use super::mails::parse;
use super::*;
use crate::fact::Origin;
use crate::journal::Nowhere;

#[test]
fn reading_a_mailbox_again_adds_nothing() {
    let mails = format!(
        "{RECEIPT}
mail: m2
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
company: Acme
time: 2026-03-16T09:00:00Z
promises: by Friday

mail: m3
at: 2026-03-17T09:00:00Z
from: sam@home.example
to: Dana Ruiz <dana@acme.example>
Thank you for the talk.

mail: m4
at: 2026-03-20T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: rejection
"
    );
    let read = |matcher: &mut Matcher| {
        let mails = parse(&mails);
        mails
            .iter()
            .flat_map(|(mail, reading)| take(matcher, mail, reading).facts)
            .collect::<Vec<_>>()
    };
    let first = read(&mut matcher(&[]));
    let again = read(&mut matcher(&first));
    assert!(!again.is_empty());
    for fact in again {
        assert!(first.iter().any(|known| known.id == fact.id), "{fact:?}");
    }
}

#[test]
fn what_was_learnt_from_the_mail_is_known_from_the_journal_too() {
    let (mail, reading) = parse(RECEIPT).remove(0);
    let facts = take(&mut matcher(&[]), &mail, &reading).facts;
    let journal = Journal::from_facts(&facts, &Nowhere);
    assert_eq!(journal.applications[0].title(), "Process Engineer at Acme");
    let second = parse(&RECEIPT.replace("m1", "m2").replace("Acme\n", "ACME GmbH\n")).remove(0);
    let taken = take(&mut matcher(&facts), &second.0, &second.1);
    assert_eq!(taken.keep, Keep::Kept { applications: vec!["acme-process-engineer".into()] });
}

#[test]
fn every_fact_names_its_mail_and_the_sentence() {
    let (mail, reading) = parse(RECEIPT).remove(0);
    let facts = take(&mut matcher(&[]), &mail, &reading).facts;
    let company = &facts[0];
    let Origin::Mail { message, quote, import } = &company.origin else { panic!("{company:?}") };
    assert_eq!((*message, quote.as_deref(), *import), (mail.key, Some("Acme"), ImportId(1)));
}

#[test]
fn a_mail_that_waited_goes_where_the_user_says() {
    let outreach = parse(
        "
mail: m1
at: 2026-03-02T09:00:00Z
from: Lee Koch <lee@agency.example>
label: recruiter_outreach
company: Brook
role: Welder
question: Are you interested?
",
    )
    .remove(0);
    let settle = |verdict: Verdict| {
        let own = OwnAddresses::new(["sam@home.example"]);
        let now = "2026-06-01T00:00:00Z".parse().unwrap();
        let taken = matcher(&[]).settle(&outreach.0, &outreach.1, &own, &verdict, ImportId(1), now);
        told(&taken)
    };
    expect![[r#"
        kept in brook
          application {"application":"brook","detail":{"company":"Brook"}}
          application {"application":"brook","detail":{"role":"Welder"}}
          contact {"contact":"lee-koch","detail":{"name":"Lee Koch"}}
          contact {"contact":"lee-koch","detail":{"email":"lee@agency.example"}}
          contact {"contact":"lee-koch","detail":{"application":"brook"}}
          message {"applications":["brook"],"channel":"email","contact":"lee-koch","direction":"in","kind":"reply","needs_reply":true}
          reviewed {"message":"5r85jvgs580wn","verdict":{"new_application":"brook"}}
          lesson {"sender":"lee@agency.example","shape":"recruiter_outreach","verdict":{"application":"brook"}}"#]].assert_eq(&settle(Verdict::NewApplication("brook".into())));
    expect![[r#"
        not: you said that it is not about your search
          reviewed {"message":"5r85jvgs580wn","verdict":"not_mine"}
          lesson {"sender":"lee@agency.example","shape":"recruiter_outreach","verdict":"not_mine"}"#]]
    .assert_eq(&settle(Verdict::NotMine));
}
