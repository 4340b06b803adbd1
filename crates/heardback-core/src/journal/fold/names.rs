//! Ids to places in the journal's lists: each id is looked up once per fact, so looking up is cheap.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// For keys out of the user's own journal, where nobody gains by crafting collisions.
pub(super) type Hashed = BuildHasherDefault<Mixed>;

/// Places of ids, in the order in which they were met.
#[derive(Default)]
pub(super) struct Names<'a> {
    places: HashMap<&'a str, usize, Hashed>,
}

impl<'a> Names<'a> {
    /// The place of this id, and whether it is new.
    pub(super) fn place(&mut self, id: &'a str) -> (usize, bool) {
        let next = self.places.len();
        let place = *self.places.entry(id).or_insert(next);
        (place, place == next)
    }
}

/// A short multiplicative hash.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Mixed {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.mix(u64::from_le_bytes(word.try_into().expect("eight bytes")));
        }
        let mut rest = [0; 8];
        rest[..words.remainder().len()].copy_from_slice(words.remainder());
        self.mix(u64::from_le_bytes(rest));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
