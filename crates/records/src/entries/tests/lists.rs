//! Lists: in the order of what is due, and for everybody what single answers would show.

use super::*;

#[test]
fn what_is_due_first_stands_first_and_what_is_closed_is_not_open() {
    let (folder, book, none) = (tempfile::tempdir().unwrap(), signals(), BTreeSet::new());
    let mut entries = opened(folder.path());
    for (state, due) in [
        ("organisation", Some(50)),
        ("organisation", None),
        ("organisation", Some(20)),
        ("closed", Some(1)),
    ] {
        let own = Entry {
            state: state.to_owned(),
            ..entry()
        };
        let due = due.map(at);
        entries
            .open(
                &book,
                &own,
                &Note {
                    due,
                    ..note(0, &none)
                },
                None,
            )
            .unwrap();
    }
    let filter = RowFilter::new(
        &worker("25104", Some("family-support")),
        Action::List,
        &"signal".parse().unwrap(),
        Holds::People,
    );
    let list = |asked: &Asked| -> Vec<u64> {
        let found = entries.list(&book, &filter, asked).unwrap();
        assert_eq!(
            entries.count(&book, &filter, asked).unwrap(),
            found.len() as u64
        );
        found.iter().map(|found| found.entry.id.0).collect()
    };
    let all = Asked {
        limit: 10,
        ..Asked::default()
    };
    assert_eq!(
        list(&Asked {
            open: true,
            ..all.clone()
        }),
        [3, 1, 2]
    );
    assert_eq!(
        list(&Asked {
            open: true,
            due_before: Some(at(30)),
            ..all.clone()
        }),
        [3]
    );
    assert_eq!(
        list(&Asked {
            states: vec!["closed".to_owned()],
            ..all.clone()
        }),
        [4]
    );
    assert_eq!(
        list(&Asked {
            linked_to: Some(("household".to_owned(), EntryId(7))),
            order: Order::Newest,
            ..all.clone()
        }),
        [4, 3, 2, 1]
    );
    let of = |organisation: &str| Asked {
        organisation: Some(organisation.to_owned()),
        ..all.clone()
    };
    assert_eq!(list(&of("family-support")).len(), 4);
    assert_eq!(list(&of("' OR 1=1 --")), [0_u64; 0]);
    // The other end that is gone is no link any more.
    assert_eq!(
        list(&Asked {
            linked_to: Some(("household".to_owned(), EntryId(9))),
            ..all
        }),
        [0_u64; 0]
    );
}

#[test]
fn a_list_shows_exactly_what_single_answers_would_show() {
    let (folder, book) = (tempfile::tempdir().unwrap(), signals());
    let mut entries = opened(folder.path());
    let mut rows = BTreeMap::new();
    for tenant in ["25104", "11439", "30000"] {
        for organisation in ["family-support", "clinic"] {
            for level in LEVELS {
                for shared in [&[][..], &["clinic"], &["school"]] {
                    let with: BTreeSet<String> = shared.iter().map(|&own| own.to_owned()).collect();
                    let own = Entry {
                        tenant: tenant.to_owned(),
                        organisation: organisation.to_owned(),
                        state: level.to_owned(),
                        ..entry()
                    };
                    let id = entries
                        .open(&book, &own, &note(0, &with), None)
                        .unwrap()
                        .id();
                    rows.insert(id, resource(tenant, organisation, level, &with));
                }
            }
        }
    }
    let mut seen = 0;
    for role in Post::ALL {
        for organisation in [None, Some("family-support"), Some("clinic"), Some("school")] {
            for (tenant, records) in [("25104", false), ("25104", true), ("30000", true)] {
                let actor = actor(tenant, role, organisation, records);
                for action in [
                    Action::See,
                    Action::List,
                    Action::Export,
                    Action::SeeAggregates,
                ] {
                    let filter =
                        RowFilter::new(&actor, action, &"signal".parse().unwrap(), Holds::People);
                    let asked = Asked {
                        limit: 1000,
                        ..Asked::default()
                    };
                    let listed: BTreeSet<EntryId> = entries
                        .list(&book, &filter, &asked)
                        .unwrap()
                        .into_iter()
                        .map(|own| own.entry.id)
                        .collect();
                    let one_by_one = rows
                        .iter()
                        .filter(|(_, row)| may(&actor, action, row).is_ok());
                    assert_eq!(
                        listed,
                        one_by_one.map(|(id, _)| *id).collect(),
                        "{role} of {organisation:?} in {tenant}: {action:?}"
                    );
                    assert_eq!(
                        entries.count(&book, &filter, &asked).unwrap(),
                        listed.len() as u64
                    );
                    seen += listed.len();
                }
            }
        }
    }
    assert!(seen > 0);
}

fn resource(tenant: &str, organisation: &str, level: &str, with: &BTreeSet<String>) -> Resource {
    let visibility = match level {
        "public" => Visibility::Public,
        "shared" => Visibility::Shared(with.iter().map(|own| own.parse().unwrap()).collect()),
        "organisation" => Visibility::Own,
        _ => Visibility::Sealed,
    };
    Resource {
        register: "signal".parse().unwrap(),
        holds: Holds::People,
        tenant: tenant.parse().unwrap(),
        organisation: Some(organisation.parse().unwrap()),
        visibility,
    }
}
