//! Aligned columns.

use super::wrap::{clipped, columns};
use super::{Out, Tone};
use crate::failure::Failure;

/// What has to be left of the column that gives way.
const LEAST: usize = 24;

/// Rows of cells. The column named as elastic is clipped where the rows would be wider than the screen.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    tones: Vec<Option<Tone>>,
    elastic: usize,
}

impl Table {
    pub(crate) fn new(elastic: usize) -> Self {
        Table { rows: Vec::new(), tones: Vec::new(), elastic }
    }

    /// How a column stands out.
    pub(crate) fn tone(mut self, column: usize, tone: Tone) -> Self {
        self.tones.resize(self.tones.len().max(column + 1), None);
        self.tones[column] = Some(tone);
        self
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) -> Result<(), Failure> {
        let mut widths = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (column, cell) in row.iter().enumerate() {
                widths[column] = widths[column].max(columns(cell));
            }
        }
        self.fit(&mut widths, out.width);
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate().take(widths.len()) {
                let cell = clipped(cell, widths[column]);
                let padding =
                    if column + 1 == row.len() { 0 } else { widths[column] - columns(&cell) + 2 };
                match self.tones.get(column).copied().flatten() {
                    Some(tone) if !cell.is_empty() => line.push_str(&out.toned(tone, &cell)),
                    _ => line.push_str(&cell),
                }
                line.extend(std::iter::repeat_n(' ', padding));
            }
            out.line(line.trim_end())?;
        }
        Ok(())
    }
    /// Clips the elastic column; where that would leave little of it, the last columns go.
    fn fit(&self, widths: &mut Vec<usize>, screen: usize) {
        loop {
            let gaps = 2 * widths.len().saturating_sub(1);
            let too_wide = (widths.iter().sum::<usize>() + gaps).saturating_sub(screen);
            let Some(elastic) = widths.get(self.elastic).copied() else { return };
            let left = elastic.saturating_sub(too_wide);
            if left >= elastic.min(LEAST) || widths.len() == self.elastic + 1 {
                widths[self.elastic] = left.max(1);
                return;
            }
            widths.pop();
        }
    }
}
