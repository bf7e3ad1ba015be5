//! Every sentence, label and error a person reads, in Hungarian, Czech and English: the texts stand in `locales/`
//! as Fluent files and are embedded in the program; the page reads the same files.

mod date;
mod language;
mod number;
mod words;

pub use language::{InvalidLanguage, Language};
pub use number::{number, percent};
pub use words::{Arg, Words, WordsError};
