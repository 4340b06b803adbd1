//! Copies of the whole file, made while it is in use, and bringing one back.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::migrate;
use crate::store::{FILE_NAME, PATIENCE, Store, file_error, make_file};

impl Store {
    /// Copies everything into a new file, for its owner's eyes only. An existing file is not touched.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            return Err(file_error(to, std::io::ErrorKind::AlreadyExists.into()));
        }
        let unfinished = with_ending(to, ".part");
        if unfinished.exists() {
            fs::remove_file(&unfinished).map_err(|problem| file_error(&unfinished, problem))?;
        }
        let copied = self.copy_to(&unfinished);
        let named = copied
            .and_then(|()| fs::rename(&unfinished, to).map_err(|problem| file_error(to, problem)));
        if named.is_err() {
            // What is left of a failed copy is of no use; that it cannot be removed either is not the news.
            let _ = fs::remove_file(&unfinished);
        }
        named
    }

    fn copy_to(&self, to: &Path) -> Result<(), StoreError> {
        make_file(to).map_err(|problem| file_error(to, problem))?;
        let copy = || -> Result<(), StoreError> {
            let mut target = Connection::open(to)?;
            target.execute_batch("pragma synchronous = full")?;
            copy_pages(&self.db, &mut target)?;
            // A copy is one file: without a log beside it, it can lie on a disk that may only be read.
            target.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
            Ok(())
        };
        copy().map_err(|error| error.at(to))
    }

    /// Brings back a backup into `folder`. What was there is kept aside, in the file that is given back.
    ///
    /// The backup is looked through first; one that is damaged, newer or no backup changes nothing.
    pub fn restore(folder: &Path, from: &Path) -> Result<(Store, Option<PathBuf>), StoreError> {
        let source = open_backup(from).map_err(|error| error.at(from))?;
        let path = folder.join(FILE_NAME);
        let aside = match path.exists() {
            true => Some(keep_aside(folder, &path)?),
            false => None,
        };
        let store = Store::open(folder)?;
        let bring = || -> Result<(), StoreError> {
            let mut target = Connection::open(&path)?;
            target.busy_timeout(PATIENCE)?;
            target.execute_batch("pragma synchronous = full")?;
            copy_pages(&source, &mut target)?;
            Ok(())
        };
        bring().map_err(|error| error.at(&path))?;
        migrate::run(&store.db, &path).map_err(|error| error.at(&path))?;
        Ok((store, aside))
    }
}

/// In one step: others may read and write meanwhile, and the copy is of one moment.
fn copy_pages(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    match Backup::new(from, to)?.step(i32::MAX)? {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::Busy { path: PathBuf::new() }),
    }
}

/// Opens a file that claims to be a backup, and looks through all of it.
fn open_backup(from: &Path) -> Result<Connection, StoreError> {
    if !from.is_file() {
        return Err(file_error(from, std::io::ErrorKind::NotFound.into()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags)?;
    let known = migrate::newest();
    match migrate::version(&source)? {
        None => return Err(StoreError::NotOurs { path: from.to_owned() }),
        Some(found) if found > known => {
            return Err(StoreError::Newer { path: from.to_owned(), found, known });
        }
        Some(_) => {}
    }
    let problem: String = source.query_row("pragma integrity_check(1)", [], |row| row.get(0))?;
    if problem != "ok" {
        return Err(StoreError::Damaged { path: from.to_owned(), problem });
    }
    Ok(source)
}

/// Copies what is there under a free name. A file too damaged to be copied page by page is moved as it is.
fn keep_aside(folder: &Path, path: &Path) -> Result<PathBuf, StoreError> {
    let aside = (1..)
        .map(|number| with_ending(path, &format!(".before-restore-{number}")))
        .find(|aside| !aside.exists())
        .expect("there are more numbers than files");
    match Store::open(folder).and_then(|store| store.backup(&aside)) {
        Ok(()) => Ok(aside),
        Err(
            error @ (StoreError::Full { .. } | StoreError::Busy { .. } | StoreError::Newer { .. }),
        ) => Err(error),
        Err(_) => {
            for ending in ["", "-wal", "-shm"] {
                let old = with_ending(path, ending);
                if old.exists() {
                    fs::rename(&old, with_ending(&aside, ending))
                        .map_err(|problem| file_error(&old, problem))?;
                }
            }
            Ok(aside)
        }
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
