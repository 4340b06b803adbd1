//! The answer is no. Most say so plainly; some never say “unfortunately”, and many open with thanks.

use crate::recognize::rule::{Rule, Signal::Rejection};

/// A meeting that is late or off is no answer to an application.
const LATE: &[&str] = &[
    "delay",
    "delayed",
    "delays",
    "late",
    "longer",
    "reschedule",
    "postpone",
    "sick",
    "ill",
    "error",
    "outage",
];

pub(super) const RULES: &[Rule] = &[
    Rule::new("rejection.not_moving_forward", Rejection, 0.95, &[
        "<not> ..4 move|moving|moved|go|going|progress|progressing|proceed|proceeding|advance|advancing|continue|continuing|take|taking|bring|carry you|your|with|to ..3 <application>|process|next|further|forward|interview|stage|round",
        "<not> ..4 move|moving|moved|go|going|take|taking|progress|progressing|advance|advancing ..5 forward|ahead|further",
        "<not> ..3 proceed|proceeding|progress|progressing|advance|advancing|continue|continuing ..4 <application>|you|process",
        "<not> ..3 pursue|pursuing|consider|considering|considered|forward|shortlist|shortlisting ..4 <application>|you|further",
        "<not> ..3 be ..3 considered ..4 <role>|further",
        "decided|chosen|elected|opted|decision ..3 <not> to ..3 move|proceed|progress|advance|continue|pursue|go|extend|offer|hire|invite|consider",
        "decided ..2 against ..6 <application>|you|moving|proceeding",
        "won't be progressing|proceeding|advancing|continuing|inviting",
        "unable to ..3 proceed|progress|move|advance|continue|consider|offer|take ..5 <application>|you|forward|further",
    ]).unless(&["hesitate", "project", "delay"]),
    Rule::new("rejection.not_selected", Rejection, 0.95, &[
        "you ..2 <not> ..3 selected|shortlisted|successful", "you ..2 <not> ..2 chosen for|to",
        "you've <not> ..3 selected|chosen|shortlisted|successful", "<not> ..1 select|choose|shortlist ..4 further|consideration|interview|next|application",
        "<application>|profile ..4 <not> ..3 selected|chosen|shortlisted|successful|accepted|retained",
        "<not> ..2 selected ..3 for|to ..6 <role>|interview|further|next|move|proceed|advance",
        "while|although|though you ..2 <not> ..2 selected", "<not> ..2 among|one ..3 those|ones ..4 selected|chosen|shortlisted|invited",
        "<application>|candidacy ..6 unsuccessful",
        "you ..4 unsuccessful", "unsuccessful ..2 on|at this", "unsuccessful ..2 in|with your",
        "<not> ..3 most competitive|suitable|qualified candidate|applicant",
        "<not> ..2 best|right|strongest candidate",
    ]),
    Rule::new("rejection.other_candidates", Rejection, 0.95, &[
        "move|moving|moved|proceed|proceeding|proceeded|go|going|gone|continue|continuing|progress|progressing|progressed|advance|advancing|pursue|pursuing ..3 with|to ..2 other|another|different|alternative|alternate|stronger <candidates>",
        "pursue|pursuing|pursued|select|selected|hire|hired|choose|chosen|interview|interviewing|consider|considering|prioritize|prioritise|offer|offered ..4 other|another|different|alternative <candidates>",
        "move|moving|moved|proceed|proceeding|go|going|continue|continuing|progress|progressing|advance|advancing|pursue|pursuing ..4 candidates|candidate|applicants|applicant|individuals|those ..2 whose|who|with|that|better|more|closely",
        "identified|selected|chosen|found|hired|shortlisted|have ..3 candidates|candidate|applicants|applicant ..3 whose|who|that|with ..6 closely|better|closer|stronger|match|align|aligned|suited|fit",
        "other|another candidates|candidate|applicant|applicants ..8 better|closely|closer|stronger|suited|fit|selected|chosen|hired|accepted|qualified",
        "offered ..3 position|role|job ..3 to another|someone",
        "gone|went|going|go with|in|for ..2 another|different|someone ..3 candidate|applicant|direction|else",
        "candidates|candidate|applicants|others|profiles ..3 whose|who|with|that ..8 closely|better|closer ..4 match|align|aligned|matched|suited|fit|meet|matches|aligns|meets|fits",
    ]),
    Rule::new("rejection.no_offer", Rejection, 0.9, &[
        "unable|able|cannot|can't|couldn't|position ..2 to? offer|extend|provide|make ..4 you ..5 <role>|employment|interview|opportunity|offer|consideration",
        "<not> ..3 able ..2 to? offer|extend|consider|proceed|progress",
        "<not> ..3 offer|offering|extend|extending ..3 you|offer ..5 <role>|employment|interview|offer",
        "<not> ..3 extend|extending|make|making|offering ..3 offer|position|role", "<not> ..4 interview|invite|inviting you ..3 interview|further|next",
    ]).unless(&["relocation", "sponsorship", "remote", "reimburse", "reimbursement", "negotiate", "higher"]),
    Rule::new("rejection.regret", Rejection, 0.85, &[
        "regret|sorry|regrettably|sad|disappointed to ..2 inform|advise|tell|say|let|share|notify ..16 <not>|unable|unsuccessful|other|another|filled|closed",
        "we|i regret to ..2 inform|advise|tell|say|notify|let",
    ]).unless(LATE),
    Rule::new("rejection.position_gone", Rejection, 0.85, &[
        "<role>|requisition|search ..5 has|have|been|is|was|now ..3 filled|closed|cancelled|canceled|eliminated|withdrawn|discontinued",
        "filled ..3 this|the|our ..3 position|role|vacancy|opening|job",
        "<role> ..4 no longer ..2 available|open|active|accepting",
        "<role>|hiring|search|process ..6 on hold|pause|paused",
        "putting|put|placed|pause|pausing ..4 role|position|hiring|search|recruitment|process ..2 on? hold?",
        "<not> ..2 hiring for ..4 role|position|time",
    ])
    .unless(&["call", "meeting", "appointment"]),
    Rule::new("rejection.no_longer_considered", Rejection, 0.9, &[
        "no longer ..3 considered|considering|consideration|moving|proceeding|pursuing|progressing",
        "removed ..4 from consideration",
        "concluded|closed|closing|close|withdrawn ..3 your ..2 application|candidacy",
        "application|candidacy ..3 declined|rejected|closed|denied|withdrawn",
        "pass|passing|passed on your ..2 application|candidacy|profile|resume",
    ]),
    Rule::new("rejection.no_fit", Rejection, 0.75, &[
        "<not> ..4 fit|match ..6 role|position|time|needs|requirements|team|now|moment|currently",
        "<not> ..3 right|best|good|strong|mutual|ideal|exact|perfect|closest fit|match",
        "<not> ..5 match|meet|align|aligned|fit ..4 requirements|needs|criteria|qualifications|looking",
        "<not> ..2 see|find ..5 fit|match",
        "looking for someone|candidates|people with ..2 more|different|deeper",
    ]),
    Rule::new("rejection.nothing_open", Rejection, 0.85, &[
        "<not> have ..4 position|role|opening|vacancy|opportunity|positions|openings|vacancies ..4 for|matching|suitable|available|time|that",
        "no ..3 position|opening|openings|positions|vacancies|vacancy ..4 suitable|match|matching|available|time|moment|fit",
    ]),
    Rule::new("rejection.unable_to_place", Rejection, 0.6, &[
        "this|that|it ..2 <not> ..3 outcome|news|answer|decision|result ..4 hoped|hoping|wanted|expected|expecting",
        "disappointing|disappointed news|outcome|hear|decision",
        "difficult|tough|hard decision|decisions|choice|choices",
        "sorry ..3 to ..2 inform|tell|say|share",
        "better|bad|disappointing news ..8 application|role|position",
    ]).unless(LATE),
    Rule::new("rejection.unfortunately", Rejection, 0.4, &["unfortunately", "regretfully", "regrettably", "alas", "sadly"]).unless(LATE),
    Rule::new("rejection.kind_wishes", Rejection, 0.4, &[
        "wish|wishing you ..8 search|endeavors|endeavours|endeavor|career|success|successful|future|luck|best|well",
        "best|good|every of? luck|success|wishes ..6 search|endeavors|endeavours|future|career|hunt",
        "all the best ..6 search|endeavors|endeavours|future|career|journey",
    ]),
    Rule::new("rejection.other_openings", Rejection, 0.3, &[
        "encourage|invite|welcome|hope|please|urge ..4 apply|reapply|check|visit|revisit|keep|consider|explore ..8 future|again|other|openings|opportunities|website",
        "keep|kept|retain|hold|holding|add|store ..5 <application>|information|details|file ..6 on|for|in file|future|database|pool",
        "keep ..2 you ..2 in mind",
        "feel free to ..2 apply|reapply ..8 future|other|again",
    ]),
    Rule::new("rejection.praise_and_but", Rejection, 0.3, &[
        "although|while|though|despite|but ..8 impressive|impressed|impressive|qualifications|strong|experience",
        "high|large|overwhelming|significant|great|many|several number|volume|response|amount ..3 of? ..2 applications|applicants|candidates|interest|qualified",
        "strong|competitive|many|number|talented ..3 pool|group|applicants|candidates|applications",
        "after ..3 careful|thorough|much|further|thoughtful consideration|review|deliberation|thought|evaluation",
    ]),
];
