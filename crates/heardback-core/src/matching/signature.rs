//! The lines under a name: a title and a telephone number, where they stand there plainly.

/// What a signature says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signature {
    pub(super) title: Option<String>,
    pub(super) phone: Option<String>,
}

/// How many lines under the name are read.
const LINES: usize = 6;

/// Words that make a line a title.
const TITLES: &[&str] = &[
    "recruiter",
    "recruiting",
    "recruitment",
    "talent",
    "hr",
    "human",
    "people",
    "manager",
    "director",
    "head",
    "lead",
    "coordinator",
    "founder",
    "owner",
    "officer",
    "president",
    "engineer",
    "partner",
    "specialist",
    "consultant",
    "assistant",
    "chief",
    "vp",
    "cto",
    "ceo",
    "sourcer",
    "personalreferentin",
    "personalreferent",
];

/// Reads the lines under the last line that holds nothing but this name.
/// Of somebody who did not write, only what stands in that line itself.
pub(super) fn signature(text: &str, name: &str, wrote: bool) -> Signature {
    let name = name.trim();
    if name.is_empty() {
        return Signature::default();
    }
    let own = text.lines().take_while(|line| !line.trim_start().starts_with('>'));
    let lines: Vec<&str> = own.map(str::trim).collect();
    let is_name = |line: &&str| {
        let rest = line.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name));
        rest.is_some() && line.len() <= name.len() + 60
    };
    let Some(at) = lines.iter().rposition(is_name) else { return Signature::default() };
    // “Dana Ruiz, Senior Recruiter” has both in one line.
    let beside = lines[at][name.len()..].split(" (").next().unwrap_or_default();
    let beside = beside.trim_matches(|letter: char| !letter.is_alphanumeric());
    let below = lines[at + 1..].iter().copied().filter(|line| !line.is_empty());
    let below = below.take(if wrote { LINES } else { 0 });
    let mut signature = Signature::default();
    for line in std::iter::once(beside).chain(below) {
        if signature.phone.is_none() {
            signature.phone = phone(line);
        }
        if signature.title.is_none() && is_title(line) {
            signature.title = Some(line.to_owned());
        }
    }
    signature
}

fn is_title(line: &str) -> bool {
    let words = crate::plain::words(line);
    (1..=8).contains(&words.len())
        && line.len() <= 70
        && !line.ends_with(['.', '!', '?', ':'])
        && !line.contains(['@', '/'])
        && !line.bytes().any(|byte| byte.is_ascii_digit())
        && words.iter().any(|word| TITLES.contains(&word.as_str()))
}

/// A number with a word or sign before it that says so, or a line of nothing else.
fn phone(line: &str) -> Option<String> {
    let start = line.find(|letter: char| letter.is_ascii_digit() || letter == '+')?;
    let start = if line[..start].ends_with('(') { start - 1 } else { start };
    let number: &str = line[start..]
        .split(|letter: char| !(letter.is_ascii_digit() || " +-()./".contains(letter)))
        .next()?
        .trim_matches(|letter: char| !(letter.is_ascii_digit() || letter == '+' || letter == '('));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let before = line[..start].trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    let says_so = matches!(
        before.as_str(),
        "" | "t"
            | "m"
            | "p"
            | "tel"
            | "phone"
            | "mobile"
            | "cell"
            | "telefon"
            | "mobil"
            | "direct"
            | "office"
            | "ph"
    );
    let looks_so = number.starts_with(['+', '0', '(']) || number.contains(['-', '.', ' ']);
    let is_date = number.contains('/') || number.matches('.').count() == 2 && digits <= 8;
    (says_so && looks_so && !is_date && (7..=15).contains(&digits)).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let signature = signature(text, "Dana Ruiz", true);
        (signature.title.unwrap_or_default(), signature.phone.unwrap_or_default())
    }

    #[test]
    fn title_and_number_stand_under_the_name() {
        let text = "Dear Sam,\nsee you.\n\nBest,\nDana Ruiz\nSenior Recruiter\nAcme\nTel: +49 228 5550-199\n";
        assert_eq!(read(text), ("Senior Recruiter".to_owned(), "+49 228 5550-199".to_owned()));
        let beside = "Dana Ruiz | Head of People\n(228) 555-0199";
        assert_eq!(read(beside), ("Head of People".to_owned(), "(228) 555-0199".to_owned()));
    }

    #[test]
    fn sentences_dates_and_quoted_lines_are_left_alone() {
        assert_eq!(read("Dana Ruiz\nThe manager will call you.\n12.03.2026"), Default::default());
        assert_eq!(read("> Dana Ruiz\n> Recruiter"), Default::default());
        assert_eq!(read("Recruiter\nSam"), Default::default());
    }
}
