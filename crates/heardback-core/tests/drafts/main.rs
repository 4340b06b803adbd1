//! Drafts: what is proposed for named situations, and what must hold for every one of them.
#![allow(clippy::unwrap_used, reason = "tests")]

mod held;
#[path = "../lines/mod.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod lines;
mod page;
mod situations;
mod usable;
