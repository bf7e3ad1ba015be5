//! How many misspelt addresses come to their own house, and how many to another: over made towns, and over the real
//! Czech register where it is at hand. `cargo test -p gocpont-ingest confusion -- --nocapture` shows the tables.

use std::collections::BTreeMap;
use std::path::Path;

use super::mistakes::{Dice, Mistake, Written};
use super::towns::{czech_towns, hungarian_towns};
use super::{Address, Entry, Gazetteer, Located, Register};

/// What became of addresses that were written in one way.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    all: usize,
    right: usize,
    ambiguous: usize,
    street: usize,
    settlement: usize,
    unknown: usize,
    wrong: usize,
}

impl Row {
    fn add(&mut self, located: &Located, truth: Option<&Entry>) {
        self.all += 1;
        let counted = match located {
            Located::Exact(found) | Located::Close { found, .. } => {
                let near = |e: &Entry| (e.lon - found.lon).abs() + (e.lat - found.lat).abs() < 1e-6;
                if truth.is_some_and(near) {
                    &mut self.right
                } else {
                    &mut self.wrong
                }
            }
            Located::Ambiguous { .. } => &mut self.ambiguous,
            Located::Street(_) => &mut self.street,
            Located::Settlement(_) => &mut self.settlement,
            Located::Unknown { .. } => &mut self.unknown,
        };
        *counted += 1;
    }

    fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            right: self.right + other.right,
            ambiguous: self.ambiguous + other.ambiguous,
            street: self.street + other.street,
            settlement: self.settlement + other.settlement,
            unknown: self.unknown + other.unknown,
            wrong: self.wrong + other.wrong,
        }
    }
}

#[derive(Default)]
struct Table(BTreeMap<String, Row>);

impl Table {
    fn show(&self, title: &str) {
        println!("\n{title}");
        println!(
            "{:<24}{:>7}{:>7}{:>10}{:>7}{:>11}{:>8}{:>6}",
            "written", "all", "right", "ambiguous", "street", "settlement", "unknown", "wrong"
        );
        for (name, row) in &self.0 {
            let Row {
                all,
                right,
                ambiguous,
                street,
                settlement,
                unknown,
                wrong,
            } = row;
            println!(
                "{name:<24}{all:>7}{right:>7}{ambiguous:>10}{street:>7}{settlement:>11}{unknown:>8}{wrong:>6}"
            );
        }
    }

    fn sum(&self, which: impl Fn(&str) -> bool) -> Row {
        let rows = self
            .0
            .iter()
            .filter(|(name, _)| which(name))
            .map(|(_, row)| *row);
        rows.fold(Row::default(), Row::and)
    }
}

fn found(gazetteer: &Gazetteer, written: &Written, czech: bool, dice: &mut Dice) -> Located {
    let Written {
        settlement,
        part,
        street,
        number,
        postcode,
    } = written;
    let address = if dice.roll(2) == 0 {
        Address::from_parts(settlement, part, street, number, postcode)
    } else {
        Address::parse(&written.line(czech, dice))
    };
    gazetteer.locate(&address)
}

/// Every mistake over the entries, and what does not exist at all.
fn confusion(entries: &[Entry], czech: impl Fn(&Entry) -> bool, each: usize) -> Table {
    let gazetteer = Gazetteer::build(entries.iter().cloned());
    let mut table = Table::default();
    let mut dice = Dice(20_241_126);
    for (at, mistake) in Mistake::ALL.into_iter().enumerate() {
        let group = if mistake.loses_nothing() { 'a' } else { 'b' };
        let row = table
            .0
            .entry(format!("{group}{at:02} {mistake:?}"))
            .or_default();
        for entry in entries.iter().skip(at % each).step_by(each) {
            if let Some(written) = Written::with(entry, mistake, &mut dice) {
                let located = found(&gazetteer, &written, czech(entry), &mut dice);
                row.add(&located, Some(entry));
            }
        }
    }
    nonexistent(entries, &gazetteer, &mut table, &czech);
    let names: Vec<&String> = entries.iter().map(|e| &e.street).collect();
    without_streets(entries, &names, &mut table, &czech);
    table
}

