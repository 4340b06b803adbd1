//! Which application a mail belongs to: the surest sign first.

use super::Matcher;
use super::alias::{is_one, names_in};
use super::company::{company_words, may_be_same};
use super::facts::Told;
use super::known::is_domain_of;
use super::person::{is_freemail, is_relay};
use super::requisition::requisition;
use super::role::{Likeness, likeness, role_words};
use crate::reading::{Effect, Label};

/// More of a text than this is not searched for numbers of postings.
const LONGEST: usize = 8 << 10;

/// Where a mail belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// To this application.
    Sure(usize),
    /// Most likely to this one.
    Guess(usize),
    /// To one of these.
    Several(Vec<usize>),
    /// To none that is known.
    Nowhere,
}

impl Matcher {
    /// Where a received mail belongs.
    pub(super) fn place(&self, told: &Told<'_>) -> Place {
        let signs: [fn(&Self, &Told<'_>) -> Option<Place>; 7] = [
            Self::by_thread,
            Self::by_invitation,
            Self::by_own_mail,
            Self::by_address,
            Self::by_guests,
            Self::by_requisition,
            Self::by_company,
        ];
        signs.iter().find_map(|sign| sign(self, told)).unwrap_or_else(|| self.by_role(told))
    }

    /// The mail itself was taken before, or it answers one that was.
    pub(super) fn by_thread(&self, told: &Told<'_>) -> Option<Place> {
        let mail = told.mail;
        let keys = [mail.key];
        let keys = keys.iter().chain(&mail.in_reply_to).chain(mail.references.iter().rev());
        let (key, letter) = keys
            .filter_map(|key| Some((key, self.known.letters.get(key)?)))
            .find(|(_, letter)| !letter.applications.is_empty())?;
        // Some services put all their receipts into one thread.
        let judged_alone = matches!(
            told.reading.label,
            Label::ApplicationConfirmation | Label::RecruiterOutreach | Label::JobAlert
        );
        let fits = |a: &usize| *key == mail.key || !judged_alone || !self.contradicts(told, *a);
        self.narrow(told, letter.applications.iter().copied().filter(fits).collect())
    }

    /// It comes from where the user wrote to, and names nothing else.
    fn by_own_mail(&self, told: &Told<'_>) -> Option<Place> {
        let from = told.mail.from.as_ref()?;
        let letter = self.known.last_to(&from.email)?;
        let fits = |a: &usize| !self.is_other(told, *a);
        self.narrow(told, letter.applications.iter().copied().filter(fits).collect())
    }

    /// It comes from somebody who is known.
    fn by_address(&self, told: &Told<'_>) -> Option<Place> {
        let mail = told.mail;
        let someone =
            mail.from.iter().chain(&mail.reply_to).chain(&told.reading.contact).find_map(
                |address| self.known.by_address.get(&address.email.to_ascii_lowercase()),
            )?;
        let applications = self.known.people[*someone].applications.iter().copied();
        let place =
            self.narrow(told, applications.filter(|&a| !self.contradicts(told, a)).collect());
        // Somebody who works for several employers names the one it is about.
        match place {
            Some(Place::Sure(a)) if self.is_other(told, a) => {
                let named = self.by_requisition(told).or_else(|| self.by_company(told));
                if told.reading.effect == Effect::Create {
                    return named;
                }
                Some(match named {
                    Some(Place::Sure(b)) => Place::Sure(b),
                    _ => Place::Guess(a),
                })
            }
            place => place,
        }
    }

    /// The mail names another company surely, and comes neither from the employer nor from the agency that the
    /// application stands with.
    pub(super) fn is_other(&self, told: &Told<'_>, a: usize) -> bool {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let entry = &self.known.applications[a];
        let domain = told.mail.from.as_ref().map(|from| from.domain()).unwrap_or_default();
        let from_there = entry.names.iter().any(|name| is_domain_of(&domain, name))
            || self.known.at_domain(&domain).contains(&a);
        let like = likeness(&role, &entry.role);
        if like == Likeness::Same || !told.company_is_sure() {
            return self.contradicts(told, a);
        }
        self.is_elsewhere(told, a) && (!from_there || like == Likeness::Different)
    }

    /// It names the employer's number for a posting.
    pub(super) fn by_requisition(&self, told: &Told<'_>) -> Option<Place> {
        if told.reading.effect == Effect::Ignore || self.known.by_requisition.is_empty() {
            return None;
        }
        let number = self.number(told)?;
        let a = *self.known.by_requisition.get(&number.to_ascii_lowercase())?;
        (!self.is_elsewhere(told, a)).then_some(Place::Sure(a))
    }

    /// It names the company, or comes from its domain, and perhaps the role.
    fn by_company(&self, told: &Told<'_>) -> Option<Place> {
        if told.reading.effect == Effect::Ignore {
            return None;
        }
        let written = told.reading.company.as_deref().unwrap_or_default();
        let words = company_words(written);
        let domain = told.mail.from.as_ref().map(|from| from.domain()).unwrap_or_default();
        let own_domain = !is_relay(&domain) && !is_freemail(&domain);
        let mut exact = names_in(written).into_iter().map(|name| self.known.at_company(&name));
        let exact = exact.find(|those| !those.is_empty()).unwrap_or_default();
        if !exact.is_empty() {
            return self.by_role_among(told, &exact, true);
        }
        if own_domain && words.is_empty() {
            return self.by_role_among(told, self.known.at_domain(&domain), true);
        }
        // An agency names its client late: until then the application stands in the agency's own name.
        let agency = |a: &usize| own_domain && self.known.applications[*a].by_agency;
        let through: Vec<usize> =
            self.known.at_domain(&domain).iter().copied().filter(agency).collect();
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let same = |a: &usize| likeness(&role, &self.known.applications[*a].role) == Likeness::Same;
        match through.iter().copied().filter(same).collect::<Vec<_>>()[..] {
            [a] => return Some(Place::Sure(a)),
            _ if !through.is_empty() => return Some(Place::Several(through)),
            _ => {}
        }
        self.by_role_among(told, &self.known.at_like_company(&words), false)
    }

    fn by_role_among(&self, told: &Told<'_>, candidates: &[usize], exact: bool) -> Option<Place> {
        let opens = told.reading.effect == Effect::Create;
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let entry = |a: usize| &self.known.applications[a];
        let sure = |a: usize| if exact { Place::Sure(a) } else { Place::Guess(a) };
        let number = |a: &usize| !opens || !self.has_other_number(told, *a);
        for over in [false, true] {
            let those: Vec<usize> = candidates
                .iter()
                .copied()
                .filter(|&a| entry(a).over == over)
                .filter(number)
                .collect();
            if those.is_empty() || (over && opens) {
                continue;
            }
            for wanted in [Likeness::Same, Likeness::Wider, Likeness::Unknown] {
                let like: Vec<usize> = those
                    .iter()
                    .copied()
                    .filter(|&a| likeness(&role, &entry(a).role) == wanted)
                    .collect();
                match like[..] {
                    [] => {}
                    [a] if wanted == Likeness::Same => return Some(Place::Sure(a)),
                    [a] => return Some(sure(a)),
                    // A new receipt beside several live roles, none of them this one, may be for another role.
                    _ => return Some(Place::Several(like)),
                }
            }
            if opens || over {
                continue;
            }
            // Another role than any that is known: most likely the name of the role was read wrongly.
            return Some(match those[..] {
                [a] => Place::Guess(a),
                _ => Place::Several(those),
            });
        }
        None
    }

    /// The only live application for that role, whatever the company.
    fn by_role(&self, told: &Told<'_>) -> Place {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        if role.is_empty() || told.reading.company.is_some() {
            return Place::Nowhere;
        }
        let live: Vec<usize> = self
            .known
            .for_role(&role)
            .iter()
            .copied()
            .filter(|&a| !self.known.applications[a].over)
            .collect();
        match live[..] {
            [a] => Place::Guess(a),
            _ => Place::Nowhere,
        }
    }

