//! The typed table of a register: made from its codebook, widened when the codebook grows.
//! A column holds a value of its type or the code of a kind of no answer (SQLite's affinities keep `dk` as text).

use gocpont_core::codebook::{Codebook, Storing, Variable, VariableType};
use gocpont_core::record::{Place, Precision};
use jiff::civil::{Date, date};
use rusqlite::{OptionalExtension, Transaction};

/// A column or table name; codes are snake case, checked where the codebook was read.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub(crate) fn table(register: &str) -> String {
    quoted(&format!("register_{register}"))
}

pub(crate) fn column(variable: &str) -> String {
    quoted(&format!("v_{variable}"))
}

/// Days since 1970-01-01.
pub(crate) fn days(day: Date) -> i64 {
    date(1970, 1, 1).duration_until(day).as_hours() / 24
}

pub(crate) fn type_name(variable: &Variable) -> &'static str {
    match variable.kind {
        VariableType::Text if variable.store == Storing::Sealed => "sealed",
        VariableType::Text => "text",
        VariableType::Category => "category",
        VariableType::Boolean => "boolean",
        VariableType::Integer => "integer",
        VariableType::Decimal => "decimal",
        VariableType::Date => "date",
    }
}

fn affinity(variable: &Variable) -> &'static str {
    match variable.kind {
        VariableType::Text if variable.store == Storing::Sealed => "BLOB",
        VariableType::Text | VariableType::Category => "TEXT",
        VariableType::Boolean | VariableType::Date => "INTEGER",
        VariableType::Integer | VariableType::Decimal => "REAL",
    }
}

/// Whose names the ids of a register are: a child without a parent variable shares its parent's ids.
pub(crate) fn names_of(codebook: &Codebook) -> &str {
    use gocpont_core::codebook::Role;
    match &codebook.parent {
        Some(parent) if codebook.with_role(Role::Parent).is_none() => parent,
        _ => &codebook.id,
    }
}

pub(crate) fn latest(register: &str) -> String {
    format!(
        "SELECT content FROM {} WHERE unit = ?1 AND valid_from <= ?2
         AND batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
         ORDER BY valid_from DESC, revision DESC LIMIT 1",
        table(register)
    )
}

pub(crate) fn insert(register: &str, variables: &[&Variable]) -> String {
    let columns: Vec<String> = variables.iter().map(|v| column(&v.code)).collect();
    let fixed = "unit, parent, valid_from, batch, place, content";
    let marks = vec!["?"; 6 + columns.len()].join(", ");
    let columns: String = columns.iter().map(|column| format!(", {column}")).collect();
    format!(
        "INSERT INTO {} ({fixed}{columns}) VALUES ({marks})",
        table(register)
    )
}

/// A variable whose type in the store is another.
pub(crate) struct Changed {
    pub(crate) variable: String,
    pub(crate) before: String,
    pub(crate) now: &'static str,
}

/// Makes the register's table, or adds the columns that a newer codebook has; the version is kept.
pub(crate) fn ensure(
    transaction: &Transaction<'_>,
    codebook: &Codebook,
    text: &str,
) -> Result<Result<(), Changed>, rusqlite::Error> {
    let register = &codebook.id;
    let known: Option<String> = transaction
        .query_row(
            "SELECT codebook_version FROM register WHERE name = ?1",
            [register],
            |row| row.get(0),
        )
        .optional()?;
    if known.is_none() {
        create(transaction, register)?;
    }
    transaction.execute(
        "INSERT INTO register (name, codebook_version, codebook) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET codebook_version = excluded.codebook_version, codebook = excluded.codebook",
        (register, &codebook.version, text),
    )?;
    for variable in codebook.stored() {
        let now = type_name(variable);
        let before: Option<String> = transaction
            .query_row(
                "SELECT type FROM register_variable WHERE register = ?1 AND variable = ?2",
                (register, &variable.code),
                |row| row.get(0),
            )
            .optional()?;
        match before {
            Some(before) if before == now => {}
            Some(before) => {
                return Ok(Err(Changed {
                    variable: variable.code.clone(),
                    before,
                    now,
                }));
            }
            None => add_column(transaction, register, variable)?,
        }
    }
    Ok(Ok(()))
}

