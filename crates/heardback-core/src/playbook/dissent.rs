//! Who disagrees with a step: the cases of `playbook/dissent.toml`.

use super::RuleId;
use super::page::{Page, written};
use super::problem::PlaybookError;

macro_rules! cases {
    ($($(#[$doc:meta])* $case:ident = $key:literal,)*) => {
        /// A kind of step somebody disagrees with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum DissentCase { $($(#[$doc])* $case,)* }

        impl DissentCase {
            /// Every case there is.
            pub const ALL: &'static [DissentCase] = &[$(DissentCase::$case,)*];

            /// The case as the data names it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$case => $key,)* }
            }
        }
    };
}

cases! {
    /// A follow-up on an application, in writing.
    ApplicationFollowup = "application_followup",
    /// The same by telephone.
    ApplicationFollowupPhone = "application_followup_phone",
    /// The second and third follow-up, whatever the channel.
    ApplicationFollowupLater = "application_followup_later",
    /// The early note to a hiring manager.
    EarlyNote = "early_note",
    /// The call a cover letter announced.
    AnnouncedCall = "announced_call",
    /// Writing to the manager after a helper delivered.
    ReferralFollowup = "referral_followup",
    /// Thanks after an interview: timing, channel, and joint mails.
    ThankYou = "thank_you",
    /// A check-in after an interview.
    CheckIn = "check_in",
    /// What is added when it goes by telephone.
    CheckInPhone = "check_in_phone",
    /// A note of value.
    ValueNote = "value_note",
    /// Putting an application to rest.
    MarkDormant = "mark_dormant",
    /// Deciding whether to go on. The rule that was followed is in the list too; leave it out when showing.
    DecideClosure = "decide_closure",
    /// Asking for a LinkedIn connection.
    LinkedinConnect = "linkedin_connect",
    /// Not asking for one.
    LinkedinNotConnecting = "linkedin_not_connecting",
    /// Asking for feedback after a rejection.
    FeedbackRequest = "feedback_request",
    /// Waiting until a posting has closed.
    WaitingForClosingDate = "waiting_for_closing_date",
}

/// The rules of every case, in the order of [`DissentCase::ALL`].
pub(crate) type Table = Vec<Vec<RuleId>>;

pub(crate) fn read(file: &str, text: &str) -> Result<Table, PlaybookError> {
    let mut table = vec![Vec::new(); DissentCase::ALL.len()];
    let (mut page, top) = Page::open(file, text);
    let cases = top.get("cases").and_then(|cases| cases.get_ref().as_table());
    for (key, value) in cases.into_iter().flatten() {
        let case = DissentCase::ALL.iter().position(|case| case.as_str() == key.get_ref());
        match (case, value.get_ref().as_array()) {
            (Some(case), Some(list)) => {
                table[case] = page.rules(list, &format!("the case {:?}", key.get_ref()));
            }
            (None, _) => page.report(
                key.span(),
                format!("there is no case {:?}", key.get_ref()),
                "A case is one the planner asks for, for example:",
                "check_in = [\"EXT-1\"]",
            ),
            (_, None) => page.report(
                value.span(),
                format!("the case {:?} cannot be {}", key.get_ref(), written(value)),
                "It is a list of rules, for example:",
                format!("{} = [\"EXT-1\"]", key.get_ref()),
            ),
        }
    }
    for (case, rules) in DissentCase::ALL.iter().zip(&table) {
        if rules.is_empty() {
            page.report(
                0..0,
                format!("the case {:?} names nobody who disagrees", case.as_str()),
                "Name at least one rule, for example:",
                format!("{} = [\"EXT-1\"]", case.as_str()),
            );
        }
    }
    page.close()?;
    Ok(table)
}
