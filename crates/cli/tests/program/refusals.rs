//! What is refused, and how it is said: files that cannot be used, rows that are not taken, stores of real people, and a
//! program that is killed in the midst of it.

use std::process::Stdio;

use crate::town::Town;

const HEAD: &str = "household_id,interview_date,lon,lat,rooms,tenure";

/// A store with one household and the areas of the demo town.
fn ready() -> Town {
    let town = Town::surveyed(50);
    town.import_areas(&["--synthetic"]);
    town.write(
        "ok.csv",
        format!("{HEAD}\nh1,2024-09-01,18.32,47.65,3,owner\n"),
    );
    town.run(&["import", "--codebook", "household", "ok.csv"])
        .fine();
    town
}

#[track_caller]
fn refused(content: impl AsRef<[u8]>, words: &[&str]) {
    let town = ready();
    town.write("bad.csv", content);
    let before = town.run(&["status", "--json"]).fine().json();
    let words = [&["bad.csv"], words].concat();
    town.run(&["import", "--codebook", "household", "bad.csv"])
        .ended(1, &words);
    assert_eq!(town.run(&["status", "--json"]).fine().json(), before);
}

#[test]
fn a_wrong_delimiter_is_refused_with_what_was_found() {
    refused(
        "household_id^interview_date^lon^lat\nh2^2024-01-01^18.3^47.6\n",
        &["household_id^interview_date", "delimiter"],
    );
}

#[test]
fn a_missing_required_column_is_named() {
    refused(
        "interview_date,lon,lat\n2024-01-01,18.3,47.6\n",
        &["household_id", "missing"],
    );
}

#[test]
fn an_empty_file_and_a_header_alone_hold_no_rows() {
    refused("", &["no rows"]);
    refused(HEAD, &["no rows"]);
}

#[test]
fn two_hundred_columns_of_noise_are_no_survey() {
    let names: Vec<String> = (0..200).map(|at| format!("c{at}")).collect();
    let row = vec!["1"; 200].join(",");
    refused(
        format!("{}\n{row}\n{row}\n", names.join(",")),
        &["codebook", "c0", "household_id"],
    );
}

#[test]
fn what_is_no_text_is_refused() {
    let bytes: Vec<u8> = (0..=255).cycle().take(20_000).collect();
    refused(bytes, &["not a text table"]);
}

#[test]
fn metres_without_a_system_and_an_unknown_system_are_refused() {
    refused(
        "household_id,interview_date,east,north\nh2,2024-01-01,595000,258000\n",
        &["--crs"],
    );
    let town = ready();
    town.write(
        "bad.csv",
        "household_id,interview_date,east,north\nh2,2024-01-01,595000,258000\n",
    );
    let args = [
        "import",
        "--codebook",
        "household",
        "--crs",
        "EPSG:99999",
        "bad.csv",
    ];
    town.run(&args).ended(1, &["EPSG:99999"]);
}

#[test]
fn a_file_that_is_not_there_leaves_no_store_behind() {
    let town = Town::empty();
    town.run(&["import", "--codebook", "household", "nowhere.csv"])
        .ended(1, &["nowhere.csv"]);
    assert!(!town.path("town.db").exists());
}

#[test]
fn every_rejected_row_is_kept_with_row_column_value_and_reason() {
    let town = ready();
    let rows = [
        "b1,2024-02-30,18.32,47.65,3,owner",
        "b2,2024-09-01,47.65,18.32,3,owner",
        "b3,2024-09-01,18.32,47.65,99,owner",
        "b4,2024-09-01,18.32,47.65,3,castle",
        "b5,2024-09-01,18.32,47.65,three,owner",
        "b6,2024-09-01,18.32,47.65,3,owner",
        "b6,2024-09-01,18.32,47.65,4,owner",
        ",2024-09-01,18.32,47.65,3,owner",
        "b7,2024-09-01,18.32,47.65",
        "b8,2024-09-01,118.3,97.65,3,owner",
    ];
    town.write(
        "rows.csv",
        format!(
            "{HEAD}\n{}\n\"b9,2024-09-01,18.32,47.65,3,ow",
            rows.join("\n")
        ),
    );
    let said = town
        .run(&["--json", "import", "--codebook", "household", "rows.csv"])
        .fine();
    assert_eq!(said.json()["taken"], 1);
    let kept = town.read("rows.csv.rejections.csv");
    let expected = [
        ("2,", "interview_date,2024-02-30"),
        ("3,", "swapped"),
        ("4,", "rooms,99"),
        ("5,", "tenure,castle"),
        ("6,", "rooms,three"),
        ("8,", "b6"),
        ("9,", "household_id"),
        ("10,", "instead of 6"),
        ("11,", "97.65"),
        ("12,", "instead of 6"),
    ];
    assert_eq!(kept.lines().count(), expected.len() + 1, "{kept}");
    for (line, (row, word)) in kept.lines().skip(1).zip(expected) {
        assert!(line.starts_with(row) && line.contains(word), "{line}");
    }
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(town.path("rows.csv.rejections.csv"))
            .expect("a file")
            .permissions(),
    );
    assert_eq!(mode & 0o777, 0o600);
    let strict = ["import", "--strict", "--codebook", "household", "rows.csv"];
    town.run(&strict).ended(3, &["rows.csv"]);
}

