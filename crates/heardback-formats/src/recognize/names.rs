//! Proper names in running text: where one begins and where it ends.
use super::list::List;
use super::posting::is_number;
use super::titles::names_a_role;

/// The name that begins at the start of `text`: capitalised words, and the small ones between them.
pub(super) fn company_at(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c: char| {
        matches!(c, ' ' | '"' | '“' | '*' | '‘' | '\'' | '\n' | '\u{a0}')
    });
    let mut end = 0;
    let mut place = 0;
    for (words, word) in text.split_inclusive(char::is_whitespace).enumerate() {
        let bare = word.trim_end();
        let core = bare.trim_matches(|c: char| !c.is_alphanumeric());
        let small =
            ["of", "and", "the", "de", "for", "&", "+", "et", "und", "du", "la", "van", "von"]
                .contains(&bare);
        if !(small || is_capitalised(core) || bare == "&")
            || words >= 7
            || starts_a_clause(core, words)
        {
            break;
        }
        // “Acme, Inc.” goes on behind its comma.
        let next = text.get(place + word.len()..).unwrap_or_default();
        let stop = end_mark(bare, core) && !(bare.ends_with(',') && is_legal_form(next));
        if !small {
            end = place + bare.trim_end_matches(closing).len();
            // An abbreviation keeps its full stop, and only that of its own.
            if bare.ends_with('.') && is_abbreviation(core) {
                end = place + bare.trim_end_matches('.').len() + 1;
            }
        }
        // “Acme LLC. Good luck!”: the legal form ends a name, but for “Co. KG”.
        let stop = stop
            || words > 0
                && bare.ends_with('.')
                && is_legal_form(core)
                && !is_legal_form(next.trim_start());
        place += word.len();
        if stop || word.ends_with('\n') {
            break;
        }
    }
    if end == 0 {
        return None;
    }
    let name = text.get(..end)?.trim();
    let name = name.split(['|', '–', '—', '(', '[', '•']).next().unwrap_or(name).trim();
    // “Acme for Data Engineer” and “Acme - Data Engineer” end with the company.
    let name = [" for ", " - ", " and "]
        .iter()
        .filter_map(|mark| name.split_once(mark))
        .find(|(_, rest)| names_a_role(rest) || is_number(rest))
        .map_or(name, |(front, _)| front);
    clean_company(name)
}

/// Whether a name is that of a desk and of nobody else: `Talent Acquisition`, `Recruiting Team`, `HR Department`.
pub(super) fn is_desk(name: &str) -> bool {
    const DESK: List = List(
        "the|team|hiring|recruiting|recruitment|recruiter|recruiters|talent|acquisition|careers|career|people|hr|global|\
        campus|human|resources|resource|department|office|of|and|&|group|early|university|graduate|jobs|job|staffing|\
        personnel|operations|ops|culture|manager|management|coordinator|coordination|committee|search|selection|\
        admissions|faculty|affairs|administration|administrator|admin|services|service|support|notification|\
        notifications|no|reply|noreply|no-reply|donotreply|do|not|resourcing|workday|myworkday|zone|colleague|alerts|application|applications|system|systems|portal|\
        candidate|candidates|applicant|experience|workforce|employment|employer|your|our|from|mailbox|mail|email|info|\
        hello|contact|online|bewerbermanagement|personalabteilung|bewerbung|bewerbungen|karriere|recruiting-team|\
        student|programs|program|intern|internship|interviews|interview|scheduling|assessments|assessment|north|america|\
        emea|apac|corporate|executive|division|desk|center|centre|relations|notice|message|automated|onboarding|apply|sourcing|personal|\
        autoreply|auto-reply|opportunities|opportunity|committee|hub|auto|shared|business|partner|partners|process|updates|update",
    );
    let mut words =
        name.split([' ', '/', ',', '.', '_']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| DESK.has(word))
}

