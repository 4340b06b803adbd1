//! A finished draft taken along: as a mail file, as a link, on the clipboard.

use std::io::ErrorKind;
use std::process::Command;

use crate::drafting::{FIT, applied, applied_to};
use crate::environment::TestEnvironment;

/// The subject and the text of the draft to Siobhán.
fn words(environment: &TestEnvironment) -> (String, String) {
    let said: serde_json::Value =
        serde_json::from_str(&environment.run(&["draft", "siobhán", "--fit", FIT, "--json"]))
            .unwrap();
    assert_eq!(said["failed"], serde_json::json!([]), "{said}");
    (said["subject"].as_str().unwrap().to_owned(), said["body"].as_str().unwrap().to_owned())
}

/// Lines without what mail programs put at their ends.
fn lines(text: &str) -> Vec<String> {
    text.trim_end().lines().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn a_mail_file_says_the_same_to_our_reader_and_to_another() {
    let environment = applied_to("Siobhán O’Brien");
    let (subject, body) = words(&environment);
    environment.run(&["draft", "siobhán", "--eml", "out.eml"]);
    let file = environment.home().join("out.eml");
    let mail = heardback_formats::mail::parse(&std::fs::read(&file).unwrap());
    assert_eq!(mail.problems, Vec::<String>::new());
    assert_eq!(mail.subject, subject);
    assert_eq!(lines(&mail.text), lines(&body));
    let to: Vec<_> = mail.to.iter().map(|to| (to.name.as_str(), to.email.as_str())).collect();
    assert_eq!(to, [("Siobhán O’Brien", "dana@northwind.example")]);

    const READ: &str = "import sys, json, email, email.policy
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
print(json.dumps([mail['subject'], str(mail['to']), mail.get_content(), [str(d) for d in mail.defects]]))";
    let python = match Command::new("python3").args(["-c", READ]).arg(&file).output() {
        Ok(output) => output,
        Err(problem) if problem.kind() == ErrorKind::NotFound => return,
        Err(problem) => panic!("{problem}"),
    };
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let read: serde_json::Value = serde_json::from_slice(&python.stdout).unwrap();
    assert_eq!(read[0], subject.as_str());
    assert_eq!(read[1], "Siobhán O’Brien <dana@northwind.example>");
    assert_eq!(lines(read[2].as_str().unwrap()), lines(&body));
    assert_eq!(read[3], serde_json::json!([]));
}

#[test]
fn a_link_decodes_to_the_same_text() {
    let environment = applied_to("Siobhán O’Brien");
    let (subject, body) = words(&environment);
    let said = environment.run(&["draft", "siobhán", "--mailto"]);
    let link = said.lines().find(|line| line.starts_with("mailto:")).unwrap();
    let (to, rest) = link["mailto:".len()..].split_once("?subject=").unwrap();
    let (read_subject, read_body) = rest.split_once("&body=").unwrap();
    assert_eq!(decoded(to), "dana@northwind.example");
    assert_eq!(decoded(read_subject), subject);
    assert_eq!(decoded(read_body), body.replace('\n', "\r\n"));
}

/// `%C3%BC` is ü.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        assert!(byte.is_ascii_alphanumeric() || b"%-._~@".contains(&byte), "{text}");
        if byte == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[cfg(unix)]
#[test]
fn the_clipboard_is_filled_or_it_is_said_why_not() {
    use std::os::unix::fs::PermissionsExt as _;

    let environment = applied();
    let programs = environment.home().join("programs");
    std::fs::create_dir(&programs).unwrap();
    let copy = || {
        let mut command = environment.command(&["draft", "dana", "--fit", FIT, "--copy"]);
        let output = command.env("PATH", &programs).output().unwrap();
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap());
        (output.status.success(), said.concat())
    };
    let write = |script: &str| {
        let program = programs.join("xclip");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    };

    let (done, said) = copy();
    assert!(!done && said.contains("No program that fills the clipboard was found"), "{said}");
    assert!(said.contains("70 to 28 minutes"), "the draft is there to be read: {said}");

    write("exit 1");
    let (done, said) = copy();
    assert!(!done && said.contains("xclip did not take the text"), "{said}");

    let board = environment.home().join("board");
    write(&format!("/bin/cat > '{}'", board.display()));
    let (done, said) = copy();
    assert!(done && said.contains("The text is on the clipboard."), "{said}");
    let body: serde_json::Value =
        serde_json::from_str(&environment.run(&["draft", "dana", "--json"])).unwrap();
    assert_eq!(std::fs::read_to_string(board).unwrap(), body["body"].as_str().unwrap());
}
