//! Files that a browser sends: written piece by piece to a private folder inside the data folder, and removed with it.
//!
//! A file may be larger than memory, so it is never held there. Its name is somebody's text: only its letters are used,
//! and every file lies in a folder of its own, unless it came in one: a Maildir is one only while it keeps its folders.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use tempfile::TempDir;
use tokio::sync::{mpsc, oneshot};

use super::answer::Trouble;
use crate::failure::{Failure, Kind};
use crate::say::wrap::harmless;

/// The folder inside the data folder.
const FOLDER: &str = "incoming";
/// All files of one form together: more than the largest part of an export of a mail account.
const LARGEST: u64 = 64 << 30;
/// So many files in one form: a Maildir has one a message.
const MOST_FILES: usize = 100_000;
/// The folder for folders, among the numbers of files that came by themselves.
const FOLDERS: &str = "folders";
/// A folder in so many others is no mail folder.
const DEEPEST: usize = 16;
/// A field that is no file.
const LONGEST_FIELD: usize = 16 << 10;
/// So many fields that are no files.
const MOST_FIELDS: usize = 100;
/// So much of a file's name is kept.
const LONGEST_NAME: usize = 100;
/// Pieces on their way to the disk. Each is what the network brings at once.
const WAITING: usize = 8;

/// What a form brought. The files are removed with it.
#[derive(Debug)]
pub(super) struct Incoming {
    /// Where each file, or each folder with all that came in it, lies, and what it was called.
    pub(super) files: Vec<(PathBuf, String)>,
    fields: HashMap<String, String>,
    folder: TempDir,
}

impl Incoming {
    /// A place for files, empty.
    pub(super) fn at(data: &Path) -> Result<Self, Failure> {
        let folder = data.join(FOLDER);
        let made = private_folder(&folder).and_then(|()| private_place(&folder));
        let folder = made.map_err(|problem| Failure::file(&folder, &problem))?;
        Ok(Incoming { files: Vec::new(), fields: HashMap::new(), folder })
    }

    /// The text of a field that was filled in.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// Takes in a form with files.
    pub(super) async fn receive(&mut self, mut form: Multipart) -> Result<(), Trouble> {
        let mut left = LARGEST;
        let mut count = 0_usize;
        let mut folders = HashSet::new();
        while let Some(mut field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(way) {
                // A choice left empty is sent as a file without a name.
                Some(None) => {}
                Some(Some((within, called))) => {
                    count += 1;
                    if count > MOST_FILES {
                        return Err(Trouble(Failure::typed(format!(
                            "More than {MOST_FILES} files at once are too many; put them into one archive, or name their folder."
                        ))));
                    }
                    let path = match within.first() {
                        None => self.place(&called)?,
                        Some(_) => self.place_within(&within, &called, count)?,
                    };
                    left = write(&mut field, &path, left).await?;
                    match within.into_iter().next() {
                        None => self.files.push((path, called)),
                        Some(top) if folders.insert(top.clone()) => {
                            self.files.push((self.folder.path().join(FOLDERS).join(&top), top));
                        }
                        Some(_) => {}
                    }
                }
                None if self.fields.len() < MOST_FIELDS => {
                    let text = short(&mut field).await?;
                    self.fields.insert(name, text);
                }
                None => return Err(Trouble(Failure::typed("This form has too many fields."))),
            }
        }
        Ok(())
    }

    /// Puts a file there that was not sent as one.
    pub(super) fn put(&mut self, called: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.place(called)?;
        let written = new_file(&path).and_then(|mut file| file.write_all(bytes));
        written.map_err(|problem| unwritten(&problem))?;
        self.files.push((path, called.to_owned()));
        Ok(())
    }

    /// A file keeps its name, by which a mailbox of sent mail is known; so it has a folder of its own.
    fn place(&self, called: &str) -> Result<PathBuf, Failure> {
        let folder = self.folder.path().join(self.files.len().to_string());
        private_folder(&folder).map_err(|problem| unwritten(&problem))?;
        Ok(folder.join(called))
    }

    /// The place of a file that came in a folder. Two names may have become one; then the later has its number before it.
    fn place_within(
        &self,
        within: &[String],
        called: &str,
        nth: usize,
    ) -> Result<PathBuf, Failure> {
        let mut folder = self.folder.path().join(FOLDERS);
        folder.extend(within);
        private_folder(&folder).map_err(|problem| unwritten(&problem))?;
        let path = folder.join(called);
        Ok(if path.exists() { folder.join(format!("{nth}-{called}")) } else { path })
    }
}

