//! The dropped file: streamed into a folder that only this user can enter, readable for this user alone, and removed when
//! another comes, when it was taken in, or when the workbench ends.

use std::fs::{self, File, OpenOptions, Permissions, remove_file};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::body::Body;
use fs4::fs_std::FileExt;
use futures_util::StreamExt;
use tempfile::TempDir;

use crate::error::Refused;

/// How long a file may wait for its next bytes.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of the longest file name that is kept.
const LONGEST_NAME: usize = 120;

/// How folders of dropped files are called.
const PREFIX: &str = "gocpont-workbench-";
/// A file in each that its workbench holds locked as long as it runs.
const LOCK: &str = "lock";

/// The folder of dropped files.
pub struct Folder {
    folder: TempDir,
    /// Locked while it is open.
    _lock: File,
}

/// A file that was dropped; removed with the value.
#[derive(Debug)]
pub struct Dropped {
    path: PathBuf,
    /// Its name, as the person knows it.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

impl Folder {
    /// A new folder that only its owner can enter.
    pub fn new() -> io::Result<Self> {
        Self::within(&std::env::temp_dir())
    }

    /// The same in a folder of choice. What a workbench that was killed has left there is removed.
    fn within(place: &Path) -> io::Result<Self> {
        let folder = private().prefix(PREFIX).tempdir_in(place)?;
        let lock = owner_only(&folder.path().join(LOCK))?;
        lock.lock_exclusive()?;
        clear(place, folder.path());
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// Takes a file as it comes, of at most so many bytes.
    pub async fn take(&self, given: &str, body: Body, most: u64) -> Result<Dropped, Refused> {
        let name = plain(given);
        let place = private().tempdir_in(self.folder.path());
        let path = place.map_err(full)?.keep().join(&name);
        // From here on what is there of it is removed unless it becomes whole.
        let mut dropped = Dropped {
            path,
            name,
            bytes: 0,
        };
        let mut file = owner_only(&dropped.path).map_err(full)?;
        let mut parts = body.into_data_stream();
        loop {
            let part = tokio::time::timeout(PATIENCE, parts.next()).await;
            let Some(part) = part.map_err(|_| Refused::Broken)? else {
                break;
            };
            let part = part.map_err(|_| Refused::Broken)?;
            dropped.bytes += part.len() as u64;
            if dropped.bytes > most {
                return Err(Refused::TooLarge);
            }
            file.write_all(&part).map_err(full)?;
        }
        file.flush().map_err(full)?;
        Ok(dropped)
    }
}

impl Dropped {
    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Dropped {
    fn drop(&mut self) {
        // What cannot be removed now goes with the folder.
        let _gone = remove_file(&self.path);
        let _gone = self.path.parent().map(std::fs::remove_dir);
    }
}

/// Makes folders that only their owner can enter, whatever the system would give others.
fn private<'n>() -> tempfile::Builder<'n, 'n> {
    let mut builder = tempfile::Builder::new();
    builder.permissions(Permissions::from_mode(0o700));
    builder
}

/// Removes this user's folders that no workbench holds any more; what cannot be removed stays.
fn clear(place: &Path, own: &Path) {
    let mine = own.symlink_metadata().map(|found| found.uid());
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX) && path != own;
        let found = path
            .symlink_metadata()
            .ok()
            .filter(|found| is_ours && found.is_dir());
        if found.is_none_or(|found| mine.as_ref().is_ok_and(|mine| *mine != found.uid())) {
            continue;
        }
        let Ok(lock) = File::open(path.join(LOCK)) else {
            continue;
        };
        if FileExt::try_lock_exclusive(&lock).is_ok_and(|free| free) {
            let _gone = fs::remove_dir_all(&path);
        }
    }
}

fn owner_only(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

fn full(_error: io::Error) -> Refused {
    Refused::Full
}

/// The last part of a name, without what no file is called by.
fn plain(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = last.chars().map(|c| if c.is_control() { '_' } else { c });
    let mut name = String::new();
    for letter in shown.skip_while(|letter| *letter == '.' || letter.is_whitespace()) {
        if name.len() + letter.len_utf8() > LONGEST_NAME {
            break;
        }
        name.push(letter);
    }
    if name.is_empty() {
        return "file".to_owned();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(folder: &Folder) -> usize {
        fs::read_dir(folder.folder.path())
            .expect("a folder")
            .count()
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        for (given, expected) in [
            ("Felmérés 2024.csv", "Felmérés 2024.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Temp\\a.xlsx", "a.xlsx"),
            ("..", "file"),
            (".profile", "profile"),
            ("a\0b\nc", "a_b_c"),
            ("", "file"),
        ] {
            assert_eq!(plain(given), expected);
        }
        assert!(plain(&"ő".repeat(500)).len() <= LONGEST_NAME);
    }

    #[tokio::test]
    async fn a_dropped_file_is_its_owners_alone_and_goes_when_it_is_let_go() {
        let folder = Folder::new().expect("a folder");
        let mode =
            |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        let dropped = folder
            .take("wave.csv", Body::from("a,b\n"), 10)
            .await
            .expect("taken");
        let path = dropped.path().to_owned();
        assert_eq!((dropped.name.as_str(), dropped.bytes), ("wave.csv", 4));
        assert_eq!(std::fs::read(&path).expect("there"), b"a,b\n");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(folder.folder.path()), 0o700);
        assert_eq!(path.parent().map(mode), Some(0o700));
        drop(dropped);
        assert!(!path.exists());
        assert_eq!(left(&folder), 1, "the lock");
    }

    #[test]
    fn what_a_killed_workbench_left_is_removed_and_what_runs_is_let_be() {
        let place = tempfile::tempdir().expect("a folder");
        let running = Folder::within(place.path()).expect("a folder");
        let killed = place.path().join("gocpont-workbench-killed");
        fs::create_dir(&killed).expect("a folder");
        fs::write(killed.join(LOCK), "").expect("written");
        fs::write(killed.join("names.csv"), "a").expect("written");
        let others = place.path().join("someone-elses");
        fs::create_dir(&others).expect("a folder");
        fs::write(others.join(LOCK), "").expect("written");
        let second = Folder::within(place.path()).expect("a folder");
        assert!(!killed.exists());
        assert!(running.folder.path().exists() && second.folder.path().exists() && others.exists());
    }

    #[tokio::test]
    async fn what_is_too_large_leaves_nothing() {
        let folder = Folder::new().expect("a folder");
        let refused = folder.take("wave.csv", Body::from("12345678901"), 10).await;
        assert_eq!(refused.map(|_| ()), Err(Refused::TooLarge));
        assert_eq!(left(&folder), 1, "the lock");
    }
}
