//! Who looks for a job, which jobs there are, and who is behind them.

use heardback_core::fact::{
    ApplicationDetail, Channel, ContactDetail, Event, Interest, Part, ProfileName, ReferralStep,
    SeekerDetail, Way,
};
use jiff::{Timestamp, ToSpan};

use crate::calendar::Place;
use crate::employers::Happening;
use crate::world::{Job, Person, Search, Temper, first_day};

/// Draws the user and the year ahead.
pub fn settle(search: &mut Search) {
    let profile = search.rng.pick(&[
        ProfileName::Balanced,
        ProfileName::Balanced,
        ProfileName::Reserved,
        ProfileName::Assertive,
        ProfileName::Assertive,
    ]);
    let employed = search.rng.chance(45);
    let passive = search.rng.chance(4);
    let wants_feedback = search.rng.chance(75);
    search.tell_seeker(SeekerDetail::Profile(profile));
    search.tell_seeker(SeekerDetail::Employed(employed));
    search.tell_seeker(SeekerDetail::WantsFeedback(wants_feedback));
    if passive {
        search.tell_seeker(SeekerDetail::Passive(true));
    }
    let mut day = 0;
    let jobs = search.rng.between(3, 6);
    for job in 0..jobs {
        day += search.rng.between(0, if job % 2 == 0 { 60 } else { 8 });
        plan_for(search, day, Happening::Open);
    }
    for _ in 0..search.rng.between(0, 2) {
        let day = search.rng.between(10, 330);
        let ahead = search.rng.pick(&[0, 0, 7, 20]);
        let until = search.rng.chance(75).then(|| search.rng.between(4, 25));
        plan_for(search, day, Happening::Pause { ahead, until });
    }
    if search.rng.chance(10) {
        let day = search.rng.between(60, 300);
        plan_for(search, day, Happening::Employed(!employed));
    }
}

fn plan_for(search: &mut Search, day: i32, happening: Happening) {
    let at = first_day().saturating_add(day.days()).at(8, 0, 0, 0);
    let at = search.home.zone().to_timestamp(at).expect("a moment");
    search.at(at, happening);
}

/// A job is seen: with its people, as far as they are known, and applied for sooner or later.
pub fn open(search: &mut Search, at: Timestamp) {
    let number = search.jobs.len();
    let twin = (number > 0 && search.rng.chance(35)).then(|| number - 1);
    let foreign = search.rng.chance(30);
    let place = match twin {
        Some(twin) => search.jobs[twin].place,
        None if foreign => search.rng.pick(&Place::ALL),
        None => search.home,
    };
    let temper = search.rng.pick(&[
        Temper::Silent,
        Temper::Silent,
        Temper::Slow,
        Temper::Slow,
        Temper::Slow,
        Temper::Kind,
        Temper::Kind,
        Temper::Machine,
    ]);
    search.jobs.push(Job {
        id: format!("a{number}"),
        place,
        temper,
        cast: Vec::new(),
        hidden: Vec::new(),
        applied: false,
        over: false,
        rounds: 0,
        friend: None,
        agency: false,
    });
    let company = format!("Company {}", twin.unwrap_or(number));
    search.tell_job(at, number, ApplicationDetail::Company(company));
    search.tell_job(at, number, ApplicationDetail::Role(format!("Role {number}")));
    if place != search.home
        && let Some(region) = place.region()
    {
        search.tell_job(at, number, ApplicationDetail::Region(region.to_owned()));
    }
    posting(search, at, number);
    match twin {
        Some(twin) => {
            for (person, part) in search.jobs[twin].cast.clone() {
                if !matches!(part, Part::Interviewer | Part::Insider) {
                    join(search, at, number, person, part);
                }
            }
        }
        None => people(search, at, number),
    }
    if search.rng.chance(38) {
        friend(search, at, number);
    }
    match search.rng.below(10) {
        0 => {}
        1..=3 => {
            let days = search.rng.between(2, 12);
            search.after_days(at, days, search.home, Happening::Apply(number));
        }
        _ => search.at(at + 1.hour(), Happening::Apply(number)),
    }
}

/// What the posting says.
fn posting(search: &mut Search, at: Timestamp, job: usize) {
    let today = search.today();
    let mut details = Vec::new();
    if search.rng.chance(25) {
        details.push(ApplicationDetail::NoCalls(true));
    }
    if search.rng.chance(9) {
        details.push(ApplicationDetail::NoFollowup(true));
    }
    let sales = search.rng.chance(22);
    if sales {
        details.push(ApplicationDetail::SalesRole(true));
    }
    match search.rng.below(10) {
        0 => details.push(ApplicationDetail::Interest(Interest::Low)),
        1 => details.push(ApplicationDetail::Interest(Interest::High)),
        _ => {}
    }
    if search.rng.chance(20) {
        let days = search.rng.between(3, 30);
        details.push(ApplicationDetail::ClosesOn(today.saturating_add(days.days())));
    }
    if search.rng.chance(if sales { 60 } else { 12 }) {
        let days = search.rng.between(2, 9);
        details.push(ApplicationDetail::AnnouncedCallOn(today.saturating_add(days.days())));
    }
    if search.rng.chance(12) {
        let days = search.rng.between(15, 60);
        details.push(ApplicationDetail::DecisionExpectedOn(today.saturating_add(days.days())));
    }
    if search.rng.chance(5) {
        let days = search.rng.between(15, 40);
        details.push(ApplicationDetail::SilenceMeansNoAfter(today.saturating_add(days.days())));
    }
    let way = search.rng.pick(&[Way::Posting, Way::OnlineForm, Way::Email]);
    details.push(ApplicationDetail::Way(way));
    for detail in details {
        search.tell_job(at, job, detail);
    }
}

