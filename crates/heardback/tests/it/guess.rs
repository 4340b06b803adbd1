//! Guessed addresses: proposed from those that are known, taken only by agreement, marked wherever they show.

use crate::environment::TestEnvironment;

fn company() -> TestEnvironment {
    let environment = TestEnvironment::new();
    environment.given(
        r#"
        apply Acme Fitter --on 2026-03-02
        contact "Dana Ruiz" --at acme --part hiring-manager --on 2026-03-02
        contact "Sam Lee" --at acme --part interviewer --email slee@acme.example --on 2026-03-02
        contact "Li Wei" --at acme --part interviewer --email lwei@acme.example --on 2026-03-02
        profile --name "Maya Chen" --phone "+1 716 555 0144"
        "#,
    );
    environment
}

#[test]
fn guesses_are_ranked_by_how_often_each_was_right_and_say_what_may_happen() {
    let environment = company();
    let said = environment.run(&["guess", "dana"]);
    let first = said.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("  druiz@acme.example") && first.contains("right twice there"),
        "{said}"
    );
    assert!(said.contains("never seen yet") && said.contains("may bounce"), "{said}");
    let refused = environment.fail(&["guess", "sam"]);
    assert!(refused.starts_with("An address is known"), "{refused}");
    environment.run(&["profile", "reserved"]);
    let refused = environment.fail(&["guess", "dana"]);
    assert!(refused.starts_with("Your profile guesses no addresses."), "{refused}");
}

#[test]
fn a_guess_is_used_by_agreement_says_that_it_is_one_and_gets_no_number() {
    let environment = company();
    environment.run(&["guess", "dana", "--agree"]);
    let fit = "At Ferro I brought changeovers down from 70 to 28 minutes.";
    let said = environment.run(&["draft", "dana", "--fit", fit]);
    assert!(said.contains("druiz@acme.example, which is a guess"), "{said}");
    assert!(!said.contains("555 0144"), "no number goes to a guess: {said}");
    let shown = environment.run(&["show", "acme"]);
    assert!(
        shown
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains("(a guess: it may come back"),
        "{shown}"
    );
    let people = environment.run(&["people", "--json"]).replace(char::is_whitespace, "");
    assert!(people.contains("\"guess\":true"), "{people}");
    environment.run(&["undo"]);
    environment.run(&["undo"]);
    assert!(environment.run(&["guess", "dana"]).contains("druiz@acme.example"), "undone");
}

#[test]
fn whoever_types_a_guess_is_told_what_may_happen() {
    let environment = company();
    let said = environment.run(&["contact", "dana", "--guess", "dana.ruiz@acme.example"]);
    assert!(said.contains("may bounce, or reach a stranger"), "{said}");
}

#[test]
fn guessing_is_agreed_to_once_for_a_company_before_a_mail_is_made() {
    let environment = company();
    environment.given(r#"contact "Kim Berg" --at acme --part recruiter --on 2026-03-02"#);
    environment.run(&["contact", "dana", "--guess", "dana.ruiz@acme.example"]);
    let fit = "At Ferro I brought changeovers down from 70 to 28 minutes.";
    environment.run(&["draft", "dana", "--fit", fit]);
    let refused = environment.fail(&["draft", "dana", "--mailto"]);
    assert!(refused.starts_with("dana.ruiz@acme.example is a guess."), "{refused}");
    assert!(refused.contains("or reach a stranger who"), "{refused}");
    assert!(environment.run(&["guess", "kim"]).contains("reach a stranger who"), "not agreed");

    let taken = environment.run(&["guess", "dana", "--agree"]);
    assert!(taken.contains("dana.ruiz@acme.example as a guess"), "the one that was typed: {taken}");
    assert!(environment.run(&["draft", "dana", "--mailto"]).contains("mailto:dana.ruiz@acme"));
    let said = environment.run(&["guess", "kim"]);
    assert!(said.contains("You agreed to guessing at this company."), "{said}");

    environment.run(&["undo"]);
    environment.fail(&["draft", "dana", "--mailto"]);
    assert!(environment.run(&["guess", "kim"]).contains("reach a stranger who"), "taken back");
}
