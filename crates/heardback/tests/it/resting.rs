//! What is put off, left out, let rest or wanted more than the rest.

use expect_test::expect;

use crate::recording::check;

#[test]
fn the_search_and_its_parts_can_rest() {
    check(
        r#"
        rest globex
        rest globex
        pause --until "next mon"
        today
        resume
        resume
        pause --from "20 march" --until "19 march"
        rest --old
        "#,
        expect![[r#"
            $ heardback rest globex
            Recorded: globex-welder rests.
            To take it back: heardback undo
            $ heardback rest globex
            Welder at Globex was already put to rest on 2026-03-12; to go on with it, reopen
            it first.
            exit 1
            $ heardback pause --until "next mon"
            Recorded: a pause from Thu 12 Mar until Mon 16 Mar.
            To take it back: heardback undo
            $ heardback today
            4tag  Thank Dana Ruiz, e-mail        by Wed 18 Mar  talked Wed 11 Mar
            b338  Go through your notes on Acme  by Thu 12 Mar  talked Wed 11 Mar
            next on Fri 20 Mar
            $ heardback resume
            Recorded: the search goes on.
            To take it back: heardback undo
            $ heardback resume
            The search is not paused.
            exit 1
            $ heardback pause --from "20 march" --until "19 march"
            The pause would end on 2026-03-19, before it begins on 2026-03-20.
            exit 1
            $ heardback rest --old
            Nothing old waits for rest.
        "#]],
    );
}

#[test]
fn a_line_is_put_off_or_left_out() {
    check(
        r#"
        snooze pat "30 march"
        snooze pat yesterday
        skip pat
        today
        "#,
        expect![[r#"
            $ heardback snooze pat "30 march"
            Recorded: Call Pat Kim about Globex waits until Mon 30 Mar.
            To take it back: heardback undo
            $ heardback snooze pat yesterday
            An item can be put off until a later day; 2026-03-11 is not ahead.
            exit 1
            $ heardback skip pat
            Recorded: left out: Call Pat Kim about Globex.
            To take it back: heardback undo
            Next on Thu 26 Mar: Call Pat Kim about Globex.
            $ heardback today
            4tag  Thank Dana Ruiz, e-mail        by Wed 18 Mar  talked Wed 11 Mar
            b338  Go through your notes on Acme  by Thu 12 Mar  talked Wed 11 Mar
            next on Fri 20 Mar
        "#]],
    );
}

#[test]
fn interest_is_said_for_several_at_once() {
    check(
        r#"
        interest high globex acme
        interest enormous globex
        list --interest high
        "#,
        expect![[r#"
            $ heardback interest high globex acme
            Recorded: high interest in globex-welder and acme-platform-engineer.
            To take it back: heardback undo
            $ heardback interest enormous globex
            error: invalid value 'enormous' for '<INTEREST>'
              [possible values: low, normal, high]

              tip: a similar value exists: 'normal'

            For more information, try '--help'.
            exit 2
            $ heardback list --interest high
            globex-welder           Welder ★             applied       Mon 9 Mar
            acme-platform-engineer  Platform Engineer ★  interviewing  Mon 2 Mar
        "#]],
    );
}
