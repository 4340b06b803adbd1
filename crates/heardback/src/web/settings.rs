//! `/settings`: what Heardback knows of you, where your data lies, and how to take it along or have it forgotten.

mod forget;
mod proofs;
mod restore;
mod take;

use askama::Template;
use axum::extract::State;
use axum::{Form, Router, routing};
use heardback_core::fact::{Event, SeekerDetail};
use heardback_core::journal::Journal;
use serde::Deserialize;

use super::answer::Answer;
use super::form::filled;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::cli::apply::region_code;
use crate::cli::contact::zone_name;
use crate::days;
use crate::desk::{Desk, holidays};
use crate::failure::Failure;
use crate::say::{capital, day};
use crate::seeker;

/// So many holidays ahead are shown.
const MOST_HOLIDAYS: usize = 4;

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    frame: Frame,
    name: String,
    phone: String,
    /// `yes`, `no`, or nothing where nobody said.
    job: &'static str,
    region: String,
    zone: String,
    addresses: Vec<String>,
    signature: String,
    /// “9-17”, or nothing where nobody said.
    hours: String,
    proofs: usize,
    profile: String,
    regions: Vec<(&'static str, &'static str)>,
    /// The next public holidays of the region: day and name.
    holidays: Vec<(String, &'static str)>,
    folder: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/settings", routing::get(show))
        .route("/settings/you", routing::post(you))
        .merge(proofs::routes())
        .merge(take::routes())
        .merge(restore::routes())
        .merge(forget::routes())
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    house.page(asked, view).await
}

fn view(desk: &Desk, frame: Frame) -> Result<SettingsPage, Failure> {
    let journal = desk.journal()?;
    let seeker = &journal.seeker;
    let folder = std::path::absolute(desk.folder()).unwrap_or_else(|_| desk.folder().to_owned());
    Ok(SettingsPage {
        frame: frame.titled("Settings"),
        name: seeker.name.clone().unwrap_or_default(),
        phone: seeker.phone.clone().unwrap_or_default(),
        job: match seeker.employed {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
        region: seeker.region.clone().unwrap_or_default(),
        zone: journal.zone.iana_name().unwrap_or("UTC").to_owned(),
        addresses: seeker.addresses.clone(),
        signature: seeker.signature.clone().unwrap_or_default(),
        hours: seeker.hours.map_or(String::new(), |(from, until)| format!("{from}-{until}")),
        proofs: seeker.proofs.len(),
        profile: capital(seeker.profile.as_str()),
        regions: holidays().regions().collect(),
        holidays: next_holidays(desk, journal),
        folder: folder.display().to_string(),
    })
}

fn next_holidays(desk: &Desk, journal: &Journal) -> Vec<(String, &'static str)> {
    let here = desk.today();
    let region = journal.seeker.region.as_deref().and_then(|code| holidays().region(code));
    let Some(region) = region else { return Vec::new() };
    let ahead = region.holidays.iter().filter(|holiday| holiday.date >= here);
    ahead.take(MOST_HOLIDAYS).map(|known| (day::plain(known.date, here), known.name)).collect()
}

#[derive(Deserialize)]
struct You {
    #[serde(default, deserialize_with = "filled")]
    name: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    phone: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    job: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    region: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    zone: Option<String>,
    /// Left empty it takes the signature away.
    #[serde(default)]
    signature: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    hours: Option<String>,
    /// One more address of one's own.
    #[serde(default, deserialize_with = "filled")]
    address: Option<String>,
}

/// Records what differs from what is known.
async fn you(State(house): State<House>, Form(form): Form<You>) -> Answer {
    house
        .record("/settings".to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let details = form.details(desk.journal()?)?;
            if details.is_empty() {
                return Ok(());
            }
            let events = details.into_iter().map(|detail| (when.on, Event::Seeker { detail }));
            desk.record("your settings", events)
        })
        .await
}

impl You {
    fn details(self, journal: &Journal) -> Result<Vec<SeekerDetail>, Failure> {
        let known = &journal.seeker;
        let name = self.name.map(|name| name.trim().to_owned());
        let mut details: Vec<SeekerDetail> = name
            .filter(|name| known.name.as_ref() != Some(name))
            .map(SeekerDetail::Name)
            .into_iter()
            .collect();
        let phone = self.phone.filter(|phone| known.phone.as_deref() != Some(phone.trim()));
        details.extend(phone.map(|phone| seeker::phone(&phone)).transpose()?);
        let job = match self.job.as_deref() {
            None => None,
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some(_) => return Err(Failure::typed("Please say yes or no to having a job now.")),
        };
        details.extend(job.filter(|_| job != known.employed).map(SeekerDetail::Employed));
        let region = self.region.map(|region| region_code(region.trim())).transpose()?;
        details.extend(
            region.filter(|code| known.region.as_ref() != Some(code)).map(SeekerDetail::Region),
        );
        let zone = self.zone.map(|zone| zone_name(zone.trim())).transpose()?;
        let zone = zone.filter(|zone| journal.zone.iana_name() != Some(zone.as_str()));
        details.extend(zone.map(SeekerDetail::Zone));
        if let Some(text) = &self.signature {
            let signature = seeker::signature(text)?;
            let now = SeekerDetail::Signature(known.signature.clone().unwrap_or_default());
            details.extend(Some(signature).filter(|signature| *signature != now));
        }
        let hours = self.hours.as_deref().map(seeker::hours).transpose()?;
        let now = known.hours.map(|(from, until)| SeekerDetail::Hours { from, until });
        details.extend(hours.filter(|hours| Some(hours) != now.as_ref()));
        let address = self.address.filter(|address| !known.addresses.contains(address));
        details.extend(address.map(|address| seeker::address(&address)).transpose()?);
        Ok(details)
    }
}
