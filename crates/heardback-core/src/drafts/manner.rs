//! The manner of a letter: greeting, closing words, "I am" or "I'm". It follows what the user has written by himself so far,
//! and how the reader was called and calls back.

use std::borrow::Cow;

use super::words::{called, clean};
use super::{Situation, Told};
use crate::checks::Parts;
use crate::journal::{Application, Contact};
use crate::plain::{plain, words};

const SIGN_OFFS: [&str; 4] = ["Kind regards", "Best regards", "With best wishes", "Best wishes"];

/// Closing words of one's own that stand well under any message of a search. Thanks are not among them: they are said in a
/// sentence.
const OWN_SIGN_OFFS: [&str; 16] = [
    "Kind regards",
    "Best regards",
    "Warm regards",
    "Kindest regards",
    "Regards",
    "With kind regards",
    "With best regards",
    "Best",
    "All the best",
    "Best wishes",
    "With best wishes",
    "Warmly",
    "Sincerely",
    "Yours sincerely",
    "Respectfully",
    "Cheers",
];

/// Greetings that go with a first name at any hour.
const GREETINGS: [&str; 3] = ["Dear", "Hi", "Hello"];

/// Titles by which somebody may have been called.
const TITLES: [&str; 9] = ["mr", "ms", "mrs", "mx", "miss", "dr", "prof", "professor", "herr"];

/// What shortens in the letters of people who shorten. Each is followed by a word, so that none ends a sentence.
const SHORT: [(&str, &str); 6] = [
    ("I am ", "I’m "),
    ("I would ", "I’d "),
    ("I will ", "I’ll "),
    ("do not ", "don’t "),
    ("does not ", "doesn’t "),
    ("It is ", "It’s "),
];

/// How this user writes to this reader.
pub(super) struct Manner {
    greeting: Option<&'static str>,
    sign_off: Option<&'static str>,
    shortens: bool,
    /// As the user called this reader before: with a title, or by the first name.
    calls: Option<String>,
    /// The reader calls the user by title and last name.
    is_formal: bool,
}

impl Manner {
    /// The manner that what was written so far shows.
    pub(super) fn of(situation: &Situation<'_>, contact: Option<&Contact>) -> Self {
        let Told { own_letters, earlier_to_same, heard, .. } = situation.told;
        let me = clean(situation.journal.seeker.name.as_deref().unwrap_or_default());
        let letters: Vec<Parts<'_>> = own_letters.iter().map(|text| Parts::of(text, &me)).collect();
        let greetings = letters.iter().filter_map(|parts| first_of(&GREETINGS, parts.salutation));
        let sign_offs = letters.iter().filter_map(|parts| sign_off(parts.signature));
        let name = contact.map(|contact| clean(&contact.name)).unwrap_or_default();
        let calls = earlier_to_same
            .iter()
            .rev()
            .find_map(|text| address(Parts::of(text, &me).salutation, &name));
        let is_formal = heard.as_deref().is_some_and(|text| {
            let salutation = Parts::of(text, "").salutation;
            has_title(salutation) && words(&me).iter().any(|part| words(salutation).contains(part))
        });
        Manner {
            greeting: most_used(greetings),
            sign_off: most_used(sign_offs),
            shortens: shortens(&letters),
            calls,
            is_formal,
        }
    }

    /// The salutation.
    pub(super) fn salutation(
        &self,
        situation: &Situation<'_>,
        application: &Application,
        contact: Option<&Contact>,
    ) -> String {
        let company = clean(&application.company);
        let named = contact.map(|contact| (contact, clean(&contact.name)));
        let Some((contact, name)) = named.filter(|(_, name)| !name.is_empty()) else {
            return match company.as_str() {
                "" => "Dear [name],".to_owned(),
                company => format!("Dear {company} team,"),
            };
        };
        // A desk that goes by the employer's name is nobody in particular.
        if name.eq_ignore_ascii_case(&company) {
            return format!("Dear {name} team,");
        }
        if let Some(calls) = &self.calls {
            let greeting = if has_title(calls) { "Dear" } else { self.greeting.unwrap_or("Dear") };
            return format!("{greeting} {calls},");
        }
        if contact.is_only_helper() {
            return format!("{} {},", self.greeting.unwrap_or("Hi"), called(&name));
        }
        if is_acquainted(situation) && !self.is_formal {
            return format!("{} {},", self.greeting.unwrap_or("Dear"), called(&name));
        }
        format!("Dear {name},")
    }

    /// The closing words: one's own, else those whose turn it is.
    pub(super) fn closing(&self, turn: usize) -> &'static str {
        self.sign_off.unwrap_or(SIGN_OFFS[turn % SIGN_OFFS.len()])
    }

    /// A sentence of the program's as this user would say it; what the user said himself is filled in afterwards.
    pub(super) fn say<'s>(&self, sentence: &'s str) -> Cow<'s, str> {
        let mut said = Cow::Borrowed(sentence);
        if self.shortens {
            for (long, short) in SHORT {
                if said.contains(long) {
                    said = Cow::Owned(said.replace(long, short));
                }
            }
        }
        said
    }
}

