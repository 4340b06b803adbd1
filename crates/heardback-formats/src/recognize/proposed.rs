//! Times that are only offered or asked for: nothing to write into a calendar yet.

/// The sentence by which a time is proposed; `event` is where a time was read, if one was.
pub(super) fn proposed<'t>(text: &'t str, event: Option<&str>) -> Option<&'t str> {
    let mut asked = None;
    for sentence in sentences(text) {
        let lower = sentence.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let open = sentence.ends_with('?') && says(&OPEN) || says(&CHOICE);
        if !open {
            continue;
        }
        if event.is_some_and(|event| !event.is_empty() && sentence.contains(event)) {
            return Some(sentence);
        }
        if event.is_none() && asked.is_none() && says(&TIMES) {
            asked = Some(sentence);
        }
    }
    asked
}

/// The same in an answer that names no talk: only what can be meant of nothing else, for news is asked for by a day too.
pub(super) fn in_answer(text: &str) -> Option<&str> {
    sentences(text).find(|sentence| {
        let lower = sentence.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let asks = sentence.ends_with('?') && says(&MEETING) && says(&TIMES[..12]);
        asks && !says(&["update", "news", "hear", "decision", "decide", "start date"])
    })
}

/// In a question they ask whether the reader can come then.
const MEETING: [&str; 14] = [
    "work for you",
    "suit you",
    "suits you",
    "work on your",
    "how about",
    "what about",
    "are you free",
    "are you available",
    "could we do",
    "could we talk",
    "could we speak",
    "could we meet",
    "can you make",
    "can you do",
];

/// In a question they ask whether a time is possible.
const OPEN: [&str; 12] = [
    "available",
    "availability",
    "work for you",
    "suit you",
    "suits you",
    "would ",
    "could ",
    "can you",
    "how about",
    "free ",
    "do you have time",
    "does ",
];

/// Sentences that offer several.
const CHOICE: [&str; 15] = [
    "let me know which",
    "let us know which",
    "one of the following",
    "any of the following",
    "following times",
    "following slots",
    "following dates",
    "times that work",
    "your availability",
    "pick a time",
    "choose a time",
    "select a time",
    "book a time",
    "schedule a time",
    "find a time",
];

/// Words that a time stands in.
const TIMES: [&str; 20] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "tomorrow",
    "next week",
    "this week",
    "morning",
    "afternoon",
    " am",
    " pm",
    "o'clock",
    "a time",
    "times",
    "slots",
    "dates",
    "availability",
    "http",
    "link",
];

/// Sentences, over the line ends that a mail program put in.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .flat_map(|part| part.split_inclusive(['?', '!']))
        .flat_map(|part| part.split_inclusive(". "))
        .flat_map(|part| part.split_inclusive(".\n"))
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty() && sentence.len() <= 400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_settles_nothing() {
        let text = "Hi Sam. Would Tuesday, March 3 at 2 PM work for you? Best";
        assert_eq!(
            proposed(text, Some("March 3 at 2 PM")),
            Some("Would Tuesday, March 3 at 2 PM work for you?")
        );
        let settled = "Your interview is on Tuesday, March 3 at 2 PM. Do you need a parking space?";
        assert_eq!(proposed(settled, Some("March 3 at 2 PM")), None);
        let link = "Please pick a time here: https://calendly.com/priya. Thanks";
        assert_eq!(
            proposed(link, None),
            Some("Please pick a time here: https://calendly.com/priya.")
        );
        assert_eq!(proposed("Could you send your CV?", None), None);
    }
}
