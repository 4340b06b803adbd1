//! What in a resume would prove a skill: sentences that tell a deed with a result, a number or a tool.
//!
//! Which words are deeds and which are tools stands in `proposals/words.txt`. In doubt a line is not proposed: whoever
//! reads forty lines of contact data and dates accepts none of them.

use std::collections::HashSet;
use std::sync::LazyLock;

use heardback_core::plain::plain;

/// Shorter ones tell nothing, longer ones are no sentence for a letter.
const LETTERS: std::ops::RangeInclusive<usize> = 20..=300;

/// Fewer words tell nothing.
const FEWEST_WORDS: usize = 4;

/// So many are proposed at most.
const MOST: usize = 60;

/// So many skills are proposed for one.
const MOST_SKILLS: usize = 4;

/// A sentence of the resume, and the tools it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The sentence.
    pub text: String,
    /// The tools it names, as the skills it would prove.
    pub skills: Vec<String>,
}

/// Deeds and tools.
struct Words {
    deeds: HashSet<&'static str>,
    tools: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { deeds: HashSet::new(), tools: HashSet::new() };
    let mut deeds = true;
    for line in include_str!("proposals/words.txt").lines() {
        match line.trim() {
            "[deeds]" => deeds = true,
            "[tools]" => deeds = false,
            line if line.starts_with('#') => {}
            line if deeds => words.deeds.extend(line.split_ascii_whitespace()),
            line => words.tools.extend(line.split(',').map(|tool| tool.trim().to_lowercase())),
        }
    }
    words.tools.remove("");
    words
});

/// The sentences of these paragraphs that would prove something, in their order and each once.
pub fn proposals(paragraphs: &[String]) -> Vec<Proposal> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let whole = tidy(paragraph);
        let pieces = if LETTERS.contains(&whole.chars().count()) && !is_several(&whole) {
            vec![whole]
        } else {
            sentences(&whole)
        };
        for text in pieces {
            if found.len() < MOST && proves(&text) && seen.insert(plain(&text)) {
                let skills = tools(&text);
                found.push(Proposal { text, skills });
            }
        }
    }
    found
}

fn tidy(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several sentences make several proofs.
fn is_several(text: &str) -> bool {
    sentences(text).len() > 1
}

/// Cut where a sentence ends and another begins with a capital.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut begin = 0;
    for (at, end) in text.match_indices(['.', '!', '?']) {
        let rest = &text[at + end.len()..];
        let before = text[begin..at].rsplit(' ').next().unwrap_or_default();
        let is_short = before.chars().count() < 3 || before.contains('.');
        let next = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
        if next.is_some_and(|letter| letter.is_uppercase()) && !is_short {
            sentences.push(text[begin..at + end.len()].trim().to_owned());
            begin = at + end.len();
        }
    }
    sentences.push(text[begin..].trim().to_owned());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn proves(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    if !LETTERS.contains(&text.chars().count()) || words.len() < FEWEST_WORDS {
        return false;
    }
    if text.contains('@') || text.contains("://") || text.contains("www.") || is_list(text) {
        return false;
    }
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    // Headings, names of schools and titles are written large.
    if small * 3 < words.len() {
        return false;
    }
    let is_deed = words.iter().take(4).any(|word| is_deed(word));
    let numbers = measures(&words);
    if is_deed { numbers > 0 || !tools(text).is_empty() || tells_result(text) } else { numbers > 1 }
}

/// “Languages: Python, SQL, Go” and its like.
fn is_list(text: &str) -> bool {
    let head = text.split(' ').take(4).any(|word| word.ends_with(':'));
    let parts = text.split([',', '|', '·', ';']).count();
    head || text.contains(" | ") || parts > 4 && text.split(' ').count() < parts * 3
}

fn is_deed(word: &str) -> bool {
    let word = plain(word);
    WORDS.deeds.contains(word.as_str())
}

/// Numbers that measure something: no years, no dates, no postal codes.
fn measures(words: &[&str]) -> usize {
    const IN_WORDS: [&str; 26] = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "half",
        "third",
        "doubled",
        "tripled",
        "halved",
    ];
    let is_measure = |word: &&&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && !"%€$£+".contains(c));
        let digits = bare.chars().filter(char::is_ascii_digit).count();
        if digits == 0 {
            return IN_WORDS.contains(&plain(bare).as_str());
        }
        let is_year =
            digits == 4 && bare.len() == 4 && (bare.starts_with("19") || bare.starts_with("20"));
        let is_span = bare.contains(['/', '–']) && digits >= 4;
        let is_name = bare.starts_with(char::is_alphabetic);
        digits < 12 && !is_year && !is_span && !is_name
    };
    words.iter().filter(is_measure).count()
}

/// “which cut scrap”, “resulting in”, “saving”.
fn tells_result(text: &str) -> bool {
    const RESULTS: [&str; 12] = [
        "resulting in",
        "which cut",
        "which reduced",
        "which raised",
        "which doubled",
        "so that",
        "saving",
        "cutting",
        "reducing",
        "increasing",
        "award",
        "from scratch",
    ];
    let text = text.to_lowercase();
    RESULTS.iter().any(|result| text.contains(result))
}

