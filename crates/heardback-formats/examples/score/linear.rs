//! A linear model over words, to compare the rules with: multinomial logistic regression over hashed words and pairs of
//! neighbouring words, the sender's domain and what headers say. Training data stays where it is; nothing of it is kept.

use heardback_core::mail::Mail;
use heardback_core::reading::Label;

use crate::tables::Answer;

const BUCKETS: usize = 1 << 16;
const LABELS: usize = Label::ALL.len();
/// Words of a text that are looked at.
const MOST_WORDS: usize = 400;
const ROUNDS: usize = 12;
const STEP: f32 = 0.3;
/// How strongly weights are drawn back to nothing.
const DECAY: f32 = 1e-5;

/// A message as numbers of words, each with its weight.
pub(crate) struct Features(Vec<(u32, f32)>);

impl Features {
    pub(crate) fn of(mail: &Mail) -> Self {
        let mut numbers = Vec::new();
        let mut words = |prefix: &str, text: &str| {
            let mut before = String::new();
            let lower = text.to_lowercase();
            let parts = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
            for word in parts.filter(|word| !word.is_empty()).take(MOST_WORDS) {
                numbers.push(bucket(&[prefix, word]));
                numbers.push(bucket(&[prefix, &before, word]));
                word.clone_into(&mut before);
            }
        };
        words("s", &mail.subject);
        words("b", heardback_core::own_text::own_text(&mail.text).as_ref());
        if let Some(from) = &mail.from {
            words("n", &from.name);
            words("l", &from.local());
            let domain = from.domain();
            let mut parts = domain.rsplit('.');
            let own = (parts.next(), parts.next());
            numbers.push(bucket(&["d", own.1.unwrap_or_default(), own.0.unwrap_or_default()]));
        }
        let flags = &mail.flags;
        for (name, set) in [
            ("unsubscribe", flags.list_unsubscribe),
            ("list", flags.list),
            ("auto", flags.auto_submitted.is_some() || flags.auto_reply),
            ("precedence", flags.precedence.is_some()),
            ("report", flags.report.is_some()),
            ("calendar", !mail.invitations.is_empty()),
        ] {
            if set {
                numbers.push(bucket(&["h", name]));
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        // All messages weigh the same, however long.
        let weight = 1.0 / (numbers.len().max(1) as f32).sqrt();
        Self(numbers.into_iter().map(|number| (number, weight)).collect())
    }
}

fn bucket(parts: &[&str]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash >> 40) as u32 % BUCKETS as u32
}

/// Weights of every label for every bucket.
pub(crate) struct Model {
    weights: Vec<[f32; LABELS]>,
}

impl Model {
    /// Adaptive steps down the gradient, in an order that is always the same. A rare label counts as much as a frequent
    /// one, up to a limit.
    pub(crate) fn train(examples: &[(&Features, Label)]) -> Self {
        let mut model = Self { weights: vec![[0.0; LABELS]; BUCKETS] };
        let mut seen = vec![[1e-3_f32; LABELS]; BUCKETS];
        let mut rows = [0_usize; LABELS];
        for (_, label) in examples {
            rows[place(*label)] += 1;
        }
        let mean = examples.len() as f32 / LABELS as f32;
        for round in 0..ROUNDS {
            for turn in 0..examples.len() {
                let number = (turn * 7_919 + round * 31) % examples.len();
                let (features, label) = &examples[number];
                let truth = place(*label);
                let share = (mean / rows[truth] as f32).clamp(0.2, 10.0);
                let guess = model.guess(features);
                for &(bucket, value) in &features.0 {
                    let weights = &mut model.weights[bucket as usize];
                    let seen = &mut seen[bucket as usize];
                    for label in 0..LABELS {
                        let wrong = guess[label] - if label == truth { 1.0 } else { 0.0 };
                        let slope = share * wrong * value + DECAY * weights[label];
                        seen[label] += slope * slope;
                        weights[label] -= STEP * slope / seen[label].sqrt();
                    }
                }
            }
        }
        model
    }

    fn guess(&self, features: &Features) -> [f32; LABELS] {
        let mut sums = [0.0_f32; LABELS];
        for &(bucket, value) in &features.0 {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[bucket as usize]) {
                *sum += value * weight;
            }
        }
        let most = sums.iter().copied().fold(f32::MIN, f32::max);
        let mut all = 0.0;
        for sum in &mut sums {
            *sum = (*sum - most).exp();
            all += *sum;
        }
        sums.map(|sum| sum / all)
    }

    pub(crate) fn answer(&self, features: &Features) -> Answer {
        let guess = self.guess(features);
        let (best, confidence) = guess
            .into_iter()
            .enumerate()
            .fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        Answer { label: Label::ALL[best], confidence }
    }
}

fn place(label: Label) -> usize {
    Label::ALL.iter().position(|known| *known == label).unwrap_or_default()
}
