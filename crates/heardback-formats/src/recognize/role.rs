//! Which role a message is about.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use heardback_core::reading::Evidence;

use super::list::List;
use super::names::is_capitalised;
use super::posting::{is_number, is_place, without_number_and_place};
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

/// `the Senior Engineer, Product [position]`: back from the noun to the article or preposition.
fn before<'t>(words: &Words<'t>, noun: usize) -> Option<&'t str> {
    const LONGEST: usize = 14;
    // “Developer Internship opening”: the last noun is the one.
    let next = words.list.get(noun + 1).filter(|next| next.sentence == words.list[noun].sentence);
    if next.is_some() && NOUNS.has(words.word(noun + 1)) {
        return None;
    }
    let end = if words.word(noun).eq_ignore_ascii_case("internship")
        || NAMED.has(words.word(noun)) && is_capitalised(words.word(noun))
    {
        words.list[noun].end + specialised(&words.text[words.list[noun].end..])
    } else {
        words.list[noun].start
    };
    let sentence = words.list[noun].sentence;
    let nearest = |list: List| {
        let places = (noun.saturating_sub(LONGEST)..noun).rev();
        let mut inside = places.take_while(|&place| words.list[place].sentence == sentence);
        inside.find(|&place| list.has(words.word(place)))
    };
    // A title may hold “to” or “on”, but hardly an article: try those first. “your interest in Data Engineer” begins small.
    let begins_small = |place: usize| {
        let opens = words.list.get(place + 1);
        opens.is_some_and(|word| words.text[word.start..].starts_with(char::is_lowercase))
    };
    let (article, preposition) = (nearest(ARTICLES), nearest(PREPOSITIONS));
    let places = match (article, preposition) {
        (Some(article), Some(preposition))
            if article < preposition && begins_small(article) && !begins_small(preposition) =>
        {
            [Some(preposition), Some(article)]
        }
        _ => [article, preposition],
    };
    places.into_iter().flatten().find_map(|place| {
        let text = words.text.get(words.list[place].end..end)?;
        // “Treasury Analyst (Job Requisition 55871)”: a noun within brackets is no part of the sentence.
        let text = text
            .rsplit_once('(')
            .filter(|(_, inside)| !inside.contains(')'))
            .map_or(text, |(front, _)| front);
        tidy(without_lead(text)).filter(|name| starts_like_a_title(name))
    })
}

/// `Graduate Analyst Programme 2026`, `Summer Internship - Avionics Software`: how much of what follows such a noun belongs
/// to the title.
fn specialised(rest: &str) -> usize {
    let mut end = 0;
    if let Some(year) = rest.get(1..5)
        && rest.starts_with(' ')
        && year.starts_with("20")
        && year.bytes().all(|byte| byte.is_ascii_digit())
        && !rest[5..].starts_with(|c: char| c.is_alphanumeric())
    {
        end = 5;
    }
    let behind = &rest[end..];
    let Some(mark) = [" - ", " – ", ", "].into_iter().find(|mark| behind.starts_with(*mark))
    else {
        return end;
    };
    let mut place = mark.len();
    let mut last = 0;
    for word in behind[mark.len()..].split_inclusive(' ').take(5) {
        let bare = word.trim_end();
        let core = bare.trim_matches(|c: char| !c.is_alphanumeric());
        if !(is_capitalised(core) || matches!(bare, "and" | "&" | "of"))
            || bare.contains('\n')
            || bare.starts_with('(')
        {
            break;
        }
        place += word.len();
        last = place - (word.len() - bare.trim_end_matches(['.', ',', '!', ';']).len());
        if bare.ends_with(['.', ',', '!', ';']) {
            break;
        }
    }
    end + last
}

