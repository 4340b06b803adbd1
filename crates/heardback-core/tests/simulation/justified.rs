//! Every item must be justified by facts, and every application must end or say what it waits for.

use heardback_core::action::Action;
use heardback_core::fact::{Channel, OutcomeKind, Part, ProfileName, Standing};
use jiff::civil::Date;

use crate::advice::Advice;
use crate::oracle::{Breach, FOLLOWUPS, Oracle};
use crate::record::{Record, is_after};

/// Steps of a chain, of which there is at most one for each application.
const NEXT_STEPS: [Action; 6] = [
    Action::EarlyNote,
    Action::ApplicationFollowup,
    Action::AnnouncedCall,
    Action::ReferralFollowup,
    Action::ConfirmDelivery,
    Action::CheckIn,
];

impl Record {
    /// Closed, withdrawn, accepted or put to rest.
    pub fn is_over(&self, job: &str) -> bool {
        let standing = self.jobs[job].standing.map(|(standing, _)| standing);
        standing.is_some_and(|standing| standing != Standing::Active)
    }

    /// The dates named for news, and the days of interviews.
    fn fixed_days<'a>(&'a self, job: &'a str) -> impl Iterator<Item = Date> + 'a {
        let promised = self.jobs[job].promises.iter().filter_map(|promise| promise.due);
        let interviews = self.interviews.values().filter(move |i| i.job == job && !i.cancelled);
        let zone = self.zone(None);
        promised.chain(interviews.map(move |i| zone.to_datetime(i.start).date()))
    }

    fn is_leaving(&self, job: &str) -> bool {
        let outcome = self.jobs[job].outcome.map(|(kind, _)| kind);
        matches!(outcome, Some(OutcomeKind::WithdrawDecided | OutcomeKind::AcceptedElsewhere))
            || self.jobs.values().any(|other| {
                other.standing.is_some_and(|(standing, _)| standing == Standing::Accepted)
            })
    }
}

