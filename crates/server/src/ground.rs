//! What lies under the map besides our own quiet layer: an operator's file of tiles, or tiles of another server, which then
//! learns who looks at the map.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::UNIX_EPOCH;

use gocpont_encode::archive::reading::{ArchiveFault, Described, Form, Tiles};
use serde_json::{Value, json};

use crate::config::ServerError;
use crate::framing::Origin;
use crate::site::short_hash;

/// What an operator has put under the map.
#[derive(Clone, Debug)]
pub enum Ground {
    /// An archive of tiles, `PMTiles` or `MBTiles`.
    File {
        /// The file.
        path: PathBuf,
        /// Who has to be named, where the file does not say it, or others.
        credit: Option<String>,
    },
    /// Images of another server.
    Outside {
        /// Their address.
        address: TileAddress,
        /// Who has to be named.
        credit: String,
    },
}

/// The address of a tile with `{z}`, `{x}` and `{y}` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileAddress {
    template: String,
    origin: Origin,
}

/// What is no such address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not of the form https://tiles.example/{{z}}/{{x}}/{{y}}.png")]
pub struct InvalidAddress;

/// The zooms that other servers usually have.
const OUTSIDE_ZOOM: u8 = 19;

impl FromStr for TileAddress {
    type Err = InvalidAddress;

    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let (scheme, rest) = text.split_once("://").ok_or(InvalidAddress)?;
        let (host, path) = rest.split_once('/').ok_or(InvalidAddress)?;
        let origin: Origin = format!("{scheme}://{host}")
            .parse()
            .map_err(|_| InvalidAddress)?;
        let mut plain = path.to_owned();
        for place in ["{z}", "{x}", "{y}"] {
            if plain.matches(place).count() != 1 {
                return Err(InvalidAddress);
            }
            plain = plain.replace(place, "0");
        }
        let fits = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/%?".contains(c);
        if host.starts_with('*') || !plain.chars().all(fits) {
            return Err(InvalidAddress);
        }
        Ok(Self {
            template: format!("{origin}/{path}"),
            origin,
        })
    }
}

impl fmt::Display for TileAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.template)
    }
}

/// The same, ready to be given.
#[derive(Debug)]
pub enum Opened {
    /// A file's tiles.
    File {
        /// The archive.
        tiles: Tiles,
        /// Who is named.
        credit: Option<String>,
        /// Changes with the file.
        version: String,
    },
    /// Another server's.
    Outside {
        /// Their address.
        address: TileAddress,
        /// Who is named.
        credit: String,
    },
}

impl Opened {
    /// Opens what an operator has put under the map.
    pub fn open(ground: &Ground) -> Result<Self, ServerError> {
        match ground {
            Ground::Outside { address, credit } => Ok(Self::Outside {
                address: address.clone(),
                credit: credit.clone(),
            }),
            Ground::File { path, credit } => {
                let fault = |fault| ServerError::Basemap {
                    path: path.clone(),
                    fault,
                };
                let tiles = Tiles::open(path).map_err(fault)?;
                let file =
                    std::fs::metadata(path).map_err(|error| fault(ArchiveFault::Io(error)))?;
                let since = file
                    .modified()
                    .ok()
                    .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                let credit = credit
                    .clone()
                    .or_else(|| tiles.described().attribution.clone());
                let stands_for = format!("{:?} {since:?} {}", tiles.described(), file.len());
                Ok(Self::File {
                    tiles,
                    credit,
                    version: short_hash(stands_for.as_bytes()),
                })
            }
        }
    }

    /// The site that images come from, where it is another.
    pub const fn site(&self) -> Option<&Origin> {
        match self {
            Self::File { .. } => None,
            Self::Outside { address, .. } => Some(&address.origin),
        }
    }

    /// What its tiles are, where they are given here.
    pub fn tile_kind(&self) -> Option<&'static str> {
        match self {
            Self::File { tiles, .. } => Some(tiles.described().form.media_type()),
            Self::Outside { .. } => None,
        }
    }

    /// What changes with what is told of it.
    pub fn version(&self) -> String {
        match self {
            Self::File { version, .. } => version.clone(),
            Self::Outside { address, credit } => {
                short_hash(format!("{address} {credit}").as_bytes())
            }
        }
    }

    /// What the page is told, by a server at this address.
    pub fn told(&self, base: &str) -> Value {
        match self {
            Self::File { tiles, credit, .. } => of_file(tiles.described(), credit.as_deref(), base),
            Self::Outside { address, credit } => json!({
                "kind": "raster",
                "external": true,
                "host": address.origin.to_string().split_once("://").map(|(_, host)| host),
                "tiles": address.to_string(),
                "minzoom": 0,
                "maxzoom": OUTSIDE_ZOOM,
                "bounds": [-180, -85.0511, 180, 85.0511],
                "attribution": credit,
                "layers": [],
            }),
        }
    }
}

fn of_file(own: &Described, credit: Option<&str>, base: &str) -> Value {
    json!({
        "kind": if own.form == Form::Mvt { "vector" } else { "raster" },
        "external": false,
        "tiles": format!("{base}/basemap/{{z}}/{{x}}/{{y}}"),
        "minzoom": own.first_zoom,
        "maxzoom": own.last_zoom,
        "bounds": own.bounds,
        "attribution": credit,
        "layers": own.layers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_tiles_has_each_place_once_and_an_origin() {
        for good in [
            "https://tiles.example/{z}/{x}/{y}.png",
            "https://tiles.example:8443/a/{z}/{y}/{x}?key=a-b_c",
        ] {
            let address: TileAddress = good.parse().unwrap();
            assert_eq!(address.to_string(), good);
        }
        let address: TileAddress = "https://tiles.example/{z}/{x}/{y}".parse().unwrap();
        assert_eq!(address.origin.to_string(), "https://tiles.example");
        for bad in [
            "",
            "/{z}/{x}/{y}",
            "https://tiles.example",
            "https://tiles.example/{z}/{x}",
            "https://tiles.example/{z}/{x}/{y}/{y}",
            "https://{s}.tiles.example/{z}/{x}/{y}",
            "https://*.tiles.example/{z}/{x}/{y}",
            "https://a b/{z}/{x}/{y}",
            "https://user:pass@tiles.example/{z}/{x}/{y}",
            "https://tiles.example/{z}/{x}/{y}\"",
            "https://tiles.example/{z}/{x}/{y}{r}.png",
            "javascript://tiles.example/{z}/{x}/{y}",
        ] {
            assert_eq!(bad.parse::<TileAddress>(), Err(InvalidAddress), "{bad}");
        }
    }

    #[test]
    fn tiles_of_another_server_are_told_to_be_so() {
        let ground = Ground::Outside {
            address: "https://tiles.example/{z}/{x}/{y}.png".parse().unwrap(),
            credit: "© A mapper".to_owned(),
        };
        let told = Opened::open(&ground).unwrap().told("https://map.example");
        assert_eq!(told["external"], true);
        assert_eq!(told["host"], "tiles.example");
        assert_eq!(told["attribution"], "© A mapper");
    }
}
