//! Ids to places in the journal's lists: each id is looked up once per fact, so looking up is cheap.

use std::collections::HashMap;

use crate::hashed::Hashed;

/// Places of ids, in the order in which they were met.
#[derive(Default)]
pub(super) struct Names<'a> {
    places: HashMap<&'a str, usize, Hashed>,
}

impl<'a> Names<'a> {
    /// The place of this id, and whether it is new.
    pub(super) fn place(&mut self, id: &'a str) -> (usize, bool) {
        // Nearly all have been met before.
        if let Some(&place) = self.places.get(id) {
            return (place, false);
        }
        let place = self.places.len();
        self.places.insert(id, place);
        (place, true)
    }
}
