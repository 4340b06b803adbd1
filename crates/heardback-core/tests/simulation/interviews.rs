//! Interviews: an employer invites, moves, calls off, and talks.

use heardback_core::fact::{Channel, Event, InterviewId, InterviewKind, LinkedinPermission, Part};
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::cast;
use crate::employers::{Happening, promise, speaker, word};
use crate::world::{Interview, Search};

/// Some people of the employer ask for a talk.
pub fn invite(search: &mut Search, at: Timestamp, job: usize) {
    let place = search.jobs[job].place;
    let mut people = Vec::new();
    for _ in 0..search.rng.between(1, 3) {
        let hidden = search.jobs[job]
            .hidden
            .iter()
            .position(|(_, part)| matches!(part, Part::Interviewer | Part::HiringManager));
        let person = match hidden {
            Some(index) if search.rng.chance(60) => cast::uncover(search, at, job, index, 75),
            _ => speaker(search, at, job),
        };
        if !people.contains(&person) {
            cast::join(search, at, job, person, Part::Interviewer);
            people.push(person);
        }
    }
    let number = search.interviews.len();
    search.jobs[job].rounds += 1;
    let id = format!("i{number}");
    search.interviews.push(Interview { id, job, people, moves: 0, version: 0 });
    let days = search.rng.between(2, 14);
    fix(search, at, number, days, place);
}

/// The interview gets a date.
fn fix(
    search: &mut Search,
    at: Timestamp,
    interview: usize,
    days: i32,
    place: crate::calendar::Place,
) {
    let zone = place.zone();
    let day = place.bd(zone.to_datetime(at).date(), days);
    let hour = search.rng.between(9, 16) as i8;
    let start = zone.to_timestamp(day.at(hour, 0, 0, 0)).expect("a moment");
    let end = start + SignedDuration::from_mins(60);
    let known = &mut search.interviews[interview];
    known.version += 1;
    let (id, job, version) = (InterviewId::from(known.id.clone()), known.job, known.version);
    let people = known.people.clone();
    let interviewers = people.iter().map(|&person| search.person_id(person)).collect();
    let application = search.job_id(job);
    let round = Some(search.jobs[job].rounds);
    search.record(
        at,
        Event::Interview {
            interview: id,
            application,
            round,
            kind: Some(InterviewKind::Video),
            start: Some(start),
            end: Some(end),
            interviewers,
        },
    );
    if search.rng.chance(20) {
        let before = start.duration_since(at).as_mins() / 2;
        search.at(at + SignedDuration::from_mins(before), Happening::Move(interview, version));
    }
    search.at(end + 10.minutes(), Happening::Hold(interview, version));
}

/// The interview is moved, or called off.
pub fn shift(search: &mut Search, at: Timestamp, interview: usize, version: u32) {
    let known = &search.interviews[interview];
    if known.version != version || known.moves > 1 || search.jobs[known.job].over {
        return;
    }
    let (job, place) = (known.job, search.jobs[known.job].place);
    search.interviews[interview].moves += 1;
    if search.rng.chance(75) {
        let person = speaker(search, at, job);
        word(search, at, job, person, Channel::Email, false);
    }
    if search.rng.chance(60) {
        let days = search.rng.between(3, 10);
        fix(search, at, interview, days, place);
    } else {
        search.interviews[interview].version += 1;
        let id = InterviewId::from(search.interviews[interview].id.clone());
        search.record(at, Event::InterviewCancelled { interview: id });
        if search.rng.chance(30) {
            let days = search.rng.between(3, 20);
            search.after_days(at, days, place, Happening::Invite(job));
        }
    }
}

/// The interview takes place: topics, words about what comes next, sometimes LinkedIn.
pub fn hold(search: &mut Search, at: Timestamp, interview: usize, version: u32) {
    let known = &search.interviews[interview];
    if known.version != version {
        return;
    }
    let (id, job) = (InterviewId::from(known.id.clone()), known.job);
    let people = known.people.clone();
    let place = search.jobs[job].place;
    if search.rng.chance(50) {
        search.record(at, Event::InterviewHeld { interview: id.clone() });
    }
    for &person in &people {
        let contact = search.person_id(person);
        if search.rng.chance(70) {
            let text = "the new line".to_owned();
            search.record(at, Event::Topic { interview: id.clone(), contact, text });
        }
        match search.rng.below(20) {
            0..=4 => search.at(at, Happening::Linkedin(person, LinkedinPermission::Yes)),
            5 | 6 => search.at(at, Happening::Linkedin(person, LinkedinPermission::No)),
            7 => {
                search.at(at, Happening::Linkedin(person, LinkedinPermission::No));
                let yes = Happening::Linkedin(person, LinkedinPermission::Yes);
                search.after_days(at, 2, place, yes);
            }
            _ => {}
        }
    }
    if search.rng.chance(60) {
        promise(search, at, job, people[0]);
    }
    let days = search.rng.between(3, 45);
    search.after_days(at, days, place, Happening::Decide(job));
}
