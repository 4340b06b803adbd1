//! The playbook on a screen: all of it, or one rule with who said it, what follows from it and who disagrees.

use std::fmt::Write;

use super::catalogue::Catalogue;
use super::numbers::NUMBERS;
use super::{
    CheckId, DissentCase, Kind, Playbook, Profile, ProfileName, RuleId, RuleKind, Side, Source,
};

/// The width texts are wrapped to.
const WIDTH: usize = 78;
/// Where the words beside an id or a label begin.
const MARGIN: usize = 15;

/// What a person asked for by name: a rule, a number or a check. `None` if it is none of them.
pub fn named(playbook: &Playbook, name: &str) -> Option<String> {
    if let Ok(rule) = name.parse() {
        return Some(self::rule(playbook, rule));
    }
    if let Ok(check) = name.parse() {
        return Some(self::check(playbook, check));
    }
    number(playbook, name)
}

/// The whole playbook: every rule by topic, every number, every check, the questions in dispute, the documents.
pub fn all(playbook: &Playbook) -> String {
    let catalogue = Catalogue::bundled();
    let mut out = String::new();
    for topic in catalogue.topics() {
        out.push_str(&topic.title);
        out.push('\n');
        for &rule in &topic.rules {
            let off = if playbook.follows(rule) { "" } else { "(off) " };
            labelled(&mut out, rule.as_str(), &format!("{off}{}", catalogue.rule(rule).says));
        }
        if let Some(note) = &topic.note {
            labelled(&mut out, "", note);
        }
        out.push('\n');
    }
    out.push_str("Numbers (reserved | balanced | assertive; a window is earliest/due/expires)\n");
    for number in NUMBERS {
        let values = ProfileName::ALL
            .map(|name| playbook.profile(name).written(number.key).unwrap_or_default());
        let _ = write!(out, "  {:<21} ", number.key); // writing to a String cannot fail
        wrapped(&mut out, 24, &values.join(" | "));
    }
    out.push_str("\nChecks of a message\n");
    for &check in CheckId::ALL {
        let off = if playbook.checks(check) { "" } else { "(off) " };
        labelled(&mut out, check.as_str(), &format!("{off}{}", catalogue.check(check).says));
    }
    out.push_str("\nWhere the experts disagree\n");
    for question in catalogue.questions() {
        let _ = writeln!(out, "  {}", question.asks); // as above
        for side in &question.sides {
            labelled(&mut out, "", &taken(side));
        }
        for name in ProfileName::ALL {
            labelled(&mut out, name.as_str(), question.answer(name));
        }
    }
    out.push_str("\nDocuments\n");
    for (key, source) in catalogue.sources() {
        labelled(&mut out, key, &written(source));
    }
    out
}

/// One rule: what it says, who said it and where, which numbers rest on it, and who disagrees.
pub fn rule(playbook: &Playbook, rule: RuleId) -> String {
    let catalogue = Catalogue::bundled();
    let text = catalogue.rule(rule);
    let topic = catalogue.topic(rule);
    let mut out = format!("{rule}: {}\n\n", topic.title);
    wrapped(&mut out, 0, &text.says);
    out.push('\n');
    for (label, words) in
        [("When", &text.when), ("Message", &text.message), ("Repeat", &text.repeat)]
    {
        if let Some(words) = words {
            labelled(&mut out, label, words);
        }
    }
    for figure in &text.figures {
        labelled(
            &mut out,
            &format!("{:?}", figure.strength),
            &format!("{} ({})", figure.says, figure.who),
        );
    }
    labelled(&mut out, "Who", &text.who);
    for source in text.sources.iter().filter_map(|key| catalogue.source(key)) {
        labelled(&mut out, "Source", &written(source));
    }
    if let Some(published) = &text.published {
        labelled(&mut out, "Source", published);
    }
    for number in NUMBERS {
        let cited =
            ProfileName::ALL.map(|name| playbook.profile(name).cites(number.key).contains(&rule));
        if cited.contains(&true) {
            labelled(&mut out, "Number", &values(playbook, number.key));
        }
    }
    for question in catalogue.questions().iter().filter(|question| question.involves(rule)) {
        labelled(&mut out, "Disputed", &question.asks);
        for side in &question.sides {
            labelled(&mut out, "", &taken(side));
        }
    }
    let against: Vec<String> = DissentCase::ALL
        .iter()
        .filter(|&&case| playbook.dissent(case).contains(&rule))
        .map(|case| case.as_str().replace('_', " "))
        .collect();
    if !against.is_empty() {
        labelled(&mut out, "Shown", &format!("as another opinion beside {}", against.join(", ")));
    }
    labelled(&mut out, "Followed", &standing(playbook, rule, topic.kind));
    out
}

