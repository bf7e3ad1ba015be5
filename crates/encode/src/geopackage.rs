//! `GeoPackage` 1.4 (OGC 12-128r19): one table for each layer with its spatial index, what has to be known of it as metadata,
//! and its styles where QGIS looks for them. The file has its name only once it is whole.

mod blob;
mod schema;

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ToSql, params};

use crate::error::EncodeError;
use crate::metadata::About;
use crate::part::Part;
use crate::selection::Selection;
use crate::survey::{Survey, degrees};
use crate::table::{Property, Table};
use crate::text::push_plain;

/// A style of a layer, as QGIS and servers of maps read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleSheet {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// For QGIS.
    pub qml: String,
    /// Styled Layer Descriptor.
    pub sld: String,
}

/// A file that is being made; without [`Self::finish`] nothing is left of it.
#[derive(Debug)]
pub struct GeoPackage {
    connection: Connection,
    part: Part,
    changed: String,
}

impl GeoPackage {
    /// Begins a file that will have this name; `published` is the ISO date that the content is of.
    pub fn create(path: &Path, published: &str) -> Result<Self, EncodeError> {
        let part = Part::of(path)?;
        let connection = Connection::open(part.path())?;
        // Nobody else sees the file, and half a file is thrown away.
        connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
        connection.execute_batch(schema::BASE)?;
        Ok(Self {
            connection,
            part,
            changed: format!("{published}T00:00:00.000Z"),
        })
    }

    /// Writes a layer, with its styles, of which the first is the one shown.
    pub fn add<T: Table + ?Sized>(
        &mut self,
        table: &T,
        selection: &Selection,
        about: &About<'_>,
        styles: &[StyleSheet],
    ) -> Result<(), EncodeError> {
        let survey = Survey::of(table, selection);
        let work = self.connection.transaction()?;
        work.execute_batch(&schema::layer(table, &survey))?;
        insert_features(&work, table, selection, &survey)?;
        work.execute_batch(&schema::triggers(table.name()))?;
        register(&work, table.name(), &survey, about, &self.changed)?;
        for (nth, style) in styles.iter().enumerate() {
            insert_style(&work, table.name(), style, nth == 0, &self.changed)?;
        }
        Ok(work.commit()?)
    }

    /// Gives the file its name.
    pub fn finish(self) -> Result<(), EncodeError> {
        self.connection.close().map_err(|(_, error)| error)?;
        Ok(self.part.finish()?)
    }
}

fn insert_features<T: Table + ?Sized>(
    work: &Connection,
    table: &T,
    selection: &Selection,
    survey: &Survey,
) -> Result<(), EncodeError> {
    let name = schema::quoted(table.name());
    let columns = table.columns().len();
    let marks = vec!["?"; columns + 2].join(", ");
    let mut insert = work.prepare(&format!("INSERT INTO {name} VALUES ({marks})"))?;
    let index = schema::quoted(&schema::index_name(table.name()));
    let mut box_in = work.prepare(&format!("INSERT INTO {index} VALUES (?, ?, ?, ?, ?)"))?;
    let (mut geometry, mut cell) = (Vec::new(), Vec::new());
    for at in selection.iter() {
        let id = table.id(at).map(|id| i64::try_from(id).unwrap_or(i64::MAX));
        geometry.clear();
        let there = blob::push(&mut geometry, table, at, survey.common());
        insert.raw_bind_parameter(1, id)?;
        insert.raw_bind_parameter(2, there.then_some(geometry.as_slice()))?;
        for nth in 0..columns {
            let value = table.value(at, nth);
            insert.raw_bind_parameter(nth + 3, Bound::of(value, &mut cell))?;
        }
        insert.raw_execute()?;
        if let (true, Some(bounds)) = (there, table.bbox(at)) {
            let [west, south, east, north] = bounds.map(degrees);
            box_in.execute(params![id, west, east, south, north])?;
        }
    }
    Ok(())
}

/// A property as `SQLite` takes it.
struct Bound<'c>(ValueRef<'c>);

impl<'c> Bound<'c> {
    fn of(value: Property<'c>, cell: &'c mut Vec<u8>) -> Self {
        Self(match value {
            Property::Null => ValueRef::Null,
            Property::Integer(number) => {
                ValueRef::Integer(i64::try_from(number).unwrap_or(i64::MAX))
            }
            Property::Number(number) => ValueRef::Real(number),
            Property::Text(words) => ValueRef::Text(words.as_bytes()),
            Property::Hex(_) | Property::List(_) => {
                cell.clear();
                push_plain(cell, value);
                ValueRef::Text(cell)
            }
        })
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(rusqlite::types::ToSqlOutput::Borrowed(self.0))
    }
}

/// Says in the file's own tables that the layer is there.
fn register(
    work: &Connection,
    name: &str,
    survey: &Survey,
    about: &About<'_>,
    changed: &str,
) -> Result<(), EncodeError> {
    let [west, south, east, north] = match survey.degrees() {
        Some(bounds) => bounds.map(Some),
        None => [None; 4],
    };
    work.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
        params![
            name,
            about.title,
            about.description,
            changed,
            west,
            south,
            east,
            north
        ],
    )?;
    let kind = survey
        .common()
        .map_or("GEOMETRY", crate::survey::Shaped::name);
    work.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
        params![name, kind.to_ascii_uppercase()],
    )?;
    work.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', \
         'http://www.geopackage.org/spec/#extension_rtree', 'write-only')",
        params![name],
    )?;
    work.execute(
        "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) \
         VALUES ('dataset', 'https://www.iso.org/standard/53798.html', 'application/json', ?)",
        params![about.metadata.to_string()],
    )?;
    work.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, ?, NULL)",
        params![name, changed, work.last_insert_rowid()],
    )?;
    Ok(())
}

fn insert_style(
    work: &Connection,
    name: &str,
    style: &StyleSheet,
    first: bool,
    changed: &str,
) -> Result<(), EncodeError> {
    work.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
         f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, \
         update_time) VALUES ('', '', ?, 'geom', ?, ?, ?, ?, ?, '', NULL, ?)",
        params![
            name,
            style.name,
            style.qml,
            style.sld,
            first,
            style.title,
            changed
        ],
    )?;
    Ok(())
}

#[cfg(test)]
#[path = "geopackage_tests.rs"]
mod tests;
