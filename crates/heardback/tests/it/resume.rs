//! Proofs from a resume, in files that real programs wrote, and in files that mean harm.
//!
//! Under `tests/resumes/`: printed by Chromium, written by ReportLab with the letters every reader knows, the same locked with a
//! password, a picture as a scanner makes it, and a Word document by python-docx.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use expect_test::expect;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::environment::TestEnvironment;

fn resume(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes").join(name)
}

/// What is proposed from a file, one a line, with its skills.
fn proposed(environment: &TestEnvironment, file: &Path) -> Vec<String> {
    let said = environment.run(&["proof", "from", &file.display().to_string(), "--json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said).unwrap();
    rows.iter().map(|row| format!("{} {}", row["proof"].as_str().unwrap(), row["skills"])).collect()
}

/// What is said of a file that cannot be read; it ends soon and kindly.
fn refused(environment: &TestEnvironment, name: &str, bytes: &[u8]) -> String {
    std::fs::write(environment.home().join(name), bytes).unwrap();
    let began = Instant::now();
    let said = environment.fail(&["proof", "from", name]);
    assert!(began.elapsed() < Duration::from_secs(40), "{name}: {:?}", began.elapsed());
    assert!(said.contains("heardback proof from resume.txt"), "{name} names a way round: {said}");
    assert!(said.ends_with("exit 1\n") && !said.contains("panicked"), "{name}: {said}");
    said.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_resume_from_a_browser_from_a_pdf_library_and_from_word_propose_the_same() {
    let environment = TestEnvironment::new();
    let printed = proposed(&environment, &resume("chromium.pdf"));
    expect![[r#"
        Brought changeovers of two presses down from 70 to 28 minutes with quick-clamp fixtures and a checklist that every shift follows []
        Introduced tool-wear checks, which cut scrap on a stamping line from 6 to 3.5 percent in a year []
        Built a scrap dashboard in Power BI and SQL Server that the plant still uses ["Power BI","SQL Server"]
        Trained eleven operators and wrote the manual for the office workflow, fifty pages in two languages []"#]]
    .assert_eq(&printed.join("\n"));
    let standard = proposed(&environment, &resume("standard.pdf"));
    assert_eq!(standard[..3], printed[..3]);
    assert!(standard[3].starts_with("Trained eleven operators in Köln"), "{standard:?}");
    let word = proposed(&environment, &resume("word.docx"));
    assert_eq!(word[..4], standard[..4]);
    assert!(word[4].starts_with("Saved 15% of energy costs"), "a table too: {word:?}");
}

#[test]
fn nothing_is_kept_before_it_is_taken_and_taking_it_is_one_change() {
    let environment = TestEnvironment::new();
    let file = resume("word.docx").display().to_string();
    let said = environment.run(&["proof", "from", &file]);
    assert!(said.contains("  · Brought changeovers") && said.contains("--yes"), "{said}");
    assert!(environment.run(&["proof"]).starts_with("Nothing you have done"), "only looked at");
    environment.run(&["proof", "from", &file, "--yes"]);
    let kept = environment.run(&["proof"]);
    assert!(kept.contains("  1  Brought") && kept.contains("  5  Saved"), "in their order: {kept}");
    assert!(kept.contains("Power BI and SQL Server") || kept.contains("SQL Server and Power BI"));
    assert!(!kept.contains("maya@home"), "{kept}");
    let again = environment.run(&["proof", "from", &file]);
    assert!(again.starts_with("Nothing new in it"), "{again}");
    environment.run(&["undo"]);
    assert!(environment.run(&["proof"]).starts_with("Nothing you have done"));
}

#[test]
fn text_is_read_in_the_letters_it_is_written_in() {
    let environment = TestEnvironment::new();
    let text = "Experience\n\n- Halved the rework in Köln from 8 to 4 percent\n  within a year\n- Responsible for much\n";
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    for (name, bytes) in [("a.txt", text.as_bytes().to_vec()), ("b.md", wide), ("c.txt", windows)] {
        let file = environment.home().join(name);
        std::fs::write(&file, bytes).unwrap();
        let found = proposed(&environment, &file);
        assert_eq!(found, ["Halved the rework in Köln from 8 to 4 percent within a year []"]);
    }
}

#[test]
fn what_cannot_be_read_says_why_in_one_sentence_and_the_way_round() {
    let environment = TestEnvironment::new();
    let real = |name| std::fs::read(resume(name)).unwrap();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(b"hello").unwrap();
    let archive = archive.finish().unwrap().into_inner();
    let said: Vec<String> = [
        ("scan.pdf", real("scanned.pdf")),
        ("locked.pdf", real("locked.pdf")),
        ("cut.docx", real("word.docx")[..9000].to_vec()),
        ("other.docx", archive),
        ("old.doc", [0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3].to_vec()),
        ("rich.rtf", b"{\\rtf1 Cut costs by 10%}".to_vec()),
        ("picture.png", (0..=255).cycle().take(5000).collect()),
        ("empty.txt", Vec::new()),
        ("huge.pdf", vec![b' '; 21 << 20]),
    ]
    .into_iter()
    .map(|(name, bytes)| refused(&environment, name, &bytes))
    .collect();
    expect![[r#"
        scan.pdf has only pictures, as a scanner makes them, and no text to read.
        locked.pdf is locked with a password; save a copy without one.
        cut.docx is a broken archive.
        other.docx is an archive, and none that Word wrote; save it as .docx or PDF.
        old.doc is an old or a locked Word file; save it as .docx or as PDF.
        rich.rtf is rich text; save it as .docx, as PDF or as plain text.
        picture.png is no text, PDF or Word file.
        empty.txt is empty.
        huge.pdf is larger than any resume."#]]
    .assert_eq(&said.join("\n"));
    assert!(environment.fail(&["proof", "from", "nowhere.pdf"]).contains("nowhere.pdf: "));
    assert!(environment.fail(&["proof", "from", "."]).contains("is no file"));
}

/// A PDF of these objects; its table of contents is left out, so every reader has to look for them.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    pdf.extend(b"trailer << /Root 1 0 R >>\n%%EOF\n");
    pdf
}

fn stream(head: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {head} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let mut squeezed = ZlibEncoder::new(Vec::new(), Compression::best());
    squeezed.write_all(bytes).unwrap();
    squeezed.finish().unwrap()
}

#[test]
fn a_file_that_means_harm_harms_nothing() {
    let environment = TestEnvironment::new();
    let head = |contents: &str| {
        vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents {contents} /Resources << /XObject << /F 4 0 R >> >> >>").into_bytes(),
        ]
    };
    // A gigabyte of nothing, squeezed twice.
    let nothing = squeezed(&squeezed(&vec![b' '; 1 << 30]));
    let mut bomb = head("4 0 R");
    bomb.push(stream("/Filter [/FlateDecode /FlateDecode]", &nothing));
    refused(&environment, "bomb.pdf", &pdf(&bomb));

    let mut itself = head("5 0 R");
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >>";
    itself.push(stream(form, &b"/F Do ".repeat(1000)));
    itself.push(stream("", b"/F Do"));
    refused(&environment, "itself.pdf", &pdf(&itself));

    let mut deep = head("4 0 R");
    deep.push(stream("", &[b"[".repeat(3_000_000), b"] Tj".to_vec()].concat()));
    refused(&environment, "deep.pdf", &pdf(&deep));

    let parents = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Parent 2 0 R /Count 1 >>".to_vec(),
    ];
    refused(&environment, "circle.pdf", &pdf(&parents));

    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(b"<w:document>").unwrap();
    for _ in 0..64 {
        archive.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    refused(&environment, "bomb.docx", &archive.finish().unwrap().into_inner());
}

#[test]
fn half_a_file_is_read_as_far_as_it_goes_or_refused() {
    let environment = TestEnvironment::new();
    for name in ["chromium.pdf", "standard.pdf", "word.docx"] {
        let whole = std::fs::read(resume(name)).unwrap();
        for part in 1..8 {
            let cut = environment.home().join(name);
            std::fs::write(&cut, &whole[..whole.len() * part / 8]).unwrap();
            let output = environment.output(&["proof", "from", name, "--json"]);
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{name} {part}: {complaint}");
            assert!(!complaint.contains("panicked"), "{name} {part}: {complaint}");
        }
    }
}

#[test]
#[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
fn in_a_terminal_each_proposal_takes_one_key() {
    let environment = TestEnvironment::new();
    let file = resume("word.docx");
    let words = ["proof", "from", file.to_str().unwrap()];
    let keys = ["y", "n", "e", "Cut scrap from 6 to 3.5 percent.\n", "q"];
    let Some(screen) = environment.in_terminal(&words, &keys) else {
        println!("skipped: there is no `script` here");
        return;
    };
    assert!(screen.contains("4 of ") && !screen.contains("5 of 5"), "{screen}");
    assert!(screen.contains("2 things you have done"), "{screen}");
    let kept = environment.run(&["proof"]);
    assert!(kept.contains("Brought changeovers") && kept.contains("Cut scrap from 6"), "{kept}");
    assert!(!kept.contains("tool-wear"), "passed over: {kept}");
}
