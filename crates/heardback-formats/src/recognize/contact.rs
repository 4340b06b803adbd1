//! Who wrote, as a person: a name with an address, or a name alone.

use heardback_core::mail::{Address, Mail};
use heardback_core::reading::Evidence;

use super::list::List;
use super::names::{is_desk, is_person};
use super::senders::{Sender, is_noreply, sender};
use super::titles::is_title;

/// The person behind a message, if there is one.
pub(super) fn contact(
    mail: &Mail,
    own_text: &str,
    company: Option<&str>,
) -> Option<(Address, Evidence)> {
    let people = [from_sender(mail), from_introduction(own_text), from_signature(mail, own_text)];
    // A company with two words in its name looks like a person.
    let is_company = |name: &str| {
        company.is_some_and(|company| {
            company.contains(name) || company.len() > 3 && name.starts_with(company)
        })
    };
    people.into_iter().flatten().find(|(person, _)| !is_company(&person.name))
}

fn evidence(rule: &str, quote: &str) -> Evidence {
    Evidence { field: "contact".to_owned(), rule: rule.to_owned(), quote: quote.trim().to_owned() }
}

/// `Jane Doe <jane@acme.com>`, `Jane Doe via Greenhouse`, `Jane Doe (Acme)`.
fn from_sender(mail: &Mail) -> Option<(Address, Evidence)> {
    let from = mail.from.as_ref()?;
    let mut name = from.name.trim().trim_matches('"');
    for joint in [" via ", " from ", " at ", " @ ", " (", " | ", ", ", " - "] {
        if let Some((left, _)) = name.split_once(joint) {
            name = left.trim();
            break;
        }
    }
    // `Doe, Jane` was cut at its comma.
    if let Some((last, first)) = from.name.split_once(", ")
        && let turned = format!("{first} {last}")
        && is_person(&turned)
        && !last.contains(' ')
        && !first.contains(' ')
    {
        return Some((
            Address { name: turned, email: own_address(from) },
            evidence("contact.sender", &from.name),
        ));
    }
    (is_person(name) && !is_desk(name)).then(|| {
        (
            Address { name: name.to_owned(), email: own_address(from) },
            evidence("contact.sender", &from.name),
        )
    })
}

/// The address, unless it is a machine's that nobody can be reached at.
fn own_address(from: &Address) -> String {
    if is_noreply(from) || sender(&from.domain()) == Sender::Board {
        String::new()
    } else {
        from.email.clone()
    }
}

/// “My name is Jane”, “I'm Jane Doe and I …”.
fn from_introduction(text: &str) -> Option<(Address, Evidence)> {
    for opening in ["My name is ", "my name is ", "I'm ", "I’m ", "This is ", "I am "] {
        let Some(at) = text.find(opening) else { continue };
        let rest = &text[at + opening.len()..];
        let mut name = String::new();
        for word in rest.split_whitespace().take(3) {
            let bare = word.trim_end_matches([',', '.', '!', ';']);
            let capital = bare.chars().next().is_some_and(char::is_uppercase)
                && bare.chars().skip(1).any(char::is_lowercase);
            if !capital || !bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
            {
                break;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(bare);
            if bare.len() < word.len() {
                break;
            }
        }
        let sure = opening.to_lowercase().contains("name") || is_person(&name);
        if !name.is_empty() && sure {
            let line = rest.lines().next().unwrap_or_default();
            let quote = format!("{opening}{line}");
            return Some((
                Address { name, email: String::new() },
                evidence("contact.introduction", &quote),
            ));
        }
    }
    None
}

/// A person's name under the closing words.
fn from_signature(mail: &Mail, text: &str) -> Option<(Address, Evidence)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let Some(closing) = lines.iter().rposition(|line| {
        let bare = line.trim_end_matches([',', '.', '!', '-', ' ']).to_lowercase();
        ["best", "thanks", "cheers", "sincerely", "warmly", "cordially", "respectfully"]
            .contains(&bare.as_str())
            || bare.len() < 32
                && [
                    "regards",
                    "wishes",
                    "sincerely",
                    "thank you",
                    "grüßen",
                    "grüße",
                    "many thanks",
                    "all the best",
                ]
                .iter()
                .any(|word| bare.ends_with(word))
    }) else {
        return from_block(mail, &lines);
    };
    let line = lines.get(closing + 1)?;
    let name = line.split([',', '|', '–', '(']).next()?.trim();
    let alone = name.split_whitespace().count() == 1
        && name.len() >= 3
        && name.chars().all(char::is_alphabetic)
        && name.chars().next().is_some_and(char::is_uppercase)
        && name.chars().skip(1).all(char::is_lowercase)
        && lines.len() == closing + 2;
    (is_person(name) || alone && !is_own_brand(mail, name)).then(|| {
        let email = mail
            .from
            .as_ref()
            .map(own_address)
            .filter(|_| sign_matches(mail, name))
            .or_else(|| answers_to(mail, name))
            .unwrap_or_default();
        (Address { name: name.to_owned(), email }, evidence("contact.signature", line))
    })
}

