//! Company names as words that can be compared: “The Acme Corp. Careers Team” is “Acme”.

use crate::plain::words;

/// What companies are by law, in the words of many countries. It tells nothing about which one is meant.
const LEGAL: &[&str] = &[
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ug",
    "se",
    "ev",
    "eg",
    "ohg",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "as",
    "asa",
    "oy",
    "oyj",
    "aps",
    "kft",
    "zrt",
    "sro",
    "doo",
    "pty",
    "pte",
    "pvt",
    "lda",
    "ltda",
    "sl",
    "slu",
    "kk",
];

/// What the part of a company that hires calls itself.
const DESK: &[&str] = &[
    "careers",
    "career",
    "jobs",
    "hiring",
    "recruiting",
    "recruitment",
    "recruiter",
    "recruiters",
    "talent",
    "acquisition",
    "team",
    "hr",
    "people",
    "operations",
    "human",
    "resources",
    "staffing",
    "karriere",
    "personal",
    "noreply",
    "notifications",
];

/// Words that stand beside a role or an interview and name no company: “Interview confirmed - Virtual Panel”.
const GENERIC: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "tomorrow",
    "week",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "am",
    "pm",
    "new",
    "next",
    "final",
    "first",
    "second",
    "third",
    "last",
    "full",
    "part",
    "virtual",
    "live",
    "updated",
    "please",
    "time",
    "day",
    "date",
    "round",
    "step",
    "steps",
    "stage",
    "panel",
    "interview",
    "interviews",
    "screen",
    "phone",
    "video",
    "call",
    "onsite",
    "site",
    "technical",
    "coding",
    "challenge",
    "system",
    "design",
    "case",
    "study",
    "take",
    "home",
    "assessment",
    "test",
    "assignment",
    "offer",
    "letter",
    "compensation",
    "relocation",
    "contingent",
    "conversion",
    "respond",
    "response",
    "required",
    "action",
    "confirmed",
    "confirmation",
    "request",
    "reminder",
    "update",
    "status",
    "schedule",
    "scheduling",
    "rescheduled",
    "position",
    "role",
    "job",
    "application",
    "candidate",
    "employment",
    "remote",
];

/// Whether a name can be a company's: at least one of its words is more than a time or a word about interviews.
pub(super) fn can_be_company(name: &str) -> bool {
    company_words(name).iter().any(|word| !is_time(word) && !GENERIC.contains(&word.as_str()))
}

/// `15`, `3pm`, `2nd`.
fn is_time(word: &str) -> bool {
    let rest = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < word.len() && matches!(rest, "" | "am" | "pm" | "st" | "nd" | "rd" | "th" | "h")
}

/// The words of a company's name that tell it from others; never empty unless the name has no words.
pub fn company_words(name: &str) -> Vec<String> {
    let name = ["jobs at ", "careers at ", "the team at ", "team at "]
        .iter()
        .find_map(|prefix| {
            let (head, rest) = name.split_at_checked(prefix.len())?;
            head.eq_ignore_ascii_case(prefix).then_some(rest)
        })
        .unwrap_or(name);
    let name = super::alias::otherwise(name).map_or(name, |(first, _)| first);
    let name = [" via ", " (", " | ", " – ", " - "]
        .iter()
        .fold(name, |name, cut| name.split_once(cut).map_or(name, |(left, _)| left));
    let all = words(name);
    let mut kept: Vec<String> = all.clone();
    if kept.len() > 1 && kept[0] == "the" {
        kept.remove(0);
    }
    // “L.L.C.” and “e.V.” come apart into letters.
    while kept.len() > 2 && kept[kept.len() - 1].len() == 1 && kept[kept.len() - 2].len() == 1 {
        kept.pop();
        kept.pop();
    }
    let says_nothing = |word: &String| {
        LEGAL.contains(&word.as_str())
            || DESK.contains(&word.as_str())
            || word == "and"
            || word.len() == 1
    };
    while kept.len() > 1 && kept.last().is_some_and(says_nothing) {
        kept.pop();
    }
    if kept.is_empty() { all } else { kept }
}

/// A company's name without what it is by law and the desk that hires: `Acme Robotics, Inc.` is `Acme Robotics`.
pub(super) fn short_name(name: &str) -> String {
    let mut kept: Vec<&str> = name.split_whitespace().collect();
    while kept.len() > 1 {
        let last: String =
            kept[kept.len() - 1].chars().filter(char::is_ascii_alphanumeric).collect();
        let last = last.to_ascii_lowercase();
        if !(last.is_empty() || LEGAL.contains(&last.as_str()) || DESK.contains(&last.as_str())) {
            break;
        }
        kept.pop();
    }
    kept.join(" ").trim_end_matches([',', ' ']).to_owned()
}

/// The words as one key: “Data Dog” and “Datadog” have the same.
pub(super) fn key(words: &[String]) -> String {
    words.concat()
}

/// Whether two names mean one company.
pub fn is_same_company(one: &str, other: &str) -> bool {
    let (one, other) = (company_words(one), company_words(other));
    !one.is_empty() && key(&one) == key(&other)
}

/// Whether two names mean one company, or one is short for the other.
pub fn is_same_company_or_short(one: &str, other: &str) -> bool {
    let (one, other) = (company_words(one), company_words(other));
    !one.is_empty() && may_be_same(&one, &other)
}

/// Whether one name may be short for the other: it begins with all of its words.
pub(super) fn may_be_same(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let telling = short.iter().map(String::len).sum::<usize>() >= 4;
    telling && (long.starts_with(short) || key(one) == key(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_and_hiring_desks_make_no_difference() {
        for name in [
            "Acme",
            "ACME, Inc.",
            "The Acme Company",
            "Acme GmbH & Co. KG",
            "Acme Careers",
            "Acme Hiring Team",
            "Jobs at Acme",
            "Acmé L.L.C.",
            "Acme (via Relay)",
            "Acme Talent Acquisition",
        ] {
            assert!(is_same_company(name, "Acme"), "{name}: {:?}", company_words(name));
        }
        assert!(is_same_company("Data Dog", "Datadog Inc"));
        assert!(!is_same_company("Acme Robotics", "Acme"));
        assert!(!is_same_company("", ""));
    }

    #[test]
    fn a_name_is_shown_without_its_legal_form() {
        assert_eq!(short_name("Acme Robotics, Inc."), "Acme Robotics");
        assert_eq!(short_name("Acme Paper Co."), "Acme Paper");
        assert_eq!(short_name("Acme & Sons GmbH"), "Acme & Sons");
    }

    #[test]
    fn a_name_of_nothing_but_such_words_keeps_one() {
        assert_eq!(company_words("People"), ["people"]);
        assert_eq!(company_words("The Company"), ["company"]);
    }

    #[test]
    fn times_and_words_about_interviews_name_no_company() {
        for name in [
            "Tuesday 3pm",
            "Final Round",
            "Virtual Panel",
            "March 15",
            "Full-Time Conversion",
            "System Design",
            "Next Steps",
            "",
        ] {
            assert!(!can_be_company(name), "{name}");
        }
        for name in ["Acme", "Monday Robotics", "3M", "Full Circle", "Design Works"] {
            assert!(can_be_company(name), "{name}");
        }
    }

    #[test]
    fn a_short_name_may_stand_for_a_long_one() {
        let may = |one, other| may_be_same(&company_words(one), &company_words(other));
        assert!(may("Northwind", "Northwind Tools"));
        assert!(!may("GE", "GE Aviation"), "two letters are too few");
        assert!(!may("Tools", "Northwind Tools"));
    }
}
