//! Reading numbers: the bundled profiles and a person's own file go through the same door.
//!
//! A number that cites no rule does not load, and neither does one past a limit that keeps people from harm.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::fact::ProfileName;

use super::numbers::{
    FEEDBACK, LINKEDIN_CONNECT, LINKEDIN_MESSAGE, NUMBERS, Number, PHONE, Slot, place,
};
use super::page::{Page, Value, integer, written};
use super::profile::{Deadline, Opening, PerJob, Profile, Wait};

/// No number is larger: a longer wait than this is a slip of the finger.
const LARGEST: i64 = 1000;

// The limits that keep people from harm.
const LEAST_GAP: i64 = 3;
const MOST_FOLLOW_UPS: i64 = 3;
const MOST_CHECK_INS: i64 = 8;

/// Reads the table `numbers` into the profiles, over what they hold already.
pub(crate) fn read_numbers(page: &mut Page<'_>, numbers: &Value<'_>, profiles: &mut [Profile; 3]) {
    let Some(rows) = numbers.get_ref().as_table() else {
        page.report(
            numbers.span(),
            "`numbers` is not a table",
            "A number is a table of its own, for example:",
            "[numbers.\"app.first\"]",
        );
        return;
    };
    for (key, row) in rows {
        let Some(place) = place(key.get_ref()) else {
            let near = nearest(key.get_ref());
            page.report(
                key.span(),
                format!("there is no number {:?}", key.get_ref()),
                "The numbers are listed by `heardback playbook show`. Perhaps you meant:",
                format!("[numbers.\"{near}\"]"),
            );
            continue;
        };
        match row.get_ref().as_table() {
            Some(table) => read_row(page, key.span(), place, table, profiles),
            None => page.report(
                row.span(),
                format!("the number {:?} is not a table", key.get_ref()),
                "Write the value under the name of its profile, for example:",
                example(&NUMBERS[place], ProfileName::Balanced),
            ),
        }
    }
    keep_together(page, rows, profiles);
}

/// Whether every number has a value in every profile: asked of the bundled file only.
pub(crate) fn require_all(page: &mut Page<'_>, numbers: Option<&Value<'_>>) {
    for number in NUMBERS {
        let row = numbers.and_then(|rows| rows.get_ref().get(number.key));
        for name in ProfileName::ALL {
            if row.and_then(|row| row.get_ref().get(name.as_str())).is_none() {
                page.report(
                    row.map_or(0..0, |row| row.span()),
                    format!("the number {:?} has no value for {}", number.key, name.as_str()),
                    "Every profile needs one, for example:",
                    example(number, name),
                );
            }
        }
    }
}

fn read_row(
    page: &mut Page<'_>,
    at: Range<usize>,
    place: usize,
    row: &DeTable<'_>,
    profiles: &mut [Profile; 3],
) {
    let number = &NUMBERS[place];
    let cites = match row.get("cites").map(|value| (value, value.get_ref().as_array())) {
        Some((_, Some(list))) if !list.is_empty() => {
            page.rules(list, &format!("the number {:?}", number.key))
        }
        Some((value, _)) => uncited(page, value.span(), number, profiles),
        None => uncited(page, at.clone(), number, profiles),
    };
    let mut changes = 0;
    for (key, value) in row {
        if matches!(key.get_ref().as_ref(), "cites" | "says") {
            continue;
        }
        changes += 1;
        let Some(name) = ProfileName::named(key.get_ref()) else {
            page.report(
                key.span(),
                format!("there is no profile {:?}", key.get_ref()),
                "The profiles are reserved, balanced and assertive. For example:",
                example(number, ProfileName::Balanced),
            );
            continue;
        };
        let profile = &mut profiles[name as usize];
        profile.cites[place].clone_from(&cites);
        let mut reader = Reader { page, number, profile: name, part: None, at: value.span() };
        reader.fill((number.slot)(profile), value);
    }
    if changes == 0 {
        page.report(
            at,
            format!("the number {:?} is given no value", number.key),
            "Name a profile and its value, for example:",
            example(number, ProfileName::Balanced),
        );
    }
}

/// What one number has to do with another: thanks are not late before they are due.
fn keep_together(page: &mut Page<'_>, rows: &DeTable<'_>, profiles: &[Profile; 3]) {
    for (profile, name) in profiles.iter().zip(ProfileName::ALL) {
        let Profile { thx_due_hours: due, thx_on_time_hours: on_time, .. } = profile;
        let row = rows.get("thx.due").or_else(|| rows.get("thx.on_time"));
        if let Some(row) = row.filter(|_| due > on_time) {
            page.report(
                row.span(),
                format!("in {}, thx.due = {due} is after thx.on_time = {on_time}", name.as_str()),
                "Thanks cannot be late before they are due. For example:",
                format!("[numbers.\"thx.on_time\"]\n{} = {due}", name.as_str()),
            );
        }
    }
}

