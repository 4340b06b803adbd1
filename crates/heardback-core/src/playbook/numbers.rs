//! The list of all numbers: the name each has in the files, and the field of [`Profile`] it fills.
//!
//! A new number is a line here, a field there and a row in `playbook/profiles.toml`.

use super::profile::{
    Deadline, Feedback, LinkedInConnect, LinkedInMessage, Opening, PerJob, Phone, Profile, Wait,
};

/// One row of `profiles.toml`.
pub(crate) struct Number {
    pub(crate) key: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) slot: fn(&mut Profile) -> Slot<'_>,
}

/// The field a number fills. Its variant says what may be written there.
pub(crate) enum Slot<'p> {
    Wait(&'p mut Wait),
    MaybeWait(&'p mut Option<Wait>),
    Deadline(&'p mut Deadline),
    Opening(&'p mut Opening),
    PerJob(&'p mut PerJob),
    Days(&'p mut i32),
    MaybeDays(&'p mut Option<i32>),
    Count(&'p mut u32),
    Phone(&'p mut Phone),
    LinkedInMessage(&'p mut LinkedInMessage),
    LinkedInConnect(&'p mut LinkedInConnect),
    Feedback(&'p mut Feedback),
}

const BD: &str = "working days";
const TIMES: &str = "times";
const WORD: &str = "";

pub(crate) const NUMBERS: &[Number] = &[
    number("app.first", BD, |p| Slot::Wait(&mut p.app_first)),
    number("app.close", BD, |p| Slot::Wait(&mut p.app_close)),
    number("app.early_note", BD, |p| Slot::MaybeWait(&mut p.app_early_note)),
    number("app.max", TIMES, |p| Slot::Count(&mut p.app_max)),
    number("app.max.low", TIMES, |p| Slot::Count(&mut p.app_max_low)),
    number("app.gap", BD, |p| Slot::MaybeDays(&mut p.app_gap)),
    number("app.gap.open", BD, |p| Slot::Days(&mut p.app_gap_open)),
    number("app.dormant", BD, |p| Slot::Days(&mut p.app_dormant)),
    number("ref.ask", BD, |p| Slot::Days(&mut p.ref_ask)),
    number("ref.confirm", BD, |p| Slot::Wait(&mut p.ref_confirm)),
    number("ref.confirm.max", TIMES, |p| Slot::Count(&mut p.ref_confirm_max)),
    number("ref.confirm.gap", BD, |p| Slot::Days(&mut p.ref_confirm_gap)),
    number("ref.hold", BD, |p| Slot::Days(&mut p.ref_hold)),
    number("ref.follow", BD, |p| Slot::Wait(&mut p.ref_follow)),
    number("thx.wait", "minutes", |p| Slot::Days(&mut p.thx_wait_minutes)),
    number("thx.due", "hours", |p| Slot::Days(&mut p.thx_due_hours)),
    number("thx.on_time", "hours", |p| Slot::Days(&mut p.thx_on_time_hours)),
    number("thx.late", BD, |p| Slot::Days(&mut p.thx_late)),
    number("thx.card_min", BD, |p| Slot::Days(&mut p.thx_card_min)),
    number("chk.first", BD, |p| Slot::Wait(&mut p.chk_first)),
    number("chk.promise", BD, |p| Slot::Wait(&mut p.chk_promise)),
    number("chk.gap", BD, |p| Slot::Days(&mut p.chk_gap)),
    number("chk.gap.open", BD, |p| Slot::Days(&mut p.chk_gap_open)),
    number("chk.max", TIMES, |p| Slot::PerJob(&mut p.chk_max)),
    number("close.wait", BD, |p| Slot::Days(&mut p.close_wait)),
    number("value.max", TIMES, |p| Slot::Count(&mut p.value_max)),
    number("rej.thanks", BD, |p| Slot::Wait(&mut p.rej_thanks)),
    number("rej.feedback", WORD, |p| Slot::Feedback(&mut p.rej_feedback)),
    number("rej.feedback.until", BD, |p| Slot::Days(&mut p.rej_feedback_until)),
    number("wd", BD, |p| Slot::Deadline(&mut p.wd)),
    number("reply", BD, |p| Slot::Deadline(&mut p.reply)),
    number("gap.person", BD, |p| Slot::Days(&mut p.gap_person)),
    number("guess.max", TIMES, |p| Slot::Count(&mut p.guess_max)),
    number("phone", WORD, |p| Slot::Phone(&mut p.phone)),
    number("linkedin_message", WORD, |p| Slot::LinkedInMessage(&mut p.linkedin_message)),
    number("linkedin_connect", BD, |p| Slot::Wait(&mut p.linkedin_connect)),
    number("linkedin_connect.when", WORD, |p| Slot::LinkedInConnect(&mut p.linkedin_connect_when)),
    number("ooo", BD, |p| Slot::Opening(&mut p.ooo)),
];

const fn number(
    key: &'static str,
    unit: &'static str,
    slot: fn(&mut Profile) -> Slot<'_>,
) -> Number {
    Number { key, unit, slot }
}

pub(crate) fn place(key: &str) -> Option<usize> {
    NUMBERS.iter().position(|number| number.key == key)
}

/// The words a policy may be, beside what each stands for.
pub(crate) const PHONE: &[(&str, Phone)] =
    &[("invited", Phone::Invited), ("alternate", Phone::Alternate), ("first", Phone::First)];
pub(crate) const LINKEDIN_MESSAGE: &[(&str, LinkedInMessage)] = &[
    ("wrote_first", LinkedInMessage::WroteFirst),
    ("sales", LinkedInMessage::Sales),
    ("fallback", LinkedInMessage::Fallback),
];
pub(crate) const LINKEDIN_CONNECT: &[(&str, LinkedInConnect)] =
    &[("after_process", LinkedInConnect::AfterProcess), ("after_yes", LinkedInConnect::AfterYes)];
pub(crate) const FEEDBACK: &[(&str, Feedback)] =
    &[("inside", Feedback::Inside), ("inside_or_later", Feedback::InsideOrLater)];

impl Slot<'_> {
    /// The names of the parts a value has; none if it is a single number or word.
    pub(crate) fn parts(&self) -> &'static [&'static str] {
        match self {
            Slot::Wait(_) | Slot::MaybeWait(_) => &["earliest", "due", "expires"],
            Slot::Deadline(_) => &["due", "expires"],
            Slot::Opening(_) => &["earliest", "due"],
            Slot::PerJob(_) => &["employed", "unemployed"],
            _ => &[],
        }
    }

    /// The value as a person would say it.
    pub(crate) fn written(&self) -> String {
        match self {
            Slot::Wait(wait) => window(wait),
            Slot::MaybeWait(wait) => wait.as_ref().map_or_else(off, window),
            Slot::Deadline(d) => format!("{}/{}", d.due, d.expires),
            Slot::Opening(o) => format!("{}/{}", o.earliest, o.due),
            Slot::PerJob(p) => format!("{}/{}", p.employed, p.unemployed),
            Slot::Days(days) => days.to_string(),
            Slot::MaybeDays(days) => days.map_or_else(off, |days| days.to_string()),
            Slot::Count(n) => n.to_string(),
            Slot::Phone(word) => spelt(PHONE, word),
            Slot::LinkedInMessage(word) => spelt(LINKEDIN_MESSAGE, word),
            Slot::LinkedInConnect(word) => spelt(LINKEDIN_CONNECT, word),
            Slot::Feedback(word) => spelt(FEEDBACK, word),
        }
    }
}

fn window(wait: &Wait) -> String {
    format!("{}/{}/{}", wait.earliest, wait.due, wait.expires)
}

fn off() -> String {
    "off".to_owned()
}

fn spelt<T: PartialEq>(words: &[(&str, T)], value: &T) -> String {
    words
        .iter()
        .find(|(_, known)| known == value)
        .map_or_else(String::new, |(word, _)| (*word).to_owned())
}
