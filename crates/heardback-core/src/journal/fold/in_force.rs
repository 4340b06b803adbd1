//! Which facts count: those that nobody took back, in the order of what happened.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::fact::{Event, Fact, FactId};
use crate::hashed::Hashed;

/// The facts in force, as they were given. A retraction goes by the fact it names, whatever its own day; a retraction
/// that is itself taken back lets its fact count again.
pub fn in_force<'f>(facts: impl IntoIterator<Item = &'f Fact> + Clone) -> Vec<&'f Fact> {
    let retracted = retracted(facts.clone());
    let is_in_force = |fact: &&Fact| !retracted.get(&fact.id).is_some_and(|gone| *gone);
    facts.into_iter().filter(is_in_force).collect()
}

/// The same facts in the order of what happened.
pub(crate) fn in_order<'a>(facts: &[&'a Fact]) -> Vec<&'a Fact> {
    let mut all: Vec<Placed<'_>> =
        facts.iter().map(|fact| (fact.order_prefix(), fact.id, *fact)).collect();
    let first = all.iter().map(|placed| stretch(placed.0)).min().unwrap_or(0);
    let last = all.iter().map(|placed| stretch(placed.0)).max().unwrap_or(0);
    match usize::try_from(last - first) {
        // A search has dozens of facts a day: telling the days apart first leaves little to compare.
        Ok(days) if days < all.len() => {
            let mut ends = vec![0; days + 2];
            let day = |prefix| (stretch(prefix) - first) as usize;
            all.iter().for_each(|placed| ends[day(placed.0) + 1] += 1);
            for day in 0..=days {
                ends[day + 1] += ends[day];
            }
            let mut sorted = all.clone();
            for placed in all {
                let next = &mut ends[day(placed.0)];
                sorted[*next] = placed;
                *next += 1;
            }
            let mut begin = 0;
            for end in ends {
                sorted[begin..end].sort_by(compare);
                begin = end;
            }
            all = sorted;
        }
        _ => all.sort_by(compare),
    }
    all.into_iter().map(|(_, _, fact)| fact).collect()
}

/// A fact behind the beginning and the end of its key, which lie side by side: following the references takes longer.
type Placed<'a> = (u128, FactId, &'a Fact);

/// Which stretch of time a key lies in, each somewhat shorter than a day: the uppermost bits of the key.
fn stretch(prefix: u128) -> u64 {
    (prefix >> 102) as u64
}

fn compare((one, id, a): &Placed<'_>, (other, other_id, b): &Placed<'_>) -> Ordering {
    one.cmp(other).then_with(|| match Fact::is_prefix_of_day(*one) {
        true => id.cmp(other_id),
        false => a.order_key().cmp(&b.order_key()),
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::lines::facts;

    #[test]
    fn many_facts_of_few_days_and_few_of_many_are_put_in_order_alike() {
        let kinds = [
            r#""note", "text": "a""#,
            r#""applied", "application": "a""#,
            r#""standing", "application": "a", "standing": "active""#,
        ];
        let days = ["2026-03-02", "2026-03-03", "2026-03-03T09:00:00Z", "2026-03-09"];
        let all: Vec<Fact> = (0_usize..240)
            .flat_map(|n| facts(&format!("{} {}", days[n * 7 % 4], kinds[n % 3])))
            .enumerate()
            .map(|(n, fact)| Fact { id: FactId(n as u64 * 0x9e37 % 251), ..fact })
            .collect();
        let check = |facts: &[&Fact]| {
            let mut expected = facts.to_vec();
            expected.sort_by_key(|fact| fact.order_key());
            assert!(in_order(facts).into_iter().eq(expected), "{} facts", facts.len());
        };
        check(&all.iter().collect::<Vec<_>>());
        check(&all.iter().rev().collect::<Vec<_>>());
        check(&all.iter().take(5).collect::<Vec<_>>());
        check(&[]);
    }
}
