//! Review at a terminal: one mail after the other, one key each.

use console::Term;

use super::card;
use super::verdict::{self, VerdictArgs};
use crate::cli::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::review::Queue;
use crate::say::{Out, Tone};

/// What a key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Accept,
    Other,
    New,
    NotMine,
    Later,
    Stop,
}

fn key(typed: char) -> Option<Key> {
    Some(match typed.to_ascii_lowercase() {
        'a' | 'y' => Key::Accept,
        'o' => Key::Other,
        'n' => Key::New,
        'x' => Key::NotMine,
        's' | ' ' | '\n' | '\r' => Key::Later,
        'q' | '\u{1b}' | '\u{3}' | '\u{4}' => Key::Stop,
        _ => return None,
    })
}

/// Asks about each mail of the queue in turn.
pub(super) fn ask(queue: &Queue, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    for question in &queue.asked {
        let mut desk = Desk::open(world)?;
        card::tell(&desk, queue, question, out)?;
        let id = queue.waiting[question.place].head.key.to_string();
        loop {
            out.line(out.toned(
                Tone::Faint,
                "      a accept · o other application · n new · x not mine · s later · q stop",
            ))?;
            out.flush()?;
            // Without a keyboard there is nobody to ask.
            let Ok(letter) = Term::stdout().read_char() else { return Ok(()) };
            let args = match key(letter) {
                None => continue,
                Some(Key::Stop) => return Ok(()),
                Some(Key::Later) => break,
                Some(Key::Accept) => VerdictArgs::Accept { id: id.clone() },
                Some(Key::NotMine) => VerdictArgs::NotMine { id: id.clone() },
                Some(Key::Other) => {
                    let typed = typed::line("      Which application? Enter or . goes back: ")?;
                    let Some(application) = typed.filter(|text| !text.is_empty()) else { continue };
                    VerdictArgs::Application { id: id.clone(), application }
                }
                Some(Key::New) => {
                    out.line(out.toned(
                        Tone::Faint,
                        "      Enter keeps what the mail says; a dot alone goes back.",
                    ))?;
                    out.flush()?;
                    let some = |text: String| Some(text).filter(|text| !text.is_empty());
                    let Some(company) = typed::line("      Employer: ")? else { continue };
                    let Some(role) = typed::line("      Position: ")? else { continue };
                    let (company, role) = (some(company), some(role));
                    VerdictArgs::New { id: id.clone(), company, role }
                }
            };
            match verdict::run(&args, &mut desk, out) {
                Ok(()) => break,
                // What cannot be done is said, and asked again.
                Err(failure) => out.text(&failure.says)?,
            }
        }
        out.gap()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_one_key_and_other_keys_do_nothing() {
        let keys: Vec<Option<Key>> = "aOnx sqz5".chars().map(key).collect();
        let later = Some(Key::Later);
        let answers = [Some(Key::Accept), Some(Key::Other), Some(Key::New), Some(Key::NotMine)];
        assert_eq!(keys, [&answers[..], &[later, later, Some(Key::Stop), None, None]].concat());
    }
}
