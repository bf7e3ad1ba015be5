//! Layers of the map, and what they count by hex and by area.

use gocpont_core::hotspot::{Class, Share};
use gocpont_core::interval::{Z_95, wilson};
use gocpont_core::measure::effect::is_few;
use gocpont_core::view;
use h3o::{CellIndex, Resolution};
use serde_json::{Map, Value as Json, json};

use super::super::describe::labels;
use super::super::figures::{Seen, register_of};
use super::super::refused::Refused;
use super::asking::{Asker, Query, day, word};
use super::outline::geometry;

/// Cases of a population, their share with its interval, and whether it rests on few.
pub fn figure(share: Share) -> Json {
    let Share { cases, population } = share;
    let ends = wilson(cases, population, Z_95);
    json!({
        "cases": cases,
        "population": population,
        "value": rate(share),
        "low": ends.map(|(low, _)| low),
        "high": ends.map(|(_, high)| high),
        "few": is_few(share),
    })
}

/// The share; none without population.
pub fn rate(share: Share) -> Option<f64> {
    (share.population > 0).then(|| f64::from(share.cases) / f64::from(share.population))
}

/// A class by its name.
pub fn class(own: Class) -> String {
    match own {
        Class::Hot(level) => format!("hot{level}"),
        Class::Cold(level) => format!("cold{level}"),
        Class::NotSignificant => "ns".to_owned(),
    }
}

/// What there is to see.
pub fn layers(asker: &Asker<'_>, _: &Query) -> Result<Json, Refused> {
    let known = asker.office.staff().tenants()?;
    let town = |at: usize| {
        let seen = asker.seen.as_ref()?;
        let set = seen.picture.sets.first()?;
        set.areas().get(usize::from(*seen.towns.get(at)?))
    };
    let tenants = asker.tenants.iter().enumerate().map(|(at, code)| {
        let name = known
            .iter()
            .find(|own| own.code == *code)
            .map(|own| &own.name);
        json!({ "code": code.as_str(), "name": name, "area": town(at).map(|area| &**area.id()) })
    });
    let tenants: Vec<Json> = tenants.collect();
    let Some(seen) = &asker.seen else {
        return Ok(json!({
            "figures": false, "tenants": tenants, "bounds": null, "municipalities": null, "periods": [], "resolutions": [],
            "layers": [], "themes": [], "sets": [], "version": "",
        }));
    };
    let picture = &seen.picture;
    let layers = picture.layers().filter(|(own, _)| seen.sees(own.unit)).map(|(own, _)| {
        json!({
            "id": own.id, "unit": format!("{}s", register_of(own.unit)), "label": labels(&own.label),
            "population_label": labels(&own.population_label), "cases_label": labels(&own.cases_label),
            "description": labels(&own.description), "theme": own.theme,
        })
    });
    let periods = picture.periods.iter().enumerate();
    let periods =
        periods.map(|(at, own)| json!({ "day": own.to_string(), "now": at == picture.now() }));
    let sets = picture
        .sets
        .iter()
        .map(|set| json!({ "set": &**set.name(), "areas": set.areas().len() }));
    let themes = picture
        .themes
        .iter()
        .map(|(id, label)| json!({ "id": id, "label": labels(label) }));
    let resolutions = picture.resolutions.iter().map(|own| u8::from(*own));
    Ok(json!({
        "figures": asker.sees_figures(),
        "tenants": tenants,
        "bounds": bounds(seen),
        "municipalities": picture.sets.first().map(|set| &**set.name()),
        "periods": periods.collect::<Vec<_>>(),
        "resolutions": resolutions.collect::<Vec<_>>(),
        "layers": layers.collect::<Vec<_>>(),
        "themes": themes.collect::<Vec<_>>(),
        "sets": sets.collect::<Vec<_>>(),
        "version": picture.version,
    }))
}

/// West, south, east and north of the municipalities.
fn bounds(seen: &Seen) -> Option<[f64; 4]> {
    use geo::BoundingRect;
    let areas = seen.picture.sets.first()?.areas();
    let own = seen
        .towns
        .iter()
        .filter_map(|town| areas.get(usize::from(*town)));
    let rects = own.filter_map(|area| area.polygon().bounding_rect());
    let each = rects.map(|rect| [rect.min().x, rect.min().y, rect.max().x, rect.max().y]);
    each.reduce(|a, b| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    })
}

/// The period that is asked for, or today.
pub fn period(seen: &Seen, query: &Query) -> Result<usize, Refused> {
    match query.day("period")? {
        None => Ok(seen.picture.now()),
        Some(day) => seen.picture.period(day).ok_or(Refused::NotFound),
    }
}

