//! Who the employer is. The sender usually is not: display name, subject, text, signature, in that order of trust; the
//! domain only if it is the employer's own.

use super::list::List;
use heardback_core::mail::{Address, Mail};
use heardback_core::reading::Evidence;

use super::names::{clean_company, company_at, is_capitalised, is_person};
use super::role::is_title;
use super::senders::{Sender, is_hiring_desk, is_noreply, sender};
use super::weigh::{Scan, Use};
use super::words::Words;

/// Words that a company's name follows.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) name: &'static str,
    pub(super) phrases: &'static [&'static str],
    /// Where several speak, the lower number is believed.
    rank: u8,
    side: Side,
}

/// Where the name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
}

pub(super) const ANCHORS: &[Anchor] = &[
    Anchor {
        name: "company.applied_to",
        rank: 0,
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
        rank: 1,
        side: Side::Behind,
        phrases: &[
            "<role> at|with",
            "<role> ..8 at|with",
            "interview|interviewing ..1 with|at",
            "career|careers|employment|opportunities at|with|in",
            "offer|assessment|challenge ..1 from|with|at",
            "working|work at|with|for|in",
            "next steps|step with|at",
            "joining|join the?",
            "team ..1 at",
            "position|role ..2 here? at",
            "opportunity ..4 at|with",
            "future at|with",
            "behalf of ..1 the?",
            "update from",
            "interview invitation from|at|with",
            "invitation from",
            "welcome to",
        ],
    },
    Anchor {
        name: "company.interest_in",
        rank: 2,
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
        ],
    },
    Anchor {
        name: "company.here_at",
        rank: 3,
        side: Side::Behind,
        phrases: &[
            "here at",
            "recruiter|sourcer|recruiting|partner|manager|coordinator at|with|for|from",
            "i work ..3 at|for",
            "called",
            "me from|with|at",
            "a role with",
            "my company",
        ],
    },
    Anchor {
        name: "company.it_decided",
        rank: 2,
        side: Side::Before,
        phrases: &[
            "has|have ..1 decided|moved|chosen|reviewed|received|selected|determined|elected|opted|filled",
            "is|are ..1 pleased|excited|delighted|happy|proud to ..3 offer|invite|extend",
            "would like to ..2 invite|offer|thank",
            "received your application|resume|cv",
            "invites you",
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

/// The employer a message speaks of.
pub(super) fn company(mail: &Mail, scan: &Scan<'_>, role: Option<&str>) -> Option<Company> {
    passed_on(mail, scan, role)
        .or_else(|| from_display_name(mail))
        .or_else(|| from_words(scan, true, role))
        .or_else(|| from_subject_end(scan.subject.text))
        .or_else(|| from_words(scan, false, role))
        .or_else(|| from_signature(scan.body.text))
        .or_else(|| from_subject_tail(scan.subject.text, role))
        .or_else(|| from_domain(mail))
}

/// The company that the words themselves name, whoever wrote them.
pub(super) fn in_words(scan: &Scan<'_>, role: Option<&str>) -> Option<Company> {
    from_words(scan, true, role).or_else(|| from_words(scan, false, role))
}

/// The company an application is sent to: named in the letter, else by the address it goes to.
pub(super) fn addressee(mail: &Mail, scan: &Scan<'_>, role: Option<&str>) -> Option<Company> {
    in_words(scan, role).or_else(|| {
        let mut company = mail.to.iter().find_map(from_address)?;
        company.sure = true;
        Some(company)
    })
}

/// `Your application was sent to Acme`, from a place that calls itself by its own domain: it passes on what concerns
/// Acme, whatever its name.
fn passed_on(mail: &Mail, scan: &Scan<'_>, role: Option<&str>) -> Option<Company> {
    let from = mail.from.as_ref()?;
    let squashed = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let own = from.domain();
    let own = squashed(own.rsplit('.').nth(1).unwrap_or_default());
    if own.is_empty() || squashed(&from.name) != own {
        return None;
    }
    let company = from_words(scan, true, role)?;
    let named_by_application = company.evidence.rule == "company.applied_to";
    (named_by_application && squashed(&company.name) != own).then_some(company)
}

fn found(name: &str, sure: bool, rule: &str, quote: &str) -> Company {
    let evidence = Evidence {
        field: "company".to_owned(),
        rule: rule.to_owned(),
        quote: quote.trim().to_owned(),
    };
    Company { name: name.to_owned(), sure, evidence }
}

/// `Acme Hiring Team`, `Acme via Greenhouse`, `Jane from Acme`, `Acme @ icims`, or a relay that calls itself Acme.
fn from_display_name(mail: &Mail) -> Option<Company> {
    let from = mail.from.as_ref()?;
    let name = from.name.trim().trim_matches('"');
    let kind = sender(&from.domain());
    if name.is_empty() || kind == Sender::Board || name.contains('@') && !name.contains(" @ ") {
        return None;
    }
    const JOINTS: [&str; 9] =
        [" via ", " @ ", " from ", " at ", " bei ", " with ", " | ", " - ", ", "];
    for joint in JOINTS {
        let Some((left, right)) = name.split_once(joint) else { continue };
        let (left, right) = (left.trim(), right.trim());
        let side = match joint {
            " via " | " @ " => left,
            ", " if !is_person(left) => continue,
            _ if is_person(left) || !left.contains(' ') || is_team(left) => right,
            _ => left,
        };
        // `Jane Doe via Greenhouse` names a person and a relay.
        if is_person(side) && (joint == " via " || joint == " @ ") {
            continue;
        }
        if let Some(company) = clean_company(side)
            && !is_team(side) | (company.len() < side.len())
        {
            return Some(found(company, true, "company.display_name", name));
        }
    }
    if sender_names_itself(name) {
        return None;
    }
    let company = clean_company(name)?;
    let had_tail = company.len() < name.trim_start_matches("The ").len();
    let automatic = kind == Sender::Relay || is_noreply(from) || is_hiring_desk(from);
    if had_tail && !is_team(company) && kind != Sender::Freemail {
        return Some(found(company, true, "company.display_name", name));
    }
    // A person's name is no company, and two words could be a person even where a machine writes.
    // A person's name is no company, unless the subject speaks of it as one.
    let named = !is_person(name) || is_noreply(from) && mail.subject.contains(name);
    (automatic && named && !is_team(name))
        .then(|| found(company, true, "company.display_name", name))
}

/// `Workday`, `Greenhouse`: the relay's own name instead of the employer's.
fn sender_names_itself(name: &str) -> bool {
    const RELAYS: List = List(
        "workday|greenhouse|lever|icims|taleo|ashby|smartrecruiters|jobvite|bamboohr|workable|breezy|successfactors|brassring|codility|hackerrank|codesignal|hirevue|calendly|goodtime|linkedin|indeed|mailer|system",
    );
    name.split_whitespace().next().is_some_and(|word| RELAYS.has(word))
}

/// A desk rather than a name: `Talent Acquisition`, `Recruiting Team`.
fn is_team(name: &str) -> bool {
    clean_company(name).is_none()
        || name.split_whitespace().all(|word| {
            let lower = word.to_lowercase();
            [
                "the",
                "team",
                "hiring",
                "recruiting",
                "recruitment",
                "talent",
                "acquisition",
                "careers",
                "people",
                "hr",
                "global",
                "campus",
            ]
            .contains(&lower.as_str())
        })
}

/// Beside an anchor in the subject or the text.
fn from_words(scan: &Scan<'_>, in_subject: bool, role: Option<&str>) -> Option<Company> {
    let mut best: Option<(u8, Company)> = None;
    for found_at in scan.found().filter(|found| found.in_subject == in_subject) {
        let Use::Company(anchor) = found_at.use_ else { continue };
        if best.as_ref().is_some_and(|(rank, _)| *rank <= anchor.rank) {
            continue;
        }
        let words = scan.words(found_at);
        let after = &words.text[words.list[found_at.place.last].end..];
        let name = match anchor.side {
            Side::Behind => company_at(after),
            Side::Before => before_words(words, found_at.place.first),
        };
        let Some(mut name) = name else { continue };
        // “interest in Acme's Data Engineer position”.
        if let Some((owner, rest)) = name.split_once("'s ").or_else(|| name.split_once("’s "))
            && (is_title(rest) || followed_by_role(after, name))
        {
            name = owner;
        }
        if is_title(name)
            || after.trim_start().starts_with("http")
            || anchor.side == Side::Behind && followed_by_role(after, name)
            || role.is_some_and(|role| role.contains(name))
            || is_place(words.text, name)
        {
            continue;
        }
        let quote = words.sentence_around(found_at.place.first);
        best = Some((anchor.rank, found(name, anchor.rank < 3, anchor.name, quote)));
    }
    best.map(|(_, company)| company)
}

/// `Offer: Data Engineer at Acme Ltd`: a name from the last “at” to the end.
fn from_subject_end(subject: &str) -> Option<Company> {
    let (_, end) = subject.rsplit_once(" at ").or_else(|| subject.rsplit_once(" bei "))?;
    let name = company_at(end)?;
    let whole = end.trim().trim_end_matches(['!', '.', '?', ')', '"', '”']);
    let form = |rest: &str| rest.trim_start_matches([',', ' ']).split_whitespace().count() <= 1;
    (!is_title(name) && whole.strip_prefix(name).is_some_and(form))
        .then(|| found(name, true, "company.subject_end", subject))
}

/// `Application Confirmation - Acme`, `Acme: your application`.
fn from_subject_tail(subject: &str, role: Option<&str>) -> Option<Company> {
    const ABOUT: List = List("application|interview|assessment|candidacy|offer");
    let parts: Vec<&str> = [" - ", " | ", ": ", " – "]
        .iter()
        .find(|mark| subject.contains(**mark))
        .map(|mark| subject.split(*mark).collect())?;
    let about = |part: &str| part.split(|c: char| !c.is_alphanumeric()).any(|word| ABOUT.has(word));
    if !parts.iter().any(|part| about(part)) {
        return None;
    }
    let name = parts.iter().map(|part| part.trim()).find(|part| {
        let plain =
            part.split_whitespace().count() <= 3 && part.split_whitespace().all(is_capitalised);
        plain
            && !about(part)
            && !is_title(part)
            && role.is_none_or(|role| !role.contains(part))
            && !["Re", "Fwd", "Fw", "RE", "FW", "AW", "Invitation"].contains(part)
    })?;
    Some(found(clean_company(name)?, false, "company.subject_tail", subject))
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
    // “Unfortunately, Acme has …” begins with a word of the sentence.
    let text = match text.split_once(", ") {
        Some((opening, rest))
            if !rest.trim().is_empty()
                && !rest.starts_with("Inc")
                && !rest.starts_with("LLC")
                && opening.split_whitespace().count() == 1 =>
        {
            rest
        }
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

/// `position in Denver`: a place named with its state is no company.
fn is_place(text: &str, name: &str) -> bool {
    let Some(at) = text.find(name) else { return false };
    let rest = &text[at + name.len()..];
    let mut state = rest.strip_prefix(", ").unwrap_or_default().chars();
    state.next().is_some_and(char::is_uppercase)
        && state.next().is_some_and(char::is_uppercase)
        && !state.next().is_some_and(char::is_alphanumeric)
}

/// `The Acme Team`, `Acme Talent Acquisition`, or a lone name under the closing words.
fn from_signature(text: &str) -> Option<Company> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let closing = lines.iter().rposition(|line| is_closing(line));
    let below = closing.map_or(lines.len().saturating_sub(6), |at| at + 1);
    let lines = &lines[below.min(lines.len())..];
    for line in lines.iter().take(8) {
        if let Some(company) = from_team_line(line) {
            return Some(found(company, true, "company.signature", line));
        }
    }
    // A single name right below “Regards,” is the company's where no person signs.
    let line = lines.first().filter(|_| closing.is_some())?;
    let name = line.trim_end_matches(['.', ',']);
    if is_person(name)
        || name.split_whitespace().count() > 5
        || line.ends_with(['!', '?', ':'])
        || is_title(name)
    {
        return None;
    }
    let name = clean_company(name)?;
    (name.contains(' ') || name.contains('.') && !line.ends_with('.'))
        .then(|| found(name, true, "company.signature", line))
}

fn from_team_line(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['-', '—', '–', '~', ' ']);
    if line.len() > 70 || line.contains(':') {
        return None;
    }
    // “The Recruiting Team at Acme”.
    let lower = line.to_lowercase();
    let team = [
        "team",
        "recruiting",
        "talent acquisition",
        "human resources",
        "hr",
        "people & culture",
        "careers",
    ];
    if let Some(at) = lower.find(" at ")
        && team.iter().any(|word| lower[..at].contains(word))
        && line.is_char_boundary(at + 4)
    {
        return company_at(&line[at + 4..]);
    }
    let bare = line.trim_end_matches(['.', ',', '!']);
    let bare = bare.strip_prefix("The ").or_else(|| bare.strip_prefix("Your ")).unwrap_or(bare);
    let bare = bare.strip_prefix("Team ").unwrap_or(bare);
    let company = clean_company(bare)?;
    let starts = company.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let words = company.split_whitespace().count();
    (company.len() < line.trim_end_matches(['.', ',', '!']).len()
        && starts
        && words <= 5
        && !is_team(company)
        && !is_title(company))
    .then_some(company)
}

fn is_closing(line: &str) -> bool {
    let bare = line.trim_end_matches([',', '.', '!', '-', ' ']).to_lowercase();
    const CLOSINGS: List = List(
        "\
    best|regards|best regards|kind regards|warm regards|kindest regards|warmest regards|sincerely|\
    thanks|thank you|many thanks|cheers|best wishes|all the best|yours sincerely|yours truly|\
    respectfully|thanks again|warmly|with best regards|sincerely yours|mit freundlichen grüßen|\
    viele grüße|beste grüße|cordially|thanks & regards|thanks and regards",
    );
    CLOSINGS.has(&bare)
}

/// `careers@acme.com`: the employer's own domain.
fn from_domain(mail: &Mail) -> Option<Company> {
    from_address(mail.from.as_ref()?)
}

fn from_address(from: &Address) -> Option<Company> {
    let domain = from.domain();
    if sender(&domain) != Sender::Unknown || domain.is_empty() {
        return None;
    }
    let labels: Vec<&str> = domain.split('.').collect();
    let last = labels.len().checked_sub(2)?;
    let second_level = ["co", "com", "org", "net", "ac", "gov", "edu"];
    let own = if labels.len() > 2 && second_level.contains(&labels[last]) {
        labels[last - 1]
    } else {
        labels[last]
    };
    if own.len() < 2 || ["example", "mail", "email", "localhost"].contains(&own) {
        return None;
    }
    let mut name = String::new();
    for word in own.split('-') {
        if !name.is_empty() {
            name.push(' ');
        }
        let mut letters = word.chars();
        name.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    Some(found(&name, is_hiring_desk(from), "company.domain", &from.email))
}
