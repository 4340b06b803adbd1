//! The last step of an import: earlier mail goes where later mail says it belongs.

use std::collections::HashSet;

use heardback_core::fact::{BatchId, Fact, FactId, ImportId, MessageKey};
use heardback_core::mail::Mail;
use heardback_core::matching::{Keep, Matcher, OwnAddresses, moved};
use heardback_core::reading::Reading;
use heardback_store::{ImportWriter, Message, Settled, Store};
use jiff::Timestamp;

use super::import::{Kept, Receipt};
use crate::failure::Failure;

/// What the last step works with. `known` has the journal so far, `target` the kept messages; they differ in a dry
/// run only.
pub(super) struct Late<'a> {
    pub(super) known: &'a Store,
    pub(super) target: &'a Store,
    pub(super) own: &'a OwnAddresses,
    pub(super) import: ImportId,
    pub(super) batch: BatchId,
    pub(super) now: Timestamp,
}

impl Late<'_> {
    /// Looks again at what waits for review, from this import (`asked`) and earlier ones, and moves what was put
    /// elsewhere. `facts` are those recorded before.
    pub(super) fn settle(
        &self,
        matcher: &mut Matcher,
        facts: &[Fact],
        asked: &[MessageKey],
        writer: &mut ImportWriter<'_>,
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        let mut waiting: Vec<Message> = self.known.in_review()?;
        let now: HashSet<MessageKey> = asked.iter().copied().collect();
        waiting.retain(|message| !now.contains(&message.head.key));
        for key in asked {
            waiting.extend(self.target.message(*key)?);
        }
        waiting.sort_by_key(|message| (message.head.date, message.head.key));
        for message in waiting {
            let key = message.head.key;
            let Some((mail, reading)) = read(&message) else { continue };
            let is_folded = now.contains(&key) && matcher.is_folded(&mail, &reading);
            let taken = matcher.look_again(&mail, &reading, self.own, self.import, self.now);
            let Some(taken) = taken else { continue };
            let Keep::Kept { applications } = taken.keep else { continue };
            writer.record(anew(taken.facts, facts, self.import).map(|fact| self.of_batch(fact)));
            receipt.touched.extend(applications.iter().cloned());
            writer.settle(key, Settled::Belongs(applications));
            receipt.placed += 1;
            if now.contains(&key) {
                receipt.kept += 1;
                let waited = if is_folded { &mut receipt.folded } else { &mut receipt.review };
                *waited = waited.saturating_sub(1);
            }
        }
        let mut follows = Vec::new();
        for follow in matcher.follows() {
            let kept = match follow.unless_named {
                true => self.known.message(follow.message)?.as_ref().and_then(read),
                false => None,
            };
            let stays =
                kept.is_some_and(|(mail, reading)| matcher.names(&mail, &reading, &follow.from));
            if !stays {
                follows.push(follow);
            }
        }
        let all: Vec<&Fact> = facts.iter().chain(writer.waiting()).collect();
        let said = moved(&follows, &all, self.import, self.batch, self.now);
        for follow in follows {
            let moves = |fact: &Fact| {
                matches!(
                    &fact.event,
                    heardback_core::fact::Event::Placed { message, .. } if *message == follow.message
                )
            };
            if said.iter().any(moves) {
                receipt.touched.insert(follow.to.clone());
                writer.settle(follow.message, Settled::Belongs(vec![follow.to]));
                receipt.placed += 1;
            }
        }
        writer.record(said);
        Ok(())
    }

    fn of_batch(&self, fact: Fact) -> Fact {
        Fact { batch: self.batch, ..fact }
    }
}

/// Facts of a mail that was settled once and taken back are there already and no longer count: they get new names,
/// the same whenever this import is repeated.
fn anew(read: Vec<Fact>, known: &[Fact], import: ImportId) -> impl Iterator<Item = Fact> {
    let ids: HashSet<FactId> = read.iter().map(|fact| fact.id).collect();
    let taken: HashSet<FactId> =
        known.iter().map(|fact| fact.id).filter(|id| ids.contains(id)).collect();
    read.into_iter().map(move |mut fact| {
        if taken.contains(&fact.id) {
            fact.id = FactId::digest(["again", &fact.id.to_string(), &import.to_string()]);
        }
        fact
    })
}

/// What was read in a kept mail; none where another version wrote it otherwise.
pub(crate) fn read(message: &Message) -> Option<(Mail, Reading)> {
    let mut kept: Kept = serde_json::from_str(&message.reading).ok()?;
    kept.mail.text.clone_from(&message.text);
    Some((kept.mail, kept.reading))
}
