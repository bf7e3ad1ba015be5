//! Files that have their name only once they are whole: what is written meanwhile is called `NAME.part`, and is gone if it
//! does not come to an end.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The place of a file that is being made.
#[derive(Debug)]
pub struct Part {
    written: PathBuf,
    named: PathBuf,
}

impl Part {
    /// A place for what will have this name; what an earlier attempt left there is taken away.
    pub fn of(path: &Path) -> io::Result<Self> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        match fs::remove_file(&part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Self {
                written: part,
                named: path.to_owned(),
            }),
        }
    }

    /// Where to write.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.written
    }

    /// A new file there, to be read too.
    pub fn create(&self) -> io::Result<File> {
        let mut options = File::options();
        options.read(true).write(true).create_new(true);
        options.open(&self.written)
    }

    /// Gives it its name; what had it before is replaced.
    pub fn finish(self) -> io::Result<()> {
        File::open(&self.written)?.sync_all()?;
        fs::rename(&self.written, &self.named)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Once it has its name there is nothing here.
        let _ = fs::remove_file(&self.written);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_has_its_name_once_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.fgb");
        fs::write(&path, "old").unwrap();
        let part = Part::of(&path).unwrap();
        part.create().unwrap().write_all(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        part.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_given_up_leaves_nothing_and_is_not_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.fgb");
        fs::write(folder.path().join("a.fgb.part"), "left by another").unwrap();
        let part = Part::of(&path).unwrap();
        part.create().unwrap().write_all(b"half").unwrap();
        drop(part);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