fn uncited(
    page: &mut Page<'_>,
    at: Range<usize>,
    number: &Number,
    profiles: &[Profile; 3],
) -> Vec<super::RuleId> {
    // What the number cites so far is the likeliest thing to paste.
    let place = place(number.key).unwrap_or_default();
    let usual = profiles[1].cites[place].first().map_or("APP-1", |rule| rule.as_str());
    page.report(
        at,
        format!("the number {:?} cites no rule", number.key),
        "Name at least one rule of the catalogue, for example:",
        format!("cites = [{usual:?}]"),
    );
    Vec::new()
}

/// One value on its way into one field.
struct Reader<'p, 't> {
    page: &'p mut Page<'t>,
    number: &'static Number,
    profile: ProfileName,
    /// The part being read, if the value has parts.
    part: Option<&'static str>,
    at: Range<usize>,
}

impl Reader<'_, '_> {
    fn fill(&mut self, slot: Slot<'_>, value: &Value<'_>) {
        match slot {
            Slot::Wait(wait) => self.wait(wait, value),
            Slot::MaybeWait(wait) if is_off(value) => *wait = None,
            Slot::MaybeWait(wait) => {
                let mut filled = wait.unwrap_or_default();
                self.wait(&mut filled, value);
                *wait = Some(filled);
            }
            Slot::Deadline(Deadline { due, expires }) => {
                self.parts(value, &mut [("due", due), ("expires", expires)]);
                self.in_order(&[("due", *due), ("expires", *expires)]);
            }
            Slot::Opening(Opening { earliest, due }) => {
                self.parts(value, &mut [("earliest", earliest), ("due", due)]);
                self.in_order(&[("earliest", *earliest), ("due", *due)]);
            }
            Slot::PerJob(PerJob { employed, unemployed }) => {
                self.parts(value, &mut [("employed", employed), ("unemployed", unemployed)]);
            }
            Slot::Days(days) => *days = self.whole(value).unwrap_or(*days),
            Slot::MaybeDays(days) if is_off(value) => *days = None,
            Slot::MaybeDays(days) => *days = self.whole(value).or(*days),
            Slot::Count(count) => *count = self.whole(value).unwrap_or(*count),
            Slot::Phone(word) => self.word(word, value, PHONE),
            Slot::LinkedInMessage(word) => self.word(word, value, LINKEDIN_MESSAGE),
            Slot::LinkedInConnect(word) => self.word(word, value, LINKEDIN_CONNECT),
            Slot::Feedback(word) => self.word(word, value, FEEDBACK),
        }
    }

    fn wait(&mut self, wait: &mut Wait, value: &Value<'_>) {
        let Wait { earliest, due, expires } = wait;
        self.parts(value, &mut [("earliest", earliest), ("due", due), ("expires", expires)]);
        self.in_order(&[("earliest", *earliest), ("due", *due), ("expires", *expires)]);
    }

