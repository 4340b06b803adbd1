//! A test, a task or a questionnaire is asked for.

use crate::recognize::rule::{Rule, Signal::Assessment};

pub(super) const RULES: &[Rule] = &[
    Rule::new("assessment.asked", Assessment, 0.9, &[
        "complete|completing|take|taking|start|begin|submit|finish|undertake|do ..7 <test>",
        "invite|invited|inviting|invitation|selected|asked|ask ..8 <test>",
        "take home <test>|project|assignment|task|exercise|interview",
        "complete|prepare|present|send|invite|like ..6 case study|presentation",
        "your ..6 <test> ..4 link|below|attached|deadline|invitation|invite|expires",
    ]).unless(&["property", "health", "insurance", "tax", "risk", "wellness", "covid", "claim", "claims", "mock", "leetcoding", "received", "thank", "thanks", "recently"]),
    Rule::new("assessment.named", Assessment, 0.6, &[
        "coding|technical|online|skills|skill|aptitude|cognitive|programming|engineering|home|personality|behavioral|practical|timed|written|game assessment|challenge|test|exercise|assignment",
        "case study",
        "take home",
    ]).unless(&["recently", "responses", "newsletter"]),
    Rule::new("assessment.platform", Assessment, 0.6, &[
        "hackerrank|codility|codesignal|coderpad|testgorilla|hirevue|coderbyte|codingame|pymetrics|devskiller|testdome|mettl",
    ]).even_if(),
    Rule::new("assessment.steps", Assessment, 0.6, &[
        "complete your ..3 screening|questionnaire", "in order|order for your application to ..4 considered ..10 complete|need|fill|answer",
        "complete|answer|fill ..5 questionnaire|additional questions|questions|form|steps ..8 application|considered|candidate",
        "please ..3 complete ..6 information|questionnaire|form|steps|survey ..6 application|candidate|process",
    ]),
    Rule::new("assessment.time", Assessment, 0.3, &[
        "# minutes|hours|hour|days ..3 to complete|finish|submit",
        "complete ..6 by|within|before ..2 #",
        "deadline ..4 complete|submit|submission|assessment",
    ]),
];
