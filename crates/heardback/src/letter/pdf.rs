//! Text on paper as PDF: one typeface, which the file brings along as far as it is used, so that it prints the same
//! everywhere. The letters can be marked and copied.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

use crate::failure::{Failure, Kind};

/// Latin with Vietnamese, Greek and Cyrillic; its licence lies beside it.
static TYPEFACE: &[u8] = include_bytes!("font/LiberationSerif-Regular.ttf");

/// Width and height of a sheet, in points.
pub(super) const A4: (f32, f32) = (595.28, 841.89);
/// The same in North America.
pub(super) const LETTER: (f32, f32) = (612.0, 792.0);

/// All in points.
const SIZE: f32 = 12.0;
const LEADING: f32 = 16.5;
const MARGIN: f32 = 71.0;
/// The space between two blocks, and below the first two, the address and the day.
const GAP: f32 = 10.0;
const WIDE_GAP: f32 = 26.0;

/// Names in the file; any will do.
const FONT: Name<'static> = Name(b"F0");
const BASE: Name<'static> = Name(b"HBLETT+LiberationSerif");
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Blocks of lines one below the other, on as many sheets as they need. Lines that are too long go on below.
pub(super) fn page(blocks: &[&Vec<String>], paper: (f32, f32)) -> Result<Vec<u8>, Failure> {
    let face = Face::parse(TYPEFACE, 0).map_err(not_made)?;
    let mut type_case = TypeCase { face, used: GlyphRemapper::new(), said: BTreeMap::new() };
    let mut sheets = vec![Vec::new()];
    let mut height = paper.1 - MARGIN - SIZE;
    for (place, block) in blocks.iter().filter(|block| !block.is_empty()).enumerate() {
        for line in block.iter() {
            for set in type_case.set(line, paper.0 - 2.0 * MARGIN)? {
                if height < MARGIN {
                    sheets.push(Vec::new());
                    height = paper.1 - MARGIN - SIZE;
                }
                sheets.last_mut().expect("there is a sheet").push((height, set));
                height -= LEADING;
            }
        }
        height -= if place < 2 { WIDE_GAP } else { GAP };
    }
    written(&type_case, &sheets, paper)
}

/// The letters there are, and those that were used.
struct TypeCase<'a> {
    face: Face<'a>,
    used: GlyphRemapper,
    /// What each glyph of the file stands for, and how wide it is in thousandths of the size.
    said: BTreeMap<u16, (char, f32)>,
}

impl TypeCase<'_> {
    /// A line as the bytes of its glyphs, broken where it is too wide, between words where it can be.
    fn set(&mut self, line: &str, widest: f32) -> Result<Vec<Vec<u8>>, Failure> {
        let widest = widest / SIZE * 1000.0;
        let mut lines = vec![(Vec::new(), 0.0)];
        for word in line.split_whitespace() {
            let glyphs = word
                .chars()
                .filter(|letter| !is_unseen(*letter))
                .map(|letter| self.glyph(letter))
                .collect::<Result<Vec<_>, _>>()?;
            let wide: f32 = glyphs.iter().map(|glyph| self.said[glyph].1).sum();
            let space = self.glyph(' ')?;
            let space_wide = self.said[&space].1;
            let (last, reached) = lines.last_mut().expect("there is a line");
            if *reached > 0.0 && *reached + space_wide + wide <= widest {
                last.extend(space.to_be_bytes());
                *reached += space_wide;
            } else if *reached > 0.0 {
                lines.push((Vec::new(), 0.0));
            }
            for glyph in glyphs {
                let wide = self.said[&glyph].1;
                if lines.last().is_some_and(|(_, reached)| reached + wide > widest) {
                    lines.push((Vec::new(), 0.0));
                }
                let (last, reached) = lines.last_mut().expect("there is a line");
                last.extend(glyph.to_be_bytes());
                *reached += wide;
            }
        }
        Ok(lines.into_iter().map(|(line, _)| line).collect())
    }

    /// The number the letter has in the file.
    fn glyph(&mut self, letter: char) -> Result<u16, Failure> {
        let found = self.face.glyph_index(letter).filter(|_| !is_right_to_left(letter));
        let Some(GlyphId(found)) = found else {
            return Err(Failure::refused(format!(
                "The typeface of the PDF has no “{letter}”, and a letter with holes is none."
            ))
            .hint("--print FILE.html    a browser prints every script"));
        };
        let em = f32::from(self.face.units_per_em());
        let advance = self.face.glyph_hor_advance(GlyphId(found)).unwrap_or_default();
        let glyph = self.used.remap(found);
        self.said.entry(glyph).or_insert((letter, f32::from(advance) / em * 1000.0));
        Ok(glyph)
    }
}

