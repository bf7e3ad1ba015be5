//! What is promised of whole analyses: structureless maps show no hot spots, and results do not depend on the order of
//! units, on the scale of weights, on units that are nobody's neighbours, or on the number of threads.

mod maps;
mod null;
mod properties;
mod threads;
mod watch;
