//! Who the employer is. The sender usually is not: an applicant-tracking service writes in his name.
//!
//! Everything that may be the employer's name is gathered with what it is worth by itself: the display name, then what
//! stands beside certain words in subject and text, then the signature, then an address ([`super::sender_name`],
//! [`super::signed`]). What two of these places agree on counts more than what one says.

mod subject;

use heardback_core::mail::Mail;
use heardback_core::matching::company_words;
use heardback_core::reading::Evidence;

use super::list::List;
use super::names::{clean_company, company_at, is_capitalised, is_of_a_company, is_person};
use super::posting::{is_number, is_place};
use super::sender_name::{self, Board};
use super::signed;
use super::titles::{is_title, names_a_role};
use super::weigh::{Scan, Use};
use super::words::Words;

use self::subject::{ABOUT, NO_COMPANY, from_subject_end, subject_parts};

/// Words that a company's name follows.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) name: &'static str,
    pub(super) phrases: &'static [&'static str],
    /// How much it is believed by itself, 0 to 1.
    trust: f32,
    side: Side,
}

/// One talks with companies and with people.
const TALK_WITH: &str = "company.talk_with";

/// Where the name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
}

pub(super) const ANCHORS: &[Anchor] = &[
    Anchor {
        name: "company.applied_to",
        trust: 0.8,
        side: Side::Behind,
        phrases: &[
            "applying to|at|with|for",
            "application to|with|at",
            "application was ..1 sent|submitted|viewed to|by",
            "applied to|at|with",
            "applying for ..10 <role> at|with",
            "applied for ..10 <role> at|with",
            "application for ..12 at|with",
            "apply to|at|with",
            "application ..12 received by team",
            "application ..10 sent to",
            "application ..6 received by",
            "submitting ..8 to|at|with",
            "your resume|cv ..2 to|with|at",
            "candidacy with|at",
            "applying ..8 at|with",
        ],
    },
    Anchor {
        name: "company.position_at",
        trust: 0.7,
        side: Side::Behind,
        phrases: &[
            "<role> at|with",
            "<role> ..8 at|with",
            "interview|interviewing ..1 at",
            "career|careers|employment|opportunities|opportunity|internship at|with",
            "offer|assessment|challenge ..1 from|with|at",
            "next steps|step with|at",
            "team ..1 at",
            "joining|join ..2 team ..2 at",
            "expand|grow|build|start your career with|at",
            "employment with|at",
            "sent by",
            "items ..2 sent to",
            "all of us|all|everyone at|from",
            "bewerbung bei",
            "bei der",
            "position|role ..2 here? at",
            "opportunity ..4 at|with",
            "future at|with",
            "behalf of ..1 the?",
            "update from",
            "interview invitation from|at|with",
            "invitation from",
            "test from",
            "application submitted|received ..1 with|to|by",
            "copy of your application to|with",
        ],
    },
    Anchor {
        name: "company.interest_in",
        trust: 0.62,
        side: Side::Behind,
        phrases: &[
            "interest in",
            "interested in",
            "interest in ..10 with|at",
            "interest in ..2 career|careers|employment|working|opportunities ..1 at|with|for|in",
            "interest in joining|becoming",
            "considering",
            "considering ..3 career|employment|position|opportunities at|with",
            "thank you for choosing",
            "appreciate your interest in",
            "desire to ..5 with",
            "on behalf of",
            "your interest in",
            "time and interest in",
            "considering joining?",
            "apply|applying|application to join",
            "here at",
            "invited by",
            "following up from",
            "your offer|update|news from",
        ],
    },
    Anchor {
        name: "company.here_at",
        trust: 0.48,
        side: Side::Behind,
        phrases: &[
            "recruiter|sourcer|recruiting|partner|manager|coordinator at|with|for|from",
            "i work ..3 at|for",
            "called",
            "me from|with|at",
            "a role with",
            "my company",
            "recruiter|recruiting|talent|hiring|engineering|people|sourcing ..2 at|with|for",
            "acquisition|recruiting|recruitment|hr|sourcing team|group|department of|at|with|for",
            "head|director|vp|lead ..6 at",
            "on behalf of my client",
        ],
    },
    Anchor {
        name: TALK_WITH,
        trust: 0.7,
        side: Side::Behind,
        phrases: &[
            "interview|interviewing|interviewed ..1 with",
            "chat|talk|speak|call|conversation|meeting with",
        ],
    },
    Anchor {
        name: "company.client",
        trust: 0.6,
        side: Side::Behind,
        phrases: &["client", "client is|called", "client ..2 company"],
    },
    // Whoever passes on what others said is not the one who hires.
    Anchor {
        name: "company.heard_from",
        trust: 0.9,
        side: Side::Behind,
        phrases: &[
            "heard|hear back from",
            "feedback|news|word back? from",
            "on behalf of our|my client",
        ],
    },
    Anchor {
        name: "company.loose",
        trust: 0.35,
        side: Side::Behind,
        phrases: &[
            "joining|join the?",
            "working|work at|with|for|in",
            "welcome to",
            "careers|career in",
            "team ..4 at",
            "part of the?",
            "visit the?",
        ],
    },
    Anchor {
        name: "company.it_decided",
        trust: 0.62,
        side: Side::Before,
        phrases: &[
            "has|have ..1 indicated|requested|invited|decided|moved|chosen|reviewed|received|selected|determined|elected|opted|filled",
            "is|are ..1 pleased|excited|delighted|happy|proud to ..3 offer|invite|extend",
            "would like to ..2 invite|offer|thank",
            "received your application|resume|cv",
            "invites|invited|asks|requires|requests you",
            "would like you to",
            "would like|wants|want to ..2 meet|interview ..1 you",
            "sent you a",
            "regrets to",
            "appreciates your",
        ],
    },
];

