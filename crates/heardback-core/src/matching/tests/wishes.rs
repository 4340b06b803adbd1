use expect_test::expect;

use super::check_after_receipt;

#[test]
fn what_a_person_wishes_holds_for_that_person() {
    check_after_receipt(
        r#"
        mail: m2
        at: 2026-03-04T09:00:00Z
        from: Dana Ruiz <dana.ruiz@acme.example>
        company: Acme
        role: Process Engineer
        label: interview_invitation
        wish: "no_calls"
        wish: {"prefers": "email"}
        wish: {"linkedin": false}
        wish: {"handed_over": {"to": {"name": "Tom Weber", "email": "tom.weber@acme.example"}}}
        "#,
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana.ruiz@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              contact {"contact":"dana-ruiz","detail":{"no_calls":true}}
              contact {"contact":"dana-ruiz","detail":{"prefers":"email"}}
              contact {"contact":"dana-ruiz","detail":{"linkedin_permission":"no"}}
              contact {"contact":"tom-weber","detail":{"name":"Tom Weber"}}
              contact {"contact":"tom-weber","detail":{"email":"tom.weber@acme.example"}}
              contact {"contact":"tom-weber","detail":{"application":"acme-process-engineer"}}"#]],
    );
}

#[test]
fn what_a_machine_says_holds_for_the_application() {
    check_after_receipt(
        r#"
        mail: m2
        at: 2026-03-04T09:00:00Z
        from: Acme Careers <no-reply@greenhouse-mail.io>
        company: Acme
        role: Process Engineer
        label: rejection
        wish: "no_calls"
        wish: "no_feedback"
        wish: "no_contact"
        wish: "only_chosen_hear"
        "#,
        expect![[r#"
            kept in acme-process-engineer
              message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","direction":"in","kind":"rejection"}
              application {"application":"acme-process-engineer","detail":{"no_calls":true}}
              application {"application":"acme-process-engineer","detail":{"no_feedback_policy":true}}
              outcome {"application":"acme-process-engineer","outcome":"rejected"}"#]],
    );
}

#[test]
fn whoever_invites_a_call_is_known_by_the_number_and_whoever_left_is_gone() {
    check_after_receipt(
        r#"
        mail: m2
        at: 2026-03-04T09:00:00Z
        from: Dana Ruiz <dana.ruiz@acme.example>
        company: Acme
        label: interview_invitation
        wish: {"ring": {"number": "+49 228 5550-199"}}

        mail: m3
        at: 2026-03-09T09:00:00Z
        from: Dana Ruiz <dana.ruiz@acme.example>
        label: auto_reply
        wish: {"left": {"who": null}}
        "#,
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana.ruiz@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              contact {"contact":"dana-ruiz","detail":{"invited_call":true}}
              contact {"contact":"dana-ruiz","detail":{"phone":"+49 228 5550-199"}}
            kept in acme-process-engineer
              message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","contact":"dana-ruiz","direction":"in","kind":"ooo"}
              contact {"contact":"dana-ruiz","detail":{"left":true}}"#]],
    );
}
