//! An item of the plan in words: what to do, by which way, until when, and why in a few words.

use heardback_core::action::Action;
use heardback_core::drafts::PostBy;
use heardback_core::fact::{Channel, ItemId};
use heardback_core::journal::Journal;
use heardback_core::planner::{self, Item, Plan};
use heardback_core::playbook::Playbook;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::day;

/// The fewest characters of an item's id worth showing.
const SHORTEST: usize = 4;

/// The way a message takes.
pub(crate) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "e-mail",
        Channel::Phone => "phone",
        Channel::Letter => "letter",
        Channel::Card => "card",
        Channel::LinkedinMessage => "LinkedIn",
        Channel::LinkedinConnect => "LinkedIn",
        Channel::Portal => "the portal",
        Channel::Text => "text message",
        Channel::InPerson => "word of mouth",
    }
}

/// What to do and with whom: “Write to Dana Ruiz, e-mail”.
pub(crate) fn what(journal: &Journal, item: &Item) -> String {
    let (told, says_the_way) = told(journal, item);
    match (item.channel, item.alt) {
        _ if says_the_way => told,
        (Some(one), Some(other)) => format!("{told}, {} or {}", channel(one), channel(other)),
        (Some(one), None) => format!("{told}, {}", channel(one)),
        (None, _) => told,
    }
}

/// The same once it is done, by the way it took where that is another one.
pub(crate) fn done(journal: &Journal, item: &Item, by: Option<Channel>) -> String {
    match by {
        Some(_) => {
            let taken = Item { channel: by, alt: None, ..item.clone() };
            format!("done: {}", what(journal, &taken))
        }
        None => format!("done: {}", what(journal, item)),
    }
}

/// The same without the way: “Write to Dana Ruiz”.
pub(crate) fn deed(journal: &Journal, item: &Item) -> String {
    told(journal, item).0
}

/// What to do and with whom, and whether that says the way as well, or there is none to say.
fn told(journal: &Journal, item: &Item) -> (String, bool) {
    let company = company(journal, item);
    let who = match item.to {
        Some(person) if !journal.contacts[person].name.is_empty() => {
            journal.contacts[person].name.clone()
        }
        Some(person) => journal.contacts[person].id.to_string(),
        None => company.clone(),
    };
    let told = match item.action {
        Action::EarlyNote | Action::ApplicationFollowup | Action::ReferralFollowup => {
            match item.channel {
                Some(Channel::Phone) => return (format!("Call {who} about {company}"), true),
                _ => format!("Write to {who}"),
            }
        }
        Action::AnnouncedCall => return (format!("Call {who}, as announced"), true),
        Action::ReferralAsk => format!("Ask {who} for a referral"),
        Action::ConfirmDelivery => format!("Ask {who} if it was handed over"),
        Action::ThankYou => format!("Thank {who}"),
        Action::RequestContactDetails => format!("Ask {who} for addresses"),
        Action::CheckIn => match item.channel {
            Some(Channel::Phone) => return (format!("Call {who} to check in"), true),
            _ => format!("Check in with {who}"),
        },
        Action::ValueNote => format!("Send {who} something of use"),
        Action::PostRejectionThanks => format!("Thank {who} all the same"),
        Action::FeedbackRequest => format!("Ask {who} for feedback"),
        Action::Withdrawal => format!("Tell {who} you withdraw"),
        Action::LinkedinConnect => return (format!("Connect with {who} on LinkedIn"), true),
        Action::Reply => format!("Reply to {who}"),
        Action::HelperThanks => format!("Thank {who} for the help"),
        Action::FindContact => return (format!("Find somebody to write to at {company}"), true),
        Action::PrepareInterview => return (format!("Prepare the interview at {company}"), true),
        Action::ReviewNotes => return (format!("Go through your notes on {company}"), true),
        Action::DecideClosure => return (format!("Decide whether to go on with {company}"), true),
        Action::MarkDormant => return (format!("Let {company} rest"), true),
        Action::HoldDraft => return (format!("Hold the draft for {company}"), true),
        Action::DecideResponse => return (format!("Decide what to answer {company}"), true),
        Action::WithdrawInPortal => return (format!("Withdraw on {company}’s web page"), true),
    };
    (told, false)
}

