//! What a later mail adds to who the employer is and what the job is called.

use super::Matcher;
use super::company::company_words;
use super::facts::Told;
use super::known::is_domain_of;
use super::role::{role_words, shown_role};
use crate::fact::{ApplicationDetail, Event, Part, Way};
use crate::reading::Label;

impl Matcher {
    /// The agency in whose name the application stood writes itself and names its client: that is the employer.
    pub(super) fn client_named(&mut self, told: &mut Told<'_>, a: usize) {
        let Some(client) = told.reading.company.clone() else { return };
        let domain = told.mail.from.as_ref().map(|from| from.domain()).unwrap_or_default();
        let entry = &self.known.applications[a];
        let agency_writes = is_domain_of(&domain, &entry.company)
            && !is_domain_of(&domain, &company_words(&client));
        if !entry.by_agency
            || !agency_writes
            || !told.company_is_sure()
            || !self.is_elsewhere(told, a)
        {
            return;
        }
        let agency = entry.called.clone();
        let application = entry.id.clone();
        let mut say = |kind: &str, detail: ApplicationDetail| {
            let application = application.clone();
            told.say(kind, "", "company", Event::Application { application, detail });
        };
        say("company", ApplicationDetail::Company(client.clone()));
        say("also called", ApplicationDetail::AlsoCalled(agency));
        say("way", ApplicationDetail::Way(Way::RecruiterAgency));
        self.known.rename(a, &client);
        if let Some(c) = self.writer(told, a).filter(|&c| !self.known.people[c].is_desk) {
            self.plays(told, c, Part::AgencyRecruiter);
        }
    }

    /// The user put a mail with an application that names the employer otherwise: it goes by that name as well.
    pub(super) fn also_called(&mut self, told: &mut Told<'_>, a: usize) {
        let Some(name) = told.reading.company.clone() else { return };
        if self.known.applications[a].company.is_empty()
            || !told.company_is_sure()
            || !self.is_elsewhere(told, a)
        {
            return;
        }
        let application = self.known.applications[a].id.clone();
        let detail = ApplicationDetail::AlsoCalled(name.clone());
        told.say("also called", "", "company", Event::Application { application, detail });
        self.known.call(a, &name);
    }

    /// The role, where none was known so far.
    pub(super) fn role_named(&mut self, told: &mut Told<'_>, a: usize) {
        let role = shown_role(told.reading.role.as_deref().unwrap_or_default());
        let words = role_words(&role);
        let entry = &self.known.applications[a];
        if words.is_empty()
            || !entry.role.is_empty()
            || told.reading.label == Label::RecruiterOutreach
            || self.is_elsewhere(told, a)
        {
            return;
        }
        let application = entry.id.clone();
        let detail = ApplicationDetail::Role(role);
        told.say("role", "", "role", Event::Application { application, detail });
        self.known.role(a, words);
    }
}
