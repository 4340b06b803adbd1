//! `profile`: you, and how persistent you want to be.

use heardback_core::fact::SeekerDetail;
use serde_json::json;

use super::apply::region_code;
use super::contact::{yes_or_no, zone_name};
use super::words::ProfileWord;
use super::{Form, typed};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, fact};
use crate::seeker;

/// Show or change what Heardback knows of you
///
/// How persistent to be, whether you have a job now (it changes when to stop), where most employers are (it sets
/// working days), and your own addresses (so that mail you sent counts).
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback profile reserved\n  heardback profile --job yes --region DE-BY --address me@home.example"
)]
pub(crate) struct ProfileArgs {
    /// How patient or persistent to be
    #[arg(value_enum)]
    profile: Option<ProfileWord>,
    /// Whether you have a job now
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    job: Option<bool>,
    /// Whether you are being pursued and do not chase
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    passive: Option<bool>,
    /// Whether you would like feedback after a no
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    feedback: Option<bool>,
    /// Whether a note after a no is offered
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    notes: Option<bool>,
    /// Your name
    #[arg(long)]
    name: Option<String>,
    /// Your telephone number, for messages that leave one
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// What stands under your name in e-mails and letters, such as your profession and a link; "" for nothing
    #[arg(long, value_name = "TEXT")]
    signature: Option<String>,
    /// The hours in which you write and call, on your own clock: 9-17
    #[arg(long, value_name = "FROM-UNTIL")]
    hours: Option<String>,
    /// Something you have done, with a result, a number or a tool; repeat it for each
    #[arg(long, value_name = "SENTENCE")]
    proof: Vec<String>,
    /// One of your own addresses; repeat it for each
    #[arg(long)]
    address: Vec<String>,
    /// Where most employers are: US, US-NY, DE-BY
    #[arg(long)]
    region: Option<String>,
    /// The zone most employers work in: Europe/Berlin
    #[arg(long)]
    zone: Option<String>,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ProfileArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let details = details(args)?;
    if details.is_empty() {
        return show(&desk, args.form, out);
    }
    let when = typed::happened(&desk, None)?;
    let events = details.into_iter().map(|detail| heardback_core::fact::Event::Seeker { detail });
    typed::record(&mut desk, out, "your profile", when, events.collect(), None)
}

fn details(args: &ProfileArgs) -> Result<Vec<SeekerDetail>, Failure> {
    use SeekerDetail as Detail;
    let mut details = Vec::new();
    details.extend(args.profile.map(|profile| Detail::Profile(profile.into())));
    details.extend(args.job.map(Detail::Employed));
    details.extend(args.passive.map(Detail::Passive));
    details.extend(args.feedback.map(Detail::WantsFeedback));
    details.extend(args.notes.map(|yes| Detail::NoRejectionNotes(!yes)));
    details.extend(args.name.clone().map(Detail::Name));
    details.extend(args.phone.as_deref().map(seeker::phone).transpose()?);
    details.extend(args.signature.as_deref().map(seeker::signature).transpose()?);
    details.extend(args.hours.as_deref().map(seeker::hours).transpose()?);
    details.extend(args.proof.iter().map(|text| Detail::Proof(text.trim().to_owned())));
    for address in &args.address {
        details.push(seeker::address(address)?);
    }
    if let Some(region) = &args.region {
        details.push(Detail::Region(region_code(region)?));
    }
    if let Some(zone) = &args.zone {
        details.push(Detail::Zone(zone_name(zone)?));
    }
    Ok(details)
}

fn show(desk: &Desk, form: Form, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let seeker = &journal.seeker;
    if form.json {
        return out.json(&json!({
            "profile": seeker.profile.as_str(),
            "job": seeker.employed,
            "passive": seeker.passive,
            "wants_feedback": seeker.wants_feedback,
            "notes_after_a_no": !seeker.no_rejection_notes,
            "name": seeker.name,
            "phone": seeker.phone,
            "signature": seeker.signature,
            "hours": seeker.hours,
            "proofs": seeker.proofs.iter().map(|proof| &proof.text).collect::<Vec<_>>(),
            "addresses": seeker.addresses,
            "region": seeker.region,
            "zone": journal.zone.iana_name(),
        }));
    }
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "not said".to_owned());
    let yes = |value: bool| if value { "yes" } else { "no" };
    let rows = [
        ("profile", seeker.profile.as_str().to_owned()),
        ("name", known(&seeker.name)),
        ("phone", known(&seeker.phone)),
        ("signature", known(&seeker.signature.as_ref().map(|text| text.replace('\n', " / ")))),
        ("hours", known(&seeker.hours.map(|(from, until)| format!("{from}–{until} h")))),
        (
            "addresses",
            if seeker.addresses.is_empty() {
                "not said".to_owned()
            } else {
                fact::listed(&seeker.addresses)
            },
        ),
        ("job now", seeker.employed.map_or("not said", yes).to_owned()),
        ("chases", yes(!seeker.passive).to_owned()),
        ("feedback", yes(seeker.wants_feedback).to_owned()),
        ("notes", yes(!seeker.no_rejection_notes).to_owned()),
        ("region", known(&seeker.region)),
        ("zone", journal.zone.iana_name().unwrap_or("UTC").to_owned()),
    ];
    let proofs = seeker.proofs.iter().map(|proof| ("done", proof.text.clone()));
    for (word, value) in rows.into_iter().chain(proofs) {
        out.hanging(&format!("{word:<12}"), &" ".repeat(12), value)?;
    }
    Ok(())
}
