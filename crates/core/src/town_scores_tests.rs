//! Scores in the joined town: dated tables by the record's own day, and instruments over several registers.

use super::tests::{all_instruments, category, days, two_households};
use super::*;
use crate::instrument::bands::{BandRow, Bands};
use crate::instrument::dated::Dated;
use crate::instrument::{barthel100, komfort};
use jiff::civil::date;

/// The registers with the poverty threshold, a care-need table and the Czech counts, each in two versions.
fn dated_town(registers: Registers, at: Date, wanted: &[&str]) -> Town {
    let wanted: BTreeSet<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
    let table = |version: &str, second: u32| {
        let row = |from, level| BandRow {
            from,
            to: None,
            level,
        };
        let bands = vec![row(0, szmm36::Level::Zero), row(second, szmm36::Level::One)];
        szmm36::Table {
            version: version.to_owned(),
            items: vec![szmm36::FormItem {
                code: "alma".to_owned(),
                points: (0..=30).collect(),
            }],
            bands: Bands::new(bands).unwrap(),
            source: "made up".to_owned(),
            entered_by: "test".to_owned(),
        }
    };
    let (old, new) = (date(2020, 1, 1), date(2024, 1, 1));
    let tables = Tables {
        szmm36: Dated::new(vec![(old, table("a", 20)), (new, table("b", 5))]).unwrap(),
        poverty_threshold: Dated::new(vec![(old, 100.0), (new, 200.0)]).unwrap(),
        ..Tables::default()
    };
    let rules = Rules {
        instruments: &all_instruments(),
        wanted: &wanted,
        tables: &tables,
    };
    join_with(registers, at, &rules).unwrap()
}

fn recorded(frame: &mut Frame, days: &[Date]) {
    let cells = days.iter().map(|day| days_of(*day)).collect();
    frame.add(RECORD_DAY, Column::Number(cells)).unwrap();
}

fn days_of(day: Date) -> Answer<f64> {
    days(day.year(), day.month(), day.day())
}

#[test]
fn a_record_keeps_the_level_of_its_days_table_after_a_newer_one() {
    let level = |assessed: Date, at: Date| {
        let mut registers = two_households();
        let points = Column::Number(vec![Answer::Value(10.0)]);
        registers.care.add("szmm36_alma", points).unwrap();
        recorded(&mut registers.care, &[assessed]);
        let town = dated_town(registers, at, &["elder_care.szmm36_level"]);
        let levels = town.persons.categories("elder_care.szmm36_level");
        levels[0].value().map(str::to_owned)
    };
    let (before, after) = (date(2023, 5, 1), date(2024, 2, 1));
    assert_eq!(level(before, before).as_deref(), Some("none"));
    assert_eq!(level(before, date(2030, 1, 1)).as_deref(), Some("none"));
    assert_eq!(level(after, date(2030, 1, 1)).as_deref(), Some("I"));
}

#[test]
fn a_level_from_paper_stands_before_a_computed_one() {
    let mut registers = two_households();
    let recorded = category(&["none", "I", "II", "III"], vec![Answer::Value(3)]);
    registers.care.add("care_level", recorded).unwrap();
    let points = Column::Number(vec![Answer::Value(0.0)]);
    registers.care.add("szmm36_alma", points).unwrap();
    let wanted = ["elder_care.szmm36_level", "elder_care.szmm36"];
    let town = dated_town(registers, date(2024, 3, 30), &wanted);
    let levels = town.persons.categories("elder_care.szmm36_level");
    assert_eq!(levels[0], Answer::Value("III"));
    let points = town.persons.numbers("elder_care.szmm36");
    assert_eq!(points[0], Item::Known(0.0));
}

#[test]
fn barthel_has_points_and_the_bands_of_both_schemes() {
    let mut registers = two_households();
    for item in barthel100::ITEMS {
        let most = f64::from(*item.allowed.last().unwrap());
        let points = if item.code == "stairs" { 5.0 } else { most };
        let column = Column::Number(vec![Answer::Value(points)]);
        registers
            .care
            .add(&format!("barthel_{}", item.code), column)
            .unwrap();
    }
    let wanted = [
        "elder_care.barthel100",
        "elder_care.barthel100_shah",
        "elder_care.barthel100_cz",
    ];
    let town = dated_town(registers, date(2024, 3, 30), &wanted);
    assert_eq!(town.persons.numbers(wanted[0])[0], Item::Known(95.0));
    let band = |name| town.persons.categories(name)[0];
    assert_eq!(band(wanted[1]), Answer::Value("slight"));
    assert_eq!(band(wanted[2]), Answer::Value("light"));
}

#[test]
fn points_that_no_item_has_leave_no_score() {
    let mut registers = two_households();
    for item in barthel100::ITEMS {
        let column = Column::Number(vec![Answer::Value(7.0)]);
        registers
            .care
            .add(&format!("barthel_{}", item.code), column)
            .unwrap();
    }
    let town = dated_town(registers, date(2024, 3, 30), &["elder_care.barthel100"]);
    let points = town.persons.numbers("elder_care.barthel100");
    assert_eq!(points[0], Item::Missing);
}

