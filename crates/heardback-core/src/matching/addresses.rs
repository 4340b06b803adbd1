//! The user's own addresses, and which mail he sent himself.

use std::collections::HashSet;

use crate::mail::Mail;

/// The user's own addresses, without regard to case and to tags behind a plus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnAddresses {
    known: HashSet<String>,
}

impl OwnAddresses {
    /// These addresses.
    pub fn new<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Self {
        Self { known: addresses.into_iter().filter_map(bare).collect() }
    }

    /// What a mail tells: where it was delivered, and who wrote what lies among the sent.
    pub fn learn(&mut self, mail: &Mail) {
        self.known.extend(mail.delivered_to.iter().filter_map(|address| bare(address)));
        if is_among_sent(mail) {
            self.known.extend(mail.from.as_ref().and_then(|from| bare(&from.email)));
        }
    }

    /// Whether this is one of them.
    pub fn contains(&self, address: &str) -> bool {
        bare(address).is_some_and(|address| self.known.contains(&address))
    }

    /// The addresses, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut addresses: Vec<&str> = self.known.iter().map(String::as_str).collect();
        addresses.sort_unstable();
        addresses.into_iter()
    }

    /// Whether the user sent it.
    pub fn sent(&self, mail: &Mail) -> bool {
        mail.from.as_ref().is_some_and(|from| self.contains(&from.email)) || is_among_sent(mail)
    }
}

/// Lower case and without a tag; nothing where it is no address.
fn bare(address: &str) -> Option<String> {
    let (local, domain) = address.trim().rsplit_once('@')?;
    let local = local.split('+').next().unwrap_or(local);
    if local.is_empty() || domain.is_empty() {
        return None;
    }
    Some(format!("{}@{}", local.to_ascii_lowercase(), domain.to_ascii_lowercase()))
}

/// Whether the message lies where sent mail lies, by the names providers give such folders.
pub fn is_among_sent(mail: &Mail) -> bool {
    let is_sent = |name: &String| {
        let name = name.to_lowercase();
        let last = name.rsplit(['/', '.']).next().unwrap_or_default().trim().to_owned();
        matches!(
            last.as_str(),
            "sent"
                | "sent mail"
                | "sent items"
                | "sent messages"
                | "gesendet"
                | "gesendete objekte"
        )
    };
    mail.labels.iter().any(is_sent) || mail.folder.iter().any(is_sent)
}
