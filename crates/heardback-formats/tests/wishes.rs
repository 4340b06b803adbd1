//! How somebody wishes to be in touch: sentences that say it, and sentences that only seem to.
#![allow(clippy::unwrap_used, reason = "tests")]

use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

#[test]
fn wishes_are_read_where_they_stand() {
    let wrong = wrong(SAID);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_that_only_seem_to_wish_say_nothing() {
    let wrong = wrong(NOT_SAID);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_held_out_from_the_rules_are_read_mostly() {
    let wrong = wrong(HELD_OUT);
    assert!(
        wrong.len() * 100 <= HELD_OUT.len() * 20,
        "{} of {}\n{}",
        wrong.len(),
        HELD_OUT.len(),
        wrong.join("\n")
    );
}

#[test]
fn an_absence_note_names_who_answers_meanwhile() {
    let mail = mail::parse(
        b"From: Dana Ruiz <dana@acme.example>\nSubject: Automatic reply: Your interview\nAuto-Submitted: auto-replied\n\n\
          I am out of the office until March 9. In urgent matters please contact Tom Weber (tom.weber@acme.example).\n",
    );
    let reading = recognize::read_known(&mail, &WorkingDays::default());
    let wishes = serde_json::to_string(&reading.wishes).unwrap();
    assert_eq!(
        wishes,
        r#"[{"stand_in":{"to":{"name":"Tom Weber","email":"tom.weber@acme.example"}}}]"#
    );
}

#[test]
fn a_call_the_user_announces_has_its_day() {
    let day = |text: &str| {
        let bytes = format!(
            "From: Kim <kim@post.example>\nTo: jobs@acme.example\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\
             Subject: Application as Sales Manager\n\nDear team,\n\nI am applying for the Sales Manager position. {text}\n"
        );
        recognize::read_sent(&mail::parse(bytes.as_bytes()), &WorkingDays::default()).announced_call
    };
    let thursday = "2026-03-05".parse().ok();
    assert_eq!(day("I will call you on Thursday to hear what you think."), thursday);
    assert_eq!(day("I’ll give you a call on March 5."), thursday);
    assert_eq!(day("You can call me on Thursday."), None);
    assert_eq!(day("I will call it a day."), None);
}

/// A sentence, and the wishes in it as they are written.
type Said = (&'static str, &'static str);

const SAID: &[Said] = &[
    ("No phone calls, please.", r#"["no_calls"]"#),
    ("Please do not call or visit our stores about your application.", r#"["no_calls"]"#),
    ("We do not accept phone inquiries.", r#"["no_calls"]"#),
    ("I'd rather not discuss this by phone.", r#"["no_calls"]"#),
    ("Only shortlisted candidates will be contacted.", r#"["only_chosen_hear"]"#),
    (
        "Due to the number of applications we will contact only those selected for an interview.",
        r#"["only_chosen_hear"]"#,
    ),
    ("Unfortunately we cannot provide individual feedback.", r#"["no_feedback"]"#),
    ("We are unable to give feedback at this stage.", r#"["no_feedback"]"#),
    ("Please do not contact me again.", r#"["no_contact"]"#),
    ("Please stop emailing me.", r#"["no_contact"]"#),
    (
        "Call me at +1 (555) 010-0199 any time after 3 pm.",
        r#"[{"ring":{"number":"+1 (555) 010-0199"}}]"#,
    ),
    ("Feel free to ring tomorrow between 2 and 4.", r#"[{"ring":{"number":null}}]"#),
    ("The best way to reach me is by e-mail.", r#"[{"prefers":"email"}]"#),
    ("I prefer email.", r#"[{"prefers":"email"}]"#),
    ("Phone is easiest for me.", r#"[{"prefers":"phone"}]"#),
    ("Happy to connect on LinkedIn.", r#"[{"linkedin":true}]"#),
    ("I do not connect with candidates on LinkedIn.", r#"[{"linkedin":false}]"#),
    (
        "I am handing this over to my colleague Tom Weber.",
        r#"[{"handed_over":{"to":{"name":"Tom Weber","email":""}}}]"#,
    ),
    (
        "Going forward please contact Ann Lee at ann.lee@acme.example.",
        r#"[{"handed_over":{"to":{"name":"Ann Lee","email":"ann.lee@acme.example"}}}]"#,
    ),
    ("Friday is my last day at Acme.", r#"[{"left":{"who":null}}]"#),
    ("Dana Ruiz is no longer with Acme.", r#"[{"left":{"who":"Dana Ruiz"}}]"#),
];

const NOT_SAID: &[Said] = &[
    ("I will call you on Thursday.", "[]"),
    ("We tried to call you.", "[]"),
    ("If you do not call by Friday, the slot is gone.", "[]"),
    ("They do not call before noon.", "[]"),
    ("We would love your feedback.", "[]"),
    ("Please do not hesitate to contact me.", "[]"),
    ("Do not reply to this email.", "[]"),
    ("Connect with us on LinkedIn.", "[]"),
    ("Follow us on LinkedIn and Facebook.", "[]"),
    ("If you have questions, please contact Ann Lee.", "[]"),
    ("The role has left the planning stage.", "[]"),
    ("The posting is no longer with us.", "[]"),
    ("The interview will be a phone call.", "[]"),
    ("Selected candidates will be contacted next week.", "[]"),
    ("You will receive feedback within a week.", "[]"),
];

/// Written after the rules by the same hand; what is read wrongly among them was not looked at.
const HELD_OUT: &[Said] = &[
    ("We kindly ask you to refrain from calling.", r#"["no_calls"]"#),
    ("Please, no calls about this opening.", r#"["no_calls"]"#),
    ("Only candidates selected for interview will be notified.", r#"["only_chosen_hear"]"#),
    ("We regret that we can't offer personal feedback to applicants.", r#"["no_feedback"]"#),
    ("As a matter of policy, no feedback is given.", r#"["no_feedback"]"#),
    ("Please don't write to me any more.", r#"["no_contact"]"#),
    (
        "Give me a ring on 0228 5550199 when it suits you.",
        r#"[{"ring":{"number":"0228 5550199"}}]"#,
    ),
    ("You are welcome to phone me at (555) 010-0147.", r#"[{"ring":{"number":"(555) 010-0147"}}]"#),
    ("E-mail works best for me.", r#"[{"prefers":"email"}]"#),
    ("Sure, let's connect on LinkedIn!", r#"[{"linkedin":true}]"#),
    ("I'd prefer not to accept LinkedIn requests from applicants.", r#"[{"linkedin":false}]"#),
    (
        "Maria Sand will be taking over from me.",
        r#"[{"handed_over":{"to":{"name":"Maria Sand","email":""}}}]"#,
    ),
    ("My last day here is next Wednesday.", r#"[{"left":{"who":null}}]"#),
    ("Peter Holm has left the company.", r#"[{"left":{"who":"Peter Holm"}}]"#),
    ("We will not call you before Monday.", "[]"),
    ("Your new laptop will arrive soon.", "[]"),
    ("Our best candidates prefer remote work.", "[]"),
    ("Let me know whether you would like feedback.", "[]"),
];

fn wrong(table: &[Said]) -> Vec<String> {
    let read = |text: &str| {
        let bytes = format!(
            "From: Kim Sorel <kim.sorel@acme.example>\nSubject: Your application at Acme\n\n\
             Dear Sam,\n\nthank you for your application for the Buyer position. {text}\n\nBest regards\nKim Sorel\n"
        );
        let reading =
            recognize::read_known(&mail::parse(bytes.as_bytes()), &WorkingDays::default());
        let sentences = reading.evidence.iter().filter(|evidence| evidence.field == "wish");
        assert_eq!(sentences.count(), reading.wishes.len(), "every wish has its sentence");
        serde_json::to_string(&reading.wishes).unwrap()
    };
    let told = table.iter().map(|(text, expected)| (text, expected, read(text)));
    told.filter(|(_, expected, found)| **expected != found.as_str())
        .map(|(text, expected, found)| format!("{text}\n  {expected}\n  {found}"))
        .collect()
}
