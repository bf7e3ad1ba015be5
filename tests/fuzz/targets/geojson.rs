//! A file of features of any bytes is read or refused; what is read becomes areas, points or a message.

#![no_main]

use gocpont_fuzz::{file, watched};
use gocpont_ingest::areas::{self, Wanted};
use gocpont_ingest::coordinates::Axes;
use gocpont_ingest::features::{self, Choice};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| watched(|| {
    let path = file("geojson", bytes);
    let Ok(all) = features::read(&path, &Choice::default()) else {
        return;
    };
    let fits = |f: &features::Feature| f.properties.len() == all.fields.len();
    assert!(all.features.iter().all(fits), "a value for each field");
    assert!(all.sample(10).len() <= 10);
    if let Ok(grid) = features::points(&all, None) {
        assert_eq!(grid.rows(), all.features.len() + 1, "a row for each point");
    }
    let field = |at: usize| all.fields.get(at).map_or("id", String::as_str);
    let wanted = Wanted {
        set: "districts",
        id_field: field(0),
        name_field: field(1),
        crs: Some(4326),
        // Trying coordinates in every system takes a hundred times longer than all the rest.
        axes: Some(Axes::AsNamed),
        dissolve: all.features.len() % 2 == 0,
    };
    let Ok(taken) = areas::take(&all, &wanted) else {
        return;
    };
    let fields = [wanted.id_field, wanted.name_field];
    let again = areas::parse("kept.geojson", &taken.geojson, "districts", fields);
    let again = again.expect("what is kept can be read");
    assert_eq!(again.areas().len(), taken.set.areas().len());
}));
