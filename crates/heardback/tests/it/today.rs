//! Today, as people meet it.

use expect_test::expect;

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
    for n in 0..150 {
        let day = format!("2025-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
        environment.run(&["apply", &format!("Company {n}"), "Engineer", "--on", &day]);
    }
    let said = environment.run(&["today"]);
    assert!(said.lines().count() <= 6, "{said}");
    for word in ["overdue", "late", "failed", "dead", "ghost", "missed", "reject"] {
        assert!(!said.to_lowercase().contains(word), "{word}:\n{said}");
    }
    expect![[r#"
        Nothing to do today.
        150 older may rest: heardback rest --old
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
