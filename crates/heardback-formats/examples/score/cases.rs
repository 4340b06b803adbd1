//! The mail that recognition is measured on: other people's, labelled in a table outside the project, and a set written
//! for it, which stands in `fixtures/written`.

use std::path::Path;

use heardback_core::mail::Mail;
use heardback_core::reading::{Label, Reading};
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

/// Where a message comes from; figures of one are never averaged with those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// Mail that somebody received.
    Real,
    /// Samples that other people wrote for programs of theirs.
    Synthetic,
    /// Written for this project; rules are written from it.
    Learn,
    /// Written for this project before the rules were widened, and looked at for scoring alone.
    Held,
    /// A file named on the command line: letters that nobody has read yet, say.
    Letters,
}

impl Set {
    /// As it stands over a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Real => "real mail",
            Self::Synthetic => "samples of other programs",
            Self::Learn => "written set, half to learn from",
            Self::Held => "written set, half held out",
            Self::Letters => "letters",
        }
    }
}

/// One message, what should be read in it, and what was.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) set: Set,
    pub(crate) label: Label,
    /// Two careful readers could differ.
    pub(crate) ambiguous: bool,
    /// `None` where nobody looked; empty where the message does not state it.
    pub(crate) company: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) timeline: Option<String>,
    pub(crate) mail: Mail,
    pub(crate) reading: Reading,
}

/// The rows of `labels.csv` in a folder, each with its message.
pub(crate) fn labelled(folder: &Path) -> Vec<Case> {
    let table = std::fs::read_to_string(folder.join("labels.csv"))
        .unwrap_or_else(|error| panic!("{}: labels.csv: {error}", folder.display()));
    let mut rows = csv(&table).into_iter();
    let names = rows.next().unwrap_or_default();
    let cell = |row: &[String], name: &str| {
        let column = names.iter().position(|known| known == name);
        column.and_then(|column| row.get(column)).cloned().unwrap_or_default()
    };
    let annotated = |text: String| (text != "?").then_some(text);
    rows.map(|row| {
        let name = cell(&row, "file");
        let bytes =
            std::fs::read(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        // A body without a header gets an empty one, so that its first line is not taken for it.
        let bare = name.starts_with("txt/") && !bytes.starts_with(b"From:");
        let bytes = if bare { [b"\n".as_slice(), &bytes].concat() } else { bytes };
        let mail = mail::parse(&bytes);
        Case {
            source: cell(&row, "source"),
            set: if cell(&row, "synthetic") == "yes" { Set::Synthetic } else { Set::Real },
            label: label(&cell(&row, "label")),
            ambiguous: cell(&row, "ambiguous") == "1",
            company: annotated(cell(&row, "company")),
            role: annotated(cell(&row, "role")),
            contact: annotated(cell(&row, "contact")),
            timeline: annotated(cell(&row, "timeline")),
            reading: recognize::read(&mail, &WorkingDays::default()),
            name,
            mail,
        }
    })
    .collect()
}

/// The set written for this project: a file a label, and a file a round, written before the rules were mended again.
pub(crate) fn written(set: Set) -> Vec<Case> {
    let half = if set == Set::Held { "held" } else { "learn" };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/written").join(half);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files.iter().flat_map(|file| letters(file, set)).collect()
}

/// Letters of one file, divided by lines `=== name`. The label is the file's name, or stands before the name:
/// `=== rejection/role-filled`.
pub(crate) fn letters(file: &Path, set: Set) -> Vec<Case> {
    let text =
        std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let folder = file.parent().and_then(|folder| folder.file_name()?.to_str()).unwrap_or_default();
    let begun = text.strip_prefix("=== ").unwrap_or(&text);
    let cases = begun.split("\n=== ").map(|message| {
        let (name, message) = message.split_once('\n').unwrap_or((message, ""));
        let (of_label, name) = name.split_once('/').unwrap_or((stem, name));
        let mail = mail::parse(message.as_bytes());
        let expected = |field: &str| {
            let line = message.lines().find_map(|line| line.strip_prefix(field))?;
            Some(line.trim().to_owned())
        };
        Case {
            name: format!("{folder}/{stem}/{name}"),
            source: format!("{folder}/{stem}"),
            set,
            label: label(of_label),
            ambiguous: false,
            company: expected("Expect-Company:"),
            role: expected("Expect-Role:"),
            contact: expected("Expect-Contact:"),
            timeline: expected("Expect-Timeline:"),
            reading: recognize::read(&mail, &WorkingDays::default()),
            mail,
        }
    });
    cases.collect()
}

fn label(name: &str) -> Label {
    let mut all = Label::ALL.into_iter();
    all.find(|label| label.name() == name).unwrap_or_else(|| panic!("{name:?} is no label"))
}

/// A table as rows of cells; quotes may hold commas and line ends.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = vec![String::new()];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().expect("a row has a cell").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(std::mem::replace(&mut row, vec![String::new()])),
            letter => row.last_mut().expect("a row has a cell").push(letter),
        }
    }
    rows.push(row);
    rows.retain(|row| row.len() > 1);
    rows
}
