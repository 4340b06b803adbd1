//! Unsure mails: which ones to ask about, and what follows from the answer. The command and the page ask the same.

mod queue;
mod settle;

pub(crate) use queue::{FIELDS, Question, Queue};
pub(crate) use settle::{Answer, settle};
