//! A line for each request, without anything about who asked or what for: time, method, template of the route, status, bytes of
//! the body, milliseconds to its end. Lines are written by a thread of their own; where it cannot keep up they are lost and
//! counted, and nobody waits.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use jiff::{Timestamp, Unit};

/// Lines that may wait to be written.
const WAITING: usize = 8192;

/// Where a log goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogTo {
    /// To standard output.
    StandardOutput,
    /// To the end of a file.
    File(PathBuf),
}

/// A request, as the log tells of it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'r> {
    /// One of the methods that are known.
    pub method: &'static str,
    /// The template of the route.
    pub route: &'r str,
    /// The status; none where the client left before there was one.
    pub status: Option<u16>,
    /// Bytes of the body.
    pub bytes: u64,
    /// Milliseconds to the end.
    pub millis: u128,
}

/// The log.
pub struct RequestLog {
    lines: Option<SyncSender<String>>,
    writer: Option<JoinHandle<()>>,
    lost: AtomicU64,
}

impl RequestLog {
    /// Opens it.
    pub fn open(to: &LogTo) -> io::Result<Self> {
        let out: Box<dyn Write + Send> = match to {
            LogTo::StandardOutput => Box::new(io::stdout()),
            LogTo::File(path) => Box::new(OpenOptions::new().create(true).append(true).open(path)?),
        };
        let (lines, waiting) = sync_channel(WAITING);
        let writer = std::thread::Builder::new().name("log".to_owned());
        let writer = writer.spawn(move || write(&waiting, BufWriter::new(out)))?;
        Ok(Self {
            lines: Some(lines),
            writer: Some(writer),
            lost: AtomicU64::new(0),
        })
    }

    /// Tells of a request.
    pub fn tell(&self, entry: &Entry<'_>) {
        let sent = self.lines.as_ref().map(|lines| lines.try_send(line(entry)));
        if !matches!(sent, Some(Ok(()))) {
            self.lost.fetch_add(1, Relaxed);
        }
    }

    /// Lines that could not be written.
    pub fn lost(&self) -> u64 {
        self.lost.load(Relaxed)
    }
}

impl Drop for RequestLog {
    fn drop(&mut self) {
        // The writer ends once it has written what waits.
        drop(self.lines.take());
        if let Some(writer) = self.writer.take() {
            let _ended = writer.join();
        }
    }
}

fn line(entry: &Entry<'_>) -> String {
    let now = Timestamp::now();
    let now = now.round(Unit::Second).unwrap_or(now);
    let status = entry
        .status
        .map_or_else(|| "-".to_owned(), |own| own.to_string());
    format!(
        "{now} {} {} {status} {} {}\n",
        entry.method, entry.route, entry.bytes, entry.millis
    )
}

/// Writes lines as they come; together where several wait.
fn write(waiting: &Receiver<String>, mut out: impl Write) {
    while let Ok(first) = waiting.recv() {
        let more = std::iter::from_fn(|| waiting.try_recv().ok());
        let all = std::iter::once(first).chain(more.take(WAITING));
        let mut written = Ok(());
        for line in all {
            written = written.and_then(|()| out.write_all(line.as_bytes()));
        }
        // A full disk is no reason to stop serving.
        if let Err(error) = written.and_then(|()| out.flush()) {
            eprintln!("{error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_six_fields_and_all_are_written_at_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("requests.log");
        std::fs::write(&path, "before\n").expect("written");
        let log = RequestLog::open(&LogTo::File(path.clone())).expect("a log");
        let mut entry = Entry {
            method: "GET",
            route: "/collections/{id}",
            status: Some(200),
            bytes: 512,
            millis: 3,
        };
        log.tell(&entry);
        entry.status = None;
        log.tell(&entry);
        drop(log);
        let text = std::fs::read_to_string(&path).expect("a log");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines.len(), lines[0]), (3, "before"));
        assert!(
            lines[1].ends_with("Z GET /collections/{id} 200 512 3"),
            "{text}"
        );
        assert!(
            lines[2].ends_with("Z GET /collections/{id} - 512 3"),
            "{text}"
        );
    }

    #[test]
    fn a_log_that_cannot_be_opened_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(RequestLog::open(&LogTo::File(folder.path().to_owned())).is_err());
    }
}
