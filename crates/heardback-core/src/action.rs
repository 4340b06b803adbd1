//! The actions of the plan: touches, which reach another person, and self tasks, which do not.

use serde::{Deserialize, Serialize};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What an item of the plan asks the user to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// Every action, in the order of the playbook.
            pub const ALL: &[Action] = &[$(Action::$name),*];

            /// The word used in JSON, in the playbook and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Action::$name => $text,)* }
            }

            /// The action of that word.
            pub fn parse(text: &str) -> Option<Action> {
                match text { $($text => Some(Action::$name),)* _ => None }
            }
        }
    };
}

actions! {
    /// A personal note to the hiring manager in the first days.
    EarlyNote = "early_note",
    /// A follow-up on an application.
    ApplicationFollowup = "application_followup",
    /// The call that the cover letter announced.
    AnnouncedCall = "announced_call",
    /// Asking a friend inside to hand the resume over.
    ReferralAsk = "referral_ask",
    /// Asking the friend whether it has been handed over.
    ConfirmDelivery = "confirm_delivery",
    /// Writing to the hiring manager once it has been handed over.
    ReferralFollowup = "referral_followup",
    /// Thanks after an interview, one person and one interview at a time.
    ThankYou = "thank_you",
    /// Asking for the addresses of interviewers.
    RequestContactDetails = "request_contact_details",
    /// Asking for the timeline after an interview or a talk.
    CheckIn = "check_in",
    /// Something of value, asking nothing.
    ValueNote = "value_note",
    /// Thanks after a rejection.
    PostRejectionThanks = "post_rejection_thanks",
    /// Asking for feedback after a rejection.
    FeedbackRequest = "feedback_request",
    /// Telling the employer that the user pulls out.
    Withdrawal = "withdrawal",
    /// A connection request on LinkedIn, after a yes.
    LinkedinConnect = "linkedin_connect",
    /// Answering a question.
    Reply = "reply",
    /// Thanks to a friend who helped. It stands beside the plan and is never part of it.
    HelperThanks = "helper_thanks",
    /// Finding out whom to write to.
    FindContact = "find_contact",
    /// Preparing an interview.
    PrepareInterview = "prepare_interview",
    /// Going through the notes of an interview.
    ReviewNotes = "review_notes",
    /// Deciding whether to go on.
    DecideClosure = "decide_closure",
    /// Letting an application rest.
    MarkDormant = "mark_dormant",
    /// Holding a draft because an answer has come in.
    HoldDraft = "hold_draft",
    /// Deciding how to answer an offer that was taken back.
    DecideResponse = "decide_response",
    /// Withdrawing on the employer's web page.
    WithdrawInPortal = "withdraw_in_portal",
}

impl Action {
    /// What may be done besides and is owed to nobody.
    pub fn is_courtesy(self) -> bool {
        self == Action::HelperThanks
    }

    /// A self task reaches nobody and is never a touch.
    pub fn is_self_task(self) -> bool {
        self >= Action::FindContact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_reads_back_from_its_word() {
        for &action in Action::ALL {
            assert_eq!(Action::parse(action.as_str()), Some(action));
            let json = serde_json::to_string(&action).expect("a word");
            assert_eq!(json, format!("\"{}\"", action.as_str()));
        }
    }
}
