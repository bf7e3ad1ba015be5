//! Files, codebooks and plans become core's types: validated records, areas, settings. What a file gets wrong is
//! said with file, row, column and value; a row that is not taken is a rejection, never dropped.

pub mod address;
pub mod areas;
pub mod calendar;
pub mod codebook;
pub mod coordinates;
pub mod duplicates;
pub mod encoding;
pub mod entry_file;
pub mod error;
pub mod export;
pub mod features;
pub mod grid;
pub mod hsds;
pub mod instrument_table;
mod letters;
pub mod listing;
pub mod mapping;
pub mod parameter;
pub mod parts;
pub mod plan;
pub mod project;
pub mod provider;
pub mod reference;
pub mod rejection;
pub mod source;
pub mod survey;
pub mod table;
pub mod table_file;
pub mod watch;
pub mod workbook;
pub mod xlsform;

mod document;

#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod shipped_life_tests;
#[cfg(test)]
mod shipped_tests;
#[cfg(test)]
mod signal_story_tests;
