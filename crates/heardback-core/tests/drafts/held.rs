//! What holds for every draft: whole, it passes every check; with a hole, it fails what its questions name and no more.

use std::collections::BTreeSet;

use heardback_core::action::Action;
use heardback_core::drafts::{Missing, Spelling};
use heardback_core::fact::Channel;

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
                let items = search.items().into_iter().chain(search.courtesies());
                for item in items.filter(|item| item.action == action).collect::<Vec<_>>().iter() {
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
                    if let Some(voicemail) = draft.voicemail.clone().filter(|_| draft.is_ready()) {
                        assert!(!voicemail.contains(" moment"), "{title}: {voicemail}");
                        let failed = search.voicemail(item, &draft, voicemail);
                        assert_eq!(failed, [""; 0], "{title}, “{name}”");
                    }
                    drafts += 1;
                    ready += usize::from(draft.is_ready());
                }
            }
        }
    }
    assert!(drafts > 400 && ready > 150, "{drafts} drafts, {ready} of them ready");
}

/// Letters of people who write otherwise than the program: short and by first names, and with titles.
const MANNERS: [(&[&str], &[&str], Option<&str>); 3] = [
    (
        &[
            "Hi Tom,\n\nI'd love to join you on Friday. I'm free from ten. It's a good day.\n\nCheers,\nMaya",
            "Hi Lee,\n\nI'm sorry, I don't have the slides yet.\n\nCheers,\nMaya",
        ],
        &[],
        None,
    ),
    (
        &["Dear Sir,\n\nI am writing about the plan.\n\nYours sincerely,\nMaya Chen"],
        &["Dear Ms. Ruiz,\n\nPlease find the plan enclosed.\n\nYours sincerely,\nMaya Chen"],
        Some("Dear Ms. Chen,\n\nthank you for the plan.\n\nDana Ruiz"),
    ),
    (&["Hello,\n\nI'm in.\n\nBest,\nMaya"], &[], None),
];

#[test]
fn drafts_in_the_writers_own_manner_pass_as_well() {
    let mut shortened = 0;
    for (title, facts, now, action) in situations() {
        for (own, earlier, heard) in MANNERS {
            let mut search = Search::new(&facts, now);
            search.told.own_letters = own.iter().map(|text| (*text).to_owned()).collect();
            search.told.earlier_to_same = earlier.iter().map(|text| (*text).to_owned()).collect();
            search.told.heard = heard.map(str::to_owned);
            search.journal.seeker.signature =
                Some("Mechanical Engineer, Buffalo\nhttps://chen.example/work".to_owned());
            let items = search.items().into_iter().chain(search.courtesies());
            for item in items.filter(|item| item.action == action).collect::<Vec<_>>().iter() {
                let (draft, failed) = search.draft(item).unwrap();
                let holes: usize = draft.holes.iter().map(|hole| hole.checks.len()).sum();
                assert_eq!(failed.len(), holes, "{title}: {failed:?}\n{}", draft.body);
                assert!(
                    draft.is_ready() || action == Action::Reply,
                    "{title}: {failed:?}\n{}",
                    draft.body
                );
                shortened +=
                    usize::from(draft.body.contains("I’m ") || draft.body.contains("I’d "));
            }
        }
    }
    assert!(shortened > 40, "{shortened} shortened");
}

#[test]
fn a_signature_stands_under_letters_and_neither_on_cards_nor_under_a_guess() {
    let signed = |facts: &str, day: &str, action: Action, card: bool| {
        let mut search = Search::new(facts, day);
        search.journal.seeker.signature = Some("Mechanical Engineer\n+1 716 555 0144".to_owned());
        let items = search.items();
        let mut item = items.into_iter().find(|item| item.action == action).unwrap();
        if card {
            item.channel = Some(Channel::Card);
        }
        search.draft(&item).unwrap().0.body
    };
    let applied = "contact c1 hiring_manager email postal\n 2026-03-02 applied";
    let body = signed(applied, "2026-03-11", Action::ApplicationFollowup, false);
    assert!(body.ends_with("\nMaya Chen\nMechanical Engineer\n+1 716 555 0144"), "{body}");
    let card = signed(applied, "2026-03-11", Action::ApplicationFollowup, true);
    assert!(card.ends_with("\nMaya Chen"), "{card}");
    let guess = "contact c1 hiring_manager guessed_email\n 2026-03-02 applied";
    let guess = signed(guess, "2026-03-11", Action::ApplicationFollowup, false);
    assert!(guess.ends_with("\nMaya Chen"), "{guess}");
}

