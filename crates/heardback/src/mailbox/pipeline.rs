//! Reading side by side: one thread finds where messages begin and end, others decode and read them, and the caller
//! takes the results in the order they come. Little is in memory at any time, however large the mailbox.

use std::fs::{self, File};
use std::io::{self, BufReader, Seek, SeekFrom};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use heardback_formats::mailbox::{LONGEST_MESSAGE, Stream, maildir};

use super::source::{Opened, Unread};
use super::{Shape, archive};
use crate::failure::Failure;

/// The bytes of one message, and where they were found.
#[derive(Debug)]
pub(crate) struct Raw {
    /// Which source, counted from 0.
    pub(crate) source: usize,
    /// The message.
    pub(crate) bytes: Vec<u8>,
    /// Digest of the name of its file, where the source is a folder.
    pub(crate) file: Option<u64>,
    /// The folder it was found in.
    pub(crate) folder: Option<String>,
}

/// Messages travel in parcels of about this many bytes, so that threads seldom wait for each other.
const PARCEL: usize = 1 << 19;
/// This many parcels wait between two threads.
const WAITING: usize = 4;

/// What a source could not give, in words; its other messages were read.
pub(crate) type Trouble = (usize, String);

/// Hands every message of the sources to `work` on other threads, and what that makes of it to `take`, here; of each
/// folder those that are `unread`. Ends early when `stop` is set. Gives back what could not be read.
pub(crate) fn for_each<T: Send>(
    sources: &[Opened],
    unread: &[io::Result<Vec<Unread>>],
    stop: &AtomicBool,
    work: impl Fn(Raw) -> T + Sync,
    mut take: impl FnMut(T, u64) -> Result<(), Failure>,
) -> Result<Vec<Trouble>, Failure> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(8);
    let (raw_out, raw_in) = sync_channel::<Vec<Raw>>(WAITING);
    let (done_out, done_in) = sync_channel::<Vec<(T, u64)>>(WAITING);
    let raw_in = Mutex::new(raw_in);
    thread::scope(|scope| {
        let splitter = scope.spawn(|| split(sources, unread, stop, raw_out));
        for _ in 0..workers {
            let done_out = done_out.clone();
            scope.spawn(|| {
                let done_out = done_out;
                loop {
                    let parcel = match raw_in.lock() {
                        Ok(raw_in) => raw_in.recv(),
                        Err(_) => break,
                    };
                    let Ok(parcel) = parcel else { break };
                    let done = parcel
                        .into_iter()
                        // What nobody wants any more is left unread; the next import reads it.
                        .take_while(|_| !stop.load(Ordering::Relaxed))
                        .map(|raw| {
                            let size = raw.bytes.len() as u64;
                            (work(raw), size)
                        })
                        .collect();
                    if done_out.send(done).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done_out);
        let mut result = Ok(());
        for parcel in done_in {
            for (done, size) in parcel {
                if result.is_ok() {
                    result = take(done, size);
                    if result.is_err() {
                        stop.store(true, Ordering::Relaxed);
                    }
                }
            }
        }
        let troubles = splitter.join().unwrap_or_default();
        result.map(|()| troubles)
    })
}

fn split(
    sources: &[Opened],
    unread: &[io::Result<Vec<Unread>>],
    stop: &AtomicBool,
    out: SyncSender<Vec<Raw>>,
) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut parcel = Parcel { stop, out, raws: Vec::new(), bytes: 0 };
    for (index, source) in sources.iter().enumerate() {
        let read = match source.found.shape {
            Shape::Mbox => mbox(index, source, &mut parcel),
            Shape::Archive => archive::read(&source.found.path, &mut |bytes, folder| {
                parcel.add(Raw { source: index, bytes, file: None, folder })
            }),
            Shape::Message => fs::read(&source.found.path).and_then(|bytes| {
                parcel.add(Raw { source: index, bytes, file: None, folder: None })
            }),
            Shape::Maildir | Shape::Folder => match &unread[index] {
                Ok(files) => directory(index, source, files, &mut parcel, &mut troubles),
                Err(problem) => {
                    troubles.push((index, problem.to_string()));
                    Ok(())
                }
            },
        };
        match read {
            Ok(()) => {}
            Err(problem) if problem.kind() == io::ErrorKind::Interrupted => break,
            Err(problem) => troubles.push((index, problem.to_string())),
        }
    }
    // Interrupted here means that the other side is gone; then there is nobody to send to.
    let _ = parcel.send();
    troubles
}

fn mbox(index: usize, source: &Opened, parcel: &mut Parcel<'_>) -> io::Result<()> {
    let mut file = File::open(&source.found.path)?;
    file.seek(SeekFrom::Start(source.from))?;
    let folder =
        source.found.path.file_name().and_then(|name| archive::folder(&name.to_string_lossy()));
    let mut messages = Stream::new(BufReader::with_capacity(1 << 20, file));
    while let Some(message) = messages.read()? {
        let bytes = message.bytes.into_owned();
        parcel.add(Raw { source: index, bytes, file: None, folder: folder.clone() })?;
    }
    Ok(())
}

fn directory(
    index: usize,
    source: &Opened,
    files: &[Unread],
    parcel: &mut Parcel<'_>,
    troubles: &mut Vec<Trouble>,
) -> io::Result<()> {
    let path = &source.found.path;
    let folder = match source.found.shape {
        Shape::Maildir => path
            .parent()
            .and_then(Path::file_name)
            .map(|name| maildir::folder(&name.to_string_lossy())),
        _ => None,
    };
    for (file, digest) in files {
        if !file.is_file() {
            continue;
        }
        match read_file(file) {
            Ok(bytes) => parcel.add(Raw {
                source: index,
                bytes,
                file: Some(*digest),
                folder: folder.clone(),
            })?,
            Err(problem) => troubles.push((index, format!("{}: {problem}", file.display()))),
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(file, LONGEST_MESSAGE as u64), &mut bytes)?;
    Ok(bytes)
}

struct Parcel<'a> {
    stop: &'a AtomicBool,
    out: SyncSender<Vec<Raw>>,
    raws: Vec<Raw>,
    bytes: usize,
}

impl Parcel<'_> {
    /// Fails with `Interrupted` once nobody wants any more.
    fn add(&mut self, raw: Raw) -> io::Result<()> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        self.bytes += raw.bytes.len();
        self.raws.push(raw);
        if self.bytes >= PARCEL { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> io::Result<()> {
        self.bytes = 0;
        let raws = std::mem::take(&mut self.raws);
        self.out.send(raws).map_err(|_| io::ErrorKind::Interrupted.into())
    }
}
