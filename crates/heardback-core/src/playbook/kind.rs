//! The kinds of messages: which one an action and a channel make, and what each must and must not contain.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::action::Action;
use crate::fact::Channel;

use super::RuleId;
use super::check::CheckId;

const KINDS: &str = include_str!("../../../../playbook/kinds.toml");

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $key:literal,)*) => {
        /// A kind of message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// The kind as files and other programs name it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $key,)* }
            }

            /// The kind of that name.
            pub fn parse(text: &str) -> Option<Kind> {
                match text { $($key => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

kinds! {
    /// A follow-up on an application, in writing.
    ApplicationEmail = "application_email",
    /// An early note to the hiring manager.
    EarlyNote = "early_note",
    /// A call about an application.
    ApplicationPhone = "application_phone",
    /// Asking a friend inside for help.
    ReferralAsk = "referral_ask",
    /// Asking that friend whether it is delivered.
    ConfirmDelivery = "confirm_delivery",
    /// Writing to the manager after the friend delivered.
    ReferralEmail = "referral_email",
    /// Thanks after an interview, in writing but not on a card.
    ThankYouEmail = "thank_you_email",
    /// Thanks after an interview, on a card.
    ThankYouCard = "thank_you_card",
    /// Asking for the addresses of interviewers.
    RequestDetails = "request_details",
    /// A check-in in writing.
    CheckinEmail = "checkin_email",
    /// A check-in by telephone.
    CheckinPhone = "checkin_phone",
    /// Something of value.
    ValueNote = "value_note",
    /// Thanks after a rejection.
    RejectionThanks = "rejection_thanks",
    /// The question for feedback, alone or as a paragraph of the thanks.
    FeedbackRequest = "feedback_request",
    /// Taking oneself out of the running.
    Withdrawal = "withdrawal",
    /// The words beside a LinkedIn request.
    LinkedinRequest = "linkedin_request",
    /// An answer to their question.
    Reply = "reply",
    /// Thanks to a friend who helped.
    HelperThanks = "helper_thanks",
}

impl Kind {
    /// The kind of message an action makes on a channel; none for what the seeker does alone.
    ///
    /// Letters, LinkedIn messages and anything else that is read take the kind of the same action by e-mail. A card has
    /// a kind of its own only for thanks after an interview; other cards take the e-mail's kind and are shorter
    /// ([`Playbook::words`](super::Playbook::words)). A call that has no kind of its own is an
    /// [`ApplicationPhone`](Kind::ApplicationPhone) that also makes the action's request, or names the go-between.
    pub fn of(action: Action, channel: Channel) -> Option<Kind> {
        let by_phone = channel == Channel::Phone;
        Some(match action {
            _ if action.is_self_task() => return None,
            Action::Reply => Kind::Reply,
            Action::HelperThanks => Kind::HelperThanks,
            Action::CheckIn if by_phone => Kind::CheckinPhone,
            _ if by_phone => Kind::ApplicationPhone,
            Action::ThankYou if channel == Channel::Card => Kind::ThankYouCard,
            Action::EarlyNote => Kind::EarlyNote,
            Action::ApplicationFollowup => Kind::ApplicationEmail,
            Action::AnnouncedCall => Kind::ApplicationPhone,
            Action::ReferralAsk => Kind::ReferralAsk,
            Action::ConfirmDelivery => Kind::ConfirmDelivery,
            Action::ReferralFollowup => Kind::ReferralEmail,
            Action::ThankYou => Kind::ThankYouEmail,
            Action::RequestContactDetails => Kind::RequestDetails,
            Action::CheckIn => Kind::CheckinEmail,
            Action::ValueNote => Kind::ValueNote,
            Action::PostRejectionThanks => Kind::RejectionThanks,
            Action::FeedbackRequest => Kind::FeedbackRequest,
            Action::Withdrawal => Kind::Withdrawal,
            Action::LinkedinConnect => Kind::LinkedinRequest,
            Action::FindContact
            | Action::PrepareInterview
            | Action::ReviewNotes
            | Action::DecideClosure
            | Action::MarkDormant
            | Action::HoldDraft
            | Action::DecideResponse
            | Action::WithdrawInPortal => return None,
        })
    }

    /// What a call needs beside the words of every call: the action's request, or the go-between.
    fn said_on_the_phone(action: Action) -> Option<CheckId> {
        match action {
            Action::ReferralAsk
            | Action::ConfirmDelivery
            | Action::RequestContactDetails
            | Action::FeedbackRequest => Some(CheckId::ASK),
            Action::ReferralFollowup => Some(CheckId::REF),
            _ => None,
        }
    }
}

/// How many words a message has, salutation and signature counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

/// What is asked of a subject line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// It names the position.
    Position,
    /// It says what the message is about, in any words.
    Free,
    /// There is none.
    None,
}

/// What one kind of message must and must not contain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRules {
    /// What the message is for, in one sentence.
    pub purpose: String,
    /// The elements it must contain.
    pub required: Vec<CheckId>,
    /// The prohibitions that apply to it, in the order of [`CheckId::ALL`].
    pub forbidden: Vec<CheckId>,
    /// The bounds of its length; none for a reply.
    pub words: Option<Words>,
    /// The most characters it may have, where the place it is written in has such a limit.
    pub characters: Option<u32>,
    /// What is asked of its subject.
    pub subject: Subject,
    /// Rules worth following that no check insists on.
    #[serde(default)]
    pub recommended: Vec<RuleId>,
}

/// All kinds, with the variants a call can have worked out.
#[derive(Debug, Clone)]
pub(crate) struct Kinds {
    rules: Vec<KindRules>,
    call_with_ask: Vec<CheckId>,
    call_with_go_between: Vec<CheckId>,
    card: Words,
}

/// `kinds.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    always: Always,
    card: Card,
    kinds: std::collections::BTreeMap<String, KindRules>,
}

