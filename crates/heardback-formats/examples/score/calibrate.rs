//! How sure a reading is, learned from how often such readings were right: once for every source left out, judged on the
//! source that was left out, and once from all of them.

use std::collections::BTreeSet;

use heardback_core::reading::Label;

use crate::cases::{Case, Set};
use crate::tables::{Answer, calibration};

/// No step of the stairs rests on fewer readings.
const LEAST: usize = 50;

/// Prints the pooled predictions of all folds in bins, and the stairs that all sources together give. Mail that rules were
/// written from by name teaches nothing here.
pub(crate) fn print(cases: &[Case]) {
    let judged: Vec<&Case> = cases.iter().filter(|case| case.set != Set::Learn).collect();
    let sources: BTreeSet<&str> = judged.iter().map(|case| case.source.as_str()).collect();
    for (name, of_other) in [("kinds other than `other`", false), ("`other`", true)] {
        let rows: Vec<&Case> = judged
            .iter()
            .copied()
            .filter(|case| (case.reading.label == Label::Other) == of_other)
            .collect();
        let mut pooled = Vec::new();
        for source in &sources {
            let (left_out, rest): (Vec<&Case>, Vec<&Case>) =
                rows.iter().copied().partition(|case| case.source == *source);
            let stairs = Stairs::fit(&rest);
            pooled.extend(left_out.into_iter().map(|case| {
                let confidence = stairs.at(case.reading.confidence);
                (case, Answer { label: case.reading.label, confidence })
            }));
        }
        println!("\n== readings as {name}: {} of {} sources", rows.len(), sources.len());
        println!("as the program says it:");
        let said: Vec<(&Case, Answer)> =
            rows.iter().map(|case| (*case, Answer::of(&case.reading))).collect();
        calibration(&said);
        println!("learned with one source left out at a time, pooled:");
        calibration(&pooled);
        println!("learned from all: {}", Stairs::fit(&rows).told());
    }
}

/// Stairs that never go down: from which claim on, how often right, of how many.
struct Stairs(Vec<(f32, f32, usize)>);

impl Stairs {
    fn fit(cases: &[&Case]) -> Self {
        let mut sorted: Vec<(f32, bool)> = cases
            .iter()
            .map(|case| (case.reading.confidence, case.reading.label == case.label))
            .collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        // Steps of enough readings; the same claim is never divided.
        let mut steps: Vec<(f32, usize, usize)> = Vec::new();
        for (claim, right) in sorted {
            match steps.last_mut() {
                Some(step) if step.2 < LEAST || step.0 >= claim => {
                    step.1 += usize::from(right);
                    step.2 += 1;
                    if step.2 <= LEAST {
                        step.0 = step.0.max(claim);
                    }
                }
                _ => steps.push((claim, usize::from(right), 1)),
            }
        }
        // A step lower than the one before it joins it.
        let mut stairs: Vec<(f32, usize, usize)> = Vec::new();
        for step in steps {
            stairs.push(step);
            while let [.., one, other] = stairs[..]
                && (share(one) >= share(other) || other.2 < LEAST)
            {
                stairs.truncate(stairs.len() - 2);
                stairs.push((other.0, one.1 + other.1, one.2 + other.2));
            }
        }
        Self(stairs.into_iter().map(|step| (step.0, share(step), step.2)).collect())
    }

    /// How often a reading with this claim is right.
    fn at(&self, claim: f32) -> f32 {
        let step = self.0.iter().find(|(upto, ..)| claim <= *upto).or(self.0.last());
        step.map_or(claim, |(_, share, _)| *share)
    }

    fn told(&self) -> String {
        let step = |(upto, share, of): &(f32, f32, usize)| {
            format!("up to {upto:.2} right {:.3} of {of}", share)
        };
        self.0.iter().map(step).collect::<Vec<_>>().join("; ")
    }
}

/// With one right and one wrong added, so that nothing is certain.
fn share((_, right, of): (f32, usize, usize)) -> f32 {
    (right as f32 + 1.0) / (of as f32 + 2.0)
}