#[test]
fn rows_corrected_in_the_survey_file_are_taken_when_it_is_imported_again() {
    let town = ready();
    let rows = |rooms: &str| {
        format!(
            "{HEAD}\nc1,2024-09-01,18.32,47.65,{rooms},owner\nc2,2024-09-01,18.32,47.65,2,owner\n"
        )
    };
    let import = ["--json", "import", "--codebook", "household", "rows.csv"];
    town.write("rows.csv", rows("99"));
    assert_eq!(town.run(&import).fine().json()["taken"], 1);
    town.write("rows.csv", rows("9"));
    let again = town.run(&import).fine().json();
    assert_eq!(
        (&again["taken"], &again["unchanged"]),
        (&1.into(), &1.into())
    );
    let two = [
        "import",
        "--codebook",
        "household",
        "--rejections",
        "x.csv",
        "rows.csv",
        "ok.csv",
    ];
    town.run(&two).ended(1, &["--rejections"]);
}

#[test]
fn reasons_are_told_in_the_users_language() {
    let town = ready();
    town.write(
        "rows.csv",
        format!("{HEAD}\nb3,2024-09-01,18.32,47.65,99,owner\n"),
    );
    let run = |language: &str| {
        town.run(&[
            "--lang",
            language,
            "import",
            "--codebook",
            "household",
            "rows.csv",
        ])
        .ended(1, &[]);
        town.read("rows.csv.rejections.csv")
    };
    assert!(run("hu").contains("2. sor"));
    assert!(
        run("cs").contains("řádek 2") || run("cs").contains("2. řádek"),
        "{}",
        run("cs")
    );
}

#[test]
fn a_person_without_a_household_is_not_taken() {
    let town = ready();
    let head = "person_id,household_id,interview_date,birth_date,sex,lives_alone";
    town.write(
        "people.csv",
        format!(
            "{head}\np1,h1,2024-09-01,1950-01-01,female,1\np2,h99,2024-09-01,1950-01-01,male,1\n"
        ),
    );
    let said = town
        .run(&["--json", "import", "--codebook", "person", "people.csv"])
        .fine();
    assert_eq!(said.json()["taken"], 1);
    assert!(town.read("people.csv.rejections.csv").contains("h99"));
}

#[test]
fn a_household_in_the_eov_system_with_swapped_axes_is_told_so() {
    let town = ready();
    town.write(
        "eov.csv",
        "household_id,interview_date,east,north\ne1,2024-09-01,595000,258000\ne2,2024-09-01,258000,595000\ne3,2024-09-01,1,1\n",
    );
    let args = [
        "--json",
        "import",
        "--codebook",
        "household",
        "--crs",
        "EPSG:23700",
        "eov.csv",
    ];
    assert_eq!(town.run(&args).fine().json()["taken"], 1);
    let kept = town.read("eov.csv.rejections.csv");
    assert!(
        kept.contains("swapped") && kept.contains("outside"),
        "{kept}"
    );
}

#[test]
fn releases_of_real_people_lie_a_month_apart_and_the_store_cannot_be_marked_later() {
    let town = Town::imported_as_real(1500, &["2021-1"]);
    town.run(&["publish", "--plan", "demo", "--as-of", "2021-04-01"])
        .ended(1, &["28 days", "nothing was published"]);
    assert!(!town.path("town.releases").exists());
    let text = include_str!("../../../../data/plans/demo.toml");
    let monthly = text.replace("releases = 0", "releases = 30");
    town.write("plan.toml", &monthly);
    let publish = ["publish", "--plan", "plan.toml", "--as-of", "2021-04-01"];
    town.run(&publish).ended(1, &["import-addresses"]);
    let without = ", \"addresses\", \"services\"]";
    let text = text.replace(without, "]");
    town.write("plan.toml", monthly.replace(without, "]"));
    town.run(&publish).fine();
    let show = |number| {
        let args = ["--json", "release", "show", number];
        town.run(&args).fine().json()
    };
    assert_eq!(show("1")["synthetic"], false);
    let because = "[protection]\nsooner_because = \"a flood\"";
    town.write("plan.toml", text.replace("[protection]", because));
    town.run(&["publish", "--plan", "plan.toml", "--as-of", "2021-04-01"])
        .fine();
    let method = show("2")["method"]["en"].clone();
    assert!(
        method
            .as_str()
            .is_some_and(|said| said.ends_with("because: a flood"))
    );
    let marked = [
        "import",
        "--synthetic",
        "--codebook",
        "household",
        "waves/2021-1.csv",
    ];
    town.run(&marked).ended(1, &["invented"]);
}

