//! How sure a reading is, from how strongly its rules spoke.
//!
//! Rules overlap, and their weights were set on mail that was looked at; on mail seen for the first time they claim too
//! much. The steps below bring a claim to how often it was right on mail that no rule was written from, a little lower
//! than the stairs that `examples/score --calibrate` learns, since half of that mail is of one hand.

use heardback_core::reading::Label;

/// What rules claim, and how often they are right on mail of a kind not met before.
const JOB_MAIL: [(f32, f32); 7] =
    [(0.0, 0.0), (0.5, 0.7), (0.8, 0.82), (0.9, 0.88), (0.95, 0.93), (0.98, 0.96), (1.0, 0.98)];
/// That nothing was found proves least where a person writes as no rule foresaw.
const MOST_OF_OTHER: f32 = 0.97;

/// The share of such readings that is right, 0 to 1.
pub(super) fn calibrated(label: Label, claimed: f32) -> f32 {
    if label == Label::Other {
        return claimed.min(MOST_OF_OTHER);
    }
    let above = JOB_MAIL.iter().position(|(claim, _)| *claim >= claimed).unwrap_or(6).max(1);
    let ((low, from), (high, to)) = (JOB_MAIL[above - 1], JOB_MAIL[above]);
    from + (to - from) * ((claimed - low) / (high - low)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stronger_claim_is_never_less_sure_and_nothing_is_certain() {
        for label in [Label::Rejection, Label::Other] {
            let steps: Vec<f32> =
                (0..=100).map(|step| calibrated(label, step as f32 / 100.0)).collect();
            assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]), "{steps:?}");
            assert!(steps.iter().all(|sure| (0.0..1.0).contains(sure)), "{steps:?}");
        }
        assert!((calibrated(Label::Offer, 0.9) - 0.88).abs() < 1e-6);
    }
}
