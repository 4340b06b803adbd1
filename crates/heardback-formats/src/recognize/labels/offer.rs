//! The answer is yes.

use crate::recognize::rule::{Rule, Signal::Offer};

/// What shops, banks and schools offer, or what is only talked about.
const NOT_A_JOB: &[&str] = &[
    "loan",
    "scholarship",
    "discount",
    "membership",
    "property",
    "financing",
    "unable",
    "not",
    "cannot",
    "can't",
    "free",
    "unfortunately",
    "off",
    "grant",
    "acquire",
    "card",
    "webinar",
    "tips",
    "negotiate",
];

pub(super) const RULES: &[Rule] = &[
    Rule::new("offer.extended", Offer, 0.93, &[
        "pleased|delighted|excited|thrilled|happy|glad|like|honored|proud|pleasure to ..3 offer you ..8 <role>|employment|join|work",
        "pleased|delighted|excited|thrilled|happy|glad|like to ..3 extend|present|share ..5 offer", "like|pleased|happy to make you ..3 offer",
        "extend|extending|extended ..4 you ..3 offer",
        "this|our|your|an|formal|official offer of employment|appointment",
        "attached|enclosed|find|review|sign ..6 offer|contract ..2 letter|of|employment|agreement",
        "sign|accept|accepting|signing ..5 offer|contract",
    ]).unless(NOT_A_JOB),
    Rule::new("offer.spoken_of", Offer, 0.6, &["your ..3 offer ..3 from|details|letter|package|for", "our offer", "employment|job|formal|verbal|written|conditional|official|internship offer", "offer letter", "offer of employment"]).unless(NOT_A_JOB),
    Rule::new("offer.terms", Offer, 0.4, &[
        "base|annual|starting|gross|yearly salary|compensation|pay",
        "your? start date",
        "signing|sign bonus",
        "equity|stock ..2 grant|options|package",
        "salary of",
        "offer expires|expire|valid|deadline",
    ]).unless(NOT_A_JOB),
    Rule::new("offer.welcome", Offer, 0.5, &[
        "welcome to the ..2 team",
        "welcome aboard|onboard",
        "welcome on board",
        "excited|thrilled|happy|look|looking ..4 have|having|welcome|welcoming you ..4 team|aboard|join|joining",
        "congratulations ..12 offer|join|position|role",
    ]),
];
