#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use super::*;

fn texts(sentences: &Sentences, kind: &str, part: &str) -> BTreeMap<String, Vec<String>> {
    let lists = &sentences.kinds[kind].parts[part];
    let text = |ways: &Vec<Way>| ways.iter().map(|way| way.text.clone()).collect();
    lists.iter().map(|(tag, ways)| (tag.clone(), text(ways))).collect()
}

#[test]
fn a_list_of_ones_own_takes_the_place_of_the_list_of_its_name() {
    let own =
        "[application_email]\nopening.first = [\"I applied for {{ role }} on {{ applied }}.\"]\n";
    let sentences = Sentences::with_own(own, "own.toml").unwrap();
    let lists = texts(&sentences, "application_email", "opening");
    assert_eq!(lists["first"], ["I applied for {{ role }} on {{ applied }}."]);
    let bundled = texts(Sentences::bundled(), "application_email", "opening");
    assert_eq!(lists["later"], bundled["later"], "the other lists stay");
    assert_eq!(
        texts(&sentences, "early_note", "opening"),
        texts(Sentences::bundled(), "early_note", "opening")
    );
}

#[test]
fn a_list_for_always_takes_the_place_of_a_part_that_was_divided() {
    let own =
        "[application_email]\nopening.always = [\"About {{ role }}, since {{ applied }}.\"]\n";
    let sentences = Sentences::with_own(own, "own.toml").unwrap();
    let lists = texts(&sentences, "application_email", "opening");
    assert_eq!(lists.keys().collect::<Vec<_>>(), ["always"], "no bundled opening is left");
}

#[test]
fn what_nothing_asks_for_is_a_mistake_with_its_line() {
    #[track_caller]
    fn check(text: &str, line: usize, says: &str) {
        let error = Sentences::with_own(text, "own.toml").unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.what.contains(says), "{error}");
    }
    check(
        "\n[checkin_mail]\n",
        2,
        "there is no kind `checkin_mail`; there are: application_card, ",
    );
    check(
        "[early_note]\n\nopeninng.always = [\"x\"]",
        3,
        "has no part `openinng`; it has: close, ",
    );
    check("[early_note]\nopening.frist = [\"x\"]", 2, "there is no list `frist`");
    check("[early_note]\nopening.always = [\"{{ rolle }}\"]", 2, "there is no `rolle` to name");
    check("[early_note]\nopening.always = [\n\"ok\",\n\"{{ role \"]", 4, "does not read");
    check("[early_note]\nopening.always = \"x\"", 2, "takes a list");
    check("[early_note]\nopening = \"x\"", 2, "write `opening.always");
    check("[early_note]\nopening.always = [1]", 2, "stands in quotes");
    check(
        "[early_note]\norder = [\"opening\", \"praise\"]",
        2,
        "has no part `praise` to put there",
    );
    check("[early_note\n", 1, "");
}

#[test]
fn what_is_written_can_be_read_back_as_ones_own() {
    let all = Sentences::written(None).unwrap();
    assert_eq!(
        Sentences::with_own(&all, "own.toml").unwrap().kinds.len(),
        Sentences::bundled().kinds.len()
    );
    for kind in Sentences::bundled().kinds() {
        let text = Sentences::written(Some(kind)).unwrap();
        assert!(text.starts_with(&format!("[{kind}]\norder")), "{text}");
        assert_eq!(text.matches("\n[").count(), 0, "{text}");
        let sentences = Sentences::with_own(&text, "own.toml").unwrap();
        for part in Sentences::bundled().kinds[kind].parts.keys() {
            assert_eq!(
                texts(&sentences, kind, part),
                texts(Sentences::bundled(), kind, part),
                "{kind} {part}"
            );
        }
    }
    assert_eq!(Sentences::written(Some("nothing")), None);
}
