//! How usual silence is, with who counted: said wherever silence shows.

/// While an application waits for a first word.
pub(crate) const AFTER_APPLYING: &str =
    "No answer is usual: 45 % of applications in the UK get none (Indeed, EVD-10.1).";

/// While news after an interview is awaited.
pub(crate) const AFTER_INTERVIEW: &str =
    "Waiting is usual: 55 % wait over a month after an interview (Robert Half, EVD-10.3).";