#[test]
fn keys_that_are_not_the_stores_own_are_refused() {
    let (town, other) = (ready(), ready());
    std::fs::copy(other.path("town.keys"), town.path("town.keys")).expect("copied");
    town.run(&["import", "--codebook", "household", "ok.csv"])
        .ended(1, &["keys"]);
}

#[test]
fn releases_closer_than_the_plan_says_are_refused() {
    let town = Town::imported(1500, &["2021-1"]);
    let text = include_str!("../../../../data/plans/demo.toml");
    town.write(
        "plan.toml",
        text.replace(
            "min_days_between_releases = 0",
            "min_days_between_releases = 30",
        ),
    );
    town.run(&["publish", "--plan", "plan.toml", "--as-of", "2021-04-01"])
        .fine();
    town.run(&["publish", "--plan", "plan.toml", "--as-of", "2021-04-01"])
        .ended(1, &["30 days"]);
}

#[test]
fn a_port_that_is_taken_is_named_once_with_its_reason() {
    let town = Town::imported(1500, &["2021-1"]);
    town.run(&["publish", "--plan", "demo", "--as-of", "2021-04-01"])
        .fine();
    let other = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = other.local_addr().expect("an address").to_string();
    let said = town.run(&["serve", "--listen", &taken]).ended(1, &[&taken]);
    assert_eq!(said.err.matches("in use").count(), 1, "{}", said.err);
}

#[test]
fn a_lost_releases_file_is_not_begun_anew() {
    let town = Town::imported(1500, &["2021-1"]);
    let publish = ["publish", "--plan", "demo", "--as-of", "2021-04-01"];
    town.run(&publish).fine();
    town.run(&publish).fine();
    let whole = town.bytes("town.releases");
    std::fs::remove_file(town.path("town.releases")).expect("removed");
    town.run(&publish).ended(1, &["no. 2"]);
    assert!(!town.path("town.releases").exists());
    town.write("town.releases", whole);
    town.run(&publish).fine();
    town.run(&["release", "rebuild", "2", "-o", "second"])
        .fine();
}

#[test]
fn a_program_killed_in_the_midst_of_an_import_leaves_the_store_as_it_was() {
    let town = ready();
    town.run(&["demo-data", "--out", "large", "--households", "20000"])
        .fine();
    let before = town.run(&["status", "--json"]).fine().json();
    let mut broken_off = 0;
    for pause in [0, 20, 60, 120, 200, 300, 450, 600] {
        let mut command = town.command();
        command.args([
            "import",
            "--codebook",
            "household",
            "large/waves/2021-1.csv",
        ]);
        let mut import = command.stderr(Stdio::null()).spawn().expect("started");
        std::thread::sleep(std::time::Duration::from_millis(pause));
        import.kill().expect("killed");
        import.wait().expect("ended");
        if town.run(&["status", "--json"]).fine().json() != before {
            // It had come to its end; what it wrote must then be whole.
            break;
        }
        broken_off += 1;
    }
    assert!(broken_off > 2, "only {broken_off} imports were broken off");
    let args = [
        "--json",
        "import",
        "--codebook",
        "household",
        "large/waves/2021-1.csv",
    ];
    let whole = town.run(&args).fine().json();
    // All or nothing: what was not there before is there now, or everything was.
    let there = ["taken", "unchanged"].map(|name| whole[name].as_u64().unwrap_or(0));
    assert!(
        there.contains(&0) && there.iter().sum::<u64>() > 15_000,
        "{whole}"
    );
}

#[test]
fn an_unknown_plan_codebook_area_and_release_are_named() {
    let town = ready();
    town.run(&["publish", "--plan", "nothing"])
        .ended(1, &["nothing", "demo"]);
    town.run(&["import", "--codebook", "nothing", "ok.csv"])
        .ended(1, &["nothing", "household"]);
    town.run(&["import-areas", "--set", "x", "ok.csv"])
        .ended(1, &["ok.csv"]);
    town.run(&["release", "show", "7"])
        .ended(1, &["town.releases"]);
    town.run(&["nonsense"]).ended(2, &["nonsense"]);
    town.run(&["serve", "--listen", "here"]).ended(2, &["here"]);
    town.run(&["serve"]).ended(1, &["town.releases"]);
}
