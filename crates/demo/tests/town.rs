//! The demo town through the real reader of survey files: its shape, its people, its waves, and its wrong rows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use gocpont_core::answer::Answer;
use gocpont_core::area::AreaSet;
use gocpont_core::codebook::Codebook;
use gocpont_core::record::{Record, Value};
use gocpont_demo::{Files, Options, SurveyFile, write};
use gocpont_ingest::parameter::Parameters;
use gocpont_ingest::rejection::{Reason, Rejection};
use gocpont_ingest::survey::{Batch, Survey};
use gocpont_ingest::{areas, codebook, reference};
use h3o::{CellIndex, LatLng, Resolution};
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// A file as an importer sees it.
struct Read {
    file: SurveyFile,
    records: Vec<Record>,
    rejections: Vec<Rejection>,
}

/// A town, written once and read once.
struct Town {
    files: Files,
    codebooks: BTreeMap<&'static str, Codebook>,
    read: Vec<Read>,
    _dir: TempDir,
}

fn town() -> &'static Town {
    static TOWN: OnceLock<Town> = OnceLock::new();
    TOWN.get_or_init(|| Town::of(&Options::default()))
}

impl Town {
    fn of(options: &Options) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let files = write(dir.path(), options, &mut |_| ()).expect("a written town");
        let codebooks: BTreeMap<_, _> = ["household", "person", "elder_care"]
            .map(|id| (id, read_codebook(id)))
            .into();
        let sets = area_sets(&files);
        let mut known: HashMap<&str, HashSet<String>> = HashMap::new();
        let mut read = Vec::new();
        for file in &files.surveys {
            let codebook = &codebooks[file.register];
            let (records, rejections) = {
                let of_parent = codebook.parent.as_deref().and_then(|p| known.get(p));
                let exists = |id: &str| of_parent.is_some_and(|ids| ids.contains(id));
                read_survey(file, codebook, &sets, &exists)
            };
            let ids = known.entry(file.register).or_default();
            ids.extend(records.iter().map(|record| record.id.clone()));
            read.push(Read {
                file: file.clone(),
                records,
                rejections,
            });
        }
        Self {
            files,
            codebooks,
            read,
            _dir: dir,
        }
    }

    fn wave(&self, register: &str, wave: &str) -> &Read {
        let found = self.read.iter();
        let mut found = found.filter(|r| r.file.register == register && r.file.wave == wave);
        found.next().expect("a file of each wave")
    }

    /// Ages at the last period and whether they live alone, by household.
    fn last(&self) -> BTreeMap<&str, Vec<(i32, bool)>> {
        let people = self.wave("person", "2024-2");
        let codebook = &self.codebooks["person"];
        let at = |code: &str| {
            codebook
                .stored()
                .position(|v| v.code == code)
                .expect("a variable")
        };
        let (birth, alone) = (at("birth_date"), at("lives_alone"));
        let mut households: BTreeMap<&str, Vec<(i32, bool)>> = BTreeMap::new();
        for record in &people.records {
            let (Answer::Value(Value::Date(born)), Answer::Value(Value::Boolean(alone))) =
                (&record.answers[birth], &record.answers[alone])
            else {
                panic!("{} lacks a birth date", record.id);
            };
            let parent = record
                .parent
                .as_deref()
                .expect("every person has a household");
            let members = households.entry(parent).or_default();
            members.push((age(*born, date(2024, 9, 30)), *alone));
        }
        households
    }

    /// The hexes of resolution 9 that anybody ever answered from, by municipality.
    fn hexes(&self) -> BTreeMap<String, BTreeSet<CellIndex>> {
        let mut hexes: BTreeMap<String, BTreeSet<CellIndex>> = BTreeMap::new();
        for place in self
            .read
            .iter()
            .flat_map(|r| &r.records)
            .filter_map(|r| r.place.as_ref())
        {
            let area = place.areas.iter().find(|a| &*a.set == "municipalities");
            let area = area.expect("everybody lives in a municipality");
            let hex = place.hex.parent(Resolution::Nine).expect("a coarser hex");
            hexes.entry(area.id.to_string()).or_default().insert(hex);
        }
        hexes
    }
}

