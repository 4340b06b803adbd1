//! `outcome`: how it ended, or is about to.

use clap::ValueEnum;
use heardback_core::fact::OutcomeKind;

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Record how it ended
///
/// A no, an offer, an offer taken back; or that you took this job, or another one.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback outcome acme rejected --by dana-ruiz\n  heardback outcome acme accepted"
)]
pub(crate) struct OutcomeArgs {
    /// The application
    application: String,
    /// How
    #[arg(value_enum)]
    outcome: OutcomeWord,
    /// Who brought the news
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// Who decided
    #[arg(long, value_name = "PERSON")]
    decided_by: Option<String>,
    /// The day of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum OutcomeWord {
    /// The answer was no
    Rejected,
    /// They made an offer
    Offer,
    /// They took the offer back
    OfferWithdrawn,
    /// You took this job
    Accepted,
    /// You took another job and have yet to tell them
    AcceptedElsewhere,
    /// It is over and nothing more is to be done
    Closed,
}

pub(crate) fn run(args: &OutcomeArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let application = desk.application(&args.application)?;
    let by = args.by.as_ref().map(|words| desk.contact(words)).transpose()?;
    let decided_by = args.decided_by.as_ref().map(|words| desk.contact(words)).transpose()?;
    let journal = desk.journal()?;
    let kind = match args.outcome {
        OutcomeWord::Rejected => Some(OutcomeKind::Rejected),
        OutcomeWord::Offer => Some(OutcomeKind::Offer),
        OutcomeWord::OfferWithdrawn => Some(OutcomeKind::OfferWithdrawn),
        OutcomeWord::AcceptedElsewhere => Some(OutcomeKind::AcceptedElsewhere),
        OutcomeWord::Accepted | OutcomeWord::Closed => None,
    };
    let events = match (kind, args.outcome) {
        (Some(kind), _) => journal.outcome(application, kind, by, decided_by, when)?,
        (None, OutcomeWord::Accepted) => journal.accept(application, when)?,
        (None, _) => journal.close(application, when)?,
    };
    let id = journal.applications[application].id.clone();
    let what = match args.outcome {
        OutcomeWord::Rejected => format!("the answer of {id} was no"),
        OutcomeWord::Offer => format!("an offer from {id}"),
        OutcomeWord::OfferWithdrawn => format!("the offer from {id} was taken back"),
        OutcomeWord::Accepted => format!("you took the job at {id}"),
        OutcomeWord::AcceptedElsewhere => format!("you took another job than {id}"),
        OutcomeWord::Closed => format!("{id} is over"),
    };
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}
