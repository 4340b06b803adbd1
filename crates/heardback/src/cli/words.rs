//! The words a person may type for what the facts know, one list each.

use clap::ValueEnum;
use heardback_core::drafts::Outreach;
use heardback_core::fact::{Channel, CompanySize, Interest, InterviewKind, Part, ProfileName, Way};
use heardback_core::stage::Stage;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident for $target:ident { $($(#[$help:meta])* $word:ident,)* })*) => { $(
        $(#[$doc])*
        #[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$help])* $word,)* }

        impl From<$name> for $target {
            fn from(word: $name) -> Self {
                match word { $($name::$word => $target::$word,)* }
            }
        }
    )* };
}

words! {
    /// How much a job is wanted.
    InterestWord for Interest {
        /// Nice to have: one follow-up at most
        Low,
        /// The usual
        Normal,
        /// Really wanted
        High,
    }

    /// How far an application has come.
    StageWord for Stage {
        /// Not sent yet
        Lead,
        /// Sent
        Applied,
        /// A person wrote
        Talking,
        /// An interview took place or is arranged
        Interviewing,
        /// There is an offer
        Offer,
        /// Let rest
        Resting,
        /// Over, one way or the other
        Over,
    }

    /// The way an application got there.
    WayWord for Way {
        Posting,
        OnlineForm,
        Email,
        Referral,
        Networking,
        RecruiterAgency,
        InPerson,
    }

    /// How large a company is.
    SizeWord for CompanySize {
        Small,
        Medium,
        Large,
    }

    /// The way a message takes.
    ChannelWord for Channel {
        Email,
        /// A call or voicemail
        Phone,
        Letter,
        /// A handwritten card
        Card,
        LinkedinMessage,
        LinkedinConnect,
        /// The employer's web page
        Portal,
        /// A text message
        Text,
        InPerson,
    }

    /// What is said to a recruiter who wrote first.
    AnswerWord for Outreach {
        /// The job is of interest
        Yes,
        /// Later, perhaps
        NotNow,
        /// No, thank you
        No,
    }

    /// The part a person plays.
    PartWord for Part {
        HiringManager,
        Hr,
        Recruiter,
        AgencyRecruiter,
        /// Named in the posting
        PostingContact,
        Owner,
        Interviewer,
        /// Arranges interviews
        Coordinator,
        /// Hands your resume over
        Referrer,
        /// Works there and knows you
        Insider,
    }

    /// How an interview is held.
    KindWord for InterviewKind {
        Phone,
        Video,
        Onsite,
        /// Several people at once
        Panel,
        Other,
    }

    /// How patient or persistent to be.
    ProfileWord for ProfileName {
        /// Seldom and in writing
        Reserved,
        /// The middle way
        Balanced,
        /// Early and often
        Assertive,
    }
}
