//! Whether a source has changed since it was read, and from where to go on.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use heardback_core::fact::{FactId, ImportId};
use heardback_core::hashed::Hashed;
use heardback_formats::mailbox::maildir;
use heardback_store::{Source, Store};
use jiff::Timestamp;

use super::{Found, Shape};
use crate::failure::Failure;

/// How much of both ends of a file is compared.
const END: u64 = 4096;
/// A directory changed within this time may change again without showing it.
const UNSETTLED: Duration = Duration::from_secs(2);

/// A source, what the store knows of it, and where reading begins.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) found: Found,
    /// As it is now; `id` and `import` are set when it is saved, `read_to` when it has been read.
    pub(crate) now: Source,
    /// Where reading begins: 0, or the end of what was read before.
    pub(crate) from: u64,
    /// Nothing has changed since it was read to its end.
    pub(crate) unchanged: bool,
}

/// The sources of an import, told apart by whether there is anything to read in them.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// New, changed or grown since they were read.
    pub(crate) changed: Vec<Opened>,
    /// Not changed since they were read to their end.
    pub(crate) unchanged: Vec<PathBuf>,
}

/// Compares all sources with what the store knows of them. Nothing else is loaded for that: of a mailbox in which
/// nothing changed, only the ends are read.
pub(crate) fn look(
    store: &Store,
    found: Vec<Found>,
    import: ImportId,
    full: bool,
) -> Result<Sources, Failure> {
    let mut sources = Sources::default();
    for found in found {
        let opened = open(store, found, import, full)?;
        if opened.unchanged {
            sources.unchanged.push(opened.found.path);
        } else {
            sources.changed.push(opened);
        }
    }
    Ok(sources)
}

/// Compares a source with what the store knows of it. `full` reads it from the start whatever is known.
pub(crate) fn open(
    store: &Store,
    found: Found,
    import: ImportId,
    full: bool,
) -> Result<Opened, Failure> {
    let path = std::path::absolute(&found.path).unwrap_or_else(|_| found.path.clone());
    let about = path.metadata().map_err(|problem| Failure::file(&path, &problem))?;
    let name = path.to_string_lossy().into_owned();
    let known = store.source(&name)?.filter(|_| !full);
    let is_directory = about.is_dir();
    let mut now = Source {
        id: known.as_ref().map_or(0, |known| known.id),
        path: name,
        inode: inode(&about),
        size: about.len(),
        modified: modified(&about, is_directory),
        ends: 0,
        read_to: known.as_ref().map_or(0, |known| known.read_to),
        import,
    };
    if !is_directory {
        now.ends = ends(&path, now.size).map_err(|problem| Failure::file(&path, &problem))?;
    }
    let same = known.as_ref().is_some_and(|known| {
        known.inode == now.inode
            && known.size == now.size
            && known.modified == now.modified
            && now.modified != Timestamp::UNIX_EPOCH
            && known.ends == now.ends
            && known.read_to >= now.size
    });
    let grown = found.shape == Shape::Mbox
        && known.as_ref().is_some_and(|known| {
            now.size > known.size
                && known.read_to == known.size
                && known.size > 0
                && ends(&path, known.size).is_ok_and(|then| then == known.ends)
        });
    let from = if grown { now.read_to } else { 0 };
    Ok(Opened { found: Found { path, ..found }, now, from, unchanged: same })
}

/// A directory that was changed just now is read again next time: another change would leave the same time behind.
fn modified(about: &Metadata, is_directory: bool) -> Timestamp {
    let time = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    if is_directory && time.elapsed().is_ok_and(|ago| ago < UNSETTLED) {
        return Timestamp::UNIX_EPOCH;
    }
    Timestamp::try_from(time)
        .and_then(|time| Timestamp::from_microsecond(time.as_microsecond()))
        .unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A digest of the first and the last bytes of the first `size` bytes of a file.
fn ends(path: &Path, size: u64) -> io::Result<u64> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    (&mut file).take(END.min(size)).read_to_end(&mut bytes)?;
    file.seek(SeekFrom::Start(size.saturating_sub(END)))?;
    (&mut file).take(END.min(size)).read_to_end(&mut bytes)?;
    let text: String = bytes.iter().copied().map(char::from).collect();
    Ok(FactId::digest(["ends", &text]).0)
}

/// The files with messages in a folder that are not among the known ones, in the order of their names, each with the
/// digest of its name. Other sources have none.
pub(crate) fn unread(source: &Opened, known: &HashSet<u64, Hashed>) -> io::Result<Vec<Unread>> {
    let Found { path, shape } = &source.found;
    if !matches!(shape, Shape::Maildir | Shape::Folder) {
        return Ok(Vec::new());
    }
    let mut names: Vec<_> =
        fs::read_dir(path)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
    names.sort_unstable();
    let is_message = |name: &str| match shape {
        Shape::Maildir => maildir::is_message(name) && !maildir::flags(name).draft,
        _ => name.ends_with(".eml"),
    };
    let files = names.iter().filter_map(|name| {
        let said = name.to_string_lossy();
        let digest = is_message(&said).then(|| file_name(&said, *shape))?;
        (!known.contains(&digest)).then(|| (path.join(name), digest))
    });
    Ok(files.collect())
}

/// A file with a message, and the digest of its name.
pub(crate) type Unread = (PathBuf, u64);

/// A name for a file of a folder that stays the same when a mail program only changes its flags.
fn file_name(name: &str, shape: Shape) -> u64 {
    let stem = match shape {
        Shape::Maildir => [":2,", ";2,", "!2,"]
            .iter()
            .find_map(|mark| name.rsplit_once(mark))
            .map_or(name, |(stem, _)| stem),
        _ => name,
    };
    FactId::digest(["file", stem]).0
}

#[cfg(unix)]
fn inode(about: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}
