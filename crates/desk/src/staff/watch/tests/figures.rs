//! Rules about the staff map's figures: which periods count, what is new in them, and why a rule cannot look.

use geo_types::{MultiPolygon, polygon};
use gocpont_core::area::{Area, AreaSet};
use gocpont_core::codebook::{Indicator, IndicatorKind, Labels, Unit};
use gocpont_core::condition::Condition;
use gocpont_core::cube::{Atom, Cube, Sorted};
use gocpont_core::emerging::{Category, Kind};
use gocpont_core::step::Steps;
use gocpont_core::watch::overlap;
use h3o::{CellIndex, LatLng, Resolution};

use super::*;
use crate::staff::figures::Picture;
use crate::staff::watch::read::text;
use crate::staff::watch::{rows, spots, told};

/// One period: its day, whether somebody answered in it, and whether the cluster is hot.
type Period = (Date, bool, bool);

fn square(west: f64, east: f64) -> MultiPolygon<f64> {
    polygon![(x: west, y: 47.6), (x: east, y: 47.6), (x: east, y: 47.7), (x: west, y: 47.7)].into()
}

fn set(name: &str, areas: &[(&str, &str, f64, f64)]) -> AreaSet {
    let area =
        |own: &(&str, &str, f64, f64)| Area::new(own.0, own.1, &square(own.2, own.3)).unwrap();
    AreaSet::new(name, areas.iter().map(area).collect()).unwrap()
}

/// The cluster: it lies in the western district.
fn cluster() -> Vec<CellIndex> {
    let centre = LatLng::new(47.65, 18.22).unwrap().to_cell(Resolution::Nine);
    centre.grid_disk(2)
}

/// A town of ten people in each hex, one to three of whom are alone; eight where it is hot.
fn picture(periods: &[Period]) -> Picture {
    let towns = set("municipalities", &[(OWN, "Mintafalva", 18.2, 18.3)]);
    let labels = Labels {
        hu: "egyedül".to_owned(),
        cs: "sami".to_owned(),
        en: "alone".to_owned(),
    };
    let indicators = vec![Indicator {
        id: "alone".to_owned(),
        unit: Unit::Persons,
        kind: IndicatorKind::Rate,
        label: labels.clone(),
        population_label: labels.clone(),
        cases_label: labels.clone(),
        description: labels,
        theme: None,
        population: Vec::new(),
        cases: vec![Condition::Is("alone".to_owned(), true)],
    }];
    let hexes = towns.hexes(0, Resolution::Nine).unwrap();
    let atoms = hexes.into_iter().map(|hex| Atom {
        municipality: 0,
        hex,
    });
    let mut cube = Cube::new(atoms.collect(), Steps::of(&indicators), periods.len());
    let (atoms, near) = (cube.atoms().to_vec(), cluster());
    for (at, (_, _, is_hot)) in periods.iter().enumerate() {
        let (mut places, mut alone) = (Vec::new(), Vec::new());
        for (number, atom) in atoms.iter().enumerate() {
            let cases = if *is_hot && near.contains(&atom.hex) {
                8
            } else {
                1 + number * 7 % 3
            };
            places.extend(vec![Some(*atom); 10]);
            alone.extend((0..10).map(|person| person < cases));
        }
        let masks = [None, Some(vec![true; alone.len()]), Some(alone)];
        cube.add(at, &Sorted::new(&places), &masks).unwrap();
    }
    let renewed = periods.iter().map(|(_, is_answered, _)| {
        let own: &[u16] = if *is_answered { &[0] } else { &[] };
        own.iter().copied().collect()
    });
    Picture {
        version: "1".to_owned(),
        themes: Vec::new(),
        indicators,
        periods: periods.iter().map(|own| own.0).collect(),
        renewed: renewed.collect(),
        cube,
        resolutions: vec![Resolution::Seven, Resolution::Eight, Resolution::Nine],
        sets: vec![
            towns,
            set(
                "districts",
                &[("d1", "Nyugat", 18.2, 18.24), ("d2", "Kelet", 18.24, 18.3)],
            ),
        ],
    }
}

