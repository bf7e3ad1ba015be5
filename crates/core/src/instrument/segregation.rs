//! Area segregation indicator (government decree 314/2012, annex 10): the share of residents of active age with at most
//! primary schooling and without regular income from work. Cut-offs by rank are a dated table; none is shipped (M).

use super::{InstrumentInfo, Item};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "segregation",
    version: "table",
    higher_is_better: Some(false),
    default_on: false,
    licence_note: "Off until a municipality enters the cut-offs of the decree in force, with their source: those known were \
                   from memory. It describes an area, not a person.",
    mark: "M",
};

/// One version of the cut-offs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the version.
    pub version: String,
    /// Fewest residents of an area that can be one.
    pub min_population: u32,
    /// Rank of settlement, and the per cent from which an area of it is segregated.
    pub cut_offs: Vec<(String, u32)>,
    /// Where it is from.
    pub source: String,
    /// Who entered it.
    pub entered_by: String,
}

/// What is counted in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Residents.
    pub residents: u32,
    /// Residents of active age.
    pub active_age: u32,
    /// Of those: at most primary schooling and no regular income from work.
    pub without: Item<u32>,
}

/// Whether an area reaches the cut-off of its settlement's rank; `None` where the rank has none or the count is
/// missing. An area with fewer residents than the table asks for, or nobody of active age, is not segregated.
#[must_use]
pub fn is_segregated(table: &Table, rank: &str, area: &Area) -> Option<bool> {
    let (_, percent) = table.cut_offs.iter().find(|(name, _)| name == rank)?;
    if area.residents < table.min_population || area.active_age == 0 {
        return Some(false);
    }
    let without = u64::from(area.without.known()?);
    Some(100 * without >= u64::from(*percent) * u64::from(area.active_age))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up: no cut-off here is the decree's.
    fn table() -> Table {
        Table {
            version: "made-up".to_owned(),
            min_population: 50,
            cut_offs: vec![("village".to_owned(), 40), ("town".to_owned(), 25)],
            source: "made up".to_owned(),
            entered_by: "test".to_owned(),
        }
    }

    fn area(residents: u32, without: u32) -> Area {
        Area {
            residents,
            active_age: 40,
            without: Item::Known(without),
        }
    }

    #[test]
    fn the_cut_off_of_the_rank_itself_is_reached() {
        let of = |rank, without| is_segregated(&table(), rank, &area(60, without));
        assert_eq!(of("town", 10), Some(true));
        assert_eq!(of("town", 9), Some(false));
        assert_eq!(of("village", 15), Some(false));
        assert_eq!(of("capital", 40), None);
    }

    #[test]
    fn a_small_area_is_none_and_a_missing_count_leaves_it_open() {
        assert_eq!(is_segregated(&table(), "town", &area(49, 40)), Some(false));
        let open = Area {
            without: Item::Missing,
            ..area(60, 0)
        };
        assert_eq!(is_segregated(&table(), "town", &open), None);
    }
}
