//! What is wrong with a unit, said with its file, row, column and value.

use gocpont_core::analysis::InvalidAnalysis;
use gocpont_ingest::error::Problem;

use super::args::Analyze;
use super::input::Data;

impl Data {
    /// Refuses cases below 0.
    pub fn check_cases(&self, asked: &Analyze) -> anyhow::Result<()> {
        let below = |value: &Option<f64>| value.is_some_and(|value| value < 0.0);
        match self.values.iter().position(below) {
            Some(unit) => {
                let column = self.table.column(&asked.value)?;
                let problem = Problem::NotNumber("≥ 0".to_owned());
                Err(self.table.fault(self.rows[unit], column, problem).into())
            }
            None => Ok(()),
        }
    }

    /// An error about a unit, with its row and name.
    pub fn named(
        &self,
        unit: usize,
        error: &dyn std::fmt::Display,
        asked: &Analyze,
    ) -> anyhow::Error {
        let units = self.units().max(1);
        // the cells of a cube are its units, period by period
        let Some(id) = self.ids.get(unit % units) else {
            return anyhow::anyhow!("{error}");
        };
        let people = asked.population.as_deref().unwrap_or("population");
        let (file, value) = (self.table.file(), &asked.value);
        if asked.time_column.is_some() {
            return anyhow::anyhow!("{file}, unit {id}, columns {value} and {people}: {error}");
        }
        let line = self.table.line(self.rows[unit]);
        anyhow::anyhow!("{file}, row {line}, columns {value} and {people}: {error}")
    }

    /// An error of an analysis, with the unit's row and name where it is about one.
    pub fn explained(&self, error: InvalidAnalysis, asked: &Analyze) -> anyhow::Error {
        match error {
            InvalidAnalysis::Counts {
                unit,
                cases,
                population,
            } => {
                let told = format!(
                    "{cases} cases among {population} people; wanted are 0 or more cases, no more than people"
                );
                self.named(unit, &told, asked)
            }
            InvalidAnalysis::Rates(_) if self.check_cases(asked).is_err() => self
                .check_cases(asked)
                .err()
                .unwrap_or_else(|| error.into()),
            error => error.into(),
        }
    }
}