/// A company, how sure it is, and what says so.
pub(super) struct Company {
    pub(super) name: String,
    pub(super) sure: bool,
    pub(super) evidence: Evidence,
}

/// Where a name was read. What two places agree on is worth more than what one says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Sender,
    Subject,
    Body,
    Signature,
    Address,
}

/// What may be the employer's name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) spot: Spot,
    /// How much it is believed by itself, 0 to 1.
    pub(super) trust: f32,
    pub(super) rule: &'static str,
    pub(super) quote: String,
}

impl Candidate {
    pub(super) fn new(name: &str, spot: Spot, trust: f32, rule: &'static str, quote: &str) -> Self {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Candidate { name, spot, trust, rule, quote: quote.trim().to_owned() }
    }
}

/// More candidates than these are not compared.
const MOST: usize = 32;
/// What a second place that agrees adds.
const AGREED: f32 = 0.25;
/// Below this, nothing is said.
const LEAST: f32 = 0.38;
/// From here on a name stands beside words that name the employer.
const SURE: f32 = 0.5;

/// What the address of an employer's own hiring desk is worth.
const DESK: f32 = 0.6;

/// The employer a message speaks of. `approach`: nobody applied, so a client that is named is the employer.
pub(super) fn company(
    mail: &Mail,
    scan: &Scan<'_>,
    role: Option<&str>,
    approach: bool,
) -> Option<Company> {
    let mut all = sender_name::candidates(mail, scan);
    let from_a_board = sender_name::board(mail) == Board::Known;
    in_text(scan, role, approach, from_a_board, &mut all);
    all.extend(from_subject_end(scan.subject.text));
    subject_parts(scan.subject.text, role, &mut all);
    all.extend(from_field(scan.body.text));
    signed::candidates(mail, scan.body.text, &mut all);
    // Whoever writes and whoever is written to are people.
    let writer = mail.from.iter().filter(|from| {
        sender_name::is_a_persons(from)
            || is_person(from.name.trim()) && !sender_name::is_spoken_of(mail, from.name.trim())
    });
    let people = writer.chain(&mail.to).map(|one| one.name.trim());
    let people: Vec<&str> = people.filter(|name| is_person(name)).collect();
    all.retain(|one| one.spot == Spot::Sender || !people.contains(&one.name.as_str()));
    let passes_on = match sender_name::board(mail) {
        Board::Known => true,
        // A sender that goes by its own domain may be a place of its kind, or the employer itself.
        Board::Perhaps => all.iter().any(|one| {
            one.trust >= 0.6
                && one.spot != Spot::Address
                && !sender_name::is_senders_own(mail, &one.name)
        }),
        Board::No => false,
    };
    if passes_on {
        // A place where jobs are posted passes on what concerns others.
        all.retain(|one| !sender_name::is_senders_own(mail, &one.name) || one.trust > 0.9);
    }
    best(all)
}

