//! The key of the page: given out once as a link, and then kept by the browser as a cookie.
//!
//! Only digests are kept in the data folder, so a copy of it opens no door.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::failure::{Failure, Kind};

/// The setting that holds the digest of the link that has not been used yet.
pub(super) const LINK: &str = "page.link";
/// The setting that holds the digests of the cookies, newest last.
pub(super) const COOKIES: &str = "page.cookies";
/// So many browsers are remembered.
const BROWSERS: usize = 12;

/// Thirty-two random bytes, written in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key(pub(crate) String);

impl Key {
    /// A key nobody can guess.
    pub(super) fn draw() -> Result<Self, Failure> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|problem| {
            Failure::new(Kind::System, format!("The system gives no random numbers: {problem}."))
        })?;
        Ok(Key(hexadecimal(&bytes)))
    }

    /// A key for a link that works once. An earlier link that was not used works no more.
    pub(crate) fn for_link(desk: &Desk) -> Result<Self, Failure> {
        let key = Key::draw()?;
        desk.store.set(LINK, Some(&digest(&key.0)))?;
        Ok(key)
    }

    /// Takes the link's key and gives a cookie for it; none if the link was used before or never given out.
    pub(super) fn exchange(desk: &Desk, link: &str) -> Result<Option<Self>, Failure> {
        if desk.store.setting(LINK)?.is_none_or(|known| known != digest(link)) {
            return Ok(None);
        }
        let cookie = Key::draw()?;
        let known = desk.store.setting(COOKIES)?.unwrap_or_default();
        let mut known: Vec<&str> = known.split_whitespace().collect();
        let fresh = digest(&cookie.0);
        known.push(&fresh);
        let newest = &known[known.len().saturating_sub(BROWSERS)..];
        desk.store.set(COOKIES, Some(&newest.join(" ")))?;
        desk.store.set(LINK, None)?;
        Ok(Some(cookie))
    }

    /// The digests of the cookies that open the door.
    pub(super) fn known(desk: &Desk) -> Result<Vec<String>, Failure> {
        let known = desk.store.setting(COOKIES)?.unwrap_or_default();
        Ok(known.split_whitespace().map(str::to_owned).collect())
    }
}

/// What is kept of a key. Comparing digests tells nothing about the key, however long it takes.
pub(super) fn digest(key: &str) -> String {
    hexadecimal(&Sha256::digest(key.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // Writing to a string cannot fail.
        text
    })
}
