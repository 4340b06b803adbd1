//! The pages around an interview: the card to take along.

use crate::environment::TestEnvironment;
use crate::page::Page;

/// A search with an interview tomorrow, with one known and one unknown address.
fn before() -> TestEnvironment {
    let mut home = TestEnvironment::new();
    home.on("2026-03-03");
    home.given(
        r#"
        apply Acme Fitter --on "2 mar"
        contact "Dana Ruiz" --at acme-fitter --part hiring-manager --email dana@acme.example
        contact "Sam Lee" --at acme-fitter
        promise acme-fitter "you will hear from us by 20 March"
        note acme-fitter "two shifts, one at night"
        profile --proof "Cut changeovers from 70 to 28 minutes"
        interview acme-fitter --at "2026-03-12 14:00" --with "Dana Ruiz" --with "Sam Lee" --round 2 --kind video
        "#,
    );
    home.on("2026-03-11");
    home
}

#[test]
fn the_card_has_on_one_page_what_one_takes_into_an_interview() {
    let home = before();
    let page = Page::open(&home);
    let today = page.get("/").body;
    let card = today.split("href=\"/interview/").nth(1).and_then(|rest| rest.split('"').next());
    let card = format!("/interview/{}", card.unwrap_or_else(|| panic!("linked:\n{today}")));
    let application = page.get("/applications/acme-fitter").body;
    assert!(application.contains(&format!("href=\"{card}\"")), "{application}");
    let found = page.get("/search?q=card+acme").body;
    assert!(!found.contains(&card), "no word of it is “card”");
    assert!(page.get("/search?q=interview+acme").body.contains(&card));

    let shown = page.get(&card).body;
    for words in [
        "Tomorrow, Thu 12 Mar, 14:00 to 15:00",
        "Round 2",
        "By video",
        "Hiring manager",
        "mailto:dana@acme.example",
        "Cut changeovers from 70 to 28 minutes",
        "two shifts, one at night",
        "by 20 March",
        "When will you decide",
        "An address of Sam Lee",
        "is LinkedIn welcome",
        "CHK-1",
    ] {
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    assert!(!shown.contains("An address of Dana"), "hers is known");
    assert_eq!(page.get("/interview/nowhere").status(), 404);
}

#[test]
fn the_card_learns_what_one_brings_and_can_unlearn_it() {
    let home = before();
    let page = Page::open(&home);
    let card = "/interview/acme-fitter-interview";
    let form = format!("field=fit&value=Ran+a+line+of+12&back={card}");
    let back = page.post("/applications/acme-fitter/details", &form).leads().to_owned();
    assert!(back.starts_with(card), "{back}");
    let shown = page.get(&back).body;
    assert!(shown.contains("Ran a line of 12") && shown.contains(">Undo<"), "{shown}");
    home.run(&["undo"]);
    assert!(!page.get(card).body.contains("Ran a line of 12"));
}

#[test]
fn who_writes_in_hostile_words_stands_on_the_card_as_text() {
    let home = TestEnvironment::new();
    home.given(
        r#"
        apply "<b>Acme" Fitter
        interview acme --at "2026-03-20 14:00" --with "<img src=x>"
        note acme "<script>alert(1)</script>"
        "#,
    );
    let page = Page::open(&home);
    let application = page.get("/search?q=interview").body;
    let card = application.split("href=\"/interview/").nth(1).and_then(|r| r.split('"').next());
    let shown = page.get(&format!("/interview/{}", card.expect("it is found"))).body;
    assert!(shown.contains("&#60;script&#62;alert(1)"), "{shown}");
    assert!(!shown.contains("<img") && !shown.contains("<b>"), "{shown}");
}
