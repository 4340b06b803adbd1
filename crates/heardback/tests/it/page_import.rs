//! Importing on the page: files that are sent, places that are named, a look before anything is recorded.

use std::fs;
use std::path::PathBuf;

use crate::environment::TestEnvironment;
use crate::mailbox::{mbox, messages};
use crate::page::Page;

/// What lies in the place for files that are sent.
fn incoming(home: &TestEnvironment) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![home.data().join("incoming")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            found.push(path);
        }
    }
    found
}

fn batch(page: &str) -> &str {
    let at = page.split("name=\"batch\" value=\"").nth(1).expect("it offers to take it back");
    at.split('"').next().unwrap()
}

#[test]
fn files_that_are_sent_are_looked_at_then_recorded_and_taken_back_in_one_step() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let before = home.run(&["export"]);
    let mut all = messages(10);
    all[0].insert_str(0, "Delivered-To: sam@post.example\r\n");
    let bytes = mbox(&all);
    let sent = page.send(
        "/import",
        &[("path", "")],
        &[("box.mbox", &bytes), ("old.pst", b"!BDN and more"), ("../cv.pdf", b"%PDF-1.7")],
    );
    assert_eq!(sent.leads(), "/import");
    let seen = page.once_it_says("/import", "This is what would be recorded");
    for words in [
        "box.mbox, old.pst and 1 more",
        "20 messages",
        "10 new applications",
        "<strong>old.pst</strong>: an Outlook data file (.pst) cannot be read directly",
        "<strong>cv.pdf</strong>: the file is of no kind that is known",
        "sam@post.example",
    ] {
        assert!(seen.contains(words), "{words}:\n{seen}");
    }
    assert_eq!(home.run(&["export"]), before, "a look records nothing");
    #[cfg(unix)]
    for path in incoming(&home) {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        let private = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, private, "{}: {mode:o}", path.display());
    }
    assert!(!incoming(&home).is_empty());

    assert_eq!(page.post("/import/record", "mine0=yes&address=").leads(), "/import");
    let done = page.once_it_says("/import", "Your mail is read");
    assert!(done.contains("10 new applications") && done.contains("<dd>nothing</dd>"), "{done}");
    assert_eq!(incoming(&home), Vec::<PathBuf>::new(), "what was sent is removed");
    assert!(home.run(&["list"]).lines().count() >= 10);
    assert!(home.run(&["profile"]).contains("sam@post.example"));

    let form = format!("batch={}&back=/import", batch(&done));
    page.post("/undo", &form);
    assert!(home.run(&["list"]).contains("no application"), "{}", home.run(&["list"]));
    let after = page.get("/import").body;
    assert!(!after.contains("Take this import back"), "{after}");
}

#[test]
fn what_is_really_wanted_is_asked_once() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let fresh: Vec<String> =
        messages(5).iter().map(|mail| mail.replace(" Jan 2026", " Mar 2026")).collect();
    page.send("/import", &[], &[("box.mbox", &mbox(&fresh))]);
    page.once_it_says("/import", "This is what would be recorded");
    page.post("/import/record", "");
    let done = page.once_it_says("/import", "Which of these do you really want?");
    let at =
        done.find("<form class=\"fields\" method=\"post\" action=\"/import/wanted\">").unwrap();
    let id = done[at..].split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(page.post("/import/wanted", &format!("{id}=yes")).leads(), "/import");
    assert!(home.run(&["list", "--interest", "high"]).contains(&id));
    let after = page.get("/import").body;
    assert!(!after.contains("really want?"), "{after}");
    page.post("/undo", &format!("batch={}&back=/import", batch(&after)));
    assert!(home.run(&["list"]).contains("no application"), "the answer goes back with the import");
}

