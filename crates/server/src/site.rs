//! What is served at one time: a release and the reference sets beside it, with the chunks that were asked for so far,
//! within a bound. A new release is a new site, swapped in as a whole.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use gocpont_disclosure::release::{Checksum, CollectionInfo, Kind, Release, checksum};
use gocpont_encode::layer::reading::{self, Take};
use gocpont_encode::layer::{self, Parts};
use gocpont_encode::{Column, LayerView, Places, Reference, Rows, Table, Values};
use gocpont_releases::{FileReleases, KeptSet, ReleaseStore, ReleasesError, read_parts};
use quick_cache::sync::Cache;
use tokio::sync::{OnceCell, Semaphore};

use crate::config::{Limits, ServerError};
use crate::first::First;
use crate::held::Held;
use crate::memory::{self, Files, Layers, Tiles};
use crate::page;
use crate::ready::{self, Answers};

/// The releases file, open for reading. Asked off the threads that answer requests.
pub struct ReleasesFile(Mutex<FileReleases>);

impl ReleasesFile {
    /// Opens it.
    pub fn open(path: &Path) -> Result<Self, ReleasesError> {
        Ok(Self(Mutex::new(FileReleases::open(path)?)))
    }

    /// Asks it something.
    pub fn ask<T>(&self, question: impl FnOnce(&FileReleases) -> T) -> T {
        question(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A collection of the release in one period, ready to be encoded.
pub struct Layer {
    release: Arc<Release>,
    collection: usize,
    period: usize,
    drawn: Drawn,
    /// By resolution, those that low zooms were asked for.
    sums: [OnceLock<Drawn>; RESOLUTIONS],
}

/// Features with what is said of them.
struct Drawn {
    places: Arc<Places>,
    values: Values,
    rows: Rows,
}

/// Resolutions of H3.
const RESOLUTIONS: usize = 16;

impl Drawn {
    fn new(places: Arc<Places>, values: Values) -> Self {
        let rows = Rows::of(&values);
        Self {
            places,
            values,
            rows,
        }
    }

    fn parts(&self) -> Parts<'_> {
        Parts {
            places: Cow::Borrowed(&self.places),
            values: Cow::Borrowed(&self.values),
            rows: Cow::Borrowed(&self.rows),
        }
    }

    fn bytes(&self) -> usize {
        self.places.bytes() + self.values.bytes() + self.rows.bytes()
    }
}

impl Layer {
    /// As a table.
    pub fn view(&self) -> LayerView<'_> {
        self.drawn_as(self.drawn.parts())
    }

    /// As a table of what is drawn at a zoom: at low ones sums, which are made when they are first asked for.
    pub fn at_zoom(&self, zoom: u8) -> LayerView<'_> {
        let info = &self.release.manifest().collections[self.collection];
        let Some(resolution) = layer::resolution_at(zoom, info.kind, info.resolution) else {
            return self.view();
        };
        let sums = self.sums[usize::from(u8::from(resolution))].get_or_init(|| {
            let (places, values) = layer::sums(&self.view(), resolution);
            Drawn::new(Arc::new(places), values)
        });
        self.drawn_as(sums.parts())
    }

    fn drawn_as<'l>(&'l self, parts: Parts<'l>) -> LayerView<'l> {
        let collection = &self.release.manifest().collections[self.collection];
        let period = &collection.periods[self.period];
        LayerView::with_parts(&self.release, collection, period, parts)
    }

    /// Bytes it takes, its places included, though other periods may share them; and its sums, which together have a
    /// fifth of its features at most.
    pub fn bytes(&self) -> usize {
        self.drawn.bytes() * 6 / 5
    }
}

