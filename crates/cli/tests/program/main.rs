//! The program run as its users run it.

mod addresses;
mod analyze;
mod analyze_refusals;
mod areas;
mod attack;
mod backup;
mod changes;
mod codebook;
mod demo;
mod downloads;
mod entries;
mod field_data;
mod forget;
mod hostile;
mod messages;
mod records;
mod refusals;
mod release;
mod safety;
mod staff;
mod staff_map;
mod story;
mod surface;
mod town;
mod workbench;