/// Until when: the last sensible day, else the recommended one.
pub(crate) fn until(item: &Item, today: Date) -> String {
    match (item.window.expires, item.window.due) {
        (Some(day), _) => format!("by {}", day::plain(day, today)),
        (None, Some(due)) if due > today => format!("by {}", day::plain(due, today)),
        _ => String::new(),
    }
}

/// When to ring, on the clock of that person: “9–17 h”; nothing for what does not ring.
pub(crate) fn ringing_hours(playbook: &Playbook, item: &Item, day: Date) -> Option<String> {
    let hours = planner::hours(item, playbook, day)?;
    (item.channel == Some(Channel::Phone))
        .then(|| format!("{}–{} h", hours.better_from.hour(), hours.better_until.hour()))
}

/// By when to post a card or letter, in a sentence.
pub(crate) fn post_by(by: PostBy, today: Date) -> String {
    let on = day::plain(by.day, today);
    match by {
        PostBy { day, before_decision: true } if day < today => {
            "By post it would no longer arrive before the decision; an e-mail today is better."
                .to_owned()
        }
        PostBy { before_decision: true, .. } => {
            format!("Post it by {on}, so that it arrives before the decision.")
        }
        PostBy { day, .. } if day < today => {
            "Its time by post is over; an e-mail today is better.".to_owned()
        }
        PostBy { .. } => {
            format!("Post it by {on}; nobody said when they decide, so sooner is better.")
        }
    }
}

/// The hours somebody may be written to or called, in a sentence or two: on the clock there, and on the user's where that
/// is another, or where he keeps hours of his own.
pub(crate) fn good_hours(
    journal: &Journal,
    playbook: &Playbook,
    item: &Item,
    (day, home): (Date, &TimeZone),
) -> Option<String> {
    let hours = planner::hours(item, playbook, day)?;
    let there = journal.zone_of(item.to);
    let mut text = format!("Between {} and {} h there", hours.from.hour(), hours.until.hour());
    if let Some(zone) = there.iana_name() {
        text += &format!(" ({zone})");
    }
    if hours.better_from > hours.from {
        text += &format!(", better from {} h", hours.better_from.hour());
    }
    if hours.better_until < hours.until {
        text += &format!(", better before {} h", hours.better_until.hour());
    }
    text.push('.');
    let own = journal.seeker.hours;
    let usual = hours.at_home(day, (there, home), None);
    match (hours.at_home(day, (there, home), own), own) {
        (None, Some((from, until))) => {
            text += &format!(" None of that lies within your own hours ({from}–{until} h).");
        }
        (span @ Some((from, until)), _)
            if span != usual || from.time() != hours.from || until.time() != hours.until =>
        {
            let clock = |time: jiff::civil::DateTime| time.strftime("%-H:%M").to_string();
            text += &format!(" For you: {} to {}.", clock(from), clock(until));
        }
        _ => {}
    }
    Some(text)
}

/// The reason in one line: what happened, without the number that followed from it and without the year it is.
pub(crate) fn reason(item: &Item, today: Date) -> String {
    let sentence = item.reason.sentence.as_str();
    let happened = sentence.split_once("; ").map_or(sentence, |(happened, _)| happened);
    let happened = happened.replace(&format!(" {}", today.year()), "");
    format!("{}.", happened.trim_end_matches('.'))
}

