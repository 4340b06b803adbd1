//! Every row of PRM-1, and what people write instead of it. 2026-03-05 is a Thursday.

use super::*;

/// Reads the words as said on a day, with 2026-04-03 and 2026-04-06 as holidays.
#[track_caller]
fn due(made_on: &str, words: &str) -> String {
    let day = |text: &str| text.parse::<Date>().expect("a date of the test");
    let days = WorkingDays::new([day("2026-04-03"), day("2026-04-06")]);
    match read(words, day(made_on), &days) {
        None => "-".to_owned(),
        Some(PromiseWords { due: Some(due), .. }) => due.to_string(),
        Some(PromiseWords { row, .. }) => format!("{row:?}"),
    }
}

#[track_caller]
fn all(made_on: &str, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(words, expected)| due(made_on, words) != *expected)
        .map(|(words, expected)| format!("{words:?}: {} and not {expected}", due(made_on, words)))
        .collect();
    assert!(wrong.is_empty(), "said on {made_on}:\n{}", wrong.join("\n"));
}

#[test]
fn today_is_the_same_day() {
    all(
        "2026-03-05",
        &[
            ("today", "2026-03-05"),
            ("later today", "2026-03-05"),
            ("by the end of the day", "2026-03-05"),
            ("by end of day", "2026-03-05"),
            ("EOD", "2026-03-05"),
            ("by EOD today", "2026-03-05"),
            ("by close of business", "2026-03-05"),
            ("by COB", "2026-03-05"),
            ("this afternoon", "2026-03-05"),
            ("tonight", "2026-03-05"),
            ("before the end of the day", "2026-03-05"),
            ("by the end of the working day", "2026-03-05"),
            ("by 5pm today", "2026-03-05"),
        ],
    );
}

#[test]
fn tomorrow_is_the_next_working_day() {
    all(
        "2026-03-05",
        &[
            ("tomorrow", "2026-03-06"),
            ("EOD tomorrow", "2026-03-06"),
            ("by the end of the day tomorrow", "2026-03-06"),
            ("tomorrow morning", "2026-03-06"),
            ("by noon tomorrow", "2026-03-06"),
            ("the next business day", "2026-03-06"),
            ("the day after tomorrow", "2026-03-09"),
        ],
    );
    all("2026-03-06", &[("tomorrow", "2026-03-09")]);
    all("2026-04-02", &[("by tomorrow", "2026-04-07")]);
}

#[test]
fn a_couple_of_days_are_three_working_days_and_a_few_are_five() {
    all(
        "2026-03-05",
        &[
            ("in a couple of days", "2026-03-10"),
            ("in the next couple of days", "2026-03-10"),
            ("within a couple days", "2026-03-10"),
            ("in a few days", "2026-03-12"),
            ("over the next few days", "2026-03-12"),
            ("in the coming days", "2026-03-12"),
            ("a few business days", "2026-03-12"),
            ("few days", "2026-03-12"),
        ],
    );
}

#[test]
fn working_days_are_counted_without_holidays() {
    all(
        "2026-03-30",
        &[
            ("in 5 working days", "2026-04-08"),
            ("within five business days", "2026-04-08"),
            ("5 business days", "2026-04-08"),
            ("within 5-7 business days", "2026-04-10"),
            ("5 – 7 working days", "2026-04-10"),
            ("3 to 5 working days", "2026-04-08"),
            ("three to five working days", "2026-04-08"),
            ("within the next 5 business days", "2026-04-08"),
            ("10 working days", "2026-04-15"),
            ("within ten (10) working days", "2026-04-15"),
            ("no later than 5 working days from today", "2026-04-08"),
            ("within one business day", "2026-03-31"),
            ("up to 5 weekdays", "2026-04-08"),
            ("a business day or two", "2026-04-01"),
            ("5 working-days", "2026-04-08"),
            ("in 3-5 biz days", "2026-04-08"),
        ],
    );
}