/// Marks that only steer, such as a break that may be taken.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Words are put from left to right, which would turn these round.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The sheets with their lines and the part of the typeface they use.
fn written(
    type_case: &TypeCase<'_>,
    sheets: &[Vec<(f32, Vec<u8>)>],
    (width, height): (f32, f32),
) -> Result<Vec<u8>, Failure> {
    let mut numbers = (1..).map(Ref::new);
    let mut next = || numbers.next().expect("numbers do not end");
    let (catalog, pages, info, font) = (next(), next(), next(), next());
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages).lang(TextStr("en"));
    pdf.document_info(info).title(TextStr("Letter"));
    let places: Vec<_> = sheets.iter().map(|_| (next(), next())).collect();
    pdf.pages(pages)
        .kids(places.iter().map(|(page, _)| *page))
        .count(i32::try_from(sheets.len()).map_err(not_made)?);
    for (lines, &(page, text)) in sheets.iter().zip(&places) {
        let mut on_it = pdf.page(page);
        on_it.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(text);
        on_it.resources().fonts().pair(FONT, font);
        on_it.finish();
        let mut content = Content::new();
        content.begin_text().set_font(FONT, SIZE);
        for (height, line) in lines {
            content.set_text_matrix([1.0, 0.0, 0.0, 1.0, MARGIN, *height]).show(Str(line));
        }
        content.end_text();
        pdf.stream(text, &packed(&content.finish())?).filter(Filter::FlateDecode);
    }
    let (kind, descriptor, file, meaning) = (next(), next(), next(), next());
    pdf.type0_font(font)
        .base_font(BASE)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(kind)
        .to_unicode(meaning);
    let mut cid = pdf.cid_font(kind);
    cid.subtype(CidFontType::Type2)
        .base_font(BASE)
        .system_info(SYSTEM)
        .font_descriptor(descriptor)
        .default_width(0.0)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = cid.widths();
    for (&glyph, &(_, wide)) in &type_case.said {
        widths.consecutive(glyph, [wide]);
    }
    widths.finish();
    cid.finish();
    let face = &type_case.face;
    let thousandths = |units: i16| f32::from(units) / f32::from(face.units_per_em()) * 1000.0;
    let bounds = face.global_bounding_box();
    pdf.font_descriptor(descriptor)
        .name(BASE)
        .flags(FontFlags::SERIF | FontFlags::SYMBOLIC)
        .bbox(Rect::new(
            thousandths(bounds.x_min),
            thousandths(bounds.y_min),
            thousandths(bounds.x_max),
            thousandths(bounds.y_max),
        ))
        .italic_angle(0.0)
        .ascent(thousandths(face.ascender()))
        .descent(thousandths(face.descender()))
        .cap_height(thousandths(face.capital_height().unwrap_or(face.ascender())))
        .stem_v(80.0)
        .font_file2(file);
    let part = subsetter::subset(TYPEFACE, 0, &type_case.used).map_err(not_made)?;
    let length = i32::try_from(part.len()).map_err(not_made)?;
    pdf.stream(file, &packed(&part)?).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    let mut meanings = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
    for (&glyph, &(letter, _)) in &type_case.said {
        meanings.pair(glyph, letter);
    }
    pdf.cmap(meaning, &meanings.finish());
    Ok(pdf.finish())
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).map_err(not_made)?;
    packer.finish().map_err(not_made)
}

fn not_made(problem: impl std::fmt::Display) -> Failure {
    Failure::new(Kind::System, format!("The PDF was not made: {problem}."))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn read_back(lines: &[&str]) -> Vec<String> {
        let lines = lines.iter().map(|&line| line.to_owned()).collect();
        let bytes = page(&[&lines], A4).unwrap();
        heardback_formats::resume::of_pdf(&bytes).unwrap()
    }

    #[test]
    fn every_letter_of_a_name_is_there() {
        let name = "Nguyễn Thị Müller-Łukasiewicz O’Brien, Ωmega & Дмитрий — “fifty” €";
        assert_eq!(read_back(&[name]).join(" "), name);
    }

    #[test]
    fn a_long_text_goes_on_over_lines_and_sheets_and_loses_nothing() {
        let long = "On the Ferro line we cut changeovers from 70 to 28 minutes. ".repeat(150);
        let whole = format!("{}{}", long, "x".repeat(400));
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let lines = vec![whole.clone()];
        let bytes = page(&[&lines], LETTER).unwrap();
        assert_eq!(
            letters(&heardback_formats::resume::of_pdf(&bytes).unwrap().concat()),
            letters(&whole)
        );
        let sheets = String::from_utf8_lossy(&bytes).matches("/Type /Page\n").count();
        assert!(sheets > 1, "{sheets}");
    }

    #[test]
    fn a_script_that_the_typeface_lacks_is_refused_by_name() {
        for name in ["田中", "سارة", "שרה"] {
            let lines = vec![name.to_owned()];
            let failure = page(&[&lines], A4).unwrap_err();
            assert!(failure.says.contains("has no “"), "{}", failure.says);
        }
    }
}
