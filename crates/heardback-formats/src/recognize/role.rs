//! Which role a message is about.

mod beside;
mod card;
mod subject;
mod tidy;

use heardback_core::reading::Evidence;

pub(super) use self::card::above_company;

use self::beside::{after, before, line, without_lead};
use self::subject::whole_subject;
use self::tidy::{starts_like_a_title, tidy};
use super::titles::{ends_with_title, is_title};
use super::weigh::{Scan, Use};
use super::words::Words;

/// Words beside which a role stands.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) name: &'static str,
    pub(super) phrases: &'static [&'static str],
    shape: Shape,
    rank: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `for the X position`: the phrase ends with the noun, the role stands before it.
    Before,
    /// `position of X at …`.
    After,
    /// `Job title: X`, to the end of the line.
    Line,
    /// `applying for the X at …`: only if X holds a title.
    Title,
    /// `your X interview with …`: only if X holds a title.
    TitleBefore,
}

pub(super) const ANCHORS: &[Anchor] = &[
    Anchor {
        name: "role.field",
        rank: 0,
        shape: Shape::Line,
        phrases: &[
            "position title|name?",
            "job title|role|posting?",
            "title",
            "role",
            "requisition title?",
            "stelle",
        ],
    },
    Anchor {
        name: "role.before_noun",
        rank: 1,
        shape: Shape::Before,
        phrases: &[
            "position|role|opening|vacancy|job|opportunity|posting|requisition|application|internship|post|contract|\
             stelle|programme|program|req|traineeship|fellowship|apprenticeship",
        ],
    },
    Anchor {
        name: "role.after_noun",
        rank: 2,
        shape: Shape::After,
        phrases: &[
            "position|role|job|post|opening|vacancy of|as",
            "position|role|job|post|opening|vacancy ..1 titled",
            "application|applying|applied for ..2 position|role of|as",
            "applying|application|applied|apply for the position|role|post",
            "the following position|positions|role|job|opportunity|opportunities|vacancy|vacancies|requisition|s",
            "hat in the ring for",
            "application for",
            "position|role|vacancy|requisition|opening for",
            "application as",
            "bewerbung als|für|um",
            "stelle|position als",
        ],
    },
    Anchor {
        name: "role.subject_tail",
        rank: 2,
        shape: Shape::Title,
        phrases: &[
            "application received|submitted|confirmation|update|status",
            "interview invitation|invite|request|confirmation",
            "offer letter",
        ],
    },
    Anchor {
        name: "role.before_interview",
        rank: 3,
        shape: Shape::TitleBefore,
        phrases: &["interview|screening|assessment with|at|has|is|on"],
    },
    Anchor {
        name: "role.applied_for",
        rank: 3,
        shape: Shape::Title,
        phrases: &[
            "application to",
            "application|resume|cv|materials|candidacy|qualifications|background|profile|experience ..6 for",
            "applying|applied|apply for|to|as",
            "applied",
            "interest|interested in",
            "interview|interviewing|assessment|screening|test|challenge|considered|selected|chosen|consideration|\
             shortlisted|candidate|candidates|applicant|applicants|process|submission|hiring|recruiting|searching|\
             someone|search|opportunity|offer for|as",
            "opportunity|opening|role|position we have for|as",
            "looking for|hiring|seeking",
            "looking|seeking to hire|fill",
            "recruiting|hiring a|an",
            "you for|as",
            "need for a|an",
            "stage|round|step for",
            "find|fill|hire their ..1 next|new?",
            "as|be|become|becoming a|an|our",
            "offer you the",
            "role of",
            "is|are|we're looking|hiring|seeking|searching for? a|an",
        ],
    },
];

