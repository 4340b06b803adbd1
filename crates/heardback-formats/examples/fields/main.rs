//! Scores company, role and contact over letters of your own, written as in `tests/fields/tuned.txt`, and tells each letter that
//! was read otherwise than noted: `cargo run -p heardback-formats --example fields -- FILE…`
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that reads the files it is given"
)]

#[path = "../../tests/fields/letters.rs"]
mod letters;

use letters::Letter;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let file = std::fs::read_to_string(&path)?;
        let letters = Letter::all(&file);
        let (mut companies, mut roles, mut contacts, mut with_contact) = (0, 0, 0, 0);
        for letter in &letters {
            let compared = letter.compared();
            companies += usize::from(compared.company);
            roles += usize::from(compared.role);
            contacts += usize::from(compared.contact == Some(true));
            with_contact += usize::from(compared.contact.is_some());
            if let Some(difference) = letter.difference(&compared) {
                println!("{difference}");
            }
        }
        let count = letters.len();
        println!(
            "{path}: company {companies}, role {roles} of {count}; contact {contacts} of {with_contact}"
        );
    }
    Ok(())
}
