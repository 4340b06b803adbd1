//! Rules, a linear model, and both together, each judged on mail of a source that the model did not see.

use std::collections::BTreeSet;

use heardback_core::reading::Label;

use crate::cases::{Case, Set};
use crate::linear::{Features, Model};
use crate::tables::{Answer, labels, macro_f1};

/// Trains once for every source left out, and prints the three side by side.
pub(crate) fn compare(cases: &[Case]) {
    let features: Vec<Features> = cases.iter().map(|case| Features::of(&case.mail)).collect();
    let sources: BTreeSet<&str> = cases.iter().map(|case| case.source.as_str()).collect();
    let mut by_words: Vec<Option<Answer>> = vec![None; cases.len()];
    for source in sources {
        // The half held out teaches nothing, whichever source is judged.
        let teaching = cases
            .iter()
            .zip(&features)
            .filter(|(case, _)| case.source != source && case.set != Set::Held);
        let model = Model::train(
            &teaching.map(|(case, features)| (features, case.label)).collect::<Vec<_>>(),
        );
        for (number, case) in cases.iter().enumerate() {
            if case.source == source {
                by_words[number] = Some(model.answer(&features[number]));
            }
        }
    }
    for set in [Set::Real, Set::Synthetic, Set::Learn, Set::Held] {
        let rows = |answer: &dyn Fn(Answer, Answer) -> Answer| -> Vec<(&Case, Answer)> {
            let pairs = cases.iter().zip(&by_words).filter(|(case, _)| case.set == set);
            pairs
                .filter_map(|(case, words)| {
                    Some((case, answer(Answer::of(&case.reading), (*words)?)))
                })
                .collect()
        };
        let by_rules = rows(&|rules, _| rules);
        let by_words = rows(&|_, words| words);
        let by_both = rows(&both);
        println!("\n== {}: {} messages, each source left out in turn", set.name(), by_rules.len());
        for (name, rows) in [("rules", &by_rules), ("words", &by_words), ("both", &by_both)] {
            let right = rows.iter().filter(|(case, answer)| case.label == answer.label).count();
            let nothing = |label| matches!(label, Label::Other | Label::JobAlert);
            let taken = rows
                .iter()
                .filter(|(case, answer)| nothing(case.label) && !nothing(answer.label))
                .count();
            println!(
                "{name:6} macro F1 {:.3}, right {right} of {}, {taken} of other mail called job mail",
                macro_f1(rows),
                rows.len()
            );
        }
        for least in [0.4_f32, 0.5, 0.6, 0.7, 0.8] {
            let pairs = by_rules.iter().zip(&by_words);
            let rows: Vec<(&Case, Answer)> = pairs
                .map(|((case, rules), (_, words))| (*case, silent(case, *rules, *words, least)))
                .collect();
            let right = rows.iter().filter(|(case, answer)| case.label == answer.label).count();
            println!(
                "words from {least} on where rules are silent: macro F1 {:.3}, right {right}",
                macro_f1(&rows)
            );
        }
        println!("by words:");
        labels(&by_words);
    }
}

/// The model speaks where the rules are silent or in doubt and it is sure.
fn both(rules: Answer, words: Answer) -> Answer {
    let doubtful = rules.label == Label::Other && rules.confidence < 0.9 || rules.confidence < 0.6;
    if doubtful && words.confidence >= 0.9 { words } else { rules }
}

/// The model speaks only where no rule did, and is that sure.
fn silent(case: &Case, rules: Answer, words: Answer, least: f32) -> Answer {
    let nothing = case.reading.evidence.iter().any(|one| one.rule == "nothing_of_a_job_search");
    if nothing && words.confidence >= least { words } else { rules }
}
