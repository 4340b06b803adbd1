//! The planner: what the playbook advises at one moment, for every application.
//!
//! A pure function of journal, playbook and now: same facts, same plan. Nothing is stored but facts. For every
//! application the plan has what is owed ([`obligations`]), the next step of its chain ([`application_chain`],
//! [`check_in_chain`]) and what may be worth doing besides ([`opportunities`]); every step then passes the
//! [`guards`], and messages to one person about two applications become one ([`merging`]). Beside the plan stand
//! [`courtesies`], which nobody waits for.

mod ahead;
mod application_chain;
mod case;
mod channels;
mod check_in_chain;
mod courtesies;
mod dissent;
mod guards;
mod hours;
mod item;
mod merging;
mod obligations;
mod opportunities;
mod proposal;
mod recipients;
mod referral;
mod search;
mod sentences;
#[cfg(test)]
mod tests;

pub use ahead::{Step, ahead};
pub use case::State;
pub use hours::{Hours, hours};
pub use item::{Item, Plan, Reason, Wait, Window};

use jiff::Timestamp;

use crate::journal::Journal;
use crate::playbook::Playbook;
use case::Case;
use proposal::Proposal;
use search::Search;

/// What the playbook advises now.
pub fn plan(journal: &Journal, playbook: &Playbook, now: Timestamp) -> Plan {
    let search = Search::new(journal, playbook, now);
    let mut proposals = Vec::with_capacity(journal.applications.len());
    let mut plan = Plan::default();
    for application in 0..journal.applications.len() {
        let case = Case::new(&search, application);
        propose_for(&case, &mut proposals, &mut plan.waits);
        plan.courtesies
            .extend(courtesies::thank_helper(&case).map(|courtesy| courtesy.finish(&search)));
    }
    merging::merge(&search, &mut proposals);
    plan.items = proposals.into_iter().map(|proposal| proposal.finish(&search)).collect();
    plan
}

/// Everything one application asks for, before messages about two of them become one.
fn propose_for(case: &Case<'_>, proposals: &mut Vec<Proposal>, waits: &mut Vec<Wait>) {
    if case.state == State::Closed {
        obligations::propose_late_replies(case, proposals);
        return;
    }
    if case.is_left_alone() {
        return;
    }
    let owed = proposals.len();
    obligations::propose(case, proposals);
    if case.owes_answer() {
        check_in_chain::propose_rest_of_question(case, owed, proposals);
    } else if case.has_chain() {
        match case.state {
            State::Interviewed | State::InContact => {
                check_in_chain::propose(case, proposals, waits);
            }
            State::Applied | State::Lead => application_chain::propose(case, proposals, waits),
            _ => {}
        }
    }
    opportunities::propose(case, owed, proposals);
}

/// The state of one application.
pub fn state(journal: &Journal, playbook: &Playbook, now: Timestamp, application: usize) -> State {
    Case::new(&Search::new(journal, playbook, now), application).state
}
