//! What every encoder reads: features in a fixed order, each with an id, a place and properties in a fixed order.

use gocpont_disclosure::release::Vertex;

use crate::polygons::{Polygons, Rings};

/// West, south, east, north in millionths of a degree.
pub type Bounds = [i32; 4];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// A whole number, never negative.
    Integer,
    /// A number.
    Number,
    /// Several words.
    List,
}

/// One property that every feature of a table has, be it null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in data.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// What it means, in English, for documents that describe the data.
    pub about: &'static str,
}

/// Words of a fixed list, several or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    all: &'static [&'static str],
    set: u32,
}

/// The value of one property; to look at it costs nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Property<'t> {
    /// Words.
    Text(&'t str),
    /// An H3 index: in data a text of hexadecimal digits.
    Hex(u64),
    /// A whole number.
    Integer(u64),
    /// A number; null where it is not finite.
    Number(f64),
    /// Several words, perhaps none.
    List(Marks),
    /// Nothing is known, or may be said.
    Null,
}

/// Where a feature is.
#[derive(Clone, Copy, Debug)]
pub enum Geometry<'t> {
    /// One place.
    Point(Vertex),
    /// Lines.
    Lines(&'t [Vec<Vertex>]),
    /// Polygons of closed rings: first the shell, counter-clockwise, then the holes, clockwise.
    Polygons(Polygons<'t>),
}

/// One feature.
#[derive(Clone, Debug)]
pub struct FeatureRef<'t> {
    /// Its id, unique in the table.
    pub id: u64,
    /// Where it is.
    pub geometry: Geometry<'t>,
    /// The box around it; none where it has no vertex.
    pub bbox: Option<Bounds>,
    /// Its properties, one for each column and in their order.
    pub properties: Vec<(&'static str, Property<'t>)>,
}

/// Features in ascending order of their ids.
pub trait Table {
    /// The collection's id.
    fn name(&self) -> &str;

    /// What every feature says of itself, in order.
    fn columns(&self) -> &'static [Column];

    /// How many features there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id of the feature at this place in the order.
    fn id(&self, at: usize) -> Option<u64>;

    /// The box around the feature at this place, found without its properties.
    fn bbox(&self, at: usize) -> Option<Bounds>;

    /// Where the feature at this place is.
    fn geometry(&self, at: usize) -> Option<Geometry<'_>>;

    /// Where the feature at this place is drawn at a zoom: at low ones an area may have fewer vertices.
    fn geometry_at_zoom(&self, at: usize, _zoom: u8) -> Option<Geometry<'_>> {
        self.geometry(at)
    }

    /// What the feature at this place says in a column, by the column's position; null where there is no such feature or
    /// column.
    fn value(&self, at: usize, column: usize) -> Property<'_>;

    /// What the features at these places say in a column, one after the other, in place of what is in the list.
    fn column<'t>(&'t self, column: usize, places: &[usize], said: &mut Vec<Property<'t>>) {
        said.clear();
        said.extend(places.iter().map(|at| self.value(*at, column)));
    }

    /// The feature at this place in the order, with all its properties.
    fn feature(&self, at: usize) -> Option<FeatureRef<'_>> {
        let names = self.columns().iter().map(|column| column.name).enumerate();
        Some(FeatureRef {
            id: self.id(at)?,
            geometry: self.geometry(at)?,
            bbox: self.bbox(at),
            properties: names
                .map(|(column, name)| (name, self.value(at, column)))
                .collect(),
        })
    }

    /// Calls for the places in the order, ascending, of features whose boxes may touch this one: for all of those that do,
    /// and perhaps for others.
    fn near(&self, _bounds: Bounds, call: &mut dyn FnMut(usize)) {
        (0..self.len()).for_each(call);
    }

    /// The place in the order of the feature with this id.
    fn find(&self, id: u64) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.id(middle)? < id {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (self.id(low)? == id).then_some(low)
    }
}

impl Geometry<'_> {
    /// Calls for every vertex.
    pub(crate) fn each_vertex(&self, mut call: impl FnMut(Vertex)) {
        match self {
            Self::Point(vertex) => call(*vertex),
            Self::Lines(lines) => lines.iter().flatten().for_each(|vertex| call(*vertex)),
            Self::Polygons(polygons) => {
                let vertices = polygons.iter().flat_map(Rings::iter).flatten();
                vertices.for_each(|vertex| call(*vertex));
            }
        }
    }

    /// Whether it has no vertex.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Point(_) => false,
            Self::Lines(lines) => lines.iter().all(Vec::is_empty),
            Self::Polygons(polygons) => polygons.iter().flat_map(Rings::iter).all(<[_]>::is_empty),
        }
    }

    /// The box around it; none without a vertex.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let mut found: Option<Bounds> = None;
        self.each_vertex(|(x, y)| {
            let [west, south, east, north] = found.unwrap_or([x, y, x, y]);
            found = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
        });
        found
    }
}

impl Marks {
    /// Those of a list whose bit is set, the first word's being the lowest.
    #[must_use]
    pub const fn new(all: &'static [&'static str], set: u32) -> Self {
        Self { all, set }
    }

    /// The words, in the order of their list.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        let set = move |nth: &usize| *nth < 32 && self.set >> nth & 1 == 1;
        let words = self.all.iter().enumerate();
        words
            .filter(move |(nth, _)| set(nth))
            .map(|(_, word)| *word)
    }

    /// The bits of those that are set.
    pub(crate) const fn bits(self) -> u32 {
        self.set
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }

    /// The words, with commas between them.
    #[must_use]
    pub fn joined(self) -> String {
        self.iter().collect::<Vec<_>>().join(",")
    }
}

impl std::fmt::Display for Property<'_> {
    /// As a person reads it: nothing for null, commas between words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(words) => f.write_str(words),
            Self::Hex(hex) => write!(f, "{hex:x}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::List(words) => f.write_str(&words.joined()),
            Self::Null => Ok(()),
        }
    }
}

impl<'t> Property<'t> {
    pub(crate) const fn text(words: Option<&'t str>) -> Self {
        match words {
            Some(words) => Self::Text(words),
            None => Self::Null,
        }
    }

    pub(crate) fn integer(number: Option<u32>) -> Self {
        number.map_or(Self::Null, |number| Self::Integer(number.into()))
    }

    pub(crate) fn number(number: Option<f64>) -> Self {
        let finite = number.filter(|number| number.is_finite());
        finite.map_or(Self::Null, Self::Number)
    }
}
