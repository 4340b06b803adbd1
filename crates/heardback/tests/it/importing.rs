//! Importing from every kind of container, twice, and what is refused.

use std::fs::{self, File};
use std::io::Write;

use expect_test::expect;
use serde_json::Value;

use crate::environment::TestEnvironment;
use crate::mailbox::{mbox, messages};

/// Imports and gives back the receipt.
#[track_caller]
fn import(environment: &TestEnvironment, paths: &[&str]) -> Value {
    let words: Vec<&str> = ["import", "--json"].into_iter().chain(paths.iter().copied()).collect();
    serde_json::from_str(&environment.run(&words)).expect("a receipt in JSON")
}

/// The same where some of what was asked for is left out: it says so, and the exit code is 1.
#[track_caller]
fn import_in_part(environment: &TestEnvironment, paths: &[&str], complaint: &str) -> Value {
    let words: Vec<&str> = ["import", "--json"].into_iter().chain(paths.iter().copied()).collect();
    let output = environment.output(&words);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), complaint);
    serde_json::from_slice(&output.stdout).expect("a receipt in JSON")
}

#[track_caller]
fn brings_ten_once(environment: &TestEnvironment, path: &str) {
    let first = import(environment, &[path]);
    assert_eq!((&first["read"], &first["kept"]), (&20.into(), &10.into()), "{first:#}");
    assert_eq!(first["applications"], 10, "{first:#}");
    let before = environment.run(&["export"]);
    let second = import(environment, &[path]);
    assert_eq!((&second["kept"], &second["facts"]), (&0.into(), &0.into()), "{second:#}");
    let third = import(environment, &["--full", path]);
    assert_eq!((&third["kept"], &third["facts"]), (&0.into(), &0.into()), "{third:#}");
    assert_eq!(environment.run(&["export"]), before, "importing again changes nothing");
}

#[test]
fn an_mbox_is_imported_once() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("box.mbox"), mbox(&messages(10))).unwrap();
    brings_ten_once(&environment, "box.mbox");
    let unchanged = import(&environment, &["box.mbox"]);
    assert_eq!(unchanged["read"], 0, "an unchanged file is not read again: {unchanged:#}");
}

#[test]
fn a_mailbox_that_did_not_change_is_told_in_two_sentences() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("box.mbox"), mbox(&messages(10))).unwrap();
    environment.run(&["import", "box.mbox"]);
    let second = environment.run(&["import", "box.mbox"]);
    assert!(second.contains("box.mbox: nothing new since it was read."), "{second}");
    assert!(second.trim_end().ends_with("heardback.db."), "nothing to take back: {second}");
}

#[test]
fn an_mbox_that_grew_is_read_from_where_it_ended() {
    let environment = TestEnvironment::new();
    let all = messages(12);
    let path = environment.home().join("box.mbox");
    fs::write(&path, mbox(&all[..20])).unwrap();
    import(&environment, &["box.mbox"]);
    let mut grown = File::options().append(true).open(&path).unwrap();
    grown.write_all(&mbox(&all[20..])).unwrap();
    drop(grown);
    let receipt = import(&environment, &["box.mbox"]);
    assert_eq!((&receipt["read"], &receipt["kept"]), (&4.into(), &2.into()), "{receipt:#}");
}

#[test]
fn a_maildir_is_imported_once_and_only_new_files_are_read() {
    let environment = TestEnvironment::new();
    let all = messages(11);
    for folder in ["cur", "new", "tmp"] {
        fs::create_dir_all(environment.home().join("Maildir").join(folder)).unwrap();
    }
    for (n, message) in all[..20].iter().enumerate() {
        let name = if n % 2 == 0 { format!("cur/{n}.host:2,S") } else { format!("new/{n}.host") };
        fs::write(environment.home().join("Maildir").join(name), message).unwrap();
    }
    brings_ten_once(&environment, "Maildir");
    fs::write(environment.home().join("Maildir/new/20.host"), &all[20]).unwrap();
    let receipt = import(&environment, &["Maildir"]);
    assert_eq!((&receipt["read"], &receipt["kept"]), (&1.into(), &1.into()), "{receipt:#}");
}

