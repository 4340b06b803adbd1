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
        expect![[r#"
            kept in acme-welder
              application {"application":"acme-welder","detail":{"company":"Acme"}}
              application {"application":"acme-welder","detail":{"role":"Welder"}}
              application {"application":"acme-welder","detail":{"posting":"https://acme.example/jobs/4711"}}
              application {"application":"acme-welder","detail":{"domain":"acme.example"}}
              contact {"contact":"priya-raman","detail":{"name":"Priya Raman"}}
              contact {"contact":"priya-raman","detail":{"email":"priya@acme.example"}}
              contact {"contact":"priya-raman","detail":{"application":"acme-welder"}}
              contact {"contact":"priya-raman","detail":{"postal":"2 Mill Lane, Reno, NV 89501"}}
              message {"applications":["acme-welder"],"channel":"email","contact":"priya-raman","direction":"in","kind":"reply"}
              note {"application":"acme-welder","text":"A time is proposed and not settled: “Would March 10 at 9 work for you?”."}
            kept in acme-welder
              message {"applications":["acme-welder"],"channel":"email","contact":"priya-raman","direction":"in","kind":"reply"}
              note {"application":"acme-welder","text":"The interview is at: 2 Mill Lane"}
              interview {"application":"acme-welder","interview":"acme-welder-interview","start":"2026-03-10T09:00:00Z"}"#]],
    );
}

#[test]
fn no_news_that_fits_nothing_is_folded_and_a_promise_in_it_is_asked_about() {
    let arrived = "mail: m1
         at: 2026-03-02T09:00:00Z\nfrom: no-reply@greenhouse.io\nlabel: other\neffect: review\ncompany: Acme\nrole: Welder";
    check(arrived, expect!["folded: it may be about a job"]);
    check(
        &format!("{arrived}\npromises: You will hear by Friday"),
        expect!["review: it may be about a job"],
    );
}