/// What a reader sees of the manner: salutation, closing words, and whether "I am" is shortened.
#[test]
fn a_letter_greets_and_takes_leave_as_its_writer_does() {
    let facts = "contact c1 hiring_manager email
        2026-03-02 applied
        2026-03-05T10:00 interview i1 c1
        2026-03-05 reviewed i1
        2026-03-05T15:00 out c1 thank_you for=i1";
    let written = |own: &[&str], earlier: &[&str], heard: Option<&str>| {
        let mut search = Search::new(facts, "2026-03-16");
        search.told.own_letters = own.iter().map(|text| (*text).to_owned()).collect();
        search.told.earlier_to_same = earlier.iter().map(|text| (*text).to_owned()).collect();
        search.told.heard = heard.map(str::to_owned);
        let items = search.items();
        let item = items.iter().find(|item| item.action == Action::CheckIn).unwrap();
        let (draft, _) = search.draft(item).unwrap();
        let lines: Vec<&str> = draft.body.lines().collect();
        (lines[0].to_owned(), lines[lines.len() - 2].to_owned())
    };
    let manner = |n: usize| {
        let (own, earlier, heard) = MANNERS[n];
        written(own, earlier, heard)
    };
    assert_eq!(manner(0), ("Hi Dana,".into(), "Cheers,".into()));
    assert_eq!(manner(1), ("Dear Ms. Ruiz,".into(), "Yours sincerely,".into()));
    assert_eq!(manner(2), ("Hello Dana,".into(), "Best,".into()));
    let formal = written(&[], &[], Some("Dear Mr. Chen,\n\nthank you.\n\nRegards\nDana Ruiz"));
    assert_eq!(formal.0, "Dear Dana Ruiz,", "whoever says Mr. hears the whole name");
    let usual = written(&[], &[], Some("Hi Maya,\n\nthank you.\n\nDana"));
    assert_eq!(usual.0, "Dear Dana,");
    let insolent = written(&["Dear all,\n\nI quit.\n\nGet lost,\nMaya"], &[], None);
    assert!(insolent.1.ends_with("egards,") || insolent.1.ends_with("ishes,"), "{insolent:?}");
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

#[test]
fn a_thing_of_value_is_asked_for_first_among_what_was_talked_about() {
    let note = situations().into_iter().find(|(_, _, _, action)| *action == Action::ValueNote);
    let (_, facts, now, _) = note.unwrap();
    let question = |talked: bool| {
        let mut search = Search::new(&facts, now);
        search.journal.occasions.iter_mut().for_each(|occasion| occasion.text.clear());
        if !talked {
            search.journal.interviews.iter_mut().for_each(|talk| talk.topics.clear());
        }
        let items = search.items();
        let item = items.iter().find(|item| item.action == Action::ValueNote).unwrap();
        let (draft, _) = search.draft(item).unwrap();
        draft.holes.into_iter().find(|hole| hole.missing == Missing::Value).unwrap().question
    };
    assert!(
        question(true).starts_with("What further thought do you have on the scrap rate on line 3")
    );
    assert!(question(false).starts_with("What do you have for Dana?"));
}

/// Ten o'clock on the 11th, two on the 12th and eleven on the 13th are what is usually offered.
#[test]
fn no_time_is_offered_near_a_talk_or_within_one() {
    let offered = |talk: &str| {
        let facts = format!(
            "contact c2 recruiter email\n 2026-03-02 applied\n {talk}\n 2026-03-09 in c2 email reply question"
        );
        let mut search =
            Search::new(&facts, "2026-03-09").asked("Times", "When could we talk?", None);
        // It takes the whole morning and more.
        for talk in &mut search.journal.interviews {
            talk.end = talk.start.checked_add(jiff::SignedDuration::from_hours(6)).unwrap();
        }
        let items = search.items();
        let item = items.iter().find(|item| item.action == Action::Reply).unwrap();
        search.draft(item).unwrap().0.body
    };
    let free = offered("");
    assert!(free.contains("[Wednesday, March 11, at 10 am]"), "{free}");
    assert!(free.contains("[Friday, March 13, at 11 am]"), "{free}");
    for near in [
        "2026-03-11T11:00 interview i1 c1",
        "2026-03-11T08:00 interview i1 c1",
        "2026-03-11T05:00 interview i1 c1",
    ] {
        let busy = offered(near);
        assert!(!busy.contains("March 11"), "{near}: {busy}");
        assert!(busy.contains("[Thursday, March 12, at 10 am]"), "{near}: {busy}");
    }
    let later = offered("2026-03-11T12:00 interview i1 c1");
    assert!(
        later.contains("[Wednesday, March 11, at 10 am]"),
        "two hours before is far enough: {later}"
    );
}
