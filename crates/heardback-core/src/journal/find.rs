//! Finding things by the words a person types: an id, its beginning, or words that fit exactly one.

use std::fmt;

use super::Journal;
use crate::plain::{plain, words};
use crate::planner::{Item, Plan};

/// What the words do not name exactly one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// An application.
    Application,
    /// A person.
    Person,
    /// An interview.
    Interview,
    /// An item of the plan.
    Item,
}

/// Something the words may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// What it is, in words.
    pub title: String,
}

/// The words name none, or several.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOne {
    /// Nothing fits.
    #[error("no {sought} fits “{words}”{}", list(.near, "the nearest"))]
    None {
        /// What was looked for.
        sought: Sought,
        /// The words.
        words: String,
        /// What comes nearest.
        near: Vec<Candidate>,
    },
    /// More than one fits.
    #[error("“{words}” fits more than one {sought}{}", list(.candidates, "name one of them"))]
    Several {
        /// What was looked for.
        sought: Sought,
        /// The words.
        words: String,
        /// All that fit.
        candidates: Vec<Candidate>,
    },
}

impl fmt::Display for Sought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sought::Application => "application",
            Sought::Person => "person",
            Sought::Interview => "interview",
            Sought::Item => "item of the plan",
        })
    }
}

impl Journal {
    /// The application of that id, of that beginning of an id, or the only one that all these words fit.
    pub fn find_application(&self, text: &str) -> Result<usize, NotOne> {
        let entries = self.applications.iter().map(|application| Entry {
            id: application.id.0.to_string(),
            title: application.title(),
            also: format!("{} {}", application.company, application.role),
        });
        find(Sought::Application, text, entries.collect())
    }

    /// The person of that id, beginning of an id, address, or the only one that all these words fit.
    pub fn find_contact(&self, text: &str) -> Result<usize, NotOne> {
        let address = text.trim();
        let by_address = |email: &Option<String>| {
            email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address))
        };
        if let Some(c) = self.contacts.iter().position(|contact| by_address(&contact.email)) {
            return Ok(c);
        }
        let entries = self.contacts.iter().map(|contact| {
            let company = contact.company.as_deref().or_else(|| {
                let first = contact.applications.first()?;
                Some(self.applications[*first].company.as_str())
            });
            let email = contact.email.as_deref().unwrap_or_default();
            let name = contact.called();
            Entry {
                id: contact.id.0.to_string(),
                title: match company.filter(|company| !company.is_empty()) {
                    Some(company) => format!("{name}, {company}"),
                    None => name.to_owned(),
                },
                also: format!("{} {email} {}", contact.name, company.unwrap_or_default()),
            }
        });
        find(Sought::Person, text, entries.collect())
    }

    /// The interview of that id or beginning of an id, or the only one of the application that the words fit.
    pub fn find_interview(&self, text: &str) -> Result<usize, NotOne> {
        let entries = self.interviews.iter().map(|interview| {
            let title = self.applications[interview.application].title();
            let on = self.zone.to_datetime(interview.start).date();
            let also = format!("{title} {on}");
            Entry { id: interview.id.0.to_string(), title: format!("{title}, {on}"), also }
        });
        find(Sought::Interview, text, entries.collect())
    }
}

impl Plan {
    /// What is planned, then what may be done besides.
    pub fn with_courtesies(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(&self.courtesies)
    }

    /// The item of that id or beginning of an id.
    pub fn find_item(&self, text: &str) -> Result<&Item, NotOne> {
        // Letters that Crockford's alphabet leaves out are read as the digits they look like.
        let typed: String = text
            .trim()
            .chars()
            .map(|letter| match letter.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            })
            .collect();
        let entries = self.with_courtesies().map(|item| Entry {
            id: item.id.to_string(),
            title: item.reason.sentence.clone(),
            also: String::new(),
        });
        let place = find(Sought::Item, &typed, entries.collect())?;
        let courtesy = place.checked_sub(self.items.len()).map(|place| &self.courtesies[place]);
        Ok(courtesy.unwrap_or_else(|| &self.items[place]))
    }
}

struct Entry {
    id: String,
    title: String,
    /// More words that fit it.
    also: String,
}

fn find(sought: Sought, text: &str, entries: Vec<Entry>) -> Result<usize, NotOne> {
    let text = text.trim();
    let typed = text.to_lowercase();
    if let Some(exact) = entries.iter().position(|entry| entry.id == text || entry.id == typed) {
        return Ok(exact);
    }
    let place = |fits: &dyn Fn(&Entry) -> bool| -> Vec<usize> {
        (0..entries.len()).filter(|&n| fits(&entries[n])).collect()
    };
    let by_id = place(&|entry| !typed.is_empty() && entry.id.starts_with(&typed));
    if let [only] = by_id[..] {
        return Ok(only);
    }
    let sought_words = words(text);
    let fits = |entry: &Entry, fit: fn(&str, &str) -> bool| {
        let known = words(&format!("{} {}", entry.id, entry.also));
        !sought_words.is_empty()
            && sought_words.iter().all(|word| known.iter().any(|known| fit(known, word)))
    };
    let whole = place(&|entry| fits(entry, |known, word| known == word));
    if let [only] = whole[..] {
        return Ok(only);
    }
    let begun = place(&|entry| fits(entry, |known, word| known.starts_with(word)));
    if let [only] = begun[..] {
        return Ok(only);
    }
    let words = text.to_owned();
    let fitting = [whole, begun, by_id].into_iter().find(|fitting| !fitting.is_empty());
    let candidate =
        |n: usize| Candidate { id: entries[n].id.clone(), title: entries[n].title.clone() };
    Err(match fitting {
        Some(fitting) => NotOne::Several {
            sought,
            words,
            candidates: fitting.into_iter().map(candidate).collect(),
        },
        None => {
            let near = nearest(text, &entries).into_iter().map(candidate).collect();
            NotOne::None { sought, words, near }
        }
    })
}