#[test]
fn a_folder_of_single_messages_is_imported_once() {
    let environment = TestEnvironment::new();
    fs::create_dir_all(environment.home().join("mails/deep")).unwrap();
    for (n, message) in messages(10).iter().enumerate() {
        let folder = if n % 2 == 0 { "mails" } else { "mails/deep" };
        fs::write(environment.home().join(folder).join(format!("{n}.eml")), message).unwrap();
    }
    brings_ten_once(&environment, "mails");
}

#[test]
fn compressed_mailboxes_and_archives_are_imported_once() {
    let bytes = mbox(&messages(10));
    let zipped = || {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("Takeout/Mail/All mail Including Spam and Trash.mbox", options).unwrap();
        zip.write_all(&bytes).unwrap();
        zip.start_file("Takeout/archive_browser.html", options).unwrap();
        zip.write_all(b"<html></html>").unwrap();
        zip.finish().unwrap().into_inner()
    };
    let gzipped = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let tarred = || {
        let mut tar = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        tar.append_data(&mut header, "Takeout/Mail/Inbox.mbox", &bytes[..]).unwrap();
        tar.into_inner().unwrap()
    };
    for (name, content) in [
        ("takeout.zip", zipped()),
        ("box.mbox.gz", gzipped(&bytes)),
        ("takeout.tgz", gzipped(&tarred())),
    ] {
        let environment = TestEnvironment::new();
        fs::write(environment.home().join(name), content).unwrap();
        brings_ten_once(&environment, name);
    }
}

#[test]
fn what_is_no_mail_is_refused_by_name_and_the_rest_is_imported() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("box.mbox"), mbox(&messages(1))).unwrap();
    fs::write(environment.home().join("archive.pst"), b"!BDN and more").unwrap();
    fs::write(environment.home().join("photo.jpg"), b"\xff\xd8\xff\xe0 a picture").unwrap();
    let receipt = import_in_part(
        &environment,
        &["archive.pst", "photo.jpg", "box.mbox"],
        "Not all of it was read: archive.pst, photo.jpg.\n",
    );
    assert_eq!(receipt["kept"], 1, "{receipt:#}");
    let refused: Vec<String> = receipt["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|refused| {
            format!("{}: {}", refused["path"].as_str().unwrap(), refused["why"].as_str().unwrap())
        })
        .collect();
    assert_eq!(refused.len(), 2);
    assert!(refused[0].starts_with("archive.pst: an Outlook data file"), "{refused:?}");
    assert!(
        refused[1].starts_with("photo.jpg: the file is of no kind that is known"),
        "{refused:?}"
    );
    expect![[r#"
        nowhere.mbox: it could not be read: No such file or directory (os error 2).
          Accepted: mbox, Maildir, .eml, folders of these, .zip, .tgz and .gz.
        exit 2
    "#]]
    .assert_eq(&environment.fail(&["import", "nowhere.mbox"]));
}

#[test]
fn what_lies_beside_mail_in_a_folder_is_named_and_not_missed() {
    let environment = TestEnvironment::new();
    let folder = environment.home().join("mail");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("box.mbox"), mbox(&messages(1))).unwrap();
    fs::write(folder.join("photo.jpg"), b"\xff\xd8\xff\xe0 a picture").unwrap();
    let receipt = import(&environment, &["mail"]);
    assert_eq!(receipt["kept"], 1, "{receipt:#}");
    assert_eq!(receipt["refused"].as_array().unwrap().len(), 1, "{receipt:#}");
}

#[test]
fn a_receipt_and_today_count_the_same_that_may_rest() {
    let mut most = 0;
    for day in ["2026-01-20", "2026-03-12", "2027-02-01"] {
        let mut environment = TestEnvironment::new();
        environment.on(day);
        fs::write(environment.home().join("box.mbox"), mbox(&messages(56))).unwrap();
        let receipt = environment.run(&["import", "box.mbox"]);
        let said = receipt
            .split("you may let ")
            .nth(1)
            .map_or("0", |rest| rest.split(' ').next().unwrap())
            .replace("one", "1");
        let today: Value = serde_json::from_str(&environment.run(&["today", "--json"])).unwrap();
        let old = today["may_rest"].as_array().unwrap().len();
        assert_eq!(said, old.to_string(), "{day}: {receipt}");
        most = most.max(old);
        if old > 0 {
            let rest = environment.run(&["rest", "--old"]);
            assert!(rest.contains(&format!("{old} older application")), "{rest}");
        }
    }
    assert!(most > 1, "on none of these days may anything rest");
}

