//! What is told of mail by its sketch alone.

use std::convert::Infallible;

use expect_test::{Expect, expect};

use super::mails::parse;
use super::*;

/// After the receipt and an own letter to Dana Ruiz: for each mail why it is passed over, if it is.
#[track_caller]
fn check_passed_over(mails: &str, expected: Expect) {
    let own = OwnAddresses::new(["sam@home.example"]);
    let mut matcher = matcher(&[]);
    for (mail, reading) in parse(&format!("{RECEIPT}{LETTER}")) {
        take(&mut matcher, &mail, &reading);
    }
    let mut seen = Vec::new();
    for (mail, reading) in parse(mails) {
        let letter = || Ok::<_, Infallible>((mail.subject.clone(), mail.text.clone()));
        let Ok(why) = matcher.passes_over(&Sketch::of(&mail, &reading), &own, letter);
        let taken = take(&mut matcher.clone(), &mail, &reading);
        assert!(why.is_none_or(|why| taken.keep == Keep::Not { why }));
        seen.push(why.unwrap_or("looked at"));
    }
    expected.assert_eq(&seen.join("\n"));
}

const LETTER: &str = "
mail: m2
at: 2026-03-10T09:00:00Z
from: sam@home.example
to: Dana Ruiz <dana@acme.example>
answers: m1
Following up.
";

#[test]
fn mail_of_strangers_is_passed_over_by_what_it_is() {
    check_passed_over(
        "
mail: a1
at: 2026-03-11T09:00:00Z
from: aunt@family.example

mail: a2
at: 2026-03-11T09:00:00Z
from: jobs@board.example
label: job_alert

mail: a3
at: 2026-03-11T09:00:00Z
from: uncle@family.example
label: auto_reply

mail: a4
at: 2026-03-11T09:00:00Z
from: mailer-daemon@home.example
report: yes
bounced: aunt@family.example

mail: a5
at: 2026-03-11T09:00:00Z
from: mailer-daemon@home.example
report: yes
Action: delayed

mail: a6
at: 2026-03-11T09:00:00Z
from: sam@home.example
to: aunt@family.example
See you on Sunday.
",
        expect![[r#"
            it is not about a job
            it lists postings
            a machine answered a mail outside the search
            a mail outside the search came back
            a mail is late and may still arrive
            your own mail to somebody outside the search"#]],
    );
}

#[test]
fn mail_that_may_be_of_the_search_is_looked_at() {
    check_passed_over(
        "
mail: b1
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <DANA@acme.example>

mail: b2
at: 2026-03-11T09:00:00Z
from: assistant@acme.example
answers: m2

mail: b3
at: 2026-03-11T09:00:00Z
from: mailer-daemon@home.example
report: yes
bounced: dana@acme.example

mail: b4
at: 2026-03-11T09:00:00Z
from: calendar@rooms.example
invites: u1 #0 2026-03-16T09:00:00Z
guest: dana@acme.example

mail: b5
at: 2026-03-11T09:00:00Z
from: hunter@agency.example
label: recruiter_outreach

mail: b6
at: 2026-03-11T09:00:00Z
from: sam@home.example
to: jobs@acme.example
My application is below.
",
        expect![[r#"
            looked at
            looked at
            looked at
            looked at
            looked at
            looked at"#]],
    );
}
