//! What is written in a search: every touch takes its draft, made from what is known and from what was sent before. Apart
//! from the program, whoever reads them all looks whether two are alike (GRD-11, 9.4 of the playbook), whether a letter
//! that is called ready passes its checks, and whether another fails what its questions name and nothing else.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use heardback_core::checks;
use heardback_core::drafts::{Missing, Sentences, Situation, Told, draft, facts};
use heardback_core::fact::Channel;
use heardback_core::journal::Journal;
use heardback_core::planner::{Item, Plan};
use heardback_core::playbook::{Kind, Playbook};
use jiff::Timestamp;

use crate::advice::Advice;
use crate::oracle::Breach;

const WRITER: &str = "Maya Chen";
const READERS: [&str; 12] = [
    "Dana Ruiz",
    "Lee Park",
    "Amir Okafor",
    "Joan Sutter",
    "Priya Raman",
    "Tom Becker",
    "Siobhán O’Brien",
    "Nguyễn Thị Minh Khai",
    "Dr. Müller-Lüdenscheidt",
    "Sukarno",
    "Eve\r\nBcc: everybody@acme.example",
    "שרה כהן",
];
const ROLES: [&str; 4] = ["Process Engineer", "Quality Engineer", "Shift Manager", "Planner"];
const FITS: [&str; 3] = [
    "At Ferro Stamping I brought the changeover of two presses down from 70 to 28 minutes.",
    "I introduced tool-wear checks on every shift, which cut scrap from 6 to 3.5 percent in a year.",
    "I trained eleven operators in quick-clamp fixtures and wrote the manual they still use.",
];
const TOPICS: [&str; 6] = [
    "the scrap rate on line 3",
    "vibration sensors on the presses",
    "how shifts hand over to each other",
    "the move to the new plant",
    "what the first ninety days should bring",
    "the training of new operators",
];

const THOUGHTS: [&str; 4] = [
    "a case study on sensors that find worn bearings days earlier",
    "an article on how two plants share one shift plan",
    "the figures of last year's energy audit at Ferro Stamping",
    "a checklist for first runs after a change of tools",
];

/// Whether letters are written at all, and with what in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    Nothing,
    /// What was sent before is at hand.
    Remembering,
    /// Nothing of it is: whoever reads them all has to notice.
    Forgetting,
}

/// A letter that went out.
struct Sent {
    to: String,
    companies: BTreeSet<String>,
    text: String,
    kind: Kind,
}

/// How often what was written.
#[derive(Debug, Default, Clone)]
pub struct Written {
    /// Letters without a hole, by kind.
    pub ready: BTreeMap<&'static str, u64>,
    /// Drafts that asked for something only the user knows.
    pub asked: u64,
    /// Drafts for which no wording within the limits was left, by kind.
    pub at_a_loss: BTreeMap<&'static str, u64>,
    /// The most two letters had in common, in percent: to one person, and within one company.
    pub nearest: (f64, f64),
}

impl Written {
    pub fn add(&mut self, other: Written) {
        for (kind, count) in other.ready {
            *self.ready.entry(kind).or_default() += count;
        }
        for (kind, count) in other.at_a_loss {
            *self.at_a_loss.entry(kind).or_default() += count;
        }
        self.asked += other.asked;
        self.nearest = (self.nearest.0.max(other.nearest.0), self.nearest.1.max(other.nearest.1));
    }
}

/// Everything that was sent in one search.
#[derive(Default)]
pub struct Letters {
    sent: Vec<Sent>,
    pub written: Written,
}

