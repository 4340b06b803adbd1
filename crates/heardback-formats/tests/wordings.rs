//! The many ways in which employers say the same thing, one line each.

use heardback_core::reading::Effect;
use heardback_core::reading::Label::{self, *};
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

#[test]
fn rejections_are_recognised_however_they_are_worded() {
    check(
        Rejection,
        &[
            "We've decided to go in a different direction for the Analyst role.",
            "After reviewing your application, we will not be progressing it any further.",
            "Thank you for your interest in the Buyer position. The role has now been filled.",
            "Thanks for applying! We had many strong candidates and yours was not among those we selected for interview.",
            "I wanted to let you know that we have offered the position to someone else.",
            "We appreciate your time, but we feel other applicants more closely match our requirements for this role.",
            "Your application for the Nurse post has been unsuccessful on this occasion.",
            "We are not able to move you to the next round of interviews at this time.",
            "While your background is impressive, we don't think it's the right fit for this role at the moment.",
            "We won't be moving ahead with your candidacy.",
            "We have filled the Store Manager vacancy and your application is now closed.",
            "At this stage we have decided not to take your application forward.",
            "Thank you for interviewing with us. The team decided to proceed with another candidate.",
            "We regret that we are unable to offer you an interview for the Driver position.",
            "You have not been shortlisted for the role of Lecturer.",
            "Following careful review of your CV, we will not be inviting you to interview.",
            "The hiring team has elected to pursue other applicants at this time.",
            "This position has been put on hold, so we are closing all applications.",
            "Although we were impressed with your resume, you were not chosen for this position.",
            "We are sorry to inform you that your candidacy was not retained.",
            "For the Buyer position we have chosen the candidate who comes nearest to what it asks for.",
            "The team liked you, but another profile fits the opening better.",
            "We have made an offer to another finalist for the Quality Engineer role and they said yes.",
            "They went with a more senior person for the analyst job.",
            "We have reviewed all applications for the Marketing role and have decided to move forward with someone else.",
            "The business has withdrawn requisition R-20 for the Analyst role, and all open applications have been closed.",
            "We had a number of applicants for the Fitter role and have extended an offer out to a candidate.",
            "Your background differs from what the Engineer role asks for, so we are going to pause here.",
        ],
    );
}

#[test]
fn confirmations_are_recognised_however_they_are_worded() {
    check(
        ApplicationConfirmation,
        &[
            "Thank you for submitting your resume for the Clerk position. Our recruiters will review it.",
            "We're excited that you applied to Northwind! Your application is with our hiring team.",
            "This is to confirm that your application for the post of Librarian has been submitted.",
            "Your application for Senior Cook has been successfully submitted.",
            "We have received your application and will contact you if your skills match the role.",
            "Thanks for your application to the Data Analyst opening. We'll be in touch.",
            "You have successfully applied for the Product Owner role at Fabrikam.",
            "Thank you for applying to Contoso. If we think you could be a fit, we will schedule a call.",
            "Your CV has been received by our recruitment team and is under review for the Architect role.",
            "Thanks for applying for the position of Fitter - Direct Client with Contoso through Dice.",
            "We appreciate your application for the Welder position and look forward to reading it.",
            "Thanks, resume received. I will read it and come back to you.",
            "Your application to Fabrikam has been received. If your application seems like a good match for the position we \
             will contact you soon to schedule an interview.",
            "Thank you for applying for the Tester role. We've received your submission and will be in touch.",
            "Thank you for your interest in the Buyer position. We will contact you as soon as we complete reviewing your \
             application.",
        ],
    );
}

