//! What each command records, what it says, and how one `undo` takes it back.

use expect_test::{Expect, expect};

use crate::environment::TestEnvironment;

/// Runs `commands` after a search with two applications, three people and an interview was told.
#[track_caller]
pub(crate) fn check(commands: &str, expected: Expect) {
    let environment = TestEnvironment::new();
    environment.given(BEFORE);
    expected.assert_eq(&environment.transcript(commands));
}

const BEFORE: &str = r#"
    apply Acme "Platform Engineer" --on "2 march" --interest high
    apply Globex Welder --on "9 march"
    contact "Dana Ruiz" --at acme --part hiring-manager --email dana@acme.example --on "2 march"
    contact "Sam Lee" --at acme --part insider --email sam@acme.example --on "2 march"
    contact "Pat Kim" --at globex --part recruiter --phone 555-0100 --on "9 march"
    interview acme --at "2026-03-11 14:00" --with dana-ruiz --on "10 march"
"#;

#[test]
fn an_application_is_recorded_and_followed() {
    let environment = TestEnvironment::new();
    let said = environment.transcript(
        r#"
        apply Acme "Platform Engineer" --on 2026-03-02 --interest high --region US
        note acme "They move offices in June"
        list
        show acme
        undo
        undo
        undo
        "#,
    );
    expect![[r#"
        $ heardback apply Acme "Platform Engineer" --on 2026-03-02 --interest high --region US
        Recorded: application acme-platform-engineer.
        To take it back: heardback undo
        Next today: Find somebody to write to at Acme.
        $ heardback note acme "They move offices in June"
        Recorded: note on acme-platform-engineer.
        To take it back: heardback undo
        $ heardback list
        acme-platform-engineer  Platform Engineer ★  applied  Mon 2 Mar
        $ heardback show acme
        Platform Engineer at Acme
        acme-platform-engineer

        Mon 2 Mar       you applied
        Mon 2 Mar       their people are in US
        Mon 2 Mar       your interest is high
        Thu 12 Mar      your note: They move offices in June

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        $ heardback undo
        Taken back: note on acme-platform-engineer.
        $ heardback undo
        Taken back: application acme-platform-engineer.
        $ heardback undo
        There is nothing to take back.
    "#]]
    .assert_eq(&said);
}

#[test]
fn a_lead_becomes_an_application() {
    check(
        r#"
        apply Initech Fitter --lead --closes "20 march" --no-calls
        list --stage lead
        apply initech-fitter
        apply initech-fitter
        show initech
        "#,
        expect![[r#"
            $ heardback apply Initech Fitter --lead --closes "20 march" --no-calls
            Recorded: lead initech-fitter.
            To take it back: heardback undo
            $ heardback list --stage lead
            initech-fitter  Fitter  lead
            $ heardback apply initech-fitter
            Recorded: application initech-fitter.
            To take it back: heardback undo
            Next on Monday: Find somebody to write to at Initech.
            $ heardback apply initech-fitter
            Fitter at Initech was already sent on 2026-03-12; take that back with `heardback
            undo` if the day is wrong.
            exit 1
            $ heardback show initech
            Fitter at Initech
            initech-fitter

            Thu 12 Mar      you applied
            Thu 12 Mar      the posting says: no calls
            Thu 12 Mar      the posting closes on Fri 20 Mar

            If nobody answers:
            Mon 16 Mar      Find somebody to write to at Initech

            No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        "#]],
    );
}

#[test]
fn today_shows_thanks_first_and_one_touch_a_person() {
    check(
        "today",
        expect![[r#"
        $ heardback today
        4tag  Thank Dana Ruiz, e-mail        by Wed 18 Mar  talked Wed 11 Mar
        b338  Go through your notes on Acme  by Thu 12 Mar  talked Wed 11 Mar
        next on Wednesday
    "#]],
    );
}

#[test]
fn what_was_done_leaves_today() {
    check(
        r#"
        did pat --by phone --on yesterday
        did "review"
        today
        did 4tag --by text
        "#,
        expect![[r#"
            $ heardback did pat --by phone --on yesterday
            Recorded: done: Call Pat Kim about Globex.
            To take it back: heardback undo
            Next on Wed 25 Mar: Call Pat Kim about Globex.
            $ heardback did "review"
            Nothing to do fits “review”.
              heardback today    what is for today, each with its id
              heardback plan     everything that is planned
            exit 2
            $ heardback today
            4tag  Thank Dana Ruiz, e-mail        by Wed 18 Mar  talked Wed 11 Mar
            b338  Go through your notes on Acme  by Thu 12 Mar  talked Wed 11 Mar
            next on Fri 20 Mar
            $ heardback did 4tag --by text
            Recorded: done: Thank Dana Ruiz, text message.
            To take it back: heardback undo
            Next today: Go through your notes on Acme.
        "#]],
    );
}

#[test]
fn calls_and_answers_change_what_comes_next() {
    check(
        r#"
        call pat --on "10 march"
        call pat --they --asks
        reply acme --from dana --by phone
        show globex
        "#,
        expect![[r#"
            $ heardback call pat --on "10 march"
            Recorded: a call to Pat Kim about globex-welder.
            To take it back: heardback undo
            Next on Tue 24 Mar: Call Pat Kim about Globex.
            $ heardback call pat --they --asks
            Recorded: a call from Pat Kim about globex-welder.
            To take it back: heardback undo
            Next tomorrow: Reply to Pat Kim, phone.
            $ heardback reply acme --from dana --by phone
            Recorded: an answer from Dana Ruiz about acme-platform-engineer.
            To take it back: heardback undo
            Next today: Go through your notes on Acme.
            $ heardback show globex
            Welder at Globex
            globex-welder
              Pat Kim, recruiter

            Mon 9 Mar       you applied
            Tue 10 Mar      you called Pat Kim
            Thu 12 Mar      Pat Kim called

            If nobody answers:
            Fri 13 Mar      Reply to Pat Kim, phone
            Mon 23 Mar      Call Pat Kim to check in
            Mon 6 Apr       Call Pat Kim to check in
            Mon 20 Apr      Call Pat Kim to check in
            Mon 4 May       Call Pat Kim to check in
            Mon 18 May      Call Pat Kim to check in
            Mon 1 Jun       Decide whether to go on with Globex

            Waiting is usual: 55 % wait over a month after an interview (Robert Half,
            EVD-10.3).
        "#]],
    );
}

#[test]
fn an_interview_is_moved_and_called_off() {
    check(
        r#"
        interview globex --at "fri 14:00" --with "Pat Kim" --with "Jo Ng" --round 1 --kind video
        interview globex --move --at "mon 9am"
        interview globex --cancel
        interview globex --held
        interview acme --at "next fri"
        people globex
        "#,
        expect![[r#"
            $ heardback interview globex --at "fri 14:00" --with "Pat Kim" --with "Jo Ng" --round 1 --kind video
            Recorded: interview at globex-welder on Fri 13 Mar 14:00.
            To take it back: heardback undo
            Next today: Prepare the interview at Globex.
            $ heardback interview globex --move --at "mon 9am"
            Recorded: interview moved at globex-welder on Mon 16 Mar 09:00.
            To take it back: heardback undo
            Next tomorrow: Prepare the interview at Globex.
            $ heardback interview globex --cancel
            Recorded: interview called off at globex-welder.
            To take it back: heardback undo
            Next on Wednesday: Call Pat Kim about Globex.
            $ heardback interview globex --held
            No interview is known for Welder at Globex.
              heardback interview globex-welder --at "fri 14:00"
            exit 2
            $ heardback interview acme --at "next fri"
            “next fri” names no time of day.
              For example: "next fri 14:00"
            exit 2
            $ heardback people globex
            pat-kim  Pat Kim  recruiter, Globex
            jo-ng    Jo Ng    interviewer, Globex
        "#]],
    );
}

#[test]
fn a_debrief_keeps_topics_and_the_promise() {
    check(
        r#"
        debrief acme --with "Dana Ruiz: moving to Rust; on-call" --with "Jo Ng: pay" --promise "by the end of next week" --note "Nice view"
        show acme
        "#,
        expect![[r#"
            $ heardback debrief acme --with "Dana Ruiz: moving to Rust; on-call" --with "Jo Ng: pay" --promise "by the end of next week" --note "Nice view"
            Recorded: the interview at acme-platform-engineer with Dana Ruiz.
            To take it back: heardback undo
            Next today: Thank Dana Ruiz, e-mail.
            $ heardback show acme
            Platform Engineer at Acme
            acme-platform-engineer
              Dana Ruiz, hiring manager, interviewer <dana@acme.example>
              Sam Lee, insider <sam@acme.example>
              Jo Ng, interviewer

            Mon 2 Mar       you applied
            Mon 2 Mar       your interest is high
            Tue 10 Mar      interview, Wed 11 Mar 14:00, with Dana Ruiz
            Thu 12 Mar      interview, with Jo Ng
            Thu 12 Mar      you talked with Dana Ruiz about moving to Rust
            Thu 12 Mar      you talked with Dana Ruiz about on-call
            Thu 12 Mar      the interview took place
            Thu 12 Mar      you talked with Jo Ng about pay
            Thu 12 Mar      you went through your notes
            Thu 12 Mar      they said “by the end of next week”: by Fri 20 Mar
            Thu 12 Mar      your note: Nice view

            If nobody answers:
            Thu 12 Mar      Thank Dana Ruiz, e-mail
            Thu 12 Mar      Ask Dana Ruiz for addresses, e-mail
            Tue 24 Mar      Check in with Dana Ruiz, e-mail
            Tue 7 Apr       Check in with Dana Ruiz, e-mail
            Tue 21 Apr      Check in with Dana Ruiz, e-mail
            Tue 5 May       Check in with Dana Ruiz, e-mail
            Tue 19 May      Check in with Dana Ruiz, e-mail
            Tue 2 Jun       Decide whether to go on with Acme

            Waiting is usual: 55 % wait over a month after an interview (Robert Half,
            EVD-10.3).
        "#]],
    );
}

#[test]
fn a_promise_is_read_in_the_employers_words() {
    check(
        r#"
        promise acme "early next week" --by dana
        promise acme "soon"
        promise acme "we will see" --due "20 march"
        promise globex "if you have not heard by 20 March, please assume no"
        promise acme "by Friday" --due "1 march 2026"
        "#,
        expect![[r#"
            $ heardback promise acme "early next week" --by dana
            Recorded: news about acme-platform-engineer is promised by Wed 18 Mar.
            To take it back: heardback undo
            Next today: Go through your notes on Acme.
            $ heardback promise acme "soon"
            Recorded: “soon” about acme-platform-engineer, which names no day.
            To take it back: heardback undo
            Next today: Go through your notes on Acme.
            If you know the day: heardback promise acme-platform-engineer "soon" --due DAY
            $ heardback promise acme "we will see" --due "20 march"
            Recorded: news about acme-platform-engineer is promised by Fri 20 Mar.
            To take it back: heardback undo
            Next today: Go through your notes on Acme.
            $ heardback promise globex "if you have not heard by 20 March, please assume no"
            Recorded: globex-welder: no word by Fri 20 Mar means no.
            To take it back: heardback undo
            Next on Wednesday: Call Pat Kim about Globex.
            $ heardback promise acme "by Friday" --due "1 march 2026"
            A promise made on 2026-03-12 cannot be due on 2026-03-01, before it was made.
            exit 1
        "#]],
    );
}

#[test]
fn a_person_is_met_and_known_better() {
    check(
        r#"
        contact "Jo Ng" --at globex --part hr --email jo@globex.example --zone Europe/Berlin --region DE-BY
        contact jo --back-on "20 march" --no-calls
        contact jo
        contact "Al Bo" --email "al at bo"
        contact "Al Bo" --region Atlantis
        contact "Al Bo" --zone Mars/Olympus
        people
        "#,
        expect![[r#"
            $ heardback contact "Jo Ng" --at globex --part hr --email jo@globex.example --zone Europe/Berlin --region DE-BY
            Recorded: Jo Ng, known as jo-ng.
            To take it back: heardback undo
            Next on Wednesday: Call Pat Kim about Globex.
            $ heardback contact jo --back-on "20 march" --no-calls
            Recorded: more about jo-ng.
            To take it back: heardback undo
            $ heardback contact jo
            jo is known already.
              heardback contact --help lists what else can be said
            exit 2
            $ heardback contact "Al Bo" --email "al at bo"
            “al at bo” is not an e-mail address.
            exit 1
            $ heardback contact "Al Bo" --region Atlantis
            No region is called `Atlantis`; `heardback holidays` lists them all.
            exit 2
            $ heardback contact "Al Bo" --zone Mars/Olympus
            There is no zone “Mars/Olympus”.
              For example: Europe/Berlin, America/New_York
            exit 2
            $ heardback people
            dana-ruiz  Dana Ruiz  hiring manager, Acme
            sam-lee    Sam Lee    insider, Acme
            pat-kim    Pat Kim    recruiter, Globex
            jo-ng      Jo Ng      HR, Globex
        "#]],
    );
}

#[test]
fn a_referral_goes_step_by_step() {
    check(
        r#"
        referral globex asked
        referral globex asked --helper sam --on "10 march"
        referral globex agreed
        referral globex delivered --to pat --on "9 march"
        referral globex delivered --to pat
        "#,
        expect![[r#"
            $ heardback referral globex asked
            Which friend is not known yet.
              heardback referral globex asked --helper PERSON
            exit 2
            $ heardback referral globex asked --helper sam --on "10 march"
            Recorded: Sam Lee was asked for a referral to globex-welder.
            To take it back: heardback undo
            Sam Lee may hand your resume over until 24 March 2026; after that the ordinary
            follow-up begins.
            $ heardback referral globex agreed
            Recorded: Sam Lee agreed to a referral to globex-welder.
            To take it back: heardback undo
            Next on Thu 19 Mar: Ask Sam Lee if it was handed over, e-mail.
            $ heardback referral globex delivered --to pat --on "9 march"
            The resume cannot be handed over before the day Sam Lee was asked, 2026-03-10.
            exit 1
            $ heardback referral globex delivered --to pat
            Recorded: Sam Lee handed your resume over at globex-welder.
            To take it back: heardback undo
            Next on Monday: Call Pat Kim about Globex.
        "#]],
    );
}

#[test]
fn an_end_is_recorded_and_reopened() {
    check(
        r#"
        outcome acme rejected --by dana
        outcome globex offer-withdrawn
        outcome globex offer
        list --all
        withdraw globex --said
        withdraw globex
        reopen globex
        outcome globex closed
        rest globex
        "#,
        expect![[r#"
            $ heardback outcome acme rejected --by dana
            Recorded: the answer of acme-platform-engineer was no.
            To take it back: heardback undo
            Next today: Go through your notes on Acme.
            $ heardback outcome globex offer-withdrawn
            No offer is recorded for Welder at Globex, so none can be taken back.
            exit 1
            $ heardback outcome globex offer
            Recorded: an offer from globex-welder.
            To take it back: heardback undo
            $ heardback list --all
            globex-welder           Welder               offer  Mon 9 Mar
            acme-platform-engineer  Platform Engineer ★  over   Mon 2 Mar
            $ heardback withdraw globex --said
            Recorded: you withdraw from globex-welder.
            To take it back: heardback undo
            $ heardback withdraw globex
            Welder at Globex was already withdrawn on 2026-03-12; to go on with it, reopen
            it first.
            exit 1
            $ heardback reopen globex
            Recorded: globex-welder is open again.
            To take it back: heardback undo
            Next on Wednesday: Call Pat Kim about Globex.
            $ heardback outcome globex closed
            Recorded: globex-welder is over.
            To take it back: heardback undo
            $ heardback rest globex
            Welder at Globex was already closed on 2026-03-12; to go on with it, reopen it
            first.
            exit 1
        "#]],
    );
}

#[test]
fn you_are_known_by_what_you_say() {
    check(
        r#"
        profile reserved --job yes --region de-by --address me@home.example --name "Kim Doe"
        profile
        profile --region Atlantis
        profile --job perhaps
        "#,
        expect![[r#"
            $ heardback profile reserved --job yes --region de-by --address me@home.example --name "Kim Doe"
            Recorded: your profile.
            To take it back: heardback undo
            $ heardback profile
            profile     reserved
            name        Kim Doe
            phone       not said
            signature   not said
            hours       not said
            addresses   me@home.example
            job now     yes
            chases      yes
            feedback    no
            notes       yes
            region      DE-BY
            zone        UTC
            $ heardback profile --region Atlantis
            No region is called `Atlantis`; `heardback holidays` lists them all.
            exit 2
            $ heardback profile --job perhaps
            error: invalid value 'perhaps' for '--job <YES|NO>': say yes or no

            For more information, try '--help'.
            exit 2
        "#]],
    );
}

#[test]
fn what_is_forgotten_is_gone() {
    check(
        r#"
        forget acme
        forget acme --yes
        list --all
        forget nobody --yes
        forget --all --yes
        list
        "#,
        expect![[r#"
            $ heardback forget acme
            Platform Engineer at Acme was not forgotten.
              Say --yes to forget without being asked.
            exit 1
            $ heardback forget acme --yes
            Forgotten for good: Platform Engineer at Acme (13 facts, 0 mails). Backups you
            made are separate files and still have it.
            $ heardback list --all
            globex-welder  Welder  applied  Mon 9 Mar
            $ heardback forget nobody --yes
            No application fits “nobody”.
            exit 2
            $ heardback forget --all --yes
            Forgotten for good: everything (7 facts, 0 mails). Backups you made are separate
            files and still have it.
            $ heardback list
            There is no application here yet. `heardback apply` records one.
        "#]],
    );
}

#[test]
fn every_change_is_taken_back_by_one_undo() {
    let environment = TestEnvironment::new();
    environment.given(BEFORE);
    let seen = || {
        [
            ["plan", "--json"].as_slice(),
            &["list", "--all", "--json"],
            &["people", "--json"],
            &["profile", "--json"],
        ]
        .map(|words| environment.run(words))
    };
    let before = seen();
    for change in [
        "apply Initech Fitter",
        "contact \"Jo Ng\" --at globex",
        "contact pat --email pat@globex.example",
        "did pat",
        "call pat",
        "reply acme --asks",
        "interview globex --at \"fri 14:00\" --with \"Jo Ng\"",
        "debrief acme --with \"Jo Ng: pay\"",
        "promise acme \"by the 20th\"",
        "referral globex asked --helper sam",
        "interest low acme",
        "outcome acme rejected",
        "withdraw globex",
        "pause",
        "rest globex",
        "skip pat",
        "profile assertive --job yes",
    ] {
        environment.given(change);
        assert!(seen() != before, "{change} changes nothing that is seen");
        environment.given("undo");
        for (now, then) in seen().iter().zip(&before) {
            assert!(now == then, "{change} is not taken back:\n{now}\n{then}");
        }
    }
}
