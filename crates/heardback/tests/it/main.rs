//! The program from outside: what is typed, what is printed, what it ends with.

mod environment;

mod failures;
mod help;
mod json;
mod recording;
mod review;
mod today;
