//! Help, manual and completions say the same, for every command.

use crate::environment::TestEnvironment;

/// The commands the help lists, and those it hides.
fn commands(environment: &TestEnvironment) -> Vec<String> {
    let help = environment.run(&["--help"]);
    let list = help.split("Commands:").nth(1).and_then(|rest| rest.split("Options:").next());
    let mut commands: Vec<String> = list
        .expect("the help lists commands")
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|word| *word != "help")
        .map(str::to_owned)
        .collect();
    commands.push("man".to_owned());
    commands
}

#[test]
fn every_command_has_an_example_that_begins_with_its_name() {
    let environment = TestEnvironment::new();
    let commands = commands(&environment);
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let help = environment.run(&[&command, "--help"]);
        let example = help.split("Example:\n  ").nth(1).unwrap_or_default();
        assert!(example.starts_with(&format!("heardback {command}")), "{command}:\n{help}");
    }
}

#[test]
fn every_command_stands_in_the_manual_as_the_help_says_it() {
    let environment = TestEnvironment::new();
    let manual = environment.run(&["man"]);
    for command in commands(&environment).iter().filter(|command| *command != "man") {
        assert!(
            manual.contains(&format!("heardback\\-{}", command.replace('-', "\\-"))),
            "{command}"
        );
        let help = environment.run(&[command, "-h"]);
        let first = help.lines().next().unwrap_or_default().replace('-', "\\-");
        assert!(manual.contains(&first), "{command}: {first}");
        let page = environment.run(&["man", command]);
        assert!(page.contains(&first), "{command}: {first}\n{page}");
    }
}

#[test]
fn completions_know_every_command_in_every_shell() {
    let environment = TestEnvironment::new();
    let commands = commands(&environment);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let completions = environment.run(&["completions", shell]);
        for command in &commands {
            assert!(completions.contains(command.as_str()), "{shell} does not know {command}");
        }
    }
}

#[test]
fn first_lines_are_short_commands_without_a_full_stop() {
    let environment = TestEnvironment::new();
    for command in commands(&environment) {
        let help = environment.run(&[&command, "-h"]);
        let first = help.lines().next().unwrap_or_default();
        assert!(!first.ends_with('.') && first.len() <= 60, "{command}: {first}");
    }
}
