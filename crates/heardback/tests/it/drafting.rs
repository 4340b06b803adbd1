//! `draft`: from a line of the plan to a message that is recorded as sent.

use crate::environment::TestEnvironment;

/// A hiring manager, applied to a week before; the name of the one who writes is known.
pub(crate) fn applied() -> TestEnvironment {
    applied_to("Dana Ruiz")
}

/// The same with a hiring manager of this name.
pub(crate) fn applied_to(manager: &str) -> TestEnvironment {
    let environment = TestEnvironment::new();
    environment.given(&format!(
        r#"
        apply "Northwind Tools" "Process Engineer" --on 2026-03-02
        contact "{manager}" --at northwind --part hiring-manager --email dana@northwind.example --on 2026-03-02
        profile --name "Maya Chen" --phone "+1 716 555 0144"
        "#,
    ));
    environment
}

pub(crate) const FIT: &str = "At Ferro I brought changeovers down from 70 to 28 minutes.";

#[test]
fn what_is_missing_is_asked_for_once_and_remembered() {
    let environment = applied();
    let said = environment.run(&["draft", "dana"]);
    assert!(said.contains("What have you done that fits Process Engineer at Northwind"), "{said}");
    let said = environment.run(&["draft", "dana", "--fit", FIT]);
    assert!(said.contains("It passes every check of the playbook."), "{said}");
    let again = environment.run(&["draft", "dana"]);
    assert_eq!(again, said, "the same facts give the same draft, and nothing is asked again");
}

#[test]
fn a_draft_with_a_hole_is_not_recorded_as_sent() {
    let environment = applied();
    let said = environment.fail(&["draft", "dana", "--sent"]);
    assert!(said.contains("still has a hole"), "{said}");
    assert!(said.ends_with("exit 1\n"), "{said}");
}

#[test]
fn what_was_sent_counts_and_the_next_one_reads_otherwise() {
    let mut environment = applied();
    environment.run(&["draft", "dana", "--fit", FIT, "--sent"]);
    let plan = environment.run(&["plan", "northwind"]);
    assert!(plan.contains("26 Mar"), "ten working days later, by another message: {plan}");
    environment.on("2026-03-26");
    let first = environment.run(&["search", "changeovers"]);
    assert!(first.contains("Process Engineer"), "the text is kept and found: {first}");
    let next: serde_json::Value =
        serde_json::from_str(&environment.run(&["draft", "dana", "--json"])).unwrap();
    assert_eq!(next["failed"], serde_json::json!([]), "unlike the first one: {next}");
    environment.run(&["undo"]);
    let plan = environment.run(&["plan", "northwind"]);
    assert!(!plan.contains("follow-up of 12 March"), "taken back, it does not count: {plan}");
}

#[test]
fn a_mail_file_has_one_reader_and_no_header_of_a_strangers_making() {
    let environment = applied();
    environment.run(&["contact", "dana", "--title", "Manager\r\nBcc: everybody@northwind.example"]);
    environment.run(&["draft", "dana", "--fit", FIT, "--eml", "out.eml"]);
    let bytes = std::fs::read(environment.home().join("out.eml")).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    let to = mail.to().unwrap();
    assert_eq!(to.iter().count(), 1);
    assert_eq!(to.first().unwrap().address(), Some("dana@northwind.example"));
    assert!(mail.cc().is_none() && mail.bcc().is_none());
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert!(mail.subject().unwrap().contains("Process Engineer"));
    assert!(mail.body_text(0).unwrap().contains("70 to 28 minutes"));
}

#[test]
fn a_link_holds_the_whole_message_and_nobody_else() {
    let environment = applied();
    let said = environment.run(&["draft", "dana", "--fit", FIT, "--mailto"]);
    let link = said.lines().find(|line| line.starts_with("mailto:")).unwrap();
    assert!(link.starts_with("mailto:dana@northwind.example?subject="), "{link}");
    assert!(!link.to_lowercase().contains("cc="), "{link}");
    assert!(link.contains("%0D%0A"), "lines are kept: {link}");
}

