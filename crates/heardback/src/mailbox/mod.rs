//! Mail from files: which files hold mail, reading them side by side, and what an import does with what it reads.
//!
//! An import has two halves. The first reads every message once and keeps what is about a job, portion by portion. The
//! second goes through the kept messages in the order they were written, decides which application each belongs to and
//! records the facts, all in one step: a journal never shows half of a matching. Whatever stops an import, repeating it
//! goes on where it was and ends in the same journal.

mod archive;
mod bring;
mod find;
mod import;
mod late;
mod matching;
mod own;
mod pipeline;
mod progress;
mod source;
mod spool;

pub(crate) use bring::{Bring, Brought, bring_in};
pub(crate) use find::{Found, Refused, Shape, find, kind};
pub(crate) use import::{Import, Receipt, for_review, import};
pub(crate) use late::read;
pub(crate) use own::Own;
pub(crate) use pipeline::for_each;
pub(crate) use progress::{Far, Meter, Progress};
pub(crate) use source::{look, open, unread};
