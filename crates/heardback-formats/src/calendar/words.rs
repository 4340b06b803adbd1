//! What an event says in words: title, place, and where to join it.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarValue};

/// Titles and places are single lines; more of one is not kept.
pub(super) const LONGEST_LINE: usize = 400;
/// More of a description is not kept.
pub(super) const LONGEST_TEXT: usize = 16 << 10;

/// Where meetings are held. A link elsewhere may lead anywhere.
const HOSTS: &[&str] = &[
    "zoom.us",
    "zoomgov.com",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "webex.com",
    "whereby.com",
    "gotomeeting.com",
    "gotomeet.me",
    "bluejeans.com",
    "chime.aws",
    "meet.jit.si",
    "skype.com",
    "ringcentral.com",
    "goto.com",
    "coderpad.io",
    "hackerrank.com",
    "hirevue.com",
    "sparkhire.com",
    "around.co",
    "slack.com",
    "discord.com",
];

/// The beginning of a text, at most that many bytes.
pub(super) fn short(text: &str, longest: usize) -> &str {
    let mut end = text.len().min(longest);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// On one line, without control characters.
pub(super) fn one_line(text: &str) -> String {
    let printable = text.replace(|letter: char| letter.is_control(), " ");
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where to join: named as such, else the first link to a place where meetings are held.
pub(super) fn link(event: &ICalendarComponent, place: &str, description: &str) -> Option<String> {
    let named = event.entries.iter().find_map(|entry| {
        let is_named = match &entry.name {
            ICalendarProperty::Conference => true,
            ICalendarProperty::Other(name) => [
                "X-GOOGLE-CONFERENCE",
                "X-MICROSOFT-SKYPETEAMSMEETINGURL",
                "X-MICROSOFT-ONLINEMEETINGCONFLINK",
                "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
            ]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known)),
            _ => false,
        };
        let text = entry.values.first().and_then(ICalendarValue::as_text)?;
        links(text).next().filter(|_| is_named)
    });
    let url = event.property(&ICalendarProperty::Url);
    let url = url.and_then(|entry| entry.values.first()?.as_text()).unwrap_or_default();
    let link = named.or_else(|| {
        [place, description, url].iter().find_map(|text| links(text).find(|link| is_meeting(link)))
    })?;
    Some(short(link, LONGEST_LINE).to_owned())
}

/// The links in a text.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let ends = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "<>\"'()[]{}|\\^`".contains(letter)
    };
    text.split(ends)
        .filter_map(|word| word.get(word.find("https://")?..))
        .map(|link| link.trim_end_matches(['.', ',', ';', '!', '?']))
        .filter(|link| link.len() > "https://".len())
}

fn is_meeting(link: &str) -> bool {
    let host = link.trim_start_matches("https://").split(['/', '?', '#', ':']).next();
    let host = host.unwrap_or_default().to_ascii_lowercase();
    HOSTS.iter().any(|known| {
        host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_to_meetings_count() {
        let text = "See https://acme.example/jobs, then <https://acme.zoom.us/j/93?pwd=x>.";
        let meetings: Vec<&str> = links(text).filter(|link| is_meeting(link)).collect();
        assert_eq!(meetings, ["https://acme.zoom.us/j/93?pwd=x"]);
        assert!(
            !is_meeting("https://notzoom.us/j/1") && !is_meeting("https://zoom.us.evil.example/")
        );
    }
}