#[test]
fn a_page_to_print_is_the_letter_as_pdf_and_as_html() {
    let environment = applied_to("Dana Nguyễn-Müller");
    environment.run(&["contact", "dana", "--postal", "12 Mill Street\nBuffalo, NY 14201"]);
    let words = ["draft", "dana", "--fit", FIT, "--print", "letter.pdf", "--json"];
    let said = environment.run(&words);
    let said: serde_json::Value =
        serde_json::Deserializer::from_str(&said).into_iter().next().unwrap().unwrap();
    let bytes = std::fs::read(environment.home().join("letter.pdf")).unwrap();
    let text = heardback_formats::resume::of_pdf(&bytes).unwrap().join(" ");
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let body = plain(said["body"].as_str().unwrap());
    assert!(body.contains("70 to 28 minutes"), "{body}");
    assert_eq!(
        plain(&text),
        format!("Dana Nguyễn-Müller 12 Mill Street Buffalo, NY 14201 March 12, 2026 {body}")
    );
    assert!(bytes.len() < 60_000, "only the letters that are used: {}", bytes.len());

    environment.run(&["draft", "dana", "--print", "letter.html"]);
    let page = std::fs::read_to_string(environment.home().join("letter.html")).unwrap();
    assert!(page.contains("Dana Nguyễn-Müller<br>\n12 Mill Street<br>"), "{page}");

    let environment = applied_to("田中 Dana");
    let refused = environment.fail(&["draft", "dana", "--fit", FIT, "--print", "other.pdf"]);
    assert!(refused.contains("has no “田”") && refused.contains("FILE.html"), "{refused}");
    assert!(!environment.home().join("other.pdf").exists());
}

#[test]
fn what_was_changed_in_the_editor_is_checked_again() {
    let environment = applied();
    environment.run(&["draft", "dana", "--fit", FIT]);
    let editor = environment.home().join("editor.sh");
    std::fs::write(&editor, "printf 'Subject: Process Engineer\\n\\nDear Dana,\\n\\nJust checking in, any news?\\n' > \"$1\"\n").unwrap();
    let mut command = environment.command(&["draft", "dana", "--edit", "--sent"]);
    command.env("EDITOR", format!("/bin/sh {}", editor.display()));
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("What the checks say:"), "{said}");
    assert!(!output.status.success(), "and it is not recorded as sent");
}

#[test]
fn own_sentences_take_the_place_of_ours_one_list_at_a_time() {
    let environment = applied();
    let own = environment.data().join("sentences.toml");
    std::fs::write(
        &own,
        "[application_email]\nopening.first = [\"It is me again about the {{ role }} role of {{ applied }}.\"]\n",
    )
    .unwrap();
    let said = environment.run(&["draft", "dana", "--fit", FIT]);
    assert!(said.contains("It is me again about the Process Engineer role of March 2."), "{said}");
    std::fs::write(&own, "[application_email]\n\nopening.first = [\"Dear {{ frist }}\"]\n")
        .unwrap();
    let said = environment.fail(&["draft", "dana"]);
    assert!(
        said.contains("sentences.toml:3: there is no `frist` to name; there are: applied,"),
        "{said}"
    );
}

#[test]
fn a_draft_follows_the_manner_of_the_mail_its_writer_sent() {
    let mut environment = applied();
    environment.on("2026-03-18");
    let sent = |n: usize, day: &str, body: &str| {
        let mail = format!(
            "From: Maya Chen <maya@home.example>\r\nTo: Dana Ruiz <dana@northwind.example>\r\n\
             Subject: Process Engineer\r\nDate: {day} 10:00:00 +0000\r\nMessage-ID: <{n}@home.example>\r\n\
             \r\n{body}\r\n"
        );
        std::fs::write(environment.home().join(format!("{n}.eml")), mail).unwrap();
    };
    sent(
        1,
        "Tue, 3 Mar 2026",
        "Hi Dana,\r\n\r\nI'm the one who applied for the Process Engineer position yesterday. I'd love to hear \
         which of the two lines it is for.\r\n\r\nCheers,\r\nMaya",
    );
    environment.run(&["profile", "--address", "maya@home.example"]);
    environment.run(&["import", "1.eml"]);
    let said = environment.run(&["draft", "dana", "--fit", FIT]);
    assert!(said.contains("  Hi Dana,") && said.contains("  Cheers,\n  Maya Chen"), "{said}");
    assert!(!said.contains("I am ") && !said.contains("I would "), "{said}");
    assert!(said.contains("It passes every check"), "{said}");
}

