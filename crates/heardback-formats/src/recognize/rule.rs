//! What a rule is: words that speak for something, how strongly, and what takes their force away.

/// What words can speak for: a label, or something a label depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Signal {
    Confirmation,
    Outreach,
    Interview,
    Scheduling,
    Assessment,
    Offer,
    Rejection,
    AutoReply,
    Alert,
    /// It is about jobs.
    Job,
    /// It is about work for pay, and nothing else for which people apply.
    Employment,
    /// It is about an application that the reader made.
    Applied,
    /// It is about something else for which people apply, are interviewed or get offers.
    Foreign,
    /// It was sent to many.
    Bulk,
    /// A portal's news about an application that changes nothing: viewed, unfinished, a code, an account.
    Portal,
    /// Something that was asked for has arrived.
    Done,
    /// The writer applies for a job himself.
    Own,
    /// The writer is the one who seeks, and thanks, asks, accepts or declines.
    Seeker,
    /// Applicants are asked not to inquire.
    NoFollowup,
    /// Somebody who hires writes to his own people about others who apply.
    Hiring,
    /// It is about a job, in a language that is not read here.
    Elsewhere,
}

impl Signal {
    /// As rules write it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "confirmation" => Self::Confirmation,
            "outreach" => Self::Outreach,
            "interview" => Self::Interview,
            "scheduling" => Self::Scheduling,
            "assessment" => Self::Assessment,
            "offer" => Self::Offer,
            "rejection" => Self::Rejection,
            "auto_reply" => Self::AutoReply,
            "alert" => Self::Alert,
            "job" => Self::Job,
            "employment" => Self::Employment,
            "applied" => Self::Applied,
            "foreign" => Self::Foreign,
            "bulk" => Self::Bulk,
            "portal" => Self::Portal,
            "done" => Self::Done,
            "own" => Self::Own,
            "seeker" => Self::Seeker,
            "no_followup" => Self::NoFollowup,
            "hiring" => Self::Hiring,
            "elsewhere" => Self::Elsewhere,
            _ => return None,
        })
    }
}

/// Words and what they speak for.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its name, as it stands in the evidence.
    pub(super) name: &'static str,
    pub(super) signal: Signal,
    /// 0 to 1: how often it is right by itself.
    pub(super) weight: f32,
    pub(super) phrases: Vec<&'static str>,
    pub(super) place: Place,
    /// Words of the same sentence that take its force away.
    pub(super) spoiled: Vec<&'static str>,
    /// It counts behind an “if” as well: “if you are invited to an interview” is about jobs all the same.
    pub(super) even_if: bool,
}

/// Where a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    Subject,
    Body,
}
