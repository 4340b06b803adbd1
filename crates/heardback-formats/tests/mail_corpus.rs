//! Mail of other people, as odd as it comes: everything is read, nothing panics. The cases are not part of the
//! project; `HEARDBACK_CASES` names the folder that holds them.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that reads its cases and reports to people"
)]

use std::path::{Path, PathBuf};

use heardback_formats::mail;
use heardback_formats::mailbox::{Messages, Stream};

#[test]
fn every_odd_message_of_the_cases_is_read() {
    let Some(files) = cases("data/mail-parser") else { return };
    let mut problems = 0;
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        let mail = mail::parse(&bytes);
        problems += usize::from(!mail.problems.is_empty());
        assert_eq!(mail.key, mail::parse_headers(&bytes).key, "{}", file.display());
        assert_eq!(mail.key, mail::parse(&bytes).key, "{}", file.display());
        assert!(!mail.text.contains('\0'), "{}", file.display());
    }
    println!("read {} odd messages, {problems} with problems", files.len());
}

#[test]
fn every_mail_of_the_cases_has_text_and_a_key_of_its_own() {
    let Some(files) = cases("data/mail") else { return };
    let mut empty = Vec::new();
    for file in &files {
        let mail = mail::parse(&std::fs::read(file).unwrap());
        if mail.text.trim().is_empty() {
            empty.push(file.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    println!("read {} messages, {} without text: {empty:?}", files.len(), empty.len());
    assert!(empty.len() * 100 <= files.len(), "more than one in a hundred has no text");
}

#[test]
fn an_mbox_of_the_cases_gives_the_same_messages_mapped_and_streamed() {
    let Some(files) = cases("data/mail-containers") else { return };
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let whole: Vec<_> = Messages::new(&bytes).collect();
        let mut stream = Stream::new(std::io::BufReader::with_capacity(4096, bytes.as_slice()));
        let mut count = 0;
        while let Some(entry) = stream.read().unwrap() {
            assert_eq!(entry, whole[count]);
            count += 1;
        }
        assert_eq!(count, whole.len());
        assert_eq!(count, 150, "{}", file.display());
        println!("split {} into {count} messages", file.display());
    }
}

/// All files below a folder of the cases; none if there are no cases, a failure if they are named but missing.
fn cases(folder: &str) -> Option<Vec<PathBuf>> {
    let Some(root) = std::env::var_os("HEARDBACK_CASES") else {
        println!("skipped: HEARDBACK_CASES is not set");
        return None;
    };
    let mut files = Vec::new();
    collect(&Path::new(&root).join(folder), &mut files);
    files.retain(|file| !matches!(file.extension().and_then(|e| e.to_str()), Some("csv")));
    assert!(!files.is_empty(), "HEARDBACK_CASES names a folder without {folder}");
    files.sort();
    Some(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
