//! The mbox format over a reader: an archive or a compressed file, one message in memory at a time.

use std::io::{self, BufRead};

use memchr::memmem::Finder;

use super::LONGEST_MESSAGE;
use super::from_line::{LOOKAHEAD, opens_message};
use super::mbox::{Entry, ends_blank, entry};

/// The messages of an mbox that arrives piece by piece.
#[derive(Debug)]
pub struct Stream<R> {
    reader: R,
    /// Bytes that were read. Those before `front` are done with; they go when there are many, because moving the rest
    /// for every message would take longer than finding it.
    bytes: Vec<u8>,
    front: usize,
    /// Where in the file the bytes that are still held begin.
    offset: u64,
    /// How many of the held bytes belong to the message given out last.
    spent: usize,
    /// Whether the held bytes begin with a `From ` line.
    opened: bool,
    at_end: bool,
    finder: Finder<'static>,
}

impl<R: BufRead> Stream<R> {
    /// The messages that `reader` brings.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            bytes: Vec::new(),
            front: 0,
            offset: 0,
            spent: 0,
            opened: false,
            at_end: false,
            finder: Finder::new(b"\nFrom "),
        }
    }

    /// The next message, or none at the end of the file.
    pub fn read(&mut self) -> io::Result<Option<Entry<'_>>> {
        self.drop_front(self.spent);
        self.spent = 0;
        if !self.opened {
            self.find_first()?;
            if !self.opened {
                return Ok(None);
            }
        }
        if self.held().is_empty() {
            return Ok(None);
        }
        let (kept, end) = self.find_end()?;
        let offset = self.offset;
        self.spent = kept;
        // What lay between was dropped while reading on, so the next message counts its offset from its own start.
        self.offset = end - kept as u64;
        self.opened = kept < self.held().len();
        let mut found = entry(&self.held()[..kept], offset);
        found.end = end;
        Ok(Some(found))
    }

    /// Reads on until the held bytes begin with a `From ` line.
    fn find_first(&mut self) -> io::Result<()> {
        while self.held().len() < LOOKAHEAD && self.fill()? {}
        if self.held().starts_with(b"From ") && opens_message(self.held(), true) {
            self.opened = true;
            return Ok(());
        }
        let mut from = 0;
        loop {
            match self.next_start(from)? {
                Some(start) => {
                    self.drop_front(start);
                    self.opened = true;
                    return Ok(());
                }
                None if self.at_end => {
                    self.drop_front(self.held().len());
                    return Ok(());
                }
                None => {
                    // The last bytes stay: they may be the beginning of what is looked for.
                    let keep = self.held().len().min(8);
                    self.drop_front(self.held().len() - keep);
                    from = 0;
                    self.fill()?;
                }
            }
        }
    }

    /// Where the first message ends: in the held bytes, and in the file.
    fn find_end(&mut self) -> io::Result<(usize, u64)> {
        let mut from = 0;
        let mut dropped = 0u64;
        loop {
            if let Some(start) = self.next_start(from)? {
                return Ok((start, self.offset + dropped + start as u64));
            }
            if self.at_end {
                return Ok((self.held().len(), self.offset + dropped + self.held().len() as u64));
            }
            from = self.held().len().saturating_sub(8);
            // One byte more than is looked at, so that the cut is seen.
            let most = LONGEST_MESSAGE + (1 << 20);
            if self.held().len() > most {
                let tail = self.held().len() - 8;
                self.bytes.drain(self.front + most - 8..self.front + tail);
                dropped += (tail - (most - 8)) as u64;
                from = most - 8;
            }
            self.fill()?;
        }
    }

    /// The first `From ` line after position `from` that opens a message, once enough of it is there to tell.
    fn next_start(&mut self, from: usize) -> io::Result<Option<usize>> {
        let mut search = from;
        while let Some(found) = self.finder.find(&self.held()[search..]) {
            let line = search + found + 1;
            while self.held().len() - line < LOOKAHEAD && self.fill()? {}
            if opens_message(&self.held()[line..], ends_blank(&self.held()[..line])) {
                return Ok(Some(line));
            }
            search = line;
        }
        Ok(None)
    }

    /// Bytes read and not yet given out.
    fn held(&self) -> &[u8] {
        &self.bytes[self.front..]
    }

    /// Reads one piece more; false at the end.
    fn fill(&mut self) -> io::Result<bool> {
        if self.front > self.bytes.len() / 2 {
            self.bytes.drain(..self.front);
            self.front = 0;
        }
        loop {
            match self.reader.fill_buf() {
                Ok([]) => {
                    self.at_end = true;
                    return Ok(false);
                }
                Ok(piece) => {
                    let length = piece.len();
                    self.bytes.extend_from_slice(piece);
                    self.reader.consume(length);
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn drop_front(&mut self, count: usize) {
        self.front += count;
        self.offset += count as u64;
    }
}
