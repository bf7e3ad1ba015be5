//! Series on charts: entries opened in each period by municipality and kind, or an indicator's cases.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::codebook::{Codebook, Labels};
use gocpont_core::life::Living;
use gocpont_core::watch::{Band, Point, Rule, judge, open_episode};
use gocpont_records::entries::Standing;
use jiff::civil::Date;

use super::board::{Idle, Line, Looked};
use super::finding::Finding;
use super::read::category;
use super::run::{Look, Moment};
use super::sight::{Row, Watched};
use crate::staff::Refused;
use crate::staff::office::Register;

/// Entries of a register as they are counted for a rule.
pub struct Counting<'r> {
    rule: &'r Rule,
    band: &'r Band,
    register: &'r Register,
    /// When each municipality's first entry of all was opened.
    first: BTreeMap<String, Date>,
    /// By municipality and kind, for each period by its first day.
    counts: BTreeMap<(String, String), BTreeMap<Date, u32>>,
}

impl<'r> Counting<'r> {
    pub const fn new(rule: &'r Rule, band: &'r Band, register: &'r Register) -> Self {
        Self {
            rule,
            band,
            register,
            first: BTreeMap::new(),
            counts: BTreeMap::new(),
        }
    }

    /// The kinds that have a series each, with what people read of them.
    fn kinds(&self) -> Vec<(String, Option<Labels>)> {
        let by = self
            .band
            .by
            .as_deref()
            .and_then(|by| self.register.codebook.variable(by));
        match by {
            None => vec![(String::new(), None)],
            Some(by) => {
                let kind = |own: &gocpont_core::codebook::Category| {
                    (format!("{}={}", by.code, own.code), Some(own.label.clone()))
                };
                by.categories.iter().map(kind).collect()
            }
        }
    }

    fn key(&self, book: &Codebook, standing: &Standing) -> Option<String> {
        let Some(by) = &self.band.by else {
            return Some(String::new());
        };
        let code = category(book, &standing.entry, by)?;
        Some(format!("{by}={code}"))
    }
}

impl Look for Counting<'_> {
    fn register(&self) -> &Register {
        self.register
    }

    fn take(&mut self, living: Living<'_>, standing: &Standing, now: &Moment<'_>) {
        let entry = &standing.entry;
        let day = now.office.calendar.day_of(entry.opened);
        let first = self.first.entry(entry.tenant.clone()).or_insert(day);
        *first = day.min(*first);
        let counts = self
            .band
            .only_if
            .as_ref()
            .is_none_or(|wanted| living.holds(entry, wanted));
        if let Some(key) = self.key(living.codebook, standing).filter(|_| counts) {
            let periods = self.counts.entry((entry.tenant.clone(), key)).or_default();
            *periods.entry(self.band.every.of(day)).or_default() += 1;
        }
    }

    fn done(self: Box<Self>, now: &Moment<'_>) -> Result<Looked, Refused> {
        let mut looked = Looked::default();
        let none = BTreeMap::new();
        for (tenant, first) in &self.first {
            // The period in which a municipality began is not a whole one.
            let begin = self.band.every.next(self.band.every.of(*first));
            let days = self.band.every.ended(begin, now.today);
            for (key, label) in self.kinds() {
                let counts = self
                    .counts
                    .get(&(tenant.clone(), key.clone()))
                    .unwrap_or(&none);
                let count = |day: &Date| (Some(counts.get(day).copied().unwrap_or(0)), 1.0);
                let cases = days.iter().map(count).collect();
                let line = line(
                    self.rule,
                    self.band,
                    (tenant, key, label),
                    (days.clone(), cases),
                    now,
                );
                add(&mut looked, line);
            }
        }
        Ok(looked)
    }
}

