//! `apply`: an application you sent, or mean to send.

use heardback_core::fact::{ApplicationDetail, ApplicationId, Event};
use heardback_core::verbs::NewApplication;

use super::typed;
use super::words::{InterestWord, SizeWord, WayWord};
use crate::desk::{Desk, World, holidays};
use crate::failure::Failure;
use crate::say::Out;

/// Record an application you sent
///
/// From its day on, Heardback knows when to follow up. With --lead it is only noted as one you may send; giving the
/// name of a lead says that it has been sent now.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback apply \"Acme\" \"Platform Engineer\" --on yesterday --interest high"
)]
pub(crate) struct ApplyArgs {
    /// The employer; or the short name of a lead
    company: String,
    /// The position
    #[arg(default_value = "")]
    role: String,
    /// The day you sent it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// It is not sent yet
    #[arg(long, conflicts_with = "on")]
    lead: bool,
    /// How it was sent
    #[arg(long, value_enum)]
    way: Option<WayWord>,
    /// How much you want it
    #[arg(long, value_enum)]
    interest: Option<InterestWord>,
    /// How large the company is
    #[arg(long, value_enum)]
    size: Option<SizeWord>,
    /// The day the posting closes
    #[arg(long, value_name = "DAY")]
    closes: Option<String>,
    /// The day your letter announced a call for
    #[arg(long, value_name = "DAY")]
    call_on: Option<String>,
    /// The day the employer will decide
    #[arg(long, value_name = "DAY")]
    decides: Option<String>,
    /// Where the posting is
    #[arg(long, value_name = "ADDRESS")]
    posting: Option<String>,
    /// Country, or country and region, of the employer's people: US, US-NY, DE-BY
    #[arg(long)]
    region: Option<String>,
    /// The posting says: no calls
    #[arg(long)]
    no_calls: bool,
    /// The posting asks not to follow up
    #[arg(long)]
    no_follow_up: bool,
    /// It is a sales role
    #[arg(long)]
    sales: bool,
}

pub(crate) fn run(args: &ApplyArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let details = details(args, &desk)?;
    let journal = desk.journal()?;
    let known =
        journal.applications.iter().position(|application| application.id.0 == args.company);
    let (id, events) = match known.filter(|_| args.role.is_empty()) {
        Some(a) => {
            let mut events = journal.applied(a, when)?;
            events.extend(journal.learn(a, details, when)?);
            (journal.applications[a].id.clone(), events)
        }
        None => {
            let new = NewApplication {
                company: args.company.clone(),
                role: args.role.clone(),
                sent: !args.lead,
                details,
            };
            let events = journal.apply(&new, when)?;
            (opened(&events), events)
        }
    };
    let what = format!("{} {id}", if args.lead { "lead" } else { "application" });
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}

/// The application that the first event opens.
fn opened(events: &[Event]) -> ApplicationId {
    let id = events.iter().find_map(|event| match event {
        Event::Application { application, .. } | Event::Applied { application } => {
            Some(application)
        }
        _ => None,
    });
    id.cloned().unwrap_or_else(|| ApplicationId::from("application"))
}

fn details(args: &ApplyArgs, desk: &Desk) -> Result<Vec<ApplicationDetail>, Failure> {
    use ApplicationDetail as Detail;
    let mut details = Vec::new();
    details.extend(args.way.map(|way| Detail::Way(way.into())));
    details.extend(args.interest.map(|interest| Detail::Interest(interest.into())));
    details.extend(args.size.map(|size| Detail::CompanySize(size.into())));
    let day = |words: &Option<String>| {
        words.as_ref().map(|words| typed::day_ahead(desk, words)).transpose()
    };
    details.extend(day(&args.closes)?.map(Detail::ClosesOn));
    details.extend(day(&args.call_on)?.map(Detail::AnnouncedCallOn));
    details.extend(day(&args.decides)?.map(Detail::DecisionExpectedOn));
    details.extend(args.posting.clone().map(Detail::Posting));
    if let Some(region) = &args.region {
        details.push(Detail::Region(region_code(region)?));
    }
    details.extend(args.no_calls.then_some(Detail::NoCalls(true)));
    details.extend(args.no_follow_up.then_some(Detail::NoFollowup(true)));
    details.extend(args.sales.then_some(Detail::SalesRole(true)));
    Ok(details)
}

/// The code of a region as the table writes it; one that is not in it is refused with those that look like it.
pub(crate) fn region_code(words: &str) -> Result<String, Failure> {
    match holidays().region(words) {
        Some(region) => Ok(region.code.to_owned()),
        None => Err(holidays().unknown(words).into()),
    }
}
