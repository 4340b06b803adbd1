//! What an import found that is worth knowing before any list: a question never answered, a promised date that
//! passed, an interviewer not thanked while there is still time.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::action::Action;
use crate::fact::{Fact, FactId, Origin};
use crate::journal::Journal;
use crate::planner::{self, Item};
use crate::playbook::Playbook;
use crate::today::old_applications;

/// So many are shown: a find is a gift, a list of them is work.
pub const MOST: usize = 3;

/// One thing worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What it is, in one plain sentence.
    pub sentence: String,
    /// The words in the mail, verbatim.
    pub quote: Option<String>,
    /// The day of those words.
    pub on: Date,
    /// The fact it rests on.
    pub fact: FactId,
}

/// What an import found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finds {
    /// At most [`MOST`], the most pressing first.
    pub shown: Vec<Find>,
    /// How many old applications may be let rest: those that the list of today keeps out for it.
    pub may_rest: usize,
}

/// Looks through what the playbook advises now. `facts` are those of the journal.
pub fn finds(journal: &Journal, facts: &[Fact], playbook: &Playbook, now: Timestamp) -> Finds {
    let plan = planner::plan(journal, playbook, now);
    let mut found: Vec<(u8, &Item)> =
        plan.items.iter().filter_map(|item| Some((rank(item, journal, now)?, item))).collect();
    found.sort_by_key(|(rank, item)| (*rank, item.window.expires, item.id));
    let mut shown: Vec<Find> = Vec::new();
    let mut thanked: Vec<usize> = Vec::new();
    for &(rank, item) in &found {
        if shown.len() == MOST {
            break;
        }
        // The people of one interview stand in one line.
        let together: Vec<&Item> = match item.interview {
            Some(interview) if rank == 0 && thanked.contains(&interview) => continue,
            Some(interview) if rank == 0 => {
                thanked.push(interview);
                let same =
                    |other: &&(u8, &Item)| other.0 == 0 && other.1.interview == Some(interview);
                found.iter().filter(same).map(|(_, other)| *other).collect()
            }
            _ => vec![item],
        };
        shown.extend(find(rank, &together, journal, facts));
    }
    let may_rest = old_applications(journal, playbook, &plan).len();
    Finds { shown, may_rest }
}

/// “Ana, Ben and Cho”.
fn in_a_row(names: &[&str]) -> Option<String> {
    let (last, before) = names.split_last()?;
    Some(match before {
        [] => (*last).to_owned(),
        before => format!("{} and {last}", before.join(", ")),
    })
}

fn today(journal: &Journal, item: &Item, now: Timestamp) -> Date {
    journal.zone_of(item.to).to_datetime(now).date()
}

/// Thanks can still be in time today and not tomorrow; a question waits for the user; a promise waits for them.
fn rank(item: &Item, journal: &Journal, now: Timestamp) -> Option<u8> {
    let is_open = item.window.not_before.is_none_or(|opens| opens <= today(journal, item, now));
    match item.action {
        _ if !is_open => None,
        Action::ThankYou => Some(0),
        Action::Reply => Some(1),
        Action::CheckIn if item.reason.number == "chk.promise" => Some(2),
        _ => None,
    }
}

fn find(rank: u8, items: &[&Item], journal: &Journal, facts: &[Fact]) -> Option<Find> {
    let item = items.first()?;
    let mut names: Vec<&str> = items
        .iter()
        .filter_map(|item| Some(&journal.contacts[item.to?]))
        .map(|contact| contact.called())
        .collect();
    names.sort_unstable();
    let name = in_a_row(&names)?;
    let application = journal.applications[*item.applications.first()?].title();
    let anchor = item.reason.facts.first().copied()?;
    let fact = facts.iter().find(|fact| fact.id == anchor)?;
    let on = fact.on.date(&journal.zone);
    let quote = match &fact.origin {
        // What was written before a talk says nothing about the thanks for it.
        Origin::Mail { quote, .. } if rank > 0 => quote.clone(),
        _ => None,
    };
    let sentence = match rank {
        0 => format!("There is still time to thank {name} ({application})."),
        1 => format!("{name} asked you something that has no answer yet ({application})."),
        _ => format!(
            "The day {name} named has passed, which is a good reason to write ({application})."
        ),
    };
    Some(Find { sentence, quote, on, fact: anchor })
}
