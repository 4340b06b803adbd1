//! A data folder and the one file in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::error::StoreError;
use crate::migrate;

/// The one file of data in a data folder.
pub const FILE_NAME: &str = "heardback.db";

/// The local edition keeps the journal of one person; every row says so, for the day there are more.
pub(crate) const OWNER: i64 = 1;

/// How long to wait for another program that is writing. An import writes for a fraction of a second at a time.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The facts and messages of one data folder.
#[derive(Debug)]
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Opens the data in `folder`, making folder and file where there are none, for their owner's eyes only.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        make_folder(folder).map_err(|problem| file_error(folder, problem))?;
        let path = folder.join(FILE_NAME);
        make_file(&path).map_err(|problem| file_error(&path, problem))?;
        Self::open_file(path)
    }

    /// A store that is gone when it is dropped: for trying things out, and for tests.
    pub fn open_in_memory() -> Result<Self, StoreError> {
        let store = Self { db: Connection::open_in_memory()?, path: PathBuf::from(":memory:") };
        prepare(&store.db)?;
        migrate::run(&store.db, &store.path)?;
        Ok(store)
    }

    /// The file the data is in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A mark that differs once anything in the file was changed, by this store or by another program.
    pub fn mark(&self) -> Result<(i64, u64), StoreError> {
        self.read(|db| {
            let others =
                db.prepare_cached("pragma data_version")?.query_row([], |row| row.get(0))?;
            Ok((others, db.total_changes()))
        })
    }

    pub(crate) fn open_file(path: PathBuf) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || {
            let db = Connection::open_with_flags(&path, flags)?;
            prepare(&db)?;
            migrate::run(&db, &path)?;
            Ok(db)
        };
        let db = open().map_err(|error: StoreError| error.at(&path))?;
        Ok(Self { db, path })
    }

    /// Reads; an error says which file it was.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        read(&self.db).map_err(|error| error.at(&self.path))
    }

    /// Writes all or nothing. The lock is taken at the beginning, so that two programs wait for each other instead of
    /// failing halfway.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read(|db| {
            let transaction =
                rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let written = write(&transaction)?;
            transaction.commit()?;
            Ok(written)
        })
    }
}

/// Settings of a connection. None of them changes the file.
fn prepare(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(64);
    // Full, not normal: with a write-ahead log, normal keeps a commit through kill -9 but may lose the last ones in a
    // power cut, and a note somebody typed is there once the program has said so.
    db.execute_batch(
        "pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off; pragma cache_size = -16000;",
    )?;
    Ok(())
}

pub(crate) fn file_error(path: &Path, problem: io::Error) -> StoreError {
    StoreError::File { path: path.to_owned(), problem }
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if folder.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// SQLite would make the file readable for everybody the umask lets in; its log files then follow the file's mode.
pub(crate) fn make_file(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(problem) => Err(problem),
    }
}
