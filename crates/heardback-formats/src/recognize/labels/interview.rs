//! The reader is asked to talk.

use crate::recognize::rule::{Rule, Signal::Interview};

pub(super) const RULES: &[Rule] = &[
    Rule::new("interview.invited", Interview, 0.92, &[
        "invite|inviting|invited you ..6 to|for ..6 <interview>",
        "invite|inviting|invited you ..5 to|for ..5 <talk>|phone|meet|speak|onsite",
        "like|love|want|wish|happy|pleased|excited to ..3 interview you",
        "would|we'd|i'd like|love ..2 to ..4 schedule|arrange|set|book|organize|organise ..6 <interview>|phone|video|call|screen|conversation",
        "you|you've|been ..3 selected|chosen|shortlisted ..3 for|to ..5 <interview>|phone",
        "move|moving|moved|advance|advancing|progress|progressing you|your ..6 to|with ..5 <interview>|phone|onsite|final|next",
        "you|you've ..4 moved|advanced|progressed|advancing|moving|progressing|passed ..3 to|with ..5 <interview>|phone|onsite|final|next",
    ]).unless(&["podcast", "webinar", "survey"]),
    Rule::new("interview.named", Interview, 0.8, &[
        "your ..5 interview ..8 scheduled|confirmed|booked|set|arranged|is|on|for|at|with",
        "interview ..6 scheduled|confirmed|booked|arranged",
        "schedule|scheduling|book|arrange|arranging|coordinate|coordinating|organize|set|confirm|confirming ..5 <interview>",
        "interview ..2 invitation|invite|request|confirmation|confirmed|scheduled|availability|details",
        "invitation ..3 to ..3 interview",
        "upcoming ..3 interview",
        "interview ..2 with ..6 on|at|for",
        "looking forward to ..3 interview",
    ]),
    Rule::new("interview.subject", Interview, 0.6, &["interview|interviews"]).subject().unless(&[
        "podcast", "webinar", "tips", "workshop", "questions", "mock", "ace", "with",
    ]),
    Rule::new("interview.round", Interview, 0.65, &[
        "phone|telephone|video|onsite|site|technical|panel|virtual|final|first|second|third|initial|zoom|teams ..1 interview|interviews|screen|screening",
        "screening|intro|introductory|exploratory|discovery|recruiter|initial call|chat|conversation|interview",
        "next ..2 round|stage|step|phase ..6 <interview>|<talk>",
        "second|final|next|third round|interview",
        "hiring|engineering manager ..6 like|love|want|wants|would ..4 speak|talk|meet|chat",
    ]).unless(&["webinar", "podcast", "newsletter", "mock", "tips", "workshop"]),
    Rule::new("interview.talk", Interview, 0.6, &[
        "like|love|want|keen|happy|great|wanted to ..5 speak|talk|connect|meet|chat|discuss ..6 you|with|your|phone|call|role|experience|background",
        "set|setup|setting|schedule|scheduling|arrange|hop|jump|get ..4 <talk>|phone|time",
        "schedule ..5 time|call|conversation|chat|meeting|interview",
        "quick|brief|short|minute|introductory <talk>",
        "look|looking forward to ..2 speaking|meeting|talking|chatting|connecting",
        "would love to ..3 chat|connect|talk|speak",
    ]),
    Rule::new("interview.availability", Interview, 0.6, &[
        "your ..3 availability",
        "are you ..2 available|free ..8 monday|tuesday|wednesday|thursday|friday|week|tomorrow|today|call|chat|interview|at|on|for|between",
        "select|pick|choose|book|find|reserve ..5 time|slot|timeslot|date|times",
        "times|time|slots|dates ..4 work|works|suit|suits|convenient|available ..3 you|best|for",
        "let ..2 know ..6 available|availability|free|times",
        "calendly",
        "would you be ..2 available|free",
    ]),
    Rule::new("interview.next_steps", Interview, 0.4, &[
        "move|moving ..3 forward with ..3 you|your|application|candidacy|technical|interview|next",
        "move|moving you ..2 forward|to",
        "next steps|step|stage|round",
        "like to ..3 move|proceed|continue ..3 forward|with",
        "impressed ..2 with|by ..3 your|application|resume|background",
    ]),
];
