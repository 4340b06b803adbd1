//! What a letter adds beside its news: the posting, a postal address, a place, a time that is only proposed.

use expect_test::expect;

use super::check;

#[test]
fn posting_address_and_place_are_recorded_and_a_proposed_time_arranges_nothing() {
    check(
        "mail: m1\nat: 2026-03-02T09:00:00Z\nfrom: Priya Raman <priya@acme.example>\nlabel: interview_invitation
         company: Acme\nrole: Welder\ncontact: Priya Raman <priya@acme.example>\nposting: https://acme.example/jobs/4711
         postal: 2 Mill Lane, Reno, NV 89501\ntime: 2026-03-10T09:00:00Z\nproposes: Would March 10 at 9 work for you?

         mail: m2\nanswers: m1\nat: 2026-03-03T09:00:00Z\nfrom: Priya Raman <priya@acme.example>\nlabel: interview_invitation
         company: Acme\nrole: Welder\ntime: 2026-03-10T09:00:00Z\nplace: 2 Mill Lane",
        expect![[r#""#]],
    );
}