impl Oracle<'_> {
    /// A window is in order, and nothing is listed after its last day.
    pub fn window(&mut self, advice: &Advice) {
        let Advice { not_before, due, expires, .. } = advice;
        let later =
            |a: &Option<Date>, b: &Option<Date>| matches!((a, b), (Some(a), Some(b)) if a > b);
        if later(not_before, due) || later(due, expires) || later(not_before, expires) {
            self.breach("window", advice, "its days are out of order".to_owned());
        }
        let today = self.record.today(advice.to.as_deref(), self.now);
        if expires.is_some_and(|day| day < today) {
            self.breach("window", advice, "its last day has passed".to_owned());
        }
        if let Some(&(on, until)) = self.record.snoozed.get(&advice.id) {
            // Never past an employer's date or an interview that was still to come.
            let days = advice.jobs.iter().flat_map(|job| self.record.fixed_days(job));
            let until = days.filter(|day| *day >= on).min().map_or(until, |day| until.min(day));
            if due.is_some_and(|due| due < until) {
                self.breach("snooze", advice, format!("it was put off until {until}"));
            }
        }
        if advice.sources.is_empty() || advice.sentence.trim().is_empty() {
            self.breach("reason", advice, "it says neither which rules nor why".to_owned());
        }
        if advice.jobs.is_empty() {
            self.breach("reason", advice, "it belongs to no application".to_owned());
        }
    }

    pub fn justified(&mut self, advice: &Advice) {
        for job in &advice.jobs {
            let is_late_question = advice.action == Action::Reply
                && self.record.jobs[job].standing.is_some_and(|(_, on)| {
                    let zone = self.record.zone(None);
                    let over = on.date(&zone);
                    self.record.open_question(job).is_some_and(|question| question.date >= over)
                });
            if self.record.is_over(job) && !is_late_question {
                self.breach("justified", advice, format!("{job} is over"));
            } else if let Some(why) = self.objection(advice, job) {
                self.breach("justified", advice, format!("{job}: {why}"));
            }
        }
        if let (Some(to), Some(channel)) = (advice.to.as_deref(), advice.channel) {
            self.way(advice, to, channel);
        }
    }

    /// The person belongs to the application, is still there, and can be reached this way.
    fn way(&mut self, advice: &Advice, to: &str, channel: Channel) {
        let person = &self.record.people[to];
        if advice.jobs.iter().any(|job| !person.jobs.contains(job)) {
            self.breach("recipient", advice, "the person has nothing to do with it".to_owned());
        }
        if person.left
            && !matches!(
                advice.action,
                Action::Reply
                    | Action::ThankYou
                    | Action::PostRejectionThanks
                    | Action::LinkedinConnect
            )
        {
            self.breach("recipient", advice, "the person has left".to_owned());
        }
        let helper = matches!(advice.action, Action::ReferralAsk | Action::ConfirmDelivery);
        if self.record.is_helper(to) != helper
            && !matches!(advice.action, Action::Reply | Action::LinkedinConnect)
        {
            self.breach(
                "recipient",
                advice,
                "friends are asked for help, others are not".to_owned(),
            );
        }
        // An answer goes back the way the question came.
        if advice.action != Action::Reply
            && !advice.jobs.iter().any(|job| self.is_open(to, job, channel, advice.guess))
        {
            self.breach("recipient", advice, "there is no such way to the person".to_owned());
        }
        let asks = [
            Action::CheckIn,
            Action::ApplicationFollowup,
            Action::AnnouncedCall,
            Action::Withdrawal,
        ];
        let through_agency = advice.jobs.iter().any(|job| self.has_agency(job));
        if asks.contains(&advice.action)
            && through_agency
            && !person.parts.contains(&Part::AgencyRecruiter)
        {
            self.breach("recipient", advice, "an agency stands between (EDG-4)".to_owned());
        }
    }

    /// Why the facts do not justify this item in this application.
    fn objection(&self, advice: &Advice, id: &str) -> Option<&'static str> {
        let record = self.record;
        let job = &record.jobs[id];
        let to = advice.to.as_deref().unwrap_or_default();
        let outcome = job.outcome.map(|(kind, _)| kind);
        let human = record.humans(id).next_back();
        let held = record.held(id, self.now).next().is_some();
        let ahead = record.interviews.values().any(|i| i.job == id && i.is_ahead(self.now));
        let in_chain = NEXT_STEPS.contains(&advice.action);
        let today = record.today(None, self.now);
        if in_chain
            || matches!(
                advice.action,
                Action::ReferralAsk | Action::MarkDormant | Action::DecideClosure
            )
        {
            if outcome.is_some() || record.is_leaving(id) {
                return Some("the process is over");
            }
            if ahead {
                return Some("an interview is ahead");
            }
            if record.passive {
                return Some("the user does not chase");
            }
            if in_chain && record.open_question(id).is_some() {
                return Some("a question is open (EDG-1)");
            }
            if in_chain
                && !matches!(advice.action, Action::ConfirmDelivery | Action::ReferralFollowup)
                && job.silence.is_some_and(|day| today > day)
            {
                return Some("silence was to be taken as a no");
            }
        }
        let done =
            |action: Action| record.messages.iter().filter(move |m| m.did(action) && m.about(id));
        let applying = [
            Action::EarlyNote,
            Action::ApplicationFollowup,
            Action::AnnouncedCall,
            Action::ReferralFollowup,
            Action::MarkDormant,
        ];
        if applying.contains(&advice.action) {
            let has_answered = human.is_some() || held;
            let silence = job.silence.is_some() && advice.action == Action::MarkDormant;
            // There are talks about a job that nobody applied for.
            let is_talk = has_answered && silence;
            if !is_talk && job.applied.is_none_or(|day| day > today.tomorrow().expect("a day")) {
                return Some("nothing was sent yet");
            }
            if has_answered && !silence {
                return Some("somebody has answered");
            }
        }
        match advice.action {
            Action::ApplicationFollowup => {
                let opens = match record.profile {
                    ProfileName::Reserved => (10, 3),
                    ProfileName::Balanced | ProfileName::Assertive => (5, 1),
                };
                let place = record.place(Some(to));
                let applied = job.applied.expect("checked above");
                let first = record.unanswered(id, &FOLLOWUPS, self.now).next().is_none();
                let early = advice.not_before.is_some_and(|day| {
                    day < place.bd(applied, opens.0)
                        || job.closes.is_some_and(|closes| day < place.bd(closes, opens.1))
                });
                (first && early).then_some("it is too early")
            }
            Action::EarlyNote => (record.profile != ProfileName::Assertive
                || done(Action::EarlyNote).next().is_some()
                || !record.people[to].parts.contains(&Part::HiringManager))
            .then_some("no early note fits here"),
            Action::AnnouncedCall => (job.announced.is_none()
                || FOLLOWUPS.iter().any(|&a| done(a).next().is_some()))
            .then_some("no call was announced, or it is too late for it"),
            Action::ReferralAsk => (!record.people[to].parts.contains(&Part::Insider)
                || job.asked.is_some()
                || job.agreed.is_some()
                || done(Action::ReferralAsk).next().is_some()
                || human.is_some()
                || held)
                .then_some("the friend was asked, or it is too late for it"),
            Action::ConfirmDelivery => (job.agreed.is_none()
                || job.delivered.is_some()
                || job.helper.as_deref() != Some(to)
                || done(Action::ConfirmDelivery).count() >= self.numbers.confirm_max)
                .then_some("there is no delivery to ask about"),
            Action::ReferralFollowup => (job.delivered.is_none()
                || done(Action::ReferralFollowup).next().is_some())
            .then_some("nothing was handed over, or it was followed up"),
            Action::CheckIn | Action::DecideClosure => {
                (!held && human.is_none()).then_some("nobody has answered yet")
            }
            Action::ValueNote => {
                let since = record.unanswered(id, &[Action::ValueNote], self.now).count();
                let fresh = job.occasions.iter().any(|&on| {
                    let place = record.place(Some(to));
                    record.today(Some(to), self.now) <= place.bd(on, 5)
                });
                (!fresh || record.promised(id).is_none() || since >= self.numbers.value_max)
                    .then_some("there is no occasion, or no date to wait for")
            }
            Action::RequestContactDetails => {
                let missing = record.held(id, self.now).any(|interview| {
                    interview.people.iter().any(|person| !record.people[person].email)
                });
                (!missing).then_some("every address is known")
            }
            Action::ReviewNotes => {
                let interview = advice.interview.as_ref().map(|id| &record.interviews[id]);
                interview
                    .is_none_or(|i| i.reviewed || !i.took_place(self.now))
                    .then_some("there are no notes to review")
            }
            Action::PrepareInterview => (!ahead).then_some("no interview is ahead"),
            Action::PostRejectionThanks => {
                let rejected = outcome == Some(OutcomeKind::Rejected);
                let met = held || record.humans(id).count() > 0;
                let thanked = done(Action::PostRejectionThanks).any(|message| message.with(to));
                (!rejected || !met || thanked).then_some("there is no rejection to thank for")
            }
            Action::FeedbackRequest => {
                let thanked = done(Action::PostRejectionThanks)
                    .any(|message| message.with(to) && !message.asked_feedback);
                let asked = record.messages.iter().any(|message| {
                    message.about(id) && message.out && !message.queued && message.asked_feedback
                });
                (!record.wants_feedback
                    || record.profile == ProfileName::Reserved
                    || !thanked
                    || asked
                    || outcome != Some(OutcomeKind::Rejected))
                .then_some("feedback is not to be asked for")
            }
            Action::Withdrawal | Action::WithdrawInPortal => {
                let told = done(Action::Withdrawal).next().is_some();
                (!record.is_leaving(id) || told).then_some("nothing is to be withdrawn")
            }
            Action::HelperThanks => Some("it stands beside the plan"),
            Action::LinkedinConnect => done(Action::LinkedinConnect)
                .any(|message| message.with(to))
                .then_some("the request was sent"),
            Action::Reply => {
                let open = record.messages.iter().any(|message| {
                    message.is_human()
                        && message.question
                        && message.about(id)
                        && message.with(to)
                        && !record.messages.iter().any(|later| {
                            later.is_touch() && later.with(to) && is_after(later, message)
                        })
                });
                (!open).then_some("no question is open")
            }
            Action::HoldDraft => {
                let stale = record.messages.iter().any(|draft| {
                    draft.queued
                        && draft.about(id)
                        && record
                            .messages
                            .iter()
                            .any(|m| m.is_human() && m.about(id) && is_after(m, draft))
                });
                (!stale).then_some("no draft is older than an answer")
            }
            Action::DecideResponse => {
                (outcome != Some(OutcomeKind::OfferWithdrawn)).then_some("no offer was taken back")
            }
            Action::ThankYou | Action::MarkDormant | Action::FindContact => None,
        }
    }

    /// At most one next step for each application; and each that is in play has one, or says what it waits for.
    pub fn chains(&mut self, plan: &[Advice], waits: &[String]) {
        let record = self.record;
        for (id, job) in &record.jobs {
            let about = || plan.iter().filter(|advice| advice.jobs.contains(id));
            let steps = about().filter(|advice| NEXT_STEPS.contains(&advice.action)).count();
            if steps > 1 {
                let text = format!("{id} has {steps} next steps");
                self.breaches.push(Breach { rule: "one step", text });
            }
            let is_open = |advice: &Advice| {
                NEXT_STEPS.contains(&advice.action)
                    || matches!(
                        advice.action,
                        Action::FindContact
                            | Action::DecideClosure
                            | Action::MarkDormant
                            | Action::Reply
                            | Action::PrepareInterview
                    )
            };
            let in_play = job.applied.is_some() || record.humans(id).next().is_some();
            let open_pause = record.pause.is_some_and(|(_, until)| until.is_none());
            let excused = record.is_over(id)
                || job.outcome.is_some()
                || record.is_leaving(id)
                || record.passive
                || job.keep_going
                || open_pause
                || !in_play;
            if !excused && !about().any(is_open) && !waits.contains(id) {
                let text = format!("{id} has no open item and does not say what it waits for");
                self.breaches.push(Breach { rule: "ends or waits", text });
            }
        }
        for (place, advice) in plan.iter().enumerate() {
            if let Some(twin) = plan[..place].iter().find(|twin| twin.id == advice.id) {
                self.breach("names", advice, format!("it has the name of {twin}"));
            }
        }
    }
}
