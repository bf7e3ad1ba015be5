//! Rooms that services want at one time: their times as entries tell them, and the pairs that meet.

use std::collections::BTreeMap;

use gocpont_core::catalogue::weekday;
use gocpont_core::life::{Entry, PARENT};
use gocpont_core::opening::{Booking, Span, clashes, meeting};
use gocpont_records::entries::{Asked, Entries};
use jiff::civil::{Date, Weekday};
use serde_json::{Value as Json, json};

use super::super::entries::Desk;
use super::super::map::{Asker, entries_of};
use super::super::refused::Refused;
use super::{ROOM, SERVICE, SITE, SLOT};

/// Times of a municipality that a new one is compared with, at most.
const MOST: u32 = 5000;
/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// Days of the week by the codes of the register of times.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A time of a service in a room.
pub struct Slot {
    id: u64,
    service: u64,
    booking: Booking<u64>,
}

impl Slot {
    /// Of an entry as it is told; none where it is in no room, has no time, or is over.
    fn of(told: &Json, today: Date) -> Option<Self> {
        let answer = |code: &str| told.get("answers")?.get(code);
        let minute = |code: &str| u16::try_from(answer(code)?.as_f64()? as i64).ok();
        let ended: Option<Date> = answer("ended_on").and_then(|day| day.as_str()?.parse().ok());
        if ended.is_some_and(|day| day < today) {
            return None;
        }
        let (from, to) = (minute("from_minute")?, minute("to_minute")?);
        let span = Span {
            from,
            to: if to <= from { to + DAY } else { to },
        };
        Some(Self {
            id: told.get("id")?.as_u64()?,
            service: linked(told, PARENT)?,
            booking: Booking {
                room: linked(told, "room")?,
                day: weekday(answer("weekday")?.as_str()?)?,
                span,
            },
        })
    }
}

/// The first end of a link of an entry as it is told.
pub fn linked(told: &Json, link: &str) -> Option<u64> {
    told.pointer(&format!("/links/{link}/0/id"))?.as_u64()
}

/// The name of an entry as it is told.
pub fn name(told: &Json) -> Option<String> {
    told.pointer("/answers/name")?.as_str().map(str::to_owned)
}

const fn code(day: Weekday) -> &'static str {
    DAYS[day.to_monday_zero_offset() as usize]
}

/// Every pair of times that want one room, with the room, its site, and the services by their names.
pub fn clashing(asker: &Asker<'_>, services: &[Json]) -> Result<Vec<Json>, Refused> {
    let today = asker.office.calendar.day_of(asker.now);
    let all = |register: &str, open| match asker.office.register(register) {
        Ok(register) => entries_of(asker, register, open),
        Err(_) => Ok(Vec::new()),
    };
    let slots = all(SLOT, true)?;
    let titles: BTreeMap<u64, String> = services
        .iter()
        .filter_map(|told| Some((told.get("id")?.as_u64()?, name(told)?)))
        .collect();
    // Times of a service that is offered no longer hold no room.
    let slots: Vec<Slot> = slots
        .iter()
        .filter_map(|told| Slot::of(told, today))
        .filter(|slot| titles.contains_key(&slot.service))
        .collect();
    let bookings: Vec<Booking<u64>> = slots.iter().map(|own| own.booking.clone()).collect();
    let pairs = clashes(&bookings);
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let (rooms, sites) = (by_id(all(ROOM, false)?), by_id(all(SITE, false)?));
    let one = |slot: &Slot| {
        let title = titles.get(&slot.service);
        json!({ "slot": slot.id, "service": slot.service, "name": title })
    };
    let named =
        |id: u64, of: &BTreeMap<u64, Json>| json!({ "id": id, "name": of.get(&id).and_then(name) });
    let told = pairs.into_iter().filter_map(|(first, second)| {
        let (first, second) = (&slots[first], &slots[second]);
        let (day, span) = meeting(&first.booking, &second.booking)?;
        let room = first.booking.room;
        let site = rooms.get(&room).and_then(|told| linked(told, PARENT));
        Some(json!({
            "room": named(room, &rooms),
            "site": site.map(|site| named(site, &sites)),
            "day": code(day),
            "from": span.from,
            "to": span.to,
            "slots": [one(first), one(second)],
        }))
    });
    Ok(told.collect())
}

fn by_id(all: Vec<Json>) -> BTreeMap<u64, Json> {
    let with_id = |told: Json| Some((told.get("id")?.as_u64()?, told));
    all.into_iter().filter_map(with_id).collect()
}

/// The other times, as far as somebody may see them, that want the room of a time as it was just saved; none of any other register.
/// It is a warning: two services may share a room, and whoever saves it knows.
pub fn clashes_of(desk: &Desk<'_>, entries: &Entries, entry: &Entry) -> Result<Json, Refused> {
    let none = || Ok(json!([]));
    if desk.register.codebook.id != SLOT {
        return none();
    }
    let today = desk.office.calendar.day_of(desk.now);
    let is_over = |entry: &Entry| {
        let life = desk.register.codebook.life.as_ref();
        life.and_then(|life| life.state(&entry.state))
            .is_some_and(|own| own.is_final)
    };
    let own = Slot::of(&desk.told(entries, entry)?, today).filter(|_| !is_over(entry));
    let (Some(own), Ok(rows)) = (own, desk.rows()) else {
        return none();
    };
    let wanted = Asked {
        tenant: Some(entry.tenant.clone()),
        open: true,
        limit: MOST,
        ..Asked::default()
    };
    let found = entries.list(&desk.register.codebook, &rows, &wanted)?;
    let others = found.iter().filter(|found| found.entry.id != entry.id);
    let services = Desk {
        register: desk.office.register(SERVICE)?,
        ..*desk
    };
    let mut told = Vec::new();
    for other in others {
        let Some(other) = Slot::of(&desk.told(entries, &other.entry)?, today) else {
            continue;
        };
        if let Some((day, span)) = meeting(&own.booking, &other.booking) {
            let name = services.named(entries, other.service)?;
            told.push(json!({
                "slot": other.id, "service": other.service, "name": name,
                "day": code(day), "from": span.from, "to": span.to,
            }));
        }
    }
    Ok(Json::Array(told))
}
