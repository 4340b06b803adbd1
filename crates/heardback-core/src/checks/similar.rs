//! C-DUP: not nearly the text that somebody there has already had.

use std::collections::HashSet;

use super::parts::Parts;
use super::{Fault, View};
use crate::own_text::signed_text;
use crate::playbook::Catalogue;

pub(super) fn dup(view: &View<'_>) -> Option<Fault> {
    let limits = Catalogue::bundled().similarity();
    let same = [
        (&view.facts.sent_to_others, limits.one_company, "what somebody else there had from you"),
        (&view.facts.earlier_to_same, limits.same_person, "what this reader already had from you"),
    ];
    let words = words(view.parts.body);
    let own = runs(&words, limits.run);
    for (texts, most, what) in same {
        for text in texts {
            let text = signed_text(text);
            let other = self::words(Parts::of(&text, &view.facts.sender.name).body);
            let shared = percent_shared(&own, &runs(&other, limits.run));
            if shared > f64::from(most) {
                return Fault::saying(
                    format!("{shared:.0} % of it is {what}; {most} % is the most."),
                    None,
                );
            }
        }
    }
    None
}

fn words(text: &str) -> Vec<String> {
    let trimmed =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    trimmed.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Every run of so many words.
fn runs(words: &[String], length: usize) -> HashSet<&[String]> {
    words.windows(length).collect()
}

/// The Jaccard index of two sets, in percent.
fn percent_shared(one: &HashSet<&[String]>, other: &HashSet<&[String]>) -> f64 {
    let both = one.intersection(other).count();
    let all = one.len() + other.len() - both;
    if all == 0 { 0.0 } else { 100.0 * both as f64 / all as f64 }
}
