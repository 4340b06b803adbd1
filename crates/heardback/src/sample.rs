//! A sample job search: three months of one person's mailbox, seen from the day it is run.
//!
//! The letters are text files in the folder `sample/`, one for each employer or kind of noise (`story` tells how they are
//! written). Days are counted from today, so the search is always fresh: an interview on the last working day, a promised
//! date that has just passed. Business mail never falls on a weekend, nothing is dated after now, and the same moment
//! always gives the same bytes. Every person, company and address is invented; hosts end in `.example`.
//!
//! # What the program should find in it
//!
//! "8 working days ago" is counted back from today. Dates follow from the balanced profile; a public holiday of the
//! reader's region may move them.
//!
//! | story | employer and role | what happened | what follows |
//! |---|---|---|---|
//! | brightwater | Brightwater Foods, Supply Chain Analyst | interview 19 working days ago with Tom Okafor and Lena Sørensen, both thanked; Priya Raman promised news for 3 working days ago | `check_in` to Priya Raman, due yesterday: a find |
//! | larkspur | Larkspur Health, Operations Analyst | interview on the last working day with Hiền Nguyễn (thanked), Grace Adeyemi and Daniel Roth; news promised "in two weeks" by Sofia Brandt | `thank_you` to Grace Adeyemi and to Daniel Roth by e-mail: a find; later a `check_in` to Sofia Brandt |
//! | hanse-frachtkontor | Hanse Frachtkontor, Hamburg, Data Analyst Logistics | applied by own e-mail 46 working days ago; video interview with Katrin Müller and Jörg Petersen, both thanked; a check-in 8 working days ago met an absence note, back in 2 working days | later a `check_in` to Katrin Müller, counted from her return; nothing today |
//! | tamarack | Tamarack Outdoor, Inventory Planner | Jo Petrakis agreed 9 working days ago and handed the CV to Ben Achterberg 2 working days ago | `referral_followup` to Ben Achterberg, due today or on the next working day |
//! | hollis-and-wray | Hollis & Wray, Operations Analyst | Bethany Cole asked two questions 2 working days ago | `reply` to Bethany Cole: a find |
//! | saltmarsh | Saltmarsh Energy, Operations Data Analyst | receipt 8 working days ago, signed by Elena Vasquez with her address | `application_followup` to Elena Vasquez by e-mail |
//! | gladstone | Gladstone Paper, Production Planner | applied by own e-mail 15 working days ago; the follow-up to Martin Ferris bounced, so no attempt counts | `application_followup` by a way that works (the hiring address) |
//! | ridgeline | Northfold Logistics through Ridgeline Staffing, Planning Analyst | agency; interview with Aisha Karim in 5 working days | `prepare_interview`; no question of status to the client |
//! | juniper-rail | Juniper Rail, Timetable Analyst | a test handed in; Samuel Ortiz promised news for 12 working days from now | later a `check_in` to Samuel Ortiz; nothing today |
//! | fenwick | Fenwick Grocers, Replenishment Analyst | two receipts for one application, 4 working days ago; a reminder, a code and "viewed" count for nothing | one application; `find_contact` |
//! | cobalt-and-finch | Cobalt & Finch, Business Analyst | two rounds with Rachel Stone and Oliver Marsh; a kind no 3 working days ago | `post_rejection_thanks` to Oliver Marsh and to Rachel Stone, never on top |
//! | pinnacle-parcel | Pinnacle Parcel, Route Analyst | 51 working days old; one follow-up of her own 42 working days ago, answered by a machine only | one attempt counted; may rest |
//! | ostrander | Ostrander Retail Group, Demand Planner | receipt and a machine's no | rejected, nothing to do |
//! | castellan | Castellan Insurance, Process Analyst | withdrew 35 working days ago, with a kind answer | withdrawn, nothing to do |
//! | outreach | (none) | three recruiters wrote first | no application, no duty to answer |
//! | alerts, newsletters, shops-and-services, family-and-friends, book-club | (none) | alerts, codes, orders, a library card, a flat, plums | not kept |
//!
//! So: fourteen applications, of which ten are open, one may rest, two are rejected and one is withdrawn. Finds: the
//! question of Bethany Cole, the date of Priya Raman, the thanks still in time for Grace Adeyemi and Daniel Roth.

mod day;
mod encode;
mod event;
mod html;
mod message;
mod person;
mod post;
mod story;
#[cfg(test)]
mod tests;

use std::sync::atomic::AtomicBool;

