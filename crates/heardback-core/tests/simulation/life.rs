//! One search lived through a year: the world acts, the plan is made, the oracle judges, the user acts.

use std::collections::HashSet;

use heardback_core::action::Action;
use heardback_core::fact::{Event, Fact, SeekerDetail};
use heardback_core::journal::Journal;
use heardback_core::planner::{Plan, plan};
use heardback_core::playbook::{Playbook, RuleId};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::advice::Advice;
use crate::calendar::Atlas;
use crate::letters::{Letters, Writes};
use crate::oracle::{Breach, Oracle};
use crate::record::Record;
use crate::rng::Rng;
use crate::tally::Tally;
use crate::user::{Deed, User};
use crate::world::{Search, first_day};
use crate::{cast, employers};

/// Something that must not be, and where it was seen.
pub struct Find {
    pub search: u64,
    pub day: Date,
    pub breach: Breach,
    /// The facts of the search, a line each.
    pub story: String,
}

/// How closely a life is watched.
pub struct Watch<'a> {
    pub playbook: &'a Playbook,
    /// The playbook without each guard, to see what the guard decides; empty where nobody asks.
    pub without: &'a [(RuleId, Playbook)],
    pub days: i32,
    /// Give up after so many finds.
    pub enough: usize,
    /// Whether every touch takes its draft.
    pub writes: Writes,
}

pub struct Life<'a> {
    watch: &'a Watch<'a>,
    search: Search,
    user: User,
    /// Chance for what is looked at more closely; apart from the world's, so that looking changes nothing.
    dice: Rng,
    before: Option<(usize, Vec<Advice>)>,
    /// What was found already: it is told once.
    told: HashSet<String>,
    pub finds: Vec<Find>,
    pub tally: Tally,
    pub letters: Letters,
}

