//! A note after a no, as the page offers it.

use crate::environment::TestEnvironment;
use crate::page::Page;

/// Somebody who was interviewed and got a no two days ago, the news from a recruiter; and another application.
fn declined() -> TestEnvironment {
    let mut home = TestEnvironment::new();
    home.on("2026-03-10");
    home.given(
        r#"
        apply Acme Fitter --on "16 feb"
        apply Globex Welder --on "16 feb"
        contact "Kim Park" --at globex-welder --part recruiter --email kim@globex.example
        contact "Dana Ruiz" --at acme-fitter --part hiring-manager --email dana@acme.example
        contact "Sam Lee" --at acme-fitter --part recruiter --email sam@acme.example
        interview acme-fitter --at "2026-02-24 10:00" --held --with "Dana Ruiz"
        outcome acme-fitter rejected --by "Sam Lee"
        "#,
    );
    home.on("2026-03-12");
    home
}

fn offered(page: &Page) -> Option<String> {
    let today = page.get("/").body;
    let below = today.split("id=\"offers\"").nth(1)?;
    let item = below.split("data-item=\"").nth(1).and_then(|rest| rest.split('"').next());
    Some(item.expect("an offer is a line").to_owned())
}

#[test]
fn a_note_after_a_no_stands_below_everything_else_with_why_it_pays() {
    let home = declined();
    let page = Page::open(&home);
    let today = page.get("/").body;
    let (above, below) = today.split_once("id=\"offers\"").expect("it is offered");
    assert!(!above.contains("all the same"), "{above}");
    assert!(above.contains("To do today") && above.contains("Kim Park"), "what is alive is above");
    for words in ["Thank Dana Ruiz", "Thank Sam Lee", "REJ-1", "REJ-2", "Julie Bauke"] {
        assert!(below.contains(words), "{words}:\n{below}");
    }
    for words in [">Write it<", ">Not this one<", ">Never offer this<"] {
        assert_eq!(below.matches(words).count(), 2, "{words}");
    }
    let item = offered(&page).expect("it is offered");
    let shown = page.get(&format!("/items/{item}")).body;
    assert!(shown.contains(">Never offer this<") && shown.contains("id=\"draft\""), "{shown}");
}

#[test]
fn declining_once_declines_for_everybody_at_that_company_and_can_be_undone() {
    let home = declined();
    let page = Page::open(&home);
    let item = offered(&page).expect("it is offered");
    page.post(&format!("/items/{item}/not-this"), &format!("back=/items/{item}")).leads();
    assert_eq!(offered(&page), None);
    assert!(page.get("/").body.contains("Kim Park"), "nothing else is declined");
    home.run(&["undo"]);
    assert_eq!(offered(&page), Some(item));
}

#[test]
fn declining_for_good_is_known_to_the_terminal_and_can_be_undone() {
    let home = declined();
    let page = Page::open(&home);
    let item = offered(&page).expect("it is offered");
    let back = page.post(&format!("/items/{item}/never"), "back=/").leads().to_owned();
    assert!(page.get(&back).body.contains("not offered any more"));
    assert_eq!(offered(&page), None);
    assert!(!home.run(&["plan"]).contains("all the same"));
    assert!(home.run(&["profile"]).contains("notes       no"));
    home.run(&["profile", "--notes", "yes"]);
    assert_eq!(offered(&page), Some(item.clone()));
    assert_eq!(page.post("/items/0000000000001/never", "back=/").status(), 404);
    home.run(&["undo"]);
    assert_eq!(offered(&page), None, "the wish counts again");
    home.run(&["undo"]);
    assert_eq!(offered(&page), Some(item));
}
