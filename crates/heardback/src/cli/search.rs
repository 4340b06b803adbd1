//! `search`: words in the kept mail.

use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::wrap::harmless;
use crate::say::{Out, Tone, day};

/// Search your kept mail
///
/// The newest first. Only mail that belongs to your search is kept, so only that is found.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback search relocation budget\n  heardback search '\"next steps\"' --most 5"
)]
pub(crate) struct SearchArgs {
    /// All of these words; words in double quotes stand together, `inter*` finds what begins so
    #[arg(required = true)]
    words: Vec<String>,
    /// How many to show
    #[arg(long, default_value_t = 20, value_name = "N")]
    most: usize,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &SearchArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let words = args.words.join(" ");
    let hits = desk.store.search(&words, args.most)?;
    let zone = jiff::tz::TimeZone::system();
    if args.form.json {
        let rows: Vec<_> = hits
            .iter()
            .map(|hit| {
                json!({
                    "message": hit.head.key,
                    "date": hit.head.date,
                    "from": hit.head.from,
                    "to": hit.head.to,
                    "subject": hit.head.subject,
                    "applications": hit.head.applications,
                    "excerpt": hit.snippet.replace(['\u{2}', '\u{3}'], ""),
                })
            })
            .collect();
        return out.json(&json!(rows));
    }
    if hits.is_empty() {
        return out.text(format!("No kept mail has “{}”.", harmless(&words)));
    }
    for hit in &hits {
        let on = hit.head.date.map_or("undated".to_owned(), |date| {
            day::plain(zone.to_datetime(date).date(), desk.today())
        });
        let subject = harmless(&hit.head.subject);
        out.line(format!("{}  {}", out.toned(Tone::Faint, on), out.toned(Tone::Strong, subject)))?;
        out.hanging("    ", "    ", harmless(&hit.head.from))?;
        out.hanging("    ", "    ", marked(&hit.snippet, out))?;
    }
    Ok(())
}

/// The words around the find, with the find itself standing out.
fn marked(snippet: &str, out: &Out<'_>) -> String {
    let mut text = String::new();
    for piece in snippet.split('\u{2}') {
        match piece.split_once('\u{3}') {
            Some((found, rest)) => {
                text += &out.toned(Tone::Strong, harmless(found));
                text += &harmless(rest);
            }
            None => text += &harmless(piece),
        }
    }
    text
}
