//! The program run as its users run it.

mod analyze;
mod analyze_refusals;
mod backup;
mod changes;
mod demo;
mod forget;
mod refusals;
mod story;
mod surface;
mod town;
