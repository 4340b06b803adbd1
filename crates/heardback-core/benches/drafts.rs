//! How long it takes to draft a message and to check one: every draft of `docs/drafts.md`.
//!
//!     cargo bench -p heardback-core --bench drafts

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark measures time and prints it; its situations are those of the tests"
)]
#![allow(dead_code, unused_imports, reason = "the tests use the rest")]

#[path = "../tests/lines/mod.rs"]
mod lines;
#[path = "../tests/drafts/page.rs"]
mod page;
#[path = "../tests/drafts/situations.rs"]
mod situations;

use std::hint::black_box;
use std::time::{Duration, Instant};

use heardback_core::checks;
use heardback_core::drafts::{draft, facts};
use heardback_core::playbook::Playbook;

use situations::Search;

const ROUNDS: usize = 21;

fn main() {
    let searches: Vec<_> = page::situations()
        .into_iter()
        .map(|(_, facts, now, action)| (Search::new(&facts, now), action))
        .collect();
    let mut drafting = Vec::new();
    let mut checking = Vec::new();
    // The first round reads the sentences and the playbook; whoever drafts one message waits for that as well.
    let mut first = Duration::ZERO;
    for round in 0..ROUNDS {
        for (search, action) in &searches {
            for item in search.items().iter().filter(|item| item.action == *action) {
                let situation = search.situation(item);
                let began = Instant::now();
                let Some(made) = draft(&situation) else { continue };
                let drafted = began.elapsed();
                let (message, known) = (made.message(&situation), facts(&situation));
                let began = Instant::now();
                black_box(checks::check(&message, &known, Playbook::bundled()));
                let checked = began.elapsed();
                if round == 0 {
                    first = first.max(drafted + checked);
                } else {
                    drafting.push(drafted);
                    checking.push(checked);
                }
            }
        }
    }
    tell("drafting", &mut drafting);
    tell("checking", &mut checking);
    println!("slowest of the first round, with everything read: {first:.2?}");
}

fn tell(what: &str, times: &mut [Duration]) {
    times.sort();
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{what}: {} times, median {median:.2?}, slowest {slowest:.2?}", times.len());
}
