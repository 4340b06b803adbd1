//! Killing an import at any moment: what was reported recorded is there, the journal opens, and repeating the import
//! ends in the same journal as an undisturbed one.
//!
//! `HEARDBACK_KILLS` asks for more than the usual number.

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use crate::environment::TestEnvironment;
use crate::mailbox::{mbox, messages};

/// So many in a usual run; so many receipts in the mailbox, for several portions.
const KILLS: usize = 40;
const RECEIPTS: usize = 2_200;

#[test]
fn a_killed_import_is_completed_by_repeating_it() {
    let kills = std::env::var("HEARDBACK_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let undisturbed = TestEnvironment::new();
    let mailbox = mbox(&messages(RECEIPTS));
    fs::write(undisturbed.home().join("box.mbox"), &mailbox).unwrap();
    let began = Instant::now();
    let mut child = start(&undisturbed);
    let first_commit = until_first_commit(&undisturbed, &mut child, began);
    assert!(child.wait().unwrap().success());
    let whole = began.elapsed();
    let expected = journal(&undisturbed);
    assert!(expected.len() > RECEIPTS, "{} facts are too few to tell anything", expected.len());

    let mut random = 0x5eed_u64;
    let mut between = 0;
    // How long after the first commit a kill may come. The machine may be busier or idler than it was for the first
    // import, so a kill that came too late shortens it.
    let mut left = whole.saturating_sub(first_commit).mul_f64(0.6);
    let mut environment = TestEnvironment::new();
    for kill in 0..kills {
        // Some folders are killed more than once before they are completed.
        if kill % 3 != 2 {
            environment = TestEnvironment::new();
            fs::write(environment.home().join("box.mbox"), &mailbox).unwrap();
        }
        let began = Instant::now();
        let mut child = start(&environment);
        if kill % 8 == 7 {
            thread::sleep(whole.mul_f64(draw(&mut random)));
        } else {
            until_first_commit(&environment, &mut child, began);
            thread::sleep(left.mul_f64(draw(&mut random)));
        }
        // It may be done already; then there is nobody to kill.
        let _ = child.kill();
        child.wait().unwrap();
        let was_between = is_between(&environment);
        between += usize::from(was_between);
        if !was_between && kill % 8 != 7 {
            left = left.mul_f64(0.7);
        }
        if environment.data().join("heardback.db").exists() {
            environment.run(&["doctor"]);
        }
        environment.run(&["import", "--json", "box.mbox"]);
        assert_eq!(journal(&environment), expected, "after kill {kill}");
        if kill % 3 == 1 {
            // Completed once; the next kill of this folder meets an import with nothing left to do.
            fs::remove_dir_all(environment.data()).unwrap();
        }
    }
    let log = format!(
        "import killed {kills} times, {between} of them between the first and the last commit\n"
    );
    std::io::Write::write_all(&mut std::io::stderr(), log.as_bytes()).unwrap();
    assert!(
        between * 4 >= kills * 3,
        "{between} of {kills} kills came between the first and the last commit"
    );
}

fn start(environment: &TestEnvironment) -> Child {
    environment
        .command(&["import", "--json", "box.mbox"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built with this test")
}

/// Waits until the first portion is written; how long that took.
fn until_first_commit(
    environment: &TestEnvironment,
    child: &mut Child,
    began: Instant,
) -> Duration {
    while kept(environment) == 0 && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(4));
    }
    began.elapsed()
}

/// Some of the import is written and some is not.
fn is_between(environment: &TestEnvironment) -> bool {
    let finished = ask(environment, "select count(*) from imports where finished is not null");
    kept(environment) > 0 && finished == 0
}

fn kept(environment: &TestEnvironment) -> i64 {
    ask(environment, "select count(*) from (select 1 from messages limit 1)")
}

/// One number from the data, as another program would read it; 0 while there is none.
fn ask(environment: &TestEnvironment, question: &str) -> i64 {
    let path = environment.data().join("heardback.db");
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|db| db.query_row(question, [], |row| row.get(0)))
        .unwrap_or(0)
}

/// All facts without what differs from run to run: which import and which batch brought them.
fn journal(environment: &TestEnvironment) -> Vec<String> {
    let mut lines: Vec<String> = environment
        .run(&["export"])
        .lines()
        .skip(1)
        .map(|line| {
            let mut value: Value = serde_json::from_str(line).expect("an export is JSON lines");
            drop_run(&mut value);
            value.to_string()
        })
        .filter(|line| line.contains("\"fact\""))
        .collect();
    lines.sort_unstable();
    lines
}

fn drop_run(value: &mut Value) {
    if let Value::Object(fields) = value {
        for key in ["import", "batch", "recorded"] {
            fields.remove(key);
        }
        fields.values_mut().for_each(drop_run);
    }
}

/// A number from 0 to 1 (splitmix64).
fn draw(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