fn is_legal_form(text: &str) -> bool {
    [
        "Inc",
        "LLC",
        "L.L.C",
        "Ltd",
        "Corp",
        "LLP",
        "GmbH",
        "PLC",
        "Limited",
        "Incorporated",
        "Co.",
        "Co",
        "KG",
        "LP",
        "plc",
    ]
    .iter()
    .any(|form| {
        text.strip_prefix(form).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn closing(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ':' | ';' | '"' | '”' | '*' | ')' | '\'' | '’' | '>')
}

/// Whether a name cannot go on behind this word.
fn end_mark(bare: &str, core: &str) -> bool {
    match bare.chars().next_back() {
        Some('.') => !is_abbreviation(core),
        Some(c) => matches!(c, ',' | '!' | '?' | ':' | ';' | '"' | '”' | ')' | '>'),
        None => true,
    }
}

fn is_abbreviation(core: &str) -> bool {
    const KNOWN: [&str; 9] = ["Inc", "Co", "Corp", "Ltd", "St", "Dr", "Mt", "Bros", "Intl"];
    KNOWN.contains(&core) || core.len() == 1
}

/// A capital at its beginning, or inside as in `iCIMS`, or a number as in `3M`.
pub(super) fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || letters.take(3).any(char::is_uppercase)
}

/// Capitalised words that begin something else than the rest of a name.
fn starts_a_clause(core: &str, words: usize) -> bool {
    const OPENERS: List = List(
        "\
    We|You|Your|Our|I|It|This|That|If|As|In|At|To|Please|Unfortunately|Thank|Thanks|After|\
    While|Although|Hi|Hello|Dear|Best|Regards|Sincerely|On|Here|There|They|Position|Role|Job|\
    Application",
    );
    const MONTHS: List = List(
        "\
    January|February|March|April|May|June|July|August|September|October|November|December|Monday|\
    Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    );
    let core = core.split(['\'', '’']).next().filter(|front| front.len() > 1).unwrap_or(core);
    (words > 0 || core.len() < 5 || core.ends_with("ly")) && OPENERS.has(core) || MONTHS.has(core)
}

/// A company's name without what stands around it, if it can be one.
pub(super) fn clean_company(name: &str) -> Option<&str> {
    let mut name = name.trim();
    for lead in [
        "the ",
        "The ",
        "a ",
        "our ",
        "team ",
        "Team ",
        "Personalabteilung ",
        "HR ",
        "Équipe Recrutement ",
        "Recruiting ",
        "Karriere ",
    ] {
        if let Some(rest) = name.strip_prefix(lead)
            && lead != "The "
        {
            name = rest;
        }
    }
    loop {
        let before = name;
        // The longest one, so that “Global Talent Acquisition” goes as a whole.
        name = TAILS
            .iter()
            .filter_map(|tail| strip_word(name, tail))
            .min_by_key(|rest| rest.len())
            .unwrap_or(name);
        name = name.trim_end_matches([',', ' ', '-', '–', ':', '!', '@', '&', '/', '|']);
        if let Some(rest) = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"))
            && rest.split_whitespace().count() > 1
        {
            name = rest;
        }
        // “Quarry Systems’ …”: whose it is.
        name = name
            .strip_suffix("s'")
            .or_else(|| name.strip_suffix("s’"))
            .map_or(name, |rest| &name[..=rest.len()]);
        if name == before {
            break;
        }
    }
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    // `10:30 AM`, `2pm`, `350 Fifth Avenue`: a time or a house.
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let number = first.trim_end_matches("am").trim_end_matches("pm").trim_end_matches("th");
    if number.bytes().all(|byte| {
        byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'/' | b'-' | b'#' | b'$' | b',')
    }) {
        return None;
    }
    let generic = GENERIC.has(name) || is_desk(name);
    let small = name.split_whitespace().all(|word| !is_capitalised(word));
    (letters >= 2
        && name.len() <= 60
        && !generic
        && !small
        && !name.contains("@")
        && !name.contains("http"))
    .then_some(name)
}

fn strip_word<'n>(name: &'n str, tail: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(tail.len())?;
    let (head, end) = (name.get(..at)?, name.get(at..)?);
    (end.eq_ignore_ascii_case(tail) && (head.is_empty() || head.ends_with([' ', '-', '|', ','])))
        .then(|| head.trim_end())
}

/// What hiring people add to the company's name.
const TAILS: List = List(
    "\
    coordination|recruiting coordination|team|hiring team|recruiting team|recruitment team|talent team|recruiting|recruitment|recruiter|\
    talent acquisition|talent acquisition team|talent acquisition group|recruitment services|resourcing|resourcing team|global talent acquisition|global talent acquisition team|\
    careers|career|jobs|hr|hr team|human resources|people team|people operations|people ops|people|\
    talent|hiring|campus recruiting|campus recruiting team|university recruiting|\
    university recruiting team|early careers|graduate recruitment|graduate recruitment team|graduate recruiting|graduate team|graduates|graduate careers|recruiters|notifications|noreply|no-reply|\
    candidate experience|talent management|people & culture|people and culture|human resources team|\
    talent acquisition department|application|via|at|and",
);