/// Numbers, streets and settlements that the register does not have.
fn nonexistent(
    entries: &[Entry],
    gazetteer: &Gazetteer,
    table: &mut Table,
    czech: &dyn Fn(&Entry) -> bool,
) {
    let mut dice = Dice(7);
    let taken = |settlement: &str, number: u32| {
        let of = |e: &&Entry| e.settlement == settlement;
        let numbers = |e: &Entry| [e.number.number, e.number.to, e.number.slash].contains(&number);
        entries.iter().filter(of).any(numbers)
    };
    let invented = [
        "Krakonošova",
        "Vymyšlená",
        "Tündér utca",
        "Kitalált köz",
        "Lesní",
        "Sadová",
        "Polní",
        "Petőfi Sándor utca",
    ];
    for entry in entries.iter().step_by(7) {
        let mut numbered = Written::clean(entry);
        let number = (1..10_000)
            .map(|n| entry.number.number + n)
            .find(|n| !taken(&entry.settlement, *n));
        numbered.number = number.expect("some number is free").to_string();
        let row = table.0.entry("c1 no such number".to_owned()).or_default();
        row.add(&found(gazetteer, &numbered, czech(entry), &mut dice), None);
        let mut elsewhere = Written::clean(entry);
        elsewhere.settlement =
            (*dice.one_of(&["Hejnice", "Zirc", "Kocourkov", "Bergengócia"])).to_owned();
        elsewhere.postcode.clear();
        if elsewhere.street.is_empty() {
            elsewhere.part.clear();
        }
        let row = table
            .0
            .entry("c2 no such settlement".to_owned())
            .or_default();
        row.add(&found(gazetteer, &elsewhere, czech(entry), &mut dice), None);
        let mut streeted = Written::clean(entry);
        let name = dice.one_of(&invented);
        let known = |e: &Entry| e.settlement == entry.settlement && e.street == *name;
        if !entry.street.is_empty() && !entries.iter().any(known) {
            streeted.street = (*name).to_owned();
            let row = table.0.entry("c3 no such street".to_owned()).or_default();
            row.add(&found(gazetteer, &streeted, czech(entry), &mut dice), None);
        }
    }
}

/// Each twelfth street is taken out of the register, and its houses asked for: as the street is written, and misspelt.
fn without_streets(
    entries: &[Entry],
    names: &[&String],
    table: &mut Table,
    czech: &dyn Fn(&Entry) -> bool,
) {
    let mut streets: Vec<&String> = names.iter().copied().filter(|n| !n.is_empty()).collect();
    streets.sort();
    streets.dedup();
    let mut dice = Dice(11);
    for group in 0..12 {
        let gone: Vec<&String> = streets.iter().copied().skip(group).step_by(12).collect();
        let kept = entries
            .iter()
            .filter(|e| !gone.contains(&&e.street))
            .cloned();
        let gazetteer = Gazetteer::build(kept);
        for entry in entries
            .iter()
            .filter(|e| gone.contains(&&e.street))
            .step_by(3)
        {
            for (name, mistake) in [
                ("c4 street left out", Mistake::NoAccents),
                ("c5 and misspelt", Mistake::Neighbour),
            ] {
                if let Some(written) = Written::with(entry, mistake, &mut dice) {
                    let row = table.0.entry(name.to_owned()).or_default();
                    row.add(&found(&gazetteer, &written, czech(entry), &mut dice), None);
                }
            }
        }
    }
}