/// They wrote or met before: first names will do, unless a title is known.
fn is_acquainted(situation: &Situation<'_>) -> bool {
    let journal = situation.journal;
    let to = situation.item.to;
    let wrote = journal.messages.iter().any(|message| message.contact == to && message.is_human());
    let met = |interviewers: &[usize]| to.is_some_and(|to| interviewers.contains(&to));
    wrote || journal.interviews.iter().any(|interview| met(&interview.interviewers))
}

/// How a salutation calls somebody of this name, where that says more than the full name: "Ms. Ruiz", "Dana".
fn address(salutation: &str, name: &str) -> Option<String> {
    let greeting = first_of(&GREETINGS, salutation)?;
    let calls = clean(salutation.get(greeting.len()..)?.trim_matches([',', ' ', '!', ':']));
    let said = words(&calls);
    let parts = words(name);
    let is_theirs = said.iter().filter(|word| !TITLES.contains(&word.as_str())).count() > 0
        && said.iter().all(|word| TITLES.contains(&word.as_str()) || parts.contains(word));
    let is_telling = has_title(&calls) || plain(&calls) == plain(&called(name));
    (is_theirs && is_telling).then_some(calls)
}

fn has_title(text: &str) -> bool {
    words(text).iter().any(|word| TITLES.contains(&word.as_str()))
}

/// Which of these a text begins with, as a word of its own.
fn first_of(known: &[&'static str], text: &str) -> Option<&'static str> {
    let first = text.trim().split([' ', ',']).next()?;
    known.iter().copied().find(|known| known.eq_ignore_ascii_case(first))
}

/// The closing words at the head of a signature, if they are among those that may stand anywhere.
fn sign_off(signature: &str) -> Option<&'static str> {
    let line = signature.trim_start().lines().next()?;
    let said = line.split([',', '.', '-', '–', '!']).next()?.trim();
    OWN_SIGN_OFFS.iter().copied().find(|known| known.eq_ignore_ascii_case(said))
}

/// Of what stands newest first: the one used most, of two used alike the newer.
fn most_used<'a>(found: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for word in found {
        match counted.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counted.push((word, 1)),
        }
    }
    let most = counted.iter().map(|(_, count)| *count).max()?;
    counted.iter().find(|(_, count)| *count == most).map(|(word, _)| *word)
}

/// Whether the user shortens more often than not. Once is an accident.
fn shortens(letters: &[Parts<'_>]) -> bool {
    let (mut short, mut long) = (0, 0);
    for parts in letters {
        let body = parts.body.replace('\'', "’");
        for (whole, cut) in SHORT {
            long += body.matches(whole).count();
            short += body.matches(cut).count();
        }
    }
    short >= 2 && short > long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_called_as_before() {
        let check = |salutation: &str, name: &str, expected: Option<&str>| {
            assert_eq!(address(salutation, name).as_deref(), expected, "{salutation}");
        };
        check("Dear Ms. Ruiz,", "Dana Ruiz", Some("Ms. Ruiz"));
        check("Hi Dana,", "Dana Ruiz", Some("Dana"));
        check(
            "Dear Dr. Müller-Lüdenscheidt",
            "Dr. Müller-Lüdenscheidt",
            Some("Dr. Müller-Lüdenscheidt"),
        );
        check("Dear Dana Ruiz,", "Dana Ruiz", None);
        check("Hi Tom,", "Dana Ruiz", None);
        check("Hi Dana and Tom,", "Dana Ruiz", None);
        check("Dear hiring team,", "Dana Ruiz", None);
        check("Dear Ms.,", "Dana Ruiz", None);
    }

    #[test]
    fn closing_words_are_the_users_own_where_they_stand_anywhere() {
        assert_eq!(sign_off("Cheers,\nMaya"), Some("Cheers"));
        assert_eq!(sign_off("\nbest regards\nMaya Chen"), Some("Best regards"));
        assert_eq!(sign_off("All the best, Maya"), Some("All the best"));
        assert_eq!(sign_off("Thanks,\nMaya"), None);
        assert_eq!(sign_off("Love,\nMaya"), None);
        assert_eq!(sign_off(""), None);
    }

    #[test]
    fn of_two_used_alike_the_newer_counts() {
        assert_eq!(most_used(["Hi", "Dear", "Dear", "Hi"].into_iter()), Some("Hi"));
        assert_eq!(most_used(["Hi", "Dear", "Dear"].into_iter()), Some("Dear"));
        assert_eq!(most_used(std::iter::empty()), None);
    }
}
