//! Overcrowding of the EU: a dwelling with fewer rooms than its household needs (V, Eurostat; licence V2).
//! Rooms are bedrooms, living and dining rooms, not kitchens. For the variant without people living
//! alone, leave those households out of the population.

use super::{InstrumentInfo, InvalidHousehold, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "overcrowd_eu",
    version: "eu",
    higher_is_better: None,
    default_on: true,
    licence_note: "Eurostat definition; reuse with the source acknowledged: cite Eurostat.",
    mark: "V2",
};

/// Who shares with whom decides from 12 years.
const TEEN_FROM: u8 = 12;
/// A room of one's own from 18 years.
const ADULT_FROM: u8 = 18;

/// Sex, which matters only for who shares a room from 12 to 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Girls.
    Female,
    /// Boys.
    Male,
}

/// A member of the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Age in completed years.
    pub age: Item<u8>,
    /// Read only from 12 to 17.
    pub sex: Item<Sex>,
    /// Whether the partner lives in the household too; read from 12 years. Partners of any age
    /// are a couple (P).
    pub has_partner: Item<bool>,
}

/// The members as the rule counts them; everybody stands in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Composition {
    /// Couples, two people each.
    pub couples: u32,
    /// People of 18 or more without a partner here.
    pub singles: u32,
    /// Boys from 12 to 17.
    pub boys_12_17: u32,
    /// Girls from 12 to 17.
    pub girls_12_17: u32,
    /// Children under 12.
    pub under_12: u32,
}

/// Whether the rooms suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// As many rooms as needed, or more.
    Enough,
    /// Fewer rooms than needed.
    Overcrowded,
}

/// Rooms the household needs: one for all, one for each couple and each single adult, and one for
/// two boys, two girls or two younger children.
#[must_use]
pub const fn required_rooms(people: &Composition) -> u32 {
    1 + people.couples
        + people.singles
        + people.boys_12_17.div_ceil(2)
        + people.girls_12_17.div_ceil(2)
        + people.under_12.div_ceil(2)
}

/// Whether there are fewer rooms than needed.
#[must_use]
pub const fn is_overcrowded(rooms: u32, people: &Composition) -> bool {
    rooms < required_rooms(people)
}

/// Counts the members; missing when an answer the rule reads is missing. Errors on a household
/// without members and, with all answers there, on partners who do not pair up.
pub fn composition(members: &[Member]) -> Result<Item<Composition>, InvalidHousehold> {
    if members.is_empty() {
        return Err(InvalidHousehold::Empty);
    }
    let mut people = Composition::default();
    let mut partners = 0;
    for member in members {
        let Some(place) = place_of(member, &mut people, &mut partners) else {
            return Ok(Item::Missing);
        };
        *place += 1;
    }
    if partners % 2 == 1 {
        return Err(InvalidHousehold::OddPartners { partners });
    }
    people.couples = partners / 2;
    Ok(Item::Known(people))
}

/// The count a member belongs to, or `None` when that cannot be told.
fn place_of<'a>(
    member: &Member,
    people: &'a mut Composition,
    partners: &'a mut u32,
) -> Option<&'a mut u32> {
    let age = member.age.known()?;
    if age < TEEN_FROM {
        return Some(&mut people.under_12);
    }
    if member.has_partner.known()? {
        return Some(partners);
    }
    if age >= ADULT_FROM {
        return Some(&mut people.singles);
    }
    Some(match member.sex.known()? {
        Sex::Male => &mut people.boys_12_17,
        Sex::Female => &mut people.girls_12_17,
    })
}

