//! Plain text dressed as the HTML that companies and shops send.

/// A whole page: paragraphs, quoted lines, links that can be clicked.
pub(super) fn page(text: &str) -> String {
    let mut body = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let lines: Vec<&str> = paragraph.lines().collect();
        // Lines that were never full are lines of their own: addresses, signatures, lists.
        let running =
            lines.len() > 1 && lines[..lines.len() - 1].iter().all(|line| line.len() > 58);
        let content: Vec<String> = lines.iter().map(|line| linked(&escaped(line))).collect();
        let content = content.join(if running { "\n" } else { "<br>\n" });
        body.push_str("<p style=\"margin:0 0 14px 0\">");
        body.push_str(&content);
        body.push_str("</p>\n");
    }
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><style>p {{ font-family: Arial, sans-serif }}</style></head>\n\
         <body bgcolor=\"#ffffff\"><table width=\"600\"><tr><td>\n{body}</td></tr></table></body></html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn linked(line: &str) -> String {
    let words: Vec<String> = line
        .split(' ')
        .map(|word| match word.starts_with("https://") {
            true => format!("<a href=\"{word}\">{word}</a>"),
            false => word.to_owned(),
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_keep_their_breaks_and_running_text_does_not() {
        assert!(page("Priya Raman\nRecruiter").contains("Priya Raman<br>\nRecruiter"));
        let running = format!("{}\nend", "word ".repeat(13).trim());
        assert!(page(&running).contains("word\nend"));
    }

    #[test]
    fn what_looks_like_markup_is_shown_and_not_obeyed() {
        assert!(page("a <b> & c").contains("a &lt;b&gt; &amp; c"));
    }
}
