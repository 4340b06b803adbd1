//! Runs a fuzz target for as long as you like, on a stable compiler, over a folder of samples and over damage to them:
//! `cargo run --release -p heardback-formats --example mutate -- reader 600 FOLDER…`. Tells the seed of each finding and the letter
//! that took the longest for its size.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that reads the files it is given, for a given time"
)]

#[path = "../../../../fuzz/mutator.rs"]
mod mutator;
#[path = "../../../../fuzz/targets.rs"]
mod targets;

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mutator::{Dice, damaged};
use targets::TARGETS;

/// Longer letters are cut, so that many are tried.
const LONGEST: usize = 128 << 10;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(60);
    let Some((_, run)) = TARGETS.into_iter().find(|(known, _)| *known == name) else {
        println!("mail, calendar or reader, then seconds, then folders of samples");
        return Ok(());
    };
    let mut files = Vec::new();
    for folder in arguments {
        collect(Path::new(&folder), &mut files)?;
    }
    files.sort();
    let samples: Vec<Vec<u8>> = files.iter().map(std::fs::read).collect::<Result<_, _>>()?;
    let (begun, limit) = (Instant::now(), Duration::from_secs(seconds));
    let (mut slowest, mut tried, mut found) = ((0.0, 0, 0), 0_u64, 0_u32);
    for seed in 0.. {
        if begun.elapsed() > limit || samples.is_empty() || found > 20 {
            break;
        }
        let mut dice = Dice::new(seed);
        let (one, other) = (dice.below(samples.len()), dice.below(samples.len()));
        let bytes = damaged(&samples[one], &samples[other], &mut dice, LONGEST);
        let start = Instant::now();
        if catch_unwind(|| run(&bytes)).is_err() {
            found += 1;
            println!("{name} breaks over seed {seed} ({})", files[one].display());
        }
        let micros = start.elapsed().as_secs_f64() * 1e6;
        // Short letters cost what starting costs.
        let per_byte = micros / (bytes.len().max(2_000)) as f64;
        if per_byte > slowest.0 {
            slowest = (per_byte, seed, bytes.len());
        }
        tried += 1;
    }
    let (per_byte, seed, length) = slowest;
    println!(
        "{name}: {tried} letters from {} samples, {found} findings; at most {per_byte:.2} µs a byte (seed {seed}, {length} bytes)",
        samples.len()
    );
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else {
        files.push(path.to_owned());
    }
    Ok(())
}
