//! A made-up town of 61 hexes with two dates, as releases and reference sets. The fuzz targets have the same.

use geo_types::{MultiPolygon, polygon};
use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::Condition;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use gocpont_disclosure::policy::{Policy, Rules};
use gocpont_disclosure::protect::{Keys, protect};
use gocpont_disclosure::reference::{Feature, Geometry, ReferenceSet};
use gocpont_disclosure::release::Text;
use gocpont_disclosure::seal::{SealedRelease, seal};
use gocpont_disclosure::spec::{AreaSetSpec, AreaSpec, Spec, Titles};
use h3o::{CellIndex, LatLng, Resolution};

/// What the town's keys are known by.
pub const KEYS: &str = "0011223344556677";

/// The dates of the town's register.
pub const DATES: [&str; 2] = ["2024-03-31", "2024-09-30"];

fn labels(hu: &str, cs: &str, en: &str) -> Labels {
    Labels {
        hu: hu.to_owned(),
        cs: cs.to_owned(),
        en: en.to_owned(),
    }
}

/// A text in three languages.
pub fn text(hu: &str, cs: &str, en: &str) -> Text {
    Text::from(&labels(hu, cs, en))
}

pub fn indicator() -> Indicator {
    Indicator {
        id: "alone".to_owned(),
        unit: Unit::Persons,
        kind: IndicatorKind::Rate,
        label: labels("Egyedül élők", "Žijící sami", "Living alone"),
        population_label: labels("lakosok", "obyvatelé", "residents"),
        cases_label: labels("egyedül élők", "žijící sami", "people living alone"),
        theme: None,
        description: labels(
            "Egyfős háztartásban él.",
            "Žije v domácnosti jednotlivce.",
            "Lives in a household of one.",
        ),
        population: vec![],
        cases: vec![Condition::Is("lives_alone".to_owned(), true)],
    }
}

/// The hexes of the town.
pub fn hexes() -> Vec<CellIndex> {
    let centre = LatLng::new(47.65, 18.32)
        .expect("a place")
        .to_cell(Resolution::Nine);
    let mut hexes: Vec<CellIndex> = centre.grid_disk(4);
    hexes.sort_unstable();
    hexes
}

/// Forty households of three in each hex; those who live alone are clustered around the first hexes.
fn cube(number: u32, periods: usize) -> Cube {
    let hexes = hexes();
    let half = hexes.len() / 2;
    let atom = |at: usize| Atom {
        municipality: u16::from(at >= half),
        hex: hexes[at],
    };
    let atoms = (0..hexes.len()).map(atom).collect();
    let mut cube = Cube::new(atoms, Steps::of(&[indicator()]), periods);
    for period in 0..periods {
        let (mut homes, mut people, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        for at in 0..hexes.len() {
            let lone = if at < 8 {
                60
            } else {
                19 + number + period as u32
            };
            homes.extend([Some(atom(at)); 40]);
            people.extend([Some(atom(at)); 120]);
            alone.extend((0..120).map(|person| person < lone));
        }
        let everybody = vec![true; homes.len()];
        cube.add(period, &Sorted::new(&homes), &[Some(everybody), None, None])
            .expect("homes of the town");
        let masks = [None, Some(vec![true; people.len()]), Some(alone)];
        cube.add(period, &Sorted::new(&people), &masks)
            .expect("people of the town");
    }
    cube
}

/// The release of this number.
pub fn sealed(number: u32) -> SealedRelease {
    sealed_as(&spec(number))
}

/// The release that a spec describes, of as many periods as it has.
pub fn sealed_as(spec: &Spec) -> SealedRelease {
    let cube = cube(spec.number, spec.periods.len());
    let rules = Rules::exact(spec.policy, Resolution::Six);
    let protected = protect(&cube, &rules, &Keys::new([3; 32], [4; 32]), None);
    let (published, _, _) = protected.expect("a town that can be protected");
    seal(&published, spec).expect("a release")
}

/// The spec of the release of this number.
pub fn spec(number: u32) -> Spec {
    let policy = Policy::new(10, 5, 3).expect("a policy");
    let atoms = hexes().len();
    let square = polygon![(x: 18.30, y: 47.64), (x: 18.34, y: 47.64), (x: 18.34, y: 47.66), (x: 18.30, y: 47.64)];
    let area = |id: &str, name: &str| AreaSpec {
        id: id.to_owned(),
        name: name.to_owned(),
        outline: MultiPolygon(vec![square.clone()]),
    };
    Spec {
        number,
        published: format!("2024-10-{number:02}"),
        synthetic: true,
        min_days_between_releases: 0,
        keys_fingerprint: KEYS.to_owned(),
        plan: "toy".to_owned(),
        place: text("Próbaváros", "Zkušebnice", "Testville"),
        method: text("összevonás", "slučování", "merging"),
        policy,
        periods: DATES.map(str::to_owned).to_vec(),
        indicators: vec![indicator()],
        resolutions: vec![Resolution::Eight, Resolution::Nine],
        area_sets: vec![AreaSetSpec {
            id: "districts".to_owned(),
            label: text("körzetek", "obvody", "districts"),
            areas: vec![area("w", "Nyugat"), area("e", "Kelet \"<b>&")],
            area_of: (0..atoms)
                .map(|at| Some(usize::from(at >= atoms / 2)))
                .collect(),
        }],
        titles: Titles {
            blocks: text("tömbök", "bloky", "blocks"),
            hexes: text("hatszögek", "šestiúhelníky", "hexagons"),
            hotspots: text("gócpontok", "ohniska", "hot spots"),
        },
        min_blocks: 30,
        says_protection: false,
        terms: None,
        themes: Vec::new(),
        statistics: None,
    }
}

/// The reference set of two municipalities.
pub fn municipalities(source: &str) -> ReferenceSet {
    let square = |west: i32| {
        let (east, south, north) = (west + 20_000, 47_640_000, 47_660_000);
        let ring = vec![
            (west, south),
            (east, south),
            (east, north),
            (west, north),
            (west, south),
        ];
        Geometry::Polygons(vec![vec![ring]])
    };
    let feature = |id: u64, name: &str, west| Feature {
        id,
        area: Some(format!("0{id}")),
        name: Some(name.to_owned()),
        kind: "area".to_owned(),
        geometry: square(west),
    };
    ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "municipalities".to_owned(),
        label: text("települések", "obce", "municipalities"),
        source: text(source, source, source),
        bbox: [18.30, 47.64, 18.34, 47.66],
        features: vec![
            feature(1, "Nyugat", 18_300_000),
            feature(2, "Kelet", 18_320_000),
        ],
    }
}

/// A reference set of a place, a road and two points at the date line.
pub fn basemap() -> ReferenceSet {
    let feature = |id: u64, kind: &str, geometry| Feature {
        id,
        area: None,
        name: None,
        kind: kind.to_owned(),
        geometry,
    };
    let road = vec![(18_300_000, 47_645_000), (18_340_000, 47_655_000)];
    ReferenceSet {
        addresses: None,
        services: None,
        hsds: None,
        id: "basemap".to_owned(),
        label: text("alaptérkép", "podklad", "base map"),
        source: text("rajz", "kresba", "drawing"),
        bbox: [-180.0, -17.0, 180.0, 48.0],
        features: vec![
            feature(1, "place", Geometry::Point((18_320_000, 47_650_000))),
            feature(2, "road", Geometry::Lines(vec![road])),
            feature(3, "landmark", Geometry::Point((179_900_000, -16_500_000))),
            feature(4, "landmark", Geometry::Point((-179_900_000, -16_500_000))),
        ],
    }
}
