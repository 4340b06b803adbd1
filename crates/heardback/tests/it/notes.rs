//! The user's own notes on an application: said in other words, removed, and back with one undo, in both faces.

use expect_test::expect;

use crate::environment::TestEnvironment;
use crate::page::Page;

fn environment() -> TestEnvironment {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"2 march\"
         note acme \"They move offices in June\" --on \"3 march\"
         note acme \"Two shifts, one at night\" --on \"4 march\"",
    );
    home
}

#[test]
fn a_note_is_said_in_other_words_on_its_own_day_and_removed() {
    let said = environment().transcript(
        "note acme --change june \"They move offices in July\"
         note acme --change july \"They move offices in July\"
         show acme
         note acme --remove \"two shifts\"
         note acme --remove \"two shifts\"
         undo
         undo
         show acme
         note acme --change o \"which one\"
         note acme --change june
         note acme --remove june now",
    );
    expect![[r#"
        $ heardback note acme --change june "They move offices in July"
        Recorded: note on acme-fitter, in other words.
        To take it back: heardback undo
        $ heardback note acme --change july "They move offices in July"
        That is what it says already.
        $ heardback show acme
        Fitter at Acme
        acme-fitter

        Mon 2 Mar       you applied
        Tue 3 Mar       your note: They move offices in July
        Wed 4 Mar       your note: Two shifts, one at night

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        $ heardback note acme --remove "two shifts"
        Recorded: removed: a note on acme-fitter.
        To take it back: heardback undo
        $ heardback note acme --remove "two shifts"
        None of your notes on acme-fitter has “two shifts”.
          heardback show acme-fitter
        exit 2
        $ heardback undo
        Taken back: removed: a note on acme-fitter.
        $ heardback undo
        Taken back: note on acme-fitter, in other words.
        $ heardback show acme
        Fitter at Acme
        acme-fitter

        Mon 2 Mar       you applied
        Tue 3 Mar       your note: They move offices in June
        Wed 4 Mar       your note: Two shifts, one at night

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        $ heardback note acme --change o "which one"
        “o” stands in more than one of your notes; use words that only one has:
          They move offices in June
          Two shifts, one at night
        exit 2
        $ heardback note acme --change june
        Name the application, and for a change the new words.
          heardback note acme --change "in June" "They move offices in July"
          heardback note acme --remove "in July"
        exit 2
        $ heardback note acme --remove june now
        Name the application, and for a change the new words.
          heardback note acme --change "in June" "They move offices in July"
          heardback note acme --remove "in July"
        exit 2
    "#]]
    .assert_eq(&said);
}

#[test]
fn the_page_lists_notes_newest_first_and_changes_one_in_its_place() {
    let home = environment();
    let page = Page::open(&home);
    let at = "/applications/acme-fitter";
    let shown = page.get(at).body;
    let places: Vec<_> = ["Two shifts, one at night</span>", "They move offices in June</span>"]
        .map(|words| shown.rfind(words).unwrap_or_else(|| panic!("{words}:\n{shown}")))
        .into();
    assert!(places[0] < places[1], "the newest comes first:\n{shown}");
    let note = shown.split(&format!("{at}/notes/")).nth(1).and_then(|rest| rest.split('"').next());
    let note = format!("{at}/notes/{}", note.expect("a note has a form"));
    let answer = page.post(&note, "text=Three+shifts");
    let back = answer.header("location").expect("a way back").to_owned();
    assert!(back.ends_with("#notes"), "{back}");
    let shown = page.get(&back).body;
    assert!(shown.contains("Three shifts") && !shown.contains("Two shifts"), "{shown}");
    assert!(shown.contains(">Undo<"), "{shown}");
    // It was changed meanwhile.
    assert_eq!(page.post(&note, "text=Four+shifts").status(), 404);
    assert_eq!(page.post(&format!("{at}/notes/0/remove"), "").status(), 404);
    home.run(&["undo"]);
    assert_eq!(page.post(&note, "text=+").status(), 409);
    let answer = page.post(&format!("{note}/remove"), "");
    assert_eq!(answer.status(), 303);
    assert!(!page.get(at).body.contains("Two shifts"));
    assert!(home.run(&["show", "acme"]).contains("offices in June"), "the other one stays");
}
