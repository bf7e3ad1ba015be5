//! The kinds of rules: which keys each has, and within which bounds.

use gocpont_core::emerging::{Category, Kind};
use gocpont_core::watch::{
    About, Age, Band, Chart, ClusterRule, Deadline, Direction, Every, HotspotRule, Method,
    PersonRule, Without,
};

use super::raw::{RawDirection, RawEvery, RawKind, RawMethod, RawRule, RawWithout};
use super::{One, Read};
use crate::error::InvalidFile;

/// The register of people whose questions a rule about people asks.
const PEOPLE: &str = "person";

impl One<'_> {
    pub(super) fn about(&self, raw: RawRule) -> Read<About> {
        self.no_other_keys(&raw)?;
        match raw.kind {
            RawKind::Band => Ok(self.band(raw)?.map(About::Band)),
            RawKind::Cluster => Ok(self.cluster(&raw)?.map(About::Cluster)),
            RawKind::Hotspot => Ok(Ok(About::Hotspot(self.hotspot(raw)?))),
            RawKind::Person => Ok(self.person(&raw)?.map(About::Person)),
            RawKind::Deadline => {
                let register = self.living(raw.register.as_deref())?.id.clone();
                let days = self.whole("days", raw.days, (0, 3650))?;
                Ok(Ok(About::Deadline(Deadline { register, days })))
            }
            RawKind::Age => {
                let Some(register) = raw.register else {
                    return self.refuse("register", "", "the register whose data are watched");
                };
                let register = self.register("register", &register)?.id.clone();
                let months = self.whole("months", raw.months, (1, 600))?;
                Ok(Ok(About::Age(Age { register, months })))
            }
        }
    }

    /// A key that another kind has is a mistake, not a wish that is passed over.
    fn no_other_keys(&self, raw: &RawRule) -> Result<(), InvalidFile> {
        use RawKind::{Age, Band, Cluster, Deadline, Hotspot, Person};
        let keys: [(&str, bool, &[RawKind]); 18] = [
            (
                "register",
                raw.register.is_some(),
                &[Band, Cluster, Deadline, Age],
            ),
            ("indicator", raw.indicator.is_some(), &[Band, Hotspot]),
            ("by", raw.by.is_some(), &[Band]),
            ("areas", raw.areas.is_some(), &[Band]),
            ("where", raw.wanted.is_some(), &[Band, Cluster, Person]),
            ("every", raw.every.is_some(), &[Band, Cluster]),
            ("method", raw.method.is_some(), &[Band]),
            ("direction", raw.direction.is_some(), &[Band]),
            ("baseline", raw.baseline.is_some(), &[Band]),
            ("shift", raw.shift.is_some(), &[Band]),
            ("weight", raw.weight.is_some(), &[Band]),
            (
                "false_alarm_every",
                raw.false_alarm_every.is_some(),
                &[Band],
            ),
            ("periods", raw.periods.is_some(), &[Cluster]),
            ("resolution", raw.resolution.is_some(), &[Cluster]),
            ("alpha", raw.alpha.is_some(), &[Cluster]),
            ("categories", raw.categories.is_some(), &[Hotspot]),
            ("without", raw.without.is_some(), &[Person]),
            ("months", raw.months.is_some(), &[Age]),
        ];
        let is = |kind: &RawKind| std::mem::discriminant(kind) == std::mem::discriminant(&raw.kind);
        let others = keys
            .iter()
            .find(|(_, given, kinds)| *given && !kinds.iter().any(is));
        let days = raw.days.is_some() && !is(&Deadline);
        match others.map(|(key, ..)| *key).or(days.then_some("days")) {
            Some(key) => self.refuse(key, "", "no such key in a rule of this kind"),
            None => Ok(()),
        }
    }

    fn band(&self, raw: RawRule) -> Read<Band> {
        let every = period(raw.every);
        let chart = self.chart(&raw, every)?;
        let mut band = Band {
            register: None,
            indicator: None,
            by: None,
            areas: None,
            only_if: None,
            every,
            chart,
        };
        match (&raw.register, raw.indicator) {
            (Some(register), None) => {
                if let Some(areas) = &raw.areas {
                    return self.refuse("areas", areas, "areas beside indicator alone");
                }
                let register = self.living(Some(register))?;
                band.register = Some(register.id.clone());
                band.by = self.category(register, raw.by)?;
                match self.optional(register, raw.wanted.as_ref())? {
                    Ok(condition) => band.only_if = condition,
                    Err(missing) => return Ok(Err(missing)),
                }
            }
            (None, Some(indicator)) => {
                self.indicator(&indicator)?;
                if raw.by.is_some() || raw.wanted.is_some() {
                    return self.refuse("by", "", "neither by nor where beside indicator");
                }
                if matches!(band.chart.method, Method::Season { .. }) {
                    return self.refuse("method", "farrington", "cusum or ewma for an indicator");
                }
                band.indicator = Some(indicator);
                band.areas = raw.areas;
            }
            _ => return self.refuse("register", "", "either register or indicator"),
        }
        Ok(Ok(band))
    }

    fn chart(&self, raw: &RawRule, every: Every) -> Result<Chart, InvalidFile> {
        let direction = match raw.direction {
            None | Some(RawDirection::Above) => Direction::Above,
            Some(RawDirection::Below) => Direction::Below,
            Some(RawDirection::Both) => Direction::Both,
        };
        let method = match raw.method {
            None => return self.refuse("method", "", "cusum, ewma or farrington"),
            Some(RawMethod::Cusum) => Method::Cusum {
                shift: self.number("shift", raw.shift, (1.1, 10.0))?,
            },
            Some(RawMethod::Ewma) => Method::Ewma {
                weight: self.number("weight", raw.weight, (0.05, 1.0))?,
            },
            Some(RawMethod::Farrington) if direction != Direction::Above => {
                return self.refuse("direction", direction.code(), "above, with farrington");
            }
            Some(RawMethod::Farrington) => {
                let (year, window) = every.season();
                Method::Season { year, window }
            }
        };
        let odd = match method {
            Method::Cusum { .. } => raw.weight.map(|_| "weight"),
            Method::Ewma { .. } => raw.shift.map(|_| "shift"),
            Method::Season { .. } => raw.weight.map(|_| "weight").or(raw.shift.map(|_| "shift")),
        };
        if let Some(key) = odd {
            return self.refuse(key, "", "shift with cusum, weight with ewma");
        }
        let baseline = match (method, raw.baseline) {
            (Method::Season { .. }, None) => 2,
            (Method::Season { .. }, Some(_)) => {
                return self.refuse("baseline", "", "none: farrington takes a year and more");
            }
            (_, given) => self.whole("baseline", given, (8, 520))?,
        };
        Ok(Chart {
            method,
            direction,
            baseline: baseline as usize,
            every: self.number(
                "false_alarm_every",
                raw.false_alarm_every,
                (10.0, 100_000.0),
            )?,
        })
    }

    fn cluster(&self, raw: &RawRule) -> Read<ClusterRule> {
        let register = self.living(raw.register.as_deref())?;
        if !register.life.as_ref().is_some_and(|life| life.place.point) {
            return self.refuse(
                "register",
                &register.id,
                "a register whose entries are at points",
            );
        }
        let rule = ClusterRule {
            register: register.id.clone(),
            only_if: None,
            every: period(raw.every),
            periods: self.whole("periods", raw.periods, (4, 104))? as usize,
            resolution: self.whole("resolution", raw.resolution.map(u32::from), (6, 10))? as u8,
            alpha: self.number("alpha", raw.alpha, (0.001, 0.2))?,
        };
        let condition = self.optional(register, raw.wanted.as_ref())?;
        Ok(condition.map(|only_if| ClusterRule { only_if, ..rule }))
    }

    fn hotspot(&self, raw: RawRule) -> Result<HotspotRule, InvalidFile> {
        let Some(indicator) = raw.indicator else {
            return self.refuse("indicator", "", "the indicator whose hot spots are watched");
        };
        self.indicator(&indicator)?;
        let all = [
            ("new", Kind::New),
            ("consecutive", Kind::Consecutive),
            ("intensifying", Kind::Intensifying),
        ];
        let wanted = raw
            .categories
            .unwrap_or_else(|| vec!["new".to_owned(), "intensifying".to_owned()]);
        let mut categories = Vec::new();
        for name in &wanted {
            match all.iter().find(|(known, _)| known == name) {
                Some((_, kind)) => categories.push(Category::Hot(*kind)),
                None => return self.refuse("categories", name, "new, consecutive, intensifying"),
            }
        }
        Ok(HotspotRule {
            indicator,
            categories,
        })
    }

    fn person(&self, raw: &RawRule) -> Read<PersonRule> {
        let people = self.register("kind", PEOPLE)?;
        let Some(wanted) = &raw.wanted else {
            return self.refuse("where", "", "the condition that people are looked for by");
        };
        let only_if = match self.condition("where", people, wanted)? {
            Ok(condition) => condition,
            Err(missing) => return Ok(Err(missing)),
        };
        let without = raw
            .without
            .as_ref()
            .map(|own| self.without(own))
            .transpose()?;
        Ok(without
            .transpose()
            .map(|without| PersonRule { only_if, without }))
    }

    fn without(&self, raw: &RawWithout) -> Read<Without> {
        let register = self.living(Some(&raw.register))?;
        let metres = self.number("metres", Some(raw.metres), (50.0, 100_000.0))?;
        let condition = self.optional(register, raw.wanted.as_ref())?;
        Ok(condition.map(|only_if| Without {
            register: register.id.clone(),
            only_if,
            metres,
        }))
    }

    fn number(
        &self,
        key: &str,
        given: Option<f64>,
        (least, most): (f64, f64),
    ) -> Result<f64, InvalidFile> {
        match given {
            Some(value) if (least..=most).contains(&value) => Ok(value),
            other => {
                let value = other.map_or_else(String::new, |value| value.to_string());
                self.refuse(key, &value, &format!("a number from {least} to {most}"))
            }
        }
    }

    fn whole(
        &self,
        key: &str,
        given: Option<u32>,
        (least, most): (u32, u32),
    ) -> Result<u32, InvalidFile> {
        match given {
            Some(value) if (least..=most).contains(&value) => Ok(value),
            other => {
                let value = other.map_or_else(String::new, |value| value.to_string());
                self.refuse(
                    key,
                    &value,
                    &format!("a whole number from {least} to {most}"),
                )
            }
        }
    }
}

const fn period(raw: Option<RawEvery>) -> Every {
    match raw {
        None | Some(RawEvery::Week) => Every::Week,
        Some(RawEvery::Month) => Every::Month,
    }
}
