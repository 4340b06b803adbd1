//! The sample search from end to end: from the bytes of a mailbox to what is done today.

use expect_test::expect;
use serde_json::Value;

use crate::environment::TestEnvironment;

/// A Monday, a Friday, a Sunday, the Monday after New Year, a leap day.
const DAYS: [&str; 5] = ["2026-03-09", "2026-03-13", "2026-03-15", "2027-01-04", "2028-02-29"];

/// The sample as it is on this day, kept, and what `try` said.
fn tried(day: &str) -> (TestEnvironment, String) {
    let mut environment = TestEnvironment::new();
    environment.on(day);
    let said = environment.run(&["try", "--keep", "data"]);
    (environment, said)
}

fn json(environment: &TestEnvironment, words: &[&str]) -> Value {
    serde_json::from_str(&environment.run(words)).expect("it prints JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// Every application: employer, role and how it stands.
fn applications(environment: &TestEnvironment) -> String {
    let list = json(environment, &["list", "--all", "--json"]);
    let row = |row: &Value| {
        format!("{}, {}: {}\n", text(&row["company"]), text(&row["role"]), text(&row["stage"]))
    };
    let mut rows: Vec<String> = list.as_array().expect("a list").iter().map(row).collect();
    rows.sort();
    rows.concat()
}

/// Everything that could be done on the day, whatever its order.
fn items(environment: &TestEnvironment) -> Vec<String> {
    let today = json(environment, &["today", "--all", "--json"]);
    let items = today["items"].as_array().expect("a list").iter();
    let mut items: Vec<String> = items
        .map(|item| {
            let who = item["name"].as_str().unwrap_or_else(|| text(&item["application"]));
            format!("{} {who}", text(&item["action"]))
        })
        .collect();
    items.sort();
    items
}

#[test]
fn the_sample_has_the_same_fourteen_applications_on_any_day() {
    for day in DAYS {
        let (environment, _) = tried(day);
        expect![[r#"
            Brightwater Foods, Supply Chain Analyst: interviewing
            Castellan Insurance, Process Analyst: over
            Cobalt & Finch, Business Analyst: over
            Fenwick Grocers, Replenishment Analyst: applied
            Gladstone Paper, Production Planner: applied
            Hanse Frachtkontor, Data Analyst Logistics: interviewing
            Hollis & Wray, Operations Analyst: talking
            Juniper Rail, Timetable Analyst: talking
            Larkspur Health, Operations Analyst: interviewing
            Northfold Logistics, Planning Analyst: interviewing
            Ostrander Retail Group, Demand Planner: over
            Pinnacle Parcel, Route Analyst: applied
            Saltmarsh Energy, Operations Data Analyst: applied
            Tamarack Outdoor, Inventory Planner: talking
        "#]]
        .assert_eq(&applications(&environment));
    }
}

#[test]
fn the_sample_has_the_same_people_in_the_same_parts() {
    let (environment, _) = tried("2026-03-12");
    expect![[r#"
        rachel-stone    Rachel Stone     HR, Cobalt & Finch        written to Mon 2 Feb
        katrin-muller   Katrin Müller    HR, Hanse Frachtkontor    written to Mon 2 Mar
        jorg-petersen   Jörg Petersen    Hanse Frachtkontor        written to Tue 27 Jan
        henry-adams     Henry Adams      recruiter, Castellan      written to Thu 22 Jan
                                         Insurance
        oliver-marsh    Oliver Marsh     Cobalt & Finch            written to Mon 2 Feb
        priya-raman     Priya Raman      recruiter, Brightwater    written to Thu 5 Feb
                                         Foods
        tom-okafor      Tom Okafor       Brightwater Foods         written to Fri 13 Feb
        lena-sorensen   Lena Sørensen    Brightwater Foods         written to Fri 13 Feb
        samuel-ortiz    Samuel Ortiz     recruiter, Juniper Rail   written to Wed 25 Feb
        paul-demarest   Paul Demarest    agency recruiter,         written to Fri 6 Mar
                                         Northfold Logistics
        gladstone-desk  Gladstone Paper  HR, Gladstone Paper
        sofia-brandt    Sofia Brandt     coordinator, Larkspur     written to Tue 3 Mar
                                         Health
        jo-petrakis     Jo Petrakis      referrer, Tamarack        written to Fri 27 Feb
                                         Outdoor
        elena-vasquez   Elena Vasquez    recruiter, Saltmarsh Energy
        grace-adeyemi   Grace Adeyemi    Larkspur Health
        hien-nguyen     Hiền Nguyễn      Larkspur Health           written to Wed 11 Mar
        daniel-roth     Daniel Roth      Larkspur Health
        martin-ferris   Martin Ferris    Gladstone Paper
        aisha-karim     Aisha Karim      Northfold Logistics
        ben-achterberg  Ben Achterberg   Tamarack Outdoor
        bethany-cole    Bethany Cole     recruiter, Hollis & Wray
    "#]]
    .assert_eq(&environment.run(&["people"]));
}

#[test]
fn thanks_a_question_and_a_date_that_passed_are_found_on_any_day() {
    for day in DAYS {
        let (_, said) = tried(day);
        for find in [
            "There is still time to thank Daniel Roth and Grace Adeyemi",
            "Bethany Cole asked you something that has no answer yet",
            "The day Priya Raman named has passed, which is a good reason to write",
        ] {
            assert!(said.replace("\n  ", " ").contains(find), "{day}: {find}\n{said}");
        }
        assert!(!said.contains("DTSTART"), "{said}");
    }
}

#[test]
fn on_a_working_day_everything_of_the_sample_that_is_due_is_there() {
    for day in ["2026-03-09", "2026-03-13", "2027-01-04", "2028-02-29"] {
        let (environment, _) = tried(day);
        let items = items(&environment);
        for due in [
            "reply Bethany Cole",
            "thank_you Daniel Roth",
            "thank_you Grace Adeyemi",
            "referral_followup Ben Achterberg",
            "application_followup Elena Vasquez",
            "check_in Priya Raman",
            "post_rejection_thanks Oliver Marsh",
            "post_rejection_thanks Rachel Stone",
        ] {
            assert!(items.iter().any(|item| item == due), "{day}: no {due} in {items:#?}");
        }
        for not in ["Tom Okafor", "Lena Sørensen", "Hiền Nguyễn", "Aisha Karim", "Samuel Ortiz"]
        {
            assert!(!items.iter().any(|item| item.contains(not)), "{day}: {not} in {items:#?}");
        }
    }
}

#[test]
fn the_whole_of_a_day_reads_well() {
    expect![[r#"
        Here is the mailbox of Ines Calloway, who does not exist: three months of a job
        search, as of today.

        Read 109 messages. 68 kept, from 14 new applications. One earlier message found
        its place by what came later. 2 set aside without a question (heardback review
        --all).
        Not kept: 39 (19 other mail; 10 newsletters and lists; 7 job alerts; 3 own
        letters to others).
        Nothing left this computer. Your data lies in data/heardback.db; `heardback
        undo` takes this import back.

          There is still time to thank Daniel Roth and Grace Adeyemi (Operations Analyst
          at Larkspur Health).
          Bethany Cole asked you something that has no answer yet (Operations Analyst at
          Hollis & Wray).
            Tue 10 Mar: “When could you start, and are three days a week in the office
            all right?”
          The day Priya Raman named has passed, which is a good reason to write (Supply
          Chain Analyst at Brightwater Foods).
            Tue 24 Feb: “You will hear from us by Monday, March 9.”
        And you may let one older application rest: heardback rest --old

        Today
        91yg  Reply to Bethany Cole, e-mail            by Fri 13 Mar  asked Tue 10 Mar
        23zn  Thank Daniel Roth, e-mail                by Wed 18 Mar  talked Wed 11 Mar
        d7mw  Thank Grace Adeyemi, e-mail              by Wed 18 Mar  talked Wed 11 Mar
        473g  Go through your notes on Larkspur        by Thu 12 Mar  talked Wed 11 Mar
              Health
        f2jw  Write to Gladstone Paper, e-mail         by Thu 19 Mar  applied Thu 19 Feb
        1 older may rest: heardback rest --old · 6 more today: heardback today --all
        If you like: Thank Jo Petrakis for the help (4my1)

        Coming up
        Thu 26 Mar  Check in with Sofia Brandt, e-mail
        Mon 30 Mar  Call Katrin Müller to check in
        Tue 31 Mar  Check in with Samuel Ortiz, e-mail

        To go on with it: heardback --data data why, plan, show, list …
    "#]]
    .assert_eq(&tried("2026-03-12").1);
}

#[test]
fn importing_the_same_mailbox_again_adds_nothing_and_undo_takes_it_back() {
    let environment = TestEnvironment::new();
    std::fs::write(environment.home().join("mail.mbox"), receipts(3, 20)).expect("writable");
    let first = environment.run(&["import", "mail.mbox"]);
    assert!(first.contains("3 new applications"), "{first}");
    let before = environment.run(&["export"]);
    // Another path, so that the mails themselves have to be recognised.
    std::fs::copy(environment.home().join("mail.mbox"), environment.home().join("copy.mbox"))
        .expect("writable");
    environment.run(&["import", "copy.mbox"]);
    let facts = |text: &str| text.lines().filter(|line| line.contains("\"fact\"")).count();
    assert_eq!(facts(&environment.run(&["export"])), facts(&before));
    assert_eq!(applications(&environment).lines().count(), 3);
}

#[test]
fn undo_takes_an_import_back() {
    let environment = TestEnvironment::new();
    std::fs::write(environment.home().join("mail.mbox"), receipts(3, 20)).expect("writable");
    environment.run(&["import", "mail.mbox"]);
    environment.run(&["undo"]);
    assert_eq!(applications(&environment), "");
}

#[test]
fn a_first_import_of_old_applications_is_a_short_list_without_reproach() {
    let environment = TestEnvironment::new();
    std::fs::write(environment.home().join("mail.mbox"), receipts(150, 60)).expect("writable");
    let receipt = environment.run(&["import", "mail.mbox"]);
    assert!(receipt.contains("150 new applications"), "{receipt}");
    let said = environment.run(&["today"]);
    assert!(said.lines().count() <= 6, "{said}");
    for word in ["overdue", "late", "failed", "dead", "ghost", "missed", "reject"] {
        assert!(!said.to_lowercase().contains(word), "{word}:\n{said}");
    }
}

/// So many receipts of applications, the newest so many days old, the oldest 300.
fn receipts(count: u16, newest: u16) -> String {
    let today = jiff::civil::date(2026, 3, 12);
    let mut mailbox = String::new();
    for n in 0..count {
        let age = newest + n * (300 - newest) / count;
        let sent = today.checked_sub(jiff::Span::new().days(age)).expect("within the calendar");
        let date = sent.strftime("%a, %d %b %Y 10:00:00 +0000");
        let line = sent.strftime("%a %b %d 10:00:00 %Y");
        mailbox += &format!(
            "From jobs Z {line}\nMessage-ID: <{n}@works{n}.example>\nFrom: Works{n} Careers <no-reply@works{n}.example>\nTo: Kim Doe <kim@home.example>\nDelivered-To: kim@home.example\nDate: {date}\nSubject: Thank you for applying to Works{n}\n\nDear Kim,\n\nThank you for applying for the position of Fitter at Works{n}. We have received your application.\n\nKind regards,\nThe Works{n} Recruiting Team\n\n"
        );
    }
    mailbox
}
