//! Working days: Monday to Friday, less the public holidays of the recipient's region.
//!
//! The planner asks for working days many times for every application, so the years anybody plans in are counted once,
//! when a calendar is made, and every later question is two look-ups. Dates outside those years are counted step by step.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, Weekday};

/// The first year of the table.
const FIRST_YEAR: i16 = 2000;
/// The last year of the table. 2100 is no leap year, so the short formula in [`position`] ends there at the latest.
const LAST_YEAR: i16 = 2060;

/// Monday to Friday, less a list of holidays. Clones share one table.
#[derive(Debug, Clone)]
pub struct WorkingDays {
    holidays: Arc<HashSet<Date>>,
    table: Arc<Table>,
}

impl WorkingDays {
    /// The working days of a region with these holidays. Order and repetition do not matter, nor do holidays on weekends.
    pub fn new(holidays: impl IntoIterator<Item = Date>) -> Self {
        let holidays: HashSet<Date> = holidays.into_iter().collect();
        if holidays.is_empty() {
            return Self::default();
        }
        let table = Table::count(&holidays);
        Self { holidays: Arc::new(holidays), table: Arc::new(table) }
    }

    /// Whether `date` is a Monday to Friday and no holiday.
    pub fn is_working_day(&self, date: Date) -> bool {
        match position(date) {
            Some(day) => self.table.before[day] != self.table.before[day + 1],
            None => is_working_day(date, &self.holidays),
        }
    }

    /// The `n`-th working day strictly after `date`, which itself never counts.
    ///
    /// With `n` = 0 it is `date` if that is a working day, else the next one. A negative `n` counts backwards: -1 is the
    /// last working day strictly before `date`. At either end of the calendar it stays at the last day there is.
    pub fn after(&self, date: Date, n: i32) -> Date {
        self.look_up(date, n).unwrap_or_else(|| self.step(date, n))
    }

    fn look_up(&self, date: Date, n: i32) -> Option<Date> {
        let day = position(date)?;
        let wanted = if n > 0 {
            i64::from(self.table.before[day + 1]) + i64::from(n) - 1
        } else {
            i64::from(self.table.before[day]) + i64::from(n)
        };
        let found = *self.table.working.get(usize::try_from(wanted).ok()?)?;
        DAYS.get(usize::from(found)).copied()
    }

    fn step(&self, date: Date, n: i32) -> Date {
        let mut at = date;
        let mut left = n.unsigned_abs();
        if n == 0 {
            if self.is_working_day(at) {
                return at;
            }
            left = 1;
        }
        while left > 0 {
            let next = if n < 0 { at.yesterday() } else { at.tomorrow() };
            match next {
                Ok(next) => at = next,
                Err(_) => return at,
            }
            if self.is_working_day(at) {
                left -= 1;
            }
        }
        at
    }
}

impl PartialEq for WorkingDays {
    /// The table follows from the holidays.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.holidays, &other.holidays) || self.holidays == other.holidays
    }
}

impl Eq for WorkingDays {}

impl Default for WorkingDays {
    /// Monday to Friday, without any holiday.
    fn default() -> Self {
        static PLAIN: LazyLock<WorkingDays> = LazyLock::new(|| {
            let holidays = HashSet::new();
            let table = Table::count(&holidays);
            WorkingDays { holidays: Arc::new(holidays), table: Arc::new(table) }
        });
        PLAIN.clone()
    }
}

/// Days are numbered from the first day of [`FIRST_YEAR`]; sixteen bits are enough and keep the table small.
#[derive(Debug)]
struct Table {
    /// How many working days come before each day; one entry more than there are days.
    before: Box<[u16]>,
    /// The working days in order.
    working: Box<[u16]>,
}

impl Table {
    fn count(holidays: &HashSet<Date>) -> Self {
        let mut before = Vec::with_capacity(DAYS.len() + 1);
        let mut working = Vec::with_capacity(DAYS.len());
        let mut off = vec![false; DAYS.len()];
        for day in holidays.iter().filter_map(|holiday| position(*holiday)) {
            off[day] = true;
        }
        // 2000-01-01 was a Saturday: from there the sixth and seventh weekday are the positions 0 and 1 of each seven.
        for (number, day) in (0..DAYS.len()).zip(0_u16..) {
            before.push(working.len() as u16);
            if number % 7 > 1 && !off[number] {
                working.push(day);
            }
        }
        before.push(working.len() as u16);
        Self { before: before.into_boxed_slice(), working: working.into_boxed_slice() }
    }
}

