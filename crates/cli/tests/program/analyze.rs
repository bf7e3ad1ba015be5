//! `analyze` as an analyst runs it: each statistic on a small table, and what stands beside the
//! result.

use serde_json::Value;

use crate::town::{Said, Town};

/// A row of eight units with the crowd at one end, their people, and places 700 m apart.
const UNITS: &str = "id,count,people,real,lon,lat
a,9,20,1.5,18.30,47.65
b,8,20,2.5,18.31,47.65
c,7,20,0.5,18.32,47.65
d,1,20,3.5,18.33,47.65
e,0,20,9.5,18.34,47.65
f,0,20,8.5,18.35,47.65
g,1,20,7.5,18.36,47.65
h,0,20,6.5,18.37,47.65
";

const EDGES: &str = "i,j\na,b\nb,a\nb,c\nc,b\nc,d\nd,c\nd,e\ne,d\ne,f\nf,e\nf,g\ng,f\n";

pub fn table() -> Town {
    let town = Town::empty();
    town.write("units.csv", UNITS);
    town.write("edges.csv", EDGES);
    town
}

pub fn analyze(town: &Town, args: &str) -> Said {
    let args: Vec<&str> = std::iter::once("analyze")
        .chain(args.split_whitespace())
        .collect();
    town.run(&args)
}

/// The counts with their edges, and these options more.
pub fn counts(town: &Town, args: &str) -> Said {
    let base = "units.csv --id id --value count --neighbours edges:edges.csv";
    analyze(town, &format!("{base} {args}"))
}

/// A cell of a result by the unit's name and the column's.
#[track_caller]
fn cell(csv: &str, id: &str, column: &str) -> String {
    let mut lines = csv.lines();
    let at = lines
        .next()
        .expect("a header")
        .split(',')
        .position(|name| name == column);
    let at = at.unwrap_or_else(|| panic!("no column {column} in {csv}"));
    let row = lines.find(|line| line.split(',').next() == Some(id));
    let row = row.unwrap_or_else(|| panic!("no row {id} in {csv}"));
    row.split(',').nth(at).expect("a cell").to_owned()
}

#[track_caller]
fn is(csv: &str, id: &str, column: &str, wanted: f64) {
    let found: f64 = cell(csv, id, column).parse().expect("a number");
    assert!(
        (found - wanted).abs() < 1e-9,
        "{id} {column}: {found}, not {wanted}"
    );
}

fn beside(town: &Town, name: &str) -> Value {
    serde_json::from_str(&town.read(&format!("{name}-metadata.json"))).expect("JSON")
}

#[test]
fn gi_star_and_gi_of_counts_are_exact_and_an_island_is_marked() {
    let town = table();
    let star = counts(&town, "--statistic gi-star").fine().out;
    assert!(star.starts_with(
        "id,value,expectation,variance,z,p_low,p_high,p_two,p_adjusted,class,neighbours,marks\n"
    ));
    // b with a and c: 24; a and c hold 16 of the others, which no other pair of the seven reaches
    is(&star, "b", "value", 24.0);
    is(&star, "b", "expectation", 3.0 * 26.0 / 8.0);
    is(&star, "b", "p_high", 1.0 / 21.0);
    is(&star, "b", "p_two", 2.0 / 21.0);
    assert_eq!(cell(&star, "h", "marks"), "island");
    assert_eq!(cell(&star, "h", "p_two"), "");
    let gi = counts(&town, "--statistic gi").fine().out;
    is(&gi, "b", "value", 16.0);
    assert_eq!(cell(&gi, "h", "value"), "");
    // under the total null any three of all eight: 9 + 8 + 7 only
    let total = counts(&town, "--statistic gi-star --null total").fine().out;
    is(&total, "b", "p_high", 1.0 / 56.0);
    is(&total, "h", "p_low", 3.0 / 8.0);
}