/// Nouns that are part of the title where they are written with a capital.
const NAMED: List = List("programme|program|traineeship|fellowship|apprenticeship|internship");

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
        c.is_whitespace() || matches!(c, ':' | '"' | '“' | '\'' | '‘' | '-' | '–' | '•' | '*')
    });
    let text = text.strip_prefix("(s)").unwrap_or(text).trim_start_matches([':', ' ', '\n', '\r']);
    let text = without_lead(text);
    let mut end = text.len().min(140);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut text = &text[..end];
    if let Some(at) = line_end(words.text, text) {
        text = &text[..at];
    }
    // A line that a program wrapped goes on.
    let flat = text.replace(['\n', '\r', '\t', '\u{a0}'], " ");
    let flat = if flat.len() == text.len() { flat.as_str() } else { text };
    let ends = |front: &str, words: &[&str]| words.iter().any(|word| front.ends_with(word));
    let end = STOPPERS
        .find_overlapping_iter(flat)
        .filter(|found| match STOPS[found.pattern().as_usize()] {
            // “Executive Assistant to CEO”.
            " to " => {
                !ends(&flat[..found.start()], &["Assistant", "Secretary", "Advisor", "Staff"])
            }
            // “Sr. Technical Program Manager”.
            ". " => !ends(&flat[..found.start()], &["Sr", "Jr", "Asst", "Assoc", "St", "Dr"]),
            _ => true,
        })
        .map(|found| found.start())
        .chain(and(flat))
        .chain(next_clause(flat))
        .min()
        .unwrap_or(text.len());
    tidy(text.get(..end)?).filter(|name| starts_like_a_title(name))
}

/// “Analyst and …” goes on with something else, “Applications and Systems Analyst” does not.
fn and(text: &str) -> Option<usize> {
    text.match_indices(" and ").map(|(at, _)| at).find(|&at| {
        let next = text[at + 5..].split_whitespace().next().unwrap_or_default();
        is_title(&text[..at]) || !next.starts_with(char::is_uppercase)
    })
}

/// “As part of your application for Cook, Acme Hotels asks you …”: after the comma somebody does something.
fn next_clause(text: &str) -> Option<usize> {
    const DOES: List =
        List("asks|invites|requires|requests|wants|needs|uses|would|will|may|has|is");
    text.match_indices(", ").map(|(at, _)| at).find(|&at| {
        let mut words = text[at + 2..].split_whitespace().take(7);
        words
            .find(|word| !is_capitalised(word) && !matches!(*word, "of" | "and" | "&" | "the"))
            .is_some_and(|word| DOES.has(word))
    })
}

/// Looks for all of [`STOPS`] at once.
static STOPPERS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(STOPS).expect("a short list of short words"));

/// Where a role has ended.
const STOPS: [&str; 63] = [
    " at ",
    " with ",
    " position",
    " role",
    " opening",
    " has ",
    " have ",
    " was ",
    " is ",
    " in ",
    " here ",
    " on ",
    " received",
    " landed",
    " arrived",
    " reached",
    " came ",
    " safely",
    " went ",
    ". ",
    "! ",
    ", and",
    "\"",
    "”",
    " | ",
    " opportunity",
    " job",
    " we ",
    " to ",
    " who ",
    " that ",
    " as ",
    " from ",
    " team ",
    "? ",
    ";",
    " by ",
    " internship at",
    ", please",
    ", thank",
    ", we ",
    ", you ",
    " bei ",
    " der ",
    " within ",
    " because ",
    " this ",
    " and we",
    " into ",
    " via ",
    " posted",
    " located",
    " based",
    " advertised",
    ", starting",
    " starting",
    ", reporting",
    " reporting",
    ", based",
    " for the ",
    " through ",
    " you ",
    " but ",
];

