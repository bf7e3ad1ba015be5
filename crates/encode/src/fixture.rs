//! Releases for tests, read from bytes as every release is.

use gocpont_disclosure::release::{
    Cell, Cells, ChunkRef, Class, CollectionExtension, CollectionInfo, Detail, Extension,
    IndicatorInfo, Kind, Manifest, Mark, PeriodInfo, Release, Shape, Shapes, Status, Text, Vertex,
    checksum,
};
use h3o::{CellIndex, LatLng, Resolution};
use serde::Serialize;

use crate::layer::LayerView;

pub(crate) const COLLECTION: &str = "alone-hex9";
pub(crate) const PERIOD: &str = "2024-01-01";

/// A release of one collection and one period, with its chunks.
pub(crate) struct Town {
    pub(crate) release: Release,
    pub(crate) shapes: Shapes,
    pub(crate) cells: Cells,
}

impl Town {
    /// The shapes that have a cell, with it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Shape, &Cell)> {
        let pairs = self.shapes.all().iter().zip(self.cells.all());
        pairs.filter_map(|(shape, cell)| Some((shape, cell.as_ref()?)))
    }

    pub(crate) fn view(&self) -> LayerView<'_> {
        let collection = self.release.collection(COLLECTION).unwrap();
        let period = &collection.periods[0];
        LayerView::new(&self.release, collection, period, &self.shapes, &self.cells)
    }
}

/// A town of these features.
pub(crate) fn town(shapes: &[Shape], cells: &[Option<Cell>]) -> Town {
    town_of(Kind::Hex, shapes, cells, None)
}

/// A town of these features, which are of this kind, with details.
pub(crate) fn town_of(
    kind: Kind,
    shapes: &[Shape],
    cells: &[Option<Cell>],
    details: Option<&[Option<Detail>]>,
) -> Town {
    let (shape_bytes, shape_chunk) = chunk(&shapes);
    let (cell_bytes, cell_chunk) = chunk(&cells);
    let periods = vec![PeriodInfo {
        period: PERIOD.to_owned(),
        chunk: cell_chunk,
        features: cells.iter().flatten().count() as u64,
        reference_value: Some(0.2),
    }];
    let details = details.map(|details| chunk(&details));
    let mut bytes = postcard::to_stdvec(&manifest(kind, shape_chunk, periods)).unwrap();
    if let Some((_, chunk)) = &details {
        bytes.extend(postcard::to_stdvec(&extension(*chunk)).unwrap());
    }
    let release = Release::from_bytes(&bytes, &checksum(&bytes)).unwrap();
    let shapes = release.shapes(COLLECTION, &shape_bytes).unwrap();
    let cells = release.cells(COLLECTION, PERIOD, &shapes, &cell_bytes);
    let mut cells = cells.unwrap();
    if let Some((bytes, _)) = &details {
        cells = release
            .with_details(COLLECTION, PERIOD, cells, bytes)
            .unwrap();
    }
    Town {
        release,
        shapes,
        cells,
    }
}

fn extension(details: ChunkRef) -> Extension {
    Extension {
        texts: vec![text("of the layer")],
        collections: vec![CollectionExtension {
            method: 0,
            neighbourhoods: 3,
            details: vec![Some(details)],
        }],
    }
}

/// A town of about this many hexes, every one with a cell.
pub(crate) fn hex_town(least: u32) -> Town {
    let mut radius = 0;
    while 3 * radius * (radius + 1) + 1 < least {
        radius += 1;
    }
    let centre = LatLng::new(47.65, 18.32).unwrap().to_cell(Resolution::Nine);
    let mut hexes: Vec<CellIndex> = centre.grid_disk(radius);
    hexes.sort_unstable();
    hexes.truncate(least as usize);
    let shapes: Vec<Shape> = hexes
        .iter()
        .enumerate()
        .map(|(at, hex)| whole(at, *hex))
        .collect();
    let cells: Vec<Option<Cell>> = (0..hexes.len() as u32).map(|at| Some(cell(at))).collect();
    town(&shapes, &cells)
}

