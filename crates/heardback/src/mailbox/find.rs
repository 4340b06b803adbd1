//! Which files hold mail: a path may be a mailbox, an archive, a Maildir, a single message or a folder of them.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use heardback_formats::mailbox::kind::ENOUGH;
use heardback_formats::mailbox::{Kind, kind_of, maildir};

/// Something mail is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it is.
    pub(crate) shape: Shape,
}

/// The shapes a source of mail has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One file with many messages.
    Mbox,
    /// A compressed file or an archive with mailboxes or messages inside.
    Archive,
    /// A directory `cur` or `new` of a Maildir: one file a message.
    Maildir,
    /// A directory with single messages.
    Folder,
    /// A single message.
    Message,
}

/// A file that is not imported, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Which one.
    pub(crate) path: PathBuf,
    /// Why, and what to do.
    pub(crate) why: String,
    /// Something is missing for it: the file was asked for by name, or may hold mail. Beside mail in a folder there are
    /// many files that nobody misses.
    pub(crate) is_missed: bool,
}

/// A directory deeper than this is no mail folder; it is a mistake or a loop.
const DEEPEST: usize = 32;

/// Looks at every path. What cannot be read is refused by name; the others are found all the same.
pub(crate) fn find(paths: &[PathBuf]) -> (Vec<Found>, Vec<Refused>) {
    let mut looked = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            directory(path, 0, &mut looked);
        } else {
            file(path, true, &mut looked);
        }
    }
    looked
}

/// The kind of the file at `path`, by its first bytes and its name.
pub(crate) fn kind(path: &Path) -> io::Result<Kind> {
    let mut first = Vec::with_capacity(ENOUGH);
    File::open(path)?.take(ENOUGH as u64).read_to_end(&mut first)?;
    Ok(kind_of(&first, &path.to_string_lossy()))
}

fn file(path: &Path, is_named: bool, (found, refused): &mut (Vec<Found>, Vec<Refused>)) {
    let shape = match kind(path) {
        Ok(Kind::Mbox) => Shape::Mbox,
        Ok(Kind::Eml) => Shape::Message,
        Ok(Kind::Gzip | Kind::Zip | Kind::Tar) => Shape::Archive,
        Ok(Kind::Calendar) => {
            let why = "a calendar by itself is not imported; invitations are read in the mail they came with";
            let why = why.to_owned();
            refused.push(Refused { path: path.to_owned(), why, is_missed: is_named });
            return;
        }
        Ok(kind) => {
            let why = kind.refusal().unwrap_or(
                "only mail is imported so far: mbox, Maildir, .eml and archives of them (.zip, .tgz, .gz)",
            );
            let why = why.to_owned();
            refused.push(Refused { path: path.to_owned(), why, is_missed: is_named });
            return;
        }
        Err(problem) => {
            let why = format!("it could not be read: {problem}");
            refused.push(Refused { path: path.to_owned(), why, is_missed: true });
            return;
        }
    };
    found.push(Found { path: path.to_owned(), shape });
}

fn directory(path: &Path, depth: usize, looked: &mut (Vec<Found>, Vec<Refused>)) {
    let entries = match entries(path) {
        Ok(entries) if depth <= DEEPEST => entries,
        Ok(_) => return,
        Err(problem) => {
            let why = format!("it could not be read: {problem}");
            looked.1.push(Refused { path: path.to_owned(), why, is_missed: true });
            return;
        }
    };
    let is_maildir = maildir::is_maildir(entries.iter().filter_map(|entry| name(entry)));
    let mut has_messages = false;
    for entry in &entries {
        // A link to a directory may lead back to where we came from.
        let is_directory = fs::symlink_metadata(entry).is_ok_and(|about| about.is_dir());
        match (is_directory, name(entry)) {
            (true, Some("cur" | "new")) if is_maildir => {
                looked.0.push(Found { path: entry.clone(), shape: Shape::Maildir });
            }
            (true, Some("tmp")) if is_maildir => {}
            (true, _) => directory(entry, depth + 1, looked),
            (false, _) if is_maildir => {}
            (false, _) if entry.extension() == Some(OsStr::new("eml")) => has_messages = true,
            (false, _) => file(entry, false, looked),
        }
    }
    if has_messages {
        looked.0.push(Found { path: path.to_owned(), shape: Shape::Folder });
    }
}

fn entries(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort_unstable();
    Ok(entries)
}

fn name(path: &Path) -> Option<&str> {
    path.file_name().and_then(OsStr::to_str)
}
