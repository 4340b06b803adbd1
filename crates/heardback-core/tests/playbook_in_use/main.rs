//! The playbook is in use: every rule it names decides something, and so does every number.
//!
//! Each rule is switched off, each number changed, in a search in which that shows. A rule or a number that is added
//! without such a search fails here.

#[path = "../lines/mod.rs"]
mod lines;

mod checks;
mod limits;
mod numbers;
mod only_in_messages;
mod rules;
