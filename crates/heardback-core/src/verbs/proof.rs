//! The library of what the user has done: adding to it, changing and removing what stands in it.

use super::{Events, Refusal, When, said};
use crate::fact::{Event, FactId, Moment, SeekerDetail};
use crate::journal::Journal;

/// Characters of a proof; longer ones are no sentence for a letter.
const LONGEST: usize = 300;

/// Characters of a skill.
const LONGEST_SKILL: usize = 60;

impl Journal {
    /// Adds something the user has done; of what is known already, only skills that are new.
    pub fn prove(&self, text: &str, skills: &[String]) -> Events {
        let text = one_line("a proof", text, LONGEST)?;
        let known = self.seeker.proofs.iter().find(|proof| proof.text == text);
        let mut events = Vec::new();
        if known.is_none() {
            events.push(Event::Seeker { detail: SeekerDetail::Proof(text.clone()) });
        }
        let mut named: Vec<String> = known.map_or_else(Vec::new, |proof| proof.skills.clone());
        for skill in skills {
            let skill = one_line("a skill", skill, LONGEST_SKILL)?;
            if !named.iter().any(|known| known.eq_ignore_ascii_case(&skill)) {
                let proof = text.clone();
                events.push(Event::Seeker {
                    detail: SeekerDetail::Skill { proof, skill: skill.clone() },
                });
                named.push(skill);
            }
        }
        Ok(events)
    }

    /// Removes a proof and its skills from the library.
    pub fn remove_proof(&self, proof: usize) -> Vec<Event> {
        let proof = &self.seeker.proofs[proof];
        proof.facts.iter().chain(&proof.skill_facts).map(|fact| taken_back(*fact)).collect()
    }

    /// Puts another text in the place of a proof's, and other skills in the place of its skills; what is not given stays.
    /// Whatever has another text is told at the moment of the proof it replaces, so that it keeps its place.
    pub fn change_proof(
        &self,
        proof: usize,
        text: Option<&str>,
        skills: Option<&[String]>,
        when: When,
    ) -> Result<Vec<(Moment, Event)>, Refusal> {
        let known = &self.seeker.proofs[proof];
        let text =
            text.map_or(Ok(known.text.clone()), |text| one_line("a proof", text, LONGEST))?;
        let mut events = Vec::new();
        if text != known.text {
            events.extend(known.facts.iter().copied().map(taken_back));
        }
        events.extend(known.skill_facts.iter().copied().map(taken_back));
        let mut left = Journal::new(self.zone.clone(), self.days.clone());
        left.seeker.proofs.clone_from(&self.seeker.proofs);
        left.seeker.proofs[proof].skills.clear();
        events.extend(left.prove(&text, skills.unwrap_or(&known.skills))?);
        let on = |event: &Event| match event {
            Event::Seeker { detail: SeekerDetail::Proof(_) } => known.on.unwrap_or(when.on),
            _ => when.on,
        };
        Ok(events.into_iter().map(|event| (on(&event), event)).collect())
    }
}

fn taken_back(retracted: FactId) -> Event {
    Event::Retracted { retracted }
}

/// The text on one line, as a sentence of a letter stands in it.
fn one_line(what: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = said(what, &text)?;
    match text.chars().count() {
        count if count > most => Err(Refusal::TooLong { what, most }),
        _ => Ok(text.to_owned()),
    }
}