fn create(transaction: &Transaction<'_>, register: &str) -> Result<(), rusqlite::Error> {
    let table = table(register);
    let index = quoted(&format!("register_{register}_unit"));
    transaction.execute_batch(&format!(
        "CREATE TABLE {table} (
             revision INTEGER PRIMARY KEY,
             unit BLOB NOT NULL CHECK (length(unit) = 16),
             parent BLOB CHECK (parent IS NULL OR length(parent) = 16),
             valid_from INTEGER NOT NULL,
             batch INTEGER NOT NULL REFERENCES batch (id),
             place INTEGER REFERENCES place (id),
             content BLOB NOT NULL,
             {ENDED}
         );
         CREATE INDEX {index} ON {table} (unit, valid_from);"
    ))?;
    create_history(transaction, register)
}

/// Why a unit is no longer valid from here on; none in a revision that holds answers.
const ENDED: &str = "ended TEXT CHECK (ended IS NULL OR ended IN ('died', 'moved', 'left'))";

/// The view for whoever looks with SQL: when which revision was valid, merged units as one, without the ends themselves.
fn create_history(transaction: &Transaction<'_>, register: &str) -> Result<(), rusqlite::Error> {
    let (table, history) = (table(register), quoted(&format!("history_{register}")));
    transaction.execute_batch(&format!(
        "CREATE VIEW {history} AS
             SELECT revision, unit, valid_from, valid_to, recorded_at, batch FROM (
                 SELECT r.revision, coalesce(a.kept, r.unit) AS unit, r.valid_from, r.ended,
                     lead(r.valid_from) OVER (
                         PARTITION BY coalesce(a.kept, r.unit) ORDER BY r.valid_from, r.revision
                     ) AS valid_to,
                     b.recorded_at, r.batch
                 FROM {table} r JOIN batch b ON b.id = r.batch LEFT JOIN alias a ON a.unit = r.unit
                 WHERE r.batch NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
             ) WHERE ended IS NULL;"
    ))
}

/// Gives the tables of registers from before units could end what that needs.
pub(crate) fn add_ends(transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
    let mut statement = transaction.prepare("SELECT name FROM register ORDER BY name")?;
    let registers = statement.query_map([], |row| row.get(0))?;
    let registers: Vec<String> = registers.collect::<Result<_, _>>()?;
    for register in registers {
        let (table, history) = (table(&register), quoted(&format!("history_{register}")));
        transaction.execute_batch(&format!(
            "DROP VIEW IF EXISTS {history}; ALTER TABLE {table} ADD COLUMN {ENDED};"
        ))?;
        create_history(transaction, &register)?;
    }
    Ok(())
}

fn add_column(
    transaction: &Transaction<'_>,
    register: &str,
    variable: &Variable,
) -> Result<(), rusqlite::Error> {
    transaction.execute_batch(&format!(
        "ALTER TABLE {} ADD COLUMN {} {}",
        table(register),
        column(&variable.code),
        affinity(variable)
    ))?;
    transaction.execute(
        "INSERT INTO register_variable (register, variable, type) VALUES (?1, ?2, ?3)",
        (register, &variable.code, type_name(variable)),
    )?;
    Ok(())
}

/// What a place's text of areas has behind them where the place is not known by coordinates. No set is called so.
const PRECISION: &str = "\n~precision=";

/// The areas of a place as the store keeps them: `set=id`, one a line, and how precisely it is known unless by coordinates.
pub(crate) fn areas(place: &Place) -> String {
    let lines = place
        .areas
        .iter()
        .map(|area| format!("{}={}", area.set, area.id));
    let mut text = lines.collect::<Vec<_>>().join("\n");
    if place.precision != Precision::Coordinates {
        text.push_str(PRECISION);
        text.push_str(place.precision.code());
    }
    text
}

/// The areas of a place, and how precisely it is known.
pub(crate) fn precision(text: &str) -> (&str, Precision) {
    let Some((areas, code)) = text.rsplit_once(PRECISION) else {
        return (text, Precision::Coordinates);
    };
    // One that this version does not know is no coordinates in any case.
    (areas, code.parse().unwrap_or(Precision::Settlement))
}
