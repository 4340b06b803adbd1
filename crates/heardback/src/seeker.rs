//! What people type about themselves, in whatever face they type it.

use heardback_core::fact::SeekerDetail;

use crate::failure::Failure;

/// Fewer digits call nobody.
const FEWEST_DIGITS: usize = 5;

/// The number to call back.
pub(crate) fn phone(words: &str) -> Result<SeekerDetail, Failure> {
    if words.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
        return Err(Failure::typed(format!("“{words}” is no telephone number."))
            .hint("heardback profile --phone \"+1 716 555 0144\""));
    }
    Ok(SeekerDetail::Phone(words.trim().to_owned()))
}

/// A signature has no more lines, and no more letters: the whole message has to stay short.
const SIGNATURE: (usize, usize) = (4, 200);

/// What stands under one's name.
pub(crate) fn signature(words: &str) -> Result<SeekerDetail, Failure> {
    let words = words.replace("\r\n", "\n");
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    let (most_lines, most_letters) = SIGNATURE;
    if lines.len() > most_lines || text.chars().count() > most_letters {
        return Err(Failure::typed(format!(
            "A signature has at most {most_lines} lines and {most_letters} letters, so that messages stay short."
        )));
    }
    Ok(SeekerDetail::Signature(text))
}

/// The hours in which one writes and calls: “9-17”.
pub(crate) fn hours(words: &str) -> Result<SeekerDetail, Failure> {
    let hour = |word: &str| word.trim().trim_end_matches(":00").parse::<u8>().ok();
    let typed = words.trim().trim_end_matches('h').split_once(['-', '–']);
    match typed.and_then(|(from, until)| Some((hour(from)?, hour(until)?))) {
        Some((from, until)) if from < until && until <= 24 => {
            Ok(SeekerDetail::Hours { from, until })
        }
        _ => Err(Failure::typed(format!("“{words}” are no hours of a day."))
            .hint("heardback profile --hours 9-17")),
    }
}

/// An address of one's own.
pub(crate) fn address(words: &str) -> Result<SeekerDetail, Failure> {
    if !words.contains('@') {
        return Err(Failure::typed(format!("“{words}” is no e-mail address."))
            .hint("heardback profile --address me@home.example"));
    }
    Ok(SeekerDetail::Address(words.to_owned()))
}
