//! `backup` and `restore`: a copy of the private store without its keys, and a store from such a copy.

use std::path::{Path, PathBuf};

use anyhow::bail;
use gocpont_records::{KeySource, KeysNeeded, PrivateKind, PrivateNote, SqliteRecords};
use gocpont_words::Arg;
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, Backup, Restore};
use crate::console::{Console, now};
use crate::private_file::{PrivateFile, absolute, refuse_public};

/// Copies the store, and says which keys the copy needs and does not hold.
pub fn run(args: &Args, command: &Backup, console: &Console) -> anyhow::Result<Outcome> {
    let store = SqliteRecords::open(&args.db)?;
    let moment = now().to_string();
    let path = target(&args.db, &command.output, &moment);
    if path.symlink_metadata().is_ok() {
        bail!("{}", said(console, "backup-exists", &path));
    }
    refuse_public(&path, console)?;
    let file = PrivateFile::create(&path)?;
    // Before the copy, so that a store restored from it knows of it.
    store.log_private(&PrivateNote {
        kind: PrivateKind::Backup,
        path: Some(absolute(&path).display().to_string()),
        rows: None,
        recorded_at: moment,
    })?;
    let needed = store.back_up(file.part())?;
    file.finish_new()?;
    console.say("backup-done", &[file_arg(&path)]);
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
    result(&path, &needed, console);
    Ok(Outcome::Done)
}

/// Makes a store from a backup, where there is none.
pub fn restore(args: &Args, command: &Restore, console: &Console) -> anyhow::Result<Outcome> {
    // A log that was left behind would be played into the restored file.
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = args.db.as_os_str().to_owned();
        name.push(ending);
        let path = PathBuf::from(name);
        if path.symlink_metadata().is_ok() {
            bail!("{}", said(console, "restore-exists", &path));
        }
    }
    if !command.file.exists() {
        bail!("{}", said(console, "restore-no-file", &command.file));
    }
    let file = PrivateFile::create(&args.db)?;
    let keys = KeySource::of(&args.db);
    let needed = gocpont_records::backup::read_back(&command.file, file.part(), &keys)?;
    file.finish_new()?;
    console.say("restore-done", &[file_arg(&args.db)]);
    console.say("restore-forget-again", &[]);
    result(&args.db, &needed, console);
    Ok(Outcome::Done)
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

fn result(path: &Path, needed: &KeysNeeded, console: &Console) {
    let result = json!({
        "file": path,
        "keys": needed.keys,
        "noise_key": needed.noise_key,
    });
    console.result(&result, "");
}
