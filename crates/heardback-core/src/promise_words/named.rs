//! Days that are named: weekdays, dates, weeks and the early, middle or late part of a week or month.

use jiff::civil::{Date, Weekday};

use super::Row;
use super::calendar::{
    coming_day, day_and_month, day_of, day_of_month, month_end, moved, this_friday,
    weekday_of_week, year_of,
};
use super::phrase::{Found, Reader};
use crate::calendar_words::{month, weekday};
use jiff::ToSpan;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Early,
    Mid,
    Late,
}

impl Reader<'_> {
    /// "today", "tomorrow", a weekday, a date, "the 15th".
    pub(super) fn day(&self, at: usize, led: bool) -> Option<Found> {
        self.today(at)
            .or_else(|| self.named_weekday(at, led))
            .or_else(|| self.date(at, led))
            .or_else(|| self.numbered_day(at, led))
    }

    fn today(&self, at: usize) -> Option<Found> {
        let first = self.past(self.past(at, &["later"]), &["on"]);
        let part = &["morning", "afternoon", "evening", "night", "eod", "cob"][..];
        match self.word(first) {
            "today" | "tonight" => {
                Some((self.past(first + 1, part), Some(self.made_on), Row::Today))
            }
            "this" if self.is(first + 1, &["morning", "afternoon", "evening"]) => {
                Some((first + 2, Some(self.made_on), Row::Today))
            }
            "tomorrow" => Some((
                self.past(first + 1, part),
                Some(self.days.after(self.made_on, 1)),
                Row::Tomorrow,
            )),
            "the" | "day"
                if {
                    let day = self.past(first, &["the"]);
                    self.is(day, &["day"])
                        && self.is(day + 1, &["after"])
                        && self.is(day + 2, &["tomorrow"])
                } =>
            {
                let end = self.past(first, &["the"]) + 3;
                Some((end, Some(self.days.after(self.made_on, 2)), Row::Tomorrow))
            }
            _ => None,
        }
    }

    fn named_weekday(&self, at: usize, led: bool) -> Option<Found> {
        let the = self.past(at, &["the"]);
        let this = self.past(the, &["this"]);
        let next = self.is(this, &["next"]);
        let coming = self.past(this, &["next", "coming", "upcoming"]);
        let named = weekday(self.word(coming))?;
        let short = matches!(self.word(coming), "mon" | "sat" | "sun" | "wed");
        if short && !led && coming == at && at > 0 && !self.capital(coming) {
            return None;
        }
        let dot = self.past(coming + 1, &["."]);
        let comma = self.past(dot, &[","]);
        let shortened = self.month_at(comma) || self.any_number(comma).is_some();
        let mut end = if shortened { dot } else { coming + 1 };
        end = self.past(end, &["morning", "afternoon", "evening", "eod", "cob", "lunchtime"]);
        let of = self.past(end, &["of", "in"]);
        if self.is(of, &["next"]) && self.is(of + 1, &["week"]) {
            return Some((of + 2, weekday_of_week(self.made_on, 1, named), Row::NextWeekday));
        }
        if self.is(of, &["this"]) && self.is(of + 1, &["week"]) {
            return Some((of + 2, self.in_this_week(named), Row::Weekday));
        }
        if next {
            return Some((end, weekday_of_week(self.made_on, 1, named), Row::NextWeekday));
        }
        if self.is(end, &["week"]) && !self.is(end + 1, &["of"]) {
            return Some((
                end + 1,
                moved(self.coming_weekday(coming)?, 7.days()),
                Row::NextWeekday,
            ));
        }
        // A date behind the weekday says the same day more exactly.
        let bare = self.past(self.past(end, &[",", "("]), &["the"]);
        let with_date = self.date(bare, true).filter(|found| found.2 == Row::NamedDate);
        if let Some((after, due, row)) = with_date.or_else(|| self.numbered_day(bare, false)) {
            return Some((self.past(after, &[")"]), due, row));
        }
        Some((end, self.coming_weekday(coming), Row::Weekday))
    }

    fn in_this_week(&self, named: Weekday) -> Option<Date> {
        let day = weekday_of_week(self.made_on, 0, named)?;
        if day >= self.made_on { Some(day) } else { weekday_of_week(self.made_on, 1, named) }
    }

    /// "March 13", "the 3rd of April", "13/3", "2026-03-13", "in March".
    fn date(&self, at: usize, led: bool) -> Option<Found> {
        let first = self.past(at, &["the"]);
        self.iso_date(first)
            .or_else(|| self.numeric_date(first))
            .or_else(|| self.day_then_month(first))
            .or_else(|| self.month_then_day(first, led))
    }

    fn iso_date(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let marks = self.is(at + 1, &["-"]) && self.is(at + 3, &["-"]);
        let month = i8::try_from(self.number(at + 2)?).ok()?;
        let due = Date::new(year, month, i8::try_from(self.number(at + 4)?).ok()?).ok()?;
        marks.then_some((at + 5, Some(due), Row::NamedDate))
    }

    /// Two numbers are a date only where one of them can be no month; else nobody knows which is which.
    fn numeric_date(&self, at: usize) -> Option<Found> {
        let (first, second) = (self.number(at)?, self.number(at + 2)?);
        let mark = self.word(at + 1);
        let tight = self.joined(at + 1) && self.joined(at + 2);
        if !tight
            || !matches!(mark, "/" | ".")
            || !(1..=31).contains(&first)
            || !(1..=31).contains(&second)
        {
            return None;
        }
        let third = (self.is(at + 3, &[mark]) && self.joined(at + 3)).then_some(at + 4);
        let year =
            third.filter(|third| self.joined(*third)).and_then(|third| self.short_year(third));
        let end = match (year, third) {
            (Some(_), Some(third)) => third + 1,
            (None, Some(_)) if mark == "." => at + 4,
            // "2.5 weeks" is no date.
            _ if mark == "." => return None,
            _ => at + 3,
        };
        let (day, month) = match (first > 12, second > 12) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            (false, false) if first == second => (first, second),
            _ => return Some((end, None, Row::Unclear)),
        };
        let due = day_and_month(self.made_on, day, i8::try_from(month).ok()?, year);
        Some((end, due, Row::NamedDate))
    }

    fn day_then_month(&self, at: usize) -> Option<Found> {
        let mut day = self.any_number(at).filter(|day| (1..=31).contains(day))?;
        let mut end = at + 1;
        let upper = self.past(end + 1, &["the"]);
        if self.is(end, &["-", "to", "or", "and", "/"])
            && let Some(number) = self.any_number(upper).filter(|day| (1..=31).contains(day))
        {
            (day, end) = (number, upper + 1);
        }
        end = self.past(end, &["of", "-"]);
        let month = month(self.word(end))?;
        let (end, year) = self.year_behind(end + 1);
        Some((end, day_and_month(self.made_on, day, month, year), Row::NamedDate))
    }

    fn month_then_day(&self, at: usize, led: bool) -> Option<Found> {
        let month = month(self.word(at))?;
        let mut end = self.past(at + 1, &["."]);
        let the = self.past(end, &["the"]);
        let Some(mut day) = self.any_number(the).filter(|day| (1..=31).contains(day)) else {
            // A month by itself: a verb ("may", "march") unless something leads up to it.
            let (end, year) = self.year_behind(at + 1);
            let plain = !matches!(self.word(at), "may" | "march" | "mar" | "jan" | "sun");
            if !(led || plain && at == 0) {
                return None;
            }
            let first = day_of(year.unwrap_or_else(|| year_of(self.made_on, month)), month, 1)?;
            return Some((end, Some(first.last_of_month()), Row::NextMonth));
        };
        end = the + 1;
        let upper = self.past(end + 1, &["the"]);
        if self.is(end, &["-", "to", "or", "and"]) {
            let number = self.any_number(upper).filter(|day| (1..=31).contains(day));
            if let Some(number) = number.filter(|_| !self.month_at(upper + 1)) {
                (day, end) = (number, upper + 1);
            }
        }
        let (end, year) = self.year_behind(end);
        Some((end, day_and_month(self.made_on, day, month, year), Row::NamedDate))
    }

    /// "by the 15th", "the 15th of next month".
    fn numbered_day(&self, at: usize, led: bool) -> Option<Found> {
        let first = self.past(at, &["the"]);
        let token = self.tokens.get(first)?;
        let day = token.number.filter(|day| (1..=31).contains(day))?;
        let end = first + 1;
        let bare = led && first > at && !self.joined(end) && {
            let next = self.word(end);
            next.is_empty() || matches!(next, "." | "," | "!" | "?" | ")" | ";" | "of" | "at")
        };
        if !token.ordinal && !bare {
            return None;
        }
        let of = self.past(end, &["of"]);
        let (end, due) = if self.is(of, &["next"]) && self.is(of + 1, &["month"]) {
            (of + 2, day_of_month(self.made_on, 1, day))
        } else if self.is(of, &["this", "the"]) && self.is(of + 1, &["month"]) {
            (of + 2, coming_day(self.made_on, day))
        } else if of > end
            || self.is(end, &["floor", "round", "stage", "street", "interview", "step"])
        {
            return None;
        } else {
            (end, coming_day(self.made_on, day))
        };
        Some((end, due, Row::DayOfMonth))
    }

    /// "this week", "next week", "the week after next", "the week of 16 March".
    pub(super) fn week(&self, at: usize) -> Option<Found> {
        let first = self.past(self.past(at, &["the"]), &["later", "late"]);
        let last = self.past(first, &["on"]);
        if self.is(last, &["w"]) && self.is(last + 1, &["/"]) && self.is(last + 2, &["c"]) {
            let (end, day, _) = self.day(last + 3, true)?;
            return Some((end, weekday_of_week(day?, 0, Weekday::Friday), Row::NamedDate));
        }
        let weeks = match self.word(last) {
            "this" => 0,
            "next" if !self.is(at, &["the"]) => 1,
            "week" if self.is(last + 1, &["after"]) && self.is(last + 2, &["next"]) => {
                let friday = weekday_of_week(self.made_on, 2, Weekday::Friday);
                return Some((last + 3, friday, Row::NextWeek));
            }
            "week"
                if self.is(last + 1, &["of", "commencing", "beginning", "starting", "ending"]) =>
            {
                let (end, day, _) = self.day(last + 2, true)?;
                let friday = weekday_of_week(day?, 0, Weekday::Friday);
                let due = if self.is(last + 1, &["ending"]) { day } else { friday };
                return Some((end, due, Row::NamedDate));
            }
            _ => return None,
        };
        let week = self.past(last + 1, &["working", "business", "calendar"]);
        if !self.is(week, &["week"]) {
            return None;
        }
        let named = self.past(self.past(week + 1, &[","]), &["on"]);
        if let Some(named_day) = weekday(self.word(named)).filter(|_| !self.is(named + 1, &["or"]))
        {
            let due = if weeks == 0 {
                self.in_this_week(named_day)
            } else {
                weekday_of_week(self.made_on, 1, named_day)
            };
            return Some((named + 1, due, Row::NextWeekday));
        }
        let (due, row) = self.part_of_week(Part::Late, weeks);
        Some((week + 1, due, row))
    }

    /// "early next week", "end of the month", "mid-March".
    pub(super) fn part(&self, at: usize) -> Option<Found> {
        let mut first = self.past(at, &["the"]);
        if self.is(first, &["eow"]) {
            return Some((first + 1, this_friday(self.made_on), Row::ThisWeek));
        }
        if self.is(first, &["eom"]) {
            return Some((first + 1, month_end(self.made_on, 0), Row::EndOfMonth));
        }
        if self.is(first, &["month"]) && self.is(first + 1, &["end"]) {
            return Some((first + 2, month_end(self.made_on, 0), Row::EndOfMonth));
        }
        first = self.past(first, &["very"]);
        let (mut part, mut end) = self.part_word(first)?;
        // "early to mid next month": the later part.
        if self.is(end, &["to", "-", "or", "/"]) {
            let next = self.past(end + 1, &["the"]);
            if let Some((later, after)) = self.part_word(self.past(next, &["-"])) {
                (part, end) = (later, after);
            }
        }
        end = self.past(end, &["-"]);
        end = self.past(self.past(end, &["on", "in"]), &["of"]);
        let the = self.past(end, &["the", "this"]);
        let coming = self.past(the, &["coming", "working", "business"]);
        let (target, weeks) = match self.word(coming) {
            "next" => (self.past(coming + 1, &["working", "business"]), 1),
            _ => (coming, i32::from(self.is(the, &["coming"]))),
        };
        if self.is(target, &["week"])
            && self.is(target + 1, &["after"])
            && self.is(target + 2, &["next"])
        {
            let day = if part == Part::Early { Weekday::Wednesday } else { Weekday::Friday };
            return Some((target + 3, weekday_of_week(self.made_on, 2, day), Row::NextWeek));
        }
        if self.is(target, &["week"]) && !self.is(target + 1, &["of", "commencing"]) {
            let (due, row) = self.part_of_week(part, weeks);
            return Some((target + 1, due, row));
        }
        if self.is(target, &["month"]) {
            let row = if weeks == 1 { Row::PartOfMonth } else { Row::EndOfMonth };
            let first = moved(self.made_on.first_of_month(), weeks.months())?;
            return Some((target + 1, self.part_of_month(part, first), row));
        }
        if self.is(
            target,
            &["year", "quarter", "q", "spring", "summer", "autumn", "fall", "winter", "new"],
        ) {
            let end = target
                + 1
                + usize::from(self.number(target + 1).is_some() || self.is(target + 1, &["year"]));
            return Some((end, None, Row::Unclear));
        }
        if let Some(month) =
            month(self.word(target)).filter(|_| self.any_number(target + 1).is_none_or(|n| n > 31))
        {
            let (end, year) = self.year_behind(target + 1);
            let first = day_of(year.unwrap_or_else(|| year_of(self.made_on, month)), month, 1)?;
            let due = self.part_of_month(part, first);
            return Some((end, due, if due.is_some() { Row::PartOfMonth } else { Row::Unclear }));
        }
        self.day(end, true)
    }

    fn part_word(&self, at: usize) -> Option<(Part, usize)> {
        let of = |end: usize| self.is(end, &["of", "in"]).then_some(end + 1);
        Some(match self.word(at) {
            "early" | "earlier" => (Part::Early, at + 1),
            "beginning" | "start" => (Part::Early, of(at + 1)?),
            "first" if self.is(at + 1, &["half", "part", "week", "days"]) => {
                (Part::Early, of(at + 2)?)
            }
            "first" if self.is(at + 1, &["thing"]) => (Part::Early, at + 2),
            "mid" => (Part::Mid, at + 1),
            "middle" => (Part::Mid, of(at + 1)?),
            "late" | "later" => (Part::Late, at + 1),
            "end" | "close" | "course" => (Part::Late, self.past(at + 1, &["of"])),
            "second" | "latter" | "last"
                if self.is(at + 1, &["half", "part", "week", "days", "day"]) =>
            {
                (Part::Late, of(at + 2)?)
            }
            _ => return None,
        })
    }

    /// Only "early" narrows a week, as the playbook has it; the middle of a week may be any day up to its Friday.
    fn part_of_week(&self, part: Part, weeks: i32) -> (Option<Date>, Row) {
        let wednesday = weekday_of_week(self.made_on, weeks, Weekday::Wednesday);
        match (weeks, part) {
            (0, Part::Early) if wednesday >= Some(self.made_on) => (wednesday, Row::ThisWeek),
            (0, _) => (this_friday(self.made_on), Row::ThisWeek),
            (_, Part::Early) => (wednesday, Row::NextWeek),
            _ => (weekday_of_week(self.made_on, weeks, Weekday::Friday), Row::NextWeek),
        }
    }

    /// The 10th, the 20th or the last day; nothing if that part has passed.
    fn part_of_month(&self, part: Part, first: Date) -> Option<Date> {
        let due = match part {
            Part::Early => day_of(first.year(), first.month(), 10)?,
            Part::Mid => day_of(first.year(), first.month(), 20)?,
            Part::Late => first.last_of_month(),
        };
        (due >= self.made_on).then_some(due)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let year = self.number(at).filter(|year| (1990..=2100).contains(year))?;
        i16::try_from(year).ok()
    }

    fn short_year(&self, at: usize) -> Option<i16> {
        let short = self.number(at).filter(|year| (20..=99).contains(year));
        self.year(at).or_else(|| i16::try_from(2000 + short?).ok())
    }

    fn year_behind(&self, end: usize) -> (usize, Option<i16>) {
        let at = self.past(self.past(end, &[",", "."]), &["of"]);
        match self.year(at) {
            Some(year) => (at + 1, Some(year)),
            None => (end, None),
        }
    }

    fn any_number(&self, at: usize) -> Option<u32> {
        self.tokens.get(at)?.number
    }

    fn month_at(&self, at: usize) -> bool {
        month(self.word(at)).is_some()
    }

    fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.joined)
    }

    fn capital(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        self.text.as_bytes().get(start).is_some_and(u8::is_ascii_uppercase)
    }
}