/// The company that the words themselves name, whoever wrote them.
pub(super) fn in_words(scan: &Scan<'_>, role: Option<&str>) -> Option<Company> {
    let mut all = Vec::new();
    in_text(scan, role, false, false, &mut all);
    best(all)
}

/// The company an application is sent to: named in the letter, else by the address it goes to.
pub(super) fn addressee(mail: &Mail, scan: &Scan<'_>, role: Option<&str>) -> Option<Company> {
    in_words(scan, role).or_else(|| {
        let mut company =
            best(mail.to.iter().find_map(sender_name::own_domain).into_iter().collect())?;
        company.sure = true;
        Some(company)
    })
}

/// The candidate that is worth most, those that agree with it counted in.
fn best(mut all: Vec<Candidate>) -> Option<Company> {
    const LEVELS: List = List("sr|jr|senior|junior|lead|staff|principal|head");
    const WHERE: List = List("hybrid|remote|onsite|on-site");
    all.retain(|one| {
        !WHERE.has(one.name.split_whitespace().next().unwrap_or_default())
            && !names_a_role(&one.name)
            && !is_number(&one.name)
            && !is_place(&one.name)
            && !LEVELS.has(&one.name)
    });
    all.truncate(MOST);
    let keys: Vec<Vec<String>> = all.iter().map(|one| company_words(&one.name)).collect();
    let same = |one: usize, other: usize| {
        let (one, other) = (&keys[one], &keys[other]);
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        !short.is_empty()
            && (one.concat() == other.concat()
                || long.starts_with(short) && short.iter().map(String::len).sum::<usize>() >= 3)
    };
    let mut winner: Option<(usize, f32, usize)> = None;
    for at in 0..all.len() {
        let mut spots = vec![all[at].spot];
        let mut agreed = 0.0;
        for (other, theirs) in all.iter().enumerate() {
            if !spots.contains(&theirs.spot) && same(at, other) && !of_one_account(&all[at], theirs)
            {
                spots.push(theirs.spot);
                agreed += AGREED;
            }
        }
        let score = all[at].trust + agreed;
        if winner.is_none_or(|(_, known, _)| score > known + 0.001) {
            winner = Some((at, score, spots.len()));
        }
    }
    let (at, score, spots) = winner.filter(|(_, score, _)| *score >= LEAST)?;
    // Signatures and addresses hold short forms: “Acme Talent” for what the letter calls Acme Robotics.
    let short = matches!(all[at].spot, Spot::Signature | Spot::Address);
    let longer = (0..all.len()).filter(|&other| {
        let goes_on = short && all[other].trust >= 0.35
            || all[other].trust >= 0.48
                && matches!(all[other].spot, Spot::Subject | Spot::Body)
                && all[other].name.split_whitespace().next_back().is_some_and(is_of_a_company);
        goes_on && keys[other].len() > keys[at].len() && same(at, other)
    });
    let named = longer.max_by(|&one, &other| all[one].trust.total_cmp(&all[other].trust));
    // An address tells only where the employer's desk writes itself.
    let needed = if all[at].spot == Spot::Address { DESK } else { SURE };
    let trust = all[at].trust;
    let one = all.swap_remove(named.unwrap_or(at));
    let sure = trust >= needed || spots > 1 && score >= SURE;
    let evidence =
        Evidence { field: "company".to_owned(), rule: one.rule.to_owned(), quote: one.quote };
    Some(Company { name: one.name, sure, evidence })
}

