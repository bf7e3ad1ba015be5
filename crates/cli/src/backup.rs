//! `backup` and `restore`: copies of the private store and of the desk's files beside it, without their keys, and files from such
//! copies. The desk may run meanwhile: each copy is the file as of one moment.

use std::path::{Path, PathBuf};

use anyhow::bail;
use gocpont_access::StaffStore;
use gocpont_records::backup::copy_file;
use gocpont_records::{KeySource, KeysNeeded, PrivateKind, PrivateNote, SqliteRecords};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, Backup, DeskFiles, Restore};
use crate::console::{Console, now};
use crate::private_file::{PrivateFile, absolute, refuse_public};

/// A file of the desk that goes with the store.
struct Beside {
    /// What stands behind the name of the store's own copy.
    ending: &'static str,
    /// Where the desk has it.
    path: PathBuf,
    /// What SQLite files of its kind are known by.
    kind: i32,
}

/// The files of staff and of entries.
fn beside(args: &Args, files: &DeskFiles) -> [Beside; 2] {
    [
        Beside {
            ending: "staff",
            path: super::staff::path(args, &files.staff),
            kind: gocpont_access::APPLICATION_ID,
        },
        Beside {
            ending: "desk",
            path: super::desk::entries(args, files),
            kind: gocpont_records::entries::APPLICATION_ID,
        },
    ]
}

impl Beside {
    /// Its copy, beside that of the store.
    fn copy(&self, store: &Path) -> PathBuf {
        let mut name = store.as_os_str().to_owned();
        name.push(format!(".{}", self.ending));
        PathBuf::from(name)
    }
}

/// Copies the store and the files of the desk, and says which keys the copies need and do not hold.
pub fn run(args: &Args, command: &Backup, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let moment = now().to_string();
    let path = target(&args.db, &command.output, &moment);
    let desk = beside(args, &command.files);
    let desk: Vec<&Beside> = desk.iter().filter(|own| own.path.exists()).collect();
    let copies = desk.iter().map(|own| own.copy(&path));
    for path in std::iter::once(path.clone()).chain(copies) {
        if path.symlink_metadata().is_ok() {
            bail!("{}", said(console, "backup-exists", &path));
        }
        refuse_public(&path, console)?;
    }
    let note = |path: &Path| {
        store.log_private(&PrivateNote {
            kind: PrivateKind::Backup,
            path: Some(absolute(path).display().to_string()),
            rows: None,
            recorded_at: moment.clone(),
        })
    };
    let file = PrivateFile::create(&path)?;
    // Before the copy, so that a store restored from it knows of it.
    note(&path)?;
    let needed = store.back_up(file.part())?;
    file.finish_new()?;
    console.say("backup-done", &[file_arg(&path)]);
    let mut written = Vec::new();
    for own in desk {
        let path = own.copy(&path);
        let file = PrivateFile::create(&path)?;
        note(&path)?;
        copy_file(&own.path, file.part(), own.kind)?;
        file.finish_new()?;
        console.say(&format!("backup-done-{}", own.ending), &[file_arg(&path)]);
        written.push(path);
    }
    let keys = KeySource::of(&args.db).name();
    let names = [
        file_arg(&keys),
        ("keys", Arg::from(needed.keys.as_str())),
        (
            "noise",
            Arg::from(needed.noise_key.as_deref().unwrap_or("")),
        ),
    ];
    console.say("backup-without-keys", &names);
    result((&path, &written), &needed, console);
    Ok(Outcome::Done)
}

/// Makes the store and the desk's files from a backup, where there are none.
pub fn restore(args: &Args, command: &Restore, console: &Console) -> anyhow::Result<Outcome> {
    if !command.file.exists() {
        bail!("{}", said(console, "restore-no-file", &command.file));
    }
    let desk = beside(args, &command.files);
    let is_copied = |own: &&Beside| own.copy(&command.file).exists();
    let desk: Vec<&Beside> = desk.iter().filter(is_copied).collect();
    let files = desk.iter().map(|own| own.path.as_path());
    for file in std::iter::once(args.db.as_path()).chain(files) {
        nothing_there(file, console)?;
    }
    let file = PrivateFile::create(&args.db)?;
    let keys = KeySource::of(&args.db);
    let needed = gocpont_records::backup::read_back(&command.file, file.part(), &keys)?;
    file.finish_new()?;
    console.say("restore-done", &[file_arg(&args.db)]);
    console.say("restore-forget-again", &[]);
    let mut written = Vec::new();
    for own in desk {
        let file = PrivateFile::create(&own.path)?;
        copy_file(&own.copy(&command.file), file.part(), own.kind)?;
        file.finish_new()?;
        console.say(
            &format!("restore-done-{}", own.ending),
            &[file_arg(&own.path)],
        );
        if own.ending == "staff" {
            StaffStore::open(&own.path)?.restored(now())?;
        }
        written.push(own.path.clone());
    }
    result((&args.db, &written), &needed, console);
    Ok(Outcome::Done)
}

/// Refuses to write where a file is, or a log that was left behind: it would be played into the restored file.
fn nothing_there(file: &Path, console: &Console) -> anyhow::Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let path = PathBuf::from(name);
        if path.symlink_metadata().is_ok() {
            bail!("{}", said(console, "restore-exists", &path));
        }
    }
    Ok(())
}

/// The file itself, or in a folder one named by store and moment.
fn target(db: &Path, output: &Path, moment: &str) -> PathBuf {
    if !output.is_dir() {
        return output.to_owned();
    }
    let name = db.file_stem().unwrap_or_default().to_string_lossy();
    let moment: String = moment.chars().filter(char::is_ascii_alphanumeric).collect();
    output.join(format!("{name}-{moment}.backup"))
}

fn file_arg(path: &Path) -> (&'static str, Arg) {
    ("file", Arg::from(path.display().to_string()))
}

fn said(console: &Console, id: &str, path: &Path) -> String {
    console.words().say_with(id, &[file_arg(path)])
}

fn result((path, desk): (&Path, &[PathBuf]), needed: &KeysNeeded, console: &Console) {
    let result = json!({
        "file": path,
        "desk": desk,
        "keys": needed.keys,
        "noise_key": needed.noise_key,
    });
    console.result(&result, "");
}
