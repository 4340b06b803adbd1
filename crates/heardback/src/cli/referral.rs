//! `referral`: a friend inside, and how far it got.

use clap::ValueEnum;
use heardback_core::fact::ReferralStep;

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, fact};

/// Record a step of a referral
///
/// Asked, agreed, or handed over. While a friend is at it, the cold follow-up waits.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback referral acme asked --helper sam-lee\n  heardback referral acme delivered --helper sam-lee --to dana-ruiz"
)]
pub(crate) struct ReferralArgs {
    /// The application
    application: String,
    /// What was done
    #[arg(value_enum)]
    step: StepWord,
    /// The friend; not needed once recorded
    #[arg(long, value_name = "PERSON")]
    helper: Option<String>,
    /// Who got the resume
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// The day of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum StepWord {
    /// You asked
    Asked,
    /// The friend agreed
    Agreed,
    /// The friend handed your resume over
    Delivered,
}

pub(crate) fn run(args: &ReferralArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let application = desk.application(&args.application)?;
    let to = args.to.as_ref().map(|words| desk.contact(words)).transpose()?;
    let journal = desk.journal()?;
    let known = journal.applications[application].referral.as_ref().map(|known| known.helper);
    let helper = match (&args.helper, known) {
        (Some(words), _) => desk.contact(words)?,
        (None, Some(known)) => known,
        (None, None) => {
            return Err(Failure::typed("Which friend is not known yet.")
                .hint(format!("heardback referral {} asked --helper PERSON", args.application)));
        }
    };
    let step = match args.step {
        StepWord::Asked => ReferralStep::Asked,
        StepWord::Agreed => ReferralStep::Agreed,
        StepWord::Delivered => {
            ReferralStep::Delivered { to: to.map(|c| journal.contacts[c].id.clone()) }
        }
    };
    let events = journal.referral(application, helper, step, when)?;
    let id = journal.applications[application].id.clone();
    let name = fact::name_of(journal, &journal.contacts[helper].id);
    let what = match args.step {
        StepWord::Asked => format!("{name} was asked for a referral to {id}"),
        StepWord::Agreed => format!("{name} agreed to a referral to {id}"),
        StepWord::Delivered => format!("{name} handed your resume over at {id}"),
    };
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}
