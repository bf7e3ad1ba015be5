//! The program run as its users run it.

mod analyze;
mod analyze_refusals;
mod changes;
mod demo;
mod refusals;
mod story;
mod surface;
mod town;
