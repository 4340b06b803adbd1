//! What happened how often, so that a quiet run cannot pass for a good one.

use std::collections::{BTreeMap, HashSet};

use heardback_core::action::Action;
use heardback_core::playbook::RuleId;

use crate::letters::Written;

/// The guards that the oracle checks.
pub const GUARDS: [RuleId; 11] = [
    RuleId::GRD_1,
    RuleId::GRD_2,
    RuleId::GRD_3,
    RuleId::GRD_4,
    RuleId::GRD_6,
    RuleId::GRD_7,
    RuleId::GRD_8,
    RuleId::GRD_9,
    RuleId::GRD_10,
    RuleId::GRD_12,
    RuleId::GRD_13,
];

#[derive(Debug, Default)]
pub struct Tally {
    pub steps: u64,
    pub facts: u64,
    /// How often each action was carried out.
    pub done: BTreeMap<Action, u64>,
    /// How many items would have been others, or at other times, without a guard.
    pub decided: BTreeMap<RuleId, u64>,
    /// What was written, where letters are.
    pub written: Written,
    /// The items of this search that were counted already.
    seen: HashSet<(RuleId, String)>,
}

impl Tally {
    pub fn did(&mut self, action: Action) {
        *self.done.entry(action).or_default() += 1;
    }

    /// The guard made a difference to this item; each item counts once.
    pub fn decided(&mut self, guard: RuleId, item: String) {
        if self.seen.insert((guard, item)) {
            *self.decided.entry(guard).or_default() += 1;
        }
    }

    pub fn add(&mut self, other: Tally) {
        self.steps += other.steps;
        self.facts += other.facts;
        self.written.add(other.written);
        for (action, count) in other.done {
            *self.done.entry(action).or_default() += count;
        }
        for (guard, count) in other.decided {
            *self.decided.entry(guard).or_default() += count;
        }
    }

    /// Actions and guards that came up less often than they must.
    pub fn too_rare(&self, actions: u64, guards: u64) -> Vec<String> {
        let count = |action: &Action| self.done.get(action).copied().unwrap_or_default();
        // What stands beside the plan is nobody's advice.
        let planned = Action::ALL.iter().filter(|action| !action.is_courtesy());
        let rare = planned.filter(|action| count(action) < actions);
        let mut rare: Vec<String> = rare
            .map(|action| format!("{} was done {} times", action.as_str(), count(action)))
            .collect();
        for guard in GUARDS {
            let count = self.decided.get(&guard).copied().unwrap_or_default();
            if count < guards {
                rare.push(format!("{guard} decided {count} times"));
            }
        }
        rare
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} plans over {} facts", self.steps, self.facts)?;
        for (action, count) in &self.done {
            writeln!(f, "{count:>8} {}", action.as_str())?;
        }
        for (guard, count) in &self.decided {
            writeln!(f, "{count:>8} decided by {guard}")?;
        }
        Ok(())
    }
}
