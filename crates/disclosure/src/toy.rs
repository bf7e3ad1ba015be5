//! A made-up town of 61 hexes for tests.

use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::Condition;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::step::Steps;
use h3o::{CellIndex, LatLng, Resolution};

const ALONE: &str = "lives_alone";

pub(crate) fn indicator() -> Indicator {
    Indicator {
        id: "alone".to_owned(),
        unit: Unit::Persons,
        kind: IndicatorKind::Rate,
        label: Labels::default(),
        population_label: Labels::default(),
        cases_label: Labels::default(),
        description: Labels::default(),
        theme: None,
        population: vec![],
        cases: vec![Condition::Is(ALONE.to_owned(), true)],
    }
}

pub(crate) fn hexes() -> Vec<CellIndex> {
    let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let mut hexes: Vec<CellIndex> = centre.grid_disk(4);
    hexes.sort_unstable();
    hexes
}

/// A town of two municipalities with (households, people alone) in each hex; three people live in each household.
pub(crate) fn cube(periods: &[Vec<(u32, u32)>]) -> Cube {
    let hexes = hexes();
    let half = hexes.len() / 2;
    let municipality = |at: usize| u16::from(at >= half);
    let atom = |at: usize| Atom {
        municipality: municipality(at),
        hex: hexes[at],
    };
    let atoms = (0..hexes.len()).map(atom).collect();
    let mut cube = Cube::new(atoms, Steps::of(&[indicator()]), periods.len());
    for (period, counts) in periods.iter().enumerate() {
        let (mut homes, mut people, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (households, lone)) in counts.iter().enumerate() {
            homes.extend((0..*households).map(|_| Some(atom(at))));
            people.extend((0..households * 3).map(|_| Some(atom(at))));
            alone.extend((0..households * 3).map(|person| person < *lone));
        }
        let everybody = vec![true; homes.len()];
        cube.add(period, &Sorted::new(&homes), &[Some(everybody), None, None])
            .unwrap();
        let masks = [None, Some(vec![true; people.len()]), Some(alone)];
        cube.add(period, &Sorted::new(&people), &masks).unwrap();
    }
    cube
}
