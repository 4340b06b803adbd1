//! Links of a letter that belong to an application: the posting, the page with its status, a page to choose a time.
//!
//! A link is judged by what it is, never opened.

use heardback_core::reading::{Link, LinkTo};

/// More links than these are not looked at: a letter about one application has few.
const MOST: usize = 40;
/// No longer link is kept.
const LONGEST: usize = 400;

/// The links that belong to the application, spelled out in the text or `behind` its words. Several postings are postings of
/// others.
pub(super) fn links(text: &str, behind: &[String]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for url in urls(text).chain(behind.iter().map(String::as_str)).take(MOST) {
        let Some(to) = what(url) else { continue };
        if !links.iter().any(|known| known.url == url) {
            links.push(Link { to, url: url.to_owned() });
        }
    }
    for kind in [LinkTo::Posting, LinkTo::Status] {
        if links.iter().filter(|link| link.to == kind).count() > 1 {
            links.retain(|link| link.to != kind);
        }
    }
    links
}

/// Everything in a text that begins like a link, to where it ends.
pub(super) fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("http").filter_map(|(at, _)| {
        let rest = &text[at..];
        if !rest.starts_with("https://") && !rest.starts_with("http://") {
            return None;
        }
        let end = |c: char| {
            c.is_whitespace()
                || matches!(c, '<' | '>' | '"' | '”' | '|' | ')' | ']' | '}' | '\u{a0}')
        };
        let mut limit = rest.len().min(LONGEST);
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        let url = rest[..limit].split(end).next()?;
        let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '\'']);
        (url.len() > 10).then_some(url)
    })
}

fn what(url: &str) -> Option<LinkTo> {
    const TIMES: [&str; 12] = [
        "calendly.com/",
        "cal.com/",
        "goodtime.io/",
        "youcanbook.me",
        "savvycal.com/",
        "doodle.com/",
        "/schedule",
        "scheduling",
        "meetings.hubspot",
        "/book/",
        "/booking",
        "modernloop",
    ];
    const STATUS: [&str; 13] = [
        "userhome",
        "candidate-home",
        "candidatehome",
        "my-applications",
        "myapplications",
        "application-status",
        "applicationstatus",
        "/applications/",
        "/application/",
        "candidate-portal",
        "candidateportal",
        "candidate_portal",
        "my.greenhouse.io",
    ];
    const POSTING: [&str; 11] = [
        "/jobs/",
        "/job/",
        "/job-",
        "/posting",
        "/vacanc",
        "/requisition",
        "/position",
        "/opening",
        "gh_jid=",
        "jobid=",
        "jobs.lever.co/",
    ];
    let lower = url.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    // The number or the name of one posting stands behind the word for all of them.
    let names_one = || {
        POSTING.iter().any(|word| {
            lower.split_once(word).is_some_and(|(_, rest)| {
                let rest = rest.trim_end_matches('/');
                rest.bytes().any(|byte| byte.is_ascii_digit()) && rest.len() >= 3
                    || rest.matches(['-', '/']).count() >= 2
            })
        })
    };
    if says(&TIMES) {
        Some(LinkTo::Times)
    } else if says(&STATUS) {
        Some(LinkTo::Status)
    } else if names_one() && !lower.contains("/search") && !lower.contains("alert") {
        Some(LinkTo::Posting)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_tells_what_lies_behind_it() {
        let found = |text: &str| {
            let links = links(text, &[]);
            links
                .iter()
                .map(|link| format!("{:?} {}", link.to, link.url))
                .collect::<Vec<_>>()
                .join("; ")
        };
        assert_eq!(
            found(
                "See <https://acme.example/careers/jobs/4711-welder>, or https://acme.example/careers."
            ),
            "Posting https://acme.example/careers/jobs/4711-welder"
        );
        assert_eq!(
            found("Pick a time: https://calendly.com/priya/30min."),
            "Times https://calendly.com/priya/30min"
        );
        assert_eq!(
            found("https://acme.wd5.myworkdayjobs.com/en-US/Careers/userHome"),
            "Status https://acme.wd5.myworkdayjobs.com/en-US/Careers/userHome"
        );
        assert_eq!(found("https://a.example/jobs/1234 and https://a.example/jobs/5678"), "");
        let behind = ["https://acme.example/jobs/4711-welder".to_owned()];
        assert_eq!(links("See the posting.", &behind).len(), 1);
        assert_eq!(found("http and https:// and https://x"), "");
    }
}
