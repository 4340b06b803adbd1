//! Bringing mail in from paths, as every face does it: find what they are, read what has changed, and tell what came of it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use heardback_core::fact::{ApplicationId, BatchId, ImportId};
use heardback_core::journal::Journal;

use super::{Import, Own, Progress, Receipt, Refused, Shape, find, import, look};
use crate::desk::{Desk, Map, World};
use crate::failure::Failure;

/// What is to be brought in.
pub(crate) struct Bring<'a> {
    /// Files and folders.
    pub(crate) paths: &'a [PathBuf],
    /// What it is, in words.
    pub(crate) said: String,
    /// Read everything again, whatever is known of it.
    pub(crate) full: bool,
    /// Only find out what would be new.
    pub(crate) dry_run: bool,
    /// Set to end early.
    pub(crate) stop: &'a AtomicBool,
}

/// What came of it.
pub(crate) struct Brought {
    pub(crate) receipt: Receipt,
    /// The change that `undo` takes back; none where nothing was read.
    pub(crate) batch: Option<BatchId>,
    /// Titles of applications that are new, or would be.
    pub(crate) opened: Vec<String>,
    /// Titles of known applications that something was added to, or would be.
    pub(crate) changed: Vec<String>,
    /// The desk as it stands now.
    pub(crate) desk: Desk,
}

/// Brings mail in. What cannot be read is refused by name while the rest goes on; if nothing can, that is a failure.
///
/// `progress` is told how many bytes there are, 0 where nobody can know; `whose` which addresses were recognised and
/// which are known, and says which of them are the user's own.
pub(crate) fn bring_in(
    world: &World,
    bring: Bring<'_>,
    progress: impl FnOnce(u64, bool) -> Progress,
    whose: impl FnOnce(&Own, &[String]) -> Result<Vec<String>, Failure>,
) -> Result<Brought, Failure> {
    let (found, refused) = find(bring.paths);
    if found.is_empty() {
        return Err(nothing_readable(&refused));
    }
    let is_packed = found.iter().any(|found| found.shape == Shape::Archive);
    let mut desk = Desk::open(world)?;
    let ids = desk.fresh_ids(2)?;
    let (id, batch) = (ImportId(ids[0].0), BatchId(ids[1].0));
    let sources = look(&desk.store, found, id, bring.full)?;
    if sources.changed.is_empty() {
        let receipt = Receipt { unchanged: sources.unchanged, refused, ..Receipt::default() };
        return Ok(Brought { receipt, batch: None, opened: Vec::new(), changed: Vec::new(), desk });
    }
    let read_at = desk.mark()?;
    let before: BTreeSet<ApplicationId> =
        desk.journal()?.applications.iter().map(|known| known.id.clone()).collect();
    let known = &desk.journal()?.seeker.addresses;
    let asked = Import {
        id,
        batch,
        now: desk.now,
        said: bring.said,
        sources,
        full: bring.full,
        dry_run: bring.dry_run,
        stop: bring.stop,
        facts: desk.facts()?,
        journal: desk.journal()?,
        read_at,
    };
    let mut receipt =
        import(&desk.store, asked, |total| progress(total, is_packed), |own| whose(own, known))?;
    receipt.refused.splice(0..0, refused);

    let mut facts = if bring.dry_run { desk.facts()?.to_vec() } else { Vec::new() };
    desk.catch_up(read_at)?;
    facts.append(&mut receipt.foreseen);
    let foreseen = bring.dry_run.then(|| Journal::from_facts(&facts, &Map));
    let after = match &foreseen {
        Some(journal) => journal,
        None => desk.journal()?,
    };
    receipt.applications =
        after.applications.len().saturating_sub(before.len()).try_into().unwrap_or(u64::MAX);
    let titles = |is_known: bool| {
        let touched = after.applications.iter().filter(|application| {
            let is_new = !before.contains(&application.id);
            (is_new && !is_known)
                || (!is_new && is_known && receipt.touched.contains(&application.id))
        });
        touched.map(|application| application.title()).collect::<Vec<String>>()
    };
    let (opened, changed) = (titles(false), titles(true));
    Ok(Brought { receipt, batch: Some(batch), opened, changed, desk })
}

/// What is accepted, in one line.
pub(crate) const ACCEPTED: &str =
    "Accepted: mbox, Maildir, .eml, folders of these, .zip, .tgz and .gz.";

fn nothing_readable(refused: &[Refused]) -> Failure {
    let mut failure = match refused {
        [only] => Failure::typed(format!("{}: {}.", only.path.display(), only.why)),
        [] => Failure::typed("There is no mail in these folders."),
        _ => Failure::typed("None of these can be imported:"),
    };
    if refused.len() > 1 {
        for refused in refused {
            failure = failure.hint(format!("{}: {}", refused.path.display(), refused.why));
        }
    }
    failure.hint(ACCEPTED)
}
