//! Length, subject and the number of questions.

use super::{Fault, Form, View};
use crate::plain::plain;
use crate::playbook::{Catalogue, Subject};

/// C-LEN: words with salutation and signature, split at white space.
pub(super) fn length(view: &View<'_>) -> Option<Fault> {
    let count = view.own.split_whitespace().count();
    let rules = view.playbook.kind(view.message.kind);
    let bounds =
        if view.message.form == Form::Card { Some(view.playbook.card()) } else { rules.words };
    if let Some(bounds) = bounds
        && !(bounds.least as usize..=bounds.most as usize).contains(&count)
    {
        let says = format!(
            "It has {}; this kind of message has {} to {}.",
            words(count),
            bounds.least,
            bounds.most
        );
        return Fault::saying(says, None);
    }
    let most = rules.characters? as usize;
    let characters = view.own.trim().chars().count();
    if characters <= most {
        return None;
    }
    Fault::saying(
        format!("It has {characters} characters; {most} is the most there is room for."),
        None,
    )
}

fn words(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}

/// C-SUBJ: the subject says what it is about.
pub(super) fn subject(view: &View<'_>) -> Option<Fault> {
    if view.message.form == Form::Card {
        return None;
    }
    let rule = Catalogue::bundled().subject();
    let subject = view.message.subject.as_deref().unwrap_or_default().trim();
    if subject.is_empty() {
        return Fault::saying("The subject is empty.".to_owned(), None);
    }
    let fault = |says: &str| Fault::saying(says.to_owned(), Some(subject));
    let length = subject.chars().count();
    if length > rule.longest {
        return fault(&format!(
            "The subject has {length} characters; {} is the most.",
            rule.longest
        ));
    }
    if subject.contains("!!") || shouts(view, subject, rule.shout) {
        return fault("The subject shouts.");
    }
    let (answered, is_reply) = without_re(subject);
    let own_header = plain(without_re(&view.facts.original_subject).0);
    if is_reply
        && !view.message.in_thread
        && (own_header.is_empty() || plain(answered) != own_header)
    {
        return fault("“Re:” stands over no message of this thread.");
    }
    let words = plain(answered);
    if rule.bare.iter().any(|bare| plain(bare) == words) {
        return fault("The subject says nothing.");
    }
    let names = view.playbook.kind(view.message.kind).subject == Subject::Position;
    if names && !view.position.may_be_in_subject(&words) {
        return fault("The subject does not name the position.");
    }
    None
}

/// Words in capitals that nobody recorded so.
fn shouts(view: &View<'_>, subject: &str, most: usize) -> bool {
    let known = [&view.facts.position, &view.facts.company, &view.facts.sender.name];
    subject.split(|c: char| !c.is_alphabetic()).any(|word| {
        word.chars().count() >= most
            && word.chars().all(char::is_uppercase)
            && !known.iter().any(|known| known.contains(word))
    })
}

/// A subject without the "Re:" before it, and whether there was one.
fn without_re(subject: &str) -> (&str, bool) {
    let mut rest = subject.trim();
    let mut found = false;
    while let Some(start) = rest
        .get(..3)
        .filter(|start| start.eq_ignore_ascii_case("re:") || start.eq_ignore_ascii_case("aw:"))
    {
        rest = rest[start.len()..].trim_start();
        found = true;
    }
    (rest, found)
}

/// C-ASKS: questions are counted by their marks.
pub(super) fn asks(view: &View<'_>) -> Option<Fault> {
    let most = Catalogue::bundled().most_questions();
    let mut questions = view.words.sentences.iter().filter(|sentence| sentence.asks);
    let one_too_many = questions.nth(most)?;
    let count = most + 1 + questions.count();
    Fault::saying(
        format!("It asks {count} questions; {most} are the most."),
        Some(view.words.sentence(one_too_many)),
    )
}
