//! What `analyze` refuses, and how it is said.

use crate::analyze::{analyze, counts, table};

#[track_caller]
fn refused(units: &str, edges: &str, args: &str, words: &[&str]) {
    let town = table();
    if !units.is_empty() {
        town.write("units.csv", units);
    }
    if !edges.is_empty() {
        town.write("edges.csv", edges);
    }
    counts(&town, &format!("--statistic gi-star {args}")).ended(1, words);
}

#[test]
fn tables_are_refused_by_file_row_column_and_value() {
    refused(
        "id,count\na,1\na,2\n",
        "",
        "",
        &["units.csv, row 3, column id: “a” stands twice, first in row 2."],
    );
    refused(
        "id,count\na,1\n,2\n",
        "",
        "",
        &["units.csv, row 3, column id: the cell is empty"],
    );
    refused(
        "id,count\na,1\nb,many\n",
        "",
        "",
        &["units.csv, row 3, column count: “many” is no number"],
    );
    refused(
        "id,count\na,1,5\nb,2\n",
        "",
        "",
        &["row 2 has 3 cells instead of 2"],
    );
    refused(
        "id,n\na,1\n",
        "",
        "",
        &["the column “count” is missing. Found: id, n."],
    );
    let people = "id,count,people\na,1,5\nb,7,5\n";
    refused(
        people,
        "i,j\na,b\n",
        "--population people",
        &["units.csv, row 3", "7 cases among 5 people"],
    );
    let people = "id,count,people\na,1,-5\n";
    refused(
        people,
        "i,j\n",
        "--population people",
        &["row 2, column people: “-5”"],
    );
}

#[test]
fn edges_are_refused_by_row_and_value() {
    refused(
        "",
        "i,j\na,a\n",
        "",
        &["edges.csv, row 2, column j: “a”: the pair links a unit with itself"],
    );
    refused(
        "",
        "i,j\na,b\na,b\n",
        "",
        &["edges.csv, row 3, column j", "stands twice, first in row 2"],
    );
    refused(
        "",
        "i,j\na,zz\n",
        "",
        &["edges.csv, row 2, column j: “zz”: there is no such unit"],
    );
    refused(
        "",
        "i,j,w\na,b,-1\n",
        "--weights edges",
        &["edges.csv, row 2, column w: “-1”"],
    );
    refused(
        "",
        "i,j,w\na,b,2\na,c,1\n",
        "--weights edges --p exact",
        &["weigh differently"],
    );
    refused("", "", "--weights edges", &["the column “w” is missing"]);
}

#[test]
fn refusals_are_told_in_the_analysts_language() {
    let edges = "i,j\na,zz\n";
    refused(
        "",
        edges,
        "--lang hu",
        &["edges.csv", "zz", "nincs ilyen egység"],
    );
    refused(
        "",
        edges,
        "--lang cs",
        &["edges.csv", "zz", "taková jednotka v tabulce není"],
    );
    refused(
        "",
        edges,
        "--lang en",
        &["edges.csv", "zz", "there is no such unit"],
    );
}

#[test]
fn what_would_change_nothing_or_cannot_be_written_is_refused_at_once() {
    refused("", "", "--time-column count", &["leave --time-column out"]);
    refused("", "", "--min-population 5", &["--population"]);
    refused("", "", "-o out.xlsx", &["out.xlsx", ".csv, .geojson"]);
    refused("", "", "-o units.csv", &["units.csv is read"]);
    refused("", "", "-o edges.csv", &["edges.csv is read"]);
    refused("", "", "-o nowhere/out.csv", &["nowhere/out.csv"]);
    let town = table();
    let none = "units.csv --id id --value count --statistic gi-star";
    analyze(&town, none).ended(1, &["--neighbours"]);
    analyze(&town, &format!("{none} --neighbours hex-ring:1"))
        .ended(1, &["hex-ring:1", "--hex-column"]);
    analyze(&town, &format!("{none} --neighbours ring:1")).ended(2, &["hex-ring:1"]);
    analyze(&town, &format!("{none} --neighbours hex-ring:99999")).ended(2, &["99999"]);
}
