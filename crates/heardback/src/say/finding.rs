//! What a check found, told the same way by every face.

use heardback_core::checks::Failed;
use heardback_core::playbook::Catalogue;

use super::wrap::harmless;

/// What is wrong, with the words it is about.
pub(crate) fn says(failed: &Failed) -> String {
    let quote = failed.quote.as_deref().map(|quote| format!(" “{}”", harmless(quote)));
    format!("{}{}", harmless(&failed.message), quote.unwrap_or_default())
}

/// The rules it stands on, each with who gave it.
pub(crate) fn rules(failed: &Failed) -> String {
    let said = |rule| format!("{rule} ({})", Catalogue::bundled().rule(rule).who);
    failed.rules().iter().copied().map(said).collect::<Vec<_>>().join(", ")
}
