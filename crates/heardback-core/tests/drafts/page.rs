//! `docs/drafts.md`: a draft of every kind, from named situations, to be read aloud.

use std::fmt::Write as _;

use expect_test::expect_file;
use heardback_core::action::Action;
use heardback_core::drafts::{Outreach, Spelling};
use heardback_core::playbook::Kind;

use crate::situations::Search;

const MET: &str = "contact c1 hiring_manager email phone
    contact c2 recruiter email phone
    2026-03-02 applied
    2026-03-05T10:00 interview i1 c1
    2026-03-05 reviewed i1\n";

const OUTREACH: &str = "contact c2 agency_recruiter email\n 2026-03-09 in c2 email reply question";

/// The letter a situation answers, where it is one that answers.
pub(crate) fn answering(search: Search, title: &str) -> Search {
    let outreach = match title.strip_prefix("A recruiter who wrote first: ") {
        Some("not now") => Some(Outreach::NotNow),
        Some("no") => Some(Outreach::No),
        Some(_) => Some(Outreach::Yes),
        None => None,
    };
    if outreach.is_some() {
        let text =
            "I came across your profile. Would you be open to it? What is your notice period?";
        return search.asked("Process Engineer in Buffalo", text, outreach);
    }
    let text = match title.ends_with("for a time") {
        true => "Thank you. Could you let me know your availability for a call next week?",
        false => "Thank you for the talk. When could you start? And would you be ready to travel?",
    };
    search.asked("Process Engineer: two questions", text, None)
}

