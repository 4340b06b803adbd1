//! Which role a message is about.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::list::List;
use heardback_core::reading::Evidence;

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
}

pub(super) const ANCHORS: &[Anchor] = &[
    Anchor {
        name: "role.field",
        rank: 0,
        shape: Shape::Line,
        phrases: &["position title|name?", "job title", "title", "position", "role", "job"],
    },
    Anchor {
        name: "role.before_noun",
        rank: 1,
        shape: Shape::Before,
        phrases: &[
            "position|role|opening|vacancy|job|opportunity|posting|requisition|application|internship",
        ],
    },
    Anchor {
        name: "role.after_noun",
        rank: 2,
        shape: Shape::After,
        phrases: &[
            "position|role|job|post|opening|vacancy of|as",
            "application|applying|applied for ..2 position|role of|as",
            "the following position|positions|role|job|s",
            "application for",
            "position|role|vacancy|requisition|opening for",
            "application as",
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
        name: "role.applied_for",
        rank: 3,
        shape: Shape::Title,
        phrases: &[
            "application to",
            "applying for|to|as",
            "apply for|to",
            "applied for|to",
            "interest in",
            "candidacy for",
            "interview for|as",
            "looking for|hiring",
            "looking to hire",
            "you for",
            "as a|an|our",
            "offer you the",
            "role of",
            "is|are|we're looking|hiring|seeking|searching for? a|an",
        ],
    },
];

/// The role, and what says so.
pub(super) fn role(scan: &Scan<'_>) -> Option<(String, Evidence)> {
    best(scan, true).or_else(|| best(scan, false)).or_else(|| whole_subject(scan.subject.text))
}

fn best(scan: &Scan<'_>, in_subject: bool) -> Option<(String, Evidence)> {
    let mut best: Option<(u8, String, Evidence)> = None;
    for found in scan.found().filter(|found| found.in_subject == in_subject) {
        let Use::Role(anchor) = found.use_ else { continue };
        let words = scan.words(found);
        let (first, last) = (found.place.first, found.place.last);
        let name = match anchor.shape {
            Shape::Before => before(words, last),
            Shape::After => after(words, last)
                .filter(|name| in_subject || is_title(name) || is_quoted(words, last)),
            Shape::Line => line(words, first, last),
            Shape::Title => after(words, last).filter(|name| is_title(name)),
        };
        let Some(name) = name else { continue };
        // A role with a title in it is believed before one without.
        let rank = anchor.rank + if is_title(name) { 0 } else { 10 };
        if best.as_ref().is_some_and(|(known, ..)| *known <= rank) {
            continue;
        }
        let quote = words.sentence_around(first).to_owned();
        let evidence = Evidence { field: "role".to_owned(), rule: anchor.name.to_owned(), quote };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        best = Some((rank, name, evidence));
    }
    best.map(|(_, name, evidence)| (name, evidence))
}

fn is_quoted(words: &Words<'_>, last: usize) -> bool {
    words.text[words.list[last].end..].trim_start().starts_with(['"', '“'])
}

/// `the Senior Engineer, Product [position]`: back from the noun to the article or preposition.
fn before<'t>(words: &Words<'t>, noun: usize) -> Option<&'t str> {
    const LONGEST: usize = 14;
    // “Developer Internship opening”: the last noun is the one.
    let next = words.list.get(noun + 1).filter(|next| next.sentence == words.list[noun].sentence);
    if next.is_some() && NOUNS.has(words.word(noun + 1)) {
        return None;
    }
    let end = if words.word(noun).eq_ignore_ascii_case("internship") {
        words.list[noun].end
    } else {
        words.list[noun].start
    };
    let sentence = words.list[noun].sentence;
    let nearest = |list: List| {
        let places = (noun.saturating_sub(LONGEST)..noun).rev();
        let mut inside = places.take_while(|&place| words.list[place].sentence == sentence);
        inside.find(|&place| list.has(words.word(place)))
    };
    // A title may hold “to” or “on”, but hardly an article: try those first.
    [nearest(ARTICLES), nearest(PREPOSITIONS)].into_iter().flatten().find_map(|place| {
        let text = words.text.get(words.list[place].end..end)?;
        tidy(text).filter(|name| starts_like_a_title(name))
    })
}

