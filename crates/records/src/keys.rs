//! The secret keys of a town: one names people and households in the store, one chooses the partition.
//! They live in an owner-only file beside the store; the store and the releases carry the fingerprint.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::error::StoreError;

const HEADER: &str = "gocpont keys 1";

/// Of keys that anybody can make: they hide nobody.
const DEMO_HEADER: &str = "gocpont demo keys 1";

/// A unit's name in the store: the first 16 bytes of HMAC-SHA-256 over register and id.
pub type UnitKey = [u8; 16];

/// The keys of a town.
#[derive(Clone)]
pub struct TownKeys {
    unit: [u8; 32],
    partition: [u8; 32],
    is_demo: bool,
}

impl TownKeys {
    /// Draws new keys and writes them, owner-only; an existing file is never overwritten.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let mut bytes = [0; 64];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
        let made = Self::from_bytes(&bytes, false);
        made.write(path)?;
        Ok(made)
    }

    /// Keys derived from a seed, for invented people only: the same seed gives the same blocks.
    pub fn create_for_demo(path: &Path, seed: u64) -> Result<Self, StoreError> {
        let mut bytes = [0; 64];
        for (part, name) in bytes.chunks_mut(32).zip(["unit", "partition"]) {
            part.copy_from_slice(&Sha256::digest(format!("gocpont demo {name} {seed}")));
        }
        let made = Self::from_bytes(&bytes, true);
        made.write(path)?;
        Ok(made)
    }

    /// Whether anybody can make them, because they come from a seed.
    #[must_use]
    pub const fn are_demo(&self) -> bool {
        self.is_demo
    }

    /// Reads the keys; a file that others may read is refused.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        let at = |source| StoreError::File {
            path: path.to_owned(),
            source,
        };
        if !path.exists() {
            return Err(StoreError::NoKeys(path.to_owned()));
        }
        if fs::metadata(path).map_err(at)?.permissions().mode() & 0o077 != 0 {
            return Err(StoreError::OpenKeys(path.to_owned()));
        }
        let text = fs::read_to_string(path).map_err(at)?;
        let mut lines = text.lines();
        let is_demo = match lines.next() {
            Some(HEADER) => Some(false),
            Some(DEMO_HEADER) => Some(true),
            _ => None,
        };
        let bytes = lines.next().and_then(from_hex);
        let (Some(is_demo), Some(bytes)) = (is_demo, bytes) else {
            return Err(StoreError::BadKeys(path.to_owned()));
        };
        Ok(Self::from_bytes(&bytes, is_demo))
    }

    /// What the store and the releases know the keys by.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(HEADER);
        hash.update(self.unit);
        hash.update(self.partition);
        to_hex(&hash.finalize()[..8])
    }

    /// The secret that orders candidates when blocks are chosen.
    #[must_use]
    pub const fn partition(&self) -> [u8; 32] {
        self.partition
    }

    /// A unit's name in the store.
    #[must_use]
    pub fn unit(&self, register: &str, id: &str) -> UnitKey {
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.unit);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(register.as_bytes());
        mac.update(&[0]);
        mac.update(id.as_bytes());
        let full = mac.finalize().into_bytes();
        std::array::from_fn(|at| full[at])
    }

    fn from_bytes(bytes: &[u8; 64], is_demo: bool) -> Self {
        Self {
            unit: std::array::from_fn(|at| bytes[at]),
            partition: std::array::from_fn(|at| bytes[32 + at]),
            is_demo,
        }
    }

    fn write(&self, path: &Path) -> Result<(), StoreError> {
        let both = [self.unit, self.partition].concat();
        let header = if self.is_demo { DEMO_HEADER } else { HEADER };
        let text = format!("{header}\n{}\n", to_hex(&both));
        let mut options = fs::OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600).open(path);
        let written = file.and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(|source| StoreError::File {
            path: path.to_owned(),
            source,
        })
    }
}

/// The units of a register, to look an id up.
pub struct KnownUnits {
    pub(crate) keys: TownKeys,
    pub(crate) register: String,
    pub(crate) units: HashSet<UnitKey>,
}

impl KnownUnits {
    /// Whether the register has a unit with this id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.units.contains(&self.keys.unit(&self.register, id))
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<[u8; 64]> {
    let mut bytes = [0; 64];
    if text.len() != 128 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_and_keep_their_fingerprint() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.keys");
        let made = TownKeys::create(&path).unwrap();
        let read = TownKeys::read(&path).unwrap();
        assert_eq!(made.fingerprint(), read.fingerprint());
        assert_eq!(made.unit("person", "P1"), read.unit("person", "P1"));
        assert_eq!(made.partition(), read.partition());
    }

    #[test]
    fn existing_keys_are_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.keys");
        TownKeys::create(&path).unwrap();
        assert!(matches!(
            TownKeys::create(&path),
            Err(StoreError::File { .. })
        ));
    }

    #[test]
    fn keys_that_others_may_read_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("town.keys");
        TownKeys::create(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(
            TownKeys::read(&path),
            Err(StoreError::OpenKeys(_))
        ));
    }

    #[test]
    fn the_same_id_has_another_name_in_another_register() {
        let dir = tempfile::tempdir().unwrap();
        let keys = TownKeys::create_for_demo(&dir.path().join("k"), 1).unwrap();
        assert_ne!(keys.unit("person", "1"), keys.unit("household", "1"));
    }
}
