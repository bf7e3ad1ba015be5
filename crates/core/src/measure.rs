//! Measures as a plan: money by source and certainty that adds up exactly, the tree from priorities down to activities,
//! indicators with their targets, and what changed in a measure's places against a comparison. Pure, like all of core.

pub mod budget;
pub mod effect;
pub mod indicator;
pub mod money;
pub mod plan;

#[cfg(test)]
#[path = "measure/effect_tests.rs"]
mod effect_tests;
#[cfg(test)]
#[path = "measure/tests.rs"]
mod tests;
