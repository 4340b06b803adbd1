//! The guards, checked again from touches and facts alone. A step of the plan is held against them as if it were done
//! on the first day it may be and on the day it is due; what the user did is held against them as it was done.

use heardback_core::action::Action;
use heardback_core::fact::{Channel, Interest, Part, ProfileName};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::advice::Advice;
use crate::record::Record;

/// What was broken, by the name the playbook gives it.
#[derive(Debug, Clone)]
pub struct Breach {
    pub rule: &'static str,
    pub text: String,
}

/// The numbers of a profile that the guards go by, written down a second time.
pub struct Numbers {
    pub gap: i32,
    pub app_max: usize,
    pub chk_max: [usize; 2],
    pub grace: i32,
    pub guesses: u32,
    pub value_max: usize,
    pub confirm_max: usize,
}

pub fn numbers(profile: ProfileName) -> Numbers {
    let [gap, app_max, employed, unemployed, grace, guesses, value_max, confirm_max] = match profile
    {
        ProfileName::Reserved => [7, 1, 2, 3, 3, 0, 0, 1],
        ProfileName::Balanced => [5, 2, 3, 5, 1, 2, 1, 2],
        ProfileName::Assertive => [3, 3, 4, 8, 1, 3, 2, 2],
    };
    Numbers {
        gap,
        app_max: app_max as usize,
        chk_max: [unemployed as usize, employed as usize],
        grace,
        guesses: guesses as u32,
        value_max: value_max as usize,
        confirm_max: confirm_max as usize,
    }
}

pub const STATUS: [Action; 3] =
    [Action::CheckIn, Action::ApplicationFollowup, Action::AnnouncedCall];
const CHAIN: [Action; 4] =
    [Action::CheckIn, Action::ApplicationFollowup, Action::AnnouncedCall, Action::ReferralFollowup];
pub const FOLLOWUPS: [Action; 3] =
    [Action::ApplicationFollowup, Action::AnnouncedCall, Action::ReferralFollowup];

pub struct Oracle<'a> {
    pub record: &'a Record,
    pub now: Timestamp,
    pub numbers: Numbers,
    pub breaches: Vec<Breach>,
}

impl<'a> Oracle<'a> {
    pub fn new(record: &'a Record, now: Timestamp) -> Self {
        let numbers = numbers(record.profile);
        Oracle { record, now, numbers, breaches: Vec::new() }
    }

    /// Everything that is wrong with a plan.
    pub fn judge(mut self, plan: &[Advice], waits: &[String]) -> Vec<Breach> {
        for advice in plan {
            self.window(advice);
            if advice.action.is_self_task() {
                self.pause(advice);
            } else {
                for day in [advice.not_before, advice.due].into_iter().flatten() {
                    self.touch(advice, day);
                }
                self.pause(advice);
                for channel in [advice.channel, advice.alt].into_iter().flatten() {
                    self.no_calls(advice, channel);
                }
            }
            self.justified(advice);
        }
        self.thanks(plan);
        self.chains(plan, waits);
        self.breaches
    }

    /// Everything that is wrong with what was just done, by the facts as they were before.
    pub fn judge_touch(mut self, advice: &Advice, channel: Channel) -> Vec<Breach> {
        if !advice.action.is_self_task() {
            let today = self.record.today(advice.to.as_deref(), self.now);
            self.touch(advice, today);
            self.no_calls(advice, channel);
            if let Some((from, until)) = self.record.pause
                && !is_courtesy(advice.action)
            {
                // Every date is one of the recipient (EDG-11); on the edge the user's own day decides.
                let own = self.record.today(None, self.now);
                let rests = |day: Date| day >= from && until.is_none_or(|until| day < until);
                if rests(today) && rests(own) {
                    self.breach("GRD-9", advice, "was sent while the search rests".to_owned());
                }
            }
        }
        self.breaches
    }

    pub fn breach(&mut self, rule: &'static str, advice: &Advice, why: String) {
        self.breaches.push(Breach { rule, text: format!("{advice}: {why}") });
    }

    /// The guards on one touch, made on `day`.
    fn touch(&mut self, advice: &Advice, day: Date) {
        let Some(to) = advice.to.as_deref() else {
            return self.breach("GRD-12", advice, "it has no recipient".to_owned());
        };
        self.distance(advice, to, day);
        self.one_voice(advice, to);
        self.maximum(advice);
        if !advice.may_disturb() && self.record.place(Some(to)).is_quiet(day) {
            self.breach("GRD-4", advice, format!("{day} is a quiet day"));
        }
        let early = [Action::ApplicationFollowup, Action::AnnouncedCall, Action::EarlyNote];
        if early.contains(&advice.action)
            && advice.jobs.iter().any(|job| self.record.jobs[job].no_followup)
        {
            self.breach("GRD-7", advice, "the posting asks for no follow-up".to_owned());
        }
        let allowed =
            [Action::Reply, Action::ThankYou, Action::Withdrawal, Action::PostRejectionThanks];
        if self.record.people[to].no_contact && !allowed.contains(&advice.action) {
            self.breach("GRD-8", advice, "the person asked not to be contacted".to_owned());
        }
        let is_request = advice.action == Action::LinkedinConnect
            || advice.channel == Some(Channel::LinkedinConnect);
        let person = &self.record.people[to];
        if is_request && (person.linkedin_yes.is_none() || person.linkedin_no) {
            self.breach("GRD-10", advice, "nobody said yes, or somebody said no".to_owned());
        }
        self.promise(advice, to, day);
        if advice.action == Action::ThankYou {
            self.thank_you(advice, to);
        }
    }

