//! The one plain sentence of an item: what happened, and the number that decided.

use jiff::civil::Date;

use super::proposal::Proposal;
use super::search::Search;
use crate::fact::ProfileName;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// “2 March 2026”.
pub(super) fn day(date: Date) -> String {
    let mut text = String::with_capacity(18);
    push_number(&mut text, date.day().unsigned_abs().into());
    text.push(' ');
    text.push_str(MONTHS[usize::from(date.month().unsigned_abs()) - 1]);
    text.push(' ');
    push_number(&mut text, date.year().unsigned_abs().into());
    text
}

fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

impl Proposal {
    /// Takes the first half of the sentence and adds the number that decided.
    pub(super) fn sentence(&mut self, search: &Search<'_>) -> String {
        let mut sentence = std::mem::take(&mut self.because);
        let (name, value) = self.number;
        if !name.is_empty() {
            sentence.push_str(match search.journal.seeker.profile {
                ProfileName::Reserved => "; the reserved profile ",
                ProfileName::Balanced => "; the balanced profile ",
                ProfileName::Assertive => "; the assertive profile ",
            });
            sentence.push_str(if name.ends_with(".max") { "stops after " } else { "says " });
            push_number(&mut sentence, value.unsigned_abs());
            sentence.push_str(match name {
                _ if name.ends_with(".max") => " (",
                "thx.due" => " hours (",
                _ if value == 1 => " working day (",
                _ => " working days (",
            });
            sentence.push_str(name);
            sentence.push(')');
        }
        sentence.push('.');
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_write_it() {
        assert_eq!(day(jiff::civil::date(2026, 3, 2)), "2 March 2026");
        assert_eq!(day(jiff::civil::date(2026, 12, 31)), "31 December 2026");
    }
}