    /// One of these: the only one, the only one of that role, or the only live one.
    pub(super) fn narrow(&self, told: &Told<'_>, candidates: Vec<usize>) -> Option<Place> {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let only = |fits: &dyn Fn(usize) -> bool| {
            let mut fitting = candidates.iter().copied().filter(|&a| fits(a));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let like = |a: usize| likeness(&role, &self.known.applications[a].role);
        match candidates[..] {
            [] => None,
            [a] => Some(Place::Sure(a)),
            _ => Some(
                only(&|a| like(a) == Likeness::Same)
                    .or_else(|| only(&|a| like(a) == Likeness::Wider))
                    .or_else(|| only(&|a| !self.known.applications[a].over))
                    .map_or_else(|| Place::Several(candidates.clone()), Place::Sure),
            ),
        }
    }

    /// Both company and role are other ones, so it is about something else.
    pub(super) fn contradicts(&self, told: &Told<'_>, a: usize) -> bool {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let other_role = likeness(&role, &self.known.applications[a].role) == Likeness::Different;
        let opens = told.reading.effect == Effect::Create;
        other_role && (opens || self.is_elsewhere(told, a))
    }

    pub(super) fn is_elsewhere(&self, told: &Told<'_>, a: usize) -> bool {
        let written = names_in(told.reading.company.as_deref().unwrap_or_default());
        let known = &self.known.applications[a].names;
        let meet = |one: &Vec<String>| {
            known.iter().any(|other| may_be_same(one, other) || is_one(one, other))
        };
        !written.is_empty() && !known.is_empty() && !written.iter().any(meet)
    }

    /// The mail and the application have numbers of postings, and they differ.
    pub(super) fn has_other_number(&self, told: &Told<'_>, a: usize) -> bool {
        let known = &self.known.applications[a].requisition;
        known.as_ref().is_some_and(|known| {
            self.number(told).is_some_and(|number| number.to_ascii_lowercase() != *known)
        })
    }

    /// The mail names this application by itself: its role, or the number of its posting.
    pub(super) fn is_named(&self, told: &Told<'_>, a: usize) -> bool {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let entry = &self.known.applications[a];
        matches!(likeness(&role, &entry.role), Likeness::Same | Likeness::Wider)
            || (entry.requisition.is_some()
                && self.number(told).map(|number| number.to_ascii_lowercase()) == entry.requisition)
    }

    /// The employer's number for the posting.
    pub(super) fn number(&self, told: &Told<'_>) -> Option<String> {
        let text = &told.mail.text;
        let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
        requisition(&told.mail.subject).or_else(|| requisition(&text[..end.unwrap_or(0)]))
    }
}