/// Removes what lies there still from a program that was killed.
pub(super) fn clear(data: &Path) -> Result<(), Failure> {
    let folder = data.join(FOLDER);
    match fs::remove_dir_all(&folder) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
            Err(Failure::file(&folder, &problem))
        }
        _ => Ok(()),
    }
}

/// The folders a file came in, from the outermost, and its name; none if nothing is left of that.
fn way(name: &str) -> Option<(Vec<String>, String)> {
    let (within, _) = name.rsplit_once('/').unwrap_or_default();
    let within = within.split('/').filter_map(tame).take(DEEPEST).collect();
    Some((within, tame(name)?))
}

/// The last part of a file's name, without anything that is no letter; none if nothing is left.
fn tame(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut plain = harmless(last);
    while plain.len() > LONGEST_NAME {
        // The ending says what kind of file it is.
        plain.remove(0);
    }
    let plain = plain.trim();
    (!plain.is_empty() && !plain.chars().all(|letter| letter == '.')).then(|| plain.to_owned())
}

/// Writes a file on another thread while it comes in. Gives back how much more may come.
async fn write(field: &mut Field<'_>, path: &Path, mut left: u64) -> Result<u64, Trouble> {
    let file = new_file(path).map_err(|problem| unwritten(&problem))?;
    let (out, mut pieces) = mpsc::channel::<Bytes>(WAITING);
    let (told, written) = oneshot::channel();
    thread::spawn(move || {
        let mut file = BufWriter::with_capacity(1 << 18, file);
        let mut all = || -> io::Result<()> {
            while let Some(piece) = pieces.blocking_recv() {
                file.write_all(&piece)?;
            }
            file.flush()
        };
        // Nobody waits for it any more when the browser has gone.
        told.send(all()).is_ok()
    });
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        left = left.checked_sub(piece.len() as u64).ok_or_else(|| {
            Failure::typed("That is too much at once; name the file's place on this computer.")
        })?;
        if out.send(piece).await.is_err() {
            break;
        }
    }
    drop(out);
    match written.await {
        Ok(Ok(())) => Ok(left),
        Ok(Err(problem)) => Err(Trouble(unwritten(&problem))),
        Err(_) => Err(Trouble(Failure::new(Kind::System, "The file could not be written."))),
    }
}

async fn short(field: &mut Field<'_>) -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        if bytes.len() + piece.len() > LONGEST_FIELD {
            return Err(Trouble(Failure::typed("That is too long for this field.")));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn broken(problem: MultipartError) -> Trouble {
    Trouble(Failure::typed(format!("The file did not arrive whole: {problem}.")))
}

fn unwritten(problem: &io::Error) -> Failure {
    Failure::new(
        Kind::System,
        format!(
            "The file could not be kept while it is read: {problem}.\nName its place on this computer instead; then nothing is copied."
        ),
    )
}

#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// A new folder that goes away by itself.
fn private_place(within: &Path) -> io::Result<TempDir> {
    let mut place = tempfile::Builder::new();
    #[cfg(unix)]
    place.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    place.tempdir_in(within)
}

fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stays_in_the_folders_it_came_in_and_in_no_other() {
        let names = |name: &str| way(name).map(|(within, called)| (within.join("|"), called));
        let is = |within: &str, called: &str| Some((within.to_owned(), called.to_owned()));
        assert_eq!(names("Mail/cur/17.host:2,S"), is("Mail|cur", "17.host:2,S"));
        assert_eq!(names("one.eml"), is("", "one.eml"));
        assert_eq!(names("../../etc/passwd"), is("etc", "passwd"));
        assert_eq!(names("/./a\\..\\b/../c.eml"), is("b", "c.eml"));
        assert_eq!(names("Mail/.."), None);
        let deep = way(&"a/".repeat(5000)).or_else(|| way(&format!("{}b", "a/".repeat(5000))));
        assert_eq!(deep.map(|(within, _)| within.len()), Some(DEEPEST));
    }

    #[test]
    fn only_the_last_part_of_a_name_is_used() {
        let cases = [
            ("Sent.mbox", Some("Sent.mbox")),
            ("../../etc/passwd", Some("passwd")),
            ("C:\\Users\\kim\\mail.eml", Some("mail.eml")),
            ("a\0b\nc.eml", Some("a b c.eml")),
            ("..", None),
            ("/", None),
            ("  ", None),
        ];
        for (name, tamed) in cases {
            assert_eq!(tame(name).as_deref(), tamed, "{name:?}");
        }
        let long = tame(&format!("{}.zip", "ä".repeat(400)));
        assert!(long.is_some_and(|name| name.len() <= LONGEST_NAME && name.ends_with(".zip")));
    }
}
