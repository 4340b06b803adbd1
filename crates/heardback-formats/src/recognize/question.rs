//! What the writer wants to be told.

use super::List;

/// The first question to the reader, or the first request for an answer.
pub(super) fn question(text: &str) -> Option<&str> {
    sentences(text).find(|sentence| asks(sentence))
}

fn asks(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words = lower.split_whitespace().count();
    if !(3..=60).contains(&words) || IDLE.is_in(&lower) {
        return false;
    }
    let asked =
        sentence.trim_end().ends_with('?') && (lower.contains("you") || lower.contains("work for"));
    asked || REQUESTS.is_in(&lower)
}

/// Questions that want no answer.
const IDLE: List = List(
    "have any questions|have questions|any questions|got questions|did you know|forgot your|not interested|not you?|need help|having trouble|wrong person|why did you|want to|looking for more|unsubscribe|what's next|what happens next|if you have",
);

/// Requests that end in a full stop.
const REQUESTS: List = List(
    "let me know your|let us know your|let me know what time|let me know when|let us know when|let me know if you are available|let me know if you're available|let us know if you are available|provide me with your availability|send me your availability|share your availability|send us your|send me your|please send|please provide|please reply with|please respond with|please confirm|reply with your|please let me know whether|please let us know whether|your availability",
);

/// Sentences, over the line ends that a mail program put in.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    /// A line shorter than this was ended by its writer.
    const SHORT: usize = 50;
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let before = text.len() - rest.len();
        let mut line = text[..before].rfind('\n').map_or(0, |at| at + 1);
        let end = rest.char_indices().find_map(|(place, letter)| {
            let end = place + letter.len_utf8();
            let next = rest[end..].chars().next();
            match letter {
                '?' | '!' => Some(end),
                '.' if next.is_none_or(char::is_whitespace) => Some(end),
                '\n' => {
                    let ended =
                        before + place - line < SHORT || next.is_none_or(|next| next == '\n');
                    line = before + end;
                    ended.then_some(place)
                }
                _ => None,
            }
        });
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(sentence.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_to_the_reader_is_found_and_a_phrase_of_courtesy_is_not() {
        assert_eq!(
            question("Hi.\nWould Tuesday work for you? Thanks."),
            Some("Would Tuesday work for you?")
        );
        assert_eq!(
            question("Please send us your salary expectations."),
            Some("Please send us your salary expectations.")
        );
        assert_eq!(
            question(
                "The office is in the old mill by the river. Please let me know whether\nTuesday works. Best"
            ),
            Some("Please let me know whether\nTuesday works."),
            "a sentence that begins in the middle of a line goes on like any other"
        );
        assert_eq!(question("Do you have any questions?"), None);
        assert_eq!(question("We received your application."), None);
    }
}
