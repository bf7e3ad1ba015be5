//! The set of services as a table: a row for each service at each of its sites.

use gocpont_disclosure::services::{Offer, Services};
use serde_json::{Map, Value, json};

use crate::table::{Column, ColumnKind, Geometry, Property};

const fn column(name: &'static str, kind: ColumnKind, about: &'static str) -> Column {
    Column { name, kind, about }
}

const fn text(name: &'static str, about: &'static str) -> Column {
    column(name, ColumnKind::Text, about)
}

/// What each service says, in the order of [`value`].
pub const COLUMNS: &[Column] = &[
    column(
        "service",
        ColumnKind::Integer,
        "the number of the service; the same at each of its sites",
    ),
    text("name", "what it is called"),
    text(
        "code",
        "the code of its kind; labels stand in the collection's description",
    ),
    text("provider", "the organisation that offers it"),
    text("site", "where it is offered: the site's name"),
    text("address", "the site's address"),
    text("phone", "telephone numbers"),
    text("email", "an e-mail address"),
    text("web", "a web page"),
    text("form", "field, visited or residential"),
    text("targets", "codes of target groups, parted by semicolons"),
    text(
        "opening_hours",
        "opening hours in the simple part of OpenStreetMap's notation",
    ),
    text("opening", "opening hours in words"),
    text("description", "what it does"),
    text("eligibility", "who may have it"),
    text("how_to_get_in", "entrance and accessibility"),
    text(
        "step_free",
        "true or false: whether the entrance has no steps",
    ),
    text("fee", "free, by_income or paid"),
    text("fee_text", "the fee in words"),
    column("fee_highest", ColumnKind::Number, "the highest fee"),
    text("fee_currency", "the currency of the highest fee"),
    text(
        "fee_per",
        "what the highest fee is for: occasion, hour, day or month",
    ),
    column("age_from", ColumnKind::Integer, "age from, years"),
    column("age_to", ColumnKind::Integer, "age to, years"),
    column(
        "capacity",
        ColumnKind::Number,
        "how much there is of the unit in capacity_unit",
    ),
    text(
        "capacity_unit",
        "places, clients_per_day, hours_per_week or posts; units are never added up",
    ),
    column("vacant", ColumnKind::Number, "how much of it is free"),
    column("waiting", ColumnKind::Number, "how many people wait"),
    text(
        "confirmed_on",
        "the day on which somebody confirmed all of it",
    ),
    text(
        "areas_served",
        "names or codes of areas, parted by semicolons",
    ),
];

/// Where an offer is; one whose place is not known is drawn nowhere, and told all the same.
pub fn geometry(offer: &Offer) -> Geometry<'_> {
    offer.at.map_or(Geometry::Lines(&[]), Geometry::Point)
}

/// What an offer says in a column.
#[must_use]
pub fn value(offer: &Offer, column: usize) -> Property<'_> {
    match column {
        0 => Property::Integer(offer.service),
        1 => Property::Text(&offer.name),
        2 => Property::text(offer.code.as_deref()),
        3 => Property::text(offer.provider.as_deref()),
        4 => Property::text(offer.site.as_deref()),
        5 => Property::text(offer.address.as_deref()),
        6 => Property::text(offer.phone.as_deref()),
        7 => Property::text(offer.email.as_deref()),
        8 => Property::text(offer.web.as_deref()),
        9 => Property::text(offer.form.as_deref()),
        10 => Property::text(offer.targets.as_deref()),
        11 => Property::text(offer.opening_hours.as_deref()),
        12 => Property::text(offer.opening.as_deref()),
        13 => Property::text(offer.description.as_deref()),
        14 => Property::text(offer.eligibility.as_deref()),
        15 => Property::text(offer.how_to_get_in.as_deref()),
        16 => Property::text(
            offer
                .step_free
                .map(|yes| if yes { "true" } else { "false" }),
        ),
        17 => Property::text(offer.fee.as_deref()),
        18 => Property::text(offer.fee_text.as_deref()),
        19 => Property::number(offer.fee_highest),
        20 => Property::text(offer.fee_currency.as_deref()),
        21 => Property::text(offer.fee_per.as_deref()),
        22 => Property::integer(offer.age_from),
        23 => Property::integer(offer.age_to),
        24 => Property::number(offer.capacity),
        25 => Property::text(offer.capacity_unit.as_deref()),
        26 => Property::number(offer.vacant),
        27 => Property::number(offer.waiting),
        28 => Property::text(offer.confirmed_on.as_deref()),
        29 => Property::text(offer.areas_served.as_deref()),
        _ => Property::Null,
    }
}

/// What the collection's description says of its codes: for each property its codes with labels in all languages.
#[must_use]
pub fn categories(services: &Services) -> Value {
    let label = |own: &gocpont_disclosure::services::Labelled| {
        let label = json!({ "hu": own.label.hu, "cs": own.label.cs, "en": own.label.en });
        json!({ "code": own.code, "label": label })
    };
    let all = services.codes.iter();
    let all: Map<String, Value> = all
        .map(|(property, codes)| (property.clone(), codes.iter().map(label).collect()))
        .collect();
    Value::Object(all)
}

#[cfg(test)]
#[path = "services_tests.rs"]
mod tests;
