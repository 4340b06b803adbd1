//! What can go wrong with the data on disk, each with what to do next.

use std::path::{Path, PathBuf};

use heardback_core::fact::{BatchId, FactId};

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk has no room left. Nothing of the refused change was written.
    #[error(
        "There is no room left on the disk of {}. Nothing of this step was written. Make some room and do it again.",
        .path.display()
    )]
    Full {
        /// The file of data.
        path: PathBuf,
    },
    /// Another program kept the file locked.
    #[error(
        "Another program is writing to {} and did not finish in time. Nothing of this step was written. Wait a moment and do it again.",
        .path.display()
    )]
    Busy {
        /// The file of data.
        path: PathBuf,
    },
    /// The file was written by a later version of this program.
    #[error(
        "{} was written by a newer Heardback (data version {found}; this one reads up to {known}). It was left as it is. Use the newer program, or name another folder with --data.",
        .path.display()
    )]
    Newer {
        /// The file of data.
        path: PathBuf,
        /// The version found in it.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The file is a database of something else, or no database at all.
    #[error(
        "{} holds no Heardback data. It was left as it is. Name another folder with --data.",
        .path.display()
    )]
    NotOurs {
        /// The file found.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error(
        "{} is damaged ({problem}). Keep a copy of it, then bring back a backup with `heardback restore FILE`.",
        .path.display()
    )]
    Damaged {
        /// The damaged file.
        path: PathBuf,
        /// What was found.
        problem: String,
    },
    /// The file or folder may not be written.
    #[error("{} may not be written. Check who owns it and its permissions.", .path.display())]
    ReadOnly {
        /// The file of data.
        path: PathBuf,
    },
    /// A file or folder could not be made, read or written.
    #[error("{}: {problem}. Check that the folder exists and may be written.", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        problem: std::io::Error,
    },
    /// A fact of this id is recorded already and says something else.
    #[error(
        "The fact {id} is recorded already and says something else. Nothing of this step was written."
    )]
    OtherContent {
        /// The id they share.
        id: FactId,
    },
    /// A fact was handed in with a batch it does not belong to.
    #[error(
        "The fact {id} belongs to the batch {belongs}, not to {batch}. Nothing of this step was written."
    )]
    OtherBatch {
        /// The fact.
        id: FactId,
        /// The batch it names.
        belongs: BatchId,
        /// The batch it was handed in with.
        batch: BatchId,
    },
    /// A recorded fact cannot be read.
    #[error("The fact {id} in {} cannot be read: {problem}. `heardback doctor` lists all of them.", .path.display())]
    UnreadableFact {
        /// Which fact.
        id: FactId,
        /// The file it is in.
        path: PathBuf,
        /// Why.
        problem: String,
    },
    /// There is no batch of that id.
    #[error("There is nothing recorded under {id}.")]
    NoSuchBatch {
        /// The id asked for.
        id: BatchId,
    },
    /// The batch was taken back before.
    #[error("{id} was taken back already.")]
    AlreadyUndone {
        /// The batch.
        id: BatchId,
    },
    /// A file to bring facts back from is not one.
    #[error("Line {line} of the export: {problem}. Nothing of it was taken in.")]
    NotAnExport {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong with it.
        problem: String,
    },
    /// What was forgotten is gone from the journal, but the freed places in the file could not be wiped yet.
    #[error(
        "It is forgotten, but another program has {} open, so its traces in the file could not be wiped yet. Close the other program and do it again.",
        .path.display()
    )]
    NotWiped {
        /// The file of data.
        path: PathBuf,
    },
    /// Anything else the database said.
    #[error("{}: the database says “{problem}”. `heardback doctor` looks for the cause.", .path.display())]
    Database {
        /// The file of data.
        path: PathBuf,
        /// What it said.
        problem: rusqlite::Error,
    },
}

impl From<rusqlite::Error> for StoreError {
    /// The path is filled in on the way out, by [`StoreError::at`].
    fn from(problem: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = PathBuf::new();
        match problem.sqlite_error_code() {
            Some(Code::DiskFull) => StoreError::Full { path },
            // A write that the system refuses although there is space: a quota, or a limit on the size of files.
            Some(Code::SystemIoFailure)
                if problem
                    .sqlite_error()
                    .is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_IOERR_WRITE) =>
            {
                StoreError::Full { path }
            }
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Busy { path },
            Some(Code::NotADatabase) => StoreError::NotOurs { path },
            Some(Code::DatabaseCorrupt) => {
                StoreError::Damaged { path, problem: problem.to_string() }
            }
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => {
                StoreError::ReadOnly { path }
            }
            _ => StoreError::Database { path, problem },
        }
    }
}

impl StoreError {
    /// The same error, saying where.
    pub(crate) fn at(mut self, place: &Path) -> Self {
        match &mut self {
            StoreError::Full { path }
            | StoreError::Busy { path }
            | StoreError::NotOurs { path }
            | StoreError::Damaged { path, .. }
            | StoreError::ReadOnly { path }
            | StoreError::UnreadableFact { path, .. }
            | StoreError::NotWiped { path }
            | StoreError::Database { path, .. }
                if path.as_os_str().is_empty() =>
            {
                *path = place.to_owned();
            }
            _ => {}
        }
        self
    }
}