fn read_codebook(id: &str) -> Codebook {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let parameters = Parameters::read(&data.join("parameters/hu.toml")).expect("parameters");
    let path = data.join(format!("codebooks/{id}.toml"));
    codebook::read(&path, &parameters.on(date(2024, 9, 30)))
        .expect("a codebook")
        .codebook
}

fn area_sets(files: &Files) -> Vec<Arc<AreaSet>> {
    let sets = files.areas.iter().filter(|set| !set.is_basemap);
    sets.map(|set| {
        let read = areas::read(&set.path, set.set, set.id_field, set.name_field);
        Arc::new(read.expect("an area set"))
    })
    .collect()
}

fn read_survey(
    file: &SurveyFile,
    codebook: &Codebook,
    sets: &[Arc<AreaSet>],
    exists: &dyn Fn(&str) -> bool,
) -> (Vec<Record>, Vec<Rejection>) {
    let grid = file
        .crs
        .map(|epsg| gocpont_crs::Transformer::to_wgs84(epsg).expect("a known system"));
    let survey = Survey {
        valid_from: None,
        projection: grid.as_ref().map(|grid| grid as _),
        areas: sets,
        parent_exists: codebook.parent.is_some().then_some(exists),
        ..Survey::new(codebook)
    };
    let mut reader = survey.open(&file.path).expect("a survey file");
    assert_eq!(reader.unknown_columns(), &[] as &[String], "{}", file.wave);
    let (mut batch, mut records, mut rejections) = (Batch::default(), Vec::new(), Vec::new());
    while reader.next_batch(&mut batch).expect("readable rows") {
        records.append(&mut batch.records);
        rejections.append(&mut batch.rejections);
    }
    assert_eq!(reader.rows(), file.rows, "{}", file.path.display());
    (records, rejections)
}