/// Words before a role that are no part of it.
fn without_lead(text: &str) -> &str {
    const LEADS: List = List(
        "application:|to|the|a|an|our|your|be|become|next|position|role|title|post|job|opening|vacancy|of|following|open|for|as|new|titled|stelle|position:|die|eine|ein",
    );
    let mut text = text.trim_start();
    for _ in 0..6 {
        let Some((first, rest)) = text.split_once([' ', '\n']) else { break };
        // A word with a capital may begin the title itself, as in “Next Level Engineer”.
        let bare = first.trim_end_matches(':');
        if !LEADS.has(bare) || bare.starts_with(char::is_uppercase) && bare != "The" {
            break;
        }
        text = rest.trim_start();
    }
    text
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
    let front = words.text[line_start..begins].trim().trim_end_matches(':');
    if front.chars().any(char::is_alphanumeric) && !["Re", "RE", "Subject"].contains(&front) {
        return None;
    }
    let rest = words.text[words.list[last].end..].trim_start_matches([' ', '\t', '*']);
    // “Requisition 24-1187, Manufacturing Engineer”.
    let numbered = |rest: &'t str| {
        let (number, title) = rest.split_once([',', ':', ' '])?;
        let title = title.trim_start_matches([' ', '-', '–']);
        (is_number(number.trim_start_matches('#')) && is_title(title.lines().next()?))
            .then_some(title)
    };
    let rest =
        rest.strip_prefix(':').or_else(|| rest.strip_prefix(":-")).or_else(|| numbered(rest))?;
    let value = rest.trim_start_matches([' ', '\t', '-', '\u{a0}', '*', '–']).lines().next()?;
    tidy(value).filter(|name| starts_like_a_title(name))
}

