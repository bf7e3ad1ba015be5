//! Every role with every action on every kind of row, in the own municipality, in one that shares the register and in a
//! foreign one; and that lists and single answers never disagree.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::actor::District;
use crate::code::{OrganisationCode, RegisterCode, TenantCode};
use crate::filter::RowFilter;
use crate::resource::Holds;
use crate::role::Role;
use crate::scope::Collections;
use crate::scope::{Scope, TokenTier};
use crate::secret::TokenId;

fn code<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn grant(tenant: &str, role: Role, records: bool) -> Grant {
    Grant {
        tenant: code(tenant),
        role,
        records,
    }
}

/// Somebody of `office` in `own`, which shares the register `household` with `joint`.
fn actor(grants: Vec<Grant>) -> Actor {
    let district = District {
        code: code("district"),
        tenants: BTreeSet::from([code("own"), code("joint")]),
        registers: BTreeSet::from([code("household")]),
    };
    Actor::account(
        code("somebody"),
        Some(code("office")),
        grants,
        vec![district],
    )
}

fn resource(tenant: &str, holds: Holds, organisation: &str, visibility: &Visibility) -> Resource {
    Resource {
        register: code("household"),
        holds,
        tenant: code(tenant),
        organisation: Some(code(organisation)),
        visibility: visibility.clone(),
    }
}

/// What kinds of rows there are: visibility, and the organisation that keeps them.
fn kinds() -> Vec<(&'static str, Visibility, &'static str)> {
    let with = |other: &str| Visibility::Shared(BTreeSet::from([code(other)]));
    vec![
        ("public", Visibility::Public, "other"),
        ("public, own organisation's", Visibility::Public, "office"),
        ("shared with us", with("office"), "other"),
        ("shared with others", with("third"), "other"),
        ("shared by us", with("third"), "office"),
        ("another organisation's", Visibility::Own, "other"),
        ("our organisation's", Visibility::Own, "office"),
        ("sealed, another's", Visibility::Sealed, "other"),
        ("sealed, ours", Visibility::Sealed, "office"),
    ]
}

fn table(role: Role, records: bool, holds: Holds) -> String {
    let somebody = actor(vec![grant("own", role, records)]);
    let mut lines = String::new();
    for action in Action::ALL {
        for tenant in ["own", "joint", "foreign"] {
            let kinds = kinds();
            let allowed = kinds.iter().filter(|(_, visibility, organisation)| {
                may(
                    &somebody,
                    action,
                    &resource(tenant, holds, organisation, visibility),
                )
                .is_ok()
            });
            let names: Vec<&str> = allowed.map(|(name, ..)| *name).collect();
            if !names.is_empty() {
                writeln!(lines, "  {action:?} in {tenant}: {}", names.join("; ")).unwrap();
            }
        }
    }
    lines
}

#[test]
fn every_role_may_exactly_this() {
    let mut all = String::new();
    let second = Role::ALL.map(|role| (role, false));
    for (role, records) in second.into_iter().chain([(Role::Analyst, true)]) {
        for holds in Holds::ALL {
            let right = if records { " with records" } else { "" };
            writeln!(all, "{role}{right}, register of {holds:?}").unwrap();
            all.push_str(&table(role, records, holds));
        }
    }
    insta::assert_snapshot!("rights", all);
}

#[test]
fn a_foreign_municipality_gives_nothing_to_anybody() {
    for role in Role::ALL {
        let somebody = actor(vec![grant("own", role, true)]);
        for action in Action::ALL {
            for holds in Holds::ALL {
                for (name, visibility, organisation) in kinds() {
                    let asked = resource("foreign", holds, organisation, &visibility);
                    let said = may(&somebody, action, &asked);
                    assert_eq!(said, Err(Refused::Tenant), "{role} {action:?} {name}");
                }
            }
        }
    }
}

#[test]
fn an_administrator_sees_no_record_and_the_second_right_is_the_analysts_alone() {
    for role in Role::ALL {
        let plain = table(role, false, Holds::People);
        let second = table(role, true, Holds::People);
        assert_eq!(plain == second, role != Role::Analyst, "{role}");
    }
    let administrator = table(Role::Administrator, true, Holds::People);
    assert!(!administrator.contains("See"), "{administrator}");
    assert!(
        administrator.contains("ManagePeople in own"),
        "{administrator}"
    );
}

#[test]
fn what_is_sealed_is_never_seen_by_looking() {
    let everything = Role::ALL.map(|role| grant("own", role, true)).to_vec();
    let somebody = actor(everything);
    for holds in Holds::ALL {
        for action in Action::ALL {
            let asked = resource("own", holds, "office", &Visibility::Sealed);
            let is_opened = may(&somebody, action, &asked).is_ok();
            assert_eq!(is_opened, action == Action::OpenSealed, "{action:?}");
        }
    }
}