#[test]
fn days_and_weeks_are_calendar_days() {
    all(
        "2026-03-05",
        &[
            ("in 10 days", "2026-03-15"),
            ("within the next 5 days", "2026-03-10"),
            ("5–7 days", "2026-03-12"),
            ("within 5 to 7 calendar days", "2026-03-12"),
            ("in a day or two", "2026-03-07"),
            ("within 48 hours", "2026-03-07"),
            ("in the next 24-48 hours", "2026-03-07"),
            ("in a week", "2026-03-12"),
            ("within one week", "2026-03-12"),
            ("a week from today", "2026-03-12"),
            ("in a week's time", "2026-03-12"),
            ("in a week or so", "2026-03-12"),
            ("over the next week", "2026-03-12"),
            ("in the coming week", "2026-03-12"),
            ("in two weeks", "2026-03-19"),
            ("in two weeks’ time", "2026-03-19"),
            ("in about two weeks", "2026-03-19"),
            ("over the next couple of weeks", "2026-03-19"),
            ("in a couple weeks", "2026-03-19"),
            ("a week or two", "2026-03-19"),
            ("another week or two", "2026-03-19"),
            ("a fortnight", "2026-03-19"),
            ("a two-week wait", "2026-03-19"),
            ("in ~2 weeks", "2026-03-19"),
            ("in 2wks", "2026-03-19"),
            ("within a fortnight", "2026-03-19"),
            ("two to three weeks", "2026-03-26"),
            ("2-3 weeks", "2026-03-26"),
            ("2 or 3 weeks", "2026-03-26"),
            ("two more weeks", "2026-03-19"),
            ("up to four weeks", "2026-04-02"),
            ("a week to ten days", "2026-03-15"),
            ("two weeks from now", "2026-03-19"),
            ("two weeks from Monday", "2026-03-23"),
            ("within 3 weeks of receiving your application", "2026-03-26"),
        ],
    );
}

#[test]
fn a_weekday_is_the_next_one_strictly_after_the_day() {
    all(
        "2026-03-05",
        &[
            ("by Friday", "2026-03-06"),
            ("on Friday", "2026-03-06"),
            ("this Friday", "2026-03-06"),
            ("Fri", "2026-03-06"),
            ("by COB Friday", "2026-03-06"),
            ("by close of business on Friday", "2026-03-06"),
            ("by end of day Friday", "2026-03-06"),
            ("by 5 pm on Friday", "2026-03-06"),
            ("by 17:00 CET on Friday", "2026-03-06"),
            ("by the end of Friday", "2026-03-06"),
            ("(by Friday)", "2026-03-06"),
            ("Friday EOD", "2026-03-06"),
            ("no later than Friday", "2026-03-06"),
            ("by Friday at the latest", "2026-03-06"),
            ("at the latest by Friday", "2026-03-06"),
            ("before Friday", "2026-03-06"),
            ("by Thursday", "2026-03-12"),
            ("by Wednesday", "2026-03-11"),
            ("this coming Tuesday", "2026-03-10"),
            ("on Monday or Tuesday", "2026-03-10"),
            ("between Monday and Wednesday", "2026-03-11"),
            ("Friday, or Monday at the latest", "2026-03-09"),
        ],
    );
    all("2026-03-06", &[("by Friday", "2026-03-13"), ("this Friday", "2026-03-13")]);
    all("2026-03-08", &[("on Monday", "2026-03-09")]);
}

#[test]
fn next_friday_is_in_the_following_calendar_week() {
    let table = [
        ("next Friday", "2026-03-13"),
        ("by Friday next week", "2026-03-13"),
        ("Friday of next week", "2026-03-13"),
        ("next week Friday", "2026-03-13"),
        ("next week, on Friday", "2026-03-13"),
        ("next Tuesday", "2026-03-10"),
        ("by next Thursday", "2026-03-12"),
        ("Thursday or Friday next week", "2026-03-13"),
        ("the Friday of next week", "2026-03-13"),
    ];
    all("2026-03-05", &table);
    all("2026-03-06", &table);
    all("2026-03-08", &table);
    all("2026-03-09", &[("next Friday", "2026-03-20"), ("Friday week", "2026-03-20")]);
    all("2026-03-05", &[("a week on Friday", "2026-03-13"), ("a week from Friday", "2026-03-13")]);
}

