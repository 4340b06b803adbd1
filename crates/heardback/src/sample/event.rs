//! An invitation as calendars exchange it, from a line such as `Event: +5w 14:00 45 | Interview | Room 2`.

use jiff::ToSpan;

use super::day::{in_universal_time, moment};
use super::encode::calendar_line;
use super::person::Person;
use super::post::Post;

/// The calendar part of a letter that has an `Event`.
pub(super) fn invitation(post: &Post) -> Result<String, String> {
    let id = &post.letter.id;
    let problem = || format!("{id}: an Event is `DAY HH:MM MINUTES | SUMMARY | LOCATION`");
    let event = post.letter.header("Event").ok_or_else(problem)?;
    let mut pieces = event.split(" | ");
    let (start, minutes) =
        pieces.next().and_then(|when| when.rsplit_once(' ')).ok_or_else(problem)?;
    let summary = pieces.next().ok_or_else(problem)?;
    let location = pieces.next().ok_or_else(problem)?;
    let minutes: i64 = minutes.parse().map_err(|_| problem())?;
    let today = post.today;
    let start = moment(start, today, post.at.time_zone()).ok_or_else(problem)?;
    let end = start.checked_add(minutes.minutes()).map_err(|_| problem())?;
    let stamp =
        |moment: &jiff::Zoned| in_universal_time(moment).strftime("%Y%m%dT%H%M%SZ").to_string();

    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "PRODID:-//Sample//Calendar//EN".to_owned(),
        "VERSION:2.0".to_owned(),
        "METHOD:REQUEST".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{:x}@{}", post.number(), post.from.host()),
        format!("DTSTAMP:{}", stamp(&post.at)),
        format!("DTSTART:{}", stamp(&start)),
        format!("DTEND:{}", stamp(&end)),
        format!("SUMMARY:{}", escaped(summary)),
        format!("LOCATION:{}", escaped(location)),
        format!("ORGANIZER;CN={}:mailto:{}", name(&post.from), post.from.address),
    ];
    for person in post.to.iter().chain(&post.cc) {
        lines.push(format!(
            "ATTENDEE;ROLE=REQ-PARTICIPANT;CN={}:mailto:{}",
            name(person),
            person.address
        ));
    }
    lines.push("STATUS:CONFIRMED".to_owned());
    lines.push("SEQUENCE:0".to_owned());
    lines.push("END:VEVENT".to_owned());
    lines.push("END:VCALENDAR".to_owned());
    Ok(lines.iter().map(|line| calendar_line(line)).collect())
}

fn name(person: &Person) -> String {
    format!("\"{}\"", if person.name.is_empty() { &person.address } else { &person.name })
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;")
}
