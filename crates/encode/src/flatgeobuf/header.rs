//! The header: what the file is called, where it lies and which columns it has.

use flatbuffers::{FlatBufferBuilder, WIPOffset};
use flatgeobuf::{
    Column as FgbColumn, ColumnArgs, ColumnType, Crs, CrsArgs, GeometryType, Header, HeaderArgs,
};

use crate::metadata::About;
use crate::survey::{Shaped, Survey};
use crate::table::{ColumnKind, Table};

/// What a file begins with: the name of the format, its version 3, and a patch level of no matter.
const MAGIC: [u8; 8] = *b"fgb\x03fgb\0";

/// The format's name of a kind.
pub(super) const fn kind(shaped: Shaped) -> GeometryType {
    match shaped {
        Shaped::Point => GeometryType::Point,
        Shaped::Line => GeometryType::LineString,
        Shaped::MultiLine => GeometryType::MultiLineString,
        Shaped::Polygon => GeometryType::Polygon,
        Shaped::MultiPolygon => GeometryType::MultiPolygon,
    }
}

/// The bytes before index and features; a node size of 0 means that there is no index.
pub(super) fn bytes<T: Table + ?Sized>(
    table: &T,
    survey: &Survey,
    about: &About<'_>,
    index_node_size: u16,
) -> Vec<u8> {
    let mut builder = FlatBufferBuilder::new();
    let columns = columns(&mut builder, table);
    let columns = builder.create_vector(&columns);
    let crs = crs(&mut builder);
    let envelope = survey.degrees().map(|all| builder.create_vector(&all));
    let metadata = about.metadata.to_string();
    let args = HeaderArgs {
        name: Some(builder.create_string(table.name())),
        envelope,
        geometry_type: survey.common().map_or(GeometryType::Unknown, kind),
        columns: Some(columns),
        features_count: survey.features as u64,
        index_node_size,
        crs: Some(crs),
        title: Some(builder.create_string(about.title)),
        description: Some(builder.create_string(about.description)),
        metadata: Some(builder.create_string(&metadata)),
        ..HeaderArgs::default()
    };
    let header = Header::create(&mut builder, &args);
    builder.finish_size_prefixed(header, None);
    [&MAGIC, builder.finished_data()].concat()
}

fn columns<'b, T: Table + ?Sized>(
    builder: &mut FlatBufferBuilder<'b>,
    table: &T,
) -> Vec<WIPOffset<FgbColumn<'b>>> {
    let id = ("id", ColumnType::Long, "feature id");
    let own = table.columns().iter().map(|column| {
        let kind = match column.kind {
            ColumnKind::Text | ColumnKind::List => ColumnType::String,
            ColumnKind::Integer => ColumnType::Long,
            ColumnKind::Number => ColumnType::Double,
        };
        (column.name, kind, column.about)
    });
    let all = std::iter::once(id).chain(own);
    all.map(|(name, type_, about)| {
        let args = ColumnArgs {
            name: Some(builder.create_string(name)),
            type_,
            description: Some(builder.create_string(about)),
            nullable: name != "id",
            unique: name == "id",
            ..ColumnArgs::default()
        };
        FgbColumn::create(builder, &args)
    })
    .collect()
}

fn crs<'b>(builder: &mut FlatBufferBuilder<'b>) -> WIPOffset<Crs<'b>> {
    let args = CrsArgs {
        org: Some(builder.create_string("EPSG")),
        code: 4326,
        name: Some(builder.create_string("WGS 84")),
        ..CrsArgs::default()
    };
    Crs::create(builder, &args)
}
