//! HTML as text to read rules on. Linear in its length whatever the nesting; nothing is fetched or run.

use mail_parser::decoders::html::html_to_text;

/// The words of an HTML body, with line ends where a reader would see them. The addresses behind its words go to `links`.
pub(super) fn text(html: &str, links: &mut Vec<String>) -> String {
    tidy(&html_to_text(&with_breaks(html, links)))
}

/// More links than these are not kept: a letter about one application has few, and newsletters have hundreds.
const MOST_LINKS: usize = 40;
/// No longer link is kept.
const LONGEST_LINK: usize = 400;

/// Elements that begin a line of their own.
const BLOCKS: [&str; 21] = [
    "p",
    "div",
    "tr",
    "td",
    "th",
    "li",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "header",
    "footer",
    "blockquote",
    "center",
];

/// Puts a `<br>` before and after every block, because the converter breaks lines at `<br>` and `</p>` only, and would
/// glue the words of neighbouring cells together.
fn with_breaks(html: &str, links: &mut Vec<String>) -> String {
    let mut broken = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html;
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        broken.push_str(&rest[..open]);
        rest = &rest[open..];
        let name = &rest[1..];
        let name = name.strip_prefix('/').unwrap_or(name);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &name[..length];
        if BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block)) {
            // A head that is never closed would swallow the whole message, and none holds a block.
            broken.push_str("</head><br>");
        } else if name.eq_ignore_ascii_case("body") {
            broken.push_str("</head></style></script>");
        } else if name.eq_ignore_ascii_case("a")
            && !rest[1..].starts_with('/')
            && links.len() < MOST_LINKS
        {
            links.extend(target(&rest[1 + length..]).filter(|target| !links.contains(target)));
        }
        broken.push('<');
        rest = &rest[1..];
    }
    broken.push_str(rest);
    broken
}

/// Where a link leads, from behind the name of its element.
fn target(rest: &str) -> Option<String> {
    let tag = &rest[..memchr::memchr(b'>', rest.as_bytes())?];
    let at = memchr::memmem::find(tag.as_bytes(), b"href")
        .or_else(|| memchr::memmem::find(tag.as_bytes(), b"HREF"))?;
    let value = tag[at + 4..].trim_start().strip_prefix('=')?.trim_start();
    let url = match value.chars().next()? {
        mark @ ('"' | '\'') => value[1..].split(mark).next()?,
        _ => value.split_whitespace().next()?,
    };
    let url = url.trim();
    let is_plain =
        !url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '"'));
    (url.starts_with("http") && url.len() <= LONGEST_LINK && is_plain)
        .then(|| url.replace("&amp;", "&"))
}

/// Trims every line, leaves at most one empty line between two others.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.trim_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c));
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if empty > 1 { "\n\n" } else { "\n" });
        }
        tidy.push_str(line);
        empty = 0;
    }
    if !tidy.is_empty() {
        tidy.push('\n');
    }
    tidy
}

/// What newsletters fill the preview line with.
const INVISIBLE: [char; 7] =
    ['\u{200b}', '\u{200c}', '\u{200d}', '\u{34f}', '\u{ad}', '\u{2060}', '\u{feff}'];

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[test]
    fn blocks_and_cells_stand_on_lines_of_their_own() {
        check(
            "<html><head><title>Hi</title><style>p{}</style></head><body><div>Dear Kim,</div><p>thank <b>you</b>\n&amp; goodbye.</p>\
             <table><tr><td>Acme</td><td>Berlin</td></tr></table><script>alert(1)</script></body></html>",
            expect![[r#"
                Dear Kim,
                thank you & goodbye.

                Acme
                Berlin
            "#]],
        );
    }

    #[test]
    fn links_behind_words_are_kept_once_and_only_those_of_the_web() {
        let mut links = Vec::new();
        let html = "<p>See <a class=x href='https://a.example/jobs/1?a=1&amp;b=2'>the posting</a>, <A HREF=\"https://a.example/jobs/1?a=1&b=2\">\
             again</a>, <a href=\"mailto:kim@a.example\">Kim</a>, <a href=https://b.example/x>x</a><a href=\"https://c.example";
        text(html, &mut links);
        assert_eq!(links, ["https://a.example/jobs/1?a=1&b=2", "https://b.example/x"]);
    }

    #[test]
    fn a_head_left_open_does_not_swallow_the_message() {
        check(
            "<head><style>x<body>Hello<br>there",
            expect![[r#"
            Hello
            there
        "#]],
        );
    }

    #[test]
    fn deep_nesting_takes_no_longer_than_its_length() {
        let deep = format!("{}word", "<div>".repeat(200_000));
        assert_eq!(text(&deep, &mut Vec::new()), "word\n");
    }

    #[track_caller]
    fn check(html: &str, expected: Expect) {
        expected.assert_eq(&text(html, &mut Vec::new()));
    }
}
