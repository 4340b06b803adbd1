//! How well company and role are read in invented letters of many shapes: those the rules were written with, and others
//! held out from that.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::fmt::Write as _;

use heardback_core::reading::Label;
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

/// One letter, and what a careful reader would note.
struct Letter<'t> {
    name: &'t str,
    text: &'t str,
    company: &'t str,
    role: &'t str,
}

#[test]
fn letters_the_rules_were_written_with_are_read() {
    check(include_str!("fields/tuned.txt"), 92, 90);
}

#[test]
fn letters_held_out_are_read_nearly_as_well() {
    check(include_str!("fields/held_out.txt"), 80, 85);
}

/// At least so many in a hundred of the letters are read as noted, those that name nothing included.
#[track_caller]
fn check(file: &str, companies: usize, roles: usize) {
    let letters = letters(file);
    let mut wrong = String::new();
    let (mut right_company, mut right_role, mut of_no_process) = (0, 0, 0);
    for letter in &letters {
        let bytes = format!("Date: Mon, 2 Mar 2026 10:00:00 +0000\n{}", letter.text);
        let reading = recognize::read(&mail::parse(bytes.as_bytes()), &WorkingDays::default());
        let company = reading.company.unwrap_or_default();
        let role = reading.role.unwrap_or_default();
        let (company_fits, role_fits) = (same(&company, letter.company), same(&role, letter.role));
        right_company += usize::from(company_fits);
        right_role += usize::from(role_fits);
        of_no_process += usize::from(matches!(reading.label, Label::Other | Label::JobAlert));
        if !company_fits || !role_fits {
            let label = reading.label.name();
            let rule = |field: &str| {
                let evidence = reading.evidence.iter().find(|evidence| evidence.field == field);
                evidence.map_or("", |evidence| evidence.rule.as_str())
            };
            let (by, role_by) = (rule("company"), rule("role"));
            writeln!(
                wrong,
                "{} ({label})\n  {:?} | {:?}\n  {company:?} {by} | {role:?} {role_by}",
                letter.name, letter.company, letter.role
            )
            .unwrap();
        }
    }
    let count = letters.len();
    let told = format!(
        "company {right_company}, role {right_role} of {count}, taken for no job process {of_no_process}"
    );
    println!("{told}");
    assert!(
        right_company * 100 >= companies * count && right_role * 100 >= roles * count,
        "{told}\n{wrong}"
    );
}

fn letters(file: &str) -> Vec<Letter<'_>> {
    let letters = file.split("\n### ").skip(1).map(|part| {
        let (name, rest) = part.split_once('\n').unwrap();
        let (text, noted) = rest.rsplit_once("\n=>").unwrap();
        let (company, role) = noted.trim().split_once('|').unwrap();
        Letter { name, text, company: company.trim(), role: role.trim() }
    });
    letters.collect()
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
            .map(|word| if digits(word) < 5 { word } else { word.split('-').next().unwrap() })
            .filter(|word| digits(word) < 4 || word.len() == 4 && !kept.contains('-'))
            .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| !["inc", "llc", "ltd", "corp", "the", "co", "gmbh", "se"].contains(word))
            .collect()
    };
    plain(one) == plain(other)
}
