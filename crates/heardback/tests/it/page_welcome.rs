//! The first day on the page: the doors, the questions that are asked once, and coming back for an export.

use std::fs;

use crate::environment::TestEnvironment;
use crate::page::Page;

#[test]
fn an_empty_today_shows_the_doors_and_how_long_each_takes() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let shown = page.get("/").body;
    for words in [
        "There is no application here yet",
        "Nothing is ever sent that you did not approve. Nothing leaves this computer.",
        "href=\"/import\"",
        "href=\"/import/mail\"",
        "action=\"/welcome/three\"",
        "action=\"/sample\"",
        "takeout.google.com",
        "Proton Mail Export Tool",
        "Two questions, once",
    ] {
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    assert!(shown.len() < 25_000, "the first page is light: {} bytes", shown.len());
    home.given("apply Acme Fitter");
    let after = page.get("/").body;
    assert!(!after.contains("There is no application here yet"), "{after}");
}

#[test]
fn the_two_questions_are_asked_once_and_either_may_be_skipped() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let refused = page.post("/welcome/you", "job=no&region=Atlantis");
    assert_eq!(refused.status(), 422);
    assert!(page.get("/").body.contains("Two questions, once"), "nothing was answered yet");
    assert!(page.post("/welcome/you", "job=no&region=de-by").leads().contains("said="));
    let told = home.run(&["profile"]);
    assert!(told.contains("DE-BY") && told.contains("job now     no"), "{told}");
    assert!(!page.get("/").body.contains("Two questions, once"));

    let other = TestEnvironment::new();
    let page = Page::open(&other);
    assert_eq!(page.post("/welcome/you", "job=&region=&skip=yes").leads(), "/");
    assert!(!page.get("/").body.contains("Two questions, once"));
}

#[test]
fn an_export_one_comes_back_for_is_remembered_until_it_is_here() {
    let mut home = TestEnvironment::new();
    let page = Page::open(&home);
    assert_eq!(page.post("/welcome/later", "provider=gmail").leads(), "/");
    assert_eq!(page.post("/welcome/later", "provider=nowhere").status(), 422);
    drop(page);
    home.on("2026-03-13");
    let page = Page::open(&home);
    let shown = page.get("/").body;
    assert!(shown.contains("Your mail from Gmail may be ready"), "{shown}");
    assert!(shown.contains("You asked for it yesterday"), "{shown}");
    assert_eq!(page.post("/welcome/over", "back=/").leads(), "/");
    assert!(!page.get("/").body.contains("may be ready"));
}

#[test]
fn three_applications_are_typed_at_once_and_taken_back_at_once() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let form = "company0=Acme&role0=Fitter&on0=2026-03-02&company1=Acme&role1=Welder&on1=&company2=Globex&role2=&on2=";
    let back = page.post("/welcome/three", form).leads().to_owned();
    let list = home.run(&["list"]);
    for words in ["acme-fitter", "acme-welder", "globex", "Mon 2 Mar"] {
        assert!(list.contains(words), "{words}:\n{list}");
    }
    let after = page.get(&back).body;
    assert!(after.contains("3 applications."), "{after}");
    let batch = back.split("said=").nth(1).expect("the change has a name");
    page.post("/undo", &format!("batch={batch}&back=/"));
    assert!(home.run(&["list", "--all"]).contains("no application"));

    for (form, why) in [
        ("company0=&role0=&on0=", "A company is enough"),
        ("company0=Acme&company1=&role1=Welder", "needs its company"),
        ("company0=Acme&on0=&company1=Globex&on1=2027-01-01", ""),
    ] {
        let refused = page.post("/welcome/three", form);
        assert!((400..500).contains(&refused.status()), "{form}: {}", refused.status());
        assert!(refused.body.contains(why), "{}", refused.body);
        assert!(
            home.run(&["list", "--all"]).contains("no application"),
            "{form}: nothing is recorded"
        );
    }
}