fn town() -> Town {
    Town {
        code: OWN.to_owned(),
        name: "Mintafalva".to_owned(),
    }
}

/// Months from one on: the last day of each.
fn months(first: Date, hot: &[bool]) -> Vec<Period> {
    let mut day = first;
    let period = |is_hot: &bool| {
        let last = day.last_of_month();
        day = Every::Month.next(day);
        (last, true, *is_hot)
    };
    hot.iter().map(period).collect()
}

#[test]
fn a_hot_spot_that_came_with_the_last_answers_is_new_however_often_it_is_counted_since() {
    let mut periods = months(date(2026, 1, 1), &[false, false, false, false, true]);
    periods.push((date(2026, 11, 26), false, true));
    let picture = picture(&periods);
    let (found, people) = spots(&picture, &town(), ("alone", None)).unwrap().unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    let own = &found[0];
    assert_eq!(own.category, Category::Hot(Kind::New));
    assert!(
        own.address.starts_with("alone-staff/2026-05-31/"),
        "{}",
        own.address
    );
    let parents: Vec<CellIndex> = cluster()
        .iter()
        .filter_map(|hex| hex.parent(Resolution::Eight))
        .collect();
    assert!(overlap(&own.hexes, &parents) && f64::from(own.cases) > 1.5 * own.expected);
    assert_eq!(people, picture.cube.atoms().len() as u64 * 10);
    // Answered again, it is no longer new; since a break there is nothing to compare it with.
    periods[5].1 = true;
    let picture = self::picture(&periods);
    let (found, _) = spots(&picture, &town(), ("alone", None)).unwrap().unwrap();
    assert_eq!(found[0].category, Category::Hot(Kind::Consecutive));
    let since = Some(date(2026, 11, 1));
    assert_eq!(
        spots(&picture, &town(), ("alone", since)).unwrap(),
        Err(Idle::FewPeriods)
    );
}

#[test]
fn a_series_has_the_months_with_answers_and_is_told_for_each_area_too() {
    let mut periods = months(date(2026, 1, 1), &[false, false, true, true]);
    periods[1].1 = false;
    let picture = picture(&periods);
    let watched = Watched {
        indicator: "alone",
        areas: Some("districts"),
        every: Every::Month,
    };
    let found = rows(&picture, &town(), watched, date(2026, 6, 10)).unwrap();
    let names: Vec<_> = found
        .iter()
        .map(|row| row.area.as_ref().map(|own| own.1.as_str()))
        .collect();
    assert_eq!(names, [None, Some("d1"), Some("d2")]);
    let cases = |row: &Row| row.readings.iter().map(|own| own.cases).collect::<Vec<_>>();
    let (all, west, east) = (cases(&found[0]), cases(&found[1]), cases(&found[2]));
    assert_eq!(
        (all.len(), all[1], all[4]),
        (5, None, None),
        "February and May: nobody answered"
    );
    assert_eq!(found[0].readings[4].from, date(2026, 5, 1));
    assert!(west[2] > west[0] && east[2] == east[0]);
    let grown = |own: &[Option<u32>]| own[2].unwrap() - own[0].unwrap();
    assert!(grown(&all) > 100 && grown(&all) == grown(&west));
    let sums: u32 = found[1..]
        .iter()
        .map(|row| row.readings[0].population)
        .sum();
    assert_eq!(sums, found[0].readings[0].population);
}

