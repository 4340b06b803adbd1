//! Any facts at all, in any order.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use crate::action::Action;
use crate::fact::{
    ApplicationDetail, ApplicationId, BatchId, Channel, ContactDetail, ContactId, Direction, Event,
    Fact, FactId, InterviewId, ItemId, MessageEvent, MessageKind, Moment, OccasionKind, Origin,
    OutcomeKind, ReferralStep, SeekerDetail, Standing,
};
use crate::journal::{Journal, Nowhere};

proptest! {
    #[test]
    fn the_order_in_which_facts_are_given_changes_nothing(
        (facts, shuffled) in facts().prop_flat_map(|facts| {
            (Just(facts.clone()), Just(facts).prop_shuffle())
        }),
    ) {
        let journal = Journal::from_facts(&facts, &Nowhere);
        prop_assert_eq!(journal, Journal::from_facts(&shuffled, &Nowhere));
    }

    #[test]
    fn every_index_points_somewhere(facts in facts()) {
        let journal = Journal::from_facts(&facts, &Nowhere);
        for application in &journal.applications {
            prop_assert!(application.messages.iter().all(|m| *m < journal.messages.len()));
            prop_assert!(application.contacts.iter().all(|c| *c < journal.contacts.len()));
        }
        for message in &journal.messages {
            prop_assert!(message.interview.is_none_or(|i| i < journal.interviews.len()));
        }
        for interview in &journal.interviews {
            prop_assert!(interview.start <= interview.end);
            prop_assert!(interview.application < journal.applications.len());
        }
    }
}

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    proptest::collection::vec((event(), moment(), 0..4_i64), 0..40).prop_map(|facts| {
        let facts = facts.into_iter().enumerate().map(|(n, (event, on, recorded))| Fact {
            id: FactId(n as u64),
            on,
            recorded: Timestamp::from_second(recorded).expect("a small number"),
            batch: BatchId(0),
            origin: Origin::Typed,
            event,
        });
        facts.collect()
    })
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![
        20 => (0..20_i32).prop_map(|n| date(2026, 3, 1).checked_add(n.days()).expect("in March")),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
    ]
}

fn instant() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        20 => (0..480_i64).prop_map(|hour| {
            Timestamp::from_second(1_772_323_200 + hour * 3600).expect("in March")
        }),
        1 => Just(Timestamp::MIN),
        1 => Just(Timestamp::MAX),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![day().prop_map(Moment::Day), instant().prop_map(Moment::Instant)]
}

fn application() -> impl Strategy<Value = ApplicationId> {
    prop_oneof![Just("acme".into()), Just("brook".into())]
}

fn contact() -> impl Strategy<Value = ContactId> {
    prop_oneof![Just("dana".into()), Just("lee".into()), Just("sam".into())]
}

fn interview() -> impl Strategy<Value = InterviewId> {
    prop_oneof![Just("i".into()), Just("j".into())]
}

fn named() -> impl Strategy<Value = FactId> {
    (0..40_u64).prop_map(FactId)
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => message(),
        4 => details(),
        4 => talks(),
        4 => decisions(),
    ]
}

fn message() -> impl Strategy<Value = Event> {
    let kind = prop_oneof![
        Just(MessageKind::Reply),
        Just(MessageKind::Rejection),
        Just(MessageKind::Ooo),
        Just(MessageKind::Other),
        Just(MessageKind::Did(Action::CheckIn)),
        Just(MessageKind::Did(Action::ReferralAsk)),
    ];
    let what = (kind, any::<bool>(), any::<bool>(), proptest::option::of(day()));
    let whom = (
        proptest::collection::vec(application(), 0..3),
        proptest::option::of(contact()),
        proptest::option::of(interview()),
    );
    let message =
        (what, whom).prop_map(|((kind, out, auto, return_on), (ids, contact, interview))| {
            Event::Message(MessageEvent {
                applications: ids,
                contact,
                direction: if out { Direction::Out } else { Direction::In },
                channel: Channel::Email,
                kind,
                auto: auto && !out,
                needs_reply: false,
                return_on,
                interview,
                asked_feedback: false,
                queued: auto && out,
                further: false,
                mail: None,
                subject: None,
            })
        });
    prop_oneof![3 => message, 1 => named().prop_map(|message| Event::Bounced { message })]
}

