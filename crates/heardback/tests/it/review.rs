//! Unsure mails: shown a few at a time, settled in one step, brought back by one undo.

use expect_test::expect;

use crate::environment::TestEnvironment;

/// A search with one application and a mailbox with two unsure mails of one conversation and one of another.
fn environment() -> TestEnvironment {
    let environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on \"2 march\"");
    let mut mailbox = String::new();
    let mails = [
        (
            "one",
            "09",
            "",
            "Welder wanted at a well-known company",
            "pat@agency.example",
            "I came across your profile and have a welder role for one of my clients. Would you be interested in a short call?",
        ),
        (
            "two",
            "10",
            "one@agency.example",
            "Re: Welder wanted at a well-known company",
            "pat@agency.example",
            "Just to add: the role is a permanent position and interviews begin next week. Are you interested?",
        ),
        (
            "three",
            "08",
            "",
            "An analyst position you may like",
            "jo@other.example",
            "Your background fits an analyst position I am recruiting for. Shall we talk about the role?",
        ),
    ];
    for (id, hour, refers_to, subject, from, text) in mails {
        let refers = match refers_to {
            "" => String::new(),
            id => format!("In-Reply-To: <{id}>\r\nReferences: <{id}>\r\n"),
        };
        let (name, domain) = from.split_once('@').expect("an address");
        mailbox += &format!(
            "From {from} Wed Mar 11 09:00:00 2026\r\nMessage-ID: <{id}@{domain}>\r\n{refers}From: {name} <{from}>\r\nTo: Kim Doe <kim@home.example>\r\nDelivered-To: kim@home.example\r\nDate: Wed, 11 Mar 2026 {hour}:00:00 +0000\r\nSubject: {subject}\r\n\r\nHello Kim,\r\n{text}\r\n\r\n"
        );
    }
    std::fs::write(environment.home().join("mail.mbox"), mailbox).expect("the home is writable");
    environment.given("import mail.mbox");
    environment
}

/// The first id the review shows.
fn first(environment: &TestEnvironment) -> String {
    let said = environment.run(&["review", "--all"]);
    said.split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn a_conversation_is_asked_about_once_and_without_a_count() {
    expect![[r#"
        There is nothing to review.
        Wrote first, and need no answer: pat and jo. heardback review --all shows it.
    "#]]
    .assert_eq(&environment().run(&["review"]));
}

#[test]
fn a_verdict_settles_the_whole_conversation_and_one_undo_brings_it_back() {
    let environment = environment();
    let before = environment.run(&["review", "--all"]);
    let id = first(&environment);
    let said = environment.transcript(&format!(
        "review new {id} \"Welding Works\" Welder\nlist\nreview --all\nundo\nlist\nreview new {id} \"Welding Works\" Welder\nlist\nundo"
    ));
    expect![[r#"
        $ heardback review new ID "Welding Works" Welder
        Recorded: “Welder wanted at a well-known company” belongs to
        welding-works-welder. Mail like it is not asked about again.
        To take it back: heardback undo
        $ heardback list
        welding-works-welder  Welder  lead     Wed 11 Mar
        acme-fitter           Fitter  applied  Mon 2 Mar
        $ heardback review --all
        4218  Wed 11 Mar      An analyst position you may like
              jo <jo@other.example>
              somebody offers a job nobody asked for
              kind      “Your background fits an analyst position I am recruiting for.”
              company   “jo@other.example”
              role      “An analyst position you may like”
        heardback review accept | application | new | not-mine, each with the id
        $ heardback undo
        Taken back: “Welder wanted at a well-known company” belongs to
        welding-works-welder.
        $ heardback list
        acme-fitter  Fitter  applied  Mon 2 Mar
        $ heardback review new ID "Welding Works" Welder
        Recorded: “Welder wanted at a well-known company” belongs to
        welding-works-welder. Mail like it is not asked about again.
        To take it back: heardback undo
        $ heardback list
        welding-works-welder  Welder  lead     Wed 11 Mar
        acme-fitter           Fitter  applied  Mon 2 Mar
        $ heardback undo
        Taken back: “Welder wanted at a well-known company” belongs to
        welding-works-welder.
    "#]]
    .assert_eq(&said.replace(&id, "ID"));
    assert_eq!(environment.run(&["review", "--all"]), before);
}

#[test]
fn a_mail_is_put_with_an_application_or_aside() {
    let environment = environment();
    let id = first(&environment);
    let said = environment.transcript(&format!("review application {id} acme\nshow acme"));
    expect![[r#"
        $ heardback review application ID acme
        Recorded: “Welder wanted at a well-known company” belongs to acme-fitter. Mail
        like it is not asked about again.
        To take it back: heardback undo
        $ heardback show acme
        Fitter at Acme
        acme-fitter

        Mon 2 Mar       you applied
        Wed 11 Mar      you said a mail belongs to acme-fitter
        Wed 11 Mar      an automatic message came by e-mail: “Welder wanted at a
                        well-known company”
                          in a mail: “I came across your profile and have a welder role
                          for one of my clients.”

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
    "#]]
    .assert_eq(&said.replace(&id, "ID"));
    let id = first(&environment);
    let said =
        environment.transcript(&format!("review not-mine {id}\nreview --all\nreview accept {id}"));
    expect![[r#"
        $ heardback review not-mine ID
        Recorded: “An analyst position you may like” is not part of your search. Mail
        like it is not asked about again.
        To take it back: heardback undo
        $ heardback review --all
        There is nothing to review.
        $ heardback review accept ID
        No mail that waits for review begins with “ID”.
          heardback review
        exit 2
    "#]]
    .assert_eq(&said.replace(&id, "ID"));
}

#[test]
fn what_changes_today_is_asked_about_before_what_is_newer() {
    let home = TestEnvironment::new();
    home.given("apply Acme Fitter --on \"2 march\"");
    let mails = [
        (
            "Pat Lee",
            "pat@gmail.example",
            "10",
            "Your application for a position",
            "we have received your application for the position of welder and will look at it.",
        ),
        (
            "Lou Reed",
            "lou@mail.example",
            "11",
            "Interview",
            "would you be available for an interview next week?",
        ),
    ];
    let mailbox: String = mails
        .map(|(name, from, hour, subject, text)| {
            format!(
                "From x Wed Mar 11 09:00:00 2026\r\nMessage-ID: <{from}>\r\nFrom: {name} <{from}>\r\nTo: kim@home.example\r\nDelivered-To: kim@home.example\r\nDate: Wed, 11 Mar 2026 {hour}:00:00 +0000\r\nSubject: {subject}\r\n\r\nDear Kim,\r\n{text}\r\n{name}\r\n\r\n"
            )
        })
        .concat();
    std::fs::write(home.home().join("mail.mbox"), mailbox).expect("the home is writable");
    home.given("import mail.mbox");
    let is_first = |said: &str| {
        let of = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words}:\n{said}"));
        of("Mar      Your application") < of("Mar      Interview")
    };
    // Accepted, it opens an application for which somebody is to be found; the newer one changes nothing by itself.
    assert!(is_first(&home.run(&["review"])));
    assert!(!is_first(&home.run(&["review", "--all"])));
}