#[test]
fn local_moran_has_quadrants_and_local_geary_likeness() {
    let town = table();
    let moran = counts(&town, "--statistic local-moran --weights row")
        .fine()
        .out;
    assert!(
        moran
            .lines()
            .next()
            .is_some_and(|head| head.ends_with(",quadrant"))
    );
    assert_eq!(cell(&moran, "b", "quadrant"), "high_high");
    assert_eq!(cell(&moran, "e", "quadrant"), "low_low");
    is(&moran, "h", "value", 0.0);
    let geary = counts(&town, "--statistic geary --weights row").fine().out;
    // m2 = Σ (x − 3.25)² / 8 = 111.5 / 8; b differs from a and c by 1
    is(&geary, "b", "value", 1.0 / (111.5 / 8.0));
    // a map of one value has no quadrants and still the column
    town.write(
        "units.csv",
        "id,count\na,1\nb,1\nc,1\nd,1\ne,1\nf,1\ng,1\nh,1\n",
    );
    let same = counts(&town, "--statistic local-moran").fine().out;
    assert_eq!(
        (
            cell(&same, "a", "quadrant").as_str(),
            cell(&same, "a", "marks").as_str()
        ),
        ("", "constant")
    );
}

#[test]
fn the_whole_map_has_one_row_with_the_error_of_its_p_or_a_mark() {
    let town = table();
    for statistic in ["moran", "general-g", "global-geary"] {
        let asked = format!("--statistic {statistic} --p permutation:99 --seed 7");
        let found = counts(&town, &asked).fine().out;
        assert!(found.starts_with("statistic,value,expectation,variance,z,p_low,p_high,p_two,n,"));
        assert_eq!(found.lines().count(), 2);
        assert_eq!(cell(&found, statistic, "n"), "8");
        assert_ne!(cell(&found, statistic, "p_high_error"), "");
        assert_eq!(found, counts(&town, &asked).fine().out);
    }
    is(
        &counts(&town, "--statistic moran").fine().out,
        "moran",
        "expectation",
        -1.0 / 7.0,
    );
    town.write("units.csv", "id,count\na,1\nb,2\nc,3\n");
    town.write("edges.csv", "i,j\na,b\n");
    let few = counts(&town, "--statistic moran").fine().out;
    assert_eq!(cell(&few, "moran", "marks"), "too_few_units");
}

#[test]
fn rates_are_hypergeometric_with_their_own_moments() {
    let town = table();
    let asked = "--population people --statistic gi-star -o rates.csv";
    counts(&town, asked).fine();
    let rates = town.read("rates.csv");
    // b with a and c: 24 cases of 60 people, 26 of 160 in all
    is(&rates, "b", "value", 0.4);
    is(&rates, "b", "expectation", 26.0 / 160.0);
    let share = 26.0 / 160.0;
    is(
        &rates,
        "b",
        "variance",
        share * (1.0 - share) / 60.0 * 100.0 / 159.0,
    );
    assert_eq!(cell(&rates, "b", "class"), "hot99");
    let method = beside(&town, "rates.csv");
    assert_eq!(method["null"], "people_relabelled");
    assert_eq!(
        (&method["rates"], &method["p"]),
        (&"people".into(), &"exact".into())
    );
    assert_eq!(method["total"]["cases"], 26.0);
    // what is shuffled is named
    counts(
        &town,
        "--population people --statistic gi-star --rates standardised -o eb.csv",
    )
    .fine();
    let method = beside(&town, "eb.csv");
    assert_eq!(method["rates"], "standardised");
    assert_eq!(method["null"], "values_shuffled_conditional");
    assert!(
        method["method"]
            .as_str()
            .is_some_and(|text| text.contains("Assunção"))
    );
}

#[test]
fn rates_of_real_people_are_standardised_and_it_is_said_why() {
    let town = table();
    town.write("units.csv", UNITS.replace("a,9,20,", "a,9,20.5,"));
    counts(
        &town,
        "--population people --statistic gi-star -o rates.csv",
    )
    .fine();
    let method = beside(&town, "rates.csv");
    assert_eq!(method["why_not_exact"], "real_counts");
    assert_eq!(method["rates"], "standardised");
    counts(&town, "--population people --statistic gi-star --p exact").ended(
        1,
        &["no exact p", "cases or population are no whole numbers"],
    );
}

