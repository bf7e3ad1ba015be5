//! Features as files: streamed where the format can be, made off the threads that answer where it cannot.

use std::sync::Arc;

use axum::body::Body;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use gocpont_encode::csv::{self, Place};
use gocpont_encode::geopackage::GeoPackage;
use gocpont_encode::geoparquet::Writing;
use gocpont_encode::metadata::{self, About, Said};
use gocpont_encode::style::Style;
use gocpont_encode::{EncodeError, Selection, Table, flatgeobuf, geojsonseq, survey};
use gocpont_words::Language;
use http::HeaderValue;
use serde_json::Value;

use crate::app::App;
use crate::config::ServerError;
use crate::documents::{in_language, label_of};
use crate::layer_styles;
use crate::site::Site;
use crate::source::Source;

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// A feature a line (RFC 8142).
    Sequence,
    /// For spreadsheets.
    Csv,
    /// `FlatGeobuf`, without an index.
    FlatGeobuf,
    /// `GeoPackage`.
    GeoPackage,
    /// `GeoParquet`.
    GeoParquet,
}

impl Download {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Sequence,
        Self::Csv,
        Self::FlatGeobuf,
        Self::GeoPackage,
        Self::GeoParquet,
    ];

    /// By its word in `f`.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.word() == word)
    }

    /// Its word in `f`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sequence => "geojsonseq",
            Self::Csv => "csv",
            Self::FlatGeobuf => "fgb",
            Self::GeoPackage => "gpkg",
            Self::GeoParquet => "parquet",
        }
    }

    /// Its media type.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Sequence => "application/geo+json-seq",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::FlatGeobuf => "application/flatgeobuf",
            Self::GeoPackage => "application/geopackage+sqlite3",
            Self::GeoParquet => "application/vnd.apache.parquet",
        }
    }

    /// What a browser names the file.
    pub fn disposition(self, id: &str) -> Option<HeaderValue> {
        let name = format!("attachment; filename=\"{id}.{}\"", self.word());
        HeaderValue::from_str(&name).ok()
    }
}

/// What a file says of itself.
pub struct Told {
    language: Language,
    title: String,
    description: String,
    document: Value,
    published: String,
}

impl Told {
    /// Of a collection.
    pub fn of(site: &Site, id: &str, language: Language) -> Self {
        let said = Said {
            language: language.code(),
            ..Said::default()
        };
        let title = label_of(site, id, language).map(|(title, _)| title);
        let release = site.release.as_ref();
        let published = release.map(|release| release.manifest().published.clone());
        let layer = release.zip(site.collection(id));
        let (description, document) = match (layer, site.reference(id)) {
            (Some((release, (_, info))), _) => {
                let indicator = release.indicator(&info.indicator);
                let about = indicator.map(|own| in_language(&own.description, language));
                let about = about.unwrap_or_default().to_owned();
                (about, metadata::of_layer(release, info, &said))
            }
            (None, Some(set)) => {
                let source = in_language(&set.source, language).to_owned();
                (source, metadata::of_reference(set, &said))
            }
            (None, None) => (String::new(), Value::Null),
        };
        Self {
            language,
            title: title.unwrap_or_default(),
            description,
            document,
            published: published.unwrap_or_else(|| "1970-01-01".to_owned()),
        }
    }

    fn about(&self) -> About<'_> {
        About {
            title: &self.title,
            description: &self.description,
            metadata: &self.document,
        }
    }
}

/// What makes the next bytes of a file.
enum Making {
    Sequence(usize),
    Csv(Option<usize>),
    FlatGeobuf(Box<survey::Survey>, Option<usize>),
    GeoParquet(Box<Writing>),
    Ended,
}