/// The resolution that is asked for, or the finest.
pub fn resolution(seen: &Seen, query: &Query) -> Result<Resolution, Refused> {
    let finest = seen
        .picture
        .resolutions
        .last()
        .copied()
        .ok_or(Refused::NoFigures)?;
    match query.resolution()? {
        None => Ok(finest),
        Some(own) if seen.picture.resolutions.contains(&own) => Ok(own),
        Some(_) => Err(Refused::NotFound),
    }
}

/// A layer hex by hex.
pub fn hexes(asker: &Asker<'_>, query: &Query) -> Result<Json, Refused> {
    let seen = asker.figures()?;
    let (indicator, ends) = seen.layer(query.wanted("layer")?)?;
    let (period, resolution) = (period(seen, query)?, resolution(seen, query)?);
    let view = seen.view();
    let total = view.share(view.all(), period, ends);
    let on = seen.picture.periods[period];
    let filter = [("layer", word(&indicator.id)), ("period", day(on))];
    asker.counting(register_of(indicator.unit), &filter, total.population.into(), || {
        let hexes = view.hexes(period, ends, resolution);
        let hot = view::hot(&hexes).map_err(|error| Refused::Failed(error.to_string()))?;
        let told = hexes.iter().zip(&hot.hexes).map(|((hex, share), spot)| {
            let ends = wilson(share.cases, share.population, Z_95);
            json!([
                hex.to_string(), share.cases, share.population, rate(*share), ends.map(|own| own.0), ends.map(|own| own.1),
                spot.map(|spot| class(spot.class)),
            ])
        });
        Ok(json!({
            "layer": indicator.id, "period": on.to_string(), "resolution": u8::from(resolution),
            "version": seen.picture.version, "total": figure(total), "unplaced": null, "hexes": told.collect::<Vec<_>>(),
        }))
    })
}

/// The areas of a set, with what is counted in them where a layer is asked for: in the hexes whose centre they hold.
pub fn areas(asker: &Asker<'_>, query: &Query) -> Result<Json, Refused> {
    let seen = asker.seen.as_ref().ok_or(Refused::NoFigures)?;
    let set = seen
        .picture
        .set(query.wanted("set")?)
        .ok_or(Refused::NotFound)?;
    let is_towns = seen
        .picture
        .sets
        .first()
        .is_some_and(|first| first.name() == set.name());
    let view = seen.view();
    let feature = |at: usize, more: Option<Share>| {
        let area = &set.areas()[at];
        let mut properties = Map::new();
        properties.insert("set".to_owned(), json!(&**set.name()));
        properties.insert("area".to_owned(), json!(&**area.id()));
        properties.insert("name".to_owned(), json!(area.name()));
        if let Some(Json::Object(counted)) = more.map(figure) {
            properties.extend(counted);
        }
        json!({ "type": "Feature", "id": format!("{}/{}", set.name(), area.id()), "properties": properties, "geometry": geometry(area.polygon()) })
    };
    // Of the municipalities those asked for, of other sets the areas that lie in them.
    let cells = |at: usize| view.inside(set.areas()[at].polygon());
    let is_shown = |at: &usize| {
        if is_towns {
            seen.towns.iter().any(|town| usize::from(*town) == *at)
        } else {
            !cells(*at).is_empty()
        }
    };
    let shown: Vec<usize> = (0..set.areas().len()).filter(is_shown).collect();
    let collection =
        |features: Vec<Json>| json!({ "type": "FeatureCollection", "features": features });
    let Some(layer) = query.text("layer") else {
        return Ok(collection(
            shown.into_iter().map(|at| feature(at, None)).collect(),
        ));
    };
    let seen = asker.figures()?;
    let (indicator, ends) = seen.layer(layer)?;
    let period = period(seen, query)?;
    let counted = view.share(view.all(), period, ends).population;
    let filter = [
        ("layer", word(&indicator.id)),
        ("period", day(seen.picture.periods[period])),
        ("set", word(set.name())),
    ];
    asker.counting(register_of(indicator.unit), &filter, counted.into(), || {
        let told = shown
            .iter()
            .map(|at| feature(*at, Some(view.share(&cells(*at), period, ends))));
        Ok(collection(told.collect()))
    })
}

/// Hexes as texts.
pub fn names(hexes: &[CellIndex]) -> Vec<String> {
    hexes.iter().map(ToString::to_string).collect()
}
