//! `contact`: a person, and what is known of them.

use heardback_core::fact::{ContactDetail, LinkedinPermission};
use heardback_core::journal::{NotOne, Places};
use heardback_core::verbs::Person;

use super::apply::region_code;
use super::typed;
use super::words::{ChannelWord, PartWord};
use crate::desk::{Desk, Map, World};
use crate::failure::Failure;
use crate::say::{Out, fact};

/// Record a person
///
/// A new one, or something new about one you know. Only people you name, or who wrote to you, are ever written to.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback contact \"Dana Ruiz\" --at acme --part hiring-manager --email dana@acme.example\n  heardback contact dana-ruiz --back-on \"mon\""
)]
pub(crate) struct ContactArgs {
    /// First and last name; or the short name of somebody you know
    name: String,
    /// An application they belong to; repeat it for each
    #[arg(long, value_name = "APPLICATION")]
    at: Vec<String>,
    /// The part they play; repeat it for each
    #[arg(long, value_enum)]
    part: Vec<PartWord>,
    /// E-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// E-mail address, guessed from the company's usual form
    #[arg(long, value_name = "ADDRESS")]
    guess: Option<String>,
    /// Telephone number
    #[arg(long)]
    phone: Option<String>,
    /// Postal address
    #[arg(long)]
    postal: Option<String>,
    /// LinkedIn profile
    #[arg(long, value_name = "PROFILE")]
    linkedin: Option<String>,
    /// Whether they would like to connect on LinkedIn
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    connect: Option<bool>,
    /// Their title
    #[arg(long)]
    title: Option<String>,
    /// The company they work for
    #[arg(long)]
    company: Option<String>,
    /// Country, or country and region, whose holidays they keep: US, DE-BY
    #[arg(long)]
    region: Option<String>,
    /// The zone they work in: Europe/Berlin
    #[arg(long)]
    zone: Option<String>,
    /// The way they like best
    #[arg(long, value_enum, value_name = "WAY")]
    prefers: Option<ChannelWord>,
    /// They invited you to call
    #[arg(long)]
    invited_call: bool,
    /// They asked not to be called
    #[arg(long)]
    no_calls: bool,
    /// They asked not to be contacted
    #[arg(long)]
    no_contact: bool,
    /// They are away; the first day back
    #[arg(long, value_name = "DAY")]
    back_on: Option<String>,
    /// They left the company
    #[arg(long)]
    left: bool,
    /// The day you learnt it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

/// `yes` or `no`, as people type them.
pub(crate) fn yes_or_no(word: &str) -> Result<bool, String> {
    match word.to_lowercase().as_str() {
        "yes" | "y" | "true" => Ok(true),
        "no" | "n" | "false" => Ok(false),
        _ => Err("say yes or no".to_owned()),
    }
}

pub(crate) fn run(args: &ContactArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let mut details = details(args, &desk)?;
    let mut applications = Vec::new();
    for words in &args.at {
        applications.push(desk.application(words)?);
    }
    let parts = args.part.iter().map(|&part| part.into());
    let journal = desk.journal()?;
    let (what, events) = match journal.find_contact(&args.name) {
        Ok(c) => {
            let ids = applications.iter().map(|&a| journal.applications[a].id.clone());
            details.extend(ids.map(ContactDetail::Application));
            details.extend(parts.map(ContactDetail::Part));
            if details.is_empty() {
                return Err(Failure::typed(format!("{} is known already.", args.name))
                    .hint("heardback contact --help lists what else can be said"));
            }
            let id = &journal.contacts[c].id;
            (format!("more about {id}"), journal.know(c, details, when)?)
        }
        Err(NotOne::None { .. }) => {
            let person = Person {
                name: args.name.clone(),
                applications: applications.clone(),
                parts: parts.collect(),
                details,
            };
            (
                format!("{}, known as {}", args.name, journal.new_contact_id(&args.name)),
                journal.meet(&person, when)?,
            )
        }
        Err(several) => return Err(several.into()),
    };
    let next = applications.first().map(|&a| journal.applications[a].id.clone());
    typed::record(&mut desk, out, &what, when, events, next.as_ref())?;
    if args.guess.is_some() {
        out.text(fact::MAY_STRAY)?;
    }
    Ok(())
}

fn details(args: &ContactArgs, desk: &Desk) -> Result<Vec<ContactDetail>, Failure> {
    use ContactDetail as Detail;
    let mut details = Vec::new();
    details.extend(args.email.clone().map(Detail::Email));
    details.extend(args.guess.clone().map(Detail::GuessedEmail));
    details.extend(args.phone.clone().map(Detail::Phone));
    details.extend(args.postal.clone().map(Detail::Postal));
    details.extend(args.linkedin.clone().map(Detail::Linkedin));
    details.extend(args.title.clone().map(Detail::Title));
    details.extend(args.company.clone().map(Detail::Company));
    if let Some(region) = &args.region {
        details.push(Detail::Region(region_code(region)?));
    }
    if let Some(zone) = &args.zone {
        details.push(Detail::Zone(zone_name(zone)?));
    }
    if let Some(words) = &args.back_on {
        details.push(Detail::ReturnsOn(typed::day_ahead(desk, words)?));
    }
    let permission = |yes| if yes { LinkedinPermission::Yes } else { LinkedinPermission::No };
    details.extend(args.connect.map(|yes| Detail::LinkedinPermission(permission(yes))));
    details.extend(args.prefers.map(|way| Detail::Prefers(way.into())));
    details.extend(args.invited_call.then_some(Detail::InvitedCall(true)));
    details.extend(args.no_calls.then_some(Detail::NoCalls(true)));
    details.extend(args.no_contact.then_some(Detail::SaysNoContact(true)));
    details.extend(args.left.then_some(Detail::Left(true)));
    Ok(details)
}

/// A zone that exists.
pub(crate) fn zone_name(words: &str) -> Result<String, Failure> {
    match Map.zone(words) {
        Some(zone) => Ok(zone.iana_name().unwrap_or(words).to_owned()),
        None => Err(Failure::typed(format!("There is no zone “{words}”."))
            .hint("For example: Europe/Berlin, America/New_York")),
    }
}