/// The name and the address of an account with a service are one witness.
fn of_one_account(one: &Candidate, other: &Candidate) -> bool {
    let rules = [one.rule, other.rule];
    rules.contains(&"company.display_name") && rules.contains(&"company.relay_address")
}

/// Beside the anchors in subject and text.
fn in_text(
    scan: &Scan<'_>,
    role: Option<&str>,
    approach: bool,
    from_a_board: bool,
    all: &mut Vec<Candidate>,
) {
    for found in scan.found() {
        let Use::Company(anchor) = found.use_ else { continue };
        if all.len() >= MOST {
            break;
        }
        let is_client = anchor.name == "company.client";
        let words = scan.words(found);
        let after = &words.text[words.list[found.place.last].end..];
        let name = match anchor.side {
            // “our client, Acme Bank”.
            Side::Behind if is_client => {
                company_at(after.trim_start_matches([',', ':', ' ', '-', '–', '(']))
            }
            Side::Behind => company_at(after),
            Side::Before => before_words(words, found.place.first),
        };
        let Some(mut name) = name else { continue };
        // “Your application was sent to Acme Recruiting”, and the line ends: that is the whole name.
        if anchor.name == "company.applied_to" && from_a_board {
            name = whole_line(after, name);
        }
        if anchor.side == Side::Behind && begins_elsewhere(after, is_client) {
            continue;
        }
        // “interest in Acme's Data Engineer position”.
        if let Some((owner, rest)) = name.split_once("'s ").or_else(|| name.split_once("’s "))
            && (names_a_role(rest)
                || anchor.side == Side::Behind && followed_by_role(after, name)
                || role.is_some_and(|role| role.starts_with(rest))
                || rest.split(' ').any(|word| ABOUT.has(word) || NO_COMPANY.has(word)))
        {
            name = owner;
        }
        let behind = match anchor.side {
            Side::Behind => &after[name.as_ptr() as usize + name.len() - after.as_ptr() as usize..],
            Side::Before => "",
        };
        if after.trim_start().starts_with("http")
            || anchor.side == Side::Behind && followed_by_role(after, name)
            || role.is_some_and(|role| within(role, name) && only_within(scan, role, name))
            || is_with_state(behind)
            || behind.trim_start().starts_with("family")
        {
            continue;
        }
        let spot = if found.in_subject { Spot::Subject } else { Spot::Body };
        let trust = anchor.trust
            + if found.in_subject { 0.1 } else { 0.0 }
            + match (is_client, approach) {
                (true, true) => 0.6,
                // An agency that answers an application: its client is the employer.
                (true, false) if says_whose_client(words, found.place.first) => 0.4,
                (true, false) => -0.3,
                _ => 0.0,
            }
            - if anchor.name == TALK_WITH && (is_person(name) || is_introduced(behind)) {
                0.4
            } else {
                0.0
            };
        let quote = words.sentence_around(found.place.first);
        let one = Candidate::new(name, spot, trust, anchor.name, quote);
        if !all
            .iter()
            .any(|known| known.name == one.name && known.spot == spot && known.trust >= trust)
        {
            all.push(one);
        }
    }
}

/// The name up to the end of its line, where nothing but capitalised words of its own follows.
fn whole_line<'t>(after: &'t str, name: &'t str) -> &'t str {
    const MOST: usize = 3;
    let start = name.as_ptr() as usize - after.as_ptr() as usize;
    let line = after[start..].lines().next().unwrap_or_default().trim_end();
    let rest = line.get(name.len()..).unwrap_or_default();
    let goes_on = rest.starts_with(' ')
        && rest.split_whitespace().count() <= MOST
        && rest
            .split_whitespace()
            .all(|word| is_capitalised(word) && word.ends_with(char::is_alphanumeric));
    if goes_on { line } else { name }
}

