//! Where a mail belongs, situation by situation: mails in, one line each out.

use expect_test::{Expect, expect};

use super::mails::parse;
use super::*;

/// One line a mail: what became of it, and what is said of names.
#[track_caller]
fn check(mails: &str, expected: Expect) {
    let mut matcher = matcher(&[]);
    let mut seen = Vec::new();
    for (mail, reading) in parse(mails) {
        let taken = take(&mut matcher, &mail, &reading);
        let mut line = told(&taken).lines().next().unwrap_or_default().to_owned();
        for fact in &taken.facts {
            if let Event::Application { detail, .. } = &fact.event {
                use crate::fact::ApplicationDetail as D;
                match detail {
                    D::Company(name) => line += &format!(", company {name}"),
                    D::Role(role) => line += &format!(", role {role}"),
                    D::AlsoCalled(name) => line += &format!(", also {name}"),
                    _ => {}
                }
            }
        }
        seen.push(line);
    }
    expected.assert_eq(&seen.join("\n"));
}

/// A mail in short: day of March, sender, label and lines.
fn mail(name: &str, at: &str, from: &str, label: &str, lines: &str) -> String {
    let lines = lines.replace("; ", "\n");
    format!("mail: {name}\nat: 2026-03-{at}:00Z\nfrom: {from}\nlabel: {label}\n{lines}\n\n")
}

const RELAY: &str = "no-reply@greenhouse-mail.io";
const GOT: &str = "application_confirmation";

#[test]
fn names_of_one_company_meet() {
    for (one, other) in [
        ("IBM", "International Business Machines"),
        ("International Business Machines Corp.", "IBM"),
        ("Acme GmbH", "Acme"),
        ("Acme", "ACME, Inc. Careers"),
        ("Acmé Industries", "Acme Industries"),
        ("Acme Corp. (formerly Foo Tools)", "Foo Tools"),
        ("Foo Tools", "Acme Corp. (formerly Foo Tools)"),
        ("International Business Machines (IBM)", "IBM"),
    ] {
        let mut matcher = matcher(&[]);
        let got = mail("m1", "02T09:00", RELAY, GOT, &format!("company: {one}; role: Welder"));
        let no = mail(
            "m2",
            "20T09:00",
            "no@other-relay.greenhouse.io",
            "rejection",
            &format!("company: {other}"),
        );
        let mails = parse(&(got + &no));
        let first = take(&mut matcher, &mails[0].0, &mails[0].1);
        let second = take(&mut matcher, &mails[1].0, &mails[1].1);
        assert_eq!(second.keep, first.keep, "{one} and {other}");
        // The same from the journal alone.
        let mut again = super::matcher(&first.facts);
        assert_eq!(
            take(&mut again, &mails[1].0, &mails[1].1).keep,
            first.keep,
            "{one} and {other}"
        );
    }
}

