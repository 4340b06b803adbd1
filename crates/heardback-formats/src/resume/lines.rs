//! From lines as they stand on a page to paragraphs: where a line only goes on, it is joined to the one before.

/// A line as it stands on a page. Lengths are in whatever unit the page has.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What it says.
    pub(super) text: String,
    /// Where it begins.
    pub(super) left: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// There is more space above it than between lines.
    pub(super) begins: bool,
    /// Height of its letters.
    pub(super) size: f64,
}

/// Lines reach so far to the right of the column, as the words fall.
const FULL: f64 = 0.97;

/// Signs that stand before the points of a list; letters of private fonts stand for bullets as well.
const BULLETS: &str = "•◦▪▫■□●○‣⁃∙·–—-*➢►▶▸→✓✔o§";

/// The text behind the sign of a list, if one stands there.
pub(super) fn point(text: &str) -> Option<&str> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let is_private = ('\u{e000}'..='\u{f8ff}').contains(&first);
    let rest = letters.as_str();
    let is_point = is_private
        || BULLETS.contains(first) && rest.starts_with(|c: char| c.is_whitespace())
        || "•◦▪●‣■".contains(first);
    is_point.then(|| rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// Whether the line is nothing but the sign of a list, which some writers place by itself.
fn is_sign(text: &str) -> bool {
    let mut letters = text.trim().chars();
    let first = letters.next();
    let is_sign = |c: char| BULLETS.contains(c) || ('\u{e000}'..='\u{f8ff}').contains(&c);
    first.is_some_and(is_sign) && letters.next().is_none()
}

/// The paragraphs of the lines, without the signs of lists.
pub(super) fn joined(lines: &[Line]) -> Vec<String> {
    let widest = lines.iter().map(|line| line.right).fold(0.0, f64::max);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last: Option<(&Line, bool)> = None;
    let mut sign = false;
    for line in lines {
        if is_sign(&line.text) {
            sign = true;
            continue;
        }
        let point_text = point(&line.text);
        let is_point = point_text.is_some() || sign;
        let text = point_text.unwrap_or(&line.text).trim();
        let goes_on = !is_point
            && last.is_some_and(|(before, in_point)| goes_on(before, line, in_point, widest));
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => append(paragraph, text),
            None => paragraphs.push(text.to_owned()),
        }
        let in_point = is_point || goes_on && last.is_some_and(|(_, in_point)| in_point);
        last = Some((line, in_point));
        sign = false;
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// A line goes on if it begins small, or if the one before was full and its sentence is not over, or is one of several in
/// a point of a list.
fn goes_on(before: &Line, line: &Line, in_point: bool, widest: f64) -> bool {
    if line.begins || (line.size - before.size).abs() > before.size * 0.08 {
        return false;
    }
    let ended = before.text.ends_with(['.', '!', '?', ':']);
    if line.text.starts_with(char::is_lowercase) && !ended {
        return true;
    }
    // A line was broken for want of room if the next word had none.
    let letters = line.text.chars().count().max(1) as f64;
    let word = line.text.split(' ').next().unwrap_or_default().chars().count() as f64 + 1.0;
    let room = word * (line.right - line.left) / letters;
    let is_full = before.right + room > widest * FULL;
    is_full && (!ended || in_point && line.left >= before.left)
}

/// Puts a line behind another; a word divided at the end of the line grows together again.
fn append(paragraph: &mut String, text: &str) {
    let divided = paragraph.ends_with(['-', '\u{ad}'])
        && text.starts_with(char::is_lowercase)
        && paragraph.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if paragraph.ends_with('\u{ad}') {
        paragraph.pop();
    } else if !divided {
        paragraph.push(' ');
    }
    // A hyphen stays: whether it divides a word or joins two (quick-clamp) nobody can tell.
    paragraph.push_str(text);
}

#[cfg(test)]
mod tests {
    use crate::resume::of_text;

    #[test]
    fn points_stand_alone_and_lines_that_go_on_are_joined() {
        let text = "# Maya Chen\nProcess engineer\n\n## Ferro Stamping\n2019 – 2024\n\n- Cut changeovers from 70 to 28\n  minutes on two presses\n- Trained **eleven operators** in quick-\n  clamp fixtures.\n* Wrote the manual\n\nI like to cook, and\nto sing.\n";
        assert_eq!(
            of_text(text),
            [
                "Maya Chen",
                "Process engineer",
                "Ferro Stamping",
                "2019 – 2024",
                "Cut changeovers from 70 to 28 minutes on two presses",
                "Trained eleven operators in quick-clamp fixtures.",
                "Wrote the manual",
                "I like to cook, and to sing.",
            ]
        );
        assert_eq!(of_text("\n\n---\n"), [""; 0]);
    }
}
