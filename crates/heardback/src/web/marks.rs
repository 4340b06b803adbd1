//! The text of a mail with the sentences marked that something was read from.

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// What was read from it; none for the text between.
    pub(super) read: Option<String>,
}

/// Cuts `text` at its quotes. A quote may be broken into lines otherwise than the text is; one that is not found marks
/// nothing.
pub(super) fn marked<'q>(
    text: &str,
    quotes: impl IntoIterator<Item = (&'q str, String)>,
) -> Vec<Piece> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (quote, read) in quotes {
        let Some((from, to)) = place(text, quote) else { continue };
        match found.iter_mut().find(|(start, end, _)| from < *end && *start < to) {
            // Two facts of one sentence, or of sentences that overlap, are one mark.
            Some((start, end, said)) => {
                *start = from.min(*start);
                *end = to.max(*end);
                if !said.contains(&read) {
                    *said += &format!("; {read}");
                }
            }
            None => found.push((from, to, read)),
        }
    }
    found.sort_by_key(|(from, _, _)| *from);
    let mut pieces = Vec::new();
    let mut end = 0;
    for (from, to, read) in found {
        // A mark that grew may have met another one.
        let from = from.max(end);
        if from >= to {
            continue;
        }
        pieces.push(Piece { text: text[end..from].to_owned(), read: None });
        pieces.push(Piece { text: text[from..to].to_owned(), read: Some(read) });
        end = to;
    }
    pieces.push(Piece { text: text[end..].to_owned(), read: None });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Where the words of a quote stand in a row, whatever space is between them.
fn place(text: &str, quote: &str) -> Option<(usize, usize)> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let first = words.first()?;
    text.match_indices(first).find_map(|(from, _)| {
        let mut end = from + first.len();
        for word in &words[1..] {
            let rest = &text[end..];
            let gap = rest.len() - rest.trim_start().len();
            if gap == 0 || !rest[gap..].starts_with(word) {
                return None;
            }
            end += gap + word.len();
        }
        Some((from, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quotes: &[&str]) -> String {
        let quotes = quotes.iter().map(|quote| (*quote, "x".to_owned()));
        let pieces = marked(text, quotes);
        pieces
            .iter()
            .map(|piece| match piece.read {
                Some(_) => format!("[{}]", piece.text),
                None => piece.text.clone(),
            })
            .collect()
    }

    #[test]
    fn a_quote_is_found_across_the_end_of_a_line() {
        assert_eq!(
            check("We will\nbe in touch. Bye", &["We will be in touch."]),
            "[We will\nbe in touch.] Bye"
        );
    }

    #[test]
    fn what_is_not_there_marks_nothing_and_what_overlaps_is_one_mark() {
        assert_eq!(check("one two three", &["four", ""]), "one two three");
        assert_eq!(
            check("one two three four", &["one two", "two three", "one two"]),
            "[one two three] four"
        );
    }
}
