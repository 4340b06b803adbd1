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
    /// Applicants are asked not to inquire.
    NoFollowup,
}

/// Words and what they speak for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// Its name, as it stands in the evidence.
    pub(super) name: &'static str,
    pub(super) signal: Signal,
    /// 0 to 1: how often it is right by itself.
    pub(super) weight: f32,
    pub(super) phrases: &'static [&'static str],
    pub(super) place: Place,
    /// Words of the same sentence that take its force away.
    pub(super) spoiled: &'static [&'static str],
    /// It counts behind an “if” as well.
    pub(super) even_if: bool,
}

/// Where a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    Subject,
    Body,
}

impl Rule {
    pub(super) const fn new(
        name: &'static str,
        signal: Signal,
        weight: f32,
        phrases: &'static [&'static str],
    ) -> Self {
        Self { name, signal, weight, phrases, place: Place::Anywhere, spoiled: &[], even_if: false }
    }

    /// Only in the subject.
    pub(super) const fn subject(mut self) -> Self {
        self.place = Place::Subject;
        self
    }

    /// Only in the text.
    pub(super) const fn body(mut self) -> Self {
        self.place = Place::Body;
        self
    }

    /// Not in a sentence with one of these words.
    pub(super) const fn unless(mut self, words: &'static [&'static str]) -> Self {
        self.spoiled = words;
        self
    }

    /// Also where it is only supposed: “if you are invited to an interview” is about jobs all the same.
    pub(super) const fn even_if(mut self) -> Self {
        self.even_if = true;
        self
    }
}
