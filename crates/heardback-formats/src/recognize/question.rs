//! What the writer wants to be told.

use super::List;

/// The first question to the reader, or the first request for an answer.
pub(super) fn question(text: &str) -> Option<&str> {
    sentences(text).find(|sentence| asks(sentence))
}

fn asks(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words = lower.split_whitespace().count();
    if !(3..=60).contains(&words) || IDLE.iter().any(|idle| lower.contains(idle)) {
        return false;
    }
    let asked =
        sentence.trim_end().ends_with('?') && (lower.contains("you") || lower.contains("work for"));
    asked || REQUESTS.iter().any(|request| lower.contains(request))
}

/// Questions that want no answer.
const IDLE: List = List(
    "have any questions|have questions|any questions|got questions|did you know|forgot your|not interested|not you?|need help|having trouble|wrong person|why did you|want to|looking for more|unsubscribe|what's next|what happens next|if you have",
);

/// Requests that end in a full stop.
const REQUESTS: List = List(
    "let me know your|let us know your|let me know what time|let me know when|let us know when|let me know if you are available|let me know if you're available|let us know if you are available|provide me with your availability|send me your availability|share your availability|send us your|send me your|please send|please provide|please reply with|please respond with|please confirm|reply with your|please let me know whether|please let us know whether|your availability",
);

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['?', '!', '\n'])
        .flat_map(|part| part.split_inclusive(". "))
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
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
        assert_eq!(question("Do you have any questions?"), None);
        assert_eq!(question("We received your application."), None);
    }
}
