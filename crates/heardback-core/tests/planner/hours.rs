//! At which hours a message may reach somebody.

use heardback_core::planner::{self, Hours, hours};
use heardback_core::playbook::Playbook;
use jiff::civil::{Date, Time, date, time};

use crate::lines;

const MONDAY: Date = date(2026, 3, 9);
const TUESDAY: Date = date(2026, 3, 10);
const FRIDAY: Date = date(2026, 3, 13);

/// The hours of the first item of a plan of 3 March.
fn first(search: &str, day: Date) -> Option<Hours> {
    let playbook = Playbook::bundled();
    let plan = planner::plan(&lines::journal(search), playbook, lines::moment("2026-03-03"));
    hours(plan.items.first().expect("something to do"), playbook, day)
}

fn at(hour: i8) -> Time {
    time(hour, 0, 0, 0)
}

const BY_EMAIL: &str = "contact c1 hiring_manager email\n2026-03-02 applied";
const BY_PHONE: &str = "contact c1 hiring_manager phone\n2026-03-02 applied";

#[test]
fn emails_go_out_between_eight_and_six() {
    let hours = first(BY_EMAIL, MONDAY).expect("hours");
    assert!(hours.allow(at(8)) && hours.allow(at(18)));
    assert!(!hours.allow(at(7)) && !hours.allow(at(19)));
    assert!(hours.recommend(at(8)));
}

#[test]
fn calls_are_made_between_nine_and_five() {
    let hours = first(BY_PHONE, TUESDAY).expect("hours");
    assert!(hours.recommend(at(9)) && hours.recommend(at(17)));
    assert!(!hours.allow(at(8)) && !hours.allow(at(18)));
}

#[test]
fn on_monday_calls_had_better_wait_for_ten() {
    let hours = first(BY_PHONE, MONDAY).expect("hours");
    assert!(hours.allow(at(9)) && !hours.recommend(at(9)) && hours.recommend(at(10)));
}

#[test]
fn on_friday_calls_had_better_be_made_by_three() {
    let hours = first(BY_PHONE, FRIDAY).expect("hours");
    assert!(hours.allow(at(16)) && !hours.recommend(at(16)) && hours.recommend(at(15)));
}

#[test]
fn thanks_and_answers_may_go_at_any_hour() {
    let thanks =
        "contact c1 hiring_manager email\n2026-03-02T10:00 interview i1 c1\n2026-03-02 reviewed i1";
    assert_eq!(first(thanks, TUESDAY), None);
    let answer = "contact c1 hiring_manager email\n2026-03-02 in c1 reply question";
    assert_eq!(first(answer, TUESDAY), None);
}

#[test]
fn letters_and_what_the_user_does_alone_have_no_hours() {
    assert_eq!(first("contact c1 hr postal\n2026-03-02 applied", TUESDAY), None);
    assert_eq!(first("2026-03-02 applied", TUESDAY), None);
}
