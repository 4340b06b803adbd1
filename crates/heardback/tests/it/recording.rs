//! What each command records, what it says, and how one `undo` takes it back.

use expect_test::expect;

use crate::environment::TestEnvironment;

#[test]
fn an_application_is_recorded_and_followed() {
    let environment = TestEnvironment::new();
    let said = environment.transcript(
        r#"
        apply Acme "Platform Engineer" --on 2026-03-02 --interest high --region US
        note acme "They move offices in June"
        list
        show acme
        undo
        undo
        undo
        "#,
    );
    expect![[r#"
        $ heardback apply Acme "Platform Engineer" --on 2026-03-02 --interest high --region US
        Recorded: application acme-platform-engineer.
        To take it back: heardback undo
        Next today: Find somebody to write to at Acme.
        $ heardback note acme "They move offices in June"
        Recorded: note on acme-platform-engineer.
        To take it back: heardback undo
        $ heardback list
        acme-platform-engineer  Platform Engineer at Acme ★  applied  Mon 2 Mar
        $ heardback show acme
        Platform Engineer at Acme
        acme-platform-engineer

        Mon 2 Mar       their people are in US
        Mon 2 Mar       your interest is high
        Mon 2 Mar       you applied
        Thu 12 Mar      your note: They move offices in June

        If nobody answers:
        Thu 12 Mar      Find somebody to write to at Acme

        No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).
        $ heardback undo
        Taken back: note on acme-platform-engineer.
        $ heardback undo
        Taken back: application acme-platform-engineer.
        $ heardback undo
        There is nothing to take back.
    "#]]
    .assert_eq(&said);
}
