//! Two programs on one store.

use super::*;

fn started(town: &Town, files: &[&str]) -> Child {
    let mut command = town.command();
    command.args(["--json", "import", "--codebook", "household"]);
    let command = command.args(files).stdout(Stdio::null());
    command.stderr(Stdio::piped()).spawn().expect("started")
}

#[track_caller]
fn ends_well(import: Child) {
    let ended = import.wait_with_output().expect("ended");
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[test]
fn two_imports_at_once_come_one_after_the_other() {
    let town = ready();
    let files = ["one.csv", "two.csv", "three.csv"];
    for file in files {
        write_households(&town, file, 4000);
    }
    let running = files.map(|file| started(&town, &[file]));
    running.into_iter().for_each(ends_well);
    for file in files {
        assert_eq!(rows_of(&town, file), 4000);
    }
    is_whole(&town);
}

#[test]
fn whoever_waited_in_vain_is_told_who_writes() {
    let town = ready();
    write_households(&town, "more.csv", 10);
    // Somebody who holds the lock, and says so, for longer than anybody waits.
    town.write("town.lock", "4711 elsewhere\n");
    let mut holder = Command::new("flock");
    let holder = holder.arg(town.path("town.lock")).args(["sleep", "60"]);
    let mut holder = holder.spawn().expect("flock");
    let locked = |town: &Town| {
        let mut try_lock = Command::new("flock");
        try_lock.arg("--nonblock").arg(town.path("town.lock"));
        !try_lock.arg("true").status().expect("flock").success()
    };
    while !locked(&town) {
        std::thread::sleep(Duration::from_millis(10));
    }
    import(&town, "more.csv").ended(1, &["town.db", "4711", "elsewhere"]);
    // flock's child holds the lock with it.
    let children = format!("/proc/{0}/task/{0}/children", holder.id());
    let child = std::fs::read_to_string(children).expect("children");
    let killed = Command::new("kill").args(child.split_whitespace()).status();
    assert!(killed.expect("kill").success());
    holder.wait().expect("ended");
    import(&town, "more.csv").fine();
    assert_eq!(rows_of(&town, "more.csv"), 10);
}

#[test]
fn publishing_and_backing_up_while_files_come_in_does_no_damage() {
    let town = Town::imported(300, &["2021-1"]);
    town.run(&["publish", "--plan", "demo"]).fine();
    let files = ["one.csv", "two.csv", "three.csv"];
    for file in files {
        write_households(&town, file, 4000);
    }
    let importing = started(&town, &files);
    // No copy may lie beside what is public.
    std::fs::create_dir(town.path("copies")).expect("a folder");
    let mut copies = Vec::new();
    for at in 0..4 {
        let copy = format!("copies/{at}");
        town.run(&["backup", "-o", &copy]).fine();
        copies.push(copy);
    }
    town.run(&["publish", "--plan", "demo"]).fine();
    ends_well(importing);
    is_whole(&town);
    for file in files {
        assert_eq!(rows_of(&town, file), 4000);
    }
    let mut last = 0;
    for copy in copies {
        let sql = "PRAGMA integrity_check; SELECT count(*) FROM register_household
                   JOIN batch b ON b.id = batch WHERE b.file IN ('one.csv', 'two.csv', 'three.csv')";
        let said = shell(&town.path(&copy), sql);
        let count = said
            .strip_prefix("ok\n")
            .and_then(|count| count.parse().ok());
        let count: u64 = count.unwrap_or_else(|| panic!("{copy}: {said}"));
        assert!(
            count.is_multiple_of(4000) && count >= last,
            "{copy}: {count}"
        );
        last = count;
    }
    town.run(&["release", "rebuild", "2", "-o", "second"])
        .fine();
}
