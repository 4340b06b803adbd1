//! The store, told as one story and tried at its edges.
#![allow(clippy::unwrap_used, reason = "tests")]

mod copies;
mod doctor;
mod forgetting;
mod lines;
mod mail;
mod processes;
mod story;
mod taking_back;
mod written;
