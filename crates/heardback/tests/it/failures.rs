//! Every complaint says what, where and what to do next.

use expect_test::expect;

use crate::environment::TestEnvironment;

#[test]
fn what_fits_nothing_or_too_much_is_told_with_what_could_be_meant() {
    let environment = TestEnvironment::new();
    environment.given(
        r#"
        apply Acme Fitter --on 2026-03-02
        apply Acme Welder --on 2026-03-03
        apply "Northwind Tools" "Process Engineer" --on 2026-03-02
        "#,
    );
    let said = environment.transcript(
        r#"
        show acme
        show nortwind
        show zzz
        why zzz
        "#,
    );
    expect![[r#"
        $ heardback show acme
        “acme” fits more than one application; name one of them:
          acme-fitter  Fitter at Acme
          acme-welder  Welder at Acme
        exit 2
        $ heardback show nortwind
        No application fits “nortwind”; the nearest:
          northwind-tools-process-engineer  Process Engineer at Northwind Tools
        exit 2
        $ heardback show zzz
        No application fits “zzz”.
        exit 2
        $ heardback why zzz
        Nothing to do fits “zzz”.
          heardback today    what is for today, each with its id
          heardback plan     everything that is planned
        exit 2
    "#]]
    .assert_eq(&said);
}

#[test]
fn days_that_cannot_be_are_refused() {
    let environment = TestEnvironment::new();
    let said = environment.transcript(
        r#"
        apply Acme --on 2026-02-30
        apply Acme --on 2026-04-01
        "#,
    );
    expect![[r#"
        $ heardback apply Acme --on 2026-02-30
        `2026-02-30` is not in the calendar; type a day that exists, like `2026-03-04`
        or `4 march`.
        exit 2
        $ heardback apply Acme --on 2026-04-01
        An application cannot be recorded for 2026-04-01: that day is still to come.
        exit 1
    "#]]
    .assert_eq(&said);
}

#[test]
fn data_of_a_newer_version_is_left_as_it_is() {
    let environment = TestEnvironment::new();
    environment.given("apply Acme");
    let file = environment.data().join("heardback.db");
    rusqlite::Connection::open(&file)
        .and_then(|db| db.execute("insert into migrations (number, name) values (99, 'later')", []))
        .expect("the file is a database");
    let before = std::fs::read(&file).expect("the file is there");
    let said = environment.fail(&["today"]);
    assert_eq!(std::fs::read(&file).expect("the file is there"), before);
    // The newest version this program knows moves with every migration.
    let (before, after) = said.split_once("reads up to ").expect("it says what it can read");
    let after = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
    expect![[r#"
        data/heardback.db was written by a newer Heardback (data version 99; this one
        reads up to N). It was left as it is. Use the newer program, or name another
        folder with --data.
        exit 1
    "#]]
    .assert_eq(&format!("{before}reads up to N{after}"));
}

#[test]
fn a_file_that_is_no_data_is_left_as_it_is() {
    let environment = TestEnvironment::new();
    std::fs::create_dir(environment.data()).expect("the home is writable");
    let file = environment.data().join("heardback.db");
    std::fs::write(&file, "Dear diary, today I applied at Acme. ".repeat(200)).expect("writable");
    let said = environment.fail(&["today"]);
    expect![[r#"
        data/heardback.db holds no Heardback data. It was left as it is. Name another
        folder with --data.
        exit 1
    "#]]
    .assert_eq(&said);
}
