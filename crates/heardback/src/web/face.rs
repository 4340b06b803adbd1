//! The round sign before a person: initials on a quiet colour, always the same for one name.

use heardback_core::journal::Journal;
use heardback_core::planner::Item;

/// So many colours are in the style.
const COLOURS: u32 = 6;

/// Initials and the number of a colour. Nobody is known by it alone: the name stands beside it.
#[derive(Debug, Clone)]
pub(super) struct Face {
    pub(super) initials: String,
    pub(super) colour: u32,
}

impl Face {
    /// The face of somebody, or of a company, by name.
    pub(super) fn of(name: &str) -> Self {
        let words: Vec<&str> = name
            .split_whitespace()
            .filter(|word| word.starts_with(char::is_alphanumeric))
            .collect();
        let initial = |word: Option<&&str>| word.and_then(|word| word.chars().next());
        let last = (words.len() > 1).then(|| words.last()).flatten();
        let initials = initial(words.first()).into_iter().chain(initial(last));
        let sum =
            name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Face { initials: initials.flat_map(char::to_uppercase).collect(), colour: sum % COLOURS }
    }

    /// The face of whom an item is for, or of the company where it is for nobody.
    pub(super) fn of_item(journal: &Journal, item: &Item) -> Self {
        match item.to {
            Some(person) => Face::of(&journal.contacts[person].name),
            None => Face::of(&crate::say::item::company(journal, item)),
        }
    }
}
