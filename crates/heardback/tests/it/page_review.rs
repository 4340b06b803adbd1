//! The page that asks about unsure mail: what it shows, what each answer records, and the way back.

use crate::environment::TestEnvironment;
use crate::page::Page;

const MAIL: &str = "From dana@acme.example Wed Mar 11 09:00:00 2026\r
From: Dana Ruiz <dana@acme.example>\r
To: me@home.example\r
Delivered-To: me@home.example\r
Subject: Your application at Acme\r
Date: Wed, 11 Mar 2026 09:00:00 +0000\r
Message-ID: <one@acme.example>\r
\r
Hello,\r
\r
thank you for your application at Acme. We would like to invite you to an interview.\r
<script>alert(1)</script>\r
\r
Dana Ruiz\r
Recruiter, Acme\r
\r
";

/// Two applications at one company, and mail from it that names neither.
fn environment() -> TestEnvironment {
    let home = TestEnvironment::new();
    home.given("apply Acme Fitter --on \"2 march\"\napply Acme Welder --on \"2 march\"");
    std::fs::write(home.home().join("mail.mbox"), MAIL).expect("the home is writable");
    home.given("import mail.mbox");
    home
}

/// The key of the first mail that is asked about.
fn first(page: &Page) -> String {
    let body = page.get("/review").body;
    let key = body.split("data-item=\"").nth(1).and_then(|rest| rest.split('"').next());
    key.unwrap_or_else(|| panic!("something is asked:\n{body}")).to_owned()
}

#[test]
fn a_question_shows_the_mail_as_text_with_the_words_marked() {
    let home = environment();
    let page = Page::open(&home);
    let shown = page.get("/review").body;
    assert!(shown.contains("Dana Ruiz") && shown.contains("Your application at Acme"), "{shown}");
    assert!(shown.contains("<mark title=\"Kind\">"), "{shown}");
    assert!(!shown.contains("<script>alert"), "{shown}");
    assert!(shown.contains("value=\"acme-welder\""), "another application can be chosen");
    assert!(shown.contains("href=\"/review\" data-key=\"r\""), "the navigation leads there");
    assert!(page.get("/search?q=rev").body.contains("href=\"/review\""), "and the palette");
}

#[test]
fn each_answer_records_what_the_command_would_and_can_be_undone() {
    let home = environment();
    let page = Page::open(&home);
    let key = first(&page);
    let answers = [
        ("application", "application=acme-welder", "acme-welder", "an interview"),
        ("new", "company=Acme&role=Turner", "acme-turner", "Turner at Acme"),
        ("not-mine", "", "", ""),
    ];
    for (answer, form, application, words) in answers {
        let said = page.post(&format!("/review/{key}/{answer}"), form);
        assert_eq!(said.status(), 303, "{answer}: {}", said.body);
        let back = said.header("location").expect("a way back").to_owned();
        let after = page.get(&back).body;
        assert!(after.contains("There is nothing to review"), "{answer}:\n{after}");
        assert!(after.contains(">Undo<"), "{answer} offers to undo:\n{after}");
        if !application.is_empty() {
            let told = home.run(&["show", application]);
            assert!(told.contains(words), "{answer}: {told}");
        }
        assert_eq!(page.post(&format!("/review/{key}/{answer}"), form).status(), 404, "once");
        let batch = back.split("said=").nth(1).expect("the change has a name");
        page.post("/undo", &format!("batch={batch}&back=/review"));
        assert_eq!(first(&page), key, "{answer} is asked again");
    }
}

#[test]
fn an_answer_that_says_too_little_records_nothing() {
    let home = environment();
    let page = Page::open(&home);
    let key = first(&page);
    for (answer, form) in
        [("application", ""), ("application", "application=nowhere"), ("maybe", "")]
    {
        assert_eq!(page.post(&format!("/review/{key}/{answer}"), form).status(), 422, "{answer}");
    }
    assert_eq!(page.post("/review/nothing/not-mine", "").status(), 404);
    assert_eq!(first(&page), key);
}

#[test]
fn nothing_unsure_is_good_news_and_no_number_stands_anywhere() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    assert!(page.get("/review").body.contains("There is nothing to review"));
    let home = environment();
    let page = Page::open(&home);
    let shown = page.get("/review").body;
    let text: String =
        shown.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
    assert!(
        !text.contains("1 mail") && !text.contains("1 of") && !text.contains("overdue"),
        "{text}"
    );
}

/// A recruiter wrote first, and nobody has to answer.
#[test]
fn a_recruiter_who_wrote_first_may_be_answered_without_an_application() {
    let home = TestEnvironment::new();
    home.given("profile --name \"Maya Chen\"");
    let mail = "From pat@agency.example Wed Mar 11 09:00:00 2026\r
From: Pat Jones <pat@agency.example>\r
To: me@home.example\r
Delivered-To: me@home.example\r
Subject: Process Engineer opportunity in Buffalo\r
Date: Wed, 11 Mar 2026 09:00:00 +0000\r
Message-ID: <one@agency.example>\r
\r
Hi Maya,\r
\r
I came across your profile on LinkedIn and think you would be a great fit for a Process Engineer opportunity with my client. Would you be open to a call to discuss the role? My client pays well. Could you let me know your availability?\r
\r
Pat Jones\r
Recruiter, Agency\r
\r
";
    std::fs::write(home.home().join("mail.mbox"), mail).expect("the home is writable");
    home.given("import mail.mbox");
    let page = Page::open(&home);
    let folded = page.get("/review").body;
    assert!(folded.contains("need no answer") && !folded.contains("Write back"), "{folded}");
    let shown = page.get("/review?all=yes").body;
    assert!(shown.contains("Write back, if you like"), "{shown}");
    assert!(shown.contains("mailto:pat@agency.example?subject=Re%3A%20Process"), "{shown}");
    assert!(shown.contains("Nobody owes an answer"), "{shown}");
    assert!(!home.run(&["export"]).contains("\"fact\":\"message\""), "nothing is recorded");

    // Interested: it becomes an application, and the reply says so, or one of the others.
    let key = shown.split("data-item=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    page.post(&format!("/review/{key}/new"), "company=Agency&role=Process+Engineer");
    let said = home.run(&["draft", "pat"]);
    assert!(said.contains("> Could you let me know your availability?"), "{said}");
    assert!(said.contains("I could do [") && !said.contains("open to a call"), "{said}");
    let no = home.run(&["draft", "pat", "--answer", "no"]);
    assert!(no.contains("It passes every check") && !no.contains('>'), "{no}");
    let today = page.get("/").body;
    let item = today.split("href=\"/items/").nth(1).unwrap().split('"').next().unwrap();
    let shown = page.get(&format!("/items/{item}?answer=not-now")).body;
    assert!(shown.contains("<strong>Not now</strong>") && shown.contains("?answer=no"), "{shown}");
    assert_eq!(page.get(&format!("/items/{item}?answer=perhaps")).status(), 422);
}
