//! The ids of the catalogue: every rule the code may cite, one constant each.
//!
//! What a rule says and who said it is data (`playbook/rules/`). The list stands here as well so that
//! a misspelt citation in code does not compile; a test compares the two lists both ways.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// The id of one rule of the catalogue, such as `APP-1`. A number inside, so it is copied and compared for nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u16);

macro_rules! rules {
    ($($constant:ident = $id:literal,)*) => {
        #[allow(non_camel_case_types, reason = "the constants below are numbered by this list")]
        enum Place { $($constant,)* }

        impl RuleId {
            $(#[doc = concat!("The rule `", $id, "`.")]
            pub const $constant: RuleId = RuleId(Place::$constant as u16);)*

            /// Every rule there is, in the order of the catalogue.
            pub const ALL: &'static [RuleId] = &[$(RuleId::$constant,)*];

            const NAMES: &'static [&'static str] = &[$($id,)*];
        }
    };
}

rules! {
    DEP_1 = "DEP-1",
    DEP_2 = "DEP-2",
    DEP_3 = "DEP-3",
    DEP_4 = "DEP-4",
    DEP_5 = "DEP-5",
    DEP_6 = "DEP-6",
    DEP_7 = "DEP-7",
    DEP_8 = "DEP-8",
    CON_1 = "CON-1",
    CON_2 = "CON-2",
    APP_1 = "APP-1",
    APP_2 = "APP-2",
    APP_3 = "APP-3",
    APP_4 = "APP-4",
    APP_5 = "APP-5",
    APP_6 = "APP-6",
    APP_7 = "APP-7",
    APP_8 = "APP-8",
    APP_9 = "APP-9",
    APP_10 = "APP-10",
    APP_11 = "APP-11",
    APP_12 = "APP-12",
    APP_13 = "APP-13",
    SAL_1 = "SAL-1",
    SAL_2 = "SAL-2",
    SAL_3 = "SAL-3",
    REF_1 = "REF-1",
    REF_2 = "REF-2",
    REF_3 = "REF-3",
    MSG_1 = "MSG-1",
    MSG_2 = "MSG-2",
    MSG_3 = "MSG-3",
    MSG_4 = "MSG-4",
    MSG_5 = "MSG-5",
    MSG_6 = "MSG-6",
    THX_1 = "THX-1",
    THX_2 = "THX-2",
    THX_3 = "THX-3",
    THX_4 = "THX-4",
    THX_5 = "THX-5",
    THX_6 = "THX-6",
    THX_7 = "THX-7",
    THX_8 = "THX-8",
    THX_9 = "THX-9",
    THX_10 = "THX-10",
    CHK_1 = "CHK-1",
    CHK_2 = "CHK-2",
    CHK_3 = "CHK-3",
    CHK_4 = "CHK-4",
    CHK_5 = "CHK-5",
    CHK_6 = "CHK-6",
    CHK_7 = "CHK-7",
    CHK_8 = "CHK-8",
    CHK_9 = "CHK-9",
    CHK_10 = "CHK-10",
    SOC_1 = "SOC-1",
    CLO_1 = "CLO-1",
    CLO_2 = "CLO-2",
    CLO_3 = "CLO-3",
    CLO_4 = "CLO-4",
    CLO_5 = "CLO-5",
    CLO_6 = "CLO-6",
    CLO_7 = "CLO-7",
    REJ_1 = "REJ-1",
    REJ_2 = "REJ-2",
    REJ_3 = "REJ-3",
    REJ_4 = "REJ-4",
    REJ_5 = "REJ-5",
    DIS_1 = "DIS-1",
    DIS_2 = "DIS-2",
    DIS_3 = "DIS-3",
    DIS_4 = "DIS-4",
    DIS_5 = "DIS-5",
    EXT_1 = "EXT-1",
    EXT_2 = "EXT-2",
    EXT_3 = "EXT-3",
    EXT_4 = "EXT-4",
    EXT_5 = "EXT-5",
    EXT_6 = "EXT-6",
    EXT_7 = "EXT-7",
    EXT_8 = "EXT-8",
    EXT_9 = "EXT-9",
    EXT_10 = "EXT-10",
    EXT_11 = "EXT-11",
    EXT_12 = "EXT-12",
    EXT_13 = "EXT-13",
    EXT_14 = "EXT-14",
    EXT_15 = "EXT-15",
    EXT_16 = "EXT-16",
    EXT_17 = "EXT-17",
    EXT_18 = "EXT-18",
    EXT_19 = "EXT-19",
    EXT_20 = "EXT-20",
    EXT_21 = "EXT-21",
    EXT_22 = "EXT-22",
    GRD_1 = "GRD-1",
    GRD_2 = "GRD-2",
    GRD_3 = "GRD-3",
    GRD_4 = "GRD-4",
    GRD_5 = "GRD-5",
    GRD_6 = "GRD-6",
    GRD_7 = "GRD-7",
    GRD_8 = "GRD-8",
    GRD_9 = "GRD-9",
    GRD_10 = "GRD-10",
    GRD_11 = "GRD-11",
    GRD_12 = "GRD-12",
    GRD_13 = "GRD-13",
    GRD_14 = "GRD-14",
    PRM_1 = "PRM-1",
    PRM_2 = "PRM-2",
    PRM_3 = "PRM-3",
    PRM_4 = "PRM-4",
    EDG_1 = "EDG-1",
    EDG_2 = "EDG-2",
    EDG_3 = "EDG-3",
    EDG_4 = "EDG-4",
    EDG_5 = "EDG-5",
    EDG_6 = "EDG-6",
    EDG_7 = "EDG-7",
    EDG_8 = "EDG-8",
    EDG_9 = "EDG-9",
    EDG_10 = "EDG-10",
    EDG_11 = "EDG-11",
    EDG_12 = "EDG-12",
    EDG_13 = "EDG-13",
    EDG_14 = "EDG-14",
    EDG_15 = "EDG-15",
    EVD_10_1 = "EVD-10.1",
    EVD_10_2 = "EVD-10.2",
    EVD_10_3 = "EVD-10.3",
    EVD_10_4 = "EVD-10.4",
    EVD_10_5 = "EVD-10.5",
    EVD_10_6 = "EVD-10.6",
}