/// The series of an indicator in every municipality that has figures of it.
pub fn of_indicator(
    rule: &Rule,
    band: &Band,
    indicator: &str,
    now: &Moment<'_>,
) -> Result<Looked, Refused> {
    let Some(sight) = now.sight else {
        return Ok(Looked::idle(Idle::NoPlan));
    };
    let watched = Watched {
        indicator,
        areas: band.areas.as_deref(),
        every: band.every,
    };
    let mut looked = Looked::default();
    let mut why = Some(Idle::NoArea);
    for town in now.towns {
        let rows = match sight.readings(town, watched, now.today)? {
            Ok(rows) => rows,
            Err(idle) => {
                why = why.map(|_| idle);
                looked.unseen.push(town.code.clone());
                continue;
            }
        };
        why = None;
        for Row { area, readings } in rows {
            let people = readings.iter().map(|own| own.population).max();
            let people = people.unwrap_or(0);
            looked.persons += u64::from(if area.is_none() { people } else { 0 });
            let days = readings.iter().map(|own| own.from).collect();
            let cases = readings.iter().map(|own| {
                let has_data = own.cases.filter(|_| own.population > 0);
                (has_data, f64::from(own.population.max(1)))
            });
            let (key, label) = match &area {
                None => (String::new(), None),
                Some((set, id, name)) => (format!("{set}={id}"), Some(same(name))),
            };
            let own = (town.code.as_str(), key, label);
            let line = line(rule, band, own, (days, cases.collect()), now);
            let place = area.map(|(set, id, _)| (set, id));
            looked.findings.extend(finding(&line).map(|found| Finding {
                area: place,
                ..found
            }));
            looked.lines.push(line);
        }
    }
    looked.idle = why;
    Ok(looked)
}

/// A name that is the same in every language.
fn same(name: &str) -> Labels {
    Labels {
        hu: name.to_owned(),
        cs: name.to_owned(),
        en: name.to_owned(),
    }
}

/// A series judged; days and cases with their exposure go together.
fn line(
    rule: &Rule,
    band: &Band,
    (tenant, key, label): (&str, String, Option<Labels>),
    (days, cases): (Vec<Date>, Vec<(Option<u32>, f64)>),
    now: &Moment<'_>,
) -> Line {
    let breaks = now
        .breaks
        .iter()
        .filter(|own| own.tenant == tenant && own.own.is_of(rule));
    let breaks: BTreeSet<Date> = breaks.map(|own| band.every.of(own.own.from)).collect();
    let of = |(day, (cases, exposure)): (&Date, &(Option<u32>, f64))| Point {
        cases: *cases,
        exposure: *exposure,
        breaks: breaks.contains(day),
    };
    let points: Vec<Point> = days.iter().zip(&cases).map(of).collect();
    let judged = judge(&points, &band.chart);
    let episode = open_episode(&judged);
    Line {
        key,
        label,
        tenant: tenant.to_owned(),
        days,
        points,
        judged,
        episode,
    }
}

fn add(looked: &mut Looked, line: Line) {
    looked.findings.extend(finding(&line));
    looked.lines.push(line);
}

/// What is told of the episode that goes on: how many there were, and how many were expected, since the chart began to climb.
fn finding(line: &Line) -> Option<Finding> {
    let episode = line.episode?;
    let climbs = |at: &usize| {
        let level = line.judged[*at].level;
        let is_missing = line.points[*at].cases.is_none();
        is_missing
            || if episode.above {
                level > 0.0
            } else {
                level < 0.0
            }
    };
    let since = (0..episode.start)
        .rev()
        .take_while(climbs)
        .last()
        .unwrap_or(episode.start);
    // It is told as of the period in which the chart sounded, so that the sentence stays what it was.
    let stretch = since..=episode.start;
    let cases = line.points[stretch.clone()]
        .iter()
        .filter_map(|own| own.cases);
    let counted = line.points[stretch.clone()]
        .iter()
        .zip(&line.judged[stretch]);
    let expected = counted
        .filter(|(point, _)| point.cases.is_some())
        .filter_map(|(_, own)| own.expected);
    let sounded = line.judged[episode.start];
    Some(Finding {
        tenant: line.tenant.clone(),
        series: line.key.clone(),
        why: if episode.above { "above" } else { "below" },
        from_day: line.days.get(since).copied(),
        observed: Some(f64::from(cases.sum::<u32>())),
        expected: Some(expected.sum()),
        bound: if episode.above {
            sounded.high
        } else {
            sounded.low
        },
        ..Finding::default()
    })
}
