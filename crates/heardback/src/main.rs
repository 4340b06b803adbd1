//! The program.

#[allow(dead_code, reason = "the command that shows it is not here yet")]
mod sample;

fn main() {}
