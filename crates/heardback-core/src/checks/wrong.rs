//! C-WRONG: another company, person or role than the facts.
//!
//! Names are compared only where the words leave no doubt whom they mean: in the salutation, in the signature, behind
//! "this is", in "the … position at …". What the writer did elsewhere is nobody's mistake.

use super::names::name_words;
use super::{Fault, View};
use crate::matching::is_same_company_or_short;
use crate::plain::plain;

pub(super) fn wrong(view: &View<'_>) -> Option<Fault> {
    other_reader(view)
        .or_else(|| other_writer(view))
        .or_else(|| other_company(view))
        .or_else(|| other_role(view))
}

/// Words of a salutation that are no name.
const NO_NAMES: &[&str] = &[
    "dear",
    "hi",
    "hello",
    "hey",
    "good",
    "morning",
    "afternoon",
    "evening",
    "day",
    "greetings",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "sirs",
    "madam",
    "to",
    "whom",
    "it",
    "may",
    "concern",
    "hiring",
    "manager",
    "team",
    "recruiter",
    "recruiting",
    "recruitment",
    "committee",
    "hr",
    "human",
    "resources",
    "department",
    "all",
    "there",
    "everyone",
    "everybody",
    "my",
    "hallo",
    "liebe",
    "lieber",
    "guten",
    "tag",
    "sehr",
    "geehrte",
    "geehrter",
    "herr",
    "frau",
    "colleague",
    "colleagues",
    "friend",
    "folks",
    "talent",
    "acquisition",
    "people",
    "panel",
    "selection",
    "search",
    "is",
    "this",
    "that",
    "am",
    "speaking",
    "again",
    "happy",
    "the",
    "ladies",
    "gentlemen",
    "and",
    "or",
    "attention",
    "attn",
    "this",
    "interviewers",
    "interviewer",
    "employer",
    "phd",
    "md",
    "jr",
    "sr",
    "from",
    "esteemed",
    "respected",
];

fn other_reader(view: &View<'_>) -> Option<Fault> {
    // To several at once is another fault, and each of them has a name.
    if view.recipient.is_unknown() || view.message.recipients.len() > 1 {
        return None;
    }
    let salutation = view.parts.salutation;
    // A gap is no name; it is told as a gap.
    if salutation.contains(['[', '{', '<']) {
        return None;
    }
    let mut others = 0;
    let mut known = 0;
    let joint = plain(salutation).split(' ').any(|word| word == "and") || salutation.contains('&');
    for (start, word) in name_words(salutation) {
        let capital = salutation[start..].chars().next().is_some_and(char::is_uppercase);
        let own = [&view.facts.company, &view.facts.sender.name]
            .iter()
            .any(|own| plain(own).split(' ').any(|part| part == plain(&word)));
        if view.recipient.has(&word) || view.recipient.resembles(&word) {
            known += 1;
        } else if capital && word.chars().count() > 1 && !NO_NAMES.contains(&word.as_str()) && !own
        {
            others += 1;
        }
    }
    let is_other = others > 0
        && (known == 0
            || !joint && !view.is_phone() && others >= known && is_title_and_other(salutation));
    if !is_other {
        return None;
    }
    Fault::saying(
        format!("It greets somebody else; the reader is {}.", view.facts.recipient.name.trim()),
        Some(salutation),
    )
}

/// A first name that is right does not help where the last name is another's: two words, each a name.
fn is_title_and_other(salutation: &str) -> bool {
    let names = name_words(salutation).filter(|(_, word)| !NO_NAMES.contains(&word.as_str()));
    names.count() == 2
}

fn other_writer(view: &View<'_>) -> Option<Fault> {
    if view.sender.is_unknown() {
        return None;
    }
    let says = || format!("Somebody else signs; you are {}.", view.facts.sender.name.trim());
    let signature = view.parts.signature;
    let mut lines = signature.lines().map(str::trim).filter(|line| !line.is_empty());
    let closing = lines.next().unwrap_or_default();
    let named = lines
        .next()
        .or_else(|| closing.split_once(',').map(|(_, name)| name.trim()))
        .unwrap_or_default();
    let is_name = (1..=3).contains(&named.split_whitespace().count())
        && named.split_whitespace().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && !word.contains([':', '@', '.', '[', '{', '<'])
                && word.chars().any(char::is_lowercase)
        });
    let knows = |text: &str| {
        name_words(text).any(|(_, word)| view.sender.has(&word) || view.sender.resembles(&word))
    };
    if is_name && !knows(signature) {
        return Fault::saying(says(), Some(named));
    }
    let introduced = ["this is ", "my name is ", "This is ", "My name is "];
    introduced.iter().find_map(|words| {
        let text = view.parts.body;
        let after = &text[text.find(words)? + words.len()..];
        let name = capitals(after);
        (name.split_whitespace().count() == 2 && !knows(name) && !view.recipient.is_in(name))
            .then(|| Fault::saying(says(), Some(name)))?
    })
}

