//! Organisations, sites with their rooms, services and their opening times.

use jiff::ToSpan;
use jiff::civil::Date;

use super::places::Municipality;
use super::sheet::Sheet;
use super::words::Words;

/// Organisations: code, kind, sector, whether they are members of the signalling system.
pub const ORGANISATIONS: [(&str, &str, &str, bool); 8] = [
    ("office", "mayors_office", "administration", true),
    ("family-support", "institution", "child_welfare", true),
    ("care-centre", "provider", "social", true),
    ("health-visitors", "institution", "health", true),
    ("school", "institution", "education", true),
    ("police", "authority", "police_justice", true),
    ("helpers", "civil", "social", false),
    ("parish", "church", "social", false),
];

/// A service of the demo districts.
pub struct Offered {
    code: &'static str,
    form: &'static str,
    provider: usize,
    site: usize,
    room: Option<usize>,
    target: &'static str,
    capacity: (&'static str, u32),
    used: u32,
    /// Whether towns alone have it.
    towns: bool,
    /// Weekdays, and minutes of the day.
    open: (&'static [&'static str], u16, u16),
}

const WEEK: &[&str] = &["mon", "tue", "wed", "thu", "fri"];

/// Services, in the order of their names in [`Words`].
pub const SERVICES: [Offered; 8] = [
    offered(
        "home_help",
        "field",
        (2, 0, None),
        "seniors",
        ("hours_per_week", 320, 290),
        (WEEK, 450, 960),
    ),
    offered(
        "meals",
        "visited",
        (2, 0, Some(1)),
        "seniors",
        ("clients_per_day", 120, 104),
        (WEEK, 660, 840),
    ),
    offered(
        "day_elderly",
        "visited",
        (2, 0, Some(0)),
        "seniors",
        ("places", 30, 27),
        (WEEK, 480, 960),
    ),
    offered(
        "family_support",
        "visited",
        (1, 1, None),
        "families",
        ("posts", 4, 3),
        (WEEK, 480, 960),
    ),
    Offered {
        towns: true,
        ..offered(
            "alarm",
            "field",
            (2, 0, None),
            "seniors",
            ("places", 40, 40),
            (&["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 0, 1440),
        )
    },
    offered(
        "counselling",
        "visited",
        (6, 0, Some(2)),
        "deep_poverty",
        ("clients_per_day", 8, 6),
        (&["tue", "thu"], 780, 1020),
    ),
    offered(
        "outreach",
        "field",
        (0, 1, None),
        "excluded",
        ("clients_per_day", 12, 9),
        (WEEK, 480, 900),
    ),
    Offered {
        towns: true,
        ..offered(
            "support_transport",
            "field",
            (2, 0, None),
            "disabled",
            ("hours_per_week", 60, 48),
            (WEEK, 420, 1020),
        )
    },
];

const fn offered(
    code: &'static str,
    form: &'static str,
    (provider, site, room): (usize, usize, Option<usize>),
    target: &'static str,
    (unit, amount, used): (&'static str, u32, u32),
    open: (&'static [&'static str], u16, u16),
) -> Offered {
    Offered {
        code,
        form,
        provider,
        site,
        room,
        target,
        capacity: (unit, amount),
        used,
        towns: false,
        open,
    }
}

/// Where its site stands: degrees north and east of the middle.
const SITES: [(f64, f64); 3] = [(0.0012, -0.0021), (-0.0007, 0.0016), (0.0031, 0.0042)];

/// The id of a municipality's thing.
pub fn id(kind: &str, town: &Municipality, nth: usize) -> String {
    format!("{kind}-{}-{}", town.code, nth + 1)
}

/// The tables, each after those that it links to.
pub fn sheets(words: &Words, town: &Municipality, today: Date) -> Vec<Sheet> {
    vec![
        organisations(words, town),
        sites(words, town, today),
        rooms(words, town),
        services(words, town, today),
        slots(town),
    ]
}

fn named(pattern: &str, town: &Municipality) -> String {
    pattern.replace("{}", town.name)
}

fn organisations(words: &Words, town: &Municipality) -> Sheet {
    let columns = &[
        "organisation_id",
        "name",
        "kind",
        "sector",
        "signals",
        "organisation",
        "office_address",
        "office_phone",
        "office_email",
        "lat",
        "lon",
    ];
    let mut sheet = Sheet::new("organisation", columns);
    for (nth, (code, kind, sector, signals)) in ORGANISATIONS.into_iter().enumerate() {
        let (north, east) = SITES[nth % SITES.len()];
        let (lat, lon) = town.at(north, east);
        let phone = format!("{}{:02}", words.telephone, nth + 10);
        let mail = format!("{code}@{}.example", town.code);
        sheet.push(&[
            &id("org", town, nth),
            &named(words.organisations[nth], town),
            kind,
            sector,
            yes(signals),
            code,
            words.streets[nth % 3],
            &phone,
            &mail,
            &lat,
            &lon,
        ]);
    }
    sheet
}

const fn yes(is: bool) -> &'static str {
    if is { "1" } else { "0" }
}

fn sites(words: &Words, town: &Municipality, today: Date) -> Sheet {
    let columns = &[
        "site_id",
        "name",
        "kind",
        "address_text",
        "owner_kind",
        "condition",
        "inspected_on",
        "step_free",
        "lift",
        "accessible_toilet",
        "stop_distance_m",
        "operator",
        "organisation",
        "lat",
        "lon",
    ];
    let mut sheet = Sheet::new("site", columns);
    let kinds = [
        ("community_space", "good", true),
        ("office", "fair", true),
        ("school", "poor", false),
    ];
    for (nth, (kind, condition, step_free)) in kinds.into_iter().enumerate() {
        let (lat, lon) = town.at(SITES[nth].0, SITES[nth].1);
        let inspected = format!("{}-05-{:02}", today.year() - 1, 10 + nth);
        let operator = id("org", town, [2, 0, 4][nth]);
        let stop = (120 + 160 * nth).to_string();
        sheet.push(&[
            &id("site", town, nth),
            &named(words.sites[nth], town),
            kind,
            words.streets[nth],
            "municipality",
            condition,
            &inspected,
            yes(step_free),
            yes(false),
            yes(step_free),
            &stop,
            &operator,
            ORGANISATIONS[[2, 0, 4][nth]].0,
            &lat,
            &lon,
        ]);
    }
    sheet
}

fn rooms(words: &Words, town: &Municipality) -> Sheet {
    let mut sheet = Sheet::new(
        "room",
        &["room_id", "site_id", "name", "seats", "step_free"],
    );
    for (nth, name) in words.rooms.into_iter().enumerate() {
        let seats = [16, 60, 4][nth].to_string();
        sheet.push(&[
            &id("room", town, nth),
            &id("site", town, 0),
            name,
            &seats,
            "1",
        ]);
    }
    sheet
}

/// The services that a municipality has.
fn had(town: &Municipality) -> impl Iterator<Item = (usize, &'static Offered)> {
    let is_town = town.is_town;
    let all = SERVICES.iter().enumerate();
    all.filter(move |(_, own)| is_town || !own.towns)
}

fn services(words: &Words, town: &Municipality, today: Date) -> Sheet {
    let columns = &[
        "service_id",
        "name",
        "code",
        "form",
        "eligibility",
        "fee",
        "registered_from",
        "confirmed_on",
        "provider",
        "sites",
        "organisation",
        "state",
        "for_seniors",
        "for_families",
        "for_disabled",
        "for_excluded",
        "for_deep_poverty",
        "capacity_places",
        "capacity_clients_per_day",
        "capacity_hours_per_week",
        "capacity_posts",
        "used_places",
        "posts_filled",
        "posts_vacant",
        "lat",
        "lon",
    ];
    let mut sheet = Sheet::new("service", columns);
    for (nth, own) in had(town) {
        let target = |code: &str| yes(own.target == code);
        // A village has a third of a town's.
        let share = |amount: u32| amount.div_ceil(if town.is_town { 1 } else { 3 });
        let amount = share(own.capacity.1);
        let used = share(own.used).min(amount).to_string();
        let capacity = |unit: &str| {
            if own.capacity.0 == unit {
                amount.to_string()
            } else {
                String::new()
            }
        };
        let used_places = if own.capacity.0 == "places" {
            used.as_str()
        } else {
            ""
        };
        let (filled, vacant) = if own.capacity.0 == "posts" {
            (used.clone(), (amount - share(own.used)).to_string())
        } else {
            (String::new(), String::new())
        };
        let from = format!("{}-01-01", today.year() - 3);
        // Each was asked about in its turn; one has not answered for a year.
        let days = if own.code == "counselling" { 365 } else { 12 };
        let confirmed = today.saturating_sub(days.days()).to_string();
        let (lat, lon) = town.at(SITES[own.site].0, SITES[own.site].1);
        let fee = if own.provider == 2 {
            "by_income"
        } else {
            "free"
        };
        sheet.push(&[
            &id("service", town, nth),
            words.services[nth],
            own.code,
            own.form,
            words.eligibility[nth],
            fee,
            &from,
            &confirmed,
            &id("org", town, own.provider),
            &id("site", town, own.site),
            ORGANISATIONS[own.provider].0,
            "offered",
            target("seniors"),
            target("families"),
            target("disabled"),
            target("excluded"),
            target("deep_poverty"),
            &capacity("places"),
            &capacity("clients_per_day"),
            &capacity("hours_per_week"),
            &capacity("posts"),
            used_places,
            &filled,
            &vacant,
            &lat,
            &lon,
        ]);
    }
    sheet
}

fn slots(town: &Municipality) -> Sheet {
    let mut sheet = Sheet::new(
        "service_slot",
        &[
            "service_slot_id",
            "service_id",
            "weekday",
            "from_minute",
            "to_minute",
            "room",
        ],
    );
    for (nth, own) in had(town) {
        let (days, from, to) = own.open;
        for day in days {
            let room = own
                .room
                .map_or_else(String::new, |room| id("room", town, room));
            sheet.push(&[
                &format!("{}-{day}", id("slot", town, nth)),
                &id("service", town, nth),
                day,
                &from.to_string(),
                &to.to_string(),
                &room,
            ]);
        }
    }
    sheet
}
