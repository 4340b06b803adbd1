//! The week behind: what the user did, and which answers came. Silence and rejections are not counted.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::action::Action;
use crate::fact::{Direction, MessageKind, Standing};
use crate::journal::Journal;

/// What the last seven days had, today included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Week {
    /// Applications sent.
    pub applied: usize,
    /// Messages and calls to somebody, thank-yous left out.
    pub written: usize,
    /// Thank-yous.
    pub thanked: usize,
    /// Applications let rest.
    pub rested: usize,
    /// Answers a person gave.
    pub answers: usize,
}

impl Week {
    /// The week that ends with this day.
    pub fn ending(journal: &Journal, today: Date) -> Self {
        let first = today.checked_sub(6.days()).unwrap_or(today);
        let within = |day: Date| (first..=today).contains(&day);
        let mut week = Week::default();
        for message in journal.messages.iter().filter(|message| within(message.date)) {
            match (message.direction, message.kind) {
                (Direction::In, MessageKind::Rejection) => {}
                (Direction::In, _) if message.is_human() => week.answers += 1,
                (Direction::Out, MessageKind::Did(Action::ThankYou))
                    if message.is_first_touch() =>
                {
                    week.thanked += 1;
                }
                (Direction::Out, _) if message.is_first_touch() => week.written += 1,
                _ => {}
            }
        }
        for application in &journal.applications {
            let applied = application.applied.is_some_and(|known| within(known.value));
            week.applied += usize::from(applied);
            let rested = application
                .standing
                .is_some_and(|known| matches!(known.value, (Standing::Rested, on) if within(on)));
            week.rested += usize::from(rested);
        }
        week
    }

    /// On Fridays it is told, in one line; on other days, and where there is nothing to tell, it is not.
    pub fn told(journal: &Journal, today: Date) -> Option<String> {
        (today.weekday() == Weekday::Friday).then(|| Week::ending(journal, today).sentence())?
    }

    fn sentence(&self) -> Option<String> {
        let times = |number: usize, did: &str| match number {
            0 => None,
            1 => Some(format!("{did} once")),
            2 => Some(format!("{did} twice")),
            many => Some(format!("{did} {many} times")),
        };
        let rested = match self.rested {
            0 => None,
            1 => Some("let one application rest".to_owned()),
            many => Some(format!("let {many} applications rest")),
        };
        let did = [
            times(self.applied, "applied"),
            times(self.written, "wrote or called"),
            times(self.thanked, "thanked somebody"),
            rested,
        ];
        let did: Vec<String> = did.into_iter().flatten().collect();
        let answers = match self.answers {
            0 => None,
            1 => Some("One answer came.".to_owned()),
            many => Some(format!("{many} answers came.")),
        };
        let did = (!did.is_empty()).then(|| format!("This week you {}.", listed(&did)));
        match (did, answers) {
            (None, None) => None,
            (did, answers) => Some(did.into_iter().chain(answers).collect::<Vec<_>>().join(" ")),
        }
    }
}

fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::journal::Nowhere;
    use crate::journal::lines::facts;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(lines: &str, today: &str, expected: Expect) {
        let journal = Journal::from_facts(&facts(lines), &Nowhere);
        expected.assert_eq(&Week::told(&journal, today.parse().unwrap()).unwrap_or_default());
    }

    const WEEK: &str = r#"
        2026-03-06 "applied", "application": "before"
        2026-03-09 "applied", "application": "acme"
        2026-03-09 "contact", "contact": "dana", "detail": {"name": "Dana Ruiz"}
        2026-03-10 "message", "applications": ["acme"], "contact": "dana", "direction": "out", "channel": "phone", "kind": {"did": "check_in"}
        2026-03-11 "message", "applications": ["acme"], "contact": "dana", "direction": "out", "channel": "email", "kind": {"did": "check_in"}
        2026-03-11 "message", "applications": ["acme"], "contact": "dana", "direction": "out", "channel": "email", "kind": {"did": "thank_you"}
        2026-03-12 "message", "applications": ["acme"], "contact": "dana", "direction": "in", "channel": "email", "kind": "reply"
        2026-03-12 "message", "applications": ["before"], "direction": "in", "channel": "email", "kind": "rejection"
        2026-03-13 "standing", "application": "before", "standing": "rested""#;

    #[test]
    fn on_friday_the_week_is_told_without_what_hurts() {
        check(
            WEEK,
            "2026-03-13",
            expect![
                "This week you applied once, wrote or called twice, thanked somebody once and let one application rest. One answer came."
            ],
        );
    }

    #[test]
    fn a_letter_to_two_people_is_one_letter() {
        check(
            r#"
        2026-03-09 "message", "applications": ["acme"], "contact": "dana", "direction": "out", "channel": "email", "kind": {"did": "check_in"}, "mail": "0000000000001"
        2026-03-09 "message", "applications": ["acme"], "contact": "lee", "direction": "out", "channel": "email", "kind": {"did": "check_in"}, "mail": "0000000000001", "further": true"#,
            "2026-03-13",
            expect!["This week you wrote or called once."],
        );
    }

    #[test]
    fn on_other_days_and_after_a_week_of_nothing_there_is_no_line() {
        check(WEEK, "2026-03-12", expect![""]);
        check(WEEK, "2026-04-17", expect![""]);
    }
}
