//! A program that is killed at any moment of an import of several files.

use super::*;

const FILES: [(&str, usize); 3] = [("a.csv", 900), ("b.csv", 1100), ("c.csv", 700)];
const KILLS: u64 = 200;

/// Numbers that look random and are the same every time.
fn dice(at: u64) -> f64 {
    let mixed = (at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed ^ (mixed >> 32)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A copy of a store that nobody has open, in a folder of its own.
fn copied(from: &Town) -> Town {
    let town = Town::empty();
    let names = ["town.db", "town.keys"].into_iter();
    for name in names.chain(FILES.iter().map(|(file, _)| *file)) {
        std::fs::copy(from.path(name), town.path(name)).expect("copied");
    }
    town
}

fn started(town: &Town) -> Child {
    let mut command = town.command();
    command.args(["--json", "import", "--codebook", "household"]);
    command.args(FILES.map(|(file, _)| file));
    let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().expect("started")
}

/// How long the import takes when nobody kills it, the longest of three times.
fn duration(first: &Town) -> Duration {
    let timed = |_| {
        let town = copied(first);
        let begun = Instant::now();
        let ended = started(&town).wait_with_output().expect("ended");
        assert!(ended.status.success());
        begun.elapsed()
    };
    (0..3).map(timed).max().unwrap_or_default()
}

/// Files that the program said were taken: each whole line of its output is one.
fn acknowledged(out: &[u8]) -> usize {
    String::from_utf8_lossy(out).matches('\n').count()
}

#[test]
fn a_kill_at_any_of_two_hundred_moments_leaves_whole_files_and_nothing_else() {
    let first = ready();
    for (file, rows) in FILES {
        write_households(&first, file, rows);
    }
    let whole = duration(&first);
    let (mut before_end, mut files_there) = (0, [0; 4]);
    for at in 0..KILLS {
        let town = copied(&first);
        let mut import = started(&town);
        std::thread::sleep(whole.mul_f64(dice(at)));
        import.kill().expect("killed");
        let ended = import.wait_with_output().expect("ended");
        before_end += u32::from(!ended.status.success());
        let there = whole_files(&town);
        let complete = |(there, (_, rows)): (&u64, &(&str, usize))| {
            assert!(
                [0, *rows as u64].contains(there),
                "kill {at}: {there} of {rows}"
            );
            *there > 0
        };
        let complete: Vec<bool> = there.iter().zip(&FILES).map(complete).collect();
        assert!(
            complete.is_sorted_by(|a, b| a >= b),
            "kill {at}: {complete:?}"
        );
        let files = complete.iter().filter(|is| **is).count();
        let said = acknowledged(&ended.stdout);
        assert!(
            said <= files,
            "kill {at}: {said} were said to be there, {files} are"
        );
        files_there[files] += 1;
        if at % 20 == 0 {
            goes_on(&town, &there);
        }
    }
    println!("{before_end} of {KILLS} kills came before the end; files there: {files_there:?}");
    assert!(
        before_end > KILLS as u32 / 4,
        "only {before_end} kills came in time"
    );
    assert!(
        files_there[0] > 0 && files_there[0] < KILLS as u32,
        "{files_there:?}"
    );
}

/// Rows of each file in a store that is whole and holds what was there before.
#[track_caller]
fn whole_files(town: &Town) -> Vec<u64> {
    let sql = "PRAGMA integrity_check; PRAGMA foreign_key_check;
               SELECT b.file, count(*) FROM register_household r JOIN batch b ON b.id = r.batch GROUP BY b.file";
    let said = shell(&town.path("town.db"), sql);
    let mut lines = said.lines();
    assert_eq!(lines.next(), Some("ok"), "{said}");
    let found: Vec<(&str, u64)> = lines
        .map(|line| {
            let (file, rows) = line.split_once('|').expect("file and rows");
            (file, rows.parse().expect("a count"))
        })
        .collect();
    let rows = |wanted: &str| {
        found
            .iter()
            .find(|(file, _)| *file == wanted)
            .map_or(0, |f| f.1)
    };
    assert_eq!(rows("first.csv"), 1);
    FILES.iter().map(|(file, _)| rows(file)).collect()
}

/// The next import takes what is missing, and nothing twice.
fn goes_on(town: &Town, there: &[u64]) {
    for ((file, rows), there) in FILES.iter().zip(there) {
        let said = import(town, file).fine().json();
        assert_eq!(said["unchanged"], *there);
        assert_eq!(said["taken"], *rows as u64 - there);
    }
    is_whole(town);
}
