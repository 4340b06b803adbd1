//! One JSON object a line in, an answer for each: what the commands for other programs have in common.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use heardback_formats::contract::LineError;

use crate::failure::{Failure, Kind};
use crate::say::Out;

/// Answers each line of a file, `-` being standard input. A line that cannot be answered gets its error, and the others
/// go on; `verb` says in the last sentence what could not be done.
pub(crate) fn answer(
    file: &Path,
    verb: &str,
    out: &mut Out<'_>,
    mut answer: impl FnMut(&str, &mut Out<'_>) -> Result<Result<(), LineError>, Failure>,
) -> Result<(), Failure> {
    let lines: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let opened = File::open(file)
            .map_err(|problem| Failure::typed(format!("{}: {problem}.", file.display())))?;
        Box::new(BufReader::new(opened))
    };
    let (mut answered, mut wrong) = (0_usize, 0_usize);
    for (index, line) in lines.split(b'\n').enumerate() {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            continue;
        }
        match answer(&line, out)? {
            Ok(()) => answered += 1,
            Err(error) => {
                wrong += 1;
                out.line(error.answer(index + 1))?;
            }
        }
    }
    match (answered, wrong) {
        (0, 0) => Err(Failure::typed(format!("{} has no line to {verb}.", file.display()))),
        (_, 0) => Ok(()),
        (_, wrong) => Err(Failure::new(
            Kind::Found,
            format!("{wrong} of {} lines could not be answered; each says why.", answered + wrong),
        )),
    }
}