/// Title, facts, the moment, which action.
pub(crate) fn situations() -> Vec<(&'static str, String, &'static str, Action)> {
    use Action::*;
    let applied = "contact c1 hiring_manager email\n 2026-03-02 applied\n";
    let m = |more: &str| format!("{MET}{more}");
    vec![
        ("A week after applying", applied.to_owned(), "2026-03-11", ApplicationFollowup),
        ("A week after applying, to a recruiter nobody has met", "contact c2 recruiter email\n 2026-03-02 applied".to_owned(), "2026-03-11", ApplicationFollowup),
        ("The second follow-up", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-11 out c1 email application_followup".to_owned(), "2026-03-25", ApplicationFollowup),
        ("The second follow-up, by letter", "contact c1 hiring_manager email postal\n 2026-03-02 applied\n 2026-03-11 out c1 email application_followup".to_owned(), "2026-03-25", ApplicationFollowup),
        ("Two roles, one recruiter", "application a2\n contact c2 recruiter email\n 2026-03-02 applied\n 2026-03-04 applied a2".to_owned(), "2026-03-12", ApplicationFollowup),
        ("A sales job: by telephone", "application a1 sales\n contact c1 hiring_manager email phone\n 2026-03-02 applied".to_owned(), "2026-03-11", ApplicationFollowup),
        ("The call the cover letter announced", "application a1 call=2026-03-09\n contact c1 hiring_manager email phone\n 2026-03-02 applied".to_owned(), "2026-03-09", AnnouncedCall),
        ("An early note to the manager", "seeker assertive\n contact c1 hiring_manager email\n 2026-03-02 applied".to_owned(), "2026-03-03", EarlyNote),
        ("Asking a friend inside", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied".to_owned(), "2026-03-03", ReferralAsk),
        ("Asking the friend whether it has arrived", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-02 referral c9 agreed".to_owned(), "2026-03-09", ConfirmDelivery),
        ("After the friend delivered", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c1".to_owned(), "2026-03-06", ReferralFollowup),
        ("Thanks after an interview", m(""), "2026-03-05T15:00", ThankYou),
        ("Thanks to three interviewers", "contact c1 hiring_manager email\n contact c3 interviewer email\n contact c4 interviewer email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1 c3 c4\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", ThankYou),
        ("Thanks on a card, when the decision is far away", "application a1 decision=2026-04-10\n contact c1 hiring_manager postal\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", ThankYou),
        ("Asking for addresses", "contact c2 coordinator email\n contact c3 interviewer\n contact c4 interviewer\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c3 c4\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", RequestContactDetails),
        ("Checking in after a week", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c1 thank_you for=i1".to_owned(), "2026-03-16", CheckIn),
        ("Checking in after a promised day", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-05 promise c1 2026-03-13".to_owned(), "2026-03-17", CheckIn),
        ("Checking in again, by telephone", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-16 out c2 check_in"), "2026-03-30", CheckIn),
        ("The third check-in", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-16 out c2 check_in\n 2026-03-30 out c2 phone check_in"), "2026-04-13", CheckIn),
        ("A note of value while a date is awaited", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-05 promise c1 2026-03-27\n 2026-03-12 occasion article c1"), "2026-03-13", ValueNote),
        ("After a rejection", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome rejected by=c2 decider=c1"), "2026-03-19", PostRejectionThanks),
        ("After a rejection, asking for feedback", m("seeker wants_feedback\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome rejected by=c2 decider=c1"), "2026-03-19", PostRejectionThanks),
        ("Asking for feedback later", m("seeker wants_feedback\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome rejected by=c1 decider=c1\n 2026-03-19 out c1 email post_rejection_thanks"), "2026-03-26", FeedbackRequest),
        ("Withdrawing", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome withdraw_decided"), "2026-03-18", Withdrawal),
        ("A LinkedIn request after a yes", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-09 linkedin c1 yes"), "2026-03-09", LinkedinConnect),
        // The same things said again, later, and by other ways.
        ("The third follow-up", "seeker assertive\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-09 out c1 email application_followup\n 2026-03-20 out c1 email application_followup".to_owned(), "2026-04-03", ApplicationFollowup),
        ("A follow-up by letter only", "contact c1 hiring_manager postal\n 2026-03-02 applied".to_owned(), "2026-03-11", ApplicationFollowup),
        ("A follow-up to an address that is a guess", "contact c1 hiring_manager guessed_email\n 2026-03-02 applied".to_owned(), "2026-03-11", ApplicationFollowup),
        ("An early note, spelt the British way", "seeker assertive\n contact c1 hiring_manager email\n 2026-03-02 applied".to_owned(), "2026-03-03", EarlyNote),
        ("A week after applying, spelt the British way", applied.to_owned(), "2026-03-11", ApplicationFollowup),
        ("A sales job by telephone, spelt the British way", "application a1 sales\n contact c1 hiring_manager email phone\n 2026-03-02 applied".to_owned(), "2026-03-11", ApplicationFollowup),
        ("Asking a friend inside, spelt the British way", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied".to_owned(), "2026-03-03", ReferralAsk),
        ("Asking a friend by telephone", "contact c9 insider phone\n contact c1 hiring_manager email\n 2026-03-02 applied".to_owned(), "2026-03-03", ReferralAsk),
        ("Asking the friend by telephone whether it has arrived", "contact c9 insider phone\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-02 referral c9 agreed".to_owned(), "2026-03-09", ConfirmDelivery),
        ("Asking the friend once more", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-02 referral c9 agreed\n 2026-03-09 out c9 email confirm_delivery".to_owned(), "2026-03-16", ConfirmDelivery),
        ("After the friend delivered, spelt the British way", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c1".to_owned(), "2026-03-06", ReferralFollowup),
        ("After the friend delivered, to a recruiter", "contact c9 insider email\n contact c2 recruiter email\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c2".to_owned(), "2026-03-06", ReferralFollowup),
        ("After the friend delivered, by telephone", "contact c9 insider email\n contact c1 hiring_manager phone\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c1".to_owned(), "2026-03-06", ReferralFollowup),
        ("Thanks after an interview, spelt the British way", m(""), "2026-03-05T15:00", ThankYou),
        ("Thanks after the second interview", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-12T10:00 interview i2 c1\n 2026-03-12 reviewed i2"), "2026-03-12T15:00", ThankYou),
        ("Thanks to the recruiter who asked the questions", "contact c2 recruiter email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c2\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", ThankYou),
        ("Thanks on two cards", "application a1 decision=2026-04-10\n contact c1 hiring_manager postal\n contact c3 interviewer postal\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1 c3\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", ThankYou),
        ("Asking for addresses by telephone", "contact c2 coordinator phone\n contact c3 interviewer\n contact c4 interviewer\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c3 c4\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", RequestContactDetails),
        ("Checking in after a week, spelt the British way", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c1 thank_you for=i1".to_owned(), "2026-03-16", CheckIn),
        ("Checking in by telephone, spelt the British way", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-16 out c2 check_in"), "2026-03-30", CheckIn),
        ("The eighth check-in", "seeker assertive\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-12 out c1 email check_in\n 2026-03-26 out c1 email check_in\n 2026-04-09 out c1 email check_in\n 2026-04-23 out c1 email check_in\n 2026-05-07 out c1 email check_in\n 2026-05-21 out c1 email check_in\n 2026-06-04 out c1 email check_in".to_owned(), "2026-06-18", CheckIn),
        ("A note of value, spelt the British way", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-05 promise c1 2026-03-27\n 2026-03-12 occasion article c1"), "2026-03-13", ValueNote),
        ("After a rejection, spelt the British way", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome rejected by=c1 decider=c1"), "2026-03-19", PostRejectionThanks),
        ("Asking for feedback later, spelt the British way", m("seeker wants_feedback\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome rejected by=c1 decider=c1\n 2026-03-19 out c1 email post_rejection_thanks"), "2026-03-26", FeedbackRequest),
        ("Withdrawing, to the manager, spelt the British way", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-18 outcome withdraw_decided".to_owned(), "2026-03-18", Withdrawal),
        ("The second check-in in writing", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c1\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-16 out c1 email check_in".to_owned(), "2026-03-30", CheckIn),
        ("Checking in with the recruiter of an agency", "contact c2 agency_recruiter email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c2\n 2026-03-05 reviewed i1\n 2026-03-05T15:00 out c2 thank_you for=i1".to_owned(), "2026-03-16", CheckIn),
        ("Thanks to two interviewers, spelt the British way", "contact c3 interviewer email\n contact c4 interviewer email\n 2026-03-02 applied\n 2026-03-05T10:00 interview i1 c3 c4\n 2026-03-05 reviewed i1".to_owned(), "2026-03-05T15:00", ThankYou),
        ("The second follow-up, spelt the British way", "contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-11 out c1 email application_followup".to_owned(), "2026-03-25", ApplicationFollowup),
        ("A LinkedIn request to a recruiter after a yes", m("2026-03-05T15:00 out c1 thank_you for=i1\n 2026-03-09 linkedin c2 yes"), "2026-03-09", LinkedinConnect),
        ("Answering a recruiter's question", "contact c2 recruiter email\n 2026-03-02 applied\n 2026-03-09 in c2 email reply question".to_owned(), "2026-03-09", Reply),
        ("A friend is thanked for handing the resume over", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c1".to_owned(), "2026-03-05", HelperThanks),
        ("The friend is thanked after the interview", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c1\n 2026-03-10T10:00 interview i1 c1\n 2026-03-10 reviewed i1".to_owned(), "2026-03-11", HelperThanks),
        ("The friend is thanked at the end", "contact c9 insider email\n contact c1 hiring_manager email\n 2026-03-02 applied\n 2026-03-04 referral c9 delivered to=c1\n 2026-03-20 outcome rejected by=c1 decider=c1".to_owned(), "2026-03-20", HelperThanks),
        ("Answering a question for a time", "contact c2 recruiter email\n 2026-03-02 applied\n 2026-03-11T10:00 interview i1 c1\n 2026-03-09 in c2 email reply question".to_owned(), "2026-03-09", Reply),
        ("A recruiter who wrote first: yes", OUTREACH.to_owned(), "2026-03-09", Reply),
        ("A recruiter who wrote first: not now", OUTREACH.to_owned(), "2026-03-09", Reply),
        ("A recruiter who wrote first: no", OUTREACH.to_owned(), "2026-03-09", Reply),
        (
            "Answering a question",
            m("2026-03-09 in c1 email reply question"),
            "2026-03-09",
            Reply,
        ),
    ]
}

#[test]
fn the_page_of_drafts_shows_what_is_proposed() {
    let mut page = String::from(
        "# Drafts\n\nWhat the program proposes in named situations, printed by a test. Every one passes the checks of its kind. The writer\nis Maya Chen, who has recorded three things she has done; the sentences are hers.\n",
    );
    let mut wrong = Vec::new();
    for (title, facts, now, action) in situations() {
        let mut search = Search::new(&facts, now);
        if title.ends_with("the British way") {
            search.told.spelling = Spelling::British;
        }
        if action == Action::Reply {
            search = answering(search, title);
        }
        let items: Vec<_> = search.items().into_iter().chain(search.courtesies()).collect();
        let of_action: Vec<_> = items.iter().filter(|item| item.action == action).collect();
        if of_action.is_empty() {
            wrong.push(format!("{title}: no {} in the plan", action.as_str()));
        }
        for item in of_action {
            let (draft, failed) = search.draft(item).unwrap();
            // What one answers, nobody else can know.
            if action == Action::Reply && !title.ends_with("not now") && !title.ends_with(": no") {
                assert_eq!(draft.holes.len(), 1, "{title}");
                assert_eq!(failed.len(), 1, "{title}: {failed:?}");
            } else if !failed.is_empty() || !draft.holes.is_empty() {
                wrong.push(format!("{title}: {failed:?} {:?}", draft.holes));
            }
            let to = &search.journal.contacts[item.to.unwrap()].name;
            let _ = write!(
                page,
                "\n## {title}\n\n`{}` to {to}, {}\n\n",
                draft.kind.as_str(),
                draft.channel.as_str()
            );
            if let Some(subject) = &draft.subject {
                let _ = write!(page, "> **{subject}**\n>\n");
            }
            for line in draft.body.lines() {
                let _ = writeln!(page, "{}", format!("> {line}").trim_end());
            }
            if let Some(voicemail) = &draft.voicemail {
                let _ = write!(page, "\nOn voicemail:\n\n");
                for line in voicemail.lines() {
                    let _ = writeln!(page, "> {line}");
                }
            }
        }
    }
    expect_file!["../../../../docs/drafts.md"].assert_eq(&page);
    let drafts = page.matches("\n## ").count();
    assert!(drafts >= 60, "{drafts} drafts");
    for kind in Kind::ALL {
        let name = kind.as_str();
        assert!(page.contains(&format!("\n`{name}` to ")), "no draft of {kind:?}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
