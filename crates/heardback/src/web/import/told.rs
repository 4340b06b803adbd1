//! What an import found, as the page says it.

use std::path::Path;

use crate::cli::import::{count, left_out};
use crate::mailbox::{Brought, Far};
use crate::say::wrap::harmless;

/// So many applications are named one by one.
const NAMED: usize = 12;

/// What was read, in rows of a name and words; and which applications, and what was refused.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) rows: Vec<(&'static str, String)>,
    pub(super) opened: Titles,
    pub(super) changed: Titles,
    /// What could not be read: name and why.
    pub(super) refused: Vec<(String, String)>,
    /// What has not changed since it was read.
    pub(super) unchanged: Vec<String>,
    /// So many messages wait for an answer.
    pub(super) asks: u64,
    /// There is something to record.
    pub(super) has_news: bool,
    pub(super) stopped: bool,
}

/// Titles of applications, the first ones by name.
#[derive(Debug, Clone)]
pub(super) struct Titles {
    pub(super) named: Vec<String>,
    pub(super) more: usize,
}

impl Titles {
    fn of(titles: &[String]) -> Self {
        Titles {
            named: titles.iter().take(NAMED).cloned().collect(),
            more: titles.len().saturating_sub(NAMED),
        }
    }

    pub(super) fn count(&self) -> usize {
        self.named.len() + self.more
    }
}

impl Told {
    /// `name` gives a path the name its owner knows.
    pub(super) fn of(brought: &Brought, name: impl Fn(&Path) -> String) -> Self {
        let receipt = &brought.receipt;
        let mut rows = Vec::new();
        if receipt.read > 0 {
            rows.push(("Read", count(receipt.read, "message")));
        }
        if receipt.kept > 0 {
            rows.push(("About your search", count(receipt.kept, "message")));
        }
        if receipt.known > 0 {
            rows.push(("The same as before", count(receipt.known, "message")));
        }
        if receipt.placed > 0 {
            let what = count(receipt.placed, "earlier message");
            rows.push(("Found their place", format!("{what}, by what came later")));
        }
        if receipt.review > 0 {
            let what = count(receipt.review, "message");
            rows.push(("Not sure", format!("{what}; Review asks about a few of them")));
        }
        if receipt.folded > 0 {
            let what = count(receipt.folded, "message");
            rows.push(("Set aside", format!("{what} that may belong, without a question")));
        }
        let mut why: Vec<_> = receipt.not_kept.iter().collect();
        why.sort_by(|one, other| other.1.cmp(one.1));
        if !why.is_empty() {
            let why: Vec<String> =
                why.into_iter().map(|(why, count)| left_out(why, *count)).collect();
            rows.push(("Not kept", why.join(", ")));
        }
        let refused = receipt.refused.iter().map(|refused| {
            (harmless(&name(&refused.path)), refused.why.trim_end_matches('.').to_owned())
        });
        Told {
            rows,
            opened: Titles::of(&brought.opened),
            changed: Titles::of(&brought.changed),
            refused: refused.collect(),
            unchanged: receipt.unchanged.iter().map(|path| harmless(&name(path))).collect(),
            has_news: receipt.kept + receipt.placed + receipt.review + receipt.folded > 0,
            asks: receipt.review,
            stopped: receipt.stopped,
        }
    }
}

/// How far it is, in one line.
pub(super) fn far(far: Far) -> String {
    let mut said = count(far.messages, "message");
    if far.sorts {
        return format!("{said} read; finding out what belongs together");
    }
    if let Some(percent) = far.percent {
        said += &format!(", {percent} %");
    }
    if far.rate > 0 {
        said += &format!(", {} a second", far.rate);
    }
    match far.left {
        None => {}
        Some(0..10) => said += ", a few seconds left",
        Some(left @ 10..100) => {
            said += &format!(", about {} seconds left", left.next_multiple_of(10))
        }
        Some(left) => said += &format!(", about {} minutes left", (left + 30) / 60),
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_is_fits_into_one_line() {
        let at =
            |percent, left| far(Far { messages: 1200, rate: 600, percent, left, sorts: false });
        assert_eq!(at(None, None), "1200 messages, 600 a second");
        assert_eq!(at(Some(40), Some(4)), "1200 messages, 40 %, 600 a second, a few seconds left");
        assert!(at(Some(40), Some(41)).ends_with("about 50 seconds left"));
        assert!(at(Some(40), Some(170)).ends_with("about 3 minutes left"));
        let begun = Far { messages: 1, rate: 0, percent: None, left: None, sorts: false };
        assert_eq!(far(begun), "1 message");
        assert!(far(Far { sorts: true, ..begun }).starts_with("1 message read; "));
    }
}