#[test]
fn next_week_ends_on_its_friday_and_begins_until_wednesday() {
    let table = [
        ("early next week", "2026-03-11"),
        ("at the beginning of next week", "2026-03-11"),
        ("at the start of next week", "2026-03-11"),
        ("early in the coming week", "2026-03-11"),
        ("some time next week", "2026-03-13"),
        ("sometime next week", "2026-03-13"),
        ("next week", "2026-03-13"),
        ("mid next week", "2026-03-13"),
        ("in the middle of next week", "2026-03-13"),
        ("late next week", "2026-03-13"),
        ("by the end of next week", "2026-03-13"),
        ("end of next week", "2026-03-13"),
        ("before the end of next week", "2026-03-13"),
        ("early to mid next week", "2026-03-13"),
    ];
    all("2026-03-05", &table);
    all("2026-03-02", &table);
    all("2026-03-08", &table);
    all("2026-12-31", &[("early next week", "2027-01-06"), ("next week", "2027-01-08")]);
    all("2026-03-05", &[("the week after next", "2026-03-20")]);
}

#[test]
fn this_week_ends_on_friday_and_is_the_coming_one_at_the_weekend() {
    let table = [
        ("this week", "2026-03-06"),
        ("later this week", "2026-03-06"),
        ("by the end of the week", "2026-03-06"),
        ("by end of week", "2026-03-06"),
        ("at the end of this week", "2026-03-06"),
        ("EOW", "2026-03-06"),
    ];
    all("2026-03-05", &table);
    all("2026-03-06", &table);
    all("2026-03-07", &[("by the end of the week", "2026-03-13"), ("this week", "2026-03-13")]);
}

#[test]
fn a_day_of_the_month_is_this_months_or_the_next() {
    all(
        "2026-03-15",
        &[
            ("by the 15th", "2026-03-15"),
            ("by the 14th", "2026-04-14"),
            ("by the 16th", "2026-03-16"),
            ("on the 31st", "2026-03-31"),
            ("by the 15th of next month", "2026-04-15"),
            ("by the 31st of next month", "2026-04-30"),
            ("by Friday the 20th", "2026-03-20"),
            ("Friday 20th", "2026-03-20"),
            ("between the 18th and the 20th", "2026-03-20"),
            ("by the 20", "2026-03-20"),
        ],
    );
    all("2026-04-10", &[("by the 31st", "2026-04-30")]);
    all("2026-04-30", &[("by the 31st", "2026-04-30")]);
    all("2026-02-20", &[("by the 30th", "2026-02-28")]);
    all("2028-02-20", &[("by the 30th", "2028-02-29")]);
    all("2026-12-20", &[("by the 5th", "2027-01-05")]);
}

#[test]
fn parts_of_a_month_have_their_days() {
    all(
        "2026-03-05",
        &[
            ("early next month", "2026-04-10"),
            ("at the beginning of next month", "2026-04-10"),
            ("mid next month", "2026-04-20"),
            ("mid-next month", "2026-04-20"),
            ("in the middle of next month", "2026-04-20"),
            ("end of next month", "2026-04-30"),
            ("late next month", "2026-04-30"),
            ("by the end of next month", "2026-04-30"),
            ("next month", "2026-04-30"),
            ("sometime next month", "2026-04-30"),
            ("by the end of the month", "2026-03-31"),
            ("by end of month", "2026-03-31"),
            ("EOM", "2026-03-31"),
            ("later this month", "2026-03-31"),
            ("this month", "2026-03-31"),
            ("by the end of April", "2026-04-30"),
            ("early April", "2026-04-10"),
            ("mid-April", "2026-04-20"),
            ("mid to late April", "2026-04-30"),
            ("in the second half of March", "2026-03-31"),
            ("in April", "2026-04-30"),
            ("by the end of January", "2027-01-31"),
            ("by the end of February 2028", "2028-02-29"),
        ],
    );
    all("2026-12-05", &[("early next month", "2027-01-10"), ("next month", "2027-01-31")]);
    all("2026-01-31", &[("next month", "2026-02-28"), ("end of next month", "2026-02-28")]);
}

