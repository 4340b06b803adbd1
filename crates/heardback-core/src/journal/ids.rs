//! Readable ids: short, made from what the thing is called, and never the same twice.

use super::Journal;
use crate::fact::{ApplicationId, ContactId, InterviewId};
use crate::plain::words;

/// Longer ids are cut at a word.
const LONGEST: usize = 40;

/// As long as a company and a role together are still short.
const SHORT: usize = 24;

/// An id of these words that is not taken: `acme-platform-engineer`, or with `-2` and so on behind it.
pub fn fresh_id(text: &str, otherwise: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let base = slug(text).unwrap_or_else(|| otherwise.to_owned());
    if !is_taken(&base) {
        return base;
    }
    (2_u32..).map(|n| format!("{base}-{n}")).find(|id| !is_taken(id)).unwrap_or(base)
}

/// An id for an application: the company and the role where both are short, else the company alone; where that is
/// taken, with the role; at last with a number.
pub fn fresh_application_id(company: &str, role: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let full = slug(&format!("{company} {role}"));
    let short = full.clone().filter(|id| id.len() <= SHORT).or_else(|| slug(company));
    match [short, full].into_iter().flatten().find(|id| !is_taken(id)) {
        Some(id) => id,
        None => fresh_id(&format!("{company} {role}"), "application", is_taken),
    }
}

/// The words joined by hyphens; nothing where the text has no word in ASCII.
pub fn slug(text: &str) -> Option<String> {
    let mut slug = String::new();
    for word in words(text).iter().filter(|word| word.is_ascii()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    (!slug.is_empty()).then_some(slug)
}

impl Journal {
    /// An id for a new application.
    pub fn new_application_id(&self, company: &str, role: &str) -> ApplicationId {
        ApplicationId::from(fresh_application_id(company, role, |id| {
            self.applications.iter().any(|application| application.id.0 == id)
        }))
    }

    /// An id for a new person.
    pub fn new_contact_id(&self, name: &str) -> ContactId {
        ContactId::from(fresh_id(name, "person", |id| {
            self.contacts.iter().any(|contact| contact.id.0 == id)
        }))
    }

    /// An id for a new interview of this application.
    pub fn new_interview_id(&self, application: usize) -> InterviewId {
        let base = format!("{} interview", self.applications[application].id);
        InterviewId::from(fresh_id(&base, "interview", |id| {
            self.interviews.iter().any(|interview| interview.id.0 == id)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_readable_and_never_the_same_twice() {
        assert_eq!(slug("Acmé GmbH & Co. KG").as_deref(), Some("acme-gmbh-co-kg"));
        assert_eq!(slug("東京"), None);
        let taken = ["acme-fitter", "acme-fitter-2"];
        assert_eq!(fresh_id("Acme Fitter", "x", |id| taken.contains(&id)), "acme-fitter-3");
        assert_eq!(fresh_id("東京", "application", |_| false), "application");
    }

    #[test]
    fn an_application_is_called_as_shortly_as_tells_it_apart() {
        let taken = ["larkspur-health", "acme-fitter"];
        let id = |company, role| fresh_application_id(company, role, |id| taken.contains(&id));
        assert_eq!(id("Northwind", "Press Fitter"), "northwind-press-fitter");
        assert_eq!(id("Hollis & Wray", "Operations Analyst"), "hollis-wray");
        assert_eq!(
            id("Larkspur Health", "Operations Analyst"),
            "larkspur-health-operations-analyst"
        );
        assert_eq!(id("Acme", "Fitter"), "acme-fitter-2");
        assert_eq!(id("", "Fitter"), "fitter");
        assert_eq!(id("東京", ""), "application");
    }

    #[test]
    fn a_long_name_is_cut_at_a_word() {
        let id = slug("Northwind Tools International Senior Principal Process Engineer")
            .unwrap_or_default();
        assert_eq!(id, "northwind-tools-international-senior");
        assert!(slug(&"x".repeat(500)).is_some_and(|id| id.len() <= LONGEST));
    }
}
