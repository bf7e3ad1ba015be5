//! Towns of any size for benchmarks: people as columns, and a release of so many hexes.

pub mod country;
pub mod county;
pub mod inputs;

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::{Comparison, Condition};
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::frame::{Column, Frame};
use gocpont_core::step::Steps;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{Keys, protect};
use gocpont_disclosure::release::{Cells, Release, Shapes, Text};
use gocpont_disclosure::seal::{SealedRelease, seal};
use gocpont_disclosure::spec::{Spec, Titles};
use gocpont_encode::LayerView;
use h3o::{CellIndex, LatLng, Resolution};

/// Yes-or-no answers of a person; each gives an indicator.
const ANSWERS: usize = 12;

/// The middle of Tata.
///
/// # Panics
/// Never: the coordinates are on Earth.
#[must_use]
pub fn centre(resolution: Resolution) -> CellIndex {
    let middle = LatLng::new(47.6525, 18.3239).expect("on Earth");
    middle.to_cell(resolution)
}

/// At least so many hexes around the middle, ascending, cut to the number.
#[must_use]
pub fn hexes(count: usize, resolution: Resolution) -> Vec<CellIndex> {
    let mut radius = 0;
    while 3 * radius * (radius + 1) + 1 < count {
        radius += 1;
    }
    let mut found: Vec<CellIndex> = centre(resolution).grid_disk(radius as u32);
    found.sort_unstable();
    found.truncate(count);
    found
}

/// A number that depends on another alone, evenly spread over 64 bits (splitmix64, Steele and others 2014).
#[must_use]
pub const fn scattered(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A dozen indicators of people: those aged 65 and over to whom an answer applies.
#[must_use]
pub fn indicators() -> Vec<Indicator> {
    let one = |at: usize| Indicator {
        id: format!("answer-{at}"),
        unit: Unit::Persons,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population: vec![Condition::Number(
            "age".to_owned(),
            Comparison::AtLeast,
            65.0,
        )],
        cases: vec![Condition::Is(format!("answer_{at}"), true)],
    };
    (0..ANSWERS).map(one).collect()
}

/// People as columns, and where each is, at resolution 13.
///
/// # Panics
/// Never: the columns are as long as the frame.
#[must_use]
pub fn people(count: usize, ground: &[CellIndex]) -> (Frame, Vec<Option<Atom>>) {
    let mut frame = Frame::new(count);
    let age = |person: u64| Answer::Value((scattered(person) % 100) as f64);
    let ages = (0..count as u64).map(age).collect();
    frame.add("age", Column::Number(ages)).expect("a column");
    for at in 0..ANSWERS as u64 {
        let answer = |person: u64| Answer::Value(scattered(person * 31 + at + 7).is_multiple_of(4));
        let column = Column::Boolean((0..count as u64).map(answer).collect());
        frame
            .add(&format!("answer_{at}"), column)
            .expect("a column");
    }
    let place = |person: u64| {
        let spot = scattered(person + 1_000_003);
        let hex = ground[(spot % ground.len() as u64) as usize];
        let fine = hex.center_child(Resolution::Thirteen)?;
        let hex = fine.grid_disk::<Vec<_>>(2)[(spot >> 32) as usize % 19];
        Some(Atom {
            municipality: 0,
            hex,
        })
    };
    (frame, (0..count as u64).map(place).collect())
}

/// A sealed release of one indicator, whose every hex of resolution 9 is a block of its own.
///
/// # Panics
/// Where protection or sealing fails, which the counts rule out.
#[must_use]
pub fn release(hex_count: usize) -> SealedRelease {
    let ground = hexes(hex_count, Resolution::Nine);
    let atoms: Vec<Atom> = ground
        .iter()
        .map(|hex| Atom {
            municipality: 0,
            hex: *hex,
        })
        .collect();
    let indicators = indicators()[..1].to_vec();
    let mut cube = Cube::new(atoms.clone(), Steps::of(&indicators), 1);
    let everywhere = |each: usize| -> Vec<Option<Atom>> {
        let repeated = atoms
            .iter()
            .flat_map(|atom| std::iter::repeat_n(*atom, each));
        repeated.map(Some).collect()
    };
    let homes = everywhere(20);
    let all = vec![true; homes.len()];
    cube.add(0, &Sorted::new(&homes), &[Some(all), None, None, None])
        .expect("homes");
    let people = everywhere(40);
    let old: Vec<bool> = (0..people.len()).map(|at| at % 40 < 25).collect();
    let alone: Vec<bool> = (0..people.len())
        .map(|at| at % 40 < 8 + (scattered((at / 40) as u64) % 8) as usize)
        .collect();
    let masks = [None, Some(vec![true; people.len()]), Some(old), Some(alone)];
    cube.add(0, &Sorted::new(&people), &masks).expect("people");
    let policy = Policy::new(5, 3, 0).expect("a policy");
    let rules = Rules::exact(policy, Resolution::Six);
    let keys = Keys::new([7; 32], [8; 32]);
    let (published, _, _) = protect(&cube, &rules, &keys, None).expect("protected");
    seal(&published, &spec(policy, indicators)).expect("sealed")
}

/// The most memory that the process held so far, as the system tells it.
#[must_use]
pub fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or("not told by this system").trim().to_owned()
}

/// What a made-up release is made of.
#[must_use]
pub fn spec(policy: Policy, indicators: Vec<Indicator>) -> Spec {
    Spec {
        number: 1,
        published: "2024-10-01".to_owned(),
        synthetic: true,
        min_days_between_releases: 0,
        keys_fingerprint: "bench".to_owned(),
        plan: "bench".to_owned(),
        place: Text::default(),
        method: Text::default(),
        policy,
        periods: vec!["2024-09-30".to_owned()],
        indicators,
        resolutions: vec![Resolution::Nine],
        area_sets: Vec::new(),
        titles: Titles::default(),
        min_blocks: 30,
        says_protection: false,
        terms: None,
        themes: Vec::new(),
        statistics: None,
    }
}

/// A collection of a sealed release, read back.
pub struct Opened {
    release: Release,
    shapes: Shapes,
    cells: Cells,
}

impl Opened {
    /// Reads the hexes of resolution 9.
    ///
    /// # Panics
    /// Where the release is not whole.
    #[must_use]
    pub fn new(sealed: &SealedRelease) -> Self {
        let sum = sealed.checksum();
        let release = Release::from_bytes(sealed.manifest(), &sum).expect("a release");
        let info = release.collection("answer-0-hex9").expect("hexes").clone();
        let chunk = |wanted| {
            let mut chunks = sealed.chunks().iter();
            let of = |bytes: &&Vec<u8>| gocpont_disclosure::release::checksum(bytes) == wanted;
            chunks.find(of).expect("a chunk")
        };
        let shapes = release.shapes(&info.id, chunk(info.shapes.checksum));
        let shapes = shapes.expect("shapes");
        let period = &info.periods[0];
        let bytes = chunk(period.chunk.checksum);
        let cells = release.cells(&info.id, &period.period, &shapes, bytes);
        Self {
            cells: cells.expect("cells"),
            shapes,
            release,
        }
    }

    /// As a table.
    ///
    /// # Panics
    /// Never: the collection was found before.
    #[must_use]
    pub fn view(&self) -> LayerView<'_> {
        let info = self.release.collection("answer-0-hex9").expect("hexes");
        LayerView::new(
            &self.release,
            info,
            &info.periods[0],
            &self.shapes,
            &self.cells,
        )
    }
}
