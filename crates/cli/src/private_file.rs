//! Files that carry names or health: for their owner alone from their first byte, under another name until they are
//! whole, never through a link. Nothing that the public serves from disk may lie beside a copy of the store.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use gocpont_ingest::error::{InvalidFile, Problem};
use gocpont_words::Arg;

use crate::console::Console;

/// The lines of a file of secrets, each of which holds something: none where its owner is not the only one who reads it, or where
/// there are more or fewer.
pub fn secret_lines<const COUNT: usize>(file: &Path) -> Option<[String; COUNT]> {
    let found = fs::metadata(file).ok()?;
    // Six bits at the end are what the group and others may.
    if found.permissions().mode().trailing_zeros() < 6 {
        return None;
    }
    let text = fs::read_to_string(file).ok()?;
    let lines: Vec<String> = text.lines().map(|line| line.trim().to_owned()).collect();
    let is_filled = lines.iter().all(|line| !line.is_empty());
    lines.try_into().ok().filter(|_| is_filled)
}

/// A private file while it is written; what is left of it is removed where it is not finished.
pub struct PrivateFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
}

impl PrivateFile {
    /// Begins a file that will stand at `path`; a link there is refused.
    pub fn create(path: &Path) -> Result<Self, InvalidFile> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = no_link(path).and_then(|()| owner_only(&part));
        Ok(Self {
            file: file.map_err(|error| unwritable(path, &error))?,
            path: path.to_owned(),
            part,
        })
    }

    /// Where it stands until it is finished.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Completes the file, instead of an earlier one of its name.
    pub fn finish(self) -> Result<(), InvalidFile> {
        let placed = self.place(|part, path| no_link(path).and_then(|()| fs::rename(part, path)));
        placed.map_err(|error| unwritable(&self.path, &error))
    }

    /// Completes the file where none of its name stands; one that came meanwhile is never replaced.
    pub fn finish_new(self) -> Result<(), InvalidFile> {
        let placed = self.place(|part, path| fs::hard_link(part, path));
        placed.map_err(|error| unwritable(&self.path, &error))
    }

    fn place(&self, put: impl Fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
        self.file.sync_all()?;
        put(&self.part, &self.path)?;
        File::open(folder(&self.path))?.sync_all()
    }
}

impl Write for PrivateFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for PrivateFile {
    fn drop(&mut self) {
        // After a rename there is nothing to remove, and what stays behind harms nobody but its owner.
        let _gone = fs::remove_file(&self.part);
    }
}

/// The folder of a file.
pub fn folder(path: &Path) -> &Path {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// The path from the root, for the store's log; as it is where its folder cannot be asked.
pub fn absolute(path: &Path) -> PathBuf {
    match (folder(path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// Refuses a folder that holds releases, or that lies within a site: a web server may give away what is put there.
pub fn refuse_public(path: &Path, console: &Console) -> anyhow::Result<()> {
    let folder = folder(&absolute(path)).to_owned();
    let releases = fs::read_dir(&folder)
        .map_err(|error| unwritable(path, &error))?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|entry| entry.extension().is_some_and(|ending| ending == "releases"));
    let pages = folder.ancestors().map(|above| above.join("index.html"));
    let page = || pages.into_iter().find(|page| page.exists());
    match releases.or_else(page) {
        None => Ok(()),
        Some(found) => {
            let args = [
                ("file", Arg::from(path.display().to_string())),
                ("found", Arg::from(found.display().to_string())),
            ];
            anyhow::bail!(
                "{}",
                console.words().say_with("private-beside-public", &args)
            )
        }
    }
}

fn no_link(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(found) if found.is_symlink() => Err(io::Error::other("it is a link to another file")),
        _ => Ok(()),
    }
}

/// A new file; one that broke off is removed, and neither is a link followed.
fn owner_only(part: &Path) -> io::Result<File> {
    match fs::remove_file(part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(part)
}

fn unwritable(path: &Path, error: &io::Error) -> InvalidFile {
    let name = path.display().to_string();
    InvalidFile::new(&name, Problem::Unwritable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_private_file_is_for_its_owner_and_stands_when_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("private");
        fs::write(&path, "earlier").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("open to all");
        let mut file = PrivateFile::create(&path).expect("begun");
        file.write_all(b"now").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(file.part()), 0o600);
        assert_eq!(fs::read(&path).expect("there"), b"earlier");
        file.finish().expect("finished");
        assert_eq!(fs::read(&path).expect("there"), b"now");
        assert_eq!(mode(&path), 0o600);
        drop(PrivateFile::create(&path).expect("begun"));
        assert_eq!(fs::read(&path).expect("there"), b"now");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, aim) = (folder.path().join("private"), folder.path().join("aim"));
        symlink(&aim, &path).expect("linked");
        assert!(PrivateFile::create(&path).is_err());
        // Nor is one where the unfinished file stands.
        fs::remove_file(&path).expect("removed");
        symlink(&aim, folder.path().join("private.part")).expect("linked");
        let mut file = PrivateFile::create(&path).expect("begun");
        file.write_all(b"now").expect("written");
        file.finish().expect("finished");
        assert!(!aim.exists());
        assert_eq!(fs::read(&path).expect("there"), b"now");
    }

    #[test]
    fn a_new_file_replaces_none_that_came_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("private");
        let file = PrivateFile::create(&path).expect("begun");
        fs::write(&path, "another's").expect("written");
        assert!(file.finish_new().is_err());
        assert_eq!(fs::read(&path).expect("there"), b"another's");
        fs::remove_file(&path).expect("removed");
        let file = PrivateFile::create(&path).expect("begun");
        file.finish_new().expect("finished");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
