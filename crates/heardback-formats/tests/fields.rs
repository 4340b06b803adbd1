//! How well company and role are read in invented letters of many shapes: those the rules were written with, and others
//! held out from that.
#![allow(clippy::print_stdout, reason = "tests")]

#[path = "fields/letters.rs"]
mod letters;

use heardback_core::reading::Label;
use letters::Letter;

#[test]
fn letters_the_rules_were_written_with_are_read() {
    check(include_str!("fields/tuned.txt"), 95, 94);
}

#[test]
fn letters_held_out_are_read_nearly_as_well() {
    check(include_str!("fields/held_out.txt"), 92, 90);
}

/// At least so many in a hundred of the letters are read as noted, those that name nothing included.
#[track_caller]
fn check(file: &str, companies: usize, roles: usize) {
    let letters = Letter::all(file);
    let (mut right_company, mut right_role, mut of_no_process) = (0, 0, 0);
    let mut wrong = Vec::new();
    for letter in &letters {
        let compared = letter.compared();
        right_company += usize::from(compared.company);
        right_role += usize::from(compared.role);
        let label = compared.reading.label;
        of_no_process += usize::from(matches!(label, Label::Other | Label::JobAlert));
        wrong.extend(letter.difference(&compared));
    }
    let count = letters.len();
    let told = format!(
        "company {right_company}, role {right_role} of {count}, taken for no job process {of_no_process}"
    );
    println!("{told}");
    assert!(
        right_company * 100 >= companies * count && right_role * 100 >= roles * count,
        "{told}\n{}",
        wrong.join("\n")
    );
}
