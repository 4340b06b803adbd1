//! Facts in, plan out.

pub mod working_days;
