//! A mail as somebody copied it: whole, with all its headers, or only what a screen shows of it.
//!
//! What is whole is taken as it is. Of the rest the first lines are looked through for who wrote, when, to whom and about
//! what, as mail programs write that above a text; what does not stand there has to be said beside it. It becomes a
//! message of its own, with a key that follows from its content, so that pasting it again adds nothing.

use heardback_core::fact::MessageKey;
use heardback_core::spoken_date::{self, Lean, Spoken};
use jiff::Zoned;
use jiff::civil::Time;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

use super::headers::is_header_of_a_whole_mail;

/// Who wrote, when and about what, where the text itself does not say it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The writer: an address, perhaps with a name.
    pub from: Option<&'a str>,
    /// The subject.
    pub subject: Option<&'a str>,
    /// The day it came.
    pub on: Option<&'a str>,
}

/// What is not known of a pasted mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lacks {
    /// There is no text.
    #[error("there is no mail in it")]
    Text,
    /// Nobody's address stands above the text or in it.
    #[error("it does not say who wrote it: add the writer's address")]
    From,
    /// No day stands above the text.
    #[error("it does not say when it came: add the day")]
    Day,
    /// A day that may be another one, or none.
    #[error("the day it came is not clear: {0}")]
    Unclear(String),
}

/// So many lines at the top may say who wrote, when and about what.
const HEAD: usize = 12;

/// The bytes of the mail that was pasted. `now` is the moment, in the zone of whoever pasted it.
pub fn pasted(text: &str, beside: Beside<'_>, now: &Zoned) -> Result<Vec<u8>, Lacks> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_start_matches(['\n', ' ', '\u{feff}']);
    if text.trim().is_empty() {
        return Err(Lacks::Text);
    }
    let above = text.lines().take_while(|line| !line.trim().is_empty());
    if above.into_iter().any(is_header_of_a_whole_mail) {
        return Ok(text.as_bytes().to_vec());
    }
    let seen = Seen::of(text);
    let from = beside.from.map(str::to_owned).or(seen.from);
    let address = from.as_deref().and_then(address_in);
    let address = address.or_else(|| address_in(&seen.body)).ok_or(Lacks::From)?;
    let name = from.as_deref().map(name_before).filter(|name| !name.is_empty());
    let subject = beside.subject.map(str::to_owned).or(seen.subject).unwrap_or_default();
    let when = match (beside.on, &seen.date) {
        (Some(words), _) => day(words, now)?,
        (None, Some(words)) => day(words, now)?,
        (None, None) => return Err(Lacks::Day),
    };
    if seen.body.trim().is_empty() {
        return Err(Lacks::Text);
    }
    let from = match name {
        Some(name) => format!("\"{}\" <{address}>", name.replace(['"', '\\'], "")),
        None => address,
    };
    let id = MessageKey::digest(["pasted", &from, &when.date().to_string(), &subject, &seen.body]);
    let mut mail = format!("From: {}\n", one_line(&from));
    if let Some(to) = seen.to {
        mail += &format!("To: {}\n", one_line(&to));
    }
    mail += &format!("Subject: {}\n", one_line(&subject));
    // A year that cannot be written is no year of a mail.
    let date = rfc2822::to_string(&when).map_err(|_| Lacks::Day)?;
    mail += &format!("Date: {date}\nMessage-ID: <{id}@pasted.invalid>\n");
    mail += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
    mail += seen.body.trim();
    mail.push('\n');
    Ok(mail.into_bytes())
}

