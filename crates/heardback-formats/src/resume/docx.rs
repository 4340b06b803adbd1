//! The text of a Word document: the paragraphs of its `word/document.xml`.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{MOST_TEXT, Unread};

/// Deeper than any document is nested.
const DEEPEST: usize = 256;

/// The paragraphs of the document's XML, without what was deleted, moved away or stands there a second time for older
/// programs.
pub fn paragraphs(xml: &str) -> Result<Vec<String>, Unread> {
    const PASSED_OVER: [&str; 5] =
        ["w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:fldData"];
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut paragraphs, mut text) = (Vec::new(), String::new());
    let (mut depth, mut passed, mut in_text, mut left) = (0_usize, None, false, MOST_TEXT);
    let mut seen = false;
    loop {
        match reader.read_event().map_err(|_| Unread::Broken)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Unread::Broken);
                }
                let name = tag.name();
                let name = name.as_ref();
                seen |= name == "w:document";
                if passed.is_none() && PASSED_OVER.contains(&name) {
                    passed = Some(depth);
                }
                in_text = passed.is_none() && name == "w:t";
            }
            Event::End(tag) => {
                in_text = false;
                if passed == Some(depth) {
                    passed = None;
                }
                depth = depth.saturating_sub(1);
                if tag.name().as_ref() == "w:p" {
                    finish(&mut text, &mut paragraphs);
                }
            }
            Event::Empty(tag) if passed.is_none() => match tag.name().as_ref() {
                "w:tab" | "w:br" | "w:cr" => text.push(' '),
                "w:noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::Text(words) if in_text => {
                take(&words, &mut text, &mut left);
            }
            Event::GeneralRef(name) if in_text => {
                let known = match name.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                text.extend(known);
            }
            Event::Eof => break,
            _ => {}
        }
        if left == 0 {
            break;
        }
    }
    finish(&mut text, &mut paragraphs);
    if seen { Ok(paragraphs) } else { Err(Unread::Broken) }
}

fn take(words: &str, text: &mut String, left: &mut usize) {
    let end = words.char_indices().nth(*left).map_or(words.len(), |(at, _)| at);
    *left -= words[..end].chars().count().min(*left);
    text.push_str(&words[..end]);
}

fn finish(text: &mut String, paragraphs: &mut Vec<String>) {
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.clear();
    let said = super::lines::point(&said).unwrap_or(&said);
    if !said.is_empty() {
        paragraphs.push(said.to_owned());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn document(body: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
        )
    }

    #[test]
    fn a_paragraph_is_the_text_of_its_runs() {
        let xml = document(
            "<w:p><w:r><w:t>Cut </w:t></w:r><w:r><w:t xml:space=\"preserve\">costs &amp; </w:t><w:tab/><w:t>waste&#x2014;by&#32;half</w:t></w:r></w:p>\
             <w:p/><w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone too</w:t></w:r></w:del><w:r><w:t>• kept</w:t></w:r></w:p>\
             <w:tbl><w:tr><w:tc><w:p><w:r><w:t>in a table</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        );
        let expected = ["Cut costs & waste—by half", "kept", "in a table"];
        assert_eq!(paragraphs(&xml).unwrap(), expected);
    }

    #[test]
    fn what_is_no_document_says_so_and_nothing_grows_without_end() {
        assert_eq!(paragraphs(""), Err(Unread::Broken));
        assert_eq!(paragraphs("<html><p>hello</p></html>"), Err(Unread::Broken));
        assert_eq!(paragraphs(&document(&"<w:p>".repeat(100_000))), Err(Unread::Broken));
        let bomb = "<!DOCTYPE w [<!ENTITY a \"&b;&b;\"><!ENTITY b \"lots of it\">]>".to_owned()
            + &document("<w:p><w:r><w:t>before &a; after</w:t></w:r></w:p>");
        assert_eq!(paragraphs(&bomb).unwrap(), ["before after"]);
        let long = document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "é".repeat(600_000)));
        assert_eq!(paragraphs(&long).unwrap()[0].chars().count(), MOST_TEXT);
    }
}
