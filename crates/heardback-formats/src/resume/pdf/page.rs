//! What a page writes, piece by piece, with the place of each.

use std::collections::HashMap;

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::content::{TypedIter, ops};
use hayro_syntax::object::stream::Stream;
use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;

/// Instructions that are followed, over all pages.
const MOST_STEPS: usize = 2_000_000;

/// Forms within forms.
const DEEPEST: usize = 6;

/// States of the page that are kept for later.
const MOST_STATES: usize = 128;

/// Some letters in a row, where the page puts them. Lengths are in points, heights count upwards.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) height: f64,
    /// Height of the letters.
    pub(super) size: f64,
}

/// How much may still be read.
pub(super) struct Reading {
    letters: usize,
    steps: usize,
}

/// A transformation of the plane, as six numbers.
#[derive(Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(numbers: [Number; 6]) -> Self {
        Matrix(numbers.map(|number| number.as_f64()))
    }

    /// First this, then the other.
    fn then(self, other: Matrix) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Matrix([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn moved(self, x: f64, y: f64) -> Self {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }
}

/// What the text that comes next looks like.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: String,
    size: f64,
    between_letters: f64,
    between_words: f64,
    wide: f64,
    leading: f64,
}

/// One stream of instructions while it is followed.
struct Walk<'r, 'd> {
    reading: &'r mut Reading,
    pieces: &'r mut Vec<Piece>,
    fonts: HashMap<String, Option<Font>>,
    resources: &'r Resources<'d>,
    depth: usize,
    /// The sign of a list stood here, drawn or written.
    point: bool,
}

impl Reading {
    pub(super) fn new(letters: usize) -> Self {
        Reading { letters, steps: MOST_STEPS }
    }

    pub(super) fn page(&mut self, page: &Page<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut walk = Walk {
            reading: self,
            pieces: &mut pieces,
            fonts: HashMap::new(),
            resources: page.resources(),
            depth: 0,
            point: false,
        };
        walk.follow(page.typed_operations(), Matrix::IDENTITY);
        pieces
    }
}