impl RuleId {
    /// The id as it is written, such as `"APP-1"`.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self.place()]
    }

    /// The letters before the hyphen, which name the topic: `"APP"`.
    pub fn topic(self) -> &'static str {
        self.as_str().split('-').next().unwrap_or_default()
    }

    /// A guard rail. No file can switch one off.
    pub fn is_guard(self) -> bool {
        self.topic() == "GRD"
    }

    pub(crate) fn place(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// There is no rule of this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule {0:?}")]
pub struct UnknownRule(pub String);

impl FromStr for RuleId {
    type Err = UnknownRule;

    /// Reads an id as it is written; small letters are welcome, since people type ids.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().position(|name| name.eq_ignore_ascii_case(text.trim()));
        found.map(|place| Self::ALL[place]).ok_or_else(|| UnknownRule(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for RuleId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A set of rules, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RuleSet([u64; 3]);

const _: () = assert!(RuleId::ALL.len() <= 192, "a RuleSet has room for 192 rules");

impl RuleSet {
    pub(crate) fn insert(&mut self, rule: RuleId) {
        self.0[rule.place() / 64] |= 1 << (rule.place() % 64);
    }

    pub(crate) fn contains(self, rule: RuleId) -> bool {
        self.0[rule.place() / 64] & (1 << (rule.place() % 64)) != 0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_id_reads_back_as_itself() {
        for &rule in RuleId::ALL {
            assert_eq!(rule.to_string().parse::<RuleId>().unwrap(), rule);
        }
        assert_eq!("evd-10.5".parse::<RuleId>().unwrap(), RuleId::EVD_10_5);
        assert_eq!("APP-99".parse::<RuleId>(), Err(UnknownRule("APP-99".to_owned())));
    }

    #[test]
    fn a_set_holds_exactly_what_was_put_in() {
        let mut set = RuleSet::default();
        set.insert(RuleId::DEP_1);
        set.insert(RuleId::EVD_10_6);
        let held: Vec<_> = RuleId::ALL.iter().filter(|&&rule| set.contains(rule)).collect();
        assert_eq!(held, [&RuleId::DEP_1, &RuleId::EVD_10_6]);
    }
}
