//! The folder of the demo town: the same bytes for the same seed, any size, and nobody else's files.

use std::fs;

use gocpont_demo::{DemoError, Options, Step, write};

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let bytes = |seed, standard: Options| {
        let dir = tempfile::tempdir().expect("a folder");
        let options = Options {
            households: 400,
            seed,
            ..standard
        };
        let files = write(dir.path(), &options, &mut |_| ()).expect("a written town");
        let areas = files.areas.iter().map(|file| file.path.clone());
        let surveys = files.surveys.iter().map(|file| file.path.clone());
        let others = files
            .addresses
            .into_iter()
            .chain([dir.path().join("README.txt")]);
        let paths = areas.chain(surveys).chain(others);
        paths
            .map(|path| fs::read(path).expect("a file"))
            .collect::<Vec<_>>()
    };
    let mut seen = Vec::new();
    for (standard, count) in [(Options::default(), 29), (Options::dispersed(), 28)] {
        let first = bytes(7, standard.clone());
        assert_eq!(first.len(), count);
        assert!(first == bytes(7, standard.clone()));
        assert!(first[3] != bytes(8, standard)[3]);
        seen.push(first);
    }
    for (town, dispersed) in seen[0].iter().zip(&seen[1]) {
        assert!(town != dispersed, "a file of both");
    }
}

#[test]
fn more_households_fill_the_same_town_in_the_same_proportions() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut rows = Vec::new();
    for households in [2_000, 20_000] {
        let options = Options {
            households,
            ..Options::default()
        };
        let mut last = None;
        let path = dir.path().join(households.to_string());
        let files = write(&path, &options, &mut |step| {
            if let Step::Wave {
                households, total, ..
            } = step
            {
                last = Some((households, total));
            }
        });
        let files = files.expect("a written town");
        let total = households + (f64::from(households) * 2887.0 / 23549.0).round() as u32;
        assert_eq!(last, Some((total, total)));
        rows.push(files.surveys.iter().map(|f| f.rows).collect::<Vec<_>>());
    }
    for (few, many) in rows[0].iter().zip(&rows[1]) {
        let times = *many as f64 / *few as f64;
        assert!((9.2..10.8).contains(&times), "{few} and {many} rows");
    }
}

#[test]
fn a_folder_of_somebody_elses_files_is_left_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("waves")).expect("a file");
    let refused = write(dir.path(), &Options::default(), &mut |_| ());
    assert!(matches!(refused, Err(DemoError::Occupied(_))));
    let none = Options {
        households: 0,
        ..Options::default()
    };
    let refused = write(&dir.path().join("new"), &none, &mut |_| ());
    assert!(matches!(refused, Err(DemoError::Households(0))));
}
