//! Times to talk, where somebody asks for them: offered from what the search knows, for the user to confirm.

use jiff::SignedDuration;
use jiff::civil::{Date, Time, time};

use super::Situation;
use super::days::weekday;
use crate::journal::InterviewStatus;
use crate::plain::words;

/// At these hours of the reader's day, one a day.
const HOURS: [Time; 3] = [time(10, 0, 0, 0), time(14, 0, 0, 0), time(11, 0, 0, 0)];

/// The first of them lies so many working days ahead: nobody likes to be asked for tomorrow.
const FIRST: i32 = 2;

/// No talk is offered within so much time of another, from its beginning to its end.
const APART: SignedDuration = SignedDuration::from_hours(2);

/// Whether a sentence asks when one could talk, or proposes when.
pub(super) fn asks_for_time(sentence: &str) -> bool {
    let words = words(sentence);
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    let talk =
        ["talk", "speak", "meet", "call", "chat", "interview", "conversation", "connect", "come"];
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "tomorrow",
        "morning",
        "afternoon",
        "week",
    ];
    let suits = ["work", "works", "suit", "suits", "free", "ok", "okay", "convenient", "possible"];
    words.iter().any(|word| word.starts_with("availab"))
        || (has(&["when", "time", "times", "slot", "slots", "date", "dates"])
            && (has(&talk) || has(&suits)))
        || (has(&days) && (has(&suits) || has(&talk)))
}

/// Two or three times that no interview of the search takes, each in brackets: they go out only when the user takes the
/// brackets away.
pub(super) fn offered(situation: &Situation<'_>) -> String {
    let journal = situation.journal;
    let to = situation.item.to;
    let days = journal.days_of(to);
    let zone = journal.zone_of(to);
    let is_free = |day: Date, hour: Time| {
        let Ok(at) = day.to_datetime(hour).to_zoned(zone.clone()) else { return false };
        let at = at.timestamp();
        journal.interviews.iter().all(|talk| {
            talk.status == InterviewStatus::Cancelled
                || at.duration_until(talk.start) >= APART
                || talk.end.duration_until(at) >= APART
        })
    };
    let told = situation.told.spelling;
    let mut times = Vec::new();
    for ahead in FIRST..FIRST + 10 {
        let day = days.after(situation.today, ahead);
        let hour = HOURS[times.len()];
        if is_free(day, hour) {
            let clock = hour.strftime("%-I %P");
            times.push(format!(
                "[{}, {}, at {clock}]",
                weekday(day),
                told.day(day, situation.today)
            ));
        }
        if times.len() == HOURS.len() {
            break;
        }
    }
    match times.as_slice() {
        [] => "[when you are free]".to_owned(),
        [one] => format!("I could do {one}."),
        [first @ .., last] => format!("I could do {} or {last}.", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_for_a_time_is_told_from_others() {
        for asks in [
            "Could you let me know your availability next week?",
            "When would be a good time to talk?",
            "Would Tuesday at 10 or Wednesday at 3 work for you?",
            "Are you free for a call on Thursday?",
            "What times suit you for a short interview?",
        ] {
            assert!(asks_for_time(asks), "{asks}");
        }
        for other in [
            "When could you start?",
            "What is your notice period?",
            "Would you be ready to travel?",
            "Which of the two roles do you prefer?",
            "Could you send me your certificate?",
        ] {
            assert!(!asks_for_time(other), "{other}");
        }
    }
}
