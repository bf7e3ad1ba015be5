//! What rules see of the staff map's figures: series of an indicator in a municipality and its areas, and hot spots by how they have
//! come. A period in which nothing was answered anew says nothing: it would repeat the one before.

use std::collections::BTreeMap;

use gocpont_core::emerging::{Category, Kind};
use gocpont_core::step::Ends;
use gocpont_core::view::{Cells, View};
use gocpont_core::watch::{Every, emerged};
use jiff::civil::Date;

use super::board::Idle;
use super::sight::{Reading, Row, Spot, Told, Town, Watched};
use crate::staff::Refused;
use crate::staff::figures::Picture;
use crate::staff::map::address;

/// Every way in which a place can be hot now.
const HOT: [Category; 7] = [
    Category::Hot(Kind::New),
    Category::Hot(Kind::Consecutive),
    Category::Hot(Kind::Intensifying),
    Category::Hot(Kind::Persistent),
    Category::Hot(Kind::Diminishing),
    Category::Hot(Kind::Sporadic),
    Category::Hot(Kind::Oscillating),
];

/// The series of an indicator up to the last period that ended before a day, out of a picture whose periods are last days of the
/// watched ones. A period that nobody answered in, or that the picture does not have, is there without cases.
pub fn rows(picture: &Picture, town: &Town, watched: Watched<'_>, today: Date) -> Told<Vec<Row>> {
    let Watched {
        indicator,
        areas,
        every,
    } = watched;
    let (_, ends) = picture.layer(indicator).ok_or(Idle::NoIndicator)?;
    let at = picture
        .municipality(&town.code, &town.name)
        .ok_or(Idle::NoArea)?;
    let view = View::new(&picture.cube, &[at]);
    let counted = renewed(picture, at, every);
    let (Some(first), true) = (counted.keys().next(), counted.len() >= 2) else {
        return Err(Idle::FewPeriods);
    };
    let days = every.ended(*first, today);
    let series = |area, cells: &Cells| Row {
        area,
        readings: days
            .iter()
            .map(|day| reading(&view, cells, ends, (*day, counted.get(day).copied())))
            .collect(),
    };
    let mut rows = vec![series(None, view.all())];
    if let Some(set) = areas {
        let areas = picture.set(set).ok_or(Idle::NoArea)?;
        for area in areas.areas() {
            let cells = view.inside(area.polygon());
            if !cells.is_empty() {
                let named = (
                    set.to_owned(),
                    area.id().to_string(),
                    area.name().to_owned(),
                );
                rows.push(series(Some(named), &cells));
            }
        }
    }
    Ok(rows)
}

fn reading(
    view: &View<'_>,
    cells: &Cells,
    ends: Ends,
    (from, at): (Date, Option<usize>),
) -> Reading {
    let share = at.map(|at| view.share(cells, at, ends));
    Reading {
        from,
        cases: share.map(|own| own.cases),
        population: share.map_or(0, |own| own.population),
    }
}

/// The periods in which something was answered in a municipality, by their first day.
fn renewed(picture: &Picture, town: u16, every: Every) -> BTreeMap<Date, usize> {
    let all = picture.periods.iter().zip(&picture.renewed).enumerate();
    let own = all.filter(|(_, (_, towns))| towns.contains(&town));
    own.map(|(at, (day, _))| (every.of(*day), at)).collect()
}

/// The hot spots of an indicator in the last period in which something was answered, by how they have come to be hot since the
/// first, or since a day, and how many people they are counted from. At the resolution at which hot spots are places and not houses.
pub fn spots(
    picture: &Picture,
    town: &Town,
    (indicator, since): (&str, Option<Date>),
) -> Result<Told<(Vec<Spot>, u64)>, Refused> {
    let Some((_, ends)) = picture.layer(indicator) else {
        return Ok(Err(Idle::NoIndicator));
    };
    let at = picture.municipality(&town.code, &town.name);
    let Some((at, resolution)) = at.zip(picture.spot_resolution()) else {
        return Ok(Err(Idle::NoArea));
    };
    let view = View::new(&picture.cube, &[at]);
    let periods = (0..picture.periods.len()).filter(|period| {
        let towns = picture.renewed.get(*period);
        let is_past = since.is_some_and(|since| picture.periods[*period] < since);
        !is_past && towns.is_some_and(|towns| towns.contains(&at))
    });
    let periods: Vec<usize> = periods.collect();
    let Some(last) = periods.last().copied().filter(|_| periods.len() >= 2) else {
        return Ok(Err(Idle::FewPeriods));
    };
    let hexes = periods.iter().map(|own| view.hexes(*own, ends, resolution));
    let hexes: Vec<_> = hexes.collect();
    let found = emerged(&hexes, &HOT).map_err(|error| Refused::Failed(error.to_string()))?;
    let on = picture.periods[last];
    let spots = found.into_iter().map(|own| Spot {
        address: address(indicator, on, &own.hexes),
        category: own.category,
        cases: own.share.cases,
        expected: own.expected,
        hexes: own.hexes,
    });
    let people = view.share(view.all(), last, ends).population;
    Ok(Ok((spots.collect(), people.into())))
}
