//! What the calendar parts of a mail arrange, move and call off.
//!
//! An interview keeps the names under which calendars know it, so that a change finds it, an old revision that turns up
//! late changes nothing, and the same invitation met twice is one interview. A standing meeting is none, nor is anything
//! that neither names an interview nor has somebody of the application in it.

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::Matcher;
use super::addresses::OwnAddresses;
use super::facts::Told;
use super::invitees::guests;
use super::known::{Talk, is_domain_of};
use super::person::{is_freemail, is_relay};
use super::place::Place;
use super::received::{AHEAD, HOUR, kind_of};
use crate::fact::{ContactId, Event, InterviewKind, InvitedEvent, Part};
use crate::invitation::{Invitation, Purpose, Repeats};
use crate::journal::{Revision, fresh_id};
use crate::mail::Address;
use crate::plain::{plain, words};
use crate::reading::{EventTime, Label};

/// An invitation passed on this long after its meeting says nothing about what is to come.
const BEHIND: SignedDuration = SignedDuration::from_hours(30 * 24);

/// One meeting of an invitation.
#[derive(Debug, Clone, Copy)]
struct Meeting {
    /// Of a series: when it was to begin at first.
    occurrence: Option<Timestamp>,
    start: Timestamp,
    end: Timestamp,
}

impl Matcher {
    /// The application whose interview the calendar part of a mail names.
    pub(super) fn by_invitation(&self, told: &Told<'_>) -> Option<Place> {
        if told.mail.invitations.is_empty() {
            return None;
        }
        let invited = |talk: &&Talk| {
            talk.revisions.iter().any(|known| {
                let is_it = |one: &Invitation| !one.uid.is_empty() && one.uid == known.uid;
                told.mail.invitations.iter().any(is_it)
            })
        };
        self.known.talks.iter().find(invited).map(|talk| Place::Sure(talk.application))
    }

