//! Damage that repeats: from one number always the same changes.

/// Numbers by xorshift.
pub(crate) struct Dice(u64);

impl Dice {
    /// From a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`; 0 if that is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if bound == 0 { 0 } else { usize::try_from(self.0 >> 11).unwrap_or(0) % bound }
    }
}

/// Pieces that mean something to the readers.
const PIECES: [&str; 40] = [
    "\r\n",
    "\n\n",
    "\n ",
    "\0",
    "\u{a0}",
    "’s ",
    "\u{feff}",
    "=\n",
    "--b\n",
    "--b--\n",
    "From x\n",
    "\nFrom a@b Mon Jan  5 10:00:00 2026\n",
    "Content-Type: multipart/mixed; boundary=b\n\n",
    "Content-Transfer-Encoding: base64\n",
    "=?utf-8?B?w7w=?=",
    "=?x?Q?",
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "RRULE:FREQ=SECONDLY;COUNT=999999999\n",
    "DTSTART;TZID=\"X\":20260301T090000\n",
    "BEGIN:VTIMEZONE\n",
    "ATTENDEE;CN=\"a:b\":mailto:x@y\n",
    "RECURRENCE-ID:20260301T090000Z\n",
    "DURATION:PT99999999999H\n",
    "<div><table>",
    "<!--",
    "&#x110000;",
    "> ",
    "On Mon, Jan 5, 2026 Jane wrote:\n",
    "Position: ",
    "Job title: ",
    "for the ",
    " position at Acme, Inc. ",
    "by Friday, 31 February 9999 ",
    "within 99999999999 business days ",
    "at 25:99 PM UTC+99 ",
    "Unfortunately ",
    "(Req #4455) ",
    "interview ",
    "İß",
];

/// `sample` with one to eight changes; pieces of `other` may come in.
pub(crate) fn damaged(sample: &[u8], other: &[u8], dice: &mut Dice, longest: usize) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=dice.below(8) {
        let place = dice.below(bytes.len() + 1);
        let length = 1 + dice.below(80);
        let range = place..(place + length).min(bytes.len());
        match dice.below(8) {
            0 if place < bytes.len() => bytes[place] ^= 1 << dice.below(8),
            1 => bytes.insert(place, u8::try_from(dice.below(256)).unwrap_or(0)),
            2 => drop(bytes.drain(range)),
            3 => {
                // The same again and again is what takes time, if anything does.
                let again = bytes[range].repeat(1 + dice.below(60));
                bytes.splice(place..place, again);
            }
            4 => {
                let from = dice.below(other.len() + 1);
                let to = (from + 1 + dice.below(200)).min(other.len());
                bytes.splice(place..place, other[from..to].iter().copied());
            }
            5 => bytes.truncate(place),
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                let many = if dice.below(20) == 0 { 400 } else { 1 };
                bytes.splice(place..place, piece.repeat(many).into_bytes());
            }
        }
        bytes.truncate(longest);
    }
    bytes
}