#[test]
fn two_receipts_for_one_application_are_one() {
    check(
        &(mail(
            "m1",
            "02T09:00",
            RELAY,
            GOT,
            "subject: Thank you for applying; company: Acme; role: Welder",
        ) + &mail(
            "m2",
            "02T09:20",
            "hr@acme.example",
            GOT,
            "subject: We got your application; company: Acme GmbH",
        ) + &mail(
            "m3",
            "05T09:20",
            "hr@acme.example",
            GOT,
            "subject: Welcome; company: Acme; role: Welder (m/f/d)",
        )),
        expect![[r#"
            kept in acme-welder, company Acme, role Welder
            kept in acme-welder
            kept in acme-welder"#]],
    );
}

#[test]
fn the_same_receipt_again_is_a_repetition_a_question_or_another_application_by_its_time() {
    let got = |name: &str, at: &str| {
        mail(
            name,
            at,
            RELAY,
            GOT,
            "subject: Thank you for applying; company: Acme; The same words.",
        )
    };
    check(
        &(got("m1", "02T09:00")
            + &got("m2", "02T09:05")
            + &got("m3", "02T15:00")
            + &got("m4", "06T09:00")),
        expect![[r#"
            kept in acme, company Acme
            kept in acme
            review: much the same receipt came before: one application or two? (perhaps acme)
            kept in acme-2, company Acme"#]],
    );
}

#[test]
fn the_same_receipt_with_another_number_or_role_is_for_another_application() {
    let got = |name: &str, at: &str, lines: &str| {
        mail(name, at, RELAY, GOT, &format!("subject: Thank you; company: Acme; {lines}"))
    };
    check(
        &(got("m1", "02T09:00", "role: Welder; Requisition R-10001")
            + &got("m2", "02T09:02", "role: Welder; Requisition R-10002")
            + &got("m3", "02T09:04", "role: Fitter; The same words.")
            + &got("m4", "03T09:04", "role: Senior Fitter; The same words.")
            + &mail("m5", "20T09:00", RELAY, "rejection", "company: Acme; Requisition R-10001")),
        expect![[r#"
            kept in acme-welder, company Acme, role Welder
            kept in acme-welder-2, company Acme, role Welder
            kept in acme-fitter, company Acme, role Fitter
            review: much the same receipt came before: one application or two? (perhaps acme-fitter)
            kept in acme-welder"#]],
    );
}

#[test]
fn a_role_posted_again_is_another_application_after_a_no() {
    check(
        &(mail("m1", "02T09:00", RELAY, GOT, "company: Acme; role: Welder")
            + &mail("m2", "10T09:00", RELAY, "rejection", "company: Acme; role: Welder")
            + &mail("m3", "20T09:00", RELAY, GOT, "company: Acme; role: Welder")
            + &mail("m4", "25T09:00", RELAY, "rejection", "company: Acme; role: Welder")),
        expect![[r#"
            kept in acme-welder, company Acme, role Welder
            kept in acme-welder
            kept in acme-welder-2, company Acme, role Welder
            kept in acme-welder-2"#]],
    );
}

#[test]
fn two_live_roles_without_evidence_are_asked_about() {
    check(
        &(mail("m1", "02T09:00", RELAY, GOT, "company: Acme; role: Welder")
            + &mail("m2", "03T09:00", RELAY, GOT, "company: Acme; role: Fitter")
            + &mail("m3", "10T09:00", RELAY, "interview_invitation", "company: Acme")
            + &mail(
                "m4",
                "11T09:00",
                RELAY,
                "interview_invitation",
                "company: Acme; role: Fitter",
            )),
        expect![[r#"
            kept in acme-welder, company Acme, role Welder
            kept in acme-fitter, company Acme, role Fitter
            review: it fits more than one of your applications (perhaps acme-fitter)
            kept in acme-fitter"#]],
    );
}

#[test]
fn an_agency_that_names_its_client_late_gives_the_application_its_employer() {
    let agency = "Paul Demarest <paul@ridgeline-staffing.example>";
    let other = "Ann Low <ann@ridgeline-staffing.example>";
    check(
        &(mail("m1", "02T09:00", agency, GOT, "company: Ridgeline Staffing; role: Planner")
            + &mail(
                "m2",
                "10T09:00",
                agency,
                "interview_invitation",
                "company: Northfold; role: Planner",
            )
            + &mail("m3", "12T09:00", RELAY, "scheduling", "company: Northfold")
            + &mail("m4", "13T09:00", other, "scheduling", "company: Ridgeline Staffing")
            + &mail(
                "m5",
                "14T09:00",
                agency,
                "interview_invitation",
                "company: Brook; role: Buyer",
            )),
        expect![[r#"
            kept in ridgeline-planner, company Ridgeline Staffing, role Planner
            kept in ridgeline-planner, company Northfold, also Ridgeline Staffing
            kept in ridgeline-planner
            kept in ridgeline-planner
            review: it fits more than one of your applications (perhaps ridgeline-planner)"#]],
    );
}

#[test]
fn what_the_user_wrote_to_is_where_answers_come_from() {
    let own = "mail: m1\nat: 2026-03-02T09:00:00Z\nfrom: sam@home.example\nto: Gladstone Paper <hiring@gladstone-paper.example>\nsubject: Application for Planner\nrole: Planner\nattached: CV.pdf\nI am applying for the position.\n\n";
    check(
        &(own.to_owned()
            + &mail(
                "m2",
                "02T09:01",
                "hiring@gladstone-paper.example",
                GOT,
                "subject: Automatic reply; company: Gladstone",
            )
            + &mail(
                "m3",
                "09T09:01",
                "Lee Koch <hiring@gladstone-paper.example>",
                "other",
                "question: When can you come?",
            )),
        expect![[r#"
            kept in gladstone-paper-planner, company Gladstone Paper, role Planner
            kept in gladstone-paper-planner
            kept in gladstone-paper-planner"#]],
    );
}

#[test]
fn a_role_named_later_is_the_role_of_an_application_that_had_none() {
    check(
        &(mail("m1", "02T09:00", RELAY, GOT, "company: Acme")
            + &mail("m2", "10T09:00", RELAY, "rejection", "company: Acme; role: Welder")),
        expect![[r#"
            kept in acme, company Acme
            kept in acme, role Welder"#]],
    );
}
