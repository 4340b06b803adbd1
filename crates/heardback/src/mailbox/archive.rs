//! Compressed files and archives: the mailboxes and messages inside, unpacked piece by piece and never to disk.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use heardback_formats::mailbox::kind::ENOUGH;
use heardback_formats::mailbox::{Kind, LONGEST_MESSAGE, Stream, kind_of};

/// A message inside, handed on: its bytes, and the folder its mailbox is named after.
pub(super) type Take<'t> = dyn FnMut(Vec<u8>, Option<String>) -> io::Result<()> + 't;

/// What an archive may unpack to: so much …
const ALWAYS_ALLOWED: u64 = 1 << 30;
/// … or so many times its own size. Mail shrinks to a tenth; what shrinks to less than this is a trap.
const LARGEST_RATIO: u64 = 200;
/// Longer than any header; more is no mail.
const BUFFER: usize = 1 << 18;

/// Reads every mailbox and message in the file.
pub(super) fn read(path: &Path, take: &mut Take<'_>) -> io::Result<()> {
    let mut file = File::open(path)?;
    let packed = file.metadata()?.len();
    let allowed = ALWAYS_ALLOWED.max(packed.saturating_mul(LARGEST_RATIO));
    let mut first = Vec::new();
    (&mut file).take(ENOUGH as u64).read_to_end(&mut first)?;
    file.seek(SeekFrom::Start(0))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = BufReader::with_capacity(BUFFER, file);
    match kind_of(&first, &name) {
        Kind::Zip => zip(file, allowed, take),
        Kind::Tar => tar(file, allowed, take),
        _ => gzip(file, &name, allowed, take),
    }
}

fn gzip(file: impl BufRead, name: &str, allowed: u64, take: &mut Take<'_>) -> io::Result<()> {
    let name = name.strip_suffix(".gz").unwrap_or(name).to_owned();
    let mut inside =
        BufReader::with_capacity(BUFFER, Limited::new(MultiGzDecoder::new(file), allowed));
    let first = peek(&mut inside)?;
    if kind_of(&first, &name) == Kind::Tar {
        tar(Cursor::new(first).chain(inside), u64::MAX, take)
    } else {
        entry(first, inside, &name, take)
    }
}

fn zip(file: impl Read + Seek, allowed: u64, take: &mut Take<'_>) -> io::Result<()> {
    let mut archive = zip::ZipArchive::new(file).map_err(io::Error::other)?;
    let mut left = allowed;
    for index in 0..archive.len() {
        let inside = archive.by_index(index).map_err(io::Error::other)?;
        if !inside.is_file() {
            continue;
        }
        // A name that cannot be read says nothing; what is inside is told by its first bytes.
        let name = inside.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let mut inside = BufReader::with_capacity(BUFFER, Limited::new(inside, left));
        let first = peek(&mut inside)?;
        entry(first, &mut inside, &name, take)?;
        left = inside.get_ref().left;
    }
    Ok(())
}

fn tar(file: impl Read, allowed: u64, take: &mut Take<'_>) -> io::Result<()> {
    let mut archive = tar::Archive::new(Limited::new(file, allowed));
    for inside in archive.entries()? {
        let inside = inside?;
        if !inside.header().entry_type().is_file() {
            continue;
        }
        let name = inside.path()?.to_string_lossy().into_owned();
        let mut inside = BufReader::with_capacity(BUFFER, inside);
        let first = peek(&mut inside)?;
        entry(first, inside, &name, take)?;
    }
    Ok(())
}

/// A file of an archive. What is no mail is passed over: an archive of a whole account holds much else.
fn entry(first: Vec<u8>, rest: impl BufRead, name: &str, take: &mut Take<'_>) -> io::Result<()> {
    match kind_of(&first, name) {
        Kind::Mbox => {
            let folder = folder(name);
            let mut messages = Stream::new(Cursor::new(first).chain(rest));
            while let Some(message) = messages.read()? {
                take(message.bytes.into_owned(), folder.clone())?;
            }
            Ok(())
        }
        Kind::Eml => {
            let mut bytes = first;
            rest.take(LONGEST_MESSAGE as u64).read_to_end(&mut bytes)?;
            take(bytes, None)
        }
        _ => Ok(()),
    }
}

/// A mailbox is named after its file: `Takeout/Mail/Sent.mbox` is `Sent`.
pub(super) fn folder(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next()?;
    let stem = file.strip_suffix(".mbox").or_else(|| file.strip_suffix(".mbx")).unwrap_or(file);
    (!stem.is_empty()).then(|| stem.to_owned())
}

fn peek(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut first = Vec::with_capacity(ENOUGH);
    reader.take(ENOUGH as u64).read_to_end(&mut first)?;
    Ok(first)
}

/// Stops where an archive unpacks to more than mail can.
struct Limited<R> {
    reader: R,
    left: u64,
}

impl<R> Limited<R> {
    fn new(reader: R, allowed: u64) -> Self {
        Limited { reader, left: allowed }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                "it unpacks to far more than mail can; this looks like a trap and was left alone",
            )
        })?;
        Ok(read)
    }
}
