//! Late evidence, what reviews teach, and how much they ask.

use expect_test::expect;

use crate::environment::TestEnvironment;

/// One mail: name, the names it answers, day of March, sender, subject, text.
type Letter<'a> = (&'a str, &'a str, u8, &'a str, &'a str, &'a str);

fn mailbox(environment: &TestEnvironment, file: &str, letters: &[Letter<'_>]) {
    let mut mailbox = String::new();
    for (name, answers, day, from, subject, text) in letters {
        let refers = match *answers {
            "" => String::new(),
            name => format!("In-Reply-To: <{name}@x.example>\nReferences: <{name}@x.example>\n"),
        };
        mailbox += &format!(
            "From x Mon Mar  2 09:00:00 2026\nMessage-ID: <{name}@x.example>\n{refers}From: {from}\nTo: Kim Doe <kim@home.example>\nDelivered-To: kim@home.example\nDate: {day} Mar 2026 09:00:00 +0000\nSubject: {subject}\n\n{text}\n\n"
        );
    }
    std::fs::write(environment.home().join(file), mailbox).expect("the home is writable");
}

const DANA: &str = "Dana Ruiz <dana.ruiz@acme.example>";
const DESK: &str = "Acme Careers <no-reply@acme.example>";

fn receipt<'a>(name: &'a str, day: u8, text: &'a str) -> Letter<'a> {
    (name, "", day, DESK, "Thank you for applying to Acme", text)
}

const WELDER: &str = "Dear Kim,\nThank you for applying for the position of Welder at Acme. We have received your application.\nAcme Careers";
const PLANNER: &str = "Dear Kim,\nThank you for applying for the position of Planner at Acme. We have received your application.\nAcme Careers";
const ASKS: &str = "Dear Kim,\nThank you for your application to Acme. We would like to invite you to an interview next week. When would suit you?\nBest regards,\nDana Ruiz\nSenior Recruiter, Acme";
const TELLS: &str = "Dear Kim,\nwe would like to invite you to an interview for the position of Planner at Acme. I will confirm the time tomorrow.\nBest regards,\nDana Ruiz\nSenior Recruiter, Acme";

#[test]
fn a_mail_that_waited_goes_where_a_later_import_tells_and_undo_brings_it_back() {
    let environment = TestEnvironment::new();
    mailbox(
        &environment,
        "one.mbox",
        &[
            receipt("r1", 2, WELDER),
            receipt("r2", 3, PLANNER),
            ("ask", "", 9, DANA, "Interview at Acme", ASKS),
        ],
    );
    mailbox(&environment, "two.mbox", &[("tell", "ask", 10, DANA, "Re: Interview at Acme", TELLS)]);
    let said = environment.transcript(
        "import one.mbox\nreview\nimport two.mbox\nreview\nshow planner\nundo\nreview\nshow planner",
    );
    expect![[r#"
        $ heardback import one.mbox
        Read 3 messages. 2 kept, from 2 new applications. 1 unsure: heardback review
        asks about a few of them.
        Nothing left this computer. Your data lies in data/heardback.db; `heardback
        undo` takes this import back.
        $ heardback review
        66v8  Mon 9 Mar       Interview at Acme
              Dana Ruiz <dana.ruiz@acme.example>
              perhaps Planner at Acme (acme-planner)
              it fits more than one of your applications
              kind      “We would like to invite you to an interview next week.”
              company   “Interview at Acme”
              person    “Dana Ruiz”
              asks      “When would suit you?”
        heardback review accept | application | new | not-mine, each with the id
        $ heardback import two.mbox
        Read 1 message. 1 kept. One earlier message found its place by what came later.
        Nothing left this computer. Your data lies in data/heardback.db; `heardback
        undo` takes this import back.

          Dana Ruiz asked you something that has no answer yet (Planner at Acme).
            Mon 9 Mar: “When would suit you?”
        $ heardback review
        There is nothing to review.
        $ heardback show planner
        Planner at Acme
        acme-planner
          Dana Ruiz, recruiter <dana.ruiz@acme.example>

        Tue 3 Mar       you applied
        Tue 3 Mar       a receipt came by e-mail: “Thank you for applying to Acme”
        Tue 3 Mar       it went by an online form
                          in a mail: “We have received your application.”
        Mon 9 Mar       a mail that waited found its place here, by what came later
                          in a mail: “We would like to invite you to an interview next
                          week.”
        Mon 9 Mar       Dana Ruiz wrote by e-mail and asked something: “Interview at
                        Acme”
                          in a mail: “When would suit you?”
        Tue 10 Mar      Dana Ruiz wrote by e-mail: “Re: Interview at Acme”
                          in a mail: “Dear Kim, we would like to invite you to an
                          interview for the position of Planner at Acme.”

        If nobody answers:
        Thu 12 Mar      Reply to Dana Ruiz, e-mail
        Thu 19 Mar      Check in with Dana Ruiz, e-mail
        Thu 2 Apr       Check in with Dana Ruiz, e-mail
        Thu 16 Apr      Check in with Dana Ruiz, e-mail
        Thu 30 Apr      Check in with Dana Ruiz, e-mail
        Thu 14 May      Check in with Dana Ruiz, e-mail
        Thu 28 May      Decide whether to go on with Acme

        Waiting is usual: 55 % wait over a month after an interview (Robert Half,
        EVD-10.3).
        $ heardback undo
        Taken back: import two.mbox.
        $ heardback review
        66v8  Mon 9 Mar       Interview at Acme
              Dana Ruiz <dana.ruiz@acme.example>
              perhaps Planner at Acme (acme-planner)
              it fits more than one of your applications
              kind      “We would like to invite you to an interview next week.”
              company   “Interview at Acme”
              person    “Dana Ruiz”
              asks      “When would suit you?”
        heardback review accept | application | new | not-mine, each with the id
        $ heardback show planner
        Planner at Acme
        acme-planner

        Tue 3 Mar       you applied
        Tue 3 Mar       a receipt came by e-mail: “Thank you for applying to Acme”
        Tue 3 Mar       it went by an online form
                          in a mail: “We have received your application.”

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
    "#]]
    .assert_eq(&said);
}

#[test]
fn a_mail_that_stood_elsewhere_moves_and_importing_again_adds_nothing() {
    let environment = TestEnvironment::new();
    mailbox(
        &environment,
        "one.mbox",
        &[receipt("r1", 2, WELDER), ("ask", "", 9, DANA, "Interview at Acme", ASKS)],
    );
    mailbox(
        &environment,
        "two.mbox",
        &[receipt("r2", 3, PLANNER), ("tell", "ask", 10, DANA, "Re: Interview at Acme", TELLS)],
    );
    environment.given("import one.mbox");
    let before = environment.run(&["show", "welder"]);
    let said = environment.transcript("import two.mbox\nshow welder\nshow planner");
    expect![[r#"
        $ heardback import two.mbox
        Read 2 messages. 2 kept, from 1 new application. One earlier message found its
        place by what came later.
        Nothing left this computer. Your data lies in data/heardback.db; `heardback
        undo` takes this import back.

          Dana Ruiz asked you something that has no answer yet (Planner at Acme).
            Mon 9 Mar: “When would suit you?”
        $ heardback show welder
        Welder at Acme
        acme-welder

        Mon 2 Mar       you applied
        Mon 2 Mar       a receipt came by e-mail: “Thank you for applying to Acme”
        Mon 2 Mar       it went by an online form
                          in a mail: “We have received your application.”

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        $ heardback show planner
        Planner at Acme
        acme-planner
          Dana Ruiz, recruiter <dana.ruiz@acme.example>

        Tue 3 Mar       you applied
        Tue 3 Mar       a receipt came by e-mail: “Thank you for applying to Acme”
        Tue 3 Mar       it went by an online form
                          in a mail: “We have received your application.”
        Mon 9 Mar       a mail that stood with acme-welder belongs here, by what came
                        later
        Mon 9 Mar       Dana Ruiz wrote by e-mail and asked something: “Interview at
                        Acme”
                          in a mail: “When would suit you?”
        Tue 10 Mar      Dana Ruiz wrote by e-mail: “Re: Interview at Acme”
                          in a mail: “Dear Kim, we would like to invite you to an
                          interview for the position of Planner at Acme.”

        If nobody answers:
        Thu 12 Mar      Reply to Dana Ruiz, e-mail
        Thu 19 Mar      Check in with Dana Ruiz, e-mail
        Thu 2 Apr       Check in with Dana Ruiz, e-mail
        Thu 16 Apr      Check in with Dana Ruiz, e-mail
        Thu 30 Apr      Check in with Dana Ruiz, e-mail
        Thu 14 May      Check in with Dana Ruiz, e-mail
        Thu 28 May      Decide whether to go on with Acme

        Waiting is usual: 55 % wait over a month after an interview (Robert Half,
        EVD-10.3).
    "#]]
    .assert_eq(&said);
    let facts = environment.run(&["export"]);
    std::fs::copy(environment.home().join("two.mbox"), environment.home().join("copy.mbox"))
        .expect("the home is writable");
    environment.given("import copy.mbox\nimport two.mbox --full");
    assert_eq!(
        environment.run(&["export"]).lines().filter(|line| line.contains("\"fact\":")).count(),
        facts.lines().filter(|line| line.contains("\"fact\":")).count()
    );
    environment.given("undo");
    assert_eq!(environment.run(&["show", "welder"]), before);
}

#[test]
fn a_dry_run_says_what_would_find_its_place_and_moves_nothing() {
    let environment = TestEnvironment::new();
    mailbox(
        &environment,
        "one.mbox",
        &[
            receipt("r1", 2, WELDER),
            receipt("r2", 3, PLANNER),
            ("ask", "", 9, DANA, "Interview at Acme", ASKS),
        ],
    );
    mailbox(&environment, "two.mbox", &[("tell", "ask", 10, DANA, "Re: Interview at Acme", TELLS)]);
    environment.given("import one.mbox");
    let before = environment.run(&["review"]);
    let said = environment.run(&["import", "two.mbox", "--dry-run"]);
    assert!(said.contains("One earlier message found its place"), "{said}");
    assert_eq!(environment.run(&["review"]), before);
}

/// So many unsure mails of different people.
fn unsure(environment: &TestEnvironment, file: &str, numbers: std::ops::Range<u8>) {
    let names: Vec<(String, String, String)> = numbers
        .map(|n| {
            (
                format!("u{file}{n}"),
                format!("Lee{n} Koch <lee{n}@firm{n}.example>"),
                format!("Your interview, part {n}"),
            )
        })
        .collect();
    let letters: Vec<Letter<'_>> = names
        .iter()
        .map(|(name, from, subject)| {
            let text = "Dear Kim,\nwe would like to invite you to an interview for the position. When would suit you?\nBest regards";
            (name.as_str(), "", 9, from.as_str(), subject.as_str(), text)
        })
        .collect();
    mailbox(environment, file, &letters);
    environment.given(&format!("import {file}"));
}

fn ids(environment: &TestEnvironment, words: &[&str]) -> Vec<String> {
    let rows: serde_json::Value =
        serde_json::from_str(&environment.run(words)).expect("it prints JSON");
    let rows = rows.as_array().expect("a list").iter();
    rows.map(|row| row["short"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn a_day_asks_seven_questions_and_after_thirty_days_none() {
    let mut environment = TestEnvironment::new();
    unsure(&environment, "many.mbox", 0..12);
    let asked = ids(&environment, &["review", "--json"]);
    assert_eq!(asked.len(), 7);
    for id in &asked {
        environment.given(&format!("review not-mine {id}"));
    }
    assert_eq!(environment.run(&["review"]), "That is enough for today.\n");
    environment.on("2026-03-13");
    assert_eq!(ids(&environment, &["review", "--json"]).len(), 5);
    environment.on("2026-04-20");
    assert_eq!(environment.run(&["review"]), "There is nothing to review.\n");
    assert_eq!(ids(&environment, &["review", "--all", "--json"]).len(), 5);
    assert!(environment.run(&["search", "interview"]).contains("Your interview, part"));
}

#[test]
fn what_was_said_of_one_mail_goes_for_the_next_import_until_it_is_taken_back() {
    let environment = TestEnvironment::new();
    unsure(&environment, "one.mbox", 1..2);
    let id = ids(&environment, &["review", "--json"]).remove(0);
    environment.given(&format!("review not-mine {id}"));
    unsure(&environment, "two.mbox", 1..2);
    assert_eq!(environment.run(&["review"]), "There is nothing to review.\n");
    environment.given("undo\nundo");
    unsure(&environment, "three.mbox", 1..2);
    assert_eq!(ids(&environment, &["review", "--json"]).len(), 1, "one sender, one subject");
}
