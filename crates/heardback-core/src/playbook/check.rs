//! The ids of the message checks: what a message must contain, and what it must not.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// The id of one check, such as `C-NAME`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckId(u8);

macro_rules! checks {
    ($($constant:ident = $id:literal,)*) => {
        #[allow(clippy::upper_case_acronyms, reason = "the constants below are numbered by this list")]
        enum Place { $($constant,)* }

        impl CheckId {
            $(#[doc = concat!("The check `", $id, "`.")]
            pub const $constant: CheckId = CheckId(Place::$constant as u8);)*

            /// Every check there is, in the order they are reported in: elements, then prohibitions.
            pub const ALL: &'static [CheckId] = &[$(CheckId::$constant,)*];

            const NAMES: &'static [&'static str] = &[$($id,)*];
        }
    };
}

checks! {
    NAME = "C-NAME",
    WHO = "C-WHO",
    POSITION = "C-POSITION",
    DATE = "C-DATE",
    HEADER = "C-HEADER",
    INTEREST = "C-INTEREST",
    FIT = "C-FIT",
    THANKS = "C-THANKS",
    TOPIC = "C-TOPIC",
    TIMELINE = "C-TIMELINE",
    SUBST = "C-SUBST",
    VALUE = "C-VALUE",
    KEEP = "C-KEEP",
    EXPECT = "C-EXPECT",
    CLEAR = "C-CLEAR",
    ASK = "C-ASK",
    REF = "C-REF",
    PHONE = "C-PHONE",
    VAGUE = "C-VAGUE",
    DIRECT = "C-DIRECT",
    FISH = "C-FISH",
    NAG = "C-NAG",
    DESP = "C-DESP",
    PUSH = "C-PUSH",
    RESENT = "C-RESENT",
    STATUS = "C-STATUS",
    FORM = "C-FORM",
    MULTI = "C-MULTI",
    DUP = "C-DUP",
    WRONG = "C-WRONG",
    LI = "C-LI",
    LEN = "C-LEN",
    SUBJ = "C-SUBJ",
    ASKS = "C-ASKS",
}

impl CheckId {
    /// The id as it is written, such as `"C-NAME"`.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[usize::from(self.0)]
    }

    /// Fails when it is there, while an element fails when it is missing. No file can switch one off.
    pub fn is_prohibition(self) -> bool {
        self >= Self::VAGUE
    }

    pub(crate) fn bit(self) -> u64 {
        1 << self.0
    }
}

const _: () = assert!(CheckId::ALL.len() <= 64, "a set of checks is one u64");

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// There is no check of this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no check {0:?}")]
pub struct UnknownCheck(pub String);

impl FromStr for CheckId {
    type Err = UnknownCheck;

    /// Reads an id as it is written; small letters are welcome.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().position(|name| name.eq_ignore_ascii_case(text.trim()));
        found.map(|place| Self::ALL[place]).ok_or_else(|| UnknownCheck(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for CheckId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for CheckId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
