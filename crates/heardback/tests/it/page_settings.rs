//! Settings: what one says of oneself, taking the data along, and having something forgotten.

use crate::environment::TestEnvironment;
use crate::page::Page;

#[test]
fn what_differs_is_recorded_and_can_be_undone() {
    let home = TestEnvironment::new();
    home.given("profile --name \"Kim Doe\" --address kim@home.example");
    let page = Page::open(&home);
    let shown = page.get("/settings").body;
    assert!(shown.contains("value=\"Kim Doe\"") && shown.contains("kim@home.example"), "{shown}");
    assert!(shown.contains("href=\"/playbook\""), "it leads to the profiles");
    assert!(shown.contains("/data</code>"), "it says where the data lies:\n{shown}");
    let form = "name=Kim+Doe&phone=%2B1+716+555+0144&job=no&region=de-by&zone=&address=&proof=";
    let kept = page.post("/settings/you", form);
    assert_eq!(kept.status(), 303, "{}", kept.body);
    let back = kept.header("location").expect("a way back").to_owned();
    let after = page.get(&back).body;
    for words in ["+1 716 555 0144", "value=\"DE-BY\"", "Good Friday", ">Undo<"] {
        assert!(after.contains(words), "{words}:\n{after}");
    }
    let told = home.run(&["profile"]);
    assert!(told.contains("DE-BY") && told.contains("+1 716 555 0144"), "{told}");
    let again = page.post("/settings/you", form);
    assert_eq!(again.header("location"), Some("/settings"), "nothing differs, nothing is recorded");
    let batch = back.split("said=").nth(1).expect("the change has a name");
    page.post("/undo", &format!("batch={batch}&back=/settings"));
    assert!(!home.run(&["profile"]).contains("DE-BY"));
}

#[test]
fn what_makes_no_sense_is_refused_as_the_command_refuses_it() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    for form in ["phone=ask", "region=Atlantis", "zone=Nowhere", "address=me", "job=perhaps"] {
        let refused = page.post("/settings/you", form);
        assert!((400..500).contains(&refused.status()), "{form}: {}", refused.status());
    }
    assert!(!home.run(&["profile"]).contains("ask"));
}

#[test]
fn a_backup_and_the_facts_come_as_files_and_leave_nothing_behind() {
    let home = TestEnvironment::new();
    home.given("apply Acme Fitter");
    let page = Page::open(&home);
    let (head, bytes) = page.download("/settings/backup");
    assert!(head.contains("filename=\"heardback-2026-03-12.db\""), "{head}");
    std::fs::write(home.home().join("copy.db"), bytes).expect("the home is writable");
    home.given("apply Globex Welder\nrestore copy.db");
    let listed = home.run(&["list"]);
    assert!(listed.contains("acme-fitter") && !listed.contains("globex"), "{listed}");
    let (head, bytes) = page.download("/settings/export");
    assert!(head.contains("filename=\"heardback-2026-03-12.jsonl\""), "{head}");
    let facts = String::from_utf8(bytes).expect("facts are text");
    assert_eq!(facts, home.run(&["export"]));
    let left: Vec<_> = std::fs::read_dir(home.data())
        .expect("the data folder is there")
        .map(|entry| entry.expect("it can be listed"))
        .filter(|entry| entry.path().is_dir())
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn forgetting_asks_on_a_page_of_its_own_and_cannot_be_undone() {
    let home = TestEnvironment::new();
    home.given("apply Acme Fitter\napply Globex Welder");
    let page = Page::open(&home);
    let asked = page.get("/settings/forget?what=acme-fitter").body;
    assert!(asked.contains("Forget Fitter at Acme?"), "{asked}");
    assert!(asked.contains("cannot be undone") && asked.contains("Backups"), "{asked}");
    assert!(home.run(&["list"]).contains("acme-fitter"), "asking forgets nothing");
    let done = page.post("/settings/forget", "what=acme-fitter");
    assert_eq!(done.status(), 200);
    assert!(done.body.contains("Forgotten for good") && done.body.contains("Backups"));
    assert!(!done.body.contains(">Undo<"), "{}", done.body);
    let listed = home.run(&["list"]);
    assert!(!listed.contains("acme-fitter") && listed.contains("globex-welder"), "{listed}");
    assert_eq!(page.post("/settings/forget", "").status(), 422);
    assert_eq!(page.post("/settings/forget", "what=*").status(), 200);
    assert!(!home.run(&["list"]).contains("globex-welder"));
}
