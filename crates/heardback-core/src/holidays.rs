//! Public holidays of the world, by country and by part of a country.
//!
//! The table is a text in the program, written once a year by `tools/holiday_table.py`. It is cut into lines when first
//! asked and only the lines of the region in question are read, so that a program that needs no holidays pays nothing.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::working_days::WorkingDays;

/// The years the table knows. Outside them every Monday to Friday counts as a working day.
pub const YEARS: RangeInclusive<i16> = 2015..=2036;

/// A table of holidays. Cheap to make and to clone.
#[derive(Debug, Clone)]
pub struct Holidays {
    text: &'static str,
    lines: Arc<OnceLock<Lines>>,
}

/// The holidays of one region, in the order of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// As in ISO 3166: `DE`, `DE-BY`.
    pub code: &'static str,
    /// In English: "Germany, Bavaria".
    pub name: &'static str,
    /// Its holidays with their country's, weekends included; a day may have two.
    pub holidays: Vec<Holiday>,
}

/// One public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its English name; "(estimated)" where the day hangs on the moon.
    pub name: &'static str,
}

/// A region that is not in the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no region is called `{asked}`;{} `heardback holidays` lists them all", near_words(near))]
pub struct UnknownRegion {
    /// What was asked for.
    pub asked: String,
    /// Codes and names that look like it, the likeliest first.
    pub near: Vec<(&'static str, &'static str)>,
}

fn near_words(near: &[(&str, &str)]) -> String {
    if near.is_empty() {
        return String::new();
    }
    let words: Vec<String> = near.iter().map(|(code, name)| format!("`{code}` ({name})")).collect();
    format!(" did you mean {}?", words.join(" or "))
}

impl Holidays {
    /// The table that comes with the program.
    pub fn bundled() -> Self {
        Self { text: include_str!("../data/holidays.txt"), lines: Arc::default() }
    }

    /// A region by its code. Capitals do not matter, and `UK` is the United Kingdom.
    pub fn region(&self, code: &str) -> Option<Region> {
        let lines = self.lines();
        let row = lines.row(code)?;
        let country = row.code.split_once('-').and_then(|(country, _)| lines.row(country));
        let mut entries = Vec::new();
        for row in country.iter().chain([&row]) {
            row.change(&mut entries);
        }
        let mut holidays: Vec<Holiday> =
            entries.iter().flat_map(|entry| lines.days_of(*entry)).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Some(Region { code: row.code, name: row.name, holidays })
    }

    /// The working days of a region.
    pub fn working_days(&self, code: &str) -> Result<WorkingDays, UnknownRegion> {
        match self.region(code) {
            Some(region) => Ok(region.working_days()),
            None => Err(self.unknown(code)),
        }
    }

    /// What a region celebrates on a day; nothing for a region that is not in the table.
    pub fn on(&self, code: &str, date: Date) -> Vec<&'static str> {
        let region = self.region(code);
        region.iter().flat_map(|region| region.on(date)).collect()
    }

    /// Every region, as code and English name, in the order of the codes.
    pub fn regions(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines().regions.values().map(|row| (row.code, row.name))
    }

    /// The refusal of a region that is not in the table, with those that look like it.
    pub fn unknown(&self, asked: &str) -> UnknownRegion {
        let code = plain_code(asked);
        let words = asked.trim().to_lowercase();
        let country = code.split('-').next().unwrap_or_default();
        let distance = |(code_here, name): (&'static str, &'static str)| {
            let name_here = name.to_lowercase();
            let part = name_here.rsplit(", ").next().unwrap_or_default();
            let rank = if part == words || name_here == words {
                0
            } else if words.len() >= 4 && name_here.contains(&words) {
                1
            } else if code.len() > 2 && code_here.len() > 2 && apart(&code, code_here) == 1 {
                2
            } else if code_here == country {
                3
            } else if words.len() >= 4 && apart(&words, part) <= 2 {
                4
            } else if code.len() <= 3 && code_here.len() == 2 && apart(&code, code_here) == 1 {
                5
            } else {
                return None;
            };
            Some((rank, code_here, name))
        };
        let mut near: Vec<_> = self.regions().filter_map(distance).collect();
        near.sort_unstable();
        let near = near.into_iter().take(5).map(|(_, code, name)| (code, name)).collect();
        UnknownRegion { asked: asked.to_owned(), near }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::cut(self.text))
    }
}

impl Region {
    /// Monday to Friday without these holidays.
    pub fn working_days(&self) -> WorkingDays {
        WorkingDays::new(self.holidays.iter().map(|holiday| holiday.date))
    }