use heardback_core::fact::{BatchId, Event, ImportId, Moment, SeekerDetail};
use jiff::Zoned;

use crate::desk::{Desk, World};
use crate::failure::{Failure, Kind};
use crate::mailbox::{self, Import, Progress, Receipt};
use post::Post;

/// Name and address of the person whose search this is. Everybody and every company in it is invented.
pub(crate) fn owner() -> (&'static str, &'static str) {
    ("Ines Calloway", "ines.calloway@post.example")
}

/// Reads the sample's mailbox into this data folder, with the code that reads a real one.
pub(crate) fn receive(world: &World) -> Result<Receipt, Failure> {
    let mut desk = Desk::open(world)?;
    let now = desk.now.to_zoned(desk.home());
    let folder = tempfile::tempdir().map_err(|problem| {
        Failure::new(Kind::System, format!("There is no room for the sample: {problem}."))
    })?;
    let path = folder.path().join("sample.mbox");
    std::fs::write(&path, letters(&now)).map_err(|problem| Failure::file(&path, &problem))?;
    let (name, address) = owner();
    if desk.journal()?.applications.is_empty() {
        let at = Moment::Instant(desk.now);
        let details = [SeekerDetail::Name(name.to_owned()), SeekerDetail::Employed(false)];
        let events = details.map(|detail| (at, Event::Seeker { detail }));
        desk.record("the sample's person", events)?;
    }
    let (found, _) = mailbox::find(std::slice::from_ref(&path));
    let id = ImportId::digest(["sample"]);
    let import = Import {
        id,
        batch: BatchId::digest(["sample"]),
        now: desk.now,
        said: "import the sample mailbox".to_owned(),
        sources: mailbox::look(&desk.store, found, id, false)?,
        full: false,
        dry_run: false,
        stop: &AtomicBool::new(false),
        facts: desk.facts()?,
        journal: desk.journal()?,
        read_at: desk.mark()?,
    };
    let mut receipt = mailbox::import(
        &desk.store,
        import,
        |_| Progress::new(0, true),
        |_| Ok(vec![address.to_owned()]),
    )?;
    receipt.applications = Desk::open(world)?.journal()?.applications.len() as u64;
    Ok(receipt)
}

/// How she signs.
const SIGNATURE: &str = "Ines Calloway\nOperations analyst\n(312) 555-0117";

/// The mailbox as an mbox file with quoted `From ` lines (mboxrd), oldest message first.
///
/// The same `now` always gives the same bytes, and nothing in it is dated after `now`.
pub(crate) fn letters(now: &Zoned) -> Vec<u8> {
    let mut messages: Vec<(Zoned, String)> = Vec::new();
    for (name, text) in STORIES {
        // The stories are part of the program, and its tests read every one of them.
        messages.extend(
            read(text, now).unwrap_or_else(|problem| panic!("sample/{name}.txt: {problem}")),
        );
    }
    messages.sort_by(|one, other| one.0.cmp(&other.0));
    let mut out = String::new();
    for (at, message) in &messages {
        let at = day::in_universal_time(at).strftime("%a %b %d %H:%M:%S +0000 %Y");
        out.push_str(&format!("From {:019}@xxx {at}\n", post::digest(message) >> 4));
        for line in message.trim_end().lines() {
            if line.trim_start_matches('>').starts_with("From ") {
                out.push('>');
            }
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    out.into_bytes()
}

fn read(text: &str, now: &Zoned) -> Result<Vec<(Zoned, String)>, String> {
    let posts: Vec<Post> = post::settle(story::read(text)?, now)?;
    posts
        .iter()
        .map(|post| {
            let parent = post
                .references
                .last()
                .and_then(|id| posts.iter().find(|other| &other.message_id == id));
            Ok((post.at.clone(), message::message(post, parent)?))
        })
        .collect()
}

macro_rules! stories {
    ($($name:literal),* $(,)?) => {
        /// Every story of the folder `sample/`, with its name.
        const STORIES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../sample/", $name, ".txt")))),*];
    };
}

stories![
    "brightwater",
    "larkspur",
    "hanse-frachtkontor",
    "tamarack",
    "hollis-and-wray",
    "saltmarsh",
    "gladstone",
    "ridgeline",
    "juniper-rail",
    "fenwick",
    "cobalt-and-finch",
    "pinnacle-parcel",
    "ostrander",
    "castellan",
    "outreach",
    "alerts",
    "newsletters",
    "shops-and-services",
    "family-and-friends",
    "book-club",
];
