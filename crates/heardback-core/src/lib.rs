//! Facts in, plan out.
//!
//! The journal of one person's job search and what it advises today. Nothing here opens a file or a socket, reads the
//! environment or asks what day it is: what a function needs is an argument, what it finds is a value.
//!
//! The modules stand in the order to read them in.

pub mod action;
pub mod checks;
pub mod drafts;
pub mod fact;
pub mod finds;
pub mod guesses;
pub mod hashed;
pub mod holidays;
pub mod invitation;
pub mod journal;
pub mod mail;
pub mod matching;
pub mod own_text;
pub mod plain;
pub mod planner;
pub mod playbook;
pub mod preparation;
pub mod promise_words;
pub mod proofs;
pub mod reading;
pub mod spoken_date;
pub mod stage;
pub mod today;
pub mod verbs;
pub mod week;
pub mod working_days;

mod calendar_words;
