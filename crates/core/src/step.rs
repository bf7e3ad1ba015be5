//! Filter steps: every indicator is a chain of conditions, and a step is known by its canonical prefix, so the same
//! chain is one step wherever it stands.

use std::collections::BTreeMap;

use crate::codebook::{Indicator, Unit};
use crate::condition::{Condition, InvalidCondition};
use crate::frame::Frame;

/// One condition after the ones before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Unit and conditions up to here, in canonical form.
    pub canonical: String,
    /// What is counted.
    pub unit: Unit,
    /// The step before; none for the two steps that take everybody.
    pub parent: Option<usize>,
    /// The condition; none for the two steps that take everybody.
    pub condition: Option<Condition>,
}

/// The steps of a set of indicators, each after its parent.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    steps: Vec<Step>,
    ends: Vec<Ends>,
}

/// The two steps that an indicator shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The step whose count is the population.
    pub population: usize,
    /// The step whose count is the cases.
    pub cases: usize,
}

impl Steps {
    /// The step of all households.
    pub const HOUSEHOLDS: usize = 0;
    /// The step of all people.
    pub const PERSONS: usize = 1;

    /// The steps of these indicators.
    #[must_use]
    pub fn of(indicators: &[Indicator]) -> Self {
        let root = |canonical: &str, unit| Step {
            canonical: canonical.to_owned(),
            unit,
            parent: None,
            condition: None,
        };
        let mut made = Self {
            steps: vec![
                root("households", Unit::Households),
                root("persons", Unit::Persons),
            ],
            ends: Vec::with_capacity(indicators.len()),
        };
        let mut known = BTreeMap::new();
        for indicator in indicators {
            let root = match indicator.unit {
                Unit::Households => Self::HOUSEHOLDS,
                Unit::Persons => Self::PERSONS,
            };
            let population = made.extend(root, &indicator.population, &mut known);
            let cases = made.extend(population, &indicator.cases, &mut known);
            made.ends.push(Ends { population, cases });
        }
        made
    }

    fn extend(
        &mut self,
        from: usize,
        conditions: &[Condition],
        known: &mut BTreeMap<String, usize>,
    ) -> usize {
        let mut at = from;
        for condition in conditions {
            let canonical = format!("{} > {}", self.steps[at].canonical, condition.canonical());
            at = *known.entry(canonical.clone()).or_insert_with(|| {
                self.steps.push(Step {
                    canonical,
                    unit: self.steps[at].unit,
                    parent: Some(at),
                    condition: Some(condition.clone()),
                });
                self.steps.len() - 1
            });
        }
        at
    }

    /// All steps; a parent stands before its children.
    #[must_use]
    pub const fn all(&self) -> &[Step] {
        self.steps.as_slice()
    }

    /// For each indicator, in the order given, its two steps.
    #[must_use]
    pub fn ends(&self) -> &[Ends] {
        &self.ends
    }

    /// Who passes each step that counts this unit; no mask for the other steps.
    pub fn masks(
        &self,
        unit: Unit,
        frame: &Frame,
    ) -> Result<Vec<Option<Vec<bool>>>, InvalidCondition> {
        let mut masks: Vec<Option<Vec<bool>>> = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let mask = match (&step.condition, step.parent) {
                _ if step.unit != unit => None,
                (Some(condition), Some(parent)) => {
                    let mut holds = condition.evaluate(frame)?;
                    let before = masks[parent].as_deref().unwrap_or_default();
                    for (holds, before) in holds.iter_mut().zip(before) {
                        *holds &= before;
                    }
                    Some(holds)
                }
                _ => Some(vec![true; frame.rows()]),
            };
            masks.push(mask);
        }
        Ok(masks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::codebook::{IndicatorKind, Labels};
    use crate::condition::Comparison;
    use crate::frame::Column;

    fn aged(from: f64) -> Condition {
        Condition::Number("age".to_owned(), Comparison::AtLeast, from)
    }

    fn indicator(population: Vec<Condition>, cases: Vec<Condition>) -> Indicator {
        Indicator {
            id: String::new(),
            unit: Unit::Persons,
            kind: IndicatorKind::Rate,
            label: Labels::default(),
            population_label: Labels::default(),
            cases_label: Labels::default(),
            description: Labels::default(),
            theme: None,
            population,
            cases,
        }
    }

    #[test]
    fn two_indicators_on_the_same_population_share_its_step() {
        let alone = Condition::Is("lives_alone".to_owned(), true);
        let steps = Steps::of(&[
            indicator(vec![aged(65.0)], vec![alone]),
            indicator(vec![aged(65.0)], vec![aged(80.0)]),
        ]);
        assert_eq!(steps.all().len(), 2 + 3);
        assert_eq!(steps.ends()[0].population, steps.ends()[1].population);
        assert_eq!(steps.all()[4].canonical, "persons > age>=65 > age>=80");
    }

    #[test]
    fn a_step_holds_only_where_the_one_before_it_does() {
        let mut frame = Frame::new(3);
        let ages = [70.0, 85.0, 30.0].map(Answer::Value).to_vec();
        frame.add("age", Column::Number(ages)).unwrap();
        let young = Condition::Number("age".to_owned(), Comparison::Less, 80.0);
        let steps = Steps::of(&[indicator(vec![aged(65.0)], vec![young])]);
        let masks = steps.masks(Unit::Persons, &frame).unwrap();
        assert_eq!(masks[3], Some(vec![true, false, false]));
        assert_eq!(masks[Steps::HOUSEHOLDS], None);
    }
}