/// What the first lines say, and the text below them.
#[derive(Debug, Default)]
struct Seen {
    from: Option<String>,
    to: Option<String>,
    date: Option<String>,
    subject: Option<String>,
    body: String,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Seen::default();
        let mut body = 0;
        let mut place = 0;
        for line in text.split_inclusive('\n').take(HEAD) {
            let next = place + line.len();
            let said = line.trim().trim_matches('*').trim();
            if seen.takes(said) {
                body = next;
            } else if !said.is_empty() && body > 0 {
                break;
            }
            place = next;
        }
        // What stands above the writer's line is the subject, as a page of mail shows it.
        let above = text[..body].lines().map(str::trim).find(|line| !line.is_empty());
        if seen.subject.is_none() && body > 0 {
            seen.subject = above
                .filter(|line| name_of_field(line).is_none() && address_in(line).is_none())
                .map(str::to_owned);
        }
        text[body..].clone_into(&mut seen.body);
        seen
    }

    /// Whether a line says something of the mail instead of being its text.
    fn takes(&mut self, line: &str) -> bool {
        if let Some((field, value)) = name_of_field(line) {
            let place = match field {
                Field::From => &mut self.from,
                Field::To => &mut self.to,
                Field::Date => &mut self.date,
                Field::Subject => &mut self.subject,
                Field::Other => return true,
            };
            place.get_or_insert_with(|| value.to_owned());
            return true;
        }
        // “Dana Ruiz <dana@acme.example>”, with the day behind it or on the next line.
        if self.from.is_none()
            && let Some((name, rest)) = line.split_once('<')
            && let Some((address, behind)) = rest.split_once('>')
            && is_address(address)
        {
            let (date, name) = match announced(name) {
                Some((date, name)) => (Some(date), name),
                None => (None, name.trim().to_owned()),
            };
            self.from = Some(format!("{name} <{address}>"));
            let behind = Some(behind.trim().to_owned()).filter(|words| has_digit(words));
            self.date = date.or(behind).or(self.date.take());
            return true;
        }
        if self.from.is_some() && (line == "to me" || line.starts_with("to me,")) {
            return true;
        }
        let may_be_a_day = self.from.is_some()
            && self.date.is_none()
            && line.len() < 60
            && has_digit(line)
            && (line.contains(':') || line.contains("20"));
        if may_be_a_day {
            self.date = Some(line.to_owned());
        }
        may_be_a_day
    }
}

/// Day and name of “On Mon, Mar 9, 2026 at 10:15 AM Dana Ruiz <…> wrote:”, as programs announce what they quote.
fn announced(before: &str) -> Option<(String, String)> {
    let words: Vec<&str> = before.split_whitespace().collect();
    if !words.first().is_some_and(|word| ["On", "Am"].contains(word)) {
        return None;
    }
    let of_the_day = |word: &&str| has_digit(word) || ["AM", "PM", "Uhr", "schrieb"].contains(word);
    let last = words.iter().rposition(of_the_day)?;
    let day: Vec<&str> =
        words[1..=last].iter().copied().filter(|word| *word != "schrieb").collect();
    Some((day.join(" "), words[last + 1..].join(" ")))
}

fn has_digit(words: &str) -> bool {
    words.contains(|letter: char| letter.is_ascii_digit())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    To,
    Date,
    Subject,
    /// Known, and of no use here.
    Other,
}

/// How mail programs call the lines above a text.
const FIELDS: [(&str, Field); 16] = [
    ("from", Field::From),
    ("von", Field::From),
    ("de", Field::From),
    ("to", Field::To),
    ("an", Field::To),
    ("date", Field::Date),
    ("sent", Field::Date),
    ("received", Field::Date),
    ("datum", Field::Date),
    ("gesendet", Field::Date),
    ("subject", Field::Subject),
    ("betreff", Field::Subject),
    ("cc", Field::Other),
    ("reply-to", Field::Other),
    ("antwort an", Field::Other),
    ("importance", Field::Other),
];

/// The field a line names, and what stands in it.
fn name_of_field(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_matches('*').to_lowercase();
    let (_, field) = FIELDS.iter().find(|(known, _)| *known == name)?;
    Some((*field, value.trim().trim_start_matches('*').trim()))
}

fn is_address(word: &str) -> bool {
    let bare = |part: &str| {
        !part.is_empty()
            && part.chars().all(|letter| letter.is_alphanumeric() || "._%+-'&=/".contains(letter))
    };
    word.split_once('@').is_some_and(|(box_, host)| {
        bare(box_) && bare(host) && host.contains('.') && !host.ends_with('.')
    })
}

/// The first address in a text.
fn address_in(text: &str) -> Option<String> {
    let words =
        text.split(|letter: char| letter.is_whitespace() || "<>()[],;\"“”".contains(letter));
    let word = words.map(|word| {
        word.trim_start_matches("mailto:").trim_end_matches(['.', ':', '!', '?', '\''])
    });
    word.into_iter().find(|word| is_address(word)).map(str::to_owned)
}

/// The name that stands before an address, or instead of one.
fn name_before(from: &str) -> String {
    let name = match (from.split_once('<'), is_address(from.trim())) {
        (Some((name, _)), _) => name,
        (None, true) => "",
        (None, false) => from.split(['(', '[']).next().unwrap_or_default(),
    };
    name.trim().trim_matches('"').trim().to_owned()
}

