//! Releases of which single numbers were changed.

use super::toy::{Made, audit_with, plain, refused};
use super::*;
use crate::release::{Cell, ChunkRef, Release, checksum};

/// A release whose collection has other cells in its first period; its manifest names them.
fn changed(made: &Made, collection: &str, change: impl Fn(&mut Vec<Option<Cell>>)) -> Changed {
    let mut manifest = made.release.manifest().clone();
    let info = manifest
        .collections
        .iter_mut()
        .find(|c| c.id == collection)
        .unwrap();
    let before = info.periods[0].chunk.checksum;
    let bytes = made
        .sealed
        .chunks()
        .iter()
        .find(|b| checksum(b) == before)
        .unwrap();
    let mut cells: Vec<Option<Cell>> = postcard::from_bytes(bytes).unwrap();
    change(&mut cells);
    let cells = postcard::to_stdvec(&cells).unwrap();
    info.periods[0].chunk = ChunkRef {
        checksum: checksum(&cells),
        length: cells.len() as u64,
    };
    let bytes = postcard::to_stdvec(&manifest).unwrap();
    Changed {
        release: Release::from_bytes(&bytes, &checksum(&bytes)).unwrap(),
        cells,
    }
}

struct Changed {
    release: Release,
    cells: Vec<u8>,
}

fn audit_changed(made: Made, changed: Changed) -> Result<AuditReport, AuditError> {
    let made = Made {
        release: changed.release,
        ..made
    };
    let cells = changed.cells;
    audit_with(&[(&made, None)], &|_, wanted| {
        (checksum(&cells) == *wanted).then(|| cells.clone())
    })
}

#[test]
fn a_number_that_is_no_sum_of_blocks_is_refused() {
    for collection in ["alone-hex9", "alone-hex8", "alone-districts"] {
        let made = plain();
        let changed = changed(&made, collection, |cells| {
            let cell = cells
                .iter_mut()
                .flatten()
                .find(|c| c.cases.is_some())
                .unwrap();
            cell.cases = cell.cases.map(|cases| cases + 1);
            cell.value = None;
        });
        let found = refused(audit_changed(made, changed));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, OffenceKind::NotASum);
        assert_eq!(found[0].rows[0].collection, collection);
        assert_eq!(found[0].rows[0].period, "2020-01-01");
    }
}

#[test]
fn an_exact_zoning_that_cuts_blocks_is_refused() {
    // The districts as they are, not by best fit: each cuts the one large block.
    let made = plain();
    let west = 20 * 40;
    let changed = changed(&made, "alone-districts", |cells| {
        for cell in cells.iter_mut().flatten() {
            (cell.cases, cell.population) = (Some(west), Some(2 * west));
            cell.value = Some(0.5);
        }
    });
    let found = refused(audit_changed(made, changed));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|o| o.kind == OffenceKind::NotASum));
    assert!(
        found[0]
            .to_string()
            .contains("alone-districts at 2020-01-01, release 1 (public)")
    );
}

#[test]
fn a_rate_that_is_not_that_of_its_counts_is_refused() {
    let made = plain();
    let changed = changed(&made, "alone-blocks", |cells| {
        let cell = cells.iter_mut().flatten().next().unwrap();
        cell.value = cell.value.map(|value| value + 0.001);
    });
    let refused = audit_changed(made, changed);
    assert!(matches!(refused, Err(AuditError::Unreadable { .. })));
}