#[test]
fn a_place_on_this_computer_is_read_where_it_is_and_the_second_time_nothing_is_new() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    for folder in ["cur", "new", "tmp"] {
        fs::create_dir_all(home.home().join("Maildir").join(folder)).unwrap();
    }
    for (n, message) in messages(3).iter().enumerate() {
        fs::write(home.home().join(format!("Maildir/new/{n}.host")), message).unwrap();
    }
    page.send("/import", &[("path", "~/Maildir")], &[]);
    let seen = page.once_it_says("/import", "This is what would be recorded");
    assert!(seen.contains("3 new applications"), "{seen}");
    page.post("/import/record", "");
    page.once_it_says("/import", "Your mail is read");
    page.send("/import", &[("path", "~/Maildir")], &[]);
    let again = page.once_it_says("/import", "There is nothing new in it");
    assert!(!again.contains("Record it"), "{again}");

    for (path, why) in [("", "Choose a file first"), ("Maildir", "could be anywhere")] {
        let refused = page.send("/import", &[("path", path)], &[]);
        assert_eq!(refused.status(), 422, "{path}");
        assert!(refused.body.contains(why), "{}", refused.body);
    }
    page.send("/import", &[("path", "/nowhere/box.mbox")], &[]);
    let failed = page.once_it_says("/import", "That could not be read");
    assert!(failed.contains("/nowhere/box.mbox") && failed.contains("Accepted: mbox"), "{failed}");
}

#[test]
fn more_mail_says_what_is_new_the_same_and_changed() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let all = messages(4);
    fs::write(home.home().join("box.mbox"), mbox(&all[..4])).unwrap();
    home.run(&["import", "box.mbox"]);
    page.send("/import", &[], &[("more.mbox", &mbox(&all))]);
    let seen = page.once_it_says("/import", "This is what would be recorded");
    assert!(seen.contains("<dt>The same as before</dt><dd>4 messages</dd>"), "{seen}");
    assert!(seen.contains("2 new applications"), "{seen}");
    assert!(!seen.contains("Are these your own addresses?"), "they are known by now:\n{seen}");
    page.post("/import/record", "");
    page.once_it_says("/import", "Your mail is read");
    page.send("/import", &[], &[("no.eml", NO.as_bytes())]);
    let seen = page.once_it_says("/import", "This is what would be recorded");
    assert!(seen.contains("Something new for 1 application"), "{seen}");
    assert!(seen.contains("North Amber Valley Works"), "{seen}");
    let told = home.run(&["show", "north-amber-valley-works"]);
    assert!(!told.contains("rejected"), "a look records nothing:\n{told}");
}

/// The end of the first application.
const NO: &str = "From: North Amber Valley Works Careers <no-reply@talent.example>\r\nTo: sam@post.example\r\n\
Subject: Your application for Planner 0 at North Amber Valley Works\r\nDate: 9 Mar 2026 09:00:00 +0000\r\n\
Message-ID: <no@talent.example>\r\n\r\nDear Sam,\r\n\r\nThank you for applying for the position of Planner 0 at \
North Amber Valley Works. Unfortunately we have decided to move forward with other candidates.\r\n\r\n\
North Amber Valley Works Careers\r\n";

#[test]
fn one_import_goes_on_at_a_time_and_another_is_refused_kindly() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let sending = page.begins_to_send("/import");
    page.once_it_says("/import", "Files are on their way");
    let refused = page.send("/import", &[], &[("box.mbox", &mbox(&messages(1)))]);
    assert_eq!(refused.status(), 409);
    assert!(refused.body.contains("An import is going on."), "{}", refused.body);
    assert_eq!(page.get("/").status(), 200, "other pages go on");
    drop(sending);
    page.once_it_says("/import", "Hand over a mailbox");
    assert_eq!(incoming(&home), Vec::<PathBuf>::new(), "half a file is removed");
    page.send("/import", &[], &[("box.mbox", &mbox(&messages(1)))]);
    page.once_it_says("/import", "This is what would be recorded");
    page.post("/import/stop", "");
    assert_eq!(incoming(&home), Vec::<PathBuf>::new(), "what is left is removed");
}

#[test]
fn what_a_page_that_was_killed_had_taken_in_is_removed_by_the_next() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    page.send("/import", &[], &[("box.mbox", &mbox(&messages(1)))]);
    page.once_it_says("/import", "This is what would be recorded");
    drop(page);
    assert!(!incoming(&home).is_empty());
    let _page = Page::open(&home);
    assert_eq!(incoming(&home), Vec::<PathBuf>::new());
}