impl Letters {
    /// Writes what was done, before it is recorded, and says what is wrong with it.
    pub fn write(
        &mut self,
        mut journal: Journal,
        plan: &Plan,
        playbook: &Playbook,
        advice: &Advice,
        channel: Channel,
        (writes, now): (Writes, Timestamp),
    ) -> Vec<Breach> {
        let Some(item) = plan.items.iter().find(|item| item.id.to_string() == advice.id) else {
            return Vec::new();
        };
        let item = Item { channel: Some(channel), ..item.clone() };
        // Of one line in three the user has not said what a letter needs: it has to ask.
        let says_all = advice.id.bytes().map(u32::from).sum::<u32>() % 3 != 0;
        tell(&mut journal, says_all);
        let companies: BTreeSet<String> =
            item.applications.iter().map(|&a| journal.applications[a].company.clone()).collect();
        let to = advice.to.clone().unwrap_or_default();
        let mut told = Told { header: "Application, Maya Chen".to_owned(), ..Told::default() };
        for sent in self.sent.iter().filter(|_| writes == Writes::Remembering) {
            if sent.to == to {
                told.earlier_to_same.push(sent.text.clone());
            } else if !sent.companies.is_disjoint(&companies) {
                told.sent_to_others.push(sent.text.clone());
            }
        }
        let today = journal.zone_of(item.to).to_datetime(now).date();
        let sentences = Sentences::bundled();
        let situation =
            Situation { journal: &journal, item: &item, playbook, sentences, today, told: &told };
        let Some(draft) = draft(&situation) else { return Vec::new() };
        let name = draft.kind.as_str();
        let report = checks::check(&draft.message(&situation), &facts(&situation), playbook);
        let failed: BTreeSet<_> = report.failed.iter().map(|failed| failed.check).collect();
        let named: BTreeSet<_> =
            draft.holes.iter().flat_map(|hole| &hole.checks).copied().collect();
        if failed != named {
            let text = format!(
                "{advice}: fails {failed:?}, and its questions name {named:?}\n{}",
                draft.body
            );
            return vec![Breach { rule: "drafts", text }];
        }
        if !draft.is_ready() {
            if draft.holes.iter().any(|hole| hole.missing == Missing::Wording) {
                *self.written.at_a_loss.entry(name).or_default() += 1;
            } else {
                self.written.asked += 1;
            }
            return Vec::new();
        }
        *self.written.ready.entry(name).or_default() += 1;
        let here = Sent { to, companies, text: draft.body, kind: draft.kind };
        let breach = self.alike(advice, &here);
        self.sent.push(here);
        breach.into_iter().collect()
    }

    /// The letters this one is too like.
    fn alike(&mut self, advice: &Advice, here: &Sent) -> Option<Breach> {
        let own = threes(&here.text);
        for earlier in &self.sent {
            let same_person = earlier.to == here.to;
            if !same_person && earlier.companies.is_disjoint(&here.companies) {
                continue;
            }
            let shared = shared(&own, &threes(&earlier.text));
            let nearest = &mut self.written.nearest;
            let most = if same_person { &mut nearest.0 } else { &mut nearest.1 };
            *most = most.max(shared);
            if shared > 50.0 {
                let text = format!(
                    "{advice}: {shared:.0} % of it is in the {} to {}\n{}\n---\n{}",
                    earlier.kind.as_str(),
                    earlier.to,
                    here.text,
                    earlier.text
                );
                return Some(Breach { rule: "GRD-11", text });
            }
        }
        None
    }
}

/// What the facts of the search leave out, because no plan asks for it.
fn tell(journal: &mut Journal, says_all: bool) {
    journal.seeker.name = Some(WRITER.to_owned());
    journal.seeker.phone = Some("+1 716 555 0144".to_owned());
    for (number, contact) in journal.contacts.iter_mut().enumerate() {
        contact.name = READERS[number % READERS.len()].to_owned();
    }
    for (number, application) in journal.applications.iter_mut().enumerate() {
        application.role = ROLES[number % ROLES.len()].to_owned();
        application.fits = FITS.iter().filter(|_| says_all).map(|&fit| fit.to_owned()).collect();
    }
    for (number, interview) in journal.interviews.iter_mut().enumerate() {
        let topic = |place: usize| TOPICS[(number + place) % TOPICS.len()].to_owned();
        let there = interview.interviewers.iter().enumerate().filter(|_| says_all);
        interview.topics = there.map(|(n, &c)| (c, topic(n))).collect();
    }
    for (number, occasion) in journal.occasions.iter_mut().enumerate() {
        occasion.text = THOUGHTS[number % THOUGHTS.len()].to_owned();
    }
}

/// Runs of three words in small letters, between the salutation and the closing words.
fn threes(text: &str) -> HashSet<[String; 3]> {
    let mut lines: Vec<&str> = text.trim().lines().collect();
    if let Some(name) = lines.iter().rposition(|line| line.trim() == WRITER) {
        lines.truncate(name.saturating_sub(1));
    }
    // "Dear Dana," is a line of its own; on the telephone more follows on it.
    if let Some(first) = lines.first_mut()
        && (first.starts_with("Dear ") || first.starts_with("Hello "))
        && let Some((_, after)) = first.split_once(',')
    {
        *first = after;
    }
    let words: Vec<String> = lines
        .join(" ")
        .to_lowercase()
        .split(|letter: char| letter.is_whitespace())
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).map(|run| [run[0].clone(), run[1].clone(), run[2].clone()]).collect()
}

/// What two sets have in common, in percent of both together.
fn shared(one: &HashSet<[String; 3]>, other: &HashSet<[String; 3]>) -> f64 {
    let both = one.intersection(other).count();
    let all = one.union(other).count();
    if all == 0 { 0.0 } else { 100.0 * both as f64 / all as f64 }
}
