//! The library of what the user has done, for every face: which proof is meant, and which fit an application.

use std::path::Path;

use heardback_core::fact::{Direction, Event};
use heardback_core::journal::{Proof, in_force};
use heardback_core::own_text::own_text;
use heardback_core::plain::plain;
use heardback_core::proofs::{self, Job, Match};
use heardback_formats::resume::{Proposal, proposals};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::resume;

/// So many letters of an application's people are looked through for what the job asks, the newest.
const MOST_LETTERS: usize = 20;

/// What a resume proposes, in its order.
pub(crate) fn proposed(resume: &Path) -> Result<Vec<Proposal>, Failure> {
    Ok(proposals(&resume::read(resume)?))
}

/// Whether none of the proofs says this already.
pub(crate) fn is_new(known: &[Proof], text: &str) -> bool {
    known.iter().all(|proof| plain(&proof.text) != plain(text))
}

/// The place of the proof that the words name: its number in the list, from 1, or words that only one has.
pub(crate) fn find(desk: &Desk, words: &str) -> Result<usize, Failure> {
    let proofs = &desk.journal()?.seeker.proofs;
    let numbered = words.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    if let Some(place) = numbered.filter(|&place| place < proofs.len()) {
        return Ok(place);
    }
    let wanted = plain(words);
    let fits = |proof: &Proof| !wanted.is_empty() && plain(&proof.text).contains(&wanted);
    let fitting: Vec<usize> = (0..proofs.len()).filter(|&place| fits(&proofs[place])).collect();
    match fitting.as_slice() {
        [only] => Ok(*only),
        [] => Err(Failure::typed(format!("None of your proofs is or has “{words}”."))
            .hint("heardback proof    lists them with their numbers")),
        several => {
            let mut failure = Failure::typed(format!(
                "“{words}” stands in more than one of your proofs; name one by its number:"
            ));
            for &place in several {
                failure = failure.hint(format!("{}  {}", place + 1, proofs[place].text));
            }
            Err(failure)
        }
    }
}

/// What was written about the job of an application: notes, and the letters of its people.
pub(crate) fn posting(desk: &Desk, application: usize) -> Result<String, Failure> {
    let id = &desk.journal()?.applications[application].id;
    let mut text = String::new();
    let mut letters = Vec::new();
    for fact in in_force(desk.facts()?) {
        match &fact.event {
            Event::Note { application: Some(about), text: note, .. } if about == id => {
                text.push_str(note);
                text.push('\n');
            }
            Event::Message(message)
                if message.direction == Direction::In
                    && !message.auto
                    && message.applications.contains(id) =>
            {
                letters.extend(message.mail);
            }
            _ => {}
        }
    }
    for key in letters.iter().rev().take(MOST_LETTERS) {
        if let Some(kept) = desk.store.message(*key)? {
            text.push_str(&kept.head.subject);
            text.push('\n');
            text.push_str(&own_text(&kept.text));
            text.push('\n');
        }
    }
    Ok(text)
}

/// All proofs beside the job of an application, best fit first.
pub(crate) fn ranked(desk: &Desk, application: usize) -> Result<Vec<Match>, Failure> {
    let journal = desk.journal()?;
    let posting = posting(desk, application)?;
    let job = Job { role: &journal.applications[application].role, posting: &posting };
    Ok(proofs::ranked(&journal.seeker.proofs, job))
}
