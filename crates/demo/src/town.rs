//! All households of the town and of its neighbour, and one wave's three files of them, written in one pass.

use std::path::{Path, PathBuf};

use gocpont_crs::Transformer;

use crate::dirt;
use crate::error::DemoError;
use crate::household::Household;
use crate::planted::WAVES;
use crate::point::{Point, at};
use crate::quarter::Region;
use crate::row::Row;
use crate::situation::Situation;
use crate::table::Table;
use crate::wave::Wave;
use crate::{Options, Step, SurveyFile, form_care, form_household, form_person};

/// People of Tata and of Baj, by which the households of Baj are added.
const TATA_PEOPLE: u64 = 23_549;
const BAJ_PEOPLE: u64 = 2_887;

/// Hungary's national grid.
const EOV: u32 = 23_700;

/// Households between two reports of progress.
const REPORT: u32 = 1 << 14;

/// Who lives in the town is told by its size and seed alone.
pub struct Town {
    seed: u64,
    households: u32,
    in_village: u32,
    is_dispersed: bool,
}

impl Town {
    /// The town of some options.
    pub fn new(options: &Options) -> Self {
        let village = u64::from(options.households) * BAJ_PEOPLE;
        let in_village = if options.is_dispersed {
            0
        } else {
            ((village + TATA_PEOPLE / 2) / TATA_PEOPLE) as u32
        };
        Self {
            seed: options.seed,
            households: options.households + in_village,
            in_village,
            is_dispersed: options.is_dispersed,
        }
    }

    /// The household of a number from 1. Those of the village are spread evenly among the others.
    pub fn household(&self, number: u32) -> Household {
        let before =
            |n: u32| u64::from(n) * u64::from(self.in_village) / u64::from(self.households);
        let region = if self.is_dispersed {
            Region::Dispersed
        } else if before(number) > before(number - 1) {
            Region::Village
        } else {
            Region::Town
        };
        Household::new(self.seed, number, region)
    }

    /// Writes a wave's files to a folder.
    pub fn write(
        &self,
        dir: &Path,
        wave: &Wave,
        progress: &mut dyn FnMut(Step<'_>),
    ) -> Result<Vec<SurveyFile>, DemoError> {
        let mut files = WaveFiles::create(dir, wave)?;
        for number in 1..=self.households {
            files.household(self.seed, &self.household(number), wave)?;
            if number % REPORT == 0 || number == self.households {
                progress(Step::Wave {
                    name: &wave.name,
                    number: u32::from(wave.number) + 1,
                    of: u32::from(WAVES),
                    households: number,
                    total: self.households,
                });
            }
        }
        files.finish(wave)
    }
}

/// The three files of a wave in the making.
struct WaveFiles {
    households: Table,
    people: Table,
    care: Table,
    grid: Option<Transformer>,
    row: Row,
    plain: Row,
}

impl WaveFiles {
    fn create(dir: &Path, wave: &Wave) -> Result<Self, DemoError> {
        let path = |register: &str| -> PathBuf { dir.join(format!("{}{register}.csv", wave.name)) };
        let office = wave.is_of_the_office();
        let delimiter = if office { b';' } else { b',' };
        let header = form_household::header(wave);
        let care = form_care::HEADER.to_vec();
        Ok(Self {
            households: Table::create(path(""), header, delimiter, dirt::HOUSEHOLD)?,
            people: Table::create(
                path(".person"),
                form_person::HEADER.to_vec(),
                b',',
                dirt::PERSON,
            )?,
            care: Table::create(path(".elder_care"), care, b',', dirt::CARE)?,
            grid: if office {
                Some(Transformer::from_wgs84(EOV)?)
            } else {
                None
            },
            row: Row::new(office),
            plain: Row::new(false),
        })
    }

    /// The rows of a household, if it answers.
    fn household(
        &mut self,
        seed: u64,
        household: &Household,
        wave: &Wave,
    ) -> Result<(), DemoError> {
        let mut draw = household.answers(seed, wave);
        if !draw.chance(wave.response()) {
            return Ok(());
        }
        let Some(about) = Situation::new(household, wave, &mut draw) else {
            return Ok(());
        };
        let place = self.coordinates(household.dwelling.point)?;
        form_household::fill(&mut self.row, &mut draw, &about, place);
        self.households.write(&mut draw, &self.row)?;
        for person in &about.present {
            form_person::fill(&mut self.plain, &mut draw, &about, person);
            self.people.write(&mut draw, &self.plain)?;
            if form_care::is_filled(person) {
                form_care::fill(&mut self.plain, &mut draw, &about, person);
                self.care.write(&mut draw, &self.plain)?;
            }
        }
        Ok(())
    }

    /// A point in the file's own system.
    fn coordinates(&self, point: Point) -> Result<Point, DemoError> {
        let Some(grid) = &self.grid else {
            return Ok(point);
        };
        let mut one = [(point.lon, point.lat)];
        grid.convert(&mut one)?;
        Ok(at(one[0].0, one[0].1))
    }

    fn finish(self, wave: &Wave) -> Result<Vec<SurveyFile>, DemoError> {
        let crs = self.grid.as_ref().map(|_| EOV);
        let file = |register, table: Table, crs| -> Result<SurveyFile, DemoError> {
            let (rows, spoiled) = (table.rows, table.spoiled);
            Ok(SurveyFile {
                register,
                wave: wave.name.clone(),
                path: table.finish()?,
                crs,
                rows,
                spoiled,
            })
        };
        Ok(vec![
            file("household", self.households, crs)?,
            file("person", self.people, None)?,
            file("elder_care", self.care, None)?,
        ])
    }
}
