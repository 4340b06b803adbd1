//! The entry in the menu of a desktop, as freedesktop.org describes it.

use std::env;
use std::fs;
use std::path::Path;

use etcetera::BaseStrategy;

use crate::failure::{Failure, Kind};
use crate::say::Out;

/// The icon, the same as the page's.
const ICON: &str = include_str!("../../web/assets/icon.svg");

/// Writes the entry and its icon, over what an earlier version wrote.
pub(super) fn enter(out: &mut Out<'_>) -> Result<(), Failure> {
    if cfg!(any(windows, target_os = "macos")) {
        return Err(Failure::refused("On this system, make a link to the program instead."));
    }
    let system = |problem: &dyn std::fmt::Display| {
        Failure::new(Kind::System, format!("The menu entry could not be made: {problem}."))
    };
    let place = etcetera::choose_base_strategy().map_err(|problem| system(&problem))?.data_dir();
    let program = env::current_exe().map_err(|problem| system(&problem))?;
    let entry = place.join("applications/heardback.desktop");
    write(&place.join("icons/hicolor/scalable/apps/heardback.svg"), ICON)?;
    write(&entry, &text(&program))?;
    out.text(format!("Heardback is in the menu of your desktop ({}).", entry.display()))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|problem| Failure::file(folder, &problem))?;
    fs::write(path, text).map_err(|problem| Failure::file(path, &problem))
}

fn text(program: &Path) -> String {
    format!(
        "[Desktop Entry]\nType=Application\nName=Heardback\nComment=Whom to write to today, in your job search\nExec={} open\nIcon=heardback\nTerminal=false\nCategories=Office;\n",
        quoted(&program.display().to_string())
    )
}

/// A path as the entry has it: in quotes, with what means something there escaped twice, once for the line and once
/// for the quotes.
fn quoted(path: &str) -> String {
    let mut text = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '`' | '$' | '\\' => {
                text.push_str("\\\\");
                if letter == '\\' {
                    text.push_str("\\\\");
                } else {
                    text.push(letter);
                }
            }
            '%' => text.push_str("%%"),
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_starts_this_program_wherever_it_lies() {
        let entry = text(Path::new("/home/a b/100%/$x/heardback"));
        assert!(entry.contains("Exec=\"/home/a b/100%%/\\\\$x/heardback\" open\n"), "{entry}");
    }
}