impl Making {
    fn next(
        &mut self,
        table: &dyn Table,
        selection: &Selection,
        told: &Told,
    ) -> Result<Option<Vec<u8>>, EncodeError> {
        let made = match self {
            Self::Sequence(nth) => {
                let made = geojsonseq::chunk(table, selection, *nth);
                made.map(|(bytes, after)| {
                    *nth = after;
                    bytes
                })
            }
            Self::Csv(nth) => {
                let made = csv::chunk(table, selection, Place::LonLat, *nth)?;
                made.map(|(bytes, after)| {
                    *nth = Some(after);
                    bytes
                })
            }
            Self::FlatGeobuf(survey, nth @ None) => {
                *nth = Some(0);
                Some(flatgeobuf::open(table, survey, &told.about()))
            }
            Self::FlatGeobuf(survey, Some(nth)) => {
                let made = flatgeobuf::chunk(table, selection, survey, *nth);
                made.map(|(bytes, after)| {
                    *nth = after;
                    bytes
                })
            }
            Self::GeoParquet(writing) => writing.next(table, selection)?,
            Self::Ended => None,
        };
        Ok(made)
    }
}

/// The file as it is made, chunk by chunk as the reader takes it.
pub async fn body(
    app: &App,
    download: Download,
    (source, selection): (Source, Selection),
    told: Told,
) -> Result<Body, ServerError> {
    let making = match download {
        Download::GeoPackage => return packaged(app, source, selection, told).await,
        Download::Sequence => Making::Sequence(0),
        Download::Csv => Making::Csv(None),
        Download::FlatGeobuf => {
            let survey = source.with(|table| survey::Survey::of(table, &selection));
            Making::FlatGeobuf(Box::new(survey), None)
        }
        Download::GeoParquet => {
            let started = source.with(|table| Writing::start(table, &selection, &told.about()));
            Making::GeoParquet(Box::new(started.map_err(|error| failed(&error))?))
        }
    };
    let state = (Arc::new((source, selection, told)), making);
    let chunks = stream::unfold(state, |(of, mut making)| async move {
        tokio::task::yield_now().await;
        let (source, selection, told) = of.as_ref();
        match source.with(|table| making.next(table, selection, told)) {
            Ok(Some(bytes)) => Some((Ok(Bytes::from(bytes)), (of, making))),
            Ok(None) => None,
            // The connection breaks off, so that nobody takes what there is for the whole.
            Err(error) => {
                eprintln!("{error}");
                Some((Err(std::io::Error::other(error)), (of, Making::Ended)))
            }
        }
    });
    Ok(Body::from_stream(chunks.fuse()))
}

fn failed(error: &EncodeError) -> ServerError {
    ServerError::Task(error.to_string())
}

/// Bytes of a file that are read at a time.
const PIECE: usize = 64 << 10;

/// A `GeoPackage`: a database, which is made whole in a folder of its own and then sent.
async fn packaged(
    app: &App,
    source: Source,
    selection: Selection,
    told: Told,
) -> Result<Body, ServerError> {
    let place = Arc::clone(&app.encoders).acquire_owned().await;
    let app = app.clone();
    let made = tokio::task::spawn_blocking(move || {
        let styles = match &source {
            Source::Layer(layer) => layer_styles::of(&layer.view(), app.words(told.language)),
            Source::Reference(_) | Source::Empty(_) => Vec::new(),
        };
        let styles: Vec<_> = styles.iter().map(Style::sheet).collect();
        let folder = tempfile::tempdir().map_err(ServerError::Io)?;
        let path = folder.path().join("layer.gpkg");
        let mut file =
            GeoPackage::create(&path, &told.published).map_err(|error| failed(&error))?;
        let added = source.with(|table| file.add(table, &selection, &told.about(), &styles));
        added
            .and_then(|()| file.finish())
            .map_err(|error| failed(&error))?;
        let file = std::fs::File::open(&path).map_err(ServerError::Io)?;
        drop(place);
        // The open file stays until it was read; its name is gone already.
        drop(folder);
        Ok::<_, ServerError>(file)
    });
    let file = made
        .await
        .map_err(|error| ServerError::Task(error.to_string()))??;
    let pieces = stream::unfold(Some(file), |file| async move {
        let mut file = file?;
        let read = tokio::task::spawn_blocking(move || {
            use std::io::Read;
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece)?;
            piece.truncate(read);
            Ok::<_, std::io::Error>((file, piece))
        });
        match read
            .await
            .map_err(std::io::Error::other)
            .and_then(|read| read)
        {
            Ok((_, piece)) if piece.is_empty() => None,
            Ok((file, piece)) => Some((Ok(Bytes::from(piece)), Some(file))),
            Err(error) => Some((Err(error), None)),
        }
    });
    Ok(Body::from_stream(pieces.fuse()))
}
