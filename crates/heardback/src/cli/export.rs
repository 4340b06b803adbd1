//! `export`: all facts as lines of text.

use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Write all facts as lines of text
///
/// One fact a line, readable by people and programs, and by `heardback restore`. Texts of mails are not facts and are
/// not in it; `heardback backup` has everything.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback export > search.jsonl\n  heardback export search.jsonl"
)]
pub(crate) struct ExportArgs {
    /// The file to write; without one, standard output
    file: Option<PathBuf>,
}

pub(crate) fn run(args: &ExportArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let Some(path) = &args.file else {
        let mut bytes = Vec::new();
        desk.store.export(&mut bytes)?;
        return out.raw(&bytes);
    };
    if path.exists() {
        return Err(Failure::typed(format!(
            "{} is there already and was left as it is.",
            path.display()
        ))
        .hint("Choose another name for the export."));
    }
    let file = File::create_new(path).map_err(|problem| Failure::file(path, &problem))?;
    let mut file = BufWriter::new(file);
    let count = desk.store.export(&mut file)?;
    std::io::Write::flush(&mut file).map_err(|problem| Failure::file(path, &problem))?;
    out.text(format!("{count} facts are in {}.", path.display()))
}
