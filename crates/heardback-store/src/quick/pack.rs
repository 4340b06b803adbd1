//! Values as bytes, one after the other, without names.

use heardback_core::fact::{ApplicationId, ContactId, InterviewId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::fact_row::{day, day_number};

/// A value that can be written as bytes and read back.
pub(super) trait Pack: Sized {
    /// Adds the value to `out`.
    fn pack(&self, out: &mut Vec<u8>);
    /// Takes the value from the front of `bytes`; none if it is not there.
    fn unpack(bytes: &mut &[u8]) -> Option<Self>;
}

/// A struct or an enum: its fields in the order given, a variant's number in the list before them.
///
/// A variant or field that is missing from a list does not compile; a new one goes to the end of it.
macro_rules! pack {
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($field.pack(out);)*
            }
            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Pack::unpack(bytes)?),* })
            }
        }
    };
    (newtype $($name:ident),* $(,)?) => {
        $(impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                self.0.pack(out);
            }
            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                Pack::unpack(bytes).map(Self)
            }
        })*
    };
    (enum $name:ident { $($number:literal = $variant:ident $(($inner:ident))? $({ $($field:ident),* $(,)? })?),* $(,)? }) => {
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                #[cfg(test)]
                $crate::quick::tests::packing(stringify!($name), out.len(), &[$($number),*]);
                match self {
                    $(Self::$variant $(($inner))? $({ $($field),* })? => {
                        out.push($number);
                        $($inner.pack(out);)?
                        $($($field.pack(out);)*)?
                    })*
                }
            }
            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                match u8::unpack(bytes)? {
                    $($number => {
                        $(let $inner = Pack::unpack(bytes)?;)?
                        Some(Self::$variant $(($inner))? $({ $($field: Pack::unpack(bytes)?),* })?)
                    })*
                    _ => None,
                }
            }
        }
    };
}
pub(super) use pack;

impl Pack for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(first)
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        u8::unpack(bytes).map(|byte| byte != 0)
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {
        $(impl Pack for $number {
            fn pack(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                let (number, rest) = bytes.split_first_chunk()?;
                *bytes = rest;
                Some(Self::from_le_bytes(*number))
            }
        })*
    };
}
numbers!(u32 i32 i64 u64);

impl Pack for String {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_text(self, out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        unpack_text(bytes).map(str::to_owned)
    }
}

/// An id: mostly so short that it lies in its fact and takes no room of its own.
macro_rules! ids {
    ($($id:ident)*) => {
        $(impl Pack for $id {
            fn pack(&self, out: &mut Vec<u8>) {
                pack_text(&self.0, out);
            }
            fn unpack(bytes: &mut &[u8]) -> Option<Self> {
                unpack_text(bytes).map(Self::from)
            }
        })*
    };
}
ids!(ApplicationId ContactId InterviewId);

fn pack_text(text: &str, out: &mut Vec<u8>) {
    length(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn unpack_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = unpack_length(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        length(self.len(), out);
        self.iter().for_each(|item| item.pack(out));
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        let length = unpack_length(bytes)?;
        // Damaged bytes may claim any length; what follows cannot be longer than what is left.
        let mut items = Vec::with_capacity(length.min(bytes.len()));
        for _ in 0..length {
            items.push(T::unpack(bytes)?);
        }
        Some(items)
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        T::unpack(bytes).map(Box::new)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        match u8::unpack(bytes)? {
            0 => Some(None),
            _ => T::unpack(bytes).map(Some),
        }
    }
}

impl Pack for Timestamp {
    fn pack(&self, out: &mut Vec<u8>) {
        self.as_second().pack(out);
        self.subsec_nanosecond().pack(out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        Timestamp::new(Pack::unpack(bytes)?, Pack::unpack(bytes)?).ok()
    }
}

impl Pack for Date {
    fn pack(&self, out: &mut Vec<u8>) {
        day_number(*self).pack(out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        day(Pack::unpack(bytes)?)
    }
}

/// Most lengths fit a byte; the others follow a byte that says so.
fn length(length: usize, out: &mut Vec<u8>) {
    match u8::try_from(length) {
        Ok(short) if short < u8::MAX => out.push(short),
        _ => {
            out.push(u8::MAX);
            (length as u64).pack(out);
        }
    }
}

fn unpack_length(bytes: &mut &[u8]) -> Option<usize> {
    match u8::unpack(bytes)? {
        u8::MAX => usize::try_from(u64::unpack(bytes)?).ok(),
        short => Some(usize::from(short)),
    }
}