#[test]
fn bayes_rates_lie_between_the_raw_rate_and_that_of_all() {
    let town = table();
    let found = counts(&town, "--population people --statistic eb")
        .fine()
        .out;
    assert!(found.starts_with("id,raw,eb_global,eb_local,eb_z,neighbours,marks"));
    is(&found, "a", "raw", 0.45);
    let drawn: f64 = cell(&found, "a", "eb_global").parse().expect("a number");
    assert!(drawn < 0.45 && drawn > 26.0 / 160.0, "{drawn}");
    assert_eq!(cell(&found, "h", "marks"), "no_case");
    counts(&town, "--statistic eb").ended(1, &["--population"]);
}

#[test]
fn a_scan_finds_the_crowd_and_writes_a_list() {
    let town = table();
    let asked = "units.csv --id id --value count --population people --statistic scan -o scan.json";
    analyze(&town, asked).fine();
    let found: Value = serde_json::from_str(&town.read("scan.json")).expect("JSON");
    let first = &found[0];
    let mut members: Vec<&str> = first["members"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    members.sort_unstable();
    assert_eq!(members, ["a", "b", "c"]);
    assert_eq!(first["cases"], 24);
    assert_eq!(first["expected"], 9.75);
    let llr = 24.0 * (24.0_f64 / 9.75).ln() + 2.0 * (2.0_f64 / 16.25).ln();
    assert!((first["llr"].as_f64().expect("a number") - llr).abs() < 1e-9);
    assert_eq!(first["p"], 0.001);
    assert_eq!(beside(&town, "scan.json")["replications"], 999);
}

/// Five years of four units: one rises, one falls, one stays, one has few.
fn years() -> Town {
    let town = Town::empty();
    let mut rows = "id,year,count\n".to_owned();
    for year in 0..5 {
        for (id, count) in [("a", 2 * year + 1), ("b", 9 - year), ("c", 3)] {
            rows = format!("{rows}{id},{},{count}\n", 2020 + year);
        }
    }
    town.write("years.csv", rows + "d,2020,1\nd,2024,2\n");
    town.write("edges.csv", "i,j\na,b\nb,a\nb,c\nc,b\nc,d\nd,c\n");
    town
}

#[test]
fn trends_are_those_of_mann_and_kendall() {
    let town = years();
    let asked = "years.csv --id id --value count --time-column year --statistic trend";
    let found = analyze(&town, asked).fine().out;
    assert!(found.starts_with("id,n,s,var_s,z,p,tau_a,tau_b,sen_slope,p_exact"));
    is(&found, "a", "s", 10.0);
    is(&found, "a", "sen_slope", 2.0);
    // of the 120 orders one rises all along and one falls
    is(&found, "a", "p_exact", 2.0 / 120.0);
    is(&found, "b", "sen_slope", -1.0);
    assert_eq!(cell(&found, "c", "marks"), "constant");
    assert_eq!(cell(&found, "d", "marks"), "too_short");
    town.write("years.csv", "id,year,count\na,2020,1\na,,2\n");
    analyze(&town, asked).ended(1, &["years.csv, row 3, column year", "empty"]);
}

#[test]
fn emerging_has_a_category_for_each_unit_of_the_last_period() {
    let town = years();
    let asked = "years.csv --id id --value count --time-column year --statistic emerging \
                 --neighbours edges:edges.csv -o emerging.csv";
    analyze(&town, asked).fine();
    let found = town.read("emerging.csv");
    assert_eq!(found.lines().count(), 5);
    assert_ne!(cell(&found, "a", "category"), "");
    assert_eq!(beside(&town, "emerging.csv")["periods"][4], "2024");
    counts(&table(), "--statistic emerging").ended(1, &["--time-column"]);
}

#[test]
fn the_method_travels_beside_the_result_in_the_analysts_language() {
    let town = table();
    counts(
        &town,
        "--statistic gi-star --p permutation:99 --seed 7 --fdr by --tail high -o out.csv",
    )
    .fine();
    let method = beside(&town, "out.csv");
    let wanted = [
        ("p", "permutation:99"),
        ("fdr", "by"),
        ("tail", "high"),
        ("statistic", "gi-star"),
    ];
    for (name, value) in wanted {
        assert_eq!(method[name], value, "{name}");
    }
    assert_eq!((&method["n"], &method["seed"]), (&8.into(), &7.into()));
    assert_eq!(method["weights"]["islands"], 1);
    assert_eq!(method["weights"]["links"], 12);
    let text = |language: &str| {
        counts(
            &town,
            &format!("--statistic gi-star --lang {language} -o out.csv"),
        )
        .fine();
        beside(&town, "out.csv")["method"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert!(text("en").contains("p is exact"));
    assert!(text("hu").contains("A p pontos"));
    assert!(text("cs").contains("p je přesné"));
    // the normal distribution is that of z, under the null of z
    counts(&town, "--statistic gi-star --p normal -o out.csv").fine();
    assert_eq!(beside(&town, "out.csv")["null"], "values_shuffled");
}

#[test]
fn the_weights_are_told_of_the_units_that_take_part() {
    let town = table();
    town.write("units.csv", UNITS.replace("b,8,20", "b,NA,20"));
    counts(&town, "--statistic gi-star -o out.csv").fine();
    let method = beside(&town, "out.csv");
    assert_eq!((&method["n"], &method["outside"]), (&7.into(), &1.into()));
    assert_eq!(
        (&method["weights"]["units"], &method["weights"]["islands"]),
        (&7.into(), &2.into())
    );
    assert_eq!(cell(&town.read("out.csv"), "b", "marks"), "no_value");
}

#[test]
fn geojson_has_the_places_and_the_same_figures() {
    let town = table();
    let near = "units.csv --id id --value count --neighbours within:800m --statistic gi-star";
    let csv = analyze(&town, near).fine().out;
    analyze(&town, &format!("{near} -o out.geojson")).fine();
    let map: Value = serde_json::from_str(&town.read("out.geojson")).expect("JSON");
    let first = &map["features"][0];
    assert_eq!(
        first["geometry"]["coordinates"],
        serde_json::json!([18.30, 47.65])
    );
    let z: f64 = cell(&csv, "a", "z").parse().expect("a number");
    assert_eq!(first["properties"]["z"], z);
    assert_eq!(first["properties"]["id"], "a");
}

#[test]
fn bytes_are_the_same_with_any_number_of_threads() {
    let town = table();
    for asked in [
        "--statistic gi-star",
        "--statistic local-moran --p permutation:99",
        "--statistic geary --weights row",
        "--statistic moran --p permutation:99",
        "--statistic gi --population people",
        "--statistic eb --population people",
    ] {
        let with = |threads: &str| {
            counts(&town, &format!("{asked} --threads {threads}"))
                .fine()
                .out
        };
        let one = with("1");
        assert_eq!(one, with("2"), "{asked}");
        assert_eq!(one, with("8"), "{asked}");
    }
}

#[test]
fn hungarian_columns_of_an_old_spreadsheet_are_read() {
    let town = table();
    // azonosító;érték;népesség in Windows-1250, decimal commas, a blank cell
    let bytes = b"azonos\xedt\xf3;\xe9rt\xe9k\na;1,5\nb;2,25\nc;\nd;4\ne;0,5\nf;1\ng;2\nh;3\n";
    town.write("units.csv", bytes);
    let asked =
        "units.csv --id azonosító --value érték --neighbours edges:edges.csv --statistic gi-star";
    let found = analyze(&town, asked).fine().out;
    is(&found, "a", "value", 3.75);
    assert_eq!(cell(&found, "c", "marks"), "no_value");
}
