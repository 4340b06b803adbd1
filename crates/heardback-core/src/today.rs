//! Today: which few things of the plan to show now, what waits its turn, and what may be let rest.
//!
//! The plan says everything the playbook advises; a person can do a handful of things a day. Choosing is pure, so that
//! terminal, page and JSON show the same. Nothing here changes the plan.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::action::Action;
use crate::fact::{Channel, Standing};
use crate::journal::Journal;
use crate::planner::{Item, Plan};
use crate::playbook::Playbook;

/// The most things a day shows.
pub const MOST_A_DAY: usize = 5;

/// How many days before its own date the preparation of an interview comes into view.
const PREPARATION_SHOWS_EARLY: i64 = 2;

/// The choice for one day. Items are indices into the plan, applications indices into the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Today {
    /// What to do today, most pressing first.
    pub lines: Vec<usize>,
    /// What waits, soonest first.
    pub later: Vec<Later>,
    /// Applications whose time had passed before the program knew of them: offered for rest together.
    pub old: Vec<usize>,
}

/// An item that waits its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later {
    /// Which item.
    pub item: usize,
    /// The day it comes.
    pub on: Date,
    /// It would be for today if there were fewer other things, or if another note to the same person did not go first.
    pub crowded_out: bool,
}

/// Chooses at most `most` things for the day of `now`.
pub fn today(
    journal: &Journal,
    playbook: &Playbook,
    plan: &Plan,
    now: Timestamp,
    most: usize,
) -> Today {
    let days = Days::of(journal, now);
    let old = old_applications(journal, playbook, plan);
    let mut candidates = Vec::new();
    let mut later = Vec::new();
    for (i, item) in plan.items.iter().enumerate() {
        if item.applications.iter().all(|a| old.contains(a)) && !is_owed(item.action) {
            continue;
        }
        match days.day_for(item) {
            day if day <= days.here(item) => candidates.push(i),
            day => later.push(Later { item: i, on: day, crowded_out: false }),
        }
    }
    candidates.sort_by_key(|&i| rank(journal, &plan.items[i]));

    let mut lines = Vec::new();
    let mut people = HashSet::new();
    for i in candidates {
        let item = &plan.items[i];
        let free = item.to.is_none_or(|person| people.insert(person));
        if free && lines.len() < most {
            lines.push(i);
        } else {
            later.push(Later { item: i, on: days.next_day_for(item), crowded_out: true });
        }
    }
    later.sort_by_key(|wait| (wait.on, rank(journal, &plan.items[wait.item])));
    Today { lines, later, old: old.into_iter().collect() }
}

/// What is owed to somebody or has a date of its own: it comes before everything else.
pub fn is_owed(action: Action) -> bool {
    use Action::*;
    matches!(
        action,
        Reply | HoldDraft | PrepareInterview | ThankYou | RequestContactDetails | ReviewNotes
    )
}

/// Replies, interviews and thanks; then by interest, then by the window that closes first. What follows a no stands
/// below what is alive, and letting something rest can always wait.
fn rank(journal: &Journal, item: &Item) -> impl Ord + use<> {
    use Action::*;
    let class = match item.action {
        HoldDraft | Reply => 0,
        PrepareInterview => 1,
        ThankYou | RequestContactDetails => 2,
        ReviewNotes => 3,
        PostRejectionThanks | FeedbackRequest => 5,
        MarkDormant | DecideClosure => 6,
        _ => 4,
    };
    let interest = item.applications.iter().map(|&a| journal.applications[a].interest).max();
    let closes = item.window.expires.unwrap_or(Date::MAX);
    (class, Reverse(interest), closes, item.window.due, item.id)
}

/// Applications of which nobody had heard for a long time, or whose end was due, before the program knew of them.
pub(crate) fn old_applications(
    journal: &Journal,
    playbook: &Playbook,
    plan: &Plan,
) -> BTreeSet<usize> {
    let profile = playbook.profile(journal.seeker.profile);
    let mut old = BTreeSet::new();
    let mut alive = HashSet::new();
    for item in &plan.items {
        for &a in &item.applications {
            let known = journal.zone.to_datetime(journal.applications[a].known_since).date();
            let over = item.window.due.is_some_and(|due| due < known);
            let is_old = match item.action {
                Action::MarkDormant | Action::DecideClosure => over,
                Action::FindContact => {
                    let quiet_for = -(profile.app_first.expires);
                    over && last_sign(journal, a) < journal.days.after(known, quiet_for)
                }
                // Asking a friend stays possible for ever; for something this old it is no reason to keep it.
                Action::ReferralAsk => continue,
                _ => false,
            };
            if is_old {
                old.insert(a);
            } else {
                alive.insert(a);
            }
        }
    }
    old.retain(|a| {
        let standing = journal.applications[*a].standing.map(|known| known.value.0);
        !alive.contains(a) && !matches!(standing, Some(Standing::KeepGoing))
    });
    old
}

