//! Which database PROJ reads. PROJ carries its own inside the program and takes it where no search path holds a
//! `proj.db`; another program's, named by the environment, may be of a version that this PROJ refuses.

use std::path::PathBuf;

use proj::ProjBuilder;

/// A code that every database holds (WGS 84), so that not finding it means that there is no readable database.
const ALWAYS_THERE: &str = "EPSG:4326";

/// The database file that keeps PROJ from knowing even WGS 84; none where PROJ works.
pub(crate) fn in_the_way() -> Option<PathBuf> {
    if ProjBuilder::new().proj(ALWAYS_THERE).is_ok() {
        return None;
    }
    Some(file().unwrap_or_else(|| PathBuf::from("proj.db")))
}

/// The first `proj.db` on the search path; none means the one within the program.
pub(crate) fn file() -> Option<PathBuf> {
    let paths = ProjBuilder::new().lib_info().ok()?.searchpath;
    std::env::split_paths(&paths)
        .map(|folder| folder.join("proj.db"))
        .find(|file| file.is_file())
}
