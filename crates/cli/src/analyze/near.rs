//! `--neighbours`: from a short text to a neighbourhood of the units.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::bail;
use geo_types::MultiPolygon;
use gocpont_core::neighbourhood::{Bandwidth, Kernel, Neighbourhood, Points};
use gocpont_ingest::table::Table;
use h3o::CellIndex;

use super::args::{Analyze, Weights};
use super::input::Data;
use crate::fault::told;

/// A maker of neighbourhoods.
#[derive(Clone, Debug, PartialEq)]
pub enum NearSpec {
    /// One's own pairs.
    Edges(PathBuf),
    /// Hexes within grid distance, holes jumped.
    HexRing(u32),
    /// Hexes within steps over hexes that are there.
    HexSteps(u32),
    /// The nearest others.
    Nearest(usize),
    /// All within metres.
    Within(f64),
    /// Polygons that touch.
    Queen,
    /// Polygons that share a border.
    Rook,
    /// All within metres, by inverse distance to a power.
    InverseDistance(f64, f64),
    /// By a kernel.
    Kernel(Kernel, Bandwidth),
}

/// Rings of hexes that are looked at: a unit has three times the square of them around it.
const MOST_RINGS: u32 = 255;

/// One more opinion on a spot.
#[derive(Clone, Debug, PartialEq)]
pub enum Robust {
    /// Another neighbourhood.
    Near(NearSpec),
    /// The same statistic on coarser hexes.
    Resolution(h3o::Resolution),
}

impl FromStr for NearSpec {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        let wanted = || {
            format!(
                "{text:?} is none of edges:FILE.csv, hex-ring:1, hex-steps:1, nearest:8, within:800m, queen, rook, \
                 inverse-distance:800m, kernel:gaussian:800m"
            )
        };
        let whole = || {
            rest.parse::<u32>()
                .ok()
                .filter(|k| *k > 0)
                .ok_or_else(wanted)
        };
        let ring = || match whole()? {
            k @ 1..=MOST_RINGS => Ok(k),
            k => Err(format!("{k} rings are more than {MOST_RINGS}")),
        };
        Ok(match kind {
            "edges" if !rest.is_empty() => Self::Edges(rest.into()),
            "hex-ring" => Self::HexRing(ring()?),
            "hex-steps" => Self::HexSteps(ring()?),
            "nearest" => Self::Nearest(whole()? as usize),
            "within" => Self::Within(metres(rest).ok_or_else(wanted)?),
            "queen" if rest.is_empty() => Self::Queen,
            "rook" if rest.is_empty() => Self::Rook,
            "inverse-distance" => {
                let (reach, power) = rest.split_once(':').unwrap_or((rest, "1"));
                let power = power.parse().map_err(|_| wanted())?;
                Self::InverseDistance(metres(reach).ok_or_else(wanted)?, power)
            }
            "kernel" => {
                let (name, reach) = rest.split_once(':').ok_or_else(wanted)?;
                let bandwidth = match reach.strip_prefix("nearest:") {
                    Some(k) => Bandwidth::Nearest(k.parse().map_err(|_| wanted())?),
                    None => Bandwidth::Metres(metres(reach).ok_or_else(wanted)?),
                };
                Self::Kernel(kernel(name).ok_or_else(wanted)?, bandwidth)
            }
            _ => return Err(wanted()),
        })
    }
}

impl FromStr for Robust {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("resolution:") {
            None => text.parse().map(Self::Near),
            Some(number) => {
                let resolution = number.parse::<u8>().ok().map(h3o::Resolution::try_from);
                let resolution = resolution.and_then(Result::ok);
                let wanted = || format!("{text:?} is not of the form resolution:8");
                Ok(Self::Resolution(resolution.ok_or_else(wanted)?))
            }
        }
    }
}

impl NearSpec {
    /// The file that it is read from.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Edges(path) => Some(path),
            _ => None,
        }
    }
}

impl std::fmt::Display for Robust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Near(spec) => spec.fmt(f),
            Self::Resolution(resolution) => write!(f, "resolution:{resolution}"),
        }
    }
}

impl std::fmt::Display for NearSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Edges(path) => {
                let name = path.file_name().unwrap_or_default();
                write!(f, "edges:{}", name.to_string_lossy())
            }
            Self::HexRing(k) => write!(f, "hex-ring:{k}"),
            Self::HexSteps(k) => write!(f, "hex-steps:{k}"),
            Self::Nearest(k) => write!(f, "nearest:{k}"),
            Self::Within(metres) => write!(f, "within:{metres}m"),
            Self::Queen => write!(f, "queen"),
            Self::Rook => write!(f, "rook"),
            Self::InverseDistance(metres, power) => write!(f, "inverse-distance:{metres}m:{power}"),
            Self::Kernel(kernel, Bandwidth::Metres(metres)) => {
                write!(f, "kernel:{kernel:?}:{metres}m")
            }
            Self::Kernel(kernel, Bandwidth::Nearest(k)) => {
                write!(f, "kernel:{kernel:?}:nearest:{k}")
            }
        }
    }
}

fn metres(text: &str) -> Option<f64> {
    let (number, unit) = match text.strip_suffix("km") {
        Some(number) => (number, 1000.0),
        None => (text.strip_suffix('m').unwrap_or(text), 1.0),
    };
    let metres = number.trim().parse::<f64>().ok()? * unit;
    (metres.is_finite() && metres >= 0.0).then_some(metres)
}

