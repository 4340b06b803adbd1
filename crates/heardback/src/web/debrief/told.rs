//! What the form of a debrief sends: fields that are there once for each person.

use heardback_core::fact::ContactId;

/// What was typed.
#[derive(Debug, Default)]
pub(super) struct Told {
    there: Vec<String>,
    /// Person and text.
    topics: Vec<(String, String)>,
    emails: Vec<(String, String)>,
    new: Vec<Newcomer>,
    pub(super) promise: Option<String>,
    pub(super) due: Option<String>,
    pub(super) note: Option<String>,
}

/// Somebody nobody knew of.
#[derive(Debug, Default, Clone)]
pub(super) struct Newcomer {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) topics: String,
}

/// So many lines for newcomers are offered at once.
const LINES: usize = 2;

impl Told {
    pub(super) fn of(fields: Vec<(String, String)>) -> Self {
        let mut told = Told::default();
        for (name, value) in fields {
            let filled = || Some(value.clone()).filter(|text| !text.trim().is_empty());
            match (name.as_str(), name.split_once(' ')) {
                ("there", _) => told.there.push(value),
                ("promise", _) => told.promise = filled(),
                ("due", _) => told.due = filled(),
                ("note", _) => told.note = filled(),
                // The three fields of a line come one after the other.
                ("name", _) => told.new.push(Newcomer { name: value, ..Newcomer::default() }),
                ("email", _) => told.last(|new| new.email = value),
                ("topics", _) => told.last(|new| new.topics = value),
                (_, Some(("topics", person))) => told.topics.push((person.to_owned(), value)),
                (_, Some(("email", person))) => told.emails.push((person.to_owned(), value)),
                _ => {}
            }
        }
        told.new.retain(|new| {
            [&new.name, &new.email, &new.topics].iter().any(|text| !text.trim().is_empty())
        });
        told
    }

    fn last(&mut self, change: impl FnOnce(&mut Newcomer)) {
        if let Some(new) = self.new.last_mut() {
            change(new);
        }
    }

    pub(super) fn was_there(&self, person: &ContactId) -> bool {
        self.there.iter().any(|there| *there == person.0)
    }

    pub(super) fn topics(&self, person: &ContactId) -> &str {
        of(&self.topics, person)
    }

    pub(super) fn email(&self, person: &ContactId) -> &str {
        of(&self.emails, person).trim()
    }

    /// Those who are new.
    pub(super) fn unknown(&self) -> &[Newcomer] {
        &self.new
    }

    /// The same, and empty lines for more.
    pub(super) fn lines(&self) -> Vec<Newcomer> {
        let empty = std::iter::repeat_n(Newcomer::default(), LINES.saturating_sub(self.new.len()));
        self.new.iter().cloned().chain(empty).collect()
    }
}

fn of<'t>(fields: &'t [(String, String)], person: &ContactId) -> &'t str {
    fields.iter().find(|(of, _)| *of == person.0).map_or("", |(_, text)| text)
}

/// One topic a line, or divided by semicolons.
pub(super) fn topics(text: &str) -> Vec<String> {
    let topics = text.split([';', '\n']).map(str::trim).filter(|topic| !topic.is_empty());
    topics.map(str::to_owned).collect()
}
