//! For every number of every profile a search that it changes.

use std::collections::BTreeSet;

use heardback_core::fact::ProfileName;
use heardback_core::playbook::Playbook;

use crate::lines;

/// A number, what it is changed to in the three profiles, and a search that this changes.
struct Change {
    number: &'static str,
    to: [&'static str; 3],
    search: &'static str,
    today: &'static str,
    /// Lines of a playbook file that come before: some numbers matter only beside others.
    beside: &'static str,
}

const fn change(
    number: &'static str,
    to: &'static str,
    search: &'static str,
    today: &'static str,
) -> Change {
    Change { number, to: [to; 3], search, today, beside: "" }
}

const fn each(
    number: &'static str,
    to: [&'static str; 3],
    search: &'static str,
    today: &'static str,
) -> Change {
    Change { number, to, search, today, beside: "" }
}

impl Change {
    const fn beside(mut self, lines: &'static str) -> Self {
        self.beside = lines;
        self
    }
}

const APPLIED: &str = "contact c1 hiring_manager email
    2026-03-02 applied";
const CLOSING: &str = "contact c1 hiring_manager email
    application a1 closes=2026-03-20
    2026-03-02 applied";
const FOLLOWED_UP: &str = "contact c1 hr email
    2026-03-02 applied
    2026-03-16 out c1 application_followup";
const THREE_TRIES: &str = "contact c1 hr email
    2026-01-05 applied
    2026-01-12 out c1 application_followup
    2026-01-26 out c1 application_followup
    2026-02-09 out c1 application_followup";
const POSTED_AGAIN: &str = "contact c1 hr email
    2026-01-05 applied
    2026-01-12 out c1 application_followup
    2026-01-26 out c1 application_followup
    2026-02-09 out c1 application_followup
    application a1 reposted=2026-02-10";
const INSIDER: &str = "contact c9 insider email
    2026-03-02 applied";
const AGREED: &str = "contact c1 hr email
    contact c9 insider email
    2026-03-02 applied
    2026-03-03 referral c9 agreed";
const ASKED_FRIEND: &str = "contact c1 hr email
    contact c9 insider email
    2026-03-02 applied
    2026-03-03 referral c9 agreed
    2026-03-10 out c9 confirm_delivery";
const DELIVERED: &str = "contact c1 hr email
    contact c9 insider email
    2026-03-02 applied
    2026-03-04 referral c9 delivered to=c1";
const MET: &str = "contact c1 hiring_manager email postal
    application a1 decision=2026-03-16
    2026-03-10T10:00 interview i1 c1";
const ANSWERED: &str = "contact c1 recruiter email
    2026-03-05 in c1 reply";
const PROMISED: &str = "contact c1 recruiter email
    2026-03-05 in c1 reply
    2026-03-05 promise c1 2026-03-13";
const ASKED: &str = "contact c1 recruiter email
    2026-03-05 in c1 reply
    2026-03-19 out c1 check_in";
const ASKED_WITH_A_JOB: &str = "seeker employed
    contact c1 recruiter email
    2026-03-05 in c1 reply
    2026-03-19 out c1 check_in";
const OCCASION: &str = "contact c1 recruiter email
    2026-03-05 in c1 reply
    2026-03-05 promise c1 2026-04-24
    2026-03-06 out c1 value_note
    2026-03-13 out c1 value_note
    2026-03-25 occasion article c1";
const REJECTED: &str = "contact c1 hiring_manager email
    2026-03-05 in c1 reply
    2026-03-18 outcome rejected";
const THANKED: &str = "seeker wants_feedback
    contact c1 hiring_manager email
    2026-03-05 in c1 reply
    2026-03-18 outcome rejected
    2026-03-19 out c1 post_rejection_thanks";
const LEAVING: &str = "contact c1 recruiter email
    2026-03-05 in c1 reply
    2026-03-18 outcome withdraw_decided";
const QUESTION: &str = "contact c1 recruiter email
    2026-03-06 in c1 reply question";
const JUST_WRITTEN: &str = "contact c1 hr email
    2026-03-02 applied
    2026-03-16 out c1 other";
const BOUNCED_ONCE: &str = "contact c1 hr guessed_email
    2026-03-02 applied
    2026-03-16 out c1 application_followup
    2026-03-16 bounced c1";
const SAID_YES: &str = "contact c1 hiring_manager email
    2026-03-05 in c1 reply
    2026-03-17 linkedin c1 yes
    2026-03-18 outcome rejected";
const AWAY: &str = "contact c1 hr email back=2026-03-23
    2026-03-02 applied";

const EARLY_NOTE: &str = "[numbers.\"app.early_note\"]
    reserved = { earliest = 1, due = 2, expires = 9 }
    balanced = { earliest = 1, due = 2, expires = 9 }
    assertive = { earliest = 1, due = 2, expires = 9 }
    cites = [\"APP-6\"]";
const TWO_TRIES: &str = "[numbers.\"app.max\"]
    reserved = 2
    balanced = 2
    assertive = 2
    cites = [\"CLO-5\"]";
const TWO_QUESTIONS: &str = "[numbers.\"ref.confirm.max\"]
    reserved = 2
    balanced = 2
    assertive = 2
    cites = [\"REF-3\"]";
const ONE_CHECK_IN: &str = "[numbers.\"chk.max\"]
    reserved = { employed = 1 }
    balanced = { employed = 1 }
    assertive = { employed = 1 }
    cites = [\"CLO-1\"]";
const FEEDBACK_LATER: &str = "[numbers.\"rej.feedback\"]
    reserved = \"inside_or_later\"
    cites = [\"REJ-4\"]";

const CHANGES: &[Change] = &[
    change("app.first.earliest", "4", APPLIED, "2026-03-09"),
    change("app.first.due", "11", APPLIED, "2026-03-09"),
    change("app.first.expires", "30", APPLIED, "2026-03-09"),
    change("app.close.earliest", "0", CLOSING, "2026-03-09"),
    change("app.close.due", "6", CLOSING, "2026-03-09"),
    change("app.close.expires", "40", CLOSING, "2026-03-09"),
    change("app.early_note.earliest", "0", APPLIED, "2026-03-02").beside(EARLY_NOTE),
    change("app.early_note.due", "3", APPLIED, "2026-03-02").beside(EARLY_NOTE),
    change("app.early_note.expires", "8", APPLIED, "2026-03-02").beside(EARLY_NOTE),
    change("app.max", "0", APPLIED, "2026-03-09"),
    change(
        "app.max.low",
        "0",
        "application a1 low\ncontact c1 hr email\n2026-03-02 applied",
        "2026-03-09",
    ),
    change("app.gap", "12", POSTED_AGAIN, "2026-02-10"),
    change("app.gap.open", "5", FOLLOWED_UP, "2026-03-17").beside(TWO_TRIES),
    change("app.dormant", "12", THREE_TRIES, "2026-02-10"),
    change("ref.ask", "3", INSIDER, "2026-03-09"),
    change("ref.confirm.earliest", "1", AGREED, "2026-03-04"),
    change("ref.confirm.due", "8", AGREED, "2026-03-04"),
    change("ref.confirm.expires", "20", AGREED, "2026-03-04"),
    change("ref.confirm.max", "0", AGREED, "2026-03-04"),
    change("ref.confirm.gap", "6", ASKED_FRIEND, "2026-03-11").beside(TWO_QUESTIONS),
    change("ref.hold", "5", AGREED, "2026-03-12"),
    change("ref.follow.earliest", "0", DELIVERED, "2026-03-04"),
    change("ref.follow.due", "3", DELIVERED, "2026-03-04"),
    change("ref.follow.expires", "12", DELIVERED, "2026-03-04"),
    change("thx.wait", "1000", MET, "2026-03-10T15:00"),
    change("thx.due", "48", MET, "2026-03-10T15:00"),
    change("thx.on_time", "24", MET, "2026-03-12T09:00"),
    change("thx.late", "6", MET, "2026-03-10T15:00"),
    change("thx.card_min", "3", MET, "2026-03-10T15:00"),
    change("chk.first.earliest", "4", ANSWERED, "2026-03-06"),
    change("chk.first.due", "11", ANSWERED, "2026-03-06"),
    change("chk.first.expires", "31", ANSWERED, "2026-03-06"),
    change("chk.promise.earliest", "0", PROMISED, "2026-03-06"),
    change("chk.promise.due", "6", PROMISED, "2026-03-06"),
    change("chk.promise.expires", "21", PROMISED, "2026-03-06"),
    change("chk.gap", "12", ASKED, "2026-03-20"),
    change("chk.gap.open", "5", ASKED, "2026-03-20"),
    change("chk.max.employed", "1", ASKED_WITH_A_JOB, "2026-03-20"),
    change("chk.max.unemployed", "1", ASKED, "2026-03-20"),
    change("close.wait", "5", ASKED_WITH_A_JOB, "2026-03-20").beside(ONE_CHECK_IN),
    change("value.max", "3", OCCASION, "2026-03-25"),
    change("rej.thanks.earliest", "0", REJECTED, "2026-03-18"),
    change("rej.thanks.due", "3", REJECTED, "2026-03-18"),
    change("rej.thanks.expires", "11", REJECTED, "2026-03-18"),
    each("rej.feedback", ["inside_or_later", "inside", "inside"], THANKED, "2026-03-20"),
    change("rej.feedback.until", "10", THANKED, "2026-03-20").beside(FEEDBACK_LATER),
    change("wd.due", "2", LEAVING, "2026-03-18"),
    change("wd.expires", "6", LEAVING, "2026-03-18"),
    change("reply.due", "2", QUESTION, "2026-03-06"),
    change("reply.expires", "4", QUESTION, "2026-03-06"),
    change("gap.person", "8", JUST_WRITTEN, "2026-03-17"),
    each("guess.max", ["2", "1", "1"], BOUNCED_ONCE, "2026-03-16"),
    each(
        "phone",
        ["alternate", "invited", "invited"],
        "contact c1 hr phone\n2026-03-02 applied",
        "2026-03-09",
    ),
    each(
        "linkedin_message",
        ["fallback", "fallback", "sales"],
        "contact c1 hr linkedin\n2026-03-02 applied",
        "2026-03-09",
    ),
    change("linkedin_connect.earliest", "1", SAID_YES, "2026-03-18"),
    change("linkedin_connect.due", "3", SAID_YES, "2026-03-18"),
    change("linkedin_connect.expires", "11", SAID_YES, "2026-03-18"),
    each(
        "linkedin_connect.when",
        ["after_yes", "after_process", "after_process"],
        "contact c1 recruiter email\n2026-03-05 in c1 reply\n2026-03-09 linkedin c1 yes",
        "2026-03-09",
    ),
    change("ooo.earliest", "0", AWAY, "2026-03-17"),
    change("ooo.due", "4", AWAY, "2026-03-17"),
];

const PROFILES: [ProfileName; 3] =
    [ProfileName::Reserved, ProfileName::Balanced, ProfileName::Assertive];

#[test]
fn every_number_changed_changes_a_plan_in_every_profile() {
    let mut idle = Vec::new();
    for change in CHANGES {
        for (profile, to) in PROFILES.into_iter().zip(change.to) {
            let before = Playbook::parse_with_override(change.beside, "beside")
                .unwrap_or_else(|error| panic!("{}: {error}", change.number));
            let after = before
                .with_number(change.number, profile, to)
                .unwrap_or_else(|error| panic!("{}: {error}", change.number));
            let search = format!("seeker {}\n{}", profile.as_str(), change.search);
            let plan = |playbook| lines::planned(&search, change.today, playbook);
            if plan(&before) == plan(&after) {
                idle.push(format!("{} of {}: {}", change.number, profile.as_str(), plan(&before)));
            }
        }
    }
    assert!(idle.is_empty(), "changed, these change nothing:\n{}", idle.join("\n"));
}

#[test]
fn a_number_of_another_profile_changes_nothing() {
    for change in CHANGES {
        let before = Playbook::parse_with_override(change.beside, "beside")
            .unwrap_or_else(|error| panic!("{}: {error}", change.number));
        let after = before
            .with_number(change.number, ProfileName::Assertive, change.to[2])
            .unwrap_or_else(|error| panic!("{}: {error}", change.number));
        let search = format!("seeker reserved\n{}", change.search);
        let plan = |playbook| lines::planned(&search, change.today, playbook);
        assert_eq!(plan(&before), plan(&after), "{}", change.number);
    }
}

#[test]
fn every_number_has_a_search_that_it_changes() {
    let shown: BTreeSet<String> = CHANGES.iter().map(|change| change.number.to_owned()).collect();
    let known: BTreeSet<String> = Playbook::numbers().collect();
    assert_eq!(shown, known);
}
