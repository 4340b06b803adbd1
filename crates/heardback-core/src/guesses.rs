//! Addresses somebody may have, derived from the way their company writes the addresses that are known (CON-2).
//!
//! A guess may bounce or reach a stranger, so this only proposes; nothing here is used before the user, told so, agreed to
//! guessing at that company. A bounce asks before the next (EDG-6).

use crate::journal::{Contact, EmailState, Journal};
use crate::matching::is_freemail;
use crate::plain::plain;

/// An address that may be somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The address.
    pub address: String,
    /// How it is made of a name, such as `first.last`.
    pub form: &'static str,
    /// Known addresses at this company that are made so.
    pub here: usize,
    /// Known addresses at other companies that are made so.
    pub elsewhere: usize,
}

/// Why nothing can be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoGuess {
    /// There is an address that works.
    #[error("an address is known, so none has to be guessed")]
    Known,
    /// The name has no letters that addresses are made of.
    #[error("addresses are made of first and last names in plain letters, and none is known")]
    Name,
    /// Nobody's address at the company is known, and neither is its domain.
    #[error("no address at that company is known yet, so there is nothing to guess from")]
    Domain,
    /// Whatever the name would make belongs to somebody else, or came back.
    #[error("every address this name would make is somebody else’s")]
    Taken,
    /// The profile guesses none.
    #[error("your profile guesses no addresses")]
    Profile,
    /// As many came back as the profile tries.
    #[error("your profile tries no more than {0} guesses for one person")]
    Tried(u32),
}

