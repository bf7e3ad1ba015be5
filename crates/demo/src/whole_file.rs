//! A file that appears as a whole: written under another name and renamed when it is complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::DemoError;

/// A file in the making.
pub struct WholeFile {
    path: PathBuf,
    partial: PathBuf,
    file: BufWriter<File>,
}

impl WholeFile {
    /// Begins a file.
    pub fn create(path: PathBuf) -> Result<Self, DemoError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".partial");
        let partial = path.with_file_name(name);
        let file = File::create(&partial).map_err(|reason| refused(&partial, reason))?;
        Ok(Self {
            file: BufWriter::with_capacity(1 << 18, file),
            path,
            partial,
        })
    }

    /// Where it will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name.
    pub fn finish(mut self) -> Result<PathBuf, DemoError> {
        let written = self.file.flush();
        let named = written.and_then(|()| fs::rename(&self.partial, &self.path));
        named.map_err(|reason| refused(&self.path, reason))?;
        Ok(self.path)
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes a text as a whole file.
pub fn write_text(path: PathBuf, text: &str) -> Result<PathBuf, DemoError> {
    let mut file = WholeFile::create(path)?;
    let written = file.write_all(text.as_bytes());
    written.map_err(|reason| refused(file.path(), reason))?;
    file.finish()
}

/// The error of a path.
pub fn refused(path: &Path, reason: io::Error) -> DemoError {
    DemoError::Write {
        path: path.to_owned(),
        reason,
    }
}