/// A person's name among the last lines with a title or a desk under it: `Jonas Beck`, `Talent Acquisition, Altamera`.
fn from_block(mail: &Mail, lines: &[&str]) -> Option<(Address, Evidence)> {
    const LINES: usize = 8;
    let last = &lines[lines.len().saturating_sub(LINES)..];
    // “On behalf of Acme,” and a name, and nothing more.
    if let [.., above, line] = last
        && above.ends_with(',')
        && above.len() <= 60
        && is_person(line)
        && !is_desk(line)
        && !above.contains(line)
        && !is_title(line)
    {
        let name = Address { name: (*line).to_owned(), email: String::new() };
        return Some((name, evidence("contact.signature", line)));
    }
    let line = last.windows(2).find_map(|pair| {
        let [line, below] = pair else { return None };
        let name = line.split([',', '|', '–', '(']).next()?.trim();
        let front = below.split([',', '|', '–', '@']).next()?.trim();
        let says_what = is_title(front) || is_desk(front) || is_office(front);
        (is_person(name)
            && !is_desk(name)
            && !is_title(name)
            && !below.ends_with(['.', '!', '?'])
            && below.len() <= 70
            && says_what)
            .then_some(*line)
    })?;
    let name = line.split([',', '|', '–', '(']).next()?.trim();
    let email = mail
        .from
        .as_ref()
        .map(own_address)
        .filter(|_| sign_matches(mail, name))
        .or_else(|| answers_to(mail, name))
        .unwrap_or_default();
    Some((Address { name: name.to_owned(), email }, evidence("contact.signature", line)))
}

/// `HR Generalist`, `Chair`, `Head of People`: what somebody is who hires.
fn is_office(text: &str) -> bool {
    const OFFICES: List = List(
        "generalist|chair|chairman|chairwoman|head|partner|founder|recruiting|talent|hr|people",
    );
    text.split_whitespace().take(3).any(|word| OFFICES.has(word))
}

/// The address answers go to, where it bears this name.
fn answers_to(mail: &Mail, name: &str) -> Option<String> {
    let theirs =
        |to: &&Address| to.name.trim().eq_ignore_ascii_case(name.trim()) && !is_noreply(to);
    mail.reply_to.iter().find(theirs).map(|to| to.email.clone())
}

/// A single word below the closing that is the company's own name signs for nobody.
fn is_own_brand(mail: &Mail, name: &str) -> bool {
    let lower = name.to_lowercase();
    mail.from.as_ref().is_some_and(|from| {
        from.domain().contains(&lower) || from.name.to_lowercase().contains(&lower)
    }) || mail.subject.to_lowercase().contains(&lower)
        || mail.text.matches(name).count() > 1
}

/// Whether the sender's address could be this person's.
fn sign_matches(mail: &Mail, name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    mail.from.as_ref().is_some_and(|from| {
        from.local().contains(&first) || from.name.to_lowercase().contains(&first)
    })
}
