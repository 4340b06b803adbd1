//! `guess`: addresses somebody may have, and taking one.

use heardback_core::guesses::{self, Guess, NoGuess};
use heardback_core::journal::EmailState;
use serde_json::json;

use super::{Form, typed};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, Tone, capital, fact};

/// Guess the address of somebody whose address is not known
///
/// From the way the addresses that are known at that company are written, the likeliest first. A guess may bounce, or reach
/// a stranger who then knows that you look for a job. With --agree the first is taken, and you need not agree again for
/// others at that company. It stays marked as a guess until it is answered; no thank-you and no telephone number go to it,
/// and when it bounces you are asked before the next.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback guess dana\n  heardback guess dana --agree")]
pub(crate) struct GuessArgs {
    /// Whose
    person: String,
    /// Take the likeliest, knowing that it may bounce or reach a stranger
    #[arg(long)]
    agree: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &GuessArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let contact = desk.contact(&args.person)?;
    let journal = desk.journal()?;
    let person = &journal.contacts[contact];
    let held = person.email.clone().filter(|_| person.email_state == EmailState::Guessed);
    let most = desk.playbook()?.profile(journal.seeker.profile).guess_max;
    let found = guesses::guesses(journal, contact, most).map_err(refused)?;
    if args.agree {
        let when = typed::happened(&desk, None)?;
        // The guess that was typed is agreed to before another is taken.
        let typed = held.filter(|_| !guesses::are_agreed(journal, contact));
        let address = typed.unwrap_or_else(|| found[0].address.clone());
        let events = journal.take_guess(contact, &address, when)?;
        let said = format!("{address} as a guess for {}", person.called());
        return typed::record(&mut desk, out, &said, when, events, None);
    }
    if args.form.json {
        let rows = found.iter().map(|guess| {
            json!({
                "address": guess.address,
                "form": guess.form,
                "guess": true,
                "right_here": guess.here,
                "right_elsewhere": guess.elsewhere,
            })
        });
        return out.json(&rows.collect::<Vec<_>>().into());
    }
    for guess in &found {
        out.hanging(
            "  ",
            "    ",
            format!("{}  {}", guess.address, out.toned(Tone::Faint, record(guess))),
        )?;
    }
    if let Some(held) = held {
        out.text(format!("On record is {held}, a guess that was not tried yet."))?;
    }
    out.text(match guesses::are_agreed(journal, contact) {
        true => "You agreed to guessing at this company.",
        false => fact::MAY_STRAY,
    })?;
    out.line(
        out.toned(Tone::Faint, format!("heardback guess {} --agree    takes the first", person.id)),
    )
}

/// Why nothing is guessed, and what helps.
pub(crate) fn refused(none: NoGuess) -> Failure {
    let hint = match none {
        NoGuess::Profile | NoGuess::Tried(_) => "heardback playbook    shows what the profiles say",
        _ => "heardback contact PERSON --email ADDRESS    if you know one",
    };
    Failure::refused(format!("{}.", capital(&none.to_string()))).hint(hint)
}

/// How often a form was right.
pub(crate) fn record(guess: &Guess) -> String {
    let times = |count: usize, place: &str| match count {
        0 => None,
        1 => Some(format!("right once {place}")),
        2 => Some(format!("right twice {place}")),
        count => Some(format!("right {count} times {place}")),
    };
    let told: Vec<String> =
        times(guess.here, "there").into_iter().chain(times(guess.elsewhere, "elsewhere")).collect();
    match told.is_empty() {
        true => format!("{}; never seen yet", guess.form),
        false => format!("{}; {}", guess.form, told.join(", ")),
    }
}
