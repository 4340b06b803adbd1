//! Who writes to whom, and who brought them together.

use super::names::{Name, name_words};
use super::{Fault, View};

/// On the phone the name may come a little later: "Hello, am I speaking to Ms. Ruiz?"
const FIRST_WORDS_OF_A_CALL: usize = 30;

/// C-NAME: the reader is addressed by name, spelt as it was recorded.
pub(super) fn name(view: &View<'_>) -> Option<Fault> {
    let salutation = view.parts.salutation;
    if view.recipient.is_unknown() {
        // Nothing to compare with; some name is still better than none.
        let named =
            salutation.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
        return if named { None } else { Fault::missing() };
    }
    let beginning = || {
        let mut words = name_words(view.own);
        view.is_phone()
            && words.by_ref().take(FIRST_WORDS_OF_A_CALL).any(|(_, word)| view.recipient.has(&word))
    };
    if view.recipient.is_in(salutation) || beginning() {
        return None;
    }
    let name = &view.facts.recipient.name;
    match name_words(salutation).find(|(_, word)| view.recipient.resembles(word)) {
        Some(_) => Fault::saying(format!("The name is recorded as {name}."), Some(salutation)),
        None => Fault::missing(),
    }
}

/// C-WHO: the writer's full name, and how the reader knows him or her.
pub(super) fn who(view: &View<'_>) -> Option<Fault> {
    let text = view.parts.after_salutation;
    let is_friend = ["friend", "insider", "helper", "former colleague"]
        .iter()
        .any(|role| view.facts.recipient.role.to_ascii_lowercase().contains(role));
    let named = if is_friend { view.sender.is_in(text) } else { view.sender.is_in_full(text) };
    if !view.sender.is_unknown() && !named {
        let says =
            format!("Your full name, {}, is not in the text.", view.facts.sender.name.trim());
        return Fault::saying(says, None);
    }
    let go_between = Name::of(&view.facts.referrer);
    let tied = is_friend
        || view.says("tie")
        || view.position.is_named_in(&view.words)
        || go_between.is_in(view.parts.body);
    if tied {
        return None;
    }
    Fault::saying(
        "It does not say how the reader knows you: the application, the interview, the go-between."
            .to_owned(),
        None,
    )
}

/// C-REF: the go-between is named.
pub(super) fn go_between(view: &View<'_>) -> Option<Fault> {
    if Name::of(&view.facts.referrer).is_in(view.parts.body) { None } else { Fault::missing() }
}