#[derive(Deserialize)]
struct Always {
    forbidden: Vec<CheckId>,
}

#[derive(Deserialize)]
struct Card {
    words: Words,
}

impl Kinds {
    /// The bundled kinds, read once.
    pub(crate) fn bundled() -> &'static Kinds {
        static BUNDLED: OnceLock<Kinds> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            Self::parse(KINDS).expect("the bundled kinds of messages load; a test reads them")
        })
    }

    fn parse(text: &str) -> Result<Kinds, toml::de::Error> {
        let mut file: File = toml::from_str(text)?;
        let mut rules = Vec::with_capacity(Kind::ALL.len());
        for kind in Kind::ALL {
            let missing = || serde::de::Error::custom(format!("no kind {:?}", kind.as_str()));
            let mut row = file.kinds.remove(kind.as_str()).ok_or_else(missing)?;
            row.forbidden.extend(&file.always.forbidden);
            // Length and subject are checked wherever the table says anything about them.
            row.forbidden.extend(row.words.map(|_| CheckId::LEN));
            row.forbidden.extend((row.subject == Subject::Position).then_some(CheckId::SUBJ));
            row.forbidden.sort_unstable();
            rules.push(row);
        }
        if let Some(left) = file.kinds.keys().next() {
            return Err(serde::de::Error::custom(format!("there is no kind {left:?}")));
        }
        let call = &rules[Kind::ApplicationPhone as usize].required;
        let with = |check| call.iter().copied().chain([check]).collect();
        Ok(Kinds {
            call_with_ask: with(CheckId::ASK),
            call_with_go_between: with(CheckId::REF),
            card: file.card.words,
            rules,
        })
    }

    /// The same without some of the elements.
    pub(crate) fn without(&self, off: u64) -> Kinds {
        let mut kinds = self.clone();
        let lists = kinds.rules.iter_mut().map(|rules| &mut rules.required);
        for list in lists.chain([&mut kinds.call_with_ask, &mut kinds.call_with_go_between]) {
            list.retain(|check| off & check.bit() == 0);
        }
        kinds
    }

    pub(crate) fn rules(&self, kind: Kind) -> &KindRules {
        &self.rules[kind as usize]
    }

    /// What the message of an action must contain. Empty for what the seeker does alone, and for a reply: only the
    /// question knows what that must contain.
    pub(crate) fn brief(&self, action: Action, channel: Channel) -> &[CheckId] {
        match (Kind::of(action, channel), Kind::said_on_the_phone(action)) {
            (None | Some(Kind::Reply), _) => &[],
            (Some(Kind::ApplicationPhone), Some(CheckId::ASK)) => &self.call_with_ask,
            (Some(Kind::ApplicationPhone), Some(_)) => &self.call_with_go_between,
            (Some(kind), _) => &self.rules(kind).required,
        }
    }

    pub(crate) fn card(&self) -> Words {
        self.card
    }

    pub(crate) fn words(&self, action: Action, channel: Channel) -> Option<Words> {
        match channel {
            Channel::Card if !matches!(action, Action::Reply) => Some(self.card),
            _ => self.rules(Kind::of(action, channel)?).words,
        }
    }
}

#[cfg(test)]
mod tests;
