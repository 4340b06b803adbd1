//! News of a portal that changes nothing: somebody looked, something is unfinished, here is a code.

use crate::recognize::rule::{
    Rule,
    Signal::{Done, Portal},
};

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "portal.viewed",
        Portal,
        0.9,
        &[
            "application|resume|profile ..2 was|been|is viewed|opened|seen|downloaded",
            "viewed your ..2 application|profile|resume",
            "looked at your ..2 application|profile|resume",
        ],
    ),
    Rule::new(
        "portal.unfinished",
        Portal,
        0.9,
        &[
            "finish|complete|continue|resume|return ..3 your|to ..3 application",
            "application ..3 is|remains|still|was ..2 incomplete|unfinished|draft|pending|expire",
            "not ..3 completed|finished|submitted ..3 your|application|the",
            "incomplete|unfinished|draft application",
            "started|start|began ..3 application ..6 but|not|haven't|finish|complete",
            "pick up where you left",
            "don't forget to ..3 finish|complete|apply|submit",
        ],
    )
    .unless(&["thank", "thanks", "successfully", "assessment", "test", "challenge"]),
    Rule::new(
        "portal.code",
        Portal,
        0.95,
        &[
            "verification|security|access|login|passcode|confirmation|authentication|one ..1 code|passcode|password|pin",
            "one time ..1 code|passcode|password|pass",
            "pass code",
            "passcode",
            "verify|confirm|validate|activate your ..2 email|e|account|identity|address|mail",
            "code ..4 expire|expires|valid",
            "reset your ..2 password",
            "password reset",
        ],
    ),
    Rule::new(
        "portal.account",
        Portal,
        0.85,
        &[
            "account ..3 has|have ..2 been created",
            "registering|registered|created|creating|register ..3 account|profile",
            "welcome to ..6 career|careers|talent|candidate ..1 site|portal|community|network|home|profile|account|center",
            "activate ..3 account",
            "your ..3 login|username|password ..4 is|information",
        ],
    ),
    Rule::new(
        "portal.done",
        Done,
        0.85,
        &[
            "<test>|responses|answers|submission ..6 received|completed|submitted|recorded",
            "completed|submitted|finished ..5 <test>",
            "received your ..4 <test>|responses|answers|submission",
            "background check|screening ..4 completed|complete|update",
        ],
    )
    .unless(&["haven't", "must", "should", "need", "application", "link"]),
];