#[test]
fn the_sample_is_a_page_of_its_own_and_never_mixes() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let before = home.run(&["export"]);
    assert_eq!(page.post("/sample", "").leads(), "/sample");
    let shown = page.get("/sample").body;
    let link = shown.split("href=\"http://127.0.0.1:").nth(1).expect("a link to the sample");
    let (port, rest) = link.split_once('/').unwrap();
    assert!(rest.starts_with("enter?key="), "{shown}");
    assert_ne!(port, page.host().split(':').nth(1).unwrap());
    let sample =
        page.beside(port.parse().unwrap(), &format!("/{}", rest.split('"').next().unwrap()));
    let today = sample.get("/").body;
    assert!(today.contains("Bethany Cole") && today.contains("This is the sample"), "{today}");
    sample.post("/rest/old", "back=/");
    assert_eq!(home.run(&["export"]), before, "nothing of it comes into the user's data");
    assert!(page.get("/").body.contains("There is no application here yet"));
}

const SHOWN: &str = "From: Dana Ruiz <dana@acme.example>\nSent: Tuesday, March 10, 2026 9:00 AM\nTo: Kim Doe\n\
Subject: Your application for Fitter at Acme\n\nDear Kim,\n\nthank you for applying for the position of Fitter at Acme. \
You will hear from us by Friday, March 20.\n\nDana Ruiz\nRecruiter, Acme\n";

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn a_pasted_mail_is_understood_shown_and_then_recorded() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let sent = page.post("/import/mail", &format!("text={}", encoded(SHOWN)));
    assert_eq!(sent.leads(), "/import");
    let seen = page.once_it_says("/import", "This is what would be recorded");
    for words in [
        "<dt>What it is</dt><dd class=\"wraps\">your application has arrived</dd>",
        "<dd class=\"wraps\">Dana Ruiz &#60;dana@acme.example&#62;</dd>",
        "<dd class=\"wraps\">Acme</dd>",
        "<dd class=\"wraps\">Fitter</dd>",
        "that is Fri 20 Mar",
        "1 new application",
    ] {
        assert!(seen.contains(words), "{words}:\n{seen}");
    }
    assert!(home.run(&["list"]).contains("no application"), "it is only looked at");
    page.post("/import/record", "");
    page.once_it_says("/import", "Your mail is read");
    let told = home.run(&["show", "acme-fitter"]);
    assert!(told.contains("Fri 20 Mar"), "{told}");

    page.post("/import/mail", &format!("text={}", encoded(SHOWN)));
    page.once_it_says("/import", "There is nothing new in it");

    let lacks = page.post("/import/mail", "text=Hello+Kim");
    assert_eq!(lacks.status(), 422);
    assert!(lacks.body.contains("add the writer"), "{}", lacks.body);
}

#[test]
fn a_backup_is_restored_by_sending_it_and_what_was_here_is_kept() {
    let home = TestEnvironment::new();
    home.given("apply Acme Fitter\nbackup old.db\napply Globex Welder");
    let old = fs::read(home.home().join("old.db")).unwrap();
    let page = Page::open(&home);
    let asks = page.get("/settings/restore").body;
    assert!(asks.contains("2 applications"), "{asks}");
    let done = page.send("/settings/restore", &[], &[("old.db", &old)]);
    assert_eq!(done.status(), 200, "{}", done.body);
    assert!(done.body.contains("heardback.db.before-restore-1"), "{}", done.body);
    let list = home.run(&["list"]);
    assert!(list.contains("acme-fitter") && !list.contains("globex"), "{list}");
    assert_eq!(page.get("/").status(), 200, "who was let in stays in");
    assert!(!page.get("/applications").body.contains("Globex"));
    page.post("/add/application", "company=Initech");
    assert!(home.run(&["list"]).contains("initech"), "the page works on at what was brought back");

    let no = page.send("/settings/restore", &[], &[("cv.pdf", b"%PDF-1.7")]);
    assert!(no.status() >= 400, "{}", no.status());
    assert!(home.run(&["list"]).contains("initech"), "what is no backup changes nothing");

    let export = home.run(&["export"]);
    let other = TestEnvironment::new();
    let page = Page::open(&other);
    let added = page.send("/settings/restore", &[], &[("facts.jsonl", export.as_bytes())]);
    assert!(added.body.contains("facts were added"), "{}", added.body);
    assert!(other.run(&["list"]).contains("initech"));
}