/// No name of a company or a role is longer, in bytes.
const LONGEST_NAME: usize = 400;

/// The words with a capital at the beginning of a text; "of" and "and" may stand between them.
fn capitals(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(LONGEST_NAME)];
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ').take(6) {
        let bare = word.trim_end();
        let named =
            bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() && end > 0);
        let link = end > 0 && matches!(bare, "of" | "and" | "&" | "for" | "de" | "von" | "van");
        if !named && !link {
            break;
        }
        let word_end = at + bare.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        if named {
            end = word_end;
        }
        at += word.len();
        if bare.ends_with([',', '.', ';', ':', '!', '?', ')', '"', '”']) || bare.contains('\n') {
            break;
        }
    }
    let found = &text[..end];
    found
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches("'s")
        .trim_end_matches("’s")
}

/// "The position at …" and its like: what stands before the company.
const BEFORE_COMPANY: &[&[&str]] = &[
    &["position|role|job|opening|opportunity|vacancy|post|internship", "at|with|in"],
    &["application|apply|applied|applying", "to|at|with"],
    &["join|joining", "the?"],
    &["work|working", "for"],
    &["interview|team|everyone|everybody|career|future|start|starting", "at"],
    &["interest|interested", "in"],
    &["part", "of"],
    &["working|work", "at"],
];

/// Words that say the sentence is about the writer's own past or another offer.
const OWN_PAST: &[&str] = &[
    "my",
    "as",
    "was",
    "worked",
    "previous",
    "former",
    "formerly",
    "previously",
    "current",
    "currently",
    "last",
    "accepted",
    "accept",
    "another",
    "while",
    "when",
    "before",
    "since",
    "our",
    "years",
    "spent",
    "been",
    "where",
    "left",
    "leaving",
    "offered",
    "had",
];

fn other_company(view: &View<'_>) -> Option<Fault> {
    let words = &view.words;
    for pair in BEFORE_COMPANY {
        for at in 0..words.list.len() {
            let is = |place: usize, choices: &str| {
                let Some(word) = words.list.get(place) else { return false };
                choices.trim_end_matches('?').split('|').any(|choice| choice == words.plain(word))
            };
            if !is(at, pair[0]) {
                continue;
            }
            let optional = pair[1].ends_with('?');
            let last = if is(at + 1, pair[1]) {
                at + 1
            } else if optional {
                at
            } else {
                continue;
            };
            let Some(next) = words.list.get(last + 1) else { continue };
            if next.sentence != words.list[at].sentence
                || !words.capital(next)
                || next.start < words.list[last].end
                // "… picture me in the job: At Ferro I …" begins anew behind the colon.
                || words.text[words.list[at].end..next.start].contains([':', ';'])
            {
                continue;
            }
            let name = capitals(&words.text[next.start..]);
            let first = words.sentences[words.list[at].sentence as usize].first;
            // Applications are the reader's business even when they are "mine".
            let about_this = matches!(
                words.plain(&words.list[at]),
                "application"
                    | "applied"
                    | "apply"
                    | "applying"
                    | "interest"
                    | "interested"
                    | "join"
                    | "joining"
            );
            let past = words.list[first..at]
                .iter()
                .rev()
                .take(if about_this { 0 } else { 8 })
                .any(|word| OWN_PAST.contains(&words.plain(word)));
            if past || name.is_empty() || is_known(view, name) {
                continue;
            }
            let says =
                format!("It names another company; this is about {}.", view.facts.company.trim());
            return Fault::saying(
                says,
                Some(words.text[words.list[at].start..next.start + name.len()].trim()),
            );
        }
    }
    None
}

