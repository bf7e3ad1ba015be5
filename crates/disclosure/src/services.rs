//! Services as the public may have them: a reference set of their own, made from entries of organisations, sites and services, which
//! are things. Nothing in it was surveyed, and nothing of it depends on who was.

use serde::{Deserialize, Serialize};

use crate::release::{Text, Vertex};

/// The reference set of services.
pub const SERVICES: &str = "services";

/// How many sites a service's numbers leave room for: a feature's id is the service's number times this, and its site's.
const SITES: u64 = 1 << 20;

/// A code of a property with what people call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    /// The code.
    pub code: String,
    /// What people read.
    pub label: Text,
}

/// Services at their sites, ascending by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Services {
    /// Each service at each of its sites.
    pub offers: Vec<Offer>,
    /// The codes of properties, by the property.
    pub codes: Vec<(String, Vec<Labelled>)>,
    /// After how many days without a confirmation a service is stale.
    pub stale_after_days: u32,
}

/// A service at a site; what is not known is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The number of the service's entry.
    pub service: u64,
    /// The number of the site's entry; 0 where it has none.
    pub at_site: u64,
    /// Where it is.
    pub at: Option<Vertex>,
    /// What it is called.
    pub name: String,
    /// The code of its kind.
    pub code: Option<String>,
    /// The organisation that offers it.
    pub provider: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The site's address.
    pub address: Option<String>,
    /// Telephone numbers.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A web page.
    pub web: Option<String>,
    /// `field`, `visited` or `residential`.
    pub form: Option<String>,
    /// Codes of target groups, parted by semicolons.
    pub targets: Option<String>,
    /// Opening hours in OpenStreetMap's notation.
    pub opening_hours: Option<String>,
    /// Opening hours in the provider's words.
    pub opening: Option<String>,
    /// What it does.
    pub description: Option<String>,
    /// Who may have it.
    pub eligibility: Option<String>,
    /// Entrance and accessibility.
    pub how_to_get_in: Option<String>,
    /// Whether the entrance has no steps.
    pub step_free: Option<bool>,
    /// Whether there is a fee.
    pub fee: Option<String>,
    /// The fee in words.
    pub fee_text: Option<String>,
    /// The highest fee.
    pub fee_highest: Option<f64>,
    /// Its currency.
    pub fee_currency: Option<String>,
    /// What it is for.
    pub fee_per: Option<String>,
    /// The youngest, in years.
    pub age_from: Option<u32>,
    /// The oldest, in years.
    pub age_to: Option<u32>,
    /// How much there is.
    pub capacity: Option<f64>,
    /// Of what: `places`, `clients_per_day`, `hours_per_week` or `posts`.
    pub capacity_unit: Option<String>,
    /// How much of it is free.
    pub vacant: Option<f64>,
    /// How many wait.
    pub waiting: Option<f64>,
    /// When somebody confirmed all of it, as YYYY-MM-DD.
    pub confirmed_on: Option<String>,
    /// Names or codes of areas, parted by semicolons.
    pub areas_served: Option<String>,
}

impl Offer {
    /// Its id in the collection: the same for as long as service and site have their numbers.
    #[must_use]
    pub const fn id(&self) -> u64 {
        self.service * SITES + self.at_site
    }
}

impl Services {
    /// These offers in the order of their ids.
    #[must_use]
    pub fn of(
        mut offers: Vec<Offer>,
        codes: Vec<(String, Vec<Labelled>)>,
        stale_after_days: u32,
    ) -> Self {
        offers.sort_by_key(Offer::id);
        offers.dedup_by_key(|offer| offer.id());
        Self {
            offers,
            codes,
            stale_after_days,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::ReferenceSet;

    fn offer(service: u64, at_site: u64) -> Offer {
        Offer {
            service,
            at_site,
            name: format!("service {service}"),
            step_free: Some(true),
            capacity: Some(12.5),
            ..Offer::default()
        }
    }

    #[test]
    fn a_set_of_services_comes_back_as_it_was_kept() {
        let codes = vec![(
            "code".to_owned(),
            vec![Labelled {
                code: "meals".to_owned(),
                label: Text::default(),
            }],
        )];
        let services = Services::of(
            vec![offer(2, 0), offer(1, 7), offer(1, 3), offer(1, 7)],
            codes,
            180,
        );
        let ids: Vec<u64> = services.offers.iter().map(Offer::id).collect();
        assert_eq!(ids, [(1 << 20) + 3, (1 << 20) + 7, 2 << 20]);
        let set = ReferenceSet {
            id: SERVICES.to_owned(),
            label: Text::default(),
            source: Text::default(),
            bbox: [0.0; 4],
            features: Vec::new(),
            addresses: None,
            services: Some(services),
            hsds: None,
        };
        let (bytes, _) = set.to_bytes().unwrap();
        assert_eq!(ReferenceSet::from_bytes(&bytes).unwrap(), set);
        // As it is given to other programs, behind what sets had before.
        let hsds = Text {
            hu: "{\"id\":1}".to_owned(),
            ..Text::default()
        };
        let given = ReferenceSet {
            hsds: Some(hsds),
            ..set
        };
        let (longer, _) = given.to_bytes().unwrap();
        assert!(longer.starts_with(&bytes));
        assert_eq!(ReferenceSet::from_bytes(&longer).unwrap(), given);
    }
}
