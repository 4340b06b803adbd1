//! The pages around an interview: the card to take along, and what there is to remember afterwards.

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
        "Interview, round 2",
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

/// The same the day after it.
fn after() -> TestEnvironment {
    let mut home = before();
    home.on("2026-03-13");
    home
}

const DEBRIEF: &str = "/debrief/acme-fitter-interview";

#[test]
fn what_one_remembers_of_an_interview_is_recorded_in_one_go_and_thank_yous_follow() {
    let mut home = after();
    home.wide(200);
    let page = Page::open(&home);
    assert!(page.get("/").body.contains(&format!("href=\"{DEBRIEF}\"")), "today leads there");
    let blank = page.get(DEBRIEF).body;
    assert_eq!(blank.matches("name=\"there\"").count(), 2, "{blank}");
    assert_eq!(blank.matches(" checked").count(), 2, "who was expected is ticked");

    let form = "there=dana-ruiz&topics+dana-ruiz=shift+plans%3B+the+new+press&topics+sam-lee=\
         &email+sam-lee=&name=Kim+Park&email=kim%40acme.example&topics=safety&name=&email=&topics=\
         &promise=you+will+hear+from+us+by+Friday&due=&note=second+round+in+April";
    let asked = page.post(&format!("{DEBRIEF}/day"), form);
    assert_eq!(asked.status(), 200);
    assert!(asked.body.contains("That is "), "{}", asked.body);
    assert!(asked.body.contains("Fri 13 Mar"), "counted from the day it was said on");
    assert!(asked.body.contains("shift plans; the new press"), "what was typed stays");
    assert_eq!(asked.body.matches(" checked").count(), 1, "and so do the ticks");
    assert!(!home.run(&["show", "acme-fitter"]).contains("shift plans"), "nothing is recorded");

    let back = page.post(DEBRIEF, form).leads().to_owned();
    assert!(back.starts_with(DEBRIEF) && back.ends_with("#thanks"), "{back}");
    let shown = page.get(back.trim_end_matches("#thanks")).body;
    assert!(shown.contains(">Undo<"), "{shown}");
    let thanks = shown.split("Thank-yous").nth(1).and_then(|rest| rest.split("</section>").next());
    let thanks = thanks.unwrap_or_else(|| panic!("they stand there:\n{shown}"));
    assert!(thanks.contains("Dana Ruiz") && thanks.contains("Kim Park"), "{thanks}");
    assert!(!thanks.contains("Thank Sam Lee"), "who did not come is not thanked: {thanks}");
    let item = thanks.split("href=\"").nth(1).and_then(|rest| rest.split("#draft").next());
    let draft = page.get(item.expect("a link to the words")).body;
    assert!(draft.contains("the new press") || draft.contains("safety"), "{draft}");
    let told = home.run(&["show", "acme-fitter"]);
    for words in
        ["about shift plans", "about the new press", "about safety", "by Friday", "in April"]
    {
        assert!(told.contains(words), "{words}:\n{told}");
    }

    home.run(&["undo"]);
    let told = home.run(&["show", "acme-fitter"]);
    assert!(!told.contains("shift plans") && !told.contains("April"), "one undo: {told}");
}

#[test]
fn an_interview_is_remembered_once_it_began_and_by_somebody_with_a_name() {
    let home = before();
    let page = Page::open(&home);
    let shown = page.get(DEBRIEF).body;
    assert!(shown.contains("It is still to come") && !shown.contains("<fieldset"), "{shown}");
    assert_eq!(page.post(DEBRIEF, "there=dana-ruiz").status(), 409);
    assert_eq!(page.get("/debrief/nowhere").status(), 404);

    let home = after();
    let page = Page::open(&home);
    let nameless = page.post(DEBRIEF, "name=&email=kim%40acme.example&topics=");
    assert_eq!(nameless.status(), 409);
    assert!(nameless.body.contains("The name of a person needs some words"), "{}", nameless.body);
    assert!(!home.run(&["show", "acme-fitter"]).contains("took place"));
}

#[test]
fn a_debrief_takes_words_that_make_silence_an_answer_on_the_page_and_in_the_terminal() {
    let home = after();
    let words = "if you have not heard from us by 27 March, please take it as a no";
    home.run(&["debrief", "acme-fitter", "--promise", words]);
    let typed = home.run(&["show", "acme-fitter"]);
    assert!(typed.contains("no word by Fri 27 Mar means no"), "{typed}");
    home.run(&["undo"]);
    let page = Page::open(&home);
    page.post(DEBRIEF, &format!("there=dana-ruiz&promise={}", words.replace(' ', "+"))).leads();
    let told = home.run(&["show", "acme-fitter"]);
    assert!(told.contains("no word by Fri 27 Mar means no"), "{told}");
}
