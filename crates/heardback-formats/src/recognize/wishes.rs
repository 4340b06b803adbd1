//! How somebody wishes to be in touch: no calls, no feedback, “ring me”, whose matter it is now, who has left.
//!
//! Each wish stands in a sentence of its own making; a sentence that only supposes it, or says it of the reader, is left
//! alone. Whether the words are a person's or a machine's decides the matcher.

use heardback_core::fact::Channel;
use heardback_core::mail::Address;
use heardback_core::reading::{Evidence, Wish};

use super::names::is_person;
use super::weigh::{Scan, Use};
use super::words::Words;

/// Words that say a wish.
#[derive(Debug)]
pub(super) struct Anchor {
    name: &'static str,
    says: Says,
    pub(super) phrases: &'static [&'static str],
    /// Words of the same sentence, before the phrase, that take its force away.
    spoiled: &'static [&'static str],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    NoCalls,
    OnlyChosenHear,
    NoFeedback,
    NoContact,
    Ring,
    Prefers(Channel),
    Linkedin(bool),
    HandedOver,
    Left,
    StandIn,
}

/// “They will not call”, “if you do not write”: said of others.
const OF_OTHERS: &[&str] = &["we", "they", "he", "she", "you", "i", "if", "who"];
const NEGATED: &[&str] = &[
    "not", "don't", "never", "cannot", "can't", "won't", "no", "if", "we'll", "i'll", "will",
    "would", "refrain", "didn't", "couldn't", "he", "she", "they", "tried", "unable",
];

pub(super) const ANCHORS: &[Anchor] = &[
    Anchor {
        name: "wish.no_calls",
        says: Says::NoCalls,
        spoiled: &[],
        phrases: &[
            "no phone|telephone|recruiter? calls|call|inquiries|enquiries",
            "no calls",
            "<not> ..3 accept|take|answer ..4 phone|telephone calls|inquiries|enquiries",
            "refrain from calling|phoning|telephoning",
            "rather not ..4 phone|call|calls|phoned|called",
            "keine telefonischen anfragen|rückfragen|anrufe",
            "keine anrufe",
        ],
    },
    Anchor {
        name: "wish.no_calls",
        says: Says::NoCalls,
        spoiled: OF_OTHERS,
        phrases: &[
            "do not|don't ..1 call|phone|ring|telephone me|us|the|our|my|about|to|for|this",
            "please ..1 not call|phone|ring|telephone",
        ],
    },
    Anchor {
        name: "wish.only_chosen_hear",
        says: Says::OnlyChosenHear,
        spoiled: &[],
        phrases: &[
            "only ..8 shortlisted|selected|qualified|successful|chosen|considered|interview ..6 contacted|notified|hear|receive|contact",
            "contact|notify|inform only ..4 shortlisted|selected|qualified|successful|chosen",
            "only contact|notify|respond|reply ..4 shortlisted|selected|qualified|successful|candidates|applicants|those",
            "unable|cannot|not ..4 respond|reply|contact ..5 each|every|all ..3 applicant|applicants|candidate|candidates|application",
        ],
    },
    Anchor {
        name: "wish.no_feedback",
        says: Says::NoFeedback,
        spoiled: &["hesitate", "if"],
        phrases: &[
            "<not> ..4 provide|give|offer|share|supply ..5 feedback",
            "unable ..2 provide|give|offer|share|supply ..5 feedback",
            "no ..2 feedback ..3 given|provided|available|possible",
            "feedback <not> ..2 given|provided|possible|available",
            "feedback is|are <not> ..2 given|provided|possible|available",
            "keine ..3 rückmeldung|begründung ..4 geben",
        ],
    },
    Anchor {
        name: "wish.no_contact",
        says: Says::NoContact,
        spoiled: OF_OTHERS,
        phrases: &[
            "do not|don't ..1 contact|write|email|message me|us",
            "please ..1 not ..1 contact|write|email|message me|us|to",
            "stop|refrain ..1 contacting|emailing|messaging|writing",
            "please ..2 remove me ..4 list|contacts",
            "not wish to be contacted",
        ],
    },
    Anchor {
        name: "wish.ring",
        says: Says::Ring,
        spoiled: NEGATED,
        phrases: &[
            "call|ring|phone|telephone me",
            "reach me at|on|under ..2 #",
            "give me|us a ..1 call|ring|buzz|shout",
            "free to ..1 call|ring|phone",
            "rufen sie mich",
            "welcome to ..1 call|ring|phone",
        ],
    },
    Anchor {
        name: "wish.prefers_email",
        says: Says::Prefers(Channel::Email),
        spoiled: &["not", "if"],
        phrases: &[
            "email|mail is|works ..3 best|better|easiest|preferred|easier",
            "best|easiest|preferred ..2 way ..4 me|us is ..3 email|mail",
            "prefer ..3 email|mail|writing",
            "reach me best|easiest ..1 by|via|on email|mail",
        ],
    },
    Anchor {
        name: "wish.prefers_phone",
        says: Says::Prefers(Channel::Phone),
        spoiled: &["not", "if"],
        phrases: &[
            "phone|calling|telephone is|works ..3 best|better|easiest|preferred|easier",
            "best|easiest|preferred ..2 way ..4 me|us is ..3 phone|telephone",
            "prefer ..2 phone|telephone|call|calls",
            "reach me best|easiest ..1 by|on phone|telephone",
        ],
    },
    Anchor {
        name: "wish.no_linkedin",
        says: Says::Linkedin(false),
        spoiled: &["if"],
        phrases: &[
            "<not> ..3 connect|accept|add ..6 linkedin",
            "rather|prefer not ..5 linkedin",
            "keep linkedin ..2 for",
        ],
    },
    Anchor {
        name: "wish.linkedin",
        says: Says::Linkedin(true),
        spoiled: &["not", "don't", "never", "rather", "if", "us"],
        phrases: &[
            "connect ..1 with me ..2 linkedin",
            "add me ..2 linkedin",
            "happy|glad|love|pleased|gladly|course|sure ..4 connect ..3 linkedin",
            "let's|lets connect ..2 linkedin",
        ],
    },
    Anchor {
        name: "wish.handed_over",
        says: Says::HandedOver,
        spoiled: &["if", "may"],
        phrases: &[
            "handing|handed|hand|passing|passed|turning ..6 over|on to",
            "will be taking|take over ..4 from|for|your|this|the",
            "is taking over",
            "takes over",
            "your new|main contact|point is|will",
            "colleague ..4 will ..2 assist|help|contact|take|be|continue|guide|handle",
            "from now|here on ..4 contact|write|reach|email",
            "going forward ..4 contact|reach|email|write|colleague",
        ],
    },
    Anchor {
        name: "wish.left",
        says: Says::Left,
        spoiled: &["if"],
        phrases: &[
            "no longer with|at|works|working|employed|part",
            "has|have left ..2 company|us|team|organization|organisation|firm|business",
            "left the company|firm|organization|organisation|business",
            "my last day",
            "i am|i'm leaving ..3 company|firm|organization|organisation|team",
            "nicht mehr ..4 unternehmen|beschäftigt|tätig",
        ],
    },
    Anchor {
        name: "absence.stand_in",
        says: Says::StandIn,
        spoiled: &[],
        phrases: &[
            "contact|email",
            "reach out to",
            "turn|write|speak to",
            "speak with",
            "wenden sie sich an",
            "vertretung",
            "covering for me",
        ],
    },
];