/// Why, in a few words: the fact the window is counted from.
pub(crate) fn brief_why(journal: &Journal, item: &Item, today: Date) -> String {
    let Some(&first) = item.applications.first() else { return String::new() };
    let application = &journal.applications[first];
    let on = |day: Date| day::plain(day, today);
    let applied = application.applied.map(|known| known.value);
    let last_in = application.messages.iter().rev().map(|&m| &journal.messages[m]);
    let last_in = last_in.filter(|message| message.is_human()).map(|message| message.date).next();
    let interview = item.interview.map(|i| &journal.interviews[i]);
    match item.action {
        Action::Reply => match last_in {
            Some(day) => format!("asked {}", on(day)),
            None => "a question is open".to_owned(),
        },
        Action::ThankYou | Action::ReviewNotes | Action::RequestContactDetails => match interview {
            Some(interview) => {
                let day = journal.zone_of(item.to).to_datetime(interview.end).date();
                format!("talked {}", on(day))
            }
            None => format!("interview at {}", application.company),
        },
        Action::PrepareInterview => match interview {
            Some(interview) => day::time(interview.start, &journal.zone, today),
            None => "it is coming up".to_owned(),
        },
        Action::CheckIn => {
            let promised = application.promises.iter().rev().map(|&p| &journal.promises[p]);
            let promised = promised
                .filter(|promise| item.reason.facts.contains(&promise.fact))
                .find_map(|promise| promise.due);
            match (promised, last_in) {
                (Some(day), _) => format!("news was due {}", on(day)),
                (None, Some(day)) => format!("last word {}", on(day)),
                (None, None) => application.company.clone(),
            }
        }
        Action::PostRejectionThanks | Action::FeedbackRequest => application.company.clone(),
        Action::DecideClosure => "your call".to_owned(),
        Action::LinkedinConnect => "said yes".to_owned(),
        Action::Withdrawal | Action::WithdrawInPortal => "you decided to".to_owned(),
        _ => match applied {
            Some(day) => format!("applied {}", on(day)),
            None => application.company.clone(),
        },
    }
}

/// The company, or all of them.
pub(crate) fn company(journal: &Journal, item: &Item) -> String {
    let mut names: Vec<String> = Vec::new();
    for &a in &item.applications {
        let application = &journal.applications[a];
        let name = if application.company.is_empty() {
            application.title()
        } else {
            application.company.clone()
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    super::fact::listed(&names)
}

/// As many characters of an id as it takes to tell it from all other items of the plan.
pub(crate) fn short(plan: &Plan, id: ItemId) -> String {
    let full = id.to_string();
    let others = plan.with_courtesies().filter(|other| other.id != id);
    let longest = others.map(|other| id.in_common(other.id)).max().unwrap_or(0);
    full[..full.len().min(SHORTEST.max(longest + 1))].to_owned()
}

/// An item as other programs get it. The keys are the contract's, with ids and names of this journal.
pub(crate) fn json(journal: &Journal, plan: &Plan, item: &Item) -> Value {
    let name = |c: Option<usize>| c.map(|c| journal.contacts[c].name.clone());
    let ids: Vec<&str> =
        item.applications.iter().map(|&a| journal.applications[a].id.0.as_str()).collect();
    let mut value = json!({
        "item": item.id.to_string(),
        "short": short(plan, item.id),
        "action": item.action.as_str(),
        "to": item.to.map_or("self", |c| journal.contacts[c].id.0.as_str()),
        "name": name(item.to),
        "channel": item.channel.map_or(json!("self"), |channel| json!(channel)),
        "not_before": item.window.not_before,
        "due": item.window.due,
        "expires": item.window.expires,
        "application": ids.first(),
        "sources": item.reason.sources,
        "dissent": item.reason.dissent,
        "number": item.reason.number,
        "reason": item.reason.sentence,
    });
    let also = [
        ("alt", item.alt.map(|alt| json!([alt]))),
        ("applications", (ids.len() > 1).then(|| json!(ids))),
        ("include_feedback", item.include_feedback.then_some(json!(true))),
        ("guess", item.guess.then_some(json!(true))),
    ];
    for (key, extra) in also {
        if let Some(extra) = extra {
            value[key] = extra;
        }
    }
    value
}
