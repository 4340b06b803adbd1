//! What employers, their people and life do: of themselves, and in answer to what the user sends.

use heardback_core::action::Action;
use heardback_core::fact::{
    ApplicationDetail, Channel, ContactDetail, Event, FactId, LinkedinPermission, MessageKind,
    OccasionKind, OutcomeKind, Part, ReferralStep, SeekerDetail, Standing,
};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::cast;
use crate::interviews;
use crate::world::{Search, Temper};

/// Something the world has in store.
#[derive(Debug, Clone)]
pub enum Happening {
    Open,
    Apply(usize),
    Receipt(usize),
    /// Somebody of the employer gets in touch.
    Contact(usize, Option<usize>),
    Invite(usize),
    Move(usize, u32),
    Hold(usize, u32),
    Decide(usize),
    Reject(usize),
    RejectByMachine(usize),
    Offer(usize),
    AfterOffer(usize),
    Repost(usize),
    Bounce(FactId, usize),
    Absence(usize, usize, Date),
    GoAway(usize),
    Leave(usize),
    Linkedin(usize, LinkedinPermission),
    Occasion(usize, usize),
    Agree(usize),
    Deliver(usize),
    Addresses(usize, usize),
    Pause {
        ahead: i32,
        until: Option<i32>,
    },
    Resume,
    Employed(bool),
    AcceptElsewhere(usize),
}

pub fn happen(search: &mut Search, at: Timestamp, happening: Happening) {
    use Happening as H;
    match happening {
        H::Open => cast::open(search, at),
        H::Apply(job) => apply(search, at, job),
        H::Receipt(job) => receipt(search, at, job),
        H::Contact(job, person) if !search.jobs[job].over => contact(search, at, job, person),
        H::Invite(job) if !search.jobs[job].over => interviews::invite(search, at, job),
        H::Move(interview, version) => interviews::shift(search, at, interview, version),
        H::Hold(interview, version) => interviews::hold(search, at, interview, version),
        H::Decide(job) if !search.jobs[job].over => decide(search, at, job),
        H::Reject(job) if !search.jobs[job].over => reject(search, at, job),
        H::RejectByMachine(job) if !search.jobs[job].over => reject_by_machine(search, at, job),
        H::Offer(job) if !search.jobs[job].over => offer(search, at, job),
        H::AfterOffer(job) => after_offer(search, at, job),
        H::Repost(job) => {
            let day = search.today();
            search.tell_job(at, job, ApplicationDetail::RepostedOn(day));
        }
        H::Bounce(message, person) => {
            search.record(at, Event::Bounced { message });
            if search.rng.chance(30) && search.people[person].gone {
                search.tell_person(at, person, ContactDetail::Left(true));
            }
        }
        H::Absence(job, person, back) => {
            search.receive(at, job, Some(person), Channel::Email, MessageKind::Ooo, |message| {
                message.return_on = Some(back);
            });
        }
        H::GoAway(person) => go_away(search, at, person),
        H::Leave(person) => {
            search.people[person].gone = true;
            if search.rng.chance(60) {
                search.tell_person(at, person, ContactDetail::Left(true));
            }
        }
        H::Linkedin(person, said) => {
            search.tell_person(at, person, ContactDetail::LinkedinPermission(said));
        }
        H::Occasion(job, person) => {
            let (application, contact) = (search.job_id(job), search.person_id(person));
            let kind = search.rng.pick(&[
                OccasionKind::Article,
                OccasionKind::News,
                OccasionKind::Promotion,
                OccasionKind::Thought,
            ]);
            let text = "something worth passing on".to_owned();
            search.record(at, Event::Occasion { application, contact, kind, text });
        }
        H::Agree(job) => agree(search, at, job),
        H::Deliver(job) => deliver(search, at, job),
        H::Addresses(job, person) => addresses(search, at, job, person),
        H::Pause { ahead, until } => {
            let from = search.today().saturating_add(ahead.days());
            let until = until.map(|days| from.saturating_add(days.days()));
            search.tell_seeker(SeekerDetail::Paused { from, until });
            if until.is_none() && search.rng.chance(75) {
                let days = ahead + search.rng.between(5, 50);
                search.after_days(at, days, search.home, H::Resume);
            }
        }
        H::Resume => search.tell_seeker(SeekerDetail::Resumed),
        H::Employed(yes) => search.tell_seeker(SeekerDetail::Employed(yes)),
        H::AcceptElsewhere(job) if !search.jobs[job].over => {
            search.jobs[job].over = true;
            outcome(search, at, job, OutcomeKind::AcceptedElsewhere, None, None);
        }
        _ => {}
    }
}