#[test]
fn an_archive_that_is_a_trap_is_left_alone_and_said() {
    let environment = TestEnvironment::new();
    // More than a gigabyte of one letter: no mail shrinks to so little.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(b"From a Thu Jan  1 00:00:00 2026\nSubject: trap\nFrom: a@b.example\n\n")
        .unwrap();
    let block = vec![b'a'; 1 << 20];
    for _ in 0..1_100 {
        gzip.write_all(&block).unwrap();
    }
    fs::write(environment.home().join("trap.gz"), gzip.finish().unwrap()).unwrap();
    let receipt = import_in_part(&environment, &["trap.gz"], "Not all of it was read: trap.gz.\n");
    let why = receipt["refused"][0]["why"].as_str().unwrap_or_default();
    assert!(why.contains("unpacks to far more than mail can"), "{receipt:#}");
}

#[test]
fn a_dry_run_says_what_would_be_new_and_records_nothing() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("box.mbox"), mbox(&messages(10))).unwrap();
    let before = environment.run(&["export"]);
    let receipt = import(&environment, &["--dry-run", "box.mbox"]);
    assert_eq!(receipt["kept"], 10, "{receipt:#}");
    assert_eq!(environment.run(&["export"]), before);
    assert_eq!(import(&environment, &["box.mbox"])["applications"], 10);
}

#[test]
fn undo_takes_an_import_back() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("box.mbox"), mbox(&messages(10))).unwrap();
    import(&environment, &["box.mbox"]);
    environment.run(&["undo"]);
    let today: Value = serde_json::from_str(&environment.run(&["today", "--json"])).unwrap();
    assert_eq!(today["applications"], 0, "{today:#}");
}

#[test]
fn mail_that_was_judged_not_to_belong_is_found_again_by_company() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("box.mbox"), mbox(&messages(3))).unwrap();
    import(&environment, &["box.mbox"]);
    let found: Value =
        serde_json::from_str(&environment.run(&["find-missing", "plums", "--json"])).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 3, "{found:#}");
    let kept: Value =
        serde_json::from_str(&environment.run(&["find-missing", "Amber Valley", "--json"]))
            .unwrap();
    assert_eq!(kept, Value::Array(Vec::new()), "what is kept is not missing");
}

#[test]
fn everything_of_the_cases_is_imported_and_adds_nothing_the_second_time() {
    let log = |text: &str| std::io::stderr().write_all(text.as_bytes()).unwrap();
    let Some(cases) = std::env::var_os("HEARDBACK_CASES").map(std::path::PathBuf::from) else {
        return log("mail of the cases: skipped, HEARDBACK_CASES is not set\n");
    };
    let environment = TestEnvironment::new();
    let paths: Vec<String> = ["mail", "mail-parser", "mail-containers"]
        .iter()
        .map(|folder| cases.join("data").join(folder).display().to_string())
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let first = import(&environment, &paths);
    let read = first["read"].as_u64().unwrap();
    assert!(read > 2_500, "the cases have more mail than that: {first:#}");
    log(&format!("mail of the cases: {read} ran, {} kept\n", first["kept"]));
    let before = environment.run(&["export"]);
    for again in [&["--full"][..], &[]] {
        let words: Vec<&str> = again.iter().copied().chain(paths.iter().copied()).collect();
        let receipt = import(&environment, &words);
        assert_eq!((&receipt["kept"], &receipt["facts"]), (&0.into(), &0.into()), "{receipt:#}");
    }
    assert_eq!(environment.run(&["export"]), before, "importing again changes nothing");
    environment.run(&["doctor"]);
}