/// The tools a text names, as it writes them.
fn tools(text: &str) -> Vec<String> {
    let words: Vec<&str> = text
        .split([' ', ',', '/', '(', ')', ';'])
        .map(|word| word.trim_matches(['.', ':', '"', '“', '”', '\'', '–', '-']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() && found.len() < MOST_SKILLS {
        let longest = (1..=3.min(words.len() - at)).rev().find_map(|length| {
            let name = words[at..at + length].join(" ");
            let known = WORDS.tools.contains(&name.to_lowercase());
            (known && is_written_as_name(&name) || length == 1 && looks_like_tool(&name))
                .then_some((name, length))
        });
        match longest {
            Some((name, length)) => {
                if !found.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
                    found.push(name);
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// “excel” the verb is no tool, “Excel” is.
fn is_written_as_name(name: &str) -> bool {
    name.contains(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
}

/// Written as tools are: PostgreSQL, C++, SMED.
fn looks_like_tool(word: &str) -> bool {
    const NOT: [&str; 20] = [
        "USA", "US", "UK", "EU", "CEO", "CTO", "CFO", "COO", "HR", "GPA", "PHD", "MBA", "BSC",
        "MSC", "USD", "EUR", "GBP", "LLC", "PLC", "AG",
    ];
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    let count = letters().count();
    if count == 0 || word.chars().next().is_some_and(|first| !first.is_alphabetic() && first != '.')
    {
        return false;
    }
    let is_capitals = (3..=5).contains(&count) && letters().all(char::is_uppercase);
    let inner = word.chars().skip(1).any(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && count > 3
        && !word.starts_with("Mc")
        && !word.contains(['-', '’', '\'']);
    let signed = word.ends_with("++") || word.ends_with('#') || word.ends_with(".js");
    (is_capitals || inner || signed) && !NOT.contains(&word.to_uppercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESUME: [&str; 26] = [
        "Maya Chen",
        "maya@home.example | +1 716 555 0144 | Buffalo, NY 14201",
        "Process Engineer with 9 years in metal forming",
        "Ferro Stamping Inc., Process Engineer, 03/2019 – 06/2024",
        "Brought changeovers of two presses down from 70 to 28 minutes",
        "Introduced tool-wear checks on every shift. Trained eleven operators in quick-clamp fixtures.",
        "Responsible for quality",
        "Built a scrap dashboard in Power BI and SQL Server that the plant still uses",
        "Wrote the billing service in C++ and PostgreSQL (40,000 invoices a day)",
        "Languages: English, German, Mandarin",
        "Skills: Python, SQL, SAP, Excel, Minitab, AutoCAD",
        "B.Sc. Mechanical Engineering, State University, 2011 – 2015",
        "Led a team of 6 and a budget of $1.2 million",
        "https://portfolio.example/maya has 12 projects with 3 videos",
        "I like to cook with friends on 2 evenings a week for 12 people",
        "WON THE REGIONAL PRIZE FOR 12 INVENTIONS IN 2014",
        "Saved 15% of energy costs, resulting in an award",
        "Python, SQL, Java, Go, Rust",
        "Excel at working with people from all departments",
        "Maintained CNC machines from three vendors",
        "Reduced",
        "2015",
        "Halbierte die Rüstzeit von 70 auf 35 Minuten",
        "Halbierte die Rüstzeit von 70 auf 35 Minuten",
        "References on request",
        "Coordinated the move of a plant with 300 people without a day of standstill",
    ];

    #[test]
    fn deeds_with_a_result_a_number_or_a_tool_are_proposed_and_nothing_else() {
        let resume: Vec<String> = RESUME.iter().map(|line| (*line).to_owned()).collect();
        let found = proposals(&resume);
        let shown: Vec<String> =
            found.iter().map(|p| format!("{} [{}]", p.text, p.skills.join(", "))).collect();
        assert_eq!(
            shown,
            [
                "Brought changeovers of two presses down from 70 to 28 minutes []",
                "Trained eleven operators in quick-clamp fixtures. []",
                "Built a scrap dashboard in Power BI and SQL Server that the plant still uses [Power BI, SQL Server]",
                "Wrote the billing service in C++ and PostgreSQL (40,000 invoices a day) [C++, PostgreSQL]",
                "Led a team of 6 and a budget of $1.2 million []",
                "I like to cook with friends on 2 evenings a week for 12 people []",
                "Saved 15% of energy costs, resulting in an award []",
                "Maintained CNC machines from three vendors [CNC]",
                "Halbierte die Rüstzeit von 70 auf 35 Minuten []",
                "Coordinated the move of a plant with 300 people without a day of standstill []",
            ]
        );
    }

    #[test]
    fn a_text_of_anything_proposes_little_and_ends() {
        let long = ["x ".repeat(200_000), "Cut 5 ".repeat(50_000), "é. A".repeat(1000)];
        assert!(proposals(&long).len() <= MOST);
        let many: Vec<String> =
            (10..999).map(|n| format!("Cut costs by {n} percent a year")).collect();
        assert_eq!(proposals(&many).len(), MOST);
    }
}
