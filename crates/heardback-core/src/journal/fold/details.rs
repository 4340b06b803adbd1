//! What became known, put where it belongs: of two details of one kind the later counts, unless they add up.

use jiff::civil::Date;

use super::Fold;
use crate::fact::{
    ApplicationDetail, ContactDetail, Fact, FactId, LinkedinPermission, SeekerDetail,
};
use crate::journal::{Known, Pause, Proof, Seeker};

impl<'a> Fold<'a> {
    /// Something became known about an application.
    pub(super) fn application_detail(
        &mut self,
        fact: &Fact,
        a: usize,
        detail: &'a ApplicationDetail,
    ) {
        let application = &mut self.journal.applications[a];
        let dated = |day: &Date| Some(Known { value: *day, fact: fact.id });
        match detail {
            ApplicationDetail::Company(name) => application.company.clone_from(name),
            ApplicationDetail::Role(name) => application.role.clone_from(name),
            ApplicationDetail::Way(way) => application.way = Some(*way),
            ApplicationDetail::ClosesOn(day) => application.closes_on = dated(day),
            ApplicationDetail::NoCalls(yes) => application.no_calls = said(*yes, fact.id),
            ApplicationDetail::NoFollowup(yes) => application.no_followup = said(*yes, fact.id),
            ApplicationDetail::SalesRole(yes) => application.sales_role = said(*yes, fact.id),
            ApplicationDetail::Interest(interest) => application.interest = *interest,
            ApplicationDetail::CompanySize(size) => application.company_size = Some(*size),
            ApplicationDetail::AnnouncedCallOn(day) => application.announced_call_on = dated(day),
            ApplicationDetail::DecisionExpectedOn(day) => {
                application.decision_expected_on = dated(day);
            }
            ApplicationDetail::RepostedOn(day) => application.reposted_on = dated(day),
            ApplicationDetail::NoFeedbackPolicy(yes) => {
                application.no_feedback_policy = said(*yes, fact.id);
            }
            ApplicationDetail::Requisition(text) => application.requisition = Some(text.clone()),
            ApplicationDetail::Posting(text) => application.posting = Some(text.clone()),
            ApplicationDetail::Region(region) => {
                self.regions.insert(a, region);
            }
            ApplicationDetail::Domain(text) => application.domain = Some(text.clone()),
            ApplicationDetail::AlsoCalled(name) => {
                if !application.also_called.contains(name) {
                    application.also_called.push(name.clone());
                }
            }
            ApplicationDetail::Fit(text) => {
                if !application.fits.contains(text) {
                    application.fits.push(text.clone());
                }
            }
            ApplicationDetail::SilenceMeansNoAfter(day) => {
                application.silence_means_no_after = dated(day);
            }
        }
    }

    /// Something became known about a person.
    pub(super) fn contact_detail(&mut self, fact: &Fact, c: usize, detail: &'a ContactDetail) {
        if let ContactDetail::Application(id) = detail {
            let a = self.application(fact, id);
            let known = &mut self.journal.contacts[c].applications;
            if !known.contains(&a) {
                known.push(a);
            }
            return;
        }
        let day = self.dated(fact);
        let contact = &mut self.journal.contacts[c];
        match detail {
            ContactDetail::Name(name) => contact.name.clone_from(name),
            ContactDetail::Part(part) => {
                if !contact.is(*part) {
                    contact.parts.push(*part);
                }
            }
            ContactDetail::Email(address) => self.mailboxes[c].confirm(contact, address),
            ContactDetail::GuessedEmail(address) => self.mailboxes[c].guess(contact, address),
            ContactDetail::Phone(text) => contact.phone = Some(text.clone()),
            ContactDetail::Postal(text) => contact.postal = Some(text.clone()),
            ContactDetail::Linkedin(text) => contact.linkedin = Some(text.clone()),
            ContactDetail::LinkedinPermission(said) => {
                // A no is final (GRD-10).
                if contact.linkedin_permission != LinkedinPermission::No {
                    contact.linkedin_permission = *said;
                    contact.linkedin_permission_on = Some(day);
                }
            }
            ContactDetail::WroteOnLinkedin(yes) => contact.wrote_on_linkedin = *yes,
            ContactDetail::Prefers(channel) => {
                contact.prefers = Some(Known { value: *channel, fact: fact.id });
            }
            ContactDetail::InvitedCall(yes) => contact.invited_call = said(*yes, fact.id),
            ContactDetail::NoCalls(yes) => contact.no_calls = said(*yes, fact.id),
            ContactDetail::SaysNoContact(yes) => contact.says_no_contact = said(*yes, fact.id),
            ContactDetail::ReturnsOn(day) => {
                contact.returns_on = Some(Known { value: *day, fact: fact.id });
            }
            ContactDetail::Left(yes) => contact.left = said(*yes, fact.id),
            ContactDetail::Company(name) => contact.company = Some(name.clone()),
            ContactDetail::Title(text) => contact.title = Some(text.clone()),
            ContactDetail::AgreedToGuess(yes) => contact.agreed_to_guess = said(*yes, fact.id),
            // Zones and regions were settled before the first fact was taken; applications are dealt with above.
            ContactDetail::Zone(_) | ContactDetail::Region(_) | ContactDetail::Application(_) => {}
        }
    }
}

