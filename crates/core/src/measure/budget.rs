//! Budget lines, added by year, currency and source.

use std::collections::BTreeMap;

use super::money::Amount;
use crate::life::EntryId;

/// How sure money is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// In a budget that was passed.
    Secured,
    /// Awarded, by contract or decision.
    Won,
    /// Hoped for.
    Planned,
}

impl Certainty {
    /// All, the surest first.
    pub const ALL: [Self; 3] = [Self::Secured, Self::Won, Self::Planned];

    /// Its name in codebooks.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Secured => "secured",
            Self::Won => "won",
            Self::Planned => "planned",
        }
    }

    /// The certainty with this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.code() == code)
    }
}

/// One line of a measure's budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its entry.
    pub id: EntryId,
    /// The measure it belongs to.
    pub measure: EntryId,
    /// Where the money is from; none where nobody has said.
    pub source: Option<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The year it is for.
    pub year: i16,
    /// The currency's code.
    pub currency: String,
    /// How much.
    pub amount: Amount,
    /// How much of it was spent, where that is told.
    pub spent: Option<Amount>,
}

/// Money of one currency, by certainty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// In a budget that was passed.
    pub secured: Amount,
    /// Awarded.
    pub won: Amount,
    /// Hoped for.
    pub planned: Amount,
    /// Spent.
    pub spent: Amount,
}

impl Money {
    /// All of it, sure or not.
    #[must_use]
    pub const fn total(&self) -> Amount {
        self.sure().plus(self.planned)
    }

    /// What is secured or won.
    #[must_use]
    pub const fn sure(&self) -> Amount {
        self.secured.plus(self.won)
    }

    /// The sum with money of the same currency.
    #[must_use]
    pub const fn plus(&self, other: &Self) -> Self {
        Self {
            secured: self.secured.plus(other.secured),
            won: self.won.plus(other.won),
            planned: self.planned.plus(other.planned),
            spent: self.spent.plus(other.spent),
        }
    }

    fn add(&mut self, line: &Line) {
        let part = match line.certainty {
            Certainty::Secured => &mut self.secured,
            Certainty::Won => &mut self.won,
            Certainty::Planned => &mut self.planned,
        };
        *part = part.plus(line.amount);
        self.spent = self.spent.plus(line.spent.unwrap_or_default());
    }
}

/// A year and a currency: what may be added to each other.
pub type Key = (i16, String);

/// Money by year and currency.
pub type Sums = BTreeMap<Key, Money>;

/// The lines by year and currency.
#[must_use]
pub fn by_year<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Sums {
    let mut sums = Sums::new();
    for line in lines {
        let key = (line.year, line.currency.clone());
        sums.entry(key).or_default().add(line);
    }
    sums
}

/// The lines by source, year and currency; the source of a line without one is none.
#[must_use]
pub fn by_source<'l>(
    lines: impl IntoIterator<Item = &'l Line>,
) -> BTreeMap<(Option<String>, i16, String), Money> {
    let mut sums: BTreeMap<_, Money> = BTreeMap::new();
    for line in lines {
        let key = (line.source.clone(), line.year, line.currency.clone());
        sums.entry(key).or_default().add(line);
    }
    sums
}

/// Adds sums to sums, each to its own year and currency.
pub fn add(to: &mut Sums, more: &Sums) {
    for (key, money) in more {
        let own = to.entry(key.clone()).or_default();
        *own = own.plus(money);
    }
}
