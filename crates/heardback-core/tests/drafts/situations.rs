//! Searches from which drafts are made: lines of facts, and the words that lines have no room for.

use heardback_core::checks::{self, Form, Message};
use heardback_core::drafts::{
    Asked, Draft, Outreach, Sentences, Situation, Spelling, Told, draft, facts,
};
use heardback_core::journal::Journal;
use heardback_core::planner::{self, Item};
use heardback_core::playbook::Playbook;

use crate::lines;

/// The people of the lines.
const PEOPLE: [(&str, &str); 6] = [
    ("c1", "Dana Ruiz"),
    ("c2", "Lee Park"),
    ("c3", "Amir Okafor"),
    ("c4", "Joan Sutter"),
    ("c5", "Priya Raman"),
    ("c9", "Tom Becker"),
];

/// A search with its words filled in.
pub(crate) struct Search {
    pub(crate) journal: Journal,
    pub(crate) told: Told,
    pub(crate) now: jiff::Timestamp,
    pub(crate) today: jiff::civil::Date,
}

impl Search {
    pub(crate) fn new(facts: &str, now: &str) -> Search {
        let mut journal = lines::journal(facts);
        journal.seeker.name = Some("Maya Chen".to_owned());
        journal.seeker.phone = Some("+1 716 555 0144".to_owned());
        let fits = vec![
            "At Ferro Stamping I brought the changeover of two presses down from 70 to 28 minutes.".to_owned(),
            "I introduced tool-wear checks on every shift, which cut scrap on a stamping line from 6 to 3.5 percent in a year.".to_owned(),
            "I trained eleven operators in quick-clamp fixtures and wrote the manual they still use.".to_owned(),
        ];
        for contact in &mut journal.contacts {
            if let Some((_, name)) = PEOPLE.iter().find(|(id, _)| *id == contact.id.0) {
                contact.name = (*name).to_owned();
            }
        }
        for application in &mut journal.applications {
            application.fits.clone_from(&fits);
            application.company = "Northwind Tools".to_owned();
            application.role = match application.id.0.as_str() {
                "a2" => "Quality Engineer".to_owned(),
                _ => "Process Engineer".to_owned(),
            };
        }
        for interview in &mut journal.interviews {
            let talked = [
                "the scrap rate on line 3",
                "vibration sensors on the presses",
                "how shifts hand over to each other",
                "the move to the new plant",
                "what the first ninety days should bring",
            ];
            interview.topics = interview
                .interviewers
                .iter()
                .enumerate()
                .map(|(n, &c)| (c, talked[n % talked.len()].to_owned()))
                .collect();
        }
        for occasion in &mut journal.occasions {
            occasion.text = "a case study on vibration sensors that find worn bearings eleven days earlier: https://press.example/bearings".to_owned();
        }
        let now = lines::moment(now);
        let today = lines::new_york().to_datetime(now).date();
        let told = Told {
            header: "Application: Process Engineer, Maya Chen".to_owned(),
            ..Told::default()
        };
        Search { journal, told, now, today }
    }

    pub(crate) fn items(&self) -> Vec<Item> {
        planner::plan(&self.journal, Playbook::bundled(), self.now).items
    }

    /// What stands beside the plan.
    pub(crate) fn courtesies(&self) -> Vec<Item> {
        planner::plan(&self.journal, Playbook::bundled(), self.now).courtesies
    }

    pub(crate) fn situation<'a>(&'a self, item: &'a Item) -> Situation<'a> {
        Situation {
            journal: &self.journal,
            item,
            playbook: Playbook::bundled(),
            sentences: Sentences::bundled(),
            today: self.today,
            told: &self.told,
        }
    }

    /// The draft of an item, and the checks it fails.
    pub(crate) fn draft(&self, item: &Item) -> Option<(Draft, Vec<String>)> {
        self.draft_with(item, Sentences::bundled())
    }

    /// A text as it is spelt where the employers are.
    pub(crate) fn spelt(&self, text: &str) -> String {
        match self.told.spelling {
            Spelling::American => text.replace("favour", "favor"),
            Spelling::British => text.replace("résumé", "CV"),
        }
    }

    /// The same with sentences of one's own.
    pub(crate) fn draft_with(
        &self,
        item: &Item,
        sentences: &Sentences,
    ) -> Option<(Draft, Vec<String>)> {
        let situation = Situation { sentences, ..self.situation(item) };
        let draft = draft(&situation)?;
        let report =
            checks::check(&draft.message(&situation), &facts(&situation), Playbook::bundled());
        let failed = report
            .failed
            .iter()
            .map(|failed| format!("{} {} {:?}", failed.check, failed.message, failed.quote))
            .collect();
        Some((draft, failed))
    }

    /// The checks that the words for a machine fail.
    pub(crate) fn voicemail(&self, item: &Item, draft: &Draft, words: String) -> Vec<String> {
        let situation = self.situation(item);
        let message = Message { form: Form::Voicemail, body: words, ..draft.message(&situation) };
        let report = checks::check(&message, &facts(&situation), Playbook::bundled());
        report.failed.iter().map(|failed| format!("{} {}", failed.check, failed.message)).collect()
    }

    pub(crate) fn asked(mut self, subject: &str, text: &str, outreach: Option<Outreach>) -> Self {
        let (subject, text) = (subject.to_owned(), text.to_owned());
        self.told.asked = Some(Asked { subject, text, outreach });
        self
    }
}
