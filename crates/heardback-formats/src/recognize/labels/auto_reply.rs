//! A machine answers in somebody's absence.

use crate::recognize::rule::{Rule, Signal::AutoReply};

pub(super) const RULES: &[Rule] = &[
    Rule::new("auto_reply.subject", AutoReply, 0.9, &[
        "out of the? office", "automatic reply", "auto reply", "automatic response", "automatyczna odpowiedź", "autoreply", "auto response", "automated reply|response",
        "automatische antwort", "abwesenheit", "abwesenheitsnotiz", "abwesend", "réponse automatique", "risposta automatica",
        "respuesta automática", "resposta automática", "autosvar", "vacation ..2 reply|message|response|notice",
        "on vacation|holiday|leave", "away from ..2 office|my", "ooo",
    ]).subject(),
    Rule::new("auto_reply.away", AutoReply, 0.85, &[
        "i|i'm|am ..3 currently? out of the? office",
        "out of the|my office ..10 until|from|through|till|return|back|returning|and|with|on",
        "i|i'm|am|will ..3 be? ..2 away|travelling|traveling|absent|out ..8 until|till|through|from|return|back|returning",
        "i|i'm|am|currently ..3 on ..3 leave|vacation|holiday|holidays|travel",
        "away on ..3 leave|vacation|holiday|business",
        "return|returning|back to|in ..2 office|work ..4 on|monday|tuesday|wednesday|thursday|friday",
        "limited|intermittent|no access to ..3 email|e|mail|emails",
        "ich bin ..8 nicht ..4 im büro|haus",
        "bin ..6 wieder ..4 erreichbar|da|zurück",
    ]),
    Rule::new("auto_reply.unattended", AutoReply, 0.87, &[
        "inbox|mailbox|address|account ..6 not ..3 monitored|attended|read|checked",
        "you ..2 replied ..4 inbox|address|email",
        "unmonitored|unattended inbox|mailbox|address|account",
        "no longer ..2 works|with|employed|working ..4 company|at|for|with",
    ]),
    Rule::new("auto_reply.challenge", AutoReply, 0.85, &[
        "verify|confirm ..8 message|email|mail|you ..8 delivered|human|person|sent|delivery",
        "message|email ..8 waiting|held|quarantined|pending ..8 verify|confirm|click|approve|list|verification|delivered",
        "guest list|whitelist|approved senders",
    ]).unless(&["application", "applying", "position", "interview", "account", "order"]),
];
