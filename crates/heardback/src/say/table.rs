//! Aligned columns.

use super::wrap::{columns, wrapped};
use super::{Out, Tone};
use crate::failure::Failure;

/// What has to be left of the column that gives way.
const LEAST: usize = 24;

/// What stands between two columns.
const GAP: usize = 2;

/// Rows of cells. Where the rows would be wider than the screen, the column named as elastic gives way: it first takes
/// the room of empty cells behind it, and then goes on in further lines; where that is not enough, every cell has a line
/// of its own. Nothing is cut.
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
        let gaps = GAP * widths.len().saturating_sub(1);
        let too_wide = (widths.iter().sum::<usize>() + gaps).saturating_sub(out.width);
        let Some(elastic) = widths.get_mut(self.elastic) else { return Ok(()) };
        let left = elastic.saturating_sub(too_wide);
        let fits = left >= LEAST.min(*elastic);
        *elastic = left;
        for row in &self.rows {
            match fits {
                true => self.write_row(row, &widths, out)?,
                false => self.write_stacked(row, out)?,
            }
        }
        Ok(())
    }

    /// On a narrow screen each cell stands on its own line, the first one in front.
    fn write_stacked(&self, row: &[String], out: &mut Out<'_>) -> Result<(), Failure> {
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let indent = if column == 0 { "" } else { "  " };
            for line in wrapped(indent, indent, cell, out.width) {
                out.line(self.toned(column, &line, out))?;
            }
        }
        Ok(())
    }

    fn write_row(
        &self,
        row: &[String],
        widths: &[usize],
        out: &mut Out<'_>,
    ) -> Result<(), Failure> {
        let mut line = String::new();
        let mut further = Vec::new();
        let mut column = 0;
        while column < row.len().min(widths.len()) {
            let cell = &row[column];
            let mut width = widths[column];
            let mut shown = cell.clone();
            let mut next = column + 1;
            if column == self.elastic {
                while columns(cell) > width && next < widths.len() && is_blank(row, next) {
                    width += GAP + widths[next];
                    next += 1;
                }
                let mut lines = wrapped("", "", cell, width).into_iter();
                shown = lines.next().unwrap_or_default();
                let before = " ".repeat(columns(&line));
                further.extend(lines.map(|text| (before.clone(), text)));
            }
            let padding = (width + GAP).saturating_sub(columns(&shown)).max(GAP);
            line += &self.toned(column, &shown, out);
            line.extend(std::iter::repeat_n(' ', padding));
            column = next;
        }
        out.line(line.trim_end())?;
        for (before, text) in further {
            out.line(before + &self.toned(self.elastic, &text, out))?;
        }
        Ok(())
    }

    fn toned(&self, column: usize, cell: &str, out: &Out<'_>) -> String {
        match self.tones.get(column).copied().flatten() {
            Some(tone) if !cell.is_empty() => out.toned(tone, cell),
            _ => cell.to_owned(),
        }
    }
}

fn is_blank(row: &[String], column: usize) -> bool {
    row.get(column).is_none_or(String::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(width: usize, rows: &[[&str; 4]], expected: Expect) {
        let mut table = Table::new(1);
        for row in rows {
            table.row(row.map(str::to_owned));
        }
        let mut written = Vec::new();
        table.write(&mut Out::plain(&mut written, width)).expect("a table is written");
        expected.assert_eq(&String::from_utf8(written).expect("text"));
    }

    #[test]
    fn on_a_narrow_screen_each_cell_has_a_line() {
        check(
            40,
            &[["a-long-id-of-a-company", "Operations Analyst at Larkspur Health", "talking", ""]],
            expect![[r#"
                a-long-id-of-a-company
                  Operations Analyst at Larkspur Health
                  talking
            "#]],
        );
    }

    #[test]
    fn what_does_not_fit_takes_empty_room_and_then_another_line() {
        check(
            74,
            &[
                ["ab12", "Find somebody to write to at Gladstone", "", "applied Mon 2 Nov"],
                ["cd34", "Thank Grace Adeyemi, e-mail", "by Fri 27 Nov", "talked Fri"],
                ["ef56", "Check in with Sofia Brandt about the role", "by Fri 27 Nov", "x"],
            ],
            expect![[r#"
                ab12  Find somebody to write to at Gladstone             applied Mon 2 Nov
                cd34  Thank Grace Adeyemi, e-mail         by Fri 27 Nov  talked Fri
                ef56  Check in with Sofia Brandt about    by Fri 27 Nov  x
                      the role
            "#]],
        );
    }
}
