//! An application arrived. The words of thanks alone prove little: rejections and invitations open with them too.

use crate::recognize::rule::{Rule, Signal::Confirmation};

pub(super) const RULES: &[Rule] = &[
    Rule::new("confirmation.received", Confirmation, 0.9, &[
        "received ..3 your ..5 application|applications|resume|résumé|resumé|cv|candidature|candidacy",
        "your ..6 application|resume|résumé|cv|candidature|applications ..6 has|have|was|is|been ..3 received|submitted|sent|recorded|delivered|forwarded|transmitted|registered",
        "your application ..3 successfully|safely ..2 received|submitted|sent|completed",
        "your ..3 application ..4 reached us",
        "receipt of your ..4 application|resume|cv",
        "application|resume|cv ..3 received ..2 by",
        "successfully ..2 applied|submitted ..4 application|to|for",
        "you ..2 applied|submitted ..2 to|for|your ..6 <role>|application",
        "you've ..2 applied to|for",
        "got your ..3 application|resume|cv",
        "acknowledge|acknowledging|confirm|confirms|confirming ..5 receipt|received|application|submission",
    ]).unless(&["finish", "incomplete", "viewed"]),
    Rule::new("confirmation.thanks_for_applying", Confirmation, 0.75, &[
        "<thanks> you? ..3 for ..3 applying",
        "<thanks> you? ..3 for ..3 your ..4 application|submission|applying",
        "<thanks> you? ..3 for ..2 submitting|sending|sharing|completing ..5 application|resume|cv|candidature",
        "<thanks> you? ..4 to apply ..6 to|for|at|with",
        "<thanks> you? ..3 for ..6 recent ..3 application|inquiry|submission",
        "we ..2 appreciate ..3 your application",
    ]),
    Rule::new("confirmation.subject", Confirmation, 0.85, &[
        "application|resume|cv ..2 received|submitted|confirmation|acknowledgement|acknowledgment|confirmed|sent|complete",
        "we received|got|have your ..2 application|resume|cv",
        "confirmation ..4 application",
        "your application ..3 was sent|submitted|received",
        "<thanks> you? ..2 for ..2 applying",
        "<thanks> you? ..2 for your ..3 application|submission",
        "your ..2 application to|for|at|with",
        "successfully applied|submitted",
        "you ..2 applied to|for",
        "application for",
    ]).subject(),
    Rule::new("confirmation.thanks_for_interest", Confirmation, 0.45, &[
        "<thanks> you? ..3 for ..3 your ..3 interest ..2 in",
        "<thanks> you? ..3 for ..2 expressing|showing ..3 interest",
        "<thanks> you? ..3 for ..2 considering",
        "appreciate ..4 your ..2 interest",
    ]),
    Rule::new("confirmation.glad", Confirmation, 0.75, &[
        "excited|happy|glad|thrilled|delighted ..3 you ..1 applied",
        "your application is ..2 with|in|on ..2 our|the|its",
    ]),
    Rule::new("confirmation.will_review", Confirmation, 0.55, &[
        "will ..3 review|reviewing|evaluate|consider|assess|reviewed|evaluated ..4 your? ..4 application|applications|resume|qualifications|background|experience|profile|cv|materials|information|credentials|shortly|carefully",
        "your ..4 <application>|profile|materials|email|qualifications is|are|being|currently|under ..3 reviewed|review|reviewing|considered|processed",
        "currently|now|process ..2 reviewing|evaluating|of ..3 reviewing? ..2 application|applications|resume",
        "carefully review ..3 your",
        "review your ..3 application|resume|qualifications|background|profile|cv|materials",
    ]),
    Rule::new("confirmation.if_it_fits", Confirmation, 0.5, &[
        "if ..8 match|matches|meet|fit|suitable|selected|qualify|qualified|align|aligns|good|potential ..14 contact|touch|reach|hear|contacted|call|follow|invite",
        "contact|touch|reach|hear|contacted|notify|notified ..6 if ..10 match|matches|meet|fit|suitable|selected|qualify|align|good|potential|determined",
        "should ..8 match|matches|meet|fit|suitable|selected|qualify|align ..12 contact|touch|reach|contacted",
        "one of our ..3 recruiters|team ..6 contact|reach|touch",
    ]).even_if().body(),
    Rule::new("confirmation.automatic", Confirmation, 0.2, &[
        "automated|automatic|auto email|message|response|reply|confirmation|e|generated",
        "do not reply ..3 to? this",
    ]),
];
