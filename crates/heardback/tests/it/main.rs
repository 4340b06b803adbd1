//! The program from outside: what is typed, what is printed, what it ends with.

#![allow(clippy::unwrap_used, reason = "in a test that is the assertion")]

mod environment;
mod mailbox;

mod drafting;
mod explaining;
mod failures;
mod guess;
mod help;
mod importing;
mod invitations;
mod json;
mod kills;
mod late;
mod letters_to_several;
mod library;
mod notes;
mod page;
mod page_agenda;
mod page_door;
mod page_goodbye;
mod page_guess;
mod page_import;
mod page_interview;
mod page_person;
mod page_proofs;
mod page_review;
mod page_rooms;
mod page_settings;
mod page_welcome;
mod questions;
mod recording;
mod resting;
mod resume;
mod review;
mod sample;
mod taking_along;
mod today;
