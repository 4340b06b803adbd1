//! Words that name a profession, and so tell a role from a company or a place.

use std::collections::HashSet;
use std::sync::LazyLock;

use heardback_core::hashed::Hashed;

use super::list::List;

/// Whether a text holds a word that names a profession, or the mark that postings in many countries carry.
pub(super) fn is_title(text: &str) -> bool {
    is_open_to_all(text) || text.split(|c: char| !c.is_alphanumeric()).any(is_title_word)
}

/// The same, and close to the end: what stands behind it is a team, a place or a level.
pub(super) fn ends_with_title(text: &str) -> bool {
    if is_open_to_all(text) {
        return true;
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().rev().take(3).any(|word| is_title_word(word))
}

/// Whether a name can only be a role's: its last word but for a level is a profession. `Baker Hughes` is a company.
pub(super) fn names_a_role(text: &str) -> bool {
    /// Companies end in these as well.
    const BOTH: List = List(
        "partner|partners|roasters|solicitors|merchants|jewelers|opticians|framers|associates|owners|artists|writers|painters|specialists|consultants|fellows|movers|builders|bakers|host|warehouse|crew|model|graduate|leaders|experts|architects|engineers|realtors|dentists|physicians|chemists|advisors|advisers|designers",
    );
    const LEVELS: List = List("i|ii|iii|iv|v|1|2|3|4|5|senior|junior|sr|jr|level|remote|intern");
    if is_open_to_all(text) {
        return true;
    }
    let mut words =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    let level = |word: &&str| LEVELS.has(word) || word.bytes().all(|byte| byte.is_ascii_digit());
    words.find(|word| !level(word)).is_some_and(|word| is_title_word(word) && !BOTH.has(word))
}

/// `(m/w/d)`, `(f/m/x)`, `H/F`: everybody may apply.
fn is_open_to_all(text: &str) -> bool {
    const MARKS: List = List(
        "m/w/d|w/m/d|m/f/d|f/m/d|m/f/x|f/m/x|m/w/x|w/m/x|h/f|f/h|m/f/d/v|all genders|d/m/w|m/d/w|f/d/m|d/f/m|m/f/div",
    );
    // All but one of the marks have a stroke, and that one has a word after a space.
    let may_hold = text.contains('/')
        || text.as_bytes().windows(2).any(|pair| pair[0] == b' ' && pair[1] | 0x20 == b'g');
    may_hold && {
        let lower = text.to_lowercase();
        MARKS.iter().any(|mark| {
            lower.match_indices(mark).any(|(at, _)| {
                let bytes = lower.as_bytes();
                let free = |at: Option<&u8>| at.is_none_or(|byte| !byte.is_ascii_alphanumeric());
                free(at.checked_sub(1).and_then(|at| bytes.get(at)))
                    && free(bytes.get(at + mark.len()))
            })
        })
    }
}

/// Whether a word names a profession by itself.
pub(super) fn is_title_word(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str, Hashed>> = LazyLock::new(|| TITLES.iter().collect());
    if word.len() < 2 || word.len() > 24 {
        return false;
    }
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    KNOWN.contains(singular) || KNOWN.contains(lower.as_str()) || by_its_ending(singular)
}

/// `biologist`, `electrician`, `housekeeper`: made the way professions are.
fn by_its_ending(word: &str) -> bool {
    const NONE: List = List(
        "assist|checklist|consist|exist|insist|persist|resist|shortlist|waitlist|enlist|wishlist|playlist|twist|\
        optimist|unlist|goalkeeper|blacklist|whitelist|racist|activist|craigslist",
    );
    word.len() >= 6
        && [
            "ist",
            "ician",
            "keeper",
            "worker",
            "writer",
            "maker",
            "eur",
            "entwickler",
            "ingenieur",
            "berater",
            "leiter",
            "kaufmann",
            "kauffrau",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
        && !NONE.has(word)
}

const TITLES: List = List(
    "\
    accountant|actuary|administrator|adviser|advisor|advocate|agent|aide|analyst|apprentice|architect|artist|\
    assembler|assessor|assistant|associate|attendant|attorney|auditor|baker|barber|barista|bartender|biller|\
    bookkeeper|broker|butcher|buyer|caregiver|carer|caretaker|carpenter|cashier|ceo|cfo|chef|chemist|clerk|cleaner|coach|\
    coder|concierge|conductor|consultant|contractor|controller|cook|coo|coordinator|copywriter|counsel|counselor|\
    counsellor|crew|cto|curator|custodian|dean|dentist|designer|detective|developer|devops|director|dishwasher|\
    dispatcher|doctor|driver|editor|educator|electrician|engineer|entwickler|entwicklerin|epidemiologist|estimator|evaluator|\
    examiner|executive|expert|fellow|fellowship|firefighter|foreman|graduate|groomer|guard|handler|head|helper|host|hostess|\
    illustrator|ingenieur|inspector|installer|instructor|interpreter|intern|internship|investigator|janitor|journalist|\
    laborer|labourer|landscaper|lawyer|lead|leader|lecturer|liaison|librarian|lifeguard|loader|lpn|machinist|manager|marketer|\
    mason|mechanic|mentor|merchandiser|messenger|modeler|moderator|musician|navigator|negotiator|nurse|nanny|officer|\
    operator|optometrist|owner|packer|painter|paralegal|paramedic|partner|performer|pharmacist|phlebotomist|photographer|\
    physician|picker|pilot|pipefitter|planner|plumber|porter|postdoc|preparer|president|principal|processor|producer|\
    professor|programmer|promoter|provost|psychologist|ranger|realtor|receptionist|recruiter|referent|referentin|registrar|\
    rep|reporter|representative|researcher|rigger|rn|roofer|sachbearbeiter|sachbearbeiterin|salesperson|scheduler|scholar|\
    scientist|scrum|seamstress|secretary|seller|server|sergeant|sorter|sourcer|specialist|sre|steward|stocker|\
    strategist|stylist|superintendent|supervisor|surgeon|surveyor|swe|sdet|sde|tailor|teacher|technician|technologist|teller|\
    tester|therapist|trader|trainee|traineeship|trainer|translator|treasurer|tutor|underwriter|valet|veterinarian|vp|\
    waiter|waitress|warehouse|welder|werkstudent|werkstudentin|worker|writer|apprenticeship|clerkship|residency|practitioner|\
    hygienist|adjuster|adjudicator|ambassador|anesthetist|animator|announcer|appraiser|broadcaster|caseworker|chaplain|checker|\
    chiropractor|choreographer|collector|companion|comptroller|conservator|correspondent|courier|dealer|dietitian|draftsman|\
    drafter|enumerator|estimator|expediter|expeditor|fabricator|facilitator|farmhand|fitter|forester|framer|fundraiser|gardener|\
    glazier|grader|greeter|groundskeeper|hairdresser|interviewer|jeweler|joiner|lineman|lineworker|locksmith|longshoreman|marshal|\
    medic|merchant|midwife|millwright|miner|mover|optician|orderly|organiser|organizer|overseer|paraeducator|paraprofessional|\
    pastor|plasterer|presenter|proctor|prosecutor|purchaser|quant|radiographer|referee|reviewer|roaster|salesman|saleswoman|\
    solicitor|sommelier|sonographer|stagehand|stenographer|toolmaker|tuner|upholsterer|usher|videographer|warden|webmaster|\
    wrangler",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profession_is_known_in_any_title() {
        for title in [
            "Senior Software Engineers (m/f/d)",
            "Dental Hygienist",
            "Night Housekeeper",
            "Dietician",
            "Kaufmann für Logistik (m/w/d)",
        ] {
            assert!(is_title(title), "{title}");
        }
        for name in ["Acme Holding", "Checklist", "Half/Full Co.", ""] {
            assert!(!is_title(name), "{name}");
        }
    }
}