#[test]
fn a_token_reads_what_its_scope_names_and_does_nothing_else() {
    let scope: Scope = code("gis:own:elders-alone-hex9");
    let token = Actor::token(TokenId::new().unwrap(), scope);
    let of = |register: &str, tenant: &str, holds| Resource {
        register: code(register),
        organisation: None,
        ..resource(tenant, holds, "office", &Visibility::Public)
    };
    let layer = of("elders-alone-hex9", "own", Holds::Things);
    assert_eq!(may(&token, Action::SeeFiner, &layer), Ok(()));
    let other = of("severe-deprivation-hex9", "own", Holds::Things);
    assert_eq!(may(&token, Action::SeeFiner, &other), Err(Refused::Scope));
    let foreign = of("elders-alone-hex9", "foreign", Holds::Things);
    assert_eq!(
        may(&token, Action::SeeFiner, &foreign),
        Err(Refused::Tenant)
    );
    let public = Actor::token(TokenId::new().unwrap(), code("public:own:*"));
    assert_eq!(may(&public, Action::SeeFiner, &layer), Err(Refused::Scope));
    let reads = [Action::See, Action::List, Action::Export, Action::SeeFiner];
    for action in Action::ALL {
        let people = of("elders-alone-hex9", "own", Holds::People);
        let finer = action == Action::SeeFiner;
        assert_eq!(may(&token, action, &people).is_ok(), finer, "{action:?}");
        let is_read = reads.contains(&action);
        assert_eq!(may(&token, action, &layer).is_ok(), is_read, "{action:?}");
    }
}

#[test]
fn several_roles_add_up_and_the_nearest_refusal_is_named() {
    let two = actor(vec![
        grant("own", Role::Viewer, false),
        grant("joint", Role::Publisher, false),
    ]);
    let at = |tenant: &str| resource(tenant, Holds::Things, "other", &Visibility::Public);
    assert_eq!(may(&two, Action::Publish, &at("joint")), Ok(()));
    assert_eq!(may(&two, Action::Publish, &at("own")), Err(Refused::Role));
    assert_eq!(
        may(&two, Action::Publish, &at("foreign")),
        Err(Refused::Tenant)
    );
    let hidden = resource("own", Holds::Things, "other", &Visibility::Own);
    assert_eq!(may(&two, Action::See, &hidden), Err(Refused::Visibility));
}

const TENANTS: [&str; 4] = ["a", "b", "c", "d"];
const OFFICES: [&str; 3] = ["x", "y", "z"];
const REGISTERS: [&str; 2] = ["household", "service"];

fn codes<T: std::str::FromStr<Err: std::fmt::Debug> + Ord>(texts: &[&str]) -> BTreeSet<T> {
    texts.iter().map(|text| code(text)).collect()
}

fn organisation() -> impl Strategy<Value = Option<OrganisationCode>> {
    proptest::option::of(select(&OFFICES[..]).prop_map(code))
}

fn some_district() -> impl Strategy<Value = District> {
    let parts = (
        subsequence(&TENANTS[..], 0..=4),
        subsequence(&REGISTERS[..], 0..=2),
    );
    parts.prop_map(|(tenants, registers)| District {
        code: code("district"),
        tenants: codes(&tenants),
        registers: codes(&registers),
    })
}

fn some_person() -> impl Strategy<Value = Actor> {
    let grants = (select(&TENANTS[..]), select(&Role::ALL[..]), any::<bool>());
    let grants = grants.prop_map(|(tenant, role, records)| grant(tenant, role, records));
    let grants = proptest::collection::vec(grants, 0..4);
    let districts = proptest::collection::vec(some_district(), 0..3);
    (organisation(), grants, districts).prop_map(|(organisation, grants, districts)| {
        Actor::account(code("somebody"), organisation, grants, districts)
    })
}

fn some_token() -> impl Strategy<Value = Actor> {
    let named =
        subsequence(&REGISTERS[..], 1..=2).prop_map(|names| Collections::Named(codes(&names)));
    let collections = prop_oneof![Just(Collections::All), named];
    let tenants = subsequence(&TENANTS[..], 1..=4);
    let tier = select(&[TokenTier::Public, TokenTier::Gis][..]);
    (collections, tenants, tier).prop_map(|(collections, tenants, tier)| {
        let scope = Scope::new(collections, codes(&tenants), tier);
        Actor::token(code("0123456789abcdef"), scope.unwrap())
    })
}

fn some_row() -> impl Strategy<Value = Resource> {
    let shared = subsequence(&OFFICES[..], 0..=3).prop_map(|with| Visibility::Shared(codes(&with)));
    let visibility = prop_oneof![
        Just(Visibility::Public),
        shared,
        Just(Visibility::Own),
        Just(Visibility::Sealed),
    ];
    let parts = (
        select(&REGISTERS[..]),
        select(&Holds::ALL[..]),
        select(&TENANTS[..]),
        organisation(),
        visibility,
    );
    parts.prop_map(
        |(register, holds, tenant, organisation, visibility)| Resource {
            register: code::<RegisterCode>(register),
            holds,
            tenant: code::<TenantCode>(tenant),
            organisation,
            visibility,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn lists_and_single_answers_never_disagree(
        actor in prop_oneof![3 => some_person(), 1 => some_token()],
        row in some_row(),
        register in select(&REGISTERS[..]),
    ) {
        for action in Action::ALL {
            let single = may(&actor, action, &row).is_ok();
            let own = RowFilter::new(&actor, action, &row.register, row.holds);
            prop_assert_eq!(own.admits(&row), single, "{:?}", action);
            prop_assert!(!own.is_empty() || !single);
            // A filter of another register or another kind admits nothing of this one.
            let other = RowFilter::new(&actor, action, &code(register), row.holds);
            prop_assert_eq!(other.admits(&row), single && row.register.as_str() == register);
        }
    }
}