fn whole(at: usize, hex: CellIndex) -> Shape {
    let corner = |c: &LatLng| {
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        (millionths(c.lng()), millionths(c.lat()))
    };
    let mut ring: Vec<Vertex> = hex.boundary().iter().map(corner).collect();
    ring.push(ring[0]);
    Shape {
        hex: Some(hex.into()),
        block: Some(format!("b{at}")),
        ..shape(at as u64 + 1, vec![vec![ring]])
    }
}

/// A shape that is nothing but polygons.
pub(crate) fn shape(id: u64, polygons: Vec<Vec<Vec<Vertex>>>) -> Shape {
    Shape {
        id,
        hex: None,
        block: None,
        area: None,
        name: None,
        polygons,
    }
}

/// A closed square, counter-clockwise, from its south-western corner, in millionths.
pub(crate) fn square((x, y): Vertex, side: i32) -> Vec<Vertex> {
    let (east, north) = (x + side, y + side);
    vec![(x, y), (east, y), (east, north), (x, north), (x, y)]
}

/// A cell with a number in every place.
pub(crate) fn cell(at: u32) -> Cell {
    let (cases, population) = (at % 40, 60 + at % 500);
    let value = f64::from(cases) / f64::from(population);
    Cell {
        cases: Some(cases),
        population: Some(population),
        value: Some(value),
        low: Some(value / 2.0),
        high: Some(value * 1.5),
        class: Some(Class::NotSignificant),
        z: Some(value - 0.2),
        p: Some(0.5),
        p_adjusted: Some(1.0),
        status: Status::Own,
        marks: vec![],
    }
}

/// A cell that says nothing but that it is withheld.
pub(crate) fn withheld() -> Cell {
    Cell {
        cases: None,
        population: None,
        value: None,
        low: None,
        high: None,
        class: None,
        z: None,
        p: None,
        p_adjusted: None,
        status: Status::Suppressed,
        marks: vec![Mark::Withheld, Mark::TooFewBlocks],
    }
}

fn chunk(value: &impl Serialize) -> (Vec<u8>, ChunkRef) {
    let bytes = postcard::to_stdvec(value).unwrap();
    let chunk = ChunkRef {
        checksum: checksum(&bytes),
        length: bytes.len() as u64,
    };
    (bytes, chunk)
}

/// The same words in three languages, told apart.
pub(crate) fn text(words: &str) -> Text {
    Text {
        hu: format!("{words} hu"),
        cs: format!("{words} cs"),
        en: format!("{words} en"),
    }
}

fn manifest(kind: Kind, shapes: ChunkRef, periods: Vec<PeriodInfo>) -> Manifest {
    Manifest {
        number: 3,
        published: "2024-10-01".to_owned(),
        synthetic: true,
        min_days_between_releases: 30,
        keys_fingerprint: "ab".to_owned(),
        plan: "toy".to_owned(),
        place: text("town"),
        method: text("method"),
        threshold: 10,
        filter_threshold: 3,
        bbox: [18.2, 47.6, 18.4, 47.7],
        periods: vec![PERIOD.to_owned()],
        indicators: vec![IndicatorInfo {
            id: "alone".to_owned(),
            unit: "persons".to_owned(),
            kind: "rate".to_owned(),
            label: text("label"),
            population_label: text("population"),
            cases_label: text("cases"),
            description: text("description"),
            hotspots: true,
        }],
        collections: vec![CollectionInfo {
            id: COLLECTION.to_owned(),
            label: text("collection"),
            indicator: "alone".to_owned(),
            kind,
            resolution: Some(9),
            set: None,
            bbox: [18.2, 47.6, 18.4, 47.7],
            shapes,
            periods,
        }],
    }
}
