//! A thousand searches over a simulated year.
//!
//! Employers answer, stay silent, promise and break it, are away, move and call off interviews, say no, post again.
//! The user does what the plan says, sometimes late, sometimes not. After every step an oracle that reads nothing but
//! facts checks that no guard is broken, that every item is justified, and that every application ends or says what
//! it waits for. Everything follows from one seed.
//!
//! `HEARDBACK_SIM_SEED` is another seed, `HEARDBACK_SIM_SEARCHES` another number of searches, `HEARDBACK_SIM_ONLY`
//! one search alone; `HEARDBACK_SIM_LONG=1` runs twenty times as many.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]
#![allow(unreachable_pub, reason = "modules of one test")]

mod advice;
mod calendar;
mod cast;
mod employers;
mod interviews;
mod justified;
mod letters;
mod life;
mod oracle;
mod record;
mod rng;
mod tally;
mod user;
mod world;

use std::collections::BTreeMap;

use heardback_core::playbook::Playbook;

use letters::Writes;
use life::{Find, Life, Watch};
use rng::Rng;
use tally::{GUARDS, Tally};

const SEED: u64 = 20_260_107;
const SEARCHES: u64 = 1_000;
const YEAR: i32 = 365;

#[test]
fn a_thousand_searches_break_no_guard_and_each_ends_or_waits() {
    let seed = setting("HEARDBACK_SIM_SEED").unwrap_or(SEED);
    let long = if setting("HEARDBACK_SIM_LONG").is_some() { 20 } else { 1 };
    let searches = setting("HEARDBACK_SIM_SEARCHES").unwrap_or(SEARCHES * long);
    let only = setting("HEARDBACK_SIM_ONLY");
    let playbook = Playbook::bundled();
    let without: Vec<_> =
        GUARDS.iter().map(|&guard| (guard, playbook.broken_without(guard))).collect();
    let watch =
        Watch { playbook, without: &without, days: YEAR, enough: 40, writes: Writes::Nothing };
    let numbers: Vec<u64> = only.map_or_else(|| (0..searches).collect(), |only| vec![only]);
    let (finds, tally) = live_all(&watch, seed, &numbers);
    println!("seed {seed}, {searches} searches: {tally}");
    assert!(finds.is_empty(), "{}", told(&finds, seed));
    if searches >= SEARCHES && only.is_none() {
        let rare = tally.too_rare(100, 50);
        assert!(rare.is_empty(), "too rare to tell anything (seed {seed}): {rare:#?}");
    }
}

#[test]
fn without_any_one_guard_the_oracle_objects() {
    let seed = setting("HEARDBACK_SIM_SEED").unwrap_or(SEED);
    let mut unnoticed = Vec::new();
    for guard in GUARDS {
        let playbook = Playbook::bundled().broken_without(guard);
        let watch = Watch {
            playbook: &playbook,
            without: &[],
            days: YEAR,
            enough: usize::MAX,
            writes: Writes::Nothing,
        };
        let objects = (0..200).any(|number| {
            let (finds, _) = Life::new(&watch, number, seed_of(seed, number)).run();
            finds.iter().any(|find| find.breach.rule == guard.as_str())
        });
        if !objects {
            unnoticed.push(guard);
        }
    }
    assert!(unnoticed.is_empty(), "nobody notices that these are missing: {unnoticed:?}");
}

/// Fewer searches than above: each touch takes its draft, and a draft tries many sentences.
const WRITTEN: u64 = 120;

