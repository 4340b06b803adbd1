//! A place for mail between the halves of an import. What belongs to the search is known when everything has been read,
//! and reading a line of a file again is cheaper than asking the store. The file has no name and goes with the program.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use heardback_core::mail::Mail;
use heardback_core::reading::Reading;
use serde::{Deserialize, Serialize};

/// Where a mail lies in the spool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    offset: u64,
    about: u32,
    text: u32,
}

/// A mail that says nothing of a job and may be a person's answer, as it is taken out again.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Perhaps {
    /// The mail.
    pub(super) mail: Mail,
    /// What was read in it, unless its text was cut.
    pub(super) reading: Option<Reading>,
}

/// The same, while it is put there.
#[derive(Serialize)]
struct Keeping<'a> {
    mail: &'a Mail,
    reading: Option<Reading>,
}

/// A mail as it lies there: what is known of it as JSON, and its text.
#[derive(Debug, Clone)]
pub(super) struct Spooled {
    pub(super) about: String,
    pub(super) text: String,
}

pub(super) struct Spool {
    file: BufWriter<File>,
    end: u64,
}

/// More of a text is not kept here: what a person writes in a reply is shorter.
const LONGEST_TEXT: usize = 16 << 10;

impl Spooled {
    /// A mail that says nothing of a job and may be a person's answer.
    pub(super) fn of(mail: &mut Mail, reading: Reading) -> Self {
        let mut text = std::mem::take(&mut mail.text);
        let mut end = text.len().min(LONGEST_TEXT);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        // What was read in more than is kept here may rest on words that are gone.
        let reading = (end == text.len()).then_some(reading);
        text.truncate(end);
        let about = serde_json::to_string(&Keeping { mail, reading });
        Spooled { about: about.expect("mail is text and numbers"), text }
    }
}

impl Spool {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Spool { file: BufWriter::with_capacity(1 << 18, tempfile::tempfile()?), end: 0 })
    }

    pub(super) fn put(&mut self, about: &str, text: &str) -> io::Result<Place> {
        let length = |part: &str| u32::try_from(part.len()).map_err(io::Error::other);
        let place = Place { offset: self.end, about: length(about)?, text: length(text)? };
        self.file.write_all(about.as_bytes())?;
        self.file.write_all(text.as_bytes())?;
        self.end += u64::from(place.about) + u64::from(place.text);
        Ok(place)
    }

    /// Nothing is put there any more once the first is taken out.
    pub(super) fn get(&mut self, place: Place) -> io::Result<Spooled> {
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(place.offset))?;
        let mut part = |length: u32| {
            let mut bytes = vec![0; length as usize];
            file.read_exact(&mut bytes)?;
            String::from_utf8(bytes).map_err(io::Error::other)
        };
        Ok(Spooled { about: part(place.about)?, text: part(place.text)? })
    }
}
