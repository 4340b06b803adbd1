//! Letters with what a careful reader would note beside them, and how what was read compares.

use heardback_core::reading::Reading;
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

/// One letter, and what a careful reader would note.
pub(crate) struct Letter<'t> {
    /// What the letter is called.
    pub(crate) name: &'t str,
    text: &'t str,
    company: &'t str,
    role: &'t str,
    /// Nothing where nobody wrote it down; empty where the letter names nobody.
    contact: Option<&'t str>,
}

/// What was right in one letter, and what was read.
pub(crate) struct Compared {
    /// The company was read as noted, or as nothing where nothing is noted.
    pub(crate) company: bool,
    /// The role likewise.
    pub(crate) role: bool,
    /// The contact likewise, where it is noted.
    pub(crate) contact: Option<bool>,
    /// What the letter was taken for.
    pub(crate) reading: Reading,
}

impl<'t> Letter<'t> {
    /// The letters of a file: `### name`, headers and text, and `=> company | role | contact` below.
    pub(crate) fn all(file: &'t str) -> Vec<Letter<'t>> {
        let parts = file.split("\n### ").skip(1);
        let letters = parts.filter_map(|part| {
            let (name, rest) = part.split_once('\n')?;
            let (text, noted) = rest.rsplit_once("\n=>")?;
            let mut noted = noted.trim_end_matches('\n').split('|').map(str::trim);
            let (company, role) = (noted.next()?, noted.next()?);
            Some(Letter { name, text, company, role, contact: noted.next() })
        });
        letters.collect()
    }

    /// Reads the letter and compares.
    pub(crate) fn compared(&self) -> Compared {
        let bytes = format!("Date: Mon, 2 Mar 2026 10:00:00 +0000\n{}", self.text);
        let reading = recognize::read(&mail::parse(bytes.as_bytes()), &WorkingDays::default());
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let person = reading.contact.as_ref().map_or("", |contact| contact.name.as_str());
        Compared {
            company: same(&text(&reading.company), self.company),
            role: same(&text(&reading.role), self.role),
            contact: self.contact.map(|noted| same(person, noted)),
            reading,
        }
    }

    /// What was noted and what was read, where they differ.
    pub(crate) fn difference(&self, compared: &Compared) -> Option<String> {
        if compared.company && compared.role && compared.contact != Some(false) {
            return None;
        }
        let reading = &compared.reading;
        let rule = |field: &str| {
            let evidence = reading.evidence.iter().find(|evidence| evidence.field == field);
            evidence.map_or("", |evidence| evidence.rule.as_str())
        };
        Some(format!(
            "{} ({})\n  {:?} | {:?} | {:?}\n  {:?} {} | {:?} {} | {:?} {}",
            self.name,
            reading.label.name(),
            self.company,
            self.role,
            self.contact.unwrap_or("-"),
            reading.company.as_deref().unwrap_or_default(),
            rule("company"),
            reading.role.as_deref().unwrap_or_default(),
            rule("role"),
            reading.contact.as_ref().map_or("", |contact| contact.name.as_str()),
            rule("contact"),
        ))
    }
}

/// Equal but for case, marks, the legal form, brackets, and the employer's number for the posting.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let mut depth = 0_i32;
        let mut kept = String::new();
        for letter in text.to_lowercase().chars() {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                letter if depth <= 0 => kept.push(letter),
                _ => {}
            }
        }
        let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
        kept.split_whitespace()
            .map(
                |word| if digits(word) < 5 { word } else { word.split('-').next().unwrap_or(word) },
            )
            .filter(|word| digits(word) < 4 || word.len() == 4 && !kept.contains('-'))
            .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| !["inc", "llc", "ltd", "corp", "the", "co", "gmbh", "se"].contains(word))
            .collect()
    };
    plain(one) == plain(other)
}
