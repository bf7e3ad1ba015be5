//! Every statistic beside R's spdep and `PySAL`'s esda, on data sets that ship with them: `vectors/` has the numbers, the
//! scripts that made them and their sources.

mod frame;
mod local;
mod rates;
mod watch;
