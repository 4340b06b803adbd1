//! Today, as people meet it.

use expect_test::expect;
use heardback_core::fact::FactId;

use crate::environment::TestEnvironment;

#[test]
fn an_empty_folder_says_how_to_begin() {
    expect![[r#"
        There is no application here yet. Two ways to begin:
          heardback import MAILBOX          an mbox file, a Maildir, a Takeout archive
          heardback apply "Acme" Engineer   one you sent yourself
    "#]]
    .assert_eq(&TestEnvironment::new().run(&[]));
}

#[test]
fn a_day_without_anything_names_the_next_day_and_why() {
    let environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on 2026-03-12");
    expect![[r#"
        Nothing to do today. Next on Monday: Find somebody to write to at Acme (applied
        Thu 12 Mar).
    "#]]
    .assert_eq(&environment.run(&["today"]));
}

#[test]
fn old_applications_are_one_line_and_no_reproach() {
    let environment = TestEnvironment::new();
    let file = environment.home().join("old.jsonl");
    std::fs::write(&file, brought_in_today(150)).expect("the home is writable");
    environment.given("restore old.jsonl");
    let said = environment.run(&["today"]);
    assert!(said.lines().count() <= 6, "{said}");
    for word in ["overdue", "late", "failed", "dead", "ghost", "missed", "reject"] {
        assert!(!said.to_lowercase().contains(word), "{word}:\n{said}");
    }
    expect![[r#"
        bh2z  Find somebody to write to at Company 0    applied Mon 2 Mar
        8atp  Find somebody to write to at Company 1    applied Tue 3 Mar
        1xye  Find somebody to write to at Company 2    applied Wed 4 Mar
        147 older may rest: heardback rest --old
        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
    "#]]
    .assert_eq(&said);
}

#[test]
fn what_is_for_later_comes_on_its_day() {
    let mut environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on 2026-03-12");
    environment.on("2026-03-16");
    let said = environment.run(&["today"]);
    assert!(said.contains("Find somebody to write to at Acme"), "{said}");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let mut environment = TestEnvironment::new();
    environment.given(
        r#"
        apply "The Extraordinarily Long Name Manufacturing and Trading Company" "Senior Principal Staff Engineer of Everything" --on 2026-03-02
        note extraordinarily "A remark that goes on and on, well beyond what anybody would want to read in one line of a terminal"
        "#,
    );
    for width in [40, 80, 100] {
        environment.wide(width);
        for words in
            [["today"].as_slice(), &["plan"], &["list"], &["show", "long"], &["why", "long"]]
        {
            for line in environment.run(words).lines() {
                assert!(line.chars().count() <= width, "{words:?} at {width}: {line}");
            }
        }
    }
}

/// An export as an import of this morning would leave it: applications from last year, and three of these days.
fn brought_in_today(count: usize) -> String {
    let mut lines = vec![r#"{"heardback":"facts","version":1}"#.to_owned()];
    for n in 0..count {
        let day = match n {
            0..3 => format!("2026-03-0{}", 2 + n),
            _ => format!("2025-{:02}-{:02}", 1 + n % 12, 1 + n % 28),
        };
        let id =
            |place: usize| FactId::digest([n.to_string().as_str(), place.to_string().as_str()]);
        let start = |place| {
            format!(
                r#"{{"id":"{}","on":"{day}","recorded":"2026-03-12T08:00:00Z","batch":"0000000000001","origin":"typed""#,
                id(place)
            )
        };
        let application = format!("company-{n}");
        lines.push(format!(
            r#"{},"fact":"application","application":"{application}","detail":{{"company":"Company {n}"}}}}"#,
            start(0)
        ));
        lines.push(format!(r#"{},"fact":"applied","application":"{application}"}}"#, start(1)));
    }
    lines.join("\n") + "\n"
}

#[test]
fn letting_the_old_ones_rest_is_one_step_and_one_undo() {
    let environment = TestEnvironment::new();
    let file = environment.home().join("old.jsonl");
    std::fs::write(&file, brought_in_today(150)).expect("the home is writable");
    environment.given("restore old.jsonl");
    let before = environment.run(&["today"]);
    expect![[r#"
        $ heardback rest --old
        Recorded: 147 older applications rest.
        To take it back: heardback undo
        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        $ heardback today
        bh2z  Find somebody to write to at Company 0    applied Mon 2 Mar
        8atp  Find somebody to write to at Company 1    applied Tue 3 Mar
        1xye  Find somebody to write to at Company 2    applied Wed 4 Mar
        $ heardback list --stage resting --json
        [
          {
            "application": "company-83","#]]
    .assert_eq(
        &environment
            .transcript("rest --old\ntoday\nlist --stage resting --json")
            .lines()
            .take(12)
            .collect::<Vec<_>>()
            .join("\n"),
    );
    environment.given("undo");
    assert_eq!(environment.run(&["today"]), before);
}

#[test]
fn on_fridays_the_last_line_says_what_was_done_that_week() {
    let mut environment = TestEnvironment::new();
    environment.on("2026-03-11");
    environment.given(
        "apply Acme Fitter
         apply Globex Welder --on \"20 feb\"
         outcome globex-welder rejected",
    );
    environment.on("2026-03-12");
    assert!(!environment.run(&["today"]).contains("This week"));
    environment.on("2026-03-13");
    let said = environment.run(&["today"]);
    assert_eq!(said.lines().last(), Some("This week you applied once."), "{said}");
}