#[test]
fn what_cannot_be_counted_is_said_with_its_reason() {
    let periods = months(date(2026, 1, 1), &[false, false]);
    let picture = picture(&periods);
    let watched = |indicator, areas| Watched {
        indicator,
        areas,
        every: Every::Month,
    };
    let asked = |town: &Town, watched| rows(&picture, town, watched, date(2026, 6, 10)).err();
    let abroad = Town {
        code: "1".to_owned(),
        name: "Máshol".to_owned(),
    };
    assert_eq!(
        asked(&town(), watched("poor", None)),
        Some(Idle::NoIndicator)
    );
    assert_eq!(asked(&abroad, watched("alone", None)), Some(Idle::NoArea));
    assert_eq!(
        asked(&town(), watched("alone", Some("parishes"))),
        Some(Idle::NoArea)
    );
    assert_eq!(asked(&town(), watched("alone", Some("districts"))), None);
    let told = |asked: &Town, indicator| spots(&picture, asked, (indicator, None)).unwrap().err();
    assert_eq!(told(&town(), "poor"), Some(Idle::NoIndicator));
    assert_eq!(told(&abroad, "alone"), Some(Idle::NoArea));
    assert_eq!(told(&town(), "alone"), None);
    let short = self::picture(&periods[..1]);
    assert_eq!(
        rows(&short, &town(), watched("alone", None), date(2026, 6, 10)),
        Err(Idle::FewPeriods)
    );
    assert_eq!(
        spots(&short, &town(), ("alone", None)).unwrap(),
        Err(Idle::FewPeriods)
    );
}

const RULES: &str = r#"
[[rule]]
id = "share"
kind = "band"
label = { hu = "Arány", cs = "Podíl", en = "Share" }
to = [{ where = { var = "sector", is = "social" } }]
indicator = "elders-alone"
areas = "districts"
every = "month"
method = "cusum"
shift = 1.2
baseline = 8
false_alarm_every = 100
[[rule]]
id = "hot"
kind = "hotspot"
label = { hu = "Gócpont", cs = "Ohnisko", en = "Hot spot" }
to = [{ where = { var = "sector", is = "social" } }]
indicator = "elders-alone"
"#;

/// What a program sees that counts these periods; the same in every municipality, where it is so.
struct Counts(Vec<Period>, bool);

impl Counts {
    fn seen_as(&self, own: &Town) -> Town {
        if self.1 { town() } else { own.clone() }
    }
}

impl Sight for Counts {
    fn readings(
        &self,
        town: &Town,
        own: Watched<'_>,
        day: Date,
    ) -> Result<Told<Vec<Row>>, Refused> {
        let watched = Watched {
            indicator: "alone",
            ..own
        };
        Ok(rows(&picture(&self.0), &self.seen_as(town), watched, day))
    }

    fn spots(
        &self,
        town: &Town,
        (_, since): (&str, Option<Date>),
        _: Date,
    ) -> Result<Told<(Vec<Spot>, u64)>, Refused> {
        spots(&picture(&self.0), &self.seen_as(town), ("alone", since))
    }

    fn people(&self, _: &PersonRule, _: Date, _: &[Town]) -> Result<(Vec<Met>, u64), Refused> {
        Ok((Vec::new(), 0))
    }

    fn newest(&self, _: &str, _: Date, _: &[Town]) -> Result<Vec<(String, Date)>, Refused> {
        Ok(Vec::new())
    }
}

fn seeing(desk: Desk, hot: &[bool]) -> Desk {
    seeing_there(desk, hot, false)
}

fn seeing_there(desk: Desk, hot: &[bool], everywhere: bool) -> Desk {
    let Desk {
        folder,
        rules: text,
        eyes,
        office,
    } = desk;
    let sight = Counts(months(date(2025, 1, 1), hot), everywhere);
    let watch = Watch::new(rules(text), Some(Box::new(sight)));
    Desk {
        folder,
        rules: text,
        eyes,
        office: office.with_watch(watch),
    }
}

