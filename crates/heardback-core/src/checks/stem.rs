//! Light stemming: what inflection adds to an English word is taken off, nothing more.

/// The part of a plain word that its inflections share: "decide", "decided" and "deciding" are `decid`.
pub(super) fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() < 4 {
        return word;
    }
    let rest = |ending: &str, least: usize| {
        word.strip_suffix(ending).filter(|rest| rest.len() >= least && rest.bytes().any(is_vowel))
    };
    if let Some(rest) = rest("ies", 3).or_else(|| rest("ied", 3)) {
        return rest;
    }
    if let Some(rest) = rest("ing", 3).or_else(|| rest("ed", 3)) {
        return short(single(rest));
    }
    if let Some(rest) = rest("es", 3).filter(|rest| {
        rest.ends_with(['s', 'x', 'z']) || rest.ends_with("sh") || rest.ends_with("ch")
    }) {
        return short(rest);
    }
    match rest("s", 3) {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => short(rest),
        _ => short(word),
    }
}

/// Without a last `e` or `y`, which come and go.
fn short(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['e', 'y']).unwrap_or(word) } else { word }
}

/// `planning` is `plan`, not `plann`.
fn single(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., a, b]
            if a == b && !matches!(b, b'l' | b's' | b'z' | b'e' | b'o') && bytes.len() > 3 =>
        {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether two plain words are of one family: same stem, or stems that begin alike for most of their length.
pub(super) fn akin(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one), stem(other));
    if one == other {
        return true;
    }
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    shared >= 5 && shared * 3 >= one.len().max(other.len()) * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_of_a_word_share_their_stem() {
        for family in [
            &["decide", "decided", "deciding", "decides"][..],
            &["apply", "applied", "applies", "applying"],
            &["plan", "plans", "planned", "planning"],
            &["address", "addresses", "addressed"],
            &["timeline", "timelines"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
            }
        }
    }

    #[test]
    fn words_of_one_family_are_akin() {
        for (one, other) in
            [("relocation", "relocating"), ("automate", "automation"), ("sensor", "sensors")]
        {
            assert!(akin(one, other), "{one} {other}");
        }
        for (one, other) in [("process", "product"), ("start", "stamping"), ("plant", "plan")] {
            assert!(!akin(one, other), "{one} {other}");
        }
    }
}
