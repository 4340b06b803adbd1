//! The employer's name below a letter: `The Acme Team`, a desk and the company under it, a person's block.

use heardback_core::mail::Mail;

use super::company::{Candidate, Spot};
use super::list::List;
use super::names::{clean_company, company_at, is_capitalised, is_desk, is_person};
use super::titles::{is_title, names_a_role};

/// How many lines below the closing words are read.
const LINES: usize = 8;

/// The names in the last lines of a letter.
pub(super) fn candidates(mail: &Mail, text: &str, all: &mut Vec<Candidate>) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let sender = mail.from.as_ref().map(|from| from.name.trim()).unwrap_or_default();
    let is_sender =
        |line: &str| !sender.is_empty() && line.eq_ignore_ascii_case(sender) && is_person(sender);
    let closing = lines
        .iter()
        .rposition(|line| is_closing(line))
        .map(|at| at + 1)
        .or_else(|| lines.iter().rposition(|line| is_sender(line)));
    let below = closing.unwrap_or(lines.len().saturating_sub(5));
    let lines = &lines[below.min(lines.len())..];
    let mut push = |name: &str, trust: f32, line: &str| {
        all.push(Candidate::new(name, Spot::Signature, trust, "company.signature", line));
    };
    let mut above = "";
    for (at, line) in lines.iter().take(LINES).enumerate() {
        if let Some(company) = team_line(line) {
            push(company, 0.55, line);
        } else if let Some(name) = name_line(line) {
            // Right below a desk the company follows; below a person's title most likely.
            let under_desk = is_desk(above.trim_end_matches([',', '.']));
            let alone = at == 0 && closing.is_some() && !is_person(name);
            let under_title = is_title(above) && !above.ends_with(['.', '!', '?']);
            let trust = match (under_desk, alone, under_title) {
                (true, ..) => 0.52,
                (_, true, _) if name.contains(' ') => 0.5,
                (_, _, true) => 0.48,
                _ if is_person(name) => 0.1,
                (_, true, _) => 0.2,
                _ => 0.35,
            };
            push(name, trust, line);
        }
        above = line;
    }
}

/// A line that could be nothing but a company's name.
fn name_line(line: &str) -> Option<&str> {
    let bare =
        line.split(['|', '•', '·', '(']).next()?.trim().trim_end_matches(['.', ',', '-', '–']);
    let bare = bare.strip_prefix("on behalf of ").unwrap_or(bare);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let proper = words.iter().all(|word| {
        is_capitalised(word) || matches!(*word, "of" | "and" | "&" | "the" | "for" | "+")
    });
    ((1..=6).contains(&words.len())
        && proper
        && !line.ends_with(['!', '?', ':'])
        && !bare.contains(['@', ':', '/'])
        && !bare.contains("www.")
        && !names_a_role(bare)
        && !is_desk(bare)
        && !is_closing(bare)
        && !GREETINGS.has(words[0]))
    .then(|| clean_company(bare))
    .flatten()
}

/// Words that open a letter.
const GREETINGS: List = List(
    "dear|hi|hello|hey|good|greetings|guten|hallo|sehr|liebe|lieber|bonjour|applicant|candidate",
);

fn team_line(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['-', '—', '–', '~', ' ', '*']);
    if line.len() > 70 || line.contains(':') {
        return None;
    }
    // “The Recruiting Team at Acme”.
    let lower = line.to_lowercase();
    const TEAM: [&str; 8] = [
        "team",
        "recruiting",
        "talent acquisition",
        "human resources",
        "hr",
        "people & culture",
        "careers",
        "friends",
    ];
    if let Some(at) = lower.find(" at ").or_else(|| lower.find(" bei "))
        && TEAM.iter().any(|word| lower[..at].contains(word))
        && lower.len() == line.len()
    {
        let behind = line[at + 1..].split_once(' ').map_or("", |(_, behind)| behind);
        return company_at(behind);
    }
    let bare = line.trim_end_matches(['.', ',', '!', '*']);
    let had_article = ["The ", "Your ", "Team ", "Ihr "].iter().any(|word| bare.starts_with(word));
    let bare = bare.strip_prefix("The ").or_else(|| bare.strip_prefix("Your ")).unwrap_or(bare);
    let bare = bare.strip_prefix("Team ").unwrap_or(bare);
    let company = clean_company(bare)?;
    let starts = company.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let words = company.split_whitespace().count();
    let tailed = company.len() < bare.len() || had_article && bare.len() < line.len() - 4;
    (tailed && (starts || words == 1) && words <= 5 && !is_desk(company) && !is_title(company))
        .then_some(company)
}

/// `Kind regards,`: the words above a signature.
pub(super) fn is_closing(line: &str) -> bool {
    const CLOSINGS: List = List(
        "best|regards|best regards|kind regards|warm regards|kindest regards|warmest regards|sincerely|thanks|thank you|\
        many thanks|cheers|best wishes|all the best|yours sincerely|yours truly|yours faithfully|respectfully|thanks again|\
        warmly|with best regards|with kind regards|sincerely yours|mit freundlichen grüßen|freundliche grüße|\
        mit besten grüßen|viele grüße|beste grüße|cordially|thanks & regards|thanks and regards|with regards|\
        with appreciation|best of luck|regard|respectfully yours|very truly yours|take care|thank you again",
    );
    let bare = line.trim_end_matches([',', '.', '!', '-', ' ']);
    bare.len() <= 26 && CLOSINGS.has(&bare.to_lowercase())
}
