//! A place for mail that may turn out to belong to the search: a reply that says nothing of a job belongs to it by its
//! thread only, which is known when everything has been read. The file has no name and goes with the program.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use heardback_core::mail::Mail;

/// Where a mail lies in the spool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    offset: u64,
    length: usize,
}

pub(super) struct Spool {
    file: BufWriter<File>,
    end: u64,
}

/// More of a text is not kept here: what a person writes in a reply is shorter.
const LONGEST_TEXT: usize = 16 << 10;

impl Spool {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Spool { file: BufWriter::with_capacity(1 << 18, tempfile::tempfile()?), end: 0 })
    }

    pub(super) fn put(&mut self, mail: &mut Mail) -> io::Result<Place> {
        if mail.text.len() > LONGEST_TEXT {
            let mut end = LONGEST_TEXT;
            while !mail.text.is_char_boundary(end) {
                end -= 1;
            }
            mail.text.truncate(end);
        }
        let bytes = serde_json::to_vec(mail)?;
        self.file.write_all(&bytes)?;
        let place = Place { offset: self.end, length: bytes.len() };
        self.end += bytes.len() as u64;
        Ok(place)
    }

    pub(super) fn get(&mut self, place: Place) -> io::Result<Mail> {
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(place.offset))?;
        let mut bytes = vec![0; place.length];
        file.read_exact(&mut bytes)?;
        file.seek(SeekFrom::Start(self.end))?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}