/// The people behind a job: some known from the posting, others met or found later.
fn people(search: &mut Search, at: Timestamp, job: usize) {
    if search.rng.chance(14) {
        search.jobs[job].agency = true;
        introduce(search, at, job, &[Part::AgencyRecruiter], 95);
    }
    let parts = [
        (Part::PostingContact, 28),
        (Part::HiringManager, 45),
        (Part::Recruiter, 35),
        (Part::Hr, 30),
        (Part::Owner, 10),
        (Part::Coordinator, 20),
    ];
    for (part, percent) in parts {
        if search.rng.chance(percent) {
            introduce(search, at, job, &[part], 80);
        } else {
            let person = stranger(search, job);
            search.jobs[job].hidden.push((person, part));
        }
    }
    for _ in 0..3 {
        let person = stranger(search, job);
        search.jobs[job].hidden.push((person, Part::Interviewer));
    }
}

/// Somebody nobody has heard of yet.
fn stranger(search: &mut Search, job: usize) -> usize {
    let number = search.people.len();
    let elsewhere = search.rng.chance(8);
    let place = if elsewhere { search.rng.pick(&Place::ALL) } else { search.jobs[job].place };
    let guess_is_right = search.rng.chance(40);
    search.people.push(Person {
        id: format!("c{number}"),
        place,
        jobs: Vec::new(),
        guess_is_right,
        bounces_left: 0,
        away_until: None,
        gone: false,
        name: format!("Person {number}"),
        formats_tried: 0,
    });
    number
}

/// A new person becomes known, reachable by e-mail in `percent` of the cases or else some other way.
pub fn introduce(
    search: &mut Search,
    at: Timestamp,
    job: usize,
    parts: &[Part],
    percent: usize,
) -> usize {
    let person = stranger(search, job);
    meet(search, at, job, person, parts, percent);
    person
}

/// Somebody hidden so far becomes known.
pub fn uncover(
    search: &mut Search,
    at: Timestamp,
    job: usize,
    index: usize,
    percent: usize,
) -> usize {
    let (person, part) = search.jobs[job].hidden.swap_remove(index);
    meet(search, at, job, person, &[part], percent);
    person
}

fn meet(
    search: &mut Search,
    at: Timestamp,
    job: usize,
    person: usize,
    parts: &[Part],
    percent: usize,
) {
    let name = search.people[person].name.clone();
    search.tell_person(at, person, ContactDetail::Name(name));
    let place = search.people[person].place;
    if place != search.home {
        search.tell_person(at, person, ContactDetail::Zone(place.zone_name().to_owned()));
    }
    if place != search.jobs[job].place
        && let Some(region) = place.region()
    {
        search.tell_person(at, person, ContactDetail::Region(region.to_owned()));
    }
    for &part in parts {
        join(search, at, job, person, part);
    }
    reach(search, at, person, percent);
}

/// The person belongs to this job too.
pub fn join(search: &mut Search, at: Timestamp, job: usize, person: usize, part: Part) {
    search.jobs[job].cast.push((person, part));
    let application = search.job_id(job);
    if !search.people[person].jobs.contains(&job) {
        search.people[person].jobs.push(job);
        search.tell_person(at, person, ContactDetail::Application(application));
    }
    search.tell_person(at, person, ContactDetail::Part(part));
}

/// By which ways the person can be reached.
fn reach(search: &mut Search, at: Timestamp, person: usize, percent: usize) {
    let mut details = Vec::new();
    let has_email = search.rng.chance(percent * 3 / 4);
    if has_email {
        details.push(ContactDetail::Email(format!("c{person}@example.com")));
        if search.rng.chance(4) {
            search.people[person].bounces_left = 1;
        }
    } else if search.rng.chance(45) {
        details.push(ContactDetail::GuessedEmail(format!("c{person}.0@example.com")));
    }
    if search.rng.chance(if has_email { 40 } else { 60 }) {
        details.push(ContactDetail::Phone(format!("+1 555 {person:04}")));
    }
    if search.rng.chance(15) {
        details.push(ContactDetail::Postal(format!("{person} Main Street")));
    }
    if search.rng.chance(25) {
        details.push(ContactDetail::Linkedin(format!("in/c{person}")));
    }
    match search.rng.below(40) {
        0 | 1 => details.push(ContactDetail::NoCalls(true)),
        2 => details.push(ContactDetail::Prefers(Channel::Email)),
        3 => details.push(ContactDetail::Prefers(Channel::Phone)),
        4 => details.push(ContactDetail::InvitedCall(true)),
        5 => details.push(ContactDetail::WroteOnLinkedin(true)),
        _ => {}
    }
    for detail in details {
        search.tell_person(at, person, detail);
    }
}

/// A friend inside, sometimes already asked, now and then about to help unasked.
fn friend(search: &mut Search, at: Timestamp, job: usize) {
    let person = introduce(search, at, job, &[Part::Insider], 95);
    search.jobs[job].friend = Some(person);
    let (application, helper) = (search.job_id(job), search.person_id(person));
    match search.rng.below(8) {
        0 => {
            let step = ReferralStep::Asked;
            search.record(at, Event::Referral { application, helper, step });
            search.after_days(at, 3, search.home, Happening::Agree(job));
        }
        1 => {
            let step = ReferralStep::Agreed;
            search.record(at, Event::Referral { application, helper, step });
            let days = search.rng.between(1, 20);
            search.after_days(at, days, search.home, Happening::Deliver(job));
        }
        _ => {}
    }
}
