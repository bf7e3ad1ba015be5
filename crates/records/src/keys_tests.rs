//! Keys are made, read back, completed and refused.

use super::*;

fn folder() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("town.keys");
    (dir, path)
}

/// A key file of the first format, as earlier versions wrote it.
fn write_first(path: &Path, header: &str, keys: [Key; 2]) {
    fs::write(path, format!("{header}\n{}\n", to_hex(&keys.concat()))).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

fn counted(from: u8) -> Key {
    std::array::from_fn(|at| from + at as u8)
}

#[test]
fn keys_read_back_and_keep_their_fingerprints() {
    let (_dir, path) = folder();
    let made = TownKeys::create(&path).unwrap();
    let read = TownKeys::read(&path).unwrap();
    assert_eq!(made.fingerprint(), read.fingerprint());
    assert_eq!(made.noise_fingerprint(), read.noise_fingerprint());
    assert_eq!(made.unit("person", "P1"), read.unit("person", "P1"));
    assert_eq!(made.partition(), read.partition());
    assert_eq!(made.noise(), read.noise());
    let text = fs::read_to_string(&path).unwrap();
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(names, ["gocpont", "unit", "partition", "noise"]);
}

#[test]
fn the_three_keys_are_three() {
    let (_dir, path) = folder();
    let made = TownKeys::create(&path).unwrap();
    assert_ne!(made.unit, made.partition);
    assert_ne!(made.partition, made.noise);
    assert_ne!(made.unit, made.noise);
    assert!(!made.are_demo());
}

#[test]
fn existing_keys_are_never_overwritten() {
    let (_dir, path) = folder();
    TownKeys::create(&path).unwrap();
    let again = TownKeys::create(&path);
    assert!(matches!(again, Err(StoreError::File { .. })));
}

#[test]
fn keys_that_others_may_read_are_refused() {
    let (_dir, path) = folder();
    TownKeys::create(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(
        TownKeys::read(&path),
        Err(StoreError::OpenKeys(_))
    ));
}

#[test]
fn the_same_id_has_another_name_in_another_register() {
    let (_dir, path) = folder();
    let keys = TownKeys::create_for_demo(&path, 1).unwrap();
    assert_ne!(keys.unit("person", "1"), keys.unit("household", "1"));
}

#[test]
fn the_fingerprint_and_names_are_those_of_the_first_version() {
    let (_dir, path) = folder();
    let keys = TownKeys::create_for_demo(&path, 1).unwrap();
    // Made with the first version: SHA-256 over the header and both keys, HMAC over register, 0, id.
    assert_eq!(keys.fingerprint(), "0c5df98eaa8b80da");
    assert_eq!(
        to_hex(&keys.unit("household", "H1")),
        "6ea57cf9f304fe1cb967c335c40c2f71"
    );
}

#[test]
fn a_file_of_the_first_format_gets_its_noise_key_once() {
    let (dir, path) = folder();
    write_first(&path, "gocpont keys 1", [counted(0), counted(40)]);
    let first = TownKeys::read(&path).unwrap();
    let again = TownKeys::read(&path).unwrap();
    assert_eq!((first.unit, first.partition), (counted(0), counted(40)));
    assert_eq!(first.noise(), again.noise());
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .starts_with("gocpont keys 2\n")
    );
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_completion_that_broke_off_is_made_again() {
    let (_dir, path) = folder();
    write_first(&path, "gocpont keys 1", [counted(0), counted(40)]);
    fs::write(path.with_extension("keys.new"), "gocpont keys 2\nunit 00").unwrap();
    let keys = TownKeys::read(&path).unwrap();
    assert_eq!(keys.noise(), TownKeys::read(&path).unwrap().noise());
}

#[test]
fn many_who_come_at_once_get_the_same_noise_key() {
    let (_dir, path) = folder();
    write_first(&path, "gocpont keys 1", [counted(0), counted(40)]);
    let noises: Vec<Key> = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| TownKeys::read(&path).unwrap().noise()))
            .collect();
        readers
            .into_iter()
            .map(|reader| reader.join().unwrap())
            .collect()
    });
    assert!(noises.iter().all(|noise| *noise == noises[0]));
}

#[test]
fn demo_keys_of_the_first_format_get_the_noise_key_of_their_seed() {
    let (_dir, path) = folder();
    let keys = [of_seed("unit", 7), of_seed("partition", 7)];
    let read = |seed| {
        write_first(&path, "gocpont demo keys 1", keys);
        let expected = Expected {
            seed,
            ..Expected::default()
        };
        KeySource::File(path.clone()).read(&expected).unwrap()
    };
    assert_eq!(read(Some(7)).noise(), of_seed("noise", 7));
    // Another seed than theirs is as good as none.
    assert_eq!(read(Some(8)).noise(), read(None).noise());
    assert_ne!(read(None).noise(), of_seed("noise", 7));
    assert!(read(None).are_demo());
}

#[test]
fn a_store_that_knows_its_noise_key_has_none_drawn() {
    let (_dir, path) = folder();
    write_first(&path, "gocpont keys 1", [counted(0), counted(40)]);
    let before = fs::read(&path).unwrap();
    let expected = Expected {
        noise_fingerprint: Some("00".to_owned()),
        ..Expected::default()
    };
    let refused = KeySource::File(path.clone()).read(&expected);
    assert!(matches!(refused, Err(StoreError::OtherKeys(_))));
    let other = Expected {
        fingerprint: Some("00".to_owned()),
        ..Expected::default()
    };
    let refused = KeySource::File(path.clone()).read(&other);
    assert!(matches!(refused, Err(StoreError::OtherKeys(_))));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn keys_from_a_text_are_the_same_and_need_their_noise_key() {
    let (_dir, path) = folder();
    let made = TownKeys::create(&path).unwrap();
    let text = fs::read_to_string(&path).unwrap().replace('\n', ";");
    let read = KeySource::Text(text).read(&Expected::default()).unwrap();
    assert_eq!(read.noise(), made.noise());
    assert_eq!(read.fingerprint(), made.fingerprint());
    let first = format!(
        "gocpont keys 1;{}",
        to_hex(&[counted(0), counted(40)].concat())
    );
    let refused = KeySource::Text(first).read(&Expected::default());
    assert!(matches!(refused, Err(StoreError::NoNoiseKey(_))));
    let none = KeySource::Text("nothing".to_owned()).read(&Expected::default());
    assert!(matches!(none, Err(StoreError::BadKeys(_))));
}

#[test]
fn keys_that_were_typed_count_as_demo_keys() {
    let line = |name: &str, digit: &str| format!("{name} {}\n", digit.repeat(64));
    let typed = [
        line("unit", "1"),
        line("partition", "2"),
        line("noise", "3"),
    ]
    .concat();
    let source = KeySource::Text(format!("gocpont keys 2\n{typed}"));
    assert!(source.read(&Expected::default()).unwrap().are_demo());
}

#[test]
fn a_record_key_differs_by_unit_register_and_noise_key_alone() {
    let (_dir, path) = folder();
    let keys = TownKeys::create_for_demo(&path, 1).unwrap();
    let unit = keys.unit("household", "H1");
    let other = keys.unit("household", "H2");
    let key = keys.record_key("household", &unit);
    assert_eq!(key, keys.record_key("household", &unit));
    assert_ne!(key, keys.record_key("household", &other));
    assert_ne!(key, keys.record_key("person", &unit));
    let noisier = TownKeys {
        noise: counted(3),
        ..keys
    };
    assert_ne!(key, noisier.record_key("household", &unit));
}
