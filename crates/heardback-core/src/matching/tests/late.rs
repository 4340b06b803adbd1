//! Late evidence: an earlier mail follows to where a later one says it belongs.

use expect_test::expect;

use super::mails::parse;
use super::*;
use crate::matching::{Follow, moved};

const TWO: &str = "
mail: m1
at: 2026-03-02T09:00:00Z
from: no-reply@greenhouse-mail.io
label: application_confirmation
company: Acme
role: Welder

mail: m2
at: 2026-03-03T09:00:00Z
from: no-reply@greenhouse-mail.io
label: application_confirmation
company: Acme
role: Fitter
";

const ASKS: &str = "
mail: m3
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
company: Acme
time: 2026-03-16T09:00:00Z
";

fn now() -> Timestamp {
    "2026-06-01T00:00:00Z".parse().unwrap()
}

/// Takes all mails and looks at those that wait again, as an import does; what follows from the second look.
#[track_caller]
fn again(mails: &str) -> String {
    let own = OwnAddresses::new(["sam@home.example"]);
    let mut matcher = matcher(&[]);
    let mut waiting = Vec::new();
    for (mail, reading) in parse(mails) {
        let taken = take(&mut matcher, &mail, &reading);
        if matches!(taken.keep, Keep::Review { .. }) {
            waiting.push((mail, reading));
        }
    }
    let looked = waiting.iter().map(|(mail, reading)| {
        match matcher.look_again(mail, reading, &own, ImportId(1), now()) {
            Some(taken) => told(&taken),
            None => "waits".to_owned(),
        }
    });
    looked.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_later_mail_of_the_thread_tells_where_an_earlier_one_belongs() {
    let tells = "
mail: m4
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
answers: m3
label: scheduling
company: Acme
role: Fitter
";
    expect![[r#"
        kept in acme-fitter
          message {"applications":["acme-fitter"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
          interview {"application":"acme-fitter","interview":"acme-fitter-interview","start":"2026-03-16T09:00:00Z"}
          placed {"application":"acme-fitter","message":"5a0fvd2kk2s3v","told_by":"cfcv7z3w08kcc"}"#]].assert_eq(&again(&format!("{TWO}\n{ASKS}\n{tells}")));
}

#[test]
fn what_tells_later_is_the_person_and_not_that_the_other_application_is_over() {
    let of_person = "
mail: m4
at: 2026-03-12T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: scheduling
company: Acme
role: Fitter
";
    let over = "
mail: m4
at: 2026-03-12T09:00:00Z
from: no-reply@greenhouse-mail.io
label: rejection
company: Acme
role: Welder
";
    let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
    let seen = [
        first(again(&format!("{TWO}\n{ASKS}\n{of_person}"))),
        first(again(&format!("{TWO}\n{ASKS}\n{over}"))),
    ];
    expect![[r#"
        kept in acme-fitter
        waits"#]]
    .assert_eq(&seen.join("\n"));
}

#[test]
fn an_offer_nobody_asked_for_joins_the_application_it_led_to() {
    let outreach = "
mail: m1
at: 2026-03-02T09:00:00Z
from: Paul Demarest <paul@ridgeline-staffing.example>
label: recruiter_outreach
company: Northfold
role: Planner
question: Shall I send you the description?

mail: m2
at: 2026-03-02T12:00:00Z
from: sam@home.example
to: Paul Demarest <paul@ridgeline-staffing.example>
answers: m1
attached: CV.pdf
company: Northfold
role: Planner
I would like to apply for the Planner role.
";
    let unanswered = outreach.replace("answers: m1\n", "");
    let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
    expect!["kept in northfold-planner"].assert_eq(&first(again(outreach)));
    assert_eq!(again(&unanswered), "waits");
}

/// The matcher after these mails and the facts they gave.
fn after(mails: &str) -> (Matcher, Vec<Fact>) {
    let mut matcher = matcher(&[]);
    let mut facts = Vec::new();
    for (mail, reading) in parse(mails) {
        facts.extend(take(&mut matcher, &mail, &reading).facts);
    }
    (matcher, facts)
}

/// How the journal stands: each application with its messages, interviews and people.
fn standing(facts: &[Fact]) -> String {
    let journal = Journal::from_facts(facts, &Berlin);
    let lines = journal.applications.iter().map(|application| {
        format!(
            "{}: {} messages, {} interviews, {} people\n",
            application.title(),
            application.messages.len(),
            application.interviews.len(),
            application.contacts.len()
        )
    });
    lines.collect()
}

#[test]
fn a_mail_that_named_no_role_moves_with_everything_read_in_it() {
    // The receipt for the fitter comes to light after the invitation was put with the only job then known.
    let (welder, fitter) = TWO.trim_start().split_once("\n\n").unwrap();
    let tells = "
mail: m4
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
answers: m3
label: scheduling
company: Acme
role: Fitter
";
    let (mut matcher, mut facts) = after(&format!("{welder}\n\n{ASKS}\n{fitter}\n{tells}"));
    let before = standing(&facts);
    let follows = matcher.follows();
    let count = facts.len();
    let more = moved(&follows, &facts.iter().collect::<Vec<_>>(), ImportId(1), BatchId(1), now());
    facts.extend(more.clone());
    expect![[r#"
        Welder at Acme: 2 messages, 1 interviews, 1 people
        Fitter at Acme: 2 messages, 0 interviews, 1 people
        then
        Welder at Acme: 1 messages, 0 interviews, 0 people
        Fitter at Acme: 3 messages, 1 interviews, 1 people
    "#]]
    .assert_eq(&format!("{before}then\n{}", standing(&facts)));
    assert!(more.iter().any(|fact| matches!(
        &fact.event,
        Event::Placed { from: Some(from), .. } if from.0 == "acme-welder"
    )));
    // Taking everything new back brings the old standing back.
    facts.truncate(count);
    assert_eq!(standing(&facts), before);
    assert_eq!(matcher.follows(), []);
}

#[test]
fn an_application_opened_without_its_role_is_one_with_that_of_the_role() {
    let mails = "
mail: m1
at: 2026-03-10T09:00:00Z
from: no-reply@greenhouse-mail.io
label: interview_invitation
company: Acme

mail: m2
at: 2026-03-11T09:00:00Z
from: no-reply@greenhouse-mail.io
label: application_confirmation
company: Acme
role: Welder
Requisition R-10001
";
    let (mut matcher, facts) = after(mails);
    expect![[r#"
        Welder at Acme: 2 messages, 0 interviews, 0 people
    "#]]
    .assert_eq(&standing(&facts));
    assert_eq!(matcher.follows(), Vec::<Follow>::new());
}

#[test]
fn what_the_user_said_of_one_mail_goes_for_the_next_like_it() {
    let mails = parse(
        "
mail: m1
at: 2026-03-02T09:00:00Z
from: news@jobs.example
label: other
effect: review
question: Shall we talk?

mail: m2
at: 2026-03-09T09:00:00Z
from: News@jobs.example
label: other
effect: review
question: Shall we talk?

mail: m3
at: 2026-03-10T09:00:00Z
from: news@jobs.example
label: rejection
company: Acme

mail: m4
at: 2026-03-11T09:00:00Z
from: other@jobs.example
label: other
effect: review
question: Shall we talk?
",
    );
    let own = OwnAddresses::new(["sam@home.example"]);
    let mut matcher = matcher(&[]);
    let asked = |matcher: &mut Matcher| -> Vec<String> {
        let takes = mails.iter().map(|(mail, reading)| told(&take(matcher, mail, reading)));
        takes.map(|text| text.lines().next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(asked(&mut matcher.clone())[1], "review: it may be about a job");
    let (mail, reading) = &mails[0];
    let settled = matcher.settle(mail, reading, &own, &Verdict::NotMine, ImportId(1), now());
    expect![[r#"
        not: you said that such mail is not about your search
        not: you said that such mail is not about your search
        kept in acme
        review: it may be about a job"#]]
    .assert_eq(&asked(&mut super::matcher(&settled.facts)).join("\n"));
}
