//! Entries that come together in space and time, and hot spots among staff figures.

use std::collections::BTreeMap;

use gocpont_core::emerging::{Category, Kind};
use gocpont_core::life::Living;
use gocpont_core::watch::{ClusterRule, Clusters, HotspotRule, Rule, clusters};
use gocpont_records::entries::Standing;
use h3o::{CellIndex, Resolution};
use jiff::civil::Date;

use super::board::{Idle, Looked};
use super::finding::Finding;
use super::read::points;
use super::run::{Look, Moment};
use crate::staff::Refused;
use crate::staff::office::Register;

/// The seed of the scan's replications: the same map gives the same answer.
const SEED: u64 = 16;

/// Entries with a point, by municipality.
pub struct Crowding<'r> {
    rule: &'r ClusterRule,
    register: &'r Register,
    cases: BTreeMap<String, Vec<(CellIndex, Date)>>,
}

impl<'r> Crowding<'r> {
    pub const fn new(rule: &'r ClusterRule, register: &'r Register) -> Self {
        Self {
            rule,
            register,
            cases: BTreeMap::new(),
        }
    }
}

impl Look for Crowding<'_> {
    fn register(&self) -> &Register {
        self.register
    }

    fn take(&mut self, living: Living<'_>, standing: &Standing, now: &Moment<'_>) {
        let entry = &standing.entry;
        let counts = self
            .rule
            .only_if
            .as_ref()
            .is_none_or(|wanted| living.holds(entry, wanted));
        let resolution = Resolution::try_from(self.rule.resolution).unwrap_or(Resolution::Eight);
        // One entry is one case, wherever else it is.
        if let Some(point) = points(entry).next().filter(|_| counts) {
            let day = self.rule.every.of(now.office.calendar.day_of(entry.opened));
            let cases = self.cases.entry(entry.tenant.clone()).or_default();
            cases.push((point.to_cell(resolution), day));
        }
    }

    fn done(self: Box<Self>, now: &Moment<'_>) -> Result<Looked, Refused> {
        let mut last = self.rule.every.of(now.today);
        let mut days: Vec<Date> = Vec::new();
        for _ in 0..self.rule.periods {
            last = self.rule.every.before(last);
            days.push(last);
        }
        days.reverse();
        let mut looked = Looked::default();
        for (tenant, own) in &self.cases {
            let period =
                |(hex, day): &(CellIndex, Date)| Some((*hex, days.binary_search(day).ok()?));
            let cases: Vec<(CellIndex, usize)> = own.iter().filter_map(period).collect();
            let asked = Clusters {
                cases: &cases,
                periods: days.len(),
                alpha: self.rule.alpha,
                seed: SEED,
            };
            let found = clusters(&asked).map_err(|error| Refused::Failed(error.to_string()))?;
            looked.findings.extend(found.into_iter().map(|cluster| {
                Finding {
                    tenant: tenant.clone(),
                    series: cluster
                        .hexes
                        .first()
                        .map_or_else(String::new, ToString::to_string),
                    why: "cluster",
                    from_day: days.get(cluster.since).copied(),
                    observed: Some(cluster.cases as f64),
                    expected: Some(cluster.expected),
                    hexes: cluster.hexes,
                    ..Finding::default()
                }
            }));
        }
        Ok(looked)
    }
}

/// The hot spots of a rule's categories in every municipality that has figures.
pub fn spots(own: &Rule, rule: &HotspotRule, now: &Moment<'_>) -> Result<Looked, Refused> {
    let Some(sight) = now.sight else {
        return Ok(Looked::idle(Idle::NoPlan));
    };
    let mut looked = Looked::default();
    let mut why = Some(Idle::NoArea);
    for town in now.towns {
        // What was counted before a break is no past of what is counted since.
        let breaks = now.breaks.iter();
        let breaks = breaks.filter(|noted| noted.tenant == town.code && noted.own.is_of(own));
        let broken = breaks.map(|noted| noted.own.from).max();
        let (spots, people) = match sight.spots(town, (&rule.indicator, broken), now.today)? {
            Ok(spots) => spots,
            Err(idle) => {
                why = why.map(|_| idle);
                looked.unseen.push(town.code.clone());
                continue;
            }
        };
        why = None;
        looked.persons += people;
        for spot in spots {
            // A new hot spot that lasts is new no longer, and not over either.
            let of = if rule.categories.contains(&spot.category) {
                &mut looked.findings
            } else {
                &mut looked.lasting
            };
            of.push(Finding {
                tenant: town.code.clone(),
                series: spot
                    .hexes
                    .first()
                    .map_or_else(String::new, ToString::to_string),
                why: match spot.category {
                    Category::Hot(Kind::Intensifying) => "hotspot_intensifying",
                    Category::Hot(Kind::Consecutive) => "hotspot_consecutive",
                    _ => "hotspot_new",
                },
                from_day: Some(now.today),
                observed: Some(f64::from(spot.cases)),
                expected: Some(spot.expected),
                hotspot: Some(spot.address),
                hexes: spot.hexes,
                ..Finding::default()
            });
        }
    }
    looked.idle = why;
    Ok(looked)
}
