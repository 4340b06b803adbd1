//! From the bytes of one message to a [`Mail`].
//!
//! Headers and character sets are read with the crate `mail-parser`; nobody outside this folder knows it, so that
//! another can take its place. Walking the parts of a message is ours: only the text that people read is decoded,
//! attachments are named and passed over, and depth, number and size of the parts are bounded. Nothing here fails:
//! what is broken is read as far as possible and listed in `problems`.

mod decode;
mod headers;
mod html;
mod parts;
mod pasted;

use heardback_core::fact::MessageKey;
use heardback_core::mail::Mail;

use headers::Headers;

pub use pasted::{Beside, Lacks, pasted};

/// Reads a whole message.
pub fn parse(bytes: &[u8]) -> Mail {
    let headers = Headers::read(bytes);
    let mut mail = from_headers(bytes, &headers);
    parts::read_body(headers.body(bytes), &headers, &mut mail);
    mail
}

/// Reads the headers and leaves the body alone: enough to tell whether a message was met before.
pub fn parse_headers(bytes: &[u8]) -> Mail {
    from_headers(bytes, &Headers::read(bytes))
}

fn from_headers(bytes: &[u8], headers: &Headers<'_>) -> Mail {
    let message_id = headers.message_id();
    let key = match &message_id {
        Some(id) => key_of(id),
        None => key_of_bytes(headers.content(bytes)),
    };
    let mut mail = Mail::empty(key);
    mail.message_id = message_id;
    headers.fill(&mut mail);
    mail
}

/// The key of the message with this Message-ID.
pub fn key_of(message_id: &str) -> MessageKey {
    MessageKey::digest(["id", message_id])
}

/// Line ends differ with the container a message was kept in, so they do not count.
fn key_of_bytes(bytes: &[u8]) -> MessageKey {
    let bytes: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != b'\r').collect();
    MessageKey::digest(["bytes", String::from_utf8_lossy(bytes.trim_ascii_end()).as_ref()])
}
