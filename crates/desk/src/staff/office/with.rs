//! What an office has besides its files: people, figures, mail, a provider that signs people in, rules of its own.

use std::sync::{Mutex, PoisonError};

use gocpont_access::StaffStore;

use super::Office;
use crate::staff::figures::Figures;
use crate::staff::mail::Post;
use crate::staff::oidc::Oidc;
use crate::staff::people::People;
use crate::staff::watch::Watch;

impl Office {
    /// The same office, which looks at a store of records besides.
    #[must_use]
    pub fn with_people(self, people: People) -> Self {
        Self {
            people: Some(people),
            ..self
        }
    }

    /// The same office with the true counts of its municipalities.
    #[must_use]
    pub fn with_figures(self, figures: Box<dyn Figures>) -> Self {
        Self {
            figures: Some(figures),
            ..self
        }
    }

    /// The same office, where services are stale after another number of days.
    #[must_use]
    pub fn with_stale_after(self, days: u32) -> Self {
        Self {
            stale_after: days,
            ..self
        }
    }

    /// The same office where everybody must use a second factor, not only whose account says so.
    #[must_use]
    pub fn with_second_factor(self, is_required: bool) -> Self {
        self.with(|store| store.with_second_factor(is_required))
    }

    /// The same office with another cost of passwords.
    #[cfg(test)]
    #[must_use]
    pub fn with_cost(self, cost: gocpont_access::Cost) -> Self {
        self.with(|store| store.with_cost(cost))
    }

    fn with(self, change: impl Fn(StaffStore) -> StaffStore) -> Self {
        let changed = |store: Mutex<StaffStore>| {
            let store = store.into_inner().unwrap_or_else(PoisonError::into_inner);
            Mutex::new(change(store))
        };
        Self {
            staff: changed(self.staff),
            entrance: changed(self.entrance),
            ..self
        }
    }

    /// The same office with watch rules.
    #[must_use]
    pub fn with_watch(self, watch: Watch) -> Self {
        Self { watch, ..self }
    }

    /// The same office, which sends mail.
    #[must_use]
    pub fn with_post(self, post: Post) -> Self {
        Self {
            post: Some(post),
            ..self
        }
    }

    /// The same office, where a provider signs people in, too.
    #[must_use]
    pub fn with_oidc(self, oidc: Oidc) -> Self {
        Self {
            oidc: Some(oidc),
            ..self
        }
    }
}