impl<'a> Life<'a> {
    pub fn new(watch: &'a Watch<'a>, number: u64, seed: u64) -> Life<'a> {
        let mut search = Search::new(number, seed);
        cast::settle(&mut search);
        Life {
            watch,
            search,
            user: User::default(),
            dice: Rng::new(!seed),
            before: None,
            told: HashSet::new(),
            finds: Vec::new(),
            tally: Tally::default(),
            letters: Letters::default(),
        }
    }

    /// Lives through the year.
    pub fn run(mut self) -> (Vec<Find>, Tally) {
        for number in 0..self.watch.days {
            let day = first_day().saturating_add(number.days());
            self.step(day, 9);
            if self.search.rng.chance(12) {
                self.step(day, 18);
            }
            if self.finds.len() >= self.watch.enough {
                break;
            }
        }
        self.tally.facts = self.search.facts.len() as u64;
        self.tally.written = self.letters.written;
        (self.finds, self.tally)
    }

    fn step(&mut self, day: Date, hour: i8) {
        self.search.wake(day, hour);
        while let Some((at, happening)) = self.search.next_happening() {
            employers::happen(&mut self.search, at, happening);
        }
        // After each thing done the plan is made anew.
        for _ in 0..60 {
            let journal = Journal::from_facts(&self.search.facts, Atlas::get());
            let plan = plan(&journal, self.watch.playbook, self.search.now);
            let record = Record::read(&self.search.facts);
            let advice = Advice::all(&journal, &plan);
            self.judge(&record, &journal, &plan, &advice);
            self.search.tick();
            match self.user.act(&mut self.search, &record, &advice) {
                None => return,
                Some(Deed::Recorded) => {}
                Some(Deed::Did(advice, channel)) => {
                    self.tally.did(advice.action);
                    if self.watch.writes != Writes::Nothing {
                        let how = (self.watch.writes, self.search.now);
                        let playbook = self.watch.playbook;
                        let found =
                            self.letters.write(journal, &plan, playbook, &advice, channel, how);
                        self.report(found);
                    }
                    let oracle = Oracle::new(&record, self.search.now);
                    self.report(oracle.judge_touch(&advice, channel));
                }
            }
        }
        let text = "the day does not end".to_owned();
        self.report(vec![Breach { rule: "ends or waits", text }]);
    }

    fn judge(&mut self, record: &Record, journal: &Journal, made: &Plan, advice: &[Advice]) {
        self.tally.steps += 1;
        let now = self.search.now;
        let waits: Vec<String> = made
            .waits
            .iter()
            .filter(|wait| !wait.sentence.is_empty())
            .map(|wait| journal.applications[wait.application].id.0.to_string())
            .collect();
        let mut breaches = Oracle::new(record, now).judge(advice, &waits);
        self.same_names(advice, &mut breaches);
        if self.dice.chance(4) {
            self.same_plan(made, advice, &mut breaches);
        }
        if self.dice.chance(5) {
            for (guard, playbook) in self.watch.without {
                let other = plan(journal, playbook, now);
                for item in &other.items {
                    if !made.items.iter().any(|known| {
                        known.id == item.id
                            && known.window == item.window
                            && known.channel == item.channel
                    }) {
                        self.tally.decided(*guard, item.id.to_string());
                    }
                }
            }
        }
        self.report(breaches);
    }

    /// While nothing but dates can have moved, every step keeps its name.
    fn same_names(&mut self, advice: &[Advice], breaches: &mut Vec<Breach>) {
        let facts = &self.search.facts;
        if let Some((known, before)) = self.before.take()
            && facts[known..].iter().all(only_moves_dates)
        {
            // Another occasion makes another note of value.
            for item in advice.iter().filter(|item| item.action != Action::ValueNote) {
                let step = item.step();
                let alone = |list: &[Advice]| list.iter().filter(|i| i.step() == step).count() == 1;
                let Some(earlier) = before.iter().find(|i| i.step() == step) else { continue };
                let today = self.search.today();
                let is_over = earlier.expires.is_some_and(|day| day < today);
                // What only the pause kept open is over when the pause is, and another step takes its place.
                let was_held = earlier.sources.contains(&RuleId::GRD_9)
                    && !item.sources.contains(&RuleId::GRD_9);
                let same_attempt = alone(advice) && alone(&before) && !is_over && !was_held;
                if same_attempt && earlier.id != item.id {
                    let text = format!("{item}: it was {} and is {}", earlier.id, item.id);
                    breaches.push(Breach { rule: "names", text });
                }
            }
        }
        self.before = Some((facts.len(), advice.to_vec()));
    }

    /// Planning again, from facts in any order, gives the same plan; so does recording them in any order.
    fn same_plan(&mut self, made: &Plan, advice: &[Advice], breaches: &mut Vec<Breach>) {
        let (playbook, now) = (self.watch.playbook, self.search.now);
        let mut facts = self.search.facts.clone();
        let again = plan(&Journal::from_facts(&facts, Atlas::get()), playbook, now);
        if again != *made {
            let text = "planning twice gives two plans".to_owned();
            breaches.push(Breach { rule: "same plan", text });
        }
        self.dice.shuffle(&mut facts);
        let again = plan(&Journal::from_facts(&facts, Atlas::get()), playbook, now);
        if again != *made {
            let text = "the order of facts changes the plan".to_owned();
            breaches.push(Breach { rule: "same plan", text });
        }
        let mut moments: Vec<_> = facts.iter().map(|fact| fact.recorded).collect();
        self.dice.shuffle(&mut moments);
        // Of what happened at one moment the later recorded counts as the later; that order stays.
        facts.sort_by_key(|fact| fact.recorded);
        let groups: Vec<_> = facts.iter().map(|fact| fact.on).collect();
        for (place, on) in groups.iter().enumerate() {
            let earlier = (0..place).filter(|&other| groups[other] == *on);
            for other in earlier {
                if moments[other] > moments[place] {
                    moments.swap(other, place);
                }
            }
        }
        facts.iter_mut().zip(moments).for_each(|(fact, moment)| fact.recorded = moment);
        let journal = Journal::from_facts(&facts, Atlas::get());
        let mut again = Advice::all(&journal, &plan(&journal, playbook, now));
        let mut advice = advice.to_vec();
        for item in again.iter_mut().chain(&mut advice) {
            item.jobs.sort();
            item.sources.sort();
            // Sentences name things in the order they became known.
            item.sentence.clear();
        }
        again.sort();
        advice.sort();
        if again != advice {
            let differs = |a: &[Advice], b: &[Advice]| -> Vec<String> {
                a.iter().filter(|item| !b.contains(item)).map(|item| item.to_string()).collect()
            };
            let text = format!(
                "the order of recording changes the plan: {:?} instead of {:?}",
                differs(&again, &advice),
                differs(&advice, &again)
            );
            breaches.push(Breach { rule: "same plan", text });
        }
    }

    fn report(&mut self, breaches: Vec<Breach>) {
        if self.finds.len() >= self.watch.enough {
            return;
        }
        for breach in breaches {
            if !self.told.insert(format!("{} {}", breach.rule, breach.text)) {
                continue;
            }
            let story =
                if self.finds.is_empty() { story(&self.search.facts) } else { String::new() };
            self.finds.push(Find {
                search: self.search.number,
                day: self.search.today(),
                breach,
                story,
            });
        }
    }
}

fn only_moves_dates(fact: &Fact) -> bool {
    match &fact.event {
        Event::Seeker { detail } => {
            matches!(detail, SeekerDetail::Paused { .. } | SeekerDetail::Resumed)
        }
        Event::Snoozed { .. } => true,
        _ => false,
    }
}

/// The facts as lines, to be read by whoever looks for the fault.
fn story(facts: &[Fact]) -> String {
    let mut lines = String::new();
    for fact in facts {
        let event = serde_json::to_string(&fact.event).expect("facts are written as JSON");
        lines
            .push_str(&format!("    {} {event}\n", serde_json::to_string(&fact.on).expect("JSON")));
    }
    lines
}
