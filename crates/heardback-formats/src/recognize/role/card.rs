//! The card of a job board: the role above the company.

use heardback_core::reading::Evidence;

use super::super::titles::is_title;
use super::Role;
use super::subject::ABOUT;
use super::tidy::{starts_like_a_title, tidy};

/// The line above the company's, as job boards write it: `Sous Chef`, and below it `Acme · Reno, NV` or `Acme - Reno, NV`.
pub(in crate::recognize) fn above_company(text: &str, company: &str) -> Option<Role> {
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