/// Names that name nobody.
const GENERIC: List = List(
    "\
    assessments|assessment|interviews|scheduling|coordination|recruiting coordination|invitation|updated invitation|us|our company|company|the company|team|the team|our team|hiring team|recruiting|recruitment|\
    talent|talent acquisition|human resources|hr|careers|jobs|no reply|noreply|no-reply|do not reply|\
    donotreply|notifications|notification|recruiter|recruiting team|people|info|admin|support|mail|\
    email|candidate|applicant|the|this|that|your|you|our|we|it|hi|hello|application|position|\
    role|corporate",
);

/// Whether a text looks like the name of a person: two or three capitalised words, none of a team or a company.
pub(super) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            let letters = word.trim_end_matches(['.', ',']);
            letters.chars().next().is_some_and(char::is_uppercase)
                && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        })
        && !words.iter().any(|word| {
            let lower = word.trim_end_matches(['.', ',']).to_lowercase();
            NO_PERSON.has(&lower) || ORGANISATION.has(&lower)
        })
}

/// Whether a word ends names of companies and institutions, and hardly ever a person's.
pub(super) fn is_of_a_company(word: &str) -> bool {
    ORGANISATION.has(&word.trim_end_matches(['.', ',']).to_lowercase())
}

const NO_PERSON: List = List(
    "\
    équipe|recrutement|personalabteilung|team|hiring|recruiting|recruitment|talent|acquisition|careers|career|jobs|job|hr|human|\
    resources|people|department|operations|support|notifications|alerts|alert|reply|no|the|best|kind|warm|regards|thank|\
    apply|opportunities|committee|search|engineering|platform|culture|of|and|for|candidate|recruiter|via",
);

/// Words of what companies and institutions call themselves.
const ORGANISATION: List = List(
    "\
    inc|llc|ltd|llp|plc|gmbh|corp|corporation|company|group|technologies|technology|solutions|systems|software|services|\
    health|healthcare|bank|university|college|institute|labs|lab|laboratories|staffing|global|partners|consulting|digital|\
    media|international|associates|industries|center|centre|centers|energy|government|county|council|district|schools|\
    foods|motors|hospital|hospitals|clinic|trust|foundation|society|agency|insurance|financial|finance|capital|logistics|\
    airlines|airways|hotels|hotel|resort|robotics|pharma|pharmaceuticals|therapeutics|biosciences|biotech|analytics|\
    studio|studios|games|retail|stores|supply|networks|network|security|electric|construction|properties|management|\
    holdings|ventures|brands|transport|transportation|aerospace|automotive|medical|dental|wellness|education|learning|\
    academy|museum|library|research|design|creative|marketing|communications|interactive|manufacturing|materials|\
    chemicals|enterprises|products|securities|investments|advisors|university|recruitment|consultancy|federation|\
    association|authority|ministry|organisation|organization|housing|care|living|mutual|publishing|press|sports|fitness|\
    bakery|cafe|restaurant|restaurants|brewery|brewing|winery|farms|gardens|zoo|theatre|theater|gallery|orchestra|club|\
    hardware|plumbing|roofing|landscaping|dentistry|pediatrics|pharmacy|salon|realty|apartments|freight|trucking|shipping|\
    railway|transit|travel|cruises|outdoors|apparel|footwear|fashion|cosmetics|skincare|furniture|plastics|packaging|\
    printing|textiles|metals|machinery|instruments|diagnostics|genomics|oncology|imaging|semiconductors|electronics|\
    mobility|solar|utilities|nonprofit|ministries|charities|roasters|coffee|architects|attorneys|engineers",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_the_sentence_goes_on() {
        for (text, name) in [
            (" Scribd! We have received", Some("Scribd")),
            (" Nuts.com! Your application", Some("Nuts.com")),
            (" The Allen Institute for AI. We appreciate", Some("The Allen Institute for AI")),
            (" Johns Hopkins APL!", Some("Johns Hopkins APL")),
            (" iCIMS, a high-growth", Some("iCIMS")),
            (" Acme Inc. for the role", Some("Acme Inc.")),
            (" Exyn and for applying", Some("Exyn")),
            (" AT&T and look forward", Some("AT&T")),
            (" us! We", None),
            (" our team", None),
        ] {
            assert_eq!(company_at(text), name, "{text}");
        }
    }

    #[test]
    fn teams_are_no_persons_and_lose_their_tail() {
        assert!(
            is_person("Jane Doe") && is_person("Anna-Lena O’Neil") && is_person("John Q. Public")
        );
        assert!(!is_person("Acme Hiring Team") && !is_person("Acme") && !is_person("jane doe"));
        assert_eq!(clean_company("Acme Hiring Team"), Some("Acme"));
        assert_eq!(clean_company("GM Global Talent Acquisition Team"), Some("GM"));
        assert_eq!(clean_company("No Reply"), None);
    }
}
