//! Before an interview: what to ask there, so that everything afterwards can be done well (CHK-1).

use crate::fact::LinkedinPermission;
use crate::journal::{EmailState, Journal};

/// Something to ask in an interview. People are indices of the journal; none stands for everybody in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// When they decide, and by when news comes.
    Timeline,
    /// By which way they like best to be asked.
    Channel,
    /// How everybody in the room is called.
    Names,
    /// The addresses of those whose address is not known.
    Addresses(Vec<usize>),
    /// Whether a connection on LinkedIn is welcome, of those who have not said.
    Linkedin(Vec<usize>),
}

/// What is worth asking in this interview. What its people have said already is not asked again.
pub fn questions(journal: &Journal, interview: usize) -> Vec<Question> {
    let there = &journal.interviews[interview].interviewers;
    let those = |wanted: &dyn Fn(usize) -> bool| -> Option<Vec<usize>> {
        let found: Vec<usize> = there.iter().copied().filter(|&c| wanted(c)).collect();
        (there.is_empty() || !found.is_empty()).then_some(found)
    };
    let mut questions = vec![Question::Timeline];
    if those(&|c| journal.contacts[c].prefers.is_none()).is_some() {
        questions.push(Question::Channel);
    }
    questions.push(Question::Names);
    questions.extend(
        those(&|c| journal.contacts[c].email_state != EmailState::Confirmed)
            .map(Question::Addresses),
    );
    questions.extend(
        those(&|c| journal.contacts[c].linkedin_permission == LinkedinPermission::Unknown)
            .map(Question::Linkedin),
    );
    questions
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::journal::Nowhere;
    use crate::journal::lines::facts;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(lines: &str, expected: Expect) {
        let journal = Journal::from_facts(&facts(lines), &Nowhere);
        expected.assert_eq(&format!("{:?}", questions(&journal, 0)));
    }

    #[test]
    fn of_a_room_nobody_is_known_in_everything_is_asked() {
        check(
            r#"2026-03-02 "interview", "interview": "one", "application": "acme", "start": "2026-03-10T10:00:00Z""#,
            expect!["[Timeline, Channel, Names, Addresses([]), Linkedin([])]"],
        );
    }

    #[test]
    fn what_somebody_said_already_is_not_asked_again() {
        let dana = r#"
            2026-03-01 "contact", "contact": "dana", "detail": {"email": "dana@acme.example"}
            2026-03-01 "contact", "contact": "dana", "detail": {"prefers": "email"}
            2026-03-01 "contact", "contact": "dana", "detail": {"linkedin_permission": "no"}
            2026-03-01 "contact", "contact": "sam", "detail": {"guessed_email": "sam@acme.example"}
            "#;
        let room = |people: &str| {
            format!(
                "{dana}\n2026-03-02 \"interview\", \"interview\": \"one\", \"application\": \"acme\", \"start\": \"2026-03-10T10:00:00Z\", \"interviewers\": [{people}]"
            )
        };
        check(&room(r#""dana""#), expect!["[Timeline, Names]"]);
        check(
            &room(r#""dana", "sam""#),
            expect!["[Timeline, Channel, Names, Addresses([1]), Linkedin([1])]"],
        );
    }
}