/// “our client”, “my client, …”: the writer is an agency.
fn says_whose_client(words: &Words<'_>, client: usize) -> bool {
    client > 0
        && ["our", "my"].iter().any(|whose| words.word(client - 1).eq_ignore_ascii_case(whose))
}

/// “applying to. Acme”: what follows belongs to the next sentence.
fn begins_elsewhere(after: &str, is_client: bool) -> bool {
    let after = after.trim_start_matches(['"', '“', '*', ' ']);
    after.starts_with(['.', '!', '?', ';', ')']) || !is_client && after.starts_with(',')
}

/// `Company: Acme`, alone on a line.
fn from_field(text: &str) -> Option<Candidate> {
    const LINES: usize = 60;
    const FIELDS: List =
        List("company|employer|organization|organisation|company name|unternehmen|firma");
    text.lines().take(LINES).find_map(|line| {
        let (field, value) = line.trim_start_matches(['*', '•', '-', ' ', '\t']).split_once(':')?;
        let field = field.trim_end_matches(['*', ' ']);
        if field.len() > 16 || !FIELDS.has(&field.to_ascii_lowercase()) {
            return None;
        }
        let name = clean_company(value.trim_matches(['*', ' ', '\t']))?;
        Some(Candidate::new(name, Spot::Body, 0.9, "company.field", line))
    })
}

/// Whether a name is part of a role. “Your Acme Robotics application”: what names no profession may be the company itself.
fn within(role: &str, name: &str) -> bool {
    is_title(role) && role.contains(name)
}

/// Whether a name stands nowhere but inside the role.
fn only_within(scan: &Scan<'_>, role: &str, name: &str) -> bool {
    let count =
        |what: &str| scan.subject.text.matches(what).count() + scan.body.text.matches(what).count();
    count(name) <= count(role)
}

/// `Acme, Inc. has decided …`: the capitalised words that end before the verb.
fn before_words<'t>(words: &Words<'t>, verb: usize) -> Option<&'t str> {
    let sentence = words.list.get(verb)?.sentence;
    let mut start = verb;
    while start > 0 && verb - start < 7 && words.list[start - 1].sentence == sentence {
        let word = words.word(start - 1);
        let small = ["of", "and", "the"].contains(&word);
        if !small && !is_capitalised(word) {
            break;
        }
        start -= 1;
    }
    let text = words.text.get(words.list[start].start..words.list[verb].start)?;
    // “Unfortunately, Acme has …” and “Dear Kim, Acme has …” begin with words of the sentence; “Acme, Inc.” does not.
    let text = match text.trim_end().rsplit_once(", ") {
        Some((opening, form))
            if ["Inc", "LLC", "Ltd", "Corp", "LLP"].iter().any(|own| form.starts_with(own)) =>
        {
            opening.rsplit_once(", ").map_or(text, |(front, _)| &text[front.len() + 2..])
        }
        Some((_, rest)) if !rest.trim().is_empty() => rest,
        _ => text,
    };
    company_at(text)
}

/// `interest in Platform Engineering role`: what follows is a role and no company.
fn followed_by_role(after: &str, name: &str) -> bool {
    let start = name.as_ptr() as usize - after.as_ptr() as usize;
    let rest = after[start + name.len()..].trim_start_matches(['"', '”', '*', ' ', '’', '\'']);
    ["position", "role", "opening", "job", "opportunity", "vacancy", "internship", "program"]
        .iter()
        .any(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

/// “an interview with Hollis, our Head of Design”: what is told of a name makes a person of it.
fn is_introduced(behind: &str) -> bool {
    [", our ", ", my ", ", who ", ", head of "].iter().any(|told| behind.starts_with(told))
}

/// “position in Denver, CO”: what is followed by a state is a place.
fn is_with_state(behind: &str) -> bool {
    let mut state = behind.strip_prefix(", ").unwrap_or_default().chars();
    state.next().is_some_and(char::is_uppercase)
        && state.next().is_some_and(char::is_uppercase)
        && !state.next().is_some_and(char::is_alphanumeric)
}