#[test]
fn a_step_in_a_district_and_its_hot_spot_raise_one_alert_each_at_their_place_and_a_break_none() {
    let quiet = [false; 12];
    let stepped = [&quiet[..], &[true; 3]].concat();
    let desk = seeing(Desk::new(RULES), &quiet);
    assert_eq!(desk.run(date(2026, 1, 10)).raised, 0);
    let desk = seeing(desk, &stepped);
    let day = date(2026, 4, 10);
    let ran = desk.run(day);
    assert_eq!((ran.faults.len(), ran.persons), (0, 0));
    assert_eq!(
        (desk.run(day).raised, desk.run(day + 1.days()).raised),
        (0, 0)
    );
    let alerts = desk.alerts();
    let told: Vec<(String, &str)> = alerts
        .iter()
        .map(|own| (desk.why(own), text(own, "rule").unwrap()))
        .collect();
    // New it was in January; in March it has lasted, and a rule about new ones that looks for the first time says nothing.
    assert_eq!(told, [("above".to_owned(), "share")]);
    assert_eq!(series(&alerts[0]), "districts=d1");
    assert!(
        matches!(&alerts[0].places[..], [gocpont_core::life::Where::Area(own)] if &*own.id == "d1")
    );
    let why = crate::staff::watch::sentence::why(&desk.office, &alerts[0]);
    assert_eq!(
        why["args"]["series"]["hu"], "d1",
        "without areas at hand its id"
    );
    let audit = desk.office.staff().entries(None).unwrap();
    assert!(
        audit
            .iter()
            .any(|own| own.persons.is_some_and(|own| own > 1000))
    );
    // The hot spot, seen as it came: once, and not over while it lasts.
    let desk = seeing(Desk::new(RULES), &stepped[..13]);
    let day = date(2026, 2, 10);
    assert_eq!((desk.run(day).raised, desk.run(day).raised), (2, 0));
    let desk = seeing(desk, &stepped[..14]);
    let ran = desk.run(date(2026, 3, 10));
    assert_eq!(ran.over, 0);
    let hot = desk
        .alerts()
        .into_iter()
        .find(|own| desk.why(own) == "hotspot_new")
        .unwrap();
    assert!(
        matches!(&hot.places[..], [gocpont_core::life::Where::Hotspot(own)] if own.starts_with("alone-staff/2026-01-31/"))
    );
    // Annotated, neither is told.
    let desk = seeing(Desk::new(RULES), &stepped);
    let answers = json!({ "about": "elders-alone", "from_day": "2026-01-01", "why": "reporting" });
    desk.entry(
        "break",
        (OWN, "family-support"),
        answers,
        noon(date(2026, 2, 1)),
    );
    for month in 2..6 {
        assert_eq!(desk.run(date(2026, month, 10)).raised, 0, "month {month}");
    }
}

#[test]
fn a_town_that_cannot_be_looked_at_keeps_its_alerts_while_another_is_looked_at() {
    let stepped = [&[false; 12][..], &[true]].concat();
    let desk = seeing_there(Desk::new(RULES), &stepped, true);
    assert!(desk.run(date(2026, 2, 10)).raised > 0);
    let answers = json!({ "about": "elders-alone", "from_day": "2026-01-01", "why": "reporting" });
    let at = (OWN, "family-support");
    desk.entry("break", at, answers, noon(date(2026, 2, 11)));
    desk.run(date(2026, 2, 12));
    let all = desk.alerts();
    let mut own = all
        .iter()
        .filter(|own| own.tenant == OWN && text(own, "rule") == Some("hot"));
    let alert = own.next().unwrap();
    assert!(!alert.answers.contains_key("over_day"));
}

#[test]
fn rules_about_figures_say_that_there_is_no_plan() {
    let desk = Desk::new(RULES);
    let watch = Watch::new(rules(RULES), None);
    let office = desk.office.with_watch(watch);
    let ran = run(&office, noon(date(2026, 2, 10))).unwrap();
    assert_eq!(ran.raised, 0);
    let board = super::super::run::board(&office, noon(date(2026, 2, 10))).unwrap();
    let told = told::rules(&office, None, &board).unwrap();
    let idle: Vec<_> = told.iter().map(|own| own["idle"].as_str()).collect();
    assert_eq!(idle, [Some("no_plan"), Some("no_plan")]);
}
