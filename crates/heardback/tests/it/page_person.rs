//! Finding somebody to write to: where to look, and what is read from what is pasted.

use crate::environment::TestEnvironment;
use crate::page::Page;

/// An application of a few days ago, at a company where nobody is known, and the item that asks for somebody.
fn environment() -> (TestEnvironment, Page, String) {
    let home = TestEnvironment::new();
    home.given("apply \"Müller & Söhne\" Fitter --on \"2 march\"");
    let page = Page::open(&home);
    let today = page.get("/").body;
    let link = today.split("href=\"/person/").nth(1).and_then(|rest| rest.split('"').next());
    let id = link.unwrap_or_else(|| panic!("somebody is to be found:\n{today}")).to_owned();
    (home, page, id)
}

#[test]
fn it_says_where_to_look_and_looks_nothing_up() {
    let (_home, page, id) = environment();
    let shown = page.get(&format!("/person/{id}")).body;
    assert!(shown.contains("keywords=M%C3%BCller%20%26%20S%C3%B6hne%20recruiter"), "{shown}");
    assert!(shown.contains("rel=\"noreferrer noopener\""), "{shown}");
    assert_eq!(page.get("/person/0000000000001").status(), 404);
}

#[test]
fn what_was_pasted_becomes_a_person_and_the_plan_writes_to_them() {
    let (home, page, id) = environment();
    assert_eq!(
        page.post(&format!("/person/{id}"), "found=https://acme.example/team").status(),
        422
    );
    let added =
        page.post(&format!("/person/{id}"), "found=dana.ruiz%40sons.example&part=recruiter");
    assert_eq!(added.status(), 303, "{}", added.body);
    let back = added.header("location").expect("a way back").to_owned();
    let after = page.get(&back).body;
    assert!(after.contains("Write to Dana Ruiz") && after.contains(">Undo<"), "{after}");
    assert!(home.run(&["export"]).contains("dana.ruiz@sons.example"));
    assert_eq!(page.post(&format!("/person/{id}"), "found=Sam+Lee").status(), 404, "it is done");
    let batch = back.split("said=").nth(1).expect("the change has a name");
    page.post("/undo", &format!("batch={batch}&back=/"));
    assert_eq!(page.get(&format!("/person/{id}")).status(), 200, "undone");
}

#[test]
fn nobody_found_is_an_answer_that_is_not_asked_for_again() {
    let (_home, page, id) = environment();
    let said = page.post(&format!("/person/{id}/nobody"), "");
    assert_eq!(said.status(), 303, "{}", said.body);
    let back = said.header("location").expect("a way back").to_owned();
    assert!(!page.get(&back).body.contains("href=\"/person/"), "nobody is looked for any more");
    let batch = back.split("said=").nth(1).expect("the change has a name");
    page.post("/undo", &format!("batch={batch}&back=/"));
    assert_eq!(page.get(&format!("/person/{id}")).status(), 200, "undone");
}