/// The role, and what says so.
///
/// Of everything that stands beside an anchor it is what is best placed; what subject and text agree on counts more.
pub(super) fn role(scan: &Scan<'_>, company: Option<&str>) -> Option<Role> {
    let mut all: Vec<Candidate> = Vec::new();
    for found in scan.found() {
        let Use::Role(anchor) = found.use_ else { continue };
        if all.len() >= MOST {
            break;
        }
        let words = scan.words(found);
        let (first, last) = (found.place.first, found.place.last);
        let name = match anchor.shape {
            // “for this role: Principal Engineer.”
            Shape::Before if words.text[words.list[last].end..].starts_with(": ") => {
                after(words, last).filter(|name| is_title(name))
            }
            Shape::Before => before(words, last),
            Shape::After => after(words, last)
                .filter(|name| found.in_subject || is_title(name) || is_quoted(words, last)),
            Shape::Line => line(words, first, last),
            Shape::Title => after(words, last).filter(|name| is_title(name)),
            Shape::TitleBefore => before(words, first).filter(|name| ends_with_title(name)),
        };
        let Some(name) = name.and_then(|name| without_company(name, company)) else { continue };
        // A role with a title in it is believed before one without.
        let trust = 1.0 - 0.06 * f32::from(anchor.rank) - if is_title(name) { 0.0 } else { 0.5 };
        if all.iter().any(|known| known.name == name && known.trust >= trust) {
            continue;
        }
        all.push(Candidate {
            name: name.to_owned(),
            trust,
            in_subject: found.in_subject,
            rule: anchor.name,
            quote: words.sentence_around(first).to_owned(),
        });
    }
    if let Some(name) = whole_subject(scan.subject.text, company) {
        let quote = scan.subject.text.to_owned();
        all.push(Candidate { name, trust: 0.7, in_subject: true, rule: "role.subject", quote });
    }
    let keys: Vec<String> = all.iter().map(|one| squashed(&one.name)).collect();
    let score = |at: usize| {
        let agrees = |other: usize| {
            all[other].in_subject != all[at].in_subject
                && (keys[other] == keys[at]
                    || keys[at].len() >= 6 && keys[other].contains(&keys[at]))
        };
        all[at].trust + if (0..all.len()).any(agrees) { 0.2 } else { 0.0 }
    };
    let (best, _) = (0..all.len()).fold(None, |best: Option<(usize, f32)>, at| {
        let score = score(at);
        if best.is_some_and(|(_, known)| known >= score) { best } else { Some((at, score)) }
    })?;
    // “Service Technician” is short for “Service Technician - Store 412”.
    let whole = (0..all.len()).filter(|&other| {
        let rest = all[other].name.strip_prefix(all[best].name.as_str()).unwrap_or_default();
        all[other].trust + 0.1 >= all[best].trust
            && rest.len() <= 40
            && [" - ", " – ", ", ", " ("].iter().any(|mark| rest.starts_with(mark))
    });
    let whole = whole.max_by_key(|&other| all[other].name.len());
    let one = all.swap_remove(whole.unwrap_or(best));
    let name = one.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let evidence =
        Evidence { field: "role".to_owned(), rule: one.rule.to_owned(), quote: one.quote };
    Some((name, evidence))
}

/// A role, and what says so.
type Role = (String, Evidence);

/// What may be the role, and how much it is believed.
struct Candidate {
    name: String,
    trust: f32,
    in_subject: bool,
    rule: &'static str,
    quote: String,
}

/// More places than these are not compared.
const MOST: usize = 24;

/// `Acme - Data Engineer`, `Acme Robotics for Data Engineer`: the company in front is no part of the role.
fn without_company<'n>(name: &'n str, company: Option<&str>) -> Option<&'n str> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | ',');
    let mut name = name;
    if let Some((front, rest)) = name.split_once(" for ")
        && !is_title(front)
        && is_title(rest)
    {
        name = without_lead(rest);
    }
    let company = company.unwrap_or_default();
    if !company.is_empty() {
        if let Some(rest) = name.strip_prefix(company)
            && rest.starts_with(marks)
            && rest.trim_start_matches(marks).len() >= 2
            && (rest.trim_start().starts_with(['-', '–', '—', ':', '|']) || is_title(rest))
        {
            name = rest.trim_start_matches(marks);
        }
        if let Some(rest) = name.strip_suffix(company)
            && rest.trim_end().ends_with(['-', '–', '—', '|', '@', ','])
        {
            name = rest.trim_end_matches(|c| marks(c) || c == '@');
        }
        // The company's own name is no role.
        if squashed(name) == squashed(company) {
            return None;
        }
    }
    tidy(name).filter(|name| starts_like_a_title(name))
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_quoted(words: &Words<'_>, last: usize) -> bool {
    words.text[words.list[last].end..].trim_start().starts_with(['"', '“'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_ends_where_the_sentence_goes_on() {
        let cases = [
            (
                "",
                "Your application for Gameplay Programmer landed safely with us.",
                "Gameplay Programmer",
            ),
            (
                "",
                "As part of your application for Front Office Supervisor, Grandview Hotels asks you to take a test.",
                "Front Office Supervisor",
            ),
            ("", "Your Data Analyst interview with Northlight has moved.", "Data Analyst"),
            (
                "",
                "You have applied to JR-20318 Patient Access Specialist (Open).",
                "Patient Access Specialist",
            ),
            (
                "",
                "You have made it to the interview stage for Merchandise Planner.",
                "Merchandise Planner",
            ),
            (
                "",
                "I have an immediate need for an Accounts Payable Lead with a company here.",
                "Accounts Payable Lead",
            ),
            ("Copy Editor vacancy", "I regret to inform you.", "Copy Editor"),
            ("Copy Editor opportunity in Reno", "I regret to inform you.", "Copy Editor"),
        ];
        for (subject, body, expected) in cases {
            let found = role(&Scan::of_known(subject, body), None);
            assert_eq!(found.map(|(name, _)| name).as_deref(), Some(expected), "{subject} {body}");
        }
    }

    #[test]
    fn a_sentence_is_no_card_of_a_job_board() {
        let text = "I am the hiring manager for the Clerk position, and I read that you applied for it.\n\n\
                    Supervisor, Patient Access\nMeridian Health";
        assert!(above_company(text, "Meridian Health").is_none());
        let card = "Patient Access Clerk\nMeridian Health\nApplied on 3 March";
        assert_eq!(
            above_company(card, "Meridian Health").map(|(name, _)| name).as_deref(),
            Some("Patient Access Clerk")
        );
    }
}
