//! Sentences as they stand in mails: which promise news, and with which of their words. 2026-03-05 is a Thursday.

use super::*;

/// What a mail promises: the words and the day of each promise, `-` if there is none.
fn promised(text: &str) -> String {
    let made_on = jiff::civil::date(2026, 3, 5);
    let found = find_promise(text, made_on, &WorkingDays::default());
    let lines: Vec<String> = found
        .iter()
        .map(|found| {
            let promise = &found.promise;
            assert!(found.sentence.start <= promise.words.start);
            assert!(promise.words.end <= found.sentence.end);
            let words = &text[promise.words.clone()];
            let due = promise
                .due
                .map_or(format!("{:?}", promise.row), |due| due.strftime("%m-%d").to_string());
            let silence = if promise.silence_means_no() { " silence" } else { "" };
            format!("{words}={due}{silence}")
        })
        .collect();
    if lines.is_empty() { "-".to_owned() } else { lines.join(" | ") }
}

#[track_caller]
fn all(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, expected)| promised(text) != *expected)
        .map(|(text, expected)| format!("{text}\n   found {}\n   not   {expected}", promised(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn what_the_employer_will_do_is_a_promise() {
    all(&[
        ("We will get back to you by Friday.", "by Friday=03-06"),
        ("We'll get back to you early next week.", "early next week=03-11"),
        (
            "We’ll be in touch within the next 5 business days.",
            "within the next 5 business days=03-12",
        ),
        ("I will let you know by the end of next week.", "by the end of next week=03-13"),
        ("I'll let you know our decision on Monday.", "on Monday=03-09"),
        ("You will hear from us within two weeks.", "within two weeks=03-19"),
        ("You should hear back from us by March 13.", "by March 13=03-13"),
        ("You can expect to hear from us by the 15th.", "by the 15th=03-15"),
        ("Expect to hear from us early next month.", "early next month=04-10"),
        ("We expect to make a decision by the end of next week.", "by the end of next week=03-13"),
        ("We hope to have a decision in two to three weeks.", "in two to three weeks=03-26"),
        ("We hope to have made a decision by Wednesday.", "by Wednesday=03-11"),
        ("We anticipate making a decision within 10 working days.", "within 10 working days=03-19"),
        (
            "We aim to respond to every applicant within 5-7 business days.",
            "within 5-7 business days=03-16",
        ),
        ("We plan to finalise our decision by 13/3.", "by 13/3=03-13"),
        ("We intend to reach out to shortlisted candidates next week.", "next week=03-13"),
        ("Our team will reach out to you next week with next steps.", "next week=03-13"),
        ("Our recruiter will contact you within 48 hours.", "within 48 hours=03-07"),
        ("Someone from HR will give you a call tomorrow.", "tomorrow=03-06"),
        ("I'll give you an update by COB Friday.", "by COB Friday=03-06"),
        ("I will call you on Tuesday with the outcome.", "on Tuesday=03-10"),
        ("We are going to decide this week.", "this week=03-06"),
        (
            "We should have an answer for you by the end of the month.",
            "by the end of the month=03-31",
        ),
        ("We should be able to share feedback in a couple of days.", "in a couple of days=03-10"),
        (
            "We'll keep you posted over the next couple of weeks.",
            "over the next couple of weeks=03-19",
        ),
        ("They'll circle back to you sometime next week.", "sometime next week=03-13"),
        (
            "I'd expect us to come back to you before the end of the week.",
            "before the end of the week=03-06",
        ),
        ("We will follow up with you in the coming week.", "in the coming week=03-12"),
        ("I hope to be back in touch by Thursday, 12 March.", "by Thursday, 12 March=03-12"),
        (
            "We will update you no later than the 20th of March.",
            "no later than the 20th of March=03-20",
        ),
        ("You'll receive a response within a week.", "within a week=03-12"),
        (
            "You will receive our decision by post in the next ten days.",
            "in the next ten days=03-15",
        ),
        ("You will be notified of the outcome by April 1st.", "by April 1st=04-01"),
        ("Successful applicants will be contacted by 20 March.", "by 20 March=03-20"),
        ("All candidates will be informed by the end of March.", "by the end of March=03-31"),
        ("I will revert to you by Monday.", "by Monday=03-09"),
        ("We always reply within three working days.", "within three working days=03-10"),
        ("We are looking to send out offers by mid-April.", "by mid-April=04-20"),
        (
            "The hiring manager will review everything and get back to you on Monday.",
            "on Monday=03-09",
        ),
        ("We'll have feedback for you by end of day tomorrow.", "by end of day tomorrow=03-06"),
        ("I will come back to you with an answer in a fortnight.", "in a fortnight=03-19"),
        ("We'll tell you more by Friday.", "by Friday=03-06"),
        ("We hope to be in contact within a fortnight.", "within a fortnight=03-19"),
        ("I'll write back to you on Wednesday.", "on Wednesday=03-11"),
        ("We'll let all candidates know by the 31st.", "by the 31st=03-31"),
    ]);
}

#[test]
fn news_may_be_a_noun_and_the_date_may_come_first() {
    all(&[
        ("Our timeline is two weeks.", "two weeks=03-19"),
        ("Timeline: 2-3 weeks", "2-3 weeks=03-26"),
        ("The timeline for a decision is about ten days.", "about ten days=03-15"),
        ("A decision will be made by Friday next week.", "by Friday next week=03-13"),
        ("Decision expected by the end of next month.", "by the end of next month=04-30"),
        ("Next steps will be communicated by Tuesday.", "by Tuesday=03-10"),
        ("The results will be announced on 16 March.", "on 16 March=03-16"),
        ("Feedback will follow within five working days.", "within five working days=03-12"),
        ("The outcome should be known in a few days.", "in a few days=03-12"),
        ("By the end of next week we will let you know.", "By the end of next week=03-13"),
        ("Within two weeks, you will hear from us either way.", "Within two weeks=03-19"),
        ("Early next week I will be in touch.", "Early next week=03-11"),
        ("On Friday we will let you know.", "On Friday=03-06"),
        ("We meet again soon, and by Wednesday you will have our answer.", "by Wednesday=03-11"),
        ("Please allow up to two weeks for a response.", "up to two weeks=03-19"),
        (
            "Please allow 5-7 business days for us to review your application.",
            "5-7 business days=03-16",
        ),
        ("The review process usually takes three weeks.", "three weeks=03-26"),
        ("It takes us about two weeks to reach a decision.", "about two weeks=03-19"),
        ("The selection process may take up to 4 weeks.", "up to 4 weeks=04-02"),
        (
            "As for timing, the panel will decide in the second half of March.",
            "in the second half of March=03-31",
        ),
        ("I expect a decision next week.", "next week=03-13"),
    ]);
}

#[test]
fn other_dates_around_a_promise_are_left_alone() {
    all(&[
        (
            "Thanks for meeting us on Tuesday the 3rd. We expect to make a decision by the end of next week.",
            "by the end of next week=03-13",
        ),
        ("Thank you for coming in on Wednesday. You'll hear from us by Monday.", "by Monday=03-09"),
        (
            "Please send us your availability by Wednesday and we will get back to you by Friday.",
            "by Friday=03-06",
        ),
        (
            "We are meeting the last candidates on Monday and will let you know by Thursday.",
            "by Thursday=03-12",
        ),
        (
            "After the interview on 10 March we will make a decision within a week.",
            "within a week=03-12",
        ),
        ("We will be in touch by Friday to arrange an interview on the 20th.", "by Friday=03-06"),
        (
            "Your application of 1 March has arrived; we will contact you within 10 days.",
            "within 10 days=03-15",
        ),
        (
            "Hi Sam,\n\nIt was good to talk on Monday.\nThe panel meets on the 12th and\nwe will let you know by the 16th.\n\nBest,\nAnn",
            "by the 16th=03-16",
        ),
        (
            "Great to meet you! The last interviews are on Tuesday. I'll be in touch on Wednesday. My office closes at 5 p.m. on Friday.",
            "on Wednesday=03-11",
        ),
        ("- Interview: 10 March\n- Test: 3 days\n- Decision: by 20 March", "by 20 March=03-20"),
        (
            "We'll let you know once the panel has met, by Friday next week at the latest.",
            "by Friday next week at the latest=03-13",
        ),
        (
            "If you complete the test by Friday, we will get back to you within three days.",
            "within three days=03-08",
        ),
        ("We will let you know by Friday whether you are invited on March 20.", "by Friday=03-06"),
        ("We will let you know if you have been successful by Friday.", "by Friday=03-06"),
    ]);
}

#[test]
fn what_the_candidate_is_to_do_is_no_promise() {
    all(&[
        ("Please reply by Friday.", "-"),
        ("Please let us know by Friday.", "-"),
        ("Kindly confirm your attendance by tomorrow.", "-"),
        ("Please submit the assignment within 3 days.", "-"),
        ("Submit within 3 days.", "-"),
        ("You have 48 hours to complete the assessment.", "-"),
        ("The link expires in 5 days.", "-"),
        ("Please complete the test within 72 hours of receiving this mail.", "-"),
        ("We need your decision by Friday.", "-"),
        ("Please give us your answer by the 15th.", "-"),
        ("We would like to have your answer by Monday.", "-"),
        ("Let me know if Tuesday works for you.", "-"),
        ("Could you send us your references by Monday?", "-"),
        ("When can you start, and can we talk on Friday?", "-"),
        ("Please get back to us by Friday.", "-"),
        ("Please respond by the end of the week.", "-"),
        ("Please be in touch by Friday if the time does not suit you.", "-"),
        ("Feel free to reach out before Friday with any questions.", "-"),
        ("Do not hesitate to get in touch before Tuesday.", "-"),
        ("The offer is open until Friday.", "-"),
        ("Your response is due by Friday.", "-"),
        ("Applications close on 20 March.", "-"),
        ("You must return the signed contract within a week.", "-"),
        ("We look forward to hearing from you by Friday.", "-"),
        ("I hope to hear from you by Friday.", "-"),
        ("If you reply by Friday, we will set up a call.", "-"),
        ("Please call me on Monday.", "-"),
        ("Choose a slot on Tuesday or Wednesday.", "-"),
    ]);
}

#[test]
fn what_happens_on_a_day_is_no_promise_of_news() {
    all(&[
        ("Your interview is on Friday at 14:00.", "-"),
        ("The interview will take place next week.", "-"),
        ("We would like to invite you to an interview on Tuesday, 10 March.", "-"),
        ("Thank you for meeting us on Tuesday.", "-"),
        ("Thank you for applying on 1 March.", "-"),
        ("The position starts on April 1.", "-"),
        ("We met on Monday.", "-"),
        ("We are interviewing until Friday.", "-"),
        ("The next step is an interview on Friday with our CTO.", "-"),
        ("See you next week!", "-"),
        ("I am away until Monday, 9 March.", "-"),
        ("The office is closed on Friday.", "-"),
        ("We were unable to get back to you last week.", "-"),
        ("Sorry that I did not get back to you by Friday.", "-"),
        ("We regret to inform you that the role was filled this week.", "-"),
        ("I am writing to let you know that the role starts next month.", "-"),
        ("We are pleased to inform you that you will start on April 1.", "-"),
        (
            "We will keep your CV on file for six months and contact you should a suitable role come up.",
            "-",
        ),
        ("We will contact you if another position opens in the next six months.", "-"),
        ("We won't be able to give feedback this month.", "-"),
        ("We will not decide this week.", "-"),
        ("You may apply again in six months.", "-"),
        ("You viewed 3 jobs this week.", "-"),
        ("Your one-time code is valid for 10 minutes.", "-"),
        ("I met your colleague two weeks ago and will always remember it.", "-"),
        ("We received 300 applications in two weeks.", "-"),
    ]);
}

#[test]
fn a_date_far_behind_the_promise_belongs_to_something_else() {
    let words = "one of our many rooms with a view of the sea and a door to the garden ".repeat(2);
    let text = format!("We will get back to you about {words} by Friday.");
    assert_eq!(promised(&text), "-");
    assert_eq!(
        promised("We will get back to you about one of our many rooms by Friday."),
        "by Friday=03-06"
    );
}

#[test]
fn soon_is_a_promise_without_a_date() {
    all(&[
        ("We will be in touch soon.", "soon=Soon"),
        ("We'll contact you shortly.", "shortly=Soon"),
        ("You will hear from us as soon as possible.", "as soon as possible=Soon"),
        ("We will get back to you in due course.", "in due course=Soon"),
        ("We will let you know in a few weeks.", "in a few weeks=Unclear"),
        (
            "You will hear from us within two weeks of the closing date.",
            "within two weeks of the closing=Unclear",
        ),
        ("We'll be in touch soon, at the latest by Friday.", "at the latest by Friday=03-06"),
        ("We will be in touch by 4/3.", "by 4/3=Unclear"),
        ("We will be in touch.", "-"),
    ]);
}

#[test]
fn silence_declared_to_be_a_no_is_said_so() {
    all(&[
        (
            "If you have not heard from us by 20 March, please take it as a no.",
            "by 20 March=03-20 silence",
        ),
        (
            "If you don't hear from us within two weeks, please assume that you have not been successful.",
            "within two weeks=03-19 silence",
        ),
        (
            "Should you not hear from us within 10 working days, your application was unsuccessful.",
            "within 10 working days=03-19 silence",
        ),
        (
            "If you haven’t heard back in three weeks, consider your application declined.",
            "in three weeks=03-26 silence",
        ),
        (
            "Only shortlisted candidates will be contacted within two weeks.",
            "within two weeks=03-19 silence",
        ),
        (
            "If you have not heard from us by Friday, please feel free to follow up.",
            "by Friday=03-06",
        ),
        ("If you have not heard from us by Friday, the lift is broken.", "-"),
    ]);
}

#[test]
fn read_takes_the_promise_out_of_its_surroundings() {
    let made_on = jiff::civil::date(2026, 3, 5);
    let days = WorkingDays::default();
    let read = |text: &str| read(text, made_on, &days).and_then(|promise| promise.due);
    assert_eq!(
        read(
            "Thanks for meeting us on Tuesday the 3rd. We expect to make a decision by the end of next week."
        ),
        Some(jiff::civil::date(2026, 3, 13))
    );
    assert_eq!(read("Thanks for meeting us on Tuesday the 3rd. We will be in touch."), None);
    assert_eq!(read("will call Friday"), Some(jiff::civil::date(2026, 3, 6)));
    assert_eq!(read("She said they decide in two weeks"), Some(jiff::civil::date(2026, 3, 19)));
}

#[test]
fn the_sentence_of_a_promise_is_found_in_its_mail() {
    let text = "Hi Sam,\n\nthanks for Tuesday. We'll let you know\nby Monday. Bye";
    let found = find_promise(text, jiff::civil::date(2026, 3, 5), &WorkingDays::default());
    assert_eq!(&text[found[0].sentence.clone()], "We'll let you know\nby Monday.");
    assert_eq!(&text[found[0].promise.words.clone()], "by Monday");
}
