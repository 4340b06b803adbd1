//! C-PHONE: a call asks whether the moment is good and leaves a number.

use super::{Fault, Form, View};

/// So many digits at the end of two numbers make them one: the country code and the zero before the area code may go.
const TELLING_DIGITS: usize = 7;

pub(super) fn phone(view: &View<'_>) -> Option<Fault> {
    let own = digits(&view.facts.sender.phone);
    let numbers: Vec<(String, &str)> = numbers(view.own);
    if !numbers.iter().any(|(number, _)| own.is_empty() || is_same(number, &own)) {
        let other = numbers.first().map(|(_, text)| *text);
        let says = match other {
            Some(_) => "The number is not the one recorded as yours.",
            None => "It leaves no telephone number.",
        };
        return Fault::saying(says.to_owned(), other);
    }
    let on_voicemail = view.message.form == Form::Voicemail || view.says("voicemail");
    if on_voicemail || view.says("moment") {
        return None;
    }
    Fault::saying("It does not ask whether it is a good moment.".to_owned(), None)
}

fn is_same(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len()).min(TELLING_DIGITS);
    shorter >= 5 && one[one.len() - shorter..] == other[other.len() - shorter..]
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Everything that looks like a telephone number: digits with little between them.
fn numbers(text: &str) -> Vec<(String, &str)> {
    let part = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '+' | '-' | '(' | ')' | '/' | '.' | ' ' | '\u{a0}' | '–' | '‑')
    };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
        let run = &rest[start..];
        let run = &run[..run.find(|c| !part(c)).unwrap_or(run.len())];
        let number = digits(run);
        if (5..=20).contains(&number.len()) {
            found.push((number, run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+')));
        }
        rest = &rest[start + run.len()..];
    }
    found
}
