//! Why a verb refuses: one variant a reason, each a sentence for the person.

use jiff::civil::Date;

/// A verb was not carried out, and nothing was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A year in which nobody looks for a job.
    #[error("{on} is too far away to be meant; check the year")]
    NoSuchYear {
        /// The day given.
        on: Date,
    },
    /// It has not happened yet.
    #[error("{what} cannot be recorded for {on}: that day is still to come")]
    Ahead {
        /// What.
        what: &'static str,
        /// The day given.
        on: Date,
    },
    /// A promise that was due before it was made.
    #[error("a promise made on {made} cannot be due on {due}, before it was made")]
    DueBeforeMade {
        /// The day it was made.
        made: Date,
        /// The day it would be due.
        due: Date,
    },
    /// No words.
    #[error("{what} needs some words")]
    Empty {
        /// What.
        what: &'static str,
    },
    /// More words than there is room for.
    #[error("{what} is at most {most} characters long; say it in one sentence")]
    TooLong {
        /// What.
        what: &'static str,
        /// Characters.
        most: usize,
    },
    /// The application was sent before.
    #[error(
        "{title} was already sent on {on}; take that back with `heardback undo` if the day is wrong"
    )]
    AlreadyApplied {
        /// Which application.
        title: String,
        /// The day.
        on: Date,
    },
    /// The application is over.
    #[error("{title} was already {standing} on {on}; to go on with it, reopen it first")]
    AlreadyOver {
        /// Which application.
        title: String,
        /// How it ended.
        standing: &'static str,
        /// The day.
        on: Date,
    },
    /// The application is in play.
    #[error("{title} is in play already: there is nothing to reopen")]
    InPlay {
        /// Which application.
        title: String,
    },
    /// The interview ends before it begins.
    #[error("the interview would end before it begins")]
    EndsBeforeItBegins,
    /// The interview already stands at this time.
    #[error("the interview already stands on {on} at that time")]
    NotMoved {
        /// The day.
        on: Date,
    },
    /// The interview has not begun yet.
    #[error(
        "the interview begins on {on}, so it cannot have taken place yet; move it first if that is wrong"
    )]
    NotYetHeld {
        /// The day.
        on: Date,
    },
    /// The interview took place.
    #[error("the interview of {on} took place, so it cannot be called off")]
    AlreadyHeld {
        /// The day.
        on: Date,
    },
    /// The interview was called off before.
    #[error("the interview of {on} was already called off")]
    AlreadyCancelled {
        /// The day.
        on: Date,
    },
    /// The person does not sit in the interview.
    #[error("{name} is not known to have been in that interview; say first who was there")]
    NotThere {
        /// Who.
        name: String,
    },
    /// The pause ends before it begins.
    #[error("the pause would end on {until}, before it begins on {from}")]
    PauseEndsBeforeItBegins {
        /// First day.
        from: Date,
        /// First day after it.
        until: Date,
    },
    /// No pause to end.
    #[error("the search is not paused")]
    NotPaused,
    /// A snooze until a day that is not ahead.
    #[error("an item can be put off until a later day; {until} is not ahead")]
    SnoozeNotAhead {
        /// The day given.
        until: Date,
    },
    /// A snooze beyond a promised date.
    #[error(
        "news is promised for {due}, so this can be put off until then at most, not until {until}"
    )]
    SnoozePastPromise {
        /// The promised day.
        due: Date,
        /// The day given.
        until: Date,
    },
    /// A snooze beyond an interview.
    #[error(
        "there is an interview on {on}, so this can be put off until then at most, not until {until}"
    )]
    SnoozePastInterview {
        /// The day of the interview.
        on: Date,
        /// The day given.
        until: Date,
    },
    /// A reply cannot be left out.
    #[error("somebody is waiting for this answer: it can be put off, but not skipped")]
    ReplySkipped,
    /// The item asks for a decision, and only the decision ends it.
    #[error("this item ends with a decision: {how}")]
    NeedsDecision {
        /// What to record instead.
        how: &'static str,
    },
    /// The person is nobody's friend inside yet.
    #[error("the resume cannot be handed over before the day {name} was asked, {asked}")]
    DeliveredBeforeAsked {
        /// The friend.
        name: String,
        /// The day.
        asked: Date,
    },
    /// Not an e-mail address.
    #[error("“{text}” is not an e-mail address")]
    NotAnAddress {
        /// The text given.
        text: String,
    },
    /// The offer was not made.
    #[error("no offer is recorded for {title}, so none can be taken back")]
    NoOffer {
        /// Which application.
        title: String,
    },
}
