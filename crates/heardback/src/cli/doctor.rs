//! `doctor`: is the data whole?

use heardback_store::Weight;
use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::{Failure, Kind};
use crate::say::Out;

/// Look your data over
///
/// Whether the file is whole, everything in it can be read, and it is yours alone to read. Nothing is changed unless
/// you ask for it.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback doctor\n  heardback doctor --fix")]
pub(crate) struct DoctorArgs {
    /// Mend what can be mended without losing anything
    #[arg(long)]
    fix: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &DoctorArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    if args.fix {
        desk.store.mend()?;
    }
    let findings = desk.store.doctor()?;
    let word = |weight: Weight| match weight {
        Weight::Fine => "fine",
        Weight::Odd => "odd",
        Weight::Broken => "broken",
    };
    let broken = findings.iter().filter(|finding| finding.weight == Weight::Broken).count();
    if args.form.json {
        let rows: Vec<_> = findings
            .iter()
            .map(|finding| {
                json!({ "weight": word(finding.weight), "what": finding.what, "next": finding.next })
            })
            .collect();
        out.json(&json!({ "data": desk.store.path(), "findings": rows }))?;
    } else {
        out.text(format!("Your data lies in {}", desk.store.path().display()))?;
        for finding in &findings {
            out.hanging(&format!("{:<8}", word(finding.weight)), &" ".repeat(8), &finding.what)?;
            if let Some(next) = &finding.next {
                out.hanging("          ", "          ", next)?;
            }
        }
    }
    match broken {
        0 => Ok(()),
        _ => Err(Failure::new(Kind::Found, "Something is damaged; see above what helps.")),
    }
}