    /// The only application to which the people belong whom the calendar part of a mail brings together, by their
    /// addresses or by the employer's domain.
    pub(super) fn by_guests(&self, told: &Told<'_>) -> Option<Place> {
        if told.mail.invitations.is_empty() {
            return None;
        }
        let invitations = told.mail.invitations.iter();
        let invitations = invitations.filter(|one| one.repeats != Repeats::Standing);
        let people: Vec<&Address> = invitations.flat_map(everybody).collect();
        let mut candidates: Vec<usize> = Vec::new();
        for person in &people {
            if let Some(&c) = self.known.by_address.get(&person.email.to_ascii_lowercase()) {
                candidates.extend(&self.known.people[c].applications);
            }
        }
        if candidates.is_empty() && told.mail.invitations.iter().any(Invitation::names_interview) {
            for person in &people {
                let domain = person.domain();
                if !is_relay(&domain) && !is_freemail(&domain) {
                    candidates.extend(self.known.live_at(&domain));
                }
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        self.narrow(told, candidates)
    }

    /// Whether the calendar parts of the mail had something to say about interviews, and says it.
    pub(super) fn invitations(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        a: usize,
    ) -> bool {
        let mail = told.mail;
        let mut said = false;
        for (n, invitation) in mail.invitations.iter().enumerate() {
            if !self.concerns(told, own, a, invitation) {
                continue;
            }
            said = true;
            match invitation.purpose {
                Purpose::Answer => {}
                Purpose::Counter => self.proposed(told, a, n, invitation),
                Purpose::Cancel => self.called_off(told, a, n, invitation),
                Purpose::Invite if invitation.tentative => self.proposed(told, a, n, invitation),
                Purpose::Invite => self.invited(told, own, a, n, invitation),
            }
        }
        said
    }

    /// Whether it is an interview of this application, or may be one.
    fn concerns(
        &self,
        told: &Told<'_>,
        own: &OwnAddresses,
        a: usize,
        invitation: &Invitation,
    ) -> bool {
        if invitation.repeats == Repeats::Standing {
            return false;
        }
        let is_known = |talk: &Talk| {
            talk.revisions.iter().any(|known| known.is_of(&invitation.uid, known.occurrence))
        };
        let entry = &self.known.applications[a];
        let from_there = |person: &Address| {
            let domain = person.domain();
            let known = self.known.by_address.get(&person.email.to_ascii_lowercase());
            known.is_some_and(|&c| {
                let someone = &self.known.people[c];
                someone.applications.contains(&a)
                    && !matches!(someone.part, Some(Part::Insider | Part::Referrer))
            }) || is_domain_of(&domain, &entry.company)
                || self.known.at_domain(&domain).contains(&a)
        };
        self.known.talks.iter().any(is_known)
            || invitation.names_interview()
            || told.reading.label == Label::InterviewInvitation
            // What people of an employer invite to once it is over is no interview.
            || (!entry.over
                && guests(invitation, own)
                    .chain(&invitation.organizer)
                    .chain(&told.mail.from)
                    .any(from_there))
    }

    /// It invites, or changes what it invited to.
    fn invited(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        a: usize,
        n: usize,
        invitation: &Invitation,
    ) {
        let meetings = self.meetings(told, invitation);
        if meetings.is_empty() {
            return self.without_time(told, a, n, invitation);
        }
        let mut said = false;
        for (m, meeting) in meetings.iter().enumerate() {
            // The one meeting most mails invite to is the interview of that mail.
            let which = if (n, m) == (0, 0) { String::new() } else { format!("{n} {m}") };
            said |= self.meeting(told, own, a, &which, invitation, *meeting);
        }
        if said {
            self.say_of_the_zone(told, a, n, invitation);
        }
        // Of a series that was changed as a whole, what it no longer has is off.
        if let Repeats::Times(_) = invitation.repeats {
            let is_left = |known: &Revision| {
                known.uid == invitation.uid
                    && !known.cancels
                    && !meetings.iter().any(|one| one.occurrence == known.occurrence)
                    && !known.is_newer_than(invitation.sequence, invitation.stamp)
            };
            let gone: Vec<usize> = (0..self.known.talks.len())
                .filter(|&t| self.known.talks[t].revisions.iter().any(is_left))
                .collect();
            for t in gone {
                self.call_off(told, t, n, invitation);
            }
        }
    }

    /// One meeting. Whether it says anything new.
    fn meeting(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        a: usize,
        which: &str,
        invitation: &Invitation,
        meeting: Meeting,
    ) -> bool {
        let Meeting { occurrence, start, end } = meeting;
        let by_name = self.known.talks.iter().enumerate().find_map(|(t, talk)| {
            let known =
                talk.revisions.iter().find(|known| known.is_of(&invitation.uid, occurrence))?;
            Some((t, known.is_newer_than(invitation.sequence, invitation.stamp), known.cancels))
        });
        if let Some((_, true, _)) = by_name {
            return false;
        }
        let found =
            by_name.map(|(t, ..)| t).or_else(|| self.at_that_time(a, invitation, start, end));
        let people = self.interviewers(told, own, a, invitation);
        let revision = Revision {
            uid: invitation.uid.clone(),
            occurrence,
            sequence: invitation.sequence,
            stamp: invitation.stamp,
            cancels: false,
            interviewers: people.clone(),
        };
        let t = match found {
            Some(t) => {
                let talk = &mut self.known.talks[t];
                let known =
                    talk.revisions.iter().position(|one| one.is_of(&invitation.uid, occurrence));
                let says_more = talk.start != start
                    || talk.end != end
                    || talk.cancelled
                    || (known.is_none() && !invitation.uid.is_empty())
                    || people.iter().any(|c| !talk.interviewers.contains(c))
                    || known.is_some_and(|r| talk.revisions[r].interviewers != people);
                if !says_more {
                    return false;
                }
                (talk.start, talk.end, talk.cancelled) = (start, end, false);
                if let Some(r) = known {
                    let before = talk.revisions.remove(r).interviewers;
                    talk.interviewers.retain(|c| !before.contains(c));
                }
                for c in &people {
                    if !talk.interviewers.contains(c) {
                        talk.interviewers.push(*c);
                    }
                }
                talk.revisions.push(revision);
                t
            }
            None => {
                let base = format!("{} interview", self.known.applications[a].id);
                let id = fresh_id(&base, "interview", |id| self.known.is_interview(id));
                self.known.add_talk(Talk {
                    mail: Some(told.mail.key),
                    id: id.into(),
                    application: a,
                    start,
                    end,
                    interviewers: people.clone(),
                    cancelled: false,
                    revisions: vec![revision],
                });
                self.known.talks.len() - 1
            }
        };
        let named = self.named(&people);
        self.say_when(told, t, which, invitation, named.clone());
        self.say_invited(told, t, which, invitation, occurrence, named);
        true
    }

    /// An interview of this application that is no other meeting of a calendar, at the same time; of a change, the next.
    fn at_that_time(
        &self,
        a: usize,
        invitation: &Invitation,
        start: Timestamp,
        end: Timestamp,
    ) -> Option<usize> {
        let talks = self.known.talks.iter().enumerate();
        let mut here = talks.filter(|(_, talk)| talk.application == a && !talk.cancelled);
        let same = here.clone().find(|(_, talk)| talk.start == start);
        // What only words told of is not kept to the minute.
        let told = here
            .clone()
            .filter(|(_, talk)| talk.revisions.is_empty())
            .find(|(_, talk)| talk.start < end && start < talk.end);
        let changed = || {
            let only = here.next().filter(|_| here.next().is_none());
            only.filter(|(_, talk)| invitation.sequence > 0 && talk.revisions.is_empty())
        };
        same.or(told).or_else(changed).map(|(t, _)| t)
    }

    /// When it is, by whom and how.
    fn say_when(
        &self,
        told: &mut Told<'_>,
        t: usize,
        which: &str,
        invitation: &Invitation,
        interviewers: Vec<ContactId>,
    ) {
        let talk = &self.known.talks[t];
        told.say(
            "interview",
            which,
            field(told),
            Event::Interview {
                interview: talk.id.clone(),
                application: self.known.applications[talk.application].id.clone(),
                round: round(&invitation.title),
                kind: kind(invitation),
                start: Some(talk.start),
                end: Some(talk.end),
                interviewers,
            },
        );
    }

    /// Under which name calendars know it, and in which revision.
    fn say_invited(
        &self,
        told: &mut Told<'_>,
        t: usize,
        which: &str,
        invitation: &Invitation,
        occurrence: Option<Timestamp>,
        interviewers: Vec<ContactId>,
    ) {
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let event = Event::Invited(Box::new(InvitedEvent {
            interview: self.known.talks[t].id.clone(),
            uid: invitation.uid.clone(),
            occurrence,
            sequence: invitation.sequence,
            stamp: invitation.stamp,
            cancels: invitation.purpose == Purpose::Cancel,
            title: said(&invitation.title),
            place: said(&invitation.place),
            link: invitation.link.clone(),
            interviewers,
        }));
        told.say("invited", which, field(told), event);
    }

    /// It calls a meeting off, or all of a series. One that was never heard of is kept as called off, so that an
    /// invitation to it that turns up late arranges nothing.
    fn called_off(&mut self, told: &mut Told<'_>, a: usize, n: usize, invitation: &Invitation) {
        let one = invitation.occurrence.and_then(|time| time.in_zone(&self.zone));
        let is_meant = |known: &Revision| {
            !known.uid.is_empty()
                && known.uid == invitation.uid
                && (one.is_none() || known.occurrence == one)
        };
        let mut meant: Vec<usize> = (0..self.known.talks.len())
            .filter(|&t| self.known.talks[t].revisions.iter().any(is_meant))
            .collect();
        let meetings = self.meetings(told, invitation);
        if meant.is_empty() {
            let times = self.known.talks.iter().enumerate().filter(|(_, talk)| {
                talk.application == a
                    && talk.revisions.is_empty()
                    && meetings.iter().any(|one| one.start == talk.start)
            });
            meant = times.map(|(t, _)| t).collect();
        }
        if meant.is_empty() && !invitation.uid.is_empty() {
            for (m, Meeting { occurrence, start, end }) in meetings.into_iter().enumerate() {
                let base = format!("{} interview", self.known.applications[a].id);
                let id = fresh_id(&base, "interview", |id| self.known.is_interview(id));
                self.known.add_talk(Talk {
                    mail: Some(told.mail.key),
                    id: id.into(),
                    application: a,
                    start,
                    end,
                    interviewers: Vec::new(),
                    cancelled: false,
                    revisions: vec![Revision {
                        uid: invitation.uid.clone(),
                        occurrence,
                        ..Revision::default()
                    }],
                });
                let t = self.known.talks.len() - 1;
                self.say_when(told, t, &format!("{n} new {m}"), invitation, Vec::new());
                meant.push(t);
            }
        }
        for t in meant {
            self.call_off(told, t, n, invitation);
        }
    }

    /// The meetings of that name are off; the interview is, unless another invitation to it stands.
    fn call_off(&mut self, told: &mut Told<'_>, t: usize, n: usize, invitation: &Invitation) {
        let one = invitation.occurrence.and_then(|time| time.in_zone(&self.zone));
        let talk = &mut self.known.talks[t];
        let mut off = Vec::new();
        for known in &mut talk.revisions {
            let is_meant =
                known.uid == invitation.uid && (one.is_none() || known.occurrence == one);
            if is_meant
                && !known.cancels
                && !known.is_newer_than(invitation.sequence, invitation.stamp)
            {
                known.cancels = true;
                (known.sequence, known.stamp) = (invitation.sequence, invitation.stamp);
                off.push((known.occurrence, known.interviewers.clone()));
            }
        }
        if off.is_empty() && !talk.revisions.is_empty() || talk.cancelled {
            return;
        }
        talk.cancelled = talk.revisions.iter().all(|known| known.cancels);
        let (cancelled, interview) = (talk.cancelled, talk.id.clone());
        let which = format!("{n} {interview}");
        let cancelling = Invitation { purpose: Purpose::Cancel, ..invitation.clone() };
        for (i, (occurrence, people)) in off.into_iter().enumerate() {
            let (which, people) = (format!("{which} off {i}"), self.named(&people));
            self.say_invited(told, t, &which, &cancelling, occurrence, people);
        }
        if cancelled {
            told.say("cancelled", &which, "label", Event::InterviewCancelled { interview });
        }
    }

    /// The meetings it is about; a time that names no zone is the user's, and a day lasts from midnight to midnight.
    fn meetings(&self, told: &Told<'_>, invitation: &Invitation) -> Vec<Meeting> {
        let zone = &self.zone;
        let latest = told.at.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
        let earliest = told.at.checked_sub(BEHIND).unwrap_or(Timestamp::MIN);
        let is_likely = |one: &Meeting| (earliest..=latest).contains(&one.start);
        if let Some(days) = invitation.all_day {
            let midnight = |day: jiff::civil::Date| zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
            let day = (days.first == days.last)
                .then(|| {
                    let start = midnight(days.first)?;
                    let end = midnight(days.first.checked_add(1.day()).ok()?)?;
                    Some(Meeting { occurrence: None, start, end })
                })
                .flatten();
            return day.into_iter().filter(is_likely).collect();
        }
        let Some(start) = invitation.start.and_then(|time| time.in_zone(zone)) else {
            return Vec::new();
        };
        let end = invitation.end.and_then(|time| time.in_zone(zone)).filter(|end| *end > start);
        let length = end.map_or(HOUR, |end| end.duration_since(start));
        let meeting = |occurrence: Option<Timestamp>, start: Timestamp| {
            let end = start.checked_add(length).unwrap_or(Timestamp::MAX);
            Meeting { occurrence, start, end }
        };
        let meetings: Vec<Meeting> = match &invitation.repeats {
            Repeats::Never => {
                vec![meeting(invitation.occurrence.and_then(|time| time.in_zone(zone)), start)]
            }
            Repeats::Times(times) => {
                let times = times.iter().filter_map(|time| time.in_zone(zone));
                times.map(|start| meeting(Some(start), start)).collect()
            }
            Repeats::Standing => Vec::new(),
        };
        meetings.into_iter().filter(is_likely).collect()
    }

    /// Somebody proposes a time, or holds one: a remark, no interview.
    fn proposed(&self, told: &mut Told<'_>, a: usize, n: usize, invitation: &Invitation) {
        let times = self.meetings(told, invitation);
        let Some(meeting) = times.first() else { return };
        let when = self.zone.to_datetime(meeting.start).strftime("%Y-%m-%d %H:%M");
        let text = format!("“{}”: {when} is proposed and not settled.", invitation.title);
        self.note(told, a, &format!("proposed {n}"), text);
    }

    /// It has days and no hour, or none that can be.
    fn without_time(&self, told: &mut Told<'_>, a: usize, n: usize, invitation: &Invitation) {
        let text = format!(
            "The invitation “{}” states no time that could be an interview's.",
            invitation.title
        );
        self.note(told, a, &format!("without time {n}"), text);
    }

    fn say_of_the_zone(&self, told: &mut Told<'_>, a: usize, n: usize, invitation: &Invitation) {
        let zone = self.zone.iana_name().unwrap_or("UTC");
        let text = if invitation.all_day.is_some() {
            format!(
                "The invitation “{}” is for the whole day and states no time.",
                invitation.title
            )
        } else if matches!(invitation.start, Some(EventTime::Local(_))) {
            format!(
                "The invitation “{}” names no time zone; its time is taken in yours ({zone}).",
                invitation.title
            )
        } else {
            return;
        };
        self.note(told, a, &format!("zone {n}"), text);
    }

    fn note(&self, told: &mut Told<'_>, a: usize, which: &str, text: String) {
        let application = Some(self.known.applications[a].id.clone());
        told.say("remark", which, field(told), Event::Note { application, contact: None, text });
    }

    fn named(&self, people: &[usize]) -> Vec<ContactId> {
        people.iter().map(|&c| self.known.people[c].id.clone()).collect()
    }
}

/// Everybody an invitation names.
fn everybody(invitation: &Invitation) -> impl Iterator<Item = &Address> {
    invitation.organizer.iter().chain(invitation.attendees.iter().map(|guest| &guest.address))
}

/// The field of the reading whose words are the evidence.
fn field(told: &Told<'_>) -> &'static str {
    if told.quote("event_time").is_some() { "event_time" } else { "label" }
}

/// How it is held, by its words; whoever gets a link to join meets on a screen.
fn kind(invitation: &Invitation) -> Option<InterviewKind> {
    let words = plain(&format!("{} {}", invitation.title, invitation.place));
    kind_of(&words).or_else(|| invitation.link.as_ref().map(|_| InterviewKind::Video))
}

/// The round that a title states: `Round 2`, `2nd interview`, `second round`.
fn round(title: &str) -> Option<u32> {
    const ORDINALS: [[&str; 3]; 6] = [
        ["1st", "first", "erste"],
        ["2nd", "second", "zweite"],
        ["3rd", "third", "dritte"],
        ["4th", "fourth", "vierte"],
        ["5th", "fifth", "funfte"],
        ["6th", "sixth", "sechste"],
    ];
    let words = words(title);
    words.windows(2).find_map(|pair| {
        let [one, two] = pair else { return None };
        if one == "round" || one == "runde" {
            return two.parse().ok().filter(|round| (1..=12).contains(round));
        }
        let is_round = ["round", "interview", "runde", "gesprach"].contains(&two.as_str());
        let ordinal = ORDINALS
            .iter()
            .position(|words| words.iter().any(|word| one.trim_end_matches('s') == *word));
        ordinal.filter(|_| is_round).and_then(|n| u32::try_from(n + 1).ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_read_where_the_title_states_one() {
        assert_eq!(round("Interview: Process Engineer, round 2"), Some(2));
        assert_eq!(round("Second round with Dana"), Some(2));
        assert_eq!(round("1st interview"), Some(1));
        assert_eq!(round("Interview at 3rd Street, second floor"), None);
        assert_eq!(round("Round table"), None);
    }
}
