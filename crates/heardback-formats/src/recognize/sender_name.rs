//! What the sender's name and address tell of the employer: `Acme Hiring Team`, `Acme via Greenhouse`,
//! `acme@myworkday.com`, `kim@acme-robotics.com`.

use heardback_core::mail::{Address, Mail};

use super::company::{Candidate, Spot};
use super::list::List;
use super::names::{clean_company, is_capitalised, is_desk, is_of_a_company, is_person};
use super::senders::{Sender, is_hiring_desk, is_noreply, sender};
use super::weigh::Scan;
use super::words::Words;

/// Everything the sender tells.
pub(super) fn candidates(mail: &Mail, scan: &Scan<'_>) -> Vec<Candidate> {
    let Some(from) = &mail.from else { return Vec::new() };
    let mut all: Vec<Candidate> = from_display_name(mail).into_iter().collect();
    let (label, sure) = match sender(&from.domain()) {
        Sender::Relay => match tenant(from) {
            Some(tenant) => (tenant, false),
            None => return all,
        },
        Sender::Unknown => match own_label(&from.domain()) {
            Some(label) => (label, true),
            None => return all,
        },
        Sender::Board | Sender::Freemail => return all,
    };
    let rule = if sure { "company.domain" } else { "company.relay_address" };
    let spelled = spelled(&scan.subject, &label).or_else(|| spelled(&scan.body, &label));
    if let Some(name) = spelled {
        // An agency's recruiter writes from the agency's domain.
        let trust = if is_hiring_desk(from) || is_noreply(from) || !sure { 0.7 } else { 0.58 };
        all.push(Candidate::new(name, Spot::Address, trust, rule, &from.email));
    } else if sure {
        all.extend(own_domain(from));
    } else {
        // Two or three letters are an abbreviation.
        let name = if label.len() <= 3 { label.to_uppercase() } else { capital(&label) };
        all.push(Candidate::new(&name, Spot::Address, 0.4, rule, &from.email));
    }
    all
}

/// Whether an address may be one person's, and no machine's, desk's or service's.
pub(super) fn is_a_persons(from: &Address) -> bool {
    !is_noreply(from)
        && !is_hiring_desk(from)
        && matches!(sender(&from.domain()), Sender::Unknown | Sender::Freemail)
}

/// Whether a mail comes from a place where jobs are posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Board {
    /// One that is known.
    Known,
    /// The sender goes by the name of its domain.
    Perhaps,
    No,
}

pub(super) fn board(mail: &Mail) -> Board {
    let Some(from) = &mail.from else { return Board::No };
    if sender(&from.domain()) == Sender::Board {
        Board::Known
    } else if own_label(&from.domain()).is_some_and(|own| squashed(&from.name) == own) {
        Board::Perhaps
    } else {
        Board::No
    }
}

/// Whether a name is what the sending place calls itself.
pub(super) fn is_senders_own(mail: &Mail, name: &str) -> bool {
    mail.from
        .as_ref()
        .and_then(|from| own_label(&from.domain()))
        .is_some_and(|own| squashed(name) == own)
}

/// What the name of an account with a service is worth.
const ACCOUNT: f32 = 0.5;

/// `Acme Workday Notification`, `Workday.Admin acme`, `AcmeHRWorkday`, `Do Not Reply at Acme`: the name without what a service
/// puts to it.
fn without_plumbing(name: &str) -> String {
    const ADDED: List = List(
        "workday|myworkday|notification|notifications|donotreply|noreply|no-reply|admin|administrator|system|systemmessage|\
        automailer|mailer",
    );
    const JOINED: List = List("@|at|from|via|-|–||");
    let name = ["Do Not Reply", "do not reply", "No Reply", "no reply", "DO NOT REPLY"]
        .iter()
        .fold(name.to_owned(), |name, added| name.replace(added, "Noreply"));
    let is_added = |word: &str| {
        let mut parts =
            word.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|part| !part.is_empty());
        let first = parts.next();
        first.is_some_and(|first| ADDED.has(first))
            && parts.all(|part| ADDED.has(part) || part.len() <= 3)
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    // `@` alone between two names is the mark that tells them apart.
    if words.iter().all(|word| !is_added(word) && !word.ends_with("Workday"))
        || words.contains(&"@")
    {
        return name;
    }
    let mut kept: Vec<&str> = words
        .iter()
        .filter(|word| !is_added(word))
        .map(|word| {
            word.strip_suffix("Workday")
                .map_or(*word, |front| front.strip_suffix("HR").unwrap_or(front))
        })
        .filter(|word| !word.is_empty())
        .collect();
    while let [first, rest @ ..] = &kept[..]
        && JOINED.has(first)
    {
        kept = rest.to_vec();
    }
    while let [rest @ .., last] = &kept[..]
        && JOINED.has(last)
    {
        kept = rest.to_vec();
    }
    if kept.is_empty() { name } else { kept.join(" ") }
}

