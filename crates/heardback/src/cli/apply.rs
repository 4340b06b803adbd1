//! `apply`: an application you sent, or mean to send.

use clap::ValueEnum;
use heardback_core::fact::{ApplicationDetail, Event, Moment, Way};

use super::{InterestWord, typed};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Record an application you sent
///
/// From its day on, Heardback knows when to follow up. With --lead it is only noted as one you may send.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback apply \"Acme\" \"Platform Engineer\" --on yesterday --interest high"
)]
pub(crate) struct ApplyArgs {
    /// The employer; the name of a lead works as well
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
    /// The day the posting closes
    #[arg(long, value_name = "DAY")]
    closes: Option<String>,
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

/// The way an application got there, as typed.
#[derive(ValueEnum, Debug, Clone, Copy)]
enum WayWord {
    Posting,
    OnlineForm,
    Email,
    Referral,
    Networking,
    RecruiterAgency,
    InPerson,
}

impl From<WayWord> for Way {
    fn from(word: WayWord) -> Self {
        match word {
            WayWord::Posting => Way::Posting,
            WayWord::OnlineForm => Way::OnlineForm,
            WayWord::Email => Way::Email,
            WayWord::Referral => Way::Referral,
            WayWord::Networking => Way::Networking,
            WayWord::RecruiterAgency => Way::RecruiterAgency,
            WayWord::InPerson => Way::InPerson,
        }
    }
}

pub(crate) fn run(args: &ApplyArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let on = typed::happened(&desk, args.on.as_deref())?;
    let details = details(args, &desk)?;
    let journal = desk.journal()?;
    let lead = journal.applications.iter().find(|application| {
        application.applied.is_none()
            && (application.id.0 == args.company
                || (application.company.eq_ignore_ascii_case(&args.company)
                    && application.role.eq_ignore_ascii_case(&args.role)))
    });
    let same = journal.applications.iter().find(|application| {
        application.applied.is_some_and(|applied| applied.value == on.date(&journal.zone))
            && application.company.eq_ignore_ascii_case(&args.company)
            && application.role.eq_ignore_ascii_case(&args.role)
    });
    if let Some(same) = same {
        return Err(Failure::refused(format!("{} of that day is recorded already.", same.title()))
            .hint(format!("heardback show {}", same.id)));
    }
    let id = match lead {
        Some(lead) => lead.id.clone(),
        None => journal.new_application_id(&args.company, &args.role),
    };
    let mut events: Vec<(Moment, Event)> = Vec::new();
    let known = |detail| (on, Event::Application { application: id.clone(), detail });
    if lead.is_none() {
        events.push(known(ApplicationDetail::Company(args.company.clone())));
        if !args.role.is_empty() {
            events.push(known(ApplicationDetail::Role(args.role.clone())));
        }
    }
    events.extend(details.into_iter().map(known));
    if !args.lead {
        events.push((on, Event::Applied { application: id.clone() }));
    }
    let what = if args.lead { "a lead" } else { "application" };
    desk.record(format!("{what} {id}"), events)?;
    typed::recorded(out, &format!("{what} {id}"))?;
    let index = desk.application(&id.0)?;
    typed::next(&desk, index, out)
}

fn details(args: &ApplyArgs, desk: &Desk) -> Result<Vec<ApplicationDetail>, Failure> {
    use ApplicationDetail as Detail;
    let mut details = Vec::new();
    details.extend(args.way.map(|way| Detail::Way(way.into())));
    details.extend(args.interest.map(|interest| Detail::Interest(interest.into())));
    if let Some(words) = &args.closes {
        details.push(Detail::ClosesOn(typed::day_ahead(desk, words)?));
    }
    details.extend(args.posting.clone().map(Detail::Posting));
    details.extend(args.region.clone().map(Detail::Region));
    details.extend(args.no_calls.then_some(Detail::NoCalls(true)));
    details.extend(args.no_follow_up.then_some(Detail::NoFollowup(true)));
    details.extend(args.sales.then_some(Detail::SalesRole(true)));
    Ok(details)
}
