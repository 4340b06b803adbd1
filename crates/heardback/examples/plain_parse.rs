//! What an import is measured against: every message of an mbox parsed in full by `mail-parser`, on one thread, and
//! nothing done with it.
//!
//! ```text
//! cargo run --release -p heardback --example plain_parse -- FILE
//! ```

#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::fs::File;
use std::io::{self, BufReader};

use heardback_formats::mailbox::Stream;
use mail_parser::MessageParser;

fn main() -> io::Result<()> {
    let Some(path) = std::env::args_os().nth(1) else {
        return Err(io::Error::other("which mbox? plain_parse FILE"));
    };
    let mut messages = Stream::new(BufReader::with_capacity(1 << 20, File::open(path)?));
    let (mut count, mut letters, mut attachments) = (0u64, 0usize, 0usize);
    while let Some(entry) = messages.read()? {
        let Some(mail) = MessageParser::default().parse(&entry.bytes[..]) else { continue };
        count += 1;
        let from = mail.from().and_then(|from| from.first()).and_then(|from| from.address());
        letters += mail.subject().map_or(0, str::len)
            + from.map_or(0, str::len)
            + mail.message_id().map_or(0, str::len)
            // The first text, or the HTML turned into text where there is no other.
            + mail.body_text(0).map_or(0, |text| text.len());
        attachments += mail.attachments().map(|part| part.contents().len()).sum::<usize>();
    }
    println!("{count} messages, {letters} letters of text, {attachments} bytes attached");
    Ok(())
}