/// Whether capitals are the company itself, the role, a person the facts know, or no company at all.
fn is_known(view: &View<'_>, name: &str) -> bool {
    let facts = view.facts;
    if facts.company.trim().is_empty() || is_same_company_or_short(name, &facts.company) {
        return true;
    }
    let own = plain(&facts.company);
    let words = plain(name);
    let known = |word: &str| {
        own.split(' ').any(|part| part == word)
            || view.position.has(word)
            || view.recipient.has(word)
            || view.sender.has(word)
            || super::date::is_time(word)
            || plain(&facts.referrer).split(' ').any(|part| part == word)
            || facts.topics.iter().any(|topic| plain(topic).split(' ').any(|part| part == word))
            || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.split(' ').any(known) || view.may_be_position(name) || is_plain_noun(&words)
}

/// Places of work that are written with a capital and are no company.
fn is_plain_noun(words: &str) -> bool {
    const NOUNS: &[&str] = &[
        "i",
        "you",
        "your",
        "operations",
        "marketing",
        "sales",
        "finance",
        "engineering",
        "production",
        "logistics",
        "hr",
        "it",
        "research",
        "purchasing",
        "planning",
        "design",
        "accounting",
        "germany",
        "england",
        "london",
        "berlin",
        "paris",
        "europe",
        "english",
        "german",
        "french",
        "spanish",
        "excel",
        "sap",
        "python",
        "java",
        "sql",
        "linkedin",
        "february",
    ];
    words.split(' ').next().is_some_and(|first| NOUNS.contains(&first))
}

/// The last word of a role.
const ROLE_NOUNS: &[&str] = &[
    "engineer",
    "manager",
    "analyst",
    "developer",
    "designer",
    "director",
    "assistant",
    "coordinator",
    "specialist",
    "consultant",
    "nurse",
    "teacher",
    "officer",
    "lead",
    "architect",
    "technician",
    "representative",
    "administrator",
    "accountant",
    "scientist",
    "executive",
    "associate",
    "intern",
    "clerk",
    "supervisor",
    "planner",
    "buyer",
    "writer",
    "editor",
    "operator",
    "controller",
    "advisor",
    "adviser",
    "agent",
    "strategist",
    "researcher",
    "lecturer",
    "programmer",
    "recruiter",
    "secretary",
    "receptionist",
    "mechanic",
    "electrician",
    "driver",
    "chef",
    "head",
    "president",
    "partner",
    "trainer",
    "therapist",
    "pharmacist",
    "auditor",
];

fn other_role(view: &View<'_>) -> Option<Fault> {
    let says = || format!("It names another role; this is about {}.", view.facts.position.trim());
    let words = &view.words;
    for (at, word) in words.list.iter().enumerate() {
        if !matches!(
            words.plain(word),
            "position"
                | "role"
                | "job"
                | "opening"
                | "vacancy"
                | "interview"
                | "application"
                | "post"
        ) {
            continue;
        }
        let sentence = words.sentences[word.sentence as usize];
        // "the Warehouse Manager position"
        let mut first = at;
        while first > sentence.first && words.capital(&words.list[first - 1]) && first + 5 > at {
            first -= 1;
        }
        let before =
            words.list[sentence.first..first].iter().rev().take(4).map(|word| words.plain(word));
        let past = before.clone().any(|word| OWN_PAST.contains(&word))
            && !matches!(words.plain(word), "application");
        if first < at && !past {
            let role = &words.text[words.list[first].start..words.list[at - 1].end];
            if is_role(words.plain(&words.list[at - 1]))
                && !view.may_be_position(role)
                && !is_company_and_role(view, role)
            {
                return Fault::saying(says(), Some(words.span(first, at)));
            }
        }
        // "the role of Data Analyst", "the position as Buyer"
        let link = words
            .list
            .get(at + 1)
            .is_some_and(|word| matches!(words.plain(word), "of" | "as" | "for"));
        let Some(next) = words.list.get(at + 2).filter(|_| link) else { continue };
        let role = capitals(&words.text[next.start..]);
        let last = plain(role);
        let last = last.rsplit(' ').next().unwrap_or_default();
        if !role.is_empty() && !past && is_role(last) && !view.may_be_position(role) {
            return Fault::saying(says(), Some(&words.text[word.start..next.start + role.len()]));
        }
    }
    None
}

fn is_role(word: &str) -> bool {
    ROLE_NOUNS.contains(&word)
}

/// "Harbor Mills Supply Planner": the company before the role.
fn is_company_and_role(view: &View<'_>, words: &str) -> bool {
    let company = plain(&view.facts.company);
    let rest: Vec<String> = plain(words)
        .split(' ')
        .filter(|word| !company.split(' ').any(|own| own == *word))
        .map(str::to_owned)
        .collect();
    view.may_be_position(&rest.join(" "))
}
