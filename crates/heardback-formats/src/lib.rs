//! Other people's bytes and what they mean to Heardback.
//!
//! Nothing here opens a file or a socket, reads the environment or asks what day it is: bytes come in as arguments.
//! The modules stand in the order to read them in.

pub mod calendar;
pub mod contract;
pub mod mail;
pub mod mailbox;
pub mod recognize;
pub mod resume;
