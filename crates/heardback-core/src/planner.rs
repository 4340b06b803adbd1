//! The planner: what the playbook advises at one moment, for every application.
//!
//! A pure function of journal, playbook and now: same facts, same plan. Nothing is stored but facts.

mod item;

pub use item::{Item, Plan, Reason, Wait, Window};
