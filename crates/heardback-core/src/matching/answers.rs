//! Times that one side proposes and the other takes: suggestions for the user, who alone settles them.

use super::Matcher;
use super::facts::Told;
use crate::fact::Event;

/// How a remark on a proposed time begins.
pub(super) const PROPOSED: &str = "A time is proposed and not settled: ";

impl Matcher {
    /// A time is offered or asked for: the words are kept for the user, who settles it.
    pub(super) fn suggest(&self, told: &mut Told<'_>, a: usize) {
        let words = on_one_line(told.reading.proposed.as_deref().unwrap_or_default());
        let text = format!("{PROPOSED}“{words}”.");
        let application = Some(self.known.applications[a].id.clone());
        told.say("remark", "", "proposed", Event::Note { application, contact: None, text });
    }

    /// A short answer takes the time that the letter it answers proposed: both sentences are kept, and nothing is arranged
    /// by them.
    pub(super) fn agreed(&self, told: &mut Told<'_>, a: usize, own: bool) {
        let Some(agreed) = &told.reading.agreed else { return };
        let Some(proposed) = self.answered_proposal(told, own) else { return };
        let (proposed, agreed) = (on_one_line(proposed), on_one_line(agreed));
        let text = format!(
            "A time is agreed on, as far as words tell: “{proposed}”, and in answer “{agreed}”."
        );
        let application = Some(self.known.applications[a].id.clone());
        told.say("agreed", "", "agreed", Event::Note { application, contact: None, text });
    }

    /// The words by which the other side proposed a time, in the letter this one answers.
    pub(super) fn answered_proposal(&self, told: &Told<'_>, own: bool) -> Option<&str> {
        let keys = told.mail.in_reply_to.iter().chain(told.mail.references.iter().rev());
        // The last letter of the thread that is known is the one answered; what came before it is past.
        let answered = keys.filter_map(|key| self.known.letters.get(key)).next()?;
        answered.proposed.as_deref().filter(|_| answered.out != own)
    }
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