fn details() -> impl Strategy<Value = Event> {
    let of_contact = prop_oneof![
        Just(ContactDetail::Email("a@acme.example".to_owned())),
        Just(ContactDetail::GuessedEmail("b@acme.example".to_owned())),
        Just(ContactDetail::GuessedEmail("c@acme.example".to_owned())),
        Just(ContactDetail::AgreedToGuess(true)),
        application().prop_map(ContactDetail::Application),
        day().prop_map(ContactDetail::ReturnsOn),
        Just(ContactDetail::Zone("Nowhere/Land".to_owned())),
    ];
    let of_application = prop_oneof![
        Just(ApplicationDetail::Role("Fitter".to_owned())),
        Just(ApplicationDetail::Role("Welder".to_owned())),
        any::<bool>().prop_map(ApplicationDetail::NoCalls),
    ];
    let of_seeker = prop_oneof![
        (day(), proptest::option::of(day()))
            .prop_map(|(from, until)| SeekerDetail::Paused { from, until }),
        Just(SeekerDetail::Resumed),
        Just(SeekerDetail::Proof("gears".to_owned())),
        Just(SeekerDetail::Proof("cogs".to_owned())),
        Just(SeekerDetail::Skill { proof: "cogs".to_owned(), skill: "lean".to_owned() }),
    ];
    prop_oneof![
        (contact(), of_contact).prop_map(|(contact, detail)| Event::Contact { contact, detail }),
        (application(), of_application)
            .prop_map(|(application, detail)| Event::Application { application, detail }),
        of_seeker.prop_map(|detail| Event::Seeker { detail }),
    ]
}

fn talks() -> impl Strategy<Value = Event> {
    let times = (proptest::option::of(instant()), proptest::option::of(instant()));
    prop_oneof![
        2 => (interview(), application(), times, contact()).prop_map(|(interview, application, (start, end), who)| {
            let interviewers = vec![who];
            Event::Interview { interview, application, round: None, kind: None, start, end, interviewers }
        }),
        1 => interview().prop_map(|interview| Event::InterviewHeld { interview }),
        1 => interview().prop_map(|interview| Event::InterviewCancelled { interview }),
        1 => (interview(), contact()).prop_map(|(interview, contact)| {
            Event::Topic { interview, contact, text: "gears".to_owned() }
        }),
    ]
}

fn decisions() -> impl Strategy<Value = Event> {
    let standing = prop_oneof![
        Just(Standing::Active),
        Just(Standing::Rested),
        Just(Standing::KeepGoing),
        Just(Standing::Closed),
    ];
    let step = prop_oneof![
        Just(ReferralStep::Asked),
        Just(ReferralStep::Agreed),
        proptest::option::of(contact()).prop_map(|to| ReferralStep::Delivered { to }),
    ];
    let words = prop_oneof![Just("by Friday"), Just("soon"), Just("in two weeks")];
    prop_oneof![
        application().prop_map(|application| Event::Applied { application }),
        (application(), standing)
            .prop_map(|(application, standing)| Event::Standing { application, standing }),
        (application(), proptest::option::of(contact())).prop_map(|(application, delivered_by)| {
            let outcome = OutcomeKind::Rejected;
            Event::Outcome { application, outcome, delivered_by, decision_maker: None }
        }),
        (application(), contact(), step).prop_map(|(application, helper, step)| Event::Referral {
            application,
            helper,
            step
        }),
        (application(), words, proptest::option::of(day())).prop_map(|(application, text, due)| {
            Event::Promise { application, by: None, text: text.to_owned(), due }
        }),
        named().prop_map(|promise| Event::PromiseKept { promise }),
        named().prop_map(|retracted| Event::Retracted { retracted }),
        (named(), day())
            .prop_map(|(item, until)| Event::Snoozed { item: ItemId(item.0 % 2), until }),
        (application(), contact()).prop_map(|(application, contact)| Event::Occasion {
            application,
            contact,
            kind: OccasionKind::News,
            text: String::new(),
        }),
    ]
}
