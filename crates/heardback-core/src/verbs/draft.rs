//! What a draft asked for and the user told.

use super::{Events, Refusal, When, said};
use crate::drafts::Missing;
use crate::fact::{ApplicationDetail, ContactDetail, Event, OccasionKind, SeekerDetail};
use crate::journal::Journal;
use crate::planner::Item;

impl Journal {
    /// Fills a hole of a draft. What is said stays known, so that it is not asked for again.
    pub fn fill(&self, item: &Item, missing: Missing, text: &str, when: When) -> Events {
        let text = said("the answer", text)?.to_owned();
        let a = item.applications[0];
        let application = self.applications[a].id.clone();
        let reader = item.to.map(|to| self.contacts[to].id.clone());
        let detail = |detail| Event::Application { application: application.clone(), detail };
        when.past("an answer")?;
        let event = match missing {
            Missing::Name => Event::Seeker { detail: SeekerDetail::Name(text) },
            Missing::Phone => Event::Seeker { detail: SeekerDetail::Phone(text) },
            // Whatever fits one role may fit another: it joins the library as well.
            Missing::Fit => {
                let mut events = vec![detail(ApplicationDetail::Fit(text.clone()))];
                events.extend(self.prove(&text, &[])?);
                return Ok(events);
            }
            Missing::Role => detail(ApplicationDetail::Role(text)),
            Missing::Reader => {
                let contact = reader.ok_or(Refusal::Empty { what: "the reader" })?;
                Event::Contact { contact, detail: ContactDetail::Name(text) }
            }
            Missing::Value => {
                let contact = reader.ok_or(Refusal::Empty { what: "the reader" })?;
                Event::Occasion { application, contact, kind: OccasionKind::Thought, text }
            }
            Missing::Topic => {
                let contact = reader.ok_or(Refusal::Empty { what: "the reader" })?;
                let interview = item
                    .interview
                    .or_else(|| self.last_interview_with(a, item.to))
                    .ok_or(Refusal::Empty { what: "the interview" })?;
                let interview = self.interviews[interview].id.clone();
                Event::Topic { interview, contact, text }
            }
            // These are said where they belong: by `apply --on`, `referral`, and in the letter itself.
            Missing::Applied | Missing::GoBetween | Missing::Answer | Missing::Wording => {
                return Err(Refusal::NeedsDecision {
                    how: "say it in the text: `heardback draft ITEM --edit`",
                });
            }
        };
        Ok(vec![event])
    }

    fn last_interview_with(&self, application: usize, contact: Option<usize>) -> Option<usize> {
        let interviews = &self.applications[application].interviews;
        interviews
            .iter()
            .copied()
            .filter(|&i| contact.is_some_and(|c| self.interviews[i].interviewers.contains(&c)))
            .max_by_key(|&i| self.interviews[i].end)
    }
}
