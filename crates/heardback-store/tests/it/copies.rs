//! Backups and bringing them back, and files that are not what they should be.

use std::fs;
use std::path::Path;

use heardback_store::{Store, StoreError, Weight};

use crate::lines::{batch, mail, note, typed};

fn record(store: &Store, number: u64) {
    let batch = batch(number, "note");
    store.append(&batch, &[typed(number, &batch, note("acme", &number.to_string()))]).unwrap();
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn a_backup_brings_back_what_it_had_and_keeps_aside_what_was_there() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let backup = home.path().join("backup.db");
    let store = Store::open(&folder).unwrap();
    record(&store, 1);
    store.keep(&mail(7, 1, "Hello", "a pangolin")).unwrap();
    store.backup(&backup).unwrap();
    record(&store, 2);
    let taken = store.backup(&backup).unwrap_err();
    assert!(matches!(taken, StoreError::File { .. }), "an existing file is not written over");
    drop(store);

    let (store, aside) = Store::restore(&folder, &backup).unwrap();
    assert_eq!(store.count_facts().unwrap(), 1);
    assert_eq!(store.search("pangolin", 5).unwrap().len(), 1);
    record(&store, 3);
    drop(store);
    // What was kept aside is a backup like any other.
    let (store, second) = Store::restore(&folder, aside.as_ref().unwrap()).unwrap();
    assert_eq!(store.count_facts().unwrap(), 2);
    assert_ne!(aside, second);
    let (store, nothing) = Store::restore(&home.path().join("elsewhere"), &backup).unwrap();
    assert_eq!((store.count_facts().unwrap(), nothing), (1, None));
}

#[cfg(unix)]
#[test]
fn data_and_backups_are_for_their_owners_eyes_only() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("a").join("data");
    let backup = home.path().join("backup.db");
    let store = Store::open(&folder).unwrap();
    record(&store, 1);
    store.backup(&backup).unwrap();
    assert_eq!((mode(&folder), mode(store.path()), mode(&backup)), (0o700, 0o600, 0o600));
    assert_eq!(mode(&folder.join("heardback.db-wal")), 0o600);
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(store.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let odd: Vec<String> = store
        .doctor()
        .unwrap()
        .into_iter()
        .filter(|finding| finding.weight == Weight::Odd)
        .filter_map(|finding| finding.next)
        .collect();
    assert_eq!(odd, [format!("chmod 600 '{}'", store.path().display())]);
}

#[test]
fn a_backup_that_is_damaged_or_none_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let store = Store::open(&folder).unwrap();
    (1..400).for_each(|number| record(&store, number));
    let backup = home.path().join("backup.db");
    store.backup(&backup).unwrap();
    drop(store);
    let before = fs::read(folder.join("heardback.db")).unwrap();

    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 9_000].fill(0x55);
    let damaged = home.path().join("damaged.db");
    fs::write(&damaged, bytes).unwrap();
    let error = Store::restore(&folder, &damaged).unwrap_err();
    assert!(matches!(&error, StoreError::Damaged { path, .. } if *path == damaged), "{error}");

    let other = home.path().join("letter.txt");
    fs::write(&other, "Dear Sir or Madam, ".repeat(99)).unwrap();
    assert_eq!(
        Store::restore(&folder, &other).unwrap_err().to_string(),
        format!(
            "{} holds no Heardback data. It was left as it is. Name another folder with --data.",
            other.display()
        )
    );
    assert!(Store::restore(&folder, &home.path().join("nowhere.db")).is_err());
    assert_eq!(fs::read(folder.join("heardback.db")).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing was put aside");
}

#[test]
fn a_damaged_file_is_moved_aside_as_it_is_and_the_backup_takes_its_place() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let backup = home.path().join("backup.db");
    let store = Store::open(&folder).unwrap();
    record(&store, 1);
    store.backup(&backup).unwrap();
    drop(store);
    fs::write(folder.join("heardback.db"), b"not a database any more").unwrap();
    assert!(matches!(Store::open(&folder), Err(StoreError::NotOurs { .. })));
    let (store, aside) = Store::restore(&folder, &backup).unwrap();
    assert_eq!(store.count_facts().unwrap(), 1);
    assert_eq!(fs::read(aside.unwrap()).unwrap(), b"not a database any more");
}

#[test]
fn data_from_a_newer_version_is_refused_and_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let store = Store::open(&folder).unwrap();
    record(&store, 1);
    let path = store.path().to_owned();
    drop(store);
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer
        .execute_batch(
            "insert into migrations values (77, 'from the future'); drop table facts_about",
        )
        .unwrap();
    newer.close().unwrap();
    let before = fs::read(&path).unwrap();
    let sentence = |path: &Path| {
        format!(
            "{} was written by a newer Heardback (data version 77; this one reads up to 5). It was left as it is. Use the newer program, or name another folder with --data.",
            path.display()
        )
    };
    assert_eq!(Store::open(&folder).unwrap_err().to_string(), sentence(&path));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let elsewhere = home.path().join("elsewhere");
    assert_eq!(Store::restore(&elsewhere, &path).unwrap_err().to_string(), sentence(&path));
    assert!(!elsewhere.exists());
}

#[test]
fn a_database_of_something_else_is_refused_and_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("heardback.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("create table recipes (name text)").unwrap();
    other.close().unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(home.path()), Err(StoreError::NotOurs { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Store::open(&file.join("data")).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}: ", file.join("data").display())), "{error}");
    assert!(error.ends_with("Check that the folder exists and may be written."), "{error}");
}