#[test]
fn invitations_are_recognised_however_they_are_worded() {
    check(
        InterviewInvitation,
        &[
            "We would like to meet you for an interview next week. Please let us know your availability.",
            "Your application stood out and we'd love to chat. Pick a slot on my calendar.",
            "Congratulations, you have been selected for a phone interview for the Planner role!",
            "Could we schedule a 30 minute call to discuss your application for the Editor position?",
            "The hiring manager would like to speak with you about the Chemist role. Are you free on Thursday?",
            "I'd like to move you forward to the onsite interview. What times work for you?",
            "Your interview for the Teller position is confirmed for Monday at 10:00.",
        ],
    );
    check(
        Scheduling,
        &[
            "We have to reschedule your interview for the Teller position to Tuesday.",
            "Unfortunately the interviewer is ill and tomorrow's interview has to be moved.",
            "Our call about the Planner role has been cancelled; we will find a new time.",
            "I am writing to reschedule our interview for the Designer position. Our manager will be out of the office \
             on that day due to family obligations.",
            "I regret to inform you that the interview we had scheduled for the Clerk position must be rescheduled.",
        ],
    );
}

#[test]
fn tests_and_offers_are_recognised_however_they_are_worded() {
    check(
        AssessmentRequest,
        &[
            "As the next step for the Developer role, please complete the online assessment below.",
            "You've been invited to take a coding test for the Backend Engineer position.",
            "We'd like you to work on a take-home assignment for the Designer role. Please submit it by Friday.",
            "Please complete the attached skills test as part of your application.",
        ],
    );
    check(
        Offer,
        &[
            "We are thrilled to extend you an offer for the Analyst position, starting on May 1.",
            "It is my pleasure to offer you the role of Coordinator at Litware. Your starting salary is attached.",
            "Please find attached your offer letter for the Engineer position. Sign it by Friday.",
            "We are pleased to offer you the Database Administrator position. Please review the attached offer letter for full \
             details.",
            "Congratulations! We're offering you the Senior Quality Assurance Analyst position. Let us know if you have questions.",
        ],
    );
}

#[test]
fn approaches_are_recognised_however_they_are_worded() {
    check(
        RecruiterOutreach,
        &[
            "I'm a recruiter at Woodgrove and found your profile on LinkedIn. Would you be interested in a Controller role?",
            "We are hiring a Security Engineer and your background looks like a great match. Open to a chat?",
            "My client is looking for a Java developer on a 12 month contract. Please send your updated resume.",
            "I have an exciting opportunity that may interest you: Head of Sales with one of my clients.",
        ],
    );
}

#[test]
fn other_matters_in_the_same_words_are_left_alone() {
    check(
        Other,
        &[
            "Thank you for applying for a two-bedroom home. You are now on the waiting list for the apartment.",
            "We have received your application for housing at Maple Court and will review it.",
            "I am sorry to hear that I have not been selected for the associate program. Thank you for considering me for it; \
             I would appreciate any feedback on the interview.",
            "Thank you for sending us her resume. We are considering her for our clerical openings and a recruiter will be in \
             contact with her.",
            "Your planning application was received today and has the number 26/1192.",
            "Your application for a credit card was received and is under review.",
            "We regret to inform you that your flight has been cancelled.",
            "Thank you for your interest in our newsletter.",
            "Please complete our customer survey; your feedback is important.",
            "Unfortunately the item you ordered is no longer available.",
            "Your visa application has been received by the consulate.",
            "The graduate school has received your application for admission.",
            "We are pleased to offer you an upgrade to our premium plan.",
            "Thanks for applying for a library card! It will be in the post soon.",
            "Your interview with the podcast goes live on Monday.",
            "Your appointment with the dentist has been rescheduled.",
            "Meeting moved to 3 pm, see you in the big room.",
            "The position of the sun was measured at noon; the other candidates for the effect were excluded.",
        ],
    );
}

/// Every text is read as this label; all that are not are told together.
#[track_caller]
#[test]
fn what_people_in_a_hurry_write_of_talks_is_understood() {
    check(
        InterviewInvitation,
        &[
            "You are scheduled for an oral board for the Clerk position on Thursday, March 5, at 2:15 p.m.",
            "Thanks for applying for Senior Product Designer! I enjoyed your case study on the tax forms. I'd love to set up a \
             30-minute intro call with me.",
        ],
    );
    check(
        Scheduling,
        &[
            "Our interview for the Clerk position: one of our panel has jury duty. Would you be able to come in on Monday at the \
             same time?",
        ],
    );
    check(
        RecruiterOutreach,
        &[
            "I'm retained by a fintech in London to find their next Head of Compliance. Would you be open to a call about this role?",
        ],
    );
    check(
        Other,
        &[
            "I would be happy to give an interview for your article about hiring. Would Tuesday work for you?",
        ],
    );
}

