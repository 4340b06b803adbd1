//! Names of things: short, stable, safe to print and to type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use smol_str::SmolStr;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub SmolStr);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(SmolStr::new(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
    };
}

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Written as 13 characters of Crockford's base 32.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl $name {
            /// The same parts always give the same name.
            pub fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
                Self(digest64(parts))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(std::str::from_utf8(&crockford(self.0)).expect("the alphabet is ASCII"))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse_crockford(text).map(Self).ok_or_else(|| NotAnId(text.to_owned()))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("13 characters of base 32")
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

text_id!(
    /// An application, as the user meets it: `acme-platform-engineer`.
    ApplicationId
);
text_id!(
    /// A person: `dana-ruiz`.
    ContactId
);
text_id!(
    /// An interview.
    InterviewId
);

number_id!(
    /// A fact.
    FactId
);
number_id!(
    /// All facts of one command or one import.
    BatchId
);
number_id!(
    /// One run of `import`.
    ImportId
);
number_id!(
    /// A message: the digest of its Message-ID, or of its bytes where it has none.
    MessageKey
);
number_id!(
    /// An item of the plan: the digest of its applications, action, recipient and the fact its window is counted
    /// from. Moving dates keep it; a new attempt has a new one.
    ItemId
);

impl ItemId {
    /// How many characters the written forms of two ids have in common at their beginnings.
    pub fn in_common(self, other: ItemId) -> usize {
        // The first character holds four bits, each of the others five.
        match self.0 ^ other.0 {
            0 => 13,
            differing => (differing.leading_zeros() as usize + 1) / 5,
        }
    }
}

/// The text given as an id is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: it takes 13 letters and digits")]
pub struct NotAnId(pub String);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn crockford(number: u64) -> [u8; 13] {
    let mut text = [b'0'; 13];
    for (place, byte) in text.iter_mut().rev().enumerate() {
        *byte = ALPHABET[(number >> (5 * place) & 31) as usize];
    }
    text
}

fn parse_crockford(text: &str) -> Option<u64> {
    if text.len() != 13 {
        return None;
    }
    text.bytes().try_fold(0u64, |number, byte| {
        let digit = ALPHABET.iter().position(|&letter| letter == byte.to_ascii_lowercase())?;
        // 13 characters hold 65 bits; the 65th has nowhere to go.
        (number >> 59 == 0).then_some(number << 5 | digit as u64)
    })
}

fn digest64<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_le_bytes());
        sha.update(part.as_bytes());
    }
    let digest = sha.finalize();
    u64::from_be_bytes(digest[..8].try_into().expect("a SHA-256 has 32 bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        for number in [0, 1, 31, 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            let id = FactId(number);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert!("zzzzzzzzzzzzz".parse::<FactId>().is_err(), "65 bits do not fit");
    }

    #[test]
    fn what_two_ids_have_in_common_is_what_their_written_forms_do() {
        let one = ItemId(0x9123_4567_89ab_cdef);
        for bit in 0..64 {
            let other = ItemId(one.0 ^ 1 << bit);
            let written = [one.to_string(), other.to_string()];
            let pairs = written[0].bytes().zip(written[1].bytes());
            assert_eq!(one.in_common(other), pairs.take_while(|(a, b)| a == b).count(), "{bit}");
        }
        assert_eq!(one.in_common(one), one.to_string().len());
    }

    #[test]
    fn where_one_part_ends_matters_to_the_digest() {
        assert_ne!(FactId::digest(["ab", "c"]), FactId::digest(["a", "bc"]));
    }
}