fn kernel(name: &str) -> Option<Kernel> {
    Some(match name {
        "uniform" => Kernel::Uniform,
        "triangular" => Kernel::Triangular,
        "epanechnikov" => Kernel::Epanechnikov,
        "quartic" => Kernel::Quartic,
        "gaussian" => Kernel::Gaussian,
        _ => return None,
    })
}

/// A neighbourhood, and which units lie at the edge of the study area where the places tell it.
pub struct Near {
    /// Who is near whom.
    pub links: Neighbourhood,
    /// Units at the edge.
    pub edge: Option<Vec<bool>>,
}

/// Makes a neighbourhood of the units, weighted as asked.
pub fn make(spec: &NearSpec, asked: &Analyze, data: &Data) -> anyhow::Result<Near> {
    let hexes = || -> anyhow::Result<Vec<CellIndex>> {
        let hexes = data.hexes(asked)?;
        hexes.ok_or_else(|| told("analyze-needs-hexes", &[("what", spec)]).into())
    };
    let points = || -> anyhow::Result<Points> {
        let points = data.points(asked)?;
        points.ok_or_else(|| told("analyze-needs-places", &[("what", spec)]).into())
    };
    let polygons = || -> anyhow::Result<Vec<MultiPolygon<f64>>> {
        let polygons = data.polygons(asked)?;
        polygons.ok_or_else(|| told("analyze-needs-polygons", &[("what", spec)]).into())
    };
    let mut edge = None;
    let links = match spec {
        NearSpec::Edges(path) => edges(path, asked, data)?,
        NearSpec::HexRing(k) => {
            let hexes = hexes()?;
            let links = Neighbourhood::hex_ring(&hexes, *k)?;
            edge = Some(links.edges_of_ring(&hexes, *k));
            links
        }
        NearSpec::HexSteps(k) => {
            let hexes = hexes()?;
            edge = Some(Neighbourhood::hex_edges(&hexes, *k)?);
            Neighbourhood::hex_ring(&hexes, 1)?.within_steps(*k)?
        }
        NearSpec::Nearest(k) => Neighbourhood::nearest(&points()?, *k)?,
        NearSpec::Within(metres) => Neighbourhood::within(&points()?, *metres)?,
        NearSpec::InverseDistance(metres, power) => {
            Neighbourhood::inverse_distance(&points()?, *metres, *power, 0.0)?
        }
        NearSpec::Kernel(kernel, bandwidth) => {
            Neighbourhood::kernel(&points()?, *kernel, *bandwidth)?
        }
        NearSpec::Queen | NearSpec::Rook => {
            let polygons = polygons()?;
            edge = Some(Neighbourhood::edge_units(&polygons, asked.tolerance)?);
            match spec {
                NearSpec::Queen => Neighbourhood::queen(&polygons, asked.tolerance)?,
                _ => Neighbourhood::rook(&polygons, asked.tolerance)?,
            }
        }
    };
    let links = match weights(spec, asked)? {
        Weights::Binary => links.binary(),
        Weights::Row => links.row_standardised(),
        Weights::Edges => links,
    };
    Ok(Near { links, edge })
}

/// How neighbours weigh: as given where distances or a kernel were asked for, else 1 each.
pub fn weights(spec: &NearSpec, asked: &Analyze) -> anyhow::Result<Weights> {
    let has_own = matches!(
        spec,
        NearSpec::Edges(_) | NearSpec::InverseDistance(..) | NearSpec::Kernel(..)
    );
    match asked.weights {
        Some(Weights::Edges) if !has_own => {
            bail!(told("analyze-no-weights", &[("what", spec)]))
        }
        Some(weights) => Ok(weights),
        None if has_own && !matches!(spec, NearSpec::Edges(_)) => Ok(Weights::Edges),
        None => Ok(Weights::Binary),
    }
}

fn edges(path: &Path, asked: &Analyze, data: &Data) -> anyhow::Result<Neighbourhood> {
    let table = Table::read(path)?;
    let weighted = asked.weights == Some(Weights::Edges);
    let own_ids = asked.id.is_some() || asked.weight_column.is_some();
    let numbers: HashMap<&str, u32> = data
        .ids
        .iter()
        .enumerate()
        .map(|(unit, id)| (id.as_str(), unit as u32))
        .collect();
    let units = data.units() as u32;
    let unit = |name: &str| {
        if own_ids {
            return numbers.get(name).copied();
        }
        name.parse::<u32>().ok().filter(|unit| *unit < units)
    };
    let links = table.edges(&unit, weighted)?;
    Ok(Neighbourhood::from_links(data.units(), links)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_maker_is_read_and_said_again() {
        for text in [
            "edges:pairs.csv",
            "hex-ring:1",
            "hex-steps:2",
            "nearest:8",
            "within:800m",
            "queen",
            "rook",
            "inverse-distance:800m:2",
        ] {
            let spec: NearSpec = text.parse().unwrap();
            assert_eq!(spec.to_string(), text);
        }
        assert_eq!("within:1.5km".parse(), Ok(NearSpec::Within(1500.0)));
        let kernel = NearSpec::Kernel(Kernel::Gaussian, Bandwidth::Nearest(6));
        assert_eq!("kernel:gaussian:nearest:6".parse(), Ok(kernel));
    }

    #[test]
    fn what_is_no_maker_is_refused_with_what_there_is() {
        for text in [
            "hex-ring:0",
            "hex-ring",
            "ring:1",
            "within:far",
            "queen:1",
            "edges:",
            "kernel:round:1m",
        ] {
            let error = text.parse::<NearSpec>().unwrap_err();
            assert!(error.contains("nearest:8"), "{text}");
        }
    }
}
