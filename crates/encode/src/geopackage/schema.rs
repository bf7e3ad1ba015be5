//! The tables of the standard, those of a layer, and the triggers that keep its index right when somebody edits it.

use crate::survey::{Shaped, Survey};
use crate::table::{ColumnKind, Table};

/// What every file has: who it is (`GPKG`, version 1.4), reference systems, contents, extensions, metadata, styles.
pub(super) const BASE: &str = r#"
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10400;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_extensions VALUES
  ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec/#extension_metadata', 'read-write');
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT,
  row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT, ui TEXT, update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('layer_styles', 'attributes', 'layer_styles', '2000-01-01T00:00:00.000Z');
"#;

/// A name in SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The name of a layer's spatial index.
pub(super) fn index_name(table: &str) -> String {
    format!("rtree_{table}_geom")
}

/// The tables of a layer.
pub(super) fn layer<T: Table + ?Sized>(table: &T, survey: &Survey) -> String {
    let kind = survey.common().map_or("GEOMETRY", Shaped::name);
    let own: String = table
        .columns()
        .iter()
        .map(|column| {
            let kind = match column.kind {
                ColumnKind::Text | ColumnKind::List => "TEXT",
                ColumnKind::Integer => "INTEGER",
                ColumnKind::Number => "DOUBLE",
            };
            format!(", {} {kind}", quoted(column.name))
        })
        .collect();
    format!(
        "CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {}{own}); \
         CREATE VIRTUAL TABLE {} USING rtree(id, minx, maxx, miny, maxy);",
        quoted(table.name()),
        kind.to_ascii_uppercase(),
        quoted(&index_name(table.name())),
    )
}

/// The triggers of the extension for spatial indexes (annex F.3 of version 1.4); who edits the file brings their functions.
pub(super) fn triggers(name: &str) -> String {
    let (table, index) = (quoted(name), quoted(&index_name(name)));
    let sides = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
    let there = |row: &str| format!("({row}.geom NOTNULL AND NOT ST_IsEmpty({row}.geom))");
    let absent = |row: &str| format!("({row}.geom ISNULL OR ST_IsEmpty({row}.geom))");
    let (new, old, no_new, no_old) = (there("NEW"), there("OLD"), absent("NEW"), absent("OLD"));
    let (same, other) = ("OLD.fid = NEW.fid", "OLD.fid != NEW.fid");
    let put = format!("INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {sides});");
    let set = format!(
        "UPDATE {index} SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), \
         miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid;"
    );
    let gone = format!("DELETE FROM {index} WHERE id = OLD.fid;");
    let both = format!("DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid);");
    let moved = format!("{gone} {put}");
    let geom = "UPDATE OF geom";
    [
        ("insert", "INSERT", new.clone(), &put),
        ("update6", geom, format!("{same} AND {new} AND {old}"), &set),
        (
            "update7",
            geom,
            format!("{same} AND {new} AND {no_old}"),
            &put,
        ),
        ("update2", geom, format!("{same} AND {no_new}"), &gone),
        ("update5", "UPDATE", format!("{other} AND {new}"), &moved),
        ("update4", "UPDATE", format!("{other} AND {no_new}"), &both),
        ("delete", "DELETE", "OLD.geom NOT NULL".to_owned(), &gone),
    ]
    .into_iter()
    .map(|(which, event, when, body)| {
        let trigger = quoted(&format!("{}_{which}", index_name(name)));
        format!("CREATE TRIGGER {trigger} AFTER {event} ON {table} WHEN {when} BEGIN {body} END;\n")
    })
    .collect()
}
