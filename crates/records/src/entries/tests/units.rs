//! Numbers of units: the same unit has one, which nobody else has, and which cannot be counted to.

use super::*;
use crate::keys::UnitKey;

#[test]
fn a_unit_has_one_number_in_its_register_and_the_number_leads_back_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut entries = opened(folder.path());
    let (one, other): (UnitKey, UnitKey) = ([1; 16], [2; 16]);
    let first = entries.number_of("household", &one).unwrap();
    assert_eq!(entries.number_of("household", &one).unwrap(), first);
    let second = entries.number_of("household", &other).unwrap();
    assert!(first.0.abs_diff(second.0) > 1, "{first:?} {second:?}");
    drop(entries);
    let entries = opened(folder.path());
    assert_eq!(entries.unit_of("household", first).unwrap(), Some(one));
    assert_eq!(entries.unit_of("household", second).unwrap(), Some(other));
    assert_eq!(entries.unit_of("person", first).unwrap(), None);
    assert_eq!(
        entries.unit_of("household", EntryId(first.0 + 1)).unwrap(),
        None
    );
}

#[test]
fn an_organisation_is_at_work_on_a_unit_while_an_entry_of_its_own_about_it_is_open() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    let id = entries
        .open(&book, &entry(), &note(0, &none), None)
        .unwrap()
        .id();
    let is_at_work = |entries: &Entries, tenant: &str, organisation: &str, unit: u64| {
        let asked = ("household", EntryId(unit));
        entries
            .has_open_about(&book, (tenant, organisation), asked)
            .unwrap()
    };
    assert!(is_at_work(&entries, "25104", "family-support", 7));
    assert!(!is_at_work(&entries, "25104", "family-support", 8));
    assert!(!is_at_work(&entries, "25104", "clinic", 7));
    assert!(!is_at_work(&entries, "11439", "family-support", 7));
    // A link whose other end is gone leads nowhere.
    assert!(!is_at_work(&entries, "25104", "family-support", 9));
    let next = Entry {
        revision: 2,
        state: "closed".to_owned(),
        ..entries.entry(&book, id).unwrap().unwrap()
    };
    entries.revise(&book, &next, &note(5, &none)).unwrap();
    assert!(!is_at_work(&entries, "25104", "family-support", 7));
}
