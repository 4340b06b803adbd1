//! Plain words: text without case, accents and punctuation, so that “Müller & Söhne” and “muller sohne” meet.

/// The words of a text in lower-case ASCII as far as there is one; letters of other scripts stay themselves.
pub fn words(text: &str) -> Vec<String> {
    let plain = plain(text);
    plain.split_ascii_whitespace().map(str::to_owned).collect()
}

/// The same as one line: words with one space between them. An apostrophe ends no word.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' | '0'..='9' => plain.push(letter),
            'A'..='Z' => plain.push(letter.to_ascii_lowercase()),
            // Combining accents follow their letter; apostrophes stand within words.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' | '`' | '´' => {}
            _ if letter.is_ascii() => space(&mut plain),
            _ => fold(letter, &mut plain),
        }
    }
    if plain.ends_with(' ') {
        plain.pop();
    }
    plain
}

fn space(plain: &mut String) {
    if !plain.is_empty() && !plain.ends_with(' ') {
        plain.push(' ');
    }
}

/// One letter beyond ASCII.
fn fold(letter: char, plain: &mut String) {
    for letter in letter.to_lowercase() {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => plain.push('a'),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => plain.push('c'),
            'ď' | 'đ' | 'ð' => plain.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => plain.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => plain.push('g'),
            'ĥ' | 'ħ' => plain.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ'..='ị' => plain.push('i'),
            'ĵ' => plain.push('j'),
            'ķ' => plain.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => plain.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => plain.push('o'),
            'ŕ' | 'ŗ' | 'ř' => plain.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => plain.push('s'),
            'ţ' | 'ť' | 'ŧ' | 'ț' => plain.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => {
                plain.push('u')
            }
            'ŵ' => plain.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => plain.push('y'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            '\u{300}'..='\u{36f}' => {}
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => space(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        assert_eq!(plain("  Müller & Söhne, GmbH! "), "muller sohne gmbh");
        assert_eq!(plain("L’Oréal"), plain("l'oreal"));
        assert_eq!(words("Straße–Œuvre"), ["strasse", "oeuvre"]);
        assert_eq!(plain("e\u{301}te\u{301}"), "ete");
        assert_eq!(plain("株式会社 あ"), "株式会社 あ");
    }
}