#[test]
fn sentences_of_ones_own_are_checked_and_used() {
    let environment = applied();
    let shown = environment.run(&["playbook", "sentences", "application_email"]);
    assert!(shown.starts_with("[application_email]") && shown.contains("opening.first"), "{shown}");
    let refused = environment.fail(&["playbook", "sentences", "nothing"]);
    assert!(refused.contains("there are some for: application_card, "), "{refused}");

    let file = environment.home().join("own.toml");
    std::fs::write(&file, "[application_email]\nopening.always = [\"About {{ rolle }}.\"]\n")
        .unwrap();
    let refused = environment.fail(&["playbook", "sentences", "--check", "own.toml"]);
    assert!(refused.contains("own.toml:2: there is no `rolle` to name"), "{refused}");
    let own = "[application_email]\nopening.always = [\"I sent you my application for the {{ role }} role on {{ applied }}.\"]\n";
    std::fs::write(&file, own).unwrap();
    environment.run(&["playbook", "sentences", "--check", "own.toml"]);
    std::fs::copy(&file, environment.data().join("sentences.toml")).unwrap();
    let said = environment.run(&["draft", "dana", "--fit", FIT]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("I sent you my application for the Process Engineer role"), "{said}");
}

#[test]
fn a_friend_who_handed_the_resume_over_may_be_thanked() {
    let environment = applied();
    environment.given(
        r#"
        contact "Tom Becker" --at northwind --part insider --email tom@northwind.example --on 2026-03-02
        referral northwind agreed --helper tom --on 2026-03-05
        referral northwind delivered --helper tom --on 2026-03-11
        "#,
    );
    let today = environment.run(&["today"]);
    assert!(today.contains("If you like: Thank Tom Becker for the help ("), "{today}");
    let plan = environment.run(&["plan"]);
    assert!(!plan.contains("for the help"), "it is nothing to do: {plan}");
    let said = environment.run(&["draft", "tom"]);
    assert!(said.contains("  Hi Tom,") && said.contains("It passes every check"), "{said}");
    environment.run(&["draft", "tom", "--sent"]);
    assert!(!environment.run(&["today"]).contains("If you like"), "once");
    environment.run(&["undo"]);
    let today: serde_json::Value =
        serde_json::from_str(&environment.run(&["today", "--json"])).unwrap();
    assert_eq!(today["courtesies"][0]["action"], "helper_thanks", "{today}");
    environment.run(&["skip", "tom"]);
    assert!(!environment.run(&["today"]).contains("If you like"), "not this one");
}

#[test]
fn a_message_goes_by_another_way_where_an_address_for_it_is_known() {
    let environment = applied();
    let refused = environment.fail(&["draft", "dana", "--fit", FIT, "--by", "card"]);
    assert!(refused.starts_with("This goes by e-mail."), "{refused}");
    environment.run(&["contact", "dana", "--postal", "12 Mill Street\nBuffalo, NY 14201"]);
    let card = environment.run(&["draft", "dana", "--by", "card"]);
    assert!(card.contains("Post it by ") && !card.contains("Subject:"), "{card}");
    assert!(card.contains("It passes every check") && card.contains("  Maya Chen\n"), "{card}");
    assert!(!card.contains("egards,"), "a card needs no closing words: {card}");
    let refused = environment.fail(&["draft", "dana", "--by", "phone"]);
    assert!(refused.starts_with("This goes by e-mail or card or letter."), "{refused}");

    let page = crate::page::Page::open(&environment);
    let today = page.get("/").body;
    let item = today.split("href=\"/items/").nth(1).unwrap().split('"').next().unwrap();
    let shown = page.get(&format!("/items/{item}")).body;
    assert!(shown.contains(&format!("/items/{item}?by=card#draft")), "{shown}");
    let shown = page.get(&format!("/items/{item}?by=card")).body;
    assert!(shown.contains("draft.pdf?by=card") && shown.contains("Post it by "), "{shown}");
    assert_eq!(page.get(&format!("/items/{item}?by=phone")).status(), 409);
    assert_eq!(page.get(&format!("/items/{item}?by=pigeon")).status(), 422);

    environment.run(&["draft", "dana", "--by", "card", "--sent"]);
    let shown = environment.run(&["show", "northwind"]);
    assert!(shown.contains("card"), "recorded as a card: {shown}");
}