/// Up to three entries that share most pairs of letters with the text.
fn nearest(text: &str, entries: &[Entry]) -> Vec<usize> {
    let sought = pairs(text);
    let mut scored: Vec<(usize, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(n, entry)| {
            let likeness = [&entry.id, &entry.also, &entry.title]
                .map(|known| {
                    let known = pairs(known);
                    let shared = sought.iter().filter(|pair| known.contains(pair)).count();
                    // In percent of the typed pairs: a short word may stand for a long title.
                    shared * 100 / sought.len().max(1)
                })
                .into_iter()
                .max()?;
            (likeness >= 50).then_some((likeness, n))
        })
        .collect();
    scored.sort_by_key(|&(likeness, n)| (std::cmp::Reverse(likeness), n));
    scored.into_iter().take(3).map(|(_, n)| n).collect()
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = plain(text).chars().filter(|letter| *letter != ' ').collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

fn list(candidates: &[Candidate], intro: &str) -> String {
    if candidates.is_empty() {
        return String::new();
    }
    let lines =
        candidates.iter().map(|candidate| format!("\n  {}  {}", candidate.id, candidate.title));
    format!("; {intro}:{}", lines.collect::<String>())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use expect_test::{Expect, expect};
    use jiff::tz::TimeZone;

    use super::*;
    use crate::fact::FactId;
    use crate::journal::{Application, Contact};
    use crate::working_days::WorkingDays;

    fn journal() -> Journal {
        let mut journal = Journal::new(TimeZone::UTC, WorkingDays::default());
        let applications = [
            ("acme", "Acme", "Fitter"),
            ("acme-welder", "Acme", "Welder"),
            ("muller-fitter", "Müller & Söhne", "Fitter"),
            ("northwind-tools", "Northwind Tools", "Process Engineer"),
        ];
        for (id, company, role) in applications {
            let mut application = Application::new(id.into(), FactId(0));
            company.clone_into(&mut application.company);
            role.clone_into(&mut application.role);
            journal.applications.push(application);
        }
        for (id, name, a) in [("dana-ruiz", "Dana Ruiz", 0), ("dana-koch", "Dana Koch", 3)] {
            let mut contact = Contact::new(id.into(), FactId(0));
            name.clone_into(&mut contact.name);
            contact.applications.push(a);
            contact.email = Some(format!("{id}@mail.example"));
            journal.contacts.push(contact);
        }
        journal
    }

    #[track_caller]
    fn check(found: Result<usize, NotOne>, expected: Expect) {
        expected.assert_eq(&match found {
            Ok(n) => n.to_string(),
            Err(not_one) => not_one.to_string(),
        });
    }

    #[test]
    fn an_exact_id_wins_over_everything_it_begins() {
        check(journal().find_application("acme"), expect!["0"]);
        check(journal().find_application("ACME"), expect!["0"]);
    }

    #[test]
    fn the_beginning_of_one_id_is_enough() {
        check(journal().find_application("acme-w"), expect!["1"]);
        check(journal().find_application("north"), expect!["3"]);
    }

    #[test]
    fn words_find_the_only_one_they_all_fit() {
        check(journal().find_application("Söhne"), expect!["2"]);
        check(journal().find_application("engineer northwind"), expect!["3"]);
        check(journal().find_application("acme weld"), expect!["1"]);
        check(journal().find_contact("ruiz"), expect!["0"]);
        check(journal().find_contact("northwind"), expect!["1"]);
        check(journal().find_contact("Dana-Koch@mail.example"), expect!["1"]);
    }

    #[test]
    fn several_are_listed() {
        check(
            journal().find_application("fitter"),
            expect![[r#"
                “fitter” fits more than one application; name one of them:
                  acme  Fitter at Acme
                  muller-fitter  Fitter at Müller & Söhne"#]],
        );
        check(
            journal().find_contact("dana"),
            expect![[r#"
                “dana” fits more than one person; name one of them:
                  dana-ruiz  Dana Ruiz, Acme
                  dana-koch  Dana Koch, Northwind Tools"#]],
        );
    }

    #[test]
    fn none_suggests_what_comes_near() {
        check(
            journal().find_application("nortwind"),
            expect![[r#"
                no application fits “nortwind”; the nearest:
                  northwind-tools  Process Engineer at Northwind Tools"#]],
        );
        check(journal().find_application("zzz"), expect!["no application fits “zzz”"]);
        assert!(journal().find_application("").is_err());
    }
}
