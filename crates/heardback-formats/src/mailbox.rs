//! Containers of mail: what kind a file is, and where one message ends and the next begins.
//!
//! Nothing here opens a file. The program hands in bytes (a mapped file) or a reader (an archive being unpacked).

mod from_line;
pub mod kind;
pub mod maildir;
pub mod mbox;
pub mod stream;

pub use kind::{Kind, kind_of};
pub use mbox::{Entry, Messages, shares};
pub use stream::Stream;

/// More of one message than this is not looked at.
pub const LONGEST_MESSAGE: usize = 64 << 20;