/// `Acme Hiring Team`, `Acme via Greenhouse`, `Jane from Acme`, `Acme @ icims`, or a relay that calls itself Acme.
fn from_display_name(mail: &Mail) -> Option<Candidate> {
    let from = mail.from.as_ref()?;
    let kind = sender(&from.domain());
    let written = from.name.trim().trim_matches(['"', '\'']).trim();
    let bare = without_plumbing(written);
    let name = bare.as_str();
    if name.is_empty() || name.contains('@') && !name.contains(" @ ") {
        return None;
    }
    // An account that says it is one with a service may be the parent's of the house that the letter names.
    let of_an_account = kind == Sender::Relay && bare.len() < written.len();
    let found = |company: &str, trust: f32| {
        let trust = if of_an_account { trust.min(ACCOUNT) } else { trust };
        Some(Candidate::new(company, Spot::Sender, trust, "company.display_name", written))
    };
    // `Jane Doe (Acme)`, `Acme (via Greenhouse)`.
    if let Some((front, inside)) = name.trim_end_matches(')').rsplit_once('(')
        && !names_a_service(inside.trim_start_matches("via "))
        && is_person(front.trim())
        && !is_desk(inside)
        && let Some(company) = clean_company(inside)
    {
        return found(company, 0.9);
    }
    let name = name.split_once(" (").map_or(name, |(front, _)| front);
    const JOINTS: [&str; 11] =
        [" via ", " @ ", " from ", " at ", " bei ", " with ", " für ", " | ", " - ", " – ", ", "];
    for joint in JOINTS {
        let Some((left, right)) = name.split_once(joint) else { continue };
        let (left, right) = (left.trim(), right.trim());
        let side = match joint {
            " via " | " @ " if names_a_service(left) => right,
            " via " | " @ " => left,
            ", " if !is_person(left) => continue,
            _ if is_person(left) || !left.contains(' ') && joint != " - " || is_desk(left) => right,
            _ => left,
        };
        // `Jane Doe via Greenhouse` names a person and a relay, unless the letter speaks of it as a company.
        if is_person(side) && (joint == " via " || joint == " @ ") {
            if is_spoken_of(mail, side) {
                return found(side, 0.85);
            }
            if joint == " via " {
                return None;
            }
            continue;
        }
        if !names_a_service(side)
            && let Some(company) = clean_company(side)
        {
            return found(company, 0.9);
        }
    }
    if kind == Sender::Board || names_a_service(name) || is_desk(name) {
        return None;
    }
    let company = clean_company(name)?;
    let had_tail = company.len() < name.trim_start_matches("The ").len();
    if had_tail && kind != Sender::Freemail && !is_first_name_only(mail, company) {
        return found(company, 0.9);
    }
    let own = own_label(&from.domain()).filter(|_| kind == Sender::Unknown);
    if own.is_some_and(|own| {
        let whole = squashed(company);
        whole == own || own.len() >= 4 && whole.starts_with(&own) && !is_person(name)
    }) {
        return found(company, 0.9);
    }
    let automatic = kind == Sender::Relay || is_noreply(from) || is_hiring_desk(from);
    if !automatic {
        // A service that nobody knows yet writes in the employer's name, and so does the letter.
        let spoken_of = kind == Sender::Unknown && !is_person(name) && is_spoken_of(mail, name);
        return spoken_of.then(|| found(company, 0.6)).flatten();
    }
    // Two words could be a person even where a machine writes, unless the letter speaks of them as a company.
    let named = !is_person(name) || name == name.to_uppercase() || is_spoken_of(mail, name);
    found(company, if named { 0.85 } else { 0.35 })
}