const NOUNS: List = List(
    "\
    position|role|opening|vacancy|opportunity|posting|requisition|job",
);
const ARTICLES: List = List(
    "\
    the|a|an|our|your|this|following|their",
);
const PREPOSITIONS: List = List(
    "\
    for|to|of|in|as|about|regarding|and|on|with|below|open",
);

/// From behind a word to where the role ends.
fn after<'t>(words: &Words<'t>, last: usize) -> Option<&'t str> {
    let text = &words.text[words.list[last].end..];
    let text = text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '"' | '“' | '-' | '–' | '•' | '*' | '(' | ')')
            || c == 's' && text.starts_with("(s)")
    });
    let mut text = text;
    for lead in
        ["the ", "a ", "an ", "our ", "your ", "position of ", "role of ", "following position: "]
    {
        text = text.strip_prefix(lead).unwrap_or(text);
    }
    let mut end = text.len().min(120);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut text = &text[..end];
    if let Some(at) = line_end(words.text, text) {
        text = &text[..at];
    }
    // A line that a program wrapped goes on.
    let flat = text.replace(['\n', '\r', '\t'], " ");
    for stop in [
        " at ",
        " with ",
        " position",
        " role",
        " opening",
        " has ",
        " have ",
        " and ",
        " was ",
        " is ",
        " in ",
        " here ",
        " on ",
        " received",
        ". ",
        "! ",
        ", and",
        "\"",
        "”",
        " | ",
        " – ",
        " opportunity",
        " job",
        " we ",
        " to ",
        " who ",
        " that ",
        " as ",
        " from ",
        " team",
        ".\u{a0}",
        "? ",
        ";",
        " by ",
        " internship at",
        ", please",
        ", we ",
        ", you ",
    ] {
        if let Some(at) = flat[..text.len()].find(stop) {
            text = &text[..at];
        }
    }
    tidy(text).filter(|name| starts_like_a_title(name))
}

/// Where the first line ends that its writer ended, and no program.
fn line_end(whole: &str, rest: &str) -> Option<usize> {
    /// A line shorter than this was not wrapped.
    const SHORT: usize = 50;
    let start = rest.as_ptr() as usize - whole.as_ptr() as usize;
    rest.match_indices('\n').map(|(at, _)| at).find(|at| {
        let line = whole[..start + at].rsplit('\n').next().unwrap_or_default();
        let goes_on = rest[at + 1..].chars().next().is_some_and(char::is_alphabetic);
        line.chars().count() < SHORT || !goes_on
    })
}

/// `Position: X` and nothing else on the line.
fn line<'t>(words: &Words<'t>, first: usize, last: usize) -> Option<&'t str> {
    let begins = words.list[first].start;
    let line_start = words.text[..begins].rfind('\n').map_or(0, |at| at + 1);
    if words.text[line_start..begins].chars().any(char::is_alphanumeric) {
        return None;
    }
    let rest = words.text[words.list[last].end..].trim_start_matches([' ', '\t', '*']);
    let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix(":-"))?;
    let value = rest.trim_start_matches([' ', '\t', '-', '\u{a0}', '*', '–']).lines().next()?;
    tidy(value).filter(|name| starts_like_a_title(name))
}

/// `Senior Engineer at Acme`: a subject that is a role and little else.
fn whole_subject(subject: &str) -> Option<(String, Evidence)> {
    let parts = subject.split([':', '|', '–', '—']).flat_map(|part| part.split(" - "));
    for part in parts {
        let part = part.split(" at ").next().unwrap_or(part);
        let part = part.split(" next steps").next().unwrap_or(part);
        let words = part.split_whitespace().count();
        if words <= 7
            && let Some(name) = tidy(part)
                .filter(|name| is_title(name) && ends_with_title(name) && starts_like_a_title(name))
        {
            let evidence = Evidence {
                field: "role".to_owned(),
                rule: "role.subject".to_owned(),
                quote: subject.to_owned(),
            };
            return Some((name.to_owned(), evidence));
        }
    }
    None
}

