//! Which facts count: those that nobody took back, in the order of what happened.

use std::collections::HashMap;

use super::names::Hashed;
use crate::fact::{Event, Fact, FactId, Moment};

/// The facts in force, as they were given. A retraction goes by the fact it names, whatever its own day; a retraction
/// that is itself taken back lets its fact count again.
pub fn in_force<'f>(facts: impl IntoIterator<Item = &'f Fact> + Clone) -> Vec<&'f Fact> {
    let retracted = retracted(facts.clone());
    let is_in_force = |fact: &&Fact| !retracted.get(&fact.id).is_some_and(|gone| *gone);
    facts.into_iter().filter(is_in_force).collect()
}

/// The same facts in the order of what happened.
pub(crate) fn in_order<'a>(facts: &[&'a Fact]) -> Vec<&'a Fact> {
    let mut ordered: Vec<((i64, i64), &Fact)> =
        facts.iter().map(|fact| (fact.order_prefix(), *fact)).collect();
    ordered.sort_by(|(one, a), (other, b)| {
        one.cmp(other).then_with(|| match (a.on, b.on) {
            // Of one day and one rank; most journals have thousands of such pairs out of one import.
            (Moment::Day(_), Moment::Day(_)) => (a.recorded, a.id).cmp(&(b.recorded, b.id)),
            _ => a.order_key().cmp(&b.order_key()),
        })
    });
    ordered.into_iter().map(|(_, fact)| fact).collect()
}

/// For every fact named by a retraction: whether one that is in force names it.
///
/// Every retraction names one fact, so a chain of them is followed from its loose end. A ring of retractions has
/// none; it names nothing but itself and changes nothing.
fn retracted<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> HashMap<FactId, bool, Hashed> {
    let mut gone: HashMap<FactId, bool, Hashed> = HashMap::default();
    let mut names: HashMap<FactId, FactId, Hashed> = HashMap::default();
    let mut open: HashMap<FactId, u32, Hashed> = HashMap::default();
    for fact in facts {
        if let Event::Retracted { retracted } = &fact.event
            && !names.contains_key(&fact.id)
        {
            names.insert(fact.id, *retracted);
            *open.entry(*retracted).or_default() += 1;
        }
    }
    let mut loose: Vec<FactId> =
        names.keys().filter(|retraction| !open.contains_key(retraction)).copied().collect();
    while let Some(retraction) = loose.pop() {
        let Some(&named) = names.get(&retraction) else { continue };
        let counts = !gone.get(&retraction).is_some_and(|gone| *gone);
        *gone.entry(named).or_default() |= counts;
        if let Some(left) = open.get_mut(&named) {
            *left -= 1;
            if *left == 0 {
                loose.push(named);
            }
        }
    }
    gone
}
