//! The rooms that show all there is of something: applications, people, the playbook, search.

use crate::environment::TestEnvironment;
use crate::page::{MAIL, Page};

#[test]
fn search_finds_applications_people_pages_and_words_in_mail() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    std::fs::write(home.home().join("one.eml"), MAIL).expect("the home is writable");
    home.run(&["import", "one.eml"]);
    let page = Page::open(&home);
    let hits = |words: &str| {
        let body = page.get(&format!("/search?q={words}")).body;
        let hits = body.split("id=\"hits\"").nth(1).expect("there is a place for them");
        hits.split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .take_while(|path| path != "#")
            .collect::<Vec<_>>()
    };
    assert!(hits("fitt").contains(&"/applications/acme-fitter".to_owned()));
    assert!(hits("ruiz+acme").iter().any(|path| path.ends_with("#person-dana-ruiz")));
    assert!(hits("interview").contains(&"/add/interview".to_owned()));
    assert!(
        hits("hear+fro").iter().any(|path| path.starts_with("/mail/")),
        "by the beginning of a word"
    );
    assert_eq!(hits("zebra"), Vec::<String>::new());
}

#[test]
fn all_applications_stand_in_a_table_and_on_a_board() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         apply Globex Welder --on \"10 mar\"
         apply Initech Clerk --lead
         outcome globex-welder rejected",
    );
    let page = Page::open(&home);
    let open = page.get("/applications").body;
    assert!(open.contains("Acme") && open.contains("Initech"), "{open}");
    assert!(!open.contains("Globex"), "what is over is not in sight");
    let over = page.get("/applications?stage=over").body;
    assert!(over.contains("Globex") && !over.contains("Acme"), "{over}");
    assert!(!page.get("/applications?q=cle").body.contains("Acme"));
    let board = page.get("/board").body;
    for words in ["aria-label=\"Applied\"", "aria-label=\"Lead\"", "aria-label=\"Over\""] {
        assert!(board.contains(words), "{words}:\n{board}");
    }
    assert!(board.contains("value=\"rejected\" data-to=\"over\""), "a move says what it means");
    let starred =
        page.post("/applications/acme-fitter/interest", "interest=high&back=/applications");
    assert!(starred.header("location").is_some_and(|to| to.starts_with("/applications?said=")));
    assert!(page.get("/applications").body.contains("#starred"));
}

#[test]
fn several_applications_rest_together_with_one_undo() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         apply Initech Turner --on \"9 mar\"
         apply Globex Welder --on \"2 mar\"
         rest globex-welder",
    );
    let page = Page::open(&home);
    let resting =
        || page.get("/applications?stage=resting").body.matches("form=\"together\"").count();
    let none = page.post("/applications/together", "standing=rested&id=globex-welder");
    assert_eq!(none.status(), 409, "it rests already");
    assert_eq!(page.post("/applications/together", "standing=rested").status(), 422);
    let offered = "standing=offer&id=acme-fitter&id=initech-turner";
    assert_eq!(page.post("/applications/together", offered).status(), 422, "an offer comes alone");
    assert_eq!(resting(), 1);
    let ticked = "id=acme-fitter&id=globex-welder&id=initech-turner&back=/applications";
    let done = page.post("/applications/together", &format!("standing=rested&{ticked}"));
    let back = done.header("location").expect("it leads back");
    assert_eq!(resting(), 3);
    assert!(
        page.get(back).body.contains("2 applications rest"),
        "what rested before is not counted"
    );
    home.run(&["undo"]);
    assert_eq!(resting(), 1);
}

#[test]
fn people_stand_with_the_next_day_they_may_hear_from_one() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example
         contact \"Sam Lee\" --at acme-fitter --no-contact
         call dana-ruiz --on \"11 mar\"",
    );
    let page = Page::open(&home);
    let people = page.get("/people").body;
    for words in ["Dana Ruiz", "Last written to Wed 11 Mar", "to leave room", "Asked not to be"] {
        assert!(people.contains(words), "{words}:\n{people}");
    }
    assert!(!page.get("/people?q=sam").body.contains("Dana"));
}

#[test]
fn the_playbook_says_who_says_so_and_what_another_profile_would_move() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    let page = Page::open(&home);
    let shown = page.get("/playbook").body;
    assert!(shown.contains("APP-1") && shown.contains("(yours)"), "{shown}");
    for words in ["5 to 20, best 7", "3, or 5 without a job", "never"] {
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    let preview = page.get("/playbook?profile=reserved").body;
    assert!(preview.contains(" instead of "), "{preview}");
    assert!(home.run(&["profile"]).contains("balanced"), "looking changes nothing");
    assert_eq!(page.post("/playbook/profile", "profile=reserved").status(), 303);
    assert!(home.run(&["profile"]).contains("reserved"));
}