/// What comes of something the user sent.
pub fn react(
    search: &mut Search,
    jobs: &[usize],
    person: usize,
    action: Action,
    channel: Channel,
    fact: FactId,
    guess: bool,
) {
    let now = search.now;
    let place = search.people[person].place;
    if channel == Channel::Email && comes_back(search, person, guess) {
        let delay = search.rng.between(1, 1800);
        search.at(now + delay.minutes(), Happening::Bounce(fact, person));
        return;
    }
    let job = search.rng.pick(jobs);
    if let Some(back) = search.people[person].away_until
        && channel == Channel::Email
    {
        if place.zone().to_datetime(now).date() < back {
            search.at(now + 3.minutes(), Happening::Absence(job, person, back));
            return;
        }
        search.people[person].away_until = None;
    }
    if search.people[person].gone {
        return;
    }
    remark(search, now, person, channel);
    let days = search.rng.between(0, 6);
    let is_friend = search.jobs[job].friend == Some(person);
    match action {
        Action::ReferralAsk if is_friend && search.rng.chance(75) => {
            search.after_days(now, days, place, Happening::Agree(job));
        }
        Action::ConfirmDelivery if search.rng.chance(40) => {
            search.after_days(now, days, place, Happening::Deliver(job));
        }
        Action::RequestContactDetails if search.rng.chance(65) => {
            search.after_days(now, days.min(3), place, Happening::Addresses(job, person));
        }
        Action::Reply if search.rng.chance(40) => {
            search.after_days(now, days, place, Happening::Contact(job, Some(person)));
        }
        Action::ThankYou | Action::ValueNote | Action::EarlyNote if search.rng.chance(10) => {
            search.after_days(now, days, place, Happening::Contact(job, Some(person)));
        }
        Action::ApplicationFollowup
        | Action::AnnouncedCall
        | Action::ReferralFollowup
        | Action::CheckIn => {
            let percent = match search.jobs[job].temper {
                Temper::Silent | Temper::Machine => 4,
                Temper::Slow => 18,
                Temper::Kind => 50,
            };
            if channel == Channel::Phone && search.rng.chance(percent / 2) {
                search.at(now + 2.minutes(), Happening::Contact(job, Some(person)));
            } else if search.rng.chance(percent) {
                let who = search.rng.chance(75).then_some(person);
                search.after_days(now, days, place, Happening::Contact(job, who));
            }
        }
        _ => {}
    }
}

fn comes_back(search: &mut Search, person: usize, guess: bool) -> bool {
    let known = &mut search.people[person];
    if guess {
        known.formats_tried += 1;
        return !known.guess_is_right || (known.formats_tried == 1 && known.name.ends_with('1'));
    }
    if known.bounces_left > 0 {
        known.bounces_left -= 1;
        return true;
    }
    known.gone && search.rng.chance(70)
}

/// Now and then somebody says how he or she would like to be treated.
fn remark(search: &mut Search, at: Timestamp, person: usize, channel: Channel) {
    let detail = match search.rng.below(100) {
        0..=2 => ContactDetail::SaysNoContact(true),
        3..=9 if channel == Channel::Phone => ContactDetail::NoCalls(true),
        10 | 11 => ContactDetail::InvitedCall(true),
        12 => ContactDetail::Prefers(Channel::Email),
        13 => ContactDetail::LinkedinPermission(LinkedinPermission::No),
        14 | 15 => {
            let place = search.people[person].place;
            search.after_days(at, 3, place, Happening::Leave(person));
            return;
        }
        16..=19 => return go_away(search, at, person),
        _ => return,
    };
    search.tell_person(at, person, detail);
}

fn apply(search: &mut Search, at: Timestamp, job: usize) {
    if search.jobs[job].over || search.jobs[job].applied {
        return;
    }
    search.jobs[job].applied = true;
    let (application, place) = (search.job_id(job), search.jobs[job].place);
    if search.rng.chance(50) {
        search.record(search.today(), Event::Applied { application });
    } else {
        search.record(at, Event::Applied { application });
    }
    if search.rng.chance(55) {
        search.at(at + 20.minutes(), Happening::Receipt(job));
    }
    let days = search.rng.between(4, 35);
    match search.jobs[job].temper {
        Temper::Machine => search.after_days(at, days, place, Happening::RejectByMachine(job)),
        Temper::Slow => search.after_days(at, days, place, Happening::Contact(job, None)),
        Temper::Kind if search.rng.chance(20) => {
            search.after_days(at, days, place, Happening::Contact(job, None));
        }
        _ => {}
    }
    if search.rng.chance(20) {
        let days = search.rng.between(25, 90);
        search.after_days(at, days, place, Happening::Repost(job));
    }
    if search.rng.chance(12) {
        let days = search.rng.between(60, 200);
        search.after_days(at, days, place, Happening::Contact(job, None));
    }
    if search.rng.chance(9) {
        let days = search.rng.between(3, 50);
        search.after_days(at, days, place, Happening::AcceptElsewhere(job));
    }
    for (person, _) in search.jobs[job].cast.clone() {
        if search.rng.chance(8) {
            let days = search.rng.between(1, 40);
            search.after_days(at, days, place, Happening::GoAway(person));
        }
    }
}

