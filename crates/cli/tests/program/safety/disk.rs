//! A disk that is full, read-only or failing.

use super::*;

const ROWS: usize = 5000;

fn town_with_more() -> Town {
    let town = ready();
    write_households(&town, "more.csv", ROWS);
    town
}

/// What went wrong was said with these words; nothing was lost, and the next import works.
#[track_caller]
fn refused_and_recovers(town: &Town, said: &Said, words: &[&str]) {
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("town"), "{}", said.err);
    let any = words.iter().any(|word| said.err.contains(word));
    assert!(any, "none of {words:?} in: {}", said.err);
    is_whole(town);
    assert_eq!(rows_of(town, "first.csv"), 1);
    // After a failed sync a whole file may be there that nobody was told of.
    let there = rows_of(town, "more.csv");
    assert!([0, ROWS as u64].contains(&there), "{there}");
    let next = import(town, "more.csv").fine().json();
    assert_eq!(next["unchanged"], there);
    assert_eq!(next["taken"], ROWS as u64 - there);
    is_whole(town);
}

/// Runs the import under another command.
fn import_under(town: &Town, program: &str, before: &[&str]) -> Said {
    let mut command = town.command();
    let mut under = Command::new(program);
    under.current_dir(town.path(""));
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => under.env(name, value),
            None => under.env_remove(name),
        };
    }
    under.args(before).arg(command.get_program());
    command.args(["--json", "import", "--codebook", "household", "more.csv"]);
    let ran = under.args(command.get_args()).output().expect(program);
    Said {
        code: ran.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&ran.stdout).into_owned(),
        err: String::from_utf8_lossy(&ran.stderr).into_owned(),
    }
}

fn has(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output();
    let found = found.expect("sh").status.success();
    if !found {
        println!("SKIPPED: {program} is not installed");
    }
    found
}

#[test]
fn a_file_that_may_not_grow_is_no_loss() {
    // In units of 1,024 bytes: the store fits, its log does not.
    for limit in ["150", "300", "400"] {
        let town = town_with_more();
        let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\"");
        let said = import_under(&town, "bash", &["-c", &script, "bash"]);
        refused_and_recovers(&town, &said, &["no room", "could not be read or written"]);
    }
}

/// A small file system in memory, where one may be mounted; it goes with the value.
struct Small(std::path::PathBuf);

impl Small {
    fn mounted(town: &Town, options: &str) -> Option<Self> {
        let at = town.path("small");
        std::fs::create_dir(&at).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&at);
        let done = mount.output().is_ok_and(|ran| ran.status.success());
        if !done {
            println!("SKIPPED: nothing may be mounted here");
        }
        done.then_some(Self(at))
    }

    fn remount(&self, options: &str) {
        let mut mount = Command::new("mount");
        mount
            .args(["-o", &format!("remount,{options}")])
            .arg(&self.0);
        assert!(mount.status().expect("mount").success());
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        // A folder that is still mounted is seen by whoever looks for it.
        let _done = Command::new("umount").arg(&self.0).status();
    }
}

/// The town's store on a small disk, and the town's files.
fn on_small_disk(options: &str) -> Option<(Town, Small)> {
    let town = town_with_more();
    let small = Small::mounted(&town, options)?;
    for name in ["town.db", "town.keys", "more.csv"] {
        std::fs::copy(town.path(name), small.0.join(name)).expect("copied");
    }
    Some((town, small))
}

#[test]
fn a_full_disk_is_said_and_is_no_loss() {
    let Some((town, small)) = on_small_disk("size=1m") else {
        return;
    };
    let there = Town::at(&small.0);
    let said = import(&there, "more.csv");
    assert!(said.err.contains("no room left"), "{}", said.err);
    small.remount("size=64m");
    refused_and_recovers(&there, &said, &["no room left"]);
    drop(small);
    drop(town);
}

#[test]
fn a_read_only_disk_is_said_and_is_no_loss() {
    let Some((town, small)) = on_small_disk("size=64m") else {
        return;
    };
    let there = Town::at(&small.0);
    small.remount("ro");
    let said = import(&there, "more.csv");
    small.remount("rw");
    refused_and_recovers(&there, &said, &["read-only"]);
    drop(small);
    drop(town);
}

#[test]
fn a_write_or_sync_that_fails_is_said_and_is_no_loss() {
    if !has("strace") {
        return;
    }
    let faults = [
        // The first writes go to the index of the log, of which SQLite says no more than that they failed.
        ("pwrite64", "ENOSPC", "1", ""),
        ("pwrite64", "ENOSPC", "60", "no room"),
        ("pwrite64", "EIO", "20", "could not be read or written"),
        (
            "fdatasync,fsync",
            "EIO",
            "1",
            "could not be read or written",
        ),
        (
            "fdatasync,fsync",
            "EIO",
            "2",
            "could not be read or written",
        ),
    ];
    for (call, error, when, words) in faults {
        let town = town_with_more();
        let inject = format!("inject={call}:error={error}:when={when}+");
        let trace = format!("trace={call}");
        let before = ["-f", "-qq", "-o", "trace", "-e", &trace, "-e", &inject];
        let said = import_under(&town, "strace", &before);
        if said.err.contains("ptrace") {
            println!("SKIPPED: nothing may be traced here");
            return;
        }
        let any = ["no room", "could not be read or written"];
        let words = if words.is_empty() { &any[..] } else { &[words] };
        refused_and_recovers(&town, &said, words);
    }
}