/// A release and what stands beside it.
pub struct Site {
    /// The release; none where every one is retired.
    pub release: Option<Arc<Release>>,
    /// The reference sets.
    pub references: Vec<Arc<Reference>>,
    /// Changes with anything that is served.
    pub version: String,
    /// Encoded tiles.
    pub tiles: Tiles,
    /// Whole collections, packed for the map.
    pub files: Files,
    /// Tiles as they were given.
    pub answers: Answers,
    /// How many features of a layer fit what was asked for.
    pub counts: Cache<(usize, usize, Box<str>), usize>,
    /// The page with what it says first, in the languages that were asked for.
    pub pages: page::Files,
    first: OnceCell<Option<First>>,
    layers: Layers,
    reader: Arc<Reader>,
}

impl Site {
    /// Reads the latest release and the reference sets, without their chunks.
    pub fn read(file: &Arc<ReleasesFile>, limits: &Limits) -> Result<Self, ReleasesError> {
        let (release, references) =
            file.ask(|store| Ok::<_, ReleasesError>((store.latest()?, store.reference_sets()?)))?;
        let version = version(release.as_ref(), &references);
        let references = references.into_iter();
        let references = references.map(|kept| Arc::new(Reference::new(kept.set, kept.outlines)));
        Ok(Self {
            release: release.map(Arc::new),
            references: references.collect(),
            version,
            tiles: memory::tiles(limits.tile_bytes / 2),
            files: memory::files(limits.tile_bytes / 2),
            answers: ready::answers(limits.tile_bytes / 2),
            counts: Cache::new(COUNTS),
            pages: page::Files::default(),
            first: OnceCell::new(),
            layers: memory::layers(limits.layer_bytes),
            reader: Arc::new(Reader {
                file: Arc::clone(file),
                free: Arc::new(Semaphore::new(READERS)),
                places: Held::default(),
                layers: Held::default(),
            }),
        })
    }

    /// The caches with what was found in each and what was not, since this is served.
    pub fn cache_counts(&self) -> [(&'static str, [u64; 2]); 2] {
        let (tiles, layers) = (&self.tiles, &self.layers);
        [
            // What is given again is looked for among the answers first.
            (
                "tiles",
                [self.answers.hits() + tiles.hits(), tiles.misses()],
            ),
            ("layers", [layers.hits(), layers.misses()]),
        ]
    }

    /// What the page shows first, counted when somebody first asks; none where nothing can be shown.
    pub async fn first(&self) -> Result<Option<&First>, ServerError> {
        let read = self.first.get_or_try_init(|| First::read(self)).await;
        read.map(Option::as_ref)
    }

    /// The number of the release.
    pub fn number(&self) -> Option<u32> {
        self.release
            .as_ref()
            .map(|release| release.manifest().number)
    }

    /// A reference set by its id.
    pub fn reference(&self, id: &str) -> Option<&Arc<Reference>> {
        self.references.iter().find(|set| set.id == id)
    }

    /// The zoom from which on a collection's tiles have something.
    pub fn first_zoom(&self, id: &str) -> u8 {
        self.reference(id).map_or(0, |set| set.first_zoom())
    }

    /// A collection by its id, with its position in the manifest.
    pub fn collection(&self, id: &str) -> Option<(usize, &CollectionInfo)> {
        let all = self.release.as_ref()?.manifest().collections.iter();
        all.enumerate().find(|(_, collection)| collection.id == id)
    }

    /// What the features of a collection say, whether or not they were read; none where there is no such collection.
    pub fn columns(&self, id: &str) -> Option<&'static [Column]> {
        if let Some(set) = self.reference(id) {
            return Some(set.columns());
        }
        let (_, info) = self.collection(id)?;
        Some(layer::columns(self.release.as_ref()?, info))
    }

    /// A collection in one period, read from the file where it was not yet; several who ask at once wait for one.
    pub async fn layer(&self, collection: usize, period: usize) -> Result<Arc<Layer>, ServerError> {
        let read = async {
            self.make_room(collection);
            let release = self.release.as_ref().map(Arc::clone);
            let release = release.ok_or_else(|| ServerError::Task("no release".to_owned()))?;
            let reader = Arc::clone(&self.reader);
            // The place goes with the work, which runs to its end even where nobody waits for it any more.
            let place = Arc::clone(&reader.free).acquire_owned().await;
            blocking(move || {
                let read = reader.layer(&release, collection, period);
                drop(place);
                read
            })
            .await
        };
        self.layers
            .get_or_insert_async(&(collection, period), read)
            .await
    }
}

