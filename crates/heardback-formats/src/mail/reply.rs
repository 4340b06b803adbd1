//! What the writer of a message wrote: without the quoted message it answers and without the signature.
