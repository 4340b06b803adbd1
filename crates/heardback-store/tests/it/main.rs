//! The store, told as one story and tried at its edges.
#![allow(clippy::unwrap_used, reason = "tests")]

mod forgetting;
mod lines;
mod processes;
mod story;
mod written;