/// The moment that words mean which a mail program wrote, or a person; without a time, noon.
fn day(words: &str, now: &Zoned) -> Result<Zoned, Lacks> {
    if let Ok(written) = rfc2822::parse(words) {
        return Ok(written);
    }
    let bare = words.split('(').next().unwrap_or_default();
    let bare: String = bare.chars().map(|c| if ",·|".contains(c) { ' ' } else { c }).collect();
    let mut kept: Vec<&str> =
        bare.split_whitespace().filter(|word| !is_filler(word)).map(in_english).collect();
    // A weekday only repeats what the day says.
    if kept.len() > 2 && kept[0].chars().all(char::is_alphabetic) && !is_month(kept[0]) {
        kept.remove(0);
    }
    let tries = [words.trim().to_owned(), kept.join(" "), {
        // What a clock is set to where the mail was shown is at the end, if anywhere.
        kept.pop();
        kept.join(" ")
    }];
    let here = now.datetime();
    let mut problem = None;
    for words in tries.iter().filter(|words| !words.is_empty()) {
        match spoken_date::parse(words, here, Lean::Past) {
            Ok(spoken) => return moment(spoken, now).ok_or(Lacks::Day),
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    Err(problem.map_or(Lacks::Day, |why| Lacks::Unclear(why.to_string())))
}

/// Words that stand between a day and a time. “AM” of a clock is none, the German “am” is.
fn is_filler(word: &str) -> bool {
    ["at", "um", "on", "am", "den", "Uhr"].contains(&word)
}

/// The German months and days of the month as the reader of dates knows them.
fn in_english(word: &str) -> &str {
    const MONTHS: [(&str, &str); 7] = [
        ("Januar", "January"),
        ("Februar", "February"),
        ("März", "March"),
        ("Mai", "May"),
        ("Juni", "June"),
        ("Juli", "July"),
        ("Oktober", "October"),
    ];
    let last = ("Dezember", "December");
    if let Some((_, english)) = MONTHS.iter().chain([&last]).find(|(german, _)| *german == word) {
        return english;
    }
    match word.strip_suffix('.') {
        Some(day) if day.chars().all(|letter| letter.is_ascii_digit()) => day,
        _ => word,
    }
}

fn is_month(word: &str) -> bool {
    const BEGIN: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_lowercase();
    BEGIN.iter().any(|month| word.starts_with(month))
}

fn moment(spoken: Spoken, now: &Zoned) -> Option<Zoned> {
    let zone = spoken.offset.map_or_else(|| now.time_zone().clone(), TimeZone::fixed);
    let time = spoken.time.unwrap_or_else(|| Time::constant(12, 0, 0, 0));
    let moment = spoken.date.to_datetime(time).to_zoned(zone).ok()?;
    // Today at noon has not come yet when it is morning.
    Some(if spoken.time.is_none() && moment > *now { now.clone() } else { moment })
}

/// A header is one line, whatever was pasted.
fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use expect_test::{Expect, expect};
    use jiff::civil::date;

    use super::*;
    use crate::mail::parse;

    fn now() -> Zoned {
        date(2026, 3, 12).at(9, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap()
    }

    #[track_caller]
    fn check(text: &str, beside: Beside<'_>, expected: Expect) {
        let told = match pasted(text, beside, &now()) {
            Ok(bytes) => {
                let mail = parse(&bytes);
                let from = mail.from.map(|from| format!("{} <{}>", from.name, from.email));
                format!(
                    "{} | {} | {} | {}",
                    from.unwrap_or_default(),
                    mail.date.map(|at| at.to_string()).unwrap_or_default(),
                    mail.subject,
                    mail.text.trim().replace('\n', "/")
                )
            }
            Err(lacks) => lacks.to_string(),
        };
        expected.assert_eq(&told);
    }

    const BARE: Beside<'static> = Beside { from: None, subject: None, on: None };

    #[test]
    fn a_whole_mail_is_taken_as_it_is() {
        check(
            "Delivered-To: me@home.example\nFrom: Dana <dana@acme.example>\nMessage-ID: <1@a.example>\nDate: Tue, 10 Mar 2026 09:00:00 +0000\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n\nHello",
            BARE,
            expect!["Dana <dana@acme.example> | 2026-03-10T09:00:00Z | Grüße | Hello"],
        );
    }

    #[test]
    fn what_a_screen_shows_is_understood() {
        check(
            "From: Dana Ruiz <dana@acme.example>\nSent: Monday, March 9, 2026 10:15 AM\nTo: Kim Doe <kim@home.example>\nSubject: Your application\n\nDear Kim,\n\nThank you.",
            BARE,
            expect![
                "Dana Ruiz <dana@acme.example> | 2026-03-09T10:15:00Z | Your application | Dear Kim,//Thank you."
            ],
        );
        check(
            "Your application\nDana Ruiz <dana@acme.example>\nMon, 9 Mar 2026 at 10:15\nto me\n\nDear Kim, thank you.",
            BARE,
            expect![
                "Dana Ruiz <dana@acme.example> | 2026-03-09T10:15:00Z | Your application | Dear Kim, thank you."
            ],
        );
        check(
            "Von: Jörg Müller <jm@acme.example>\nGesendet: Montag, 9. März 2026 10:15\nAn: Kim\nBetreff: Ihre Bewerbung\n\nGuten Tag, vielen Dank.",
            BARE,
            expect![
                "Jörg Müller <jm@acme.example> | 2026-03-09T10:15:00Z | Ihre Bewerbung | Guten Tag, vielen Dank."
            ],
        );
    }

    #[test]
    fn what_a_program_quotes_is_understood() {
        check(
            "On Mon, Mar 9, 2026 at 10:15 AM Dana Ruiz <dana@acme.example> wrote:\n\nDear Kim, thank you.",
            BARE,
            expect![
                "Dana Ruiz <dana@acme.example> | 2026-03-09T10:15:00Z |  | Dear Kim, thank you."
            ],
        );
        check(
            "Am Montag, 9. März 2026 um 10:15 Uhr schrieb Jörg Müller <jm@acme.example>:\n\nGuten Tag, vielen Dank.",
            BARE,
            expect![
                "Jörg Müller <jm@acme.example> | 2026-03-09T10:15:00Z |  | Guten Tag, vielen Dank."
            ],
        );
        check(
            "Dana Ruiz <dana@acme.example>:\n\nDear Kim, thank you.",
            BARE,
            expect!["it does not say when it came: add the day"],
        );
    }

    #[test]
    fn what_does_not_stand_there_is_said_beside_it() {
        let text = "Dear Kim,\n\nthank you for applying. Write to jobs@acme.example.\n\nDana Ruiz";
        check(text, BARE, expect!["it does not say when it came: add the day"]);
        check(
            text,
            Beside {
                from: Some("Dana Ruiz <dana@acme.example>"),
                subject: Some("Hello"),
                on: Some("2026-03-09"),
            },
            expect![
                "Dana Ruiz <dana@acme.example> | 2026-03-09T12:00:00Z | Hello | Dear Kim,//thank you for applying. Write to jobs@acme.example.//Dana Ruiz"
            ],
        );
        check(
            "Hello.\nDana",
            Beside { on: Some("today"), ..BARE },
            expect!["it does not say who wrote it: add the writer's address"],
        );
        check(" \n", BARE, expect!["there is no mail in it"]);
        check("From: a@b.example\nDate: today\n\n", BARE, expect!["there is no mail in it"]);
    }

    #[test]
    fn a_day_that_may_be_two_is_asked_for() {
        check(
            "From: dana@acme.example\nDate: 3/4/2026\nSubject: Hello\n\nHi",
            BARE,
            expect![
                "the day it came is not clear: `3/4/2026` could be two different days; type `2026-04-03` or `2026-03-04`"
            ],
        );
    }

    #[test]
    fn pasting_again_gives_the_same_mail_and_no_line_becomes_a_header() {
        let text = "From: Dana <dana@acme.example>\nDate: 9 Mar 2026\nSubject: One\u{2028}two\n\nBcc: evil@x.example\nText";
        let (one, two) = (pasted(text, BARE, &now()).unwrap(), pasted(text, BARE, &now()).unwrap());
        assert_eq!(one, two);
        let hostile = Beside { subject: Some("a\nBcc: evil@x.example"), ..BARE };
        let mail = String::from_utf8(pasted(text, hostile, &now()).unwrap()).unwrap();
        let head = mail.split("\n\n").next().unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc:")), "{mail}");
    }
}