/// Every wish, once, with the sentence it stands in. `absent`: the message is an absence note, which may name a stand-in.
pub(super) fn wishes(scan: &Scan<'_>, absent: bool) -> Vec<(Wish, Evidence)> {
    let mut all: Vec<(Wish, Evidence)> = Vec::new();
    for found in scan.found().filter(|found| !found.in_subject) {
        let Use::Wish(anchor) = found.use_ else { continue };
        let words = scan.words(found);
        if spoiled(words, found.place.first, anchor.spoiled) {
            continue;
        }
        let sentence = words.sentence_around(found.place.first);
        let behind = &words.text[words.list[found.place.last].end..];
        let behind = &behind[..behind.len().min(sentence_rest(sentence, words, found.place.last))];
        let Some(wish) = wish(anchor.says, sentence, behind, absent) else { continue };
        if all.iter().any(|(known, _)| same_kind(known, &wish)) {
            continue;
        }
        let evidence = Evidence {
            field: "wish".to_owned(),
            rule: anchor.name.to_owned(),
            quote: sentence.trim().to_owned(),
        };
        all.push((wish, evidence));
    }
    // Who asks not to be rung does not ask to be.
    if all.iter().any(|(wish, _)| *wish == Wish::NoCalls) {
        all.retain(|(wish, _)| !matches!(wish, Wish::Ring { .. }));
    }
    if all.iter().any(|(wish, _)| *wish == Wish::Linkedin(false)) {
        all.retain(|(wish, _)| *wish != Wish::Linkedin(true));
    }
    all
}

fn same_kind(one: &Wish, other: &Wish) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
        && !matches!(one, Wish::Linkedin(_))
        || one == other
}

