//! What forms send: empty fields are fields left out, and the way back stays in the house.

use serde::{Deserialize, Deserializer};

/// A field left empty is a field not filled in.
pub(super) fn filled<'de, D: Deserializer<'de>>(field: D) -> Result<Option<String>, D::Error> {
    let text: Option<String> = Option::deserialize(field)?;
    Ok(text.filter(|text| !text.trim().is_empty()))
}

/// The page to go back to, as the form names it: an address of ours, or Today.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Back(String);

impl Back {
    /// What a form named as the way back.
    pub(super) fn to(named: String) -> Self {
        Back(named)
    }

    /// Where to go. Another host does not begin with one slash and a letter.
    pub(super) fn path(&self) -> String {
        let mut letters = self.0.chars();
        let is_ours = letters.next() == Some('/')
            && letters
                .next()
                .is_none_or(|second| second.is_ascii_alphanumeric() || "?#".contains(second))
            && self.0.chars().all(|letter| letter.is_ascii_graphic() && letter != '\\');
        if is_ours { self.0.clone() } else { "/".to_owned() }
    }

    /// The same once a line is done: its own page is gone then.
    pub(super) fn path_after_a_line(&self) -> String {
        match self.path() {
            path if path.starts_with("/items/") => "/".to_owned(),
            path => path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_house() {
        let path = |text: &str| Back(text.to_owned()).path();
        assert_eq!(path("/applications/acme#next"), "/applications/acme#next");
        assert_eq!(path("/"), "/");
        assert_eq!(path("/?all=yes"), "/?all=yes");
        for elsewhere in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb"]
        {
            assert_eq!(path(elsewhere), "/", "{elsewhere}");
        }
    }
}
