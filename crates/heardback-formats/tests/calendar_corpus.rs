//! Calendars of other people: every one is read, and people and times are those that another reader finds, with
//! another table of time zones. The cases are not part of the project; `HEARDBACK_CASES` names the folder that holds
//! them.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that reads its cases and reports to people"
)]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use heardback_core::reading::EventTime;
use heardback_formats::calendar::{Calendar, read};
use ical::parser::ical::component::IcalEvent;
use ical::property::Property;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZoneDatabase;

/// What was compared.
#[derive(Debug, Default)]
struct Compared {
    files: usize,
    people: usize,
    times: usize,
}

#[test]
fn every_calendar_of_the_cases_is_read_as_another_reader_does() {
    let Some(files) = cases() else { return };
    let mut compared = Compared::default();
    let mut events = 0;
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let ours = read(&text);
        events += ours.invitations.len();
        let calendars: Result<Vec<_>, _> = ical::IcalParser::new(bytes.as_slice()).collect();
        let Ok(calendars) = calendars else { continue };
        let theirs: Vec<IcalEvent> =
            calendars.into_iter().flat_map(|calendar| calendar.events).collect();
        if theirs.len() == ours.invitations.len() {
            compare(file, &theirs, &ours, &mut compared);
        }
    }
    writeln!(
        std::io::stderr(),
        "read {} calendars with {events} events; compared {} of them: {} people, {} times",
        files.len(),
        compared.files,
        compared.people,
        compared.times
    )
    .unwrap();
    // Nothing that is compared today may quietly drop out of the comparison.
    assert!(files.len() >= 320, "{} calendars", files.len());
    assert!(
        compared.files >= 250 && compared.people >= 64 && compared.times >= 259,
        "{compared:?}"
    );
}

fn compare(file: &Path, theirs: &[IcalEvent], ours: &Calendar, compared: &mut Compared) {
    compared.files += 1;
    for (theirs, ours) in theirs.iter().zip(&ours.invitations) {
        let named =
            |name: &'static str| theirs.properties.iter().filter(move |one| one.name == name);
        let invited: BTreeSet<String> = named("ATTENDEE").filter_map(address).collect();
        let ours_invited: BTreeSet<String> =
            ours.attendees.iter().map(|guest| guest.address.email.to_lowercase()).collect();
        assert_eq!(ours_invited, invited, "{}", file.display());
        let organizer = named("ORGANIZER").next().and_then(address);
        let ours_organizer = ours.organizer.as_ref().map(|one| one.email.to_lowercase());
        assert_eq!(ours_organizer, organizer, "{}", file.display());
        compared.people += invited.len() + usize::from(organizer.is_some());
        let starts = named("DTSTART").next().and_then(instant);
        if let Some(starts) = starts {
            let Some(EventTime::Instant { at, .. }) = ours.start else {
                panic!("{}: {:?}, not {starts}", file.display(), ours.start)
            };
            assert_eq!(at, starts, "{}", file.display());
            compared.times += 1;
        }
        if let (Some(ends), Some(ours)) = (named("DTEND").next().and_then(instant), ours.end) {
            let EventTime::Instant { at, .. } = ours else { panic!("{}", file.display()) };
            assert_eq!(at, ends, "{}", file.display());
            compared.times += 1;
        }
    }
}

fn address(property: &Property) -> Option<String> {
    let value = property.value.as_deref()?.to_lowercase();
    let bare = value.strip_prefix("mailto:").unwrap_or(&value).trim().to_owned();
    let beside = || parameter(property, "EMAIL").map(|email| email.to_lowercase());
    // The other reader ends a parameter at a colon within its quotes; what is behind the last one is the address.
    let bare = match bare.rsplit_once("mailto:") {
        Some((before, address)) if before.contains('"') => address.to_owned(),
        _ => bare,
    };
    let bare: String = bare.split_whitespace().collect();
    Some(bare).filter(|bare| bare.contains('@')).or_else(beside)
}

fn parameter(property: &Property, name: &str) -> Option<String> {
    let (_, values) = property.params.as_ref()?.iter().find(|(known, _)| known == name)?;
    Some(values.first()?.trim_matches('"').to_owned())
}

/// The moment of a time in universal time, or in a zone of the world's table.
fn instant(property: &Property) -> Option<Timestamp> {
    let value = property.value.as_deref()?;
    let local = DateTime::strptime("%Y%m%dT%H%M%S", value.trim_end_matches('Z')).ok()?;
    let zone = match parameter(property, "TZID") {
        _ if value.ends_with('Z') => "UTC".to_owned(),
        Some(zone) => zone,
        None => return None,
    };
    TimeZoneDatabase::bundled().get(&zone).ok()?.to_timestamp(local).ok()
}

fn cases() -> Option<Vec<PathBuf>> {
    let Some(cases) = std::env::var_os("HEARDBACK_CASES") else {
        let mut log = std::io::stderr();
        writeln!(log, "skipped: HEARDBACK_CASES names no folder").unwrap();
        return None;
    };
    let folder = Path::new(&cases).join("data/calendar");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    assert!(!files.is_empty(), "{} holds no calendars", folder.display());
    files.sort();
    Some(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "ics") {
            files.push(path);
        }
    }
}