/// A machine says that the application arrived, sometimes with a word on when news will come.
fn receipt(search: &mut Search, at: Timestamp, job: usize) {
    search.receive(at, job, None, Channel::Email, MessageKind::Ack, |_| {});
    if search.rng.chance(15) {
        let application = search.job_id(job);
        let text = "You will hear from us within three weeks".to_owned();
        let due = search.jobs[job].place.zone().to_datetime(at).date().saturating_add(21.days());
        search.record(at, Event::Promise { application, by: None, text, due: Some(due) });
    }
}

/// Somebody who speaks for the employer; a stranger where nobody is known.
pub fn speaker(search: &mut Search, at: Timestamp, job: usize) -> usize {
    let known: Vec<usize> = search.jobs[job]
        .cast
        .iter()
        .filter(|&&(person, part)| part != Part::Insider && !search.people[person].gone)
        .map(|&(person, _)| person)
        .collect();
    if known.is_empty() || search.rng.chance(8) {
        let part = search.rng.pick(&[Part::Recruiter, Part::Hr, Part::HiringManager]);
        return cast::introduce(search, at, job, &[part], 100);
    }
    search.rng.pick(&known)
}

fn contact(search: &mut Search, at: Timestamp, job: usize, person: Option<usize>) {
    let person = match person {
        Some(person) if !search.people[person].gone => person,
        _ => speaker(search, at, job),
    };
    if search.jobs[job].friend == Some(person) {
        return;
    }
    let place = search.people[person].place;
    let channel = if search.rng.chance(85) { Channel::Email } else { Channel::Phone };
    match search.rng.below(100) {
        0..=37 => {
            word(search, at, job, person, channel, false);
            let soon = search.rng.between(0, 60);
            search.at(at + soon.minutes(), Happening::Invite(job));
        }
        38..=55 => {
            word(search, at, job, person, channel, false);
            promise(search, at, job, person);
            let days = search.rng.between(3, 40);
            search.after_days(at, days, place, Happening::Decide(job));
        }
        56..=75 => {
            word(search, at, job, person, channel, true);
        }
        76..=85 => search.at(at, Happening::Reject(job)),
        _ => {
            word(search, at, job, person, channel, false);
        }
    }
}

pub fn word(
    search: &mut Search,
    at: Timestamp,
    job: usize,
    person: usize,
    channel: Channel,
    question: bool,
) {
    search.receive(at, job, Some(person), channel, MessageKind::Reply, |message| {
        message.needs_reply = question;
    });
}

/// Words about when news will come; the news come by then, or not.
pub fn promise(search: &mut Search, at: Timestamp, job: usize, person: usize) {
    let application = search.job_id(job);
    let by = Some(search.person_id(person));
    let made = search.people[person].place.zone().to_datetime(at).date();
    let (text, due) = match search.rng.below(6) {
        0 => ("soon", None),
        1 => ("in a week", Some(made.saturating_add(7.days()))),
        2 => ("in two weeks", Some(made.saturating_add(14.days()))),
        3 => ("in a month", Some(made.saturating_add(1.month()))),
        4 => ("in three days", Some(made.saturating_add(3.days()))),
        _ => ("within 20 days", Some(made.saturating_add(20.days()))),
    };
    let fact = search.record(at, Event::Promise { application, by, text: text.to_owned(), due });
    if search.rng.chance(3) {
        search.record(at + 1.hour(), Event::PromiseKept { promise: fact });
    }
    if due.is_some() && search.rng.chance(60) {
        let days = search.rng.between(1, 4);
        let place = search.people[person].place;
        search.after_days(at, days, place, Happening::Occasion(job, person));
    }
}

fn decide(search: &mut Search, at: Timestamp, job: usize) {
    match search.rng.below(100) {
        0..=19 => search.at(at, Happening::Invite(job)),
        20..=49 => search.at(at, Happening::Reject(job)),
        50..=60 => search.at(at, Happening::Offer(job)),
        61..=70 => {
            let person = speaker(search, at, job);
            word(search, at, job, person, Channel::Email, false);
            promise(search, at, job, person);
            let (days, place) = (search.rng.between(5, 40), search.jobs[job].place);
            search.after_days(at, days, place, Happening::Decide(job));
        }
        _ => {}
    }
}