    fn distance(&mut self, advice: &Advice, to: &str, day: Date) {
        let exempt = [
            Action::Reply,
            Action::ThankYou,
            Action::RequestContactDetails,
            Action::PostRejectionThanks,
            Action::Withdrawal,
            Action::LinkedinConnect,
            Action::AnnouncedCall,
            Action::ReferralAsk,
            Action::ConfirmDelivery,
        ];
        if exempt.contains(&advice.action) {
            return;
        }
        let Some(last) = self.record.last_touch(to) else { return };
        let earliest = self.record.place(Some(to)).bd(last.date, self.numbers.gap);
        if day < earliest {
            let why = format!("{day} is too soon after the touch of {}", last.date);
            self.breach("GRD-1", advice, why);
        }
    }

    /// One person is asked about the status until he or she answers, leaves or cannot be reached.
    fn one_voice(&mut self, advice: &Advice, to: &str) {
        if !STATUS.contains(&advice.action) {
            return;
        }
        for job in &advice.jobs {
            let mut asked = self.record.unanswered(job, &CHAIN, self.now);
            let Some(last) = asked.rfind(|message| !message.skipped) else { continue };
            let Some(other) = last.person.as_deref().filter(|&other| other != to) else { continue };
            let person = &self.record.people[other];
            if self.has_agency(job) && !person.parts.contains(&Part::AgencyRecruiter) {
                // The friend's way led past the agency; everything else goes through it (EDG-4).
                continue;
            }
            if !person.left && !person.no_contact && self.is_reachable(other, job) {
                let why = format!("{other} was asked on {} and has not answered", last.date);
                self.breach("GRD-2", advice, why);
            }
        }
    }

    fn maximum(&mut self, advice: &Advice) {
        for job in &advice.jobs {
            let known = &self.record.jobs[job];
            let (count, max, last) = match advice.action {
                Action::CheckIn if !known.keep_going => {
                    let actions = [Action::CheckIn];
                    let done: Vec<_> = self.record.unanswered(job, &actions, self.now).collect();
                    let max = self.numbers.chk_max[usize::from(self.record.employed)];
                    (done.len(), max, None)
                }
                Action::ApplicationFollowup | Action::AnnouncedCall => {
                    let done: Vec<_> = self.record.unanswered(job, &FOLLOWUPS, self.now).collect();
                    let low = known.interest == Interest::Low;
                    let max = if low { 1 } else { self.numbers.app_max };
                    (done.len(), max, done.last().map(|message| message.date))
                }
                _ => continue,
            };
            // Posted again after the last one: one more (EDG-8).
            let again = last.is_some_and(|last| known.reposted.is_some_and(|on| on > last));
            if count >= max && !again {
                let why = format!("{count} are unanswered in {job}, {max} is the maximum");
                self.breach("GRD-3", advice, why);
            }
        }
    }

    fn no_calls(&mut self, advice: &Advice, channel: Channel) {
        let Some(to) = advice.to.as_deref() else { return };
        let person = &self.record.people[to];
        let asked = person.no_calls || advice.jobs.iter().any(|job| self.record.jobs[job].no_calls);
        if channel == Channel::Phone && asked && !person.invites_calls {
            self.breach("GRD-6", advice, "no calls were asked for".to_owned());
        }
    }

    /// Nothing is due while the search rests, except what courtesy owes; nothing is planned while it has no end.
    fn pause(&mut self, advice: &Advice) {
        let Some((from, until)) = self.record.pause else { return };
        if is_courtesy(advice.action) {
            return;
        }
        let today = self.record.today(None, self.now);
        let is_now = today >= from && until.is_none_or(|until| today < until);
        let inside = |day: Date| day >= from && until.is_none_or(|until| day < until);
        if advice.due.is_some_and(inside) || (is_now && advice.not_before.is_some_and(inside)) {
            self.breach("GRD-9", advice, format!("the search rests {from} to {until:?}"));
        }
        if is_now && until.is_none() {
            self.breach("GRD-9", advice, "it is planned while the search rests".to_owned());
        }
        let is_late = |day: Date| until.is_some_and(|until| day < until);
        if is_now && !advice.action.is_self_task() && advice.not_before.is_some_and(is_late) {
            self.breach("GRD-9", advice, format!("it may begin before {until:?}"));
        }
    }