/// How an address is made of a first and a last name, in the order in which companies use them most.
type Form = (&'static str, fn(&str, &str) -> String);

const FORMS: [Form; 10] = [
    ("first.last", |first, last| format!("{first}.{last}")),
    ("flast", |first, last| format!("{}{last}", initial(first))),
    ("first", |first, _| first.to_owned()),
    ("f.last", |first, last| format!("{}.{last}", initial(first))),
    ("firstlast", |first, last| format!("{first}{last}")),
    ("first_last", |first, last| format!("{first}_{last}")),
    ("firstl", |first, last| format!("{first}{}", initial(last))),
    ("last", |_, last| last.to_owned()),
    ("last.first", |first, last| format!("{last}.{first}")),
    ("lastf", |first, last| format!("{last}{}", initial(first))),
];

/// Whether the user agreed to guess addresses at this person's company: for one person there is for all of them.
pub fn are_agreed(journal: &Journal, contact: usize) -> bool {
    let person = &journal.contacts[contact];
    let company = |contact: &Contact| -> Vec<String> {
        let at = contact.applications.iter().map(|&a| &journal.applications[a].company);
        let names = at.chain(contact.company.as_ref()).map(|name| plain(name));
        names.filter(|name| !name.is_empty()).collect()
    };
    let here = company(person);
    journal
        .contacts
        .iter()
        .filter(|other| other.agreed_to_guess.is_some())
        .any(|other| other.id == person.id || company(other).iter().any(|name| here.contains(name)))
}

/// What addresses this person may have, the likeliest first. At most `most` are tried for one person (CON-2).
pub fn guesses(journal: &Journal, contact: usize, most: u32) -> Result<Vec<Guess>, NoGuess> {
    let person = &journal.contacts[contact];
    if person.email_state == EmailState::Confirmed {
        return Err(NoGuess::Known);
    }
    if most == 0 {
        return Err(NoGuess::Profile);
    }
    if person.guesses_tried >= most {
        return Err(NoGuess::Tried(most));
    }
    let domain = domain(journal, contact).ok_or(NoGuess::Domain)?;
    let (first, last) = name(&person.name, is_german(&domain)).ok_or(NoGuess::Name)?;
    // An address of somebody else, and one that mail came back from, is not proposed (EDG-6).
    let known = journal.contacts.iter().filter_map(|known| known.email.as_deref());
    let taken: Vec<&str> = known.chain(person.came_back.iter().map(String::as_str)).collect();
    let mut found: Vec<Guess> = Vec::new();
    for (form, make) in FORMS {
        if last.is_empty() && form != "first" {
            continue;
        }
        let address = format!("{}@{domain}", make(&first, &last));
        let is_taken = taken.iter().any(|known| known.eq_ignore_ascii_case(&address));
        if is_taken || found.iter().any(|known| known.address == address) {
            continue;
        }
        let (mut here, mut elsewhere) = (0, 0);
        for known in journal.contacts.iter().filter(|known| is_made_so(known, make)) {
            match domain_of(known) == Some(domain.clone()) {
                true => here += 1,
                false => elsewhere += 1,
            }
        }
        found.push(Guess { address, form, here, elsewhere });
    }
    // The sort keeps the order of the forms among equals.
    found.sort_by_key(|guess| std::cmp::Reverse((guess.here, guess.elsewhere)));
    if found.is_empty() { Err(NoGuess::Taken) } else { Ok(found) }
}

fn is_made_so(known: &Contact, make: fn(&str, &str) -> String) -> bool {
    let Some(email) = known.email.as_deref().filter(|_| known.email_state == EmailState::Confirmed)
    else {
        return false;
    };
    let local = email.split('@').next().unwrap_or_default();
    [true, false]
        .into_iter()
        .filter_map(|german| name(&known.name, german))
        .any(|(first, last)| !last.is_empty() && make(&first, &last).eq_ignore_ascii_case(local))
}

/// The domain of the company: that of most of its people, else the one its mail came from.
fn domain(journal: &Journal, contact: usize) -> Option<String> {
    let person = &journal.contacts[contact];
    let colleagues = journal.contacts.iter().filter(|other| {
        let shared = person.applications.iter().any(|a| other.applications.contains(a));
        let same = person.company.is_some() && person.company == other.company;
        (shared || same) && other.email_state == EmailState::Confirmed && !other.is_only_helper()
    });
    let mut counted: Vec<(String, usize)> = Vec::new();
    for domain in colleagues.filter_map(domain_of) {
        match counted.iter_mut().find(|(known, _)| *known == domain) {
            Some((_, count)) => *count += 1,
            None => counted.push((domain, 1)),
        }
    }
    counted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let told = person.applications.iter().find_map(|&a| journal.applications[a].domain.clone());
    counted.into_iter().map(|(domain, _)| domain).next().or(told).filter(|domain| is_own(domain))
}

fn domain_of(contact: &Contact) -> Option<String> {
    let (_, domain) = contact.email.as_deref()?.rsplit_once('@')?;
    let domain = domain.to_ascii_lowercase();
    is_own(&domain).then_some(domain)
}

fn is_own(domain: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    domain.contains('.') && domain.bytes().all(letter) && !is_freemail(domain)
}

/// Where ü is written ue.
fn is_german(domain: &str) -> bool {
    [".de", ".at", ".ch"].iter().any(|end| domain.ends_with(end))
}

/// First and last name in letters of addresses; the last is empty where there is only one.
fn name(name: &str, german: bool) -> Option<(String, String)> {
    const TITLES: [&str; 12] =
        ["dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "jr", "sr", "phd", "mba"];
    const PARTS: [&str; 11] =
        ["van", "von", "de", "der", "den", "la", "di", "da", "del", "le", "du"];
    let turned = match name.split_once(',') {
        Some((last, first)) if !TITLES.contains(&plain(first).as_str()) => {
            format!("{first} {last}")
        }
        Some((name, _)) => name.to_owned(),
        None => name.to_owned(),
    };
    let words: Vec<String> = turned
        .split_whitespace()
        .map(|word| letters(word, german))
        .filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str()))
        .collect();
    let (first, rest) = words.split_first()?;
    let begin = rest
        .iter()
        .position(|word| PARTS.contains(&word.as_str()))
        .unwrap_or(rest.len().saturating_sub(1));
    let last = rest[begin..].concat();
    (first.len() > 1 && first.len() + last.len() <= 60).then(|| (first.clone(), last))
}

/// One word of a name as addresses write it; nothing where another script leaves no plain letters.
fn letters(word: &str, german: bool) -> String {
    let spelt = |word: &str| -> String {
        let word = word.to_lowercase();
        if german { word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue") } else { word }
    };
    let parts: Vec<String> =
        word.split('-').map(|part| plain(&spelt(part)).replace(' ', "")).collect();
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let whole = parts.join("-");
    if whole.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        whole
    } else {
        String::new()
    }
}

