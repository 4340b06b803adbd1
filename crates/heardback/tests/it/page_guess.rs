//! Guessing an address on the page: what may happen is said before, agreed to once for a company, and asked anew after a
//! bounce.

use crate::environment::TestEnvironment;
use crate::page::Page;

fn company() -> (TestEnvironment, Page) {
    let home = TestEnvironment::new();
    home.given(
        r#"
        apply Acme Fitter --on 2026-03-02
        contact "Dana Ruiz" --at acme --part hiring-manager --on 2026-03-02
        contact "Kim Berg" --at acme --part recruiter --on 2026-03-02
        contact "Sam Lee" --at acme --part interviewer --email slee@acme.example --on 2026-03-02
        "#,
    );
    let page = Page::open(&home);
    (home, page)
}

#[test]
fn one_is_taken_by_whoever_says_that_he_knows_what_may_happen() {
    let (home, page) = company();
    assert!(page.get("/people").body.contains("href=\"/guess/dana-ruiz\""));
    let shown = page.get("/guess/dana-ruiz").body;
    let first = shown.split("value=\"").find(|rest| rest.contains("@acme.example"));
    assert!(first.is_some_and(|rest| rest.starts_with("druiz@acme.example\" checked")), "{shown}");
    assert!(shown.contains("name=\"agreed\"") && shown.contains("a stranger"), "{shown}");

    let form = "address=druiz%40acme.example&back=/people";
    assert_eq!(page.post("/guess/dana-ruiz", form).status(), 422, "not agreed to");
    assert!(!home.run(&["export"]).contains("druiz@"), "nothing is recorded");
    let strange = "address=eve%40evil.example&agreed=yes&back=/people";
    assert_eq!(page.post("/guess/dana-ruiz", strange).status(), 422, "not among the guesses");

    let taken = page.post("/guess/dana-ruiz", &format!("{form}&agreed=yes"));
    assert_eq!(taken.status(), 303, "{}", taken.body);
    assert!(home.run(&["export"]).contains("druiz@acme.example"));
    let people = page.get("/people").body;
    assert!(!people.contains("mailto:druiz"), "no bare link begins a mail to a guess: {people}");
    let other = page.get("/guess/kim-berg").body;
    assert!(!other.contains("name=\"agreed\"") && other.contains("You agreed"), "{other}");
    let other = page.post("/guess/kim-berg", "address=kberg%40acme.example&back=/people");
    assert_eq!(other.status(), 303, "once for the company: {}", other.body);
}

#[test]
fn where_nothing_can_be_guessed_it_says_why() {
    let (home, page) = company();
    let known = page.get("/guess/sam-lee").body;
    assert!(known.contains("An address is known, so none has to be guessed."), "{known}");
    home.run(&["profile", "reserved"]);
    let none = page.get("/guess/dana-ruiz").body;
    assert!(none.contains("Your profile guesses no addresses."), "{none}");
    let form = "address=druiz%40acme.example&agreed=yes&back=/people";
    assert_eq!(page.post("/guess/dana-ruiz", form).status(), 409);
    assert_eq!(page.get("/guess/nobody-here").status(), 404);
}