/// Every day of the table's years, so that an answer is read and not computed.
static DAYS: LazyLock<Vec<Date>> = LazyLock::new(|| {
    let first = jiff::civil::date(FIRST_YEAR, 1, 1);
    let next = |day: &Date| day.tomorrow().ok().filter(|day| day.year() <= LAST_YEAR);
    std::iter::successors(Some(first), next).collect()
});

/// The number of a day in the table, or nothing for a day outside its years.
fn position(date: Date) -> Option<usize> {
    let year = date.year();
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    // The days of the months before, of a year that is no leap year.
    const BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let years = (year - FIRST_YEAR) as u16;
    let month = date.month() as u16;
    let leap_days = years.div_ceil(4) + u16::from(years.is_multiple_of(4) && month > 2);
    let day = years * 365 + leap_days + BEFORE[usize::from(month - 1)] + date.day() as u16 - 1;
    Some(usize::from(day))
}

fn is_working_day(date: Date, holidays: &HashSet<Date>) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && !holidays.contains(&date)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_itself_never_counts() {
        let days = WorkingDays::default();
        assert_eq!(days.after(day("2026-03-02"), 1), day("2026-03-03"));
        assert_eq!(days.after(day("2026-02-28"), 1), day("2026-03-02"), "nor does a Saturday");
        assert_eq!(days.after(day("2026-03-06"), 5), day("2026-03-13"));
    }

    #[test]
    fn zero_stays_on_a_working_day_and_else_moves_on() {
        let days = WorkingDays::new([day("2026-03-09")]);
        assert_eq!(days.after(day("2026-03-06"), 0), day("2026-03-06"));
        assert_eq!(days.after(day("2026-03-07"), 0), day("2026-03-10"));
    }

    #[test]
    fn negative_numbers_count_backwards() {
        let days = WorkingDays::new([day("2026-03-06")]);
        assert_eq!(days.after(day("2026-03-09"), -1), day("2026-03-05"));
        assert_eq!(days.after(day("2026-03-08"), -1), day("2026-03-05"));
        assert_eq!(days.after(day("2026-03-09"), -5), day("2026-02-27"));
    }

    #[test]
    fn a_holiday_is_no_working_day_and_a_plain_calendar_has_none() {
        let christmas = day("2026-12-25");
        assert!(!WorkingDays::new([christmas]).is_working_day(christmas));
        assert!(WorkingDays::default().is_working_day(christmas));
        assert!(!WorkingDays::default().is_working_day(day("2026-12-26")));
    }

    #[test]
    fn the_ends_of_the_calendar_are_reached_and_not_passed() {
        let days = WorkingDays::default();
        assert_eq!(days.after(Date::MAX, 3), Date::MAX);
        assert_eq!(days.after(Date::MIN, -3), Date::MIN);
        assert_eq!(days.after(day("2026-03-02"), i32::MAX), Date::MAX);
        assert_eq!(days.after(day("2026-03-02"), i32::MIN), Date::MIN);
    }

    #[test]
    fn days_of_the_table_stand_where_they_are_counted() {
        assert_eq!(DAYS[0].weekday(), Weekday::Saturday);
        for (number, day) in DAYS.iter().enumerate() {
            assert_eq!(position(*day), Some(number), "{day}");
        }
        assert_eq!(position(date(LAST_YEAR, 12, 31)), Some(DAYS.len() - 1));
        assert_eq!(position(date(LAST_YEAR + 1, 1, 1)), None);
        assert_eq!(position(date(FIRST_YEAR - 1, 12, 31)), None);
    }

    /// The definition, word by word, without any table.
    fn counted(date: Date, n: i32, holidays: &HashSet<Date>) -> Date {
        let (step, mut left) = if n < 0 { (-1, -n) } else { (1, n) };
        let mut at = date;
        if n == 0 {
            while !is_working_day(at, holidays) {
                at = at.tomorrow().unwrap();
            }
        }
        while left > 0 {
            at = at.checked_add(step.days()).unwrap();
            left -= i32::from(is_working_day(at, holidays));
        }
        at
    }

    proptest! {
        #[test]
        fn the_table_agrees_with_counting(
            start in -1_000_i32..24_000,
            n in -300_i32..300,
            free in proptest::collection::vec(-400_i32..400, 0..60),
        ) {
            let start = date(FIRST_YEAR, 1, 1).checked_add(start.days()).unwrap();
            let free: HashSet<Date> = free.iter().map(|n| start.checked_add(n.days()).unwrap()).collect();
            let days = WorkingDays::new(free.iter().copied());
            prop_assert_eq!(days.is_working_day(start), is_working_day(start, &free));
            prop_assert_eq!(days.after(start, n), counted(start, n, &free));
        }
    }
}
