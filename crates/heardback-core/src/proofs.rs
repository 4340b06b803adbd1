//! Which of the things the user has done fits a role: proofs are put in order by the words they share with it.
//!
//! A skill the role or its posting names counts most, then words of the role, then words of the posting. Words that most
//! proofs have, and those of every posting, tell nothing. This orders what is offered; the user chooses.

use std::collections::HashSet;

use crate::journal::Proof;
use crate::plain::words;

/// What is known of the job a proof is to fit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Job<'a> {
    /// The name of the role.
    pub role: &'a str,
    /// What the posting says, and what else was written about the job.
    pub posting: &'a str,
}

/// A proof beside a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Its place in the library, from 0.
    pub proof: usize,
    /// How much it shares with the job; 0 is nothing.
    pub score: usize,
}

/// A skill named in the role, a skill named in the posting, a word of the role, a word of the posting.
const WEIGHTS: [usize; 4] = [8, 5, 3, 1];

/// Words of a text count up to so many; a long posting has something of everything.
const MOST_TEXT: usize = 20_000;

/// All proofs, those that fit best first, of equals the one told last.
pub fn ranked(proofs: &[Proof], job: Job<'_>) -> Vec<Match> {
    let role = Text::of(job.role);
    let posting = Text::of(job.posting);
    let texts: Vec<HashSet<String>> = proofs
        .iter()
        .map(|proof| Text::of(&format!("{} {}", proof.text, proof.skills.join(" "))).telling)
        .collect();
    let mut ranked: Vec<Match> = proofs
        .iter()
        .zip(&texts)
        .enumerate()
        .map(|(place, (proof, text))| {
            let named = proof.skills.iter().map(|skill| {
                let skill = stems(skill);
                if role.has_phrase(&skill) {
                    WEIGHTS[0]
                } else if posting.has_phrase(&skill) {
                    WEIGHTS[1]
                } else {
                    0
                }
            });
            let shared = text.iter().filter(|word| tells(word, &texts)).map(|word| {
                if role.telling.contains(word) {
                    WEIGHTS[2]
                } else if posting.telling.contains(word) {
                    WEIGHTS[3]
                } else {
                    0
                }
            });
            Match { proof: place, score: named.sum::<usize>() + shared.sum::<usize>() }
        })
        .collect();
    ranked.sort_by_key(|found| std::cmp::Reverse((found.score, found.proof)));
    ranked
}

/// A word that most of the proofs have does not tell them apart.
fn tells(word: &str, texts: &[HashSet<String>]) -> bool {
    let with = texts.iter().filter(|text| text.contains(word)).count();
    texts.len() < 4 || with * 2 <= texts.len()
}

struct Text {
    /// Its words in order, as stems.
    stems: Vec<String>,
    /// Those that tell something.
    telling: HashSet<String>,
}

impl Text {
    fn of(text: &str) -> Self {
        let end = text.char_indices().nth(MOST_TEXT).map_or(text.len(), |(at, _)| at);
        let stems = stems(&text[..end]);
        let common = COMMON.split_ascii_whitespace().map(stem).collect::<HashSet<_>>();
        let telling = stems
            .iter()
            .filter(|word| word.chars().count() > 1 && !common.contains(word.as_str()))
            .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
            .cloned()
            .collect();
        Text { stems, telling }
    }

    fn has_phrase(&self, phrase: &[String]) -> bool {
        !phrase.is_empty() && self.stems.windows(phrase.len()).any(|window| window == phrase)
    }
}

/// The words of a text without their endings. Signs that are part of a name (C++, C#, .NET) are spelt out.
fn stems(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let text = text.replace("c++", "cplusplus").replace("c#", "csharp").replace(".net", " dotnet");
    words(&text).iter().map(|word| stem(word)).collect()
}

