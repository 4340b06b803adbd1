//! A resume as a file: which kind it is, and reading it where it can do no harm.
//!
//! A file that is made to break its reader may eat memory, never end, or end the process. So it is read by this program
//! started a second time, with bounds on both; what comes back is text.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use heardback_formats::resume::{self, Unread};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::failure::{Failure, Kind};

/// A resume with pictures is smaller than this.
const LARGEST: u64 = 20 << 20;

/// The document within a Word file unpacks to less.
const LARGEST_DOCUMENT: u64 = 16 << 20;

/// Reading takes less, in seconds, on a slow machine.
const LONGEST: u64 = 20;

/// And less memory, in bytes.
const MOST_MEMORY: u64 = 1 << 30;

/// What the second process answers.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Paragraphs(Vec<String>),
    /// A sentence that begins with the file's name.
    Unread(String),
}

/// The paragraphs of a file with a resume.
pub(crate) fn read(path: &Path) -> Result<Vec<String>, Failure> {
    let wrong = |problem: std::io::Error| Failure::file(path, &problem);
    let file = File::open(path).map_err(wrong)?;
    let about = file.metadata().map_err(wrong)?;
    if !about.is_file() {
        return Err(way_round(format!("{} is no file.", path.display())));
    }
    if about.len() > LARGEST {
        return Err(way_round(format!("{} is larger than any resume.", path.display())));
    }
    match ask(file).map_err(wrong)? {
        Some(Answer::Paragraphs(paragraphs)) => Ok(paragraphs),
        Some(Answer::Unread(why)) => Err(way_round(format!("{} {why}.", path.display()))),
        None => Err(way_round(format!(
            "{} could not be read: it is built in a way that breaks its reader.",
            path.display()
        ))),
    }
}

fn way_round(says: String) -> Failure {
    Failure::new(Kind::Found, says)
        .hint("copy its text into a file and take that: heardback proof from resume.txt")
        .hint("or name one thing at a time: heardback proof add \"Cut changeovers by half\"")
}

/// Has the file read by a second process; none if that did not end well.
fn ask(file: File) -> std::io::Result<Option<Answer>> {
    let mut answer = tempfile::tempfile()?;
    let mut child = Command::new(std::env::current_exe()?)
        .arg("read-resume")
        .stdin(Stdio::from(file))
        .stdout(Stdio::from(answer.try_clone()?))
        .stderr(Stdio::null())
        .spawn()?;
    if !ends_well(&mut child)? {
        return Ok(None);
    }
    answer.seek(SeekFrom::Start(0))?;
    let mut text = String::new();
    answer.take(LARGEST).read_to_string(&mut text)?;
    Ok(serde_json::from_str(&text).ok())
}

fn ends_well(child: &mut Child) -> std::io::Result<bool> {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(LONGEST) {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    // It may have ended just now; then there is nothing to kill.
    let _ = child.kill();
    child.wait()?;
    Ok(false)
}

/// Bounds what this process may take. Where the system knows no such bound, time is bounded by whoever started it.
pub(crate) fn keep_within_bounds() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let at_most = |most| Rlimit { current: Some(most), maximum: Some(most) };
        // A system that refuses still has the other bounds.
        let _ = setrlimit(Resource::As, at_most(MOST_MEMORY));
        let _ = setrlimit(Resource::Cpu, at_most(LONGEST));
        let _ = setrlimit(Resource::Core, at_most(0));
    }
}

/// What the second process prints.
pub(crate) fn answer(reader: impl Read) -> Result<Value, Failure> {
    let mut bytes = Vec::new();
    reader.take(LARGEST).read_to_end(&mut bytes)?;
    let answer = match paragraphs(&bytes) {
        Ok(paragraphs) if paragraphs.is_empty() => Answer::Unread("is empty".to_owned()),
        Ok(paragraphs) => Answer::Paragraphs(paragraphs),
        Err(why) => Answer::Unread(why),
    };
    serde_json::to_value(answer).map_err(|problem| Failure::new(Kind::System, problem))
}

/// The paragraphs of these bytes, or why there are none.
fn paragraphs(bytes: &[u8]) -> Result<Vec<String>, String> {
    let why = |unread: Unread| {
        match unread {
            Unread::Locked => "is locked with a password; save a copy without one",
            Unread::Pictures => "has only pictures, as a scanner makes them, and no text to read",
            Unread::Broken => "is broken, or is not what its beginning says",
        }
        .to_owned()
    };
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return resume::of_pdf(bytes).map_err(why);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return resume::of_docx(&document(bytes)?).map_err(why);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("is an old or a locked Word file; save it as .docx or as PDF".to_owned());
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err("is rich text; save it as .docx, as PDF or as plain text".to_owned());
    }
    text(bytes).map(|text| resume::of_text(&text))
}

/// The document within a Word file.
fn document(bytes: &[u8]) -> Result<String, String> {
    const NAME: &str = "word/document.xml";
    let broken = |_| "is a broken archive".to_owned();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let Ok(inside) = archive.by_name(NAME) else {
        return Err("is an archive, and none that Word wrote; save it as .docx or PDF".to_owned());
    };
    let mut xml = String::new();
    match inside.take(LARGEST_DOCUMENT).read_to_string(&mut xml) {
        Ok(read) if (read as u64) < LARGEST_DOCUMENT => Ok(xml),
        Ok(_) => Err("unpacks to more than any resume".to_owned()),
        Err(_) => Err("is a broken archive".to_owned()),
    }
}

/// Text in UTF-8, in UTF-16 with its mark, or in the letters of Windows.
fn text(bytes: &[u8]) -> Result<String, String> {
    let wide = |bytes: &[u8], big: bool| {
        let units = bytes.chunks_exact(2).map(|pair| match big {
            true => u16::from_be_bytes([pair[0], pair[1]]),
            false => u16::from_le_bytes([pair[0], pair[1]]),
        });
        char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect::<String>()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, false),
        [0xfe, 0xff, rest @ ..] => wide(rest, true),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        },
    };
    let odd = |letter: &char| letter.is_control() && !letter.is_whitespace();
    if text.chars().filter(odd).count() * 50 > text.chars().count() {
        return Err("is no text, PDF or Word file".to_owned());
    }
    Ok(text)
}