fn hold(table: &Table) {
    let misspelt = table.sum(|name| name.starts_with('a'));
    let share = misspelt.right as f64 / misspelt.all as f64;
    println!(
        "right {:.2} % of {}, wrong {}",
        100.0 * share,
        misspelt.all,
        misspelt.wrong
    );
    assert!(misspelt.all > 1_000 && share > 0.99, "{misspelt:?}");
    let all = table.sum(|_| true);
    assert!((all.wrong as f64) < 0.0005 * all.all as f64, "{all:?}");
    // A number that is one house's č.p. and another's orientation number, or a č.ev. too, tells neither.
    let clean = table.sum(|name| name.ends_with("Clean"));
    assert_eq!((clean.right + clean.ambiguous, clean.wrong), (clean.all, 0));
    assert!(clean.ambiguous * 500 < clean.all, "{clean:?}");
    assert_eq!(misspelt.wrong, 0);
}

#[test]
fn confusion_of_made_towns() {
    let hungarian = confusion(&hungarian_towns(), |_| false, 1);
    hungarian.show("Hungarian towns, made");
    hold(&hungarian);
    let czech = confusion(&czech_towns(), |_| true, 1);
    czech.show("Czech towns, made");
    hold(&czech);
}

#[test]
fn confusion_of_the_real_register() {
    let Some(entries) = real_register() else {
        println!("skipped: the real register is not there");
        return;
    };
    assert_eq!(entries.len(), 2_698 + 132 + 5_866 - 59);
    let table = confusion(&entries, |_| true, 2);
    table.show("Czech register: Benešov, Vysoký Újezd, Vyškov");
    hold(&table);
}

fn real_register() -> Option<Vec<Entry>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/real/towns");
    let files = [
        "ruian_benesov_529303.csv",
        "ruian_vysoky_ujezd_513482.csv",
        "ruian_59_without_coordinates_592889.csv",
    ];
    let paths = files.map(|file| folder.join(file));
    if !paths.iter().all(|path| path.exists()) {
        return None;
    }
    let read = |path: &std::path::PathBuf| Register::read(path, None).expect("a register").entries;
    Some(paths.iter().flat_map(read).collect())
}

/// 100,000 houses: the register many times over, each time of other municipalities; and as many addresses.
/// `cargo test --release -p gocpont-ingest --lib speed -- --ignored --nocapture`
#[test]
#[ignore = "measures; run it alone"]
fn speed_over_a_hundred_thousand_houses() {
    let real = real_register();
    let source = real.unwrap_or_else(czech_towns);
    let mut entries = Vec::new();
    for copy in 0.. {
        if entries.len() >= 100_000 {
            break;
        }
        entries.extend(source.iter().cloned().map(|entry| {
            Entry {
                settlement: format!(
                    "{}{}",
                    entry.settlement,
                    ["", "ec", "ice", "ná", "sko", "ín"][copy % 6]
                ),
                code: format!("{}{copy}", entry.code),
                postcode: entry
                    .postcode
                    .map(|code| (code + copy as u32 * 37) % 99_999),
                ..entry
            }
        }));
    }
    entries.truncate(100_000);
    let mut dice = Dice(1);
    let mut addresses = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let mistake = if at % 4 == 0 {
            Mistake::ALL[at / 4 % 19]
        } else {
            Mistake::Clean
        };
        if let Some(written) = Written::with(entry, mistake, &mut dice) {
            addresses.push((written.line(true, &mut dice), written));
        }
    }
    let start = std::time::Instant::now();
    let gazetteer = Gazetteer::build(entries);
    println!("built in {:?}", start.elapsed());
    let start = std::time::Instant::now();
    let mut row = Row::default();
    for (at, (line, written)) in addresses.iter().enumerate() {
        let Written {
            settlement,
            part,
            street,
            number,
            postcode,
        } = written;
        let address = if at % 2 == 0 {
            Address::parse(line)
        } else {
            Address::from_parts(settlement, part, street, number, postcode)
        };
        row.add(&gazetteer.locate(&address), None);
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{:.0} addresses/s: {row:?}",
        addresses.len() as f64 / seconds
    );
    assert_eq!(row.all, addresses.len());
}
