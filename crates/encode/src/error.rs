//! What can go wrong while a release is encoded.

/// Why bytes could not be made.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// A tile that `WebMercatorQuad` does not have.
    #[error(
        "there is no tile {z}/{x}/{y}: zoom is 0 to 22, column and row are below 2 to the power of the zoom"
    )]
    Tile {
        /// Zoom.
        z: u8,
        /// Column from the west.
        x: u32,
        /// Row from the north.
        y: u32,
    },
    /// A CSV row that cannot be written.
    #[error("the CSV cannot be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// A `FlatGeobuf` that cannot be written.
    #[error("the FlatGeobuf cannot be written: {0}")]
    FlatGeobuf(#[from] ::flatgeobuf::Error),
    /// A Parquet file that cannot be written.
    #[error("the Parquet file cannot be written: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// An `SQLite` file that cannot be written.
    #[error("the SQLite file cannot be written: {0}")]
    Sqlite(#[from] ::rusqlite::Error),
    /// An archive of tiles that cannot be written.
    #[error("the PMTiles cannot be written: {0}")]
    Pmtiles(#[from] ::pmtiles::PmtError),
    /// An area of which the tiles are too many.
    #[error("the area has more than {} tiles", crate::archive::MOST_TILES)]
    TooManyTiles,
    /// A place that takes no more bytes.
    #[error("the output cannot be written: {0}")]
    Io(#[from] std::io::Error),
}