fn reject(search: &mut Search, at: Timestamp, job: usize) {
    search.jobs[job].over = true;
    let by = speaker(search, at, job);
    let maker = speaker(search, at, job);
    let channel = search.rng.pick(&[Channel::Email, Channel::Email, Channel::Phone]);
    search.receive(at, job, Some(by), channel, MessageKind::Rejection, |_| {});
    if search.rng.chance(75) {
        let maker = search.rng.chance(60).then_some(maker);
        outcome(search, at, job, OutcomeKind::Rejected, Some(by), maker);
    }
    if search.rng.chance(15) {
        search.tell_job(at, job, ApplicationDetail::NoFeedbackPolicy(true));
    }
}

fn reject_by_machine(search: &mut Search, at: Timestamp, job: usize) {
    search.jobs[job].over = true;
    search.receive(at, job, None, Channel::Email, MessageKind::Rejection, |message| {
        message.auto = true;
    });
    if search.rng.chance(50) {
        outcome(search, at, job, OutcomeKind::Rejected, None, None);
    }
}

fn outcome(
    search: &mut Search,
    at: Timestamp,
    job: usize,
    outcome: OutcomeKind,
    delivered_by: Option<usize>,
    decision_maker: Option<usize>,
) {
    let application = search.job_id(job);
    let delivered_by = delivered_by.map(|person| search.person_id(person));
    let decision_maker = decision_maker.map(|person| search.person_id(person));
    search.record(at, Event::Outcome { application, outcome, delivered_by, decision_maker });
}

fn offer(search: &mut Search, at: Timestamp, job: usize) {
    search.jobs[job].over = true;
    let person = speaker(search, at, job);
    word(search, at, job, person, Channel::Phone, false);
    outcome(search, at, job, OutcomeKind::Offer, Some(person), None);
    let (days, place) = (search.rng.between(2, 12), search.jobs[job].place);
    search.after_days(at, days, place, Happening::AfterOffer(job));
}

/// The offer is taken, refused, or taken back.
fn after_offer(search: &mut Search, at: Timestamp, job: usize) {
    match search.rng.below(10) {
        0 | 1 => {
            let (application, standing) = (search.job_id(job), Standing::Accepted);
            search.record(at, Event::Standing { application, standing });
            search.jobs.iter_mut().for_each(|job| job.over = true);
        }
        2..=5 => outcome(search, at, job, OutcomeKind::OfferWithdrawn, None, None),
        6..=8 => outcome(search, at, job, OutcomeKind::WithdrawDecided, None, None),
        _ => {}
    }
}

fn go_away(search: &mut Search, at: Timestamp, person: usize) {
    let place = search.people[person].place;
    let days = search.rng.between(3, 18);
    let back = place.zone().to_datetime(at).date().saturating_add(days.days());
    search.people[person].away_until = Some(back);
    if search.rng.chance(40) {
        search.tell_person(at, person, ContactDetail::ReturnsOn(back));
    }
}

fn agree(search: &mut Search, at: Timestamp, job: usize) {
    let Some(friend) = search.jobs[job].friend else { return };
    let (application, helper) = (search.job_id(job), search.person_id(friend));
    word(search, at, job, friend, Channel::Email, false);
    search.record(at, Event::Referral { application, helper, step: ReferralStep::Agreed });
    if search.rng.chance(55) {
        let (days, place) = (search.rng.between(1, 15), search.people[friend].place);
        search.after_days(at, days, place, Happening::Deliver(job));
    }
}

fn deliver(search: &mut Search, at: Timestamp, job: usize) {
    let Some(friend) = search.jobs[job].friend else { return };
    let known: Vec<usize> = search.jobs[job]
        .cast
        .iter()
        .filter(|(_, part)| matches!(part, Part::HiringManager | Part::Hr | Part::Recruiter))
        .map(|&(person, _)| person)
        .collect();
    let to = if known.is_empty() || search.rng.chance(40) {
        None
    } else {
        let person = search.rng.pick(&known);
        Some(search.person_id(person))
    };
    let (application, helper) = (search.job_id(job), search.person_id(friend));
    word(search, at, job, friend, Channel::Email, false);
    search
        .record(at, Event::Referral { application, helper, step: ReferralStep::Delivered { to } });
}

/// The addresses asked for arrive.
fn addresses(search: &mut Search, at: Timestamp, job: usize, person: usize) {
    word(search, at, job, person, Channel::Email, false);
    for (person, part) in search.jobs[job].cast.clone() {
        if part == Part::Interviewer && search.rng.chance(90) {
            let address = ContactDetail::Email(format!("c{person}@example.com"));
            search.tell_person(at, person, address);
        }
    }
}