impl Site {
    /// Gives up other layers before one is read that has all the room by itself, so that two of them are not in memory at
    /// once; those of the same collection share its places and stay.
    fn make_room(&self, collection: usize) {
        let release = self.release.as_ref();
        let info = release.and_then(|release| release.manifest().collections.get(collection));
        // In memory a feature takes about twice the bytes of its place in the file.
        let large = info.is_some_and(|info| info.shapes.length * 2 > self.layers.capacity());
        if !large {
            return;
        }
        // Not cleared as a whole: that would forget those that are being read too.
        let kept: Vec<(usize, usize)> = self.layers.iter().map(|(key, _)| key).collect();
        for other in kept.iter().filter(|(own, _)| *own != collection) {
            self.layers.remove(other);
        }
    }
}

/// Counts that are remembered; what was asked for is at most 4 KiB long.
const COUNTS: usize = 256;

/// How many layers are read at a time.
const READERS: usize = 4;

/// Brings chunks of the release from the file.
struct Reader {
    file: Arc<ReleasesFile>,
    free: Arc<Semaphore>,
    places: Held<usize, Places>,
    layers: Held<(usize, usize), Layer>,
}

impl Reader {
    fn layer(
        &self,
        release: &Arc<Release>,
        collection: usize,
        period: usize,
    ) -> Result<Arc<Layer>, ReleasesError> {
        if let Some(held) = self.layers.get(&(collection, period)) {
            return Ok(held);
        }
        let places = self.places(release, collection)?;
        let info = &release.manifest().collections[collection];
        let of = (info.id.as_str(), info.periods[period].period.as_str());
        let values = reading::values(release, of, places.len(), |sum, take| self.read(sum, take))?;
        let (places, values) = layer::drawn(info.kind, places, values);
        let layer = Layer {
            release: Arc::clone(release),
            collection,
            period,
            drawn: Drawn::new(places, values),
            sums: std::array::from_fn(|_| OnceLock::new()),
        };
        Ok(self.layers.put((collection, period), layer))
    }

    /// The periods of a collection share its places.
    fn places(&self, release: &Release, at: usize) -> Result<Arc<Places>, ReleasesError> {
        if let Some(held) = self.places.get(&at) {
            return Ok(held);
        }
        let info = &release.manifest().collections[at];
        let places = reading::places(release, &info.id, |sum, take| self.read(sum, take))?;
        let outlines = match info.kind {
            Kind::Areas => self
                .file
                .ask(|store| store.outlines(&info.shapes.checksum))?,
            _ => None,
        };
        Ok(self.places.put(at, places.with_outlines(outlines)))
    }

    fn read(&self, sum: &Checksum, take: &mut Take<'_>) -> Result<(), ReleasesError> {
        // Nobody waits for the file longer than a part takes.
        read_parts(
            |nth| self.file.ask(|store| store.chunk_part(sum, nth)),
            take,
        )
    }
}

/// Runs what waits for the disk off the threads that answer.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ReleasesError> + Send + 'static,
) -> Result<T, ServerError> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|error| ServerError::Task(error.to_string()))??)
}

fn version(release: Option<&Release>, references: &[KeptSet]) -> String {
    let mut all = env!("CARGO_PKG_VERSION").as_bytes().to_vec();
    all.extend(release.map(Release::checksum).into_iter().flatten());
    for kept in references {
        all.extend(kept.checksum);
        // Sets from before have none until something is published.
        all.push(kept.outlines.is_some().into());
    }
    short_hash(&all)
}

/// Sixteen hexadecimal digits that stand for bytes.
pub fn short_hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in &checksum(bytes)[..8] {
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}
