//! Breaking text into lines, counting characters as people see them.

/// `text` in lines of at most `width` characters. A word longer than that stands alone and keeps its length.
pub(crate) fn wrapped(first: &str, rest: &str, text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && columns(&line) + 1 + columns(word) > width {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines
}

/// How many columns a text takes: its characters, without colour.
pub(crate) fn columns(text: &str) -> usize {
    let mut count = 0;
    let mut in_code = false;
    for letter in text.chars() {
        match letter {
            '\u{1b}' => in_code = true,
            'm' if in_code => in_code = false,
            _ if in_code => {}
            _ => count += 1,
        }
    }
    count
}

/// `text` in at most `width` columns; what is left out is shown by an ellipsis.
pub(crate) fn clipped(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    while short.ends_with(' ') {
        short.pop();
    }
    short + "…"
}

/// `text` without anything a terminal would obey: mail is other people's, and is shown, never carried out.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_long_as_allowed_and_no_longer() {
        assert_eq!(wrapped("- ", "  ", "one two three", 9), ["- one two", "  three"]);
        assert_eq!(wrapped("", "", "incomprehensibilities a", 5), ["incomprehensibilities", "a"]);
    }

    #[test]
    fn what_is_clipped_says_so() {
        assert_eq!(clipped("Grüße aus Köln", 9), "Grüße au…");
        assert_eq!(clipped("Grüße aus", 6), "Grüße…");
        assert_eq!(clipped("Grüße", 5), "Grüße");
    }

    #[test]
    fn mail_cannot_speak_to_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\rc"), "a [31mb c");
    }
}
