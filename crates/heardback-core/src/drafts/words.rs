//! Names and sentences made fit for a letter.

use crate::fact::Part as Role;
use crate::journal::Contact;

/// How a person is called in a salutation among acquaintances: the first name, or the whole name behind a title.
pub(super) fn called(name: &str) -> String {
    let name = clean(name);
    let (_, after_comma) = name.split_once(", ").unwrap_or(("", &name));
    let title =
        ["Dr", "Dr.", "Prof", "Prof.", "Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Herr", "Frau"];
    let first = after_comma.split(' ').next().unwrap_or_default();
    if title.contains(&first) || first.ends_with('.') || first.chars().count() < 2 {
        return name;
    }
    first.to_owned()
}

/// Without line breaks, control characters and runs of space.
pub(super) fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a capital and a full stop; an address of the web at its end stays as it is, or it would lead nowhere.
pub(super) fn sentence(text: &str) -> String {
    upper(&stopped(text))
}

/// The same at the end of a sentence.
pub(super) fn stopped(text: &str) -> String {
    let text = clean(text);
    let last = text.rsplit(' ').next().unwrap_or_default();
    if text.ends_with(['.', '!', '?', '”', '"']) || text.is_empty() || last.contains("://") {
        text
    } else {
        format!("{text}.")
    }
}

/// What a person is in the search, in the words of the checks.
pub(super) fn role_of(contact: &Contact) -> &'static str {
    let first = [
        (Role::HiringManager, "hiring manager"),
        (Role::Owner, "owner"),
        (Role::AgencyRecruiter, "agency recruiter"),
        (Role::Recruiter, "recruiter"),
        (Role::Hr, "hr"),
        (Role::Interviewer, "interviewer"),
        (Role::Coordinator, "coordinator"),
        (Role::Referrer, "friend"),
        (Role::Insider, "friend"),
    ];
    first.iter().find(|(part, _)| contact.is(*part)).map_or("", |(_, text)| text)
}