#[test]
fn a_frailty_level_says_whether_it_stands_for_somebody_under_65() {
    let mut registers = two_households();
    let level = Column::Number(vec![Answer::Value(6.0)]);
    registers.care.add("cfs_level", level).unwrap();
    // Born on 31 March 1950: 64 on the day of the assessment, 73 at the join.
    recorded(&mut registers.care, &[date(2015, 3, 30)]);
    let wanted = ["elder_care.cfs9_group", "elder_care.cfs9_under_65"];
    let town = dated_town(registers, date(2024, 3, 30), &wanted);
    assert_eq!(
        town.persons.categories(wanted[0])[0],
        Answer::Value("frail")
    );
    assert_eq!(town.persons.booleans(wanted[1])[0], Item::Known(true));
}

#[test]
fn poverty_is_read_at_the_threshold_of_the_interview_and_makes_people_at_risk() {
    let town_of = |income: f64, interviewed: Date| {
        let mut registers = two_households();
        let incomes = vec![Answer::Value(income), Answer::None(NoAnswer::DoesNotKnow)];
        registers
            .households
            .add("income_month", Column::Number(incomes))
            .unwrap();
        recorded(&mut registers.households, &[interviewed; 2]);
        dated_town(registers, date(2024, 3, 30), &[])
    };
    let poor = |income, day| town_of(income, day).households.booleans("income_poor")[0];
    assert_eq!(poor(150.0, date(2023, 6, 1)), Item::Known(false));
    assert_eq!(poor(150.0, date(2024, 1, 1)), Item::Known(true));
    assert_eq!(poor(200.0, date(2024, 1, 1)), Item::Known(false));
    assert_eq!(poor(150.0, date(2019, 1, 1)), Item::Missing);
    // The elder is severely deprived whatever the income; of the others two parts are unknown.
    let risk = town_of(500.0, date(2024, 1, 1)).persons.booleans("arope");
    assert_eq!(risk[0], Item::Known(true));
    assert_eq!(risk[1], Item::Missing);
}

#[test]
fn a_household_without_income_has_no_share_of_costs_and_says_why() {
    let mut registers = two_households();
    let both = |a: f64, b: f64| Column::Number([a, b].map(Answer::Value).to_vec());
    let homes = &mut registers.households;
    homes.add("income_month", both(0.0, 200.0)).unwrap();
    homes.add("housing_costs_month", both(50.0, 80.0)).unwrap();
    homes
        .add(
            "benefit_housing",
            Column::Boolean(vec![Answer::Value(false); 2]),
        )
        .unwrap();
    let town = dated_town(registers, date(2024, 3, 30), &[]);
    let Some(Column::Boolean(burden)) = town.households.column("housing_cost_overburden") else {
        panic!("no burden was scored");
    };
    let none = Answer::None(NoAnswer::NotApplicable);
    assert_eq!(burden, &[none, Answer::Value(false)]);
}

#[test]
fn a_dwelling_without_a_room_for_all_and_with_a_fault_is_severe() {
    let mut registers = two_households();
    let leaks = Column::Boolean([true, true].map(Answer::Value).to_vec());
    registers.households.add("damp_or_leaking", leaks).unwrap();
    let town = dated_town(registers, date(2024, 3, 30), &[]);
    let severe = town.households.booleans("severe_housing_deprivation");
    assert_eq!(severe, [false, true].map(Item::Known));
}

#[test]
fn a_child_in_a_poor_dwelling_with_one_more_condition_is_multiply_disadvantaged() {
    let mut registers = two_households();
    let grades = ["full", "comfort", "half", "without", "shelter"];
    let comfort = category(&grades, [0, 2].map(Answer::Value).to_vec());
    registers.households.add("comfort", comfort).unwrap();
    for (code, answer) in [
        ("allowance", true),
        ("low_schooling", false),
        ("low_employment", true),
        ("state_care", false),
        ("aftercare_student", false),
    ] {
        let column = Column::Boolean(vec![Answer::Value(answer); 4]);
        registers
            .persons
            .add(&format!("hhh_{code}"), column)
            .unwrap();
    }
    let rules = hhh::Rules {
        version: "a".to_owned(),
        job_seeker_months: 12,
        of_months: 16,
        multiple_from: 2,
        poor_dwellings: vec![komfort::Grade::Half],
        source: "made up".to_owned(),
        entered_by: "test".to_owned(),
    };
    let tables = Tables {
        hhh: Dated::new(vec![(date(2020, 1, 1), rules)]).unwrap(),
        ..Tables::default()
    };
    let rules = Rules {
        instruments: &all_instruments(),
        wanted: &BTreeSet::new(),
        tables: &tables,
    };
    let town = join_with(registers, date(2024, 3, 30), &rules).unwrap();
    let classes = town.persons.categories("hhh");
    assert_eq!(classes[3], Answer::Value("hhh"));
    assert_eq!(classes[0], Answer::None(NoAnswer::DoesNotKnow));
}