fn wish(says: Says, sentence: &str, behind: &str, absent: bool) -> Option<Wish> {
    let lower = sentence.to_lowercase();
    let about_status = ["status", "application", "inquir", "enquir", "update", "decision"]
        .iter()
        .any(|word| lower.contains(word));
    Some(match says {
        Says::NoCalls => Wish::NoCalls,
        Says::OnlyChosenHear => Wish::OnlyChosenHear,
        Says::NoFeedback => Wish::NoFeedback,
        // “Please do not contact us about the status” asks for patience, not for silence.
        Says::NoContact if about_status => return None,
        Says::NoContact => Wish::NoContact,
        Says::Ring if lower.contains("questions") && phone(sentence).is_none() => return None,
        Says::Ring => Wish::Ring { number: phone(sentence) },
        Says::Prefers(channel) => Wish::Prefers(channel),
        Says::Linkedin(yes) => Wish::Linkedin(yes),
        Says::HandedOver => {
            let to = person_in(behind).or_else(|| person_in(sentence))?;
            Wish::HandedOver { to }
        }
        Says::Left => {
            let own = lower.contains("my last day")
                || lower.contains("i am")
                || lower.contains("i'm")
                || lower.contains("i have left")
                || lower.contains("ich bin");
            let who = person_in(sentence).map(|person| person.name).filter(|_| !own);
            // “No longer with us” needs a name, or says it of the writer.
            if !own && who.is_none() {
                return None;
            }
            Wish::Left { who }
        }
        Says::StandIn if absent => Wish::StandIn { to: person_in(behind)? },
        Says::StandIn => return None,
    })
}

/// How much of a sentence stands behind a word of it, in bytes.
fn sentence_rest(sentence: &str, words: &Words<'_>, last: usize) -> usize {
    let start = sentence.as_ptr() as usize - words.text.as_ptr() as usize;
    (start + sentence.len()).saturating_sub(words.list[last].end)
}

/// Whether a word before the phrase, in its sentence, takes its force away.
fn spoiled(words: &Words<'_>, first: usize, spoilers: &[&str]) -> bool {
    const FAR: usize = 6;
    let sentence = words.list[first].sentence;
    let before = (first.saturating_sub(FAR)..first).rev();
    let mut near = before.take_while(|&at| words.list[at].sentence == sentence);
    near.any(|at| spoilers.iter().any(|word| words.word(at).eq_ignore_ascii_case(word)))
}

/// The first person named in a text, with an address that stands beside the name or alone.
fn person_in(text: &str) -> Option<Address> {
    let mut name: Vec<&str> = Vec::new();
    let mut found = String::new();
    let mut email = String::new();
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.contains('@') && bare.contains('.') {
            email = bare.trim_start_matches("mailto:").to_owned();
            break;
        }
        let capital = bare.chars().next().is_some_and(char::is_uppercase)
            && bare.chars().skip(1).any(char::is_lowercase);
        if found.is_empty() && capital {
            name.push(bare);
            // A comma, a full stop or a bracket ends it.
            if bare.len() < word.trim_start_matches(|c: char| !c.is_alphanumeric()).len() {
                found = person(&name).unwrap_or_default();
                name.clear();
            }
        } else if found.is_empty() {
            found = person(&name).unwrap_or_default();
            name.clear();
        }
    }
    if found.is_empty() {
        found = person(&name).unwrap_or_default();
    }
    (!found.is_empty() || !email.is_empty()).then_some(Address { name: found, email })
}

/// The last two or three of these words, if they are a person's name.
fn person(words: &[&str]) -> Option<String> {
    let last = &words[words.len().saturating_sub(3)..];
    let opening =
        ["Please", "Dear", "Hi", "Hello", "My", "Our", "Unfortunately", "As", "The", "For", "In"];
    let last = match last {
        [first, rest @ ..] if opening.contains(first) => rest,
        all => all,
    };
    let name = last.join(" ");
    is_person(&name).then_some(name)
}

/// A telephone number in a sentence.
pub(super) fn phone(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        let number = &rest[at..];
        let end = number
            .find(|c: char| {
                !(c.is_ascii_digit()
                    || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/' | '\u{a0}'))
            })
            .unwrap_or(number.len());
        let run = number[..end].trim_end_matches([' ', '.', '(', '-', '/', '\u{a0}']);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let looks_so = run.starts_with(['+', '0', '(']) || run.contains(['-', '.', ' ']);
        if (7..=15).contains(&digits) && looks_so && !run.contains('/') {
            return Some(run.to_owned());
        }
        rest = &number[end.max(1).min(number.len())..];
        if !number.is_char_boundary(end.max(1)) {
            break;
        }
    }
    None
}
