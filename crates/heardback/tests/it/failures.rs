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
          northwind-tools  Process Engineer at Northwind Tools
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
fn a_note_finds_its_application_by_id_or_words_but_none_that_was_taken_back() {
    let environment = TestEnvironment::new();
    environment.given(
        r#"
        apply Acme Fitter --on 2026-03-02
        apply "Northwind Tools" "Process Engineer" --on 2026-03-02
        apply Globex Welder --on 2026-03-03
        undo
        "#,
    );
    let said = environment.transcript(
        r#"
        note acme-fitter "by its id"
        note Northwind "by a word"
        note globex-welder "taken back"
        "#,
    );
    expect![[r#"
        $ heardback note acme-fitter "by its id"
        Recorded: note on acme-fitter.
        To take it back: heardback undo
        $ heardback note Northwind "by a word"
        Recorded: note on northwind-tools.
        To take it back: heardback undo
        $ heardback note globex-welder "taken back"
        No application fits “globex-welder”.
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

#[test]
fn two_programs_at_once_lose_nothing() {
    let environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on \"2 march\"");
    let mut running = Vec::new();
    for writer in 0..2 {
        for n in 0..10 {
            let note = format!("note {n} of writer {writer}");
            let mut command = environment.command(&["note", "acme", &note]);
            // A real clock: with one that stands still both would draw the same names.
            command.env_remove("HEARDBACK_NOW");
            running.push(command.stdout(std::process::Stdio::null()).spawn().expect("it starts"));
        }
    }
    for mut program in running {
        assert!(program.wait().expect("it ends").success());
    }
    let facts = environment.run(&["export"]);
    for writer in 0..2 {
        for n in 0..10 {
            let note = format!("note {n} of writer {writer}\"");
            assert_eq!(facts.matches(&note).count(), 1, "{note}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_leaves_nothing_half_written() {
    let environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on \"2 march\"");
    let before = environment.run(&["export"]);
    // A limit on the size of files stands for a full disk: the system refuses to write more in the same way.
    let text = "x".repeat(100_000);
    let script = "ulimit -f 64; trap '' XFSZ; exec \"$0\" note acme \"$(cat text)\"";
    std::fs::write(environment.home().join("text"), text).expect("the home is writable");
    let mut shell = std::process::Command::new("/bin/bash");
    let program = environment.command(&[]);
    shell
        .args(["-c", script])
        .arg(program.get_program())
        .current_dir(environment.home())
        .env_clear();
    for (name, value) in program.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let output = shell.env("PATH", "/usr/bin:/bin").output().expect("a shell is there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(environment.run(&["export"]) == before, "{said}");
    expect![[r#"
        There is no room left on the disk of data/heardback.db. Nothing of this step was
        written. Make some room and do it again.
    "#]]
    .assert_eq(&said);
}

#[test]
fn files_that_cannot_be_are_named() {
    let environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on \"2 march\"\nbackup copy.db\nexport copy.jsonl");
    std::fs::write(
        environment.home().join("own.toml"),
        "[numbers.\"app.first\"]\nbalanced = { due = 8 }\n",
    )
    .expect("the home is writable");
    std::fs::write(
        environment.home().join("bad.jsonl"),
        "{\"heardback\":\"facts\",\"version\":1}\nnonsense\n",
    )
    .expect("the home is writable");
    let said = environment.transcript(
        r#"
        backup copy.db
        export copy.jsonl
        restore nowhere.db
        restore bad.jsonl
        restore copy.jsonl
        restore copy.db
        playbook check own.toml
        playbook check nowhere.toml
        playbook show APP-99
        man nothing
        "#,
    );
    expect![[r#"
        $ heardback backup copy.db
        copy.db is there already and was left as it is.
          Choose another name for the backup.
        exit 2
        $ heardback export copy.jsonl
        copy.jsonl is there already and was left as it is.
          Choose another name for the export.
        exit 2
        $ heardback restore nowhere.db
        nowhere.db: No such file or directory (os error 2).
        exit 1
        $ heardback restore bad.jsonl
        Line 2 of the export: expected ident at line 1 column 2. Nothing of it was taken
        in.
        exit 1
        $ heardback restore copy.jsonl
        0 facts were added, 3 were here already.
        $ heardback restore copy.db
        3 facts are back.
        What was here before is kept in data/heardback.db.before-restore-1
        $ heardback playbook check own.toml
        own.toml:1: the number "app.first" cites no rule
        Name at least one rule of the catalogue, for example:

            cites = ["APP-1"]
        exit 1
        $ heardback playbook check nowhere.toml
        nowhere.toml: No such file or directory (os error 2).
        exit 1
        $ heardback playbook show APP-99
        The playbook has no rule, number or check “APP-99”.
          heardback playbook show
        exit 2
        $ heardback man nothing
        There is no command “nothing”.
          heardback --help
        exit 2
    "#]]
    .assert_eq(&said);
}