#[test]
fn a_named_date_is_the_coming_one() {
    all(
        "2026-03-05",
        &[
            ("by March 13", "2026-03-13"),
            ("by March 13th", "2026-03-13"),
            ("by Mar. 13", "2026-03-13"),
            ("on the 3rd of April", "2026-04-03"),
            ("by 13 March", "2026-03-13"),
            ("13th March", "2026-03-13"),
            ("by March 5", "2026-03-05"),
            ("by March 4", "2027-03-04"),
            ("by 1 February", "2027-02-01"),
            ("by 13/3", "2026-03-13"),
            ("by 3/13", "2026-03-13"),
            ("by 13/03/2026", "2026-03-13"),
            ("by 03/13/26", "2026-03-13"),
            ("by 13.3.", "2026-03-13"),
            ("by 13.03.2026", "2026-03-13"),
            ("by 2026-03-13", "2026-03-13"),
            ("by 4/4", "2026-04-04"),
            ("by April 3, 2026", "2026-04-03"),
            ("Friday, March 13", "2026-03-13"),
            ("by Friday 13 March", "2026-03-13"),
            ("by Fri., March 13", "2026-03-13"),
            ("by Sept. 30", "2026-09-30"),
            ("March 9-13", "2026-03-13"),
            ("between 9 and 13 March", "2026-03-13"),
            ("9–13 March", "2026-03-13"),
            ("by May 5", "2026-05-05"),
            ("by 31 April", "2026-04-30"),
            ("by February 29", "2027-02-28"),
            ("the week of March 16", "2026-03-20"),
            ("w/c 16 March", "2026-03-20"),
        ],
    );
}

#[test]
fn months_end_where_the_month_does() {
    all(
        "2026-01-31",
        &[
            ("in a month", "2026-02-28"),
            ("in one month", "2026-02-28"),
            ("within a month", "2026-02-28"),
            ("in two months", "2026-03-31"),
            ("in a couple of months", "2026-03-31"),
            ("two to three months", "2026-04-30"),
            ("in a month's time", "2026-02-28"),
        ],
    );
}

#[test]
fn soon_and_words_without_a_date_have_none() {
    all(
        "2026-03-05",
        &[
            ("soon", "Soon"),
            ("shortly", "Soon"),
            ("as soon as possible", "Soon"),
            ("ASAP", "Soon"),
            ("in due course", "Soon"),
            ("we will be in touch", "Soon"),
            ("in the near future", "Soon"),
            ("by 4/3", "Unclear"),
            ("03/04/2026", "Unclear"),
            ("in a few weeks", "Unclear"),
            ("in the coming weeks", "Unclear"),
            ("in several months", "Unclear"),
            ("by the end of the quarter", "Unclear"),
            ("early in the new year", "Unclear"),
            ("within two weeks of the closing date", "Unclear"),
            ("two weeks after the interview", "Unclear"),
            ("after Easter", "-"),
            ("when the budget is approved", "-"),
            ("after Friday", "-"),
            ("", "-"),
            ("  \u{200b}— ", "-"),
        ],
    );
}

#[test]
fn the_place_of_the_words_includes_their_preposition() {
    let days = WorkingDays::default();
    let made_on = jiff::civil::date(2026, 3, 5);
    let text = "Grüße! We’ll get back to you by Friday next week, I promise.";
    let promise = read(text, made_on, &days).expect("a promise");
    assert_eq!(&text[promise.words], "by Friday next week");
    assert_eq!(promise.row, Row::NextWeekday);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_places_are_places(
        words in proptest::collection::vec("(by|the|end|of|next|week|[0-9]{1,6}|/|-|mid|march|13th|may|or|fri|a|couple|days|we|will|let|you|know|if|not|heard|é|’|\\.|,|in|month|[\\PC]{0,3})", 0..25),
        year in -9999_i16..9999,
    ) {
        let text = words.join(" ");
        let made_on = jiff::civil::date(year, 12, 31);
        let days = WorkingDays::default();
        if let Some(promise) = read(&text, made_on, &days) {
            proptest::prop_assert!(text.get(promise.words).is_some());
        }
        for found in find_promise(&text, made_on, &days) {
            proptest::prop_assert!(text.get(found.sentence).is_some() && text.get(found.promise.words).is_some());
        }
    }
}
