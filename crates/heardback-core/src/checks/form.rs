//! C-FORM: no placeholder left, no salutation to nobody although the name is known.

use super::{Fault, View};
use crate::plain::plain;

/// Whom a salutation names when it names nobody. Each is the salutation, or stands behind its greeting.
const NOBODY: &[&str] = &[
    "to whom it may concern",
    "to whom this may concern",
    "sir or madam",
    "sir madam",
    "sir",
    "sirs",
    "madam",
    "madam or sir",
    "madam sir",
    "sir and madam",
    "sirs and madams",
    "sirs or madams",
    "hiring manager",
    "hiring team",
    "hiring committee",
    "hiring managers",
    "recruiter",
    "recruiters",
    "recruiting team",
    "recruitment team",
    "recruiting manager",
    "recruitment manager",
    "hr",
    "hr team",
    "hr manager",
    "hr department",
    "human resources",
    "human resources team",
    "human resources manager",
    "human resources department",
    "team",
    "all",
    "everyone",
    "everybody",
    "there",
    "colleagues",
    "colleague",
    "friend",
    "friends",
    "selection committee",
    "search committee",
    "interviewer",
    "interviewers",
    "employer",
    "manager",
    "department head",
    "responsible person",
    "hiring professional",
    "talent team",
    "talent acquisition team",
    "people team",
    "ladies and gentlemen",
    "gentlemen",
    "interview team",
    "interview panel",
    "panel",
    "folks",
    "guys",
    "damen und herren",
    "hiring committee members",
    "prospective employer",
    "company representative",
    "the hiring team",
    "the hiring manager",
    "recruiting",
    "hiring manager or recruiter",
    "team members",
    "addressee",
    "recipient",
];

pub(super) fn form(view: &View<'_>) -> Option<Fault> {
    let subject = view.message.subject.as_deref().unwrap_or_default();
    if let Some(found) = placeholder(view.own).or_else(|| placeholder(subject)) {
        return Fault::saying("A placeholder is left unfilled.".to_owned(), Some(found));
    }
    let salutation = view.parts.salutation;
    let nobody = !view.recipient.is_unknown()
        && !view.recipient.is_in(salutation)
        && is_to_nobody(view, salutation);
    if nobody { Fault::quoting(salutation) } else { None }
}

fn is_to_nobody(view: &View<'_>, salutation: &str) -> bool {
    let words = plain(salutation);
    let company = plain(&view.facts.company);
    let behind = words
        .strip_prefix("my dear ")
        .or_else(|| words.strip_prefix("good "))
        .or_else(|| words.strip_prefix("sehr geehrte "))
        .unwrap_or(&words);
    let behind = behind.split_once(' ').map_or(behind, |(_, rest)| rest);
    // "Dear Acme team" names the company and nobody in it.
    let behind = behind
        .strip_prefix(company.as_str())
        .filter(|_| !company.is_empty())
        .unwrap_or(behind)
        .trim();
    NOBODY.contains(&words.as_str())
        || NOBODY.contains(&behind)
        || behind.ends_with(" team")
        || behind.ends_with(" department")
}

/// A gap somebody meant to fill.
fn placeholder(text: &str) -> Option<&str> {
    let bracketed = [('[', ']'), ('{', '}'), ('<', '>')];
    let mut rest = text;
    while let Some(start) = rest.find(['[', '{', '<', '_', '%', '$']) {
        let from = &rest[start..];
        let open = from.as_bytes()[0] as char;
        if open == '_' {
            let length = from.len() - from.trim_start_matches('_').len();
            // A whole line of them is a rule between two parts.
            if (3..20).contains(&length) {
                return Some(&from[..length]);
            }
            rest = &from[length..];
            continue;
        }
        if matches!(open, '%' | '$') {
            let name = from[1..]
                .find(|c: char| !c.is_ascii_alphabetic() && c != '_')
                .unwrap_or(from.len() - 1);
            let closed = from[1 + name..].starts_with('%');
            let variable =
                name >= 3 && from[1..=name].bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
            if variable && (closed || open == '$') {
                return Some(&from[..1 + name + usize::from(closed)]);
            }
            rest = &from[1..];
            continue;
        }
        let close =
            bracketed.iter().find(|(known, _)| *known == open).map_or(']', |(_, close)| *close);
        let window = &from[..from.floor_char_boundary(80)];
        if let Some(end) = window[1..].find(close)
            && is_gap(&window[1..=end], open)
        {
            return Some(from[..end + 2].trim_end());
        }
        rest = &from[1..];
    }
    shouted(text)
}

/// Whether what stands in brackets names what should stand there instead.
fn is_gap(inside: &str, open: char) -> bool {
    let raw = inside;
    let inside = inside.trim_matches(['{', '}', '[', ']', ' ', '.', '*']);
    let words = plain(inside);
    let letters = inside.chars().any(char::is_alphabetic);
    if inside.contains(['@', '/', '\\', '=', ';', '\n'])
        || inside.starts_with("http")
        || inside.starts_with("mailto")
    {
        return false;
    }
    if inside.is_empty() {
        return open == '[';
    }
    if open == '<' {
        if !raw.starts_with(char::is_alphabetic) {
            return false;
        }
        // A tag of a formatted text is no gap.
        let tag = matches!(
            words.as_str(),
            "b" | "i"
                | "p"
                | "br"
                | "em"
                | "strong"
                | "u"
                | "ul"
                | "li"
                | "div"
                | "span"
                | "html"
                | "body"
        );
        return letters && !tag && inside.len() < 60;
    }
    let note = [
        "sic",
        "ref",
        "reference",
        "see",
        "note",
        "job id",
        "id",
        "sc",
        "m w d",
        "m f d",
        "f m d",
        "w m d",
        "req",
    ];
    let is_note = note.iter().any(|note| {
        words == *note
            || words.starts_with(&format!("{note} ")) && inside.chars().any(|c| c.is_ascii_digit())
    });
    letters && !is_note
}

/// Words in capitals that stand for something, and rows of x.
fn shouted(text: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "NAME",
        "COMPANY",
        "POSITION",
        "ROLE",
        "TITLE",
        "DATE",
        "TBD",
        "TODO",
        "TBC",
        "INSERT",
        "FIRSTNAME",
        "LASTNAME",
        "SURNAME",
        "PLACEHOLDER",
        "RECIPIENT",
        "YOURNAME",
        "JOBTITLE",
    ];
    const PHRASES: &[&str] = &[
        "Your Name",
        "Company Name",
        "Job Title",
        "Position Title",
        "Hiring Manager Name",
        "Your Full Name",
        "Lorem ipsum",
    ];
    if let Some(found) = PHRASES.iter().find(|phrase| text.contains(**phrase)) {
        return Some(found);
    }
    text.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let crosses = word.len() >= 2
            && (word.bytes().all(|b| b == b'X')
                || word.len() >= 3 && word.bytes().all(|b| b == b'x'));
        crosses || WORDS.contains(word)
    })
}