/// Something became known about the user on a day of the journal's zone.
pub(super) fn seeker(seeker: &mut Seeker, fact: &Fact, on: Date, detail: &SeekerDetail) {
    match detail {
        SeekerDetail::Employed(yes) => seeker.employed = Some(*yes),
        SeekerDetail::Passive(yes) => seeker.passive = *yes,
        SeekerDetail::Profile(name) => seeker.profile = *name,
        SeekerDetail::Paused { from, until } => {
            seeker.pause = Some(Pause { from: *from, until: *until, fact: fact.id });
        }
        SeekerDetail::Resumed => resume(&mut seeker.pause, on),
        SeekerDetail::WantsFeedback(yes) => seeker.wants_feedback = *yes,
        SeekerDetail::NoRejectionNotes(yes) => seeker.no_rejection_notes = *yes,
        SeekerDetail::Signature(text) => {
            seeker.signature = Some(text.clone()).filter(|text| !text.trim().is_empty());
        }
        SeekerDetail::Hours { from, until } => seeker.hours = Some((*from, *until)),
        SeekerDetail::Name(name) => seeker.name = Some(name.clone()),
        SeekerDetail::Address(address) => {
            if !seeker.addresses.iter().any(|known| known.eq_ignore_ascii_case(address)) {
                seeker.addresses.push(address.clone());
            }
        }
        SeekerDetail::Region(region) => seeker.region = Some(region.clone()),
        SeekerDetail::Zone(_) => {}
        SeekerDetail::Phone(number) => seeker.phone = Some(number.clone()),
        SeekerDetail::Proof(text) => match seeker.proofs.iter_mut().find(|p| p.text == *text) {
            Some(known) => known.facts.push(fact.id),
            None => seeker.proofs.push(Proof {
                text: text.clone(),
                on: Some(fact.on),
                facts: vec![fact.id],
                ..Proof::default()
            }),
        },
        // Skills wait until all proofs are known: see `skills`.
        SeekerDetail::Skill { .. } => {}
    }
}

/// Gives each proof its skills; a skill of a proof that was taken back says nothing.
pub(super) fn skills(seeker: &mut Seeker, told: &[(&str, &str, FactId)]) {
    for (text, skill, fact) in told {
        let Some(proof) = seeker.proofs.iter_mut().find(|proof| proof.text == *text) else {
            continue;
        };
        if !proof.skills.iter().any(|known| known.eq_ignore_ascii_case(skill)) {
            proof.skills.push((*skill).to_owned());
        }
        proof.skill_facts.push(*fact);
    }
}

/// Ends a pause on this day. The days it did last still move what was due in them; one that had not begun is gone.
fn resume(pause: &mut Option<Pause>, on: Date) {
    if let Some(open) = pause {
        if open.from >= on {
            *pause = None;
        } else if open.until.is_none_or(|until| until > on) {
            open.until = Some(on);
        }
    }
}

/// A yes is remembered with its fact, a no takes it away.
fn said(yes: bool, fact: FactId) -> Option<FactId> {
    yes.then_some(fact)
}
