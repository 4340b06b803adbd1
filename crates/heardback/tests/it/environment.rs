//! A home of its own for every test: nothing of the machine it runs on comes through.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A fresh home, a clock that stands still, eighty columns, no colour.
pub(crate) struct TestEnvironment {
    home: TempDir,
    now: String,
    width: usize,
}

impl TestEnvironment {
    /// Thursday morning, 12 March 2026.
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().expect("the system has room for temporary folders");
        TestEnvironment { home, now: "2026-03-12T09:00:00Z".to_owned(), width: 80 }
    }

    /// Lets time pass: a day, at nine in the morning.
    pub(crate) fn on(&mut self, day: &str) {
        self.now = format!("{day}T09:00:00Z");
    }

    pub(crate) fn wide(&mut self, width: usize) {
        self.width = width;
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.home().join("data")
    }

    /// The program with these words, not yet run.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_heardback"));
        command
            .args(words)
            .env_clear()
            .env("HOME", self.home())
            // Relative to the home, so that no sentence changes with the place of the temporary folder.
            .env("HEARDBACK_DATA", "data")
            .env("HEARDBACK_NOW", &self.now)
            .env("COLUMNS", self.width.to_string())
            .env("TZ", "UTC")
            .current_dir(self.home());
        command
    }

    /// The program in a terminal of its own, with these keys pressed one after another; what stands on it at the end. The
    /// words hold no spaces. None where `script` of util-linux is not at hand, which every Debian has.
    pub(crate) fn in_terminal(&self, words: &[&str], keys: &[&str]) -> Option<String> {
        let program = self.command(&[]);
        let line = format!("{} {}", program.get_program().display(), words.join(" "));
        let mut command = Command::new("script");
        command.args(["-qefc", &line, "/dev/null"]).env_clear().current_dir(self.home());
        for (name, value) in program.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("TERM", "xterm").env("PATH", "/usr/bin:/bin").env("SHELL", "/bin/sh");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let mut pressed = child.stdin.take().expect("it is piped");
        for key in keys {
            // Time to ask for the next one; a key that comes early waits.
            std::thread::sleep(std::time::Duration::from_millis(300));
            pressed.write_all(key.as_bytes()).expect("it listens");
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
        let output = child.wait_with_output().expect("it ends");
        drop(pressed);
        Some(String::from_utf8(output.stdout).expect("it prints UTF-8"))
    }

    pub(crate) fn output(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the program was built with this test")
    }

    /// What it prints; it has to end well.
    #[track_caller]
    pub(crate) fn run(&self, words: &[&str]) -> String {
        let output = self.output(words);
        let said = String::from_utf8(output.stdout).expect("it prints UTF-8");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "heardback {words:?}\n{said}{complaint}");
        assert_eq!(complaint, "", "heardback {words:?} ends well and complains");
        said
    }

    /// What it complains about, and its exit code.
    #[track_caller]
    pub(crate) fn fail(&self, words: &[&str]) -> String {
        let output = self.output(words);
        let complaint = String::from_utf8(output.stderr).expect("it complains in UTF-8");
        let code = output.status.code().expect("nobody killed it");
        assert_ne!(code, 0, "heardback {words:?} ends well");
        format!("{complaint}exit {code}\n")
    }

    /// Several commands as one transcript, good and bad: `$ heardback …` and what came. Words are divided at spaces;
    /// double quotes keep them together.
    pub(crate) fn transcript(&self, commands: &str) -> String {
        let mut text = String::new();
        for line in commands.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let words = words(line);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let output = self.output(&words);
            text += &format!("$ heardback {line}\n");
            text += &String::from_utf8_lossy(&output.stdout);
            text += &String::from_utf8_lossy(&output.stderr);
            if let Some(code) = output.status.code().filter(|&code| code != 0) {
                text += &format!("exit {code}\n");
            }
        }
        text
    }

    /// The same where only what is recorded matters; every command has to end well.
    #[track_caller]
    pub(crate) fn given(&self, commands: &str) {
        for line in commands.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let words = words(line);
            self.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, piece) in line.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}