fn initial(name: &str) -> &str {
    name.get(..1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::journal::lines;
    use crate::journal::{Journal, Nowhere};

    const MOST: u32 = 3;

    fn journal(people: &[(&str, &str)]) -> Journal {
        let mut text = String::from(
            "2026-03-01 \"application\", \"application\": \"a1\", \"detail\": {\"company\": \"Acme\"}\n",
        );
        for (n, (name, email)) in people.iter().enumerate() {
            let mut says = |detail: String| {
                text.push_str(&format!(
                    "2026-03-01 \"contact\", \"contact\": \"c{n}\", \"detail\": {detail}\n"
                ));
            };
            says(serde_json::json!({ "name": name }).to_string());
            says("{\"application\": \"a1\"}".to_owned());
            if !email.is_empty() {
                says(serde_json::json!({ "email": email }).to_string());
            }
        }
        Journal::from_facts(&lines::facts(&text), &Nowhere)
    }

    /// The first guesses for the first of these people.
    fn first(people: &[(&str, &str)]) -> Vec<String> {
        let journal = journal(people);
        let c = journal.contacts.iter().position(|contact| contact.id.0 == "c0").unwrap();
        let found = guesses(&journal, c, MOST).unwrap_or_default();
        found.into_iter().take(2).map(|guess| guess.address).collect()
    }

    #[test]
    fn the_form_of_most_colleagues_comes_first() {
        let known = [
            ("Dana Ruiz", ""),
            ("Sam Lee", "slee@acme.example"),
            ("Jürgen Groß", "jgross@acme.example"),
            ("Li Wei", "li.wei@acme.example"),
        ];
        let journal = journal(&known);
        let c = journal.contacts.iter().position(|contact| contact.id.0 == "c0").unwrap();
        let found = guesses(&journal, c, MOST).unwrap();
        let shown: Vec<_> = found.iter().map(|g| (g.address.as_str(), g.here)).take(3).collect();
        assert_eq!(
            shown,
            [("druiz@acme.example", 2), ("dana.ruiz@acme.example", 1), ("dana@acme.example", 0)]
        );
    }

    #[test]
    fn what_came_back_is_not_proposed_again() {
        let mut journal = journal(&[("Dana Ruiz", ""), ("Sam Lee", "slee@acme.example")]);
        let c = journal.contacts.iter().position(|contact| contact.id.0 == "c0").unwrap();
        let likeliest =
            |journal: &Journal| guesses(journal, c, MOST).unwrap().swap_remove(0).address;
        let mut proposed = Vec::new();
        for _ in 0..3 {
            let next = likeliest(&journal);
            assert!(!proposed.contains(&next), "{next} again");
            journal.contacts[c].email = Some(next.clone());
            journal.contacts[c].email_state = EmailState::GuessBounced;
            journal.contacts[c].came_back.push(next.clone());
            proposed.push(next);
        }
    }

    #[test]
    fn names_that_break_addresses_do_not() {
        let with = |name, known| first(&[(name, ""), ("Sam Lee", known)]);
        let at = "sam.lee@acme.example";
        assert_eq!(with("Siobhán O’Brien", at)[0], "siobhan.obrien@acme.example");
        assert_eq!(
            with("Dr. Jürgen Müller-Lüdenscheidt", at)[0],
            "jurgen.muller-ludenscheidt@acme.example"
        );
        assert_eq!(with("Jürgen Groß", "sam.lee@acme.de")[0], "juergen.gross@acme.de");
        assert_eq!(with("Anna van der Berg", at)[0], "anna.vanderberg@acme.example");
        assert_eq!(with("Ruiz, Dana", at)[0], "dana.ruiz@acme.example");
        assert_eq!(with("Dana Ruiz, PhD", at)[0], "dana.ruiz@acme.example");
        assert_eq!(with("Sukarno", at), ["sukarno@acme.example"]);
        for nothing in ["שרה כהן", "", "X", "<b>@evil.example", "Eve 2\r\nBcc: a@b.example"] {
            let found = with(nothing, at);
            assert!(
                found.iter().all(|a| a.matches('@').count() == 1 && a.ends_with("@acme.example")),
                "{found:?}"
            );
        }
        assert!(with("שרה כהן", at).is_empty());
    }

    #[test]
    fn without_a_company_address_or_with_a_known_one_nothing_is_guessed() {
        assert!(first(&[("Dana Ruiz", ""), ("Sam Lee", "sam.lee@gmail.com")]).is_empty());
        assert!(
            first(&[("Dana Ruiz", "dana@acme.example"), ("Sam Lee", "slee@acme.example")])
                .is_empty()
        );
        let taken = first(&[("Dana Ruiz", ""), ("Dana Ruiz", "dana.ruiz@acme.example")]);
        assert_ne!(taken[0], "dana.ruiz@acme.example", "that is somebody else's");
    }
}