    fn promise(&mut self, advice: &Advice, to: &str, day: Date) {
        // A call announced for a day keeps its day: it is no question about the status.
        if !matches!(advice.action, Action::CheckIn | Action::ApplicationFollowup) {
            return;
        }
        for job in &advice.jobs {
            let Some((due, _)) = self.record.promised(job) else { continue };
            let earliest = self.record.place(Some(to)).bd(due, self.numbers.grace);
            if day < earliest {
                self.breach("GRD-13", advice, format!("{due} was promised, {earliest} is first"));
            }
        }
    }

    /// Thanks are for one person and one interview that took place, once.
    fn thank_you(&mut self, advice: &Advice, to: &str) {
        let interview = advice.interview.as_ref().map(|id| (id, &self.record.interviews[id]));
        let Some((id, interview)) = interview else {
            return self.breach("GRD-12", advice, "it names no interview".to_owned());
        };
        if !interview.took_place(self.now) || !interview.people.contains(to) {
            self.breach("GRD-12", advice, format!("{to} held no interview {id}"));
        }
        let thanked = self.record.messages.iter().any(|message| {
            message.did(Action::ThankYou)
                && message.with(to)
                && message.interview.as_deref() == Some(id)
        });
        if thanked {
            self.breach("GRD-12", advice, format!("{to} was thanked for {id} already"));
        }
    }

    /// Everybody who held an interview is thanked for it, each with an item of his or her own.
    fn thanks(&mut self, plan: &[Advice]) {
        let record = self.record;
        for (id, interview) in &record.interviews {
            if !interview.took_place(self.now) || record.is_over(&interview.job) {
                continue;
            }
            for to in &interview.people {
                let zone = record.zone(Some(to));
                let day = zone.to_datetime(interview.end).date();
                let last = record.place(Some(to)).bd(day, 5);
                let thanked = record.messages.iter().any(|message| {
                    message.did(Action::ThankYou)
                        && message.with(to)
                        && message.interview.as_deref() == Some(id)
                });
                let items = plan.iter().filter(|advice| {
                    advice.action == Action::ThankYou
                        && advice.to.as_deref() == Some(to)
                        && advice.interview.as_deref() == Some(id)
                });
                let items = items.count();
                let owed = !thanked
                    && record.people[to].email
                    && !record.people[to].left
                    && record.today(Some(to), self.now) < last;
                if items > 1 || (owed && items == 0) {
                    let text = format!("{to} has {items} thanks for {id} of {}", interview.job);
                    self.breaches.push(Breach { rule: "GRD-12", text });
                }
            }
        }
    }

    /// Whether there is any way to this person that the profile and the guards leave open.
    pub fn is_reachable(&self, id: &str, job: &str) -> bool {
        [
            (Channel::Email, false),
            (Channel::Email, true),
            (Channel::Phone, false),
            (Channel::Letter, false),
            (Channel::LinkedinMessage, false),
        ]
        .into_iter()
        .any(|(channel, guess)| self.is_open(id, job, channel, guess))
    }

    /// Whether this way to this person is open.
    pub fn is_open(&self, id: &str, job: &str, channel: Channel, guess: bool) -> bool {
        let person = &self.record.people[id];
        let known = &self.record.jobs[job];
        match channel {
            Channel::Email if guess => {
                !person.email
                    && (person.guess || person.may_guess_on)
                    && person.guesses_bounced < self.numbers.guesses
            }
            Channel::Email => person.email,
            Channel::Phone => {
                let asked = person.no_calls || known.no_calls;
                let reserved = self.record.profile == ProfileName::Reserved;
                person.phone && (person.invites_calls || (!asked && !reserved))
            }
            Channel::Letter | Channel::Card => person.postal,
            Channel::LinkedinMessage => {
                let fits = match self.record.profile {
                    ProfileName::Reserved => false,
                    ProfileName::Balanced => known.sales,
                    ProfileName::Assertive => true,
                };
                person.wrote_on_linkedin || (person.linkedin && fits)
            }
            Channel::LinkedinConnect => true,
            _ => false,
        }
    }

    pub fn has_agency(&self, job: &str) -> bool {
        self.record.people.values().any(|person| {
            person.parts.contains(&Part::AgencyRecruiter) && person.jobs.contains(job)
        })
    }
}

/// What is owed while the search rests.
fn is_courtesy(action: Action) -> bool {
    matches!(
        action,
        Action::Reply
            | Action::ThankYou
            | Action::RequestContactDetails
            | Action::PostRejectionThanks
            | Action::Withdrawal
            | Action::PrepareInterview
            | Action::ReviewNotes
            | Action::HoldDraft
            | Action::DecideResponse
            | Action::WithdrawInPortal
    )
}
