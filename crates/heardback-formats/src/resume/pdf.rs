//! The text of a PDF: what its pages show, in the order they show it, put together to lines and paragraphs.

mod font;
mod page;

use hayro_syntax::{LoadPdfError, Pdf};

use super::lines::{Line, joined};
use super::{MOST_TEXT, Unread};
use page::{Piece, Reading};

/// More pages than any resume has.
const MOST_PAGES: usize = 40;

/// A gap this much wider than a letter's height is a space.
const SPACE: f64 = 0.16;

/// The paragraphs of a PDF.
pub fn paragraphs(bytes: &[u8]) -> Result<Vec<String>, Unread> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unread::Locked,
        LoadPdfError::Invalid => Unread::Broken,
    })?;
    let mut reading = Reading::new(MOST_TEXT);
    let mut lines = Vec::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let pieces = reading.page(page);
        lines.extend(lines_of(&pieces));
    }
    if lines.is_empty() {
        return Err(if pdf.pages().is_empty() { Unread::Broken } else { Unread::Pictures });
    }
    Ok(joined(&lines))
}

/// Pieces that stand on one height become a line, in the order in which they were written.
fn lines_of(pieces: &[Piece]) -> Vec<Line> {
    let mut lines: Vec<(Line, f64)> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.text.trim().is_empty() || piece.text == " ") {
        if let Some((line, height)) = lines.last_mut()
            && (piece.height - *height).abs() < line.size.min(piece.size) * 0.5
            && piece.left > line.right - piece.size * 1.5
        {
            let gap = piece.left - line.right;
            let spaced = line.text.ends_with(' ') || piece.text.starts_with(' ');
            if gap > piece.size * SPACE && !spaced {
                line.text.push(' ');
            }
            line.text.push_str(&piece.text);
            line.right = piece.right;
            continue;
        }
        let above = lines.last().map(|(line, height)| (line.size, height - piece.height));
        // The space between lines of one paragraph is about a letter's height and a half.
        let begins = above.is_none_or(|(size, gap)| gap > size.max(piece.size) * 1.75 || gap < 0.0);
        let line = Line {
            text: piece.text.clone(),
            left: piece.left,
            right: piece.right,
            begins,
            size: piece.size,
        };
        lines.push((line, piece.height));
    }
    let tidy = |line: Line| {
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        Line { text, ..line }
    };
    lines.into_iter().map(|(line, _)| tidy(line)).filter(|line| !line.text.is_empty()).collect()
}
