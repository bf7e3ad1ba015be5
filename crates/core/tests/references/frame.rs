//! The reference vectors as frames of columns.

use gocpont_core::neighbourhood::Neighbourhood;

/// A table of the vectors.
pub struct Frame {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Frame {
    /// From the text of a file.
    pub fn new(text: &str) -> Self {
        let cells = |line: &str| {
            line.split(',')
                .map(|cell| cell.trim_matches('"').to_owned())
                .collect()
        };
        let mut lines = text.lines();
        Self {
            columns: cells(lines.next().expect("a header")),
            rows: lines.map(cells).collect(),
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// A column of texts.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let at = self.find(name).unwrap_or_else(|| panic!("column {name}"));
        self.rows.iter().map(|row| row[at].clone()).collect()
    }

    /// A column of numbers, where there is one; a blank cell is an undefined value.
    pub fn optional(&self, name: &str) -> Option<Vec<Option<f64>>> {
        let at = self.find(name)?;
        let number = |row: &Vec<String>| match row[at].as_str() {
            "" => None,
            cell => Some(cell.parse().expect("a number")),
        };
        Some(self.rows.iter().map(number).collect())
    }

    /// A column of numbers that must be there.
    pub fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        self.optional(name)
            .unwrap_or_else(|| panic!("column {name}"))
    }
}

/// One variable of a data set with its reference results.
pub struct Set {
    /// The data set.
    pub name: &'static str,
    /// The variable.
    pub variable: &'static str,
    /// Its values.
    pub values: Vec<f64>,
    /// People, where it has any.
    pub population: Option<Vec<f64>>,
    /// Binary neighbours.
    pub near: Neighbourhood,
    /// Local results of spdep.
    pub spdep: Frame,
    /// Local results of esda.
    pub esda: Option<Frame>,
    /// Global results of spdep.
    pub global: Frame,
}

/// Two numbers are the same within a relative tolerance (absolute below 1).
pub fn close(ours: f64, theirs: f64, tolerance: f64, what: &str) {
    let bound = tolerance * theirs.abs().max(1e-3);
    assert!(
        (ours - theirs).abs() <= bound,
        "{what}: {ours} for {theirs}"
    );
}

/// A file of the vectors.
macro_rules! frame {
    ($name:literal) => {
        Frame::new(include_str!(concat!("../vectors/", $name, ".csv")))
    };
}

pub(crate) use frame;

fn set(
    (name, variable): (&'static str, &'static str),
    units: &Frame,
    edges: &Frame,
    [spdep, global]: [Frame; 2],
    esda: Option<Frame>,
) -> Set {
    let whole = |frame: &Frame, name: &str| -> Vec<f64> {
        frame
            .numbers(name)
            .into_iter()
            .map(|v| v.expect("a number"))
            .collect()
    };
    let values = whole(units, variable);
    let links = whole(edges, "i").into_iter().zip(whole(edges, "j"));
    let links = links.map(|(i, j)| (i as u32, j as u32, 1.0)).collect();
    let near = Neighbourhood::from_links(values.len(), links).expect("edges are units");
    let population = units.optional("population");
    Set {
        name,
        variable,
        population: population.map(|p| p.into_iter().map(|v| v.expect("a number")).collect()),
        values,
        near: near.binary(),
        spdep,
        esda,
        global,
    }
}

/// Every data set with local results.
pub fn sets() -> Vec<Set> {
    vec![
        set(
            ("nc", "sid74"),
            &frame!("nc-units"),
            &frame!("nc-edges"),
            [frame!("nc-spdep"), frame!("nc-global")],
            Some(frame!("nc-esda")),
        ),
        set(
            ("columbus", "crime"),
            &frame!("columbus-units"),
            &frame!("columbus-edges"),
            [frame!("columbus-crime-spdep"), frame!("columbus-global")],
            Some(frame!("columbus-esda")),
        ),
        set(
            ("columbus", "hoval"),
            &frame!("columbus-units"),
            &frame!("columbus-edges"),
            [frame!("columbus-hoval-spdep"), frame!("columbus-global")],
            None,
        ),
        set(
            ("afcon", "totcon"),
            &frame!("afcon-units"),
            &frame!("afcon-edges"),
            [frame!("afcon-spdep"), frame!("afcon-global")],
            None,
        ),
        set(
            ("auckland", "deaths"),
            &frame!("auckland-units"),
            &frame!("auckland-edges"),
            [frame!("auckland-spdep"), frame!("auckland-global")],
            None,
        ),
        set(
            ("alabama", "turnout"),
            &frame!("alabama-units"),
            &frame!("alabama-edges"),
            [frame!("alabama-spdep"), frame!("alabama-global")],
            None,
        ),
        set(
            ("h3", "count"),
            &frame!("h3-units"),
            &frame!("h3-edges"),
            [frame!("h3-spdep"), frame!("h3-global")],
            Some(frame!("h3-esda")),
        ),
    ]
}
