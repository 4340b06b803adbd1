//! The fuzz targets over their corpus, and over seeded damage to it: the same every time, and quick. How to run them for long is
//! told in `examples/mutate`.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that reads the corpus")]

#[path = "../../../fuzz/mutator.rs"]
mod mutator;
#[path = "../../../fuzz/targets.rs"]
mod targets;

use std::path::Path;

use mutator::{Dice, damaged};
use targets::{TARGETS, Target};

/// How many damaged letters a target gets.
const ROUNDS: u64 = 250;

#[test]
fn the_corpus_and_damage_to_it_break_no_promise() {
    for (name, run) in TARGETS {
        let samples = samples(name);
        for sample in &samples {
            run(sample);
        }
        damage((name, run), &samples);
    }
}

fn damage((name, run): Target, samples: &[Vec<u8>]) {
    for seed in 0..ROUNDS {
        let mut dice = Dice::new(seed);
        let (one, other) = (dice.below(samples.len()), dice.below(samples.len()));
        let bytes = damaged(&samples[one], &samples[other], &mut dice, 16 << 10);
        let broken = std::panic::catch_unwind(|| run(&bytes)).is_err();
        assert!(!broken, "{name} breaks over seed {seed}:\n{}", String::from_utf8_lossy(&bytes));
    }
}

/// The files of a target's corpus; letters are mail as well.
fn samples(name: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("../../fuzz/corpus").join(name)];
    if name != "calendar" {
        folders.push(root.join("fixtures/mail"));
    }
    let mut files: Vec<_> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|end| end != "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 5, "the corpus of {name} is gone");
    files.iter().map(|path| std::fs::read(path).unwrap()).collect()
}
