//! The agenda: interviews, what to do and promised news, by day.

use crate::environment::TestEnvironment;
use crate::page::Page;

#[test]
fn an_empty_agenda_says_so_kindly() {
    let page = Page::open(&TestEnvironment::new());
    assert!(page.get("/agenda").body.contains("Nothing is planned"));
}

#[test]
fn days_stand_in_order_under_their_week() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"2 march\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example
         apply Globex Welder --on \"11 march\"
         interview globex-welder --at \"fri 14:00\"
         interview globex-welder --at \"24 march 10:00\"
         promise acme-fitter \"We will be in touch by 18 March\"
         profile --region US",
    );
    let page = Page::open(&home);
    let shown = page.get("/agenda").body;
    let place =
        |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words} is there:\n{shown}"));
    let order = [
        "This week",
        "14:00–15:00",
        "Next week",
        "be in touch by 18 March",
        "Week of Mon 23 Mar",
        "10:00–11:00",
    ];
    let places: Vec<usize> = order.iter().map(|words| place(words)).collect();
    assert!(places.is_sorted(), "{places:?}\n{shown}");
    assert!(shown.contains("href=\"/interview/"), "an interview leads to its card");
    assert!(shown.contains("href=\"/agenda\" data-key=\"d\""), "the navigation leads there");
    for word in ["overdue", "late", "missed"] {
        assert!(!shown.contains(&format!(" {word}")), "{word}:\n{shown}");
    }
}

#[test]
fn what_is_over_promises_nothing_any_more() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"2 march\"
         promise acme-fitter \"We will be in touch by 18 March\"
         interview acme-fitter --at \"fri 14:00\"
         interview acme-fitter --cancel
         outcome acme-fitter rejected",
    );
    let shown = Page::open(&home).get("/agenda").body;
    assert!(!shown.contains("18 March") && !shown.contains("14:00"), "{shown}");
}
