//! What a text says of other people: whom the user will meet, whether the writer sits there as well, and to whom a
//! resume was handed.

use super::person::is_name;

/// Words that come right before the name of somebody the user will talk with.
const MEETS: &[&str] = &[
    "you will meet",
    "you'll meet",
    "you will be meeting",
    "you'll be meeting",
    "you will talk with",
    "you will talk to",
    "you will speak with",
    "you will speak to",
    "you'll speak with",
    "you'll be speaking with",
    "you will be speaking with",
    "you will be interviewed by",
    "interview with",
    "conversation with",
    "meeting with",
    "call with",
];

/// Words by which whoever arranges a talk says that he takes part.
const TAKES_PART: &[&str] =
    &["with me", "and me", "and i ", "and myself", "i will be there", "join you", "meet me"];

/// Words that come between the resume and whoever got it.
const HANDED: &[&str] = &[
    "gave your",
    "handed your",
    "passed your",
    "forwarded your",
    "sent your",
    "put your",
    "submitted your",
    "walked your",
];
const PAPERS: &[&str] = &["cv", "resume", "résumé", "application", "profile", "details", "name"];

/// The people a text says the user will meet.
pub(super) fn will_meet(text: &str, company: Option<&str>) -> Vec<String> {
    let text = one_line(text);
    let lower = text.to_ascii_lowercase();
    let mut names: Vec<String> = Vec::new();
    for words in MEETS {
        for (at, _) in lower.match_indices(words) {
            let name = name_at(&text[at + words.len()..]);
            if let Some(name) = name.filter(|name| is_name(name, company))
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
    }
    names
}

/// Whether whoever wrote the text will sit there as well.
pub(super) fn takes_part(text: &str) -> bool {
    let text = one_line(text).to_ascii_lowercase();
    TAKES_PART.iter().any(|words| text.contains(words))
}

/// The resume of the user was handed over: to whom, as far as it is said.
pub(super) fn handed_over(text: &str) -> Option<Option<String>> {
    let text = one_line(text);
    let lower = text.to_ascii_lowercase();
    let behind = HANDED.iter().find_map(|words| {
        let at = lower.find(words)? + words.len();
        let next = lower[at..].split_whitespace().next()?;
        let next = next.trim_matches(|letter: char| !letter.is_alphanumeric());
        PAPERS.contains(&next).then_some(at)
    })?;
    let sentence = text[behind..].split(['.', '!', '?']).next().unwrap_or_default();
    let name = sentence.find(" to ").and_then(|at| name_at(&sentence[at + 4..]));
    Some(name.filter(|name| is_name(name, None)))
}

/// An address in the text that bears this name.
pub(super) fn address_of<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let parts = crate::plain::words(name);
    text.split(|letter: char| letter.is_whitespace() || "<>()[],;:\"".contains(letter))
        .map(|word| word.trim_end_matches(['.', '!', '?']))
        .filter(|word| word.contains('@') && word.contains('.'))
        .find(|word| {
            let local = crate::plain::plain(word.split('@').next().unwrap_or_default());
            parts.last().is_some_and(|last| last.len() > 2 && local.contains(last.as_str()))
        })
}

/// Two to four capitalised words at the beginning.
fn name_at(text: &str) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()).take(4) {
        let bare = word.trim_end_matches([',', '.', ';', ':', '!', '?', ')']);
        let is_part = bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().any(char::is_lowercase);
        if !is_part {
            break;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    (name.len() >= 2).then(|| name.join(" "))
}

fn one_line(text: &str) -> String {
    let own = text.lines().take_while(|line| !line.trim_start().starts_with('>'));
    own.map(str::trim).collect::<Vec<_>>().join(" ").replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_behind_such_words_are_people_to_meet() {
        let text = "Great news: you will meet\nDana Ruiz, who leads the team. Our interview with Acme Robotics is on Friday.";
        assert_eq!(will_meet(text, Some("Acme Robotics")), ["Dana Ruiz"]);
        assert!(will_meet("You will meet three of us. Dana Ruiz", None).is_empty());
    }

    #[test]
    fn who_arranges_takes_part_only_where_the_words_say_so() {
        assert!(takes_part("You will talk with Dana Ruiz and with me."));
        assert!(!takes_part("You will talk with Dana Ruiz."));
        assert!(!takes_part("See you.\n> come with me"));
    }

    #[test]
    fn a_resume_is_handed_to_whom_the_words_name() {
        let text =
            "Done! I handed your CV to Dana Ruiz this morning. Write to d.ruiz@acme.example.";
        assert_eq!(handed_over(text), Some(Some("Dana Ruiz".to_owned())));
        assert_eq!(address_of(text, "Dana Ruiz"), Some("d.ruiz@acme.example"));
        assert_eq!(handed_over("I forwarded your resume to the team."), Some(None));
        assert_eq!(handed_over("Send me your CV and I gave it a thought."), None);
    }
}
