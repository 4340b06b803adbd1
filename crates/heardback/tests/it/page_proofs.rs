//! What the user has done, listed and changed on the page, and what a resume proposes there.

use crate::environment::TestEnvironment;
use crate::page::{Answer, Page};

const HERE: &str = "/settings/proofs";
const RESUME: &[u8] = include_bytes!("../resumes/word.docx");

fn hand_over(page: &Page, name: &str, bytes: &[u8]) -> Answer {
    page.send("/settings/proofs/resume", &[], &[(name, bytes)])
}

/// The address of the first form that begins so.
fn form(shown: &str, begins: &str) -> String {
    let rest = shown.split(&format!("action=\"{begins}")).nth(1).expect("there is such a form");
    format!("{begins}{}", rest.split('"').next().unwrap_or_default())
}

#[test]
fn a_resume_is_read_and_what_it_proposes_is_taken_or_passed_over_one_by_one() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let answer = hand_over(&page, "resume.docx", RESUME);
    assert_eq!(answer.status(), 303, "{}", answer.body);
    let proposed: Vec<serde_json::Value> = {
        std::fs::write(home.home().join("resume.docx"), RESUME).unwrap();
        serde_json::from_str(&home.run(&["proof", "from", "resume.docx", "--json"])).unwrap()
    };
    let said = |nth: usize| proposed[nth]["proof"].as_str().unwrap().to_owned();
    let shown = page.get(HERE).body;
    assert_eq!(shown.matches("/take\"").count(), proposed.len().min(5));
    assert!(shown.contains(&said(0)) && shown.contains("Nothing is in it yet"), "{shown}");
    // Nothing lies there any more.
    let left = std::fs::read_dir(home.home().join("data/incoming")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "the file is removed");

    let words = "Halved+the+time+of+a+changeover";
    let taken =
        page.post(&format!("{HERE}/resume/0/take"), &format!("text={words}&skills=SMED%2C+Excel"));
    assert_eq!(taken.status(), 303, "{}", taken.body);
    assert_eq!(page.post(&format!("{HERE}/resume/1/pass"), "").status(), 303);
    let shown = page.get(HERE).body;
    assert!(!shown.contains("resume/0/take") && !shown.contains("resume/1/take"), "{shown}");
    let known = home.run(&["proof"]);
    for words in ["Halved the time of a changeover", "SMED", "Excel"] {
        assert!(known.contains(words), "{words}: {known}");
    }
    assert_eq!(page.post(&format!("{HERE}/resume/1/take"), "text=x&skills=").status(), 404);
    assert_eq!(page.post(&format!("{HERE}/resume/99/take"), "text=x&skills=").status(), 404);
    // What is taken back is asked about again.
    home.run(&["undo"]);
    assert!(page.get(HERE).body.contains("resume/0/take"));
    page.post(&format!("{HERE}/resume/over"), "");
    assert!(!page.get(HERE).body.contains("/take\""));
}

#[test]
fn a_file_that_is_no_resume_is_named_as_its_owner_calls_it_and_changes_nothing() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let locked = include_bytes!("../resumes/locked.pdf");
    let answer = hand_over(&page, "my resume.pdf", locked);
    assert_eq!(answer.status(), 422, "{}", answer.body);
    assert!(answer.body.contains("my resume.pdf is locked with a password"), "{}", answer.body);
    assert!(!answer.body.contains("incoming"), "{}", answer.body);
    assert_eq!(hand_over(&page, "lines.txt", b"I like cats.").status(), 409);
    assert!(!page.get(HERE).body.contains("/take\""));
}

#[test]
fn what_one_has_done_is_added_changed_and_removed() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    page.post(HERE, "text=Cut+changeovers+from+70+to+28+minutes&skills=SMED");
    page.post(HERE, "text=Built+a+planner+in+Excel&skills=");
    assert_eq!(page.post(HERE, "text=Built+a+planner+in+Excel&skills=").status(), 409);
    assert_eq!(page.post(HERE, "text=+&skills=").status(), 409);
    let shown = page.get(HERE).body;
    assert!(page.get("/settings").body.contains("2 things that speak for you"));
    let first = form(shown.split("known proofs").nth(1).unwrap(), "/settings/proofs/");
    let changed =
        page.post(&first, "text=Cut+changeovers+from+70+to+25+minutes&skills=SMED%2C+lean");
    assert_eq!(changed.status(), 303, "{}", changed.body);
    let said = home.run(&["proof"]);
    assert!(
        said.contains("1  Cut changeovers from 70 to 25 minutes") && said.contains("lean"),
        "{said}"
    );
    assert_eq!(page.post(&first, "text=x&skills=").status(), 404, "it has another name now");
    let shown = page.get(HERE).body;
    let first = form(shown.split("known proofs").nth(1).unwrap(), "/settings/proofs/");
    let removed = page.post(&format!("{first}/remove"), "");
    assert!(page.get(removed.header("location").unwrap()).body.contains(">Undo<"));
    assert!(!home.run(&["proof"]).contains("changeovers"));
    home.run(&["undo"]);
    assert!(home.run(&["proof"]).contains("changeovers"));
}
