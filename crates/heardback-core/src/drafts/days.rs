//! Days and spelling as a letter has them.

use jiff::civil::Date;

/// How days and a few words are spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// "March 2", "résumé".
    #[default]
    American,
    /// "2 March", "CV".
    British,
}

impl Spelling {
    /// "March 2" or "2 March"; with the year where it is not the year of `today`.
    pub(super) fn day(self, day: Date, today: Date) -> String {
        let form = match (self, day.year() == today.year()) {
            (Spelling::American, true) => "%B %-d",
            (Spelling::American, false) => "%B %-d, %Y",
            (Spelling::British, true) => "%-d %B",
            (Spelling::British, false) => "%-d %B %Y",
        };
        day.strftime(form).to_string()
    }

    /// The text as it is spelt there. Sentences are written with "résumé" and "favour".
    pub(super) fn spell(self, text: &str) -> String {
        match self {
            Spelling::American => text.replace("favour", "favor"),
            Spelling::British => text.replace("résumé", "CV"),
        }
    }
}

/// "Tuesday".
pub(super) fn weekday(day: Date) -> String {
    day.strftime("%A").to_string()
}
