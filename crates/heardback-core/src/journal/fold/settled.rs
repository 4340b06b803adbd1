//! What must be known before the first fact is taken: whose days are counted in which zone.

use std::collections::{HashMap, HashSet};

use jiff::tz::TimeZone;

use super::in_force::in_order;
use crate::fact::{ApplicationDetail, ContactDetail, Event, Fact, FactId, SeekerDetail};
use crate::hashed::Hashed;
use crate::journal::{Journal, Places};
use crate::working_days::WorkingDays;

/// Zones and calendars as they are known at the end. Every name is looked up once.
pub(super) struct Settled<'a> {
    /// Zone of the journal.
    pub(super) home: TimeZone,
    /// Working days of the journal.
    pub(super) days: WorkingDays,
    /// Messages that some fact says came back: few, and only these have to be found again.
    pub(super) bounced: HashSet<FactId, Hashed>,
    contacts: HashMap<&'a str, Whereabouts<'a>, Hashed>,
    zones: HashMap<&'a str, Option<TimeZone>>,
    calendars: HashMap<&'a str, Option<WorkingDays>>,
    /// How many messages there are, and about how many applications.
    messages: usize,
    applied: usize,
}

#[derive(Default, Clone, Copy)]
struct Whereabouts<'a> {
    zone: Option<&'a str>,
    region: Option<&'a str>,
}

impl<'a> Settled<'a> {
    /// Reads the whereabouts out of facts. Only the few that tell some are put in order.
    pub(super) fn read(facts: &[&'a Fact], places: &dyn Places) -> Self {
        let mut home = Whereabouts::default();
        let mut contacts: HashMap<&str, Whereabouts, Hashed> = HashMap::default();
        let mut zones = HashMap::new();
        let mut calendars = HashMap::new();
        let mut bounced = HashSet::default();
        let (mut messages, mut applied) = (0, 0);
        let mut telling = Vec::new();
        for fact in facts {
            match &fact.event {
                Event::Seeker { detail: SeekerDetail::Zone(_) | SeekerDetail::Region(_) } => {
                    telling.push(*fact);
                }
                Event::Application { detail: ApplicationDetail::Region(name), .. } => {
                    calendars.entry(name.as_str()).or_insert_with(|| places.days(name));
                }
                Event::Contact { contact, detail } => {
                    contacts.entry(&contact.0).or_default();
                    if matches!(detail, ContactDetail::Zone(_) | ContactDetail::Region(_)) {
                        telling.push(*fact);
                    }
                }
                Event::Message(_) => messages += 1,
                Event::Bounced { message } => {
                    bounced.insert(*message);
                }
                Event::Applied { .. } => applied += 1,
                _ => {}
            }
        }
        for fact in in_order(&telling) {
            match &fact.event {
                Event::Seeker { detail: SeekerDetail::Zone(name) } => home.zone = Some(name),
                Event::Seeker { detail: SeekerDetail::Region(name) } => home.region = Some(name),
                Event::Contact { contact, detail } => {
                    let known = contacts.entry(&contact.0).or_default();
                    match detail {
                        ContactDetail::Zone(name) => known.zone = Some(name),
                        ContactDetail::Region(name) => known.region = Some(name),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        for at in contacts.values().chain([&home]) {
            if let Some(name) = at.zone {
                zones.entry(name).or_insert_with(|| places.zone(name));
            }
            if let Some(name) = at.region {
                calendars.entry(name).or_insert_with(|| places.days(name));
            }
        }
        let zone = home.zone.and_then(|name| zones.get(name).cloned().flatten());
        let days = home.region.and_then(|name| calendars.get(name).cloned().flatten());
        Settled {
            home: zone.unwrap_or_else(|| places.home()),
            days: days.unwrap_or_default(),
            bounced,
            contacts,
            zones,
            calendars,
            messages,
            applied,
        }
    }

    /// Makes room for what the facts will bring, so that long lists are not moved while they grow.
    pub(super) fn reserve(&self, journal: &mut Journal) {
        journal.messages.reserve(self.messages);
        journal.contacts.reserve(self.contacts.len());
        journal.applications.reserve(self.applied);
    }

    /// The zone a contact works in, where it is known.
    pub(super) fn zone_of(&self, contact: &str) -> Option<TimeZone> {
        self.zones.get(self.contacts.get(contact)?.zone?)?.clone()
    }

    /// The working days a contact keeps, where they are known.
    pub(super) fn days_of_contact(&self, contact: &str) -> Option<WorkingDays> {
        self.days_of(self.contacts.get(contact)?.region?)
    }

    /// The working days of a region met in the facts.
    pub(super) fn days_of(&self, region: &str) -> Option<WorkingDays> {
        self.calendars.get(region)?.clone()
    }

    /// Whether a contact fact speaks of this contact.
    pub(super) fn is_named(&self, contact: &str) -> bool {
        self.contacts.contains_key(contact)
    }
}