/// Whether a name that could be a person's stands in the subject, or in the text where a company stands.
pub(super) fn is_spoken_of(mail: &Mail, name: &str) -> bool {
    const BEFORE: [&str; 5] = [" at ", " to ", " with ", " in ", " joining "];
    mail.subject.contains(name)
        || mail.text.match_indices(name).take(8).any(|(at, _)| {
            let before = &mail.text[..at];
            BEFORE.iter().any(|word| before.ends_with(word))
        })
}

/// `Jane Talent` of a machine that writes as Jane: a single first name is what remains.
fn is_first_name_only(mail: &Mail, company: &str) -> bool {
    !company.contains(' ') && mail.text.contains(&format!("My name is {company}"))
}

/// `Workday`, `Greenhouse`: the relay's own name instead of the employer's.
fn names_a_service(name: &str) -> bool {
    const SERVICES: List = List(
        "workday|myworkday|greenhouse|lever|icims|taleo|ashby|smartrecruiters|jobvite|bamboohr|workable|breezy|\
        successfactors|brassring|codility|hackerrank|codesignal|hirevue|calendly|goodtime|linkedin|indeed|mailer|system|\
        ziprecruiter|glassdoor|ukg|ultipro|paylocity|paycom|paycor|adp|oracle|sap|teamtailor|personio|recruitee|jazzhr|\
        applytojob|governmentjobs|neogov|handshake|dice|monster|careerbuilder|wellfound|modernhire|testgorilla|eightfold|\
        dayforce|ceridian|careerplug|paradox|sparkhire",
    );
    name.split_whitespace()
        .next()
        .is_some_and(|word| SERVICES.has(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whose account with the service writes: `acme` of `acme@myworkday.com` and of `careers@acme.icims.com`.
fn tenant(from: &Address) -> Option<String> {
    let (local, domain) = (from.local(), from.domain());
    let labels: Vec<&str> = domain.split('.').collect();
    let below = labels.len().checked_sub(2)?;
    // `careers-acme.icims.com` is Acme's.
    let bare_of_desk = |label: &str| -> String {
        let own = label.split_once('-').filter(|(desk, _)| is_desk(desk)).map(|(_, own)| own);
        own.unwrap_or(label).to_owned()
    };
    let telling = |label: &str| {
        let bare: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let parts = label.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
        let generic = |part: &str| PLUMBING.has(part) || is_desk(part);
        bare.len() >= 3
            && digits <= 2
            && !is_noreply(&Address { name: String::new(), email: format!("{label}@x") })
            && !generic(&bare)
            && !parts.into_iter().any(generic)
    };
    let mut bare = labels[..below].iter().rev().map(|label| bare_of_desk(label));
    let own = bare.find(|label| telling(label));
    // Elsewhere the local part is a mailbox of the service or a person.
    const BY_LOCAL: List = List(
        "myworkday|workday|icims|invalidemail|jobvite|applytojob|ultipro|ukg|brassring|silkroad",
    );
    let service = labels[below];
    let local = local.split('+').next().unwrap_or_default();
    let local = without_desk(local);
    let short = local.len() == 2 && local.bytes().all(|byte| byte.is_ascii_lowercase());
    let found = own.or_else(|| {
        let by_local = BY_LOCAL.has(service) && (telling(local) || short && !is_desk(local));
        by_local.then(|| local.to_owned())
    })?;
    Some(found.split(['-', '_', '.']).collect())
}

/// `acmecareers` is Acme's.
fn without_desk(local: &str) -> &str {
    const DESKS: [&str; 6] = ["careers", "recruiting", "recruitment", "talent", "hiring", "jobs"];
    let mut fronts = DESKS.iter().filter_map(|desk| local.strip_suffix(desk));
    let front = fronts
        .find(|front| front.len() >= 4 && front.bytes().all(|byte| byte.is_ascii_alphabetic()));
    front.unwrap_or(local)
}

/// Parts of services' addresses that name nobody.
const PLUMBING: List = List(
    "www|mail|email|em|smtp|mx|bounce|bounces|us|eu|uk|na|de|fr|ca|au|app|apps|candidates|candidate|hire|otp|impl|prod|\
    invalid|info|news|notify|message|messages|reply|noreply|workflow|sender|cloud|fa|system|myworkday|autoreply|relay|\
    send|mg|go|click|talentcommunity|community|post|postmaster|do|not|wd|myview|invitations|invitation|recruit",
);

/// The label of a domain that somebody chose: `acme` of `mail.acme.co.uk`, without hyphens.
pub(super) fn own_label(domain: &str) -> Option<String> {
    let labels: Vec<&str> = domain.split('.').collect();
    let last = labels.len().checked_sub(2)?;
    let second_level = ["co", "com", "org", "net", "ac", "gov", "edu"];
    let own = if labels.len() > 2 && second_level.contains(&labels[last]) {
        labels[last - 1]
    } else {
        labels[last]
    };
    (own.len() >= 2 && !["example", "mail", "email", "localhost", "invalidemail"].contains(&own))
        .then(|| own.replace('-', ""))
}

/// `careers@acme.com`: the employer's own domain, as a name.
pub(super) fn own_domain(from: &Address) -> Option<Candidate> {
    let domain = from.domain();
    if sender(&domain) != Sender::Unknown {
        return None;
    }
    let label = own_label(&domain)?;
    let written = domain.split('.').find(|part| part.replace('-', "") == label)?;
    let name = written.split('-').map(capital).collect::<Vec<_>>().join(" ");
    let trust = if is_hiring_desk(from) { 0.6 } else { 0.45 };
    Some(Candidate::new(&name, Spot::Address, trust, "company.domain", &from.email))
}

/// The words of a text that, written together, are this label: “Wayfarer Bikes” for `wayfarerbikes`.
fn spelled<'t>(words: &Words<'t>, label: &str) -> Option<&'t str> {
    const MOST: usize = 6;
    if label.len() < 3 {
        return None;
    }
    for first in 0..words.list.len() {
        let word = words.word(first);
        // An address or a link is no name.
        if !is_capitalised(word) || !starts_alike(word, label) {
            continue;
        }
        let mut joined = String::new();
        for last in first..words.list.len().min(first + MOST) {
            let word = words.word(last);
            let small = matches!(word, "and" | "of" | "the");
            // “Holloway & Co” for `hollowayandco`.
            let gap = &words.text[words.list[last.saturating_sub(1)].end.min(words.list[last].start)
                ..words.list[last].start];
            if last > first && gap.trim() == "&" && label[joined.len()..].starts_with("and") {
                joined.push_str("and");
            }
            let part = squashed(word);
            let with = label.get(joined.len()..).is_some_and(|rest| rest.starts_with(&part));
            if with {
                joined.push_str(&part);
            } else if !small {
                break;
            }
            if joined.len() == label.len() {
                let name = words.span(first, last);
                let behind = &words.text[words.list[last].end..];
                let in_address = behind.starts_with('@')
                    || behind.starts_with('.') && behind[1..].starts_with(char::is_lowercase);
                if !in_address && name.len() <= 60 && !name.contains('\n') {
                    return Some(grown(words, first, last, name));
                }
                break;
            }
        }
    }
    None
}

/// “Thornbury University” for `thornbury`: the words of a company's name that follow.
fn grown<'t>(words: &Words<'t>, first: usize, last: usize, name: &'t str) -> &'t str {
    const FURTHER: usize = 3;
    let sentence = words.list[first].sentence;
    let mut end = last;
    for next in last + 1..words.list.len().min(last + 1 + FURTHER) {
        let gap = &words.text[words.list[next - 1].end..words.list[next].start];
        if words.list[next].sentence != sentence || gap != " " || !is_capitalised(words.word(next))
        {
            break;
        }
        // “Acme Finance Team” is a team of Acme.
        let desk = words.list.get(next + 1).is_some_and(|after| after.sentence == sentence)
            && is_desk(words.word(next + 1));
        if is_of_a_company(words.word(next)) && !(desk && DEPARTMENTS.has(words.word(next))) {
            end = next;
        }
    }
    if end == last { name } else { words.span(first, end) }
}

/// What companies call themselves and their departments alike.
const DEPARTMENTS: List = List(
    "university|college|research|design|marketing|finance|security|education|learning|communications|global",
);

fn starts_alike(word: &str, label: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    letters.next().is_some_and(|first| label.starts_with(first))
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