/// `Senior Engineer at Acme`, `Acme - Application Update - Scientist`: a part of the subject that is a role and little
/// else.
fn whole_subject(subject: &str, company: Option<&str>) -> Option<String> {
    let parts = subject.split([':', '|', '–', '—', '!']).flat_map(|part| part.split(" - "));
    for part in parts {
        let part = part.split(" at ").next().unwrap_or(part);
        let part = part.split(" next steps").next().unwrap_or(part);
        let part = part.split(" opportunity").next().unwrap_or(part);
        let mut part = part.trim();
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
const ABOUT: List = List(
    "application|applications|applying|applied|interview|thank|thanks|your|status|update|received|confirmation|offer|re|fwd|\
    invitation|invited|interest|regarding|with|candidate|candidacy",
);

fn tidy(text: &str) -> Option<&str> {
    // Whether it is still open, a portal says of the posting and not of the role.
    let text = ["(Open)", "(Closed)", "(Filled)", "(Evergreen)"]
        .iter()
        .find_map(|standing| text.trim_end().strip_suffix(standing))
        .unwrap_or(text);
    let text = without_asides(without_number_and_place(text));
    let text = without_number_and_place(text);
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
    let owned = ["'s ", "’s ", "s' ", "s’ "].iter().find_map(|mark| text.split_once(mark));
    let text = owned
        .filter(|(owner, rest)| {
            let proper = owner
                .split_whitespace()
                .all(|word| word.starts_with(|c: char| c.is_uppercase() || matches!(c, '&' | 'o')));
            !is_title(owner)
                && !EVERYBODYS.has(owner)
                && (is_title(rest) || proper && rest.starts_with(char::is_uppercase))
        })
        .map_or(text, |(_, rest)| rest);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2
        && text.len() <= 100
        && !text.contains("http")
        && !text.contains('@')
        && text.matches('\n').count() <= 1)
        .then_some(text)
}

/// `Engineer - awesome`, `completion - Data Engineer`, `Engineer (Hybrid`, `Engineer for Reno, NV`: what begins small beside a
/// dash, a bracket that was cut off, and a place are no part of a title.
fn without_asides(text: &str) -> &str {
    let mut text = text.trim();
    for mark in [" - ", " – ", " — "] {
        let Some((front, rest)) = text.rsplit_once(mark) else { continue };
        let first = rest.split([' ', '-']).next().unwrap_or_default();
        if rest.starts_with(char::is_lowercase) && is_title(front) && !MANNERS.has(first) {
            text = front;
        } else if front.starts_with(char::is_lowercase) && !is_title(front) && is_title(rest) {
            text = rest;
        }
    }
    if let Some((front, inside)) = text.rsplit_once(" (")
        && !inside.contains(')')
    {
        text = front;
    }
    if let Some((front, place)) = text.rsplit_once(" for ")
        && is_place(place)
    {
        text = front;
    }
    text
}

/// What a title may add in small letters: how much, where and at which level.
const MANNERS: List = List(
    "entry|junior|senior|mid|part|full|remote|hybrid|onsite|contract|contractor|temporary|temp|permanent|night|day|evening|\
    weekend|weekends|shift|all|level|fixed|maternity|seasonal|e|i",
);

/// Whose things a title may name.
const EVERYBODYS: List = List("men|women|children|driver|bachelor|master|mayor|people");

/// Small words that lead on to what is no longer the role.
const LOOSE: List = List("at|with|in|for|and|to|the|of|as|on|by|from|or|a|an|our|your");

fn starts_like_a_title(name: &str) -> bool {
    // “… hiring engineers, designers and managers” is about nobody's application.
    if name.contains(", ") && !name.chars().any(char::is_uppercase) {
        return false;
    }
    if name.split_whitespace().any(|word| CLAUSE.iter().any(|known| known == word)) {
        return false;
    }
    let first = name.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let capital = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || bare.starts_with("iOS")
        || first.starts_with('.');
    (capital || is_title(name) && name.split_whitespace().count() <= 6)
        && (!NEVER_FIRST.has(bare) || bare == "IT")
        && (capital && is_title(name) || !GENERIC.has(bare))
        && !name.split_whitespace().all(|word| SENIORITY.has(word))
}

/// Words of sentences that stand in no title.
const CLAUSE: List = List(
    "see|if|whether|that|which|is|are|was|were|be|been|have|has|you|we|us|any|another|other|visit|check|please|apply|\
    your|our|their|it|thank|thanks|unfortunately|would|will|received|submitted",
);

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

/// The line above the company's, as job boards write it: `Sous Chef`, and below it `Acme · Reno, NV` or `Acme - Reno, NV`.
pub(super) fn above_company(text: &str, company: &str) -> Option<Role> {
    const CARDS: [&str; 7] = [
        "applied on",
        "application submitted",
        "view job",
        "application was sent",
        "sent to",
        "was submitted to",
        "you applied",
    ];
    const LONGEST_OF_A_CARD: usize = 64;
    let is_picture = |line: &str| line.len() <= 30 && line.to_ascii_lowercase().ends_with("logo");
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_picture(line))
        .take(14)
        .collect();
    // A person's sentence may hold such words too; a card says them alone.
    let of_a_board = lines.iter().filter(|line| line.len() <= LONGEST_OF_A_CARD).any(|line| {
        let lower = line.to_lowercase();
        CARDS.iter().any(|words| lower.contains(words))
    });
    if !of_a_board {
        return None;
    }
    let is_company = |line: &str| {
        let rest = line
            .get(..company.len())
            .filter(|head| !company.is_empty() && head.eq_ignore_ascii_case(company))
            .map(|_| line[company.len()..].trim_start());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['·', '-', '–', '|', '•', '(']))
    };
    let pair = lines.windows(2).find(|pair| {
        let plain = pair[0].len() <= 90 && !pair[0].ends_with(['.', '!', '?', ',', ':']);
        is_company(pair[1])
            && plain
            && starts_like_a_title(pair[0])
            && (is_title(pair[0]) || pair[1].len() > company.len() && !ABOUT.has(pair[0]))
    })?;
    let name = tidy(pair[0])?;
    let begins = pair[0].as_ptr() as usize - text.as_ptr() as usize;
    let ends = pair[1].as_ptr() as usize - text.as_ptr() as usize + pair[1].len();
    let quote = text[begins..ends].to_owned();
    let evidence =
        Evidence { field: "role".to_owned(), rule: "role.above_company".to_owned(), quote };
    Some((name.to_owned(), evidence))
}
