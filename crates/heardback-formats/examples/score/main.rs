//! How well mail is read: `cargo run --release -p heardback-formats --example score -- FOLDER`, where FOLDER holds
//! `labels.csv` and the mail it names. Without a folder only the set written for this project is scored.
//!
//! `--letters FILE` scores the letters of a file instead of that set: how new ones are read before anything is mended.
//! `--methods` also trains a linear model and compares it with the rules, leaving one source out at a time;
//! `--calibrate` learns how sure a reading is with one source left out at a time, and judges it on that one.
//! `--show PART` prints what was read in the mail with PART in its name that was read wrongly; `--fields PART` the companies
//! and roles in it that were read wrongly.
#![allow(clippy::print_stdout, reason = "it prints tables")]
#![allow(clippy::expect_used, clippy::panic, reason = "a table that does not read ends the run")]
#![allow(clippy::disallowed_methods, reason = "the mail lies in files")]

mod calibrate;
mod cases;
mod linear;
mod methods;
mod tables;

use std::path::Path;

use cases::{Case, Set};
use tables::Answer;

fn main() {
    let mut folder = None;
    let mut compare = false;
    let mut calibrate = false;
    let mut show = None;
    let mut fields = None;
    let mut letters = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--methods" => compare = true,
            "--calibrate" => calibrate = true,
            "--show" => show = arguments.next(),
            "--fields" => fields = arguments.next(),
            "--letters" => letters = arguments.next(),
            _ => folder = Some(argument),
        }
    }
    let mut cases = folder.map_or_else(Vec::new, |folder| cases::labelled(Path::new(&folder)));
    match letters {
        Some(file) => cases.extend(cases::letters(Path::new(&file), Set::Letters)),
        None => {
            cases.extend(cases::written(Set::Learn));
            cases.extend(cases::written(Set::Held));
        }
    }
    if let Some(part) = show {
        tables::show(&cases, &part);
        return;
    }
    if let Some(part) = fields {
        tables::show_fields(&cases, &part);
        return;
    }
    for set in [Set::Real, Set::Synthetic, Set::Learn, Set::Held, Set::Letters] {
        let part: Vec<&Case> = cases.iter().filter(|case| case.set == set).collect();
        if !part.is_empty() {
            score(set, &part);
        }
    }
    if calibrate {
        calibrate::print(&cases);
    }
    if compare {
        methods::compare(&cases);
    }
}

fn score(set: Set, cases: &[&Case]) {
    let rows: Vec<(&Case, Answer)> =
        cases.iter().map(|case| (*case, Answer::of(&case.reading))).collect();
    println!("\n== {}: {} messages", set.name(), cases.len());
    tables::labels(&rows);
    println!("\nsources");
    tables::sources(&rows);
    println!("\nfields");
    tables::fields(cases);
    println!();
    tables::effects(cases);
    tables::false_applications(cases);
    println!("\ncalibration");
    tables::calibration(&rows);
    println!("\nthe worst mistakes");
    // Who reads the names of the half held out will write rules for them.
    tables::worst(&rows, if set == Set::Held { 0 } else { 25 });
}