/// The last day anything happened in an application.
fn last_sign(journal: &Journal, application: usize) -> Date {
    let application = &journal.applications[application];
    let messages = application.messages.iter().map(|&m| journal.messages[m].date);
    let interviews = application
        .interviews
        .iter()
        .map(|&i| journal.zone.to_datetime(journal.interviews[i].end).date());
    let promises = application.promises.iter().filter_map(|&p| journal.promises[p].due);
    let reposted = application.reposted_on.iter().map(|known| known.value);
    let applied = application.applied.iter().map(|known| known.value);
    let days = messages.chain(interviews).chain(promises).chain(reposted).chain(applied);
    days.max().unwrap_or(Date::MIN)
}

/// Which day it is, here and where each person works.
struct Days<'j> {
    journal: &'j Journal,
    now: Timestamp,
}

impl<'j> Days<'j> {
    fn of(journal: &'j Journal, now: Timestamp) -> Self {
        Days { journal, now }
    }

    /// Today, where the recipient is.
    fn here(&self, item: &Item) -> Date {
        self.journal.zone_of(item.to).to_datetime(self.now).date()
    }

    /// The day an item comes into view: what is owed as soon as it can be done, the rest on its recommended day, and
    /// neither on a day on which nobody should be written to (GRD-4).
    fn day_for(&self, item: &Item) -> Date {
        let here = self.here(item);
        let window = &item.window;
        let day = match item.action {
            Action::PrepareInterview => {
                let day = window.not_before.or(window.due).unwrap_or(here);
                day.checked_sub(PREPARATION_SHOWS_EARLY.days()).unwrap_or(day)
            }
            action if is_owed(action) => window.not_before.or(window.due).unwrap_or(here),
            _ => window.due.or(window.not_before).unwrap_or(here),
        };
        self.allowed(item, day.max(here))
    }

    /// The next day after today an item may be done.
    fn next_day_for(&self, item: &Item) -> Date {
        let here = self.here(item);
        self.allowed(item, here.tomorrow().unwrap_or(here))
    }

    fn allowed(&self, item: &Item, day: Date) -> Date {
        if item.action.is_self_task() || is_exempt_from_quiet_days(item) {
            return day;
        }
        self.journal.days_of(item.to).after(day, 0)
    }
}

