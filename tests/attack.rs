//! The attacker: takes only what a stranger can download, knows every rule but no key, and derives all that follows
//! about small groups. Independent of `protect` and of the auditor; the words are those of the method's documentation.

mod asking;
mod bits;
pub mod chain;
pub mod download;
mod elimination;
mod engine;
mod ground;
mod group;
pub mod http;
pub mod keyed;
pub mod methods;
mod problem;
pub mod report;
mod rule;
mod shapes;
mod slice;
mod solver;
mod sums;
mod system;
pub mod tables;
mod targets;
mod time;
pub mod town;
pub mod truth;
mod worlds;

pub use engine::attack;
pub use report::Report;
pub use tables::Tables;
pub use truth::Truth;
