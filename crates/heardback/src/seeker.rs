//! What people type about themselves, in whatever face they type it.

use heardback_core::fact::SeekerDetail;

use crate::failure::Failure;

/// Fewer digits call nobody.
const FEWEST_DIGITS: usize = 5;

/// The number to call back.
pub(crate) fn phone(words: &str) -> Result<SeekerDetail, Failure> {
    if words.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
        return Err(Failure::typed(format!("“{words}” is no telephone number."))
            .hint("heardback profile --phone \"+1 716 555 0144\""));
    }
    Ok(SeekerDetail::Phone(words.trim().to_owned()))
}

/// An address of one's own.
pub(crate) fn address(words: &str) -> Result<SeekerDetail, Failure> {
    if !words.contains('@') {
        return Err(Failure::typed(format!("“{words}” is no e-mail address."))
            .hint("heardback profile --address me@home.example"));
    }
    Ok(SeekerDetail::Address(words.to_owned()))
}