impl<'d> Walk<'_, 'd> {
    fn follow(&mut self, mut instructions: TypedIter<'_>, page: Matrix) {
        let mut state = State {
            page,
            font: String::new(),
            size: 0.0,
            between_letters: 0.0,
            between_words: 0.0,
            wide: 1.0,
            leading: 0.0,
        };
        let mut kept: Vec<State> = Vec::new();
        let (mut line, mut text) = (Matrix::IDENTITY, Matrix::IDENTITY);
        while let Some(op) = instructions.next() {
            if self.reading.steps == 0 || self.reading.letters == 0 {
                return;
            }
            self.reading.steps -= 1;
            match op {
                Op::SaveState(_) if kept.len() < MOST_STATES => kept.push(state.clone()),
                Op::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Op::Transform(ops::Transform(a, b, c, d, e, f)) => {
                    state.page = Matrix::of([a, b, c, d, e, f]).then(state.page);
                }
                Op::BeginText(_) => (line, text) = (Matrix::IDENTITY, Matrix::IDENTITY),
                Op::TextFont(ops::TextFont(name, size)) => {
                    name.as_str().clone_into(&mut state.font);
                    state.size = size.as_f64();
                }
                Op::CharacterSpacing(by) => state.between_letters = by.0.as_f64(),
                Op::WordSpacing(by) => state.between_words = by.0.as_f64(),
                Op::HorizontalScaling(by) => state.wide = by.0.as_f64() / 100.0,
                Op::TextLeading(by) => state.leading = by.0.as_f64(),
                Op::NextLine(ops::NextLine(x, y)) => {
                    line = line.moved(x.as_f64(), y.as_f64());
                    text = line;
                }
                Op::NextLineAndSetLeading(ops::NextLineAndSetLeading(x, y)) => {
                    state.leading = -y.as_f64();
                    line = line.moved(x.as_f64(), y.as_f64());
                    text = line;
                }
                Op::SetTextMatrix(ops::SetTextMatrix(a, b, c, d, e, f)) => {
                    line = Matrix::of([a, b, c, d, e, f]);
                    text = line;
                }
                Op::NextLineUsingLeading(_) => {
                    line = line.moved(0.0, -state.leading);
                    text = line;
                }
                Op::ShowText(shown) => self.show(&state, &mut text, shown.0.as_bytes()),
                Op::NextLineAndShowText(shown) => {
                    line = line.moved(0.0, -state.leading);
                    text = line;
                    self.show(&state, &mut text, shown.0.as_bytes());
                }
                Op::ShowTextWithParameters(shown) => {
                    state.between_words = shown.0.as_f64();
                    state.between_letters = shown.1.as_f64();
                    line = line.moved(0.0, -state.leading);
                    text = line;
                    self.show(&state, &mut text, shown.2.as_bytes());
                }
                Op::ShowTexts(shown) => self.show_all(&state, &mut text, shown.0),
                // Writers that say what is what say so of the signs of lists, which are often drawn.
                Op::BeginMarkedContentWithProperties(mark) if mark.0.as_str() == "Lbl" => {
                    self.point = true;
                }
                Op::XObject(form) => self.form(form.0, state.page),
                _ => {}
            }
        }
    }

    fn show_all(&mut self, state: &State, text: &mut Matrix, shown: &Array<'_>) {
        for object in shown.iter::<Object<'_>>() {
            match object {
                Object::String(letters) => self.show(state, text, letters.as_bytes()),
                Object::Number(by) => {
                    *text = text.moved(-by.as_f64() / 1000.0 * state.size * state.wide, 0.0);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, state: &State, text: &mut Matrix, letters: &[u8]) {
        if !self.fonts.contains_key(&state.font) {
            let known = self.resources.get_font(&Name::new_unescaped(state.font.as_bytes()));
            self.fonts.insert(state.font.clone(), known.map(|dict| Font::of(&dict)));
        }
        let Some(Some(font)) = self.fonts.get(&state.font) else { return };
        let begin = text.then(state.page);
        let mut said = String::new();
        let mut along = 0.0;
        for letter in font.letters(letters) {
            let space = if letter.is_space { state.between_words } else { 0.0 };
            along += (letter.width * state.size + state.between_letters + space) * state.wide;
            said.push_str(&letter.text);
        }
        *text = text.moved(along, 0.0);
        let end = text.then(state.page);
        let [_, _, c, d, left, height] = begin.0;
        let size = state.size.abs() * c.hypot(d);
        let is_sane = [left, height, end.0[4], size].iter().all(|number| number.is_finite());
        if said.is_empty() || !is_sane || size < 0.01 {
            return;
        }
        if self.point && !said.trim().is_empty() {
            self.point = false;
            // A sign that is written speaks for itself, and so does a number.
            if said.starts_with(char::is_alphabetic) {
                said.insert_str(0, "• ");
            }
        }
        self.reading.letters = self.reading.letters.saturating_sub(said.chars().count());
        self.pieces.push(Piece { text: said, left, right: end.0[4], height, size });
    }

    /// A form is a page within the page.
    fn form(&mut self, name: &Name<'_>, page: Matrix) {
        let Some(form) = self.resources.get_x_object(name) else { return };
        let is_form =
            form.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        if self.depth >= DEEPEST || !is_form {
            return;
        }
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        let page = matrix_of(&form).then(page);
        let Ok(instructions) = form.decoded_data() else { return };
        let mut within = Walk {
            reading: self.reading,
            pieces: self.pieces,
            fonts: HashMap::new(),
            resources: own.as_ref().unwrap_or(self.resources),
            depth: self.depth + 1,
            point: false,
        };
        within.follow(TypedIter::new(&instructions), page);
    }
}

fn matrix_of(form: &Stream<'_>) -> Matrix {
    let numbers = form.dict().get::<Array<'_>>("Matrix");
    let numbers: Vec<f64> = numbers
        .map(|numbers| numbers.iter::<Number>().map(|number| number.as_f64()).collect())
        .unwrap_or_default();
    <[f64; 6]>::try_from(numbers).map_or(Matrix::IDENTITY, Matrix)
}