/// What a person's own file changes: for saying that it loads, and what it does.
pub fn changes(own: &Playbook) -> String {
    let bundled = Playbook::bundled();
    let mut out = String::new();
    for name in ProfileName::ALL {
        for number in NUMBERS {
            let value = |playbook: &Playbook| playbook.profile(name).written(number.key);
            if let (Some(before), Some(now)) = (value(bundled), value(own))
                && before != now
            {
                let what =
                    format!("{} of {}: {now} instead of {before}", number.key, name.as_str());
                labelled(&mut out, "Number", &what);
            }
        }
    }
    for &rule in RuleId::ALL.iter().filter(|&&rule| !own.follows(rule)) {
        labelled(&mut out, "Off", &format!("{rule}: {}", Catalogue::bundled().rule(rule).says));
    }
    for &check in CheckId::ALL.iter().filter(|&&check| !own.checks(check)) {
        labelled(&mut out, "Off", &format!("{check}: {}", Catalogue::bundled().check(check).says));
    }
    match out.is_empty() {
        true => "This playbook is the one that comes with the program.\n".to_owned(),
        false => format!("Changed against the playbook that comes with the program:\n\n{out}"),
    }
}

/// One number: its value in each profile and the rules it rests on. `None` if there is no such number.
pub fn number(playbook: &Playbook, key: &str) -> Option<String> {
    NUMBERS.iter().find(|number| number.key == key)?;
    let mut out = format!("{key}\n\n");
    wrapped(&mut out, 0, Catalogue::bundled().number(key));
    out.push('\n');
    labelled(&mut out, "Number", &values(playbook, key));
    for &rule in playbook.profile(ProfileName::default()).cites(key) {
        labelled(&mut out, rule.as_str(), &Catalogue::bundled().rule(rule).says);
    }
    Some(out)
}

/// One check: what it looks for, words that fail it, and the kinds of messages it applies to.
pub fn check(playbook: &Playbook, check: CheckId) -> String {
    let text = Catalogue::bundled().check(check);
    let mut out = format!(
        "{check}: {}\n\n",
        if check.is_prohibition() { "not to be there" } else { "to be there" }
    );
    wrapped(&mut out, 0, &text.says);
    out.push('\n');
    if !text.examples.is_empty() {
        labelled(&mut out, "Examples", &text.examples.join(" · "));
    }
    if !text.instead().eq(&text.says) {
        labelled(&mut out, "Instead", text.instead());
    }
    for &rule in &text.rules {
        let rule_text = Catalogue::bundled().rule(rule);
        labelled(&mut out, rule.as_str(), &format!("{} ({})", rule_text.says, rule_text.who));
    }
    let applies = |kind: &&Kind| {
        let rules = playbook.kind(**kind);
        rules.required.contains(&check) || rules.forbidden.contains(&check)
    };
    let kinds: Vec<&str> = Kind::ALL.iter().filter(applies).map(|kind| kind.as_str()).collect();
    let kinds =
        if kinds.len() == Kind::ALL.len() { "every kind".to_owned() } else { kinds.join(", ") };
    labelled(&mut out, "Kinds", &kinds);
    out
}

/// A side of a question, with the rules that take it.
fn taken(side: &Side) -> String {
    let rules: Vec<&str> = side.rules.iter().map(|rule| rule.as_str()).collect();
    format!("{}: {}", side.says, rules.join(", "))
}

fn written(source: &Source) -> String {
    format!("{}, {}, {}", source.author, source.title, source.published)
}

fn values(playbook: &Playbook, key: &str) -> String {
    let values = ProfileName::ALL.map(|name| {
        let value = playbook.profile(name).written(key).unwrap_or_default();
        format!("{} {value}", name.as_str())
    });
    format!("{key}: {}{}", values.join(", "), unit(key))
}

/// What the figures of a number mean: `" (earliest/due/expires, working days)"`.
fn unit(key: &str) -> String {
    let Some(number) = NUMBERS.iter().find(|number| number.key == key) else {
        return String::new();
    };
    match ((number.slot)(&mut Profile::default()).parts(), number.unit) {
        ([], "") => String::new(),
        ([], unit) => format!(" ({unit})"),
        (parts, unit) => format!(" ({}, {unit})", parts.join("/")),
    }
}

fn standing(playbook: &Playbook, rule: RuleId, kind: RuleKind) -> String {
    match (playbook.follows(rule), kind) {
        (_, RuleKind::Guard) => "always; a guard cannot be switched off".to_owned(),
        (true, _) => format!("yes; `off = [\"{rule}\"]` in your own file switches it off"),
        (false, _) => "no; your own file switched it off".to_owned(),
    }
}

/// A label or an id in the margin, and words beside it.
fn labelled(out: &mut String, label: &str, words: &str) {
    let _ = write!(out, "  {label:<12} "); // as above
    wrapped(out, MARGIN, words);
}

/// Words in lines no longer than the width, all but the first indented.
fn wrapped(out: &mut String, indent: usize, words: &str) {
    let mut column = indent;
    for word in words.split(' ') {
        let length = word.chars().count();
        if column > indent && column + length > WIDTH {
            let _ = write!(out, "\n{:indent$}", ""); // as above
            column = indent;
        }
        if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests;
