//! The library of what the user has done: kept, changed, and offered where it fits.

use expect_test::expect;

use crate::environment::TestEnvironment;
use crate::page::Page;

/// Two applications that want different things, and three proofs.
fn library() -> TestEnvironment {
    let environment = TestEnvironment::new();
    environment.given(
        r#"
        apply "Northwind Tools" "Process Engineer" --on 2026-03-02
        contact "Dana Ruiz" --at northwind --part hiring-manager --email dana@northwind.example --on 2026-03-02
        apply "Blue Peak" "Data Analyst" --on 2026-03-02
        contact "Amir Okafor" --at blue --part hiring-manager --email amir@bluepeak.example --on 2026-03-02
        profile --name "Maya Chen" --phone "+1 716 555 0144"
        proof add "Analysed churn of two million customers and cut it by a fifth" --skill SQL --skill "data analysis"
        proof add "Brought changeovers down from 70 to 28 minutes" --skill SMED
        proof add "Trained eleven operators in quick-clamp fixtures"
        "#,
    );
    environment
}

#[test]
fn proofs_are_listed_changed_and_removed_and_every_change_can_be_taken_back() {
    let environment = library();
    let said = environment.transcript(
        r#"
        proof
        proof change changeovers --skill lean --skill SMED
        proof change 3 --text "Trained eleven operators in quick-clamp fixtures within a month"
        proof remove churn
        proof
        undo
        proof
        proof add "Trained eleven operators in quick-clamp fixtures within a month"
        proof remove nonsense
        proof remove e
        proof change 1
        "#,
    );
    expect![[r#"
        $ heardback proof
          1  Analysed churn of two million customers and cut it by a fifth
             data analysis and SQL
          2  Brought changeovers down from 70 to 28 minutes
             SMED
          3  Trained eleven operators in quick-clamp fixtures
        $ heardback proof change changeovers --skill lean --skill SMED
        Recorded: something you have done, in other words.
        To take it back: heardback undo
        $ heardback proof change 3 --text "Trained eleven operators in quick-clamp fixtures within a month"
        Recorded: something you have done, in other words.
        To take it back: heardback undo
        $ heardback proof remove churn
        Recorded: removed: Analysed churn of two million customers and cut it by a
        fifth.
        To take it back: heardback undo
        $ heardback proof
          1  Brought changeovers down from 70 to 28 minutes
             lean and SMED
          2  Trained eleven operators in quick-clamp fixtures within a month
        $ heardback undo
        Taken back: removed: Analysed churn of two million customers and cut it by a
        fifth.
        $ heardback proof
          1  Analysed churn of two million customers and cut it by a fifth
             data analysis and SQL
          2  Brought changeovers down from 70 to 28 minutes
             lean and SMED
          3  Trained eleven operators in quick-clamp fixtures within a month
        $ heardback proof add "Trained eleven operators in quick-clamp fixtures within a month"
        That is in the list already.
        $ heardback proof remove nonsense
        None of your proofs is or has “nonsense”.
          heardback proof    lists them with their numbers
        exit 2
        $ heardback proof remove e
        “e” stands in more than one of your proofs; name one by its number:
          1  Analysed churn of two million customers and cut it by a fifth
          2  Brought changeovers down from 70 to 28 minutes
          3  Trained eleven operators in quick-clamp fixtures within a month
        exit 2
        $ heardback proof change 1
        Nothing to change was named.
          heardback proof change 2 --text "…" --skill SMED
        exit 2
    "#]]
    .assert_eq(&said);
}

#[test]
fn a_draft_offers_what_fits_best_first_and_claims_nothing_by_itself() {
    let environment = library();
    let offered = |who: &str| -> Vec<u64> {
        let draft: serde_json::Value =
            serde_json::from_str(&environment.run(&["draft", who, "--json"])).unwrap();
        assert!(!draft["body"].as_str().unwrap().contains("churn"), "{draft}");
        let offers = draft["holes"][0]["offers"].as_array().unwrap();
        offers.iter().map(|offer| offer["number"].as_u64().unwrap()).collect()
    };
    assert_eq!(offered("amir"), [1, 3, 2], "she analysed, and he looks for an analyst");
    assert_eq!(offered("dana"), [3, 2, 1], "nothing fits: the last told comes first");
    environment.run(&["note", "northwind", "They ask for SMED and standard work."]);
    assert_eq!(offered("dana"), [2, 3, 1], "the note names a skill");
    assert!(environment.run(&["proof", "--for", "northwind"]).contains("changeovers"));
    assert!(!environment.run(&["proof", "--for", "northwind"]).contains("churn"));

    let said = environment.run(&["draft", "dana", "--proof", "2"]);
    assert!(said.contains("Brought changeovers down from 70 to 28 minutes."), "{said}");
    assert!(said.contains("It passes every check of the playbook."), "{said}");
    environment.run(&["undo"]);
    assert_eq!(offered("dana"), [2, 3, 1], "taken back, it is asked for again");
}

#[test]
fn what_is_typed_for_one_letter_is_offered_for_the_next() {
    let environment = library();
    environment.run(&[
        "draft",
        "dana",
        "--fit",
        "Planned a plant’s move without a day of standstill",
    ]);
    let said = environment.run(&["draft", "amir"]);
    assert!(said.contains("4  Planned a plant’s move"), "{said}");
    environment.run(&["undo"]);
    assert!(!environment.run(&["proof"]).contains("Planned"), "one answer, one undo");
}

#[test]
fn what_is_no_sentence_is_not_kept() {
    let environment = library();
    let before = environment.run(&["proof", "--json"]);
    for text in ["", " \r\n\t ", &"x".repeat(301)] {
        let said = environment.fail(&["proof", "add", text]);
        assert!(said.ends_with("exit 1\n"), "{said}");
    }
    assert_eq!(environment.run(&["proof", "--json"]), before);
    environment.run(&["proof", "add", "Cut waste\r\nby \u{1b}[31mhalf", "--skill", "a\nb"]);
    let kept = environment.run(&["proof", "--json"]);
    assert!(kept.contains("Cut waste by [31mhalf") && kept.contains("a b"), "{kept}");
}

#[test]
fn the_page_offers_them_with_one_tap_each() {
    let environment = library();
    let page = Page::open(&environment);
    let today = page.get("/").body;
    let items = today.split("href=\"/items/").skip(1).filter_map(|rest| rest.split('"').next());
    let item = items
        .map(|id| format!("/items/{}", id.split('#').next().unwrap_or(id)))
        .find(|item| page.get(item).body.contains("Amir"))
        .expect("a line with Amir");
    let shown = page.get(&item).body;
    let first = shown.find("Analysed churn").expect("it is offered");
    assert!(first < shown.find("Brought changeovers").unwrap(), "what fits comes first:\n{shown}");
    let text = "missing=fit&text=Analysed+churn+of+two+million+customers+and+cut+it+by+a+fifth";
    page.post(&format!("{item}/fill"), text);
    let shown = page.get(&item).body;
    assert!(shown.contains("passes every check"), "{shown}");
    assert!(shown.contains("cut it by a fifth."), "{shown}");
    assert!(!shown.contains("You said this before"), "{shown}");
}