#[test]
fn a_signature_and_hours_are_set_checked_shown_and_taken_back() {
    let environment = applied();
    environment.run(&[
        "profile",
        "--signature",
        "Process Engineer\n  https://maya.example ",
        "--hours",
        "9-12",
    ]);
    let shown = environment.run(&["profile"]);
    assert!(shown.contains("Process Engineer / https://maya.example"), "{shown}");
    assert!(shown.contains("9–12 h"), "{shown}");
    let said = environment.run(&["draft", "dana", "--fit", FIT]);
    assert!(said.contains("  Maya Chen\n  +1 716 555 0144\n  Process Engineer\n"), "{said}");
    assert!(said.contains("It passes every check"), "{said}");
    environment.run(&["contact", "dana", "--zone", "America/New_York"]);
    let why = environment.run(&["why", "dana"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(why.contains("None of that lies within your own hours (9–12 h)."), "{why}");
    environment.run(&["profile", "--hours", "9-17"]);
    let why = environment.run(&["why", "dana"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(why.contains("For you: 12:00 to 17:00."), "{why}");

    let page = crate::page::Page::open(&environment);
    let settings = page.get("/settings").body;
    assert!(
        settings.contains("value=\"9-17\"") && settings.contains(">Process Engineer\n"),
        "{settings}"
    );
    assert_eq!(page.post("/settings/you", "hours=17-9").status(), 422);
    assert_eq!(page.post("/settings/you", "hours=10-16&signature=").status(), 303);
    let shown = environment.run(&["profile"]);
    assert!(shown.contains("10–16 h") && !shown.contains("maya.example"), "{shown}");
    environment.run(&["undo"]);
    assert!(environment.run(&["profile"]).contains("maya.example"), "taken back");
    for wrong in ["25-26", "nine to five", "9"] {
        let refused = environment.fail(&["profile", "--hours", wrong]);
        assert!(refused.contains("are no hours of a day"), "{refused}");
    }
    let long = "x\n".repeat(5);
    let refused = environment.fail(&["profile", "--signature", &long]);
    assert!(refused.contains("at most 4 lines"), "{refused}");
}

#[test]
fn linkedin_is_asked_about_only_where_the_user_wants_it_and_nobody_answered_yet() {
    let mut environment = applied();
    environment.given(
        r#"
        interview northwind --at "2026-03-11 10:00" --with "Dana Ruiz" --on 2026-03-05
        debrief northwind --with "Dana Ruiz: the scrap rate on line 3"
        "#,
    );
    environment.on("2026-03-12");
    let item = environment.run(&["today"]);
    let item =
        item.lines().find(|line| line.contains("Thank Dana")).unwrap_or_else(|| panic!("{item}"));
    let item = item.split_whitespace().next().unwrap();
    let plain = environment.run(&["draft", item]);
    assert!(!plain.contains("LinkedIn"), "nobody asked for it: {plain}");
    let asking = environment.run(&["draft", item, "--linkedin"]);
    assert!(asking.contains("LinkedIn") && asking.contains("It passes every check"), "{asking}");
    let page = crate::page::Page::open(&environment);
    let shown = page.get("/").body;
    let id = shown.split("href=\"/items/").find(|rest| rest.contains(">Thank Dana")).unwrap();
    let id = id.split('"').next().unwrap();
    assert!(page.get(&format!("/items/{id}")).body.contains("?linkedin=yes#draft"));
    let shown = page.get(&format!("/items/{id}?linkedin=yes")).body;
    assert!(shown.contains("Leave that out") && shown.contains("connect"), "{shown}");
    environment.run(&["contact", "dana", "--connect", "no"]);
    let answered = environment.run(&["draft", item, "--linkedin"]);
    assert!(!answered.contains("LinkedIn"), "a no is final: {answered}");
}
