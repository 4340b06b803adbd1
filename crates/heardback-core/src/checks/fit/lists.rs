//! The words of `words.txt`, by list.

use std::collections::HashSet;
use std::sync::OnceLock;

const WORDS: &str = include_str!("words.txt");

/// Words by which what somebody has done is known.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Verbs for something done at work that do not show it by their ending.
    pub(super) deeds: HashSet<&'static str>,
    /// What belongs to applying itself, or to what one feels about it.
    pub(super) stems_of_applying: HashSet<&'static str>,
    /// What somebody can.
    pub(super) stems_of_experience: HashSet<&'static str>,
    /// What everybody writes.
    pub(super) everyday: HashSet<&'static str>,
}

impl Lists {
    /// The lists, read once.
    pub(super) fn bundled() -> &'static Lists {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(|| Lists::read(WORDS).expect("the bundled lists load; a test reads them"))
    }

    fn read(text: &'static str) -> Result<Lists, String> {
        let mut lists = Lists::default();
        let mut list: Option<&str> = None;
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        for line in lines {
            match (line.strip_prefix(' '), list) {
                (Some(words), Some(name)) => {
                    lists.named(name)?.extend(words.split_whitespace());
                }
                (Some(_), None) => return Err(format!("these words are in no list: {line}")),
                (None, _) => list = Some(line.trim()),
            }
        }
        Ok(lists)
    }

    fn named(&mut self, name: &str) -> Result<&mut HashSet<&'static str>, String> {
        Ok(match name {
            "deeds" => &mut self.deeds,
            "stems_of_applying" => &mut self.stems_of_applying,
            "stems_of_experience" => &mut self.stems_of_experience,
            "everyday" => &mut self.everyday,
            _ => return Err(format!("there is no list {name}")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lists_hold_words_that_can_be_met() {
        let lists = Lists::read(WORDS).unwrap_or_else(|problem| panic!("{problem}"));
        for list in
            [&lists.deeds, &lists.stems_of_applying, &lists.stems_of_experience, &lists.everyday]
        {
            assert!(list.len() > 20, "{list:?}");
            // Words come to the lists in small plain letters; any other would never be found.
            assert!(
                list.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())),
                "{list:?}"
            );
        }
    }

    #[test]
    fn a_list_of_another_name_is_refused() {
        assert!(Lists::read("feats\n  flew").is_err());
        assert!(Lists::read("  flew").is_err());
    }
}
