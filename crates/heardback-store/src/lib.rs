//! Facts and messages on disk: one SQLite file, append-only.
//!
//! A [`Store`] is one data folder. Its verbs stand in one file each, in the order to read them in. There is no clock
//! in here: whoever records something says when.

mod error;
mod migrate;
mod store;

mod about;
mod append;
mod batch;
mod fact_row;
mod facts;
mod quick;
mod undo;

mod message;
mod message_row;
mod search;
mod seen;
mod set_aside;
mod source;

mod import;
mod later;
mod settings;

mod backup;
mod doctor;
mod export;
mod forget;
mod without;

pub use append::Appended;
pub use batch::Batch;
pub use doctor::{Finding, Weight};
pub use error::StoreError;
pub use export::Restored;
pub use forget::{Forget, Forgotten};
pub use import::{Import, ImportWriter, ReadMessage, Settled};
pub use message::{Message, MessageHead};
pub use search::Hit;
pub use seen::Seen;
pub use source::Source;
pub use store::{FILE_NAME, Store};
pub use undo::Undone;
