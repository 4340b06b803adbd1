//! What holds for every draft: whole, it passes every check; with a hole, it fails what its questions name and no more.

use std::collections::BTreeSet;

use heardback_core::action::Action;
use heardback_core::drafts::{Missing, Spelling};

use crate::page::situations;
use crate::situations::Search;

const LONG: usize = 300;

/// Names that break letters.
fn names() -> Vec<String> {
    let plain = [
        "Dana Ruiz",
        "Siobhán O’Brien",
        "Nguyễn Thị Minh Khai",
        "Dr. Müller-Lüdenscheidt",
        "Sukarno",
        "Eve\r\nBcc: everybody@acme.example",
        "שרה כהן",
        "",
    ];
    plain.iter().map(|name| (*name).to_owned()).chain(["Ann ".repeat(LONG / 4)]).collect()
}

#[test]
fn a_draft_fails_what_its_holes_name_and_nothing_else() {
    let (mut drafts, mut ready) = (0, 0);
    for (title, facts, now, action) in situations() {
        for name in names() {
            for known in [true, false] {
                let mut search = Search::new(&facts, now);
                search.told.spelling = if known { Spelling::American } else { Spelling::British };
                if !known {
                    search.journal.applications.iter_mut().for_each(|a| a.fits.clear());
                    search.journal.seeker.phone = None;
                    search.journal.interviews.iter_mut().for_each(|i| i.topics.clear());
                }
                for contact in &mut search.journal.contacts {
                    contact.name.clone_from(&name);
                }
                for item in search.items().iter().filter(|item| item.action == action) {
                    let (draft, failed) = search.draft(item).unwrap();
                    let failed: BTreeSet<String> = failed
                        .iter()
                        .map(|line| line.split(' ').next().unwrap().to_owned())
                        .collect();
                    let named: BTreeSet<String> = draft
                        .holes
                        .iter()
                        .flat_map(|hole| &hole.checks)
                        .map(ToString::to_string)
                        .collect();
                    assert_eq!(failed, named, "{title}, “{name}”:\n{}", draft.body);
                    assert_eq!(draft.is_ready(), failed.is_empty(), "{title}, “{name}”");
                    // Only a name that breaks the limits may leave no sentence that fits.
                    let at_a_loss = draft.holes.iter().any(|hole| hole.missing == Missing::Wording);
                    assert!(
                        !at_a_loss || name.len() >= LONG,
                        "{title}, “{name}”: {:?}",
                        draft.holes
                    );
                    for text in draft.subject.iter() {
                        assert!(!text.contains(['\r', '\n']), "{title}: {text:?}");
                    }
                    assert!(!draft.body.contains("\nBcc:"), "{title}: {}", draft.body);
                    drafts += 1;
                    ready += usize::from(draft.is_ready());
                }
            }
        }
    }
    assert!(drafts > 400 && ready > 150, "{drafts} drafts, {ready} of them ready");
}

/// The longest row there is: eight questions to one person, as the assertive profile allows somebody without a job.
#[test]
fn the_eighth_question_does_not_read_like_any_before_it() {
    let mut facts = "seeker assertive
        contact c1 hiring_manager email
        2026-03-02 applied
        2026-03-05T10:00 interview i1 c1
        2026-03-05 reviewed i1
        2026-03-05T15:00 out c1 thank_you for=i1\n"
        .to_owned();
    let mut earlier = Vec::new();
    for day in [
        "2026-03-12",
        "2026-03-26",
        "2026-04-09",
        "2026-04-23",
        "2026-05-07",
        "2026-05-21",
        "2026-06-04",
        "2026-06-18",
    ] {
        let mut search = Search::new(&facts, day);
        search.told.earlier_to_same.clone_from(&earlier);
        let items = search.items();
        let question = items.iter().find(|item| item.action == Action::CheckIn).unwrap();
        let (draft, failed) = search.draft(question).unwrap();
        assert!(draft.is_ready(), "{day}: {failed:?} {:?}\n{}", draft.holes, draft.body);
        earlier.push(draft.body);
        facts += &format!("{day} out c1 email check_in\n");
    }
}