fn is_exempt_from_quiet_days(item: &Item) -> bool {
    match item.action {
        Action::Reply => true,
        Action::ThankYou => item.channel == Some(Channel::Email),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::fact::{ApplicationId, ContactId, FactId, Interest, ItemId};
    use crate::journal::{Application, Contact, Known};
    use crate::planner::{Reason, Window};
    use crate::working_days::WorkingDays;
    use expect_test::{Expect, expect};
    use jiff::tz::TimeZone;

    /// One line an item: action, application, person or `-`, not before, due, expires or `-`. A star behind the
    /// application means high interest.
    #[track_caller]
    fn check(items: &str, now: &str, known: &str, expected: Expect) {
        let mut journal = Journal::new(TimeZone::UTC, WorkingDays::default());
        let mut plan = Plan::default();
        for line in items.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let day = |text: &str| (text != "-").then(|| text.parse().unwrap());
            let item = Item {
                id: ItemId::digest([line]),
                action: Action::parse(words[0]).unwrap(),
                to: (words[2] != "-").then(|| person(&mut journal, words[2])),
                channel: (words[2] != "-").then_some(Channel::Email),
                alt: None,
                window: Window {
                    not_before: day(words[3]),
                    due: day(words[4]),
                    expires: day(words[5]),
                },
                late: false,
                applications: vec![application(&mut journal, words[1])],
                interview: None,
                include_feedback: false,
                guess: false,
                reason: Reason {
                    facts: Vec::new(),
                    sources: Vec::new(),
                    dissent: Vec::new(),
                    number: "",
                    sentence: String::new(),
                },
            };
            plan.items.push(item);
        }
        for application in &mut journal.applications {
            application.known_since = known.parse().unwrap();
        }
        let now = now.parse().unwrap();
        let today = today(&journal, Playbook::bundled(), &plan, now, MOST_A_DAY);
        let told = |i: usize| {
            let item = &plan.items[i];
            let application = &journal.applications[item.applications[0]].id;
            format!("{} {application}", item.action.as_str())
        };
        let mut text: Vec<String> = today.lines.iter().map(|&i| told(i)).collect();
        for wait in &today.later {
            let why = if wait.crowded_out { " (behind others)" } else { "" };
            text.push(format!("{}: {}{why}", wait.on, told(wait.item)));
        }
        text.extend(today.old.iter().map(|&a| format!("old: {}", journal.applications[a].id)));
        expected.assert_eq(&text.join("\n"));
    }

    fn application(journal: &mut Journal, word: &str) -> usize {
        let id = ApplicationId::from(word.trim_end_matches('*'));
        let found = journal.applications.iter().position(|application| application.id == id);
        found.unwrap_or_else(|| {
            let mut application = Application::new(id, FactId(0));
            application.applied =
                Some(Known { value: "2025-11-03".parse().unwrap(), fact: FactId(0) });
            if word.ends_with('*') {
                application.interest = Interest::High;
            }
            journal.applications.push(application);
            journal.applications.len() - 1
        })
    }

    fn person(journal: &mut Journal, word: &str) -> usize {
        let id = ContactId::from(word);
        let found = journal.contacts.iter().position(|contact| contact.id == id);
        found.unwrap_or_else(|| {
            journal.contacts.push(Contact::new(id, FactId(0)));
            journal.contacts.len() - 1
        })
    }

    const THURSDAY: &str = "2026-03-12T09:00:00Z";
    const LONG_AGO: &str = "2025-01-01T00:00:00Z";

    #[test]
    fn what_is_owed_comes_first_then_interest_then_what_closes() {
        check(
            "application_followup acme ann 2026-03-10 2026-03-12 2026-03-30
             application_followup busy ben 2026-03-10 2026-03-12 2026-03-20
             application_followup cove* cleo 2026-03-10 2026-03-12 2026-04-10
             thank_you dune dora 2026-03-12 2026-03-13 2026-03-19
             reply echo emil 2026-03-11 2026-03-12 2026-03-16",
            THURSDAY,
            LONG_AGO,
            expect![[r#"
                reply echo
                thank_you dune
                application_followup cove
                application_followup busy
                application_followup acme"#]],
        );
    }

    #[test]
    fn five_are_enough_and_the_rest_says_when_it_comes() {
        check(
            "check_in a p1 - 2026-03-12 2026-03-20
             check_in b p2 - 2026-03-12 2026-03-21
             check_in c p3 - 2026-03-12 2026-03-22
             check_in d p4 - 2026-03-12 2026-03-23
             check_in e p5 - 2026-03-12 2026-03-24
             check_in f p6 - 2026-03-12 2026-03-25
             check_in g p7 2026-03-17 2026-03-18 2026-03-30",
            THURSDAY,
            LONG_AGO,
            expect![[r#"
                check_in a
                check_in b
                check_in c
                check_in d
                check_in e
                2026-03-13: check_in f (behind others)
                2026-03-18: check_in g"#]],
        );
    }

    #[test]
    fn one_person_gets_one_touch_at_a_time() {
        check(
            "check_in acme ann - 2026-03-12 2026-03-20
             reply other ann - 2026-03-12 2026-03-16",
            THURSDAY,
            LONG_AGO,
            expect![[r#"
                reply other
                2026-03-13: check_in acme (behind others)"#]],
        );
    }

    #[test]
    fn nobody_is_written_to_on_a_saturday_except_in_reply_or_thanks() {
        check(
            "check_in acme ann - 2026-03-13 2026-03-20
             reply busy ben - 2026-03-13 2026-03-17
             thank_you cove cleo 2026-03-13 2026-03-14 2026-03-20",
            "2026-03-14T09:00:00Z",
            LONG_AGO,
            expect![[r#"
                reply busy
                thank_you cove
                2026-03-16: check_in acme"#]],
        );
    }

    #[test]
    fn a_no_is_never_on_top() {
        check(
            "post_rejection_thanks acme* ann - 2026-03-12 2026-03-13
             check_in busy ben - 2026-03-12 2026-03-30",
            THURSDAY,
            LONG_AGO,
            expect![[r#"
                check_in busy
                post_rejection_thanks acme"#]],
        );
    }

    #[test]
    fn what_had_passed_before_it_was_known_may_rest_together() {
        check(
            "mark_dormant acme - - 2025-12-01 -
             find_contact busy - - 2025-11-05 -
             decide_closure cove - - 2026-03-11 -
             mark_dormant dune - - 2026-03-20 -",
            THURSDAY,
            "2026-03-12T08:00:00Z",
            expect![[r#"
                2026-03-20: mark_dormant dune
                old: acme
                old: busy
                old: cove"#]],
        );
    }

    #[test]
    fn what_passes_while_it_is_known_stays_in_the_list() {
        check(
            "mark_dormant acme - - 2025-12-01 -",
            THURSDAY,
            LONG_AGO,
            expect!["mark_dormant acme"],
        );
    }
}
