//! Where a role begins and ends, beside the words that announce it.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::super::list::List;
use super::super::names::is_capitalised;
use super::super::posting::is_number;
use super::super::titles::is_title;
use super::super::words::Words;
use super::tidy::{starts_like_a_title, tidy};

/// `the Senior Engineer, Product [position]`: back from the noun to the article or preposition.
pub(super) fn before<'t>(words: &Words<'t>, noun: usize) -> Option<&'t str> {
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
        // The first letter of “A&P Mechanic” is no article.
        inside.find(|&place| {
            list.has(words.word(place)) && !words.text[words.list[place].end..].starts_with('&')
        })
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
pub(super) fn after<'t>(words: &Words<'t>, last: usize) -> Option<&'t str> {
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
pub(super) fn without_lead(text: &str) -> &str {
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
pub(super) fn line<'t>(words: &Words<'t>, first: usize, last: usize) -> Option<&'t str> {
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
