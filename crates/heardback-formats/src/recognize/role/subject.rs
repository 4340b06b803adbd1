//! A subject that is a role and little else.

use super::super::list::List;
use super::super::titles::{ends_with_title, is_title};
use super::without_company;

/// `Senior Engineer at Acme`, `Acme - Application Update - Scientist`: a part of the subject that is a role and little
/// else.
pub(super) fn whole_subject(subject: &str, company: Option<&str>) -> Option<String> {
    let parts = subject.split([':', '|', '–', '—', '!']).flat_map(|part| part.split(" - "));
    for part in parts {
        let part = part.split(" at ").next().unwrap_or(part);
        let part = part.split(" next steps").next().unwrap_or(part);
        let part = part.split(" opportunity").next().unwrap_or(part);
        let mut part = part.trim();
        for head in ["following up on ", "follow up on ", "news on ", "news about "] {
            if part.get(..head.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(head)) {
                part = &part[head.len()..];
            }
        }
        for tail in [
            " invitation",
            " test",
            " assessment",
            " interview",
            " application",
            " challenge",
            " update",
            " vacancy",
            " position",
            " role",
            " job",
            " opening",
            " post",
        ] {
            let at = part.len().saturating_sub(tail.len());
            if part.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(tail)) {
                part = &part[..at];
            }
        }
        let words = part.split_whitespace().count();
        let about = part.split_whitespace().any(|word| ABOUT.has(word));
        if words <= 8
            && !about
            && let Some(name) = without_company(part, company)
                .filter(|name| is_title(name) && ends_with_title(before_its_field(name)))
        {
            return Some(name.to_owned());
        }
    }
    None
}

/// “Assistant Professor in Business and Society”, “Director of Corporate Development”: the profession before its field.
fn before_its_field(name: &str) -> &str {
    let cut = [" of ", " in ", " for "].iter().filter_map(|mark| name.find(mark)).min();
    cut.map_or(name, |at| &name[..at])
}

/// Words of a subject that speak about the application.
pub(super) const ABOUT: List = List(
    "application|applications|applying|applied|interview|thank|thanks|your|status|update|received|confirmation|offer|re|fwd|\
    invitation|invited|interest|regarding|with|candidate|candidacy",
);
