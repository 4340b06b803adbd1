//! How a mail was read, told to a person.

use crate::environment::TestEnvironment;

#[test]
fn a_reading_is_explained_by_its_rules_their_words_and_what_was_not_stated() {
    let environment = TestEnvironment::new();
    let mail = "From: Acme Careers <no-reply@acme.example>\nSubject: Your application to Acme\n\nDear Kim,\nThank you for applying for the position of Welder at Acme.\nUnfortunately, we have decided to move forward with other candidates.\n";
    std::fs::write(environment.home().join("no.eml"), mail).expect("the home is writable");
    std::fs::write(environment.home().join("plums.eml"), "Subject: Plums\n\nThey are ripe.\n")
        .expect("the home is writable");
    let said = environment.run(&["read", "--explain", "no.eml", "plums.eml"]);
    let words_of_it = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "no.eml",
        "rejection, ",
        "an import puts it with its application",
        "other candidates",
        "Together with the headers:",
        "About a search for a job:",
        "company Acme",
        "role Welder",
        "not stated:",
        "plums.eml",
        "No rule spoke.",
        "Not more, because it is",
    ] {
        assert!(words_of_it.contains(words), "{words}\n{said}");
    }
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let complaint = environment.fail(&["read", "--explain", "--json", "no.eml"]);
    assert!(complaint.contains("--explain") && complaint.ends_with("exit 2\n"), "{complaint}");
}
