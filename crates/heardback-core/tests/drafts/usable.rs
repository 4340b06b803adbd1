//! Every bundled sentence can be sent: put alone into its place, it stands in a draft that passes every check.

use std::collections::BTreeMap;

use heardback_core::action::Action;
use heardback_core::checks::Form;
use heardback_core::drafts::{Sentences, Spelling};
use heardback_core::fact::Channel;
use heardback_core::planner::Item;

use crate::page::{answering, situations};
use crate::situations::Search;

/// The sentences that a draft takes beside those of its kind.
const FEEDBACK: &str = "feedback";

#[test]
fn every_sentence_stands_in_some_draft_that_passes() {
    let places = places();
    let (mut sentences, mut unused) = (0, Vec::new());
    for kind in Sentences::bundled().kinds() {
        let text = Sentences::written(Some(kind)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let parts = table[kind].as_table().unwrap();
        for (part, lists) in parts.iter().filter(|(part, _)| *part != "order") {
            for (tag, ways) in lists.as_table().unwrap() {
                for way in ways.as_array().unwrap().iter().filter_map(toml::Value::as_str) {
                    if way.is_empty() {
                        continue;
                    }
                    sentences += 1;
                    let mut own = format!("[{kind}]\n");
                    if tag != "always" {
                        own += &format!("{part}.always = []\n");
                    }
                    own += &format!("{part}.{tag} = [{}]\n", toml::Value::from(way));
                    let own = Sentences::with_own(&own, "own.toml").unwrap();
                    if !places.get(kind).is_some_and(|places| stands(places, &own, way)) {
                        unused.push(format!("{kind} {part}.{tag}: {way}"));
                    }
                }
            }
        }
    }
    assert!(unused.is_empty(), "{} of {sentences}:\n{}", unused.len(), unused.join("\n"));
    assert!(sentences > 250, "{sentences} sentences");
}

/// What happens too seldom to be shown on the page of drafts, and has sentences of its own.
fn seldom() -> Vec<(&'static str, String, &'static str, Action)> {
    use Action::*;
    let met = |c1: &str, more: &str| {
        format!(
            "{c1}\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1
            2026-03-05T15:00 out c1 thank_you for=i1\n {more}"
        )
    };
    let phone = "seeker assertive\n contact c1 hiring_manager phone";
    let email = "contact c1 hiring_manager email";
    vec![
        ("The first call about a timeline", met(phone, ""), "2026-03-13", CheckIn),
        (
            "After a promised day",
            met(phone, "2026-03-05 promise c1 2026-03-11"),
            "2026-03-16",
            CheckIn,
        ),
        (
            "A week has not passed",
            met(email, "2026-03-05 promise c1 2026-03-09"),
            "2026-03-11",
            CheckIn,
        ),
        ("A thought since", met(email, "2026-03-12 occasion thought c1"), "2026-03-16", CheckIn),
        (
            "The second call after applying",
            "contact c1 hiring_manager phone\n 2026-03-02 applied
            2026-03-11 out c1 phone application_followup"
                .to_owned(),
            "2026-03-25",
            ApplicationFollowup,
        ),
        (
            "Two roles, one talk each",
            met(
                email,
                "application a2\n 2026-03-03 applied a2\n 2026-03-05T14:00 interview i2 c1 a2
                2026-03-05 reviewed i2\n 2026-03-05T16:00 out c1 thank_you for=i2 a2",
            ),
            "2026-03-16",
            CheckIn,
        ),
        (
            "A friend asked by telephone",
            "contact c9 insider phone\n contact c1 hiring_manager email\n 2026-03-02 applied
            2026-03-02 referral c9 agreed"
                .to_owned(),
            "2026-03-09",
            ConfirmDelivery,
        ),
    ]
}

/// The searches with a line of each kind.
fn places() -> BTreeMap<&'static str, Vec<(Search, Item)>> {
    let mut places: BTreeMap<&'static str, Vec<(Search, Item)>> = BTreeMap::new();
    for (title, facts, now, action) in situations().into_iter().chain(seldom()) {
        let search = || {
            let mut search = Search::new(&facts, now);
            if title.ends_with("the British way") {
                search.told.spelling = Spelling::British;
            }
            search.told.asks_linkedin = true;
            match action {
                Action::Reply => answering(search, title),
                _ => search,
            }
        };
        let items = search().items();
        let items: Vec<Item> = items.into_iter().chain(search().courtesies()).collect();
        assert!(items.iter().any(|item| item.action == action), "{title}: {items:#?}");
        for item in items.into_iter().filter(|item| item.action == action) {
            let channels = match item.channel {
                // A card takes the place of a letter where there is little to say.
                Some(Channel::Letter) => vec![Channel::Letter, Channel::Card],
                Some(channel) => vec![channel],
                None => vec![],
            };
            for channel in channels {
                let item = Item { channel: Some(channel), ..item.clone() };
                let (draft, _) = search().draft(&item).unwrap();
                let kind = match draft.form {
                    Form::Card => "application_card",
                    _ => draft.kind.as_str(),
                };
                if item.include_feedback {
                    places.entry(FEEDBACK).or_default().push((search(), item.clone()));
                }
                places.entry(kind).or_default().push((search(), item));
            }
        }
    }
    places
}

fn stands(places: &[(Search, Item)], sentences: &Sentences, way: &str) -> bool {
    let telling = fragment(way);
    places.iter().any(|(search, item)| {
        let (draft, failed) = search.draft_with(item, sentences).unwrap();
        let text = format!("{}\n{}", draft.subject.unwrap_or_default(), draft.body);
        // Their questions still wait for an answer; nothing else may be wrong with a reply.
        let waits = |failed: &String| failed.starts_with("C-FORM") && item.action == Action::Reply;
        failed.iter().all(waits) && text.contains(&search.spelt(&telling))
    })
}

/// The longest piece of a sentence without a name in it.
fn fragment(way: &str) -> String {
    let pieces = way.split("{{").map(|piece| piece.rsplit("}}").next().unwrap_or_default());
    pieces.max_by_key(|piece| piece.trim().len()).unwrap_or_default().trim().to_owned()
}
