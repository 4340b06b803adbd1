//! Days as people say them: "tomorrow, Tue 24 Nov".

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// "Tue 24 Nov", with the year where it is another one.
pub(crate) fn plain(day: Date, today: Date) -> String {
    let form = if day.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.strftime(form).to_string()
}

/// "today", "tomorrow, Tue 24 Nov", "yesterday, Sun 22 Nov", else as [`plain`].
pub(crate) fn near(day: Date, today: Date) -> String {
    let plain = plain(day, today);
    if day == today {
        format!("today, {plain}")
    } else if today.tomorrow().is_ok_and(|next| next == day) {
        format!("tomorrow, {plain}")
    } else if today.yesterday().is_ok_and(|last| last == day) {
        format!("yesterday, {plain}")
    } else {
        plain
    }
}

/// "on Tuesday" within a week, "tomorrow", else "on Tue 24 Nov".
pub(crate) fn coming(day: Date, today: Date) -> String {
    let ahead = today.until(day).map_or(i32::MAX, |span| span.get_days());
    match ahead {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => format!("on {}", day.strftime("%A")),
        _ => format!("on {}", plain(day, today)),
    }
}

/// "Tue 24 Nov 14:00".
pub(crate) fn time(at: Timestamp, zone: &TimeZone, today: Date) -> String {
    let local = zone.to_datetime(at);
    format!("{} {}", plain(local.date(), today), local.time().strftime("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn near_days_have_names_and_far_ones_a_year() {
        let today = date(2026, 11, 23);
        assert_eq!(near(date(2026, 11, 24), today), "tomorrow, Tue 24 Nov");
        assert_eq!(near(date(2026, 11, 22), today), "yesterday, Sun 22 Nov");
        assert_eq!(near(date(2026, 11, 27), today), "Fri 27 Nov");
        assert_eq!(near(date(2027, 1, 4), today), "Mon 4 Jan 2027");
        assert_eq!(coming(date(2026, 11, 27), today), "on Friday");
        assert_eq!(coming(date(2026, 12, 1), today), "on Tue 1 Dec");
    }
}
