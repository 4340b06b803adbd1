//! Promises of news, and occasions for a note of value.

use jiff::civil::Date;

use crate::fact::{FactId, OccasionKind};

/// What an employer said about when news will come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The fact that says so.
    pub fact: FactId,
    /// Index of the application.
    pub application: usize,
    /// Index of the person who said it.
    pub by: Option<usize>,
    /// The day it was said.
    pub made_on: Date,
    /// In which words.
    pub text: String,
    /// The date that follows; none where the words give none.
    pub due: Option<Date>,
    /// The news came.
    pub kept: Option<FactId>,
}

/// An occasion for a note of value (CHK-7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The fact that says so.
    pub fact: FactId,
    /// Index of the application.
    pub application: usize,
    /// Index of the person it is for; none means whoever the chain writes to.
    pub contact: Option<usize>,
    /// What kind.
    pub kind: OccasionKind,
    /// The day of it.
    pub on: Date,
    /// What it is.
    pub text: String,
}
