use super::*;
use expect_test::expect;
use jiff::civil::date;

fn days_of(code: &str, year: i16) -> String {
    let region = Holidays::bundled().region(code).unwrap();
    let lines: Vec<String> = region
        .holidays
        .iter()
        .filter(|holiday| holiday.date.year() == year)
        .map(|holiday| format!("{} {}", holiday.date, holiday.name))
        .collect();
    lines.join("\n")
}

#[test]
fn a_country_has_its_holidays() {
    expect![[r#"
        2026-01-01 New Year's Day
        2026-01-19 Martin Luther King Jr. Day
        2026-02-16 Washington's Birthday
        2026-05-25 Memorial Day
        2026-06-19 Juneteenth National Independence Day
        2026-07-03 Independence Day (observed)
        2026-07-04 Independence Day
        2026-09-07 Labor Day
        2026-10-12 Columbus Day
        2026-11-11 Veterans Day
        2026-11-26 Thanksgiving Day
        2026-12-25 Christmas Day"#]]
    .assert_eq(&days_of("US", 2026));
    expect![[r#"
        2026-01-01 New Year's Day
        2026-04-03 Good Friday
        2026-04-06 Easter Monday
        2026-05-01 Labor Day
        2026-05-14 Ascension Day
        2026-05-25 Pentecost Monday
        2026-10-03 German Unity Day
        2026-12-25 Christmas Day
        2026-12-26 Second Day of Christmas"#]]
    .assert_eq(&days_of("DE", 2026));
}

#[test]
fn a_part_of_a_country_has_its_countrys_holidays_and_its_own() {
    expect![[r#"
        2026-01-01 New Year's Day
        2026-01-06 Epiphany
        2026-04-03 Good Friday
        2026-04-06 Easter Monday
        2026-05-01 Labor Day
        2026-05-14 Ascension Day
        2026-05-25 Pentecost Monday
        2026-06-04 Corpus Christi
        2026-10-03 German Unity Day
        2026-11-01 All Saints' Day
        2026-12-25 Christmas Day
        2026-12-26 Second Day of Christmas"#]]
    .assert_eq(&days_of("DE-BY", 2026));
    expect![[r#"
        2026-01-01 New Year's Day
        2026-01-02 New Year Holiday
        2026-04-03 Good Friday
        2026-05-04 May Day
        2026-05-25 Spring Bank Holiday
        2026-06-15 Scotland's participation in the FIFA World Cup final
        2026-08-03 Summer Bank Holiday
        2026-11-30 Saint Andrew's Day
        2026-12-25 Christmas Day
        2026-12-26 Boxing Day
        2026-12-28 Boxing Day (observed)"#]]
    .assert_eq(&days_of("GB-SCT", 2026));
}

#[test]
fn a_part_may_lack_a_holiday_of_its_country() {
    let holidays = Holidays::bundled();
    let columbus = date(2026, 10, 12);
    assert!(!holidays.on("US", columbus).is_empty());
    assert!(holidays.on("US-HI", columbus).is_empty());
    assert!(holidays.on("US-NY", columbus).contains(&"Columbus Day"));
}

#[test]
fn working_days_leave_the_holidays_out() {
    let days = Holidays::bundled().working_days("DE-BY").unwrap();
    assert_eq!(days.after(date(2026, 1, 5), 1), date(2026, 1, 7), "Epiphany is free in Bavaria");
    let days = Holidays::bundled().working_days("DE-BE").unwrap();
    assert_eq!(days.after(date(2026, 1, 5), 1), date(2026, 1, 6), "and not in Berlin");
}

#[test]
fn codes_are_read_kindly() {
    let holidays = Holidays::bundled();
    let name = |code: &str| holidays.region(code).map(|region| region.name);
    assert_eq!(name("de-by"), Some("Germany, Bavaria"));
    assert_eq!(name(" us_ny "), Some("United States, New York"));
    assert_eq!(name("UK"), Some("United Kingdom"));
    assert_eq!(name("uk-sct"), Some("United Kingdom, Scotland"));
    assert_eq!(name("UKR"), None);
    assert_eq!(name(""), None);
}

#[test]
fn an_unknown_region_names_its_neighbours() {
    let holidays = Holidays::bundled();
    let refusal = |asked: &str| holidays.working_days(asked).unwrap_err().to_string();
    expect!["no region is called `Bavaria`; did you mean `DE-BY` (Germany, Bavaria)? `heardback holidays` lists them all"].assert_eq(&refusal("Bavaria"));
    expect!["no region is called `DE-BX`; did you mean `DE-BB` (Germany, Brandenburg) or `DE-BE` (Germany, Berlin) or `DE-BW` (Germany, Baden-Württemberg) or `DE-BY` (Germany, Bavaria) or `DE` (Germany)? `heardback holidays` lists them all"].assert_eq(&refusal("DE-BX"));
    expect!["no region is called `Germny`; did you mean `DE` (Germany)? `heardback holidays` lists them all"].assert_eq(&refusal("Germny"));
    expect!["no region is called `ZZ9`; `heardback holidays` lists them all"]
        .assert_eq(&refusal("ZZ9"));
}

#[test]
fn every_region_reads_and_every_day_is_of_the_tables_years() {
    let holidays = Holidays::bundled();
    let regions: Vec<_> = holidays.regions().collect();
    assert!(regions.len() > 600, "{} regions", regions.len());
    for (code, name) in regions {
        let region = holidays.region(code).unwrap();
        assert!(!name.is_empty() && !region.holidays.is_empty(), "{code} is empty");
        for holiday in &region.holidays {
            assert!(
                YEARS.contains(&holiday.date.year()) && !holiday.name.is_empty(),
                "{code}: {holiday:?}"
            );
        }
    }
}

#[test]
fn every_line_of_the_table_is_used_and_complete() {
    let lines = Lines::cut(include_str!("../../data/holidays.txt"));
    let mut used = vec![false; lines.holidays.len()];
    for row in lines.regions.values() {
        for word in row.entries.split_whitespace() {
            for entry in numbers(word) {
                used[entry] = true;
            }
        }
    }
    assert!(used.iter().all(|used| *used));
    for entry in 0..lines.holidays.len() {
        assert!(!lines.days_of(entry).is_empty(), "{}", lines.holidays[entry]);
    }
}