fn age(born: Date, on: Date) -> i32 {
    let not_yet = (on.month(), on.day()) < (born.month(), born.day());
    i32::from(on.year() - born.year()) - i32::from(not_yet)
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

#[test]
fn people_are_as_old_and_live_together_as_in_the_real_town() {
    let households = town().last();
    let people: Vec<i32> = households.values().flatten().map(|(age, _)| *age).collect();
    let share = |range: std::ops::Range<i32>| {
        percent(
            people.iter().filter(|age| range.contains(age)).count(),
            people.len(),
        )
    };
    for (range, wanted) in [(0..15, 14.2), (15..65, 62.8), (65..120, 23.0)] {
        let found = share(range.clone());
        assert!((found - wanted).abs() < 1.5, "{found:.1} % at {range:?}");
    }
    let size = people.len() as f64 / households.len() as f64;
    assert!(
        (2.3..2.45).contains(&size),
        "{size:.2} people in a household"
    );
    let elders = households
        .values()
        .filter(|m| m.iter().any(|(age, _)| *age >= 65));
    let (mut all, mut alone) = (0, 0);
    for members in elders {
        all += 1;
        alone += usize::from(members.len() == 1);
        assert!(
            members
                .iter()
                .all(|(_, alone)| *alone == (members.len() == 1) || members.len() == 1)
        );
    }
    let found = percent(alone, all);
    assert!(
        (found - 41.0).abs() < 3.0,
        "{found:.1} % of the elders' households"
    );
}

#[test]
fn the_town_fills_as_many_hexes_as_a_town_does() {
    let hexes = town().hexes();
    let (tata, baj) = (hexes["tata"].len(), hexes["baj"].len());
    assert!((100..=150).contains(&tata), "{tata} hexes in Tata");
    assert!((12..=30).contains(&baj), "{baj} hexes in Baj");
}

#[test]
fn every_row_is_taken_but_those_that_are_wrong_on_purpose() {
    let (mut rows, mut spoiled) = (0, 0);
    for read in &town().read {
        // Whose household or person was refused earlier is refused too; nobody else is.
        let orphan = |r: &&Rejection| r.reason == Reason::ParentUnknown;
        let orphans = read.rejections.iter().filter(orphan).count() as u64;
        let others = read.rejections.len() as u64 - orphans;
        let name = read.file.path.display();
        assert!(
            others <= read.file.spoiled,
            "{name}: {others} of {}",
            read.file.spoiled
        );
        assert!(others + orphans >= read.file.spoiled, "{name}");
        assert!(
            percent(read.rejections.len(), read.file.rows as usize) < 1.0,
            "{name}"
        );
        rows += read.file.rows as usize;
        spoiled += read.file.spoiled as usize;
    }
    let share = percent(spoiled, rows);
    assert!((0.2..0.5).contains(&share), "{share:.2} % are wrong");
}

#[test]
fn each_kind_of_mistake_is_there_to_be_found() {
    let rejections = town().read.iter().flat_map(|read| &read.rejections);
    let reasons: BTreeSet<Reason> = rejections.map(|rejection| rejection.reason).collect();
    for reason in [
        Reason::UnknownCategory,
        Reason::NoSuchDate,
        Reason::OutOfRange,
        Reason::SwappedAxes,
        Reason::NotBoolean,
        Reason::DuplicateId,
        Reason::ParentUnknown,
    ] {
        assert!(reasons.contains(&reason), "{reason:?}");
    }
}

#[test]
fn a_household_stays_where_it_is_though_one_wave_is_in_the_national_grid() {
    let place = |read: &'static Read| {
        let of = read.records.iter();
        of.map(|r| {
            (
                r.id.as_str(),
                r.place.as_ref().expect("every household has a place").hex,
            )
        })
        .collect::<HashMap<_, _>>()
    };
    let grid = town().wave("household", "2023-2");
    assert_eq!(grid.file.crs, Some(23_700));
    let (degrees, metres) = (place(town().wave("household", "2023-1")), place(grid));
    let mut both = 0;
    for (id, hex) in &metres {
        if let Some(before) = degrees.get(id) {
            let apart = LatLng::from(*before).distance_m(LatLng::from(*hex));
            assert!(apart < 10.0, "{id} moved {apart} m");
            both += 1;
        }
    }
    assert!(both > 6000, "{both} answered twice");
}

#[test]
fn nearly_all_answer_at_first_and_fewer_later() {
    let rows = |wave: &str| town().wave("household", wave).records.len();
    let first = rows("2021-1");
    for wave in [
        "2021-2", "2022-1", "2022-2", "2023-1", "2023-2", "2024-1", "2024-2",
    ] {
        let share = percent(rows(wave), first);
        assert!((85.0..95.0).contains(&share), "{wave}: {share:.1} %");
    }
}

#[test]
fn the_order_of_a_file_says_nothing_about_the_place() {
    let records = &town().wave("household", "2022-1").records;
    let in_baj = |r: &&Record| {
        r.place
            .as_ref()
            .expect("a place")
            .areas
            .iter()
            .any(|a| &*a.id == "baj")
    };
    for part in records.chunks_exact(records.len() / 10) {
        let share = percent(part.iter().filter(in_baj).count(), part.len());
        assert!((7.0..15.0).contains(&share), "{share:.1} % in Baj");
    }
}

#[test]
fn the_basemap_and_the_areas_are_read_like_anybodys() {
    let files = &town().files;
    let sets = area_sets(files);
    let names: Vec<&str> = sets.iter().map(|set| &**set.name()).collect();
    assert_eq!(names, ["municipalities", "districts"]);
    let hexes: usize = sets[0].hexes(0, Resolution::Nine).expect("hexes").len();
    assert!(
        (700..780).contains(&hexes),
        "{hexes} hexes in the municipality"
    );
    let districts: usize = (0..8)
        .map(|at| sets[1].hexes(at, Resolution::Nine).expect("hexes").len())
        .sum();
    assert_eq!(districts, hexes);
    let basemap = files
        .areas
        .iter()
        .find(|set| set.is_basemap)
        .expect("a written town");
    assert!(reference::read(&basemap.path).expect("a basemap").len() > 15);
}
