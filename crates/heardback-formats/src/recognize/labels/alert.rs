//! Postings that come by subscription.

use crate::recognize::rule::{Rule, Signal::Alert};

pub(super) const RULES: &[Rule] = &[
    Rule::new("alert.subject", Alert, 0.85, &[
        "job|jobs alert|alerts|digest|recommendations|newsletter|matches",
        "new|recommended|latest|top|more|similar|hot|remote|local ..4 jobs|job|positions|openings|vacancies|opportunities ..4 for|in|at|near|matching|this|from|today|available",
        "# ..6 jobs|positions|openings|vacancies|job",
        "jobs for you",
        "jobs ..6 you|match|near|hiring|hiring",
        "is|are|now hiring",
        "job|jobs openings|picks|matches|suggestions|listings|available",
        "openings available",
        "weekly job|jobs",
        "jobs from",
        "matching|matched jobs|job",
    ]).subject().unless(&["application", "applied", "applying"]),
    Rule::new("alert.said", Alert, 0.85, &[
        "your|this|job|jobs ..2 job alert|alerts",
        "job alert|alerts for",
        "jobs|positions|openings|vacancies ..4 match|matching|matches|based ..5 your|you|search|profile|preferences",
        "jobs posted on",
        "new|recommended|more|similar ..4 jobs|positions|openings|vacancies ..5 for you|your|in|near|this",
        "saved|job search|searches ..4 new|results|jobs|positions|alert",
        "found|have|are|here # ..4 new|jobs|positions|openings",
        "found ..2 new ..2 positions|jobs|openings",
        "for|of your saved search",
        "manage ..3 job alerts|alert",
        "recommended|selected|picked|handpicked ..3 for you",
        "lines up|job|jobs ..3 well with your resume",
        "unsubscribe ..4 job|jobs alert|alerts",
        "talent community|network",
        "job fair|fairs",
        "jobmesse|stellenangebote|jobangebote",
    ]).unless(&["application", "encourage", "invite", "join", "joining", "meantime", "sign", "receive"]),
    Rule::new("alert.list", Alert, 0.5, &[
        "posted|active|added # day|days|hours|hour|weeks|minutes",
        "view|see job|jobs|details|all",
        "apply now|today|with",
        "actively|now hiring|recruiting",
        "easy apply",
        "similar jobs",
        "update your ..3 profile|preferences|search",
        "upload|post|add ..3 resume",
    ]).body(),
];