#[test]
fn an_agency_that_answers_and_invites_is_past_its_approach() {
    let told = |subject: &str| {
        let text = format!(
            "Subject: {subject}\nFrom: Derek Voss <derek@agency.example>\n\nGood news: the client wants to meet you for the Controller \
             role. Which one works, Tuesday or Wednesday?\n"
        );
        recognize::read(&mail::parse(text.as_bytes()), &WorkingDays::default()).label
    };
    assert_eq!(told("Re: Plant Controller"), InterviewInvitation);
    assert_eq!(told("Plant Controller"), RecruiterOutreach);
}

#[test]
fn whoever_asks_what_became_of_an_application_brings_no_news_of_it() {
    let from_a_board = [
        (
            "Did you hear back from Contoso?",
            "Tell us: Contoso decided to move forward with other candidates. They invited me.",
        ),
        (
            "Rate your interview at Contoso",
            "You were invited to an interview for Buyer at Contoso. Share how it went.",
        ),
        (
            "How is your job search going?",
            "Unfortunately I was not selected. I got an offer. Thank you for applying.",
        ),
    ];
    for (subject, text) in from_a_board {
        let message = mail::parse(
            format!("Subject: {subject}\nFrom: Board <noreply@indeed.com>\n\n{text}\n").as_bytes(),
        );
        let reading = recognize::read(&message, &WorkingDays::default());
        assert_eq!(reading.label, Other, "{subject}");
    }
    let from_a_person = mail::parse(
        b"Subject: Re: Rate your interview\nFrom: Ann <ann@contoso.example>\n\nWe regret that we cannot offer you the Buyer position.\n",
    );
    assert_eq!(recognize::read(&from_a_person, &WorkingDays::default()).label, Rejection);
}

fn check(label: Label, texts: &[&str]) {
    let wrong: Vec<String> = texts
        .iter()
        .filter_map(|text| {
            let message = mail::parse(
                format!("Subject: \nFrom: someone@company.example\n\nDear Kim,\n\n{text}\n")
                    .as_bytes(),
            );
            let reading = recognize::read(&message, &WorkingDays::default());
            let told = format!("{} {:.2}: {text}", reading.label.name(), reading.confidence);
            (reading.label != label).then_some(told)
        })
        .collect();
    assert!(wrong.is_empty(), "not {}:\n{}", label.name(), wrong.join("\n"));
}

#[test]
fn what_only_looks_like_a_receipt_opens_and_joins_no_application() {
    let letters = [
        "From: Verbena Health <news@verbena.example>\nTo: sam@home.example\nSubject: Thank you for your interest in Verbena Health\nList-Unsubscribe: <https://verbena.example/u>\n\nYou are now subscribed. Expect stories from our clinics, and now and then a role that is hard to fill.",
        "From: Service <service@kitchen.example>\nTo: sam@home.example\nSubject: Your application has been received\n\nDear customer, thank you for applying for our extended warranty. Your application is being processed and we will be in touch about the position of your appliance in the queue.",
        "From: Harbor <alerts@harbor.example>\nTo: sam@home.example\nSubject: Sam, thank you for applying with Harbor! 9 more like it\nList-Unsubscribe: <https://harbor.example/u>\n\nPeople who applied for Payroll Administrator also applied for these:\nPayroll Clerk - Denby Group - Leeds\nFinance Assistant - Sable Ltd - Leeds\nSee all 9 jobs",
    ];
    for letter in letters {
        let reading = recognize::read(&mail::parse(letter.as_bytes()), &WorkingDays::default());
        let acts = matches!(reading.effect, Effect::Create | Effect::Attach);
        assert!(!acts, "{}, {}: {letter}", reading.label.name(), reading.effect.name());
    }
}