    /// The names of the holidays on a day.
    pub fn on(&self, date: Date) -> impl Iterator<Item = &'static str> {
        let from = self.holidays.partition_point(|holiday| holiday.date < date);
        self.holidays[from..]
            .iter()
            .take_while(move |holiday| holiday.date == date)
            .map(|holiday| holiday.name)
    }
}

/// The table, cut into lines and not yet read.
#[derive(Debug)]
struct Lines {
    names: Vec<&'static str>,
    holidays: Vec<&'static str>,
    regions: BTreeMap<&'static str, Row>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    code: &'static str,
    name: &'static str,
    entries: &'static str,
}

impl Row {
    /// Adds and takes away what the row says: "3-7 9", "+ 12 - 3 4".
    fn change(&self, entries: &mut Vec<usize>) {
        let mut takes = false;
        for word in self.entries.split_whitespace() {
            match word {
                "+" => takes = false,
                "-" => takes = true,
                range if takes => entries.retain(|entry| !numbers(range).contains(entry)),
                range => entries.extend(numbers(range)),
            }
        }
    }
}

impl Lines {
    fn cut(text: &'static str) -> Self {
        let (_, text) = text.split_once("[names]\n").unwrap_or_default();
        let (names, text) = text.split_once("[holidays]\n").unwrap_or_default();
        let (holidays, regions) = text.split_once("[regions]\n").unwrap_or_default();
        let row = |line: &'static str| {
            let mut fields = line.split('\t');
            let (code, name, entries) = (fields.next()?, fields.next()?, fields.next()?);
            Some((code, Row { code, name, entries }))
        };
        Self {
            names: names.lines().collect(),
            holidays: holidays.lines().collect(),
            regions: regions.lines().filter_map(row).collect(),
        }
    }

    fn row(&self, code: &str) -> Option<Row> {
        let code = plain_code(code);
        self.regions.get(code.as_str()).copied()
    }

    fn days_of(&self, entry: usize) -> Vec<Holiday> {
        let line = self.holidays.get(entry).copied().unwrap_or_default();
        let form = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
        let name = line[..form].parse().ok().and_then(|name: usize| self.names.get(name));
        let name = name.copied().unwrap_or_default();
        let days = match line[form..].split_at_checked(1) {
            Some(("=", yearly)) => of_every_year(yearly),
            Some((":", days)) => single_days(days),
            _ => Vec::new(),
        };
        days.into_iter().map(|date| Holiday { date, name }).collect()
    }
}

/// "0704" or "0704,2021-2036".
fn of_every_year(yearly: &str) -> Vec<Date> {
    let (day, years) = yearly.split_once(',').unwrap_or((yearly, ""));
    let (first, last) = years.split_once('-').unwrap_or_default();
    let first = first.parse().unwrap_or(*YEARS.start());
    let last = last.parse().unwrap_or(*YEARS.end());
    let number = |text: Option<&str>| text.and_then(|text| text.parse().ok()).unwrap_or(0);
    let (month, day) = (number(day.get(..2)), number(day.get(2..)));
    (first..=last).filter_map(|year| Date::new(year, month, day).ok()).collect()
}

/// Days counted from the first of the table, two characters each.
fn single_days(days: &str) -> Vec<Date> {
    let first = jiff::civil::date(*YEARS.start(), 1, 1);
    let digit = |byte: u8| i64::from(byte.saturating_sub(b'!'));
    let day = |pair: &[u8]| first.checked_add((digit(pair[0]) * 90 + digit(pair[1])).days()).ok();
    days.as_bytes().chunks_exact(2).filter_map(day).collect()
}

/// "3-7" or "9". What is no number is an empty range.
fn numbers(range: &str) -> RangeInclusive<usize> {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    match (first.parse(), last.parse()) {
        (Ok(first), Ok(last)) => first..=last,
        _ => RangeInclusive::new(1, 0),
    }
}

fn plain_code(code: &str) -> String {
    let code = code.trim().to_uppercase().replace('_', "-");
    match code.strip_prefix("UK") {
        Some(rest) if rest.is_empty() || rest.starts_with('-') => format!("GB{rest}"),
        _ => code,
    }
}

/// How many letters must be added, left out or changed to make one word of the other.
fn apart(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in (1..).zip(one.chars()) {
        let mut corner = row[0];
        row[0] = line;
        for at in 0..other.len() {
            let changed = corner + usize::from(letter != other[at]);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests;