#[test]
fn mail_that_was_not_kept_is_looked_for_by_company_and_put_to_the_user() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let bytes = mbox(&messages(3));
    fs::write(home.home().join("box.mbox"), &bytes).unwrap();
    home.run(&["import", "box.mbox"]);
    assert_eq!(
        page.send("/import/missing", &[("company", "plums")], &[]).leads(),
        "/import/missing"
    );
    let found = page.get("/import/missing").body;
    assert!(found.contains("3 mails name plums"), "{found}");
    assert_eq!(page.post("/import/missing/take", "").leads(), "/review?all=yes");
    assert!(page.get("/review?all=yes").body.contains("Plums, basket 2"));
    page.send("/import/missing", &[("company", "Zebra")], &[]);
    assert!(page.get("/import/missing").body.contains("No other mail names Zebra"));

    fs::remove_file(home.home().join("box.mbox")).unwrap();
    let gone = page.send("/import/missing", &[("company", "plums")], &[]);
    assert_eq!(gone.status(), 422);
    let sent = page.send("/import/missing", &[("company", "plums")], &[("box.mbox", &bytes)]);
    assert_eq!(sent.leads(), "/import/missing");
}

#[test]
fn a_page_that_is_killed_while_it_records_leaves_an_import_that_repeating_completes() {
    let home = TestEnvironment::new();
    let whole = TestEnvironment::new();
    let bytes = mbox(&messages(1500));
    for home in [&home, &whole] {
        fs::write(home.home().join("box.mbox"), &bytes).unwrap();
    }
    let page = Page::open(&home);
    page.send("/import", &[("path", "~/box.mbox")], &[]);
    page.once_it_says("/import", "This is what would be recorded");
    page.post("/import/record", "");
    assert_eq!(page.get("/agenda").status(), 200, "other pages go on while it reads");
    drop(page);
    home.run(&["import", "box.mbox"]);
    whole.run(&["import", "box.mbox"]);
    assert_eq!(home.run(&["list"]), whole.run(&["list"]));
    home.run(&["doctor"]);
}

/// An import is taken back while something was written on what it brought: the note stays, and says on what.
#[test]
fn what_was_written_since_an_import_keeps_its_name_when_the_import_is_taken_back() {
    let home = TestEnvironment::new();
    fs::write(home.home().join("mail.mbox"), mbox(&messages(3))).unwrap();
    home.run(&["import", "mail.mbox"]);
    let list: serde_json::Value = serde_json::from_str(&home.run(&["list", "--json"])).unwrap();
    let rows = list.as_array().or_else(|| list["applications"].as_array()).unwrap();
    assert_eq!(rows.len(), 3, "{list}");
    let id = rows[0]["id"].as_str().or_else(|| rows[0]["application"].as_str()).unwrap();
    let company = rows[0]["company"].as_str().unwrap();
    home.run(&["note", id, "Ask for Uma at the door"]);
    let exported = home.run(&["export"]);
    let batch = exported.lines().find(|line| line.contains("\"said\":\"import")).unwrap();
    let batch: serde_json::Value = serde_json::from_str(batch).unwrap();
    let page = Page::open(&home);
    let form = format!("batch={}&back=/import", batch["batch"].as_str().unwrap());
    let undone = page.post("/undo", &form);
    assert_eq!(undone.status(), 303, "{}", undone.body);

    let list = home.run(&["list"]);
    assert!(list.contains("Planner") && list.trim().lines().count() == 1, "{list}");
    let shown = home.run(&["show", id]);
    assert!(shown.contains("Ask for Uma at the door") && shown.contains(company), "{shown}");
    assert!(!shown.contains("you applied"), "all else is taken back: {shown}");
    let back = undone.header("location").unwrap().to_owned();
    let by = back.split("said=").nth(1).expect("the change has a name");
    page.post("/undo", &format!("batch={by}&back=/import"));
    let again: serde_json::Value = serde_json::from_str(&home.run(&["list", "--json"])).unwrap();
    let rows = again.as_array().or_else(|| again["applications"].as_array()).unwrap();
    assert_eq!(rows.len(), 3, "taking it back brings all of it again: {again}");
    assert!(home.run(&["show", id]).contains("Ask for Uma"), "and the note is still there");
}
