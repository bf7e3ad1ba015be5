//! Who did what, when and why: a chain of entries that is only ever made longer. An act is noted before it is done, and how it
//! ended is an entry of its own; nothing in an entry is a person's answer, and no field takes free text but the reason.

mod chain;
mod entry;
mod log;

pub use chain::{Broken, Head, InvalidHead, Verified};
pub use entry::{Act, Entry, Object, Outcome, Reason, Relation, Term, TermValue};
pub use log::Noted;
pub(crate) use log::{append, follow};
