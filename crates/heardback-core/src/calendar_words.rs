//! Numbers, weekdays and months as English writes them, in lower case.

use jiff::civil::Weekday;

/// A small number written as a word.
pub(crate) fn spelled(word: &str) -> Option<u32> {
    const WORDS: [&str; 16] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    ];
    match word {
        "twenty" => Some(20),
        "thirty" => Some(30),
        "sixty" => Some(60),
        "ninety" => Some(90),
        _ => (1..).zip(WORDS).find(|(_, name)| *name == word).map(|(number, _)| number),
    }
}

/// A weekday, in full or shortened as people do.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" | "weds" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A month, in full or shortened as people do.
pub(crate) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// Whether a word can stand in a phrase of time. Every such phrase has one of these words or a number in it.
pub(crate) fn about_time(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(b'a') => {
            matches!(word, "asap" | "afternoon" | "april" | "apr" | "august" | "aug" | "autumn")
        }
        Some(b'b') => word == "business",
        Some(b'c') => matches!(word, "cob" | "course"),
        Some(b'd') => matches!(word, "day" | "days" | "december" | "dec"),
        Some(b'e') => matches!(word, "eod" | "eob" | "eow" | "eom" | "evening"),
        Some(b'f') => matches!(
            word,
            "friday" | "fri" | "fortnight" | "fortnights" | "february" | "feb" | "future" | "fall"
        ),
        Some(b'h') => matches!(word, "hour" | "hours" | "hr" | "hrs"),
        Some(b'j') => matches!(word, "january" | "jan" | "june" | "jun" | "july" | "jul"),
        Some(b'm') => matches!(
            word,
            "month" | "months" | "monday" | "mon" | "march" | "mar" | "may" | "morning"
        ),
        Some(b'n') => matches!(word, "november" | "nov" | "new"),
        Some(b'o') => matches!(word, "october" | "oct"),
        Some(b'p') => matches!(word, "play"),
        Some(b'q') => matches!(word, "quarter" | "q"),
        Some(b's') => matches!(
            word,
            "soon"
                | "shortly"
                | "saturday"
                | "sat"
                | "sunday"
                | "sun"
                | "september"
                | "sept"
                | "sep"
                | "summer"
                | "spring"
        ),
        Some(b't') => matches!(
            word,
            "today"
                | "tonight"
                | "tomorrow"
                | "tuesday"
                | "tue"
                | "tues"
                | "thursday"
                | "thu"
                | "thur"
                | "thurs"
        ),
        Some(b'w') => matches!(
            word,
            "week"
                | "weeks"
                | "weekday"
                | "weekdays"
                | "wk"
                | "wks"
                | "wednesday"
                | "wed"
                | "weds"
                | "winter"
                | "work"
                | "working"
        ),
        Some(b'y') => word == "year",
        _ => false,
    }
}
