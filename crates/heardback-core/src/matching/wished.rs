//! What somebody says about being in touch, as facts about the person who says it or about the application.

use super::Matcher;
use super::facts::Told;
use super::person::{is_name, is_personal};
use crate::fact::{ApplicationDetail, ContactDetail, Event, LinkedinPermission};
use crate::mail::Address;
use crate::plain::plain;
use crate::reading::Wish;

impl Matcher {
    /// Records the wishes of a mail. `writer` is the person who wrote it, nobody where a machine did: then what is asked
    /// holds for the whole application.
    pub(super) fn wished(&mut self, told: &mut Told<'_>, a: usize, writer: Option<usize>) {
        let application = self.known.applications[a].id.clone();
        for wish in &told.reading.wishes {
            let of_application = match wish {
                Wish::NoFeedback => {
                    Some(("no_feedback", ApplicationDetail::NoFeedbackPolicy(true)))
                }
                Wish::NoCalls if writer.is_none() => {
                    Some(("no_calls", ApplicationDetail::NoCalls(true)))
                }
                _ => None,
            };
            if let Some((kind, detail)) = of_application {
                let application = application.clone();
                told.say_wish(kind, "", wish, Event::Application { application, detail });
            }
            match wish {
                Wish::HandedOver { to } => self.hands_over(told, a, writer, to),
                Wish::Left { who: Some(name) } => {
                    if let Some(c) = self.known.person_in(a, &plain(name)) {
                        self.says_of(told, c, "left", wish, ContactDetail::Left(true));
                    }
                }
                _ => {}
            }
            let Some(c) = writer else { continue };
            let of_person = match wish {
                Wish::NoCalls => Some(("no_calls", ContactDetail::NoCalls(true))),
                Wish::NoContact => Some(("no_contact", ContactDetail::SaysNoContact(true))),
                Wish::Ring { .. } => Some(("invited_call", ContactDetail::InvitedCall(true))),
                Wish::Prefers(channel) => Some(("prefers", ContactDetail::Prefers(*channel))),
                Wish::Linkedin(yes) => {
                    let said = if *yes { LinkedinPermission::Yes } else { LinkedinPermission::No };
                    Some(("linkedin", ContactDetail::LinkedinPermission(said)))
                }
                Wish::Left { who: None } => Some(("left", ContactDetail::Left(true))),
                _ => None,
            };
            if let Some((kind, detail)) = of_person {
                self.says_of(told, c, kind, wish, detail);
            }
            if let Wish::Ring { number: Some(number) } = wish
                && !self.known.people[c].has_phone
            {
                self.known.people[c].has_phone = true;
                self.says_of(told, c, "phone", wish, ContactDetail::Phone(number.clone()));
            }
        }
    }

    fn says_of(
        &self,
        told: &mut Told<'_>,
        c: usize,
        kind: &str,
        wish: &Wish,
        detail: ContactDetail,
    ) {
        let contact = self.known.people[c].id.clone();
        let which = contact.0.clone();
        told.say_wish(kind, &which, wish, Event::Contact { contact, detail });
    }

    /// Whoever goes on with the matter belongs to the application from now on, in the part of whoever handed it over.
    fn hands_over(&mut self, told: &mut Told<'_>, a: usize, writer: Option<usize>, to: &Address) {
        let company = told.reading.company.clone();
        let email = Some(to).filter(|to| is_personal(to)).map(|to| to.email.clone());
        if !is_name(&to.name, company.as_deref()) {
            return;
        }
        let c = self.person(told, a, &to.name, email.as_deref());
        let part = writer.filter(|&writer| writer != c).and_then(|w| self.known.people[w].part);
        if let Some(part) = part {
            self.plays(told, c, part);
        }
    }
}
