//! A made-up county: municipalities whose households crowd towards their middle, counted for fifteen indicators in
//! several periods, as protection takes them.

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Indicator, Unit};
use gocpont_core::condition::Condition;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::frame::{Column, Frame};
use gocpont_core::step::Steps;
use h3o::Resolution;

use crate::{hexes, indicators, people, scattered};

/// How large a county is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Households, of two people each.
    pub households: usize,
    /// Hexes of resolution 9.
    pub hexes: usize,
    /// Municipalities, of as many hexes each.
    pub municipalities: usize,
    /// Periods, in which answers differ.
    pub periods: usize,
}

/// Twelve indicators of people, as [`indicators`] has them, and three of households.
#[must_use]
pub fn fifteen() -> Vec<Indicator> {
    let mut all = indicators();
    let of_homes = (0..3).map(|at| Indicator {
        id: format!("home-{at}"),
        unit: Unit::Households,
        population: Vec::new(),
        cases: vec![Condition::Is(format!("home_{at}"), true)],
        ..all[0].clone()
    });
    let of_homes: Vec<Indicator> = of_homes.collect();
    all.extend(of_homes);
    all
}

/// The county's counts.
///
/// # Panics
/// Never: the parts fit together.
#[must_use]
pub fn cube(size: Size) -> Cube {
    let ground = hexes(size.hexes, Resolution::Nine);
    let each = size.hexes.div_ceil(size.municipalities);
    let atom = |at: usize| Atom {
        municipality: (at / each) as u16,
        hex: ground[at],
    };
    let steps = Steps::of(&fifteen());
    let atoms = (0..size.hexes).map(atom).collect();
    let mut cube = Cube::new(atoms, steps.clone(), size.periods);
    // The third power crowds three in five households into the first fifth of a municipality's hexes.
    let place = |household: usize| {
        let number = scattered(household as u64 + 17);
        let share = (number >> 11) as f64 / (1_u64 << 53) as f64;
        let municipality = (number % size.municipalities as u64) as usize;
        let at = municipality * each + (share.powi(3) * each as f64) as usize;
        (at < size.hexes).then(|| atom(at))
    };
    let homes: Vec<_> = (0..size.households).map(place).collect();
    let both: Vec<_> = homes.iter().flat_map(|place| [*place; 2]).collect();
    let (person, _) = people(both.len(), &ground);
    let persons = steps.masks(Unit::Persons, &person).expect("masks");
    let (homes, both) = (keyed(&homes), keyed(&both));
    for period in 0..size.periods {
        let masks = steps.masks(Unit::Households, &households(size.households, period));
        cube.add(period, &homes, &masks.expect("masks"))
            .expect("homes");
        cube.add(period, &both, &persons).expect("people");
    }
    cube
}

fn keyed(places: &[Option<Atom>]) -> Sorted {
    let keys = (0..places.len() as u64).map(scattered).collect();
    Sorted::new(places).with_keys(keys)
}

/// A tenth, a fifth and two fifths of the households answer yes; in a later period one in fifty answers otherwise.
fn households(count: usize, period: usize) -> Frame {
    let mut frame = Frame::new(count);
    for at in 0..3 {
        let answer = |household: u64| {
            let changed = scattered(household + 5) % 50 < period as u64;
            let own = scattered(household * 7 + at + if changed { 1_000_000_007 } else { 0 });
            Answer::Value(own % 10 < 1 << at)
        };
        let column = Column::Boolean((0..count as u64).map(answer).collect());
        frame.add(&format!("home_{at}"), column).expect("a column");
    }
    frame
}
