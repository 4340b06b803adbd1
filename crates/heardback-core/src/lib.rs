//! Facts in, plan out.
