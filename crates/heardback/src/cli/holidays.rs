//! `holidays`: the days on which nobody should be written to.

use super::Form;
use super::apply::region_code;
use crate::desk::{Desk, World, holidays};
use crate::failure::Failure;
use crate::say::{Out, day};
use serde_json::json;

/// Show public holidays
///
/// Of the region your employers are in, or of another; while no region is known, the list of all regions. They are no
/// working days: nothing is due on them.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback holidays DE-BY --year 2027\n  heardback holidays --list"
)]
pub(crate) struct HolidaysArgs {
    /// Country, or country and region: US, US-NY, DE-BY
    region: Option<String>,
    /// Which year, if not this one
    #[arg(long)]
    year: Option<i16>,
    /// List all regions
    #[arg(long, conflicts_with_all = ["region", "year"])]
    list: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &HolidaysArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let code = match &args.region {
        _ if args.list => return regions(args.form, out),
        Some(words) => region_code(words)?,
        None => match &desk.journal()?.seeker.region {
            Some(region) => region.clone(),
            None => return regions(args.form, out),
        },
    };
    let here = desk.today();
    let year = args.year.unwrap_or(here.year());
    let Some(region) = holidays().region(&code) else { return Ok(()) };
    let days = region.holidays.iter().filter(|holiday| holiday.date.year() == year);
    if args.form.json {
        let days: Vec<_> =
            days.map(|holiday| json!({ "date": holiday.date, "name": holiday.name })).collect();
        return out.json(&json!({ "region": region.code, "name": region.name, "holidays": days }));
    }
    out.line(region.name)?;
    let mut any = false;
    for holiday in days {
        any = true;
        out.line(format!("  {:<16}{}", day::plain(holiday.date, here), holiday.name))?;
    }
    if !any {
        out.line(format!("  The table has no holidays for {year}."))?;
    }
    Ok(())
}

fn regions(form: Form, out: &mut Out<'_>) -> Result<(), Failure> {
    if form.json {
        let rows: Vec<_> = holidays()
            .regions()
            .map(|(code, name)| json!({ "region": code, "name": name }))
            .collect();
        return out.json(&json!(rows));
    }
    for (code, name) in holidays().regions() {
        out.line(format!("{code:<8}{name}"))?;
    }
    Ok(())
}