#[test]
fn in_a_year_no_two_letters_to_one_person_or_company_are_alike() {
    let seed = setting("HEARDBACK_SIM_SEED").unwrap_or(SEED);
    let long = if setting("HEARDBACK_SIM_LONG").is_some() { 20 } else { 1 };
    let only = setting("HEARDBACK_SIM_ONLY");
    let playbook = Playbook::bundled();
    let watch =
        Watch { playbook, without: &[], days: YEAR, enough: 40, writes: Writes::Remembering };
    let numbers: Vec<u64> = only.map_or_else(|| (0..WRITTEN * long).collect(), |only| vec![only]);
    let (finds, tally) = live_all(&watch, seed, &numbers);
    println!("seed {seed}, {} searches: {:#?}", numbers.len(), tally.written);
    assert!(finds.is_empty(), "{}", told(&finds, seed));
    if only.is_none() {
        let written = &tally.written;
        let letters: u64 = written.ready.values().sum();
        let lost: u64 = written.at_a_loss.values().sum();
        assert!(written.ready.len() == 16, "not every kind was written: {written:#?}");
        assert!(letters >= 1_500 && lost * 100 <= letters, "too few to tell: {written:#?}");
    }
}

#[test]
fn who_forgets_what_was_sent_before_writes_the_same_again_and_it_is_noticed() {
    let playbook = Playbook::bundled();
    let watch = Watch { playbook, without: &[], days: YEAR, enough: 1, writes: Writes::Forgetting };
    let (finds, _) = live_all(&watch, SEED, &(0..20).collect::<Vec<_>>());
    assert!(finds.iter().any(|find| find.breach.rule == "GRD-11"));
}

#[test]
fn the_same_seed_tells_the_same_story() {
    let playbook = Playbook::bundled();
    let watch =
        Watch { playbook, without: &[], days: 120, enough: usize::MAX, writes: Writes::Nothing };
    let live = || Life::new(&watch, 7, seed_of(SEED, 7)).run().1;
    let (first, second) = (live(), live());
    assert_eq!((first.steps, first.facts, &first.done), (second.steps, second.facts, &second.done));
    let other = Life::new(&watch, 8, seed_of(SEED, 8)).run().1;
    assert_ne!((first.facts, &first.done), (other.facts, &other.done));
}

/// Lives through these searches, on as many cores as there are; what comes out does not depend on how many.
fn live_all(watch: &Watch<'_>, seed: u64, numbers: &[u64]) -> (Vec<Find>, Tally) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = numbers.len().div_ceil(cores).max(1);
    let mut finds = Vec::new();
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let lives = |numbers: &[u64]| -> Vec<(Vec<Find>, Tally)> {
            let live = |&number: &u64| Life::new(watch, number, seed_of(seed, number)).run();
            numbers.iter().map(live).collect()
        };
        let threads: Vec<_> =
            numbers.chunks(share).map(|numbers| scope.spawn(move || lives(numbers))).collect();
        for thread in threads {
            for (found, counted) in thread.join().expect("no life panics") {
                finds.extend(found);
                tally.add(counted);
            }
        }
    });
    (finds, tally)
}

/// Every search has a seed of its own.
fn seed_of(seed: u64, number: u64) -> u64 {
    Rng::new(seed ^ number.wrapping_mul(0xa076_1d64_78bd_642f)).next()
}

#[allow(clippy::disallowed_methods, reason = "a test run is told its seed by its environment")]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What was found, each rule with its first cases, the very first with the whole story.
fn told(finds: &[Find], seed: u64) -> String {
    let mut by_rule: BTreeMap<&str, Vec<&Find>> = BTreeMap::new();
    for find in finds {
        by_rule.entry(find.breach.rule).or_default().push(find);
    }
    let mut text = format!("{} breaches with HEARDBACK_SIM_SEED={seed}\n", finds.len());
    for (rule, finds) in by_rule {
        text.push_str(&format!("{rule}: {} times\n", finds.len()));
        for find in finds.iter().take(12) {
            text.push_str(&format!(
                "  HEARDBACK_SIM_ONLY={} on {}: {}\n",
                find.search, find.day, find.breach.text
            ));
        }
    }
    if finds.len() == 1 || finds.iter().all(|find| find.search == finds[0].search) {
        text.push_str(&finds[0].story);
    }
    text
}