fn tidy(text: &str) -> Option<&str> {
    let text = text.trim().trim_matches(|c: char| {
        matches!(
            c,
            '"' | '“' | '”' | '*' | ':' | ',' | ';' | '-' | '–' | '!' | '?' | '>' | '\'' | '|'
        ) || c.is_whitespace()
    });
    let mut text = text.strip_suffix('.').unwrap_or(text).trim();
    while let Some((head, last)) = text.rsplit_once(char::is_whitespace)
        && LOOSE.has(last)
    {
        text = head.trim_end_matches([',', ' ', '\n']);
    }
    // “Acme's Data Engineer”: whose it is, is no part of it.
    let owned = text.split_once("'s ").or_else(|| text.split_once("’s "));
    let text = owned
        .filter(|(owner, rest)| !is_title(owner) && is_title(rest))
        .map_or(text, |(_, rest)| rest);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2
        && text.len() <= 100
        && !text.contains("http")
        && !text.contains('@')
        && text.matches('\n').count() <= 1)
        .then_some(text)
}

/// Small words that lead on to what is no longer the role.
const LOOSE: List = List("at|with|in|for|and|to|the|of|as|on|by|from|or|a|an|our|your");

fn starts_like_a_title(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let capital = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || bare.starts_with("iOS")
        || first.starts_with('.');
    (capital || is_title(name) && name.split_whitespace().count() <= 6)
        && !NEVER_FIRST.has(bare)
        && (capital && is_title(name) || !GENERIC.has(bare))
        && !name.split_whitespace().all(|word| SENIORITY.has(word))
}

const SENIORITY: List = List("senior|junior|entry|level|full|time|part|remote|new|open");

const NEVER_FIRST: List = List(
    "\
    we|you|your|our|this|that|it|i|thank|thanks|unfortunately|please|if|us|any|other|another|\
    these|those|each|all|many|several|one|more",
);

const GENERIC: List = List(
    "\
    future|new|exciting|great|available|current|similar|particular|specific|right|next|perfect|\
    dream|same|application|applying|update|following|submitted|full-time|part-time|good|potential|\
    joining|work",
);

/// The line above a line that is only the company's name, as job boards write it.
pub(super) fn above_company(text: &str, company: &str) -> Option<(String, Evidence)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let pair =
        lines.windows(2).find(|pair| pair[1].eq_ignore_ascii_case(company) && is_title(pair[0]))?;
    let name = tidy(pair[0])?;
    let quote = format!("{}\n{}", pair[0], pair[1]);
    Some((
        name.to_owned(),
        Evidence { field: "role".to_owned(), rule: "role.above_company".to_owned(), quote },
    ))
}

/// Whether a text holds a word that names a profession, or the mark that postings in many countries carry.
pub(super) fn is_title(text: &str) -> bool {
    is_open_to_all(text) || text.split(|c: char| !c.is_alphanumeric()).any(is_title_word)
}

/// `(m/w/d)`, `(f/m/x)`, `H/F`: everybody may apply.
fn is_open_to_all(text: &str) -> bool {
    const MARKS: List =
        List("m/w/d|w/m/d|m/f/d|f/m/d|m/f/x|f/m/x|m/w/x|w/m/x|h/f|f/h|m/f/d/v|all genders");
    let lower = text.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark))
}

fn ends_with_title(text: &str) -> bool {
    if is_open_to_all(text) {
        return true;
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().rev().take(3).any(|word| is_title_word(word))
}

fn is_title_word(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| TITLES.iter().collect());
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    KNOWN.contains(singular) || KNOWN.contains(lower.as_str())
}

/// Words that name a profession.
const TITLES: List = List(
    "\
    accountant|actuary|administrator|advisor|advocate|agent|analyst|apprentice|architect|artist|\
    assistant|associate|attorney|auditor|barista|bookkeeper|buyer|carpenter|cashier|ceo|cfo|chef|\
    chemist|clerk|coach|consultant|controller|coordinator|copywriter|counsel|cto|designer|developer|\
    devops|director|driver|editor|electrician|engineer|entwickler|executive|graduate|head|ingenieur|\
    instructor|intern|internship|journalist|lawyer|lead|leader|lecturer|librarian|machinist|manager|\
    mechanic|merchandiser|nurse|officer|operator|paralegal|partner|pharmacist|physician|planner|\
    postdoc|president|producer|professor|programmer|psychologist|recruiter|representative|researcher|\
    sachbearbeiter|scientist|scrum|secretary|server|specialist|sre|steward|strategist|supervisor|swe|\
    teacher|technician|technologist|tester|therapist|trainee|trainer|translator|tutor|vp|warehouse|\
    welder|writer",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profession_is_known_in_any_title() {
        assert!(is_title("Senior Software Engineers (m/f/d)"));
        assert!(!is_title("Acme Holding"));
    }
}
