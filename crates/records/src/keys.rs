//! The secret keys of a town: one names people and households in the store, one chooses the partition, one draws noise.
//! They live in an owner-only file beside the store or in the environment; store and releases carry the fingerprint.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use fs4::fs_std::FileExt;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::key_text::{Key, KeyText, to_hex};

/// The environment variable that may hold the keys instead of a file, in the same text; lines may end with `;`.
pub const VARIABLE: &str = "GOCPONT_KEYS";

/// A unit's name in the store: the first 16 bytes of HMAC-SHA-256 over register and id.
pub type UnitKey = [u8; 16];

/// Names the units of one register: what comes before the id is hashed once.
#[derive(Clone)]
pub(crate) struct Namer(Hmac<Sha256>);

impl Namer {
    /// A unit's name in the store.
    pub(crate) fn unit(&self, id: &str) -> UnitKey {
        let mut mac = self.0.clone();
        mac.update(id.as_bytes());
        let full: Key = mac.finalize().into_bytes().into();
        std::array::from_fn(|at| full[at])
    }
}

/// The keys of a town.
#[derive(Clone)]
pub struct TownKeys {
    unit: Key,
    partition: Key,
    noise: Key,
    is_demo: bool,
}

/// Where a store's keys are.
#[derive(Clone)]
pub enum KeySource {
    /// In an owner-only file.
    File(PathBuf),
    /// In a text that the environment gave; nothing is written.
    Text(String),
}

/// What is known of the keys before they are read: a store that knows its keys takes no others, and draws none.
#[derive(Clone, Default)]
pub(crate) struct Expected {
    pub(crate) fingerprint: Option<String>,
    pub(crate) noise_fingerprint: Option<String>,
    /// The seed, where they are demo keys made from it.
    pub(crate) seed: Option<u64>,
}

/// The keys that the environment holds, as text; an empty variable is none.
#[must_use]
pub fn from_environment() -> Option<String> {
    let text = std::env::var_os(VARIABLE)?;
    // What is no text is no key either, and is said so when it is read.
    let text = text.to_string_lossy().into_owned();
    (!text.trim().is_empty()).then_some(text)
}

impl KeySource {
    /// The environment where it holds keys, else the file beside the store. The one place that asks the environment.
    #[must_use]
    pub fn of(store: &Path) -> Self {
        from_environment().map_or_else(|| Self::File(store.with_extension("keys")), Self::Text)
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Text(_) => PathBuf::from(VARIABLE),
        }
    }

    /// The secret that second factors are sealed with in the file of staff; none where there are no keys yet. Nothing is written.
    pub fn staff_sealing(&self) -> Result<Option<[u8; 32]>, StoreError> {
        if !self.exists() {
            return Ok(None);
        }
        Ok(Some(staff_sealing(&self.held()?.unit)))
    }

    pub(crate) fn exists(&self) -> bool {
        match self {
            Self::File(path) => path.exists(),
            Self::Text(_) => true,
        }
    }

    /// The keys; refused where they are not those expected, and then nothing is written.
    pub(crate) fn read(&self, expected: &Expected) -> Result<TownKeys, StoreError> {
        let held = self.held()?;
        let other = || StoreError::OtherKeys(self.name());
        if expected
            .fingerprint
            .as_ref()
            .is_some_and(|known| *known != held.fingerprint())
        {
            return Err(other());
        }
        let keys = match (TownKeys::whole(&held, expected.seed), self) {
            (Some(keys), Self::File(path)) if held.noise.is_none() => completed(path, &keys)?,
            (Some(keys), _) => keys,
            (None, Self::Text(_)) => return Err(StoreError::NoNoiseKey(self.name())),
            (None, Self::File(_)) if expected.noise_fingerprint.is_some() => return Err(other()),
            (None, Self::File(path)) => completed(path, &drawn_noise(&held)?)?,
        };
        let noise = &expected.noise_fingerprint;
        if noise
            .as_ref()
            .is_some_and(|known| *known != keys.noise_fingerprint())
        {
            return Err(other());
        }
        Ok(keys)
    }

    /// The fingerprints of unit and partition key and of the noise key, where one is held; nothing is written.
    pub(crate) fn fingerprints(&self) -> Result<(String, Option<String>), StoreError> {
        let held = self.held()?;
        let noise = TownKeys::whole(&held, None).map(|keys| keys.noise_fingerprint());
        Ok((held.fingerprint(), noise))
    }

    fn held(&self) -> Result<KeyText, StoreError> {
        let text = match self {
            Self::Text(text) => text.clone(),
            Self::File(path) => owner_only_text(path)?,
        };
        KeyText::parse(&text).ok_or_else(|| StoreError::BadKeys(self.name()))
    }
}

