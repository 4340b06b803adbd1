use super::*;

/// Thursday 2026-03-05, 10:00.
fn now() -> DateTime {
    jiff::civil::datetime(2026, 3, 5, 10, 0, 0, 0)
}

fn spoken(text: &str, lean: Lean) -> String {
    match parse(text, now(), lean) {
        Ok(Spoken { date, time, offset }) => {
            let time = time.map_or(String::new(), |time| time.strftime(" %H:%M").to_string());
            let offset = offset.map_or(String::new(), |offset| format!(" {offset}"));
            format!("{date}{time}{offset}")
        }
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn all(lean: Lean, table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(spoken(text, lean), *expected, "{text:?} leaning to the {lean:?}");
    }
}

#[test]
fn days_near_today_need_no_lean() {
    let table = [
        ("today", "2026-03-05"),
        ("Yesterday", "2026-03-04"),
        ("tomorrow", "2026-03-06"),
        ("3 days ago", "2026-03-02"),
        ("a week ago", "2026-02-26"),
        ("two weeks ago", "2026-02-19"),
        ("3d ago", "2026-03-02"),
        ("in 2 weeks", "2026-03-19"),
        ("in 2w", "2026-03-19"),
        ("in a month", "2026-04-05"),
        ("10 days from now", "2026-03-15"),
        ("last week", "2026-02-26"),
        ("last friday", "2026-02-27"),
        ("last thu", "2026-02-26"),
        ("next tue", "2026-03-10"),
        ("next friday", "2026-03-13"),
        ("fri next week", "2026-03-13"),
        ("mon last week", "2026-02-23"),
        ("2026-03-04", "2026-03-04"),
        ("4 march 2025", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("4th of March 2025", "2025-03-04"),
        ("13/3/2026", "2026-03-13"),
        ("3/13/26", "2026-03-13"),
        ("13.3.2026", "2026-03-13"),
        ("4/4/2026", "2026-04-04"),
    ];
    all(Lean::Past, &table);
    all(Lean::Future, &table);
}

#[test]
fn a_bare_weekday_leans() {
    all(Lean::Past, &[("fri", "2026-02-27"), ("on Thursday", "2026-03-05"), ("wed", "2026-03-04")]);
    all(Lean::Future, &[("fri", "2026-03-06"), ("Thursday", "2026-03-12"), ("wed", "2026-03-11")]);
}

#[test]
fn a_date_without_its_year_leans() {
    all(
        Lean::Past,
        &[
            ("4 march", "2026-03-04"),
            ("march 6", "2025-03-06"),
            ("5 mar", "2026-03-05"),
            ("29 feb", "2024-02-29"),
            ("13/3", "2025-03-13"),
            ("15th", "2026-02-15"),
            ("the 31st", "2026-01-31"),
        ],
    );
    all(
        Lean::Future,
        &[
            ("4 march", "2027-03-04"),
            ("march 6", "2026-03-06"),
            ("5 mar", "2026-03-05"),
            ("29 feb", "2028-02-29"),
            ("13/3", "2026-03-13"),
            ("the 4th", "2026-04-04"),
            ("fri, 6 march", "2026-03-06"),
        ],
    );
}

#[test]
fn a_time_may_stand_with_the_day() {
    all(
        Lean::Future,
        &[
            ("fri 14:00", "2026-03-06 14:00"),
            ("tomorrow 9am", "2026-03-06 09:00"),
            ("tomorrow at 9 am", "2026-03-06 09:00"),
            ("tomorrow at 12pm", "2026-03-06 12:00"),
            ("12:30am tomorrow", "2026-03-06 00:30"),
            ("noon tomorrow", "2026-03-06 12:00"),
            ("thu 14:00", "2026-03-05 14:00"),
            ("thu 9:00", "2026-03-12 09:00"),
            ("14:00", "2026-03-05 14:00"),
            ("2026-03-04 14:00", "2026-03-04 14:00"),
            ("2026-03-04T14:00", "2026-03-04 14:00"),
            ("2026-03-04T14:00:00+01:00", "2026-03-04 14:00 +01"),
            ("2026-03-04T14:00:00Z", "2026-03-04 14:00 +00"),
            ("2026-03-04 14:00-0530", "2026-03-04 14:00 -05:30"),
        ],
    );
}

#[test]
fn what_is_no_date_is_told_kindly_with_something_to_type() {
    all(
        Lean::Past,
        &[
            ("  ", "no date was given; type one like `yesterday`, `fri 14:00` or `2026-03-04`"),
            ("4/3", "`4/3` could be two different days; type `2026-03-04` or `2025-04-03`"),
        ],
    );
    all(
        Lean::Future,
        &[
            ("4/3", "`4/3` could be two different days; type `2027-03-04` or `2026-04-03`"),
            (
                "4/3/2026",
                "`4/3/2026` could be two different days; type `2026-03-04` or `2026-04-03`",
            ),
            (
                "31 april",
                "`31 april` is not in the calendar; type a day that exists, like `2026-03-04` or `4 march`",
            ),
            (
                "mon 6 march 2026",
                "`mon 6 march 2026` is not in the calendar; type a day that exists, like `2026-03-04` or `4 march`",
            ),
            (
                "tomorrow 25:00",
                "`tomorrow 25:00` is not a time of day; type one like `14:00` or `9am`",
            ),
            ("fri 13pm", "`fri 13pm` is not a time of day; type one like `14:00` or `9am`"),
            (
                "whenever",
                "`whenever` is not a date I know; type one like `yesterday`, `next tue`, `3 days ago`, `4 march` or `fri 14:00`",
            ),
            (
                "17",
                "`17` is not a date I know; type one like `yesterday`, `next tue`, `3 days ago`, `4 march` or `fri 14:00`",
            ),
        ],
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "([a-zé]{0,5}|[0-9]{0,9}|[/:.,tT +-]|next |last |fri |in |ago| days|march ){0,8}") {
        for lean in [Lean::Past, Lean::Future] {
            for now in [now(), DateTime::MIN, DateTime::MAX] {
                if let Ok(spoken) = parse(&text, now, lean) {
                    let written = spoken.date.to_string();
                    proptest::prop_assert_eq!(written.parse::<Date>().unwrap(), spoken.date);
                }
            }
        }
    }
}
