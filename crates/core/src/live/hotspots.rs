//! Neighbourhood sums that follow a change, and the hot spots of a rate from them.

use std::sync::Arc;

use crate::hotspot::{Hotspot, InvalidShares, Share, StudyArea, check, sums};
use crate::neighbourhood::Neighbourhood;
use crate::significance::Adjustment;

/// A neighbourhood that can be asked both ways; shared by all layers of a map.
#[derive(Clone, Debug)]
pub struct BothWays {
    near: Neighbourhood,
    /// None where it is symmetric.
    back: Option<Neighbourhood>,
}

impl BothWays {
    /// Finds whom each unit is a neighbour of; weights play no part.
    #[must_use]
    pub fn new(near: Neighbourhood) -> Self {
        let back = near.transposed();
        let symmetric = back.same_links(&near);
        Self {
            near,
            back: (!symmetric).then_some(back),
        }
    }

    /// The neighbours of each unit.
    #[must_use]
    pub const fn near(&self) -> &Neighbourhood {
        &self.near
    }

    /// The units that have this one as a neighbour, ascending; none for a unit that does not exist.
    #[must_use]
    pub fn that_see(&self, unit: usize) -> &[u32] {
        self.back.as_ref().unwrap_or(&self.near).neighbours(unit)
    }
}

/// Cases and population of each unit and of its neighbourhood (the unit with its neighbours, as Gi* has it).
#[derive(Clone, Debug)]
pub struct LiveHotspots {
    links: Arc<BothWays>,
    shares: Vec<Share>,
    sums: Vec<Share>,
    total: Share,
}

impl LiveHotspots {
    /// From one share for each unit of the neighbourhood; a unit without population is outside the study area.
    pub fn new(links: Arc<BothWays>, shares: Vec<Share>) -> Result<Self, InvalidShares> {
        let total = check(&shares, links.near())?;
        Ok(Self {
            sums: sums(&shares, links.near()),
            links,
            shares,
            total,
        })
    }

    /// Gives a unit another share; only its own sums and those of the units it is a neighbour of are touched, one
    /// addition each. Counts are whole, so the sums are the ones that a full computation gives. Nothing changes
    /// where there is an error.
    pub fn set(&mut self, unit: u32, share: Share) -> Result<(), InvalidShares> {
        let at = unit as usize;
        let Some(before) = self.shares.get(at).copied() else {
            let units = self.shares.len();
            return Err(InvalidShares::Unit { unit, units });
        };
        if share.cases > share.population {
            return Err(InvalidShares::Share { unit: at, share });
        }
        let people = u64::from(self.total.population) - u64::from(before.population)
            + u64::from(share.population);
        if u32::try_from(people).is_err() {
            return Err(InvalidShares::TooMany(people));
        }
        self.total = self.total.minus(before).plus(share);
        self.shares[at] = share;
        self.sums[at] = self.sums[at].minus(before).plus(share);
        for near in self.links.that_see(at) {
            let sum = &mut self.sums[*near as usize];
            *sum = sum.minus(before).plus(share);
        }
        Ok(())
    }

    /// Cases and population of each unit.
    #[must_use]
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// Cases and population of each unit and its neighbours together.
    #[must_use]
    pub fn sums(&self) -> &[Share] {
        &self.sums
    }

    /// Cases and population of all units.
    #[must_use]
    pub const fn total(&self) -> Share {
        self.total
    }

    /// z, exact p, adjusted p and class of every unit as they are now: bit for bit what
    /// [`crate::hotspot::of_rates_adjusted`] gives for these shares. All are computed, for one changed count moves
    /// the town's mean and total.
    pub fn hotspots(&self, adjustment: Adjustment) -> Result<Vec<Option<Hotspot>>, InvalidShares> {
        let near = self.links.near();
        let study = StudyArea::new(&self.shares, near);
        study.hotspots(&self.shares, &self.sums, near, adjustment)
    }
}
