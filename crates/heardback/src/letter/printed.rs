//! A card or letter as a page to print: the address, the day, the text; as PDF, or as HTML for every script there is.

use std::path::Path;

use heardback_core::drafts::Spelling;
use heardback_core::planner::Item;

use super::pdf;
use crate::desk::Desk;
use crate::drafting::Drafted;
use crate::failure::Failure;

/// What stands on the page.
#[derive(Debug)]
pub(crate) struct Printed {
    /// To whom: the name, then the postal address as far as it is known.
    address: Vec<String>,
    /// The day, as it is written where the reader is.
    day: String,
    /// The text, by paragraphs and their lines.
    paragraphs: Vec<Vec<String>>,
    /// In America paper is shorter and wider.
    spelling: Spelling,
}

impl Printed {
    /// The page for the reader of an item.
    pub(crate) fn of(
        desk: &Desk,
        item: &Item,
        drafted: &Drafted,
        body: &str,
    ) -> Result<Self, Failure> {
        let reader = match item.to {
            Some(to) => Some(&desk.journal()?.contacts[to]),
            None => None,
        };
        let postal = reader.and_then(|reader| reader.postal.as_deref()).unwrap_or_default();
        let name = reader.map(|reader| reader.name.as_str()).unwrap_or_default();
        let spelling = drafted.told.spelling;
        let form = match spelling {
            Spelling::American => "%B %-d, %Y",
            Spelling::British => "%-d %B %Y",
        };
        Ok(Printed {
            address: std::iter::once(name).chain(postal.lines()).flat_map(lines).collect(),
            day: desk.today().strftime(form).to_string(),
            paragraphs: body
                .replace("\r\n", "\n")
                .split("\n\n")
                .map(lines)
                .filter(|lines| !lines.is_empty())
                .collect(),
            spelling,
        })
    }

    /// As PDF if the file is called so, otherwise as HTML.
    pub(crate) fn as_file(&self, file: &Path) -> Result<Vec<u8>, Failure> {
        let ending = file.extension().unwrap_or_default();
        if ending.eq_ignore_ascii_case("pdf") { self.pdf() } else { Ok(self.html().into_bytes()) }
    }

    /// As PDF; refused for letters that its typeface does not have.
    pub(crate) fn pdf(&self) -> Result<Vec<u8>, Failure> {
        let paper = match self.spelling {
            Spelling::American => pdf::LETTER,
            Spelling::British => pdf::A4,
        };
        let day = vec![self.day.clone()];
        let mut blocks = vec![&self.address, &day];
        blocks.extend(&self.paragraphs);
        pdf::page(&blocks, paper)
    }

    fn html(&self) -> String {
        let lines = |lines: &[String]| {
            lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br>\n")
        };
        let paragraphs = self.paragraphs.iter().map(|text| format!("<p>{}</p>", lines(text)));
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Letter</title>\n<style>\n@page {{ margin: 25mm }}\nbody {{ font: 12pt/1.5 Georgia, serif; max-width: 160mm; margin: 0 auto; color: #111 }}\naddress {{ font-style: normal; margin-bottom: 12mm }}\ntime {{ display: block; margin-bottom: 12mm }}\np {{ margin: 0 0 4mm }}\n</style>\n<address>{}</address>\n<time>{}</time>\n{}\n</html>\n",
            lines(&self.address),
            self.day,
            paragraphs.collect::<Vec<_>>().join("\n"),
        )
    }
}

/// Lines without space around them; empty ones are none.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
