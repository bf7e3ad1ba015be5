//! The file beside a store that whoever writes holds locked, so that two programs neither write nor checkpoint at once.
//! It says who holds it; whoever comes second waits a while and then says so.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use fs4::fs_std::FileExt;

use crate::error::StoreError;

/// How long a second program waits.
#[cfg(not(test))]
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
#[cfg(test)]
pub(crate) const PATIENCE: Duration = Duration::from_millis(300);

const PAUSE: Duration = Duration::from_millis(50);

/// Bytes of the file that are read to say who holds it.
const LONGEST_NAME: u64 = 200;

fn beside(store: &Path) -> PathBuf {
    store.with_extension("lock")
}

/// Takes the lock, which is let go when the file is dropped.
pub(crate) fn acquire(store: &Path) -> Result<File, StoreError> {
    let path = beside(store);
    let at = |source| StoreError::of_file(&path, source);
    let mut options = File::options();
    let options = options.create(true).truncate(false).read(true).write(true);
    let mut file = options.open(&path).map_err(at)?;
    let mut waited = Duration::ZERO;
    while !FileExt::try_lock_exclusive(&file).map_err(at)? {
        if waited >= PATIENCE {
            return Err(StoreError::held(store, named(&mut file)));
        }
        sleep(PAUSE);
        waited += PAUSE;
    }
    name(&mut file).map_err(at)?;
    Ok(file)
}

/// Who holds the lock of a store at the moment.
pub(crate) fn holder(store: &Path) -> Option<String> {
    let mut file = File::open(beside(store)).ok()?;
    match FileExt::try_lock_shared(&file) {
        Ok(false) => named(&mut file),
        _ => None,
    }
}

/// Whether the system forbids to write beside a store.
pub(crate) fn may_not_write(store: &Path) -> bool {
    let mut options = File::options();
    let options = options.create(true).truncate(false).write(true);
    let kind = options.open(beside(store)).err().map(|error| error.kind());
    matches!(
        kind,
        Some(io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied)
    )
}

/// Writes down who holds it: number of the process, and the machine.
fn name(file: &mut File) -> io::Result<()> {
    let machine = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{} {}", std::process::id(), machine.trim())
}

fn named(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(LONGEST_NAME).read_to_string(&mut text).ok()?;
    let mut words = text.split_whitespace();
    let process = words.next()?;
    // Whatever else stands in the file is no name.
    process.parse::<u32>().ok()?;
    match words.next() {
        Some(machine) if machine.chars().all(|c| c.is_ascii_graphic()) => {
            Some(format!("{process} ({machine})"))
        }
        _ => Some(process.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_second_is_told_who_is_first() {
        let dir = tempfile::tempdir().unwrap();
        let store = dir.path().join("town.db");
        assert_eq!(holder(&store), None);
        let first = acquire(&store).unwrap();
        let process = std::process::id().to_string();
        assert!(holder(&store).unwrap().starts_with(&process));
        let second = acquire(&store).unwrap_err().to_string();
        assert!(second.contains(&process), "{second}");
        drop(first);
        assert_eq!(holder(&store), None);
        acquire(&store).unwrap();
    }

    #[test]
    fn whoever_waits_comes_in_when_the_first_has_gone() {
        let dir = tempfile::tempdir().unwrap();
        let store = dir.path().join("town.db");
        let first = acquire(&store).unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| acquire(&store).map(drop));
            sleep(PATIENCE / 3);
            drop(first);
            second.join().unwrap().unwrap();
        });
    }

    #[test]
    fn a_file_that_names_nobody_names_nobody() {
        let dir = tempfile::tempdir().unwrap();
        let store = dir.path().join("town.db");
        for text in ["", "nonsense", "-1 here", "\u{1b}[2J 7"] {
            fs::write(beside(&store), text).unwrap();
            let file = File::open(beside(&store)).unwrap();
            FileExt::lock_exclusive(&file).unwrap();
            assert_eq!(holder(&store), None, "{text:?}");
        }
    }
}
