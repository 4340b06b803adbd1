//! The parts of a letter: salutation, body, signature.

use crate::own_text::line_before_signature;
use crate::plain::plain;

/// Where the parts of a text stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parts<'t> {
    /// "Dear Ms. Ruiz", without the comma; empty if there is none.
    pub(crate) salutation: &'t str,
    /// What lies between.
    pub(crate) body: &'t str,
    /// From the closing words on.
    pub(crate) signature: &'t str,
    /// Body and signature together.
    pub(crate) after_salutation: &'t str,
}

/// A salutation is no longer than this, in bytes; a name may have 300 characters.
const LONGEST_SALUTATION: usize = 1_400;

const GREETINGS: &[&str] = &[
    "dear",
    "my dear",
    "hi",
    "hello",
    "hey",
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "greetings",
    "morning",
    "to whom",
    "to the",
    "attention",
    "attn",
    "hallo",
    "liebe",
    "lieber",
    "guten tag",
    "sehr geehrte",
    "sehr geehrter",
    "esteemed",
    "respected",
    "ladies and gentlemen",
    "gentlemen",
    "hiya",
];

const CLOSINGS: &[&str] = &[
    "kind regards",
    "best regards",
    "warm regards",
    "warmest regards",
    "kindest regards",
    "many regards",
    "regards",
    "with kind regards",
    "with best regards",
    "with warm regards",
    "best",
    "all best",
    "all the best",
    "best wishes",
    "warm wishes",
    "with best wishes",
    "warmly",
    "thanks",
    "thank you",
    "many thanks",
    "thanks again",
    "thank you again",
    "thanks so much",
    "with thanks",
    "with many thanks",
    "thanks a lot",
    "thank you very much",
    "thank you so much",
    "cheers",
    "sincerely",
    "sincerely yours",
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "yours",
    "respectfully",
    "respectfully yours",
    "cordially",
    "with gratitude",
    "gratefully",
    "mit freundlichen grussen",
    "freundliche grusse",
    "viele grusse",
    "beste grusse",
    "herzliche grusse",
    "take care",
    "talk soon",
    "love",
    "many thanks and kind regards",
    "thanks and regards",
    "thank you and kind regards",
    "thank you and best regards",
    "with appreciation",
    "very best",
    "very best wishes",
    "with warmest regards",
    "your friend",
];

impl<'t> Parts<'t> {
    /// The parts of a text without quoted lines, signed by somebody of this name.
    pub(crate) fn of(text: &'t str, sender: &str) -> Self {
        let start = text.len() - text.trim_start().len();
        let end = start + salutation_length(&text[start..]);
        let salutation = &text[start..end];
        let rest = &text[end..];
        let body_length = signature_start(rest, sender);
        let (body, signature) = rest.split_at(body_length);
        Self { salutation, body, signature, after_salutation: rest }
    }
}

/// How long the salutation at the beginning of a text is, 0 if there is none.
fn salutation_length(text: &str) -> usize {
    let line = text.lines().next().unwrap_or_default();
    let mut line = &line[..line.floor_char_boundary(LONGEST_SALUTATION)];
    let greeting = GREETINGS.iter().filter_map(|greeting| begins(line, greeting)).max();
    match greeting {
        Some(greeting) => {
            // In "Hello, Ms. Ruiz, this is …" the first comma does not end it.
            let after = &line[greeting..];
            let skipped = after.len() - after.trim_start_matches([',', ' ']).len();
            let next = &after[skipped..];
            let names = next.starts_with(char::is_uppercase)
                && !next.starts_with("I ")
                && !next.starts_with("I'");
            let asks = ["is this", "is that", "am I speaking", "do I speak"]
                .iter()
                .any(|words| next.starts_with(words));
            let skipped =
                if after.starts_with([',', ' ']) && (names || asks || !after.starts_with(',')) {
                    skipped
                } else {
                    0
                };
            greeting + skipped + stop(&after[skipped..])
        }
        // "Kevin - thank you for …": nothing but a name, and what parts it from the rest.
        None => {
            line = line.trim_end();
            let bare = line[..stop(line)].trim_end();
            let parted =
                line[bare.len()..].trim_start().starts_with([',', ':', '!', '-', '–', '—']);
            let words = bare.split_whitespace().count();
            let names = bare.split_whitespace().all(|word| {
                let shouted = word.len() > 3 && !word.chars().any(char::is_lowercase);
                word.starts_with(char::is_uppercase) && !shouted
            });
            if parted && (1..=4).contains(&words) && names { bare.len() } else { 0 }
        }
    }
}

/// Where the words that begin a line end, if it begins with them.
fn begins(line: &str, words: &str) -> Option<usize> {
    let start = line.get(..words.len()).or_else(|| line.get(..words.len() + 1))?;
    let ends = line[start.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
    (ends && start.eq_ignore_ascii_case(words)).then_some(start.len())
}

/// Where the salutation stops after its greeting: at a comma, a dash with spaces, or the end of the sentence.
fn stop(text: &str) -> usize {
    let bytes = text.as_bytes();
    for (place, letter) in text.char_indices() {
        let next = text[place + letter.len_utf8()..].chars().next();
        let stops = match letter {
            ',' | '!' | ':' | ';' | '?' => true,
            '-' | '–' | '—' => {
                place > 0 && bytes[place - 1] == b' ' && next.is_none_or(char::is_whitespace)
            }
            '.' => {
                let word =
                    text[..place].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                let short = ["mr", "mrs", "ms", "mx", "dr", "prof", "st", "sr", "jr"]
                    .iter()
                    .any(|title| title.eq_ignore_ascii_case(word));
                next.is_none_or(char::is_whitespace) && !short && word.chars().count() > 1
            }
            _ => false,
        };
        if stops {
            return place;
        }
    }
    text.trim_end().len()
}

/// Where the signature begins.
fn signature_start(text: &str, sender: &str) -> usize {
    let sender = plain(sender);
    let first_name = sender.split(' ').next().unwrap_or_default().to_owned();
    let mut place = text.len();
    let mut found = None;
    for (count, line) in text
        .split_inclusive('\n')
        .rev()
        .filter_map(|line| {
            place -= line.len();
            (!line.trim().is_empty()).then_some((place, line))
        })
        .take(10)
        .enumerate()
    {
        let (start, line) = line;
        if line_before_signature(line) || closes(line) {
            return start;
        }
        // Nothing but a name, with an address or a number under it at most.
        let words = plain(line);
        let is_name = !words.is_empty() && (words == sender || words == first_name);
        if is_name && count < 4 {
            found = Some(start);
        }
    }
    found.unwrap_or(text.len())
}

/// Whether a line closes a letter: "Kind regards," alone or with the name behind it.
fn closes(line: &str) -> bool {
    let line = line.trim();
    // "Thanks so much!" is said to the reader; a closing is not called out.
    if line.len() > 90 || line.ends_with('!') {
        return false;
    }
    let (words, name) = line.split_once([',', '.', '-', '–']).unwrap_or((line, ""));
    let name_words = name.split_whitespace().count();
    let is_name = name
        .split_whitespace()
        .all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()));
    let words = plain(words);
    CLOSINGS.contains(&words.as_str())
        && name_words <= 4
        && is_name
        && !(line.ends_with('.') && name.is_empty() && words.starts_with("thank"))
}
