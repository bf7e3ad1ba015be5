//! What protection costs, measured on made-up towns: `loss GOCPONT demo` holds eight seeds of the demo against the gates,
//! `loss GOCPONT dispersed` as many of its dispersed variant; `curve` behind it goes through thresholds and margins, and
//! publishes without noise. GOCPONT is the built program; it imports and publishes eight waves, and its audit has the figures.

mod figures;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gocpont_demo::Options;
use gocpont_records::SqliteRecords;
use gocpont_records::sqlite::Purpose;
use serde_json::Value;
use tempfile::TempDir;

use figures::FIGURES;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The demo's own seed is the first.
const SEEDS: std::ops::Range<u64> = 78..86;
const PLAN: &str = include_str!("../../../data/plans/demo.toml");
/// Figures that the curve shows.
const COLUMNS: [usize; 10] = [2, 3, 4, 8, 12, 16, 20, 22, 24, 26];
/// Other points: threshold, margin, noise, whether the last period stands alone.
const OTHERS: [(u32, u32, u32, bool); 3] = [(10, 3, 0, false), (10, 3, 5, true), (10, 0, 5, true)];
/// Thresholds and margins of the curve.
const CURVE: ([u32; 4], [u32; 3]) = ([8, 10, 12, 15], [0, 3, 5]);

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [program, town @ ("demo" | "dispersed"), ref rest @ ..] => {
            measure(Path::new(program), town == "dispersed", rest == ["curve"])
        }
        _ => Err("loss GOCPONT demo|dispersed [curve]".into()),
    }
}

fn measure(program: &Path, dispersed: bool, curve: bool) -> Result<()> {
    let towns = SEEDS.map(|seed| Imported::new(program, dispersed, seed));
    let towns: Vec<Imported> = towns.collect::<Result<_>>()?;
    let audits = |plan: &str| {
        towns
            .iter()
            .map(|t| t.audit(plan))
            .collect::<Result<Vec<_>>>()
    };
    println!("| figure | wanted | least | mean | most | kept |\n|---|---|---|---|---|---|");
    let found = audits(PLAN)?;
    for figure in FIGURES {
        println!("{}", figure.row(&found));
    }
    if !curve {
        return Ok(());
    }
    let columns = COLUMNS.map(|at| &FIGURES[at]);
    let names = columns.map(|figure| figure.0).join(" | ");
    println!(
        "\n| k | margin | noise | periods | {names} |\n|{}",
        "---|".repeat(columns.len() + 4)
    );
    let (ks, margins) = CURVE;
    let all = ks.iter().flat_map(|k| margins.map(|m| (*k, m, 5, false)));
    for (k, margin, noise, last) in all.chain(OTHERS) {
        let found = audits(&plan(k, margin, noise, last))?;
        let cells = columns.map(|figure| figure.cell(&found)).join(" | ");
        let periods = if last { "the last" } else { "8" };
        println!("| {k} | {margin} | {noise} | {periods} | {cells} |");
    }
    Ok(())
}

/// The demo's plan with other numbers, in all its periods or the last alone.
fn plan(k: u32, margin: u32, noise: u32, last: bool) -> String {
    let mut plan = PLAN
        .replace("\nk = 10\n", &format!("\nk = {k}\n"))
        .replace("\nmargin = 3\n", &format!("\nmargin = {margin}\n"))
        .replace("\nnoise_bound = 5\n", &format!("\nnoise_bound = {noise}\n"));
    if let (true, Some(from), Some(to)) = (
        last,
        plan.find("\n  2021-03-31"),
        plan.find("\n  2024-09-30"),
    ) {
        plan.replace_range(from..to, "");
    }
    plan
}

/// A store that took in everything and has published nothing.
struct Imported {
    program: PathBuf,
    dir: TempDir,
}

impl Imported {
    fn new(program: &Path, dispersed: bool, seed: u64) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let standard = if dispersed {
            Options::dispersed()
        } else {
            Options::default()
        };
        let files = gocpont_demo::write(dir.path(), &Options { seed, ..standard }, &mut |_| ())?;
        SqliteRecords::open_or_create(&dir.path().join("town.db"), Purpose::Demo(seed))?;
        let made = Self {
            program: fs::canonicalize(program)?,
            dir,
        };
        for file in files.areas {
            let path = file.path.display().to_string();
            let mut args = vec!["import-areas", "--set", file.set, &path];
            args.extend(file.is_basemap.then_some("--basemap"));
            made.run(made.dir.path(), &args)?;
        }
        for file in files.surveys {
            let path = file.path.display().to_string();
            let crs = file.crs.map(|crs| format!("--crs=EPSG:{crs}"));
            let mut args = vec!["import", "--codebook", file.register, &path];
            args.extend(crs.as_deref());
            made.run(made.dir.path(), &args)?;
        }
        fs::remove_dir_all(made.dir.path().join("waves"))?;
        Ok(made)
    }

    /// Publishes a copy by a plan, and gives its audit.
    fn audit(&self, plan: &str) -> Result<Value> {
        let copy = tempfile::tempdir()?;
        for file in fs::read_dir(self.dir.path())? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with("town.") {
                fs::copy(file.path(), copy.path().join(file.file_name()))?;
            }
        }
        fs::write(copy.path().join("plan.toml"), plan)?;
        self.run(copy.path(), &["publish", "--plan", "plan.toml"])?;
        let audit = self.run(copy.path(), &["--json", "release", "audit", "1"])?;
        Ok(serde_json::from_str(&audit)?)
    }

    fn run(&self, dir: &Path, args: &[&str]) -> Result<String> {
        let mut command = Command::new(&self.program);
        let done = command
            .current_dir(dir)
            .arg("--quiet")
            .args(args)
            .output()?;
        if !done.status.success() {
            return Err(String::from_utf8_lossy(&done.stderr).into());
        }
        Ok(String::from_utf8(done.stdout)?)
    }
}
