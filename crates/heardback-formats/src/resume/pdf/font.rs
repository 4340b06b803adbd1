//! What the codes of a font say, and how wide their letters are.

mod names;

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::stream::Stream;
use hayro_syntax::object::{Array, Dict, Name, Number, Object};

use self::names::letter_of;

/// What a letter is wide where the font does not say, in parts of its height.
const USUAL_WIDTH: f64 = 0.5;

/// Codes whose width is noted.
const MOST_WIDTHS: usize = 70_000;

pub(super) struct Font {
    /// Two bytes a letter, as in fonts with many of them.
    is_wide: bool,
    /// What each code means, as the file says for whoever wants to copy its text.
    meanings: Option<CMap>,
    /// What each code means by the names of its letters.
    named: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    usual: f64,
}

/// A letter as it was shown.
pub(super) struct Letter {
    pub(super) text: String,
    /// In parts of the letters' height.
    pub(super) width: f64,
    /// Spaces between words may be widened.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn of(dict: &Dict<'_>) -> Self {
        let is_wide = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Type0");
        let meanings = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| stream.decoded_data().ok())
            .and_then(|data| CMap::parse(&data, |_| None));
        let mut font = Font {
            is_wide,
            meanings,
            named: HashMap::new(),
            widths: HashMap::new(),
            usual: USUAL_WIDTH,
        };
        if is_wide {
            let below = dict.get::<Array<'_>>("DescendantFonts");
            if let Some(below) = below.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) {
                font.usual = below.get::<Number>("DW").map_or(1.0, |wide| wide.as_f64() / 1000.0);
                if let Some(widths) = below.get::<Array<'_>>("W") {
                    font.wide_widths(&widths);
                }
            }
        } else {
            font.plain_widths(dict);
            font.name_letters(dict);
        }
        font
    }

    /// The letters these bytes stand for.
    pub(super) fn letters(&self, bytes: &[u8]) -> Vec<Letter> {
        let step = if self.is_wide { 2 } else { 1 };
        bytes
            .chunks(step)
            .map(|code| {
                let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                Letter {
                    text: self.meaning(code),
                    width: self.widths.get(&code).copied().unwrap_or(self.usual),
                    is_space: !self.is_wide && code == 32,
                }
            })
            .collect()
    }

    fn meaning(&self, code: u32) -> String {
        let said = self.meanings.as_ref().and_then(|map| map.lookup_bf_string(code));
        let said = match said {
            Some(BfString::Char(letter)) => Some(letter.to_string()),
            Some(BfString::String(letters)) => Some(letters),
            None => None,
        };
        let said = said.or_else(|| self.named.get(&code).cloned()).unwrap_or_default();
        let mut plain = String::with_capacity(said.len());
        for letter in said.chars().filter(|letter| !letter.is_control()) {
            match ligature(letter) {
                "" => plain.push(letter),
                letters => plain.push_str(letters),
            }
        }
        plain
    }

    /// `[first [w w w] first last w …]`
    fn wide_widths(&mut self, widths: &Array<'_>) {
        let mut numbers: Vec<f64> = Vec::new();
        for object in widths.iter::<Object<'_>>() {
            if self.widths.len() > MOST_WIDTHS {
                return;
            }
            match object {
                Object::Number(number) => numbers.push(number.as_f64()),
                Object::Array(each) if numbers.len() == 1 => {
                    for (code, width) in (numbers[0] as u32..).zip(each.iter::<Number>()) {
                        self.widths.insert(code, width.as_f64() / 1000.0);
                    }
                    numbers.clear();
                }
                _ => numbers.clear(),
            }
            if let [first, last, width] = numbers[..] {
                let codes = first.clamp(0.0, 65_535.0) as u32..=last.clamp(0.0, 65_535.0) as u32;
                self.widths.extend(codes.map(|code| (code, width / 1000.0)));
                numbers.clear();
            }
        }
    }

    fn plain_widths(&mut self, dict: &Dict<'_>) {
        let first = dict.get::<Number>("FirstChar").map_or(0, |code| code.as_i64().clamp(0, 255));
        // The letters of some fonts are drawn in units of their own.
        let unit = dict
            .get::<Array<'_>>("FontMatrix")
            .and_then(|matrix| matrix.iter::<Number>().next())
            .map_or(0.001, |unit| unit.as_f64());
        let Some(widths) = dict.get::<Array<'_>>("Widths") else { return };
        for (code, width) in (first as u32..=255).zip(widths.iter::<Number>()) {
            self.widths.insert(code, width.as_f64() * unit);
        }
    }

    fn name_letters(&mut self, dict: &Dict<'_>) {
        let encoding = dict.get::<Object<'_>>("Encoding");
        let base = match &encoding {
            Some(Object::Name(name)) => name.as_str().to_owned(),
            Some(Object::Dict(dict)) => dict
                .get::<Name<'_>>("BaseEncoding")
                .map_or(String::new(), |name| name.as_str().to_owned()),
            _ => String::new(),
        };
        let table = if base == "MacRomanEncoding" { names::MAC } else { names::WINDOWS };
        for (code, letter) in (32_u32..).zip(table.chars()) {
            self.named.insert(code, letter.to_string());
        }
        let Some(Object::Dict(dict)) = encoding else { return };
        let Some(differences) = dict.get::<Array<'_>>("Differences") else { return };
        let mut code = 0_u32;
        for object in differences.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => code = number.as_i64().clamp(0, 255) as u32,
                Object::Name(name) => {
                    if let Some(letter) = letter_of(name.as_str()) {
                        self.named.insert(code, letter);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
}

/// Letters that are written as one sign and mean several.
fn ligature(letter: char) -> &'static str {
    match letter {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => " ",
        _ => "",
    }
}