/// Scores a dwelling. The value is the number of rooms needed; the band needs the number of rooms too.
pub fn score(rooms: Item<u32>, members: &[Member]) -> Result<Score<Band>, InvalidHousehold> {
    let people = composition(members)?.known();
    let band = rooms.known().zip(people).map(|(rooms, people)| {
        if is_overcrowded(rooms, &people) {
            Band::Overcrowded
        } else {
            Band::Enough
        }
    });
    Ok(Score::new(&INFO, people.as_ref().map(required_rooms), band))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};
    use proptest::prelude::*;

    fn counts(n: [u32; 5]) -> Composition {
        let [couples, singles, boys_12_17, girls_12_17, under_12] = n;
        Composition {
            couples,
            singles,
            boys_12_17,
            girls_12_17,
            under_12,
        }
    }

    fn member(age: u8, sex: Sex, has_partner: bool) -> Member {
        Member {
            age: Known(age),
            sex: Known(sex),
            has_partner: Known(has_partner),
        }
    }

    fn family() -> Vec<Member> {
        let (f, m) = (Sex::Female, Sex::Male);
        [
            (40, f, true),
            (42, m, true),
            (17, m, false),
            (12, m, false),
            (11, f, false),
            (6, m, false),
            (0, f, false),
        ]
        .map(|(age, sex, partner)| member(age, sex, partner))
        .to_vec()
    }

    #[test]
    fn each_household_of_the_table_needs_its_rooms() {
        for (people, rooms) in [
            ([0, 1, 0, 0, 0], 2),
            ([1, 0, 0, 0, 0], 2),
            ([1, 0, 1, 1, 1], 5),
            ([1, 0, 2, 0, 3], 5),
            ([0, 1, 0, 0, 2], 3),
            ([1, 1, 0, 0, 0], 3),
        ] {
            assert_eq!(required_rooms(&counts(people)), rooms, "{people:?}");
            assert!(is_overcrowded(rooms - 1, &counts(people)));
            assert!(!is_overcrowded(rooms, &counts(people)));
        }
    }

    #[test]
    fn a_family_is_counted_from_its_members() {
        assert_eq!(composition(&family()), Ok(Known(counts([1, 0, 2, 0, 3]))));
        let four = score(Known(4), &family());
        assert_eq!(
            four.map(|s| (s.value, s.band)),
            Ok((Some(5), Some(Band::Overcrowded)))
        );
        assert_eq!(
            score(Known(5), &family()).map(|s| s.band),
            Ok(Some(Band::Enough))
        );
    }

    #[test]
    fn unknown_rooms_leave_the_need_but_no_band() {
        assert_eq!(
            score(Missing, &family()).map(|s| (s.value, s.band)),
            Ok((Some(5), None))
        );
    }

    #[test]
    fn only_the_answers_the_rule_reads_must_be_there() {
        let mut sexless = family();
        sexless[0].sex = Missing;
        sexless[6].sex = Missing;
        sexless[6].has_partner = Missing;
        assert_eq!(composition(&sexless), composition(&family()));
        sexless[2].sex = Missing;
        assert_eq!(composition(&sexless), Ok(Missing));
        let mut ageless = family();
        ageless[6].age = Missing;
        assert_eq!(
            score(Known(1), &ageless).map(|s| (s.value, s.band)),
            Ok((None, None))
        );
    }

    #[test]
    fn nobody_at_all_and_a_partner_without_a_partner_are_errors() {
        assert_eq!(composition(&[]), Err(InvalidHousehold::Empty));
        let half = [member(40, Sex::Male, true)];
        assert_eq!(
            composition(&half),
            Err(InvalidHousehold::OddPartners { partners: 1 })
        );
    }

    proptest! {
        #[test]
        fn one_more_person_never_needs_fewer_rooms(n in [0_u32..9, 0..9, 0..9, 0..9, 0..9], place in 0_usize..5) {
            let mut more = n;
            more[place] += 1;
            let extra = required_rooms(&counts(more)) - required_rooms(&counts(n));
            prop_assert!(extra <= 1);
        }

        #[test]
        fn everybody_is_counted_once(people in proptest::collection::vec((0_u8..100, any::<bool>()), 1..12)) {
            let members: Vec<_> = people.iter()
                .map(|&(age, boy)| member(age, if boy { Sex::Male } else { Sex::Female }, false))
                .collect();
            let counted = composition(&members).ok().and_then(Item::known).unwrap_or_default();
            let sum = counted.singles + counted.boys_12_17 + counted.girls_12_17 + counted.under_12;
            prop_assert_eq!(sum as usize, members.len());
        }
    }
}