/// A word without its usual English endings: engineer and engineering, plan and planner, analyst and analysis meet.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 18] = [
        "ations", "ation", "ating", "ated", "ates", "ate", "ments", "ment", "ings", "ing", "ions",
        "ion", "ers", "er", "ed", "es", "s", "e",
    ];
    for (from, to) in [("ysis", "y"), ("yst", "y"), ("ysts", "y"), ("ytics", "y"), ("ytical", "y")]
    {
        if let Some(start) = word.strip_suffix(from) {
            return format!("{start}{to}");
        }
    }
    let mut stem = word;
    while let Some(shorter) = ENDINGS
        .iter()
        .filter(|ending| **ending != "s" || !stem.ends_with("ss"))
        .find_map(|ending| stem.strip_suffix(ending).filter(|rest| rest.chars().count() >= 4))
    {
        stem = shorter;
    }
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && last.is_ascii() && stem.len() > 4 => {
            stem[..stem.len() - 1].to_owned()
        }
        _ => stem.to_owned(),
    }
}

/// Words of every posting and every letter.
const COMMON: &str = "a about across after all also an and any are as at be been before best between both but by can \
    candidate company could day do each every experience experienced few for from good great had has have he help her his how \
    i if in into is it its job join just know like looking made make many may me more most much must my need new no \
    not of off on one only opportunity or other our out over own part per people please position preferred proven \
    require requirement responsible responsibility role same she should since skill skills so some strong such take \
    team than that the their them then there these they this those through time to together two three under up us \
    use using very was we well were what when where which while who will with within without work worked working \
    would year years you your";

#[cfg(test)]
mod tests {
    use super::*;

    fn proof(text: &str, skills: &[&str]) -> Proof {
        Proof {
            text: text.to_owned(),
            skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
            ..Proof::default()
        }
    }

    fn library() -> Vec<Proof> {
        vec![
            proof("Cut changeovers from 70 to 28 minutes at Ferro", &["SMED", "lean"]),
            proof("Wrote the billing service in C++ that handles 40,000 invoices a day", &["C++"]),
            proof("Trained eleven operators in quick-clamp fixtures", &["training"]),
            proof("Analysed churn of 2 million customers in SQL", &["SQL", "data analysis"]),
            proof("Planned the move of a plant with 300 people without a day of standstill", &[]),
        ]
    }

    /// The proofs that share something, best first.
    fn fitting(role: &str, posting: &str) -> Vec<usize> {
        let found = ranked(&library(), Job { role, posting });
        found.iter().filter(|found| found.score > 0).map(|found| found.proof).collect()
    }

    #[test]
    fn a_named_skill_goes_before_words_that_are_shared() {
        assert_eq!(fitting("Process Engineer", "You know SMED and work with operators."), [0, 2]);
        assert_eq!(fitting("Data Analyst", ""), [3]);
        assert_eq!(fitting("Software Engineer (C++)", ""), [1]);
        assert_eq!(fitting("Production Planner", ""), [4], "planner and planned");
    }

    #[test]
    fn what_every_posting_says_fits_nothing() {
        let posting = "We are looking for people with strong skills and two years of experience.";
        assert_eq!(fitting("Team member", posting), [0; 0]);
        assert_eq!(fitting("", ""), [0; 0]);
        assert_eq!(fitting("Embedded C developer", ""), [0; 0], "C is not C++");
    }

    #[test]
    fn all_are_offered_and_of_equals_the_last_comes_first() {
        let all: Vec<usize> =
            ranked(&library(), Job::default()).iter().map(|found| found.proof).collect();
        assert_eq!(all, [4, 3, 2, 1, 0]);
        assert!(ranked(&[], Job::default()).is_empty());
    }

    #[test]
    fn words_meet_without_their_endings() {
        for (one, other) in [
            ("engineering", "engineer"),
            ("manager", "management"),
            ("analyst", "analytics"),
            ("planning", "planner"),
            ("automation", "automated"),
            ("processes", "process"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
        assert_ne!(stem("sales"), stem("sale price"));
        assert_eq!(stem("naïve"), stem("naïve"));
    }

    #[test]
    fn a_text_without_end_is_read_to_a_point() {
        let long = "é".repeat(3_000_000);
        assert_eq!(ranked(&library(), Job { role: &long, posting: &long }).len(), 5);
    }
}
