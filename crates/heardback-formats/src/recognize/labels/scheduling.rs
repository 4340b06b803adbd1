//! A time that was arranged is moved, cancelled or answered.

use crate::recognize::rule::{Rule, Signal::Scheduling};

pub(super) const RULES: &[Rule] = &[
    Rule::new("scheduling.moved", Scheduling, 0.92, &[
        "reschedule|rescheduled|rescheduling|reschedules ..6 <interview>|<talk>|appointment|time",
        "<interview>|<talk>|appointment ..8 reschedule|rescheduled|rescheduling|postponed|moved|cancelled|canceled|cancellation|pushed",
        "postpone|postponed|postponing|cancel|cancelled|canceled|canceling|cancelling|push|move|moved ..4 our|the|your|tomorrow's|today's ..3 <interview>|<talk>|appointment",
        "<interview>|<talk> ..3 new time|date|details",
        "unable|can't|cannot|not ..3 make ..4 <interview>|<talk>|time|it",
        "need|have|like|possible to ..2 reschedule|move",
    ]).unless(&["policy", "subscription", "flight", "order", "webinar", "you"]),
    Rule::new("scheduling.rescheduled", Scheduling, 0.9, &[
        "we ..3 need|have|had|would|must|like ..3 to ..2 reschedule|postpone|cancel|move ..5 <interview>|<talk>|time",
        "<interview>|<talk> ..3 has|been|is ..3 rescheduled|postponed|cancelled|canceled|moved",
        "rescheduled ..3 <interview>|<talk>",
    ]),
    Rule::new("scheduling.calendar_subject", Scheduling, 0.75, &[
        "invitation ..12 # ..1 #", "updated invitation", "canceled|cancelled event", "accepted ..12 #", "declined ..12 #",
        "tentatively accepted", "event invitation", "rescheduled", "new time proposed",
    ]).subject(),
    Rule::new("scheduling.answered", Scheduling, 0.7, &[
        "confirm|confirming|confirmed ..4 our ..3 <talk>|<interview>|meeting|appointment",
        "that|this|it|monday|tuesday|wednesday|thursday|friday|#|time works|work for|great|well|perfectly",
        "see|speak|talk to? you ..2 on|at|then|tomorrow|monday|tuesday|wednesday|thursday|friday",
        "sent|send|sending you? ..3 calendar|invite ..1 invite|invitation",
    ]).body(),
];