impl TownKeys {
    /// Draws new keys and writes them, owner-only; an existing file is never overwritten.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let made = Self {
            unit: random()?,
            partition: random()?,
            noise: random()?,
            is_demo: false,
        };
        made.write(path)?;
        Ok(made)
    }

    /// Keys derived from a seed, for invented people only: the same seed gives the same blocks and the same noise.
    pub fn create_for_demo(path: &Path, seed: u64) -> Result<Self, StoreError> {
        let made = Self {
            unit: of_seed("unit", seed),
            partition: of_seed("partition", seed),
            noise: of_seed("noise", seed),
            is_demo: true,
        };
        made.write(path)?;
        Ok(made)
    }

    /// Whether anybody can make them, because they come from a seed or were typed.
    #[must_use]
    pub const fn are_demo(&self) -> bool {
        self.is_demo
    }

    /// Reads the keys; a file that others may read is refused. A file of the first format gets its noise key here and
    /// is written anew in the second.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        KeySource::File(path.to_owned()).read(&Expected::default())
    }

    /// What the store and the releases know unit and partition key by.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.text().fingerprint()
    }

    /// What the store knows the noise key by.
    #[must_use]
    pub fn noise_fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update("gocpont noise key");
        hash.update(self.noise);
        to_hex(&hash.finalize()[..8])
    }

    /// The secret that orders candidates when blocks are chosen.
    #[must_use]
    pub const fn partition(&self) -> [u8; 32] {
        self.partition
    }

    /// The secret that noise is drawn with.
    #[must_use]
    pub const fn noise(&self) -> [u8; 32] {
        self.noise
    }

    /// A unit's name in the store.
    #[must_use]
    pub fn unit(&self, register: &str, id: &str) -> UnitKey {
        self.namer(register).unit(id)
    }

    /// Names many units of one register.
    pub(crate) fn namer(&self, register: &str) -> Namer {
        let mut mac = begun(&self.unit);
        mac.update(register.as_bytes());
        mac.update(&[0]);
        Namer(mac)
    }

    /// A unit's key for noise: the first 8 bytes (little-endian) of HMAC-SHA-256 under the noise key over `record`,
    /// register and unit, a zero byte between them. The same unit has the same key in every period and release.
    #[must_use]
    pub fn record_key(&self, register: &str, unit: &UnitKey) -> u64 {
        let full = mac(&self.noise, &[b"record", register.as_bytes(), unit]);
        u64::from_le_bytes(std::array::from_fn(|at| full[at]))
    }

    /// The secret that sealed answers are encrypted with, derived from the key of units (HMAC-SHA-256, as HKDF expands).
    pub(crate) fn sealing(&self) -> [u8; 32] {
        mac(&self.unit, &[b"", b"gocpont sealing 1"])
    }

    /// The secret that second factors are sealed with in the file of staff, derived from the key of units likewise.
    #[must_use]
    pub fn staff_sealing(&self) -> [u8; 32] {
        staff_sealing(&self.unit)
    }

    /// The keyed hash of a sealed answer.
    pub(crate) fn sealed_mark(&self, register: &str, variable: &str, text: &str) -> [u8; 32] {
        let key = mac(&self.unit, &[b"", b"gocpont sealed mark 1"]);
        mac(
            &key,
            &[register.as_bytes(), variable.as_bytes(), text.as_bytes()],
        )
    }

    /// The keys of a text that holds all of them, or whose noise key follows from the other two or the seed.
    fn whole(held: &KeyText, seed: Option<u64>) -> Option<Self> {
        let seed = seed.filter(|seed| of_seed("unit", *seed) == held.unit);
        let derived = || match seed {
            Some(seed) => of_seed("noise", seed),
            None => held.derived_noise(),
        };
        let noise = held.noise.or_else(|| held.is_demo.then(derived))?;
        Some(Self {
            unit: held.unit,
            partition: held.partition,
            noise,
            is_demo: held.is_demo || held.is_typed(),
        })
    }

    fn text(&self) -> KeyText {
        KeyText {
            unit: self.unit,
            partition: self.partition,
            noise: Some(self.noise),
            is_demo: self.is_demo,
        }
    }

    fn write(&self, path: &Path) -> Result<(), StoreError> {
        let text = self.text().written().unwrap_or_default();
        let mut options = fs::OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600).open(path);
        let written = file.and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(at(path))
    }
}

/// Writes a file of the first format anew with its noise key, atomically. Whoever comes second waits at the old file and
/// takes the key that the first has drawn.
fn completed(path: &Path, keys: &TownKeys) -> Result<TownKeys, StoreError> {
    let before = fs::File::open(path).map_err(at(path))?;
    FileExt::lock_exclusive(&before).map_err(at(path))?;
    let held = KeySource::File(path.to_owned()).held()?;
    if held.noise.is_some() {
        return TownKeys::whole(&held, None).ok_or_else(|| StoreError::BadKeys(path.to_owned()));
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    // One that broke off; nobody else writes while the lock is held.
    if beside.symlink_metadata().is_ok() {
        fs::remove_file(&beside).map_err(at(&beside))?;
    }
    keys.write(&beside)?;
    fs::rename(&beside, path).map_err(at(path))?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(at(folder))?;
    Ok(keys.clone())
}

fn drawn_noise(held: &KeyText) -> Result<TownKeys, StoreError> {
    Ok(TownKeys {
        unit: held.unit,
        partition: held.partition,
        noise: random()?,
        is_demo: held.is_demo || held.is_typed(),
    })
}

fn owner_only_text(path: &Path) -> Result<String, StoreError> {
    if !path.exists() {
        return Err(StoreError::NoKeys(path.to_owned()));
    }
    let mode = fs::metadata(path).map_err(at(path))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(StoreError::OpenKeys(path.to_owned()));
    }
    fs::read_to_string(path).map_err(at(path))
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> StoreError + '_ {
    |source| StoreError::File {
        path: path.to_owned(),
        source,
    }
}

fn random() -> Result<Key, StoreError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| StoreError::Random(error.to_string()))?;
    Ok(key)
}

fn staff_sealing(unit: &Key) -> [u8; 32] {
    mac(unit, &[b"", b"gocpont staff sealing 1"])
}

fn of_seed(name: &str, seed: u64) -> Key {
    Sha256::digest(format!("gocpont demo {name} {seed}")).into()
}

/// HMAC-SHA-256 over parts with a zero byte between them.
fn mac(key: &Key, parts: &[&[u8]]) -> Key {
    let mut mac = begun(key);
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            mac.update(&[0]);
        }
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn begun(key: &Key) -> Hmac<Sha256> {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    Hmac::new(&block.into())
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