    /// The parts a table gives; those it leaves out keep what they were.
    fn parts<T: Copy + TryFrom<i64>>(
        &mut self,
        value: &Value<'_>,
        parts: &mut [(&'static str, &mut T)],
    ) {
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong_type(value);
        };
        for (key, value) in table {
            match parts.iter_mut().find(|(name, _)| name == key.get_ref()) {
                Some((name, part)) => {
                    self.part = Some(name);
                    **part = self.whole(value).unwrap_or(**part);
                }
                None => {
                    let known: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
                    let what = format!("{} has no part {:?}", self.name(), key.get_ref());
                    let advice = format!("Its parts are {}. For example:", known.join(", "));
                    self.page.report(key.span(), what, advice, example(self.number, self.profile));
                }
            }
        }
    }

    fn whole<T: TryFrom<i64>>(&mut self, value: &Value<'_>) -> Option<T> {
        let Some(number) = integer(value) else {
            self.wrong_type(value);
            return None;
        };
        if let Some((limit, nearest)) = self.limit(number) {
            let what = format!("{} is {number}, and {limit}", self.name());
            let example = format!("{} = {nearest}", self.profile.as_str());
            let advice = "The nearest value that may stand there is:";
            self.page.report(value.span(), what, advice, example);
            return None;
        }
        // The limits keep it in range of every type in use.
        T::try_from(number).ok()
    }

    /// The limit a value breaks, with the nearest value within it. These hold for everybody, so that no file can make
    /// the program a nuisance.
    fn limit(&self, value: i64) -> Option<(&'static str, String)> {
        let (limit, nearest) = match self.number.key {
            "gap.person" if value < LEAST_GAP => {
                ("two touches on one person are never less than 3 working days apart", LEAST_GAP)
            }
            "app.max" | "app.max.low" if value > MOST_FOLLOW_UPS => {
                ("one application never gets more than 3 follow-ups", MOST_FOLLOW_UPS)
            }
            "chk.max" if value > MOST_CHECK_INS => {
                ("never more than 8 check-ins stay unanswered", MOST_CHECK_INS)
            }
            _ if value < 0 => ("no number is less than nothing", 0),
            _ if value > LARGEST => ("no number is more than 1000", LARGEST),
            _ => return None,
        };
        let part = self.part.map(|part| format!("{{ {part} = {nearest} }}"));
        Some((limit, part.unwrap_or_else(|| nearest.to_string())))
    }

    fn in_order(&mut self, parts: &[(&str, i32)]) {
        for pair in parts.windows(2) {
            let [(first, a), (second, b)] = pair else { continue };
            if a > b {
                let what = format!("{} has {first} = {a} after {second} = {b}", self.name());
                let advice = format!("Keep {first} no later than {second}, for example:");
                self.page.report(self.at.clone(), what, advice, example(self.number, self.profile));
            }
        }
    }

    fn word<T: Copy>(&mut self, field: &mut T, value: &Value<'_>, words: &[(&str, T)]) {
        let text = value.get_ref().as_str();
        match words.iter().find(|(word, _)| Some(*word) == text) {
            Some((_, meaning)) => *field = *meaning,
            None => self.wrong_type(value),
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>) {
        let what = format!("{} cannot be {}", self.name(), written(value));
        let advice = format!("It is {}, for example:", wanted(self.number));
        self.page.report(value.span(), what, advice, example(self.number, self.profile));
    }

    fn name(&self) -> String {
        format!("the number {:?} of {}", self.number.key, self.profile.as_str())
    }
}

fn is_off(value: &Value<'_>) -> bool {
    matches!(value.get_ref(), DeValue::String(word) if word == "off")
}

/// What may be written for a number, in words.
fn wanted(number: &Number) -> String {
    match (number.slot)(&mut Profile::default()) {
        Slot::Wait(_) => "a window in days".to_owned(),
        Slot::MaybeWait(_) => "a window in days, or \"off\"".to_owned(),
        Slot::Deadline(_) => "a day it is due and a last day".to_owned(),
        Slot::Opening(_) => "a first day and a day it is due".to_owned(),
        Slot::PerJob(_) => "a limit with a job and one without".to_owned(),
        Slot::MaybeDays(_) => "a whole number, or \"off\"".to_owned(),
        Slot::Days(_) | Slot::Count(_) => "a whole number".to_owned(),
        Slot::Phone(_) => one_of(PHONE),
        Slot::LinkedInMessage(_) => one_of(LINKEDIN_MESSAGE),
        Slot::LinkedInConnect(_) => one_of(LINKEDIN_CONNECT),
        Slot::Feedback(_) => one_of(FEEDBACK),
    }
}

fn one_of<T>(words: &[(&str, T)]) -> String {
    let words: Vec<String> = words.iter().map(|(word, _)| format!("{word:?}")).collect();
    format!("one of {}", words.join(", "))
}

/// A value of the right shape, to paste.
fn example(number: &Number, profile: ProfileName) -> String {
    let value = match (number.slot)(&mut Profile::default()) {
        Slot::Wait(_) | Slot::MaybeWait(_) => "{ earliest = 5, due = 7, expires = 20 }",
        Slot::Deadline(_) => "{ due = 1, expires = 5 }",
        Slot::Opening(_) => "{ earliest = 1, due = 2 }",
        Slot::PerJob(_) => "{ employed = 3, unemployed = 5 }",
        Slot::Days(_) | Slot::MaybeDays(_) if number.unit == "working days" => "5",
        Slot::Days(_) | Slot::MaybeDays(_) => "24",
        Slot::Count(_) => "2",
        Slot::Phone(_) => "\"alternate\"",
        Slot::LinkedInMessage(_) => "\"sales\"",
        Slot::LinkedInConnect(_) => "\"after_yes\"",
        Slot::Feedback(_) => "\"inside\"",
    };
    format!("{} = {value}", profile.as_str())
}

/// The known number most like a misspelt one: the one with the most letters in common from the front.
pub(crate) fn nearest(key: &str) -> &'static str {
    let alike = |known: &str| known.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
    NUMBERS.iter().rev().max_by_key(|number| alike(number.key)).map_or("app.first", |n| n.key)
}
